//! Includes: `{{#include}}`, `{{#rustdoc_include}}` and `{{#playground}}`, expanded as mdBook does.
//!
//! mdBook's `links` preprocessor (`crates/mdbook-driver/src/builtin_preprocessors/links.rs`, 0.5.4)
//! is the specification: directives are textual, found by one regular expression, expanded before
//! Markdown is parsed, and nested relative to the included file to a depth of ten. What differs is
//! that nothing is swallowed: a file or an anchor that is missing is recorded as a [`Problem`].

use std::{
    cell::RefCell,
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use regex::Regex;

use super::mapped::{Mapped, SourceFile};
use crate::{
    paths,
    problem::{Problem, nearest},
};

/// mdBook's `MAX_LINK_NESTED_DEPTH`.
const MAX_DEPTH: usize = 10;

/// The files of a book, each read once.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    read: RefCell<BTreeMap<PathBuf, Result<Arc<SourceFile>, String>>>,
}

impl Files {
    /// Files below (or relative to) a book's root.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), read: RefCell::default() }
    }

    /// Read a file as text; the error says why it could not be.
    pub fn read(&self, path: &Path) -> Result<Arc<SourceFile>, String> {
        let path = paths::normalize(path);
        self.read
            .borrow_mut()
            .entry(path)
            .or_insert_with_key(|path| match std::fs::read(path) {
                Ok(bytes) => String::from_utf8(bytes)
                    .map(|text| SourceFile::new(paths::relative(path, &self.root), text))
                    .map_err(|_| "it is not valid UTF-8".to_owned()),
                Err(error) => Err(error.to_string()),
            })
            .clone()
    }

    /// Every path that was asked for, whether it could be read or not.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.read.borrow().keys().cloned().collect()
    }
}

/// A chapter's text with its includes expanded, and what was wrong with them.
#[derive(Debug, Default)]
pub struct Expansion {
    /// The expanded text.
    pub text: Mapped,
    /// Problems, each with the range of the expanded text where the directive's result stands.
    pub problems: Vec<(Range<usize>, Problem)>,
    /// Includes that were expanded: range of the result, file, and whether it is a whole program.
    pub includes: Vec<Included>,
}

/// One expanded include.
#[derive(Clone, Debug)]
pub struct Included {
    /// Where its result stands in the expanded text.
    pub range: Range<usize>,
    /// The file, relative to the book's root.
    pub file: PathBuf,
    /// `{{#rustdoc_include}}` or an include without range or anchor: the file is there as a whole.
    pub whole: bool,
}

/// Expand the directives of a chapter that lies in `base`.
pub fn expand(chapter: &Arc<SourceFile>, base: &Path, files: &Files) -> Expansion {
    let text = Mapped::file(chapter);
    if !chapter.text.contains("{{") {
        return Expansion { text, ..Expansion::default() };
    }
    expand_all(&text, base, files, 0)
}

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?x) \\\{\{\#.*\}\} | \{\{\s* \#([a-zA-Z0-9_]+) \s+ ([^}]+) \}\}")
        .expect("a valid expression")
});

