//! Outcomes remembered from one run to the next.
//!
//! One file for each key, below the target directory. A file holds a checksum of what follows and
//! the outcome as JSON; it is written beside its place and renamed into it, so that a crash or a
//! second process leaves whole files only. What cannot be read, or does not add up, is a miss. Only
//! outcomes that reached their goal are stored: a failure is looked at again every time.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{files::write_atomically, perform::unit::Outcome};

/// A folder of outcomes.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

/// What a file holds besides the checksum.
#[derive(Serialize, Deserialize)]
struct Entry {
    /// The whole key, in case a file was put in another's place.
    key: String,
    outcome: Outcome,
    /// Hashes of the files the compiler read, at that time.
    inputs: Vec<String>,
}

impl Cache {
    /// The cache in `folder`, which is made if need be.
    pub fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the cache folder {}", folder.display()))?;
        Ok(Self { folder: folder.to_path_buf() })
    }

    fn path(&self, key: &str) -> PathBuf {
        let (start, rest) = key.split_at_checked(2).unwrap_or(("", key));
        self.folder.join(start).join(rest)
    }

    /// The outcome with this key, if it is there, whole, and what the compiler read is unchanged.
    pub fn get(&self, key: &str) -> Option<Outcome> {
        self.explain(key).ok()
    }

    /// Like [`Cache::get`], with the reason where there is none.
    pub fn explain(&self, key: &str) -> std::result::Result<Outcome, &'static str> {
        const DAMAGED: &str = "what was remembered is damaged";
        let text = match fs::read_to_string(self.path(key)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(
                    "nothing is remembered with this key: it is new, or changed, or failed",
                );
            }
            text => text.map_err(|_| DAMAGED)?,
        };
        let (checksum, body) = text.split_once('\n').ok_or(DAMAGED)?;
        if blake3::hash(body.as_bytes()).to_hex().as_str() != checksum {
            return Err(DAMAGED);
        }
        let entry: Entry = serde_json::from_str(body).map_err(|_| DAMAGED)?;
        if entry.key != key {
            return Err(DAMAGED);
        }
        if entry.inputs != input_hashes(&entry.outcome) {
            return Err("a file or variable that the compiler read has changed");
        }
        Ok(entry.outcome)
    }

    /// Remember an outcome.
    pub fn put(&self, key: &str, outcome: &Outcome) -> Result<()> {
        let entry =
            Entry { key: key.to_owned(), outcome: outcome.clone(), inputs: input_hashes(outcome) };
        let body = serde_json::to_string(&entry)?;
        let checksum = blake3::hash(body.as_bytes()).to_hex();
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        write_atomically(&path, format!("{checksum}\n{body}").as_bytes())?;
        Ok(())
    }
}

/// Hashes of what the compiler read, as it is now.
fn input_hashes(outcome: &Outcome) -> Vec<String> {
    let files = outcome.inputs.files.iter().map(|path| match fs::read(path) {
        Ok(bytes) => blake3::hash(&bytes).to_hex().to_string(),
        Err(error) => error.kind().to_string(),
    });
    let variables = outcome
        .inputs
        .environment
        .iter()
        .map(|(name, _)| format!("{:?}", std::env::var(name).ok()));
    files.chain(variables).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "abcdef";

    fn cache() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::open(folder.path()).expect("a cache");
        (folder, cache)
    }

    #[test]
    fn what_is_put_in_comes_out() {
        let (_folder, cache) = cache();
        assert_eq!(cache.get(KEY), None);
        let outcome = Outcome { compiled: true, noise: "é\n".to_owned(), ..Outcome::default() };
        cache.put(KEY, &outcome).expect("written");
        assert_eq!(cache.get(KEY), Some(outcome));
    }

    #[test]
    fn a_damaged_file_is_a_miss() {
        let (_folder, cache) = cache();
        cache.put(KEY, &Outcome::default()).expect("written");
        let path = cache.path(KEY);
        let whole = fs::read(&path).expect("there");
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).expect("written");
            assert_eq!(cache.get(KEY), None, "cut at {cut}");
            let mut flipped = whole.clone();
            flipped[cut] ^= 1;
            fs::write(&path, flipped).expect("written");
            assert_eq!(cache.get(KEY), None, "flipped at {cut}");
        }
        fs::write(&path, &whole).expect("written");
        assert!(cache.get(KEY).is_some());
    }

    #[test]
    fn a_file_in_anothers_place_is_a_miss() {
        let (_folder, cache) = cache();
        cache.put(KEY, &Outcome::default()).expect("written");
        fs::create_dir_all(cache.path("aaaaaa").parent().expect("a folder")).expect("made");
        fs::copy(cache.path(KEY), cache.path("aaaaaa")).expect("copied");
        assert_eq!(cache.get("aaaaaa"), None);
    }

    #[test]
    fn a_file_that_the_compiler_read_must_be_the_same() {
        let (folder, cache) = cache();
        let file = folder.path().join("data.txt");
        fs::write(&file, "one").expect("written");
        let mut outcome = Outcome::default();
        outcome.inputs.files.push(file.clone());
        cache.put(KEY, &outcome).expect("written");
        assert!(cache.get(KEY).is_some());
        fs::write(&file, "two").expect("written");
        assert_eq!(cache.get(KEY), None);
    }
}
