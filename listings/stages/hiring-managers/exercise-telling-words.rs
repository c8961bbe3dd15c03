//! # The words that tell
//!
//! A cosine of 0.31 convinces nobody. *Which words* made this project stand out? List the words of
//! one text that weigh most, by TF-IDF against all texts.
//!
//! - A word is a longest stretch of letters and digits, in lower case. There are no stop words: rare
//!   ones rise by themselves.
//! - The weight of a word in text `which` is tf · (ln((1 + n) / (1 + df)) + 1): tf is how often it
//!   stands there, n how many texts there are, df in how many of them it stands.
//! - Return the `k` words with the largest weight, the largest first; of equal weights by the
//!   alphabet. Fewer, if the text has fewer different words.
//!
//! ```text
//! 0: "rank the pins, then rank the boards"
//! 1: "the pins"
//!
//! of text 0:  rank   2 · (ln(3/2) + 1) = 2.81
//!             the    2 · (ln(3/3) + 1) = 2
//!             boards 1 · (ln(3/2) + 1) = 1.41
//!             then   the same, later in the alphabet
//!             pins   1 · (ln(3/3) + 1) = 1
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::{BTreeMap, BTreeSet};
// ANCHOR_END: given

// ANCHOR: solution
/// The words of a text, in lower case.
fn words(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_alphanumeric());
    pieces.filter(|piece| !piece.is_empty()).map(str::to_lowercase).collect()
}

/// The `k` words of `texts[which]` with the largest TF-IDF. O(words · log words).
pub fn telling_words(texts: &[&str], which: usize, k: usize) -> Vec<String> {
    let mut df: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts {
        // As a set: a text counts once for a word, however often it stands there.
        for word in words(text).into_iter().collect::<BTreeSet<String>>() {
            *df.entry(word).or_insert(0) += 1;
        }
    }
    let mut tf: BTreeMap<String, usize> = BTreeMap::new();
    for word in words(texts[which]) {
        *tf.entry(word).or_insert(0) += 1;
    }
    let n = texts.len() as f64;
    let mut weighed: Vec<(f64, String)> = tf
        .into_iter()
        .map(|(word, count)| {
            let idf = ((1.0 + n) / (1.0 + df[&word] as f64)).ln() + 1.0;
            (count as f64 * idf, word)
        })
        .collect();
    // Words come by the alphabet, and the sort is stable.
    weighed.sort_by(|a, b| b.0.partial_cmp(&a.0).expect("weights are finite"));
    weighed.into_iter().take(k).map(|(_, word)| word).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{BTreeMap, BTreeSet};

    // ANCHOR: starter
    /// The `k` words of `texts[which]` with the largest TF-IDF.
    pub fn telling_words(texts: &[&str], which: usize, k: usize) -> Vec<String> {
        todo!("words, in how many texts, how often here, weigh, sort")
    }
    // ANCHOR_END: starter
}

fn main() {
    let texts = ["rank the pins, then rank the boards", "the pins"];
    println!("{:?}", telling_words(&texts, 0, 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let texts = ["rank the pins, then rank the boards", "the pins"];
        assert_eq!(telling_words(&texts, 0, 9), ["rank", "the", "boards", "then", "pins"]);
        assert_eq!(telling_words(&texts, 0, 2), ["rank", "the"]);
    }

    #[test]
    fn case_and_marks_do_not_count() {
        assert_eq!(telling_words(&["Pins! pins? (PINS)", "a-b"], 0, 9), ["pins"]);
        assert_eq!(telling_words(&["Pins! pins? (PINS)", "a-b"], 1, 9), ["a", "b"]);
    }

    #[test]
    fn of_equal_weights_by_the_alphabet() {
        assert_eq!(telling_words(&["pear fig apple"], 0, 2), ["apple", "fig"]);
    }

    #[test]
    fn no_words_and_none_asked_for() {
        assert!(telling_words(&[" … "], 0, 3).is_empty());
        assert!(telling_words(&["pins"], 0, 0).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_text_counts_once_for_a_word() {
        // "a" stands in both texts, five times in the other; "b" in one. Counts here are equal.
        assert_eq!(telling_words(&["a b", "a a a a a"], 0, 2), ["b", "a"]);
    }

    #[test]
    fn a_common_word_can_win_by_being_frequent() {
        // the: 3 · 1 = 3; rare: 1 · (ln(3/2) + 1) = 1.41; twice: 2 · 1.41 = 2.81.
        assert_eq!(
            telling_words(&["the the the rare twice twice", "the"], 0, 3),
            ["the", "twice", "rare"]
        );
    }

    #[test]
    fn many_texts() {
        let texts: Vec<String> =
            (0..2_000).map(|i| format!("pins boards word{} word{}", i, i / 2)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // word1998 stands in one text, word999 in three (999, 1998, 1999): the rarer one first.
        assert_eq!(telling_words(&texts, 1_998, 2), ["word1998", "word999"]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. `split(|c: char| !c.is_alphanumeric())` gives the words and some empty pieces.
// 2. Two maps: in how many texts a word stands (a set for each text), and how often it stands in
//    this one.
// 3. A `BTreeMap` gives words by the alphabet. A stable sort by falling weight leaves equal ones so.
// ANCHOR_END: hints
