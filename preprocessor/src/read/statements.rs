//! The top level of a listing, statement by statement, as the compiler's parser sees it inside a
//! function body.
//!
//! rustdoc decides whether to wrap a listing in `fn main` by parsing it as the body of a function
//! (`parse_source` in `src/librustdoc/doctest/make.rs`, 1.95). What it asks of each statement is
//! little: is it an item, is it `fn main`, is it `extern crate`, is it a macro call. That much can
//! be read off the tokens; where expressions end exactly matters only in front of `extern crate`.

use std::ops::Range;

use super::tokens::{Kind, Tokens};

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `fn main`.
    Main,
    /// `extern crate`.
    ExternCrate,
    /// Any other item.
    Item,
    /// A macro call that stands as a statement; `true` if `fn main(…)` stands among its tokens.
    Macro(bool),
    /// `let`, an expression, or a lone semicolon.
    Code,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Its bytes in the source, outer attributes and doc comments included.
    pub range: Range<usize>,
}

/// An inner attribute or inner doc comment at the top of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InnerAttribute {
    /// Its bytes in the source.
    pub range: Range<usize>,
    /// A lint level (`allow`, `warn`, `deny`, `forbid`, `expect`) that a module can carry too.
    pub is_lint_level: bool,
}

/// The top level of a source text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopLevel {
    /// Inner attributes, in order.
    pub attributes: Vec<InnerAttribute>,
    /// Statements, in order.
    pub statements: Vec<Statement>,
}

impl TopLevel {
    /// Split the tokens of a source text.
    pub fn parse(tokens: &Tokens<'_>) -> Self {
        let splitter = Splitter { tokens };
        let mut at = 0;
        let mut top = Self::default();
        while let Some((attribute, next)) = splitter.inner_attribute(at) {
            top.attributes.push(attribute);
            at = next;
        }
        while at < tokens.len() {
            let first = splitter.skip_attributes(at);
            if first >= tokens.len() {
                // Attributes with nothing behind them: the parser complains, and drops them.
                break;
            }
            let (kind, next) = splitter.statement(first);
            let next = next.clamp(at + 1, tokens.len());
            top.statements.push(Statement { kind, range: splitter.bytes(at..next) });
            at = next;
        }
        top
    }
}

struct Splitter<'t, 'a> {
    tokens: &'t Tokens<'a>,
}

const LINT_LEVELS: [&str; 5] = ["forbid", "allow", "warn", "deny", "expect"];

impl Splitter<'_, '_> {
    fn bytes(&self, indices: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(indices.start).map_or(0, |token| token.range.start);
        let end = self.tokens.get(indices.end - 1).map_or(start, |token| token.range.end);
        start..end
    }

    fn inner_attribute(&self, at: usize) -> Option<(InnerAttribute, usize)> {
        let tokens = self.tokens;
        if tokens.kind(at) == Some(Kind::InnerDoc) {
            let range = self.bytes(at..at + 1);
            return Some((InnerAttribute { range, is_lint_level: false }, at + 1));
        }
        if !(tokens.is_punct(at, '#') && tokens.is_punct(at + 1, '!')) {
            return None;
        }
        let Some(Kind::Open('[', end)) = tokens.kind(at + 2) else { return None };
        let lint = LINT_LEVELS.contains(&tokens.text(at + 3));
        // One lint can only be allowed for the crate as a whole.
        let internal = tokens.is_word(at + 3, "allow")
            && (at + 4..end).any(|index| tokens.is_word(index, "internal_features"));
        let range = self.bytes(at..tokens.after(at + 2));
        Some((InnerAttribute { range, is_lint_level: lint && !internal }, tokens.after(at + 2)))
    }

    /// The index of the first token from `at` on that is no attribute or doc comment. Inner ones are
    /// out of place here: the parser complains, and goes on.
    fn skip_attributes(&self, mut at: usize) -> usize {
        let tokens = self.tokens;
        loop {
            let open = at + 1 + usize::from(tokens.is_punct(at + 1, '!'));
            let opens = matches!(tokens.kind(open), Some(Kind::Open('[', _)));
            match tokens.kind(at) {
                Some(Kind::OuterDoc | Kind::InnerDoc) => at += 1,
                Some(Kind::Punct('#')) if opens => at = tokens.after(open),
                _ => return at,
            }
        }
    }

    /// The kind of the statement whose first token after its attributes is at `first`, and the
    /// index after it.
    fn statement(&self, first: usize) -> (StatementKind, usize) {
        let tokens = self.tokens;
        if tokens.is_punct(first, ';') {
            return (StatementKind::Code, first + 1);
        }
        if let Some(item) = self.item(first) {
            return item;
        }
        self.macro_call(first).unwrap_or_else(|| (StatementKind::Code, self.expression_end(first)))
    }

