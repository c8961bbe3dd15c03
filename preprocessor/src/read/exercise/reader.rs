//! One exercise's file, cut into its parts; everything that is wrong with it is said at once.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, LazyLock},
};

use regex::Regex;

use super::{
    super::{
        fence::code_blocks,
        include::{ANCHOR, ANCHOR_END, anchor_in},
        mapped::{Mapped, Place, SourceFile},
        math::formulas,
        tags::Tags,
        tokens::{Kind, Tokens},
    },
    Exercise, Part, Prose, id,
};
use crate::problem::{Problem, nearest};

/// Read the exercise in a file, for the directive at `directive`; or everything that is wrong with it.
pub(super) fn read(
    file: &Arc<SourceFile>,
    directive: Range<usize>,
    place: Place,
    math: bool,
) -> Result<Exercise, Vec<Problem>> {
    let id = id(&file.path);
    let mut reader = Reader { file, id: &id, shown_at: &place, math, problems: Vec::new() };
    reader.name();
    let (title, statement) = reader.header();
    let parts = reader.parts();
    let statement = reader.prose(statement);
    let hints = parts.get(&Part::Hints).map(|part| reader.hints(part)).unwrap_or_default();
    let tests = parts.get(&Part::Tests).and_then(|part| reader.module(Part::Tests, part));
    let more = parts.get(&Part::MoreTests).and_then(|part| reader.module(Part::MoreTests, part));
    if tests.is_some() && tests == more {
        let at = parts[&Part::MoreTests].place(0);
        reader.error(
            "`tests` and `more_tests` are modules of one name",
            at,
            &["call the second `mod more_tests`: results are told apart by it"],
        );
    }
    match (reader.problems, tests) {
        (problems, Some(tests)) if problems.is_empty() => Ok(Exercise {
            id,
            file: file.path.clone(),
            directive,
            place,
            title,
            statement,
            hints,
            modules: (tests, more),
            parts,
        }),
        (problems, _) => Err(problems),
    }
}

