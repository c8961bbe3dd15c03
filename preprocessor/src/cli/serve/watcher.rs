//! Files that the book is made from, and when they change.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use notify_debouncer_mini::{
    DebounceEventResult, Debouncer, new_debouncer,
    notify::{RecommendedWatcher, RecursiveMode},
};
use walkdir::WalkDir;

/// How long things must be quiet before a change counts.
const QUIET: Duration = Duration::from_millis(150);

/// Watches files and folders.
pub(in crate::cli) struct Watcher {
    debouncer: Debouncer<RecommendedWatcher>,
    events: Receiver<DebounceEventResult>,
    watched: BTreeSet<PathBuf>,
    /// What is written by the build itself.
    built: PathBuf,
    /// What the last change looked like: to read a file is no change.
    seen: BTreeMap<PathBuf, Option<(u64, SystemTime)>>,
}

fn state(path: &Path) -> Option<(u64, SystemTime)> {
    let data = path.metadata().ok()?;
    data.is_file().then_some((data.len(), data.modified().ok()?))
}

impl Watcher {
    pub(in crate::cli) fn new() -> Result<Self> {
        let (sender, events) = channel();
        let debouncer = new_debouncer(QUIET, move |event| drop(sender.send(event)))
            .context("cannot watch files")?;
        let (watched, seen) = (BTreeSet::new(), BTreeMap::new());
        Ok(Self { debouncer, events, watched, built: PathBuf::new(), seen })
    }

    /// Watch these files and folders, and whatever stands beside the files; not what is built.
    pub(in crate::cli) fn watch(&mut self, paths: &[PathBuf], built: &Path) {
        self.built = absolute(built);
        for path in paths.iter().map(|path| absolute(path)) {
            let beside = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
            let depth = if path.is_dir() { usize::MAX } else { 1 };
            let entries =
                beside.into_iter().flat_map(|folder| WalkDir::new(folder).max_depth(depth));
            self.seen.extend(
                entries.flatten().map(|entry| (entry.path().to_path_buf(), state(entry.path()))),
            );
            let (folder, mode) = if path.is_dir() {
                (path, RecursiveMode::Recursive)
            } else {
                let Some(folder) = path.parent() else { continue };
                (folder.to_path_buf(), RecursiveMode::NonRecursive)
            };
            // A folder that cannot be watched, or is not there, is no reason to stop serving.
            if !self.watched.contains(&folder)
                && self.debouncer.watcher().watch(&folder, mode).is_ok()
            {
                self.watched.insert(folder);
            }
        }
    }

    /// Wait until something has really changed.
    pub(in crate::cli) fn wait(&mut self) -> Result<BTreeSet<PathBuf>> {
        loop {
            let event = self.events.recv().context("the watcher stopped")?;
            let Ok(events) = event else { continue };
            let mut changed = BTreeSet::new();
            for path in events.into_iter().map(|event| absolute(&event.path)) {
                if path.starts_with(&self.built) || is_transient(&path) {
                    continue;
                }
                let now = state(&path);
                if self.seen.insert(path.clone(), now).flatten() != now {
                    changed.insert(path);
                }
            }
            if !changed.is_empty() {
                return Ok(changed);
            }
        }
    }
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_path_buf())
}

/// What editors and tools write beside the files that are meant.
fn is_transient(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with('.')
        || name.starts_with('#')
        || name.ends_with('~')
        || name.ends_with(".snap.new")
        || path.extension().is_some_and(|extension| extension == "swp")
        || path.components().any(|part| part.as_os_str() == "target" || part.as_os_str() == ".git")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_about_is_no_change() {
        for path in ["a/.x.md.swp", "a/x.md~", "a/#x#", "target/x", "s/a.snap.new", ".git/index"] {
            assert!(is_transient(Path::new(path)), "{path}");
        }
        assert!(!is_transient(Path::new("src/x.md")));
    }

    #[test]
    fn a_change_is_seen_and_reading_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, built) = (folder.path().join("a.md"), folder.path().join("book"));
        std::fs::create_dir(&built).expect("made");
        std::fs::write(&file, "one").expect("written");
        let mut watcher = Watcher::new().expect("a watcher");
        watcher.watch(&[folder.path().to_path_buf(), file.clone()], &built);
        std::fs::write(built.join("a.html"), "x").expect("written");
        assert_eq!(std::fs::read_to_string(&file).expect("read"), "one");
        std::fs::write(&file, "two and more").expect("written");
        let changed = watcher.wait().expect("a change");
        assert_eq!(changed, BTreeSet::from([absolute(&file)]));
    }
}
