//! Reading a new problem: rare items first, so that an item on every list costs nothing.
//!
//! Contract as for all pairs, to which the book's tests compare it. Order the items of every list in
//! one order, rarest first. Two lists that share at least t items share one among the first s − t + 1
//! of each, s its size: otherwise all they share lies among the last t − 1 of one of them. So only
//! those *prefixes* are looked up and noted. Std only, Rust 1.59.

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

/// Every list with its items as numbers in rising order, 0 the rarest; the largest list first.
fn rarest_first<'a>(lists: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<(&'a str, Vec<usize>)> {
    let sets = lists.iter().map(|(name, items)| (*name, items.iter().collect::<BTreeSet<_>>()));
    let sets: Vec<_> = sets.collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for item in sets.iter().flat_map(|(_, items)| items) {
        *count.entry(item).or_insert(0) += 1;
    }
    let mut by_rarity: Vec<&str> = count.keys().copied().collect();
    by_rarity.sort_by_key(|item| (count[item], *item));
    let number: HashMap<&str, usize> = by_rarity.into_iter().zip(0..).collect();
    let mut numbered: Vec<(&str, Vec<usize>)> = Vec::new();
    for (name, items) in sets {
        let mut items: Vec<usize> = items.iter().map(|item| number[**item]).collect();
        items.sort_unstable();
        numbered.push((name, items));
    }
    numbered.sort_by_key(|(name, items)| (Reverse(items.len()), *name));
    numbered
}

/// How many numbers two rising lists have in common.
fn shared(left: &[usize], right: &[usize]) -> usize {
    let (mut l, mut r, mut shared) = (0, 0, 0);
    while l < left.len() && r < right.len() {
        shared += usize::from(left[l] == right[r]);
        let (move_left, move_right) = (left[l] <= right[r], left[l] >= right[r]);
        l += usize::from(move_left);
        r += usize::from(move_right);
    }
    shared
}

// ANCHOR: prefix
/// The best pair of lists that share an item: only lists whose prefixes meet are compared.
pub fn best_pair<'a>(lists: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Pair<'a>> {
    let lists = rarest_first(lists); // and the largest list first
    let mut lists_with: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut best: Option<Pair<'_>> = None;
    for (later, (name, items)) in lists.iter().enumerate() {
        let needed = best.map_or(1, |best| best.shared); // as many, for the sake of ties
        if items.len() < needed {
            break; // this list is too small, and all that follow are
        }
        let prefix = &items[..=items.len() - needed];
        let mut met = BTreeSet::new();
        for item in prefix {
            let earlier_lists = lists_with.entry(*item).or_default();
            met.extend(earlier_lists.iter().copied());
            earlier_lists.push(later);
        }
        for earlier in met {
            let (other, others) = &lists[earlier];
            let shared = shared(items, others);
            let union = items.len() + others.len() - shared;
            let names = (*name.min(other), *name.max(other));
            let pair = Pair { names, shared, union };
            best = best.into_iter().chain(Some(pair)).min_by_key(Pair::rank);
        }
    }
    best
}
// ANCHOR_END: prefix

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
    fn rare_items_have_small_numbers() {
        let mut lists = BTreeMap::new();
        lists.insert("a", vec!["often", "rare"]);
        lists.insert("b", vec!["often", "often", "some"]);
        lists.insert("c", vec!["some", "often", "other"]);
        let expected = [("c", vec![0, 2, 3]), ("a", vec![1, 3]), ("b", vec![2, 3])];
        assert_eq!(rarest_first(&lists), expected);
    }

    #[test]
    fn merging_counts_what_is_in_both() {
        assert_eq!(shared(&[1, 3, 5], &[2, 3, 4, 5]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }

    #[test]
    fn ties_survive_the_prefix() {
        // c and d share as many as a and b, in a smaller union, and come later because they are smaller.
        let mut lists = BTreeMap::new();
        lists.insert("a", vec!["1", "2", "3", "4"]);
        lists.insert("b", vec!["1", "2", "5", "6"]);
        lists.insert("c", vec!["7", "8"]);
        lists.insert("d", vec!["7", "8"]);
        let expected = Pair { names: ("c", "d"), shared: 2, union: 2 };
        assert_eq!(best_pair(&lists), Some(expected));
    }
}
