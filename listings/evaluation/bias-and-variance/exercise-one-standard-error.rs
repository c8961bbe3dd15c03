//! # The simplest model that is good enough
//!
//! Cross-validation gave an error for each model and fold: `errors[m][f]`, models from the simplest to
//! the most complex. The model with the least mean error often owes its rank to luck. The
//! **one-standard-error rule** takes the *simplest* model whose mean error is at most
//!
//! least mean error + standard error of the model that has it,
//!
//! where the standard error of a mean over k folds is s/√k, with s² the sample variance (divisor
//! k − 1). If two models share the least mean, the simpler one is "the model that has it". Return the
//! chosen model's index.
//!
//! Return `None` if there are no models, a model has fewer than two folds, the models have different
//! numbers of folds, or an error is NaN or infinite.
//!
//! ```text
//! model 0: 5, 5, 5, 5   mean 5
//! model 1: 3, 4, 3, 4   mean 3.5
//! model 2: 2, 4, 2, 4   mean 3   s² = 4/3, standard error √(4/3)/2 ≈ 0.577
//! the limit is 3.577, and model 1 is the simplest below it  →  Some(1)
//! ```

// ANCHOR: solution
/// The simplest model within one standard error of the best: O(models · folds).
pub fn one_standard_error(errors: &[Vec<f64>]) -> Option<usize> {
    let folds = errors.first()?.len();
    let well_formed = |row: &Vec<f64>| row.len() == folds && row.iter().all(|e| e.is_finite());
    if folds < 2 || !errors.iter().all(well_formed) {
        return None;
    }
    let means: Vec<f64> = errors.iter().map(|row| mean(row)).collect();
    let mut best = 0;
    for model in 1..means.len() {
        if means[model] < means[best] {
            best = model; // only if it is really less: the simpler one keeps a tie
        }
    }
    let limit = means[best] + standard_error(&errors[best]);
    means.iter().position(|&mean| mean <= limit)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Of the mean of at least two values.
fn standard_error(values: &[f64]) -> f64 {
    let (mean, n) = (mean(values), values.len() as f64);
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (variance / n).sqrt()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The simplest model within one standard error of the best.
    pub fn one_standard_error(errors: &[Vec<f64>]) -> Option<usize> {
        // Finds the model with the least mean: go on from here.
        let mean = |row: &Vec<f64>| row.iter().sum::<f64>() / row.len() as f64;
        let means: Vec<f64> = errors.iter().map(mean).collect();
        (0..means.len()).min_by(|&a, &b| means[a].partial_cmp(&means[b]).expect("no NaN"))
    }
    // ANCHOR_END: starter
}

fn main() {
    let errors = [vec![5.0; 4], vec![3.0, 4.0, 3.0, 4.0], vec![2.0, 4.0, 2.0, 4.0]];
    println!("{:?}", one_standard_error(&errors));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let errors = [vec![5.0; 4], vec![3.0, 4.0, 3.0, 4.0], vec![2.0, 4.0, 2.0, 4.0]];
        assert_eq!(one_standard_error(&errors), Some(1));
    }

    #[test]
    fn without_spread_only_equals_are_good_enough() {
        assert_eq!(one_standard_error(&[vec![3.0; 3], vec![2.0; 3], vec![2.0; 3]]), Some(1));
    }

    #[test]
    fn a_more_complex_model_is_never_taken_for_its_spread() {
        // Model 1's own spread does not matter: the limit comes from the best, which is model 0.
        assert_eq!(one_standard_error(&[vec![1.0, 1.0], vec![0.0, 9.0]]), Some(0));
    }

    #[test]
    fn no_answer() {
        assert_eq!(one_standard_error(&[]), None);
        assert_eq!(one_standard_error(&[vec![1.0]]), None);
        assert_eq!(one_standard_error(&[vec![1.0, 2.0], vec![1.0]]), None);
        assert_eq!(one_standard_error(&[vec![1.0, f64::NAN], vec![1.0, 1.0]]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// In whole numbers: mean·k and s²·k(k − 1) are whole, and the comparison is squared.
    fn in_whole_numbers(errors: &[Vec<i64>]) -> usize {
        let k = i64::try_from(errors[0].len()).unwrap();
        let sums: Vec<i64> = errors.iter().map(|row| row.iter().sum()).collect();
        let best = (0..sums.len()).min_by_key(|&m| (sums[m], m)).unwrap();
        let squares: i64 = errors[best].iter().map(|e| e * e).sum();
        // (sum − best sum)² / k² ≤ s²/k with s² = (k · squares − sum²) / (k(k − 1)).
        let bound = k * squares - sums[best] * sums[best];
        (0..sums.len()).find(|&m| (sums[m] - sums[best]).pow(2) * (k - 1) <= bound).unwrap()
    }

    #[test]
    fn agrees_with_whole_numbers() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i64::try_from((state >> 33) % n).unwrap()
        };
        for _ in 0..3000 {
            let (models, folds) = (1 + below(5), 2 + below(4));
            let errors: Vec<Vec<i64>> =
                (0..models).map(|_| (0..folds).map(|_| 16 * below(9)).collect()).collect();
            let expected = in_whole_numbers(&errors);
            // Exactly on the limit, rounding decides: leave such cases out.
            let nudged = |by: f64| {
                let row = |row: &Vec<i64>| row.iter().map(|&e| e as f64).collect::<Vec<_>>();
                let mut floats: Vec<Vec<f64>> = errors.iter().map(row).collect();
                let means: Vec<f64> = floats.iter().map(|row| mean(row)).collect();
                let least = means.iter().copied().fold(f64::INFINITY, f64::min);
                for (row, mean) in floats.iter_mut().zip(means) {
                    if mean > least {
                        for error in row.iter_mut() {
                            *error += by;
                        }
                    }
                }
                one_standard_error(&floats)
            };
            if nudged(1e-6) == nudged(-1e-6) {
                assert_eq!(nudged(0.0), Some(expected), "{errors:?}");
            }
        }
    }

    #[test]
    fn infinite_errors_have_no_mean() {
        assert_eq!(one_standard_error(&[vec![1.0, f64::INFINITY]]), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three small functions: a mean, a standard error, and the choice.
// 2. The limit uses the standard error of *one* model, the one with the least mean.
// 3. Check the shape first. Then find the best with a strict comparison, form the limit, and take the
//    first model at or below it: models are sorted from the simplest.
// ANCHOR_END: hints
