//! One program run in a folder of its own.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    compile::Emit,
    process::{Invocation, Limits, run},
    rooms::Room,
    unit::{RanOutcome, Unit},
};

/// Names the folder that figures are written to.
pub const FIGURES: &str = "REHEARSE_FIGURES";

/// Where and how programs run.
#[derive(Debug)]
pub struct Stage<'a> {
    /// The book's root, where data files come from.
    pub root: &'a Path,
    /// The folder that this program gets.
    pub room: &'a Room,
    /// What each may use.
    pub limits: Limits,
    /// `PATH`.
    pub search_path: &'a OsString,
}

/// Run a unit's binary. `filter` limits a test harness to the tests of one module.
pub fn execute(
    stage: &Stage<'_>,
    unit: &Unit,
    binary: &Path,
    cargo: &BTreeMap<String, String>,
    filter: Option<&str>,
) -> io::Result<RanOutcome> {
    let Room { own, work, figures, .. } = stage.room;
    for data in &unit.data {
        let target = work.join(data);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        match fs::copy(stage.root.join(data), target) {
            // The author is told of what is missing; the program sees that it is.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            copied => drop(copied?),
        }
    }
    let mut environment: Vec<(OsString, OsString)> = vec![
        ("PATH".into(), stage.search_path.clone()),
        ("HOME".into(), work.clone().into()),
        ("TMPDIR".into(), own.into()),
        ("LANG".into(), "C.UTF-8".into()),
        ("TZ".into(), "UTC".into()),
        (FIGURES.into(), figures.clone().into()),
    ];
    let pairs = cargo.iter().map(|(name, value)| (name.clone(), value.clone()));
    environment.extend(
        pairs
            .chain(unit.environment.iter().cloned())
            .map(|(name, value)| (name.into(), value.into())),
    );
    #[cfg(windows)]
    environment.extend(std::env::var_os("SystemRoot").map(|root| ("SystemRoot".into(), root)));
    let arguments: Vec<OsString> = match filter {
        Some(filter) => vec![filter.into(), "--test-threads=1".into(), "--color=never".into()],
        None => Vec::new(),
    };
    let invocation = Invocation {
        binary,
        arguments: &arguments,
        folder: work,
        writable: own,
        environment: &environment,
        limits: stage.limits,
    };
    let ran = run(&invocation)?;
    let figures = read_figures(figures)?;
    let stdout = String::from_utf8_lossy(&ran.stdout);
    let stderr = String::from_utf8_lossy(&ran.stderr);
    let utf8 = std::str::from_utf8(&ran.stdout).is_ok() && std::str::from_utf8(&ran.stderr).is_ok();
    let bin = binary.parent().unwrap_or(own);
    let hide = |text: &str| hide_folders(text, &[work, own, bin]);
    let outcome = RanOutcome {
        exit: ran.exit,
        stdout: hide(&stdout),
        stderr: hide(&stderr),
        own_hook: unit.emit == Emit::TestHarness
            || ["set_hook", "resume_unwind"].iter().any(|name| unit.program.contains(name)),
        utf8,
        left_children: ran.left_children,
        figures,
        time: ran.time,
    };
    Ok(outcome)
}

/// Folders differ from run to run: what a listing says about its own is made the same.
fn hide_folders(text: &str, folders: &[&Path]) -> String {
    folders.iter().filter_map(|folder| folder.to_str()).fold(text.to_owned(), |text, folder| {
        if text.contains(folder) { text.replace(folder, "[folder]") } else { text }
    })
}

fn read_figures(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut figures = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && path.is_file()
        {
            let bytes = fs::read(&path)?;
            figures.insert(name.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(figures)
}
