//! A verified listing, or a figure, as one line of HTML.
//!
//! Everything here is a single line that starts with a comment: for Markdown that is an HTML block
//! which ends with its own line, in a list, in a quote, with or without blank lines around it, and
//! nothing in it is read as Markdown. Line breaks of the content are written `&#10;`.

use super::{
    ansi,
    highlight::{self, ShownLine},
};

/// The style sheet of everything that this module and [`ansi`] produce.
pub const STYLE: &str = include_str!("style.css");

/// Starts an HTML block that ends on the same line (`CommonMark` 0.31, 4.6, kind 2).
const START: &str = "<!--rehearse-->";

/// A listing and what is known about it.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// The id to link to, as it is (`listing-knn-vote`); empty for none.
    pub anchor: &'a str,
    /// Its number in the book, as `3-2`.
    pub number: Option<&'a str>,
    /// What it shows, in the author's words; text between backticks is code.
    pub caption: Option<&'a str>,
    /// The program.
    pub lines: Vec<ShownLine<'a>>,
    /// Words for the `class` of the code: mdBook's own (`editable`) and the author's.
    pub classes: &'a [String],
    /// What was proven.
    pub status: Status<'a>,
    /// What the program or the compiler said, in the order to show it. Empty ones are left out.
    pub outputs: Vec<Output<'a>>,
    /// How many tests in it passed.
    pub tests: Option<usize>,
    /// What a reader types to run it.
    pub command: Option<&'a str>,
    /// The file it comes from.
    pub source: Option<&'a str>,
    /// What it was checked with, as `rustc 1.95.0`.
    pub compiler: Option<&'a str>,
}

/// What was proven about a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status<'a> {
    /// It does what the page says.
    Verified,
    /// The author asked for it not to be looked at.
    Ignored,
    /// It compiles; the author asked for it not to be run.
    NotRun,
    /// It was not looked at in this build, and no accepted output is known.
    Unchecked,
    /// It panics, as it should.
    ShouldPanic,
    /// It does not compile, as it should not.
    CompileFail,
    /// It does not do what it should.
    Failed {
        /// What went wrong; may hold terminal colours.
        message: &'a str,
    },
}

/// Text that came out of a listing; may hold terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output<'a> {
    /// What it printed.
    Stdout(&'a str),
    /// What it printed as errors.
    Stderr(&'a str),
    /// What the compiler said.
    Diagnostics(&'a str),
    /// How it panicked.
    Panic(&'a str),
}

impl<'a> Output<'a> {
    /// The heading above it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Stdout(_) => "Output",
            Self::Stderr(_) => "Error output",
            Self::Diagnostics(_) => "Compiler output",
            Self::Panic(_) => "Panic",
        }
    }

    /// The text, without the line breaks at its end.
    pub fn text(&self) -> &'a str {
        match self {
            Self::Stdout(text)
            | Self::Stderr(text)
            | Self::Diagnostics(text)
            | Self::Panic(text) => text.trim_end_matches(['\r', '\n']),
        }
    }
}

impl Block<'_> {
    /// `Listing 3-2: caption`, in two parts: what it is called and what it shows.
    pub(super) fn title(&self) -> (Option<String>, Option<&str>) {
        let caption = self.caption.map(str::trim).filter(|caption| !caption.is_empty());
        (self.number.map(|number| format!("Listing {number}")), caption)
    }

    /// What is said about the listing beneath it, in the order of interest.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        remarks.extend(self.verdict());
        match self.tests {
            Some(1) => remarks.push("1 test passed".to_owned()),
            Some(count @ 2..) => remarks.push(format!("{count} tests passed")),
            Some(0) | None => {}
        }
        for (label, value) in [("Run it", self.command), ("Source", self.source)] {
            if let Some(value) = value {
                remarks.push(format!("{label}: <code>{}</code>", escaped(value)));
            }
        }
        remarks
    }

    fn verdict(&self) -> Option<String> {
        let with = self.compiler.map(|name| format!(" with {}", escaped(name)));
        let with = with.as_deref();
        Some(match self.status {
            Status::Verified => format!("Verified{}", with?),
            Status::NotRun => format!("Compiled{}, not run", with.unwrap_or_default()),
            Status::ShouldPanic => format!("Panics on purpose{}", comma("verified", with)),
            Status::CompileFail => {
                format!("Does not compile, on purpose{}", comma("verified", with))
            }
            Status::Ignored => "Not checked".to_owned(),
            Status::Unchecked => "Not checked in this build".to_owned(),
            Status::Failed { .. } => return None,
        })
    }
}

