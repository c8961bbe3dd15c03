//! Code as HTML, coloured the way mdBook's own script would colour it.
//!
//! `syntect` reads the code with the grammars of Sublime Text; a table turns their scopes into
//! the classes of highlight.js 10.1.1, which mdBook 0.5.4 ships, and `listing.css` gives these the
//! colours of mdBook's five themes, so that a listing and the other code of a page agree. The two
//! commonest classes are elements without attributes, and the others have names of one letter: a
//! page of listings has more than a thousand, and highlight.js's own `<span class="hljs-keyword">`
//! would be a quarter of it.
//!
//! The Rust grammar of syntect 5.3 is of 2018. Four small things make up for what it lacks: words
//! that it does not tell apart are looked up (`WORDS`); notation that it cannot read is shown to
//! it in words that it can (`restate`); attributes, which it does not expect on fields, are read
//! by themselves where they fill a line; and at an item that is not indented it starts anew
//! (`ITEM`). Limits: after a macro pattern that is still too much for it, as `$(…) => *`, only
//! words have colours up to the next such item; `union` has none; a closure's name is a title.

use std::{borrow::Cow, sync::LazyLock};

use regex::{Captures, Regex};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::html::escape;

/// What highlight.js calls a piece of code, without its `hljs-`; empty for no colour: the first
/// line decides that has a prefix of any of its scopes.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "comment"),
    ("meta", "meta.annotation meta.preprocessor"),
    ("string", "string storage.type.string punctuation.definition.string constant.character"),
    ("number", "constant.numeric storage.type.numeric"),
    ("literal", "constant.language support.constant"),
    ("symbol", "storage.modifier.lifetime entity.name.label"),
    // All types, and names like `x_t`, which could be one of C; all functions that are called.
    ("", "storage.type.rust support.function.rust"),
    ("keyword", "storage"),
    ("", "keyword.operator"),
    ("keyword", "keyword variable.language"),
    ("built_in", "support"),
    ("title", "entity.name.function entity.name.class entity.name.struct entity.name.enum"),
    ("title", "entity.name.trait entity.name.type"),
];

/// Words of Rust that its grammar does not know or does not tell apart.
const WORDS: &[(&str, &str)] = &[
    ("keyword", "as async await const crate dyn for impl in let mut self Self static super where"),
    ("literal", "true false Some None Ok Err"),
    ("built_in", "i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 str char bool Box"),
    (
        "built_in",
        "Option Result String Vec Copy Send Sized Sync Drop Fn FnMut FnOnce ToOwned Clone",
    ),
    ("built_in", "Debug PartialEq PartialOrd Eq Ord AsRef AsMut Into From Default Iterator Extend"),
    ("built_in", "IntoIterator DoubleEndedIterator ExactSizeIterator ToString drop macro_rules!"),
];

type Class = Option<&'static str>;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

static SCOPES: LazyLock<Vec<(Class, Scope)>> = LazyLock::new(|| {
    let scopes = CLASSES.iter().flat_map(|(class, names)| {
        let class = Some(*class).filter(|class| !class.is_empty());
        names.split(' ').map(move |name| (class, Scope::new(name).expect("a valid scope")))
    });
    scopes.collect()
});

/// The element for each class: its tag, and its attribute.
const ELEMENTS: [(&str, &str, &str); 8] = [
    ("keyword", "b", ""),
    ("built_in", "i", ""),
    ("number", "i", " class=\"n\""),
    ("literal", "i", " class=\"n\""),
    ("string", "i", " class=\"s\""),
    ("comment", "i", " class=\"c\""),
    ("title", "i", " class=\"t\""),
    ("symbol", "i", " class=\"y\""),
];

fn element(class: &str) -> (&'static str, &'static str) {
    let found = ELEMENTS.iter().find(|(name, ..)| *name == class);
    found.map_or(("i", " class=\"m\""), |(_, tag, attribute)| (tag, attribute))
}

/// The lines of a program as HTML, one by one, without their line breaks.
///
/// No element crosses a line, and line breaks inside of a line (a lone `\r`) are written `&#10;`, so
/// that lines can be left out, wrapped and put together again. Every line counts for what follows: a
/// comment may begin in one that is not shown. Any text is accepted, Rust or not.
pub fn rust<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let grammar = GRAMMARS.find_syntax_by_extension("rs");
    let mut reader = Reader::new(grammar.unwrap_or_else(|| GRAMMARS.find_syntax_plain_text()));
    lines.into_iter().map(|line| written(reader.read(line))).collect()
}

