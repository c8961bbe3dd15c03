//! Figures as text and as files.

use std::path::PathBuf;
use std::{env, fs};

use super::{Figure, finish};

/// What a page's theme supplies, for a file that is looked at by itself.
const STANDALONE: &str = "background:#fff;color:#222;font-family:sans-serif;--bg:#fff;\
    --fig-grid:#ddd;--fig-1:#0b62b8;--fig-2:#b8400f;--fig-3:#137a4b;--fig-4:#7b3fb3;\
    --fig-5:#8a6100;--fig-6:#b3246e";

impl Figure {
    /// Draws the figure and writes `<name>.svg`, and `<name>.csv` unless it is a diagram; see the
    /// [module](super) for where. Returns the path of the drawing.
    ///
    /// # Panics
    ///
    /// As [`to_svg`](Self::to_svg) and [`to_csv`](Self::to_csv), and if a file cannot be written.
    pub fn save(&self, name: &str) -> PathBuf {
        let mut svg = self.to_svg(name);
        let given = env::var_os("REHEARSE_FIGURES").map(PathBuf::from);
        if given.is_none() {
            svg = svg.replacen(" fill=", &format!(" style=\"{STANDALONE}\" fill="), 1);
        }
        let directory = given.clone().unwrap_or_else(|| PathBuf::from("target/figures"));
        let write = |ending: &str, text: &str| {
            let path = directory.join(format!("{name}.{ending}"));
            fs::create_dir_all(&directory)
                .and_then(|()| fs::write(&path, text))
                .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
            path
        };
        if let Some(numbers) = self.to_csv() {
            write("csv", &numbers);
        }
        let path = write("svg", &svg);
        if given.is_none() {
            eprintln!("figure written to {}", path.display());
        }
        path
    }

    /// Draws the figure. `name` (lower-case letters, digits, hyphens) is the prefix of its ids.
    ///
    /// # Panics
    ///
    /// If the name has other characters; if there is nothing to draw; if a number to draw is not
    /// finite (or not positive on a logarithmic axis); if a text does not fit or meets another.
    pub fn to_svg(&self, name: &str) -> String {
        assert!(
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "figure name {name:?}: use lower-case letters, digits and hyphens"
        );
        finish::finish(self.scene(), name)
    }
}
