//! Which programs may share a crate with others.
//!
//! A bundle only acquits: what fails in one is compiled alone before anything is said about it. So a
//! program has to stay out of a bundle only if it could *pass* there though it fails alone, if what
//! it prints could differ, or if it could change its neighbours. The rule was found by experiment;
//! each reason below has a test with a bundle that would go wrong without it.

use std::{collections::BTreeSet, fmt};

use super::rooted;
use crate::read::{
    tags::Edition,
    tokens::{Kind, Tokens},
};

/// Why a program is compiled alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alone {
    /// It does not parse, or its delimiters do not balance.
    DoesNotParse,
    /// Its fence says `standalone_crate` or `test_harness`.
    Asked,
    /// An inner attribute that a module cannot carry (`#![feature]`, `#![no_std]`, …).
    CrateAttribute(String),
    /// A path from the crate's root that a module cannot say: `$crate`, `crate::` in a macro or deep
    /// down (see [`rooted`]), or `::` in edition 2015.
    CratePath,
    /// `super` beyond its own modules.
    Super,
    /// A `main` that cannot be called from outside: generic, `async`, `unsafe`, `extern`, ….
    OddMain,
    /// A symbol, section or allocator that the whole program shares.
    GlobalSymbol(String),
    /// `impl ForeignTrait for ForeignType`: neighbours' inference would see it.
    ForeignImpl,
    /// It can see what it is compiled in: `module_path!`, `type_name`, `Backtrace`, ….
    Introspection(String),
    /// It reads files or the environment while it is compiled.
    CompileTimeInput(String),
    /// A macro exported to the crate's root, or a crate that the root would have to name.
    CrateRoot(String),
    /// A lint it forbids could fire, or not, because of where the program stands.
    StrictLint,
    /// It is expected to fail, and what the compiler says to it alone is kept and shown.
    ExactErrors,
    /// The book or the command line says that nothing is bundled.
    Disabled,
}

impl fmt::Display for Alone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DoesNotParse => f.write_str("it does not parse"),
            Self::Asked => f.write_str("its fence, or the key of its question, asks for it"),
            Self::CrateAttribute(name) => write!(f, "it has a crate attribute, `{name}`"),
            Self::CratePath => f.write_str("it has a path from the crate's root"),
            Self::Super => f.write_str("it says `super` at its top level"),
            Self::OddMain => f.write_str("its `main` cannot be called like any function"),
            Self::GlobalSymbol(name) => write!(f, "`{name}` concerns the whole program"),
            Self::ForeignImpl => f.write_str("it implements a foreign trait for a foreign type"),
            Self::Introspection(name) => write!(f, "`{name}` can see what it is compiled in"),
            Self::CompileTimeInput(name) => write!(f, "`{name}` reads while it is compiled"),
            Self::CrateRoot(name) => write!(f, "`{name}` concerns the crate's root"),
            Self::StrictLint => f.write_str("it denies lints"),
            Self::ExactErrors => f.write_str("the compiler's message to it is kept"),
            Self::Disabled => f.write_str("bundling is switched off"),
        }
    }
}

/// What else is known of the program.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Its edition.
    pub edition: Edition,
    /// It shares a crate in which every program is expected to fail: plain compile errors that a
    /// bundle causes would count as the author's there.
    pub compile_fail: bool,
}

/// Whether `program` must be compiled alone, and the first reason why.
pub fn alone(program: &str, context: Context) -> Option<Alone> {
    let tokens = Tokens::new(program);
    if !tokens.balanced {
        return Some(Alone::DoesNotParse);
    }
    if program.starts_with("#!") && ra_ap_rustc_lexer::strip_shebang(program).is_some() {
        return Some(Alone::CrateAttribute("#!".to_owned()));
    }
    let scan = Scan { tokens: &tokens, local: local_names(&tokens), context };
    let mut depth = Vec::new();
    (0..tokens.len()).find_map(|at| scan.token(at, &mut depth))
}

struct Scan<'t, 'a> {
    tokens: &'t Tokens<'a>,
    /// Types and traits that the program defines.
    local: BTreeSet<&'a str>,
    context: Context,
}

/// Inner attributes that mean the same in a module.
const MODULE_ATTRIBUTES: [&str; 5] = ["allow", "warn", "expect", "doc", "rustfmt"];
/// Attributes and macros that reach beyond the module.
const GLOBAL: [&str; 12] = [
    "global_allocator",
    "no_mangle",
    "export_name",
    "link_section",
    "used",
    "link",
    "link_name",
    "global_asm",
    "panic_handler",
    "alloc_error_handler",
    "naked_asm",
    "linkage",
];
const INTROSPECTION: [&str; 8] = [
    "type_name",
    "type_name_of_val",
    "module_path",
    "Backtrace",
    "backtrace",
    "current_exe",
    "TypeId",
    "type_id",
];
const COMPILE_TIME: [&str; 5] = ["include", "include_str", "include_bytes", "env", "option_env"];

