//! The book as an EPUB 3, made from the pages: for reading on the way, without a browser.
//!
//! It is the same for the same pages, byte for byte: named by a hash of what it holds, dated by no
//! clock. Only text, pictures and style go in; buttons, scripts and hidden lines stay behind.

mod contents;
mod package;
mod xhtml;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use scraper::{Html, Selector};

use self::{
    contents::{Entry, contents, navigation},
    package::{About, Item, package},
    xhtml::{Writer, ids},
};
use super::page::Page;
use crate::show::math::{MATH_FONT, MATH_FONT_LICENCE, font_face};

/// The style sheet of the EPUB: the one of its pages does not fit a reader's device.
const STYLE: &str = include_str!("epub.css");

/// A book as an EPUB, from its HTML in `folder`.
pub fn epub(book: &MDBook, folder: &Path) -> Result<Vec<u8>> {
    let contents = contents(&book.book);
    let mut documents = BTreeMap::new();
    for (path, _) in contents.iter().filter_map(Entry::chapter) {
        let text = super::read(&folder.join(path))?;
        documents.insert(path.to_owned(), Html::parse_document(&text));
    }
    let main = Selector::parse("main").map_err(|error| anyhow::anyhow!("{error}"))?;
    // Where links may lead.
    let targets: BTreeMap<&str, BTreeSet<String>> = documents
        .iter()
        .map(|(path, document)| {
            (path.as_str(), document.select(&main).next().map(ids).unwrap_or_default())
        })
        .collect();
    let about = About::of(&book.config);
    let mut items = Vec::new();
    let mut pictures = BTreeSet::new();
    for (path, name) in contents.iter().filter_map(Entry::chapter) {
        if items.iter().any(|item: &Item| item.is_chapter(path)) {
            continue;
        }
        let text = documents[path].select(&main).next();
        let text = text.with_context(|| format!("{path} has no text"))?;
        let mut writer = Writer::new(path, &targets);
        writer.children(text);
        pictures.extend(writer.pictures.iter().cloned());
        items.push(Item::chapter(path, name, &about, &writer));
    }
    for picture in pictures {
        let bytes = std::fs::read(folder.join(&picture));
        items.extend(Item::picture(
            &picture,
            bytes.with_context(|| format!("cannot read {picture}"))?,
        ));
    }
    let mut style = STYLE.to_owned();
    if items.iter().any(Item::has_math) {
        // The fonts of readers' devices seldom have the characters of formulas.
        const FONT: &str = "book-math.woff2";
        style.push_str(&font_face(FONT));
        style.push_str("\nmath { font-family: \"Book Math\", math; }\n");
        items.push(Item::font(FONT, MATH_FONT));
        items.push(Item::licence(&format!("{FONT}.licence.txt"), MATH_FONT_LICENCE));
    }
    items.insert(0, Item::style(&style));
    items.insert(0, Item::navigation(&navigation(&contents, &about)));
    package(&about, &items)
}

/// Have a page link the EPUB, in the bar above the text.
pub fn link(page: &mut Page, name: &str) {
    let address = page.address(name);
    let link = format!(
        "<a class=\"rh-epub\" href=\"{address}\" title=\"Download as EPUB\" \
         aria-label=\"Download as EPUB\" download>EPUB</a>"
    );
    page.insert_after("<div class=\"right-buttons\">", &link);
}
