//! What the words after a fence mean.
//!
//! Two readings of one info string. [`Tags::parse`] is ours: rustdoc's words with rustdoc's
//! meanings, mdBook's words, and one brace group of keys of our own, where no attribute is dropped
//! for its place and a misspelt one is an error. [`rustdoc_keeps`] answers what rustdoc itself
//! would do with the fence, so that the two can be told apart.
//!
//! Source of the rules: `LangString::parse` and `TagIterator` in the compiler's
//! `src/librustdoc/html/markdown.rs` (1.95); mdBook's guide, "mdBook-specific features" (0.5).

use super::info::{Token, Tokens, rustdoc_keeps};
use crate::problem::nearest;

/// The Rust edition a listing is compiled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Edition {
    /// 2015: what rustdoc (and so mdBook) uses where a book names none.
    #[default]
    E2015,
    /// 2018.
    E2018,
    /// 2021.
    E2021,
    /// 2024.
    E2024,
}

impl Edition {
    /// The year, as `rustc --edition` takes it.
    pub fn year(self) -> &'static str {
        match self {
            Self::E2015 => "2015",
            Self::E2018 => "2018",
            Self::E2021 => "2021",
            Self::E2024 => "2024",
        }
    }

    /// The edition of a year.
    pub fn from_year(year: &str) -> Option<Self> {
        [Self::E2015, Self::E2018, Self::E2021, Self::E2024]
            .into_iter()
            .find(|edition| edition.year() == year)
    }
}

/// When a listing is not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Ignore {
    /// It is looked at.
    #[default]
    Never,
    /// `ignore`.
    Always,
    /// `ignore-<target>`: on targets whose name contains one of these.
    OnTargets(Vec<String>),
}

impl Ignore {
    /// Whether a listing is ignored on `target` (a target triple).
    pub fn applies(&self, target: &str) -> bool {
        match self {
            Self::Never => false,
            Self::Always => true,
            Self::OnTargets(names) => names.iter().any(|name| target.contains(name.as_str())),
        }
    }
}

/// A word or key of a fence that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagProblem {
    /// Nearly a word that exists.
    Misspelt {
        /// What stands there.
        found: String,
        /// What was probably meant.
        meant: String,
    },
    /// A word nobody declared.
    Unknown(String),
    /// A key in the brace group that we do not know.
    UnknownKey {
        /// The key.
        key: String,
        /// A key that looks like it.
        meant: Option<String>,
    },
    /// A key with a value it cannot have.
    BadValue {
        /// The key.
        key: String,
        /// What it takes.
        wants: &'static str,
    },
    /// The info string cannot be read on from here.
    Unreadable(String),
    /// An edition that does not exist.
    NoSuchEdition(String),
}

/// Everything an info string says.
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// A Rust listing (otherwise none of our business).
    pub rust: bool,
    /// `ignore` and `ignore-<target>`.
    pub ignore: Ignore,
    /// `should_panic`.
    pub should_panic: bool,
    /// `no_run`.
    pub no_run: bool,
    /// `compile_fail`.
    pub compile_fail: bool,
    /// `E0xxx`, with `compile_fail`.
    pub error_codes: Vec<String>,
    /// `edition20xx`.
    pub edition: Option<Edition>,
    /// `test_harness`.
    pub test_harness: bool,
    /// `standalone_crate`.
    pub standalone: bool,
    /// `test`: run the `#[test]` functions too.
    pub test: bool,
    /// mdBook's own words and other words that were let through, in order, for the renderer.
    pub classes: Vec<String>,
    /// `{name=…}`.
    pub name: Option<String>,
    /// `{caption=…}`.
    pub caption: Option<String>,
    /// `{output=…}`: whether the output is shown.
    pub output: Option<bool>,
    /// `{mark=…}`: which lines are emphasised.
    pub mark: Option<String>,
    /// `{diff=…}`: the listing that it is shown as the difference from.
    pub diff: Option<String>,
    /// `{data=…}`: files the program reads, relative to the book's root.
    pub data: Vec<String>,
    /// `{env=…}`: environment variables the program may see.
    pub env: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<TagProblem>,
    /// rustdoc would not see this listing at all.
    pub dropped_by_rustdoc: bool,
}

/// rustdoc's attributes: losing one of these to a slip changes what is proven.
const ATTRIBUTES: [&str; 6] =
    ["ignore", "should_panic", "no_run", "compile_fail", "test_harness", "standalone_crate"];
/// mdBook's words.
const CLASSES: [&str; 4] = ["editable", "noplayground", "noplaypen", "mdbook-runnable"];
/// Keys of the brace group.
pub const KEYS: [&str; 8] = ["name", "caption", "output", "mark", "diff", "data", "env", "class"];

impl Tags {
    /// An indented block, or a fence without an info string: Rust, as for rustdoc.
    pub fn untagged() -> Self {
        Self { rust: true, ..Self::default() }
    }

