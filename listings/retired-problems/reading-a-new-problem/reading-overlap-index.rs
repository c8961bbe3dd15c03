//! Reading a new problem: an inverted index counts what lists share without comparing them.
//!
//! Contract as for all pairs, to which the book's tests compare it. A list looks only at earlier lists
//! with which it has an item in common. With f lists for an item the time is the sum of f² / 2 over
//! items; memory is the input, and one counter for each list. Std only, Rust 1.59.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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

// ANCHOR: index
/// The best pair of lists that share an item, counted through an index from item to lists.
pub fn best_pair<'a>(lists: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Pair<'a>> {
    let sets: Vec<(&str, BTreeSet<&str>)> =
        lists.iter().map(|(name, items)| (*name, items.iter().copied().collect())).collect();
    let mut lists_with: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut shared_with = vec![0; sets.len()]; // (1)
    let mut best: Option<Pair<'_>> = None;
    for (later, (second, items)) in sets.iter().enumerate() {
        let mut met = Vec::new();
        for item in items {
            let earlier_lists = lists_with.entry(item).or_default();
            for &earlier in earlier_lists.iter() {
                if shared_with[earlier] == 0 {
                    met.push(earlier);
                }
                shared_with[earlier] += 1;
            }
            earlier_lists.push(later); // (2)
        }
        for earlier in met {
            let (first, left) = &sets[earlier];
            let shared = std::mem::take(&mut shared_with[earlier]); // (3)
            let union = left.len() + items.len() - shared;
            let pair = Pair { names: (*first, *second), shared, union };
            best = best.into_iter().chain(Some(pair)).min_by_key(Pair::rank);
        }
    }
    best
}
// ANCHOR_END: index

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
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_share() {
        assert_eq!(best_pair(&BTreeMap::new()), None);
        let mut lists = BTreeMap::new();
        lists.insert("a", vec![]);
        lists.insert("b", vec![]);
        assert_eq!(best_pair(&lists), None);
        lists.insert("c", vec!["1", "1"]);
        assert_eq!(best_pair(&lists), None);
    }

    #[test]
    fn counters_are_cleared_between_lists() {
        let mut lists = BTreeMap::new();
        for name in ["a", "b", "c", "d"] {
            lists.insert(name, vec!["1"]);
        }
        let expected = Pair { names: ("a", "b"), shared: 1, union: 1 };
        assert_eq!(best_pair(&lists), Some(expected));
    }
}
