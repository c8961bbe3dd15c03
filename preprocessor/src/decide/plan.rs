//! What has to be done: pure, and printable.

use std::collections::BTreeMap;

use super::{
    dependencies::Dependencies,
    key::Key,
    sharing::{Alone, Context, alone},
};
use crate::{
    listing::Listing,
    perform::{
        compile::Emit,
        process::Limits,
        unit::{Goal, Unit},
    },
    read::wrap::wrap,
    toolchain::Toolchain,
};

/// What a plan is made from, besides the listings.
#[derive(Debug)]
pub struct Basis<'a> {
    /// The compiler.
    pub toolchain: &'a Toolchain,
    /// Sets of crates.
    pub dependencies: &'a [Dependencies],
    /// The book's root.
    pub root: &'a std::path::Path,
    /// What a listing may use.
    pub limits: Limits,
    /// Flags for every listing.
    pub flags: &'a [String],
    /// Warnings in listing files are errors.
    pub deny_warnings: bool,
    /// Nothing is bundled.
    pub alone: bool,
    /// What the compiler says to listings that are expected to fail is kept and shown.
    pub exact_errors: bool,
}

/// Every unit, and which listing needs which.
#[derive(Debug, Default)]
pub struct Plan {
    /// The units, each once however many listings share it.
    pub units: Vec<Unit>,
    /// Their keys.
    pub keys: Vec<Key>,
    /// For each listing, in order: the unit that judges it and the one with its tests.
    pub needs: Vec<Needs>,
}

/// The units that a listing needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Its program; `None` if it is ignored.
    pub main: Option<usize>,
    /// Its `#[test]` functions, where they are wanted.
    pub tests: Option<usize>,
}

impl Plan {
    /// Plan for these listings; each uses the set of crates with the index beside it.
    pub fn new(listings: &[(&Listing, usize)], basis: &Basis<'_>) -> Self {
        let mut plan = Self::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (listing, dependencies) in listings {
            let mut add = |unit: Unit| {
                let crates = &basis.dependencies[unit.dependencies];
                let key = Key::new(&unit, basis.toolchain, crates, &basis.limits, basis.root);
                *known.entry(key.hash.clone()).or_insert_with(|| {
                    plan.units.push(unit);
                    plan.keys.push(key);
                    plan.units.len() - 1
                })
            };
            let main = main_unit(listing, *dependencies, basis).map(&mut add);
            let tests = main.and(tests_unit(listing, *dependencies, basis)).map(&mut add);
            plan.needs.push(Needs { main, tests });
        }
        plan
    }

    /// Group units (by index) into what is compiled together, for so many compilers at once.
    pub fn bundles(&self, units: &[usize], jobs: usize) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut lone = Vec::new();
        for index in units {
            let unit = &self.units[*index];
            let fails = matches!(unit.goal, Goal::FailToCompile(_));
            if unit.alone.is_some() {
                lone.push(vec![*index]);
                continue;
            }
            let group = format!(
                "{:?} {fails} {} {} {:?}",
                unit.emit,
                unit.edition.year(),
                unit.dependencies,
                unit.flags
            );
            groups.entry(group).or_default().push(*index);
        }
        let mut bundles: Vec<Vec<usize>> = groups
            .into_values()
            .flat_map(|group| {
                let size = bundle_size(group.len(), jobs);
                group.chunks(size).map(<[usize]>::to_vec).collect::<Vec<_>>()
            })
            .collect();
        bundles.sort_by_key(|bundle| std::cmp::Reverse(bundle.len()));
        bundles.extend(lone);
        bundles
    }
}

/// Units per crate: one crate for every compiler that can run, but neither so small that starting
/// compilers costs more than compiling, nor so large that memory does.
fn bundle_size(units: usize, jobs: usize) -> usize {
    const SMALLEST: usize = 100;
    const LARGEST: usize = 800;
    units.div_ceil(jobs.max(1)).clamp(SMALLEST, LARGEST)
}

fn main_unit(listing: &Listing, dependencies: usize, basis: &Basis<'_>) -> Option<Unit> {
    let goal = Goal::of(&listing.expectation(&basis.toolchain.target))?;
    let tags = &listing.tags;
    let parses = listing.parses().unwrap_or(false);
    let emit = match (tags.test_harness, &goal) {
        (false, Goal::Compile) => Emit::Metadata,
        (true, Goal::Compile) => Emit::TestMetadata,
        (true, _) => Emit::TestHarness,
        (false, _) => Emit::Link,
    };
    let program = listing.program().text.text().to_owned();
    // The tests of an exercise are found by module, like those of a listing.
    let asked = (tags.test_harness && listing.block().is_some()) || tags.standalone;
    Some(unit(listing, program, emit, goal, asked, parses, dependencies, basis))
}

/// The tests of a listing are those of its code before it is wrapped: inside a function, no test
/// would be found.
fn tests_unit(listing: &Listing, dependencies: usize, basis: &Basis<'_>) -> Option<Unit> {
    let goal = Goal::of(&listing.expectation(&basis.toolchain.target))?;
    let wanted = listing.tests && !listing.tags.test_harness && listing.parses()?;
    if !wanted || !matches!(goal, Goal::Run | Goal::Panic | Goal::Compile) {
        return None;
    }
    let program = wrap(&listing.source, true, true).text.text().to_owned();
    Some(unit(
        listing,
        program,
        Emit::TestHarness,
        Goal::Run,
        listing.tags.standalone,
        true,
        dependencies,
        basis,
    ))
}

#[expect(clippy::too_many_arguments, reason = "a unit is what all of these say")]
fn unit(
    listing: &Listing,
    program: String,
    emit: Emit,
    goal: Goal,
    asked: bool,
    parses: bool,
    dependencies: usize,
    basis: &Basis<'_>,
) -> Unit {
    let context =
        Context { edition: listing.edition, compile_fail: matches!(goal, Goal::FailToCompile(_)) };
    let alone = if basis.alone {
        Some(Alone::Disabled)
    } else if !parses {
        Some(Alone::DoesNotParse)
    } else if asked {
        Some(Alone::Asked)
    } else if basis.exact_errors && context.compile_fail {
        Some(Alone::ExactErrors)
    } else {
        alone(&program, context)
    };
    let mut flags = basis.flags.to_vec();
    if basis.deny_warnings && listing.file.is_some() {
        flags.push("-Dwarnings".to_owned());
    }
    let tags = &listing.tags;
    let environment = tags
        .env
        .iter()
        .filter_map(|name| Some((name.clone(), std::env::var(name).ok()?)))
        .collect();
    let stem = listing.source.path.with_extension("");
    Unit {
        name: stem.to_string_lossy().into_owned(),
        program,
        emit,
        goal,
        edition: listing.edition,
        dependencies,
        flags,
        data: tags.data.iter().map(Into::into).collect(),
        environment,
        alone,
    }
}