    /// Read an info string. `declared` are words of the book's own that fences may carry.
    pub fn parse(info: &str, declared: &[String]) -> Self {
        let mut tags = Self::default();
        let mut saw = Saw::default();
        let mut targets = Vec::new();
        let mut tokens = Tokens::new(info);
        for token in tokens.by_ref() {
            match token {
                Token::Word(word) => tags.word(word, &mut saw, &mut targets, declared),
                Token::Class(class) => tags.classes.push(class.to_owned()),
                Token::KeyValue(key, value) => tags.key(key, value),
            }
        }
        let unreadable = tokens.error.take();
        if !targets.is_empty() {
            tags.ignore = Ignore::OnTargets(targets);
        }
        tags.rust = !saw.custom && (saw.rust || !(saw.other || saw.code));
        if let Some(rest) = unreadable {
            // rustdoc drops such a fence; a `rust` before the trouble says it is one of ours.
            tags.rust &= saw.rust;
            tags.read_leniently(rest);
        }
        if tags.rust {
            tags.dropped_by_rustdoc = !rustdoc_keeps(info);
            tags.no_run |= tags.compile_fail;
        } else {
            // A fence of another language, unless its only fault is how an attribute is spelt.
            tags.problems.retain(|problem| {
                matches!(problem, TagProblem::Misspelt { found, meant }
                    if fold(found) == fold(meant) && ATTRIBUTES.contains(&meant.as_str()))
            });
        }
        tags
    }

    fn word(&mut self, word: &str, saw: &mut Saw, targets: &mut Vec<String>, declared: &[String]) {
        let rust_unless_other = !saw.other || saw.rust;
        match word {
            "rust" => saw.rust = true,
            "custom" => saw.custom = true,
            "should_panic" => {
                self.should_panic = true;
                saw.rust = rust_unless_other;
            }
            "no_run" => {
                self.no_run = true;
                saw.rust = rust_unless_other;
            }
            "ignore" => {
                self.ignore = Ignore::Always;
                saw.rust = rust_unless_other;
            }
            "compile_fail" => {
                self.compile_fail = true;
                saw.rust = rust_unless_other;
            }
            "test_harness" => {
                self.test_harness = true;
                saw.rust = rust_unless_other;
            }
            "standalone_crate" => {
                self.standalone = true;
                saw.rust = rust_unless_other;
            }
            "test" => {
                self.test = true;
                saw.other = true;
            }
            _ => {
                if CLASSES.contains(&word) {
                    self.classes.push(word.to_owned());
                    saw.other = true;
                } else if let Some(target) = word.strip_prefix("ignore-") {
                    targets.push(target.to_owned());
                    saw.rust = rust_unless_other;
                } else if let Some(year) = word.strip_prefix("edition") {
                    self.edition = Edition::from_year(year);
                    if self.edition.is_none() {
                        self.problems.push(TagProblem::NoSuchEdition(word.to_owned()));
                    }
                } else if is_error_code(word) {
                    self.error_codes.push(word.to_owned());
                    saw.code = true;
                } else {
                    self.other_word(word, declared);
                    saw.other = true;
                }
            }
        }
    }

    fn other_word(&mut self, word: &str, declared: &[String]) {
        self.classes.push(word.to_owned());
        if declared.iter().any(|known| known == word) {
            return;
        }
        let problem = match nearest(word, ATTRIBUTES.into_iter().chain(CLASSES)) {
            Some(meant) => TagProblem::Misspelt { found: word.to_owned(), meant: meant.to_owned() },
            None => TagProblem::Unknown(word.to_owned()),
        };
        self.problems.push(problem);
    }

    fn key(&mut self, key: &str, value: &str) {
        let list = || value.split([',', ' ']).filter(|item| !item.is_empty()).map(str::to_owned);
        match key {
            "name" if is_slug(value) => self.name = Some(value.to_owned()),
            "name" => self.problems.push(TagProblem::BadValue {
                key: key.to_owned(),
                wants: "letters, digits, `-` and `_`",
            }),
            "caption" => self.caption = Some(value.to_owned()),
            "output" => match value {
                "true" => self.output = Some(true),
                "false" => self.output = Some(false),
                _ => self
                    .problems
                    .push(TagProblem::BadValue { key: key.to_owned(), wants: "`true` or `false`" }),
            },
            "mark" => self.mark = Some(value.to_owned()),
            "diff" => self.diff = Some(value.to_owned()),
            "data" => self.data.extend(list()),
            "env" => self.env.extend(list()),
            "class" => self.classes.push(value.to_owned()),
            _ => self.problems.push(TagProblem::UnknownKey {
                key: key.to_owned(),
                meant: nearest(key, KEYS).map(str::to_owned),
            }),
        }
    }

