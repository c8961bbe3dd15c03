//! Code as HTML, coloured the way mdBook's own script would colour it.
//!
//! `syntect` reads the code with the grammars of Sublime Text; a table turns their scopes into
//! the classes of highlight.js 10.1.1, which mdBook 0.5.4 ships, so that a listing and the other
//! code of a page agree in all five themes.
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

/// One line of a listing as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownLine<'a> {
    /// The line, without its line break.
    pub text: &'a str,
    /// Folded away until the reader asks for it.
    pub hidden: bool,
}

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

/// The inner HTML of a listing's `<code>`.
///
/// One line of output: line breaks are written `&#10;`, so that Markdown sees neither a blank line
/// nor a line that could lack the prefix of a list or a quote. No span crosses a line break but
/// `<span class="boring">`, which holds a hidden line and the break at its end (mdBook's script
/// finds hidden lines by that name) and no colours. It counts for what follows: a comment may
/// begin in one. Any text is accepted, Rust or not.
pub fn rust(lines: &[ShownLine<'_>]) -> String {
    let grammar = GRAMMARS.find_syntax_by_extension("rs");
    render(lines, grammar.unwrap_or_else(|| GRAMMARS.find_syntax_plain_text()))
}

fn render(lines: &[ShownLine<'_>], grammar: &SyntaxReference) -> String {
    let mut reader = Reader::new(grammar);
    let mut html = String::new();
    for (index, line) in lines.iter().enumerate() {
        if line.hidden {
            html.push_str("<span class=\"boring\">");
        }
        let mut open = None;
        for (class, text) in reader.read(line.text) {
            // What is folded away is half of a page's weight, and dimmed when it is unfolded.
            let class = class.filter(|_| !line.hidden);
            if class != open {
                html.push_str(if open.is_some() { "</span>" } else { "" });
                if let Some(name) = class {
                    html.extend(["<span class=\"hljs-", name, "\">"]);
                }
                open = class;
            }
            escape(text, &mut html);
        }
        html.push_str(if open.is_some() { "</span>" } else { "" });
        if index + 1 < lines.len() {
            html.push_str("&#10;");
        }
        if line.hidden {
            html.push_str("</span>");
        }
    }
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
    use super::{ShownLine, rust};

    fn lines(source: &str) -> Vec<ShownLine<'_>> {
        source.split('\n').map(|text| ShownLine { text, hidden: false }).collect()
    }

    /// Spans by the name of their class: `keyword(fn) title(main)() …`.
    fn brief(html: &str) -> String {
        html.replace("<span class=\"hljs-", "").replace("\">", "(").replace("</span>", ")")
    }

    fn short(source: &str) -> String {
        brief(&rust(&lines(source)))
    }

    #[test]
    fn words_are_coloured_as_highlight_js_does() {
        for (source, expected) in [
            ("pub fn f(x: f64) {}", "keyword(pub) keyword(fn) title(f)(x: built_in(f64)) {}"),
            ("Some(1_u8) == None", "literal(Some)(number(1_u8)) == literal(None)"),
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
    fn hidden_lines_hold_their_line_break_and_count_for_the_next() {
        let lines = [("/* a", true), ("b */", false), ("", true), ("c", true)]
            .map(|(text, hidden)| ShownLine { text, hidden });
        assert_eq!(
            rust(&lines),
            "<span class=\"boring\">/* a&#10;</span>\
             <span class=\"hljs-comment\">b */</span>&#10;\
             <span class=\"boring\">&#10;</span><span class=\"boring\">c</span>"
        );
        assert_eq!(rust(&[]), "");
    }

    #[test]
    fn any_text_is_accepted_and_comes_out_whole() {
        let odd = "|\"open|'|'ab|r###\"|/* /*|#|#!|#![|\u{0}\u{feff}é😀'é|é1_\u{661}2|\\|0x|1e|b'|}}}\
            |---\nx\n---|`*_[a](b)_*`|{{#include x}}|a\rb|<!-- -->|<a b='|$($(|r#é|::x!|'_>|)?";
        for source in odd.split('|').chain([odd]) {
            let html = rust(&lines(source));
            assert!(!html.contains(['\n', '\r']) && !html.contains("{{"), "{html}");
            assert_eq!(html.matches("<span").count(), html.matches("</span").count(), "{html}");
        }
    }
}
