//! Style sheets and scripts of what we put on pages.
//!
//! Each [`Feature`] brings its own. There are two ways to a page: written into it, where mdBook's
//! own binary builds the book and nothing of ours runs after it, and as two files beside the pages
//! that every page links, where we build the book (see [`crate::finish`]).

use std::collections::BTreeSet;

use super::math::{MATH_CSS, MATH_JS};
use crate::config::site::Site;

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
    /// What a reader has done, kept on the reader's machine; other scripts stand on it.
    Store,
    /// Listings, their outputs, figures.
    Listing,
    /// Formulas.
    Math,
    /// mdBook's own page: what keeps readers out of it, mended (`accessibility` in
    /// `[preprocessor.rehearse.site]`).
    Site,
    /// Which chapters and exercises are done.
    Progress,
    /// Quizzes and their answers.
    Quiz,
    /// Exercises.
    Exercise,
}

impl Feature {
    /// Every feature, in order.
    pub const ALL: [Self; 7] = [
        Self::Store,
        Self::Listing,
        Self::Math,
        Self::Site,
        Self::Progress,
        Self::Quiz,
        Self::Exercise,
    ];

    /// Whether a book that we build has it on its pages.
    pub fn is_wanted(self, site: &Site) -> bool {
        match self {
            Self::Store | Self::Listing | Self::Math => true,
            Self::Progress | Self::Quiz | Self::Exercise => true,
            Self::Site => site.accessibility,
        }
    }

    /// Its style sheet; may be empty.
    pub fn style(self) -> &'static str {
        match self {
            Self::Store => "",
            Self::Listing => include_str!("listing.css"),
            Self::Exercise => include_str!("exercise.css"),
            Self::Quiz => include_str!("quiz.css"),
            Self::Math => MATH_CSS,
            Self::Site => include_str!("site.css"),
            Self::Progress => include_str!("progress.css"),
        }
    }

    /// Its script; may be empty. A script may run twice on a page (`print.html` is every chapter in
    /// one page): the second time it must do nothing.
    pub fn script(self) -> &'static str {
        match self {
            Self::Store => include_str!("store.js"),
            Self::Listing => include_str!("listing.js"),
            Self::Exercise => include_str!("exercise.js"),
            Self::Quiz => include_str!("quiz.js"),
            Self::Math => MATH_JS,
            Self::Site => include_str!("site.js"),
            Self::Progress => include_str!("progress.js"),
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

    /// What every page loads before compression. Fonts and mdBook's own are not in it.
    #[test]
    fn all_of_it_together_is_light() {
        let bytes = style(Feature::ALL).len() + script(Feature::ALL).len();
        assert!(bytes < 60_000, "{bytes} bytes of style sheets and scripts");
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
