//! The whole pipeline: a book in, verdicts out.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    book::Book,
    cache::Cache,
    config::Execute,
    decide::{
        plan::{Needs, Plan},
        prepare::{Prepared, prepare},
    },
    judge::{
        Judged, Verdict, accepted, judge,
        math::{Typeset, typeset},
        quizzes, references,
    },
    listing::{Listing, Origin},
    paths,
    perform::{
        Progress, Setting, perform,
        unit::{Outcome, Unit},
    },
    problem::Problem,
    read::mapped::Place,
};

/// How a check is done.
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
#[derive(Clone, Debug)]
pub struct Options {
    /// Do not use remembered outcomes.
    pub fresh: bool,
    /// Bundle nothing.
    pub alone: bool,
    /// Compilers at once.
    pub jobs: usize,
    /// Listings whose id, chapter or `file:line` contains one of these; all if there are none.
    pub filters: Vec<String>,
    /// Pending snapshots may be written.
    pub write_pending: bool,
    /// Errors are wanted as the compiler says them, also where a listing is expected to fail.
    pub exact_errors: bool,
    /// Further folders of libraries, as `mdbook test -L` takes them.
    pub library_paths: Vec<PathBuf>,
    /// The program that Cargo calls in rustdoc's place (see [`crate::decide::dependencies`]).
    pub this_program: PathBuf,
}

impl Options {
    /// The defaults: use what is remembered, bundle, as many compilers as cores, write pending
    /// snapshots unless `CI` is set.
    pub fn new() -> Result<Self> {
        Ok(Self {
            fresh: false,
            alone: false,
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            filters: Vec::new(),
            write_pending: !in_ci(),
            exact_errors: false,
            library_paths: Vec::new(),
            this_program: std::env::current_exe()?,
        })
    }
}

impl Options {
    /// What a book's own settings ask for: where outputs are asserted, what the compiler says to a
    /// listing that is expected to fail is what it says to it alone.
    #[must_use]
    pub fn for_book(mut self, book: &Book) -> Self {
        self.exact_errors = book.config.snapshots.is_some();
        self
    }
}

/// Whether this runs in continuous integration: `CI` is set and not `false`, `0` or empty.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// A book that has been checked.
#[derive(Debug)]
pub struct Checked {
    /// For each listing of the book, in order; `None` if the filters leave it out.
    pub judged: Vec<Option<Judged>>,
    /// Everything the author is told, in the order of the book.
    pub problems: Vec<Problem>,
    /// Its formulas.
    pub math: Typeset,
    /// Accepted snapshots that no listing has any more.
    pub orphans: Vec<PathBuf>,
    /// The compiler that was used; `None` if nothing was run.
    pub compiler: Option<String>,
    /// How long it took.
    pub time: Duration,
}

/// How many listings got which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Listings that passed.
    pub passed: usize,
    /// Listings that failed.
    pub failed: usize,
    /// Listings that are not looked at.
    pub ignored: usize,
    /// Listings that nothing was asserted of.
    pub unchecked: usize,
    /// Listings whose outcome was remembered.
    pub cached: usize,
}

impl Checked {
    /// Count the verdicts.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for judged in self.judged.iter().flatten() {
            match judged.verdict {
                Verdict::Passed => counts.passed += 1,
                Verdict::Failed(_) => counts.failed += 1,
                Verdict::Ignored => counts.ignored += 1,
                Verdict::Unchecked => counts.unchecked += 1,
            }
            counts.cached += usize::from(judged.cached);
        }
        counts
    }

    /// Whether anything is wrong.
    pub fn failed(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }
}

/// Whether a listing is among those asked for.
pub fn selected(book: &Book, listing: &Listing, filters: &[String]) -> bool {
    let chapter = paths::display(&book.read[listing.chapter].source.path);
    let place = listing.place.to_string();
    filters.is_empty()
        || filters.iter().any(|filter| {
            listing.id.contains(filter.as_str())
                || chapter.contains(filter.as_str())
                || place == *filter
        })
}

