//! # Did you mean?
//!
//! A query is misspelt. Find the word that was probably meant, among known words with the number of
//! times each was searched.
//!
//! - Only words at Levenshtein distance **at most 2** count (insert, delete or replace one character).
//! - The smallest distance wins; on equal distances the word searched more often; on equal counts the
//!   word that comes first in the alphabet (Rust's order of `&str`).
//! - A known query has distance 0 to itself, so it is its own answer.
//! - If no word is near enough: `None`.
//!
//! Distances are between characters (`char`), not bytes. There may be 100,000 words: skip what cannot
//! be near before you fill a table. Words in `known` differ. Standard library, Rust 1.59.
//!
//! ```text
//! known   cake 900   lake 50   rake 50   pancake 300
//!
//! "cakes"  →  cake (1)           "bake"  →  cake (1; lake and rake are as near, and rarer)
//! "ake"    →  cake               "sofa"  →  None
//! ```

// ANCHOR: solution
/// The distance if it is at most 2, otherwise anything larger.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(x != y);
            row.push(replaced.min(above[j + 1] + 1).min(row[j] + 1));
        }
        if row.iter().all(|&cell| cell > 2) {
            return 3; // later rows can only be larger
        }
        above = row;
    }
    above[b.len()]
}

/// The known word that was probably meant.
pub fn did_you_mean<'a>(query: &str, known: &[(&'a str, u64)]) -> Option<&'a str> {
    let query: Vec<char> = query.chars().collect();
    let candidates = known.iter().filter_map(|&(word, count)| {
        let letters: Vec<char> = word.chars().collect();
        // Each character more or less is an edit.
        if letters.len() > query.len() + 2 || query.len() > letters.len() + 2 {
            return None;
        }
        let distance = distance(&query, &letters);
        if distance > 2 {
            return None;
        }
        Some((distance, std::cmp::Reverse(count), word))
    });
    candidates.min().map(|(_, _, word)| word)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The known word that was probably meant.
    pub fn did_you_mean<'a>(query: &str, known: &[(&'a str, u64)]) -> Option<&'a str> {
        todo!("distances to words that may be near, then the best by three criteria")
    }
    // ANCHOR_END: starter
}

fn main() {
    let known = [("cake", 900), ("lake", 50), ("rake", 50), ("pancake", 300)];
    println!("{:?}", did_you_mean("cakes", &known));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [(&str, u64); 4] = [("cake", 900), ("lake", 50), ("rake", 50), ("pancake", 300)];

    #[test]
    fn the_example() {
        assert_eq!(did_you_mean("cakes", &KNOWN), Some("cake"));
        assert_eq!(did_you_mean("bake", &KNOWN), Some("cake"));
        assert_eq!(did_you_mean("ake", &KNOWN), Some("cake"));
        assert_eq!(did_you_mean("sofa", &KNOWN), None);
    }

    #[test]
    fn distance_before_count() {
        assert_eq!(did_you_mean("lakes", &KNOWN), Some("lake"));
        assert_eq!(did_you_mean("rake", &KNOWN), Some("rake"));
    }

    #[test]
    fn then_the_alphabet() {
        assert_eq!(did_you_mean("bake", &[("rake", 5), ("lake", 5)]), Some("lake"));
    }

    #[test]
    fn characters_not_bytes() {
        assert_eq!(did_you_mean("macrame", &[("macramé", 1)]), Some("macramé"));
        assert_eq!(did_you_mean("日記", &[("料理", 1), ("日本", 1)]), Some("日本"));
        assert_eq!(did_you_mean("日", &[("料理本", 1)]), None);
    }

    #[test]
    fn nothing_there() {
        assert_eq!(did_you_mean("cake", &[]), None);
        assert_eq!(did_you_mean("", &[("", 1)]), Some(""));
        assert_eq!(did_you_mean("", &[("abc", 1), ("ab", 1)]), Some("ab"));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn edits_of_each_kind_twice() {
        let known = [("abcdef", 1)];
        for near in ["abcd", "bcdef", "abXdYf", "abcdefXY", "XabcdefY", "bcdefX", "Xabcdf"] {
            assert_eq!(did_you_mean(near, &known), Some("abcdef"), "{near}");
        }
        for far in ["abc", "abXYZf", "abcdefXYZ", "badcfe", "fedcba"] {
            assert_eq!(did_you_mean(far, &known), None, "{far}");
        }
    }

    #[test]
    fn many_words_of_many_lengths() {
        let long = "x".repeat(5000);
        let words: Vec<String> = (0..20_000).map(|i| format!("word{i:05}")).collect();
        let mut known: Vec<(&str, u64)> = words.iter().map(|word| (word.as_str(), 1)).collect();
        known.push((&long, 9));
        assert_eq!(did_you_mean("wrod00042", &known), Some("word00042"));
        assert_eq!(did_you_mean("wrod000421", &known), None);
        assert_eq!(did_you_mean(&long[..4999], &known), Some(long.as_str()));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three criteria in one order: a tuple compares like that. One of the three goes the other way
//    round: `std::cmp::Reverse`.
// 2. Two words whose lengths differ by more than 2 cannot be within 2.
// 3. Two rows of the table are enough. If no cell of a row is 2 or less, no later row has one.
// ANCHOR_END: hints
