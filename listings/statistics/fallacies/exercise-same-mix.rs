//! # With the same mix
//!
//! A log holds rows (ranker, segment, clicked), ranker 0 or 1. Compare the two rankers *with the same mix
//! of segments*: take the click rate of each ranker in each segment, weigh segments by their rows in the
//! log of *both* rankers, and return (standardised rate of ranker 0, of ranker 1).
//!
//! - Only segments in which **both** rankers have rows count, for rates and for weights.
//! - No such segment: `None`. A ranker other than 0 or 1: `None` too.
//!
//! One pass over the log. Standard library, Rust 1.59.
//!
//! ```text
//! search: ranker 0 clicked 1 of 2, ranker 1 clicked 2 of 2    4 rows
//! feed:   ranker 0 clicked 0 of 1, ranker 1 clicked 0 of 3    4 rows
//!
//! ranker 0: (4 · 0.5 + 4 · 0)/8 = 0.25     ranker 1: (4 · 1 + 4 · 0)/8 = 0.5
//! (pooled they look alike: 1/3 and 2/5)
//! ```

// ANCHOR: solution
use std::collections::BTreeMap;

/// Standardised click rates of rankers 0 and 1. O(n log S) for S segments.
pub fn standardised_rates(log: &[(usize, &str, bool)]) -> Option<(f64, f64)> {
    // For each segment and ranker: clicks and rows.
    let mut segments: BTreeMap<&str, [(u32, u32); 2]> = BTreeMap::new();
    for &(ranker, segment, clicked) in log {
        let cell = segments.entry(segment).or_insert([(0, 0); 2]).get_mut(ranker)?;
        cell.0 += u32::from(clicked);
        cell.1 += 1;
    }
    let (mut rates, mut total) = ([0.0, 0.0], 0.0);
    for cells in segments.values().filter(|cells| cells[0].1 > 0 && cells[1].1 > 0) {
        let weight = f64::from(cells[0].1 + cells[1].1);
        total += weight;
        for (rate, &(clicks, rows)) in rates.iter_mut().zip(cells) {
            *rate += weight * f64::from(clicks) / f64::from(rows);
        }
    }
    if total > 0.0 { Some((rates[0] / total, rates[1] / total)) } else { None }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Standardised click rates of rankers 0 and 1.
    pub fn standardised_rates(log: &[(usize, &str, bool)]) -> Option<(f64, f64)> {
        todo!("count by segment and ranker, then weigh")
    }
    // ANCHOR_END: starter
}

fn main() {
    let log = [(0, "search", true), (0, "search", false), (1, "search", true)];
    println!("{:?}", standardised_rates(&log));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ranker: usize, segment: &str, clicks: usize, all: usize) -> Vec<(usize, &str, bool)> {
        (0..all).map(|i| (ranker, segment, i < clicks)).collect()
    }

    fn close(result: Option<(f64, f64)>, zero: f64, one: f64) -> bool {
        let (a, b) = result.expect("two rates");
        (a - zero).abs() < 1e-9 && (b - one).abs() < 1e-9
    }

    #[test]
    fn the_example() {
        let log = [
            rows(0, "search", 1, 2),
            rows(1, "search", 2, 2),
            rows(0, "feed", 0, 1),
            rows(1, "feed", 0, 3),
        ];
        assert!(close(standardised_rates(&log.concat()), 0.25, 0.5));
    }

    #[test]
    fn a_segment_of_one_ranker_does_not_count() {
        let log = [rows(0, "a", 1, 2), rows(1, "a", 1, 4), rows(1, "b", 90, 100)];
        assert!(close(standardised_rates(&log.concat()), 0.5, 0.25));
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(standardised_rates(&[]), None);
        assert_eq!(standardised_rates(&[(0, "a", true), (1, "b", true)]), None);
        assert_eq!(standardised_rates(&[(0, "a", true), (1, "a", true), (2, "a", true)]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Better in each segment, worse pooled: standardising puts it right.
    #[test]
    fn the_paradox() {
        let mut log = Vec::new();
        for (ranker, segment, clicks, all) in
            [(0, "s", 720, 9000), (1, "s", 90, 1000), (0, "h", 20, 1000), (1, "h", 225, 9000)]
        {
            log.extend((0..all).map(|i| (ranker, segment, i < clicks)));
        }
        let (old, new) = standardised_rates(&log).unwrap();
        assert!((old - 0.05).abs() < 1e-9 && (new - 0.0575).abs() < 1e-9, "{old} {new}");
    }

    #[test]
    fn one_segment_is_the_plain_rate() {
        let log: Vec<_> = (0..30).map(|i| (i % 2, "a", i % 5 == 0)).collect();
        let rate = |ranker| log.iter().filter(|row| row.0 == ranker && row.2).count() as f64 / 15.0;
        let (zero, one) = standardised_rates(&log).unwrap();
        assert!((zero - rate(0)).abs() < 1e-12 && (one - rate(1)).abs() < 1e-12);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Count first: for each segment two cells of clicks and rows.
// 2. Then one loop over segments with rows in both cells. The weight is the sum of the rows.
// 3. Divide by the weights that were used, not by the rows of the log.
// ANCHOR_END: hints
