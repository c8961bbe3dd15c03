//! One page as mdBook has written it.

use std::path::Path;

/// A page, by path relative to the folder of the book's HTML.
#[derive(Clone, Debug)]
pub struct Page {
    /// What leads from it to that folder: empty, or `../` some times.
    root: String,
    text: String,
}

impl Page {
    /// A page of this text.
    pub fn new(path: &Path, text: String) -> Self {
        let depth = path.components().count().saturating_sub(1);
        Self { root: "../".repeat(depth), text }
    }

    /// The address of a file in the folder of the book's HTML, as a link on this page takes it.
    pub fn address(&self, file: &str) -> String {
        format!("{}{file}", self.root)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Give it another text.
    pub fn set_text(&mut self, text: String) {
        self.text = text;
    }

    /// Its text, at last.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Put this at the end of its head. Something without a head (`toc.html`, a file of the author's)
    /// is left as it is.
    pub fn push_head(&mut self, html: &str) {
        if let Some(at) = self.text.find("</head>") {
            self.text.insert_str(at, html);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_to_the_page() {
        let address = |path: &str| Page::new(Path::new(path), String::new()).address("a.css");
        assert_eq!(address("index.html"), "a.css");
        assert_eq!(address("part/chapter.html"), "../a.css");
    }

    #[test]
    fn what_has_no_head_is_left_alone() {
        let mut page = Page::new(Path::new("x.html"), "<p>x</p>".to_owned());
        page.push_head("<link>");
        assert_eq!(page.text(), "<p>x</p>");
    }
}
