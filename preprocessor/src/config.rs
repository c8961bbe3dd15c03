//! `[preprocessor.rehearse]` of a book's `book.toml`.

pub mod site;
pub mod stages;

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use anyhow::{Context, Result};
use serde::Deserialize;

use self::{site::Site, stages::Stage};
use crate::read::tags::Edition;

/// When listings are compiled and run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Execute {
    /// What changed since it was last verified (the default).
    #[default]
    Auto,
    /// Everything, every time.
    Always,
    /// Nothing: committed snapshots are shown, no toolchain is needed.
    Never,
}

/// How a listing finds its dependencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Manifest {
    /// It has none but the standard library.
    None,
    /// Those of the package with this manifest, relative to the book's root.
    Path(PathBuf),
    /// `"nearest"`: those of the nearest `Cargo.toml` above the listing's file.
    Nearest,
}

impl<'de> Deserialize<'de> for Manifest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(if text == "nearest" { Self::Nearest } else { Self::Path(text.into()) })
    }
}

/// `[preprocessor.rehearse.math]`: with this table, even an empty one, `$…$` and `$$…$$` are formulas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Math {
    /// Macros of the book's own: their names without the backslash, and the LaTeX they stand for, with
    /// `#1` to `#9` for arguments.
    pub macros: BTreeMap<String, String>,
}

/// Every key of the table, with its default. Unknown keys are refused.
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// `"auto"`, `"always"` or `"never"`.
    pub execute: Execute,
    /// Folder of accepted outputs, relative to the book's root. Unset: outputs are shown but not
    /// asserted.
    pub snapshots: Option<PathBuf>,
    /// Manifest of the package whose library and dependencies listings can use, or `"nearest"`.
    pub manifest: Manifest,
    /// Folders searched for libraries (`-L`), relative to the book's root, as `mdbook test -L` has.
    pub library_paths: Vec<PathBuf>,
    /// Run the `#[test]` functions of every listing (default `false`; a fence's `test` does it for
    /// one).
    pub tests: bool,
    /// Words of the book's own that fences may carry.
    pub tags: Vec<String>,
    /// Render listings (default `true`); `false` verifies and leaves chapters byte for byte.
    pub render: bool,
    /// Show outputs (default `true`); a fence's `output=` decides for itself.
    pub output: bool,
    /// Seconds a listing may run (default 30).
    pub timeout: f64,
    /// Seconds the compiler may take over a listing, or over those that share a crate (default 60).
    pub compile_timeout: f64,
    /// Megabytes of memory a listing may use (default 4096).
    pub memory: u64,
    /// Bytes a listing may print (default 1 MiB).
    pub output_bytes: usize,
    /// Further flags for the compiler.
    pub flags: Vec<String>,
    /// Warnings in listing files are errors (default `false`).
    pub deny_warnings: bool,
    /// Formulas; without it (the default) a dollar is a dollar.
    pub math: Option<Math>,
    /// The chapter whose terms prose links to (`[text](glossary:term)`), relative to the folder of
    /// sources.
    pub glossary: Option<PathBuf>,
    /// What readers prepare for, in order.
    pub stages: Vec<Stage>,
    /// What `build` and `serve` do to pages as a whole.
    pub site: Site,

    /// mdBook's: the command to run.
    command: Option<String>,
    /// mdBook's: renderers to run for.
    renderers: Vec<String>,
    /// mdBook's: preprocessors to run before.
    before: Vec<String>,
    /// mdBook's: preprocessors to run after.
    after: Vec<String>,
    /// mdBook's: whether a missing command is an error.
    optional: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            execute: Execute::default(),
            snapshots: None,
            manifest: Manifest::None,
            library_paths: Vec::new(),
            tests: false,
            tags: Vec::new(),
            render: true,
            output: true,
            timeout: 30.0,
            compile_timeout: 60.0,
            memory: 4096,
            output_bytes: 1 << 20,
            flags: Vec::new(),
            deny_warnings: false,
            math: None,
            glossary: None,
            stages: Vec::new(),
            site: Site::default(),
            command: None,
            renderers: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            optional: false,
        }
    }
}

impl Config {
    /// What a reader types to give this tool a command, in the folder of `book.toml`.
    pub fn call(&self, command: &str) -> String {
        format!("{} {command}", self.command.as_deref().unwrap_or("mdbook-rehearse"))
    }

    /// Read the table from mdBook's configuration; a book without one gets the defaults.
    pub fn from_book(book: &mdbook_preprocessor::config::Config) -> Result<Self> {
        let config: Self = book
            .get::<toml::Value>("preprocessor.rehearse")?
            .unwrap_or_else(|| toml::Value::Table(toml::Table::new()))
            .try_into()
            .context("`[preprocessor.rehearse]` in book.toml is not as it should be")?;
        for (key, seconds) in
            [("timeout", config.timeout), ("compile-timeout", config.compile_timeout)]
        {
            anyhow::ensure!(
                seconds > 0.0 && Duration::try_from_secs_f64(seconds).is_ok(),
                "`{key}` in `[preprocessor.rehearse]` must be a number of seconds above zero"
            );
        }
        stages::check(&config.stages)?;
        config.site.check()?;
        Ok(config)
    }

    /// How long a listing may run.
    pub fn time_limit(&self) -> Duration {
        Duration::from_secs_f64(self.timeout)
    }

