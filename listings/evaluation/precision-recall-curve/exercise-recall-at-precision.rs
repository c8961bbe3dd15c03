//! # Recall at a promised precision
//!
//! The reviewers accept a queue in which at least a given share of the pins is really spam. Find the
//! threshold that catches as much spam as possible within that promise.
//!
//! - A pin is called spam when its score is **at least** the threshold; a threshold is one of the
//!   scores.
//! - Among the thresholds whose precision is at least `promised`, take the one with the highest recall;
//!   of equal recalls the highest threshold.
//! - The answer is `(threshold, recall)`; `None` if no threshold keeps the promise, if there is no
//!   positive, or if a score is not a finite number.
//! - `labels` and `scores` have the same length, `promised` is between 0 and 1.
//!
//! Precision does not fall steadily as the threshold falls: do not stop at the first threshold that
//! breaks the promise.
//!
//! ```text
//! labels       +    +    −    +    −    +    −    −
//! scores       0.9  0.8  0.7  0.6  0.6  0.4  0.3  0.2
//! precision    1    1    .67       .60  .67  .57  .50
//!
//! promised 0.65   →   threshold 0.4, recall 1
//! promised 0.9    →   threshold 0.8, recall 0.5
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
/// The threshold with the highest recall whose precision is at least `promised`. O(n log n).
pub fn recall_at_precision(labels: &[bool], scores: &[f64], promised: f64) -> Option<(f64, f64)> {
    let positives = labels.iter().filter(|&&positive| positive).count();
    if positives == 0 || !scores.iter().all(|score| score.is_finite()) {
        return None;
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("scores are finite"));

    let mut found = 0;
    let mut best = (f64::INFINITY, 0);
    let mut kept = false;
    for (at, &item) in order.iter().enumerate() {
        found += usize::from(labels[item]);
        let tie_goes_on = at + 1 < order.len() && scores[order[at + 1]] >= scores[item];
        let keeps_promise = found as f64 >= promised * (at + 1) as f64;
        // Recall never falls on the way down, so a later threshold is better if it finds more.
        let finds_more = !kept || found > best.1;
        if !tie_goes_on && keeps_promise && finds_more {
            best = (scores[item], found);
            kept = true;
        }
    }
    if kept { Some((best.0, best.1 as f64 / positives as f64)) } else { None }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The threshold with the highest recall whose precision is at least `promised`.
    pub fn recall_at_precision(
        labels: &[bool],
        scores: &[f64],
        promised: f64,
    ) -> Option<(f64, f64)> {
        todo!("sort by score, walk down, remember the best threshold that keeps the promise")
    }
    // ANCHOR_END: starter
}

fn main() {
    let labels = [true, true, false, true, false, true, false, false];
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
    for promised in [0.5, 0.65, 0.9] {
        println!("{promised}: {:?}", recall_at_precision(&labels, &scores, promised));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [bool; 8] = [true, true, false, true, false, true, false, false];
    const SCORES: [f64; 8] = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];

    #[test]
    fn the_eight_pins() {
        assert_eq!(recall_at_precision(&LABELS, &SCORES, 0.65), Some((0.4, 1.0)));
        assert_eq!(recall_at_precision(&LABELS, &SCORES, 0.9), Some((0.8, 0.5)));
    }

    #[test]
    fn equal_scores_cross_together() {
        assert_eq!(recall_at_precision(&[true, false], &[0.5, 0.5], 0.6), None);
        assert_eq!(recall_at_precision(&[true, false], &[0.5, 0.5], 0.5), Some((0.5, 1.0)));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(recall_at_precision(&[false], &[0.5], 0.1), None);
        assert_eq!(recall_at_precision(&[], &[], 0.1), None);
        assert_eq!(recall_at_precision(&[true], &[f64::NAN], 0.1), None);
        assert_eq!(recall_at_precision(&[false, true], &[0.9, 0.1], 0.9), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every threshold, counted from the start: O(n²).
    fn brute_force(labels: &[bool], scores: &[f64], promised: f64) -> Option<(f64, f64)> {
        let positives = labels.iter().filter(|&&positive| positive).count();
        let mut best: Option<(f64, f64)> = None;
        for &threshold in scores {
            let items = labels.iter().zip(scores);
            let called: Vec<bool> =
                items.filter(|&(_, &score)| score >= threshold).map(|(&label, _)| label).collect();
            let hits = called.iter().filter(|&&positive| positive).count();
            if positives == 0 || (hits as f64) < promised * called.len() as f64 {
                continue;
            }
            let recall = hits as f64 / positives as f64;
            let (before, reached) = best.unwrap_or((0.0, -1.0));
            if recall > reached || (recall >= reached && threshold > before) {
                best = Some((threshold, recall));
            }
        }
        best
    }

    #[test]
    fn agrees_with_brute_force_on_sets_full_of_ties() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..500 {
            let n = below(12);
            let labels: Vec<bool> = (0..n).map(|_| below(3) == 0).collect();
            let scores: Vec<f64> = (0..n).map(|_| below(5) as f64 / 4.0).collect();
            let promised = below(5) as f64 / 4.0;
            let expected = brute_force(&labels, &scores, promised);
            let found = recall_at_precision(&labels, &scores, promised);
            assert_eq!(found, expected, "{labels:?} {scores:?} {promised}");
        }
    }

    #[test]
    fn a_promise_that_is_broken_and_kept_again() {
        let labels = [false, true, true, true];
        let found = recall_at_precision(&labels, &[0.9, 0.8, 0.7, 0.6], 0.7);
        assert_eq!(found, Some((0.6, 1.0)));
    }

    #[test]
    fn no_promise_takes_the_highest_threshold_with_all_positives() {
        let found = recall_at_precision(&[true, false, false], &[0.9, 0.5, 0.1], 0.0);
        assert_eq!(found, Some((0.9, 1.0)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Sort the *indices* by falling score. How do hits and calls change with each item?
// 2. Only the last item of a tie has a threshold behind it. There compare precision with the promise.
// 3. Recall never falls on the way down. So remember the newest threshold that keeps the promise and
//    finds more than the one you remembered; walk to the end.
// ANCHOR_END: hints