/// Check a book.
pub fn check(book: &Book, options: &Options, progress: &dyn Progress) -> Result<Checked> {
    let started = Instant::now();
    let all: Vec<&Listing> = book.listings().collect();
    let chosen: Vec<usize> =
        (0..all.len()).filter(|index| selected(book, all[*index], &options.filters)).collect();
    anyhow::ensure!(
        !chosen.is_empty() || options.filters.is_empty(),
        "no listing matches {}\nhelp: a filter is part of a listing's id or of its chapter's path, or a \
         place as `src/chapter.md:12`; `mdbook-rehearse list` shows all",
        options.filters.join(", ")
    );
    let mut notes = Vec::new();
    let mut compiler = None;
    let mut judged: Vec<Option<Judged>> = all.iter().map(|_| None).collect();
    if book.config.execute == Execute::Never {
        for index in &chosen {
            let ignored = all[*index].is_always_ignored();
            let verdict = if ignored { Verdict::Ignored } else { Verdict::Unchecked };
            judged[*index] = Some(Judged::untouched(verdict));
        }
    } else {
        let listings: Vec<&Listing> = chosen.iter().map(|index| all[*index]).collect();
        let prepared = prepare(book, &listings, options)?;
        if prepared.toolchain.fallback {
            let place = Place::line_of(Path::new("book.toml"), 1);
            notes.push(Problem::warning(
                format!(
                    "the toolchain this book asks for is not installed; Rust {} is used",
                    prepared.toolchain.release()
                ),
                place,
            ));
        }
        compiler = Some(prepared.toolchain.release().to_owned());
        let outcomes = outcomes(book, &prepared, options, progress, &mut notes)?;
        for ((index, listing), needs) in chosen.iter().zip(&listings).zip(&prepared.plan.needs) {
            judged[*index] = Some(judge_one(book, listing, *needs, &prepared.plan, &outcomes));
        }
    }
    assert_eq!(
        judged.iter().flatten().count(),
        chosen.len(),
        "every listing that was found is judged"
    );
    let orphans = accepted::compare(book, &all, &mut judged, options, &mut notes)?;
    let mut problems: Vec<Problem> = book.problems().cloned().collect();
    problems.extend(judged.iter().flatten().flat_map(|judged| judged.problems.iter().cloned()));
    problems.extend(references::check(book, &judged));
    let mut math = typeset(book);
    problems.append(&mut math.problems);
    say_where_lines_are_approximate(book, &mut problems);
    problems.extend(notes);
    Ok(Checked { judged, problems, math, orphans, compiler, time: started.elapsed() })
}

/// Chapters that another preprocessor has changed have other lines than their files.
fn say_where_lines_are_approximate(book: &Book, problems: &mut [Problem]) {
    let about: BTreeSet<&Path> =
        problems.iter().filter_map(|problem| Some(problem.place()?.file.as_path())).collect();
    let changed: BTreeSet<PathBuf> = book
        .read
        .iter()
        .map(|read| &read.source)
        .filter(|source| about.contains(source.path.as_path()))
        .filter(|source| {
            let written = std::fs::read_to_string(book.root.join(&source.path));
            written.is_ok_and(|text| text.trim_start_matches('\u{feff}') != source.text)
        })
        .map(|source| source.path.clone())
        .collect();
    for problem in problems {
        if problem.place().is_some_and(|place| changed.contains(&place.file)) {
            problem.help.push(
                "another preprocessor has changed this chapter: lines are those of the changed text"
                    .to_owned(),
            );
        }
    }
}

fn judge_one(
    book: &Book,
    listing: &Listing,
    needs: Needs,
    plan: &Plan,
    outcomes: &[Known],
) -> Judged {
    let Some(main) = needs.main else { return Judged::untouched(Verdict::Ignored) };
    let result = |index: usize| (&plan.units[index], &outcomes[index].outcome);
    let tests = needs.tests.map(result);
    let mut judged = match listing.origin {
        Origin::Block(_) | Origin::Exercise(_) => judge(listing, result(main), tests),
        Origin::Question { quiz, question } => {
            let question = &book.read[listing.chapter].quizzes[quiz].questions[question];
            quizzes::judge(question, listing, result(main), tests)
        }
    };
    judged.cached = outcomes[main].cached && needs.tests.is_none_or(|tests| outcomes[tests].cached);
    judged
}

/// An outcome and where it comes from.
struct Known {
    outcome: Outcome,
    cached: bool,
}