static HINT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d+)\. +(.*)$").expect("a valid expression"));

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    id: &'a str,
    shown_at: &'a Place,
    math: bool,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn error(&mut self, what: &str, at: Place, help: &[&str]) {
        let title = format!("exercise `{}`: {what}", self.id);
        let mut problem = Problem::error(title, at).also(self.shown_at.clone(), "shown here");
        problem.help.extend(help.iter().map(ToString::to_string));
        self.problems.push(problem);
    }

    fn line(&self, line: usize) -> Place {
        Place::line_of(&self.file.path, line)
    }

    /// The name of the file is what links, commands and folders go by.
    fn name(&mut self) {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if self.id.is_empty() || !self.id.chars().all(plain) {
            let help = "an exercise is called like its file: letters, digits, `-` and `_`";
            self.error("that is no name for an exercise", self.line(1), &[help]);
        }
    }

    /// Markdown with its formulas.
    fn prose(&mut self, text: Mapped) -> Prose {
        let (formulas, problems) = if self.math { formulas(&text) } else { Default::default() };
        let shown =
            problems.into_iter().map(|found| found.also(self.shown_at.clone(), "shown here"));
        self.problems.extend(shown);
        Prose { text, formulas }
    }

    /// Title and statement: the `//!` lines at the top.
    fn header(&mut self) -> (String, Mapped) {
        let all = Mapped::file(self.file);
        let text = |line: &Range<usize>| &self.file.text[line.clone()];
        let lines: Vec<Range<usize>> = all
            .lines()
            .map_while(|line| {
                let written = text(&line).strip_prefix("//!")?;
                let comment = written.strip_prefix(' ').unwrap_or(written);
                Some(line.end - comment.len()..line.end)
            })
            .collect();
        let mut rest = lines.iter().skip_while(|line| text(line).trim().is_empty());
        let title = rest.next().map_or("", |line| text(line).trim_start_matches('#').trim());
        let title = title.to_owned();
        let statement = dedented(&all, &rest.cloned().collect::<Vec<_>>());
        if title.is_empty() || statement.text().is_empty() {
            let what = if title.is_empty() { "it has no statement" } else { "only a title" };
            let help = "start the file with `//! # Title`, an empty `//!`, and what to write, with examples";
            self.error(what, self.line(1), &[help]);
        }
        for block in code_blocks(statement.text()) {
            let tags =
                block.info.as_deref().map_or_else(Tags::untagged, |info| Tags::parse(info, &[]));
            if tags.rust {
                let at = Place { column: 1, ..statement.place(block.range.start) };
                self.error(
                    "Rust in its statement is not run",
                    at,
                    &["make it a test that the reader sees, or mark the fence as `text`"],
                );
            }
        }
        (title, statement)
    }

    /// What stands between the anchors.
    fn parts(&mut self) -> BTreeMap<Part, Mapped> {
        let all = Mapped::file(self.file);
        let text = &self.file.text;
        let mut parts: BTreeMap<Part, (usize, Vec<Range<usize>>)> = BTreeMap::new();
        let mut open: Option<(Part, usize)> = None;
        for (index, range) in all.lines().enumerate() {
            let number = index + 1;
            let line = &text[range.clone()];
            if let Some(name) = anchor_in(&ANCHOR_END, line) {
                match open.take() {
                    Some((part, _)) if part.name() == name => {}
                    Some((part, at)) => {
                        let what = format!("`{name}` ends inside of `{}`", part.name());
                        self.error(&what, self.line(number), &["parts do not overlap"]);
                        open = Some((part, at));
                    }
                    // Of a part whose name is unknown, the start has been reported.
                    None if !Part::ALL.iter().any(|part| part.name() == name) => {}
                    None => {
                        let what = format!("`{name}` ends and has not begun");
                        let help = format!("it begins with `// ANCHOR: {name}`");
                        self.error(&what, self.line(number), &[&help]);
                    }
                }
            } else if let Some(name) = anchor_in(&ANCHOR, line) {
                let Some(part) = Part::ALL.into_iter().find(|part| part.name() == name) else {
                    self.unknown(name, number);
                    continue;
                };
                if let Some((outer, _)) = open {
                    let what = format!("`{name}` begins inside of `{}`", outer.name());
                    self.error(&what, self.line(number), &["parts do not overlap"]);
                } else if parts.insert(part, (number, Vec::new())).is_some() {
                    let what = format!("a second part `{name}`");
                    self.error(&what, self.line(number), &["put the two together"]);
                }
                open = open.or(Some((part, number)));
            } else if let Some((part, _)) = open {
                parts.entry(part).or_default().1.push(range);
            }
        }
        if let Some((part, at)) = open {
            let help = format!("close it with `// ANCHOR_END: {}`", part.name());
            self.error(&format!("`{}` has no end", part.name()), self.line(at), &[&help]);
        }
        for part in Part::ALL {
            if let (None, Some(purpose)) = (parts.get(&part), part.purpose()) {
                let name = part.name();
                let help = format!(
                    "put {purpose} between `// ANCHOR: {name}` and `// ANCHOR_END: {name}`"
                );
                self.error(&format!("it has no part `{name}`"), self.line(1), &[&help]);
            }
        }
        parts.retain(|part, (at, lines)| {
            let empty = lines.iter().all(|line| text[line.clone()].trim().is_empty());
            if empty {
                let name = part.name();
                let help = format!("put lines between `ANCHOR: {name}` and `ANCHOR_END: {name}`");
                self.error(&format!("part `{name}` is empty"), self.line(*at), &[&help]);
            }
            !empty
        });
        parts.into_iter().map(|(part, (_, lines))| (part, dedented(&all, &lines))).collect()
    }

    fn unknown(&mut self, name: &str, line: usize) {
        let names = Part::ALL.map(Part::name);
        let help = match nearest(name, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the parts are: {}", names.join(", ")),
        };
        self.error(&format!("`{name}` is no part of an exercise"), self.line(line), &[&help]);
    }

    /// Comments, numbered from 1.
    fn hints(&mut self, part: &Mapped) -> Vec<Prose> {
        let mut hints: Vec<Vec<Range<usize>>> = Vec::new();
        for range in part.lines() {
            let line = part.text()[range.clone()].trim_end();
            let place = part.place(range.start);
            let Some(text) = line.trim_start().strip_prefix("//") else {
                if !line.is_empty() {
                    let help = "write each as `// 1. …`, and go on with `//    …`";
                    self.error("hints are comments", place, &[help]);
                }
                continue;
            };
            let text = text.strip_prefix(' ').unwrap_or(text);
            let end = range.start + line.len();
            let tail = |text: &str| end - text.len()..end;
            let next = hints.len() + 1;
            match HINT.captures(text) {
                Some(found) if found[1] == next.to_string() => {
                    hints.push(vec![tail(found.get(2).map_or("", |rest| rest.as_str()))]);
                }
                Some(_) => {
                    let help = format!("this one is `{next}.`");
                    self.error("hints are numbered from 1", place, &[&help]);
                }
                None => match hints.last_mut() {
                    Some(hint) => {
                        hint.push(tail(text.strip_prefix("   ").unwrap_or(text.trim_start())));
                    }
                    None if text.trim().is_empty() => {}
                    None => {
                        let help = "begin it with `// 1. …`";
                        self.error("a hint without a number", place, &[help]);
                    }
                },
            }
        }
        hints.iter().map(|lines| self.prose(dedented(part, lines))).collect()
    }

    /// The name of the one module that a part of tests is.
    fn module(&mut self, part: Part, text: &Mapped) -> Option<String> {
        let name = part.name();
        let tokens = Tokens::new(text.text());
        let at = tokens.find(0, |index| tokens.is_word(index, "mod"));
        let module = at.filter(|at| {
            let only_tests = (0..*at)
                .any(|index| tokens.is_word(index, "cfg") && tokens.is_word(index + 2, "test"));
            let body = matches!(tokens.kind(at + 2), Some(Kind::Open('{', _)));
            only_tests && body && tokens.after(at + 2) == tokens.len()
        });
        let place = text.place(0);
        let Some(at) = module else {
            let help = format!("it is all of `#[cfg(test)] mod {name} {{ use super::*; … }}`");
            self.error(&format!("part `{name}` is not one module of tests"), place, &[&help]);
            return None;
        };
        if !text.text().contains("#[test]") {
            let help = "write a function with `#[test]` in it";
            self.error(&format!("part `{name}` has no test"), place, &[help]);
            return None;
        }
        Some(tokens.text(at + 1).to_owned())
    }
}

/// Lines, without blank ones at either end and without the indentation that all of them have.
fn dedented(all: &Mapped, lines: &[Range<usize>]) -> Mapped {
    let text = all.text();
    let is_blank = |line: &&Range<usize>| text[(*line).clone()].trim().is_empty();
    let first = lines.iter().take_while(is_blank).count();
    let last = lines.len() - lines.iter().rev().take_while(is_blank).count();
    let lines = lines.get(first..last).unwrap_or_default();
    let indent = |line: &Range<usize>| {
        let line = &text[line.clone()];
        line.len() - line.trim_start_matches(' ').len()
    };
    let common = lines.iter().filter(|line| !is_blank(line)).map(indent).min().unwrap_or(0);
    let mut part = Mapped::default();
    for (index, line) in lines.iter().enumerate() {
        if let Some((file, offset)) = all.origin(line.start)
            && index > 0
        {
            part.push_glue("\n", file, offset);
        }
        part.push_slice(all, (line.start + common).min(line.end)..line.end);
    }
    part
}
