//! rustdoc's own reading of an info string: its tokens, and whether it keeps the fence.
//!
//! Source of the rules: `TagIterator` and `LangString::parse` in the compiler's
//! `src/librustdoc/html/markdown.rs` (1.95).

/// Whether stable rustdoc takes a fence with this info string for a Rust listing.
///
/// The same walk over the words as rustdoc's, in which `ignore`, `no_run` and `should_panic` undo a
/// `rust` that stands before an unknown word. Stable rustdoc takes error codes for unknown words.
pub fn rustdoc_keeps(info: &str) -> bool {
    let (mut rust, mut other, mut custom) = (false, false, false);
    let mut tokens = Tokens::new(info);
    for token in tokens.by_ref() {
        let Token::Word(word) = token else { continue };
        match word {
            "rust" => rust = true,
            "custom" => custom = true,
            "ignore" | "no_run" | "should_panic" => rust = !other,
            "compile_fail" | "test_harness" | "standalone_crate" => rust |= !other,
            _ if word.starts_with("ignore-") => rust = !other,
            _ if word.starts_with("edition") => {}
            _ => other = true,
        }
    }
    tokens.error.is_none() && !custom && (!other || rust)
}

/// A token of an info string.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A word outside the braces.
    Word(&'a str),
    /// `.class`.
    Class(&'a str),
    /// `key=value`.
    KeyValue(&'a str, &'a str),
}

/// rustdoc's tokens of an info string; after an error there are no more, and `error` is the rest.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    in_braces: bool,
    pub(super) error: Option<&'a str>,
}

const SEPARATORS: [char; 3] = [' ', ',', '\t'];

fn is_leading(c: char) -> bool {
    matches!(c, '_' | '-' | ':') || c.is_ascii_alphanumeric()
}

fn is_bareword(c: char) -> bool {
    is_leading(c) || ".!#$%&*+/;<>?@^|~".contains(c)
}

impl<'a> Tokens<'a> {
    pub(super) fn new(info: &'a str) -> Self {
        Self { rest: info, in_braces: false, error: None }
    }

    /// Split off the longest prefix of barewords characters.
    fn bareword(&mut self) -> &'a str {
        let end = self.rest.find(|c| !is_bareword(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// What stands between quotes; the opening one has been read.
    fn quoted(&mut self) -> Option<&'a str> {
        let (text, rest) = self.rest.split_once('"')?;
        self.rest = rest;
        Some(text)
    }

    fn ends_well(&self) -> bool {
        self.rest.chars().next().is_none_or(|c| matches!(c, '}' | '(') || SEPARATORS.contains(&c))
    }

    fn in_braces(&mut self) -> Option<Token<'a>> {
        let first = self.rest.chars().next()?;
        if first == '.' {
            self.rest = &self.rest[1..];
            let class = self.bareword();
            return (!class.is_empty() && self.ends_well()).then_some(Token::Class(class));
        }
        let key = if first == '"' {
            self.rest = &self.rest[1..];
            self.quoted()?
        } else if is_leading(first) {
            self.bareword()
        } else {
            return None;
        };
        self.rest = self.rest.strip_prefix('=')?;
        let value = match self.rest.chars().next()? {
            '"' => {
                self.rest = &self.rest[1..];
                self.quoted()?
            }
            c if is_bareword(c) => self.bareword(),
            _ => return None,
        };
        (!key.is_empty() && !value.is_empty() && self.ends_well())
            .then_some(Token::KeyValue(key, value))
    }

    fn outside(&mut self) -> Option<Token<'a>> {
        let first = self.rest.chars().next()?;
        if first == '"' {
            self.rest = &self.rest[1..];
            let word = self.quoted()?;
            let next = self.rest.chars().next();
            return next
                .is_none_or(|c| matches!(c, '{' | '(') || SEPARATORS.contains(&c))
                .then_some(Token::Word(word));
        }
        if !is_leading(first) {
            return None;
        }
        let word = self.bareword();
        let next = self.rest.chars().next();
        next.is_none_or(|c| matches!(c, '{' | '(') || SEPARATORS.contains(&c))
            .then_some(Token::Word(word))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.error.is_some() {
                return None;
            }
            self.rest = self.rest.trim_start_matches(SEPARATORS);
            let Some(first) = self.rest.chars().next() else {
                if self.in_braces {
                    self.error = Some("");
                }
                return None;
            };
            let start = self.rest;
            if self.in_braces && first == '}' {
                (self.in_braces, self.rest) = (false, &self.rest[1..]);
            } else if !self.in_braces && first == '{' {
                (self.in_braces, self.rest) = (true, &self.rest[1..]);
            } else if !self.in_braces && first == '(' {
                match self.rest.split_once(')') {
                    Some((_, rest)) => self.rest = rest,
                    None => self.error = Some(start),
                }
            } else {
                let token = if self.in_braces { self.in_braces() } else { self.outside() };
                if token.is_none() {
                    self.error = Some(start);
                }
                return token;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rustdoc_keeps;

    #[test]
    fn what_rustdoc_cannot_read_it_drops() {
        for broken in ["rust (open", "rust {name=x", "rust {warn}", "rust \"open"] {
            assert!(!rustdoc_keeps(broken), "{broken}");
        }
    }

    #[test]
    fn an_unknown_word_before_an_attribute_undoes_rust() {
        assert!(!rustdoc_keeps("rust,editable,should_panic"));
        assert!(rustdoc_keeps("rust,should_panic,editable"));
        assert!(rustdoc_keeps("rust,editable,compile_fail"));
        assert!(!rustdoc_keeps("E0382,compile_fail"));
    }
}
