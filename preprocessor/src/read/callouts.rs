//! Call-outs: numbers beside lines of a listing that the prose beneath it explains.
//!
//! A line of the code ends with a comment that holds nothing but numbers, `// (1)` or `// (1) (2)`;
//! right after the listing stands an ordered list, whose first item explains (1). Whoever reads the
//! code elsewhere, in the file, on GitHub or in another renderer, reads comments and a list. A
//! listing has call-outs only if it has a name or a caption: in other people's code `// (1)` may
//! mean anything.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use regex::Regex;

use super::{
    fence::options,
    lines::Line,
    mapped::{Mapped, Place},
};
use crate::problem::Problem;

static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^/])(//[ \t]*\([0-9]{1,3}\)(?:[ \t]*\([0-9]{1,3}\))*)[ \t]*$")
        .expect("a valid expression")
});

/// A line without the call-outs at its end, and their numbers.
pub fn split(line: &str) -> (&str, Vec<usize>) {
    let marker = line.ends_with([')', ' ', '\t']).then(|| MARKER.captures(line)?.get(1)).flatten();
    let Some(marker) = marker else { return (line, Vec::new()) };
    let numbers = marker.as_str().split(['(', ')']).filter_map(|part| part.parse().ok()).collect();
    (line[..marker.start()].trim_end(), numbers)
}

/// Whether a line that is shown has a call-out.
pub fn any(lines: &[Line]) -> bool {
    lines.iter().any(|line| !line.hidden && !split(&line.shown).1.is_empty())
}

/// What explains the call-outs of a listing: for each number from 1 on, the offset in the chapter's
/// text where the explanation begins.
pub type Explanations = Vec<usize>;

/// An ordered list right after a code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of its first item.
    start: u64,
    range: Range<usize>,
    /// Where each item's first words begin; nowhere for an item that begins with no words.
    items: Vec<(usize, Option<usize>)>,
}

/// The ordered lists of a chapter that stand right after a code block, by the start of that block.
pub fn lists(markdown: &str) -> BTreeMap<usize, List> {
    let mut found = BTreeMap::new();
    let mut after = None;
    // Lists that are open, with the depth at which each item of them begins.
    let mut current: Option<(usize, List, usize)> = None;
    let mut depth = 0_usize;
    let mut in_code = false;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        if let Some((_, list, level)) = &mut current {
            let begins = !in_code && (depth == *level + 1 || depth == *level + 2);
            match &event {
                Event::Start(Tag::Item) if depth == *level => list.items.push((range.start, None)),
                Event::Text(_)
                | Event::Code(_)
                | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. })
                    if begins =>
                {
                    if let Some((_, begin @ None)) = list.items.last_mut() {
                        *begin = Some(range.start);
                    }
                }
                _ => {}
            }
        }
        match event {
            Event::Start(Tag::List(Some(start))) if current.is_none() && after.is_some() => {
                let list = List { start, range, items: Vec::new() };
                current = after.take().map(|block| (block, list, depth + 1));
                depth += 1;
            }
            Event::Start(tag) => {
                in_code = matches!(tag, Tag::CodeBlock(_));
                after = None;
                depth += 1;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                in_code = false;
                after = (end == TagEnd::CodeBlock).then_some(range.start);
                if current
                    .as_ref()
                    .is_some_and(|(_, list, level)| depth + 1 == *level && list.range == range)
                {
                    found.extend(current.take().map(|(block, list, _)| (block, list)));
                }
            }
            _ => after = None,
        }
    }
    found
}

/// The explanations of a listing's call-outs, or what is wrong with them. `block` is where its code
/// block starts in `text`.
pub fn explained(
    lines: &[Line],
    text: &Mapped,
    block: usize,
    lists: &BTreeMap<usize, List>,
) -> Result<Explanations, Vec<Problem>> {
    let called: Vec<(usize, Place)> = lines
        .iter()
        .filter(|line| !line.hidden)
        .flat_map(|line| {
            let (before, numbers) = split(&line.shown);
            let column = line.place.column + before.chars().count();
            numbers.into_iter().map(move |number| (number, Place { column, ..line.place.clone() }))
        })
        .collect();
    let mut last = 0;
    for (number, place) in &called {
        if *number == 0 || *number > last + 1 {
            let title = format!("call-out ({number}) stands where ({}) is expected", last + 1);
            let help = "call-outs are numbered from 1, without a gap, in the order of the lines";
            return Err(vec![Problem::error(title, place.clone()).help(help)]);
        }
        last = last.max(*number);
    }
    let Some((first, at)) = called.first() else { return Ok(Vec::new()) };
    let Some(list) = lists.get(&block) else { return Err(vec![unexplained(*first, at)]) };
    if list.start != 1 {
        let title = format!("the explanations of the call-outs start at {}", list.start);
        let place = text.place(list.range.start);
        return Err(vec![
            Problem::error(title, place).help("number them as the call-outs: from 1"),
        ]);
    }
    let mut problems = Vec::new();
    for number in list.items.len() + 1..=last {
        let place = called.iter().find(|(called, _)| *called == number).map(|(_, place)| place);
        problems.extend(place.map(|place| unexplained(number, place)));
    }
    let mut explanations = Vec::new();
    for (number, (item, begin)) in (1..).zip(&list.items) {
        let place = || text.place(*item);
        if number > last {
            let title = format!("no line of the listing above has call-out ({number})");
            let help = format!(
                "end a shown line with `// ({number})`, or set the list apart by a sentence"
            );
            problems.push(Problem::error(title, place()).help(help));
        } else if let Some(begin) = begin {
            explanations.push(*begin);
        } else {
            let title = format!("the explanation of call-out ({number}) does not begin with words");
            problems
                .push(Problem::error(title, place()).help("begin it with text, not with a block"));
        }
    }
    if problems.is_empty() { Ok(explanations) } else { Err(problems) }
}

