//! Formulas: off unless asked for, checked with everything else, on the page as MathML.

use std::{fs, path::Path};

use mdbook_rehearse::{
    book::Book as ReadBook,
    check::{Options, check},
    report::progress::Silent,
    show::{Format, Showroom, assets::Delivery},
};

use crate::harness::{Book, PROGRAM};

const MATH: &str = "[preprocessor.rehearse.math.macros]\nE = '\\mathbb{E}'\nmean = '\\E[#1]'\n";

/// Formulas in every place where text may stand.
const CHAPTER: &str = r"# The $a_i$ rule {#rule}

A line with $x < y$, `$code$`, \$5 and $\mean{X \mid Y}$.

$$
\frac{a}{b} \* c
$$

- in a list, so that
  $$\begin{aligned} a &= b \\ &= c \end{aligned}$$
  goes on

> quoted $a*b*c$ and $\text{it's}$

| $\lvert x \rvert$ | $P(X)$ |
|---|---|
| **$\{{x}\}$** | [$n$](#rule) |
";

fn shown(book: &Book, format: Format, delivery: Delivery) -> Option<String> {
    let read = ReadBook::load(&book.path("")).expect("a book");
    let mut options = Options::new().expect("this program has a path");
    options.this_program = PROGRAM.into();
    let checked = check(&read, &options, &Silent).expect("checked");
    Showroom::new(&read, &checked, format, delivery).chapter(0)
}

fn book() -> Book {
    Book::of(&CHAPTER.replace("\\*", "\\ast")).config(MATH)
}

#[test]
fn a_book_that_does_not_ask_for_formulas_keeps_its_dollars() {
    let book = Book::of("Costs $5 and $6, or $x$.\n");
    book.check(&[]).told(0, &[]);
    assert_eq!(shown(&book, Format::Html, Delivery::Inline), None);
}

#[test]
fn html_gets_mathml_in_one_line_and_what_it_needs_where_that_is_inline() {
    let page = shown(&book(), Format::Html, Delivery::Inline).expect("formulas");
    let body = shown(&book(), Format::Html, Delivery::Linked).expect("formulas");
    let (before, after) = page.split_once(&body).expect("the same in both");
    assert!(before.contains(".rh-math{") && !before.contains(".rh-listing"), "{before}");
    assert!(after.contains("<script>") && after.contains("math[alttext]"), "{after}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chapter/math.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &body).expect("written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(body == expected, "{} is not what comes out now:\n{body}", path.display());
}

#[test]
fn other_renderers_get_what_the_author_wrote() {
    assert_eq!(shown(&book(), Format::Markdown, Delivery::Inline), None);
}

#[test]
fn the_built_page_has_formulas_where_they_were_written() {
    let book = book();
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("WARN"), "{}", run.stderr);
    let page = book.read("book/ch.html");
    for needle in [
        "<math alttext=\"x &lt; y\"><mi>x</mi><mo>&lt;</mo><mi>y</mi></math>",
        "<code>$code$</code>, $5 and",
        "<h1 id=\"rule\">",
        "<span class=\"rh-math\" role=\"group\" aria-label=\"Formula 1\" tabindex=\"0\"><math",
        "<span class=\"rh-math\" role=\"group\" aria-label=\"Formula 2\" tabindex=\"0\"><math",
        "<mtext>it’s</mtext>",
        "<th><math alttext=\"&#92;lvert x &#92;rvert\">",
        "<td><strong><math alttext=\"&#92;{{x}&#92;}\">",
        "<a href=\"#rule\"><math alttext=\"n\"><mi>n</mi></math></a>",
    ] {
        assert!(page.contains(needle), "no {needle:?} in\n{page}");
    }
}

#[test]
fn a_built_book_has_the_font_and_its_licence_and_only_one_with_formulas() {
    let fonts = |book: &Book| -> Vec<String> {
        assert_eq!(book.run(&["build", "."]).status, 0);
        let names = book.names("book").into_iter().filter(|name| name.contains(".woff2"));
        names.filter(|name| name.starts_with("rehearse-")).collect()
    };
    assert_eq!(fonts(&Book::of("Costs $5.\n")), Vec::<String>::new());
    let book = book();
    let names = fonts(&book);
    let [font, licence] = &names[..] else { panic!("{names:?}") };
    assert!(book.read(format!("book/{licence}")).contains("GUST Font License"));
    let names = book.names("book");
    let style = names.iter().find(|name| name.starts_with("rehearse-") && name.contains(".css"));
    let style = book.read(format!("book/{}", style.expect("a style sheet")));
    assert!(style.starts_with("@font-face") && style.contains(&format!("url(\"{font}\")")));
}

#[test]
fn mistakes_are_told_at_their_lines_all_at_once() {
    let book = Book::of(
        "# T\n\nA $\\meen{x}$.\n\n> $$\n> x_i_j\n> $$\n\nIt costs $5.\n\n{{#include part.md}}\n",
    )
    .file("src/part.txt", "")
    .config(MATH);
    book.write("src/part.md", "One\n$\\substack{a}$\n");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:9: this dollar belongs to no formula",
            "error src/ch.md:3: unknown macro `\\meen`",
            "error src/ch.md:6: a formula cannot be set: duplicate subscript or superscript",
            "error src/part.md:2: unknown macro `\\substack`",
        ],
    );
    assert_eq!(run.problem("meen")["column"], 4);
    assert!(run.help("substack").contains("subarray"));
    // A page that is shown all the same has what the author wrote.
    let page = shown(&book, Format::Html, Delivery::Linked);
    assert_eq!(page, None);
}

#[test]
fn a_formula_in_a_caption_is_told_and_money_is_not() {
    let book = Book::of(
        "```rust {name=a caption=\"From $5 to $6\"}\n```\n\n```rust {caption=\"All $n$ of them\"}\n```\n\n\
         ![A dot](figure:a/x \"The $x$ axis\")\n",
    )
    .config("execute = \"never\"")
    .config(MATH);
    book.check(&[]).told(
        1,
        &["error src/ch.md:4: a formula in a caption", "error src/ch.md:7: a formula in a caption"],
    );
}

#[test]
fn a_macro_that_is_wrong_is_told_at_its_line_and_not_where_it_is_used() {
    let book = Book::of("$\\a \\b{x} \\round \\half$ and $\\user$\n").config(
        "[preprocessor.rehearse.math.macros]\na = '\\mathbbb{E}'\nb = '\\frac{#1}'\nround = '\\trip'\n\
         trip = '\\round'\n\"x1\" = 'x'\nhalf = '\\left('\nuser = '\\a + 1'\nbelow = '_{#1}'\n\
         bar = '\\;\\middle|\\;'\nword = '\\ae'\nrow = 'a &= b \\\\'\nshift = '\\hspace{#1}'\n",
    );
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error book.toml:14: `x1` cannot be the name of a macro",
            "error book.toml:12: macro `\\round` uses itself",
            "error book.toml:10: macro `\\a`: unknown macro `\\mathbbb`",
            "error book.toml:11: macro `\\b`: a formula cannot be set: expected argument but reached \
             end of input",
            "error book.toml:15: macro `\\half`: a formula cannot be set: expected closing token \
             \"\\right\", but reached end of input",
        ],
    );
}

#[test]
fn an_unknown_key_of_the_table_is_refused() {
    let book = Book::of("").config("[preprocessor.rehearse.math]\nmacro = {}\n");
    let run = book.run(&["check", "."]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("unknown field `macro`, expected `macros`"), "{}", run.stderr);
}
