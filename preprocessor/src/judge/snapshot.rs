//! Accepted outputs on disk, in insta's format: verify, pending, accept.
//!
//! `<name>.snap` is what was accepted, `<name>.snap.new` what is pending. `cargo insta review` knows
//! both; so does `mdbook-rehearse accept`, which needs no Cargo. Files are written beside their place
//! and renamed into it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::files::write_atomically;

/// A folder of snapshots.
#[derive(Clone, Debug)]
pub struct Snapshots {
    folder: PathBuf,
    /// Pending snapshots may be written: not in CI, and not where only one thing is looked at.
    writes: bool,
}

/// How an output compares with what was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It is the same (or both are empty).
    Same,
    /// Nothing was accepted yet.
    New,
    /// It differs: what was accepted.
    Changed(String),
}

const ACCEPTED: &str = "snap";
const PENDING: &str = "snap.new";

/// The file name (without extension) of the snapshot of a listing, or of a figure of it.
pub fn name(id: &str, figure: Option<&str>) -> String {
    let slug = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '~' })
            .collect::<String>()
            .replace('~', "__")
    };
    match figure {
        Some(figure) => format!("{}@{}", slug(id), slug(figure)),
        None => slug(id),
    }
}

/// Blank lines at either end, and the line endings of Windows, do not count: insta drops them.
fn same(left: &str, right: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").trim_matches('\n').trim_end().to_owned();
    plain(left) == plain(right)
}

impl Snapshots {
    /// The snapshots in `folder`.
    pub fn new(folder: PathBuf, writes: bool) -> Self {
        Self { folder, writes }
    }

    fn path(&self, name: &str, extension: &str) -> PathBuf {
        self.folder.join(format!("{name}.{extension}"))
    }

    /// Where the accepted snapshot of this name is.
    pub fn accepted_path(&self, name: &str) -> PathBuf {
        self.path(name, ACCEPTED)
    }

    /// The accepted text of this name; `Ok(None)` if there is none.
    pub fn accepted(&self, name: &str) -> Result<Option<String>> {
        let path = self.path(name, ACCEPTED);
        if !path.is_file() {
            return Ok(None);
        }
        read(&path).map(Some)
    }

    /// Compare an output with the accepted one, and keep the pending file up to date. `source` is
    /// the chapter, `description` says whose output it is.
    pub fn verify(
        &self,
        name: &str,
        text: &str,
        source: &str,
        description: &str,
    ) -> Result<Comparison> {
        let accepted = self.accepted(name)?;
        let comparison = match accepted {
            None if text.trim().is_empty() => Comparison::Same,
            None => Comparison::New,
            Some(accepted) if same(&accepted, text) => Comparison::Same,
            Some(accepted) => Comparison::Changed(accepted),
        };
        if self.writes {
            let pending = self.path(name, PENDING);
            if comparison == Comparison::Same {
                remove_if_there(&pending)?;
            } else {
                write(&pending, text, source, description)?;
            }
        }
        Ok(comparison)
    }

    /// Names of the files in the folder with this extension.
    fn names(&self, extension: &str) -> Vec<String> {
        let ending = format!(".{extension}");
        let mut names: Vec<String> = WalkDir::new(&self.folder)
            .max_depth(1)
            .into_iter()
            .filter_map(|entry| {
                Some(entry.ok()?.file_name().to_str()?.strip_suffix(&ending)?.to_owned())
            })
            .collect();
        names.sort_unstable();
        names
    }

    /// Accepted snapshots that nothing claims.
    pub fn orphans(&self, claimed: &BTreeSet<String>) -> Vec<PathBuf> {
        let unclaimed = |name: &String| !claimed.contains(name);
        self.names(ACCEPTED)
            .into_iter()
            .filter(unclaimed)
            .map(|name| self.path(&name, ACCEPTED))
            .collect()
    }

    /// Names of the accepted figures of a listing, whose own snapshot has this name.
    pub fn figure_names(&self, name: &str) -> Vec<String> {
        let start = format!("{name}@");
        self.names(ACCEPTED).into_iter().filter(|name| name.starts_with(&start)).collect()
    }

    /// The accepted figures of a listing, by file name.
    pub fn accepted_figures(&self, name: &str) -> Result<BTreeMap<String, String>> {
        let start = name.len() + 1;
        self.figure_names(name)
            .into_iter()
            .map(|figure| {
                Ok((figure[start..].to_owned(), self.accepted(&figure)?.unwrap_or_default()))
            })
            .collect()
    }

