//! A verified listing, or a figure, as one line of HTML.
//!
//! Everything here is a single line that starts with a comment: for Markdown that is an HTML block
//! which ends with its own line, in a list, in a quote, with or without blank lines around it, and
//! nothing in it is read as Markdown. Line breaks of the content are written `&#10;`.

use super::{
    ansi,
    highlight::{self, ShownLine},
};

/// Starts an HTML block that ends on the same line (`CommonMark` 0.31, 4.6, kind 2).
pub(super) const START: &str = "<!--rehearse-->";

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
    let around = around(block);
    let figcaption = figcaption(name.as_deref(), caption);
    if figcaption.is_empty() && around.is_empty() {
        return format!("{START}<pre{id}>{code}</pre>");
    }
    format!(
        "{START}<figure class=\"rh-listing\"{id}>{figcaption}<pre>{code}</pre>{around}</figure>"
    )
}

/// What is said beneath a listing whose code is left to mdBook; empty if there is nothing to say.
///
/// One line without a line break at its end.
pub fn beneath(block: &Block<'_>) -> String {
    match around(block) {
        around if around.is_empty() => around,
        around => format!("{START}<div class=\"rh-listing\">{around}</div>"),
    }
}

/// Outputs and remarks.
fn around(block: &Block<'_>) -> String {
    let mut around = Vec::new();
    if let Status::Failed { message } = block.status {
        around.push(failed("This listing failed its check.", message));
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
    around.concat()
}

/// That something is not as it should be, and why.
pub(super) fn failed(what: &str, message: &str) -> String {
    let message = message.trim_end_matches(['\r', '\n']);
    let said = if message.is_empty() { String::new() } else { panel("What went wrong", message) };
    format!("<div class=\"rh-failed\"><strong>{what}</strong>{said}</div>")
}

fn code(block: &Block<'_>, name: Option<&str>) -> String {
    let mut classes = String::new();
    // A language among the classes would make mdBook's script colour the code again, and mdBook
    // itself put a `fn main` around it.
    let ours = |class: &&String| !class.starts_with("language-") && !class.starts_with("lang-");
    for class in block.classes.iter().filter(ours) {
        classes.push(' ');
        classes.push_str(&escaped(class));
    }
    let label = name.map_or_else(|| "Code".to_owned(), |name| format!("Code of {name}"));
    rust(&block.lines, &classes, &escaped(&label))
}

/// Code that scrolls by keyboard as well. `classes` and `label` are HTML; `classes` is empty or
/// begins with a space.
pub(super) fn rust(lines: &[ShownLine<'_>], classes: &str, label: &str) -> String {
    let html = highlight::rust(lines);
    format!(
        "<code class=\"hljs nohighlight{classes}\" data-lang=\"rust\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{label}\">{html}</code>"
    )
}

/// Program output that scrolls by keyboard as well.
pub(super) fn panel(label: &str, text: &str) -> String {
    let html = ansi::to_html(text);
    format!(
        "<pre class=\"rh-out\"><samp class=\"hljs\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{label}\">{html}</samp></pre>"
    )
}

pub(super) fn figcaption(name: Option<&str>, caption: Option<&str>) -> String {
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

pub(super) fn escaped(text: &str) -> String {
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
mod tests;
