//! From one chapter's text to its listings.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{
    callouts,
    directives::directives,
    fence::{CodeBlock, code_blocks},
    include::{Expansion, Files, Included, expand},
    lines::lines,
    mapped::{Mapped, Place, SourceFile},
    marks,
    math::{Formula, formulas},
    tags::{Edition, KEYS, TagProblem, Tags},
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
    /// Its listings, in order.
    pub listings: Vec<Listing>,
    /// Its formulas, in order; none where the book does not ask for them.
    pub formulas: Vec<Formula>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Words of fences that nobody declared, and where they stand.
    pub unknown: Vec<(String, Place)>,
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
    let (formulas, problems) = if defaults.math { formulas(&text) } else { Default::default() };
    let mut read = ReadChapter {
        source,
        text,
        blocks,
        listings: Vec::new(),
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
    annotate(&mut read, defaults.root, files);
    read.problems.extend(misplaced_directives(&read.text));
    read
}

/// Find the emphasised lines of listings, and what explains their call-outs.
fn annotate(read: &mut ReadChapter, root: &Path, files: &Files) {
    let mut lists = None;
    for listing in &mut read.listings {
        let Some(block) = listing.block() else { continue };
        if let Some(mark) = &listing.tags.mark {
            let included: BTreeMap<PathBuf, Arc<SourceFile>> = listing
                .lines
                .iter()
                .map(|line| &line.place.file)
                .filter(|file| **file != read.source.path)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .filter_map(|file| Some((file.clone(), files.read(&root.join(file)).ok()?)))
                .collect();
            match marks::marked(mark, &listing.lines, &included) {
                Ok(marked) => listing.marked = marked,
                Err(complaints) => {
                    read.problems.extend(complaints.into_iter().map(|(title, help)| {
                        Problem::error(title, listing.place.clone()).help(help)
                    }));
                }
            }
            if listing.tags.diff.is_some() {
                let title = "`mark` and `diff` do not go together";
                let help = "a difference marks its own lines: leave one of the two out";
                read.problems.push(Problem::error(title, listing.place.clone()).help(help));
            }
        }
        if !listing.has_callouts() || !callouts::any(&listing.lines) {
            continue;
        }
        let lists = lists.get_or_insert_with(|| callouts::lists(read.text.text()));
        let start = read.blocks[block].range.start;
        match callouts::explained(&listing.lines, &read.text, start, lists) {
            Ok(explanations) => listing.explanations = explanations,
            Err(problems) => read.problems.extend(problems),
        }
    }
}

/// Directives of ours that do not stand alone.
fn misplaced_directives(text: &Mapped) -> Vec<Problem> {
    let misplaced = directives(text.text()).into_iter().filter(|directive| !directive.alone);
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
                .help(format!("keys are: {}", KEYS.join(", ")))
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
