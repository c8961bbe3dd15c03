//! Rust code as HTML, coloured the way mdBook's own script would colour it.
//!
//! The compiler's lexer cuts the text into tokens, so that raw strings, nested comments, lifetimes
//! and macro definitions are always what they are; words are then looked up in the lists of
//! highlight.js, so that a listing and the other code of a page agree in all five themes.
//!
//! Source of the rules: the `rust` language of highlight.js 10.1.1, which mdBook 0.5.4 ships.
//! Differences that are meant: every macro call is coloured, not only those of its list; an
//! attribute ends at the bracket that closes it; raw identifiers are not keywords.

use std::ops::Range;

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

use super::html::escape;

/// One line of a listing as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownLine<'a> {
    /// The line, without its line break.
    pub text: &'a str,
    /// Folded away until the reader asks for it.
    pub hidden: bool,
}

/// Reserved words.
const KEYWORDS: &str = "abstract as async await become box break const continue crate do dyn else \
    enum extern final fn for if impl in let loop macro match mod move mut override priv pub ref \
    return self Self static struct super trait try type typeof unsafe unsized use virtual where \
    while yield";

/// Values with a name.
const LITERALS: &str = "true false Some None Ok Err";

/// Primitive types and what the prelude brings in.
const BUILT_INS: &str = "drop i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 str char \
    bool Box Option Result String Vec Copy Send Sized Sync Drop Fn FnMut FnOnce ToOwned Clone \
    Debug PartialEq PartialOrd Eq Ord AsRef AsMut Into From Default Iterator Extend IntoIterator \
    DoubleEndedIterator ExactSizeIterator ToString";

/// Words that are followed by the name of what they declare.
const DECLARING: &str = "fn struct enum union trait type";

fn is_in(words: &str, word: &str) -> bool {
    words.split(' ').any(|listed| listed == word)
}

/// What highlight.js calls a piece of code: the class without its `hljs-`.
type Class = Option<&'static str>;

/// The inner HTML of a listing's `<code>`.
///
/// One line of output: line breaks are written `&#10;`, so that Markdown sees neither a blank line
/// nor a line that could lack the prefix of a list or a quote. No span crosses a line break but
/// `<span class="boring">`, which holds a hidden line and the break at its end (mdBook's script
/// finds hidden lines by that name). Hidden lines count for what follows them: a comment may
/// begin in one. Any text is accepted, Rust or not.
pub fn rust(lines: &[ShownLine<'_>]) -> String {
    let source = lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
    let mut page = Page::new(lines);
    for (class, range) in Code::new(&source).pieces() {
        page.write(class, &source[range]);
    }
    page.finish()
}

/// A source text and its tokens.
struct Code<'a> {
    source: &'a str,
    tokens: Vec<(TokenKind, Range<usize>)>,
}

impl<'a> Code<'a> {
    fn new(source: &'a str) -> Self {
        let mut start = 0;
        let tokens = tokenize(source, FrontmatterAllowed::No).map(|token| {
            let range = start..start + token.len as usize;
            start = range.end;
            (token.kind, range)
        });
        Self { source, tokens: tokens.collect() }
    }

    /// The whole text in pieces, each with its class.
    fn pieces(&self) -> Vec<(Class, Range<usize>)> {
        let mut pieces = Vec::with_capacity(self.tokens.len());
        let mut index = 0;
        while let Some((_, range)) = self.tokens.get(index) {
            let (class, end) = self.classify(index);
            let last = &self.tokens[end - 1].1;
            pieces.push((class, range.start..last.end));
            index = end;
        }
        pieces
    }

    /// The class of the piece that starts with this token, and the token after the piece.
    fn classify(&self, index: usize) -> (Class, usize) {
        let class = match self.tokens[index].0 {
            TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => Some("comment"),
            TokenKind::Literal {
                kind: LiteralKind::Int { .. } | LiteralKind::Float { .. },
                ..
            } => Some("number"),
            TokenKind::Literal { .. } => Some("string"),
            TokenKind::Lifetime { .. }
            | TokenKind::RawLifetime
            | TokenKind::UnknownPrefixLifetime => Some("symbol"),
            TokenKind::Ident if self.calls_macro(index) => return (Some("built_in"), index + 2),
            TokenKind::Ident => self.class_of_word(index),
            TokenKind::Pound => match self.end_of_attribute(index) {
                Some(end) => return (Some("meta"), end),
                None => None,
            },
            _ => None,
        };
        (class, index + 1)
    }

