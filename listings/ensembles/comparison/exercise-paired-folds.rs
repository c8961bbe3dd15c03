//! # Is model B better?
//!
//! Two models went through the same folds. You have the loss of each on each fold. Compute an interval
//! for the difference that admits that folds share training rows.
//!
//! - `a[i]` and `b[i]` are the losses on fold $i$, all finite. `train` and `test` are the numbers of
//!   training and test rows of a fold. `quantile` is how many standard errors wide the interval is on
//!   each side.
//! - With the differences $d = a - b$, their mean and their sample variance $s^2$ (divide by $k - 1$), the
//!   standard error is $\sqrt{s^2 \big( \frac1k + \frac{\text{test}}{\text{train}} \big)}$.
//! - Answer with the lower and the upper end of the interval, mean ± `quantile` standard errors. `a` and
//!   `b` of different lengths, fewer than two folds, or no training rows have no answer: `None`.
//!
//! ```text
//! a        0.30  0.35  0.25  0.30       mean difference 0.05
//! b        0.25  0.25  0.25  0.25       s² = 0.005 / 3
//! train 75, test 25, quantile 3.182     standard error √(s² (1/4 + 1/3)) = 0.0312
//!                                       interval −0.0492 to 0.1492: undecided
//! ```

// ANCHOR: solution
/// The interval for the mean of a − b; `None` without two folds of equal number.
pub fn paired_interval(
    a: &[f64],
    b: &[f64],
    train: usize,
    test: usize,
    quantile: f64,
) -> Option<(f64, f64)> {
    if a.len() != b.len() || a.len() < 2 || train == 0 {
        return None;
    }
    let k = a.len() as f64;
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let mean = differences.iter().sum::<f64>() / k;
    let squares: f64 = differences.iter().map(|d| (d - mean) * (d - mean)).sum();
    let variance = squares / (k - 1.0);
    let error = (variance * (1.0 / k + test as f64 / train as f64)).sqrt();
    Some((mean - quantile * error, mean + quantile * error))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The interval for the mean of a − b; `None` without two folds of equal number.
    pub fn paired_interval(
        a: &[f64],
        b: &[f64],
        train: usize,
        test: usize,
        quantile: f64,
    ) -> Option<(f64, f64)> {
        todo!("differences first, then their mean and variance")
    }
    // ANCHOR_END: starter
}

fn main() {
    let (a, b) = ([0.30, 0.35, 0.25, 0.30], [0.25; 4]);
    if let Some((low, high)) = paired_interval(&a, &b, 75, 25, 3.182) {
        println!("{low:.4} to {high:.4}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn assert_interval(found: Option<(f64, f64)>, low: f64, high: f64) {
        let (l, h) = found.expect("an interval");
        assert!((l - low).abs() < 1e-4 && (h - high).abs() < 1e-4, "{l} to {h}");
    }

    #[test]
    fn the_example() {
        let found = paired_interval(&[0.30, 0.35, 0.25, 0.30], &[0.25; 4], 75, 25, 3.182);
        assert_interval(found, -0.0492, 0.1492);
    }

    #[test]
    fn equal_differences_leave_no_doubt() {
        let found = paired_interval(&[0.5, 0.7, 0.6], &[0.4, 0.6, 0.5], 20, 10, 4.303);
        assert_interval(found, 0.1, 0.1);
    }

    #[test]
    fn more_test_rows_for_each_training_row_make_it_wider() {
        let wide = |train, test| {
            let (low, high) =
                paired_interval(&[1.0, 2.0], &[0.0; 2], train, test, 1.0).expect("two folds");
            high - low
        };
        assert!(wide(50, 50) > wide(90, 10));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(paired_interval(&[0.1], &[0.2], 9, 1, 2.0), None);
        assert_eq!(paired_interval(&[0.1, 0.2], &[0.2], 9, 1, 2.0), None);
        assert_eq!(paired_interval(&[0.1, 0.2], &[0.2, 0.1], 0, 1, 2.0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_hard_fold_is_hard_for_both_and_cancels() {
        let (a, b) = ([0.1, 0.9, 0.5, 0.3], [0.05, 0.85, 0.45, 0.25]);
        let (low, high) = paired_interval(&a, &b, 75, 25, 3.182).expect("four folds");
        assert!((low - 0.05).abs() < 1e-9 && (high - 0.05).abs() < 1e-9);
    }

    #[test]
    fn turning_the_models_round_turns_the_interval_round() {
        let (a, b) = ([0.3, 0.1, 0.4], [0.2, 0.2, 0.1]);
        let here = paired_interval(&a, &b, 10, 5, 2.0).expect("three folds");
        let there = paired_interval(&b, &a, 10, 5, 2.0).expect("three folds");
        assert!((here.0 + there.1).abs() < 1e-12 && (here.1 + there.0).abs() < 1e-12);
    }

    #[test]
    fn large_losses_lose_no_digits() {
        let (a, b) = ([1e9 + 1.0, 1e9 + 2.0], [1e9, 1e9]);
        let (low, high) = paired_interval(&a, &b, 1, 0, 1.0).expect("two folds");
        assert!((low - 1.0).abs() < 1e-6 && (high - 2.0).abs() < 1e-6, "{low} {high}");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Everything is about the differences, fold by fold. Forget the losses once you have those.
// 2. Take the mean first, then the squares of what is left: sums of squares of large numbers lose digits.
// 3. For independent folds the variance of the mean would be s²/k. Add s² · test/train, then take the root.
// ANCHOR_END: hints
