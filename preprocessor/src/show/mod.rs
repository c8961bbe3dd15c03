//! Show: verified listings put into their chapters.
//!
//! Chapters are edited by byte range; everything that is not a listing, a figure, a link to one or a
//! formula is handed back as the author wrote it, and a chapter without any of them byte for byte.

pub mod ansi;
pub mod answers;
pub mod assets;
pub mod code;
pub mod exercise;
pub mod figure;
pub mod highlight;
pub mod html;
pub mod index;
pub mod markdown;
pub mod math;
pub mod numbers;
pub mod paint;
mod progress;
mod prose;
mod quiz;
mod shown;
pub mod splice;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::Path,
    rc::Rc,
};

use self::{
    assets::{Delivery, Feature},
    figure::{figure, unique_ids},
    shown::Shown,
    splice::Edit,
};
use crate::{
    book::Book,
    check::Checked,
    judge::accepted::owners,
    judge::{Judged, Verdict, numbers::Numbers},
    listing::Listing,
    read::{
        directives::{Directive, Word},
        references::{GLOSSARY, LISTING, Reference, Target, references},
    },
};

/// What chapters are rendered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// mdBook's HTML renderer.
    Html,
    /// Anything else: plain fences.
    Markdown,
}

/// Puts the listings of a checked book into its chapters.
#[derive(Debug)]
pub struct Showroom<'a> {
    book: &'a Book,
    checked: &'a Checked,
    format: Format,
    delivery: Delivery,
    listings: Vec<&'a Listing>,
    /// For each listing, its number in the book where it has a caption.
    numbers: Vec<Option<String>>,
    /// For each listing, whether it is the last of its chapter with the same program.
    last: Vec<bool>,
    by_name: BTreeMap<&'a str, usize>,
    examples: BTreeMap<String, String>,
    /// Lines in colour, by program and whether call-outs are taken out of it.
    coloured: RefCell<Coloured>,
}

type Coloured = BTreeMap<(String, bool), Rc<Vec<String>>>;

impl<'a> Showroom<'a> {
    /// For one book, one kind of renderer, and one way of style sheets and scripts to its pages.
    pub fn new(book: &'a Book, checked: &'a Checked, format: Format, delivery: Delivery) -> Self {
        let listings: Vec<&Listing> = book.listings().collect();
        let owners = owners(&listings);
        let key = |index: usize| (listings[index].chapter, owners[index]);
        let mut seen_later = BTreeSet::new();
        let mut last: Vec<bool> =
            (0..listings.len()).rev().map(|index| seen_later.insert(key(index))).collect();
        last.reverse();
        let by_name = listings
            .iter()
            .enumerate()
            .filter_map(|(index, listing)| Some((listing.tags.name.as_deref()?, index)))
            .collect();
        let numbers = numbers(book, &listings);
        let examples = crate::decide::dependencies::examples(book);
        let coloured = RefCell::default();
        Self {
            book,
            checked,
            format,
            delivery,
            listings,
            numbers,
            last,
            by_name,
            examples,
            coloured,
        }
    }

    /// The text of the chapter with this index; `None` if there is nothing to change.
    pub fn chapter(&self, chapter: usize) -> Option<String> {
        let read = &self.book.read[chapter];
        let text = read.text.text();
        let mut edits = Vec::new();
        let mut programs = BTreeSet::new();
        for (index, listing) in self.listings.iter().enumerate() {
            if listing.chapter == chapter
                && let Some(judged) = &self.checked.judged[index]
                && self.is_shown(listing, judged)
            {
                let Some(block) = listing.block() else { continue };
                let range = read.blocks[block].range.clone();
                let mut shown = self.shown(index, judged);
                if self.is_edited(listing) {
                    let beneath = html::beneath(&shown.as_block());
                    edits.extend(Edit::beneath(text, &range, &beneath));
                } else {
                    shown.give_program_once(&mut programs);
                    edits.push(self.edit(text, range, &shown));
                    edits.extend(self.explanations(index));
                }
            }
        }
        for reference in references(text) {
            edits.extend(self.reference(chapter, text, &reference));
        }
        for (number, directive) in read.directives.iter().enumerate() {
            if directive.alone {
                edits.push(self.directive(chapter, number, directive));
            }
        }
        let mut features = BTreeSet::new();
        if !edits.is_empty() {
            features = self.features(chapter);
        }
        let formulas = self.formulas(chapter);
        if !formulas.is_empty() {
            features.insert(Feature::Math);
        }
        edits.extend(formulas);
        let end = progress::end(self, chapter);
        if end.is_some() {
            features.extend([Feature::Store, Feature::Progress]);
        }
        if edits.is_empty() && end.is_none() {
            return None;
        }
        // What is put in before something stands before what replaces it.
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut body = splice::splice(&read.source, &read.text, &edits);
        // Without a page for them, the answers stand behind what asks.
        if self.format == Format::Markdown && self.book.page_of_answers().is_none() {
            let answers = self.answers_of(chapter, chapter);
            if !answers.is_empty() {
                let page = answers::page(self, chapter, &answers);
                body = format!("{}\n\n{page}\n", body.trim_end());
            }
        }
        body.extend(end);
        Some(match (self.format, self.delivery) {
            (Format::Html, Delivery::Inline) => assets::inline(&body, &features),
            (Format::Html, Delivery::Linked) | (Format::Markdown, _) => body,
        })
    }

