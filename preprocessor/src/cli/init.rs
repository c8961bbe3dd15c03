//! `init`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use mdbook_rehearse::{files::write_atomically, report::terminal::Terminal};
use toml_edit::{Array, DocumentMut, Item, Table, value};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder of book.toml.
    #[arg(default_value = ".")]
    dir: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let file = arguments.dir.join("book.toml");
    let before = std::fs::read_to_string(&file).with_context(|| {
        format!("cannot read {}\nhelp: `mdbook init` makes a new book", file.display())
    })?;
    let mut after = add(&before).with_context(|| format!("cannot read {}", file.display()))?;
    if before.contains("\r\n") && after != before {
        // The editor of the table writes line feeds only.
        after = after.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if after == before {
        terminal.say("this book has rehearse already; nothing was changed");
        return Ok(true);
    }
    write_atomically(&file, after.as_bytes())
        .with_context(|| format!("cannot write {}", file.display()))?;
    terminal.say(&format!(
        "added `[preprocessor.rehearse]` to {}\nnext: mdbook-rehearse check {}",
        file.display(),
        arguments.dir.display()
    ));
    Ok(true)
}

/// The text of book.toml with the table in it: everything else stays as it is, comments too.
fn add(text: &str) -> Result<String> {
    let mut document: DocumentMut = text.parse()?;
    let preprocessor = document.entry("preprocessor").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let table =
        preprocessor.as_table_like_mut().context("`preprocessor` in book.toml is not a table")?;
    if table.contains_key("rehearse") {
        return Ok(text.to_owned());
    }
    let mut rehearse = Table::new();
    rehearse.insert("before", value(Array::from_iter(["links"])));
    table.insert("rehearse", Item::Table(rehearse));
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn comments_and_order_are_kept_and_twice_is_once() {
        let before = "# my book\n[book]\ntitle = \"t\" # here\n\n[output.html]\n";
        let after = add(before).expect("valid");
        assert!(after.starts_with(before), "{after}");
        assert!(after.ends_with("\n[preprocessor.rehearse]\nbefore = [\"links\"]\n"), "{after}");
        assert_eq!(add(&after).expect("valid"), after);
    }

    #[test]
    fn other_preprocessors_stay() {
        let before = "[preprocessor.toc]\nx = 1\n";
        let after = add(before).expect("valid");
        assert!(after.starts_with(before) && after.contains("[preprocessor.rehearse]"), "{after}");
        assert!(add("[preprocessor").is_err());
    }
}
