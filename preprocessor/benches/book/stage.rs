//! Copies of a book to work on, one for each tool: nobody's book is changed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use tempfile::TempDir;
use walkdir::WalkDir;

/// A book, copied for `mdbook test` and for rehearse, and the commands to measure.
pub(crate) struct Stage {
    folder: TempDir,
    settings: Settings,
    edited: Option<Editable>,
    edits: usize,
    /// How many listings it has, of which kinds.
    pub(crate) listings: Listings,
}

/// What the commands get.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// mdBook's command line, if there is one.
    pub(crate) mdbook: Option<PathBuf>,
    /// `-L` of both.
    pub(crate) library_paths: Vec<PathBuf>,
    /// `--jobs` of rehearse.
    pub(crate) jobs: Option<usize>,
}

/// How many listings there are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Listings {
    /// All of them.
    pub(crate) all: usize,
    /// Those that are looked at.
    pub(crate) checked: usize,
}

/// A file with a fence that can be edited.
struct Editable {
    file: PathBuf,
    original: String,
    /// The line below the one that opens the fence.
    line: usize,
    prefix: String,
}

impl Stage {
    /// Copy the book in `source`.
    pub(crate) fn new(source: &Path, settings: &Settings) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("rehearse-bench-").tempdir()?;
        for (name, keep) in [("mdbook", None), ("rehearse", Some("rehearse"))] {
            let copy = folder.path().join(name);
            copy_book(source, &copy)
                .with_context(|| format!("cannot copy the book in {}", source.display()))?;
            without_preprocessors(&copy.join("book.toml"), keep)?;
        }
        let mut stage = Self {
            folder,
            settings: settings.clone(),
            edited: None,
            edits: 0,
            listings: Listings::default(),
        };
        stage.look_at_listings()?;
        Ok(stage)
    }

    fn rehearse_folder(&self) -> PathBuf {
        self.folder.path().join("rehearse")
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("target")
    }

    /// Where commands may write what they say.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log.txt")
    }

    /// `mdbook test`.
    pub(crate) fn mdbook_test(&self) -> Option<Command> {
        let mut command = self.command(self.settings.mdbook.as_deref()?);
        command.arg("test").arg(self.folder.path().join("mdbook"));
        Some(self.with_libraries(command))
    }

    /// `mdbook-rehearse check`.
    pub(crate) fn check(&self) -> Command {
        let mut command = self.command(rehearse());
        command.arg("check").arg(self.rehearse_folder());
        if let Some(jobs) = self.settings.jobs {
            command.arg("--jobs").arg(jobs.to_string());
        }
        self.with_libraries(command)
    }

    fn with_libraries(&self, mut command: Command) -> Command {
        for folder in &self.settings.library_paths {
            command.arg("-L").arg(folder);
        }
        command
    }

    /// A command with what `cargo bench` adds to the environment taken away.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO") || matches!(&*text, "LD_LIBRARY_PATH" | "RUSTFLAGS") {
                command.env_remove(&name);
            }
        }
        command.env("CARGO_TARGET_DIR", self.target()).current_dir(self.folder.path());
        command
    }

    /// Forget every outcome.
    pub(crate) fn forget(&self) -> Result<()> {
        let target = self.target();
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        Ok(())
    }

    /// Whether there is a listing to edit.
    pub(crate) fn can_edit(&self) -> bool {
        self.edited.is_some()
    }

    /// Add a line to one listing, another one each time.
    pub(crate) fn edit(&mut self) -> Result<()> {
        let editable = self.edited.as_ref().context("no listing can be edited")?;
        self.edits += 1;
        let mut lines: Vec<&str> = editable.original.split_inclusive('\n').collect();
        let line = format!("{}// edited: {}\n", editable.prefix, self.edits);
        lines.insert(editable.line, &line);
        Ok(fs::write(&editable.file, lines.concat())?)
    }

    /// Take the line away again.
    pub(crate) fn restore(&self) -> Result<()> {
        let Some(editable) = &self.edited else { return Ok(()) };
        Ok(fs::write(&editable.file, &editable.original)?)
    }

    fn look_at_listings(&mut self) -> Result<()> {
        let mut command = self.command(rehearse());
        command.arg("list").arg(self.rehearse_folder()).args(["--format", "json"]);
        let output = command.output().context("cannot run mdbook-rehearse")?;
        let report: serde_json::Value =
            serde_json::from_slice(&output.stdout).with_context(|| {
                format!("cannot list: {}", String::from_utf8_lossy(&output.stderr).trim())
            })?;
        let listings = report["listings"].as_array().context("no listings")?;
        let ignored = listings.iter().filter(|listing| listing["kind"] == "ignore").count();
        self.listings = Listings { all: listings.len(), checked: listings.len() - ignored };
        let ordinary: Vec<_> = listings
            .iter()
            .filter(|listing| listing["kind"] == "run" && listing["shared"] == true)
            .collect();
        // One in the middle of the book; the next one, if its fence is not where it can be edited.
        let mut from_middle = ordinary.iter().cycle().skip(ordinary.len() / 2).take(ordinary.len());
        self.edited = from_middle.find_map(|listing| self.editable(listing));
        Ok(())
    }

    fn editable(&self, listing: &serde_json::Value) -> Option<Editable> {
        let file = self.rehearse_folder().join(listing["file"].as_str()?);
        let line = usize::try_from(listing["line"].as_u64()?).ok()?;
        let original = fs::read_to_string(&file).ok()?;
        let opening = original.lines().nth(line - 1)?;
        let fence = opening.find("```").or_else(|| opening.find("~~~"))?;
        let spaces = |c: char| if c == '>' { '>' } else { ' ' };
        let prefix = opening[..fence].chars().map(spaces).collect();
        Some(Editable { file, original, line, prefix })
    }
}

/// The program that is measured: the one built with this benchmark.
pub(crate) fn rehearse() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_mdbook-rehearse"))
}

fn copy_book(from: &Path, to: &Path) -> Result<()> {
    let wanted = |entry: &walkdir::DirEntry| {
        let name = entry.file_name();
        entry.depth() == 0 || !(name == ".git" || name == "target" || name == "node_modules")
    };
    for entry in WalkDir::new(from).follow_links(true).into_iter().filter_entry(wanted) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// `check` runs no other preprocessor, so `mdbook test` is spared them, too; a `rust-toolchain.toml`
/// of the book's own applies to both.
fn without_preprocessors(config: &Path, keep: Option<&str>) -> Result<()> {
    let text = fs::read_to_string(config)
        .with_context(|| format!("no book: cannot read {}", config.display()))?;
    let mut document: toml_edit::DocumentMut = text.parse()?;
    if let Some(preprocessors) = document.get_mut("preprocessor").and_then(|p| p.as_table_mut()) {
        preprocessors.retain(|name, _| keep == Some(name));
    }
    Ok(fs::write(config, document.to_string())?)
}