fn comma(what: &str, with: Option<&str>) -> String {
    with.map(|with| format!("; {what}{with}")).unwrap_or_default()
}

/// A listing with its caption, its verified output, and how to run it.
///
/// One line without a line break at its end. A listing about which there is nothing to say is a
/// bare `<pre>`, as mdBook would write it.
pub fn block(block: &Block<'_>) -> String {
    let id = if block.anchor.is_empty() {
        String::new()
    } else {
        format!(" id=\"{}\"", escaped(block.anchor))
    };
    let (name, caption) = block.title();
    let code = code(block, name.as_deref());
    let mut around = Vec::new();
    if let Status::Failed { message } = block.status {
        around.push(
            "<div class=\"rh-failed\"><strong>This listing failed its check.</strong>".to_owned(),
        );
        around.push(panel("What went wrong", message.trim_end_matches(['\r', '\n'])));
        around.push("</div>".to_owned());
    }
    for output in block.outputs.iter().filter(|output| !output.text().is_empty()) {
        let label = output.label();
        around.push(format!("<div class=\"rh-label\">{label}</div>"));
        around.push(panel(label, output.text()));
    }
    let remarks = block.remarks();
    if !remarks.is_empty() {
        around.push(format!("<div class=\"rh-about\">{}</div>", remarks.join(" · ")));
    }
    let around = around.concat();
    let figcaption = figcaption(name.as_deref(), caption);
    if figcaption.is_empty() && around.is_empty() {
        return format!("{START}<pre{id}>{code}</pre>");
    }
    format!(
        "{START}<figure class=\"rh-listing\"{id}>{figcaption}<pre>{code}</pre>{around}</figure>"
    )
}

fn code(block: &Block<'_>, name: Option<&str>) -> String {
    let mut classes = String::from("hljs nohighlight");
    // A language among the classes would make mdBook's script colour the code again, and mdBook
    // itself put a `fn main` around it.
    let ours = |class: &&String| !class.starts_with("language-") && !class.starts_with("lang-");
    for class in block.classes.iter().filter(ours) {
        classes.push(' ');
        classes.push_str(&escaped(class));
    }
    let label = name.map_or_else(|| "Code".to_owned(), |name| format!("Code of {name}"));
    let label = escaped(&label);
    let html = highlight::rust(&block.lines);
    format!(
        "<code class=\"{classes}\" data-lang=\"rust\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{label}\">{html}</code>"
    )
}

/// Program output that scrolls by keyboard as well.
fn panel(label: &str, text: &str) -> String {
    let html = ansi::to_html(text);
    format!(
        "<pre class=\"rh-out\"><samp class=\"hljs\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{label}\">{html}</samp></pre>"
    )
}

fn figcaption(name: Option<&str>, caption: Option<&str>) -> String {
    let caption = caption.map(inline);
    match (name, caption) {
        (None, None) => String::new(),
        (Some(name), None) => format!("<figcaption><b>{}</b></figcaption>", escaped(name)),
        (None, Some(caption)) => format!("<figcaption>{caption}</figcaption>"),
        (Some(name), Some(caption)) => {
            format!("<figcaption><b>{}:</b> {caption}</figcaption>", escaped(name))
        }
    }
}

