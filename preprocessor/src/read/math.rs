//! Formulas of a chapter: `$…$` in a line, `$$…$$` on display.
//!
//! What a formula is, is pulldown-cmark's `ENABLE_MATH`: no space inside the dollars, braces balanced,
//! never in code. A dollar in prose is written `\$`; one that is neither is an error, because half a
//! formula would otherwise go to the page as dollars.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{fence, mapped::Mapped};
use crate::problem::Problem;

/// A formula of a chapter.
#[derive(Clone, Debug)]
pub struct Formula {
    /// The whole, with its dollars, in the expanded chapter.
    pub range: Range<usize>,
    /// What stands between the dollars.
    pub latex: Mapped,
    /// Whether it stands on display.
    pub display: bool,
}

/// Every formula of a chapter, in order, and what is wrong with its dollars.
pub fn formulas(text: &Mapped) -> (Vec<Formula>, Vec<Problem>) {
    let markdown = text.text();
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    if !markdown.contains('$') {
        return (found, problems);
    }
    let (mut code, mut images) = (false, 0_usize);
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::InlineMath(_) | Event::DisplayMath(_) if images > 0 => {
                problems.push(
                    Problem::error("a formula in alternative text", text.place(range.start))
                        .label("it would be read aloud as it stands")
                        .help("write it in words"),
                );
            }
            Event::InlineMath(latex) => {
                found.push(formula(text, range, &latex, false, &mut problems));
            }
            Event::DisplayMath(latex) => {
                found.push(formula(text, range, &latex, true, &mut problems));
            }
            Event::Text(_) if !code && images == 0 => {
                problems.extend(lone_dollars(text, range));
            }
            Event::Html(_) => problems.extend(dollars_in_html(text, range)),
            _ => {}
        }
    }
    (found, problems)
}

