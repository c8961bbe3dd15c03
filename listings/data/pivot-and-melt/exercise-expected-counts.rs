//! # Counts that independence expects
//!
//! Count pairs of a user's platform and what they did, and say for each pair how many there *would*
//! be if the two had nothing to do with each other: row total · column total / all.
//!
//! - A pair is a platform and an action, in any order, with repetitions.
//! - Return one row `(platform, action, count, expected)` for **every** combination of a platform and
//!   an action that occur in the data, also where the count is 0; by platform, then by action.
//! - No pairs: no rows.
//!
//! O(n log n + rows · columns). Standard library, Rust 1.59.
//!
//! ```text
//! ios save, ios save, ios hide, web save
//!
//!        hide  save  total
//! ios       1     2      3        expected  ios hide  3 · 1 / 4 = 0.75
//! web       0     1      1                  ios save  3 · 3 / 4 = 2.25
//! total     1     3      4                  web hide  1 · 1 / 4 = 0.25   count 0
//!                                           web save  1 · 3 / 4 = 0.75
//! ```

// ANCHOR: given
/// A platform, an action, how often they met, and how often independence expects it.
pub type Cell<'a> = (&'a str, &'a str, usize, f64);
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;

/// One row for every combination, also of pairs that never occur.
pub fn expected_counts<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<Cell<'a>> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut of_platform: BTreeMap<&'a str, usize> = BTreeMap::new();
    let mut of_action: BTreeMap<&'a str, usize> = BTreeMap::new();
    for &(platform, action) in pairs {
        *counts.entry((platform, action)).or_insert(0) += 1;
        *of_platform.entry(platform).or_insert(0) += 1;
        *of_action.entry(action).or_insert(0) += 1;
    }
    let mut cells = Vec::new();
    for (&platform, &row) in &of_platform {
        for (&action, &column) in &of_action {
            let count = counts.get(&(platform, action)).copied().unwrap_or(0);
            cells.push((platform, action, count, row as f64 * column as f64 / pairs.len() as f64));
        }
    }
    cells
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Cell;
    // ANCHOR: starter
    /// One row for every combination, also of pairs that never occur.
    pub fn expected_counts<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<Cell<'a>> {
        todo!("three counts, then every combination")
    }
    // ANCHOR_END: starter
}

fn main() {
    let pairs = [("ios", "save"), ("ios", "save"), ("ios", "hide"), ("web", "save")];
    for cell in expected_counts(&pairs) {
        println!("{cell:?}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let pairs = [("ios", "save"), ("ios", "save"), ("ios", "hide"), ("web", "save")];
        let expected = [
            ("ios", "hide", 1, 0.75),
            ("ios", "save", 2, 2.25),
            ("web", "hide", 0, 0.25),
            ("web", "save", 1, 0.75),
        ];
        assert_eq!(expected_counts(&pairs), expected);
    }

    #[test]
    fn one_platform_expects_what_it_has() {
        let pairs = [("ios", "save"), ("ios", "hide"), ("ios", "save")];
        assert_eq!(expected_counts(&pairs), [("ios", "hide", 1, 1.0), ("ios", "save", 2, 2.0)]);
    }

    #[test]
    fn no_pairs() {
        assert!(expected_counts(&[]).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn sums_agree_and_order_does_not_matter() {
        let names = ["a", "b", "c", "d", "e", "f", "g"];
        let mut pairs: Vec<(&str, &str)> =
            (0..300).map(|i| (names[i * i % 7], names[i * 3 % 5])).collect();
        let cells = expected_counts(&pairs);
        assert_eq!(cells.iter().map(|cell| cell.2).sum::<usize>(), 300);
        assert!((cells.iter().map(|cell| cell.3).sum::<f64>() - 300.0).abs() < 1e-9);
        assert!(cells.windows(2).all(|two| (two[0].0, two[0].1) < (two[1].0, two[1].1)));
        pairs.reverse();
        assert_eq!(expected_counts(&pairs), cells);
    }

    #[test]
    fn two_names_may_be_the_same_text() {
        assert_eq!(expected_counts(&[("x", "x")]), [("x", "x", 1, 1.0)]);
    }

    #[test]
    fn many_pairs() {
        let pairs = vec![("ios", "save"); 500_000];
        assert_eq!(expected_counts(&pairs), [("ios", "save", 500_000, 500_000.0)]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. A map of pairs has no entry for what never happened. What must you walk over to get those cells?
// 2. Three counts in one pass: pairs, platforms, actions. The totals are the margins of the table.
// 3. Then two nested loops over the keys of the two margins, and look the pair up, 0 if it is absent.
//    Multiply as floating-point numbers.
// ANCHOR_END: hints