fn expand_all(source: &Mapped, base: &Path, files: &Files, depth: usize) -> Expansion {
    let text = source.text();
    let mut out = Expansion::default();
    let mut done = 0;
    for capture in DIRECTIVE.captures_iter(text) {
        let Some(whole) = capture.get(0) else { continue };
        let at = whole.range();
        let Some((kind, rest)) = capture.get(1).zip(capture.get(2)) else {
            // An escape: the directive stays, without its backslash.
            out.text.push_slice(source, done..at.start);
            out.text.push_slice(source, at.start + 1..at.end);
            done = at.end;
            continue;
        };
        let Some(directive) = Directive::parse(kind.as_str(), rest.as_str()) else { continue };
        out.text.push_slice(source, done..at.start);
        done = at.end;
        let start = out.text.text().len();
        match directive.load(base, files) {
            Ok((content, file, problem)) if depth < MAX_DEPTH => {
                if let Some((title, help)) = problem {
                    let problem = Problem::error(title, source.place(at.start)).help(help);
                    out.problems.push((start..start + 1, problem));
                }
                let inner_base = base.join(directive.path).parent().map(Path::to_path_buf);
                let inner =
                    expand_all(&content, inner_base.as_deref().unwrap_or(base), files, depth + 1);
                out.append(&inner);
                let range = start..out.text.text().len();
                out.includes.push(Included { range, file, whole: directive.is_whole() });
            }
            Ok(_) => {
                let title = "includes are nested more than ten deep";
                let problem = Problem::error(title, source.place(at.start))
                    .help("check for a file that includes itself");
                out.problems.push((start..start + 1, problem));
            }
            Err((title, help)) => {
                out.text.push_slice(source, at.clone());
                let problem = Problem::error(title, source.place(at.start)).help(help);
                out.problems.push((start..start + at.len(), problem));
            }
        }
        if depth == 0 {
            out.mark(start, &at);
        }
    }
    out.text.push_slice(source, done..text.len());
    out
}

impl Expansion {
    /// Append what an include expanded to.
    fn append(&mut self, inner: &Self) {
        let start = self.text.text().len();
        let shift = |range: &Range<usize>| start + range.start..start + range.end;
        self.text.push_slice(&inner.text, 0..inner.text.text().len());
        self.problems
            .extend(inner.problems.iter().map(|(range, problem)| (shift(range), problem.clone())));
        self.includes.extend(
            inner
                .includes
                .iter()
                .map(|inner| Included { range: shift(&inner.range), ..inner.clone() }),
        );
    }

    /// Note that everything from `start` on came from the chapter's directive at `range`.
    fn mark(&mut self, start: usize, range: &Range<usize>) {
        let end = self.text.text().len();
        let brought = self.text.slice(start..end).brought_in_by(range);
        let mut text = self.text.slice(0..start);
        text.push_slice(&brought, 0..end - start);
        self.text = text;
    }
}

/// What a directive asks for.
#[derive(Debug)]
struct Directive<'a> {
    kind: Kind<'a>,
    path: &'a str,
}

#[derive(Debug)]
enum Kind<'a> {
    Include(Part),
    RustdocInclude(Part),
    Playground(Vec<&'a str>),
}

/// Part of a file: lines counted from 0, the end excluded.
#[derive(Debug)]
enum Part {
    Lines(Range<usize>),
    Anchor(String),
}

impl Part {
    /// mdBook's `parse_range_or_anchor`.
    fn parse(text: Option<&str>) -> Self {
        let mut parts = text.unwrap_or("").splitn(3, ':');
        let start = match parts.next().unwrap_or("") {
            "" => None,
            first => match first.parse::<usize>() {
                Ok(line) => Some(line.saturating_sub(1)),
                Err(_) => return Self::Anchor(first.to_owned()),
            },
        };
        let end = parts.next().map(str::parse::<usize>);
        Self::Lines(match (start, end) {
            (Some(start), Some(Ok(end))) => start..end,
            (Some(start), Some(Err(_))) => start..usize::MAX,
            (Some(start), None) => start..start + 1,
            (None, Some(Ok(end))) => 0..end,
            (None, None | Some(Err(_))) => 0..usize::MAX,
        })
    }

    fn is_all(&self) -> bool {
        matches!(self, Self::Lines(range) if *range == (0..usize::MAX))
    }
}

/// A title and a line of advice.
pub(super) type Complaint = (String, String);

