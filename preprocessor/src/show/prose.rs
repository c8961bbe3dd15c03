//! Markdown of ours as one line of HTML: what questions, options and explanations say.
//!
//! mdBook never sees this text as Markdown. Some of it stands in a script, some on another page than
//! where it was written, so that links are made here for the page they end up on.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    highlight::{self, ShownLine},
    html::escaped,
};
use crate::read::fence::options;

/// What a text needs of the page that it is for.
pub(super) trait Surroundings {
    /// Where a link leads; `None` if it is right as it is.
    fn link(&self, url: &str) -> Option<String>;

    /// Whether `$…$` is a formula.
    fn has_formulas(&self) -> bool;

    /// A formula, as HTML; `None` if it cannot be set.
    fn formula(&self, latex: &str, display: bool) -> Option<String>;
}

fn parser<'m>(markdown: &'m str, page: &impl Surroundings) -> Parser<'m> {
    let math = if page.has_formulas() { Options::ENABLE_MATH } else { Options::empty() };
    Parser::new_ext(markdown, options() | math)
}

/// Blocks as HTML, in one line; a lone paragraph without its `<p>`.
pub(super) fn inline(markdown: &str, page: &impl Surroundings) -> String {
    let html = blocks(markdown, page);
    let lone = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    match lone {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// The first paragraph as phrases, and the blocks behind it.
pub(super) fn headed(markdown: &str, page: &impl Surroundings) -> (String, String) {
    let mut events = parser(markdown, page).into_offset_iter();
    match events.next() {
        Some((Event::Start(Tag::Paragraph), range)) => {
            let (first, rest) = markdown.split_at(range.end);
            (inline(&first[range.start..], page), blocks(rest, page))
        }
        _ => (String::new(), blocks(markdown, page)),
    }
}

/// Markdown with its links made for another page, for renderers that take Markdown. Nothing in it is a
/// directive of mdBook's.
pub(super) fn relinked(markdown: &str, page: &impl Surroundings) -> String {
    let mut text = markdown.trim().to_owned();
    let events: Vec<_> = parser(markdown.trim(), page).into_offset_iter().collect();
    for (event, range) in events.into_iter().rev() {
        if let Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) = event
            && let Some(url) = page.link(&dest_url)
            && let Some(at) = text[range.clone()].rfind(&format!("({dest_url}"))
        {
            let at = range.start + at + 1;
            text.replace_range(at..at + dest_url.len(), &url);
        }
    }
    // The backslash is taken away by `links`, which runs later.
    text.replace("{{#", "\\{{#")
}

/// HTML without its links, for where one cannot be: in what is clicked itself.
pub(super) fn unlinked(html: &str) -> String {
    let mut parts = html.split("<a ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    text.replace("</a>", "")
}

/// Blocks as HTML, in one line.
pub(super) fn blocks(markdown: &str, page: &impl Surroundings) -> String {
    let mut events = Vec::new();
    let mut parser = parser(markdown, page);
    while let Some(event) = parser.next() {
        events.push(match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let mut code = String::new();
                for event in parser.by_ref() {
                    match event {
                        Event::Text(text) => code.push_str(&text),
                        Event::End(TagEnd::CodeBlock) => break,
                        _ => {}
                    }
                }
                Event::Html(CowStr::from(self::code(&kind, code.trim_end_matches('\n'))))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = page.link(&dest_url).map_or(dest_url, CowStr::from);
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::InlineMath(latex) => formula(page, &latex, false),
            Event::DisplayMath(latex) => formula(page, &latex, true),
            event => event,
        });
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    // Code has its line breaks as entities already.
    html.trim().replace("\r\n", " ").replace('\n', " ").replace("{{", "&#123;&#123;")
}

/// A formula as HTML, or as it is written.
fn formula(page: &impl Surroundings, latex: &str, display: bool) -> Event<'static> {
    match page.formula(latex, display) {
        Some(html) => Event::InlineHtml(CowStr::from(html)),
        None if display => Event::Text(CowStr::from(format!("$${latex}$$"))),
        None => Event::Text(CowStr::from(format!("${latex}$"))),
    }
}

fn code(kind: &CodeBlockKind<'_>, text: &str) -> String {
    let is_rust = match kind {
        CodeBlockKind::Fenced(info) => info.split([',', ' ', '{']).any(|word| word == "rust"),
        CodeBlockKind::Indented => false,
    };
    if is_rust {
        let lines: Vec<ShownLine<'_>> =
            text.split('\n').map(|text| ShownLine { text, hidden: false }).collect();
        return pre("rust", "Code", &highlight::rust(&lines));
    }
    pre("text", "Code", &escaped(text))
}

/// Code that scrolls by keyboard as well.
pub(super) fn pre(language: &str, label: &str, html: &str) -> String {
    format!(
        "<pre><code class=\"hljs nohighlight\" data-lang=\"{language}\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{}\">{html}</code></pre>",
        escaped(label)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with listings on `a.html` and one formula.
    struct Page;

    impl Surroundings for Page {
        fn link(&self, url: &str) -> Option<String> {
            url.strip_prefix("listing:").map(|name| format!("a.html#{name}"))
        }

        fn has_formulas(&self) -> bool {
            true
        }

        fn formula(&self, latex: &str, display: bool) -> Option<String> {
            (latex == "x < y").then(|| format!("<math>{display}</math>"))
        }
    }

    #[test]
    fn a_lone_paragraph_is_phrases_and_more_are_blocks() {
        assert_eq!(inline("`a < b`, *so*", &Page), "<code>a &lt; b</code>, <em>so</em>");
        assert_eq!(inline("a\nb\n\nc", &Page), "<p>a b</p> <p>c</p>");
        assert_eq!(inline("- a", &Page), "<ul> <li>a</li> </ul>");
    }

    #[test]
    fn the_first_paragraph_heads_the_rest() {
        let (head, rest) = headed("Which?\n\n```text\na\n\nb\n```\n", &Page);
        assert_eq!(head, "Which?");
        assert!(rest.starts_with("<pre>") && rest.contains("a&#10;&#10;b"), "{rest}");
        assert_eq!(headed("- a", &Page).0, "");
    }

    #[test]
    fn links_are_made_for_their_page_and_nothing_is_a_directive() {
        let html = inline("[x](listing:y) `{{#include z}}`", &Page);
        assert_eq!(html, "<a href=\"a.html#y\">x</a> <code>&#123;&#123;#include z}}</code>");
        let markdown = relinked("[x](listing:y) `{{#include z}}` [z](w)\n", &Page);
        assert_eq!(markdown, "[x](a.html#y) `\\{{#include z}}` [z](w)");
        assert_eq!(unlinked(&html), "x <code>&#123;&#123;#include z}}</code>");
    }
    #[test]
    fn formulas_are_set_and_what_cannot_be_stays_as_it_is_written() {
        assert_eq!(inline("a $x < y$, `$x$`", &Page), "a <math>false</math>, <code>$x$</code>");
        assert_eq!(inline("$$x < y$$ and $z_1$", &Page), "<math>true</math> and $z_1$");
    }
}
