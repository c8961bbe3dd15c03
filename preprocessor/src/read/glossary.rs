//! The glossary: a chapter of definition lists, whose terms prose links to as `[text](glossary:term)`.

use std::{collections::BTreeMap, ops::Range, path::Path};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    chapter::{Chapter, ReadChapter},
    fence::options,
    mapped::Place,
};
use crate::problem::Problem;

/// The terms of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The chapter that defines them; `None` if the book names none.
    pub chapter: Option<usize>,
    /// Their ids on its page, as mdBook makes them, and where they stand.
    pub terms: BTreeMap<String, Place>,
}

/// Read the glossary of a book, if its `book.toml` names one.
pub fn read(
    path: Option<&Path>,
    chapters: &[Chapter],
    read: &[ReadChapter],
) -> (Glossary, Vec<Problem>) {
    let Some(path) = path else { return (Glossary::default(), Vec::new()) };
    let Some(index) = chapters.iter().position(|chapter| chapter.path == path) else {
        let title = format!("the glossary `{}` is no chapter of the book", path.display());
        let problem = Problem::error(title, Place::line_of(Path::new("book.toml"), 1))
            .help("`glossary` in `[preprocessor.rehearse]` is relative to the folder of sources");
        return (Glossary::default(), vec![problem]);
    };
    let text = &read[index].text;
    let mut ids: BTreeMap<String, Place> = BTreeMap::new();
    let (mut terms, mut problems) = (BTreeMap::new(), Vec::new());
    for anchor in anchors(text.text()) {
        let place = text.place(anchor.range.start);
        match ids.get(&anchor.id) {
            Some(first) if anchor.is_term => problems.push(
                Problem::error(format!("the glossary has `{}` twice", anchor.id), place)
                    .also(first.clone(), "the first")
                    .help("links go by what terms and headings are called: give one another name"),
            ),
            Some(_) => {}
            None => {
                ids.insert(anchor.id.clone(), place.clone());
                if anchor.is_term {
                    terms.insert(anchor.id, place);
                }
            }
        }
    }
    (Glossary { chapter: Some(index), terms }, problems)
}

/// A heading or a term.
struct Anchor {
    id: String,
    range: Range<usize>,
    is_term: bool,
}

fn anchors(markdown: &str) -> Vec<Anchor> {
    let options = options() | Options::ENABLE_DEFINITION_LIST;
    let mut anchors = Vec::new();
    let mut open: Option<(Range<usize>, bool, Option<String>)> = None;
    let mut name = String::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                name.clear();
                open = Some((range, false, id.map(|id| id.to_string())));
            }
            Event::Start(Tag::DefinitionListTitle) => {
                name.clear();
                open = Some((range, true, None));
            }
            Event::Text(text) | Event::Code(text) => name.push_str(&text),
            Event::SoftBreak | Event::HardBreak => name.push(' '),
            Event::End(TagEnd::Heading(_) | TagEnd::DefinitionListTitle) => {
                if let Some((range, is_term, id)) = open.take() {
                    let id = id.unwrap_or_else(|| id_of(&name));
                    anchors.push(Anchor { id, range, is_term });
                }
            }
            _ => {}
        }
    }
    anchors
}

/// The id that mdBook gives to what is called like this (`id_from_content` of mdBook 0.5).
fn id_of(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_mdbook_gives() {
        let text = "# Words\n\nROC curve\n: The path of `(FPR, TPR)`.\n\nk-cut (of a graph)\n: x\n\n`f64`\n: y\n";
        let found: Vec<(String, bool)> =
            anchors(text).into_iter().map(|anchor| (anchor.id, anchor.is_term)).collect();
        let term = |id: &str| (id.to_owned(), true);
        assert_eq!(
            found,
            [("words".to_owned(), false), term("roc-curve"), term("k-cut-of-a-graph"), term("f64")]
        );
    }
}
