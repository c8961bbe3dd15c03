//! One call of the compiler, and what it said.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use super::process::{self, Exit};
use crate::{decide::dependencies::Dependencies, read::tags::Edition, toolchain::Toolchain};

/// The folder that every generated file seems to lie in, for `file!()`, panics and diagnostics.
pub const VIRTUAL_FOLDER: &str = "rehearse";

/// What comes out of a compilation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Emit {
    /// Nothing that runs: types and borrows are checked (`no_run`).
    Metadata,
    /// The same, of a test harness (`no_run` and `test_harness`).
    TestMetadata,
    /// A program.
    Link,
    /// A program that runs the `#[test]` functions.
    TestHarness,
}

impl Emit {
    /// Whether nothing comes out that could run.
    pub fn is_metadata(self) -> bool {
        matches!(self, Self::Metadata | Self::TestMetadata)
    }

    /// What has to come out for the same program to run.
    #[must_use]
    pub fn runnable(self) -> Self {
        match self {
            Self::Metadata | Self::Link => Self::Link,
            Self::TestMetadata | Self::TestHarness => Self::TestHarness,
        }
    }
}

/// One diagnostic of the compiler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// It is an error (not a warning or a note).
    pub is_error: bool,
    /// `E0382`.
    pub code: Option<String>,
    /// As the compiler prints it, without colour, in terms of the generated files.
    pub rendered: String,
    /// Names of the generated files it points into.
    pub files: Vec<String>,
    /// Line and column (from 1) of its first primary span in a generated file.
    pub at: Option<(usize, usize)>,
}

/// What a compilation did.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The compiler was content.
    pub success: bool,
    /// It had not ended when its time was up.
    pub timed_out: bool,
    /// What it said.
    pub diagnostics: Vec<Diagnostic>,
    /// What it said that is no diagnostic: a crash.
    pub noise: String,
    /// Files it read and environment variables it looked at, as its dep-info names them.
    pub inputs: Inputs,
    /// How long it took.
    pub time: Duration,
}

impl Compiled {
    /// The errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error)
    }
}

/// What a compilation read besides the generated files and the dependencies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Files (`include_str!` and the like).
    pub files: Vec<PathBuf>,
    /// Variables (`env!`), with the value seen.
    pub environment: Vec<(String, Option<String>)>,
}

/// A compilation to be done.
#[derive(Debug)]
pub struct Compilation<'a> {
    /// The compiler.
    pub toolchain: &'a Toolchain,
    /// The generated root file.
    pub root: &'a Path,
    /// The folder of generated files.
    pub folder: &'a Path,
    /// Where the result goes.
    pub result: &'a Path,
    /// What is to come out.
    pub emit: Emit,
    /// The edition.
    pub edition: Edition,
    /// Crates in reach.
    pub dependencies: &'a Dependencies,
    /// Further flags.
    pub flags: &'a [String],
    /// More than one program is in it.
    pub bundle: bool,
    /// Into how many parts the code is split, which cores translate side by side. Each costs
    /// something: fewer is less work.
    pub codegen_units: usize,
    /// It has a `#![crate_name]`.
    pub names_its_crate: bool,
    /// Its compile-time inputs are of interest.
    pub inputs: bool,
    /// How long the compiler may take.
    pub time: Duration,
}

impl Compilation<'_> {
    /// What the compiler says of folders that are others in every run is made the same.
    fn without_folders(&self, mut said: Diagnostic) -> Diagnostic {
        for folder in [Some(self.folder), self.result.parent()].into_iter().flatten() {
            if let Some(path) = folder.to_str()
                && said.rendered.contains(path)
            {
                said.rendered = said.rendered.replace(path, "[folder]");
            }
        }
        said
    }
}