/// Folder for outcomes and generated files: below the target directory of the workspace around the
/// book, or of the book itself.
pub fn work_folder(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || {
            let workspace = root.ancestors().find(|folder| folder.join("Cargo.toml").is_file());
            workspace.unwrap_or(root).join("target")
        },
        PathBuf::from,
    );
    target.join("rehearse")
}

/// Make the folder, and keep it out of version control.
fn make_work_folder(folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(".gitignore"), "*\n")?;
    }
    remove_leftovers(folder);
    Ok(())
}

/// Remove what runs that were killed have left behind, a day later: nothing runs that long.
fn remove_leftovers(folder: &Path) {
    const DAY: Duration = Duration::from_hours(24);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_work = entry.file_name().to_string_lossy().starts_with(WORK);
        let age = entry.metadata().and_then(|data| data.modified()).ok().map(|at| at.elapsed());
        if is_work && age.is_some_and(|age| age.is_ok_and(|age| age > DAY)) {
            // Another process may be at it as well.
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

/// What the folders of running checks are called.
const WORK: &str = "work-";

/// The outcome of every unit: remembered, or found out now.
fn outcomes(
    book: &Book,
    prepared: &Prepared,
    options: &Options,
    progress: &dyn Progress,
    notes: &mut Vec<Problem>,
) -> Result<Vec<Known>> {
    let plan = &prepared.plan;
    let folder = work_folder(&book.root);
    let cache = make_work_folder(&folder).and_then(|()| Cache::open(&folder.join("outcomes")));
    let fresh = options.fresh || book.config.execute == Execute::Always;
    let remembered = |index: usize| -> Option<Outcome> {
        let outcome = cache.as_ref().ok()?.get(&plan.keys[index].hash)?;
        // What a bundle proved is not what is shown.
        let exact = outcome.alone || outcome.compiled || !options.exact_errors;
        (!fresh && exact && outcome.reaches(&plan.units[index].goal)).then_some(outcome)
    };
    let mut known: Vec<Option<Known>> = (0..plan.units.len())
        .map(|index| remembered(index).map(|outcome| Known { outcome, cached: true }))
        .collect();
    let due: Vec<usize> = (0..known.len()).filter(|index| known[*index].is_none()).collect();
    let performed = if due.is_empty() {
        Vec::new()
    } else {
        let scratch = match &cache {
            Ok(_) => tempfile::Builder::new().prefix(WORK).tempdir_in(&folder),
            Err(_) => tempfile::tempdir(),
        }
        .or_else(|_| tempfile::tempdir())?;
        let setting = Setting {
            toolchain: &prepared.toolchain,
            dependencies: &prepared.dependencies,
            root: &book.root,
            // Programs say where they are: the same path, however it was reached.
            folder: scratch.path().canonicalize()?,
            limits: prepared.limits,
            jobs: options.jobs.max(1),
        };
        let units: Vec<Unit> = due.iter().map(|index| plan.units[*index].clone()).collect();
        let bundles = renumbered(&plan.bundles(&due, options.jobs), &due);
        perform(&units, bundles, &setting, progress)?
    };
    let mut unwritten = cache.as_ref().err().map(ToString::to_string);
    for (index, outcome) in due.into_iter().zip(performed) {
        if let Ok(cache) = &cache
            && outcome.reaches(&plan.units[index].goal)
            && let Err(error) = cache.put(&plan.keys[index].hash, &outcome)
        {
            unwritten.get_or_insert(error.to_string());
        }
        known[index] = Some(Known { outcome, cached: false });
    }
    if let Some(why) = unwritten {
        let title = "outcomes cannot be remembered: the next check starts afresh";
        let place = Place::line_of(Path::new("book.toml"), 1);
        notes.push(Problem::warning(title, place).help(format!("{}: {why}", folder.display())));
    }
    Ok(known.into_iter().flatten().collect())
}

/// Bundles in terms of positions in `due`.
fn renumbered(bundles: &[Vec<usize>], due: &[usize]) -> Vec<Vec<usize>> {
    let position: BTreeMap<usize, usize> =
        due.iter().enumerate().map(|(position, index)| (*index, position)).collect();
    bundles
        .iter()
        .map(|bundle| bundle.iter().filter_map(|index| position.get(index).copied()).collect())
        .collect()
}
