//! Whole chapters, as each kind of renderer gets them.
//!
//! The expected texts lie in `tests/golden/chapter/`. After a change that is meant, run with `BLESS=1`
//! and read the difference before it is committed.

use std::{fs, path::Path};

use mdbook_rehearse::{
    book::Book as ReadBook,
    check::{Options, check},
    report::progress::Silent,
    show::{
        Format, Showroom,
        assets::{Delivery, Feature, script, style},
    },
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

> ```rust {name=noted caption="Noted" mark="let b"}
> let a = 1; // (1)
> let b = a; // (2) (1)
> ```
>
> 1. The first.
> 2. The *second*.

```rust {diff=noted output=false}
let a = 1;
let b = 2 * a;
println!("{b}");
```

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

fn shown(format: Format, chapter: usize) -> Option<String> {
    let book = book();
    book.write("src/note.md", "a note");
    shown_of(&book, format, chapter)
}

fn shown_of(book: &Book, format: Format, chapter: usize) -> Option<String> {
    let read = ReadBook::load(&book.path("")).expect("a book");
    let mut options = Options::new().expect("this program has a path");
    options.this_program = PROGRAM.into();
    options.exact_errors = true;
    let checked = check(&read, &options, &Silent).expect("checked");
    assert!(!checked.failed(), "{:#?}", checked.problems);
    Showroom::new(&read, &checked, format, Delivery::Inline).chapter(chapter)
}

fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chapter").join(name);
    // The release of the compiler stands on the page, and is no business of this test.
    let text = text.replace(&format!("rustc {}", release()), "rustc [release]");
    // So do the style sheet and the script of listings, word for word.
    let text = text
        .replace(&style([Feature::Listing]), "[style]")
        .replace(&script([Feature::Listing]), "[script]");
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
    compare("html.md", &shown(Format::Html, 0).expect("listings"));
}

#[test]
fn other_renderers_get_plain_fences() {
    compare("markdown.md", &shown(Format::Markdown, 0).expect("listings"));
}

#[test]
fn stock_mdbook_gets_a_program_once_and_its_lines_from_there() {
    let fence = |part: &str| format!("```rust\n{{{{#rustdoc_include two.rs:{part}}}}}\n```\n\n");
    let two = "// above\n// ANCHOR: a\nfn a() {}\n// ANCHOR_END: a\n// ANCHOR: b\nfn main() { a() }\n// ANCHOR_END: b\n";
    let book = Book::of(&(fence("a") + &fence("b"))).file("src/two.rs", two);
    let page = shown_of(&book, Format::Html, 0).expect("listings");
    let program = "class=\"rh-program\" data-program=";
    assert_eq!(page.matches(program).count(), 1, "{page}");
    assert!(page.contains("\"// above\\nfn a() {}\\nfn main() { a() }\"</script>"), "{page}");
    let (above, between) = ("data-at=\"0-1\"", "data-at=\"0-2\"");
    assert!(page.contains(above) && page.contains(between), "{page}");
}

#[test]
fn a_chapter_without_listings_is_not_touched() {
    assert_eq!(shown(Format::Html, 1), None);
    assert_eq!(shown(Format::Markdown, 1), None);
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
        "<span class=\"rh-hidden\">",
        "mismatched types",
        "id=\"dot-c\"",
        "a note",
        "{{#include escaped}}",
    ] {
        assert!(page.contains(needle), "no {needle:?} in\n{page}");
    }
    assert!(!page.contains("{{#include note"), "{page}");
}
