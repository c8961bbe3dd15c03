//! Figures, their alternative texts and the numbers behind them.

use crate::harness::Book;

/// A listing that writes these files, named `fig`.
fn writing(files: &[(&str, &str)]) -> String {
    let write = |(name, text): &(&str, &str)| {
        format!("std::fs::write(format!(\"{{folder}}/{name}\"), {text:?}).unwrap();\n")
    };
    format!(
        "```rust {{name=fig}}\nlet folder = std::env::var(\"REHEARSE_FIGURES\").unwrap();\n{}```\n",
        files.iter().map(write).collect::<String>()
    )
}

const SVG: (&str, &str) = ("curve.svg", "<svg>1</svg>");

#[test]
fn numbers_are_accepted_remembered_and_shown_beneath_their_figure() {
    let listing = writing(&[SVG, ("curve.csv", "x,y\n0,1\n2,3\n")]);
    let book = Book::of(&format!("{listing}\n![A curve](figure:fig/curve)\n"))
        .config("snapshots = \"snaps\"");
    book.check(&[]).told(
        1,
        &[
            "error src/ch.md:1: the table curve.csv of listing fig is not accepted yet",
            "error src/ch.md:1: the figure curve.svg of listing fig is not accepted yet",
        ],
    );
    book.run(&["accept"]);
    assert_eq!(book.names("snaps"), ["fig@curve.csv.snap", "fig@curve.svg.snap"]);
    // From the cache as well.
    book.check(&[]).told(0, &[]);
    assert_eq!(book.run(&["build", "."]).status, 0);
    let page = book.read("book/ch.html");
    assert!(page.contains("<caption>Numbers behind the figure: A curve</caption>"), "{page}");
    assert!(page.contains("<th scope=\"row\">2</th><td>3</td>"), "{page}");
    book.edit("src/ch.md", "2,3", "2,4");
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:1: the table curve.csv of listing fig changed"]);
    assert!(run.stdout.contains("-2,3") && run.stdout.contains("+2,4"), "{}", run.stdout);
}

#[test]
fn numbers_without_a_figure_and_without_a_shape_are_errors() {
    let files =
        [SVG, ("curve.csv", "x,y\n0,1\n2\n"), ("curves.csv", "x\n0\n"), ("other.csv", "x,\n0,1\n")];
    let book = Book::of(&format!("{}\n![A curve](figure:fig/curve)\n", writing(&files)));
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: the table `curve.csv` of listing `fig` has 1 cell in line 3 and 2 columns",
            "error src/ch.md:1: listing `fig` writes `curves.csv` and no figure `curves.svg`",
            "error src/ch.md:1: listing `fig` writes `other.csv` and no figure `other.svg`",
            "error src/ch.md:1: the table `other.csv` of listing `fig` has no heading for column 2",
        ],
    );
    for help in [
        "write CSV: a line of headings, then as many cells in every line",
        "the numbers behind a figure have its name: `curve.csv`",
        "draw them as `other.svg`, or print them",
    ] {
        assert!(run.stdout.contains(help), "{help}\n{}", run.stdout);
    }
}

#[test]
fn a_figure_needs_a_place_and_a_text_for_those_who_do_not_see_it() {
    let listing = writing(&[SVG, ("lost.svg", "<svg/>"), ("lost.csv", "x\n1\n")]);
    let book = Book::of(&format!("{listing}\n![](figure:fig/curve)\n\n![a](figure:fig/curv)\n"));
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:8: figure `fig/curve` has no alternative text",
            "error src/ch.md:10: listing `fig` writes no figure `curv`",
            "error src/ch.md:1: nobody shows figure `lost.svg` of listing `fig`",
        ],
    );
    assert!(run.stdout.contains("\"it writes curve.svg, lost.svg\""), "{}", run.stdout);
}
