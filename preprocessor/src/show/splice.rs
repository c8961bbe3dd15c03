//! Edits of the expanded text carried back to the chapter as its author wrote it.

use std::{ops::Range, sync::Arc};

use crate::read::mapped::{Mapped, SourceFile};

/// A range of the expanded text and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The range.
    pub range: Range<usize>,
    /// The text.
    pub text: String,
}

impl Edit {
    /// Replace a code block. Its range, as the Markdown parser gives it, starts behind the
    /// indentation of an indented block and may include the line break at its end.
    pub fn block(text: &str, range: Range<usize>, replacement: String) -> Self {
        let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[line_start..range.start];
        let fenced = ["```", "~~~"].iter().any(|mark| text[range.start..].starts_with(mark));
        let indent = before.len() - before.trim_end_matches(' ').len();
        let start = if fenced { range.start } else { range.start - indent.min(4) };
        let line_break = if text[..range.end].ends_with('\n') { "\n" } else { "" };
        Self { range: start..range.end, text: replacement + line_break }
    }
}

impl Edit {
    /// Put something beneath a code block, in the container the block stands in; nothing if there is
    /// nothing to put.
    pub fn beneath(text: &str, block: &Range<usize>, addition: &str) -> Option<Self> {
        if addition.is_empty() {
            return None;
        }
        let prefix = container_prefix(text, block.start);
        let end = block.start + text[block.clone()].trim_end().len();
        let text = format!("\n{prefix}{addition}");
        Some(Self { range: end..end, text })
    }
}

/// What the container of the line at `at` puts before each of its lines but the first: the marks of
/// quotes stay, those of lists become spaces.
pub fn container_prefix(text: &str, at: usize) -> String {
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[line_start..at].chars().map(|c| if c == '>' { '>' } else { ' ' }).collect()
}

/// What stands before the lines of the block that a range is alone in ([`container_prefix`]);
/// `None` where there is other text in its first or last line.
pub fn alone_in(text: &str, range: &Range<usize>) -> Option<String> {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let marks = |c: char| " \t>-*+.)".contains(c) || c.is_ascii_digit();
    let before = text[line_start..range.start].chars().all(marks);
    let after = text[range.end..].lines().next().unwrap_or_default().trim().is_empty();
    (before && after).then(|| container_prefix(text, range.start))
}

/// The chapter with these edits, in order of their ranges. Directives that no edit touches stay as
/// they are; of those that one does, the rest is put in expanded, and made safe from being expanded
/// again.
pub fn splice(source: &Arc<SourceFile>, text: &Mapped, edits: &[Edit]) -> String {
    let original = Original { source, text };
    let mut out = String::with_capacity(source.text.len() * 2);
    let mut done = 0;
    for edit in edits {
        if edit.range.start < done {
            continue;
        }
        original.push(&mut out, done..edit.range.start);
        out.push_str(&edit.text);
        done = edit.range.end;
    }
    original.push(&mut out, done..text.text().len());
    out
}

struct Original<'a> {
    source: &'a Arc<SourceFile>,
    text: &'a Mapped,
}

impl Original<'_> {
    /// What the author wrote for a range of the expanded text.
    fn push(&self, out: &mut String, range: Range<usize>) {
        let Range { mut start, end } = range;
        if start >= end && end < self.text.text().len() {
            return;
        }
        // The rest of a directive that an edit ended in.
        if let Some(extent) = self.directive_around(start) {
            let stop = extent.end.min(end);
            push_expanded(out, &self.text.text()[start..stop]);
            start = stop;
        }
        // The start of a directive that an edit begins in.
        let cut = self.directive_around(end).filter(|extent| extent.start >= start);
        let stop = cut.as_ref().map_or(end, |extent| extent.start);
        if start < stop || (start == stop && stop == self.text.text().len()) {
            out.push_str(&self.source.text[self.before(start)..self.after(stop)]);
        }
        if let Some(extent) = cut {
            push_expanded(out, &self.text.text()[extent.start..end]);
        }
    }

    /// The extent of the directive's result that has `at` strictly inside.
    fn directive_around(&self, at: usize) -> Option<Range<usize>> {
        if at == 0 || at >= self.text.text().len() {
            return None;
        }
        let directive = self.text.directive(at)?;
        if self.text.directive(at - 1) != Some(directive) {
            return None;
        }
        Some(self.text.extent(directive))
    }

    /// The offset in the chapter of the byte at `at`, or of the directive that begins there.
    fn before(&self, at: usize) -> usize {
        if at == 0 {
            return 0;
        }
        // What follows the byte before: so that nothing that expands to nothing is lost.
        self.after(at)
    }

    /// The offset in the chapter behind the byte before `at`.
    fn after(&self, at: usize) -> usize {
        if at >= self.text.text().len() {
            return self.source.text.len();
        }
        if at == 0 {
            return 0;
        }
        match self.text.directive(at - 1) {
            Some(directive) => directive.end,
            None => self.text.origin(at - 1).map_or(0, |(_, offset)| offset + 1),
        }
    }
}

/// Text that is final: mdBook's `links`, which runs later, must not expand it.
fn push_expanded(out: &mut String, text: &str) {
    out.push_str(&text.replace("{{#", "\\{{#"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::include::{Files, expand};

    fn spliced(files: &[(&str, &str)], chapter: &str, from: &str, to: &str) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        let source = SourceFile::new("ch.md", chapter);
        let text = expand(&source, folder.path(), &Files::new(folder.path())).text;
        let start = text.text().find(from).expect("there");
        let edit = Edit { range: start..start + from.len(), text: to.to_owned() };
        splice(&source, &text, &[edit])
    }

    #[test]
    fn directives_that_are_not_touched_stay() {
        let chapter = "{{#include a}}\nX\n\\{{#include a}} {{#title t}}\n{{#include a}}";
        assert_eq!(
            spliced(&[("a", "aa\nbb")], chapter, "X", "Y"),
            "{{#include a}}\nY\n\\{{#include a}} {{#title t}}\n{{#include a}}"
        );
    }

    #[test]
    fn an_edit_that_spans_a_directive_replaces_it() {
        let chapter = "one\n```rust\n{{#include a}}\n```\ntwo";
        assert_eq!(
            spliced(&[("a", "aa")], chapter, "```rust\naa\n```", "LISTING"),
            "one\nLISTING\ntwo"
        );
    }

    #[test]
    fn an_edit_inside_a_directive_expands_the_rest_of_it() {
        let chapter = "one {{#include a}} two";
        assert_eq!(
            spliced(&[("a", "p\nX\n\\{{#include b}}")], chapter, "X", "Y"),
            "one p\nY\n\\{{#include b}} two"
        );
    }

    #[test]
    fn what_expands_to_nothing_is_not_lost() {
        let chapter = "{{#include e}}\nX\n{{#include e}}";
        assert_eq!(spliced(&[("e", "")], chapter, "X", "Y"), "{{#include e}}\nY\n{{#include e}}");
    }

    #[test]
    fn prefixes_of_containers() {
        assert_eq!(container_prefix("> - ```", 4), ">   ");
        assert_eq!(container_prefix("a\n1. ```", 5), "   ");
    }
}
