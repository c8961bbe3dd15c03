//! Finish: what is done to the pages after mdBook has written them.
//!
//! mdBook's renderer has no place for this, so it is for books that we build ([`crate::mdbook::load`],
//! `build` and `serve`), not for those that the `mdbook` binary builds. Pages are changed in memory,
//! one after another, and each is written whole.

pub mod assets;
pub mod page;
pub mod programs;

use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use self::page::Page;

/// Finish the HTML in `folder`; `formulas` says whether the book may have some.
pub fn finish(folder: &Path, formulas: bool) -> Result<()> {
    let assets = assets::write(folder, formulas)?;
    for file in pages(folder) {
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let path = file.strip_prefix(folder).unwrap_or(&file);
        let mut page = Page::new(path, text);
        assets.link(&mut page);
        programs::publish(folder, &mut page)?;
        std::fs::write(&file, page.into_text())
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Every page, in order.
fn pages(folder: &Path) -> Vec<std::path::PathBuf> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect()
}
