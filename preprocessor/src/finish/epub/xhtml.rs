//! HTML as a browser reads it, written as the XHTML that EPUB wants.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::{Captures, Regex};
use scraper::{ElementRef, Node};

use crate::show::{assets::Feature, code::PROGRAMS};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that mean nothing without a browser.
const LEFT_OUT: [&str; 11] = [
    "script", "noscript", "button", "template", "iframe", "style", "link", "meta", "object",
    "dialog", "select",
];

/// Attributes that SVG has got since 1.1, which EPUB goes by: it takes them as style only.
const NEWER_THAN_SVG_1: [&str; 3] = ["paint-order", "transform-origin", "mix-blend-mode"];

/// Classes of what is there to be clicked, and of lines that are hidden.
const CLASSES_LEFT_OUT: [&str; 6] =
    ["buttons", "boring", "rh-js", "rh-bar", "rh-beside", "rh-hidden"];

/// Writes the text of one chapter.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    /// Whether there are figures in it.
    pub(super) has_svg: bool,
    /// Whether there are formulas in it.
    pub(super) has_math: bool,
    /// Files of pictures, relative to the folder of pages.
    pub(super) pictures: BTreeSet<String>,
    folder: &'a str,
    path: &'a str,
    targets: &'a BTreeMap<&'a str, BTreeSet<String>>,
    ids: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    /// For the chapter on this page; `targets` are the ids on each page of the book.
    pub(super) fn new(path: &'a str, targets: &'a BTreeMap<&'a str, BTreeSet<String>>) -> Self {
        Self {
            out: String::new(),
            has_svg: false,
            has_math: false,
            pictures: BTreeSet::new(),
            folder: path.rsplit_once('/').map_or("", |(folder, _)| folder),
            path,
            targets,
            ids: BTreeSet::new(),
        }
    }

    /// Write what stands in an element.
    pub(super) fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.out.push_str(&escaped(text)),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child);
                    }
                }
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::ProcessingInstruction(_) => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let (name, space) = (element.value().name(), &*element.value().name.ns);
        let is_html = space == HTML;
        if is_html && is_left_out(element) {
            return;
        }
        if is_html && name == "input" {
            self.out.push_str(blank(element));
            return;
        }
        if is_html && name == "img" && !self.picture(element) {
            return;
        }
        // A link to itself for each heading, and labels of fields that are not there.
        let header = name == "a" && element.value().classes().any(|class| class == "header");
        if is_html && (header || matches!(name, "label" | "main")) {
            return self.children(element);
        }
        let name = match name {
            "form" | "fieldset" if is_html => "div",
            "legend" if is_html => "p",
            name => name,
        };
        let style = if space == MATHML { math_style(element) } else { String::new() };
        if !style.is_empty() {
            self.out.push_str(&format!("<mstyle{style}>"));
        }
        self.out.push_str(&format!("<{name}"));
        self.namespace(name, space);
        self.attributes(element, name, !style.is_empty());
        if is_html && VOID.contains(&name) {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        self.children(element);
        // The number of a call-out, which pages have from their style sheet.
        if let Some(number) = element.value().attr("data-n").filter(|_| is_html) {
            self.out.push_str(&format!("({})", escaped(number)));
        }
        self.out.push_str(&format!("</{name}>"));
        if !style.is_empty() {
            self.out.push_str("</mstyle>");
        }
    }

    fn namespace(&mut self, name: &str, space: &str) {
        match (name, space) {
            ("svg", SVG) => {
                self.has_svg = true;
                self.out.push_str(&format!(" xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\""));
            }
            ("math", MATHML) => {
                self.has_math = true;
                self.out.push_str(&format!(" xmlns=\"{MATHML}\""));
            }
            _ => {}
        }
    }

    fn attributes(&mut self, element: ElementRef<'_>, written_as: &str, styled: bool) {
        let renamed = written_as != element.value().name();
        let mut style = element.value().attr("style").map(in_print).into_iter().collect::<Vec<_>>();
        for (name, value) in &element.value().attrs {
            let key = match &name.prefix {
                Some(prefix) => format!("{prefix}:{}", name.local),
                None => name.local.to_string(),
            };
            let is_left_out = match key.as_str() {
                "tabindex" | "novalidate" | "contenteditable" | "for" | "autocomplete" => true,
                "displaystyle" | "scriptlevel" => styled,
                "name" | "action" | "method" | "disabled" => renamed,
                key if NEWER_THAN_SVG_1.contains(&key) => {
                    style.push(format!("{key}:{value}"));
                    true
                }
                "style" => true,
                key => key.starts_with("xmlns") || key.starts_with("on"),
            };
            if is_left_out || !is_xml_name(&key) {
                continue;
            }
            let value = match key.as_str() {
                // Once on a page: a second is a slip that browsers forgive.
                "id" if !self.ids.insert(value.to_string()) => continue,
                "href" if written_as == "a" => match self.link(value) {
                    Some(link) => link,
                    None => continue,
                },
                _ => in_print(value),
            };
            self.out.push_str(&format!(" {key}=\"{}\"", escaped(&value)));
        }
        if !style.is_empty() {
            self.out.push_str(&format!(" style=\"{}\"", escaped(&style.join(";"))));
        }
    }

    /// Whether a picture can go in. One that lies elsewhere is spoken for by its description.
    fn picture(&mut self, element: ElementRef<'_>) -> bool {
        let value = element.value();
        let source = value.attr("src").unwrap_or_default();
        if source.starts_with("data:") {
            return true;
        }
        if source.is_empty() || source.contains(':') || source.starts_with("//") {
            self.out.push_str(&escaped(value.attr("alt").unwrap_or_default()));
            return false;
        }
        self.pictures.insert(joined(self.folder, source));
        true
    }

    /// A link as it is in the EPUB; `None` where it would lead to nothing there.
    fn link(&self, link: &str) -> Option<String> {
        // Programs as files stand beside the pages only.
        if link.starts_with(PROGRAMS) {
            return None;
        }
        let scheme = link.split(['/', '#', '?']).next().is_some_and(|start| start.contains(':'));
        if scheme {
            return Some(link.to_owned());
        }
        let (path, id) = link.split_once('#').unwrap_or((link, ""));
        let page = if path.is_empty() { self.path.to_owned() } else { joined(self.folder, path) };
        let ids = self.targets.get(page.as_str())?;
        let path = if path.is_empty() { String::new() } else { address(path) };
        if ids.contains(id) {
            return Some(format!("{path}#{id}"));
        }
        (!path.is_empty()).then_some(path)
    }
}