impl<'a> Directive<'a> {
    fn parse(kind: &str, rest: &'a str) -> Option<Self> {
        let mut words = rest.split_whitespace();
        let argument = words.next()?;
        let (path, part) = match argument.split_once(':') {
            Some((path, part)) => (path, Some(part)),
            None => (argument, None),
        };
        Some(match kind {
            "include" => Self { kind: Kind::Include(Part::parse(part)), path },
            "rustdoc_include" => Self { kind: Kind::RustdocInclude(Part::parse(part)), path },
            "playground" | "playpen" => {
                Self { kind: Kind::Playground(words.collect()), path: argument }
            }
            _ => return None,
        })
    }

    fn is_whole(&self) -> bool {
        match &self.kind {
            Kind::Include(part) => part.is_all(),
            Kind::RustdocInclude(_) | Kind::Playground(_) => true,
        }
    }

    fn load(
        &self,
        base: &Path,
        files: &Files,
    ) -> Result<(Mapped, PathBuf, Option<Complaint>), Complaint> {
        let target = base.join(self.path);
        let file = files.read(&target).map_err(|why| {
            let shown = paths::display(Path::new(self.path));
            (format!("cannot include `{shown}`: {why}"), suggest_file(&target))
        })?;
        let all = Mapped::file(&file);
        let mut complaint = None;
        let content = match &self.kind {
            Kind::Include(part) => {
                complaint = check_part(part, &all, &file);
                take(&all, part)
            }
            Kind::RustdocInclude(part) => {
                complaint = check_part(part, &all, &file);
                take_hiding_the_rest(&all, part)
            }
            Kind::Playground(attributes) => playground(&all, attributes, &file),
        };
        Ok((content, file.path.clone(), complaint))
    }
}

/// What [`part`] finds: the text, the file's path as messages show it, and what is wrong with the anchor.
pub(super) type Found = (Mapped, PathBuf, Option<Complaint>);

/// A file, or the part of it between anchors with the rest hidden, as `{{#rustdoc_include}}` takes it.
pub(super) fn part(
    path: &str,
    anchor: Option<&str>,
    base: &Path,
    files: &Files,
) -> Result<Found, Complaint> {
    let part = anchor.map_or(Part::parse(None), |anchor| Part::Anchor(anchor.to_owned()));
    Directive { kind: Kind::RustdocInclude(part), path }.load(base, files)
}

/// What to say of a file that is not there.
pub(super) fn suggest_file(target: &Path) -> String {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned());
    let siblings: Vec<String> = target
        .parent()
        .and_then(|dir| std::fs::read_dir(dir).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    match nearest(name.as_deref().unwrap_or(""), siblings.iter().map(String::as_str)) {
        Some(near) => format!("a file with a similar name stands there: `{near}`"),
        None => "paths are relative to the file that holds the directive".to_owned(),
    }
}

pub(in crate::read) static ANCHOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"ANCHOR:\s*([\w_-]+)").expect("a valid expression"));
pub(in crate::read) static ANCHOR_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"ANCHOR_END:\s*([\w_-]+)").expect("a valid expression"));

/// The name of the anchor that a line starts or ends.
pub(in crate::read) fn anchor_in<'t>(expression: &Regex, line: &'t str) -> Option<&'t str> {
    // Most lines of most files hold no anchor: look for the word before asking the expression.
    line.contains("ANCHOR").then(|| expression.captures(line)?.get(1).map(|name| name.as_str()))?
}