impl Scan<'_, '_> {
    fn token(&self, at: usize, modules: &mut Vec<usize>) -> Option<Alone> {
        let tokens = self.tokens;
        while modules.last().is_some_and(|end| at > *end) {
            modules.pop();
        }
        match tokens.kind(at)? {
            Kind::Punct('#') => self.attribute(at),
            Kind::Punct(':') => self.leading_colons(at),
            Kind::Punct('$') if tokens.is_word(at + 1, "crate") => Some(Alone::CratePath),
            Kind::Word => self.word(at, modules),
            _ => None,
        }
    }

    fn attribute(&self, at: usize) -> Option<Alone> {
        let tokens = self.tokens;
        let inner = tokens.is_punct(at + 1, '!');
        let open = at + 1 + usize::from(inner);
        let Some(Kind::Open('[', end)) = tokens.kind(open) else { return None };
        let name = tokens.text(open + 1);
        let words = || (open + 1..end).filter(|index| tokens.kind(*index) == Some(Kind::Word));
        if words().any(|index| matches!(tokens.text(index), "deny" | "forbid")) {
            return Some(Alone::StrictLint);
        }
        if let Some(index) = words().find(|index| GLOBAL.contains(&tokens.text(*index))) {
            return Some(Alone::GlobalSymbol(tokens.text(index).to_owned()));
        }
        if inner && !(MODULE_ATTRIBUTES.contains(&name) || self.lint_cfg_attr(open, end)) {
            return Some(Alone::CrateAttribute(name.to_owned()));
        }
        match name {
            "path" => Some(Alone::CompileTimeInput("path".to_owned())),
            "macro_export" | "macro_use" | "proc_macro" | "proc_macro_derive" => {
                Some(Alone::CrateRoot(name.to_owned()))
            }
            "track_caller" => Some(Alone::Introspection(name.to_owned())),
            "target_feature" => Some(Alone::OddMain),
            _ => None,
        }
    }

    /// `cfg_attr(…, allow(…))`: a lint level in disguise.
    fn lint_cfg_attr(&self, open: usize, end: usize) -> bool {
        let tokens = self.tokens;
        tokens.is_word(open + 1, "cfg_attr")
            && (open..end)
                .any(|index| matches!(tokens.text(index), "allow" | "warn" | "expect" | "doc"))
            && !(open..end).any(|index| matches!(tokens.text(index), "feature" | "no_std"))
    }

    /// `::name` at the start of a path.
    fn leading_colons(&self, at: usize) -> Option<Alone> {
        let tokens = self.tokens;
        let starts = tokens.is_punct(at + 1, ':')
            && !(at > 0
                && (matches!(tokens.kind(at - 1), Some(Kind::Word | Kind::Close(_)))
                    && !is_keyword(tokens.text(at - 1))
                    || tokens.is_punct(at - 1, '>')
                    || tokens.is_punct(at - 1, ':')));
        let std = matches!(tokens.text(at + 2), "std" | "core");
        (starts && !std && self.context.edition == Edition::E2015).then_some(Alone::CratePath)
    }

    fn word(&self, at: usize, modules: &mut Vec<usize>) -> Option<Alone> {
        let tokens = self.tokens;
        let word = tokens.text(at);
        let path_follows = tokens.is_punct(at + 1, ':') && tokens.is_punct(at + 2, ':');
        let macro_follows = tokens.is_punct(at + 1, '!') && !tokens.is_punct(at + 2, '=');
        match word {
            "mod" => {
                if tokens.is_punct(at + 2, ';') {
                    return Some(Alone::CompileTimeInput("mod".to_owned()));
                }
                if let Some(Kind::Open('{', end)) = tokens.kind(at + 2) {
                    modules.push(end);
                    if self.context.compile_fail && tokens.is_word(at + 1, "std") {
                        return Some(Alone::CratePath);
                    }
                }
                None
            }
            "super" => {
                let mut count = 1;
                let mut next = at;
                while tokens.is_punct(next + 1, ':')
                    && tokens.is_punct(next + 2, ':')
                    && tokens.is_word(next + 3, "super")
                {
                    count += 1;
                    next += 3;
                }
                (count > modules.len()).then_some(Alone::Super)
            }
            "crate" if tokens.is_word(at + 1, "as") => Some(Alone::CratePath),
            "crate" if path_follows => {
                let stays = self.context.compile_fail || self.context.edition == Edition::E2015;
                (stays || !rooted::can_be_a_module(tokens)).then_some(Alone::CratePath)
            }
            "crate" if at > 0 && tokens.is_word(at - 1, "extern") => self.extern_crate(at),
            "use" if self.context.edition == Edition::E2015 => self.use_2015(at),
            "main" if at > 0 && tokens.is_word(at - 1, "fn") && modules.is_empty() => {
                self.odd_main(at)
            }
            "impl" => self.foreign_impl(at),
            _ if macro_follows && COMPILE_TIME.contains(&word) => {
                Some(Alone::CompileTimeInput(format!("{word}!")))
            }
            _ if GLOBAL.contains(&word) && macro_follows => {
                Some(Alone::GlobalSymbol(format!("{word}!")))
            }
            _ => INTROSPECTION.contains(&word).then(|| Alone::Introspection(word.to_owned())),
        }
    }

