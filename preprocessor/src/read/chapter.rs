//! From one chapter's text to its listings.

use std::{
    ops::Range,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{
    directives::{Directive, Word, directives},
    exercise::{self, Exercise},
    fence::{CodeBlock, code_blocks},
    include::{Expansion, Files, Included, expand},
    lines::lines,
    mapped::{Mapped, Place, SourceFile},
    math::{Formula, formulas},
    quiz::{self, Quiz},
    tags::{Edition, TagProblem, Tags},
};
use crate::{
    listing::{Listing, Origin},
    paths,
    problem::Problem,
};

/// A chapter of a book, as mdBook hands it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its title.
    pub name: String,
    /// Its file, relative to the folder of sources.
    pub path: PathBuf,
    /// Its number, `3` or `3.2`; chapters before and after the numbered ones have none.
    pub number: Option<String>,
    /// Its text.
    pub content: String,
}

/// What a book says about all of its listings.
#[derive(Clone, Debug)]
pub struct Defaults<'a> {
    /// The book's root.
    pub root: &'a Path,
    /// The folder of sources, absolute or relative to the root.
    pub src: &'a Path,
    /// The edition of fences that name none.
    pub edition: Edition,
    /// Words of the book's own that fences may carry.
    pub tags: &'a [String],
    /// Whether `#[test]` functions run.
    pub tests: bool,
    /// Whether `$…$` is a formula.
    pub math: bool,
}

/// A chapter that has been read.
#[derive(Debug)]
pub struct ReadChapter {
    /// The chapter's own text.
    pub source: Arc<SourceFile>,
    /// The text with the includes expanded.
    pub text: Mapped,
    /// Its code blocks, of any language.
    pub blocks: Vec<CodeBlock>,
    /// Directives of ours in it, in order.
    pub directives: Vec<Directive>,
    /// Its quizzes, in order.
    pub quizzes: Vec<Quiz>,
    /// Its listings, in order: those of code blocks, then those of quizzes and of exercises.
    pub listings: Vec<Listing>,
    /// Its exercises, in order.
    pub exercises: Vec<Exercise>,
    /// Its formulas, in order; none where the book does not ask for them.
    pub formulas: Vec<Formula>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Words of fences that nobody declared, and where they stand.
    pub unknown: Vec<(String, Place)>,
}

impl ReadChapter {
    /// Its formulas, then those of its exercises.
    pub fn all_formulas(&self) -> impl Iterator<Item = &Formula> {
        self.formulas.iter().chain(self.exercises.iter().flat_map(Exercise::formulas))
    }

    /// Where directives with this word stand, each in a paragraph of its own.
    pub fn places_of(&self, word: Word) -> impl Iterator<Item = Place> {
        let found = self.directives.iter().filter(move |found| found.alone && found.word == word);
        found.map(|found| self.text.place(found.range.start))
    }
}

/// Read the chapter with this index.
pub fn read(
    index: usize,
    chapter: &Chapter,
    defaults: &Defaults<'_>,
    files: &Files,
) -> ReadChapter {
    let src = defaults.root.join(defaults.src);
    let on_disk = src.join(&chapter.path);
    let file = paths::relative(&on_disk, defaults.root);
    let source = SourceFile::new(file, chapter.content.as_str());
    let base = on_disk.parent().unwrap_or(&src).to_path_buf();
    let Expansion { text, problems: include_problems, includes } = expand(&source, &base, files);
    let blocks = code_blocks(text.text());
    let directives = directives(text.text());
    let (formulas, problems) = if defaults.math { formulas(&text) } else { Default::default() };
    let mut read = ReadChapter {
        source,
        text,
        blocks,
        directives,
        quizzes: Vec::new(),
        listings: Vec::new(),
        exercises: Vec::new(),
        formulas,
        problems,
        unknown: Vec::new(),
    };
    let stem = paths::display(&chapter.path.with_extension(""));
    for (number, block) in read.blocks.iter().enumerate() {
        let mut tags = match &block.info {
            None => Tags::untagged(),
            Some(info) if info.trim().is_empty() => Tags::untagged(),
            Some(info) => Tags::parse(info, defaults.tags),
        };
        let place = read.text.place(block.range.start);
        for problem in &tags.problems {
            match problem {
                // One word may stand in a hundred fences: the book says it once.
                TagProblem::Unknown(word) => read.unknown.push((word.clone(), place.clone())),
                problem => read.problems.extend(describe(problem, &place)),
            }
        }
        if !tags.rust {
            continue;
        }
        let inside =
            |range: &Range<usize>| range.start < block.range.end && block.range.start < range.end;
        for (range, problem) in &include_problems {
            if inside(range) {
                read.problems.push(problem.clone());
            }
        }
        for data in &tags.data {
            read.problems.extend(data_problem(data, &place, defaults.root));
        }
        // A copy of it goes to the same path in the listing's own folder, and nowhere else.
        tags.data.retain(|data| is_inside(Path::new(data)));
        let id = match &tags.name {
            Some(name) => name.clone(),
            None => format!("{stem}#{}", read.listings.len() + 1),
        };
        let lines = lines(block, &read.text);
        let file = whole_file(block, &read.text, &includes);
        let edition = tags.edition.unwrap_or(defaults.edition);
        read.listings.push(Listing::new(
            id,
            index,
            Origin::Block(number),
            place,
            tags,
            lines,
            file,
            edition,
            defaults.tests,
        ));
    }
    read.problems.extend(misplaced_directives(&read.directives, &read.text));
    read_quizzes(&mut read, index, &base, defaults, files);
    exercise::read_all(&mut read, index, defaults, files);
    read
}

