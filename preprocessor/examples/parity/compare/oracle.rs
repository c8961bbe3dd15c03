//! rustdoc, asked about a chapter.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Context, Result, ensure};
use mdbook_driver::builtin_preprocessors::LinkPreprocessor;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, book::BookItem};
use mdbook_rehearse::{book::Book, read::tags::Edition, toolchain::Toolchain};
use serde::Deserialize;

/// The text of every chapter as `mdbook test` gives it to rustdoc: includes expanded by mdBook.
pub(super) fn expanded_chapters(book: &Book) -> Result<Vec<String>> {
    let mut config = mdbook_preprocessor::config::Config::from_disk(book.root.join("book.toml"))?;
    config.build.create_missing = false;
    let loaded = mdbook_driver::MDBook::load_with_config(&book.root, config.clone())?;
    let context = PreprocessorContext::new(book.root.clone(), config, "test".to_owned());
    let expanded = LinkPreprocessor::new().run(&context, loaded.book)?;
    Ok(expanded
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => chapter.path.as_ref().map(|_| chapter.content.clone()),
            _ => None,
        })
        .collect())
}

/// What rustdoc makes of one code block.
#[derive(Debug, Deserialize)]
pub(super) struct Doctest {
    pub(super) line: usize,
    pub(super) doctest_attributes: Attributes,
    pub(super) original_code: String,
    pub(super) doctest_code: Option<Code>,
    pub(super) name: String,
}

#[expect(clippy::struct_excessive_bools, reason = "they are rustdoc's own")]
#[derive(Debug, Deserialize)]
pub(super) struct Attributes {
    pub(super) original: String,
    pub(super) should_panic: bool,
    pub(super) no_run: bool,
    pub(super) ignore: serde_json::Value,
    pub(super) rust: bool,
    pub(super) test_harness: bool,
    pub(super) compile_fail: bool,
    pub(super) standalone_crate: bool,
    pub(super) error_codes: Vec<String>,
    pub(super) edition: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Code {
    pub(super) crate_level: String,
    pub(super) code: String,
    pub(super) wrapper: Option<Wrapper>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Wrapper {
    pub(super) before: String,
    pub(super) after: String,
}

impl Code {
    pub(super) fn program(&self) -> String {
        match &self.wrapper {
            Some(Wrapper { before, after }) => {
                format!("{}{before}{}{after}", self.crate_level, self.code)
            }
            None => format!("{}{}", self.crate_level, self.code),
        }
    }
}

#[derive(Deserialize)]
struct Extracted {
    doctests: Vec<Doctest>,
}

/// Every doctest of every chapter.
///
/// rustdoc as it is asked here parses all of a crate in one edition; as `rustdoc --test` of a chapter
/// it parses each fence in its own. So it is asked once for each edition that a fence names.
pub(super) fn doctests(book: &Book, chapters: &[String]) -> Result<Vec<Vec<Doctest>>> {
    let folder = tempfile::tempdir()?;
    let mut library = String::new();
    for (index, text) in chapters.iter().enumerate() {
        std::fs::write(folder.path().join(format!("c{index}.md")), text)?;
        library += &format!("#[doc = include_str!(\"c{index}.md\")]\npub mod zq{index} {{}}\n");
    }
    let file = folder.path().join("zqlib.rs");
    std::fs::write(&file, library)?;
    let own = book.settings.edition;
    let named = book.listings().map(|listing| listing.edition);
    let mut by_chapter: Vec<Vec<Doctest>> = chapters.iter().map(|_| Vec::new()).collect();
    for edition in named.chain([own]).collect::<BTreeSet<_>>() {
        let found = by_module(extract(book, folder.path(), &file, edition)?, chapters.len())?;
        for (chapter, found) in by_chapter.iter_mut().zip(found) {
            if chapter.is_empty() {
                *chapter = found;
                continue;
            }
            ensure!(chapter.len() == found.len(), "rustdoc finds other fences in another edition");
            for (known, found) in chapter.iter_mut().zip(found) {
                if found.doctest_attributes.edition.as_deref().unwrap_or(own.year())
                    == edition.year()
                {
                    *known = found;
                }
            }
        }
    }
    Ok(by_chapter)
}

/// Doctests by the chapter that they stand in, in order.
fn by_module(doctests: Vec<Doctest>, chapters: usize) -> Result<Vec<Vec<Doctest>>> {
    let mut by_chapter: Vec<Vec<Doctest>> = (0..chapters).map(|_| Vec::new()).collect();
    for doctest in doctests {
        let module = doctest
            .name
            .split_whitespace()
            .find_map(|word| word.strip_prefix("zq")?.parse::<usize>().ok())
            .with_context(|| format!("no chapter in {}", doctest.name))?;
        by_chapter[module].push(doctest);
    }
    for chapter in &mut by_chapter {
        chapter.sort_by_key(|doctest| doctest.line);
    }
    Ok(by_chapter)
}

/// Every doctest of the library in `file`.
fn extract(book: &Book, folder: &Path, file: &Path, edition: Edition) -> Result<Vec<Doctest>> {
    let output = rustdoc(book)?
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["-Zunstable-options", "--output-format=doctest", "--edition", edition.year()])
        .args(["-A", "rustdoc::all", "-A", "unknown_lints"])
        .arg(file)
        .current_dir(folder)
        .output()?;
    let extracted: Extracted = serde_json::from_slice(&output.stdout).with_context(|| {
        format!("rustdoc gave no JSON: {}", String::from_utf8_lossy(&output.stderr))
    })?;
    Ok(extracted.doctests)
}

/// The rustdoc of the toolchain that the book is checked with.
pub(super) fn rustdoc(book: &Book) -> Result<std::process::Command> {
    Ok(std::process::Command::new(Toolchain::find(&book.root)?.tool("rustdoc")))
}

/// A path relative to the book, for messages.
pub(super) fn shown(book: &Book, chapter: usize) -> String {
    Path::new("src").join(&book.chapters[chapter].path).display().to_string()
}
