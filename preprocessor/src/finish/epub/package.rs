//! The files of an EPUB, what is said about them, and the archive that holds them.

use std::io::{Cursor, Write as _};

use anyhow::{Context, Result};
use mdbook_preprocessor::config::{Config, TextDirection};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::xhtml::{Writer, address, escaped};

/// What is said about the book.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    title: String,
    language: String,
    authors: Vec<String>,
    description: Option<String>,
    right_to_left: bool,
}

impl About {
    pub(super) fn of(config: &Config) -> Self {
        let book = &config.book;
        Self {
            title: book.title.clone().unwrap_or_else(|| "Untitled".to_owned()),
            language: book.language.clone().unwrap_or_else(|| "en".to_owned()),
            authors: book.authors.clone(),
            description: book.description.clone(),
            right_to_left: book.realized_text_direction() == TextDirection::RightToLeft,
        }
    }

    /// A page of the EPUB.
    pub(super) fn document(&self, title: &str, body: &str) -> String {
        self.document_at("", title, body)
    }

    /// A page that lies in a folder which `up` leads out of.
    fn document_at(&self, up: &str, title: &str, body: &str) -> String {
        let (language, title) = (escaped(&self.language), escaped(title));
        let direction = if self.right_to_left { "rtl" } else { "ltr" };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
             lang=\"{language}\" xml:lang=\"{language}\" dir=\"{direction}\">\n\
             <head><title>{title}</title>\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"{up}book.css\"/></head>\n\
             <body>{body}</body>\n</html>\n"
        )
    }
}

/// One file.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Relative to the folder of the package.
    path: String,
    kind: &'static str,
    properties: Vec<&'static str>,
    is_chapter: bool,
    bytes: Vec<u8>,
}

const XHTML: &str = "application/xhtml+xml";

impl Item {
    fn new(path: impl Into<String>, kind: &'static str, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), kind, properties: Vec::new(), is_chapter: false, bytes }
    }

    pub(super) fn style(text: &str) -> Self {
        Self::new("book.css", "text/css", text.as_bytes().to_vec())
    }

    pub(super) fn font(path: &str, bytes: &[u8]) -> Self {
        Self::new(path, "font/woff2", bytes.to_vec())
    }

    pub(super) fn licence(path: &str, text: &str) -> Self {
        Self::new(path, "text/plain", text.as_bytes().to_vec())
    }

    pub(super) fn navigation(text: &str) -> Self {
        let item = Self::new("contents.xhtml", XHTML, text.as_bytes().to_vec());
        Self { properties: vec!["nav"], ..item }
    }

    pub(super) fn chapter(page: &str, title: &str, about: &About, text: &Writer<'_>) -> Self {
        let up = "../".repeat(page.matches('/').count());
        let document = about.document_at(&up, title, &text.out);
        let has = [(text.has_math, "mathml"), (text.has_svg, "svg")];
        let properties = has.into_iter().filter(|has| has.0).map(|has| has.1).collect();
        let item = Self::new(address(page), XHTML, document.into_bytes());
        Self { properties, is_chapter: true, ..item }
    }

    /// A picture; `None` if it is of a kind that readers' devices do not show.
    pub(super) fn picture(path: &str, bytes: Vec<u8>) -> Option<Self> {
        let kind = match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "svg" => "image/svg+xml",
            "webp" => "image/webp",
            _ => return None,
        };
        Some(Self::new(path, kind, bytes))
    }

    /// Whether there are formulas in it.
    pub(super) fn has_math(&self) -> bool {
        self.properties.contains(&"mathml")
    }

    /// Whether it is the chapter on this page.
    pub(super) fn is_chapter(&self, page: &str) -> bool {
        self.is_chapter && self.path == address(page)
    }
}

/// The earliest time that the archive's format knows: no clock goes into the book.
const DATE: &str = "1980-01-01T00:00:00Z";

