//! An inverted index: postings lists, AND by merging them, BM25 with a heap of k.
//!
//! Contract: document i is the i-th that was added. A posting is a document and how often it holds
//! the word; each list is sorted by document because documents come in order. n documents, P postings
//! of a query's words in all, k results.
//!
//! - `all_of`: documents that hold every word, O(P).
//! - `search`: the k best by BM25, O(P log P + P log k) here (a map collects the scores).
//!
//! BM25: S. Robertson, H. Zaragoza 2009; idf = ln(1 + (n − df + ½)/(df + ½)), never negative, as in
//! Lucene. Standard library, Rust 1.59.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

// ANCHOR: index
/// A document that holds a word, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The number of the document.
    pub document: usize,
    /// How often it holds the word: at least 1.
    pub count: u32,
}

/// For each word, who holds it.
#[derive(Debug, Default)]
pub struct Index {
    postings: BTreeMap<String, Vec<Posting>>,
    /// The number of words of each document.
    lengths: Vec<usize>,
}

impl Index {
    /// Adds a document, given as its words, and tells its number.
    pub fn add<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) -> usize {
        let document = self.lengths.len();
        let mut length = 0;
        for word in words {
            length += 1;
            let list = self.postings.entry(word.to_owned()).or_default();
            match list.last_mut() {
                Some(last) if last.document == document => last.count += 1, // (1)
                _ => list.push(Posting { document, count: 1 }),             // (2)
            }
        }
        self.lengths.push(length);
        document
    }

    /// The postings of a word, by document; none for a word that nobody holds.
    pub fn list(&self, word: &str) -> &[Posting] {
        self.postings.get(word).map_or(&[], Vec::as_slice)
    }
}
// ANCHOR_END: index

// ANCHOR: and
/// What is in both sorted lists: walk the two at once, always on the side that is behind.
pub fn intersect(a: &[usize], b: &[Posting]) -> Vec<usize> {
    let (mut i, mut j) = (0, 0);
    let mut both = Vec::new();
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j].document) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                both.push(a[i]);
                i += 1;
                j += 1;
            }
        }
    }
    both
}

impl Index {
    /// The documents that hold every one of the words, in order. Without words: none.
    pub fn all_of(&self, words: &[&str]) -> Vec<usize> {
        let mut lists: Vec<&[Posting]> = words.iter().map(|word| self.list(word)).collect();
        lists.sort_by_key(|list| list.len()); // (1)
        let mut lists = lists.into_iter();
        let first = lists.next().unwrap_or(&[]);
        let start = first.iter().map(|posting| posting.document).collect();
        lists.fold(start, |found: Vec<usize>, list| intersect(&found, list))
    }
}
// ANCHOR_END: and

// ANCHOR: search
/// A document and its score. Of two hits the *greater* is the better: a higher score, and on equal
/// scores the document that came first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The number of the document.
    pub document: usize,
    /// Its BM25 score.
    pub score: f64,
}

impl Eq for Hit {}
impl Ord for Hit {
    fn cmp(&self, other: &Hit) -> Ordering {
        let by_score = self.score.partial_cmp(&other.score).expect("scores are finite");
        by_score.then(other.document.cmp(&self.document))
    }
}
impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Hit) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Index {
    /// The `k` best documents by BM25, the best first. Words of the query that occur twice count twice.
    pub fn search(&self, query: &[&str], k: usize, k1: f64, b: f64) -> Vec<Hit> {
        let n = self.lengths.len() as f64;
        let mean = self.lengths.iter().sum::<usize>() as f64 / n;
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for word in query {
            let list = self.list(word);
            let df = list.len() as f64;
            let idf = ((n - df + 0.5) / (df + 0.5)).ln_1p(); // ln(1 + …)
            for &Posting { document, count } in list {
                let tf = f64::from(count);
                let ratio = self.lengths[document] as f64 / mean;
                let weight = tf * (k1 + 1.0) / (tf + k1 * (1.0 - b + b * ratio));
                *scores.entry(document).or_insert(0.0) += idf * weight; // (1)
            }
        }
        let mut best = BinaryHeap::new();
        for (document, score) in scores {
            best.push(Reverse(Hit { document, score })); // (2)
            if best.len() > k {
                best.pop(); // (3)
            }
        }
        best.into_sorted_vec().into_iter().map(|Reverse(hit)| hit).collect()
    }
}
// ANCHOR_END: search

