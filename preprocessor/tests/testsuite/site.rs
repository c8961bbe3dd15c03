//! Pages as a whole: what `build` does to them, and only where a book asks for it.

use std::fs;

use crate::harness::Book;

const CHAPTER: &str = "# A chapter\n\n~~~rust {name=one caption=\"One\"}\n# let hidden = 1;\nprintln!(\"{hidden}\");\n~~~\n\nSee [the next](deep/er.md#deeper) and [nothing](gone.html).\n\n<details><summary>Why?</summary>\n\nBecause.\n\n</details>\n";

fn built(site: &str) -> Book {
    let book = Book::of(CHAPTER).file("src/deep/er.md", "# Deeper\n\n![A dot](dot.png)\n");
    book.write("src/deep/dot.png", b"not a picture");
    let book = book.config("[preprocessor.rehearse.site]").config(site);
    build(&book);
    book
}

fn build(book: &Book) {
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

const PAGES: [&str; 6] = ["index", "ch", "deep/er", "print", "404", "toc"];

#[test]
fn a_book_that_asks_for_nothing_keeps_mdbooks_page() {
    let book = built("");
    for page in PAGES {
        let page = book.read(format!("book/{page}.html"));
        for needle in ["Content-Security-Policy", "rh-skip", ".epub"] {
            assert!(!page.contains(needle), "{needle} in\n{page}");
        }
    }
    let style =
        book.names("book").into_iter().find(|name| name.starts_with("rehearse-")).expect("");
    assert!(!book.read(format!("book/{style}")).contains("--sidebar-active"), "{style}");
}

#[test]
fn every_page_has_a_policy_of_its_own() {
    let book = built("content-security-policy = true");
    for page in PAGES {
        let text = book.read(format!("book/{page}.html"));
        let policy = text.find("http-equiv=\"Content-Security-Policy\"").expect(page);
        let first = text.find("<link").or_else(|| text.find("<script")).unwrap_or(text.len());
        assert!(policy < first, "{page}: the policy comes too late");
        assert!(text.contains("default-src 'none'; script-src 'self'"), "{page}");
        let base = if page == "404" { "base-uri 'self'" } else { "base-uri 'none'" };
        assert!(text.contains(base) && text.contains("connect-src 'none'"), "{page}");
        let scripts = text.matches("<script>").count();
        assert!(scripts == 0 || text.contains("'sha256-"), "{page} has {scripts} scripts");
    }
}

/// mdBook promises nothing about its HTML: a release that changes it shows here.
#[test]
fn every_piece_of_mdbooks_page_that_is_mended_is_there() {
    let book = built("accessibility = true");
    let page = book.read("book/deep/er.html");
    for needle in [
        "<a class=\"rh-skip\" href=\"#rehearse-main\">Skip to the text</a>",
        "<main id=\"rehearse-main\" tabindex=\"-1\">",
        "<label id=\"mdbook-sidebar-toggle\" role=\"button\" class=",
        "<iframe class=\"sidebar-iframe-outer\" title=\"Table of contents\" src=",
        "<div id=\"mdbook-menu-bar\" role=\"banner\" class=",
    ] {
        assert!(page.contains(needle), "no {needle} in\n{page}");
    }
}

#[test]
fn the_epub_is_linked_and_the_same_every_time() {
    let book = built("epub = \"a-book.epub\"");
    for (page, link) in [("ch", "a-book.epub"), ("deep/er", "../a-book.epub")] {
        let page = book.read(format!("book/{page}.html"));
        assert!(page.contains(&format!("<a class=\"rh-epub\" href=\"{link}\"")), "{page}");
    }
    let bytes = |book: &Book| fs::read(book.path("book/a-book.epub")).expect("an EPUB");
    let first = bytes(&book);
    build(&book);
    assert!(first == bytes(&book), "the same book gave other bytes");
    // Elsewhere, at another time.
    let other = built("epub = \"a-book.epub\"");
    assert!(first == bytes(&other), "the same book gave other bytes in another folder");
    other.edit("src/ch.md", "Because.", "Because it is.");
    build(&other);
    assert!(first != bytes(&other), "another book gave the same bytes");
}

#[test]
fn the_epub_holds_the_text_and_nothing_of_the_page_around_it() {
    let book = built("epub = \"a-book.epub\"\naccessibility = true\n[preprocessor.rehearse.math]");
    book.edit("src/ch.md", "Because.", "Because $a < b$.");
    build(&book);
    let file = fs::File::open(book.path("book/a-book.epub")).expect("an EPUB");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let mut read = |name: &str| {
        let file = archive.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        std::io::read_to_string(file).expect("text")
    };
    let chapter = read("book/ch.xhtml");
    for (needle, there) in [
        ("<h1 id=\"a-chapter\">A chapter</h1>", true),
        ("<i class=\"s\">", true),
        ("<summary>Why?</summary>", true),
        ("href=\"deep/er.xhtml#deeper\"", true),
        ("<a>nothing</a>", true),
        ("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"", true),
        ("let", false),
        ("<button", false),
        ("<script", false),
        ("mdbook-sidebar", false),
    ] {
        assert_eq!(chapter.contains(needle), there, "{needle} in\n{chapter}");
    }
    assert!(read("book/contents.xhtml").contains("<a href=\"ch.xhtml\">1. ch.md</a>"));
    let package = read("book/package.opf");
    assert!(package.contains("properties=\"mathml\""), "{package}");
    assert!(package.contains("href=\"book-math.woff2\" media-type=\"font/woff2\""), "{package}");
    assert!(read("book/book-math.woff2.licence.txt").contains("GUST Font License"));
    assert!(package.contains("href=\"deep/dot.png\" media-type=\"image/png\""), "{package}");
}

#[test]
fn keys_that_the_table_does_not_have_are_refused() {
    let book = Book::of("# A\n").config("[preprocessor.rehearse.site]\ncsp = true");
    let run = book.run(&["check", "."]);
    assert_eq!(run.status, 2);
    let says = ["unknown field `csp`", "content-security-policy", "book.toml"];
    assert!(says.iter().all(|part| run.stderr.contains(part)), "{}", run.stderr);
}
