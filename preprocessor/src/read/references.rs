//! Figures and listings that prose refers to.
//!
//! `![alt](figure:listing/name "caption")` places a figure that a listing writes;
//! `[text](listing:name)` links to a listing, `[text](glossary:term)` to a term of the glossary. All
//! are ordinary Markdown, so that they mean
//! something wherever the chapter is read.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::fence::options;

/// Something that prose refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is meant.
    pub target: Target,
    /// The whole image or link in the expanded text.
    pub range: Range<usize>,
}

/// What a reference means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A figure.
    Figure {
        /// The listing that writes it.
        listing: String,
        /// Its file name without extension.
        name: String,
        /// What it shows, for those who do not see it.
        alt: String,
        /// What stands beneath it.
        caption: Option<String>,
    },
    /// A listing.
    Listing(String),
    /// A term of the glossary, by its id.
    Term(String),
}

const FIGURE: &str = "figure:";
/// The scheme of links to listings.
pub const LISTING: &str = "listing:";
/// The scheme of links to terms of the glossary.
pub const GLOSSARY: &str = "glossary:";

/// Every reference of a chapter, in order.
pub fn references(markdown: &str) -> Vec<Reference> {
    if ![FIGURE, LISTING, GLOSSARY].iter().any(|scheme| markdown.contains(scheme)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut parser = Parser::new_ext(markdown, options()).into_offset_iter();
    while let Some((event, range)) = parser.next() {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let Some(target) = dest_url.strip_prefix(FIGURE) else { continue };
                let mut alt = String::new();
                for (event, _) in parser.by_ref() {
                    match event {
                        Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                        Event::SoftBreak | Event::HardBreak => alt.push(' '),
                        Event::End(TagEnd::Image) => break,
                        _ => {}
                    }
                }
                let (listing, name) = target.split_once('/').unwrap_or((target, ""));
                let caption = (!title.is_empty()).then(|| title.to_string());
                let (listing, name) = (listing.to_owned(), name.to_owned());
                found.push(Reference {
                    target: Target::Figure { listing, name, alt, caption },
                    range,
                });
            }
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                if let Some(name) = dest_url.strip_prefix(LISTING) {
                    found.push(Reference { target: Target::Listing(name.to_owned()), range });
                } else if let Some(term) = dest_url.strip_prefix(GLOSSARY) {
                    found.push(Reference { target: Target::Term(term.to_owned()), range });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_terms_are_found() {
        let found = references("The [area](glossary:auc) under it.\n");
        assert_eq!(found[0].target, Target::Term("auc".into()));
    }

    #[test]
    fn figures_and_links_are_found_and_code_is_not() {
        let text = "See [it](listing:a-b).\n\n![An *odd* `x`](figure:a-b/curve \"Cap\")\n\n`[x](listing:no)`\n\n```text\n![x](figure:no/no)\n```\n";
        let found = references(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].target, Target::Listing("a-b".into()));
        assert_eq!(&text[found[0].range.clone()], "[it](listing:a-b)");
        let (listing, name) = ("a-b".into(), "curve".into());
        let (alt, caption) = ("An odd x".into(), Some("Cap".into()));
        assert_eq!(found[1].target, Target::Figure { listing, name, alt, caption });
    }
}
