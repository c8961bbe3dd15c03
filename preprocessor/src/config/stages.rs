//! `stages`: what readers of the book prepare for, step by step.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use serde::Deserialize;

/// One of them. Chapters name those they prepare for: `{{#stages 1 3}}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stage {
    /// What chapters call it, as `3` or `4a`.
    pub id: String,
    /// What readers call it.
    pub name: String,
}

/// Whether the stages can be told apart.
pub(super) fn check(stages: &[Stage]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for Stage { id, name } in stages {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        ensure!(
            !id.is_empty() && id.chars().all(plain) && !name.trim().is_empty(),
            "stage `{id}` (\"{name}\") in `[preprocessor.rehearse]` needs an id of letters, digits, \
             `-` and `_`, and a name"
        );
        ensure!(seen.insert(id), "`stages` in `[preprocessor.rehearse]` has `{id}` twice");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn read(stages: &str) -> anyhow::Result<Config> {
        let text = format!("[book]\n[preprocessor.rehearse]\nstages = [{stages}]");
        Config::from_book(&text.parse().expect("a book.toml"))
    }

    #[test]
    fn stages_have_an_id_of_their_own_and_a_name() {
        let good = r#"{ id = "1", name = "Assessment" }, { id = "4a", name = "Domain" }"#;
        assert_eq!(read(good).expect("valid").stages.len(), 2);
        for (bad, says) in [
            (r#"{ id = "1", name = "a" }, { id = "1", name = "b" }"#, "has `1` twice"),
            (r#"{ id = "1 a", name = "a" }"#, "stage `1 a`"),
            (r#"{ id = "1", name = " " }"#, "and a name"),
            (r#"{ id = "1", title = "x" }"#, "unknown field `title`"),
        ] {
            let error = format!("{:#}", read(bad).expect_err("refused"));
            assert!(error.contains(says), "{error}");
        }
    }
}
