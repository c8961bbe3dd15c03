//! From a book and the wishes of whoever asks to a plan.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Result;

use super::{
    dependencies::Dependencies,
    plan::{Basis, Plan},
};
use crate::{
    book::Book, cache::Cache, check::Options, config::Manifest, listing::Listing,
    perform::process::Limits, toolchain::Toolchain,
};

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
    /// Which listings parse, where that was not remembered: keys and answers for the cache.
    pub learned: Vec<(String, bool)>,
}

/// Decide what has to be done for these listings. What is remembered spares questions.
pub fn prepare(
    book: &Book,
    listings: &[&Listing],
    options: &Options,
    remembered: Option<&Cache>,
) -> Result<Prepared> {
    let toolchain = Toolchain::find(&book.root)?;
    let compiled = || {
        let looked_at = |listing: &&&Listing| !listing.tags.ignore.applies(&toolchain.target);
        listings.iter().filter(looked_at).copied()
    };
    let learned = Book::learn_what_parses(compiled(), &toolchain, remembered)?;
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
        exact_errors: options.exact_errors,
    };
    let plan = Plan::new(&pairs, &basis);
    Ok(Prepared { toolchain, dependencies, plan, limits, learned })
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
