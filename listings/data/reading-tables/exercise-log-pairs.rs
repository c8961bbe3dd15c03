//! # A line of key=value pairs
//!
//! Services often log lines such as `t=86400 user=17 title="Shelf, 5\" deep"`. Read one.
//!
//! - Pairs are apart by one or more spaces; spaces at both ends do not count. An empty line has no pairs.
//! - A key is one or more of the ASCII letters, digits and `_`; `=` follows at once.
//! - A value without quotes runs up to the next space or the end and has no `"`. It may be empty.
//! - A value that begins with `"` ends at the next `"` that no backslash stands before. Inside, `\"` is
//!   a quote and `\\` a backslash; a backslash before anything else is wrong. Behind the closing quote
//!   comes a space or the end.
//! - Return the pairs in order, or the first problem from the left. That a key was there before is
//!   known at its `=`, before the value is read.
//!
//! O(n). Standard library, Rust 1.59.
//!
//! ```text
//! t=86400 title="Shelf, 5\" deep" note=     ("t", "86400"), ("title", "Shelf, 5" deep"), ("note", "")
//! t=1 user                                  Key: no = behind it
//! t=1 t="x                                  Repeated: known before the open quote
//! ```

// ANCHOR: given
/// Why a line cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A pair does not begin with a key and `=`.
    Key,
    /// A key that was there before.
    Repeated,
    /// A quote that is not closed or not expected, or a wrong backslash.
    Quote,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::HashSet;

/// The pairs of a line in their order, or the first problem.
pub fn log_pairs(line: &str) -> Result<Vec<(String, String)>, Problem> {
    let (mut pairs, mut seen) = (Vec::new(), HashSet::new());
    let mut rest = line.trim_matches(' ');
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=').ok_or(Problem::Key)?;
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(Problem::Key);
        }
        if !seen.insert(key) {
            return Err(Problem::Repeated);
        }
        let (value, after) = match after.strip_prefix('"') {
            Some(inside) => quoted(inside)?,
            None => plain(after)?,
        };
        pairs.push((key.to_owned(), value));
        rest = after.trim_start_matches(' ');
    }
    Ok(pairs)
}

/// A value without quotes, and what is behind it.
fn plain(text: &str) -> Result<(String, &str), Problem> {
    let (value, after) = text.split_at(text.find(' ').unwrap_or(text.len()));
    if value.contains('"') {
        return Err(Problem::Quote);
    }
    Ok((value.to_owned(), after))
}

/// The rest of a quoted value, and what is behind its closing quote.
fn quoted(text: &str) -> Result<(String, &str), Problem> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let after = &text[at + 1..];
                let ends = after.is_empty() || after.starts_with(' ');
                return if ends { Ok((value, after)) } else { Err(Problem::Quote) };
            }
            '\\' => match chars.next() {
                Some((_, escaped @ ('"' | '\\'))) => value.push(escaped),
                _ => return Err(Problem::Quote),
            },
            _ => value.push(c),
        }
    }
    Err(Problem::Quote)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Problem;
    // ANCHOR: starter
    /// The pairs of a line in their order, or the first problem.
    pub fn log_pairs(line: &str) -> Result<Vec<(String, String)>, Problem> {
        todo!("a key, then a value, until nothing is left")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", log_pairs(r#"t=86400 title="Shelf, 5\" deep" note="#));
    println!("{:?}", log_pairs(r#"t=1 t="x"#));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn the_examples() {
        let line = r#"t=86400 title="Shelf, 5\" deep" note="#;
        let expected = [("t", "86400"), ("title", "Shelf, 5\" deep"), ("note", "")];
        assert_eq!(log_pairs(line), Ok(pairs(&expected)));
        assert_eq!(log_pairs("t=1 user"), Err(Problem::Key));
        assert_eq!(log_pairs(r#"t=1 t="x"#), Err(Problem::Repeated));
    }

    #[test]
    fn nothing() {
        assert_eq!(log_pairs(""), Ok(pairs(&[])));
        assert_eq!(log_pairs("   "), Ok(pairs(&[])));
    }

    #[test]
    fn quotes_that_are_wrong() {
        for line in [r#"a="x"#, r#"a="x"b=1"#, r#"a=x"y"#, r#"a="\n""#, r#"a="\"#] {
            assert_eq!(log_pairs(line), Err(Problem::Quote), "{line}");
        }
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn equals_signs_and_spaces_inside() {
        let read = log_pairs(r#"  url=/a?b=c   q="a=b  c"  "#).expect("a whole line");
        assert_eq!(read[0], ("url".into(), "/a?b=c".into()));
        assert_eq!(read[1], ("q".into(), "a=b  c".into()));
    }

    #[test]
    fn keys_that_are_none() {
        for line in ["=1", "a b=1", "é=1", "a-b=1", "a =1", "a=1 \tb=2"] {
            assert_eq!(log_pairs(line), Err(Problem::Key), "{line}");
        }
    }

    #[test]
    fn backslashes_and_letters_of_any_kind() {
        let read = log_pairs(r#"p="C:\\" n="é\"日" raw=a\b"#).expect("a whole line");
        let values: Vec<&str> = read.iter().map(|pair| pair.1.as_str()).collect();
        assert_eq!(values, ["C:\\", "é\"日", "a\\b"]);
    }

    #[test]
    fn the_first_problem_counts() {
        assert_eq!(log_pairs(r#"a="x b"#), Err(Problem::Quote));
        assert_eq!(log_pairs("a=1 -=2 a=3"), Err(Problem::Key));
    }

    #[test]
    fn many_pairs() {
        let line: Vec<String> = (0..100_000).map(|i| format!("k{i}=\"{i}\" ")).collect();
        assert_eq!(log_pairs(&line.concat()).map(|pairs| pairs.len()), Ok(100_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Splitting at spaces first is the mistake of `split(',')`: spaces can be inside a value. Which part
//    of a pair can you cut off without looking into quotes?
// 2. Keep what is left of the line as a slice. A key runs to the first `=`. Then look at one character:
//    a quote or not?
// 3. Inside quotes walk character by character; at a backslash take the next one at once, so that an
//    escaped quote is never mistaken for the end.
// ANCHOR_END: hints
