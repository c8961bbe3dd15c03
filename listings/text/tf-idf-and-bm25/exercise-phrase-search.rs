//! # Words in a row
//!
//! Find the documents that hold a **phrase**: its words one directly after the other. Build a
//! **positional index** (for each word, the documents that hold it, and where) and answer from it.
//!
//! - Words are what white space separates; they match exactly.
//! - The answer has one entry for each document that holds the phrase, by rising number: the number of
//!   the document, counted from 0, and all positions at which the phrase starts, rising. A position is
//!   the number of a word in its document, from 0. Matches may overlap.
//! - A phrase without words is found nowhere.
//!
//! Do not read a document again once it is in the index. With sorted lists, a phrase costs about the
//! postings of its words. Standard library, Rust 1.59.
//!
//! ```text
//! 0: red velvet cake recipe     1: cake red velvet     2: red cake red velvet cake
//!
//! "red velvet cake"   →   0 at [0], 2 at [2]
//!
//! red     0:[0]  1:[1]  2:[0, 2]
//! velvet  0:[1]  1:[2]  2:[3]        starts that red and velvet leave: 0:[0]  1:[1]  2:[2]
//! cake    0:[2]  1:[0]  2:[1, 4]     and cake:                         0:[0]         2:[2]
//! ```

// ANCHOR: given
use std::collections::BTreeMap;

/// For each word: the documents that hold it, rising, each with its positions, rising.
pub type Positions = BTreeMap<String, Vec<(usize, Vec<usize>)>>;
// ANCHOR_END: given

// ANCHOR: solution
/// The positional index of some documents. One pass; the lists come out sorted.
pub fn index(documents: &[&str]) -> Positions {
    let mut index = Positions::new();
    for (document, text) in documents.iter().enumerate() {
        for (position, word) in text.split_whitespace().enumerate() {
            let list = index.entry(word.to_owned()).or_default();
            match list.last_mut() {
                Some((last, positions)) if *last == document => positions.push(position),
                _ => list.push((document, vec![position])),
            }
        }
    }
    index
}

/// What is in `starts` and, shifted down by `offset`, in `positions`. Both sorted.
fn shifted(starts: &[usize], positions: &[usize], offset: usize) -> Vec<usize> {
    let (mut i, mut j) = (0, 0);
    let mut kept = Vec::new();
    while i < starts.len() && j < positions.len() {
        let wanted = starts[i] + offset;
        if wanted == positions[j] {
            kept.push(starts[i]);
        }
        if wanted <= positions[j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

/// Who holds the phrase, and where it starts.
pub fn phrase_search(index: &Positions, phrase: &str) -> Vec<(usize, Vec<usize>)> {
    let none = Vec::new();
    let mut words = phrase.split_whitespace().map(|word| index.get(word).unwrap_or(&none));
    let mut found = words.next().unwrap_or(&none).clone();
    for (before, list) in words.enumerate() {
        let mut next = list.iter().peekable();
        let mut kept = Vec::new();
        for (document, starts) in found {
            while next.next_if(|(other, _)| *other < document).is_some() {}
            if let Some((_, positions)) = next.peek().filter(|(other, _)| *other == document) {
                let starts = shifted(&starts, positions, before + 1);
                if !starts.is_empty() {
                    kept.push((document, starts));
                }
            }
        }
        found = kept;
    }
    found
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Positions;

    // ANCHOR: starter
    /// The positional index of some documents.
    pub fn index(documents: &[&str]) -> Positions {
        todo!("one pass over the words of each document")
    }

    /// Who holds the phrase, and where it starts.
    pub fn phrase_search(index: &Positions, phrase: &str) -> Vec<(usize, Vec<usize>)> {
        todo!("the starts that the words so far leave, merged with the next word's positions")
    }
    // ANCHOR_END: starter
}

fn main() {
    let index = index(&["red velvet cake recipe", "cake red velvet", "red cake red velvet cake"]);
    println!("{:?}", phrase_search(&index, "red velvet cake"));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let index =
            index(&["red velvet cake recipe", "cake red velvet", "red cake red velvet cake"]);
        assert_eq!(index["red"], [(0, vec![0]), (1, vec![1]), (2, vec![0, 2])]);
        assert_eq!(phrase_search(&index, "red velvet cake"), [(0, vec![0]), (2, vec![2])]);
    }

    #[test]
    fn one_word() {
        let index = index(&["tea", "cake tea cake"]);
        assert_eq!(phrase_search(&index, "cake"), [(1, vec![0, 2])]);
    }

    #[test]
    fn order_and_neighbourhood_count() {
        let index = index(&["cake red", "red wine cake"]);
        assert_eq!(phrase_search(&index, "red cake"), []);
    }

    #[test]
    fn a_word_twice() {
        let index = index(&["ha ha ha ha"]);
        assert_eq!(phrase_search(&index, "ha ha ha"), [(0, vec![0, 1])]);
    }

    #[test]
    fn nothing_to_find() {
        let index = index(&["", "cake"]);
        assert_eq!(phrase_search(&index, ""), []);
        assert_eq!(phrase_search(&index, "pizza"), []);
        assert_eq!(phrase_search(&index, "cake pizza"), []);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every window of every document, compared word by word.
    fn brute_force(documents: &[&str], phrase: &str) -> Vec<(usize, Vec<usize>)> {
        let phrase: Vec<&str> = phrase.split_whitespace().collect();
        let mut found = Vec::new();
        for (number, document) in documents.iter().enumerate() {
            let words: Vec<&str> = document.split_whitespace().collect();
            let starts: Vec<usize> = (0..words.len())
                .filter(|&start| !phrase.is_empty() && words[start..].starts_with(&phrase))
                .collect();
            if !starts.is_empty() {
                found.push((number, starts));
            }
        }
        found
    }

    #[test]
    fn agrees_with_brute_force() {
        // All documents of up to six words over two letters, against all phrases of up to three.
        let texts = |longest: u32| -> Vec<String> {
            (0..=longest)
                .flat_map(|length| (0..1_u32 << length).map(move |bits| (length, bits)))
                .map(|(length, bits)| {
                    (0..length).map(|i| if bits >> i & 1 == 1 { "a " } else { "b " }).collect()
                })
                .collect()
        };
        let documents = texts(6);
        let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
        let index = index(&documents);
        for phrase in texts(3) {
            assert_eq!(
                phrase_search(&index, &phrase),
                brute_force(&documents, &phrase),
                "{phrase}"
            );
        }
    }

    #[test]
    fn a_long_document() {
        let text = "to be ".repeat(50_000) + "or not";
        let index = index(&[&text]);
        assert_eq!(phrase_search(&index, "to be or not"), [(0, vec![99_998])]);
        assert_eq!(phrase_search(&index, "be to")[0].1.len(), 49_999);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Documents arrive in order and so do their words, so each list is sorted without sorting. The
//    last entry of a word's list tells whether this document has been there already.
// 2. Keep "where the phrase could start": at first all positions of its first word. The word number
//    `i` keeps a start `s` if it stands at `s + i`.
// 3. Both sides are sorted twice over: by document, and by position within one. Walk two fingers
//    over the documents, and where they meet, two more over the positions.
// ANCHOR_END: hints
