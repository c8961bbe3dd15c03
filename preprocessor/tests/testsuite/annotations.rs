//! What authors say about lines of listings: emphasis, call-outs, differences.

use crate::harness::Book;

const PARTS: &str = "//! A header.\n\nuse std::fmt::Debug;\n\n// ANCHOR: show\nfn show(x: impl Debug) {\n    // ANCHOR: print\n    println!(\"{x:?}\"); // (1)\n    // ANCHOR_END: print\n}\n// ANCHOR_END: show\n\n// ANCHOR: main\nfn main() {\n    show(1); // (1)\n}\n// ANCHOR_END: main\n";

fn of_parts(fences: &str) -> Book {
    Book::of(fences).file("listings/parts.rs", PARTS)
}

/// Two parts of one file, the second explained and the first as well.
fn parts() -> Book {
    of_parts(
        "```rust {name=parts mark=print}\n{{#rustdoc_include ../listings/parts.rs:show}}\n```\n\n1. Prints.\n\n\
         ```rust {caption=\"Calls it\"}\n{{#rustdoc_include ../listings/parts.rs:main}}\n```\n\n1. Calls.\n",
    )
}

#[test]
fn a_built_page_has_badges_and_marks_and_its_programs_beside_it() {
    let book = parts().file("src/deep/er.md", "# Deeper\n");
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = book.read("book/ch.html");
    for needle in [
        "<mark>    <i>println!</i>(<i class=\"s\">\"{x:?}\"</i>);<a class=\"rh-note\" id=\"note-parts-c1\"",
        "<li><a class=\"rh-note\" id=\"note-parts-n1\" href=\"#note-parts-c1\"",
        "aria-label=\"Note 1, to its line\"></a>Prints.",
        "<span class=\"rh-hidden\" data-at=\"0-4\"></span>",
    ] {
        assert!(page.contains(needle), "no {needle:?} in\n{page}");
    }
    assert!(!page.contains("A header"), "{page}");
    let programs = book.names("book/programs");
    assert_eq!(programs.len(), 2, "two parts, one program: {programs:?}");
    let text = book.read(format!("book/programs/{}", programs[1]));
    assert_eq!(
        text,
        PARTS.lines().filter(|line| !line.contains("ANCHOR")).collect::<Vec<_>>().join("\n") + "\n"
    );
    assert!(
        page.contains(&format!(
            "<a href=\"programs/{}\"><code>listings/parts.rs</code></a>",
            programs[1]
        )),
        "{page}"
    );
}

#[test]
fn the_repository_of_the_book_has_the_source() {
    let book = parts();
    let config = book.read("book.toml");
    book.write(
        "book.toml",
        config + "\n[output.html]\ngit-repository-url = \"https://github.com/a/b\"\n",
    );
    assert_eq!(book.run(&["build", "."]).status, 0);
    let page = book.read("book/ch.html");
    let link = "<a href=\"https://github.com/a/b/blob/HEAD/listings/parts.rs\">";
    assert!(page.contains(link), "{page}");
}

#[test]
fn call_outs_are_told_about_at_the_line_that_is_wrong() {
    let run = of_parts(
        "```rust {name=parts}\n{{#rustdoc_include ../listings/parts.rs:show}}\n```\n\nText.\n\n\
         ~~~rust {name=gap}\nlet a = 1; // (1)\nlet b = 1; // (3)\n~~~\n\n1. One.\n\n\
         ~~~rust {name=many}\nlet c = 1; // (1)\n~~~\n\n1. One.\n2. Two.\n\n\
         ~~~rust\nlet plain = 1; // (1)\n~~~\n",
    )
    .check(&[]);
    run.told(
        1,
        &[
            "error listings/parts.rs:8: call-out (1) has no explanation",
            "error src/ch.md:9: call-out (3) stands where (2) is expected",
            "error src/ch.md:19: no line of the listing above has call-out (2)",
        ],
    );
    let help = "put an ordered list right after the listing, one item for each number";
    assert_eq!(run.help("has no explanation"), help);
}

#[test]
fn a_mark_outside_of_the_listing() {
    let run = of_parts(
        "```rust {name=parts mark=\"4,prnt\"}\n{{#rustdoc_include ../listings/parts.rs:show}}\n```\n\n1. Prints.\n\n\
         ```rust {caption=x mark=print}\n{{#rustdoc_include ../listings/parts.rs:main}}\n```\n\n1. Calls.\n",
    )
    .check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: there is no line 4 to mark",
            "error src/ch.md:1: no shown line has the text `prnt` to mark",
            "error src/ch.md:7: the listing shows no line of anchor `print`",
        ],
    );
    assert_eq!(run.help("no line 4"), "the listing shows 3 lines, counted from 1");
    assert_eq!(run.help("`prnt`"), "there is an anchor with a similar name: `print`");
}

#[test]
fn a_difference_from_nothing_and_no_difference() {
    let run = Book::of(
        "```rust {name=one}\nlet a = 1;\n```\n\n```rust {name=two diff=noe}\nlet a = 2;\n```\n\n\
         ```rust {name=three diff=one}\n# let b = 1;\nlet a = 1;\n```\n\n\
         ```rust {name=four diff=one mark=1}\nlet a = 4;\n```\n",
    )
    .check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:14: `mark` and `diff` do not go together",
            "error src/ch.md:5: there is no listing `noe`",
            "error src/ch.md:9: there is no difference from listing `one`",
        ],
    );
    assert_eq!(run.help("no difference"), "leave `diff` out, or name another listing");
}

#[test]
fn a_difference_compiles_as_a_whole_and_shows_both() {
    let book = Book::of(
        "```rust {name=one caption=One}\nlet a = 1;\nprintln!(\"{a}\");\n```\n\n\
         ```rust {name=two diff=one}\nlet a = 2;\nprintln!(\"{a}\");\n```\n",
    );
    assert_eq!(book.run(&["build", "."]).status, 0);
    let page = book.read("book/ch.html");
    let changes = "<del><b>let</b> a = <i class=\"n\">1</i>;\n</del><ins><b>let</b> a = <i class=\"n\">2</i>;\n</ins><i>println!</i>";
    assert!(page.contains(changes), "{page}");
    assert!(page.contains("Changes from <a href=\"#listing-one\">Listing 1-1</a>"), "{page}");
    assert!(page.contains("<summary>Whole code</summary>"), "{page}");
    assert!(page.contains("aria-label=\"Output\">2<"), "{page}");
}

#[test]
fn an_explanation_may_begin_with_a_formula_or_a_link() {
    let book = Book::of(
        "```rust {name=one}\nlet a = 1; // (1)\nlet b = a; // (2)\n```\n\n1. $a = 1$ is small.\n2. [One](listing:one) more.\n",
    )
    .config("[preprocessor.rehearse.math]");
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = book.read("book/ch.html");
    let badge = |n: usize| format!("aria-label=\"Note {n}, to its line\"></a>");
    assert!(page.contains(&(badge(1) + "<")), "{page}");
    assert!(page.contains(&(badge(2) + "<a href=\"#listing-one\">One</a> more.")), "{page}");
    assert!(!page.contains("$a"), "{page}");
}