    /// How long the compiler may take.
    pub fn compile_time_limit(&self) -> Duration {
        Duration::from_secs_f64(self.compile_timeout)
    }
}

/// What the rest of `book.toml` says that concerns listings.
#[derive(Clone, Debug, PartialEq)]
pub struct BookSettings {
    /// `[rust] edition`, as rustdoc would get it.
    pub edition: Edition,
    /// The book's title.
    pub title: Option<String>,
    /// `[output.html.playground] editable`: mdBook puts an editor in place of editable listings.
    pub editable: bool,
    /// The address of a file of the book, with `{path}` for its path: where
    /// `[output.html] edit-url-template` or `git-repository-url` tell it.
    pub sources: Option<String>,
}

impl BookSettings {
    /// Read mdBook's own tables.
    pub fn from_book(book: &mdbook_preprocessor::config::Config) -> Self {
        use mdbook_preprocessor::config::RustEdition as R;
        let edition = match book.rust.edition {
            Some(R::E2018) => Edition::E2018,
            Some(R::E2021) => Edition::E2021,
            Some(R::E2024) => Edition::E2024,
            _ => Edition::E2015,
        };
        let html = book.html_config().unwrap_or_default();
        Self {
            edition,
            title: book.book.title.clone(),
            editable: html.playground.editable,
            sources: sources(html.edit_url_template.as_deref(), html.git_repository_url.as_deref()),
        }
    }

    /// The address to read a file at, by its path relative to the book's root.
    pub fn source_url(&self, path: &str) -> Option<String> {
        let template = self.sources.as_ref().filter(|_| !path.starts_with(".."))?;
        let mut encoded = String::new();
        for c in path.chars() {
            match c {
                ' ' => encoded.push_str("%20"),
                '%' => encoded.push_str("%25"),
                '#' => encoded.push_str("%23"),
                '?' => encoded.push_str("%3F"),
                c => encoded.push(c),
            }
        }
        Some(template.replace("{path}", &encoded))
    }
}

/// Readers are shown a file, not an editor; of a repository, the address of its files is known where
/// its host is.
fn sources(edit: Option<&str>, repository: Option<&str>) -> Option<String> {
    if let Some(edit) = edit.filter(|edit| edit.contains("{path}")) {
        return Some(edit.replacen("/edit/", "/blob/", 1));
    }
    let repository = repository?.trim_end_matches('/').trim_end_matches(".git");
    let host = repository.split_once("://")?.1.split('/').next()?;
    let files = match host {
        "github.com" => "blob/HEAD",
        "gitlab.com" => "-/blob/HEAD",
        "codeberg.org" => "src/branch/HEAD",
        _ => return None,
    };
    Some(format!("{repository}/{files}/{{path}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Result<Config> {
        let text = format!("[book]\ntitle = \"t\"\n[preprocessor.rehearse]\n{table}");
        Config::from_book(&text.parse().expect("a book.toml"))
    }

    #[test]
    fn every_key_has_a_default_and_unknown_ones_are_refused() {
        assert_eq!(read("").expect("defaults"), Config::default());
        let error = format!("{:#}", read("snapshot = \"x\"").expect_err("misspelt"));
        assert!(
            error.contains("unknown field `snapshot`") && error.contains("`snapshots`"),
            "{error}"
        );
        for wrong in ["timeout = 0", "compile-timeout = -1", "timeout = nan", "timeout = 1e300"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn formulas_are_off_without_their_table_and_its_keys_are_known() {
        assert_eq!(read("").expect("defaults").math, None);
        assert_eq!(read("[preprocessor.rehearse.math]").expect("on").math, Some(Math::default()));
        let error = read("[preprocessor.rehearse.math]\nmacro = 1").expect_err("misspelt");
        assert!(format!("{error:#}").contains("unknown field `macro`, expected `macros`"));
    }

    #[test]
    fn mdbooks_own_keys_are_let_through() {
        assert!(
            read("command = \"x\"\nbefore = [\"links\"]\nrenderers = [\"html\"]\noptional = true")
                .is_ok()
        );
    }

    #[test]
    fn files_are_where_the_repository_is() {
        let url = |edit, repository| {
            let sources = sources(edit, repository);
            let of_book = BookSettings::from_book(&mdbook_preprocessor::config::Config::default());
            BookSettings { sources, ..of_book }.source_url("a b/c.rs")
        };
        let edit = "https://git.example/x/edit/main/{path}";
        assert_eq!(
            url(Some(edit), Some("https://github.com/x/y")).as_deref(),
            Some("https://git.example/x/blob/main/a%20b/c.rs")
        );
        assert_eq!(
            url(None, Some("https://github.com/x/y/")).as_deref(),
            Some("https://github.com/x/y/blob/HEAD/a%20b/c.rs")
        );
        assert_eq!(
            url(None, Some("https://gitlab.com/x/y.git")).as_deref(),
            Some("https://gitlab.com/x/y/-/blob/HEAD/a%20b/c.rs")
        );
        assert_eq!(url(None, Some("https://git.example/x")), None);
        assert_eq!(url(None, None), None);
    }

    #[test]
    fn a_manifest_is_a_path_or_the_nearest() {
        assert_eq!(read("manifest = \"nearest\"").expect("valid").manifest, Manifest::Nearest);
        let path = read("manifest = \"listings/Cargo.toml\"").expect("valid").manifest;
        assert_eq!(path, Manifest::Path("listings/Cargo.toml".into()));
    }
}