    fn class_of_word(&self, index: usize) -> Class {
        let word = self.text(index);
        let declared = self.before(index).is_some_and(|word| is_in(DECLARING, word));
        if declared && !is_in(KEYWORDS, word) {
            Some("title")
        } else if is_in(BUILT_INS, word) {
            Some("built_in")
        } else if self.is(index + 1, TokenKind::Colon) && self.is(index + 2, TokenKind::Colon) {
            // highlight.js has a rule of its own for the front of a path.
            None
        } else if is_in(LITERALS, word) {
            Some("literal")
        } else if is_in(KEYWORDS, word) || (word == "union" && self.declares(index)) {
            Some("keyword")
        } else {
            None
        }
    }

    /// Whether this word and the next token are `name!`, and not the start of `name != …`.
    fn calls_macro(&self, index: usize) -> bool {
        self.is(index + 1, TokenKind::Bang) && !self.is(index + 2, TokenKind::Eq)
    }

    /// `union` is a keyword only where a name follows.
    fn declares(&self, index: usize) -> bool {
        self.is(index + 1, TokenKind::Whitespace) && self.is(index + 2, TokenKind::Ident)
    }

    /// The word before this one, if nothing but space is between them.
    fn before(&self, index: usize) -> Option<&'a str> {
        let word = index.checked_sub(2)?;
        (self.is(word + 1, TokenKind::Whitespace) && self.is(word, TokenKind::Ident))
            .then(|| self.text(word))
    }

    /// The token after the attribute that starts with this `#`.
    fn end_of_attribute(&self, index: usize) -> Option<usize> {
        let open = index + 1 + usize::from(self.is(index + 1, TokenKind::Bang));
        let mut depth = 0_usize;
        for at in open..self.tokens.len() {
            match self.tokens[at].0 {
                TokenKind::OpenBracket => depth += 1,
                TokenKind::CloseBracket => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return (at > open).then_some(at + 1);
            }
        }
        None
    }

    fn is(&self, index: usize, kind: TokenKind) -> bool {
        self.tokens.get(index).is_some_and(|token| token.0 == kind)
    }

    fn text(&self, index: usize) -> &'a str {
        &self.source[self.tokens[index].1.clone()]
    }
}

/// Writes pieces of code into lines: at every line break, spans are closed and opened again.
struct Page<'a> {
    lines: &'a [ShownLine<'a>],
    html: String,
    line: usize,
    open: Class,
}

impl<'a> Page<'a> {
    fn new(lines: &'a [ShownLine<'a>]) -> Self {
        let mut page = Self { lines, html: String::new(), line: 0, open: None };
        page.start_line();
        page
    }

    fn write(&mut self, class: Class, text: &str) {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.switch_to(None);
                self.html.push_str("&#10;");
                self.end_line();
                self.line += 1;
                self.start_line();
            }
            if !part.is_empty() {
                self.switch_to(class);
                escape(part, &mut self.html);
            }
        }
    }

    fn finish(mut self) -> String {
        self.switch_to(None);
        self.end_line();
        self.html
    }

    fn switch_to(&mut self, class: Class) {
        if class == self.open {
            return;
        }
        if self.open.is_some() {
            self.html.push_str("</span>");
        }
        if let Some(name) = class {
            self.html.push_str("<span class=\"hljs-");
            self.html.push_str(name);
            self.html.push_str("\">");
        }
        self.open = class;
    }

    fn start_line(&mut self) {
        if self.is_hidden() {
            self.html.push_str("<span class=\"boring\">");
        }
    }

    fn end_line(&mut self) {
        if self.is_hidden() {
            self.html.push_str("</span>");
        }
    }

    fn is_hidden(&self) -> bool {
        self.lines.get(self.line).is_some_and(|line| line.hidden)
    }
}

#[cfg(test)]
mod tests {
    use super::{ShownLine, rust};

    /// Classes by their first letter: `k(fn) t(main)() …`.
    fn short(source: &str) -> String {
        let lines: Vec<_> =
            source.split('\n').map(|text| ShownLine { text, hidden: false }).collect();
        let mut html = rust(&lines);
        for class in
            ["keyword", "title", "built_in", "literal", "number", "string", "comment", "meta"]
        {
            html = html.replace(&format!("<span class=\"hljs-{class}\">"), &format!("{class}("));
        }
        html.replace("<span class=\"hljs-symbol\">", "symbol(").replace("</span>", ")")
    }

