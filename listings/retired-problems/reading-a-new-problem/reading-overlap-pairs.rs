//! Reading a new problem: the statement as code, every pair of lists compared.
//!
//! Contract: named lists of items, names different, items of one list counted once. Of all pairs that
//! share an item, the best shares the most; of equal ones the one with the smaller union, which is the
//! higher Jaccard similarity; then the one whose names come first. `None` if no two share an item.
//! With N lists of s items: O(N² · s) time. Std only, Rust 1.59.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: contract
/// Two lists and what they share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a> {
    /// In alphabetical order.
    pub names: (&'a str, &'a str),
    /// Items that both have.
    pub shared: usize,
    /// Items that at least one has.
    pub union: usize,
}

impl<'a> Pair<'a> {
    /// The better pair has the smaller rank.
    pub fn rank(&self) -> (Reverse<usize>, usize, (&'a str, &'a str)) {
        (Reverse(self.shared), self.union, self.names)
    }
}
// ANCHOR_END: contract

// ANCHOR: brute
/// The best pair of lists that share an item, by comparing all of them.
pub fn best_pair<'a>(lists: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Pair<'a>> {
    let sets: Vec<(&str, BTreeSet<&str>)> =
        lists.iter().map(|(name, items)| (*name, items.iter().copied().collect())).collect();
    let mut pairs = Vec::new();
    for (later, (second, right)) in sets.iter().enumerate() {
        for (first, left) in &sets[..later] {
            let shared = left.intersection(right).count();
            let union = left.len() + right.len() - shared;
            pairs.push(Pair { names: (*first, *second), shared, union });
        }
    }
    pairs.into_iter().filter(|pair| pair.shared > 0).min_by_key(Pair::rank)
}
// ANCHOR_END: brute

// ANCHOR: main
fn main() {
    let mut lists = BTreeMap::new();
    lists.insert("autumn", vec!["soup", "scarf", "lamp"]);
    lists.insert("dinner", vec!["soup", "bread"]);
    lists.insert("empty", vec![]);
    lists.insert("gifts", vec!["scarf", "lamp", "book", "mug"]);
    lists.insert("kitchen", vec!["bread", "soup", "soup", "mug"]);
    if let Some(pair) = best_pair(&lists) {
        println!("{:?}: {} of {}", pair.names, pair.shared, pair.union);
    }
    assert_eq!(best_pair(&lists).map(|pair| pair.names), Some(("dinner", "kitchen")));

    lists.retain(|name, _| *name == "dinner" || *name == "gifts");
    assert_eq!(best_pair(&lists), None); // they share nothing
    lists.clear();
    assert_eq!(best_pair(&lists), None);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_overlaps_the_higher_jaccard_similarity() {
        let mut lists = BTreeMap::new();
        lists.insert("a", vec!["1", "2", "3"]);
        lists.insert("b", vec!["1", "4", "5"]);
        lists.insert("c", vec!["1", "6"]);
        lists.insert("d", vec!["1", "7"]);
        let expected = Pair { names: ("c", "d"), shared: 1, union: 3 };
        assert_eq!(best_pair(&lists), Some(expected));
    }

    #[test]
    fn then_the_names() {
        let mut lists = BTreeMap::new();
        for name in ["b", "c", "a"] {
            lists.insert(name, vec!["1"]);
        }
        assert_eq!(best_pair(&lists).map(|pair| pair.names), Some(("a", "b")));
    }

    #[test]
    fn main_holds() {
        main();
    }
}