    fn item(&self, at: usize) -> Option<(StatementKind, usize)> {
        let tokens = self.tokens;
        if tokens.is_word(at, "pub") {
            let keyword = match tokens.kind(at + 1) {
                Some(Kind::Open('(', _)) => tokens.after(at + 1),
                _ => at + 1,
            };
            return Some(self.item(keyword).unwrap_or((StatementKind::Item, self.semicolon(at))));
        }
        if tokens.kind(at) != Some(Kind::Word) {
            return None;
        }
        let next = tokens.text(at + 1);
        let next_is_word = tokens.kind(at + 1) == Some(Kind::Word);
        let item = |end| Some((StatementKind::Item, end));
        match tokens.text(at) {
            "fn" => Some(self.function(at)),
            "struct" | "enum" | "trait" | "mod" if next_is_word => item(self.body(at)),
            "impl" => item(self.body(at)),
            "type" | "use" => item(self.semicolon(at)),
            "static" if !matches!(next, "|" | "move" | "async") => item(self.semicolon(at)),
            "const" if matches!(next, "fn" | "unsafe" | "async" | "extern" | "trait" | "impl") => {
                self.item(at + 1)
            }
            "const" if !matches!(next, "{" | "|" | "move") => item(self.semicolon(at)),
            "unsafe" | "async" | "safe" | "auto" | "default" if next_is_word => self.item(at + 1),
            "extern" if next == "crate" => Some((StatementKind::ExternCrate, self.semicolon(at))),
            "extern" => {
                let abi = at + 1 + usize::from(tokens.kind(at + 1) == Some(Kind::Literal));
                match tokens.text(abi) {
                    "fn" => Some(self.function(abi)),
                    _ => item(self.body(at)),
                }
            }
            "union" | "macro" if next_is_word => item(self.body(at)),
            "macro_rules" if next == "!" && tokens.kind(at + 2) == Some(Kind::Word) => {
                let end = tokens.after(at + 3);
                let braces = matches!(tokens.kind(at + 3), Some(Kind::Open('{', _)));
                item(end + usize::from(!braces && tokens.is_punct(end, ';')))
            }
            _ => None,
        }
    }

    fn function(&self, at: usize) -> (StatementKind, usize) {
        let is_main = self.tokens.is_word(at + 1, "main");
        (if is_main { StatementKind::Main } else { StatementKind::Item }, self.body(at))
    }

    /// After the semicolon that ends the item at `at`.
    fn semicolon(&self, at: usize) -> usize {
        self.tokens
            .find(at, |index| self.tokens.is_punct(index, ';'))
            .map_or(self.tokens.len(), |index| index + 1)
    }

    /// After the braces, or the semicolon, that end the item at `at`. Braces between `<` and `>`
    /// are const arguments.
    fn body(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let mut angles = 0_usize;
        let mut index = at;
        while index < tokens.len() {
            match tokens.kind(index) {
                Some(Kind::Punct('<')) => angles += 1,
                Some(Kind::Punct('>')) if !tokens.is_punct(index - 1, '-') => {
                    angles = angles.saturating_sub(1);
                }
                Some(Kind::Punct(';')) => return index + 1,
                Some(Kind::Open('{', _)) if angles == 0 => return tokens.after(index),
                _ => {}
            }
            index = tokens.after(index);
        }
        tokens.len()
    }

    /// `path::to::name! ( … );`, as a statement.
    fn macro_call(&self, at: usize) -> Option<(StatementKind, usize)> {
        let tokens = self.tokens;
        let mut index = at;
        if tokens.is_punct(index, ':') && tokens.is_punct(index + 1, ':') {
            index += 2;
        }
        while tokens.kind(index) == Some(Kind::Word) {
            index += 1;
            if tokens.is_punct(index, ':') && tokens.is_punct(index + 1, ':') {
                index += 2;
            } else {
                break;
            }
        }
        if index == at || !tokens.is_punct(index, '!') {
            return None;
        }
        let Some(Kind::Open(delimiter, _)) = tokens.kind(index + 1) else { return None };
        let end = tokens.after(index + 1);
        let semicolon = tokens.is_punct(end, ';');
        let braces = delimiter == '{' && !tokens.is_punct(end, '.') && !tokens.is_punct(end, '?');
        (braces || semicolon).then(|| {
            let main = self.mentions_main(index + 2, end.saturating_sub(1));
            (StatementKind::Macro(main), end + usize::from(semicolon))
        })
    }

