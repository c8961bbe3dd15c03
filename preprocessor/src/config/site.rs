//! `[preprocessor.rehearse.site]`: what `build` and `serve` do to the pages as a whole.

use anyhow::{Result, ensure};
use serde::Deserialize;

/// Every key of the table. All of it is off until a book asks for it: these change pages that have
/// nothing to do with listings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Site {
    /// Mend what keeps readers out of mdBook's own page: contrast, keyboard, names, print.
    pub accessibility: bool,
    /// Have every page refuse scripts, styles and requests that are not the book's own.
    pub content_security_policy: bool,
    /// Also write the book as an EPUB of this name, beside the pages.
    pub epub: Option<String>,
}

impl Site {
    /// Whether the values can be used.
    pub(super) fn check(&self) -> Result<()> {
        if let Some(name) = &self.epub {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            let stem = name.strip_suffix(".epub").unwrap_or_default();
            ensure!(
                !stem.is_empty() && stem.chars().all(plain),
                "`epub` in `[preprocessor.rehearse.site]` is `{name}`; it must be a file name of \
                 letters, digits, `-`, `_` and `.` that ends in `.epub`"
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn read(table: &str) -> anyhow::Result<Config> {
        let text = format!("[book]\n[preprocessor.rehearse.site]\n{table}");
        Config::from_book(&text.parse().expect("a book.toml"))
    }

    #[test]
    fn everything_is_off_until_asked_for_and_unknown_keys_are_refused() {
        assert_eq!(read("").expect("defaults").site, super::Site::default());
        let error = format!("{:#}", read("csp = true").expect_err("misspelt"));
        assert!(error.contains("`csp`") && error.contains("content-security-policy"), "{error}");
    }

    #[test]
    fn an_epub_is_a_file_beside_the_pages() {
        assert!(read("epub = \"my-book.epub\"").is_ok());
        for name in ["book.zip", ".epub", "../book.epub", "a b.epub"] {
            let error = read(&format!("epub = \"{name}\"")).expect_err("no file name").to_string();
            assert!(error.contains(name) && error.contains("ends in `.epub`"), "{error}");
        }
    }
}
