//! Paths from the crate's root, said from inside a module.
//!
//! In a bundle a program is a module, and `crate::x` would be somebody else's `x`. From the
//! program's own top level `self ::x` is the same path, one module deeper `super::x` is, and both
//! are as long as `crate::x`: no line and no column changes, and nothing else sees the difference.

use std::borrow::Cow;

use crate::read::tokens::{Kind, Tokens};

/// One `crate` at the start of a path.
struct Rooted {
    /// Where it stands in the text.
    start: usize,
    /// What is said instead.
    instead: &'static str,
}

const CRATE: &str = "crate";

/// Whether every path from the root can be said from inside a module.
pub fn can_be_a_module(tokens: &Tokens<'_>) -> bool {
    rooted(tokens).is_some()
}

/// The text for a module: the program itself, if it has no such path or one that stays.
pub fn as_module(program: &str) -> Cow<'_, str> {
    if !program.contains(CRATE) {
        return Cow::Borrowed(program);
    }
    let mut text = program.to_owned();
    for path in rooted(&Tokens::new(program)).unwrap_or_default() {
        text.replace_range(path.start..path.start + CRATE.len(), path.instead);
    }
    Cow::Owned(text)
}

/// All of them, or `None` if there is one that cannot be said otherwise.
fn rooted(tokens: &Tokens<'_>) -> Option<Vec<Rooted>> {
    let mut found = Vec::new();
    let mut modules: Vec<usize> = Vec::new();
    // Behind which token an attribute or a macro ends: it may show its tokens as text, or put them
    // into another module.
    let mut not_until = 0;
    for at in 0..tokens.len() {
        while modules.last().is_some_and(|end| at > *end) {
            modules.pop();
        }
        match tokens.kind(at) {
            Some(Kind::Open(_, end)) if is_macro(tokens, at) => {
                not_until = end.max(not_until);
            }
            Some(Kind::Word) if tokens.text(at) == "mod" => {
                if let Some(Kind::Open('{', end)) = tokens.kind(at + 2) {
                    modules.push(end);
                }
            }
            Some(Kind::Word) if starts_path(tokens, at) => {
                // Behind `crate::` these are errors; behind what stands in its place they are not.
                let odd = matches!(tokens.text(at + 3), "super" | "self" | "crate");
                let instead = match modules.len() {
                    0 => "self ",
                    1 => "super",
                    _ => return None,
                };
                if odd || at < not_until {
                    return None;
                }
                found.push(Rooted { start: tokens.get(at)?.range.start, instead });
            }
            _ => {}
        }
    }
    Some(found)
}

/// `crate::`, and not `$crate::`.
fn starts_path(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.text(at) == CRATE
        && tokens.is_punct(at + 1, ':')
        && tokens.is_punct(at + 2, ':')
        && !(at > 0 && tokens.is_punct(at - 1, '$'))
}

/// Whether this delimiter opens an attribute, or the tokens or the rules of a macro.
fn is_macro(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back);
    let is_punct = |back, character| before(back).is_some_and(|at| tokens.is_punct(at, character));
    let is_word = |back| before(back).is_some_and(|at| tokens.kind(at) == Some(Kind::Word));
    is_punct(1, '#')
        || is_punct(1, '!') && (is_punct(2, '#') || is_word(2))
        || is_word(1) && is_punct(2, '!') && is_word(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(program: &str) -> Option<Cow<'_, str>> {
        can_be_a_module(&Tokens::new(program)).then(|| as_module(program))
    }

    #[test]
    fn paths_keep_their_length_and_their_meaning() {
        for (program, expected) in [
            ("use crate::a::B; fn f() { crate::g() }", "use self ::a::B; fn f() { self ::g() }"),
            ("mod a { use crate::b; }", "mod a { use super::b; }"),
            ("mod a {} fn f() { crate::a::g(); }", "mod a {} fn f() { self ::a::g(); }"),
            ("mod a { pub(in crate::a) fn f() {} }", "mod a { pub(in super::a) fn f() {} }"),
            (
                "pub(crate) fn f() { m!(x); crate::g(); }",
                "pub(crate) fn f() { m!(x); self ::g(); }",
            ),
            ("// crate::x\nfn f() { \"crate::x\"; }", "// crate::x\nfn f() { \"crate::x\"; }"),
            ("fn é() { crate\n    ::g() }", "fn é() { self \n    ::g() }"),
        ] {
            let text = module(program).expect(program);
            assert_eq!(text, expected);
            assert_eq!(text.len(), program.len());
        }
    }

    #[test]
    fn what_cannot_be_said_otherwise_stays() {
        for program in [
            "mod a { mod b { use crate::c; } }",
            "macro_rules! m { () => { crate::f() } }",
            "fn main() { println!(\"{}\", crate::f()); }",
            "fn main() { assert!(crate::f()); }",
            "#[path(crate::x)] fn f() {}",
            "#![path(crate::x)] fn f() {}",
            "fn main() { crate::super::f(); }",
            "mod a { use crate::self::f; }",
        ] {
            assert_eq!(module(program), None, "{program}");
            assert_eq!(as_module(program), program);
        }
    }
}