fn check_part(part: &Part, all: &Mapped, file: &SourceFile) -> Option<Complaint> {
    match part {
        Part::Anchor(name) => {
            let lines = || file.text.lines();
            if !lines().any(|line| anchor_in(&ANCHOR, line) == Some(name)) {
                let known: Vec<&str> =
                    lines().filter_map(|line| anchor_in(&ANCHOR, line)).collect();
                let help = match (nearest(name, known.iter().copied()), known.is_empty()) {
                    (Some(near), _) => format!("there is an anchor with a similar name: `{near}`"),
                    (None, true) => "the file has no `ANCHOR:` line".to_owned(),
                    (None, false) => format!("the file's anchors are: {}", known.join(", ")),
                };
                let shown = paths::display(&file.path);
                return Some((format!("no anchor `{name}` in `{shown}`"), help));
            }
            take(all, part).text().trim().is_empty().then(|| {
                let title = format!("anchor `{name}` of `{}` is empty", paths::display(&file.path));
                (title, format!("put lines between `ANCHOR: {name}` and `ANCHOR_END: {name}`"))
            })
        }
        Part::Lines(range) if *range != (0..usize::MAX) => {
            let count = file.text.lines().count();
            (range.start >= count || range.end <= range.start).then(|| {
                let shown = paths::display(&file.path);
                let title = format!("the lines asked for are not in `{shown}`");
                (title, format!("the file has {count} lines"))
            })
        }
        Part::Lines(_) => None,
    }
}

/// mdBook's `take_lines` and `take_anchored_lines`.
fn take(all: &Mapped, part: &Part) -> Mapped {
    let text = all.text();
    let mut kept: Vec<Range<usize>> = Vec::new();
    match part {
        Part::Lines(range) => {
            kept.extend(all.lines().skip(range.start).take(range.end.saturating_sub(range.start)));
        }
        Part::Anchor(anchor) => {
            let mut inside = false;
            for line in all.lines() {
                let shown = &text[line.clone()];
                if inside {
                    match anchor_in(&ANCHOR_END, shown) {
                        Some(name) if name == anchor => break,
                        Some(_) => {}
                        None if anchor_in(&ANCHOR, shown).is_none() => kept.push(line),
                        None => {}
                    }
                } else {
                    inside = anchor_in(&ANCHOR, shown) == Some(anchor);
                }
            }
        }
    }
    join(all, kept.into_iter().map(|line| (false, line)))
}

/// mdBook's `take_rustdoc_include_lines` and `take_rustdoc_include_anchored_lines`.
fn take_hiding_the_rest(all: &Mapped, part: &Part) -> Mapped {
    let text = all.text();
    let mut kept: Vec<(bool, Range<usize>)> = Vec::new();
    match part {
        Part::Lines(range) => {
            kept.extend(all.lines().enumerate().map(|(at, line)| (!range.contains(&at), line)));
        }
        Part::Anchor(anchor) => {
            let mut inside = false;
            for line in all.lines() {
                let shown = &text[line.clone()];
                let (starts, ends) = (anchor_in(&ANCHOR, shown), anchor_in(&ANCHOR_END, shown));
                match (inside, starts, ends) {
                    (true, _, Some(name)) => inside = name != anchor,
                    (true, None, None) => kept.push((false, line)),
                    (false, Some(name), _) => inside = name == anchor,
                    (false, None, None) => kept.push((true, line)),
                    (true, Some(_), None) | (false, None, Some(_)) => {}
                }
            }
        }
    }
    join(all, kept.into_iter())
}

fn join(all: &Mapped, lines: impl Iterator<Item = (bool, Range<usize>)>) -> Mapped {
    let mut joined = Mapped::default();
    for (index, (hidden, line)) in lines.enumerate() {
        if let Some((file, offset)) = all.origin(line.start) {
            let glue = match (index > 0, hidden) {
                (true, true) => "\n# ",
                (true, false) => "\n",
                (false, true) => "# ",
                (false, false) => "",
            };
            joined.push_glue(glue, file, offset);
        }
        joined.push_slice(all, line);
    }
    joined
}

fn playground(all: &Mapped, attributes: &[&str], file: &Arc<SourceFile>) -> Mapped {
    let mut block = Mapped::default();
    let comma = if attributes.is_empty() { "" } else { "," };
    block.push_glue(&format!("```rust{comma}{}\n", attributes.join(",")), file, 0);
    block.push_slice(all, 0..all.text().len());
    if !all.text().ends_with('\n') {
        block.push_glue("\n", file, all.text().len());
    }
    block.push_glue("```\n", file, all.text().len());
    block
}