/// Pieces of a line as HTML: those of one class are one element, with the space between them.
fn written(pieces: Vec<(Class, &str)>) -> String {
    let mut html = String::new();
    let mut open: Option<(&str, &str)> = None;
    let mut space = "";
    for (class, text) in pieces {
        if class.is_none() && open.is_some() && text.trim().is_empty() && space.is_empty() {
            space = text;
            continue;
        }
        let wanted = class.map(element);
        if wanted == open {
            escape(space, &mut html);
        } else {
            if let Some((tag, _)) = open {
                html.extend(["</", tag, ">"]);
            }
            escape(space, &mut html);
            if let Some((tag, attribute)) = wanted {
                html.extend(["<", tag, attribute, ">"]);
            }
            open = wanted;
        }
        space = "";
        escape(text, &mut html);
    }
    if let Some((tag, _)) = open {
        html.extend(["</", tag, ">"]);
    }
    escape(space, &mut html);
    html
}

/// Where syntect is in a text.
struct Reader<'a> {
    grammar: &'a SyntaxReference,
    state: ParseState,
    scopes: ScopeStack,
}

impl<'a> Reader<'a> {
    fn new(grammar: &'a SyntaxReference) -> Self {
        Self { grammar, state: ParseState::new(grammar), scopes: ScopeStack::new() }
    }

    /// The next line in pieces, each with its class.
    fn read<'t>(&mut self, text: &'t str) -> Vec<(Class, &'t str)> {
        let line = restate(text);
        if !matches!(self.class(), Some("string" | "comment")) {
            if ITEM.is_match(text) {
                *self = Self::new(self.grammar);
            } else if text.trim_start().starts_with('#') && text.trim_end().ends_with(']') {
                let mut aside = Self::new(self.grammar);
                let pieces = aside.parse(text, &line);
                if aside.scopes.len() <= 1 {
                    return pieces;
                }
            }
        }
        self.parse(text, &line)
    }

    /// The pieces of a text, from what syntect makes of the same text in other words.
    fn parse<'t>(&mut self, text: &'t str, restated: &str) -> Vec<(Class, &'t str)> {
        let mut pieces = Vec::new();
        let mut start = 0;
        let changes = self.state.parse_line(&format!("{restated}\n"), &GRAMMARS);
        let mut is_lost = changes.is_err();
        for (end, change) in changes.unwrap_or_default() {
            let end = end.clamp(start, text.len());
            self.cut(&text[start..end], &mut pieces);
            start = end;
            is_lost |= self.scopes.apply(&change).is_err();
        }
        self.cut(&text[start..], &mut pieces);
        if is_lost {
            *self = Self::new(self.grammar);
        }
        pieces.retain(|(_, piece)| !piece.is_empty());
        pieces
    }

    /// Add a piece of text to which the same scopes apply; its words are looked up.
    fn cut<'t>(&self, text: &'t str, pieces: &mut Vec<(Class, &'t str)>) {
        if text.is_empty() {
            return;
        }
        let class = self.class();
        let mut start = 0;
        if matches!(class, None | Some("keyword" | "built_in")) {
            for word in WORD.find_iter(text) {
                let name = word.as_str();
                let list = WORDS.iter().find(|(_, list)| list.split(' ').any(|one| one == name));
                if let Some((its_class, _)) = list {
                    pieces.push((class, &text[start..word.start()]));
                    pieces.push((Some(its_class), name));
                    start = word.end();
                }
            }
        }
        pieces.push((class, &text[start..]));
    }

    fn class(&self) -> Class {
        let scopes = self.scopes.as_slice();
        let applies = |prefix: Scope| scopes.iter().any(|scope| prefix.is_prefix_of(*scope));
        SCOPES.iter().find(|(_, prefix)| applies(*prefix)).and_then(|(class, _)| *class)
    }
}

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\w+!?"));

/// The start of an item that is not indented, and so surely not inside of another one.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(async | const | enum | extern | fn | impl | macro_rules | mod | pub | static
        | struct | trait | type | unsafe | use)\b",
    )
});

/// Numbers, raw names, macros with a path, nameless lifetimes, what may be the end of `$(…)?`.
static NEWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x-u)\b[0-9][0-9_]*(\.[0-9][0-9_]*)?[eE][+-]?[0-9]\w* | \b[0-9]\w*
        | \br\#[A-Za-z_] | ::\w+! | '_[>,)\ ] | \)\?",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid expression")
}

/// A line in the Rust that the grammar knows, byte by byte: numbers as zeros (it reads neither
/// `1e-9` nor `1_u128`), `r#a` as `r_a`, `a::b!` as `a  b!`, `'_` as `'a`, `$(,)?` as `$(,)+`.
fn restate(line: &str) -> Cow<'_, str> {
    NEWS.replace_all(line, |news: &Captures<'_>| match news[0].as_bytes()[0] {
        b')' => ")+".to_owned(),
        b'r' => news[0].replace('#', "_"),
        b':' => news[0].replace(':', " "),
        b'\'' => news[0].replace('_', "a"),
        _ => news[0].replace(|c| c != '.', "0"),
    })
}

#[cfg(test)]
mod tests {
    use super::{ELEMENTS, rust};

    fn html(source: &str) -> String {
        rust(source.split('\n')).join("&#10;")
    }

