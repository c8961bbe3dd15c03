use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{
    super::{figure::figure, highlight, numbers},
    *,
};
use crate::judge::numbers::Numbers;

const SOURCE: &str = "# #![allow(unused)]\n/// *Stars*, -- \"quotes\", {{#include x.rs}}\n\n    fn f() -> u8 {\n\n# \n    1 < 2\n}";

/// The lines of a program, those that begin with `# ` hidden.
fn lines(source: &'static str) -> Vec<ShownLine<'static>> {
    let lines = source.split('\n').map(|line| match line.strip_prefix("# ") {
        Some(text) => (text, true),
        None => (line, false),
    });
    let lines: Vec<(&str, bool)> = lines.collect();
    let html: &'static [String] = highlight::rust(lines.iter().map(|(text, _)| *text)).leak();
    let line = |((text, hidden), html): ((&'static str, bool), &'static String)| ShownLine {
        text,
        html,
        hidden,
        ..ShownLine::default()
    };
    lines.into_iter().zip(html).map(line).collect()
}

fn lean(source: &'static str) -> Block<'static> {
    Block {
        anchor: "",
        number: None,
        caption: None,
        lines: lines(source),
        hidden: Hidden::InPlace,
        program: None,
        difference: None,
        notes: "note-f",
        classes: &[],
        status: Status::Verified,
        outputs: Vec::new(),
        tests: None,
        command: None,
        source: None,
        compiler: None,
    }
}

fn full(source: &'static str) -> Block<'static> {
    Block {
        anchor: "listing-f",
        number: Some("3-2"),
        caption: Some("One `Vec<u8>` & *more* -- \"once\""),
        outputs: vec![
            Output::Stdout("a\n\n    b | c {{#x y}}\n\n"),
            Output::Stderr("\n"),
            Output::Diagnostics("\u{1b}[1;91merror\u{1b}[0m: x"),
            Output::Panic("no"),
        ],
        tests: Some(7),
        command: Some("cargo run --example f"),
        source: Some(("listings/f.rs", Some("https://x.example/listings/f.rs"))),
        compiler: Some("rustc 1.95.0"),
        ..lean(source)
    }
}

/// One line of HTML in lines that a person can compare.
fn legible(html: &str) -> String {
    html.replace("&#10;", "&#10;\n").replace("><", ">\n<") + "\n"
}

/// Compare with the file in `tests/golden/show`; with `BLESS=1`, write it.
#[track_caller]
fn golden(name: &str, html: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/golden/show/{name}.html"));
    let html = legible(html);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &html).expect("written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(html == expected, "{} is not what comes out now:\n{html}", path.display());
}

#[test]
fn a_listing_with_everything() {
    golden("full", &block(&full(SOURCE)));
}

#[test]
fn a_listing_that_failed() {
    let failed = Block {
        number: Some("1-1"),
        status: Status::Failed { message: "\u{1b}[31m-a\u{1b}[0m\n+<b>\n" },
        tests: None,
        ..lean("f();")
    };
    golden("failed", &block(&failed));
}

#[test]
fn a_listing_with_call_outs_marks_and_a_long_output() {
    let mut listing = lean("let a = 1;\nlet b = 2;\nlet c = 3;");
    listing.lines[0].callouts = &[1];
    listing.lines[1].marked = true;
    listing.lines[2].callouts = &[2];
    let long = "x\n".repeat(21);
    listing.outputs = vec![Output::Stdout(&long)];
    golden("annotated", &block(&listing));
}

#[test]
fn a_part_of_a_file_names_the_lines_that_it_leaves_out() {
    let mut listing = Block { hidden: Hidden::Fetched, ..lean("# use a;\nf();\n# g();") };
    let text = "use a;\n\"</script>{{#x y}}\";\ng();";
    listing.program = Some(Program { name: "listing-a1", text: Some(text) });
    let html = block(&listing);
    golden("part", &html);
    // What the script reads is what was written.
    let json =
        html.split_once("listing-a1\">\"").and_then(|(_, rest)| rest.split_once("</script>"));
    let json = format!("\"{}", json.expect("a program").0);
    assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
}

#[test]
fn a_listing_as_the_difference_from_another() {
    let (mut old, mut listing) = (lines("let a = 1;"), lean("# use a;\nlet a = 2;\nf(a);"));
    listing.lines[2].callouts = &[1];
    listing.number = Some("1-2");
    let rows = vec![
        (Change::Removed, old.remove(0)),
        (Change::Added, listing.lines[1].clone()),
        (Change::Kept, listing.lines[2].clone()),
    ];
    let from = "Listing 1-1".to_owned();
    listing.difference = Some(Difference { from, url: "#listing-a", rows });
    golden("difference", &block(&listing));
}

#[test]
fn a_listing_with_nothing_to_say_is_its_code() {
    assert_eq!(
        block(&Block {
            anchor: "x\"y",
            outputs: vec![Output::Stdout("\n")],
            tests: Some(0),
            ..lean("f();")
        }),
        "<!--rehearse--><div class=\"rh-listing\" id=\"x&quot;y\"><div class=\"rh-bar\"></div><pre>\
         <code class=\"hljs nohighlight\" tabindex=\"0\" role=\"group\" \
         aria-label=\"Code\">f();</code></pre></div>"
    );
}

#[test]
fn every_status_says_what_was_proven() {
    for (status, compiler, says) in [
        (Status::Verified, Some("rustc 1"), "Verified with rustc 1"),
        (Status::NotRun, Some("rustc 1"), "Compiled with rustc 1, not run"),
        (Status::NotRun, None, "Compiled, not run"),
        (Status::ShouldPanic, None, "Panics on purpose"),
        (Status::ShouldPanic, Some("rustc 1"), "Panics on purpose; verified with rustc 1"),
        (Status::CompileFail, None, "Does not compile, on purpose"),
        (Status::Ignored, Some("rustc 1"), "Not checked"),
        (Status::Unchecked, None, "Not checked in this build"),
    ] {
        let html = block(&Block { status, compiler, ..lean("f();") });
        assert!(
            html.ends_with(&format!("<div class=\"rh-about\">{says}</div></figure>")),
            "{html}"
        );
    }
    let one = block(&Block { tests: Some(1), ..lean("f();") });
    assert!(one.contains(">1 test passed<"), "{one}");
}

#[test]
fn classes_reach_the_code_but_not_a_language() {
    let classes = ["editable", "language-rust", "lang-x", "a\"b"].map(String::from);
    let html = block(&Block { classes: &classes, ..lean("f();") });
    assert!(html.contains("class=\"hljs nohighlight editable a&quot;b\""), "{html}");
}

#[test]
fn captions_show_code_and_lonely_backticks() {
    for (caption, html) in [
        ("a `b<` c `d`", "a <code>b&lt;</code> c <code>d</code>"),
        ("a ` b", "a ` b"),
        ("`` x", "`` x"),
        ("`a` ` b", "<code>a</code> ` b"),
    ] {
        assert_eq!(inline(caption), html);
    }
}

/// The HTML blocks of a chapter as mdBook reads it, and its other text.
fn read(markdown: &str) -> (Vec<String>, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let (mut blocks, mut other): (Vec<String>, String) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::HtmlBlock) => blocks.push(String::new()),
            Event::Html(text) => blocks.last_mut().expect("inside a block").push_str(&text),
            Event::Start(Tag::Paragraph) => other.push('¶'),
            Event::Start(Tag::Item) => other.push('•'),
            Event::Start(Tag::BlockQuote(_)) => other.push('>'),
            Event::Text(text) => other.push_str(&text),
            Event::InlineHtml(text) => other.extend(["(inline)", &text]),
            Event::Start(Tag::CodeBlock(_)) => other.push_str("(code)"),
            _ => {}
        }
    }
    (blocks, other)
}

#[test]
fn markdown_leaves_every_byte_alone_wherever_it_stands() {
    let svg = "<svg viewBox=\"0 0 1 1\">\n\n<path d=\"M0 0\n1 1\"/></svg>\n";
    let table = Numbers::parse("*a*,\"b\n\nc\"\n_1_,<b>\n").expect("CSV");
    let found = [
        block(&full(SOURCE)),
        block(&lean(SOURCE)),
        block(&lean("")),
        block(&Block {
            program: Some(Program { name: "a", text: Some("x\n\n- y") }),
            ..lean(SOURCE)
        }),
        block(&Block { caption: Some("-->"), ..lean("--> `*_~<b>|[^1]: \\") }),
        figure(svg, "A & \"b\"\n\nc", Some("d `e`"), "figure-x")
            + &numbers::html(&table, "A & \"b\"\n\nc", "x.csv"),
    ];
    for html in &found {
        assert!(!html.contains(['\n', '\r']), "{html}");
        for (markdown, other) in [
            (html.clone(), ""),
            (format!("a\n{html}\nb"), "¶a¶b"),
            (format!("- a\n  {html}\n  b\n- c"), "•ab•c"),
            (format!("- {html}\n- c"), "••c"),
            (format!("10. a\n\n    {html}\n\n    b"), "•¶a¶b"),
            (format!("> a\n> {html}\n> b"), ">¶a¶b"),
            (format!("> - {html}\n>   b"), ">•b"),
            (format!("a[^1]\n\n[^1]: b\n    {html}\n    c"), "¶a¶b¶c"),
            (format!("a\n: {html}\n"), "a"),
        ] {
            let (blocks, rest) = read(&markdown);
            let blocks: Vec<&str> =
                blocks.iter().map(|block| block.trim_end_matches('\n')).collect();
            assert_eq!((blocks, rest.as_str()), (vec![html.as_str()], other), "{markdown}");
        }
    }
}

#[test]
fn a_figure_is_named_by_its_alt_and_holds_nothing_but_the_drawing() {
    let svg = "<?xml version=\"1.0\"?>\n<!-- x -->\n<svg role='img' viewBox=\"0 0 1 1\" aria-labelledby=\"t d\"\n class=\"a>b\"><title id=\"t\">T {{#x y}}</title>\r\n</svg>\n<!-- y -->";
    assert_eq!(
        figure(svg, "A \"b\"", Some(" c "), "figure-c"),
        "<!--rehearse--><figure class=\"rh-figure\" id=\"figure-c\"><svg role=\"img\" \
         aria-label=\"A &quot;b&quot;\" viewBox=\"0 0 1 1\"  class=\"a>b\"><title id=\"t\">\
         T &#123;&#123;#x y}}</title> </svg><figcaption>c</figcaption></figure>"
    );
    assert_eq!(
        figure("<svg role=\"img\"/>", "", None, ""),
        "<!--rehearse--><figure class=\"rh-figure\"><svg role=\"img\"/></figure>"
    );
}

#[test]
fn nothing_can_be_mistaken_for_a_directive_or_a_line_break() {
    for (text, html) in [
        ("{{#include x}}", "{&#123;#include x}}"),
        ("{{{", "{&#123;{"),
        ("a\r\nb\rc\n", "a&#10;b&#10;c&#10;"),
        ("\u{0}\u{1b}[0m\t\u{7f}\u{9b}", "\u{2400}\u{241b}[0m\t\u{2421}\u{fffd}"),
        ("<a b=\"c\">&amp;", "&lt;a b=&quot;c&quot;&gt;&amp;amp;"),
    ] {
        assert_eq!(escaped(text), html);
    }
    let mut html = String::from("{");
    escape("{x", &mut html);
    assert_eq!(html, "{&#123;x");
}
