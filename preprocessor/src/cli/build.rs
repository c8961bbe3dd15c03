//! `build`.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use anyhow::Result;
use clap::Args;
use mdbook_rehearse::{
    check::Options,
    config::Manifest,
    finish::finish,
    mdbook::{InProcess, Report, load},
    report::{progress::Bar, terminal::Terminal},
};

use super::check::tell;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder of book.toml.
    #[arg(default_value = ".")]
    dir: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let built = build(&arguments.dir, None, terminal)?;
    let good = built.tell(terminal);
    terminal.say(&format!("the book is in {}", built.folder.display()));
    Ok(good)
}

/// A book that has been built.
pub(super) struct Built {
    /// Where the HTML is.
    pub(super) folder: PathBuf,
    /// Where the sources are.
    pub(super) sources: PathBuf,
    reports: Vec<Report>,
}

impl Built {
    /// Say what was found; whether all was good.
    pub(super) fn tell(&self, terminal: Terminal) -> bool {
        // Every renderer verifies the same listings: the first report says it all.
        if let Some(report) = self.reports.first() {
            tell(&report.book, &report.checked, terminal);
        }
        self.reports.iter().all(|report| !report.checked.failed())
    }

    /// Files outside the sources that the book is made from.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.reports
            .iter()
            .flat_map(|report| {
                let book = &report.book;
                let mut paths = book.files.paths();
                if let Manifest::Path(manifest) = &book.config.manifest {
                    paths.extend(manifest.parent().map(|folder| book.root.join(folder)));
                }
                paths.extend(book.config.snapshots.iter().map(|folder| book.root.join(folder)));
                paths
            })
            .collect()
    }
}

/// Build the book in `dir`, with what failed shown on its page.
pub(super) fn build(dir: &Path, reload: Option<&str>, terminal: Terminal) -> Result<Built> {
    let reports = Arc::new(Mutex::new(Vec::new()));
    let bar = Arc::new(Bar::new(terminal));
    let preprocessor = InProcess {
        options: Options::new()?,
        progress: bar.clone(),
        reports: reports.clone(),
        missing: Vec::new(),
    };
    let book = load(dir, preprocessor, reload)?;
    let result = book.build();
    bar.clear();
    result?;
    let folder = book.build_dir_for("html");
    let reports =
        std::mem::take(&mut *reports.lock().map_err(|_| anyhow::anyhow!("a run panicked"))?);
    // A book may have renderers of other kinds only.
    if folder.is_dir() {
        finish(&book)?;
    }
    Ok(Built { folder, sources: book.source_dir(), reports })
}
