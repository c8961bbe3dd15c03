//! Style sheets and scripts of what we put on pages.
//!
//! Each [`Feature`] brings its own. There are two ways to a page: written into it, where mdBook's
//! own binary builds the book and nothing of ours runs after it, and as two files beside the pages
//! that every page links, where we build the book (see [`crate::finish`]).

use std::collections::BTreeSet;

use super::math::{MATH_CSS, MATH_JS};

/// How a page gets its style sheets and scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// Those it needs stand in it.
    #[default]
    Inline,
    /// Those of every feature are files that it links.
    Linked,
}

/// Something that needs a style sheet or a script, in the order in which they are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Listings, their outputs, figures.
    Listing,
    /// Formulas.
    Math,
}

impl Feature {
    /// Every feature, in order.
    pub const ALL: [Self; 2] = [Self::Listing, Self::Math];

    /// Its style sheet; may be empty.
    pub fn style(self) -> &'static str {
        match self {
            Self::Listing => include_str!("listing.css"),
            Self::Math => MATH_CSS,
        }
    }

    /// Its script; may be empty. A script may run twice on a page (`print.html` is every chapter in
    /// one page): the second time it must do nothing.
    pub fn script(self) -> &'static str {
        match self {
            Self::Listing => include_str!("listing.js"),
            Self::Math => MATH_JS,
        }
    }
}

/// The style sheets of these features, one after another.
pub fn style(features: impl IntoIterator<Item = Feature>) -> String {
    joined(features.into_iter().map(Feature::style))
}

/// The scripts of these features, one after another.
pub fn script(features: impl IntoIterator<Item = Feature>) -> String {
    joined(features.into_iter().map(Feature::script))
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// The chapter with what these features need written into it: styles before it, scripts behind it.
///
/// Each is one HTML block: Markdown ends those at the closing tag, so blank lines in them are safe.
pub fn inline(chapter: &str, features: &BTreeSet<Feature>) -> String {
    let mut page = String::new();
    let style = style(features.iter().copied());
    if !style.is_empty() {
        page.push_str(&format!("<style>{style}</style>\n\n"));
    }
    page.push_str(chapter);
    let script = script(features.iter().copied());
    if !script.is_empty() {
        page.push_str(&format!("\n\n<script>{script}</script>\n"));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_is_listed_once_and_in_order() {
        assert!(Feature::ALL.is_sorted());
        assert_eq!(BTreeSet::from(Feature::ALL).len(), Feature::ALL.len());
    }

    #[test]
    fn a_page_is_not_made_heavy() {
        let weight = style(Feature::ALL).len() + script(Feature::ALL).len();
        assert!(weight < 60_000, "{weight} bytes of style and script");
    }

    #[test]
    fn nothing_in_an_asset_ends_the_block_it_is_written_into_or_is_a_directive() {
        for feature in Feature::ALL {
            for text in [feature.style(), feature.script()] {
                assert!(!text.contains("</") && !text.contains("{{#"), "{feature:?}");
            }
            let style = feature.style();
            assert_eq!(style.matches('{').count(), style.matches('}').count(), "{feature:?}");
        }
    }
}