/// What mdBook parses chapters with, and formulas.
fn options() -> Options {
    fence::options()
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

/// A formula, each line of it where the author wrote it: in a quote the parser has taken the marks of
/// the quote away.
fn formula(
    text: &Mapped,
    range: Range<usize>,
    latex: &str,
    display: bool,
    problems: &mut Vec<Problem>,
) -> Formula {
    let dollars = if display { 2 } else { 1 };
    let written = &text.text()[range.start + dollars..range.end - dollars];
    let mut mapped = Mapped::default();
    let mut at = range.start + dollars;
    for (line, source) in latex.split_inclusive('\n').zip(written.split_inclusive('\n')) {
        if source.ends_with(line) {
            let end = at + source.len();
            mapped.push_slice(text, end - line.len()..end);
        } else {
            // Of a cell of a table: the backslash before a bar belongs to the table.
            let bar = at + source.find("\\|").unwrap_or(0);
            problems.push(
                Problem::error("`\\|` in a table is one bar, not two", text.place(bar))
                    .help("write `\\vert` for one bar, `\\Vert` for two, `\\mid` for “given”"),
            );
        }
        at += source.len();
    }
    Formula { range, latex: mapped, display }
}

/// Dollars in prose that are not escaped; two that stand together are one slip.
fn lone_dollars(text: &Mapped, range: Range<usize>) -> Vec<Problem> {
    let bytes = text.text().as_bytes();
    range
        .filter(|&at| {
            let backslashes = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
            bytes[at] == b'$' && backslashes % 2 == 0 && (at == 0 || bytes[at - 1] != b'$')
        })
        .map(|at| {
            Problem::error("this dollar belongs to no formula", text.place(at))
                .help("a dollar in prose is written `\\$`")
                .help(
                    "in a formula there is no space directly inside the dollars and no empty line, \
                     and every `{` has its `}`",
                )
        })
        .collect()
}

/// A pair of dollars in an HTML block: Markdown does not look into it.
fn dollars_in_html(text: &Mapped, range: Range<usize>) -> Option<Problem> {
    let html = &text.text()[range.clone()];
    let first = html.find('$').filter(|first| html[first + 1..].contains('$'))?;
    let place = text.place(range.start + first);
    Some(
        Problem::warning("dollars in an HTML block make no formula", place)
            .help("put an empty line before and after the Markdown inside the element")
            .help("a dollar that is meant is `&#36;`"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::mapped::SourceFile;

    fn read(markdown: &str) -> (Vec<Formula>, Vec<Problem>) {
        formulas(&Mapped::file(&SourceFile::new("ch.md", markdown)))
    }

    fn latex(markdown: &str) -> Vec<String> {
        let (found, problems) = read(markdown);
        assert_eq!(problems, [], "{markdown}");
        found.iter().map(|formula| formula.latex.text().to_owned()).collect()
    }

    fn problems(markdown: &str) -> Vec<String> {
        let at = |problem: &Problem| problem.place().map(|at| format!("{}:{}", at.line, at.column));
        read(markdown)
            .1
            .iter()
            .map(|problem| format!("{} {}", at(problem).unwrap_or_default(), problem.title))
            .collect()
    }

    #[test]
    fn in_prose_headings_tables_quotes_lists_links_and_never_in_code() {
        assert_eq!(latex("# The $a$ rule\n\n**$b$**, [$c$](x.md) and `$d$`\n"), ["a", "b", "c"]);
        assert_eq!(latex("| $a_i$ | b |\n|---|---|\n| `$x$` | $c*d*$ |\n"), ["a_i", "c*d*"]);
        assert_eq!(
            latex("```text\n$a$\n```\n\n    $b$\n\n<div>\n$c\n</div>\n"),
            Vec::<String>::new()
        );
        assert_eq!(latex("term\n: $a$ _x_\n\n[^1]: $b$\n\nsee [^1]"), ["a", "b"]);
        assert_eq!(latex("A \\$5 note, \\$6, and `$7`."), Vec::<String>::new());
    }

    #[test]
    fn lines_of_a_display_know_where_they_were_written() {
        let markdown = "> - so\n>   $$\n>   a\\\\\n>   b\n>   $$\n";
        let (found, problems) = read(markdown);
        assert_eq!((found.len(), problems.len()), (1, 0));
        let latex = &found[0].latex;
        assert!(found[0].display);
        assert_eq!(latex.text(), "\na\\\\\nb\n");
        let place = latex.place(latex.text().find('b').expect("there"));
        assert_eq!((place.line, place.column), (4, 5));
    }

    #[test]
    fn line_ends_of_windows_are_line_ends() {
        let (found, problems) = read("a $x$\r\n\r\n> $$\r\n> b\r\n> $$\r\n");
        assert_eq!((found.len(), problems.len()), (2, 0));
        let latex = &found[1].latex;
        assert_eq!(latex.text().trim(), "b");
        let place = latex.place(latex.text().find('b').expect("there"));
        assert_eq!((place.line, place.column), (4, 3));
    }

    #[test]
    fn a_dollar_of_no_formula() {
        let lone = "this dollar belongs to no formula";
        assert_eq!(problems("costs $5"), [format!("1:7 {lone}")]);
        assert_eq!(problems("a $x $ b"), [format!("1:3 {lone}"), format!("1:6 {lone}")]);
        assert_eq!(problems("$$a\n\nb$$"), [format!("1:1 {lone}"), format!("3:2 {lone}")]);
        assert_eq!(problems("x ${a$"), [format!("1:3 {lone}"), format!("1:6 {lone}")]);
    }

    #[test]
    fn places_where_a_formula_cannot_stand() {
        assert_eq!(problems("![the $x$ axis](a.svg)"), ["1:7 a formula in alternative text"]);
        assert_eq!(problems("![costs $5](a.svg)"), Vec::<String>::new());
        let html = "<summary>Is $x$ big?</summary>\n";
        assert_eq!(problems(html), ["1:13 dollars in an HTML block make no formula"]);
        let table = "| a |\n|---|\n| $\\|x\\|$ |\n";
        assert_eq!(problems(table), ["3:4 `\\|` in a table is one bar, not two"]);
    }
}
