//! Code blocks of a chapter, found with the same parser and options as rustdoc.
//!
//! Source of the rules: `find_codes` in the compiler's `src/librustdoc/html/markdown.rs`
//! (1.95). Fenced blocks, indented blocks and blocks in lists, quotes, alerts, tables' neighbours
//! and footnotes all count; a fence in a definition list does not (rustdoc does not know those).

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A code block of the expanded chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The whole block, from its fence (or first line) to the end of its closing fence.
    pub range: Range<usize>,
    /// The info string; `None` for an indented block.
    pub info: Option<String>,
    /// Each line of code as Markdown gives it, with the offset of its first byte in the chapter.
    pub lines: Vec<(String, usize)>,
}

/// The options rustdoc parses documentation with (`main_body_opts`).
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Every code block, in order.
pub fn code_blocks(markdown: &str) -> Vec<CodeBlock> {
    let mut blocks = Vec::new();
    let mut parser = Parser::new_ext(markdown, options()).into_offset_iter();
    while let Some((event, range)) = parser.next() {
        let Event::Start(Tag::CodeBlock(kind)) = event else { continue };
        let mut chunks = Chunks::default();
        for (event, at) in parser.by_ref() {
            match event {
                Event::Text(text) => chunks.push(&text, at),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => Some(info.to_string()),
            CodeBlockKind::Indented => None,
        };
        blocks.push(CodeBlock { range, info, lines: chunks.lines() });
    }
    blocks
}

/// The text of a block as the parser hands it out, piece by piece.
#[derive(Default)]
struct Chunks {
    text: String,
    /// Offset in `text` and in the chapter at which each piece starts.
    starts: Vec<(usize, usize)>,
}

impl Chunks {
    fn push(&mut self, text: &str, at: Range<usize>) {
        self.starts.push((self.text.len(), at.start));
        self.text.push_str(text);
    }

    fn lines(&self) -> Vec<(String, usize)> {
        let mut start = 0;
        self.text
            .split_inclusive('\n')
            .map(|line| {
                let offset = self.chapter_offset(start);
                start += line.len();
                let line = line.strip_suffix('\n').unwrap_or(line);
                (line.strip_suffix('\r').unwrap_or(line).to_owned(), offset)
            })
            .collect()
    }

    fn chapter_offset(&self, at: usize) -> usize {
        let piece = self.starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.starts.get(piece).map_or(0, |(start, offset)| offset + (at - start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn infos(markdown: &str) -> Vec<Option<String>> {
        code_blocks(markdown).into_iter().map(|block| block.info).collect()
    }

    #[test]
    fn fences_indented_blocks_lists_quotes_and_footnotes() {
        let markdown = "```rust\na\n```\n\n    b\n\n- x\n\n  ```\n  c\n  ```\n\n> [!NOTE]\n> ~~~rust\n> d\n> ~~~\n\n[^f]: note\n\n    ```rust\n    e\n    ```\n\nsee[^f]\n";
        let blocks = code_blocks(markdown);
        let code: Vec<&str> = blocks.iter().map(|block| block.lines[0].0.as_str()).collect();
        assert_eq!(code, ["a", "b", "c", "d", "e"]);
        for block in &blocks {
            let (line, at) = &block.lines[0];
            assert!(markdown[*at..].starts_with(line.as_str()), "{line} is at {at}");
        }
    }

    #[test]
    fn info_strings_are_unescaped_and_crlf_is_an_ordinary_line_end() {
        assert_eq!(infos("```rust,ignore {x=\"a&amp;b\"}\r\n```\r\n").len(), 1);
        let blocks = code_blocks("```rust\r\nlet a = 1;\r\n\r\nlet b = 2;\r\n```\r\n");
        let lines: Vec<&str> = blocks[0].lines.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(lines, ["let a = 1;", "", "let b = 2;"]);
    }

    #[test]
    fn an_unclosed_fence_ends_with_the_chapter() {
        assert_eq!(code_blocks("```rust\nfn main() {}\n").len(), 1);
        assert_eq!(code_blocks("```rust\n```").len(), 1);
    }
}
