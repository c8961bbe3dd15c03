//! A book that has been read: its chapters, its listings, and what is wrong with them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use mdbook_preprocessor::book::{Book as MdBook, BookItem};

use crate::{
    cache::Cache,
    config::{BookSettings, Config},
    decide::key,
    listing::Listing,
    problem::Problem,
    read::{
        chapter::{Chapter, Defaults, ReadChapter, read},
        directives::Word,
        exercise::Exercise,
        glossary::{self, Glossary},
        include::Files,
        mapped::Place,
        stages, summary,
        tags::Edition,
    },
    toolchain::Toolchain,
};

/// A book that has been read.
#[derive(Debug)]
pub struct Book {
    /// The folder of `book.toml`, absolute.
    pub root: PathBuf,
    /// `[preprocessor.rehearse]`.
    pub config: Config,
    /// The rest of `book.toml`, as far as it concerns listings.
    pub settings: BookSettings,
    /// The chapters, in the order of the summary.
    pub chapters: Vec<Chapter>,
    /// What was read in each.
    pub read: Vec<ReadChapter>,
    /// The terms that prose may link to.
    pub glossary: Glossary,
    /// Problems that concern more than one chapter.
    pub problems: Vec<Problem>,
    /// Every file that was read.
    pub files: Files,
}

impl Book {
    /// Load the book in `root` from disk, without running any preprocessor.
    pub fn load(root: &Path) -> Result<Self> {
        let root = std::path::absolute(root)?;
        let config = Self::config(&root)?;
        let (book, missing) = summary::load(&root, config.clone())?;
        let mut this = Self::new(&root, &config, &book.book)?;
        this.problems.extend(missing);
        Ok(this)
    }

    /// The `book.toml` in `root`.
    pub fn config(root: &Path) -> Result<mdbook_preprocessor::config::Config> {
        let file = root.join("book.toml");
        anyhow::ensure!(
            file.is_file(),
            "there is no book.toml in {}\nhelp: name the book's folder, or run the command inside it",
            root.display()
        );
        let mut config =
            mdbook_preprocessor::config::Config::from_disk(&file).with_context(|| {
                format!(
                    "cannot read {}\nhelp: rehearse reads it as mdBook 0.5 does; keys of older \
                     releases have other names there",
                    file.display()
                )
            })?;
        config.update_from_env()?;
        Ok(config)
    }

    /// Read a book that mdBook has loaded.
    pub fn new(
        root: &Path,
        config: &mdbook_preprocessor::config::Config,
        book: &MdBook,
    ) -> Result<Self> {
        let settings = BookSettings::from_book(config);
        let chapters: Vec<Chapter> = chapters(book);
        let files = Files::new(root);
        let mut this = Self {
            root: root.to_path_buf(),
            config: Config::from_book(config)?,
            settings,
            chapters,
            read: Vec::new(),
            glossary: Glossary::default(),
            problems: Vec::new(),
            files,
        };
        let defaults = Defaults {
            root: &this.root,
            src: &config.book.src,
            edition: this.settings.edition,
            tags: &this.config.tags,
            tests: this.config.tests,
            math: this.config.math.is_some(),
        };
        this.read = this
            .chapters
            .iter()
            .enumerate()
            .map(|(index, chapter)| read(index, chapter, &defaults, &this.files))
            .collect();
        this.problems = duplicate_names(&this.read);
        this.problems.extend(duplicate_exercises(&this.read));
        this.problems.extend(unknown_words(&this.read));
        let path = this.config.glossary.as_deref();
        let (glossary, problems) = glossary::read(path, &this.chapters, &this.read);
        this.glossary = glossary;
        this.problems.extend(problems);
        this.problems.extend(stages::check(&this.read, &this.config.stages));
        this.problems.extend(further_pages_of_answers(&this.read));
        this.problems.extend(duplicate_quizzes(&this.read));
        if this.page_of_answers().is_none() {
            this.problems.extend(answers_without_a_page(&this.read));
        }
        Ok(this)
    }

    /// Every listing, in the order of the book.
    pub fn listings(&self) -> impl Iterator<Item = &Listing> {
        self.read.iter().flat_map(|chapter| &chapter.listings)
    }

    /// Every exercise, in the order of the book.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.read.iter().flat_map(|chapter| &chapter.exercises)
    }

    /// Find out which of these listings parse, asking the compiler only where there is doubt. What
    /// had to be found out is returned, with keys for the cache.
    pub fn learn_what_parses<'a>(
        listings: impl IntoIterator<Item = &'a Listing>,
        toolchain: &Toolchain,
        remembered: Option<&Cache>,
    ) -> Result<Vec<(String, bool)>> {
        let mut learned = Vec::new();
        let mut doubtful: BTreeMap<Edition, Vec<(String, &Listing)>> = BTreeMap::new();
        for listing in listings {
            let key = key::of_parsing(&listing.source.text, listing.edition, toolchain);
            if let Some(parses) = remembered.and_then(|cache| cache.parses(&key)) {
                listing.learn_whether_it_parses(parses);
            } else if let Some(parses) = listing.parses() {
                learned.push((key, parses));
            } else {
                doubtful.entry(listing.edition).or_default().push((key, listing));
            }
        }
        for (edition, listings) in doubtful {
            let codes: Vec<&str> =
                listings.iter().map(|(_, listing)| listing.source.text.as_str()).collect();
            let answers = toolchain.parse(&codes, edition)?;
            for ((key, listing), parses) in listings.into_iter().zip(answers) {
                listing.learn_whether_it_parses(parses);
                learned.push((key, parses));
            }
        }
        Ok(learned)
    }

    /// Index of the chapter that holds `{{#answers}}`.
    pub fn page_of_answers(&self) -> Option<usize> {
        self.read.iter().position(|read| read.places_of(Word::Answers).next().is_some())
    }

    /// Every problem of reading, in the order of the book.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.read.iter().flat_map(|chapter| &chapter.problems).chain(&self.problems)
    }
}

