//! What is shown of one listing: the texts that an HTML or Markdown block is made of.

use std::{collections::BTreeSet, rc::Rc};

use similar::{Algorithm, ChangeTag, TextDiff};

use super::{
    Format, Showroom, anchor,
    assets::Delivery,
    code::{Change, Hidden, ShownLine, address_of_text},
    highlight,
    html::{Block, Difference, Output, Program, Status},
    paint,
};
use crate::{
    judge::{Judged, Verdict},
    listing::{Expectation, Listing},
    paths,
    read::callouts::split,
    report::text::problem,
};

/// A block with the texts it owns.
pub(super) struct Shown<'a> {
    anchor: String,
    number: Option<&'a str>,
    caption: Option<&'a str>,
    code: Code<'a>,
    /// What it is shown as the difference from.
    other: Option<Other<'a>>,
    notes: String,
    program: Option<(String, Option<String>)>,
    classes: &'a [String],
    status: Status<'a>,
    message: Option<String>,
    stdout: &'a str,
    stderr: &'a str,
    panics: bool,
    diagnostics: String,
    tests: Option<usize>,
    command: Option<String>,
    source: Option<(String, Option<String>)>,
    compiler: Option<String>,
}

/// The code of a listing.
struct Code<'a> {
    listing: &'a Listing,
    html: Rc<Vec<String>>,
    /// For each line, its text and its call-outs.
    lines: Vec<(&'a str, Vec<usize>)>,
}

/// Another listing, and how to get from it to this one.
struct Other<'a> {
    code: Code<'a>,
    name: String,
    url: String,
    rows: Vec<(Change, usize)>,
}

impl<'a> Code<'a> {
    fn line(&self, index: usize) -> ShownLine<'_> {
        let (text, callouts) = &self.lines[index];
        ShownLine {
            text,
            html: &self.html[index],
            hidden: self.listing.lines[index].hidden,
            marked: self.listing.marked.contains(&index),
            callouts,
        }
    }

    /// The lines that are shown: their indices and their texts.
    fn shown(&self) -> (Vec<usize>, Vec<&'a str>) {
        let lines = self.listing.lines.iter().zip(&self.lines).enumerate();
        lines
            .filter(|(_, (line, _))| !line.hidden)
            .map(|(index, (_, (text, _)))| (index, *text))
            .unzip()
    }
}

impl<'a> Showroom<'a> {
    pub(super) fn shown<'b>(&'b self, index: usize, judged: &'b Judged) -> Shown<'b> {
        let listing = self.listings[index];
        let tags = &listing.tags;
        let expectation = listing.expectation("");
        let shows_output = tags.output.unwrap_or(self.book.config.output && self.last[index]);
        let said = &judged.transcript;
        let status = status(listing, judged);
        let failed = status.is_none();
        let shows_output = shows_output && !failed;
        let diagnostics =
            if shows_output { paint::diagnostics(&said.compiler) } else { String::new() };
        let worth_saying = tags.name.is_some() || tags.caption.is_some() || !said.is_empty();
        let file = listing.file.as_deref().map(paths::display);
        let command = match file.as_deref().and_then(|file| self.examples.get(file)) {
            Some(example) => Some(format!("cargo run --example {example}")),
            None => tags.name.as_ref().map(|name| format!("mdbook-rehearse run {name}")),
        };
        let runs = matches!(expectation, Expectation::Runs | Expectation::Panics);
        let program = self.program(listing);
        let source = file.filter(|_| self.last[index]).map(|file| {
            let kept = program.as_ref().filter(|_| self.delivery == Delivery::Linked);
            let url = self.book.settings.source_url(&file);
            let url = url.or_else(|| kept.map(|(name, _)| address_of_text(name)));
            (file, url)
        });
        Shown {
            anchor: tags.name.as_ref().map(|name| anchor(name)).unwrap_or_default(),
            number: self.numbers[index].as_deref(),
            caption: tags.caption.as_deref(),
            code: self.code(index),
            other: self.other(index),
            notes: self.notes(index),
            program,
            classes: &tags.classes,
            status: status.unwrap_or(Status::Unchecked),
            message: failed.then(|| {
                let told = judged.problems.iter().map(|one| problem(one, &self.book.root, false));
                told.collect()
            }),
            stdout: if shows_output { &said.stdout } else { "" },
            // A panic begins with an empty line, to stand apart on a terminal.
            stderr: if shows_output { said.stderr.trim_start_matches('\n') } else { "" },
            panics: expectation == Expectation::Panics,
            diagnostics,
            tests: said.tests.filter(|_| self.last[index]),
            command: command.filter(|_| self.last[index] && runs),
            source,
            compiler: self
                .checked
                .compiler
                .as_ref()
                .filter(|_| self.last[index] && worth_saying)
                .map(|release| format!("rustc {release}")),
        }
    }