    /// Names of pending snapshots.
    pub fn pending(&self) -> Vec<String> {
        self.names(PENDING)
    }

    /// Accept a pending snapshot. An output that has become empty needs no snapshot any more.
    pub fn accept(&self, name: &str) -> Result<()> {
        let (pending, accepted) = (self.path(name, PENDING), self.path(name, ACCEPTED));
        if read(&pending)?.trim().is_empty() {
            remove_if_there(&accepted)?;
            return remove_if_there(&pending);
        }
        fs::rename(&pending, &accepted)
            .with_context(|| format!("cannot accept {}", pending.display()))
    }

    /// Throw a pending snapshot away.
    pub fn reject(&self, name: &str) -> Result<()> {
        remove_if_there(&self.path(name, PENDING))
    }
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<String> {
    let snapshot = insta::Snapshot::from_file(path)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("cannot read the snapshot {}", path.display()))?;
    match snapshot.contents() {
        insta::internals::SnapshotContents::Text(text) => Ok(text.to_string()),
        insta::internals::SnapshotContents::Binary(_) => {
            anyhow::bail!("{} is a binary snapshot: its output is text", path.display())
        }
    }
}

fn write(path: &Path, text: &str, source: &str, description: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let write = || -> Result<()> {
        fs::create_dir_all(folder)?;
        let (source, description) = (quoted(source), quoted(description));
        let contents = format!("---\nsource: {source}\ndescription: {description}\n---\n{text}\n");
        write_atomically(path, contents.as_bytes())?;
        Ok(())
    };
    write().with_context(|| format!("cannot write the snapshot {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshots(writes: bool) -> (tempfile::TempDir, Snapshots) {
        let folder = tempfile::tempdir().expect("a folder");
        let snapshots = Snapshots::new(folder.path().join("s"), writes);
        (folder, snapshots)
    }

    #[test]
    fn verify_pend_accept() {
        let (_folder, snapshots) = snapshots(true);
        let verify = |text: &str| snapshots.verify("a", text, "src/c.md", "Listing a").expect("io");
        assert_eq!(verify("one\n\n  two: \"x\"\n"), Comparison::New);
        assert_eq!(snapshots.pending(), ["a"]);
        snapshots.accept("a").expect("accepted");
        assert_eq!(verify("one\r\n\r\n  two: \"x\"\n\n"), Comparison::Same);
        assert_eq!(verify("other"), Comparison::Changed("one\n\n  two: \"x\"".into()));
        assert_eq!(verify("one\n\n  two: \"x\""), Comparison::Same);
        assert_eq!(snapshots.pending(), [""; 0], "a pending file that is no longer due goes");
    }

    #[test]
    fn nothing_is_written_where_nothing_may_be() {
        let (folder, snapshots) = snapshots(false);
        assert_eq!(snapshots.verify("a", "x", "s", "d").expect("io"), Comparison::New);
        assert!(!folder.path().join("s").exists());
    }

    #[test]
    fn no_output_needs_no_snapshot() {
        let (_folder, snapshots) = snapshots(true);
        assert_eq!(snapshots.verify("a", "", "s", "d").expect("io"), Comparison::Same);
        snapshots.verify("a", "x", "s", "d").expect("io");
        snapshots.accept("a").expect("accepted");
        assert!(matches!(snapshots.verify("a", "", "s", "d").expect("io"), Comparison::Changed(_)));
        snapshots.accept("a").expect("accepted");
        assert!(!snapshots.accepted_path("a").exists());
    }

    #[test]
    fn what_nothing_claims_is_an_orphan() {
        let (_folder, snapshots) = snapshots(true);
        for name in ["a", "b"] {
            snapshots.verify(name, "x", "s", "d").expect("io");
            snapshots.accept(name).expect("accepted");
        }
        let claimed = BTreeSet::from(["a".to_owned()]);
        assert_eq!(snapshots.orphans(&claimed), [snapshots.accepted_path("b")]);
    }

    #[test]
    fn names_are_file_names() {
        assert_eq!(name("std_misc/process#1", None), "std_misc__process__1");
        assert_eq!(name("roc", Some("curve.svg")), "roc@curve.svg");
    }
}
