//! TF-IDF from scratch: words, counts, weights, vectors of length 1, search by cosine.
//!
//! Contract: a document is a list of words; n documents, df(w) of which hold the word w. A vector is
//! sparse: a map from word to weight, all weights positive. A word that no document holds has no
//! weight and is left out of queries.
//!
//! weight of w in a document = count(w) · idf(w), then divided by the vector's length.
//!
//! Formulas of idf: K. Spärck Jones 1972 (ln(n/df)); scikit-learn, "Text feature extraction"
//! (ln(n/df) + 1 and the smooth ln((1+n)/(1+df)) + 1, its default). Standard library, Rust 1.59.

use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: tokens
/// The words of a text: runs of letters and digits, in lower case.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|run| !run.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// How often each word occurs.
pub fn counts(words: &[String]) -> BTreeMap<&str, f64> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_insert(0.0) += 1.0;
    }
    counts
}
// ANCHOR_END: tokens

// ANCHOR: idf
/// How much a word weighs that `df` of `n` documents hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idf {
    /// ln(n / df): a word in every document weighs 0.
    Textbook,
    /// ln(n / df) + 1: a word in every document weighs 1.
    PlusOne,
    /// ln((1 + n) / (1 + df)) + 1: as if one more document held every word.
    Smooth,
}

impl Idf {
    /// The weight; 1 ≤ `df` ≤ `n`.
    pub fn weight(self, n: usize, df: usize) -> f64 {
        let (n, df) = (n as f64, df as f64);
        match self {
            Idf::Textbook => (n / df).ln(),
            Idf::PlusOne => (n / df).ln() + 1.0,
            Idf::Smooth => ((1.0 + n) / (1.0 + df)).ln() + 1.0,
        }
    }
}
// ANCHOR_END: idf

// ANCHOR: vectors
/// A sparse vector: word → weight.
pub type Vector = BTreeMap<String, f64>;

/// The weights of words, learnt from documents.
pub struct TfIdf {
    /// The idf of every word that occurs.
    pub idf: BTreeMap<String, f64>,
}

impl TfIdf {
    /// Counts in how many documents each word occurs. Time: all words, times log of the vocabulary.
    pub fn fit(documents: &[Vec<String>], variant: Idf) -> TfIdf {
        let mut df: BTreeMap<String, usize> = BTreeMap::new();
        for document in documents {
            let distinct: BTreeSet<&String> = document.iter().collect(); // (1)
            for word in distinct {
                *df.entry(word.clone()).or_insert(0) += 1;
            }
        }
        let n = documents.len();
        let idf = df.into_iter().map(|(word, df)| (word, variant.weight(n, df))).collect();
        TfIdf { idf }
    }

    /// A text as a vector of length 1; empty if it has no known word with a weight.
    pub fn vector(&self, words: &[String]) -> Vector {
        let mut vector = Vector::new();
        for (word, count) in counts(words) {
            match self.idf.get(word) {
                Some(&idf) if idf > 0.0 => vector.insert(word.to_owned(), count * idf),
                _ => continue, // (2)
            };
        }
        let length = vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
        for weight in vector.values_mut() {
            *weight /= length; // (3)
        }
        vector
    }
}

/// The dot product; of two vectors of length 1 it is the cosine, from 0 to 1.
pub fn dot(a: &Vector, b: &Vector) -> f64 {
    a.iter().map(|(word, weight)| weight * b.get(word).copied().unwrap_or(0.0)).sum()
}
// ANCHOR_END: vectors

// ANCHOR: search
/// The `k` nearest documents with their cosines, the nearest first, equals by index. Only what
/// shares a word with the query is found.
pub fn search(vectors: &[Vector], query: &Vector, k: usize) -> Vec<(usize, f64)> {
    let mut found: Vec<(usize, f64)> = vectors
        .iter()
        .map(|vector| dot(query, vector))
        .enumerate()
        .filter(|&(_, c)| c > 0.0)
        .collect();
    found.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("weights are finite")); // stable
    found.truncate(k);
    found
}
// ANCHOR_END: search

