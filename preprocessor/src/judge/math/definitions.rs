//! The macros of `book.toml`, each tried before a formula uses it.

use std::collections::BTreeMap;

use math_core::{LatexToMathML, MathDisplay};
use toml_edit::Document;

use super::{refused, unexpandable};
use crate::{
    book::Book,
    problem::Problem,
    read::{
        macros::{Macros, Unexpandable},
        mapped::{Mapped, SourceFile},
    },
};

/// Where a macro may be at home: not each can stand alone.
const AROUND: [(&str, &str); 5] = [
    ("", ""),
    ("x", ""),
    ("\\left(", "\\right."),
    ("\\begin{aligned}", "\\end{aligned}"),
    ("\\text{", "}"),
];
/// What may be its arguments: a symbol, a length, a colour.
const ARGUMENTS: [&str; 3] = ["{a}", "{1em}", "{red}"];

/// The macros, and what is wrong with them at their lines of `book.toml`. A macro that is wrong stands for
/// nothing: the formulas that use it are not to blame.
pub(super) fn checked<'a>(
    book: &Book,
    macros: &'a BTreeMap<String, String>,
    converter: &LatexToMathML,
) -> (Macros<'a>, Vec<Problem>) {
    let mut checked = Macros::new(macros);
    let mut problems = Vec::new();
    let lines = Lines::new(book);
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
    for name in macros.keys().filter(|name| !is_name(name)) {
        let place = lines.place(name, "").place(0);
        problems.push(
            Problem::error(format!("`{name}` cannot be the name of a macro"), place)
                .help("a name is letters only, without the backslash"),
        );
    }
    for name in macros.keys().filter(|name| is_name(name)) {
        let used = lines.place(name, &format!("\\{name}{}", ARGUMENTS[0].repeat(9)));
        while let Err(why @ (Unexpandable::Circle(culprit) | Unexpandable::TooLong(culprit))) =
            checked.expand(&used)
        {
            problems.push(unexpandable(why, &lines.place(culprit, "")));
            checked.silence(culprit);
        }
    }
    // Those first that others use.
    for name in checked.in_order_of_use().into_iter().filter(|name| is_name(name)) {
        let attempts =
            AROUND.iter().flat_map(|around| ARGUMENTS.map(|argument| (around, argument)));
        let mut first = None;
        let works = attempts.into_iter().any(|((before, after), argument)| {
            let arguments = argument.repeat(checked.arguments(name));
            let used = lines.place(name, &format!("{before}\\{name}{arguments}{after}"));
            let problem = match checked.expand(&used) {
                Err(why) => unexpandable(why, &used),
                Ok(latex) => {
                    match converter.convert_with_local_state(latex.text(), MathDisplay::Block) {
                        Ok(_) => return true,
                        Err(error) => refused(&error, &latex, &checked),
                    }
                }
            };
            first.get_or_insert(problem);
            false
        });
        if let Some(mut problem) = first.filter(|_| !works) {
            problem.title = format!("macro `\\{name}`: {}", problem.title);
            problems.push(problem);
            checked.silence(name);
        }
    }
    (checked, problems)
}

/// `book.toml`, for the lines of its macros.
struct Lines {
    file: std::sync::Arc<SourceFile>,
    document: Option<Document<String>>,
}

impl Lines {
    fn new(book: &Book) -> Self {
        let text = std::fs::read_to_string(book.root.join("book.toml")).unwrap_or_default();
        Self {
            document: Document::parse(text.clone()).ok(),
            file: SourceFile::new("book.toml", text),
        }
    }

    /// LaTeX that stands where the macro is defined; at the top of the file if that is not to be found
    /// (mdBook lets variables of the environment change its configuration).
    fn place(&self, name: &str, latex: &str) -> Mapped {
        let offset = self.document.as_ref().and_then(|document| {
            let macros = ["preprocessor", "rehearse", "math", "macros"]
                .iter()
                .try_fold(document.as_item(), |item, key| item.get(key))?;
            macros.as_table_like()?.get_key_value(name)?.0.span()
        });
        let offset = offset.map_or(0, |span| span.start);
        let mut mapped = Mapped::default();
        // Never empty: an empty text has no place.
        mapped.push_glue(if latex.is_empty() { " " } else { latex }, &self.file, offset);
        mapped
    }
}
