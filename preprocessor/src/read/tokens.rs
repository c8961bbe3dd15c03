//! Rust tokens with their places: the compiler's own lexer, without white space and comments.

use std::ops::Range;

use super::tags::Edition;
use ra_ap_rustc_lexer::{DocStyle, FrontmatterAllowed, TokenKind, tokenize};

/// What a token is, as far as anyone here needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or keyword (`r#` ones too).
    Word,
    /// A literal.
    Literal,
    /// A lifetime or label.
    Lifetime,
    /// `(`, `[` or `{`; the group ends at the token with this index.
    Open(char, usize),
    /// `)`, `]` or `}`.
    Close(char),
    /// One character of punctuation.
    Punct(char),
    /// `///` or `/** */`.
    OuterDoc,
    /// `//!` or `/*! */`.
    InnerDoc,
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the source.
    pub range: Range<usize>,
}

/// The tokens of a source text.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    /// Every delimiter has its partner and every comment and literal its end.
    pub balanced: bool,
}

impl<'a> Tokens<'a> {
    /// Tokenize `source`.
    pub fn new(source: &'a str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut balanced = true;
        let mut start = 0;
        for token in tokenize(source, FrontmatterAllowed::No) {
            let range = start..start + token.len as usize;
            start = range.end;
            let kind = match token.kind {
                // The compiler complains of characters it does not know, and passes over them.
                TokenKind::LineComment { doc_style: None }
                | TokenKind::Whitespace
                | TokenKind::Unknown => continue,
                TokenKind::BlockComment { doc_style: None, terminated } => {
                    balanced &= terminated;
                    continue;
                }
                TokenKind::LineComment { doc_style: Some(style) } => doc(style),
                TokenKind::BlockComment { doc_style: Some(style), terminated } => {
                    balanced &= terminated;
                    doc(style)
                }
                TokenKind::Ident
                | TokenKind::InvalidIdent
                | TokenKind::RawIdent
                | TokenKind::ForcedKeywordIdent
                | TokenKind::UnknownPrefix => Kind::Word,
                TokenKind::Literal { kind, .. } => {
                    balanced &= is_terminated(kind);
                    Kind::Literal
                }
                TokenKind::Lifetime { .. }
                | TokenKind::RawLifetime
                | TokenKind::UnknownPrefixLifetime => Kind::Lifetime,
                TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket => {
                    open.push(tokens.len());
                    Kind::Open(first_char(source, &range), usize::MAX)
                }
                TokenKind::CloseParen | TokenKind::CloseBrace | TokenKind::CloseBracket => {
                    let close = first_char(source, &range);
                    let index = tokens.len();
                    match open.pop().and_then(|at| tokens.get_mut(at)) {
                        Some(Token { kind: Kind::Open(character, end), .. }) => {
                            balanced &= partner(*character) == close;
                            *end = index;
                        }
                        _ => balanced = false,
                    }
                    Kind::Close(close)
                }
                _ => Kind::Punct(first_char(source, &range)),
            };
            tokens.push(Token { kind, range });
        }
        balanced &= open.is_empty();
        let last = tokens.len();
        for at in open {
            if let Kind::Open(_, end) = &mut tokens[at].kind {
                *end = last;
            }
        }
        Self { source, tokens, balanced }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// The kind of the token at `index`.
    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.get(index).map(|token| token.kind)
    }

    /// The text of the token at `index` (empty past the end).
    pub fn text(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| &self.source[token.range.clone()])
    }

    /// Whether the token at `index` is this word.
    pub fn is_word(&self, index: usize, word: &str) -> bool {
        self.kind(index) == Some(Kind::Word) && self.text(index) == word
    }

    /// Whether the token at `index` is this punctuation.
    pub fn is_punct(&self, index: usize, character: char) -> bool {
        self.kind(index) == Some(Kind::Punct(character))
    }

    /// The index after the token at `index`, or after its group if it opens one.
    pub fn after(&self, index: usize) -> usize {
        match self.kind(index) {
            Some(Kind::Open(_, end)) => end.saturating_add(1).min(self.len()),
            _ => index + 1,
        }
    }

    /// The first index from `from` on, groups skipped, whose token satisfies `stop`.
    pub fn find(&self, from: usize, stop: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = from;
        while at < self.len() {
            if stop(at) {
                return Some(at);
            }
            at = self.after(at);
        }
        None
    }
}

