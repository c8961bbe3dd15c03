//! Books made for one test, and what the program says about them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_mdbook-rehearse");

/// Variables that tests do not depend on, and programs do: everything else is taken away.
const KEPT: [&str; 9] = [
    "PATH",
    "HOME",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "TMPDIR",
    "SystemRoot",
    "TEMP",
    "USERPROFILE",
];

/// A book in a folder of its own, whose name has a space and more than ASCII in it.
pub(crate) struct Book {
    folder: TempDir,
    config: String,
    environment: Vec<(String, String)>,
    generated_summary: bool,
}

impl Book {
    /// A book of edition 2021 without chapters, whose `[preprocessor.rehearse]` is empty.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("a bøok ").tempdir().expect("a folder");
        let book = Self {
            folder,
            config: String::new(),
            environment: Vec::new(),
            generated_summary: true,
        };
        book.write("src/SUMMARY.md", "# Summary\n\n");
        book.config("")
    }

    /// A book with one chapter, `src/ch.md`.
    pub(crate) fn of(chapter: &str) -> Self {
        Self::new().file("src/ch.md", chapter)
    }

    /// A copy of the committed book in `tests/<name>`.
    pub(crate) fn copy_of(name: &str) -> Self {
        let mut book = Self::new();
        book.generated_summary = false;
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry.expect("readable");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&from).expect("below it");
                book.write(path, fs::read(entry.path()).expect("readable"));
            }
        }
        book
    }

    /// Add lines to `[preprocessor.rehearse]`.
    pub(crate) fn config(mut self, lines: &str) -> Self {
        self.config.push_str(lines);
        self.config.push('\n');
        let config = &self.config;
        self.write(
            "book.toml",
            format!(
                "[book]\ntitle = \"t\"\n\n[rust]\nedition = \"2021\"\n\n[preprocessor.rehearse]\n{config}"
            ),
        );
        self
    }

    /// Add a file; a chapter enters the summary, too, unless the test brings its own.
    pub(crate) fn file(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        let chapter =
            path.strip_prefix("src/").filter(|path| path.rsplit('.').next() == Some("md"));
        if path == "src/SUMMARY.md" {
            self.generated_summary = false;
        } else if let Some(chapter) = chapter.filter(|_| self.generated_summary) {
            let summary = self.read("src/SUMMARY.md");
            self.write("src/SUMMARY.md", format!("{summary}- [{chapter}](<{chapter}>)\n"));
        }
        self
    }

    /// Set a variable for every run.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The path of a file of the book.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Write a file, and the folders it needs.
    pub(crate) fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Replace a text that occurs once in a file.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in\n{text}");
        self.write(path, text.replace(from, to));
    }

    /// Names of the files in a folder, in order; none if it is not there.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort_unstable();
        names
    }

    /// The program, to be started in the book's folder with these arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(KEPT.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
            .env("CARGO_NET_OFFLINE", "true")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Run the program in the book's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).output().expect("started"))
    }

    /// `check` the book, with its report as JSON.
    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        let run = self.run(&[&["check", ".", "--format", "json"], arguments].concat());
        assert!(run.status != 2, "the tool could not do its work:\n{}", run.stderr);
        run
    }
}

/// What a run of the program did.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// What was printed, where that is JSON.
    pub(crate) json: Value,
}

impl Run {
    /// Read the output of a run that has ended.
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let stdout = text(&output.stdout);
        Self {
            status: output.status.code().unwrap_or(-1),
            json: serde_json::from_str(&stdout).unwrap_or_default(),
            stdout,
            stderr: text(&output.stderr),
        }
    }

    fn list(&self, key: &str) -> &[Value] {
        self.json[key].as_array().unwrap_or_else(|| panic!("no `{key}` in {self:?}"))
    }

    /// Every problem, as `error src/ch.md:3: title`.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.list("problems")
            .iter()
            .map(|problem| {
                format!(
                    "{} {}:{}: {}",
                    text(problem, "severity"),
                    text(problem, "file"),
                    problem["line"],
                    text(problem, "title")
                )
            })
            .collect()
    }

    /// The run ended like this and told of these problems, and no other.
    #[track_caller]
    pub(crate) fn told(&self, status: i32, problems: &[&str]) {
        assert_eq!(self.problems(), problems, "{:#}", self.json["problems"]);
        assert_eq!(self.status, status, "{self:?}");
    }

    /// The first problem whose title holds this.
    #[track_caller]
    pub(crate) fn problem(&self, part: &str) -> &Value {
        let holds = |problem: &&Value| text(problem, "title").contains(part);
        self.list("problems").iter().find(holds).unwrap_or_else(|| panic!("{:?}", self.problems()))
    }

    /// What the program or the compiler said about that problem.
    #[track_caller]
    pub(crate) fn details(&self, part: &str) -> &str {
        text(self.problem(part), "details")
    }

    /// What the program advises about that problem.
    #[track_caller]
    pub(crate) fn help(&self, part: &str) -> String {
        let help = self.problem(part)["help"].as_array().expect("a list");
        help.iter().map(|line| line.as_str().expect("text")).collect::<Vec<_>>().join("\n")
    }

    /// Each listing as `id verdict`.
    pub(crate) fn verdicts(&self) -> Vec<String> {
        self.list("listings")
            .iter()
            .map(|listing| format!("{} {}", text(listing, "id"), text(listing, "verdict")))
            .collect()
    }

    /// The listing with this id.
    #[track_caller]
    pub(crate) fn listing(&self, id: &str) -> &Value {
        let is = |listing: &&Value| text(listing, "id") == id;
        self.list("listings").iter().find(is).unwrap_or_else(|| panic!("{:?}", self.verdicts()))
    }

    /// Ids of the listings whose outcome was not remembered.
    pub(crate) fn reran(&self) -> Vec<&str> {
        let fresh = |listing: &&Value| listing["cached"] == false;
        self.list("listings").iter().filter(fresh).map(|listing| text(listing, "id")).collect()
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Processes with this text in their command line. Linux only.
#[cfg(target_os = "linux")]
pub(crate) fn processes(part: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries
        .filter_map(|entry| fs::read(entry.ok()?.path().join("cmdline")).ok())
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .filter(|line| line.contains(part))
        .collect()
}

/// Wait until something holds that is bound to happen, however slow the machine is.
#[track_caller]
pub(crate) fn wait_until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..3000 {
        if holds() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("never happened: {what}");
}
