//! The compiler in use: its real path, its version, its target, and how it parses.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{perform::process, read::tags::Edition};

/// The toolchain that compiles a book's listings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// What is called `rustc` here: rustup's shim, or what `RUSTC` names.
    shim: PathBuf,
    /// Where the shim was asked: it looks for a `rust-toolchain.toml` there.
    folder: PathBuf,
    installed: OnceLock<Installed>,
    /// `rustc -vV`: in the key of every outcome.
    pub version: String,
    /// The target triple of this machine.
    pub target: String,
    /// The one the book asks for is not installed; this is the default one.
    pub fallback: bool,
}

/// Where a toolchain lies. Who compiles nothing does not ask.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Installed {
    rustc: PathBuf,
    sysroot: PathBuf,
}

impl Toolchain {
    /// Find the toolchain that applies in `folder` (rustup looks for a `rust-toolchain.toml` there),
    /// or the default one where that is not installed; [`Toolchain::fallback`] then says so.
    pub fn find(folder: &Path) -> Result<Self> {
        Self::find_in(folder).or_else(|error| {
            let found = Self::find_in(&std::env::temp_dir()).map_err(|_| error)?;
            Ok(Self { fallback: true, ..found })
        })
    }

    fn find_in(folder: &Path) -> Result<Self> {
        let shim = PathBuf::from(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        let version = ask(&shim, &["-vV"], folder)?;
        let target = version
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .context("`rustc -vV` names no host")?
            .to_owned();
        let folder = folder.to_path_buf();
        Ok(Self { shim, folder, installed: OnceLock::new(), version, target, fallback: false })
    }

    fn installed(&self) -> &Installed {
        self.installed.get_or_init(|| {
            // Where it does not say, the shim does all the work, and tools are looked for on the PATH.
            let sysroot = ask(&self.shim, &["--print", "sysroot"], &self.folder);
            let sysroot = PathBuf::from(sysroot.unwrap_or_default().trim_end());
            let real = sysroot.join("bin").join(format!("rustc{}", std::env::consts::EXE_SUFFIX));
            // A compiler that somebody chose is asked itself: it may be more than it seems.
            let chosen = std::env::var_os("RUSTC").is_some();
            let rustc = if real.is_file() && !chosen { real } else { self.shim.clone() };
            Installed { rustc, sysroot }
        })
    }

    /// `rustc` itself, not rustup's shim: 8 ms less for every call.
    pub fn rustc(&self) -> &Path {
        &self.installed().rustc
    }

    /// The folder of its libraries and of the other tools.
    pub fn sysroot(&self) -> &Path {
        &self.installed().sysroot
    }

    /// `1.95.0`.
    pub fn release(&self) -> &str {
        self.version.lines().find_map(|line| line.strip_prefix("release: ")).unwrap_or("unknown")
    }

    /// A tool that stands beside `rustc`.
    pub fn tool(&self, name: &str) -> PathBuf {
        let real =
            self.sysroot().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        if real.is_file() { real } else { name.into() }
    }

    /// For each code, whether rustdoc parses it, and so whether it would wrap it.
    ///
    /// Only codes that [`syn`] refuses are asked about: they are wrong, or newer than it. The
    /// compiler's parser recovers from many errors, and rustdoc wraps what it recovers from, so the
    /// one exact answer is rustdoc's own. Its `--output-format=doctest` is unstable, but not the
    /// question: should the option go, the compiler is asked whether it finds any error instead.
    pub fn parse(&self, codes: &[&str], edition: Edition) -> Result<Vec<bool>> {
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        match self.ask_rustdoc(codes, edition) {
            Ok(answers) => Ok(answers),
            Err(_) => codes.iter().map(|code| self.ask_rustc(code, edition)).collect(),
        }
    }

    fn ask_rustdoc(&self, codes: &[&str], edition: Edition) -> Result<Vec<bool>> {
        #[derive(Deserialize)]
        struct Extracted {
            doctests: Vec<Doctest>,
        }
        #[derive(Deserialize)]
        struct Doctest {
            line: usize,
            doctest_code: Option<serde_json::Value>,
        }
        let folder = tempfile::tempdir()?;
        let mut chapter = String::new();
        let mut lines = Vec::new();
        for code in codes {
            lines.push(chapter.lines().count() + 1);
            let longest = code.split(|c| c != '~').map(str::len).max().unwrap_or(0);
            let fence = "~".repeat(longest.max(2) + 1);
            chapter.push_str(&format!("{fence}\n"));
            for line in code.split('\n') {
                // rustdoc takes one hash off these: put one on.
                let hash = if line.trim_start().starts_with('#') { "#" } else { "" };
                let indent = line.len() - line.trim_start().len();
                chapter.push_str(&format!("{}{hash}{}\n", &line[..indent], &line[indent..]));
            }
            chapter.push_str(&format!("{fence}\n"));
        }
        std::fs::write(folder.path().join("chapter.md"), chapter)?;
        let library = "#![doc = include_str!(\"chapter.md\")]\n";
        std::fs::write(folder.path().join("rehearse_parse.rs"), library)?;
        let mut command = Command::new(self.tool("rustdoc"));
        command
            .args(["-Zunstable-options", "--output-format=doctest", "--edition", edition.year()])
            .args(["-Arustdoc::all", "rehearse_parse.rs"])
            .env("RUSTC_BOOTSTRAP", "1")
            .current_dir(folder.path());
        let output = process::output(&mut command)?;
        let extracted: Extracted = serde_json::from_slice(&output.stdout)?;
        lines
            .iter()
            .map(|line| {
                extracted
                    .doctests
                    .iter()
                    .find(|doctest| doctest.line == *line)
                    .map(|doctest| doctest.doctest_code.is_some())
                    .context("rustdoc lost a listing")
            })
            .collect()
    }

    /// Whether the compiler's parser has nothing against it as a function's body. A function that is
    /// configured out is parsed, and nothing more.
    fn ask_rustc(&self, code: &str, edition: Edition) -> Result<bool> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("parse.rs");
        std::fs::write(&file, format!("#[cfg(any())] fn f(){{{code}\n}}"))?;
        let mut command = Command::new(self.rustc());
        command
            .args(["--crate-type=lib", "--emit=metadata", "--edition", edition.year()])
            .arg("--out-dir")
            .arg(folder.path())
            .arg(&file);
        Ok(process::output(&mut command)?.status.success())
    }
}

/// What a tool says when it is asked in this folder.
fn ask(program: &Path, arguments: &[&str], folder: &Path) -> Result<String> {
    let mut command = Command::new(program);
    let output =
        process::output(command.args(arguments).current_dir(folder)).with_context(|| {
            format!(
                "cannot run `{}`\nhelp: install Rust from https://rustup.rs, or set `execute = \
                 \"never\"` to show committed outputs only",
                program.display()
            )
        })?;
    anyhow::ensure!(
        output.status.success(),
        "`{} {}` failed: {}",
        program.display(),
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8(output.stdout)?)
}
