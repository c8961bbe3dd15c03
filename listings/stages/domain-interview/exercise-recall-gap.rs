//! # The gap between groups
//!
//! A detector looks for objects in pictures. Its recall is 0.9 on average, and somebody asks: for
//! whom? Compute the recall of each group and report the largest gap.
//!
//! - An item is (group, positive, found). Only positives count: recall of a group is how many of its
//!   positives were found, divided by how many it has.
//! - A group with fewer than `least` positives is too small to compare and is left out; so is a group
//!   without any, whatever `least` is.
//! - Return (gap, lowest group, highest group): the highest recall minus the lowest, and whose they
//!   are. Of groups with equal recall, name the smaller id, in both places.
//! - With fewer than two groups left, there is nothing to compare: `None`.
//!
//! Choose the groups exactly, without comparing rounded shares: is 1/3 less than 3333/10000?
//!
//! ```text
//! group 0: 4 positives, 3 found      3/4
//! group 1: 2 positives, 1 found      1/2
//! group 2: 1 positive,  0 found      0
//!
//! least 1  →  gap 0.75, lowest 2, highest 0
//! least 2  →  gap 0.25, lowest 1, highest 0
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::BTreeMap;
// ANCHOR_END: given

// ANCHOR: solution
/// The largest gap in recall between groups with at least `least` positives, and whose it is.
///
/// O(items · log groups).
pub fn recall_gap(items: &[(u32, bool, bool)], least: u64) -> Option<(f64, u32, u32)> {
    // Found, of how many, by group.
    let mut groups: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for &(group, positive, found) in items {
        if positive {
            let (hits, positives) = groups.entry(group).or_insert((0, 0));
            *hits += u64::from(found);
            *positives += 1;
        }
    }
    groups.retain(|_, (_, positives)| *positives >= least);
    if groups.len() < 2 {
        return None;
    }
    // a/b < c/d as a · d < c · b. Groups come by rising id, and only a strict win replaces.
    let less = |x: (u64, u64), y: (u64, u64)| x.0 * y.1 < y.0 * x.1;
    let first = groups.iter().next().map(|(group, recall)| (*group, *recall))?;
    let (mut lowest, mut highest) = (first, first);
    for (&group, &recall) in &groups {
        if less(recall, lowest.1) {
            lowest = (group, recall);
        }
        if less(highest.1, recall) {
            highest = (group, recall);
        }
    }
    let share = |(hits, positives): (u64, u64)| hits as f64 / positives as f64;
    Some((share(highest.1) - share(lowest.1), lowest.0, highest.0))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::BTreeMap;

    // ANCHOR: starter
    /// The largest gap in recall between groups with at least `least` positives, and whose it is.
    pub fn recall_gap(items: &[(u32, bool, bool)], least: u64) -> Option<(f64, u32, u32)> {
        let mut groups: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for &(group, positive, found) in items {
            todo!()
        }
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut items = vec![(0, true, true); 3];
    items.extend([(0, true, false), (1, true, true), (1, true, false), (2, true, false)]);
    items.extend([(0, false, true), (2, false, false)]);
    for least in 1..4 {
        println!("at least {least}: {:?}", recall_gap(&items, least));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Vec<(u32, bool, bool)> {
        let mut items = vec![(0, true, true); 3];
        items.extend(vec![(0, true, false), (1, true, true), (1, true, false), (2, true, false)]);
        items
    }

    #[test]
    fn the_example() {
        assert_eq!(recall_gap(&example(), 1), Some((0.75, 2, 0)));
        assert_eq!(recall_gap(&example(), 2), Some((0.25, 1, 0)));
    }

    #[test]
    fn negatives_do_not_count() {
        let mut items = example();
        items.extend(vec![(1, false, true); 50]);
        items.extend(vec![(9, false, true); 50]);
        assert_eq!(recall_gap(&items, 2), Some((0.25, 1, 0)));
    }

    #[test]
    fn one_group_has_no_gap() {
        assert_eq!(recall_gap(&example(), 3), None);
        assert_eq!(recall_gap(&[], 0), None);
    }

    #[test]
    fn equal_recall_names_the_smaller_id() {
        let items = [(5, true, true), (3, true, true), (4, true, false), (2, true, false)];
        assert_eq!(recall_gap(&items, 1), Some((1.0, 2, 3)));
        assert_eq!(recall_gap(&items[..2], 1), Some((0.0, 3, 3)));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn group(id: u32, hits: usize, positives: usize) -> Vec<(u32, bool, bool)> {
        (0..positives).map(|index| (id, true, index < hits)).collect()
    }

    #[test]
    fn groups_whose_shares_are_close() {
        let items = [group(1, 3_333, 10_000), group(2, 1, 3), group(3, 3_334, 10_000)].concat();
        let (gap, lowest, highest) = recall_gap(&items, 1).expect("three groups");
        assert_eq!((lowest, highest), (1, 3));
        assert!((gap - 0.0001).abs() < 1e-12);
    }

    #[test]
    fn a_group_without_positives_is_left_out_even_if_none_are_asked_for() {
        let items = [group(1, 1, 2), vec![(2, false, false)]].concat();
        assert_eq!(recall_gap(&items, 0), None);
    }

    #[test]
    fn equal_fractions_are_equal() {
        let items = [group(7, 2, 6), group(4, 1, 3), group(9, 3, 9)].concat();
        assert_eq!(recall_gap(&items, 1), Some((0.0, 4, 4)));
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let mut items = [group(1, 5, 9), group(2, 7, 8), group(3, 1, 4)].concat();
        let expected = recall_gap(&items, 1);
        items.reverse();
        assert_eq!(recall_gap(&items, 1), expected);
        assert_eq!(expected.map(|(_, lowest, highest)| (lowest, highest)), Some((3, 2)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two counts for each group are enough: positives, and positives that were found.
// 2. Leave out small groups before you look for the lowest and the highest.
// 3. a/b < c/d is a · d < c · b. Go through the groups by rising id and replace only on a strict win.
// ANCHOR_END: hints
