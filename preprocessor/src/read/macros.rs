//! Macros of a book's own, written out in a formula as TeX does it.
//!
//! math-core knows macros, too, but not macros that use others. Here they are text, replaced before it
//! sees them; [`Mapped`] keeps every byte's place, so that what is wrong in a macro is reported where the
//! author used it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::mapped::Mapped;

/// How deep macros may use macros. A book's are two or three deep; more is a circle.
const MAX_DEPTH: usize = 16;
/// How much may be written in place of the macros of one formula, in bytes.
const MAX_LENGTH: usize = 1 << 16;

/// The macros of a book: names without the backslash, and what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Macros<'a> {
    bodies: BTreeMap<&'a str, &'a str>,
}

/// Why a formula could not be written out, and which macro is to blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unexpandable<'a> {
    /// The macro at this offset wants more arguments than there are.
    MissingArgument {
        /// The macro's name.
        name: &'a str,
        /// How many it wants.
        wants: usize,
        /// The offset of its use.
        at: usize,
    },
    /// It uses itself, by way of others or not.
    Circle(&'a str),
    /// It makes the formula too long.
    TooLong(&'a str),
}

impl<'a> Macros<'a> {
    /// These macros.
    pub fn new(macros: &'a BTreeMap<String, String>) -> Self {
        let text = |(name, body): (&'a String, &'a String)| (name.as_str(), body.as_str());
        Self { bodies: macros.iter().map(text).collect() }
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.bodies.keys().copied()
    }

    /// Let a macro that is wrong stand for nothing.
    pub fn silence(&mut self, name: &str) {
        if let Some(body) = self.bodies.get_mut(name) {
            *body = "{}";
        }
    }

    /// Their names, those first that others use.
    pub fn in_order_of_use(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.names().collect();
        names.sort_by_key(|name| self.depth(name, 0));
        names
    }

    /// How many macros deep the use of a macro goes.
    fn depth(&self, name: &str, above: usize) -> usize {
        let body = self.bodies.get(name).copied().unwrap_or_default();
        let used: BTreeSet<&str> =
            tokens(body).filter_map(|at| body.get(at.start + 1..at.end)).collect();
        let known =
            used.into_iter().filter(|name| above < MAX_DEPTH && self.bodies.contains_key(name));
        known.map(|name| 1 + self.depth(name, above + 1)).max().unwrap_or(0)
    }

    /// How many arguments a macro takes: the highest `#n` in it.
    pub fn arguments(&self, name: &str) -> usize {
        self.bodies.get(name).map_or(0, |body| {
            let parameters = body.match_indices('#').filter(|(at, _)| !is_escaped(body, *at));
            parameters.filter_map(|(at, _)| parameter(&body[at..])).max().unwrap_or(0)
        })
    }

    /// The formula with every macro written out.
    pub fn expand(&self, latex: &Mapped) -> Result<Mapped, Unexpandable<'a>> {
        let (mut out, mut budget) = (Mapped::default(), MAX_LENGTH);
        self.expand_into(&mut out, latex, 0, &mut budget)?;
        Ok(out)
    }

    fn expand_into(
        &self,
        out: &mut Mapped,
        latex: &Mapped,
        depth: usize,
        budget: &mut usize,
    ) -> Result<(), Unexpandable<'a>> {
        let text = latex.text();
        let mut done = 0;
        let mut at = 0;
        while let Some(next) = text[at..].find(['\\', '%']) {
            let start = at + next;
            at = end_of_token(text, start);
            let Some((&name, &body)) = self.bodies.get_key_value(&text[start + 1..at]) else {
                continue;
            };
            push(out, &latex.slice(done..start));
            if depth == MAX_DEPTH {
                return Err(Unexpandable::Circle(name));
            }
            at = skip_spaces(text, at);
            let wants = self.arguments(name);
            let mut arguments = Vec::with_capacity(wants);
            for _ in 0..wants {
                let Some((argument, end)) = argument(text, at) else {
                    return Err(Unexpandable::MissingArgument { name, wants, at: start });
                };
                arguments.push(latex.slice(argument));
                at = end;
            }
            let used = substituted(body, &arguments, latex, start);
            // One that stands for nothing costs something, too.
            let cost = used.text().len() + 1;
            *budget = budget.checked_sub(cost).ok_or(Unexpandable::TooLong(name))?;
            self.expand_into(out, &used, depth + 1, budget)?;
            done = at;
        }
        push(out, &latex.slice(done..text.len()));
        Ok(())
    }
}

/// The body with its arguments put in; text of its own stands at the place of the macro's use.
fn substituted(body: &str, arguments: &[Mapped], latex: &Mapped, start: usize) -> Mapped {
    let mut used = Mapped::default();
    let mut done = 0;
    let own = |used: &mut Mapped, text: &str| {
        if let Some((file, offset)) = latex.origin(start) {
            let mut glue = Mapped::default();
            glue.push_glue(text, file, offset);
            push(used, &glue);
        }
    };
    for (at, _) in body.match_indices('#') {
        let argument = parameter(&body[at..]).and_then(|number| arguments.get(number - 1));
        let Some(argument) = argument.filter(|_| !is_escaped(body, at)) else { continue };
        own(&mut used, &body[done..at]);
        push(&mut used, argument);
        done = at + 2;
    }
    own(&mut used, &body[done..]);
    used
}

/// Append, and keep a command apart from letters that follow it now.
fn push(out: &mut Mapped, text: &Mapped) {
    let before = out.text();
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let backslash = before.len() - letters;
    let is_command =
        letters > 0 && before[..backslash].ends_with('\\') && !is_escaped(before, backslash - 1);
    if is_command
        && text.text().starts_with(|c: char| c.is_ascii_alphabetic())
        && let Some((file, offset)) = text.origin(0)
    {
        out.push_glue(" ", file, offset);
    }
    out.push_slice(text, 0..text.text().len());
}

