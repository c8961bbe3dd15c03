//! # The stability of a category
//!
//! Each pin has a category, a text. Compute the **population stability index** between an old and a new
//! list of categories:
//!
//! $\sum (a - e) \ln (a / e)$ over all categories that occur in either list, $e$ the share of the old
//! list, $a$ that of the new one.
//!
//! - A share below `floor` counts as `floor`, on either side, so that a category that is new or gone gives
//!   a finite number. Shares are *not* scaled again afterwards.
//! - `floor` lies strictly between 0 and 1, otherwise (NaN as well): `None`.
//! - An empty list, old or new: `None`.
//!
//! Standard library, Rust 1.59. About O(n log K) for n pins and K categories.
//!
//! ```text
//! old  art art food food     new  art food food food     floor 0.01
//!
//! art  (0.25 − 0.5) ln 0.5 = 0.1733     food  (0.75 − 0.5) ln 1.5 = 0.1014     →   0.2747
//! ```

// ANCHOR: solution
use std::collections::BTreeMap;

/// The population stability index of two lists of categories.
pub fn stability_index(old: &[&str], new: &[&str], floor: f64) -> Option<f64> {
    if old.is_empty() || new.is_empty() || !(floor > 0.0 && floor < 1.0) {
        return None;
    }
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for &category in old {
        counts.entry(category).or_insert((0, 0)).0 += 1;
    }
    for &category in new {
        counts.entry(category).or_insert((0, 0)).1 += 1;
    }
    let share = |count: u32, all: usize| (f64::from(count) / all as f64).max(floor);
    let terms = counts.values().map(|&(before, after)| {
        let (e, a) = (share(before, old.len()), share(after, new.len()));
        (a - e) * (a / e).ln()
    });
    Some(terms.sum())
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The population stability index of two lists of categories.
    pub fn stability_index(old: &[&str], new: &[&str], floor: f64) -> Option<f64> {
        todo!("count both lists in one map")
    }
    // ANCHOR_END: starter
}

fn main() {
    let (old, new) = (["art", "art", "food", "food"], ["art", "food", "food", "food"]);
    println!("{:?}", stability_index(&old, &new, 0.01));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(result: Option<f64>, expected: f64) -> bool {
        (result.expect("a number") - expected).abs() < 1e-9
    }

    #[test]
    fn the_example() {
        let (old, new) = (["art", "art", "food", "food"], ["art", "food", "food", "food"]);
        assert!(close(stability_index(&old, &new, 0.01), 0.25 * 3.0_f64.ln()));
    }

    #[test]
    fn order_does_not_count() {
        assert!(close(stability_index(&["a", "b", "a"], &["b", "a", "a"], 0.01), 0.0));
    }

    #[test]
    fn a_category_that_is_new() {
        // a: 1 → 0.5; b: 0 → 0.5, and 0 counts as 0.1.
        let expected = 0.5 * 2.0_f64.ln() + 0.4 * 5.0_f64.ln();
        assert!(close(stability_index(&["a", "a"], &["a", "b"], 0.1), expected));
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(stability_index(&[], &["a"], 0.01), None);
        assert_eq!(stability_index(&["a"], &[], 0.01), None);
        for floor in [0.0, 1.0, -0.1, f64::NAN] {
            assert_eq!(stability_index(&["a"], &["a"], floor), None);
        }
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn both_ways_are_the_same() {
        let (old, new) = (["a", "b", "b", "c", "c", "c"], ["a", "a", "d", "c"]);
        let there = stability_index(&old, &new, 0.02).unwrap();
        let back = stability_index(&new, &old, 0.02).unwrap();
        assert!((there - back).abs() < 1e-12 && there > 0.0);
    }

    #[test]
    fn all_gone() {
        // a: 1 → 0.25, b: 0.25 → 1: twice 0.75 ln 4.
        let index = stability_index(&["a"], &["b", "b"], 0.25).unwrap();
        assert!((index - 1.5 * 4.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn lists_of_different_length() {
        let new = ["x", "y"].repeat(50_000);
        let index = stability_index(&["x", "y"], &new, 0.001).unwrap();
        assert!(index.abs() < 1e-12);
    }

    #[test]
    fn a_floor_above_small_shares_hides_their_change() {
        let mut old = vec!["big"; 98];
        old.extend(["rare", "rare"]);
        let mut new = vec!["big"; 99];
        new.push("rare");
        let hidden = stability_index(&old, &new, 0.05).unwrap();
        let seen = stability_index(&old, &new, 0.001).unwrap();
        assert!(hidden < seen && hidden > 0.0, "{hidden} {seen}");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. One map from category to two counts has every category of either list.
// 2. `entry(category).or_insert((0, 0))` gives the pair; add 1 to one half of it.
// 3. Refuse empty lists first: they would give 0/0. A comparison with NaN is false, so ask for what is
//    allowed and negate that.
// ANCHOR_END: hints
