//! # What will the alerts cost?
//!
//! A model was trained on all positives and a random share $w$ of the negatives. Its answers are well
//! calibrated *for that sample*. Decide which items to call positive at the true prevalence, and what
//! that will cost.
//!
//! - `answers[i]` is the model's answer $q$ for item $i$. Correct it: $p = \frac{q}{q + (1 - q)/w}$.
//! - Call an item positive if $p$ is at least the cheapest threshold,
//!   $\frac{\text{false alarm}}{\text{false alarm} + \text{miss}}$.
//! - Expected cost: `false_alarm` times $1 - p$ for an item called positive, `miss` times $p$ for one that
//!   is not.
//! - Answer with the number called positive and the total expected cost. There is no answer (`None`) if
//!   an answer is not in 0 to 1, if $w$ is not above 0 and at most 1, or if a cost is not above 0.
//!
//! ```text
//! answers 0.5, 0.1   w 0.25   false alarm 1, miss 4
//!
//! p = 0.2 and 0.027; threshold 0.2
//! the first is called: 1 · 0.8; the second is not: 4 · 0.027    →   1 called, cost 0.908
//! ```

// ANCHOR: solution
/// How many items are called positive, and the expected cost of all decisions. O(n).
pub fn expected_cost(answers: &[f64], w: f64, false_alarm: f64, miss: f64) -> Option<(usize, f64)> {
    // Written so that NaN fails every check.
    let sensible = w > 0.0 && w <= 1.0 && false_alarm > 0.0 && miss > 0.0;
    if !sensible || !answers.iter().all(|q| (0.0..=1.0).contains(q)) {
        return None;
    }
    let (mut called, mut cost) = (0, 0.0);
    for q in answers {
        let p = q / (q + (1.0 - q) / w);
        // p ≥ fa / (fa + miss), multiplied out: the side that costs less.
        let (alarm, silence) = (false_alarm * (1.0 - p), miss * p);
        if alarm <= silence + 1e-12 {
            called += 1;
            cost += alarm;
        } else {
            cost += silence;
        }
    }
    Some((called, cost))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// How many items are called positive, and the expected cost of all decisions.
    pub fn expected_cost(
        answers: &[f64],
        w: f64,
        false_alarm: f64,
        miss: f64,
    ) -> Option<(usize, f64)> {
        todo!("correct each answer, then compare what both decisions cost")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:.3?}", expected_cost(&[0.5, 0.1], 0.25, 1.0, 4.0));
    println!("{:.3?}", expected_cost(&[0.5, 0.1], 1.0, 1.0, 4.0));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn assert_cost(found: Option<(usize, f64)>, called: usize, cost: f64) {
        let found = found.expect("sensible input");
        assert!(found.0 == called && (found.1 - cost).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_example() {
        // 0.1 / (0.1 + 3.6) = 1/37
        assert_cost(expected_cost(&[0.5, 0.1], 0.25, 1.0, 4.0), 1, 0.8 + 4.0 / 37.0);
    }

    #[test]
    fn nothing_left_out_nothing_to_correct() {
        assert_cost(expected_cost(&[0.5, 0.1], 1.0, 1.0, 4.0), 1, 0.5 + 0.4);
    }

    #[test]
    fn a_sure_answer_stays_sure() {
        assert_cost(expected_cost(&[1.0, 0.0], 0.01, 1.0, 4.0), 1, 0.0);
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(expected_cost(&[0.5], 0.0, 1.0, 4.0), None);
        assert_eq!(expected_cost(&[0.5], 1.5, 1.0, 4.0), None);
        assert_eq!(expected_cost(&[1.1], 0.5, 1.0, 4.0), None);
        assert_eq!(expected_cost(&[f64::NAN], 0.5, 1.0, 4.0), None);
        assert_eq!(expected_cost(&[0.5], 0.5, 0.0, 4.0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn no_items_cost_nothing() {
        assert_eq!(expected_cost(&[], 0.5, 1.0, 1.0), Some((0, 0.0)));
    }

    #[test]
    fn no_other_cut_is_cheaper() {
        let answers: Vec<f64> = (0..=50).map(|i| f64::from(i) / 50.0).collect();
        for w in [0.01, 0.2, 1.0] {
            let (called, cost) = expected_cost(&answers, w, 1.0, 9.0).expect("sensible");
            let ps: Vec<f64> = answers.iter().map(|q| q / (q + (1.0 - q) / w)).collect();
            for cut in 0..=answers.len() {
                let silent: f64 = ps[..cut].iter().map(|p| 9.0 * p).sum();
                let loud: f64 = ps[cut..].iter().map(|p| 1.0 - p).sum();
                assert!(cost <= silent + loud + 1e-9, "{called} called, cut {cut}");
            }
        }
    }

    #[test]
    fn fewer_negatives_kept_fewer_alerts() {
        let answers: Vec<f64> = (1..100).map(|i| f64::from(i) / 100.0).collect();
        let called = |w| expected_cost(&answers, w, 1.0, 9.0).map(|found| found.0);
        assert!(called(0.01) < called(0.1) && called(0.1) < called(1.0));
    }

    #[test]
    fn costs_that_are_no_numbers() {
        assert_eq!(expected_cost(&[0.5], f64::NAN, 1.0, 1.0), None);
        assert_eq!(expected_cost(&[0.5], 0.5, f64::NAN, 1.0), None);
        assert_eq!(expected_cost(&[0.5], 0.5, 1.0, f64::NAN), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Check the input first. Every comparison with NaN is false, so write checks that must be *true*.
// 2. For each item there are two decisions, and each has an expected cost. Which is smaller?
// 3. "At least the threshold" is the same as "false alarm times (1 − p) is at most miss times p". When the
//    two are equal up to rounding, call the item positive: allow 1e-12.
// ANCHOR_END: hints
