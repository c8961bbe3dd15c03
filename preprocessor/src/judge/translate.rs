//! From positions in a generated file back to what the author wrote and the reader sees.

use std::{
    cell::OnceCell,
    sync::{Arc, LazyLock},
};

use regex::{Captures, Regex};

use crate::{
    listing::Listing,
    paths,
    perform::compile::{Emit, VIRTUAL_FOLDER},
    read::{
        mapped::{Mapped, Place, SourceFile},
        wrap::wrap,
    },
};

/// In whose terms a position is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// The author's: the chapter or the included file, so that an editor can open it.
    Author,
    /// The reader's: the listing as if it were a file of its own, or the listing's file. It does not
    /// change when something is written above the listing, so snapshots use it.
    Reader,
}

/// Translates what was said about one program of one listing.
#[derive(Debug)]
pub struct Translator<'a> {
    listing: &'a Listing,
    emit: Emit,
    /// The program and its lines: not made before there is something to translate.
    program: OnceCell<(Mapped, Arc<SourceFile>)>,
    shown_name: String,
}

static POSITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"{VIRTUAL_FOLDER}[/\\](listing-[0-9a-f]{{12}})\.rs(?::(\d+)(?::(\d+))?)?"))
        .expect("a valid expression")
});

impl<'a> Translator<'a> {
    /// For a listing and what was made of it.
    pub fn new(listing: &'a Listing, emit: Emit) -> Self {
        let shown_name = match (&listing.file, &listing.tags.name) {
            (Some(file), _) => paths::display(file),
            (None, Some(name)) => format!("{name}.rs"),
            (None, None) => "listing.rs".to_owned(),
        };
        Self { listing, emit, program: OnceCell::new(), shown_name }
    }

    fn program(&self) -> &(Mapped, Arc<SourceFile>) {
        self.program.get_or_init(|| {
            let program = match self.emit {
                Emit::TestHarness | Emit::TestMetadata => {
                    wrap(&self.listing.source, self.listing.parses().unwrap_or(false), true)
                }
                Emit::Metadata | Emit::Link => self.listing.program(),
            };
            let lines = SourceFile::new("program", program.text.text());
            (program.text, lines)
        })
    }

    /// Line and column of the listing's code for a position in the program.
    fn in_listing(&self, line: usize, column: usize) -> (usize, usize) {
        let (program, lines) = self.program();
        let range = lines.line_range(line.max(1));
        let text = &lines.text[range.clone()];
        let delta =
            text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
        let place = program.place(range.start + delta);
        (place.line, place.column)
    }

    /// Where the author wrote a position of the program.
    pub fn place(&self, line: usize, column: usize) -> Place {
        let (line, column) = self.in_listing(line, column);
        self.listing.place_of(line, column)
    }

    fn line(&self, line: usize, terms: Terms) -> usize {
        let (source_line, column) = self.in_listing(line, 1);
        match terms {
            Terms::Reader if self.listing.file.is_none() => source_line,
            Terms::Author | Terms::Reader => self.listing.place_of(source_line, column).line,
        }
    }

    /// `file`, `file:line` or `file:line:column`.
    fn position(&self, line: Option<usize>, column: Option<usize>, terms: Terms) -> String {
        let inline = terms == Terms::Reader && self.listing.file.is_none();
        let (source_line, source_column) = self.in_listing(line.unwrap_or(1), column.unwrap_or(1));
        let place = self.listing.place_of(source_line, source_column);
        let (file, at_line, at_column) = if inline {
            (self.shown_name.clone(), source_line, source_column)
        } else {
            (paths::display(&place.file), place.line, place.column)
        };
        match (line, column) {
            (None, _) => file,
            (Some(_), None) => format!("{file}:{at_line}"),
            (Some(_), Some(_)) => format!("{file}:{at_line}:{at_column}"),
        }
    }

