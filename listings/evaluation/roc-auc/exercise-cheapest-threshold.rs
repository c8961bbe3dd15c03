//! # The cheapest threshold
//!
//! A model has scored pins; people look at every pin whose score is **at least** a threshold. A false
//! alarm costs `false_alarm`, a missed positive costs `miss`. Find the threshold with the smallest
//! total cost, and that cost.
//!
//! - `labels[i]` says whether item $i$ is positive, `scores[i]` what the model thinks. Both have the
//!   same length.
//! - A threshold is one of the scores, or infinity: nothing is called positive.
//! - Of thresholds that cost the same, take the highest: fewer pins to look at.
//! - If a score is not a finite number there is no answer: `None`.
//!
//! Aim for one sort and one pass. In an interview, say what your code costs before you are asked.
//!
//! ```text
//! labels       +    +    −    +    −    +    −    −
//! scores       0.9  0.8  0.7  0.6  0.6  0.4  0.3  0.2
//!
//! false alarm 1, miss 1   →   threshold 0.8, cost 2
//! false alarm 1, miss 5   →   threshold 0.4, cost 2
//! ```

// ANCHOR: solution
/// The cheapest threshold and what it costs; `None` if a score is not finite. O(n log n).
pub fn cheapest_threshold(
    labels: &[bool],
    scores: &[f64],
    false_alarm: u64,
    miss: u64,
) -> Option<(f64, u64)> {
    if !scores.iter().all(|score| score.is_finite()) {
        return None;
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("scores are finite"));

    // At infinity nothing is called positive: every positive is missed.
    let mut cost = miss * labels.iter().filter(|&&positive| positive).count() as u64;
    let mut best = (f64::INFINITY, cost);
    for (at, &item) in order.iter().enumerate() {
        if labels[item] {
            cost -= miss;
        } else {
            cost += false_alarm;
        }
        // Items with one score cross together: only behind the last of them is a threshold.
        // (`None`, behind the last item of all, is less than any `Some`.)
        let next = order.get(at + 1).map(|&next| scores[next]);
        if next < Some(scores[item]) && cost < best.1 {
            best = (scores[item], cost);
        }
    }
    Some(best)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The cheapest threshold and what it costs; `None` if a score is not finite.
    pub fn cheapest_threshold(
        labels: &[bool],
        scores: &[f64],
        false_alarm: u64,
        miss: u64,
    ) -> Option<(f64, u64)> {
        todo!("sort by score, then walk down")
    }
    // ANCHOR_END: starter
}

fn main() {
    let labels = [true, true, false, true, false, true, false, false];
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
    for miss in [1, 2, 5] {
        println!("a miss costs {miss}: {:?}", cheapest_threshold(&labels, &scores, 1, miss));
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
        assert_eq!(cheapest_threshold(&LABELS, &SCORES, 1, 1), Some((0.8, 2)));
        assert_eq!(cheapest_threshold(&LABELS, &SCORES, 1, 5), Some((0.4, 2)));
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let labels: Vec<bool> = LABELS.iter().rev().copied().collect();
        let scores: Vec<f64> = SCORES.iter().rev().copied().collect();
        assert_eq!(cheapest_threshold(&labels, &scores, 1, 5), Some((0.4, 2)));
    }

    #[test]
    fn equal_scores_cross_together() {
        let all_or_none = cheapest_threshold(&[true, false], &[0.5, 0.5], 1, 2);
        assert_eq!(all_or_none, Some((0.5, 1)));
    }

    #[test]
    fn sometimes_it_is_best_to_call_nothing_positive() {
        let nothing = cheapest_threshold(&[false, true], &[0.9, 0.1], 10, 1);
        assert_eq!(nothing, Some((f64::INFINITY, 1)));
    }

    #[test]
    fn a_score_that_is_no_number_has_no_answer() {
        assert_eq!(cheapest_threshold(&[true, false], &[0.5, f64::NAN], 1, 1), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every threshold, counted from the start: O(n²).
    fn brute_force(labels: &[bool], scores: &[f64], false_alarm: u64, miss: u64) -> (f64, u64) {
        let cost = |threshold: f64| -> u64 {
            let items = labels.iter().zip(scores);
            items
                .map(|(&positive, &score)| match (positive, score >= threshold) {
                    (true, false) => miss,
                    (false, true) => false_alarm,
                    (true, true) | (false, false) => 0,
                })
                .sum()
        };
        let mut best = (f64::INFINITY, cost(f64::INFINITY));
        for &threshold in scores {
            let cost = cost(threshold);
            if cost < best.1 || (cost == best.1 && threshold > best.0) {
                best = (threshold, cost);
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
            let (false_alarm, miss) = (below(4), below(4));
            let expected = brute_force(&labels, &scores, false_alarm, miss);
            let found = cheapest_threshold(&labels, &scores, false_alarm, miss);
            assert_eq!(found, Some(expected), "{labels:?} {scores:?} {false_alarm} {miss}");
        }
    }

    #[test]
    fn of_equal_costs_the_highest_threshold_wins() {
        let found = cheapest_threshold(&[true, false, true], &[0.9, 0.5, 0.1], 1, 1);
        assert_eq!(found, Some((0.9, 1)));
    }

    #[test]
    fn no_items_and_one_class() {
        assert_eq!(cheapest_threshold(&[], &[], 1, 1), Some((f64::INFINITY, 0)));
        assert_eq!(cheapest_threshold(&[false], &[0.3], 1, 1), Some((f64::INFINITY, 0)));
        assert_eq!(cheapest_threshold(&[true], &[0.3], 1, 1), Some((0.3, 0)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which thresholds can differ at all? What does the one at infinity cost?
// 2. Sort the *indices* by score, highest first. Walking down, each item changes the cost by one
//    known amount: a positive is no longer missed, a negative becomes a false alarm.
// 3. Two items with the same score cross the threshold at the same moment. Compare the cost with the
//    best so far only when the next score is really lower, or when there is no next item.
// ANCHOR_END: hints