/// The chapters that have a file, in the order of the summary.
fn chapters(book: &MdBook) -> Vec<Chapter> {
    book.iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => Some(Chapter {
                name: chapter.name.clone(),
                path: chapter.source_path.clone().or_else(|| chapter.path.clone())?,
                number: chapter
                    .number
                    .as_ref()
                    .map(|number| number.to_string().trim_end_matches('.').to_owned()),
                content: chapter.content.clone(),
            }),
            BookItem::Separator | BookItem::PartTitle(_) => None,
        })
        .collect()
}

/// One warning for each word of fences that nobody declared.
fn unknown_words(chapters: &[ReadChapter]) -> Vec<Problem> {
    let mut words: BTreeMap<&str, (&Place, usize)> = BTreeMap::new();
    for (word, place) in chapters.iter().flat_map(|chapter| &chapter.unknown) {
        words.entry(word).or_insert((place, 0)).1 += 1;
    }
    words
        .into_iter()
        .map(|(word, (place, count))| {
            let problem = Problem::warning(format!("unknown attribute `{word}`"), place.clone());
            let problem = match count {
                1 => problem,
                _ => problem.label(format!("and in {} more fences", count - 1)),
            };
            problem.help(format!(
                "if it is a word of the book's own, declare it in `[preprocessor.rehearse]`: `tags \
                 = [\"{word}\"]`"
            ))
        })
        .collect()
}

fn duplicate_exercises(chapters: &[ReadChapter]) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, &Exercise> = BTreeMap::new();
    let mut problems = Vec::new();
    for exercise in chapters.iter().flat_map(|chapter| &chapter.exercises) {
        match seen.get(exercise.id.as_str()) {
            None => drop(seen.insert(&exercise.id, exercise)),
            Some(first) => problems.push(
                Problem::error(
                    format!("two exercises are called `{}`", exercise.id),
                    exercise.place.clone(),
                )
                .label("the second")
                .also(first.place.clone(), "the first")
                .help("an exercise is called like its file, and stands in one place of the book"),
            ),
        }
    }
    problems
}

/// Links to answers have one page to go to.
fn further_pages_of_answers(chapters: &[ReadChapter]) -> Vec<Problem> {
    let mut places = chapters.iter().flat_map(|chapter| chapter.places_of(Word::Answers));
    let Some(first) = places.next() else { return Vec::new() };
    places
        .map(|place| {
            Problem::error("the answers have a place already", place)
                .label("the second `{{#answers}}`")
                .also(first.clone(), "the first")
                .help("remove one of them")
        })
        .collect()
}

/// Without JavaScript, and on paper, there would be none.
fn answers_without_a_page(chapters: &[ReadChapter]) -> Option<Problem> {
    let quiz = chapters.iter().flat_map(|chapter| &chapter.quizzes).next();
    let exercise = chapters.iter().flat_map(|chapter| &chapter.exercises).next();
    let quiz = quiz.map(|quiz| ("the answers of this quiz stand on no page", &quiz.place));
    let exercise =
        exercise.map(|found| ("the solution of this exercise stands on no page", &found.place));
    let (title, place) = quiz.or(exercise)?;
    Some(Problem::warning(title, place.clone()).help(
        "add a page as the last of SUMMARY.md with `{{#answers}}` in a paragraph of its own: it \
         becomes the answers of every quiz and exercise, and search does not find it",
    ))
}

fn duplicate_quizzes(chapters: &[ReadChapter]) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut problems = Vec::new();
    for quiz in chapters.iter().flat_map(|chapter| &chapter.quizzes) {
        match seen.get(quiz.id.as_str()) {
            None => drop(seen.insert(&quiz.id, &quiz.place)),
            Some(first) => problems.push(
                Problem::error(
                    format!("two quizzes have the id `{}`", quiz.id),
                    quiz.place.clone(),
                )
                .label("the second")
                .also((*first).clone(), "the first")
                .help("give one an id of its own, at the top of its file: `id = \"…\"`"),
            ),
        }
    }
    problems
}

fn duplicate_names(chapters: &[ReadChapter]) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, &Listing> = BTreeMap::new();
    let mut problems = Vec::new();
    for listing in chapters.iter().flat_map(|chapter| &chapter.listings) {
        let Some(name) = &listing.tags.name else { continue };
        match seen.get(name.as_str()) {
            None => drop(seen.insert(name, listing)),
            Some(first) => problems.push(
                Problem::error(format!("two listings are named `{name}`"), listing.place.clone())
                    .label("the second")
                    .also(first.place.clone(), "the first")
                    .help("names are unique in the book: links and snapshots go by them"),
            ),
        }
    }
    problems
}
