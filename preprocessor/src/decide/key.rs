//! What makes an outcome still true: everything that can change it, and nothing else.
//!
//! In the key: the program's text, what is made of it and what must happen, the edition, flags, the
//! compiler's full version, the crates in reach, the data files it declares and the variables it
//! declares, its limits, and the version of our own rules. Not in the key: names, captions, places,
//! what is shown. Files and variables that the compiler itself read (`include_str!`, `env!`) are
//! known only afterwards: they are compared when an outcome is taken from the cache.

use std::{fmt::Write as _, path::Path};

use crate::{
    decide::dependencies::Dependencies,
    perform::{process::Limits, unit::Unit},
    read::tags::Edition,
    toolchain::Toolchain,
};

/// Raised whenever the same key could lead to another outcome.
pub const RULES: u32 = 3;

/// The key of the answer whether a listing's code parses.
pub fn of_parsing(code: &str, edition: Edition, toolchain: &Toolchain) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(format!("parses\0{RULES}\0{}\0{}\0", edition.year(), toolchain.version).as_bytes());
    hasher.update(code.as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// The key of an outcome, with its ingredients for `explain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Sixty-four hexadecimal digits.
    pub hash: String,
    /// Name and value (or hash of the value) of everything in it.
    pub ingredients: Vec<(&'static str, String)>,
}

impl Key {
    /// The key of a unit.
    pub fn new(
        unit: &Unit,
        toolchain: &Toolchain,
        dependencies: &Dependencies,
        limits: &Limits,
        root: &Path,
    ) -> Self {
        let digest = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..16].to_string();
        let mut data = String::new();
        for path in &unit.data {
            let bytes = std::fs::read(root.join(path));
            let hash = bytes.map_or_else(
                |error| error.kind().to_string(),
                |bytes| blake3::hash(&bytes).to_hex()[..16].to_string(),
            );
            let _ = write!(data, "{} {hash} ", path.display());
        }
        let environment: Vec<String> =
            unit.environment.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let ingredients = vec![
            ("rules", RULES.to_string()),
            ("program", digest(&unit.program)),
            ("emit", format!("{:?}", unit.emit)),
            ("goal", format!("{:?}", unit.goal)),
            ("edition", unit.edition.year().to_owned()),
            ("flags", unit.flags.join(" ")),
            ("compiler", toolchain.version.replace('\n', "; ")),
            ("crates", dependencies.fingerprint.chars().take(16).collect()),
            ("data", data),
            ("environment", environment.join(" ")),
            ("limits", format!("{limits:?}")),
        ];
        let mut hasher = blake3::Hasher::new();
        hasher.update(unit.program.as_bytes());
        for (name, value) in &ingredients {
            hasher.update(format!("\n{name}\0{value}").as_bytes());
        }
        hasher.update(dependencies.fingerprint.as_bytes());
        Self { hash: hasher.finalize().to_hex().to_string(), ingredients }
    }
}