/// The ids in an element.
pub(super) fn ids(element: ElementRef<'_>) -> BTreeSet<String> {
    element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter_map(|element| element.value().attr("id").map(str::to_owned))
        .collect()
}

/// A page of the book as the EPUB names it.
pub(super) fn address(page: &str) -> String {
    format!("{}.xhtml", page.strip_suffix(".html").unwrap_or(page))
}

/// Text as XML takes it, without the characters that XML cannot have.
pub(super) fn escaped(text: &str) -> String {
    let allowed = |c: &char| *c >= ' ' || "\t\n\r".contains(*c);
    text.chars().filter(allowed).fold(String::new(), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
        out
    })
}

fn is_left_out(element: ElementRef<'_>) -> bool {
    let value = element.value();
    LEFT_OUT.contains(&value.name())
        || value.attr("hidden").is_some()
        || value.classes().any(|class| CLASSES_LEFT_OUT.contains(&class))
}

/// What stands on paper for something to fill in.
fn blank(input: ElementRef<'_>) -> &'static str {
    let value = input.value();
    match value.attr("type").unwrap_or("text") {
        // mdBook has one beside every picture, to make it larger.
        "checkbox" if value.classes().any(|class| class.contains("checkbox")) => "",
        "checkbox" if value.attr("checked").is_some() => "\u{2611} ",
        "checkbox" => "\u{2610} ",
        "radio" => "\u{25cb} ",
        "hidden" | "file" | "submit" | "button" | "reset" => "",
        _ => "________",
    }
}

/// EPUB has `MathML` 3, where only `mstyle` and `math` say how large and how high things are.
fn math_style(element: ElementRef<'_>) -> String {
    let value = element.value();
    if matches!(value.name(), "mstyle" | "math") {
        return String::new();
    }
    let keys = ["displaystyle", "scriptlevel"].into_iter();
    let attributes = keys.filter_map(|key| Some((key, value.attr(key)?)));
    attributes
        .fold(String::new(), |out, (key, value)| format!("{out} {key}=\"{}\"", escaped(value)))
}

fn is_xml_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c))
}