// ANCHOR: main
fn main() {
    let pins = ["Chocolate cake recipe", "Quick pasta recipe ideas", "cake, cake, CAKE!"];
    let pins: Vec<Vec<String>> = pins.iter().map(|pin| words(pin)).collect();
    println!("word       df  textbook  plus one  smooth");
    let [textbook, plus_one, smooth] =
        [Idf::Textbook, Idf::PlusOne, Idf::Smooth].map(|variant| TfIdf::fit(&pins, variant));
    for (word, weight) in &textbook.idf {
        let df = pins.iter().filter(|pin| pin.contains(word)).count();
        println!(
            "{word:<10} {df:>2}  {weight:8.4}  {:8.4}  {:6.4}",
            plus_one.idf[word], smooth.idf[word]
        );
    }
    let vectors: Vec<Vector> = pins.iter().map(|pin| smooth.vector(pin)).collect();
    for query in ["cake", "cake recipe", "pizza"] {
        println!("\n{query}");
        for (pin, cosine) in search(&vectors, &smooth.vector(&words(query)), 3) {
            println!("  {cosine:.4}  {}", pins[pin].join(" "));
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// Six documents over the words a, b, c, by their counts.
    fn published() -> Vec<Vec<String>> {
        let counts = [[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]];
        let document = |row: &[usize; 3]| {
            let times = ["a", "b", "c"].iter().zip(row);
            times.flat_map(|(word, &count)| vec![(*word).to_owned(); count]).collect()
        };
        counts.iter().map(document).collect()
    }

    /// Published: scikit-learn user guide, "Text feature extraction", to four digits; recomputed
    /// from the formulas to eight and more.
    #[test]
    fn agrees_with_scikit_learn() {
        let documents = published();
        let expected = [
            (
                Idf::PlusOne,
                [1.0, 2.791_759_469_2, 2.098_612_288_7],
                [
                    [0.819_409_95, 0.0, 0.573_207_93],
                    [0.473_303_39, 0.880_899_48, 0.0],
                    [0.581_492_61, 0.0, 0.813_551_69],
                ],
            ),
            (
                Idf::Smooth,
                [1.0, 2.252_762_968_5, 1.847_297_860_4],
                [
                    [0.851_513_35, 0.0, 0.524_332_93],
                    [0.554_228_93, 0.832_364_28, 0.0],
                    [0.630_357_31, 0.0, 0.776_305_14],
                ],
            ),
        ];
        for (variant, weights, rows) in expected {
            let model = TfIdf::fit(&documents, variant);
            let idf: Vec<f64> = model.idf.values().copied().collect();
            assert_all_close!(&idf, &weights, 5e-11);
            for (document, row) in [0, 4, 5].into_iter().zip(rows) {
                let vector = model.vector(&documents[document]);
                let weight = |word: &str| vector.get(word).copied().unwrap_or(0.0);
                assert_all_close!([weight("a"), weight("b"), weight("c")], row, 6e-9);
            }
        }
    }

    /// By hand, in the chapter.
    #[test]
    fn cake() {
        let pins = ["chocolate cake recipe", "quick pasta recipe ideas", "cake cake cake"];
        let pins: Vec<Vec<String>> = pins.iter().map(|pin| words(pin)).collect();
        let model = TfIdf::fit(&pins, Idf::Smooth);
        let vectors: Vec<Vector> = pins.iter().map(|pin| model.vector(pin)).collect();
        let found = search(&vectors, &model.vector(&words("cake")), 9);
        assert_eq!(found.iter().map(|&(pin, _)| pin).collect::<Vec<_>>(), [2, 0]);
        assert_close!(found[0].1, 1.0, 1e-15);
        assert_close!(found[1].1, 0.518, 5e-4);
    }

    #[test]
    fn words_of_odd_texts() {
        assert_eq!(words("Crème-brûlée, 2 ways!"), ["crème", "brûlée", "2", "ways"]);
        assert!(words("").is_empty() && words(" ?! ").is_empty());
    }

    /// No document, no known word, and a word that every document holds.
    #[test]
    fn nothing_to_weigh() {
        let model = TfIdf::fit(&[], Idf::Smooth);
        assert!(model.vector(&words("cake")).is_empty());
        let model = TfIdf::fit(&[words("cake"), words("cake")], Idf::Textbook);
        assert!(model.vector(&words("cake")).is_empty(), "no division by a length of 0");
        assert!(search(&[Vector::new()], &Vector::new(), 3).is_empty());
    }
}
