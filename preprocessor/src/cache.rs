//! Outcomes remembered from one run to the next.
//!
//! Below the target directory, a file for each run that found something out, one line for each
//! outcome: its key, a checksum of the rest, and JSON. Files are written beside their place and
//! renamed into it, so that a crash or a second process leaves whole files only, and are never
//! changed; where there are many, the next one takes over what the others hold, and they go. A line
//! that cannot be read, or does not add up, is a miss. Only outcomes that reached their goal are
//! stored: a failure is looked at again every time. Beside outcomes stand answers to the question
//! whether a listing parses: to ask it again takes longer than all the rest.

use std::{
    collections::{HashMap, HashSet},
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{files::write_atomically, perform::unit::Outcome};

/// So many files are gathered into one.
const FILES: usize = 8;
/// Where more bytes than these are gathered, the oldest outcomes are forgotten.
const BYTES: usize = 64 << 20;

/// A folder of outcomes, as it was when it was opened.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// What the files hold, oldest first, and their names.
    files: Vec<(String, Vec<u8>)>,
    /// Of each key the newest line: which file, and where in it.
    lines: HashMap<Vec<u8>, (usize, Range<usize>)>,
}

/// What a line holds behind key and checksum.
#[derive(Serialize, Deserialize)]
struct Entry {
    outcome: Outcome,
    /// Hashes of the files the compiler read, at that time.
    inputs: Vec<String>,
}

const DAMAGED: &str = "what was remembered is damaged";

impl Cache {
    /// The cache in `folder`, which is made if need be.
    pub fn open(folder: &Path) -> Result<Self> {
        let cannot = || format!("cannot use the cache folder {}", folder.display());
        fs::create_dir_all(folder).with_context(cannot)?;
        let mut names: Vec<String> = fs::read_dir(folder)
            .with_context(cannot)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| number(name).is_some())
            .collect();
        names.sort_unstable();
        // Another process may have gathered and removed one since.
        let files: Vec<(String, Vec<u8>)> = names
            .into_iter()
            .filter_map(|name| fs::read(folder.join(&name)).ok().map(|bytes| (name, bytes)))
            .collect();
        let mut lines = HashMap::new();
        for (file, (_, bytes)) in files.iter().enumerate() {
            let mut start = 0;
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                let range = start..start + line.len();
                start = range.end;
                if let Some(end) = line.iter().position(|byte| *byte == b' ') {
                    lines.insert(line[..end].to_vec(), (file, range));
                }
            }
        }
        Ok(Self { folder: folder.to_path_buf(), files, lines })
    }

    /// The outcome with this key, if it is there, whole, and what the compiler read is unchanged.
    pub fn get(&self, key: &str) -> Option<Outcome> {
        self.explain(key).ok()
    }

    /// Like [`Cache::get`], with the reason where there is none.
    pub fn explain(&self, key: &str) -> std::result::Result<Outcome, &'static str> {
        let (file, range) = self
            .lines
            .get(key.as_bytes())
            .ok_or("nothing is remembered with this key: it is new, or changed, or failed")?;
        let entry: Entry = body(&self.files[*file].1[range.clone()])
            .and_then(|body| serde_json::from_str(body).ok())
            .ok_or(DAMAGED)?;
        if entry.inputs != input_hashes(&entry.outcome) {
            return Err("a file or variable that the compiler read has changed");
        }
        Ok(entry.outcome)
    }

    /// Whether what has this key parses, if that is known.
    pub fn parses(&self, key: &str) -> Option<bool> {
        let (file, range) = self.lines.get(key.as_bytes())?;
        serde_json::from_str(body(&self.files[*file].1[range.clone()])?).ok()
    }

    /// Remember these outcomes and whether these parse, each with its key.
    pub fn put(&self, outcomes: &[(&str, &Outcome)], parses: &[(String, bool)]) -> Result<()> {
        if outcomes.is_empty() && parses.is_empty() {
            return Ok(());
        }
        let mut lines = Vec::new();
        for (key, outcome) in outcomes {
            let entry = Entry { outcome: (*outcome).clone(), inputs: input_hashes(outcome) };
            lines.push((*key, serde_json::to_string(&entry)?));
        }
        lines.extend(parses.iter().map(|(key, parses)| (key.as_str(), parses.to_string())));
        let gather = self.files.len() >= FILES;
        let mut text = if gather { self.gathered(&lines) } else { Vec::new() };
        for (key, body) in &lines {
            text.extend_from_slice(format!("{key} {} {body}\n", checksum(key, body)).as_bytes());
        }
        let last = self.files.last().and_then(|(name, _)| number(name)).unwrap_or(0);
        // Two processes at once may count alike.
        let name = format!("{:010}-{}", last + 1, &blake3::hash(&text).to_hex()[..16]);
        write_atomically(&self.folder.join(name), &text)?;
        for (name, _) in self.files.iter().filter(|_| gather) {
            drop(fs::remove_file(self.folder.join(name)));
        }
        Ok(())
    }

    /// The lines that are still good, oldest first, but for those that come anew.
    fn gathered(&self, but: &[(&str, String)]) -> Vec<u8> {
        let newer: HashSet<&[u8]> = but.iter().map(|(key, _)| key.as_bytes()).collect();
        let mut lines: Vec<&(usize, Range<usize>)> = self
            .lines
            .iter()
            .filter(|(key, _)| !newer.contains(key.as_slice()))
            .map(|(_, line)| line)
            .collect();
        lines.sort_unstable_by_key(|(file, range)| std::cmp::Reverse((*file, range.start)));
        let mut room = BYTES;
        let mut kept = Vec::new();
        for (file, range) in lines {
            let line = &self.files[*file].1[range.clone()];
            room = room.saturating_sub(line.len());
            if room > 0 && body(line).is_some() {
                kept.push(line);
            }
        }
        kept.reverse();
        kept.concat()
    }
}