/// Whether some of these tokens are others in other editions, so that only a parser that knows the
/// edition can tell whether the code parses.
pub fn depend_on_edition(code: &str, edition: Edition) -> bool {
    let mut start = 0;
    tokenize(code, FrontmatterAllowed::No).any(|token| {
        let text = &code[start..start + token.len as usize];
        start += token.len as usize;
        match token.kind {
            TokenKind::Ident => match text {
                "async" | "await" => edition == Edition::E2015,
                "gen" => edition == Edition::E2024,
                _ => false,
            },
            // `k#x`, `f"…"`: reserved since 2021, and `#"…"#` since 2024.
            TokenKind::UnknownPrefix
            | TokenKind::UnknownPrefixLifetime
            | TokenKind::GuardedStrPrefix => true,
            _ => false,
        }
    })
}

fn doc(style: DocStyle) -> Kind {
    match style {
        DocStyle::Outer => Kind::OuterDoc,
        DocStyle::Inner => Kind::InnerDoc,
    }
}

fn is_terminated(kind: ra_ap_rustc_lexer::LiteralKind) -> bool {
    use ra_ap_rustc_lexer::LiteralKind as L;
    match kind {
        L::Char { terminated }
        | L::Byte { terminated }
        | L::Str { terminated }
        | L::ByteStr { terminated }
        | L::CStr { terminated } => terminated,
        L::RawStr { n_hashes } | L::RawByteStr { n_hashes } | L::RawCStr { n_hashes } => {
            n_hashes.is_some()
        }
        L::Int { .. } | L::Float { .. } => true,
    }
}

fn first_char(source: &str, range: &Range<usize>) -> char {
    source[range.start..].chars().next().unwrap_or(' ')
}

fn partner(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_know_their_end_and_comments_are_gone() {
        let tokens = Tokens::new("f(a /* ( */, [b]) // )\n{}");
        assert!(tokens.balanced);
        assert_eq!(tokens.text(tokens.after(1)), "{");
    }

    #[test]
    fn some_words_and_prefixes_are_others_in_other_editions() {
        use Edition::{E2015, E2018, E2021, E2024};
        for (code, edition, expected) in [
            ("async move || {}", E2015, true),
            ("async move || {}", E2018, false),
            ("x.await", E2015, true),
            ("let gen = 1; generic(\"gen\")", E2024, true),
            ("let generic = \"gen\"; // gen", E2024, false),
            ("let gen = 1;", E2021, false),
            ("m!(k\"x\")", E2021, true),
            ("b\"x\"; r\"x\"; br\"x\"; c\"x\"; r#x; 'a: loop {}", E2021, false),
        ] {
            assert_eq!(depend_on_edition(code, edition), expected, "{code} {edition:?}");
        }
    }

    #[test]
    fn characters_that_are_no_tokens_are_passed_over() {
        let tokens = Tokens::new("f();` “");
        assert!(tokens.balanced);
        assert_eq!((tokens.len(), tokens.text(3)), (4, ";"));
    }

    #[test]
    fn what_does_not_balance_is_seen() {
        for source in ["fn f() {", "a)", "(]", "\"open", "/* open", "r#\"open\""] {
            assert!(!Tokens::new(source).balanced, "{source}");
        }
        for source in ["'a'", "\"{\"", "r#\"{\"#", "// {", "b'{'"] {
            assert!(Tokens::new(source).balanced, "{source}");
        }
    }
}