/// The quizzes that a chapter places, and the programs in them.
fn read_quizzes(
    read: &mut ReadChapter,
    chapter: usize,
    base: &Path,
    defaults: &Defaults<'_>,
    files: &Files,
) {
    for (number, directive) in read.directives.iter().enumerate() {
        if !directive.alone || directive.word != Word::Quiz {
            continue;
        }
        let place = read.text.place(directive.range.start);
        let (quiz, problems) = quiz::read(&directive.argument, &place, number, base, files);
        read.problems.extend(problems);
        let Some(quiz) = quiz else { continue };
        for (index, question) in quiz.questions.iter().enumerate() {
            let Some(program) = &question.program else { continue };
            read.listings.push(Listing::new(
                quiz.id_of(question),
                chapter,
                Origin::Question { quiz: read.quizzes.len(), question: index },
                program.place.clone(),
                program.tags(),
                program.lines.clone(),
                program.file.clone(),
                defaults.edition,
                defaults.tests,
            ));
        }
        read.quizzes.push(quiz);
    }
}

/// Directives of ours that do not stand alone.
fn misplaced_directives(directives: &[Directive], text: &Mapped) -> Vec<Problem> {
    let misplaced = directives.iter().filter(|directive| !directive.alone);
    misplaced
        .map(|directive| {
            let name = directive.word.name();
            let place = text.place(directive.range.start);
            Problem::error(format!("`{{{{#{name}}}}}` does not stand alone"), place)
                .help("give it a paragraph of its own")
        })
        .collect()
}

/// The file a block consists of, if it is one whole file and nothing else.
fn whole_file(block: &CodeBlock, text: &Mapped, includes: &[Included]) -> Option<PathBuf> {
    let first = block.lines.first()?.1;
    let (last, offset) = block.lines.last()?;
    let end = offset + last.len();
    let include = includes.iter().find(|include| {
        include.whole && include.range.start <= first && end <= include.range.end
    })?;
    // A nested include would bring in lines of another file.
    let only = block.lines.iter().all(|(_, at)| text.place(*at).file == include.file);
    only.then(|| include.file.clone())
}

/// What is wrong with a data file that a fence declares.
fn data_problem(data: &str, place: &Place, root: &Path) -> Option<Problem> {
    let path = Path::new(data);
    let (title, help) = if !is_inside(path) {
        let help = "paths are relative to the folder of book.toml, and inside it";
        (format!("`data` cannot be `{data}`"), help)
    } else if root.join(path).is_file() {
        return None;
    } else {
        let help = "paths are relative to the folder of book.toml";
        (format!("there is no data file `{data}`"), help)
    };
    Some(Problem::error(title, place.clone()).help(help))
}

/// Whether a path names something below the folder it is relative to.
fn is_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

fn describe(problem: &TagProblem, place: &Place) -> Option<Problem> {
    Some(match problem {
        TagProblem::Misspelt { found, meant } => {
            Problem::error(format!("unknown attribute `{found}`"), place.clone())
                .label(format!("did you mean `{meant}`?"))
                .help(
                    "if it is a word of the book's own, declare it: `tags = [\"…\"]` in \
                     `[preprocessor.rehearse]`",
                )
        }
        TagProblem::Unknown(_) => return None,
        TagProblem::UnknownKey { key, meant: Some(meant) } => {
            Problem::error(format!("unknown key `{key}`"), place.clone())
                .label(format!("did you mean `{meant}`?"))
        }
        TagProblem::UnknownKey { key, meant: None } => {
            Problem::warning(format!("unknown key `{key}`"), place.clone())
                .help("keys are: name, caption, output, data, env, class")
        }
        TagProblem::BadValue { key, wants } => {
            Problem::error(format!("`{key}` takes {wants}"), place.clone())
        }
        TagProblem::Unreadable(rest) => {
            Problem::error(format!("cannot read the attributes from `{rest}` on"), place.clone())
                .label("rustdoc would skip this listing without a word")
                .help("separate attributes by commas; put keys in one brace group: `rust {name=x}`")
        }
        TagProblem::NoSuchEdition(word) => {
            Problem::error(format!("there is no edition `{word}`"), place.clone())
                .help("editions are: edition2015, edition2018, edition2021, edition2024")
        }
    })
}