/// Compile.
pub fn compile(this: &Compilation<'_>) -> std::io::Result<Compiled> {
    let started = Instant::now();
    let mut command = Command::new(this.toolchain.rustc());
    scrub(&mut command);
    let mut remap = OsString::from("--remap-path-prefix=");
    remap.push(this.folder);
    remap.push("=");
    remap.push(VIRTUAL_FOLDER);
    command
        .arg(this.root)
        // Intermediate files go to the current folder.
        .current_dir(this.folder)
        .args(["--crate-type", "bin", "--edition", this.edition.year()])
        .args(["--error-format=json", "--diagnostic-width=100", "-Cdebuginfo=0"])
        // Copying the standard library's debug information is work for the linker, and for nobody's use.
        .arg("-Cstrip=debuginfo")
        .arg(remap)
        .args(&this.dependencies.arguments)
        .envs(this.dependencies.environment.iter());
    if !this.names_its_crate {
        command.args(["--crate-name", "rust_out"]);
    }
    let emit = if this.emit.is_metadata() { "metadata" } else { "link" };
    command.arg(format!("--emit={emit}{}", if this.inputs { ",dep-info" } else { "" }));
    command.arg("-o").arg(this.result);
    let dep_info = this.result.with_extension("d");
    if this.emit.runnable() == Emit::TestHarness {
        command.arg("--test");
    }
    command.arg(format!("-Ccodegen-units={}", this.codegen_units));
    // Linking the standard library dynamically saves a third of a lone program's time.
    if !this.bundle && !this.emit.is_metadata() && cfg!(unix) {
        command.args(["-Cprefer-dynamic", "-Crpath"]);
    }
    command.args(this.flags);
    let ran = process::output_within(&mut command, this.time)?;
    let stderr = String::from_utf8_lossy(&ran.stderr);
    let (mut diagnostics, mut noise) = (Vec::new(), String::new());
    for line in stderr.lines() {
        if let Ok(message) = serde_json::from_str::<Message>(line) {
            diagnostics.extend(message.into_diagnostic().map(|said| this.without_folders(said)));
        } else {
            noise.push_str(line);
            noise.push('\n');
        }
    }
    let inputs = if this.inputs { Inputs::read(&dep_info, this.folder) } else { Inputs::default() };
    drop(std::fs::remove_file(&dep_info));
    Ok(Compiled {
        success: ran.exit.is_success(),
        timed_out: ran.exit == Exit::TimedOut,
        diagnostics,
        noise,
        inputs,
        time: started.elapsed(),
    })
}

/// Take away what would make the compiler's work depend on who calls.
fn scrub(command: &mut Command) {
    for name in ["RUSTFLAGS", "RUST_BACKTRACE", "RUSTC_LOG", "RUST_LOG", "CARGO_ENCODED_RUSTFLAGS"]
    {
        command.env_remove(name);
    }
}

/// The compiler's JSON.
#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    level: String,
    #[serde(default)]
    message: String,
    code: Option<Code>,
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(default)]
    children: Vec<Message>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    column_start: usize,
    is_primary: bool,
    expansion: Option<Box<Expansion>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

impl Message {
    fn into_diagnostic(self) -> Option<Diagnostic> {
        // "aborting due to 2 previous errors", "For more information about …": not about the code.
        let summary = self.spans.is_empty()
            && (self.message.starts_with("aborting due to")
                || self.message.contains("warning emitted")
                || self.message.contains("warnings emitted"));
        if summary || self.level == "failure-note" {
            return None;
        }
        let mut files = Vec::new();
        self.collect_files(&mut files);
        files.sort_unstable();
        files.dedup();
        let at = self
            .spans
            .iter()
            .filter(|span| span.is_primary)
            .find_map(|span| span.generated())
            .map(|span| (span.line_start, span.column_start));
        Some(Diagnostic {
            at,
            is_error: self.level.starts_with("error"),
            code: self.code.map(|code| code.code),
            rendered: self.rendered.unwrap_or(self.message),
            files,
        })
    }

    fn collect_files(&self, files: &mut Vec<String>) {
        for span in &self.spans {
            span.collect_files(files);
        }
        for child in &self.children {
            child.collect_files(files);
        }
    }
}

impl Span {
    /// The span itself, or what was expanded to it, whichever lies in a generated file.
    fn generated(&self) -> Option<&Self> {
        if self.file_name.starts_with(VIRTUAL_FOLDER) {
            return Some(self);
        }
        self.expansion.as_ref()?.span.generated()
    }

    fn collect_files(&self, files: &mut Vec<String>) {
        if let Some(name) = self.file_name.strip_prefix(VIRTUAL_FOLDER) {
            files.push(name.trim_start_matches(['/', '\\']).to_owned());
        }
        if let Some(expansion) = &self.expansion {
            expansion.span.collect_files(files);
        }
    }
}

impl Inputs {
    /// Read the compiler's dep-info, leaving out the generated files.
    fn read(dep_info: &Path, generated: &Path) -> Self {
        let text = std::fs::read_to_string(dep_info).unwrap_or_default();
        let mut inputs = Self::default();
        for line in text.lines() {
            if let Some(variable) = line.strip_prefix("# env-dep:") {
                let (name, value) = match variable.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_owned())),
                    None => (variable, None),
                };
                inputs.environment.push((name.to_owned(), value));
            } else if let Some(file) = line.strip_suffix(':') {
                // One line of its own for every file: `path:`, with spaces escaped.
                let file = PathBuf::from(file.replace("\\ ", " "));
                if !file.starts_with(generated) && !file.starts_with(VIRTUAL_FOLDER) {
                    inputs.files.push(file);
                }
            }
        }
        inputs
    }
}