    /// Elements by the name of their class: `keyword(fn) title(main)() …`.
    fn short(source: &str) -> String {
        let mut brief = html(source);
        for (class, tag, attribute) in ELEMENTS {
            brief = brief.replace(&format!("<{tag}{attribute}>"), &format!("{class}("));
        }
        brief.replace("<i class=\"m\">", "meta(").replace("</b>", ")").replace("</i>", ")")
    }

    #[test]
    fn words_are_coloured_as_highlight_js_does() {
        for (source, expected) in [
            ("pub fn f(x: f64) {}", "keyword(pub fn) title(f)(x: built_in(f64)) {}"),
            ("Some(1_u8) == None", "number(Some)(number(1_u8)) == number(None)"),
            ("let s: Vec<String>;", "keyword(let) s: built_in(Vec)&lt;built_in(String)&gt;;"),
            ("Self::new(self.y)", "keyword(Self)::new(keyword(self).y)"),
            ("String::from(\"a\")", "built_in(String)::from(string(&quot;a&quot;))"),
            ("struct S<'a>;", "keyword(struct) title(S)&lt;symbol('a)&gt;;"),
            ("t.0 + 'x' as u8", "t.number(0) + string('x') keyword(as) built_in(u8)"),
            ("r#type + x!=y", "r#type + x!=y"),
            ("fn drop() -> drop", "keyword(fn) title(drop)() -&gt; built_in(drop)"),
            ("1e-9 * 0xFF_u128", "number(1e-9) * number(0xFF_u128)"),
            ("2.5E3_f32 .. 3", "number(2.5E3_f32) .. number(3)"),
            ("async |x_t: S<'_>|", "keyword(async) |x_t: S&lt;symbol('_)&gt;|"),
            ("dbg!(a::b!(x))", "built_in(dbg!)(a::built_in(b!)(x))"),
            ("f()?.g()?", "f()?.g()?"),
        ] {
            assert_eq!(short(source), expected);
        }
    }

    #[test]
    fn attributes_end_where_their_bracket_closes() {
        assert_eq!(short("#[a(b = \"]\", c[0])] x"), "meta(#[a(b = &quot;]&quot;, c[0])]) x");
        assert_eq!(short("#![a]\n#x [1]"), "meta(#![a])&#10;#x [number(1)]");
        assert_eq!(
            short("struct S {\n    #[a]\n    b: u8,\n}"),
            "keyword(struct) title(S) {&#10;    meta(#[a])&#10;    b: built_in(u8),&#10;}"
        );
        assert_eq!(short("\"\n#[a]\nfn b"), "string(&quot;)&#10;string(#[a])&#10;string(fn b)");
    }

    #[test]
    fn what_follows_a_macro_pattern_keeps_its_colours() {
        let macro_of = |pattern| format!("macro_rules! m {{\n    ({pattern}) => {{ 1 }};\n}}\n");
        for pattern in ["", "$a:expr $(,)?", "$($m:tt)+ $(,)?", "$($a:ident),* $(; $b:ty)?"] {
            let html = short(&macro_of(pattern));
            assert!(html.ends_with(") =&gt; { number(1) };&#10;}&#10;"), "{html}");
        }
        for pattern in ["$(a) => *", "$($($a:ty),*);* $(,)?", "'('"] {
            let html = short(&(macro_of(pattern) + "fn f() {\n    1\n}"));
            assert!(html.ends_with("keyword(fn) title(f)() {&#10;    number(1)&#10;}"), "{html}");
        }
    }

    #[test]
    fn spans_end_with_their_line() {
        let html = "string(r#&quot;a)&#10;&#10;string( b&quot;#); comment(/* c)&#10;comment(d */)";
        assert_eq!(short("r#\"a\n\n b\"#; /* c\nd */"), html);
    }

    #[test]
    fn a_line_that_is_not_shown_counts_for_the_next() {
        assert_eq!(rust(["/* a", "b */", ""])[1..], ["<i class=\"c\">b */</i>", ""]);
        assert!(rust([]).is_empty());
    }

    #[test]
    fn neighbours_of_one_class_are_one_element() {
        assert_eq!(
            html("pub fn f() -> f64 {"),
            "<b>pub fn</b> <i class=\"t\">f</i>() -&gt; <i>f64</i> {"
        );
        assert_eq!(html("    let mut x;"), "    <b>let mut</b> x;");
    }

    #[test]
    fn any_text_is_accepted_and_comes_out_whole() {
        let odd = "|\"open|'|'ab|r###\"|/* /*|#|#!|#![|\u{0}\u{feff}é😀'é|é1_\u{661}2|\\|0x|1e|b'|}}}\
            |---\nx\n---|`*_[a](b)_*`|{{#include x}}|a\rb|<!-- -->|<a b='|$($(|r#é|::x!|'_>|)?";
        for source in odd.split('|').chain([odd]) {
            let html = html(source);
            assert!(!html.contains(['\n', '\r']) && !html.contains("{{"), "{html}");
            for tag in ["b", "i"] {
                let opened = html.matches(&format!("<{tag}>")).count()
                    + html.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{html}");
            }
        }
    }
}
