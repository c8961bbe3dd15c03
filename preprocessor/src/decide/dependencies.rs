//! The crates a listing can use: Cargo's answer, never a guess.
//!
//! Where a book names a manifest, the compiler gets for a listing just what Cargo would give rustdoc
//! for the doctests of that package: its library, its dependencies and its dev-dependencies, built
//! and locked. `RUSTDOC=<this program> cargo test --doc` makes Cargo build them and hand the
//! arguments over; this program then only writes them down.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{book::Book, paths, perform::process};

/// What the compiler is told about crates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// `--extern`, `-L`, `--cfg`, `--check-cfg`.
    pub arguments: Vec<String>,
    /// `CARGO_*`, as doctests see them.
    pub environment: BTreeMap<String, String>,
    /// Changes when any crate in reach does.
    pub fingerprint: String,
    /// The name of the package, for the command that runs a listing.
    pub package: Option<String>,
}

/// Set for the run of Cargo that is to hand the arguments over: the file to write them to.
pub const CAPTURE: &str = "MDBOOK_REHEARSE_CAPTURE";

/// What Cargo tells rustdoc.
#[derive(Debug, Serialize, Deserialize)]
struct Captured {
    arguments: Vec<String>,
    environment: BTreeMap<String, String>,
}

/// Called as rustdoc by Cargo: write down the arguments and the environment.
pub fn capture(file: &Path) -> Result<()> {
    let captured = Captured {
        arguments: std::env::args().skip(1).collect(),
        environment: std::env::vars().filter(|(name, _)| name.starts_with("CARGO")).collect(),
    };
    // Doctests of several libraries never arise: one package is asked for.
    std::fs::write(file, serde_json::to_vec(&captured)?)?;
    Ok(())
}

impl Dependencies {
    /// Nothing but the standard library and what lies in `library_paths`.
    pub fn from_library_paths(root: &Path, library_paths: &[PathBuf]) -> Result<Self> {
        let mut hasher = blake3::Hasher::new();
        let mut arguments = Vec::new();
        for folder in library_paths {
            let folder = root.join(folder);
            let entries = std::fs::read_dir(&folder).with_context(|| {
                format!("`library-paths` names {}, which cannot be read", folder.display())
            })?;
            let mut found: Vec<(PathBuf, std::fs::Metadata)> = entries
                .filter_map(|entry| {
                    Some((entry.as_ref().ok()?.path(), entry.ok()?.metadata().ok()?))
                })
                .filter(|(path, _)| is_library(path))
                .collect();
            found.sort_by(|(left, _), (right, _)| left.cmp(right));
            for (path, data) in found {
                hasher.update(
                    format!("{} {} {:?}\n", path.display(), data.len(), data.modified()).as_bytes(),
                );
            }
            arguments.extend(["-L".to_owned(), folder.to_string_lossy().into_owned()]);
        }
        let fingerprint = hasher.finalize().to_hex().to_string();
        Ok(Self { arguments, fingerprint, ..Self::default() })
    }

    /// What the package of this manifest can use, built by Cargo.
    ///
    /// `this_program` must call [`capture`] where [`CAPTURE`] is set.
    pub fn from_manifest(manifest: &Path, this_program: &Path) -> Result<Self> {
        let package = package_name(manifest)?;
        let handed = tempfile::NamedTempFile::new()?;
        let mut command = Command::new("cargo");
        scrub(&mut command);
        command
            .args(["test", "--doc", "--quiet", "--manifest-path"])
            .arg(manifest)
            .args(["--package", &package])
            .current_dir(manifest.parent().unwrap_or(Path::new(".")))
            .env("RUSTDOC", this_program)
            .env(CAPTURE, handed.path());
        if has_lock_file(manifest) {
            command.arg("--locked");
        }
        let output = process::output(&mut command).context("cannot run `cargo`")?;
        let said = String::from_utf8_lossy(&output.stderr);
        let shown = paths::display(manifest);
        anyhow::ensure!(
            output.status.success(),
            "cargo cannot build the dependencies of the listings ({shown})\n{}",
            said.trim_end()
        );
        let bytes = std::fs::read(handed.path())?;
        anyhow::ensure!(
            !bytes.is_empty(),
            "the package in {shown} has no library, and Cargo gives doctests' dependencies to \
             libraries only\nhelp: add an empty src/lib.rs to it"
        );
        let captured: Captured = serde_json::from_slice(&bytes)?;
        let arguments = compiler_arguments(&captured.arguments, manifest);
        let fingerprint = fingerprint(&arguments)?;
        let environment = captured
            .environment
            .into_iter()
            .filter(|(name, _)| name.starts_with("CARGO_PKG") || name.starts_with("CARGO_MANIFEST"))
            .collect();
        Ok(Self { arguments, environment, fingerprint, package: Some(package) })
    }
}

/// The listing files that are examples of the package the book names: file, relative to the book's
/// root, and name of the example.
pub fn examples(book: &Book) -> BTreeMap<String, String> {
    #[derive(Deserialize)]
    struct Manifest {
        #[serde(default)]
        example: Vec<Example>,
    }
    #[derive(Deserialize)]
    struct Example {
        name: String,
        path: Option<PathBuf>,
    }
    let crate::config::Manifest::Path(path) = &book.config.manifest else { return BTreeMap::new() };
    let folder = path.parent().unwrap_or(Path::new(""));
    let manifest: Option<Manifest> = std::fs::read_to_string(book.root.join(path))
        .ok()
        .and_then(|text| toml::from_str(&text).ok());
    manifest
        .map(|manifest| manifest.example)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|example| {
            Some((paths::display(&paths::normalize(&folder.join(example.path?))), example.name))
        })
        .collect()
}