fn unexplained(number: usize, place: &Place) -> Problem {
    Problem::error(format!("call-out ({number}) has no explanation"), place.clone())
        .help("put an ordered list right after the listing, one item for each number")
}

#[cfg(test)]
mod tests {
    use super::{
        super::{fence::code_blocks, lines::lines, mapped::SourceFile},
        *,
    };

    #[test]
    fn only_a_comment_of_numbers_at_the_end_is_a_call_out() {
        assert_eq!(split("    f(); // (1)"), ("    f();", vec![1]));
        assert_eq!(split("f(); //(1) (12) "), ("f();", vec![1, 12]));
        assert_eq!(split("// (2)"), ("", vec![2]));
        for line in
            ["f(); // see (1)", "/// (1)", "f(1)", "// (1).", "f(); // ()", "// (1) x", "é)"]
        {
            assert_eq!(split(line), (line, vec![]), "{line}");
        }
    }

    fn read(markdown: &str) -> Result<Vec<&str>, Vec<String>> {
        let text = Mapped::file(&SourceFile::new("ch.md", markdown));
        let block = &code_blocks(markdown)[0];
        let found = explained(&lines(block, &text), &text, block.range.start, &lists(markdown));
        let rest = |at: usize| markdown[at..].lines().next().unwrap_or_default();
        let told =
            |problem: Problem| format!("{}: {}", problem.place().expect("one").line, problem.title);
        found
            .map(|found| found.into_iter().map(rest).collect())
            .map_err(|problems| problems.into_iter().map(told).collect())
    }

    #[test]
    fn the_list_right_after_the_listing_explains() {
        let code = "```rust\na // (1)\nb // (2) (1)\n# c // (7)\n```\n";
        assert_eq!(
            read(&format!("{code}\n1. *One*, and\n   more\n2. Two\n   1. x\n")),
            Ok(vec!["*One*, and", "Two"])
        );
        assert_eq!(
            read(&format!("{code}1. One\n\n   1. x\n\n2. `Two`\n")),
            Ok(vec!["One", "`Two`"])
        );
        let quoted = "- x\n\n  ```rust\n  a // (1)\n  ```\n\n  1. **A** b\n";
        assert_eq!(read(quoted), Ok(vec!["**A** b"]));
    }

    #[test]
    fn windows_line_endings_are_ordinary() {
        let text = "```rust\r\na // (1)\r\n```\r\n\r\n1. One\r\n";
        assert_eq!(read(text), Ok(vec!["One"]));
        let text = text.replace("// (1)", "b");
        assert_eq!(read(&text), Ok(vec![]));
    }

    #[test]
    fn a_listing_without_call_outs_may_stand_before_any_list() {
        assert_eq!(read("```rust\na\n```\n\n2. One\n"), Ok(vec![]));
        assert_eq!(read("```rust\na\n```\n"), Ok(vec![]));
    }

    #[test]
    fn every_mistake_is_told_at_its_line() {
        let told = |code: &str, after: &str| {
            read(&format!("```rust\n{code}\n```\n\n{after}\n")).expect_err("wrong").join("; ")
        };
        assert_eq!(told("a // (1)", "Text.\n\n1. One"), "2: call-out (1) has no explanation");
        assert_eq!(told("a // (1)", "- One"), "2: call-out (1) has no explanation");
        assert_eq!(told("a // (1)\nb // (2)", "1. One"), "3: call-out (2) has no explanation");
        assert_eq!(
            told("a // (1)", "1. One\n2. Two"),
            "6: no line of the listing above has call-out (2)"
        );
        assert_eq!(
            told("a // (1)\nb // (3)", "1. One"),
            "3: call-out (3) stands where (2) is expected"
        );
        assert_eq!(
            told("a // (2)\nb // (1)", "1. One"),
            "2: call-out (2) stands where (1) is expected"
        );
        assert_eq!(told("a // (0)", "1. One"), "2: call-out (0) stands where (1) is expected");
        assert_eq!(told("a // (1)", "2. Two"), "5: the explanations of the call-outs start at 2");
        assert_eq!(
            told("a // (1)", "1. ```text\n   x\n   ```"),
            "5: the explanation of call-out (1) does not begin with words"
        );
    }
}