/// The number that a file's name starts with.
fn number(name: &str) -> Option<u64> {
    name.split_once('-')?.0.parse().ok()
}

/// The JSON of a line, if that is whole.
fn body(line: &[u8]) -> Option<&str> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (key, rest) = line.split_once(' ')?;
    let (sum, body) = rest.split_once(' ')?;
    (checksum(key, body) == sum).then_some(body)
}

/// A line's checksum. The key is in it, in case a line was put in another's place.
fn checksum(key: &str, body: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(key.as_bytes()).update(b" ").update(body.as_bytes());
    hasher.finalize().to_hex().to_string()
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

    /// What is remembered now.
    fn opened(folder: &Path) -> Cache {
        Cache::open(folder).expect("a cache")
    }

    fn put(folder: &Path, key: &str, noise: &str) {
        let outcome = Outcome { noise: noise.to_owned(), ..Outcome::default() };
        opened(folder).put(&[(key, &outcome)], &[]).expect("written");
    }

    fn noise(folder: &Path, key: &str) -> Option<String> {
        opened(folder).get(key).map(|outcome| outcome.noise)
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).expect("there").map(|entry| entry.expect("read").path()).collect();
        paths.sort();
        paths
    }

    #[test]
    fn what_is_put_in_comes_out_and_the_newest_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(opened(folder.path()).get(KEY), None);
        put(folder.path(), KEY, "é\n \u{0}");
        assert_eq!(noise(folder.path(), KEY).as_deref(), Some("é\n \u{0}"));
        put(folder.path(), "other", "2");
        put(folder.path(), KEY, "3");
        assert_eq!(noise(folder.path(), KEY).as_deref(), Some("3"));
        assert_eq!(noise(folder.path(), "other").as_deref(), Some("2"));
    }

    #[test]
    fn a_damaged_line_is_a_miss_and_its_neighbour_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let outcomes = [Outcome::default(), Outcome { compiled: true, ..Outcome::default() }];
        opened(folder.path())
            .put(&[(KEY, &outcomes[0]), ("other", &outcomes[1])], &[])
            .expect("written");
        let [path] = files(folder.path()).try_into().expect("one file");
        let whole = fs::read(&path).expect("there");
        let first = whole.iter().position(|byte| *byte == b'\n').expect("two lines");
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).expect("written");
            let cache = opened(folder.path());
            assert_eq!(cache.get(KEY).is_some(), cut > first, "cut at {cut}");
            assert_eq!(cache.get("other"), None, "cut at {cut}");
            let mut flipped = whole.clone();
            flipped[cut] ^= 1;
            fs::write(&path, flipped).expect("written");
            let cache = opened(folder.path());
            assert_eq!(cache.get(KEY).is_some(), cut > first, "flipped at {cut}");
            assert_eq!(cache.get("other").is_some(), cut < first, "flipped at {cut}");
        }
        fs::write(&path, &whole).expect("written");
        assert!(opened(folder.path()).get(KEY).is_some());
    }

    #[test]
    fn what_parses_is_known_and_damage_is_no_answer() {
        let folder = tempfile::tempdir().expect("a folder");
        let answers = [("a".to_owned(), true), ("b".to_owned(), false)];
        opened(folder.path()).put(&[], &answers).expect("written");
        let ask = |key| opened(folder.path()).parses(key);
        assert_eq!([ask("a"), ask("b"), ask("c")], [Some(true), Some(false), None]);
        assert_eq!(opened(folder.path()).get("a"), None, "an answer is no outcome");
        let [path] = files(folder.path()).try_into().expect("one file");
        let text = fs::read_to_string(&path).expect("there");
        fs::write(&path, text.replace("false", "true")).expect("written");
        assert_eq!([ask("a"), ask("b")], [Some(true), None]);
    }

    #[test]
    fn a_line_in_anothers_place_is_a_miss() {
        let folder = tempfile::tempdir().expect("a folder");
        put(folder.path(), KEY, "");
        let [path] = files(folder.path()).try_into().expect("one file");
        let text = fs::read_to_string(&path).expect("there");
        fs::write(&path, text.replace(KEY, "aaaaaa")).expect("written");
        assert_eq!(noise(folder.path(), "aaaaaa"), None);
    }

    #[test]
    fn many_files_become_one_and_nothing_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        for number in 0..FILES {
            put(folder.path(), KEY, &number.to_string());
            put(folder.path(), &format!("key{number}"), "x");
            assert!(files(folder.path()).len() <= FILES);
        }
        let damaged = files(folder.path())[0].clone();
        fs::write(folder.path().join("0000000000-x"), "key of nothing\n").expect("written");
        fs::create_dir(folder.path().join("0000000000-y")).expect("made");
        for number in 0..FILES {
            put(folder.path(), "last", &number.to_string());
        }
        assert!(!damaged.exists());
        assert_eq!(noise(folder.path(), KEY), Some((FILES - 1).to_string()));
        assert_eq!(noise(folder.path(), "last"), Some((FILES - 1).to_string()));
        for number in 0..FILES {
            assert_eq!(noise(folder.path(), &format!("key{number}")).as_deref(), Some("x"));
        }
    }

    #[test]
    fn a_file_that_the_compiler_read_must_be_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("data.txt");
        fs::write(&file, "one").expect("written");
        let mut outcome = Outcome::default();
        outcome.inputs.files.push(file.clone());
        let cache = folder.path().join("cache");
        opened(&cache).put(&[(KEY, &outcome)], &[]).expect("written");
        assert!(opened(&cache).get(KEY).is_some());
        fs::write(&file, "two").expect("written");
        assert_eq!(opened(&cache).get(KEY), None);
    }
}
