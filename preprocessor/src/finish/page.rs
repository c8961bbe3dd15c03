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

    /// Put this at the end of its head. Something without a head (a file of the author's) is left as
    /// it is.
    pub fn push_head(&mut self, html: &str) {
        self.insert_before("</head>", html);
    }

    /// Put this at the start of its head, behind what says how the page is encoded.
    pub fn push_before_head(&mut self, html: &str) {
        const CHARSET: &str = "<meta charset=\"UTF-8\">";
        if !self.insert_after(CHARSET, html) {
            self.insert_after("<head>", html);
        }
    }

    /// Put something before the first place where this stands; whether there is one.
    pub fn insert_before(&mut self, mark: &str, html: &str) -> bool {
        let at = self.text.find(mark);
        if let Some(at) = at {
            self.text.insert_str(at, html);
        }
        at.is_some()
    }

    /// Replace the first of these; whether there is one.
    pub fn replace(&mut self, piece: &str, better: &str) -> bool {
        let at = self.text.find(piece);
        if let Some(at) = at {
            self.text.replace_range(at..at + piece.len(), better);
        }
        at.is_some()
    }

    /// Put something behind the first place where this stands; whether there is one.
    pub fn insert_after(&mut self, mark: &str, html: &str) -> bool {
        let at = self.text.find(mark).map(|at| at + mark.len());
        if let Some(at) = at {
            self.text.insert_str(at, html);
        }
        at.is_some()
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
        page.push_before_head("<meta>");
        assert_eq!(page.text(), "<p>x</p>");
    }

    #[test]
    fn a_head_is_added_to_at_both_ends() {
        let text = "<head>\n<meta charset=\"UTF-8\"><title>x</title></head>".to_owned();
        let mut page = Page::new(Path::new("x.html"), text);
        page.push_head("<a>");
        page.push_before_head("<b>");
        assert_eq!(page.text(), "<head>\n<meta charset=\"UTF-8\"><b><title>x</title><a></head>");
    }
}
