//! What an EPUB holds, in order, and its page of contents.

use std::path::Path;

use mdbook_preprocessor::book::{Book, BookItem};

use super::{
    package::About,
    xhtml::{address, escaped},
};

/// A line of the contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The title of a part. What follows on the same level belongs to it, up to the next.
    Part(String),
    /// The end of a part.
    Separator,
    /// A chapter.
    Chapter {
        /// Its page, relative to the folder of pages, with forward slashes.
        path: String,
        /// Its number and title.
        name: String,
        /// How deep it lies below the top, from 0.
        depth: usize,
    },
}

impl Entry {
    /// The page and the title of a chapter.
    pub(super) fn chapter(&self) -> Option<(&str, &str)> {
        match self {
            Self::Chapter { path, name, .. } => Some((path, name)),
            Self::Part(_) | Self::Separator => None,
        }
    }
}

/// The contents of a book. Chapters that nobody has written yet are left out.
pub(super) fn contents(book: &Book) -> Vec<Entry> {
    let mut entries = Vec::new();
    push(&book.items, 0, &mut entries);
    entries
}

fn push(items: &[BookItem], depth: usize, entries: &mut Vec<Entry>) {
    for item in items {
        match item {
            BookItem::PartTitle(title) => entries.push(Entry::Part(title.clone())),
            BookItem::Separator => entries.push(Entry::Separator),
            BookItem::Chapter(chapter) => {
                let number = chapter.number.as_ref().map(|number| format!("{number} "));
                let name = format!("{}{}", number.unwrap_or_default(), chapter.name);
                let below = match &chapter.path {
                    Some(path) => {
                        entries.push(Entry::Chapter { path: page(path), name, depth });
                        depth + 1
                    }
                    None => depth,
                };
                push(&chapter.sub_items, below, entries);
            }
        }
    }
}

/// The page that mdBook makes of a chapter's file.
fn page(path: &Path) -> String {
    let is_readme = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    let path = if is_readme { path.with_file_name("index.md") } else { path.to_path_buf() };
    crate::paths::display(&path.with_extension("html"))
}

/// The page of contents, which every reader's device shows in its own way.
pub(super) fn navigation(entries: &[Entry], about: &About) -> String {
    let mut lines = Lines { html: String::new(), open: Vec::new() };
    let mut part = 0;
    for entry in entries {
        match entry {
            Entry::Part(title) => {
                lines.item(0, &format!("<span>{}</span>", escaped(title)));
                part = 1;
            }
            Entry::Separator => part = 0,
            Entry::Chapter { path, name, depth } => {
                let link = format!("<a href=\"{}\">{}</a>", address(path), escaped(name));
                lines.item(depth + part, &link);
            }
        }
    }
    let list = lines.end();
    about.document(
        "Contents",
        &format!("<nav epub:type=\"toc\" id=\"toc\"><h1>Contents</h1>{list}</nav>"),
    )
}

/// A list in lists, written from top to bottom.
struct Lines {
    html: String,
    /// For each list that is open, whether it has an item that is.
    open: Vec<bool>,
}

impl Lines {
    fn item(&mut self, depth: usize, html: &str) {
        // An item goes below an item: never deeper than that.
        let depth = depth.min(self.open.len());
        while self.open.len() > depth + 1 {
            self.close();
        }
        if self.open.len() == depth {
            self.html.push_str("<ol>");
            self.open.push(false);
        }
        if let Some(item) = self.open.last_mut() {
            if *item {
                self.html.push_str("</li>");
            }
            *item = true;
        }
        self.html.push_str(&format!("\n<li>{html}"));
    }

    fn close(&mut self) {
        if self.open.pop() == Some(true) {
            self.html.push_str("</li>");
        }
        self.html.push_str("</ol>");
    }

    fn end(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapter(name: &str, depth: usize) -> Entry {
        Entry::Chapter { path: format!("{name}.html"), name: name.to_owned(), depth }
    }

    #[test]
    fn chapters_lie_in_parts_and_in_chapters() {
        let entries = [
            chapter("a", 0),
            Entry::Part("P & Q".to_owned()),
            chapter("b", 0),
            chapter("c", 1),
            chapter("d", 0),
            Entry::Separator,
            chapter("e", 0),
        ];
        let page = navigation(&entries, &About::default());
        let start = page.find("<ol>").expect("a list");
        let link = |name: &str| format!("<a href=\"{name}.xhtml\">{name}</a>");
        let [first, second, third, fourth, fifth] = ["a", "b", "c", "d", "e"].map(link);
        let list = format!(
            "<ol>\n<li>{first}</li>\n<li><span>P &amp; Q</span><ol>\n<li>{second}<ol>\n<li>{third}</li></ol></li>\n\
             <li>{fourth}</li></ol></li>\n<li>{fifth}</li></ol></nav>"
        );
        assert!(page[start..].starts_with(&list), "{page}");
    }

    #[test]
    fn a_readme_is_an_index() {
        assert_eq!(page(Path::new("a/README.md")), "a/index.html");
        assert_eq!(page(Path::new("a/b.md")), "a/b.html");
    }
}