fn is_library(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["rlib", "rmeta", "so", "dylib", "dll", "a", "lib"].iter().any(|known| extension == *known)
    })
}

fn has_lock_file(manifest: &Path) -> bool {
    manifest.ancestors().skip(1).any(|folder| folder.join("Cargo.lock").is_file())
}

fn package_name(manifest: &Path) -> Result<String> {
    #[derive(Deserialize)]
    struct Manifest {
        package: Option<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
    }
    let shown = paths::display(manifest);
    let text = std::fs::read_to_string(manifest)
        .with_context(|| format!("cannot read {shown}, which `manifest` names"))?;
    let manifest: Manifest =
        toml::from_str(&text).with_context(|| format!("cannot read {shown}"))?;
    Ok(manifest
        .package
        .with_context(|| format!("{shown} has no `[package]`: name a package's manifest"))?
        .name)
}

/// The variables that Cargo sets for what it runs must not reach a Cargo that this program runs.
fn scrub(command: &mut Command) {
    let set_by_cargo = |name: &str| {
        name == "CARGO"
            || name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name.starts_with("CARGO_BIN_")
            || name.starts_with("CARGO_CFG_")
            || matches!(
                name,
                "CARGO_CRATE_NAME"
                    | "CARGO_PRIMARY_PACKAGE"
                    | "CARGO_ENCODED_RUSTFLAGS"
                    | "RUSTFLAGS"
                    | "RUSTDOCFLAGS"
                    | "RUSTC"
                    | "RUSTDOC"
                    | "OUT_DIR"
                    | "LD_LIBRARY_PATH"
            )
    };
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(set_by_cargo) {
            command.env_remove(&name);
        }
    }
}

/// Of what Cargo tells rustdoc, the part that the compiler understands too.
fn compiler_arguments(arguments: &[String], manifest: &Path) -> Vec<String> {
    let base = workspace_root(manifest);
    let absolute = |path: &str| base.join(path).to_string_lossy().into_owned();
    let mut kept = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name @ ("--extern" | "--cfg" | "--check-cfg"), value)) => {
                (name, Some(value.to_owned()))
            }
            _ => (argument.as_str(), None),
        };
        match name {
            "--extern" => {
                let Some(value) = value.or_else(|| rest.next().cloned()) else { continue };
                let value = match value.split_once('=') {
                    Some((name, path)) => format!("{name}={}", absolute(path)),
                    None => value,
                };
                kept.extend(["--extern".to_owned(), value]);
            }
            "-L" => {
                let Some(value) = rest.next() else { continue };
                let value = match value.split_once('=') {
                    Some((kind, path)) => format!("{kind}={}", absolute(path)),
                    None => absolute(value),
                };
                kept.extend(["-L".to_owned(), value]);
            }
            "--cfg" | "--check-cfg" => {
                let Some(value) = value.or_else(|| rest.next().cloned()) else { continue };
                kept.extend([name.to_owned(), value]);
            }
            _ => {}
        }
    }
    kept
}

/// Cargo runs rustdoc in the workspace's root, and paths may be relative to it.
fn workspace_root(manifest: &Path) -> PathBuf {
    manifest
        .ancestors()
        .skip(1)
        .filter(|folder| folder.join("Cargo.lock").is_file())
        .last()
        .or_else(|| manifest.parent())
        .unwrap_or(Path::new("."))
        .to_path_buf()
}

/// The arguments and the contents of the crates they name. A crate's file names the exact versions
/// of those it was built from, so the crates named directly stand for all.
fn fingerprint(arguments: &[String]) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for argument in arguments {
        hasher.update(argument.as_bytes());
        hasher.update(b"\n");
        if let Some((_, path)) = argument.split_once('=')
            && is_library(Path::new(path))
        {
            let mut file =
                std::fs::File::open(path).with_context(|| format!("cannot read {path}"))?;
            hasher.update_reader(&mut file)?;
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_tells_rustdoc_is_told_to_the_compiler() {
        let said: Vec<String> = [
            "--edition=2024",
            "--crate-type",
            "lib",
            "--test",
            "src/lib.rs",
            "-L",
            "dependency=/t/deps",
            "--extern",
            "kit=/t/libkit.rlib",
            "--extern=serde=/t/s.rlib",
            "-C",
            "embed-bitcode=no",
            "--check-cfg",
            "cfg(docsrs,test)",
            "--cfg",
            "feature=\"x\"",
            "--error-format",
            "human",
        ]
        .map(str::to_owned)
        .to_vec();
        assert_eq!(
            compiler_arguments(&said, Path::new("/b/Cargo.toml")),
            [
                "-L",
                "dependency=/t/deps",
                "--extern",
                "kit=/t/libkit.rlib",
                "--extern",
                "serde=/t/s.rlib",
                "--check-cfg",
                "cfg(docsrs,test)",
                "--cfg",
                "feature=\"x\"",
            ]
        );
    }
}
