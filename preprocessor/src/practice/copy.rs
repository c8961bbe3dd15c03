//! One exercise in the reader's own folder. What a reader wrote is never written over.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    files::write_atomically,
    read::{
        exercise::{Exercise, Part},
        tags::Edition,
    },
};

/// The folder of one exercise.
#[derive(Clone, Debug)]
pub struct Copy<'a> {
    exercise: &'a Exercise,
    folder: PathBuf,
}

/// How far a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is no copy.
    New,
    /// There is one.
    Begun,
    /// It passed every test as it is now.
    Done,
}

impl Progress {
    /// One word.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Begun => "begun",
            Self::Done => "done",
        }
    }
}

impl<'a> Copy<'a> {
    /// The copy below `practice`, a folder for all exercises.
    pub fn new(exercise: &'a Exercise, practice: &Path) -> Self {
        Self { exercise, folder: practice.join(&exercise.id) }
    }

    /// The file that the reader writes in.
    pub fn file(&self) -> PathBuf {
        self.folder.join("src").join("lib.rs")
    }

    fn mark(&self) -> PathBuf {
        self.folder.join(".done")
    }

    /// Put what is missing there; whether that was the file to write in.
    ///
    /// `library` is the package whose library the exercise uses: its name and folder.
    pub fn make(&self, edition: Edition, library: Option<(&str, &Path)>) -> Result<bool> {
        let is_new = !self.file().exists();
        fs::create_dir_all(self.folder.join("src"))
            .with_context(|| format!("cannot make {}", self.folder.display()))?;
        let manifest = self.folder.join("Cargo.toml");
        if !manifest.exists() {
            write(&manifest, &self.manifest(edition, library))?;
        }
        if is_new {
            write(&self.file(), &self.exercise.starting_file())?;
        }
        Ok(is_new)
    }

    /// Put what the reader wrote aside, so that [`Copy::make`] starts again; where it is now.
    pub fn reset(&self) -> Result<Option<PathBuf>> {
        let file = self.file();
        if !file.exists() {
            return Ok(None);
        }
        let kept = (1..=u16::MAX)
            .map(|number| file.with_file_name(format!("lib.{number}.rs")))
            .find(|kept| !kept.exists())
            .context("there is no free name")?;
        fs::rename(&file, &kept).with_context(|| format!("cannot rename {}", file.display()))?;
        Ok(Some(kept))
    }

    /// What the reader has written.
    pub fn text(&self) -> Result<String> {
        let file = self.file();
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    }

    /// Remember whether this text passed every test.
    pub fn remember(&self, text: &str, done: bool) -> Result<()> {
        let mark = self.mark();
        if done {
            return write(&mark, &self.passed(text));
        }
        match fs::remove_file(&mark) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", mark.display()))
            }
            _ => Ok(()),
        }
    }

    /// How far the reader is.
    pub fn progress(&self) -> Progress {
        let Ok(text) = self.text() else { return Progress::New };
        let mark = fs::read_to_string(self.mark()).unwrap_or_default();
        if mark == self.passed(&text) { Progress::Done } else { Progress::Begun }
    }

    /// A new text, or new tests in the book, and nothing is known any more.
    fn passed(&self, text: &str) -> String {
        let more = self.exercise.part(Part::MoreTests);
        format!("{}\n", blake3::hash(format!("{text}\0{more}").as_bytes()).to_hex())
    }

    fn manifest(&self, edition: Edition, library: Option<(&str, &Path)>) -> String {
        let mut text = format!(
            "# For your editor, and for `cargo test`. The empty table keeps it apart from packages around it.\n\
             [package]\nname = \"exercise-{}\"\nversion = \"0.0.0\"\nedition = \"{}\"\npublish = false\n\n[workspace]\n",
            self.exercise.id,
            edition.year()
        );
        if let Some((name, folder)) = library {
            let folder = toml::Value::String(folder.to_string_lossy().into_owned());
            text.push_str(&format!("\n[dependencies]\n{name} = {{ path = {folder} }}\n"));
        }
        text
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    write_atomically(path, text.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))
}
