//! The index of all listings, as Markdown.

use super::Showroom;

/// A list of every listing that has a name and a number, by chapter, as links from `chapter`.
///
/// It starts and ends without a line break; each item is a line of its own.
pub(super) fn listings(showroom: &Showroom<'_>, chapter: usize) -> String {
    let mut lines = Vec::new();
    let mut current = None;
    for (index, listing) in showroom.listings.iter().enumerate() {
        let (Some(name), Some(number)) = (&listing.tags.name, &showroom.numbers[index]) else {
            continue;
        };
        if current != Some(listing.chapter) {
            current = Some(listing.chapter);
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let of = &showroom.book.chapters[listing.chapter];
            let number = of.number.as_ref().map_or(String::new(), |number| format!("{number}. "));
            lines.push(format!("**{number}{}**\n", escaped(&of.name)));
        }
        let url = showroom.url(chapter, index, name);
        let caption = listing.tags.caption.as_deref().unwrap_or(name);
        lines.push(format!("- [Listing {number}](<{url}>): {caption}"));
    }
    lines.join("\n")
}

/// A title, with nothing in it that Markdown would take for more.
pub(super) fn escaped(title: &str) -> String {
    title.chars().fold(String::new(), |mut text, c| {
        if c.is_ascii_punctuation() && !".,:;!?()'".contains(c) {
            text.push('\\');
        }
        text.push(c);
        text
    })
}
