//! Bias and variance of a learning method, from what it predicts on several training sets.
//!
//! Contract: `predictions[s][i]` is the prediction at point i after training on set s, `truth[i]` is
//! the noise-free target f(xᵢ) there. With mean prediction m(x) over the S sets,
//!
//! mean over sets of (prediction − f)² = (m − f)² + mean over sets of (prediction − m)²,
//!                                        bias²     variance
//!
//! averaged over points. Divisor S, not S − 1, so that the identity is exact for any predictions.
//! Squared units of the target. Noise in new targets adds σ² on top.

// ANCHOR: decompose
/// Where the error of a method comes from, averaged over points; squared units of the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decomposition {
    /// (mean prediction − truth)².
    pub bias_squared: f64,
    /// Mean squared distance of the predictions from their mean.
    pub variance: f64,
}

/// Bias² and variance over training sets (rows) and points (columns). `None` without sets or points.
///
/// # Panics
///
/// If a row has another length than `truth`.
pub fn decompose(predictions: &[Vec<f64>], truth: &[f64]) -> Option<Decomposition> {
    if predictions.is_empty() || truth.is_empty() {
        return None;
    }
    assert!(predictions.iter().all(|row| row.len() == truth.len()), "one prediction per point");
    let (sets, points) = (predictions.len() as f64, truth.len() as f64);
    let (mut bias_squared, mut variance) = (0.0, 0.0);
    for (i, f) in truth.iter().enumerate() {
        let mean = predictions.iter().map(|row| row[i]).sum::<f64>() / sets;
        bias_squared += (mean - f).powi(2);
        variance += predictions.iter().map(|row| (row[i] - mean).powi(2)).sum::<f64>() / sets;
    }
    Some(Decomposition { bias_squared: bias_squared / points, variance: variance / points })
}
// ANCHOR_END: decompose

// ANCHOR: main
fn main() {
    // Three training sets, one point whose true value is 5.
    let predictions = [vec![4.0], vec![6.0], vec![8.0]];
    if let Some(Decomposition { bias_squared, variance }) = decompose(&predictions, &[5.0]) {
        println!(
            "bias² {bias_squared:.3} + variance {variance:.3} = {:.3}",
            bias_squared + variance
        );
    }
    let squared = predictions.iter().map(|row| (row[0] - 5.0_f64).powi(2));
    println!("mean squared error against the truth {:.3}", squared.sum::<f64>() / 3.0);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn by_hand() {
        let found = decompose(&[vec![4.0], vec![6.0], vec![8.0]], &[5.0]).expect("three sets");
        assert_close!(found.bias_squared, 1.0, 1e-15);
        assert_close!(found.variance, 8.0 / 3.0, 1e-15);
    }

    #[test]
    fn one_set_has_no_variance() {
        let found = decompose(&[vec![1.0, 2.0]], &[0.0, 0.0]).expect("one set");
        assert_eq!(found, Decomposition { bias_squared: 2.5, variance: 0.0 });
    }

    #[test]
    fn a_constant_has_no_variance_and_the_truth_no_bias() {
        let constant = decompose(&[vec![3.0, 3.0], vec![3.0, 3.0]], &[2.0, 4.0]).expect("two sets");
        assert_eq!(constant, Decomposition { bias_squared: 1.0, variance: 0.0 });
    }

    #[test]
    fn nothing_to_average() {
        assert_eq!(decompose(&[], &[1.0]), None);
        assert_eq!(decompose(&[vec![]], &[]), None);
    }
}
