//! Byte-pair encoding: round trips, another way to encode, brute-force counts.

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use listings::bytes::{Tokenizer, pieces};
use listings::longest_match::longest_match;
use listings::words::{best_pair, encode, learn, symbols};

/// Texts of few letters, so that pairs repeat.
fn repetitive() -> impl Strategy<Value = String> {
    "[ab é]{0,60}"
}

/// Encoding as it is usually described: again and again the pair that was learnt first.
fn by_lowest_rank(tokenizer: &Tokenizer, text: &str) -> Vec<usize> {
    let rank: BTreeMap<(usize, usize), usize> =
        tokenizer.merges.iter().enumerate().map(|(i, &pair)| (pair, 256 + i)).collect();
    let mut all = Vec::new();
    for mut ids in pieces(text) {
        while let Some((id, at)) = ids
            .windows(2)
            .enumerate()
            .filter_map(|(at, pair)| Some((*rank.get(&(pair[0], pair[1]))?, at)))
            .min()
        {
            ids.splice(at..at + 2, [id]);
        }
        all.extend(ids);
    }
    all
}

proptest! {
    /// Any text at all comes back, whatever the merges were learnt from.
    #[test]
    fn round_trip(train in repetitive(), text in any::<String>(), count in 0_usize..40) {
        let tokenizer = Tokenizer::learn(&train, count);
        prop_assert_eq!(tokenizer.decode(&tokenizer.encode(&text)), Some(text));
        prop_assert_eq!(tokenizer.decode(&tokenizer.encode(&train)), Some(train));
    }

    /// Fewer merges are a prefix of more, learning is deterministic, and tokens never grow in number.
    #[test]
    fn more_merges(train in repetitive(), text in repetitive()) {
        let full = Tokenizer::learn(&train, 40);
        prop_assert_eq!(&full, &Tokenizer::learn(&train, 40));
        let mut before = text.len();
        for count in 0..=full.merges.len() {
            let some = Tokenizer::learn(&train, count);
            prop_assert_eq!(&some.merges[..], &full.merges[..count]);
            let tokens = some.encode(&text).len();
            prop_assert!(tokens <= before);
            before = tokens;
        }
    }

    /// All merges in order is the same as always the earliest merge that applies.
    #[test]
    fn encoding_by_lowest_rank(train in repetitive(), text in repetitive(), count in 0_usize..40) {
        let tokenizer = Tokenizer::learn(&train, count);
        prop_assert_eq!(tokenizer.encode(&text), by_lowest_rank(&tokenizer, &text));
    }

    /// The best pair by counting every pair in every word, written out as often as it occurs.
    #[test]
    fn the_most_frequent_pair(words in prop::collection::vec(("[abc]{1,6}", 1_u64..5), 1..6)) {
        let cut: Vec<(Vec<String>, u64)> = words.iter().map(|(word, n)| (symbols(word), *n)).collect();
        let mut met: Vec<(String, String)> = Vec::new();
        for (word, times) in &cut {
            for _ in 0..*times {
                met.extend(word.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
            }
        }
        let count = |pair: &(String, String)| met.iter().filter(|other| *other == pair).count();
        let most = met.iter().map(count).max().expect("a word has a pair: its end");
        let first = met.iter().find(|pair| count(pair) == most).expect("the maximum is somewhere");
        prop_assert_eq!(best_pair(&cut), Some((first.clone(), most as u64)));
        let borrowed: Vec<(&str, u64)> = words.iter().map(|(word, n)| (word.as_str(), *n)).collect();
        let merges = learn(&borrowed, 10);
        for (word, _) in &words {
            prop_assert_eq!(encode(word, &merges).concat(), format!("{word}</w>"));
        }
    }

    /// The pieces spell the word, and none could have been longer.
    #[test]
    fn longest_match_spells_the_word(
        word in "[abé]{0,10}",
        vocabulary in prop::collection::btree_set("(##)?[abé]{1,3}", 0..12),
    ) {
        let full: BTreeSet<String> =
            ["a", "b", "é", "##a", "##b", "##é"].map(str::to_owned).into_iter().chain(vocabulary.clone()).collect();
        let pieces = longest_match(&word, &full).expect("single characters always fit");
        let bare: Vec<&str> = pieces.iter().map(|piece| piece.trim_start_matches("##")).collect();
        prop_assert_eq!(bare.concat(), word.clone());
        let mut rest = word.as_str();
        for (i, piece) in bare.iter().enumerate() {
            let mark = if i == 0 { "" } else { "##" };
            for longer in full.iter().filter_map(|other| other.strip_prefix(mark)) {
                let fits = !longer.starts_with('#') && rest.starts_with(longer);
                prop_assert!(!fits || longer.len() <= piece.len());
            }
            rest = &rest[piece.len()..];
        }
        if let Some(pieces) = longest_match(&word, &vocabulary) {
            prop_assert!(pieces.iter().all(|piece| vocabulary.contains(piece)));
        }
    }
}