    /// Translate every position in what a program printed.
    pub fn output(&self, text: &str, terms: Terms) -> String {
        if !text.contains(VIRTUAL_FOLDER) {
            return text.to_owned();
        }
        POSITION
            .replace_all(text, |capture: &Captures<'_>| {
                let number = |index| capture.get(index).and_then(|m| m.as_str().parse().ok());
                self.position(number(2), number(3), terms)
            })
            .into_owned()
    }

    /// Translate a diagnostic of the compiler: positions, and the line numbers beside its excerpts.
    pub fn diagnostic(&self, rendered: &str, terms: Terms) -> String {
        let old = gutter_width(rendered);
        let is_position = |line: &str| {
            let line = line.trim_start();
            line.starts_with("-->") || line.starts_with(":::")
        };
        // Suggestions name no file: they are about the one the diagnostic is about.
        let about =
            rendered.lines().find(|line| is_position(line)).is_some_and(|l| POSITION.is_match(l));
        let mut generated = about;
        let numbered: Vec<(Option<usize>, &str)> = rendered
            .lines()
            .map(|line| {
                if is_position(line) {
                    generated = POSITION.is_match(line);
                } else if gutter(line, old).is_none() {
                    generated = about;
                }
                let number = gutter(line, old)
                    .and_then(|gutter| gutter.trim().parse::<usize>().ok())
                    .map(|number| if generated { self.line(number, terms) } else { number });
                (number, line)
            })
            .collect();
        let width = numbered.iter().filter_map(|(number, _)| *number).max().unwrap_or(0);
        let width = if width == 0 { old } else { width.to_string().len() };
        let mut out = String::with_capacity(rendered.len());
        for (number, line) in numbered {
            match gutter(line, old) {
                Some(_) => {
                    let number = number.map(|number| number.to_string()).unwrap_or_default();
                    out.push_str(&format!("{number:<width$}"));
                    out.push_str(&self.output(&line[old..], terms));
                }
                None => out.push_str(&self.output(line, terms)),
            }
            out.push('\n');
        }
        out
    }
}

/// How wide the column of line numbers is: what stands before the first `-->`.
fn gutter_width(rendered: &str) -> usize {
    rendered
        .lines()
        .find_map(|line| {
            let rest = line.trim_start_matches(' ');
            rest.starts_with("-->").then_some(line.len() - rest.len())
        })
        .unwrap_or(0)
}

/// The column of line numbers of a line of an excerpt.
fn gutter(line: &str, width: usize) -> Option<&str> {
    if width == 0 {
        return None;
    }
    let gutter = line.get(..width)?;
    let rest = &line[width..];
    let marked = rest.is_empty()
        || [" |", " =", " -", " +", " ~", "-->", ":::", " :::", "...", " ..."]
            .iter()
            .any(|mark| rest.starts_with(mark));
    (marked && gutter.bytes().all(|byte| byte == b' ' || byte.is_ascii_digit())).then_some(gutter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{
        chapter::{Chapter, Defaults, read},
        include::Files,
        tags::Edition,
    };

    fn listing(content: &str) -> Listing {
        let chapter = Chapter {
            name: "c".into(),
            path: "c.md".into(),
            number: None,
            content: content.into(),
        };
        let root = std::path::Path::new("/book");
        let defaults = Defaults {
            root,
            src: "src".as_ref(),
            edition: Edition::E2021,
            tags: &[],
            tests: false,
            math: false,
        };
        read(0, &chapter, &defaults, &Files::new(root)).listings.remove(0)
    }

    #[test]
    fn panics_name_the_authors_line_or_the_readers() {
        let listing = listing("one\n\n```rust {name=x}\n# let a = 1;\npanic!();\n```\n");
        let translator = Translator::new(&listing, Emit::Link);
        // Lines 1 and 2 of the program are `#![allow(unused)]` and `fn main() {`.
        let said = "panicked at rehearse/listing-0123456789ab.rs:4:1:";
        assert_eq!(translator.output(said, Terms::Author), "panicked at src/c.md:5:1:");
        assert_eq!(translator.output(said, Terms::Reader), "panicked at x.rs:2:1:");
        let file = "rehearse/listing-0123456789ab.rs";
        assert_eq!(translator.output(file, Terms::Reader), "x.rs");
    }

    #[test]
    fn hidden_lines_and_lists_shift_columns() {
        let listing = listing("- item\n\n  ```rust\n  # let a: u8 = \"\";\n  ```\n");
        let translator = Translator::new(&listing, Emit::Link);
        assert_eq!(translator.place(3, 5), Place { file: "src/c.md".into(), line: 4, column: 9 });
    }

    #[test]
    fn diagnostics_are_renumbered_and_stay_aligned() {
        let listing = listing(&format!("{}```rust\nlet a = b;\n```\n", "\n".repeat(97)));
        let translator = Translator::new(&listing, Emit::Link);
        let said = "error[E0425]: cannot find value `b`\n --> rehearse/listing-0123456789ab.rs:3:9\n  |\n3 | let a = b;\n  |         ^ not found\n  = note: n\n";
        assert_eq!(
            translator.diagnostic(said, Terms::Author),
            "error[E0425]: cannot find value `b`\n  --> src/c.md:99:9\n   |\n99 | let a = b;\n   |         ^ not found\n   = note: n\n"
        );
        assert_eq!(
            translator.diagnostic(said, Terms::Reader),
            "error[E0425]: cannot find value `b`\n --> listing.rs:1:9\n  |\n1 | let a = b;\n  |         ^ not found\n  = note: n\n"
        );
    }
}