/// Whether a backslash takes its meaning from the byte at `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// The number in `#n`, at the start of the text.
fn parameter(text: &str) -> Option<usize> {
    text[1..].chars().next()?.to_digit(10).filter(|n| *n > 0).map(|n| n as usize)
}

/// The commands and comments of a text.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(['\\', '%'])?;
        at = end_of_token(text, start);
        Some(start..at)
    })
}

/// The end of the command, comment or character at `at`.
fn end_of_token(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if rest.starts_with('%') {
        return at + rest.find('\n').unwrap_or(rest.len());
    }
    let Some(name) = rest.strip_prefix('\\') else {
        return at + rest.chars().next().map_or(0, char::len_utf8);
    };
    let letters = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let symbol = || name.chars().next().map_or(0, char::len_utf8);
    at + 1 + if letters > 0 { letters } else { symbol() }
}

fn skip_spaces(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(|c: char| c.is_ascii_whitespace()).len()
}

/// The argument that begins at `at`, without its braces, and where it ends.
fn argument(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let start = skip_spaces(text, at);
    match text[start..].chars().next()? {
        '}' => None,
        '{' => {
            let (mut depth, mut at) = (0, start);
            while at < text.len() {
                depth += match text.as_bytes()[at] {
                    b'{' => 1,
                    b'}' => -1,
                    _ => 0,
                };
                if depth == 0 {
                    return Some((start + 1..at, at + 1));
                }
                at = end_of_token(text, at);
            }
            None
        }
        _ => {
            let end = end_of_token(text, start);
            Some((start..end, end))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::mapped::SourceFile;

    fn macros() -> BTreeMap<String, String> {
        [
            ("E", r"\mathbb{E}"),
            ("R", r"\mathbb R"),
            ("norm", r"\lVert #1\rVert"),
            ("given", r"\E\left[#1\mid #2\right]"),
            ("sub", "_#1"),
            ("hash", r"\#1"),
            ("round", r"\trip"),
            ("trip", r"\round"),
            ("twice", r"\twofold\twofold"),
        ]
        .map(|(name, body)| (name.to_owned(), body.to_owned()))
        .into()
    }

    #[track_caller]
    fn expands(latex: &str, to: &str) {
        let text = Mapped::file(&SourceFile::new("ch.md", latex));
        let macros = macros();
        let expanded = Macros::new(&macros).expand(&text).map(|out| out.text().to_owned());
        assert_eq!(expanded, Ok(to.to_owned()));
    }

    #[test]
    fn macros_use_macros_and_take_arguments() {
        expands(r"\E[X] \Ex", r"\mathbb{E}[X] \Ex");
        expands(r"\given{X}{\norm{Y}}", r"\mathbb{E}\left[X\mid \lVert Y\rVert\right]");
        expands(r"\given{\given{a}{b}}c", {
            r"\mathbb{E}\left[\mathbb{E}\left[a\mid b\right]\mid c\right]"
        });
        expands(r"\norm x^2, \norm \alpha", r"\lVert x\rVert^2, \lVert \alpha\rVert");
        expands(r"\norm{\{a\}}", r"\lVert \{a\}\rVert");
        expands(r"\hash", r"\#1");
    }

    #[test]
    fn what_follows_a_command_does_not_join_it() {
        expands(r"\R^d \R{}x \R x", r"\mathbb R^d \mathbb R{}x \mathbb Rx");
        expands(r"\norm\lambda x", r"\lVert \lambda\rVert x");
        expands(r"\alpha\sub{i}", r"\alpha_i");
        expands(r"\norm{x}y", r"\lVert x\rVert y");
    }

    #[test]
    fn line_breaks_and_comments_are_no_macros() {
        expands("a\\\\E % \\E\n\\E", "a\\\\E % \\E\n\\mathbb{E}");
    }

    #[test]
    fn what_cannot_be_written_out() {
        let fails = |latex: &str, why: Unexpandable<'_>| {
            let text = Mapped::file(&SourceFile::new("ch.md", latex));
            let macros = macros();
            assert_eq!(Macros::new(&macros).expand(&text).map(drop), Err(why));
        };
        fails(r"a + \norm", Unexpandable::MissingArgument { name: "norm", wants: 1, at: 4 });
        fails(r"{\given a}", Unexpandable::MissingArgument { name: "given", wants: 2, at: 1 });
        fails(r"\round", Unexpandable::Circle("round"));
    }

    #[test]
    fn growth_has_an_end() {
        let mut macros: BTreeMap<String, String> = BTreeMap::new();
        for (this, next) in "abcdefgh".chars().zip("bcdefghi".chars()) {
            macros.insert(this.to_string(), format!("\\{next} ").repeat(8));
        }
        macros.insert("i".into(), "x".repeat(100));
        let text = Mapped::file(&SourceFile::new("ch.md", r"\a"));
        let expanded = Macros::new(&macros).expand(&text);
        assert!(matches!(expanded, Err(Unexpandable::TooLong(_))));
    }

    #[test]
    fn places_are_those_of_the_author() {
        let text = Mapped::file(&SourceFile::new("ch.md", r"x \norm{yz}"));
        let macros = macros();
        let out = Macros::new(&macros).expand(&text).expect("fine");
        let column = |needle: &str| out.place(out.text().find(needle).expect("there")).column;
        assert_eq!((column("yz"), column(r"\rVert")), (9, 3));
    }
}
