//! # Cut by longest match
//!
//! Another way to use a vocabulary of word pieces: no merges, but from the left always the **longest
//! piece** that is in the vocabulary.
//!
//! - A piece that does not start the word stands in the vocabulary with `##` before it.
//! - Take the longest piece that fits, at least one character, and go on behind it. **Never go back**,
//!   even if a shorter piece would have led to the end.
//! - If at some place nothing fits, the word cannot be cut: `None`. The empty word has no pieces.
//! - Pieces are cut between characters, never inside one. Answer the pieces as the vocabulary has
//!   them, with their `##`.
//!
//! Words can be long, pieces are short: do not try pieces longer than the longest of the vocabulary.
//! Standard library, Rust 1.59.
//!
//! ```text
//! vocabulary   pin  pins  ##s  ##board  ##boards
//!
//! pinboards  →  pin ##boards        pins  →  pins          pinsboard  →  pins ##board
//! pinning    →  None: behind "pin" nothing fits
//! ```

// ANCHOR: given
use std::collections::BTreeSet;
// ANCHOR_END: given

// ANCHOR: solution
/// The pieces of a word, if it can be cut. O(length · longest piece) look-ups.
pub fn longest_match(word: &str, vocabulary: &BTreeSet<String>) -> Option<Vec<String>> {
    let longest = vocabulary.iter().map(|piece| piece.chars().count()).max().unwrap_or(0);
    let mut pieces = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let mark = if pieces.is_empty() { "" } else { "##" };
        let ends = rest.char_indices().map(|(start, c)| start + c.len_utf8()).take(longest);
        let ends: Vec<usize> = ends.collect();
        let (end, piece) = ends
            .into_iter()
            .rev()
            .map(|end| (end, format!("{}{}", mark, &rest[..end])))
            .find(|(_, piece)| vocabulary.contains(piece))?;
        pieces.push(piece);
        rest = &rest[end..];
    }
    Some(pieces)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::BTreeSet;

    // ANCHOR: starter
    /// The pieces of a word, if it can be cut.
    pub fn longest_match(word: &str, vocabulary: &BTreeSet<String>) -> Option<Vec<String>> {
        todo!("from the left, the longest piece that is there")
    }
    // ANCHOR_END: starter
}

fn main() {
    let vocabulary = ["pin", "##boards"].iter().map(|piece| (*piece).to_owned()).collect();
    println!("{:?}", longest_match("pinboards", &vocabulary));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn cut(word: &str, vocabulary: &[&str]) -> Option<String> {
        let vocabulary = vocabulary.iter().map(|piece| (*piece).to_owned()).collect();
        longest_match(word, &vocabulary).map(|pieces| pieces.join(" "))
    }

    #[test]
    fn the_example() {
        let vocabulary = ["pin", "pins", "##s", "##board", "##boards"];
        assert_eq!(cut("pinboards", &vocabulary).as_deref(), Some("pin ##boards"));
        assert_eq!(cut("pins", &vocabulary).as_deref(), Some("pins"));
        assert_eq!(cut("pinsboard", &vocabulary).as_deref(), Some("pins ##board"));
        assert_eq!(cut("pinning", &vocabulary), None);
    }

    #[test]
    fn it_does_not_go_back() {
        // a + ##bc would do, but ab comes first and leaves c alone.
        assert_eq!(cut("abc", &["a", "ab", "##bc"]), None);
    }

    #[test]
    fn the_mark_matters() {
        assert_eq!(cut("aa", &["a"]), None);
        assert_eq!(cut("aa", &["a", "##a"]).as_deref(), Some("a ##a"));
        assert_eq!(cut("aa", &["##a"]), None);
    }

    #[test]
    fn characters_are_not_cut() {
        assert_eq!(cut("crème", &["cr", "##è", "##me"]).as_deref(), Some("cr ##è ##me"));
    }

    #[test]
    fn empty() {
        assert_eq!(cut("", &["a"]).as_deref(), Some(""));
        assert_eq!(cut("a", &[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_long_word() {
        let vocabulary: BTreeSet<String> =
            ["x", "##x", "##xx", "##xxx"].iter().map(|piece| (*piece).to_owned()).collect();
        let pieces = longest_match(&"x".repeat(100_000), &vocabulary).expect("it can be cut");
        assert_eq!(pieces.len(), 1 + 33_333);
        assert!(pieces[1..].iter().all(|piece| piece == "##xxx"));
    }

    #[test]
    fn the_first_piece_may_look_like_a_mark() {
        let vocabulary: BTreeSet<String> =
            ["#", "###", "##tag"].iter().map(|piece| (*piece).to_owned()).collect();
        let pieces = longest_match("#tag", &vocabulary);
        assert_eq!(pieces, Some(vec!["#".to_owned(), "##tag".to_owned()]));
        let pieces = longest_match("##", &vocabulary);
        assert_eq!(pieces, Some(vec!["#".to_owned(), "###".to_owned()]));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Keep what is left of the word, and the pieces so far. Whether there are any tells if a mark is
//    needed.
// 2. `char_indices` gives the places where a character starts; the end of each is its start plus its
//    length. Take as many as the longest piece has characters, and try them from the far end.
// 3. `?` on the search ends the function where nothing fits.
// ANCHOR_END: hints