// ANCHOR: main
fn main() {
    let pins = ["chocolate cake recipe", "quick pasta recipe ideas", "cake cake cake"];
    let mut index = Index::default();
    for pin in pins {
        index.add(pin.split(' '));
    }
    for hit in index.search(&["cake"], 10, 1.5, 0.75) {
        println!("cake         {:.4}  {}", hit.score, pins[hit.document]);
    }
    for hit in index.search(&["cake", "recipe"], 2, 1.5, 0.75) {
        println!("cake recipe  {:.4}  {}", hit.score, pins[hit.document]);
    }
    println!("cake AND recipe: {:?}", index.all_of(&["cake", "recipe"]));

    // Document i holds the word d if d divides i: word d is in n/d documents, as Zipf's law has it.
    let mut index = Index::default();
    for document in 0..20_000_u32 {
        let divisors: Vec<String> =
            (2..=200).filter(|d| document % d == 0).map(|d| d.to_string()).collect();
        index.add(divisors.iter().map(String::as_str));
    }
    let query = ["2", "7", "101"];
    let lists = query.map(|word| index.list(word).len());
    let postings: usize = index.postings.values().map(Vec::len).sum();
    println!("\n20000 documents, {postings} postings; lists of {query:?}: {lists:?}");
    println!("all of them: {:?} …", &index.all_of(&query)[..4]);
    let touched: usize = lists.iter().sum();
    println!(
        "postings read for BM25: {touched}, {:.1} % of all",
        100.0 * touched as f64 / postings as f64
    );
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn index(documents: &[&str]) -> Index {
        let mut index = Index::default();
        for document in documents {
            index.add(document.split_whitespace());
        }
        index
    }

    /// Computed from the formula: ln 1.6 = 0.4700036292 times 2.5/2.3875 and 7.5/4.3875.
    #[test]
    fn three_pins() {
        let index = index(&["a cat sat", "a dog sat down", "cat cat cat"]);
        let hits = index.search(&["cat"], 3, 1.5, 0.75);
        assert_eq!(hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [2, 0]);
        let scores: Vec<f64> = hits.iter().map(|hit| hit.score).collect();
        assert_all_close!(&scores, &[0.803_425_007_3, 0.492_150_397_1], 5e-11);
    }

    /// Multiples of 2, 7 and 101 are the multiples of 1414.
    #[test]
    fn divisors() {
        let held =
            |i: u32| [2, 7, 101].iter().filter(move |d| i.is_multiple_of(**d)).map(u32::to_string);
        let documents: Vec<String> =
            (0..5000).map(|i| held(i).collect::<Vec<_>>().join(" ")).collect();
        let index = index(&documents.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(index.all_of(&["2", "7", "101"]), [0, 1414, 2828, 4242]);
        assert_eq!(index.all_of(&["101", "2"])[..2], [0, 202]);
    }

    #[test]
    fn nothing_to_find() {
        let none = Index::default();
        assert!(
            none.search(&["cake"], 3, 1.2, 0.75).is_empty() && none.all_of(&["cake"]).is_empty()
        );
        let some = index(&["cake", "", "tea"]);
        assert!(some.all_of(&[]).is_empty() && some.all_of(&["cake", "tea"]).is_empty());
        assert!(some.search(&[], 3, 1.2, 0.75).is_empty());
        assert!(some.search(&["pizza"], 3, 1.2, 0.75).is_empty());
        assert!(some.search(&["cake"], 0, 1.2, 0.75).is_empty());
    }

    #[test]
    fn equal_scores_go_by_document() {
        let hits = index(&["tea", "cake", "cake", "cake"]).search(&["cake"], 2, 1.2, 0.75);
        assert_eq!(hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [1, 2]);
        assert_close!(hits[0].score, hits[1].score, 0.0);
    }
}
