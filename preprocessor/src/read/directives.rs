//! Directives of ours: `{{#listings}}` and the like, each alone on a line of a chapter.
//!
//! They look like mdBook's own (`{{#include …}}`), which leaves words it does not know as they are.
//! They are found in the expanded text, so that an included file may hold some, and never in code.

use std::{ops::Range, sync::LazyLock};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use regex::Regex;

use super::fence::options;

/// What a directive asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// `{{#listings}}`: the index of all listings that have a number.
    Listings,
    /// `{{#stages 1 3}}`: the stages that the chapter prepares for.
    Stages,
    /// `{{#progress}}`: what there is to do for each stage, and what is done.
    Progress,
    /// `{{#exercise FILE}}`: an exercise.
    Exercise,
    /// `{{#answers}}`: what readers look up once they have tried.
    Answers,
    /// `{{#quiz path/to/quiz.toml}}`: a quiz.
    Quiz,
}

impl Word {
    /// Every word.
    pub const ALL: [Self; 6] =
        [Self::Listings, Self::Stages, Self::Progress, Self::Exercise, Self::Answers, Self::Quiz];

    /// Whether it becomes a few words, which may have others around them.
    fn is_text(self) -> bool {
        match self {
            Self::Stages => true,
            Self::Listings | Self::Progress => false,
            Self::Exercise | Self::Answers | Self::Quiz => false,
        }
    }

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Listings => "listings",
            Self::Stages => "stages",
            Self::Progress => "progress",
            Self::Exercise => "exercise",
            Self::Answers => "answers",
            Self::Quiz => "quiz",
        }
    }
}

/// One directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it asks for.
    pub word: Word,
    /// What stands behind the word, trimmed; may be empty.
    pub argument: String,
    /// From its first brace to its last, in the expanded text.
    pub range: Range<usize>,
    /// Nothing else stands in its paragraph, or it may stand in text. One that is neither is a
    /// mistake.
    pub alone: bool,
}

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    let words = Word::ALL.map(Word::name).join("|");
    Regex::new(&format!(r"\\?\{{\{{\s*#({words})(?:\s+([^}}]*))?\}}\}}"))
        .expect("a valid expression")
});

/// Every directive of a chapter, in order. `\{{#listings}}` is none, as with mdBook.
pub fn directives(markdown: &str) -> Vec<Directive> {
    if !DIRECTIVE.is_match(markdown) {
        return Vec::new();
    }
    let prose = prose(markdown);
    DIRECTIVE
        .captures_iter(markdown)
        .filter_map(|captures| {
            let range = captures.get(0)?.range();
            let word = Word::ALL.into_iter().find(|word| word.name() == &captures[1])?;
            let around = prose
                .iter()
                .find(|block| block.range.start <= range.start && range.end <= block.range.end)?;
            let in_code =
                around.code.iter().any(|code| code.start < range.end && range.start < code.end);
            if in_code || markdown[range.clone()].starts_with('\\') {
                return None;
            }
            let argument = captures.get(2).map_or("", |argument| argument.as_str()).trim();
            let alone =
                word.is_text() || markdown[around.range.clone()].trim() == &markdown[range.clone()];
            Some(Directive { word, argument: argument.to_owned(), range, alone })
        })
        .collect()
}

/// A paragraph, heading or table cell, and the code in it.
struct Prose {
    range: Range<usize>,
    code: Vec<Range<usize>>,
}

fn prose(markdown: &str) -> Vec<Prose> {
    let mut blocks: Vec<Prose> = Vec::new();
    let mut in_code_block = false;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code_block = true,
            Event::End(TagEnd::CodeBlock) => in_code_block = false,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell) => {
                blocks.push(Prose { range, code: Vec::new() });
            }
            // The text of a tight list has no paragraph around it.
            Event::Text(_) if !in_code_block => {
                let inside = blocks.last().is_some_and(|block| range.end <= block.range.end);
                if !inside {
                    blocks.push(Prose { range, code: Vec::new() });
                }
            }
            Event::Code(_) => {
                if let Some(block) = blocks.last_mut() {
                    block.code.push(range);
                }
            }
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_stands_alone_is_found_and_code_and_escapes_are_not() {
        let text = "# T\n\n{{#listings}}\n\n`{{#listings}}`\n\n\\{{#listings}}\n\n```text\n{{#listings}}\n```\n\n{{#list}}\n";
        let found = directives(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].word, Word::Listings);
        assert_eq!(&text[found[0].range.clone()], "{{#listings}}");
        assert!(found[0].alone);
    }

    #[test]
    fn one_amid_text_is_found_and_not_alone() {
        let found = directives("All of them: {{#listings}}.\n");
        assert_eq!(found.len(), 1);
        assert!(!found[0].alone);
        assert!(directives("- {{#stages 1}}; a little of 2\n")[0].alone, "it becomes text");
    }

    #[test]
    fn one_in_a_list_or_a_quote_is_found() {
        for text in ["- {{#listings}}\n", "> {{#listings  a b }}\n"] {
            let found = directives(text);
            assert_eq!(found.len(), 1, "{text}");
        }
        assert_eq!(directives("> {{#listings  a b }}\n")[0].argument, "a b");
    }
}