/// Text whose parts between backticks are code.
fn inline(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((code, after)) = after.split_once('`').filter(|(code, _)| !code.is_empty()) else {
            break;
        };
        escape(before, &mut html);
        html.push_str("<code>");
        escape(code, &mut html);
        html.push_str("</code>");
        rest = after;
    }
    html + &escaped(rest)
}

/// A drawing with its caption. `svg` is one `<svg>` element (what stands before and after it is
/// dropped), `alt` its name for those who cannot see it, `id` the id to link to (empty for none).
///
/// One line without a line break at its end.
pub fn figure(svg: &str, alt: &str, caption: Option<&str>, id: &str) -> String {
    let svg = named(svg, alt).replace("\r\n", " ").replace(['\n', '\r'], " ");
    let svg = svg.replace("{{", "&#123;&#123;");
    let id = if id.is_empty() { String::new() } else { format!(" id=\"{}\"", escaped(id)) };
    let caption = figcaption(None, caption.map(str::trim).filter(|caption| !caption.is_empty()));
    format!("{START}<figure class=\"rh-figure\"{id}>{svg}{caption}</figure>")
}

/// The `<svg>` element, with `alt` as its accessible name.
fn named(svg: &str, alt: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let end = svg.rfind("</svg>").map_or(svg.len(), |at| at + "</svg>".len());
    let svg = svg.get(start..end).unwrap_or(svg);
    let (Some(attributes), false) = (svg.strip_prefix("<svg"), alt.is_empty()) else {
        return svg.to_owned();
    };
    let mut html = format!("<svg role=\"img\" aria-label=\"{}\"", escaped(alt));
    let mut rest = attributes;
    // Attribute by attribute, up to the end of the tag.
    while let Some((attribute, quote)) = rest
        .split_once(['"', '\''])
        .map(|(before, _)| (before, &rest[before.len()..=before.len()]))
        .filter(|(before, _)| !before.contains('>'))
    {
        let value = &rest[attribute.len() + 1..];
        let Some((value, after)) = value.split_once(quote) else { break };
        let name = attribute.trim().trim_end_matches('=').trim_end();
        if !["role", "aria-label", "aria-labelledby"].contains(&name) {
            html.extend([attribute, quote, value, quote]);
        }
        rest = after;
    }
    html + rest
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html
}

/// Append text that is inert in HTML (also in attributes), in Markdown, and for mdBook's `{{#…}}`.
///
/// Line breaks become `&#10;`, of two braces one becomes `&#123;` (also where the first one is
/// already in `html`), control characters their pictures (U+2400 …).
pub(super) fn escape(text: &str, html: &mut String) {
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '{' if html.ends_with('{') => html.push_str("&#123;"),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => html.push_str("&#10;"),
            '\t' => html.push('\t'),
            '\u{0}'..='\u{1f}' => html.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => html.push('\u{2421}'),
            '\u{80}'..='\u{9f}' => html.push(char::REPLACEMENT_CHARACTER),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

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
        assert_eq!(html, include_str!("../../tests/golden/show/full.html"), "now:\n{html}");
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
        assert_eq!(html, include_str!("../../tests/golden/show/failed.html"), "now:\n{html}");
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
        let found = [
            block(&full(SOURCE)),
            block(&lean(SOURCE)),
            block(&lean("")),
            block(&Block { caption: Some("-->"), ..lean("--> `*_~<b>|[^1]: \\") }),
            figure(svg, "A & \"b\"\n\nc", Some("d `e`"), "figure-x"),
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

    #[test]
    fn the_style_sheet_is_small_and_can_stand_in_a_page() {
        assert!(STYLE.len() <= 2560, "{} bytes", STYLE.len());
        assert!(!STYLE.contains("{{") && !STYLE.contains('<') && !STYLE.contains("\n\n"));
        assert_eq!(STYLE.matches('{').count(), STYLE.matches('}').count());
    }
}