    fn extern_crate(&self, at: usize) -> Option<Alone> {
        let name = self.tokens.text(at + 1);
        // Paths of edition 2015 start at the root, where the bundle has no such name.
        (self.context.compile_fail || self.context.edition == Edition::E2015)
            .then(|| Alone::CrateRoot(format!("extern crate {name}")))
    }

    /// In edition 2015 `use` paths start at the crate's root.
    fn use_2015(&self, at: usize) -> Option<Alone> {
        let first = self.tokens.text(at + 1);
        (self.context.compile_fail || !matches!(first, "std" | "core" | "self" | "super"))
            .then_some(Alone::CratePath)
    }

    fn odd_main(&self, at: usize) -> Option<Alone> {
        let tokens = self.tokens;
        let before = if at >= 2 { tokens.text(at - 2) } else { Default::default() };
        let body = tokens.find(at, |index| matches!(tokens.kind(index), Some(Kind::Open('{', _))));
        // Nothing that a caller minds.
        let has_where =
            (at..body.unwrap_or(tokens.len())).any(|index| tokens.is_word(index, "where"));
        let odd = matches!(before, "async" | "unsafe" | "extern" | "const")
            || tokens.kind(at.wrapping_sub(2)) == Some(Kind::Literal)
            || tokens.is_punct(at + 1, '<')
            || has_where;
        // `#[tokio::main] async fn main` is an ordinary function once expanded.
        let attribute =
            before == "async" && at >= 3 && matches!(tokens.kind(at - 3), Some(Kind::Close(']')));
        (odd && !attribute).then_some(Alone::OddMain)
    }

    fn foreign_impl(&self, at: usize) -> Option<Alone> {
        let tokens = self.tokens;
        // `impl Trait` in types is no item: items start behind `}`, `;`, an attribute, or nothing.
        let starts = at == 0
            || matches!(tokens.kind(at - 1), Some(Kind::Close('}' | ']') | Kind::Open('{', _)))
            || tokens.is_punct(at - 1, ';')
            || matches!(tokens.kind(at - 1), Some(Kind::OuterDoc | Kind::InnerDoc))
            || matches!(tokens.text(at - 1), "unsafe" | "default");
        if !starts {
            return None;
        }
        let body =
            tokens.find(at, |index| matches!(tokens.kind(index), Some(Kind::Open('{', _))))?;
        let generics_end = self.skip_generics(at + 1);
        let for_at = (generics_end..body)
            .find(|index| tokens.is_word(*index, "for") && !tokens.is_punct(*index + 1, '<'))?;
        let trait_name = self.path_head(generics_end, for_at);
        let type_name = self.path_head(for_at + 1, body);
        let is_local = |name: Option<&str>| name.is_some_and(|name| self.local.contains(name));
        (!is_local(trait_name) && !is_local(type_name)).then_some(Alone::ForeignImpl)
    }

    fn skip_generics(&self, at: usize) -> usize {
        if !self.tokens.is_punct(at, '<') {
            return at;
        }
        let mut depth = 0_usize;
        for index in at..self.tokens.len() {
            if self.tokens.is_punct(index, '<') {
                depth += 1;
            } else if self.tokens.is_punct(index, '>') && !self.tokens.is_punct(index - 1, '-') {
                depth -= 1;
                if depth == 0 {
                    return index + 1;
                }
            }
        }
        self.tokens.len()
    }

    /// The last segment of the path at `from`, references looked through, arguments left out.
    fn path_head(&self, from: usize, to: usize) -> Option<&str> {
        let tokens = self.tokens;
        let mut index = from;
        let mut last = None;
        while index < to {
            match tokens.kind(index)? {
                Kind::Punct('&' | '!' | '?') | Kind::Lifetime => {}
                Kind::Word if matches!(tokens.text(index), "mut" | "dyn" | "const") => {}
                Kind::Word => {
                    last = Some(tokens.text(index));
                    if !(tokens.is_punct(index + 1, ':') && tokens.is_punct(index + 2, ':')) {
                        return last;
                    }
                }
                Kind::Punct(':') => {}
                _ => return last,
            }
            index += 1;
        }
        last
    }
}

fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "use" | "as" | "in" | "return" | "for" | "impl" | "where" | "mut" | "dyn" | "match" | "if"
    )
}

/// Names that follow `struct`, `enum`, `union`, `trait` or `type`.
fn local_names<'a>(tokens: &Tokens<'a>) -> BTreeSet<&'a str> {
    (0..tokens.len())
        .filter(|at| {
            matches!(tokens.text(*at), "struct" | "enum" | "union" | "trait")
                && tokens.kind(*at + 1) == Some(Kind::Word)
        })
        .map(|at| tokens.text(at + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(program: &str, edition: Edition, compile_fail: bool) -> Option<Alone> {
        alone(program, Context { edition, compile_fail })
    }

    fn shares(program: &str) -> bool {
        of(program, Edition::E2021, false).is_none()
    }

    #[test]
    fn ordinary_programs_share() {
        for program in [
            "#![allow(unused)]\nfn main() { println!(\"{}\", 1); }",
            "mod a { pub fn f() {} mod b { use super::f; use super::super::a; } } fn main() {}",
            "use std::fmt; struct P; impl fmt::Display for P { } fn main() {}",
            "trait T {} impl T for i32 {} impl<X> T for Vec<X> {} fn main() {}",
            "fn f() -> impl Iterator<Item = u8> { 0..1 } pub(crate) fn g() {} fn main() {}",
            "fn main() -> Result<(), String> { let line = 1; let column = line; Ok(()) }",
            "#[tokio::main] async fn main() {}",
            "fn main() { let a = ::std::mem::size_of::<u8>(); if a != 1 {} }",
            "mod a { pub fn f() { crate::g(); } } fn g() {} fn main() { crate::a::f(); }",
        ] {
            assert_eq!(of(program, Edition::E2021, false), None, "{program}");
        }
    }

    #[test]
    fn what_reaches_beyond_its_module_stays_alone() {
        for program in [
            "use super::x; fn main() {}",
            "mod a { use super::super::x; } fn main() {}",
            "pub(super) fn f() {} fn main() {}",
            "#![feature(never_type)] fn main() {}",
            "#![no_std] fn main() {}",
            "#![deny(warnings)] fn main() {}",
            "#[deny(dead_code)] fn f() {} fn main() {}",
            "fn main<T>() {}",
            "async fn main() {}",
            "extern \"C\" fn main() {}",
            "fn main() where (): Copy {}",
            "#[target_feature(enable = \"sse2\")] fn main() {}",
            "#[no_mangle] fn f() {} fn main() {}",
            "#[unsafe(no_mangle)] fn f() {} fn main() {}",
            "#[global_allocator] static A: X = X; fn main() {}",
            "std::arch::global_asm!(\"\"); fn main() {}",
            "impl From<u8> for String {} fn main() {}",
            "impl<T> Add<T> for Vec<T> {} fn main() {}",
            "struct V; impl std::ops::Add<V> for String { } fn main() {}",
            "fn main() { std::any::type_name::<u8>(); }",
            "fn main() { println!(\"{}\", module_path!()); }",
            "fn main() { include_str!(\"x\"); }",
            "mod x; fn main() {}",
            "fn main() { env!(\"HOME\"); }",
            "mod a { mod b { use crate::f; } } fn f() {} fn main() {}",
            "fn f() -> bool { true } fn main() { assert!(crate::f()); }",
            "macro_rules! m { () => { $crate::f() } } fn main() {}",
            "#[macro_export] macro_rules! m { () => {} } fn main() {}",
            "fn main() {",
        ] {
            assert!(!shares(program), "{program}");
        }
    }

    #[test]
    fn edition_2015_paths_start_at_the_root() {
        assert!(of("use std::fmt; fn main() {}", Edition::E2015, false).is_none());
        assert!(of("mod a {} use a::b; fn main() {}", Edition::E2015, false).is_some());
        assert!(of("fn f() {} fn main() { ::f(); }", Edition::E2015, false).is_some());
        assert!(of("fn main() { let v = Vec::<u8>::new(); }", Edition::E2015, false).is_none());
    }

    #[test]
    fn expected_failures_share_less() {
        assert!(of("extern crate x; fn main() {}", Edition::E2021, true).is_some());
        assert!(of("mod std {} fn main() {}", Edition::E2021, true).is_some());
        assert!(of("use std::fmt; fn main() {}", Edition::E2015, true).is_some());
    }
}
