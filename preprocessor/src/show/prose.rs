//! Markdown of ours as one line of HTML: what questions, options and explanations say.
//!
//! mdBook never sees this text as Markdown. Some of it stands in a script, some on another page than
//! where it was written, so that links are made here for the page they end up on.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::{
    highlight::{self, ShownLine},
    html::escaped,
};
use crate::read::fence::options;

/// Where a link of the text leads on the page that it is for; `None` if it is right as it is.
pub(super) type Links<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Blocks as HTML, in one line; a lone paragraph without its `<p>`.
pub(super) fn inline(markdown: &str, links: Links<'_>) -> String {
    let html = blocks(markdown, links);
    let lone = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    match lone {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// The first paragraph as phrases, and the blocks behind it.
pub(super) fn headed(markdown: &str, links: Links<'_>) -> (String, String) {
    let mut events = Parser::new_ext(markdown, options()).into_offset_iter();
    match events.next() {
        Some((Event::Start(Tag::Paragraph), range)) => {
            let (first, rest) = markdown.split_at(range.end);
            (inline(&first[range.start..], links), blocks(rest, links))
        }
        _ => (String::new(), blocks(markdown, links)),
    }
}

/// Markdown with its links made for another page, for renderers that take Markdown. Nothing in it is a
/// directive of mdBook's.
pub(super) fn relinked(markdown: &str, links: Links<'_>) -> String {
    let mut text = markdown.trim().to_owned();
    let events: Vec<_> = Parser::new_ext(markdown.trim(), options()).into_offset_iter().collect();
    for (event, range) in events.into_iter().rev() {
        if let Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) = event
            && let Some(url) = links(&dest_url)
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
pub(super) fn blocks(markdown: &str, links: Links<'_>) -> String {
    let mut events = Vec::new();
    let mut parser = Parser::new_ext(markdown, options());
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
                let dest_url = links(&dest_url).map_or(dest_url, CowStr::from);
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            event => event,
        });
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    // Code has its line breaks as entities already.
    html.trim().replace("\r\n", " ").replace('\n', " ").replace("{{", "&#123;&#123;")
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

    fn none(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn a_lone_paragraph_is_phrases_and_more_are_blocks() {
        assert_eq!(inline("`a < b`, *so*", &none), "<code>a &lt; b</code>, <em>so</em>");
        assert_eq!(inline("a\nb\n\nc", &none), "<p>a b</p> <p>c</p>");
        assert_eq!(inline("- a", &none), "<ul> <li>a</li> </ul>");
    }

    #[test]
    fn the_first_paragraph_heads_the_rest() {
        let (head, rest) = headed("Which?\n\n```text\na\n\nb\n```\n", &none);
        assert_eq!(head, "Which?");
        assert!(rest.starts_with("<pre>") && rest.contains("a&#10;&#10;b"), "{rest}");
        assert_eq!(headed("- a", &none).0, "");
    }

    #[test]
    fn links_are_made_for_their_page_and_nothing_is_a_directive() {
        let links = |url: &str| url.strip_prefix("listing:").map(|name| format!("a.html#{name}"));
        let html = inline("[x](listing:y) `{{#include z}}`", &links);
        assert_eq!(html, "<a href=\"a.html#y\">x</a> <code>&#123;&#123;#include z}}</code>");
        let markdown = relinked("[x](listing:y) `{{#include z}}` [z](w)\n", &links);
        assert_eq!(markdown, "[x](a.html#y) `\\{{#include z}}` [z](w)");
        assert_eq!(unlinked(&html), "x <code>&#123;&#123;#include z}}</code>");
    }
}
