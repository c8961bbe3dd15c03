//! A verified listing for renderers that do not take HTML: plain Markdown.

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use regex::Regex;

use super::{
    ansi,
    assets::Feature,
    html::{Block, Status},
};

/// What mdBook's `links`, which runs after us, would expand.
static DIRECTIVE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{\{#[a-zA-Z0-9_]+\s+[^}]+\}\}").expect("a fixed expression"));

/// A listing as fences: the code without its hidden lines, every output under its label, and at
/// the end the caption as an emphasised line.
///
/// `prefix` is what the container of the listing (a list, a quote) puts before its lines: it is
/// written before every line but the first, without the space at its end where the line is empty.
/// The text has no line break at its end; where it ends with a caption, it ends with an empty
/// line, so that what follows does not become part of it.
pub fn block(block: &Block<'_>, prefix: &str) -> String {
    let shown = block.lines.iter().filter(|line| !line.hidden).map(|line| line.text);
    let mut parts = vec![fence("rust", &shown.collect::<Vec<_>>().join("\n"))];
    if let Status::Failed { message } = block.status {
        parts.push("**This listing failed its check.**".to_owned());
        parts.push(fence("text", &ansi::strip(message)));
    }
    for output in block.outputs.iter().filter(|output| !output.text().is_empty()) {
        parts.push(format!("{}:", output.label()));
        parts.push(fence("text", &ansi::strip(output.text())));
    }
    match block.title() {
        (None, None) => {}
        (name, caption) => {
            let title: Vec<String> = name.into_iter().chain(caption.map(escaped)).collect();
            parts.push(format!("*{}*", title.join(": ")));
            parts.push(String::new());
        }
    }
    let text = parts.join("\n\n");
    // A part that is empty asks for one line break, not for two.
    let text = text.strip_suffix("\n\n").map_or(text.clone(), |text| format!("{text}\n"));
    prefixed(&text, prefix)
}

/// A figure as an image that holds its drawing, so that it goes wherever the Markdown goes.
///
/// `prefix` is as for [`block`]; with it the caption stands beneath the image, then `numbers`,
/// which are Markdown already. Without it, inside a line of other text, there is only the image.
pub fn figure(
    svg: &str,
    alt: &str,
    caption: Option<&str>,
    numbers: Option<&str>,
    prefix: Option<String>,
) -> String {
    let data = STANDARD.encode(standalone(svg));
    let mut parts = vec![format!("![{}](data:image/svg+xml;base64,{data})", escaped(alt.trim()))];
    let Some(prefix) = prefix else { return parts.concat() };
    parts.extend(caption.map(|caption| format!("*{}*", escaped(caption.trim()))));
    parts.extend(numbers.map(str::to_owned));
    let alone = parts.len() == 1;
    let text = parts.join("\n\n") + if alone { "" } else { "\n" };
    prefixed(&text, &prefix)
}

/// A drawing with what the page would have given it: the light theme's colours.
fn standalone(svg: &str) -> String {
    let style = Feature::Listing.style();
    let root = style.split_once(":root{").and_then(|(_, rest)| rest.split_once('}'));
    let colours = root.map_or("", |(colours, _)| colours);
    let page = "background:#fff;color:#000;font-family:sans-serif;--bg:#fff";
    svg.replacen("<svg", &format!("<svg style=\"{page};{colours}\""), 1)
}

/// A fence around any text.
pub(super) fn fence(language: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end_matches('\n');
    // The backslash is taken away by `links`, which passes over the rest of the line then.
    let text: Vec<_> = text.split('\n').map(|line| DIRECTIVE.replace(line, r"\$0")).collect();
    let text = text.join("\n");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let marks = "`".repeat(longest.max(2) + 1);
    format!("{marks}{language}\n{text}\n{marks}")
}

/// A caption as Markdown: what stands between backticks is code already, the rest is plain text.
pub(super) fn escaped(caption: &str) -> String {
    let mut markdown = String::new();
    for (index, part) in caption.split('`').enumerate() {
        if index > 0 {
            markdown.push('`');
        }
        let is_code = index % 2 == 1;
        for c in part.chars() {
            if !is_code && "\\*_[]<>&|~$#".contains(c) {
                markdown.push('\\');
            }
            markdown.push(if c == '\n' || c == '\r' { ' ' } else { c });
        }
    }
    markdown
}

/// Lines in a container that puts `prefix` before each but the first.
pub(super) fn prefixed(text: &str, prefix: &str) -> String {
    let mut markdown = String::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            markdown.push('\n');
            markdown.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        }
        markdown.push_str(line);
    }
    markdown
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::{
        super::{highlight::ShownLine, html::Output},
        *,
    };

    fn listing<'a>(lines: &[&'a str], outputs: Vec<Output<'a>>) -> Block<'a> {
        Block {
            anchor: "listing-x",
            number: Some("3-2"),
            caption: Some("Two *stars*, `a*b`"),
            lines: lines.iter().map(|text| ShownLine { text, hidden: false }).collect(),
            classes: &[],
            status: Status::Verified,
            outputs,
            tests: Some(1),
            command: None,
            source: None,
            compiler: None,
        }
    }

    #[test]
    fn a_listing_is_fences_and_an_emphasised_caption() {
        let mut listing =
            listing(&["hidden", "f();", "", "g();"], vec![Output::Stdout("\u{1b}[1ma\u{1b}[0m\n")]);
        listing.lines[0].hidden = true;
        assert_eq!(
            block(&listing, "> "),
            "```rust\n> f();\n>\n> g();\n> ```\n>\n> Output:\n>\n> ```text\n> a\n> ```\n>\n\
             > *Listing 3-2: Two \\*stars\\*, `a*b`*\n>"
        );
        listing.number = None;
        listing.caption = None;
        listing.outputs.clear();
        listing.status = Status::Failed { message: "no\n" };
        assert_eq!(
            block(&listing, ""),
            "```rust\nf();\n\ng();\n```\n\n**This listing failed its check.**\n\n```text\nno\n```"
        );
    }

    /// The code blocks and the other text of a chapter.
    fn read(markdown: &str) -> (Vec<String>, String) {
        let (mut code, mut other, mut inside) = (Vec::new(), String::new(), false);
        for event in Parser::new(markdown) {
            match event {
                Event::Start(Tag::CodeBlock(_)) => {
                    inside = true;
                    code.push(String::new());
                }
                Event::End(pulldown_cmark::TagEnd::CodeBlock) => inside = false,
                Event::Text(text) if inside => code.last_mut().expect("a block").push_str(&text),
                Event::Text(text) | Event::Code(text) => other.push_str(&text),
                Event::Start(Tag::Paragraph) => other.push('¶'),
                _ => {}
            }
        }
        (code, other)
    }

    #[test]
    fn any_content_comes_back_from_any_container() {
        let nasty = ["````", "  ```rust", "", "> - x", "\t~~~", "", "    y"];
        let listing = listing(&nasty, vec![Output::Stdout("`````\n\n- z")]);
        for (first, prefix) in [("", ""), ("- ", "  "), ("> ", "> "), ("> 1. ", ">    ")] {
            let markdown = format!("{first}{}\n{prefix}after", block(&listing, prefix));
            let (code, other) = read(&markdown);
            assert_eq!(code, [nasty.join("\n") + "\n", "`````\n\n- z\n".to_owned()], "{markdown}");
            assert_eq!(other, "¶Output:¶Listing 3-2: Two *stars*, a*b¶after", "{markdown}");
        }
    }

    #[test]
    fn a_figure_is_an_image_and_its_numbers() {
        let svg = "<svg xmlns=\"x\"><path stroke=\"var(--fig-1)\"/></svg>";
        let image = figure(svg, "a [b]", Some("c"), Some("| n |"), None);
        let data = image.strip_prefix("![a \\[b\\]](data:image/svg+xml;base64,").expect("image");
        let drawn = STANDARD.decode(data.trim_end_matches(')')).expect("base64");
        let drawn = String::from_utf8(drawn).expect("SVG");
        assert!(drawn.contains("--bg:#fff;--fig-1:#") && drawn.ends_with("</svg>"), "{drawn}");
        let whole = figure(svg, "a", Some("c*"), Some("| n |\n| --- |"), Some("> ".to_owned()));
        let below = whole.split_once('\n').expect("lines").1;
        assert_eq!(below, ">\n> *c\\**\n>\n> | n |\n> | --- |\n>");
        assert!(!figure(svg, "a", None, None, Some(String::new())).contains('\n'));
    }

    #[test]
    fn directives_stay_text() {
        assert_eq!(
            fence("rust", "{{#include a}} {{#include b}}\n{{}} {{# c {{#title d}}"),
            "```rust\n\\{{#include a}} {{#include b}}\n{{}} {{# c \\{{#title d}}\n```"
        );
    }
}
