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
    config::{Execute, Manifest},
    decide::{
        dependencies::Dependencies,
        plan::{Basis, Needs, Plan},
    },
    judge::{
        Judged, Verdict,
        failure::Failure,
        judge, references,
        snapshot::{self, Comparison, Snapshots},
        transcript::Transcript,
    },
    listing::Listing,
    paths,
    perform::{
        Progress, Setting, perform,
        process::Limits,
        unit::{Outcome, Unit},
    },
    problem::Problem,
    read::mapped::Place,
    toolchain::Toolchain,
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

/// Everything known before anything is compiled.
#[derive(Debug)]
pub struct Prepared {
    /// The compiler.
    pub toolchain: Toolchain,
    /// Sets of crates.
    pub dependencies: Vec<Dependencies>,
    /// The plan for the selected listings.
    pub plan: Plan,
    /// Limits for every listing.
    pub limits: Limits,
}

/// Whether a listing is among those asked for.
pub fn selected(book: &Book, listing: &Listing, filters: &[String]) -> bool {
    let chapter = paths::display(&book.chapters[listing.chapter].path);
    let place = listing.place.to_string();
    filters.is_empty()
        || filters.iter().any(|filter| {
            listing.id.contains(filter.as_str())
                || chapter.contains(filter.as_str())
                || place == *filter
        })
}

/// Decide what has to be done for these listings.
pub fn prepare(book: &Book, listings: &[&Listing], options: &Options) -> Result<Prepared> {
    let toolchain = Toolchain::find(&book.root)?;
    let compiled = || {
        let looked_at = |listing: &&&Listing| !listing.tags.ignore.applies(&toolchain.target);
        listings.iter().filter(looked_at).copied()
    };
    Book::learn_what_parses(compiled(), &toolchain)?;
    let (dependencies, uses) = dependencies(book, listings, &toolchain, options)?;
    let limits = Limits {
        time: book.config.time_limit(),
        memory: book.config.memory << 20,
        output: book.config.output_bytes,
    };
    let pairs: Vec<(&Listing, usize)> = listings.iter().copied().zip(uses).collect();
    let basis = Basis {
        toolchain: &toolchain,
        dependencies: &dependencies,
        root: &book.root,
        limits,
        flags: &book.config.flags,
        deny_warnings: book.config.deny_warnings,
        alone: options.alone,
    };
    let plan = Plan::new(&pairs, &basis);
    Ok(Prepared { toolchain, dependencies, plan, limits })
}

/// The sets of crates, and which of them each listing uses.
fn dependencies(
    book: &Book,
    listings: &[&Listing],
    toolchain: &Toolchain,
    options: &Options,
) -> Result<(Vec<Dependencies>, Vec<usize>)> {
    let mut folders = book.config.library_paths.clone();
    folders.extend(options.library_paths.iter().cloned());
    let mut sets = vec![Dependencies::from_library_paths(&book.root, &folders)?];
    let mut by_manifest: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut uses = Vec::new();
    for listing in listings {
        let manifest = match &book.config.manifest {
            _ if listing.tags.ignore.applies(&toolchain.target) => None,
            Manifest::None => None,
            Manifest::Path(path) => Some(book.root.join(path)),
            Manifest::Nearest => nearest_manifest(book, listing),
        };
        let Some(manifest) = manifest else {
            uses.push(0);
            continue;
        };
        let index = if let Some(index) = by_manifest.get(&manifest) {
            *index
        } else {
            let mut set = Dependencies::from_manifest(&manifest, &options.this_program)?;
            set.arguments.extend(sets[0].arguments.iter().cloned());
            set.fingerprint.push_str(&sets[0].fingerprint);
            sets.push(set);
            by_manifest.insert(manifest, sets.len() - 1);
            sets.len() - 1
        };
        uses.push(index);
    }
    Ok((sets, uses))
}

/// The nearest `Cargo.toml` with dependencies above the file a listing stands in.
fn nearest_manifest(book: &Book, listing: &Listing) -> Option<PathBuf> {
    let file = listing.file.as_deref().unwrap_or(&listing.place.file);
    let file = book.root.join(file);
    file.ancestors().skip(1).map(|folder| folder.join("Cargo.toml")).find(|manifest| {
        std::fs::read_to_string(manifest).is_ok_and(|text| {
            toml::from_str::<toml::Table>(&text).is_ok_and(|table| {
                table.contains_key("package")
                    && ["dependencies", "dev-dependencies"]
                        .iter()
                        .any(|key| table.contains_key(*key))
            })
        })
    })
}

/// Check a book.
pub fn check(book: &Book, options: &Options, progress: &dyn Progress) -> Result<Checked> {
    let started = Instant::now();
    let all: Vec<&Listing> = book.listings().collect();
    let chosen: Vec<usize> =
        (0..all.len()).filter(|index| selected(book, all[*index], &options.filters)).collect();
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
            judged[*index] = Some(judge_one(listing, *needs, &prepared.plan, &outcomes));
        }
    }
    assert_eq!(
        judged.iter().flatten().count(),
        chosen.len(),
        "every listing that was found is judged"
    );
    compare_snapshots(book, &all, &mut judged, options, &mut notes)?;
    let mut problems: Vec<Problem> = book.problems().cloned().collect();
    problems.extend(judged.iter().flatten().flat_map(|judged| judged.problems.iter().cloned()));
    problems.extend(references::check(book, &judged));
    problems.extend(notes);
    Ok(Checked { judged, problems, compiler, time: started.elapsed() })
}