/// The archive.
pub(super) fn package(about: &About, items: &[Item]) -> Result<Vec<u8>> {
    let options = |method| {
        SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8], method| -> Result<()> {
        archive.start_file(name, options(method))?;
        archive.write_all(bytes)?;
        Ok(())
    };
    // First and as it is: by this a file is known to be an EPUB.
    put("mimetype", b"application/epub+zip", CompressionMethod::Stored)?;
    put("META-INF/container.xml", CONTAINER.as_bytes(), CompressionMethod::Deflated)?;
    put("book/package.opf", opf(about, items).as_bytes(), CompressionMethod::Deflated)?;
    for item in items {
        put(&format!("book/{}", item.path), &item.bytes, CompressionMethod::Deflated)?;
    }
    let archive = archive.finish().context("cannot make the EPUB")?;
    Ok(archive.into_inner())
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
     <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
     <rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/>\
     </rootfiles></container>\n";

/// What says which files there are, and in which order they are read.
fn opf(about: &About, items: &[Item]) -> String {
    let mut manifest = String::new();
    let mut spine = String::new();
    for (index, item) in items.iter().enumerate() {
        let properties = match item.properties.join(" ") {
            none if none.is_empty() => none,
            some => format!(" properties=\"{some}\""),
        };
        let (path, kind) = (escaped(&encoded(&item.path)), item.kind);
        manifest.push_str(&format!(
            "<item id=\"i{index}\" href=\"{path}\" media-type=\"{kind}\"{properties}/>\n"
        ));
        if item.is_chapter {
            spine.push_str(&format!("<itemref idref=\"i{index}\"/>\n"));
        }
    }
    let (title, language) = (escaped(&about.title), escaped(&about.language));
    let id = identifier(about, items);
    let mut metadata = String::new();
    for author in &about.authors {
        metadata.push_str(&format!("<dc:creator>{}</dc:creator>\n", escaped(author)));
    }
    if let Some(text) = &about.description {
        metadata.push_str(&format!("<dc:description>{}</dc:description>\n", escaped(text)));
    }
    metadata.push_str(&format!("<meta property=\"dcterms:modified\">{DATE}</meta>\n"));
    let direction = if about.right_to_left { "rtl" } else { "ltr" };
    let has_math = items.iter().any(Item::has_math);
    let accessibility = [
        Some(("accessMode", "textual")),
        Some(("accessMode", "visual")),
        Some(("accessModeSufficient", "textual")),
        Some(("accessibilityFeature", "alternativeText")),
        Some(("accessibilityFeature", "structuralNavigation")),
        Some(("accessibilityFeature", "tableOfContents")),
        has_math.then_some(("accessibilityFeature", "MathML")),
        Some(("accessibilityHazard", "none")),
    ];
    for (key, value) in accessibility.into_iter().flatten() {
        metadata.push_str(&format!("<meta property=\"schema:{key}\">{value}</meta>\n"));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" \
         xml:lang=\"{language}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">urn:uuid:{id}</dc:identifier>\n<dc:title>{title}</dc:title>\n\
         <dc:language>{language}</dc:language>\n{metadata}</metadata>\n\
         <manifest>\n{manifest}</manifest>\n\
         <spine page-progression-direction=\"{direction}\">\n{spine}</spine>\n</package>\n"
    )
}

/// A path as a reference takes it.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}

/// A UUID of what the book says, so that an unchanged book stays the same book: version 8, as RFC
/// 9562 has it for hashes of one's own.
fn identifier(about: &About, items: &[Item]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(about.title.as_bytes());
    for item in items {
        for part in [item.path.as_bytes(), &item.bytes] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    let hex = hasher.finalize().to_hex();
    format!("{}-{}-8{}-a{}-{}", &hex[..8], &hex[8..12], &hex[12..15], &hex[15..18], &hex[18..30])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<Item> {
        vec![Item::navigation("<nav/>"), Item::style(text)]
    }

    #[test]
    fn the_same_book_has_the_same_bytes_and_another_has_another_name() {
        let about = About::default();
        let package = |text: &str| package(&about, &items(text)).expect("packed");
        assert_eq!(package("a{}"), package("a{}"));
        assert_ne!(identifier(&about, &items("a{}")), identifier(&about, &items("b{}")));
    }

    #[test]
    fn it_begins_with_what_it_is_known_by() {
        let archive = package(&About::default(), &items("")).expect("packed");
        assert_eq!(&archive[30..58], b"mimetypeapplication/epub+zip");
    }

    #[test]
    fn what_is_said_about_the_book_is_escaped() {
        let about = About {
            title: "Q & A".to_owned(),
            authors: vec!["<x>".to_owned()],
            ..About::default()
        };
        let opf = opf(&about, &items(""));
        assert!(opf.contains("<dc:title>Q &amp; A</dc:title>"), "{opf}");
        assert!(opf.contains("<dc:creator>&lt;x&gt;</dc:creator>"), "{opf}");
        assert_eq!(encoded("a b/ü.svg"), "a%20b/%C3%BC.svg");
    }
}