    /// The rest of an info string that rustdoc cannot read: mdBook splits it at commas and spaces.
    fn read_leniently(&mut self, rest: &str) {
        let mut saw = Saw { rust: true, ..Saw::default() };
        let mut targets = Vec::new();
        for word in rest.split([',', ' ', '\t']).filter(|word| !word.is_empty()) {
            if word.starts_with("hidelines=") {
                // mdBook's; it has no effect on Rust there, and none here.
                self.classes.push(word.to_owned());
            } else if is_known(word) {
                self.word(word, &mut saw, &mut targets, &[]);
            } else {
                self.problems.push(TagProblem::Unreadable(word.to_owned()));
            }
        }
        if !targets.is_empty() {
            self.ignore = Ignore::OnTargets(targets);
        }
    }
}

/// What kinds of words have been seen so far.
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
#[derive(Default)]
struct Saw {
    rust: bool,
    other: bool,
    code: bool,
    custom: bool,
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace(['-', '_'], "")
}

fn is_known(word: &str) -> bool {
    ATTRIBUTES.contains(&word)
        || CLASSES.contains(&word)
        || is_error_code(word)
        || ["rust", "test"].contains(&word)
        || word.starts_with("ignore-")
        || word.starts_with("edition")
}

fn is_error_code(word: &str) -> bool {
    word.strip_prefix('E')
        .is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
}

fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(info: &str) -> Tags {
        Tags::parse(info, &[])
    }

    #[test]
    fn languages_other_than_rust_are_not_listings() {
        for info in
            ["text", "toml", "console,ignore", "rs", "custom,rust", "{.rust}x", "c++", "E0308"]
        {
            assert!(!parse(info).rust, "{info}");
        }
        for info in
            ["rust", "ignore", "should_panic", "no_run", "edition2021", "compile_fail", "{.x}"]
        {
            assert!(parse(info).rust, "{info}");
        }
    }

    #[test]
    fn attributes_count_in_any_order_and_at_any_place() {
        for info in
            ["rust,editable,should_panic", "should_panic,rust,editable", "rust should_panic"]
        {
            assert!(parse(info).rust && parse(info).should_panic, "{info}");
        }
        assert!(parse("rust,editable,should_panic").dropped_by_rustdoc);
        assert!(!parse("should_panic,rust,editable").dropped_by_rustdoc);
    }

    #[test]
    fn compile_fail_does_not_run_and_keeps_its_codes() {
        let tags = parse("rust,compile_fail,E0382");
        assert!(tags.compile_fail && tags.no_run);
        assert_eq!(tags.error_codes, ["E0382"]);
    }

    #[test]
    fn ignored_targets_replace_ignored() {
        let tags = parse("ignore,ignore-windows,ignore-wasm");
        assert_eq!(tags.ignore, Ignore::OnTargets(vec!["windows".into(), "wasm".into()]));
        assert!(tags.ignore.applies("x86_64-pc-windows-msvc"));
        assert!(!tags.ignore.applies("x86_64-unknown-linux-gnu"));
    }

    #[test]
    fn the_brace_group_holds_our_keys() {
        let tags = parse("rust,should_panic {name=x-1 caption=\"A, b (c)\" output=false}");
        assert_eq!(tags.name.as_deref(), Some("x-1"));
        assert_eq!(tags.caption.as_deref(), Some("A, b (c)"));
        assert_eq!(tags.output, Some(false));
        assert!(tags.should_panic && tags.problems.is_empty() && !tags.dropped_by_rustdoc);
    }

    #[test]
    fn misspelt_words_and_keys_are_found_and_declared_ones_are_not() {
        assert_eq!(
            parse("rust,norun").problems,
            [TagProblem::Misspelt { found: "norun".into(), meant: "no_run".into() }]
        );
        assert_eq!(parse("rust,mermaid").problems, [TagProblem::Unknown("mermaid".into())]);
        assert_eq!(Tags::parse("rust,mermaid", &["mermaid".into()]).problems, []);
        assert_eq!(
            parse("rust {captoin=x}").problems,
            [TagProblem::UnknownKey { key: "captoin".into(), meant: Some("caption".into()) }]
        );
        assert_eq!(parse("rust,edition2017").problems.len(), 1);
        assert_eq!(parse("norun").problems.len(), 1, "rustdoc skips it without a word");
        assert_eq!(parse("text").problems, []);
    }

    #[test]
    fn what_rustdoc_cannot_read_is_read_as_mdbook_does() {
        let tags = parse("rust,hidelines=!!,should_panic");
        assert!(tags.rust && tags.should_panic && tags.dropped_by_rustdoc);
        assert_eq!(tags.problems, []);
        assert_eq!(parse("rust,name=foo").problems, [TagProblem::Unreadable("name=foo".into())]);
        assert!(!parse("text,name=foo").rust);
    }

    #[test]
    fn comments_quotes_and_classes_are_rustdocs() {
        assert!(parse("rust (a remark, with ignore)").rust);
        assert_eq!(parse("rust (a remark, with ignore)").ignore, Ignore::Never);
        assert_eq!(parse("\"rust\",{.foo class=bar}").classes, ["foo", "bar"]);
    }
}