    fn code(&self, index: usize) -> Code<'a> {
        let listing = self.listings[index];
        // Where no badge can stand, the comment says where the explanation belongs.
        let has_callouts = listing.has_callouts() && self.format == Format::Html;
        let lines: Vec<(&str, Vec<usize>)> = listing
            .lines
            .iter()
            .map(|line| if has_callouts { split(&line.shown) } else { (&*line.shown, Vec::new()) })
            .collect();
        let html = if self.format == Format::Html {
            let key = (listing.source.text.clone(), has_callouts);
            let coloured = || Rc::new(highlight::rust(lines.iter().map(|(text, _)| *text)));
            self.coloured.borrow_mut().entry(key).or_insert_with(coloured).clone()
        } else {
            Rc::new(vec![String::new(); lines.len()])
        };
        Code { listing, html, lines }
    }

    /// A file is shown in parts, and what they leave out is long: it comes when it is asked for.
    fn program(&self, listing: &Listing) -> Option<(String, Option<String>)> {
        let fetched = self.format == Format::Html
            && listing.file.is_some()
            && listing.lines.iter().any(|line| line.hidden);
        let name = listing.source.path.file_stem()?.to_string_lossy().into_owned();
        let lines = listing.lines.iter().map(|line| line.shown.as_str());
        fetched.then(|| (name, Some(lines.collect::<Vec<_>>().join("\n"))))
    }

    fn other(&self, index: usize) -> Option<Other<'a>> {
        let listing = self.listings[index];
        let name = listing.tags.diff.as_deref()?;
        let other = *self.by_name.get(name)?;
        let (old, new) = (self.code(other), self.code(index));
        let ((old_at, old_lines), (new_at, new_lines)) = (old.shown(), new.shown());
        let diff = TextDiff::configure()
            .algorithm(Algorithm::Patience)
            .diff_slices(&old_lines, &new_lines);
        let rows = diff
            .iter_all_changes()
            .filter_map(|change| match change.tag() {
                ChangeTag::Equal => Some((Change::Kept, new_at[change.new_index()?])),
                ChangeTag::Delete => Some((Change::Removed, old_at[change.old_index()?])),
                ChangeTag::Insert => Some((Change::Added, new_at[change.new_index()?])),
            })
            .collect();
        let name = match (&self.numbers[other], &self.listings[other].tags.name) {
            (Some(number), _) => format!("Listing {number}"),
            (None, name) => name.clone().unwrap_or_default(),
        };
        let url = self.url(listing.chapter, other, listing.tags.diff.as_deref()?);
        Some(Other { code: old, name, url, rows })
    }
}

/// What was proven; `None` if it failed.
fn status(listing: &Listing, judged: &Judged) -> Option<Status<'static>> {
    match (&judged.verdict, listing.expectation("")) {
        (Verdict::Failed(_), _) => None,
        (Verdict::Ignored, _) | (_, Expectation::Ignored) => Some(Status::Ignored),
        (Verdict::Unchecked, _) if judged.transcript.is_empty() => Some(Status::Unchecked),
        (_, Expectation::Compiles) => Some(Status::NotRun),
        (_, Expectation::FailsToCompile(_)) => Some(Status::CompileFail),
        (_, Expectation::Panics) => Some(Status::ShouldPanic),
        (_, Expectation::Runs) => Some(Status::Verified),
    }
}

impl Shown<'_> {
    /// Leave the text of its program out if the page has it already.
    pub(super) fn give_program_once(&mut self, given: &mut BTreeSet<String>) {
        if let Some((name, text)) = &mut self.program
            && !given.insert(name.clone())
        {
            *text = None;
        }
    }

    pub(super) fn as_block(&self) -> Block<'_> {
        let error =
            if self.panics { Output::Panic(self.stderr) } else { Output::Stderr(self.stderr) };
        let difference = self.other.as_ref().map(|other| Difference {
            from: other.name.clone(),
            url: &other.url,
            rows: other
                .rows
                .iter()
                .map(|(change, index)| {
                    let code = match change {
                        Change::Removed => &other.code,
                        Change::Kept | Change::Added => &self.code,
                    };
                    (*change, code.line(*index))
                })
                .collect(),
        });
        Block {
            anchor: &self.anchor,
            number: self.number,
            caption: self.caption,
            lines: (0..self.code.lines.len()).map(|index| self.code.line(index)).collect(),
            hidden: if self.program.is_some() { Hidden::Fetched } else { Hidden::InPlace },
            program: self
                .program
                .as_ref()
                .map(|(name, text)| Program { name, text: text.as_deref() }),
            difference,
            notes: &self.notes,
            classes: self.classes,
            status: match &self.message {
                Some(message) => Status::Failed { message },
                None => self.status,
            },
            outputs: vec![
                Output::Stdout(self.stdout),
                error,
                Output::Diagnostics(&self.diagnostics),
            ],
            tests: self.tests,
            command: self.command.as_deref(),
            source: self.source.as_ref().map(|(path, url)| (path.as_str(), url.as_deref())),
            compiler: self.compiler.as_deref(),
        }
    }
}