    /// `fn main (` among the tokens of a macro call, not inside a nested group.
    fn mentions_main(&self, from: usize, to: usize) -> bool {
        let tokens = self.tokens;
        tokens
            .find(from, |index| {
                index < to
                    && tokens.is_word(index, "fn")
                    && tokens.is_word(index + 1, "main")
                    && matches!(tokens.kind(index + 2), Some(Kind::Open('(', _)))
            })
            .is_some_and(|index| index < to)
    }

    fn expression_end(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let mut start = at;
        if tokens.kind(start) == Some(Kind::Lifetime) && tokens.is_punct(start + 1, ':') {
            start += 2;
        }
        let blocklike = match tokens.kind(start) {
            Some(Kind::Open('{', _)) => true,
            Some(Kind::Word) => matches!(
                tokens.text(start),
                "if" | "match" | "while" | "loop" | "for" | "unsafe" | "const"
            ),
            _ => false,
        };
        if !blocklike {
            return self.semicolon(at);
        }
        let is_block = |index: usize| matches!(tokens.kind(index), Some(Kind::Open('{', _)));
        let mut end = start;
        loop {
            let Some(block) = tokens.find(end, is_block) else { return tokens.len() };
            end = tokens.after(block);
            if !tokens.is_word(end, "else") {
                break;
            }
        }
        if tokens.is_punct(end, '.') || tokens.is_punct(end, '?') {
            return self.semicolon(end);
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::{StatementKind::*, *};

    fn split(source: &str) -> Vec<(StatementKind, &str)> {
        TopLevel::parse(&Tokens::new(source))
            .statements
            .into_iter()
            .map(|statement| (statement.kind, &source[statement.range]))
            .collect()
    }

    #[test]
    fn items_of_every_kind_end_where_they_end() {
        let items = [
            "use a::{b, c};",
            "pub(crate) struct A;",
            "struct B<T>(T) where T: Copy;",
            "struct C { x: i32 }",
            "enum D { E }",
            "impl<T> F<{ 1 + 1 }> for G { fn f() -> u8 { 1 } }",
            "trait H { fn f(&self) -> Vec<u8>; }",
            "type I = [u8; 3];",
            "const J: u8 = { 1 };",
            "static mut K: u8 = 1;",
            "const fn l() -> u8 { 1 }",
            "unsafe impl M for N {}",
            "extern \"C\" { fn o(); }",
            "extern fn p() {}",
            "pub async fn q() {}",
            "macro_rules! r { () => {} }",
            "macro_rules! s ( () => {} );",
            "union T { a: u8 }",
            "mod u { fn main() {} }",
            "#[derive(Debug)]\n/// doc\nstruct V;",
            "unsafe extern \"C\" {}",
        ];
        let source = items.join("\n");
        let found = split(&source);
        assert_eq!(found.iter().map(|(_, text)| *text).collect::<Vec<_>>(), items);
        assert!(found.iter().all(|(kind, _)| *kind == Item), "{found:?}");
    }

    #[test]
    fn main_extern_crate_and_macros_are_told_apart() {
        assert_eq!(
            split("extern crate a; fn main() {} m! { fn main() {} } n!(x); fn f() {}")
                .iter()
                .map(|(kind, _)| *kind)
                .collect::<Vec<_>>(),
            [ExternCrate, Main, Macro(true), Macro(false), Item]
        );
        assert_eq!(split("m! { { fn main() {} } }")[0].0, Macro(false));
    }

    #[test]
    fn code_is_everything_else() {
        for code in [
            "let a = 1;",
            "println!(\"x\")",
            "a != b;",
            "vec![1].len();",
            "m! {}.f();",
            "if a {} else if b {} else {}",
            "match a { _ => {} }",
            "unsafe { f() }",
            "const { 1 };",
            "async { 1 };",
            "'l: loop {}",
            ";",
            "union + 1;",
            "{ fn main() {} }",
            "static || 1;",
            "return;",
        ] {
            assert_eq!(split(code)[0].0, Code, "{code}");
        }
        assert_eq!(split("if a { b } else { c } extern crate d;").len(), 2);
        assert_eq!(split("#[a]\n#[b]\n/// c"), [], "attributes of nothing");
        assert_eq!(split("struct A;\n#![a]\n//! c").len(), 1, "inner attributes of nothing");
        assert_eq!(split("struct A;\n#![a]\nstruct B;").len(), 2);
    }

    #[test]
    fn inner_attributes_stand_at_the_top_only() {
        let source = "#![allow(a)]\n//! doc\n#![feature(b)]\nuse c;";
        let top = TopLevel::parse(&Tokens::new(source));
        let lint: Vec<bool> = top.attributes.iter().map(|a| a.is_lint_level).collect();
        assert_eq!(lint, [true, false, false]);
        assert_eq!(top.statements.len(), 1);
    }
}
