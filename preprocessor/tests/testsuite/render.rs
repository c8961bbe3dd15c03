//! Whole chapters, as each kind of renderer gets them.
//!
//! The expected texts lie in `tests/golden/chapter/`. After a change that is meant, run with `BLESS=1`
//! and read the difference before it is committed.

use std::{fs, path::Path};

use mdbook_rehearse::{
    book::Book as ReadBook,
    check::{Options, check},
    report::progress::Silent,
    show::{Format, Showroom, assets::Delivery},
};

use crate::harness::{Book, PROGRAM};

/// A listing of every kind, in every kind of place, and what surrounds them.
const CHAPTER: &str = r#"# A chapter

See [the sum](listing:sum), {{#include note.md}} and \{{#include escaped}}.

~~~rust {name=sum caption="A sum, with `code`"}
# let hidden = 1;
println!("{}", hidden + 1);
~~~

![A dot](figure:dot/dot "A figure")

- in a list

  ```rust,should_panic
  panic!("on purpose");
  ```

> ```rust,compile_fail,E0308 {caption="Does not compile"}
> let a: u8 = "";
> ```

```rust,ignore
left to mdBook
```

```text
{{#include note.md}}
```

```rust {name=dot output=false}
let folder = std::env::var("REHEARSE_FIGURES").unwrap();
std::fs::write(format!("{folder}/dot.csv"), "x,y\n0,1\n").unwrap();
std::fs::write(folder + "/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><circle id=\"c\" r='1'/></svg>").unwrap();
```
"#;

fn book() -> Book {
    Book::of(CHAPTER)
        .file("src/plain.md", "# No listing\r\n\r\n{{#include note.md}}\r\n")
        .file("src/note.txt", "")
}

fn of_chapter(format: Format, chapter: usize) -> Option<String> {
    let book = book();
    book.write("src/note.md", "a note");
    shown(&book, format, Delivery::Inline, chapter)
}

/// A chapter as a kind of renderer gets it.
pub(crate) fn shown(
    book: &Book,
    format: Format,
    delivery: Delivery,
    chapter: usize,
) -> Option<String> {
    let read = ReadBook::load(&book.path("")).expect("a book");
    let mut options = Options::new().expect("this program has a path");
    options.this_program = PROGRAM.into();
    options.exact_errors = true;
    let checked = check(&read, &options, &Silent).expect("checked");
    Showroom::new(&read, &checked, format, delivery).chapter(chapter)
}

pub(crate) fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chapter").join(name);
    // The release of the compiler stands on the page, and is no business of this test.
    let text = text.replace(&format!("rustc {}", release()), "rustc [release]");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).expect("written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{} is not what comes out now:\n{text}", path.display());
}

fn release() -> String {
    let toolchain =
        mdbook_rehearse::toolchain::Toolchain::find(Path::new(".")).expect("a compiler");
    toolchain.release().to_owned()
}

#[test]
fn html_gets_static_blocks() {
    compare("html.md", &of_chapter(Format::Html, 0).expect("listings"));
}

#[test]
fn other_renderers_get_plain_fences() {
    compare("markdown.md", &of_chapter(Format::Markdown, 0).expect("listings"));
}

#[test]
fn a_chapter_without_listings_is_not_touched() {
    assert_eq!(of_chapter(Format::Html, 1), None);
    assert_eq!(of_chapter(Format::Markdown, 1), None);
}

#[test]
fn the_index_lists_every_numbered_listing_by_chapter() {
    let book = book().file("src/all.md", "# All\n\n{{#listings}}\n");
    book.write("src/note.md", "a note");
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = book.read("book/all.html");
    let item = "<a href=\"ch.html#listing-sum\">Listing 1-1</a>: A sum, with <code>code</code>";
    assert!(page.contains(item), "{page}");
    // A listing without a name has no place to link to.
    assert!(!page.contains("Does not compile"), "{page}");
}

#[test]
fn built_pages_link_the_style_sheet_that_stock_mdbook_gets_inline() {
    let book = book().file("src/deep/er.md", "# Deeper\n");
    book.write("src/note.md", "a note");
    assert_eq!(book.run(&["build", "."]).status, 0);
    let (page, deeper) = (book.read("book/ch.html"), book.read("book/deep/er.html"));
    let link = |page: &str| {
        let start = page.find("rehearse-").expect("a link");
        page[start - 3..start + 21].to_owned()
    };
    let name = link(&page)[3..].to_owned();
    assert!(book.path(format!("book/{name}")).is_file(), "{name}");
    assert_eq!(link(&deeper), format!("../{name}"));
    assert!(!page.contains("<style>/* Figures"), "{page}");
}

#[test]
fn the_built_page_holds_what_was_verified_and_no_directive() {
    let book = book();
    book.write("src/note.md", "a note");
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = book.read("book/ch.html");
    for needle in [
        "<figure class=\"rh-listing\" id=\"listing-sum\">",
        "href=\"#listing-sum\"",
        "<span class=\"boring\">",
        "mismatched types",
        "id=\"dot-c\"",
        "a note",
        "{{#include escaped}}",
    ] {
        assert!(page.contains(needle), "no {needle:?} in\n{page}");
    }
    assert!(!page.contains("{{#include note"), "{page}");
}

#[test]
fn the_page_of_answers_is_left_out_of_search_without_being_told() {
    let book =
        Book::of("# One\n\nzebra\n").file("src/end.md", "# End\n\n{{#answers}}\n\ngiraffe\n");
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let index = book.names("book").into_iter().find(|name| name.starts_with("searchindex"));
    let index = book.read(format!("book/{}", index.expect("an index")));
    assert!(index.contains("zebra") && !index.contains("giraffe"), "{index}");
    assert!(book.read("book/end.html").contains("There are none yet."));
}
