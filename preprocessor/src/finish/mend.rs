//! What keeps readers out of mdBook's own page, mended in its HTML, so that it holds without
//! JavaScript as well; `site.css` and `site.js` do the rest.
//!
//! mdBook promises nothing about its HTML. Each of these looks for one piece of it and does nothing
//! where it is not; the tests of built books see to it that all are found in the release we use.

use super::page::Page;

/// The id of a page's text: where the link at its start leads.
const MAIN: &str = "rehearse-main";

/// What stands in mdBook's page, and what stands there instead.
const PIECES: [(&str, &str); 3] = [
    // A label that is named like a button and can be neither focused nor called one.
    (
        "<label id=\"mdbook-sidebar-toggle\" class=",
        "<label id=\"mdbook-sidebar-toggle\" role=\"button\" class=",
    ),
    // A frame is announced by its title.
    (
        "<iframe class=\"sidebar-iframe-outer\" src=",
        "<iframe class=\"sidebar-iframe-outer\" title=\"Table of contents\" src=",
    ),
    // The bar above the text, as a landmark.
    ("<div id=\"mdbook-menu-bar\" class=", "<div id=\"mdbook-menu-bar\" role=\"banner\" class="),
];

/// Mend a page.
pub fn mend(page: &mut Page) {
    for (piece, better) in PIECES {
        page.replace(piece, better);
    }
    // Where a page says that addresses begin elsewhere, `#` leads away from it.
    if !page.text().contains("<base ")
        && page.replace("<main>", &format!("<main id=\"{MAIN}\" tabindex=\"-1\">"))
    {
        let link = format!("<a class=\"rh-skip\" href=\"#{MAIN}\">Skip to the text</a>");
        page.insert_after("<body>", &link);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn mended(text: &str) -> String {
        let mut page = Page::new(Path::new("a.html"), text.to_owned());
        mend(&mut page);
        page.into_text()
    }

    #[test]
    fn a_link_leads_past_the_menus() {
        let page = mended("<body>\n<main>x</main>");
        assert!(page.starts_with("<body><a class=\"rh-skip\" href=\"#rehearse-main\">"), "{page}");
        assert!(page.contains("<main id=\"rehearse-main\" tabindex=\"-1\">x"), "{page}");
    }

    #[test]
    fn not_where_it_would_lead_away_and_not_where_there_is_no_text() {
        for page in ["<base href=\"/\"><body><main>x</main>", "<body>x"] {
            assert_eq!(mended(page), page);
        }
    }

    #[test]
    fn each_piece_is_replaced_where_it_stands() {
        for (piece, better) in PIECES {
            assert_eq!(mended(&format!("a{piece}b")), format!("a{better}b"));
        }
    }
}