/// A path relative to a folder, relative to the folder of pages.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Colours of figures follow the reader's theme through variables, which devices may not know: put
/// in what they are on white.
fn in_print(value: &str) -> String {
    static USE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"var\(--([a-z0-9-]+)\)").expect("a valid expression"));
    static COLOURS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        let definition = Regex::new(r"--(fig-[a-z0-9-]+):([^;}]+)").expect("a valid expression");
        let mut colours = BTreeMap::new();
        for captures in definition.captures_iter(Feature::Listing.style()) {
            let [name, colour] = captures.extract().1;
            // The first are those on light pages.
            colours.entry(name).or_insert(colour);
        }
        colours
    });
    let replaced = USE.replace_all(value, |captures: &Captures<'_>| {
        COLOURS.get(&captures[1]).map_or_else(|| captures[0].to_owned(), |c| (*c).to_owned())
    });
    replaced.into_owned()
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;

    fn written(html: &str) -> String {
        let document = Html::parse_document(&format!("<main>{html}</main>"));
        let main = Selector::parse("main").expect("a selector");
        let targets = BTreeMap::from([
            ("a/b.html", BTreeSet::from(["here".to_owned()])),
            ("c.html", BTreeSet::from(["there".to_owned()])),
        ]);
        let mut writer = Writer::new("a/b.html", &targets);
        writer.children(document.select(&main).next().expect("the text"));
        writer.out
    }

    #[test]
    fn what_is_there_to_be_clicked_or_is_hidden_stays_behind() {
        let page = "<pre><div class=\"buttons\"><button>x</button></div><code>a<span class=\"boring\">b\n</span>c</code></pre><script>1</script><p hidden>no</p>";
        assert_eq!(written(page), "<pre><code>ac</code></pre>");
        let page = "<div class=\"rh-bar\"></div><code><span class=\"rh-hidden\" data-at=\"0-2\"></span>a</code> <a href=\"rehearse:programs/x.txt\">x</a>";
        assert_eq!(written(page), "<code>a</code> <a>x</a>");
    }

    #[test]
    fn call_outs_show_their_numbers_without_a_style_sheet() {
        let page = "<a class=\"rh-note\" href=\"#here\" data-n=\"2\"></a>";
        assert_eq!(written(page), "<a class=\"rh-note\" href=\"#here\" data-n=\"2\">(2)</a>");
    }

    #[test]
    fn questions_stay_as_something_to_fill_in() {
        let page = "<form><fieldset name=\"q\"><legend>Which?</legend><label for=\"i\"><input type=\"radio\" id=\"i\" name=\"q\">One</label><input type=\"text\"></fieldset></form>";
        assert_eq!(written(page), "<div><div><p>Which?</p>\u{25cb} One________</div></div>");
    }

    #[test]
    fn links_lead_to_chapters_or_elsewhere_and_never_to_nothing() {
        for (link, becomes) in [
            ("../c.html#there", Some("../c.xhtml#there")),
            ("../c.html#gone", Some("../c.xhtml")),
            ("../gone.html", None),
            ("#here", Some("#here")),
            ("#gone", None),
            ("https://example.org/x.html", Some("https://example.org/x.html")),
        ] {
            let href = becomes.map_or(String::new(), |link| format!(" href=\"{link}\""));
            assert_eq!(written(&format!("<a href=\"{link}\">x</a>")), format!("<a{href}>x</a>"));
        }
    }

    #[test]
    fn figures_and_formulas_get_their_namespaces_and_colours_of_paper() {
        let svg = written("<svg viewBox=\"0 0 1 1\"><path stroke=\"var(--fig-1)\"/></svg>");
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{svg}");
        assert!(svg.contains("viewBox=") && svg.contains("stroke=\"#"), "{svg}");
        let math = written("<math><mrow displaystyle=\"true\"><mi>x</mi></mrow></math>");
        let inside = "<mstyle displaystyle=\"true\"><mrow><mi>x</mi></mrow></mstyle></math>";
        assert!(math.ends_with(inside), "{math}");
    }

    #[test]
    fn attributes_that_epub_does_not_know_become_style() {
        let svg = written("<svg><text paint-order=\"stroke\" style=\"fill:red\">x</text></svg>");
        assert!(svg.contains("<text style=\"fill:red;paint-order:stroke\">x</text>"), "{svg}");
    }

    #[test]
    fn what_html_forgives_and_xml_does_not() {
        assert_eq!(
            written("a<br>b &amp; c &nbsp;<p id=\"i\">x<p id=\"i\">y"),
            "a<br/>b &amp; c \u{a0}<p id=\"i\">x</p><p>y</p>"
        );
    }

    #[test]
    fn pictures_from_elsewhere_are_spoken_for() {
        let page =
            "<img src=\"https://example.org/a.png\" alt=\"A cat\"><img src=\"../b.png\" alt=\"\">";
        assert_eq!(written(page), "A cat<img src=\"../b.png\" alt=\"\"/>");
    }
}