    /// What stands in a directive's place: Markdown, for every renderer.
    fn directive(&self, chapter: usize, number: usize, directive: &Directive) -> Edit {
        let text = match directive.word {
            Word::Listings => index::listings(self, chapter),
            Word::Stages => progress::stages(self, chapter),
            Word::Progress => progress::progress(self, chapter),
            Word::Exercise => {
                let prefix = splice::container_prefix(
                    self.book.read[chapter].text.text(),
                    directive.range.start,
                );
                exercise::exercise(self, chapter, &directive.range, &prefix)
            }
            Word::Answers => answers::page(self, chapter, &self.answers(chapter)),
            Word::Quiz => return self.quiz(chapter, number),
        };
        Edit { range: directive.range.clone(), text }
    }

    /// What a chapter needs besides its text.
    fn features(&self, chapter: usize) -> BTreeSet<Feature> {
        let read = &self.book.read[chapter];
        let quizzes = !read.quizzes.is_empty() || read.places_of(Word::Answers).next().is_some();
        let quiz = quizzes.then_some([Feature::Store, Feature::Quiz]);
        let exercises = !read.exercises.is_empty();
        let exercise = exercises.then_some([Feature::Store, Feature::Exercise]);
        let formulas = (quizzes && !self.checked.math.quizzes.is_empty())
            || read.exercises.iter().any(|exercise| exercise.formulas().next().is_some());
        let math = formulas.then_some(Feature::Math);
        let shows = read.places_of(Word::Progress).next().is_some();
        let progress = shows.then_some([Feature::Store, Feature::Progress]);
        let asked = [quiz, exercise, progress].into_iter().flatten().flatten();
        asked.chain(math).chain([Feature::Listing]).collect()
    }

    /// A block that nothing is known about is left to mdBook.
    fn is_shown(&self, listing: &Listing, judged: &Judged) -> bool {
        let tags = &listing.tags;
        let named = tags.name.is_some() || tags.caption.is_some();
        let Some(block) = listing.block() else { return false };
        let info = self.book.read[listing.chapter].blocks[block].info.as_deref();
        let tagged = info.is_some_and(|info| info.contains("rust"));
        let failed = matches!(judged.verdict, Verdict::Failed(_));
        failed || named || (tagged && judged.verdict != Verdict::Ignored)
    }

    /// mdBook's editor takes such a block over: a static one would be less.
    fn is_edited(&self, listing: &Listing) -> bool {
        let editable = listing.tags.classes.iter().any(|class| class == "editable");
        self.format == Format::Html && self.book.settings.editable && editable
    }

    fn edit(&self, text: &str, range: std::ops::Range<usize>, shown: &Shown<'_>) -> Edit {
        let block = shown.as_block();
        match self.format {
            Format::Html => Edit::block(text, range, html::block(&block)),
            Format::Markdown => {
                let prefix = splice::container_prefix(text, range.start);
                Edit::block(text, range, markdown::block(&block, &prefix))
            }
        }
    }

    /// Badges before the explanations of a listing's call-outs.
    fn explanations(&self, index: usize) -> Vec<Edit> {
        if self.format == Format::Markdown {
            return Vec::new();
        }
        let notes = self.notes(index);
        (1..)
            .zip(&self.listings[index].explanations)
            .map(|(number, at)| Edit { range: *at..*at, text: code::explanation(number, &notes) })
            .collect()
    }

    /// What the ids of a listing's call-outs begin with.
    fn notes(&self, index: usize) -> String {
        match &self.listings[index].tags.name {
            Some(name) => format!("note-{name}"),
            None => format!("note-{index}"),
        }
    }

    /// Where a named listing stands, seen from a chapter.
    fn url(&self, chapter: usize, index: usize, name: &str) -> String {
        let from = &self.book.chapters[chapter].path;
        let to = &self.book.chapters[self.listings[index].chapter].path;
        format!("{}#{}", relative_url(from, to), anchor(name))
    }

