//! TF-IDF and BM25: dense matrices of `nalgebra`, brute force over all documents, properties.

mod listings;

use std::collections::BTreeMap;

use kit::approx::is_close;
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

use listings::cosine::{Idf, TfIdf, Vector, dot, search};
use listings::index::{Index, intersect};
use listings::phrase_search::{index as positions, phrase_search};
use listings::saturation::{Knobs, weight};

const WORDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// Documents of up to eight words over six.
fn documents() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let word = prop::sample::select(WORDS.to_vec());
    prop::collection::vec(prop::collection::vec(word, 0..9), 1..15)
}

fn query() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..4)
}

fn built(documents: &[Vec<&str>]) -> Index {
    let mut index = Index::default();
    for document in documents {
        index.add(document.iter().copied());
    }
    index
}

fn count(document: &[&str], word: &str) -> usize {
    document.iter().filter(|&&other| other == word).count()
}

/// BM25 by its definition, one document at a time, without an index.
fn bm25(documents: &[Vec<&str>], document: &[&str], query: &[&str], k1: f64, b: f64) -> f64 {
    let n = documents.len() as f64;
    let mean = documents.iter().map(Vec::len).sum::<usize>() as f64 / n;
    let of = |word: &&str| {
        let df = documents.iter().filter(|other| other.contains(word)).count() as f64;
        let idf = (1.0 + (n - df + 0.5) / (df + 0.5)).ln();
        idf * weight(count(document, word) as f64, document.len() as f64 / mean, Knobs { k1, b })
    };
    query.iter().map(of).sum()
}

