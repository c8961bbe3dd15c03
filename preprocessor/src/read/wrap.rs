//! From the code of a listing to the program that is compiled.
//!
//! Source of the rules: `generate_unique_doctest` and `parse_source` in the compiler's
//! `src/librustdoc/doctest/make.rs` (1.95), as called for a Markdown file: no crate is injected.

use std::sync::Arc;

use super::{
    mapped::{Mapped, SourceFile},
    statements::{StatementKind, TopLevel},
    tokens::Tokens,
};

/// A program as handed to the compiler, with the way back to the listing's own lines.
#[derive(Clone, Debug)]
pub struct Program {
    /// The text, every byte of which knows its place in the listing.
    pub text: Mapped,
    /// What was put around it.
    pub wrapping: Wrapping,
}

/// What rustdoc puts around a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// The listing has its own `main`: only `#![allow(unused)]` is added.
    None,
    /// `fn main() { … }`.
    Main,
    /// `fn main()` around a function that returns a `Result`: the listing ends in `Ok::<…>(())`.
    Fallible,
    /// It does not parse (or is a test harness): the compiler gets what the author wrote.
    Raw,
}

/// Wrap a listing. `parses` says whether the compiler's parser accepts it as a function's body.
pub fn wrap(source: &Arc<SourceFile>, parses: bool, test_harness: bool) -> Program {
    if !parses {
        return Program { text: Mapped::file(source), wrapping: Wrapping::Raw };
    }
    let tokens = Tokens::new(&source.text);
    let parts = Parts::of(source, &TopLevel::parse(&tokens));
    let mut text = Mapped::default();
    text.push_glue("#![allow(unused)]\n", source, 0);
    for part in [&parts.crate_attributes, &parts.lint_attributes, &parts.crates] {
        text.push_slice(part, 0..part.text().len());
        if !part.text().is_empty() && !part.text().ends_with('\n') {
            text.push_glue("\n", source, 0);
        }
    }
    let body = parts.body.text();
    let start = body.len() - body.trim_start().len();
    let body_range = start..start + body.trim().len();
    let trimmed = body.trim();
    let end = source.text.len();
    let wrapping = if test_harness || parts.has_main || text.text().contains("![no_std]") {
        text.push_slice(&parts.body, body_range);
        Wrapping::None
    } else if trimmed.ends_with("(())") {
        text.push_glue(
            "fn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {\n",
            source,
            0,
        );
        text.push_slice(&parts.body, body_range);
        text.push_glue("\n} _inner().unwrap() }", source, end);
        Wrapping::Fallible
    } else {
        text.push_glue("fn main() {\n", source, 0);
        text.push_slice(&parts.body, body_range);
        text.push_glue("\n}", source, end);
        Wrapping::Main
    };
    Program { text, wrapping }
}

/// rustdoc's `ParseSourceInfo`: which bytes of the listing go where.
#[derive(Debug, Default)]
struct Parts {
    crate_attributes: Mapped,
    lint_attributes: Mapped,
    crates: Mapped,
    body: Mapped,
    has_main: bool,
}

impl Parts {
    fn of(source: &Arc<SourceFile>, top: &TopLevel) -> Self {
        let mut parts = Self::default();
        let mut done = 0;
        for attribute in &top.attributes {
            let into = if attribute.is_lint_level {
                &mut parts.lint_attributes
            } else {
                &mut parts.crate_attributes
            };
            into.push_source(source, done..attribute.range.end);
            done = attribute.range.end;
        }
        let has_attributes = !top.attributes.is_empty();
        let mut only_items = true;
        for statement in &top.statements {
            match statement.kind {
                StatementKind::Main | StatementKind::Macro(true) => parts.has_main = true,
                StatementKind::Code => only_items = false,
                StatementKind::ExternCrate | StatementKind::Item | StatementKind::Macro(false) => {}
            }
            if parts.body.text().is_empty() && has_attributes {
                parts.crates.push_source(source, done..statement.range.start.max(done));
                done = statement.range.start.max(done);
            }
            let into = if statement.kind == StatementKind::ExternCrate {
                &mut parts.crates
            } else {
                &mut parts.body
            };
            into.push_source(source, done..statement.range.end);
            done = statement.range.end;
        }
        parts.has_main &= only_items;
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(code: &str) -> String {
        wrap(&SourceFile::new("l.rs", code), true, false).text.text().to_owned()
    }

    const ALLOW: &str = "#![allow(unused)]\n";

    #[test]
    fn code_is_wrapped_in_main_and_what_follows_it_is_dropped() {
        assert_eq!(
            program("let a = 1;\n// the end\n"),
            format!("{ALLOW}fn main() {{\nlet a = 1;\n}}")
        );
    }

    #[test]
    fn a_main_of_its_own_is_kept_unless_code_stands_beside_it() {
        assert_eq!(program("use a;\nfn main() {}"), format!("{ALLOW}use a;\nfn main() {{}}"));
        assert_eq!(
            program("fn main() {}\nmain();"),
            format!("{ALLOW}fn main() {{\nfn main() {{}}\nmain();\n}}")
        );
        assert!(program("m! { fn main() {} }").starts_with(&format!("{ALLOW}m!")));
    }

    #[test]
    fn a_typed_ok_makes_it_fallible() {
        assert_eq!(
            program("f()?;\nOk::<(), E>(())"),
            format!(
                "{ALLOW}fn main() {{ fn _inner() -> core::result::Result<(), impl \
                 core::fmt::Debug> {{\nf()?;\nOk::<(), E>(())\n}} _inner().unwrap() }}"
            )
        );
    }

    #[test]
    fn attributes_and_crates_go_to_the_top() {
        assert_eq!(
            program("#![allow(dead_code)]\n#![feature(x)]\n// hi\nextern crate core;\nlet y = 5;"),
            format!(
                "{ALLOW}\n#![feature(x)]\n#![allow(dead_code)]\n\n// hi\nextern crate core;\nfn \
                 main() {{\nlet y = 5;\n}}"
            )
        );
        assert_eq!(
            program("f();\nextern crate core;\ng();"),
            format!("{ALLOW}\nextern crate core;\nfn main() {{\nf();\ng();\n}}")
        );
    }

    #[test]
    fn what_does_not_parse_is_left_alone() {
        let source = SourceFile::new("l.rs", "let x = ;");
        let program = wrap(&source, false, false);
        assert_eq!((program.text.text(), program.wrapping), ("let x = ;", Wrapping::Raw));
    }

    #[test]
    fn every_line_knows_the_way_back() {
        let source = SourceFile::new("l.rs", "#![feature(x)]\nlet y = 5;");
        let program = wrap(&source, true, false).text;
        let at = program.text().find("let").expect("there");
        assert_eq!(program.place(at).line, 2);
    }
}