    /// The page of a chapter, seen from another: for HTML of ours, in which mdBook looks for no links.
    fn page(&self, from: usize, to: usize) -> String {
        let chapters = &self.book.chapters;
        let url = relative_url(&chapters[from].path, &chapters[to].path);
        match (self.format, url.strip_suffix(".md")) {
            (Format::Html, Some(stem)) => format!("{stem}.html"),
            _ => url,
        }
    }

    fn reference(&self, chapter: usize, text: &str, reference: &Reference) -> Option<Edit> {
        match &reference.target {
            Target::Figure { listing, name, alt, caption } => {
                let index = *self.by_name.get(listing.as_str())?;
                let judged = self.checked.judged[index].as_ref()?;
                let svg = judged.figures.get(&format!("{name}.svg"))?;
                let file = format!("{name}.csv");
                // What is no table has been reported.
                let numbers = judged.figures.get(&file).and_then(|csv| Numbers::parse(csv).ok());
                let range = reference.range.clone();
                let shown = match self.format {
                    Format::Html => {
                        let id = format!("figure-{listing}-{name}");
                        let figure =
                            figure(&unique_ids(svg, listing), alt, caption.as_deref(), &id);
                        let about = caption.as_deref().unwrap_or(alt).replace('`', "");
                        let numbers = numbers.map(|numbers| numbers::html(&numbers, &about, &file));
                        figure + &numbers.unwrap_or_default()
                    }
                    Format::Markdown => {
                        let numbers = numbers.map(|numbers| numbers::markdown(&numbers, &file));
                        let prefix = splice::alone_in(text, &range);
                        markdown::figure(svg, alt, caption.as_deref(), numbers.as_deref(), prefix)
                    }
                };
                Some(Edit { range, text: shown })
            }
            Target::Term(term) => {
                let glossary = &self.book.glossary;
                let to = &self.book.chapters[glossary.chapter?].path;
                glossary.terms.get(term)?;
                let url = relative_url(&self.book.chapters[chapter].path, to);
                Some(link(text, reference, GLOSSARY, term, &format!("{url}#{term}")))
            }
            Target::Listing(name) => {
                let index = *self.by_name.get(name.as_str())?;
                Some(link(text, reference, LISTING, name, &self.url(chapter, index, name)))
            }
        }
    }
}

/// A link with another address in place of one of ours, `<scheme><name>`.
fn link(text: &str, reference: &Reference, scheme: &str, name: &str, url: &str) -> Edit {
    let whole = &text[reference.range.clone()];
    let at = reference.range.start + whole.rfind(scheme).unwrap_or(whole.len());
    let end = (at + scheme.len() + name.len()).min(reference.range.end);
    Edit { range: at..end, text: url.to_owned() }
}

/// The id of a named listing on its page.
pub fn anchor(name: &str) -> String {
    format!("listing-{name}")
}

/// `3-2`: the chapter's number and the place among its listings with a caption.
fn numbers(book: &Book, listings: &[&Listing]) -> Vec<Option<String>> {
    let mut counts = vec![0; book.chapters.len()];
    listings
        .iter()
        .map(|listing| {
            listing.tags.caption.as_ref()?;
            let count = &mut counts[listing.chapter];
            *count += 1;
            Some(match &book.chapters[listing.chapter].number {
                Some(number) => format!("{number}-{count}"),
                None => count.to_string(),
            })
        })
        .collect()
}

/// The path from one chapter to another, as a link takes it.
fn relative_url(from: &Path, to: &Path) -> String {
    if from == to {
        return String::new();
    }
    let from: Vec<_> =
        from.parent().map(|folder| folder.components().collect()).unwrap_or_default();
    // mdBook publishes a README as the index of its folder.
    let is_index = to.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    let to = if is_index { to.with_file_name("index.md") } else { to.to_path_buf() };
    let components: Vec<_> = to.components().collect();
    let common = from.iter().zip(&components).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - common);
    let rest: Vec<String> = components[common..]
        .iter()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    format!("{up}{}", rest.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_chapters_are_relative() {
        let url = |from: &str, to: &str| relative_url(Path::new(from), Path::new(to));
        assert_eq!(url("a/b.md", "a/c.md"), "c.md");
        assert_eq!(url("a/b.md", "d/c.md"), "../d/c.md");
        assert_eq!(url("b.md", "d/c.md"), "d/c.md");
        assert_eq!(url("a/b.md", "a/b.md"), "");
        assert_eq!(url("a/b.md", "README.md"), "../index.md");
    }
}