    #[test]
    fn words_are_coloured_as_highlight_js_does() {
        for (source, expected) in [
            ("pub fn f(x: f64) {}", "keyword(pub) keyword(fn) title(f)(x: built_in(f64)) {}"),
            ("Some(1_u8) == None", "literal(Some)(number(1_u8)) == literal(None)"),
            ("let s: Vec<String>;", "keyword(let) s: built_in(Vec)&lt;built_in(String)&gt;;"),
            ("Self::new(crate::x, self.y)", "Self::new(crate::x, keyword(self).y)"),
            ("String::from(\"a\")", "built_in(String)::from(string(&quot;a&quot;))"),
            (
                "struct S<'a>(&'a u8);",
                "keyword(struct) title(S)&lt;symbol('a)&gt;(&amp;symbol('a) built_in(u8));",
            ),
            ("union U {}", "keyword(union) title(U) {}"),
            ("a.union(b)", "a.union(b)"),
            ("t.0 + 'x' as u8", "t.number(0) + string('x') keyword(as) built_in(u8)"),
            ("r#type", "r#type"),
            ("fn drop() -> drop", "keyword(fn) title(drop)() -&gt; built_in(drop)"),
        ] {
            assert_eq!(short(source), expected);
        }
    }

    #[test]
    fn a_macro_call_is_not_a_comparison() {
        assert_eq!(short("dbg!(x)"), "built_in(dbg!)(x)");
        assert_eq!(short("x!=y"), "x!=y");
    }

    #[test]
    fn attributes_end_where_their_bracket_closes() {
        assert_eq!(short("#[a(b = \"]\", c[0])] x"), "meta(#[a(b = &quot;]&quot;, c[0])]) x");
        assert_eq!(short("#![a]"), "meta(#![a])");
        assert_eq!(short("#x [1]"), "#x [number(1)]");
        assert_eq!(short("#[open"), "#[open");
    }

    #[test]
    fn what_follows_a_macro_definition_keeps_its_colours() {
        let source = "macro_rules! m { ($($m:tt)+ $(,)?) => { 1 } }\n#[test] fn f() {}";
        assert!(short(source).ends_with("meta(#[test]) keyword(fn) title(f)() {}"), "{source}");
    }

    #[test]
    fn spans_end_with_their_line() {
        assert_eq!(
            short("r#\"a\n\n b\"#; /* c\nd */"),
            "string(r#&quot;a)&#10;&#10;string( b&quot;#); comment(/* c)&#10;comment(d */)"
        );
    }

    #[test]
    fn hidden_lines_hold_their_line_break_and_count_for_the_next() {
        let lines = [
            ShownLine { text: "/* a", hidden: true },
            ShownLine { text: "b */", hidden: false },
            ShownLine { text: "", hidden: true },
            ShownLine { text: "c", hidden: true },
        ];
        assert_eq!(
            rust(&lines),
            "<span class=\"boring\"><span class=\"hljs-comment\">/* a</span>&#10;</span>\
             <span class=\"hljs-comment\">b */</span>&#10;\
             <span class=\"boring\">&#10;</span><span class=\"boring\">c</span>"
        );
        assert_eq!(rust(&[]), "");
    }

    #[test]
    fn any_text_is_accepted_and_comes_out_whole() {
        for source in [
            "",
            "\"open",
            "'",
            "'ab",
            "r###\"",
            "/* /*",
            "#",
            "#!",
            "#![",
            "\u{0}\u{feff}é😀'é",
            "\\",
            "0x",
            "1e",
            "b'",
            "}}}",
            "---\nx\n---",
            "`*_[a](b)_*`",
            "{{#include x}}",
            "a\rb",
            "<!-- -->",
        ] {
            let lines: Vec<_> =
                source.split('\n').map(|text| ShownLine { text, hidden: false }).collect();
            let html = rust(&lines);
            assert!(!html.contains(['\n', '\r']) && !html.contains("{{"), "{html}");
            assert_eq!(html.matches("<span").count(), html.matches("</span").count(), "{html}");
        }
    }
}
