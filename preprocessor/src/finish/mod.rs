//! Finish: what is done to the pages after mdBook has written them.
//!
//! mdBook's renderer has no place for this, so it is for books that we build ([`crate::mdbook::load`],
//! `build` and `serve`), not for those that the `mdbook` binary builds. Pages are changed in memory,
//! one after another, and each is written whole. What is more than style sheets and scripts of our
//! own blocks a book asks for: `[preprocessor.rehearse.site]`.

pub mod assets;
pub mod csp;
pub mod epub;
pub mod mend;
pub mod page;
pub mod programs;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use walkdir::WalkDir;

use self::{csp::Connect, page::Page};
use crate::{config::Config, files};

/// Finish the HTML of a book that mdBook has built.
pub fn finish(book: &MDBook) -> Result<()> {
    let folder = book.build_dir_for("html");
    let config = Config::from_book(&book.config)?;
    let site = &config.site;
    if let Some(name) = &site.epub {
        let epub = epub::epub(book, &folder)?;
        let path = folder.join(name);
        files::write_atomically(&path, &epub)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    let reloads = book.config.html_config().is_some_and(|html| html.live_reload_endpoint.is_some());
    let connect = if reloads { Connect::Server } else { Connect::Nobody };
    let assets = assets::write(&folder, &config)?;
    for file in pages(&folder) {
        let text = read(&file)?;
        let path = file.strip_prefix(&folder).unwrap_or(&file);
        let mut page = Page::new(path, text);
        assets.link(&mut page);
        programs::publish(&folder, &mut page)?;
        if site.accessibility {
            mend::mend(&mut page);
        }
        if let Some(name) = &site.epub {
            epub::link(&mut page, name);
        }
        if site.content_security_policy {
            csp::protect(&mut page, connect);
        }
        std::fs::write(&file, page.into_text())
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Every page, in order.
fn pages(folder: &Path) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect()
}