fn judge_one(listing: &Listing, needs: Needs, plan: &Plan, outcomes: &[Known]) -> Judged {
    let Some(main) = needs.main else { return Judged::untouched(Verdict::Ignored) };
    let result = |index: usize| (&plan.units[index], &outcomes[index].outcome);
    let mut judged = judge(listing, result(main), needs.tests.map(result));
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
    Ok(())
}

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
            Ok(_) => tempfile::Builder::new().prefix("work-").tempdir_in(&folder),
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
        let bundles = renumbered(&plan.bundles(&due, options.jobs, !options.exact_errors), &due);
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

/// For each listing, the one whose snapshot speaks for it: of listings with the same program, the
/// first that has a name, or else the first.
pub fn owners(listings: &[&Listing]) -> Vec<usize> {
    let key = |listing: &Listing| {
        let tags = &listing.tags;
        let flags = (tags.no_run, tags.should_panic, tags.compile_fail, tags.test_harness);
        let more = (tags.error_codes.clone(), tags.data.clone(), tags.env.clone());
        (listing.source.text.clone(), listing.edition, listing.tests, flags, more)
    };
    let mut owner = BTreeMap::new();
    for (index, listing) in listings.iter().enumerate() {
        let current = owner.entry(key(listing)).or_insert(index);
        if listings[*current].tags.name.is_none() && listing.tags.name.is_some() {
            *current = index;
        }
    }
    listings.iter().map(|listing| owner[&key(listing)]).collect()
}

fn compare_snapshots(
    book: &Book,
    all: &[&Listing],
    judged: &mut [Option<Judged>],
    options: &Options,
    notes: &mut Vec<Problem>,
) -> Result<()> {
    let Some(folder) = &book.config.snapshots else { return Ok(()) };
    let never = book.config.execute == Execute::Never;
    let snapshots = Snapshots::new(book.root.join(folder), options.write_pending && !never);
    let owners = owners(all);
    let mut claimed = BTreeSet::new();
    for (index, listing) in all.iter().enumerate() {
        let name = snapshot::name(&listing.id, None);
        let owns = owners[index] == index;
        if owns {
            claimed.insert(name.clone());
        }
        let Some(judged) = &mut judged[index] else { continue };
        if never {
            let owner = snapshot::name(&all[owners[index]].id, None);
            if let Some(text) = snapshots.accepted(&owner)? {
                judged.transcript = Transcript::from_text(&text);
            }
            let figures = snapshots.accepted_figures(&owner)?;
            claimed.extend(figures.keys().map(|file| format!("{owner}@{file}")));
            judged.figures = figures;
            continue;
        }
        if !owns || judged.verdict != Verdict::Passed {
            // What failed keeps its snapshots: they are not what is wrong.
            claimed.extend(snapshots.figure_names(&name));
            continue;
        }
        let source = paths::display(&listing.place.file);
        let mut compare = |name: String, text: &str, what: String| -> Result<_> {
            let comparison = snapshots.verify(&name, text, &source, &what)?;
            claimed.insert(name);
            Ok(snapshot_problem(&comparison, text, listing, &what))
        };
        let mut found = Vec::new();
        let text = judged.transcript.to_text();
        found.extend(compare(name, &text, format!("output of listing {}", listing.id))?);
        for (file, figure) in &judged.figures {
            let name = snapshot::name(&listing.id, Some(file));
            let what = format!("figure {file} of listing {}", listing.id);
            found.extend(compare(name, figure, what)?);
        }
        if !found.is_empty() {
            let new = found.iter().all(|(is_new, _)| *is_new);
            let failure = if new { Failure::OutputNew } else { Failure::OutputChanged };
            judged.verdict = Verdict::Failed(vec![failure]);
            judged.problems.extend(found.into_iter().map(|(_, problem)| problem));
        }
    }
    if options.filters.is_empty() {
        for orphan in snapshots.orphans(&claimed) {
            let place = Place::line_of(&paths::relative(&orphan, &book.root), 1);
            notes.push(
                Problem::error("no listing has this snapshot", place)
                    .help("`mdbook-rehearse accept --delete-orphans` removes such files"),
            );
        }
    }
    Ok(())
}

/// What to say of a snapshot that is not the same, and whether it is new.
fn snapshot_problem(
    comparison: &Comparison,
    text: &str,
    listing: &Listing,
    what: &str,
) -> Option<(bool, Problem)> {
    let accept = format!("if it is right, accept it: mdbook-rehearse accept . {}", listing.id);
    // A picture is looked at, not read.
    let picture = text.starts_with("<svg");
    let (new, title, details) = match comparison {
        Comparison::Same => return None,
        Comparison::New if picture => {
            (true, format!("the {what} is not accepted yet"), String::new())
        }
        Comparison::New => (true, format!("the {what} is not accepted yet"), text.to_owned()),
        Comparison::Changed(_) if picture => (false, format!("the {what} changed"), String::new()),
        Comparison::Changed(accepted) => {
            let accepted = accepted.replace("\r\n", "\n");
            let diff = similar::TextDiff::from_lines(accepted.trim_end(), text.trim_end());
            let unified =
                diff.unified_diff().context_radius(3).header("accepted", "now").to_string();
            (false, format!("the {what} changed"), unified)
        }
    };
    Some((new, Problem::error(title, listing.place.clone()).details(details).help(accept)))
}
