//! The lines of a listing: what is shown, what is hidden, and where each was written.
//!
//! Source of the rules: `map_line` in the compiler's `src/librustdoc/html/markdown.rs` (1.95) for
//! what the program is; `hide_lines_rust` in mdBook's `mdbook-html` (0.5.4) for what is shown.

use super::{
    fence::CodeBlock,
    mapped::{Mapped, Place},
};

/// One line of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What the compiler sees.
    pub code: String,
    /// What a reader sees: the same but for white space and hashes. See [`Line::hidden`].
    pub shown: String,
    /// Hidden until the reader asks for it.
    pub hidden: bool,
    /// Where `code` was written.
    pub place: Place,
}

/// The lines of a code block.
pub fn lines(block: &CodeBlock, chapter: &Mapped) -> Vec<Line> {
    block
        .lines
        .iter()
        .map(|(raw, offset)| {
            let (code, skipped) = compiled(raw);
            let (shown, hidden) = displayed(raw);
            let mut place = chapter.place(*offset);
            // Glue (`# `) has no columns of its own: only what stands in the file counts.
            let same_line = chapter.place(offset + skipped);
            place.column = if same_line.line == place.line { same_line.column } else { 1 };
            Line { code, shown, hidden, place }
        })
        .collect()
}

/// rustdoc's reading of a line, and how many bytes of it were dropped at its start.
fn compiled(raw: &str) -> (String, usize) {
    let trimmed = raw.trim();
    if trimmed.starts_with("##") {
        (raw.replacen("##", "#", 1), 0)
    } else if let Some(stripped) = trimmed.strip_prefix("# ") {
        (stripped.to_owned(), raw.len() - raw.trim_start().len() + 2)
    } else if trimmed == "#" {
        (String::new(), 0)
    } else {
        (raw.to_owned(), 0)
    }
}

/// mdBook's reading of a line.
fn displayed(raw: &str) -> (String, bool) {
    let indent = raw.len() - raw.trim_start().len();
    let (space, rest) = raw.split_at(indent);
    let Some(after) = rest.strip_prefix('#') else { return (raw.to_owned(), false) };
    match after.chars().next() {
        Some('#') => (format!("{space}{after}"), false),
        Some(' ') => (format!("{space}{}", &after[1..]), true),
        None => (space.to_owned(), true),
        Some(_) => (raw.to_owned(), false),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::fence::code_blocks, super::mapped::SourceFile, *};

    fn of(markdown: &str) -> Vec<Line> {
        let chapter = Mapped::file(&SourceFile::new("ch.md", markdown));
        lines(&code_blocks(markdown)[0], &chapter)
    }

    #[test]
    fn hidden_lines_are_compiled_without_their_hash() {
        let lines = of("```rust\n# use a;\n  # let b;\n#\n##[derive(A)]\n#[b]\n#![c]\nd\n```");
        let code: Vec<&str> = lines.iter().map(|line| line.code.as_str()).collect();
        assert_eq!(code, ["use a;", "let b;", "", "#[derive(A)]", "#[b]", "#![c]", "d"]);
        let hidden: Vec<bool> = lines.iter().map(|line| line.hidden).collect();
        assert_eq!(hidden, [true, true, true, false, false, false, false]);
        let shown: Vec<&str> = lines.iter().map(|line| line.shown.as_str()).collect();
        assert_eq!(shown, ["use a;", "  let b;", "", "#[derive(A)]", "#[b]", "#![c]", "d"]);
    }

    #[test]
    fn places_count_the_columns_of_lists_and_hidden_lines() {
        let lines = of("- x\n\n  ```rust\n  # let a;\n  b\n  ```");
        let at: Vec<(usize, usize)> =
            lines.iter().map(|line| (line.place.line, line.place.column)).collect();
        assert_eq!(at, [(4, 5), (5, 3)]);
    }
}
