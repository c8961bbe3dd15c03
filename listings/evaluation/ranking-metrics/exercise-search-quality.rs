//! # Quality of one search
//!
//! A search showed items in an order. Raters have graded items: `(item, grade)`, with grades from 0 to 10
//! and each item at most once. Return nDCG@`k` with the exponential gain, 2^grade − 1, and the discount
//! 1 / log₂(rank + 1).
//!
//! - An item that nobody has graded has gain 0.
//! - An item that is shown **again** earns nothing the second time; it still takes its place.
//! - The ideal list may use *every graded item*, shown or not, each once.
//! - If the ideal is 0 (nothing of value was graded, or `k` is 0) the answer is `None`.
//!
//! ```text
//! shown 7, 9, 7, 4   grades (4, 1), (7, 2), (8, 1)   k = 4
//!   gains 3, 0, 0 (again), 1:   DCG   = 3 + 1/log₂5           = 3.4307
//!   ideal 2, 1, 1:              ideal = 3 + 1/log₂3 + 1/log₂4 = 4.1309
//!   nDCG = 0.8305
//! ```

// ANCHOR: solution
use std::collections::{HashMap, HashSet};

/// nDCG@k of one list, with exponential gain.
pub fn search_quality(shown: &[u32], grades: &[(u32, u32)], k: usize) -> Option<f64> {
    let gain = |grade: u32| f64::from(2_u32.pow(grade) - 1);
    let discount = |before: usize| 1.0 / ((before + 2) as f64).log2();
    let gains: HashMap<u32, f64> =
        grades.iter().map(|&(item, grade)| (item, gain(grade))).collect();

    let mut seen = HashSet::new();
    let mut dcg = 0.0;
    for (before, item) in shown.iter().take(k).enumerate() {
        if seen.insert(item) {
            dcg += gains.get(item).copied().unwrap_or(0.0) * discount(before);
        }
    }

    let mut best: Vec<f64> = gains.values().copied().collect();
    best.sort_by(|a, b| b.partial_cmp(a).expect("gains are no NaN"));
    let ideal: f64 = best.iter().take(k).enumerate().map(|(before, g)| g * discount(before)).sum();
    if ideal > 0.0 { Some(dcg / ideal) } else { None }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// nDCG@k of one list, with exponential gain.
    pub fn search_quality(shown: &[u32], grades: &[(u32, u32)], k: usize) -> Option<f64> {
        todo!("DCG of what was shown, divided by that of the ideal list")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", search_quality(&[7, 9, 7, 4], &[(4, 1), (7, 2), (8, 1)], 4));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: f64) -> bool {
        (found.unwrap_or(f64::NAN) - expected).abs() < 1e-4
    }

    #[test]
    fn the_example() {
        assert!(close(search_quality(&[7, 9, 7, 4], &[(4, 1), (7, 2), (8, 1)], 4), 0.8305));
    }

    #[test]
    fn the_ideal_order_is_1_and_a_repetition_does_not_exceed_it() {
        let grades = [(1, 3), (2, 1)];
        assert!(close(search_quality(&[1, 2], &grades, 2), 1.0));
        assert!(close(search_quality(&[1, 1, 1], &grades, 3), 0.9173));
    }

    #[test]
    fn what_was_not_shown_counts_in_the_ideal() {
        assert!(close(search_quality(&[2], &[(1, 2), (2, 1)], 1), 1.0 / 3.0));
        assert!(close(search_quality(&[], &[(1, 2)], 5), 0.0));
    }

    #[test]
    fn nothing_of_value() {
        assert_eq!(search_quality(&[1, 2], &[(1, 0), (2, 0)], 2), None);
        assert_eq!(search_quality(&[1, 2], &[], 2), None);
        assert_eq!(search_quality(&[1], &[(1, 5)], 0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// The DCG of a list without repetitions.
    fn dcg(list: &[u32], grades: &[(u32, u32)], k: usize) -> f64 {
        let grade = |item| grades.iter().find(|(graded, _)| *graded == item).map_or(0, |(_, g)| *g);
        (1..)
            .zip(list)
            .take(k)
            .map(|(rank, item)| {
                (f64::from(grade(*item)).exp2() - 1.0) / (f64::from(rank) + 1.0_f64).log2()
            })
            .sum()
    }

    fn orders(items: &[u32]) -> Vec<Vec<u32>> {
        if items.is_empty() {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for place in 0..items.len() {
            let mut rest = items.to_vec();
            let first = rest.remove(place);
            for mut order in orders(&rest) {
                order.insert(0, first);
                all.push(order);
            }
        }
        all
    }

    #[test]
    fn the_ideal_is_the_best_of_all_orders() {
        let mut state: u64 = 3;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 40) % below).unwrap()
        };
        for round in 0..200_u32 {
            let grades: Vec<(u32, u32)> = (0..round % 6).map(|item| (item, draw(4))).collect();
            let graded: Vec<u32> = grades.iter().map(|(item, _)| *item).collect();
            for k in 0..5 {
                let best = orders(&graded).iter().map(|o| dcg(o, &grades, k)).fold(0.0, f64::max);
                let mut shown = graded.clone();
                shown.reverse();
                shown.insert(shown.len() / 2, 99);
                let found = search_quality(&shown, &grades, k);
                if best > 0.0 {
                    let expected = dcg(&shown, &grades, k) / best;
                    assert!((found.unwrap() - expected).abs() < 1e-9, "{grades:?}, k = {k}");
                } else {
                    assert_eq!(found, None);
                }
            }
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two sums of the same form: of the list shown, and of the ideal list. Which items may each use?
// 2. A map from item to gain, and a set of what was shown already.
// 3. The ideal: all gains, largest first, the first k. Sorting the *shown* items is the usual slip.
// ANCHOR_END: hints