proptest! {
    /// The index finds what brute force over all documents finds, in the same order, equals by
    /// number. Scores that differ by rounding only may stand either way: compare them, not places.
    #[test]
    fn search_equals_brute_force(
        documents in documents(),
        query in query(),
        k in 0_usize..20,
        k1 in 0.0_f64..3.0,
        b in 0.0_f64..=1.0,
    ) {
        let hits = built(&documents).search(&query, k, k1, b);
        let mut all: Vec<f64> = documents
            .iter()
            .filter(|document| query.iter().any(|word| document.contains(word)))
            .map(|document| bm25(&documents, document, &query, k1, b))
            .collect();
        all.sort_by(|a, b| b.total_cmp(a));
        all.truncate(k);
        prop_assert_eq!(hits.len(), all.len());
        for (hit, score) in hits.iter().zip(all) {
            prop_assert!(is_close(hit.score, score, 1e-12));
            let own = bm25(&documents, &documents[hit.document], &query, k1, b);
            prop_assert!(is_close(hit.score, own, 1e-12));
        }
        for pair in hits.windows(2) {
            prop_assert!(pair[0] > pair[1], "the best first, equals by number");
        }
    }

    /// Reordering the documents renames the hits and changes no score, not even in its last bit.
    #[test]
    fn reordering_changes_no_score(documents in documents(), query in query(), turn in 0_usize..15) {
        let n = documents.len();
        let mut turned = documents.clone();
        turned.rotate_left(turn % n);
        let scores = |documents: &[Vec<&str>], shift: usize| -> BTreeMap<usize, u64> {
            let hits = built(documents).search(&query, n, 1.2, 0.75);
            hits.iter().map(|hit| ((hit.document + shift) % n, hit.score.to_bits())).collect()
        };
        prop_assert_eq!(scores(&documents, 0), scores(&turned, turn % n));
    }

    /// AND is a filter over all documents; merging is what sets do.
    #[test]
    fn all_of_is_a_filter(documents in documents(), query in query()) {
        let index = built(&documents);
        let expected: Vec<usize> = (0..documents.len())
            .filter(|&i| !query.is_empty() && query.iter().all(|word| documents[i].contains(word)))
            .collect();
        prop_assert_eq!(index.all_of(&query), expected);
        let everyone: Vec<usize> = (0..documents.len()).collect();
        let holders: Vec<usize> = index.list("a").iter().map(|posting| posting.document).collect();
        prop_assert_eq!(intersect(&everyone, index.list("a")), holders);
    }

    /// A word's weight rises with its count, falls with the length, and stays below k₁ + 1.
    #[test]
    fn what_the_knobs_do(
        tf in 1_u32..1000,
        ratio in 0.01_f64..20.0,
        k1 in 0.0_f64..5.0,
        b in 0.0_f64..=1.0,
    ) {
        let at = |tf: f64, ratio: f64| weight(tf, ratio, Knobs { k1, b });
        let (tf, rounding) = (f64::from(tf), 1e-12);
        prop_assert!(at(tf, ratio) <= at(tf + 1.0, ratio) + rounding);
        prop_assert!(at(tf, ratio * 1.5) <= at(tf, ratio) + rounding);
        prop_assert!(0.0 < at(tf, ratio) && at(tf, ratio) <= k1 + 1.0 + rounding);
        // Each further occurrence adds less.
        prop_assert!(at(tf + 2.0, ratio) - at(tf + 1.0, ratio) <= at(tf + 1.0, ratio) - at(tf, ratio) + rounding);
    }

    /// All cosines at once: the rows of a dense matrix, scaled to length 1, times a vector.
    #[test]
    fn cosines_of_a_dense_matrix(documents in documents(), query in query()) {
        let n = documents.len();
        let df = |word: &str| documents.iter().filter(|d| d.contains(&word)).count();
        let idf = WORDS.map(|word| if df(word) == 0 { 0.0 } else { Idf::Smooth.weight(n, df(word)) });
        let normalised = |words: &[&str]| -> DVector<f64> {
            let dense = DVector::from_fn(6, |j, _| count(words, WORDS[j]) as f64 * idf[j]);
            if dense.norm() > 0.0 { dense.normalize() } else { dense }
        };
        let rows: Vec<_> = documents.iter().map(|d| normalised(d).transpose()).collect();
        let cosines = DMatrix::from_rows(&rows) * normalised(&query);

        let owned = |words: &[&str]| -> Vec<String> { words.iter().map(|&w| w.to_owned()).collect() };
        let documents: Vec<Vec<String>> = documents.iter().map(|d| owned(d)).collect();
        let model = TfIdf::fit(&documents, Idf::Smooth);
        let vectors: Vec<Vector> = documents.iter().map(|d| model.vector(d)).collect();
        let query = model.vector(&owned(&query));
        for (vector, &cosine) in vectors.iter().zip(&cosines) {
            prop_assert!(is_close(dot(&query, vector), cosine, 1e-13));
            prop_assert!((0.0..=1.0 + 1e-13).contains(&cosine));
        }
        let found = search(&vectors, &query, n);
        prop_assert_eq!(found.len(), cosines.iter().filter(|&&cosine| cosine > 0.0).count());
        prop_assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
    }

    /// Writing a text twice in a row leaves its vector as it is: the cosine sees proportions only.
    #[test]
    fn a_text_twice(documents in documents()) {
        let documents: Vec<Vec<String>> = documents
            .iter()
            .map(|words| words.iter().map(|&word| word.to_owned()).collect())
            .collect();
        let model = TfIdf::fit(&documents, Idf::PlusOne);
        let once = model.vector(&documents[0]);
        let twice = model.vector(&[&documents[0][..], &documents[0][..]].concat());
        prop_assert!(once.keys().eq(twice.keys()));
        for (a, b) in once.values().zip(twice.values()) {
            prop_assert!(is_close(*a, *b, 1e-14));
        }
    }

    /// A phrase by looking at every window.
    #[test]
    fn phrases_by_windows(documents in documents(), phrase in query()) {
        let texts: Vec<String> = documents.iter().map(|words| words.join(" ")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected: Vec<(usize, Vec<usize>)> = documents
            .iter()
            .map(|words| -> Vec<usize> {
                let windows = words.windows(phrase.len().max(1)).enumerate();
                windows.filter(|(_, window)| *window == phrase).map(|(start, _)| start).collect()
            })
            .enumerate()
            .filter(|(_, starts)| !starts.is_empty())
            .collect();
        prop_assert_eq!(phrase_search(&positions(&texts), &phrase.join(" ")), expected);
    }
}
