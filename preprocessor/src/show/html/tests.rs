use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{
    super::{figure::figure, numbers},
    *,
};
use crate::judge::numbers::Numbers;

const SOURCE: &str = "# #![allow(unused)]\n/// *Stars*, -- \"quotes\", {{#include x.rs}}\n\n    fn f() -> u8 {\n\n# \n    1 < 2\n}";

fn lines(source: &str) -> Vec<ShownLine<'_>> {
    source
        .split('\n')
        .map(|text| match text.strip_prefix("# ") {
            Some(text) => ShownLine { text, hidden: true },
            None => ShownLine { text, hidden: false },
        })
        .collect()
}

fn lean(source: &str) -> Block<'_> {
    Block {
        anchor: "",
        number: None,
        caption: None,
        lines: lines(source),
        classes: &[],
        status: Status::Verified,
        outputs: Vec::new(),
        tests: None,
        command: None,
        source: None,
        compiler: None,
    }
}

fn full(source: &str) -> Block<'_> {
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
        source: Some("listings/f.rs"),
        compiler: Some("rustc 1.95.0"),
        ..lean(source)
    }
}

/// One line of HTML in lines that a person can compare.
fn legible(html: &str) -> String {
    html.replace("&#10;", "&#10;\n").replace("><", ">\n<") + "\n"
}

#[test]
fn a_listing_with_everything() {
    let html = legible(&block(&full(SOURCE)));
    assert_eq!(html, include_str!("../../../tests/golden/show/full.html"), "now:\n{html}");
}

#[test]
fn a_listing_that_failed() {
    let failed = Block {
        number: Some("1-1"),
        status: Status::Failed { message: "\u{1b}[31m-a\u{1b}[0m\n+<b>\n" },
        tests: None,
        ..lean("f();")
    };
    let html = legible(&block(&failed));
    assert_eq!(html, include_str!("../../../tests/golden/show/failed.html"), "now:\n{html}");
}

#[test]
fn a_listing_with_nothing_to_say_is_a_bare_pre() {
    assert_eq!(
        block(&Block {
            anchor: "x\"y",
            outputs: vec![Output::Stdout("\n")],
            tests: Some(0),
            ..lean("f();")
        }),
        "<!--rehearse--><pre id=\"x&quot;y\"><code class=\"hljs nohighlight\" \
         data-lang=\"rust\" tabindex=\"0\" role=\"group\" aria-label=\"Code\">f();</code></pre>"
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
