//! # Whose point is it?
//!
//! A mixture of Gaussians on a line. Each component is `(weight, mean, deviation)`. Return the
//! **responsibilities** of `x`: for each component
//!
//! ```text
//! weight · density(x)  /  sum of the same over all components
//! density(x) = exp(−(x − mean)² / (2 · deviation²)) / (deviation · √(2π))
//! ```
//!
//! - Weights are at least 0, at least one is above 0, and they need not add up to 1.
//! - Deviations are above 0; all numbers are finite. No components: an empty vector.
//! - A component of weight 0 gets exactly 0.
//! - It must work for points that are a thousand deviations from every mean, where each density is 0
//!   as a floating-point number. The answer is never NaN, and adds up to 1.
//!
//! Standard library, Rust 1.59.
//!
//! ```text
//! x = 1.5, components (0.5, 0, 1) and (0.5, 4, 1)
//! exponents −1.5²/2 = −1.125 and −2.5²/2 = −3.125; the first is e² = 7.389 times as likely
//! [0.8808, 0.1192]
//! ```

// ANCHOR: solution
/// P(component | x) for components `(weight, mean, deviation)`. O(K).
pub fn responsibilities(x: f64, components: &[(f64, f64, f64)]) -> Vec<f64> {
    // ln(weight · density), without the √(2π) that all share.
    let logs: Vec<f64> = components
        .iter()
        .map(|&(weight, mean, deviation)| {
            let z = (x - mean) / deviation;
            weight.ln() - deviation.ln() - 0.5 * z * z // ln 0 is −∞, and e^−∞ is 0
        })
        .collect();
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // The largest becomes e⁰ = 1, so that the sum is at least 1.
    let scaled: Vec<f64> = logs.iter().map(|log| (log - largest).exp()).collect();
    let total: f64 = scaled.iter().sum();
    scaled.iter().map(|value| value / total).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// P(component | x) for components `(weight, mean, deviation)`.
    pub fn responsibilities(x: f64, components: &[(f64, f64, f64)]) -> Vec<f64> {
        todo!("logarithms first, exponentials last")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:.4?}", responsibilities(1.5, &[(0.5, 0.0, 1.0), (0.5, 4.0, 1.0)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: &[f64], right: &[f64]) -> bool {
        left.len() == right.len() && left.iter().zip(right).all(|(l, r)| (l - r).abs() < 1e-9)
    }

    #[test]
    fn the_example() {
        let found = responsibilities(1.5, &[(0.5, 0.0, 1.0), (0.5, 4.0, 1.0)]);
        assert!(close(&found, &[0.880_797_077_977_882, 0.119_202_922_022_118]), "{found:?}");
    }

    #[test]
    fn the_weights_decide_half_way() {
        let found = responsibilities(2.0, &[(3.0, 0.0, 1.0), (1.0, 4.0, 1.0)]);
        assert!(close(&found, &[0.75, 0.25]), "{found:?}");
    }

    #[test]
    fn far_from_both() {
        let found = responsibilities(1000.0, &[(0.5, 0.0, 1.0), (0.5, 0.001, 1.0)]);
        // The exponents differ by (1000² − 999.999²)/2 = 0.9999995.
        let odds = 0.999_999_5_f64.exp();
        assert!(close(&found, &[1.0 / (1.0 + odds), odds / (1.0 + odds)]), "{found:?}");
    }

    #[test]
    fn no_weight_and_no_components() {
        assert!(close(&responsibilities(5.0, &[(0.0, 5.0, 1.0), (1.0, 0.0, 1.0)]), &[0.0, 1.0]));
        assert!(responsibilities(5.0, &[]).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn the_wider_one_wins_far_out_and_loses_at_the_mean() {
        // At the common mean the densities are as 1 / deviation.
        let at_mean = responsibilities(0.0, &[(1.0, 0.0, 1.0), (1.0, 0.0, 3.0)]);
        assert!((at_mean[0] - 0.75).abs() < 1e-9, "{at_mean:?}");
        let far = responsibilities(1e4, &[(1.0, 0.0, 1.0), (1.0, 0.0, 3.0)]);
        assert!(far[1] > 0.999_999, "{far:?}");
    }

    #[test]
    fn agrees_with_the_formula_where_it_does_not_underflow() {
        let mut state: u64 = 3;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            f64::from((state >> 44) as u32 % 1000) / 100.0
        };
        for _ in 0..300 {
            let components: Vec<(f64, f64, f64)> =
                (0..4).map(|_| (next() + 0.1, next(), 1.0 + next())).collect();
            let x = next();
            let joint: Vec<f64> = components
                .iter()
                .map(|(w, m, s)| w * (-(x - m) * (x - m) / (2.0 * s * s)).exp() / s)
                .collect();
            let total: f64 = joint.iter().sum();
            for (found, value) in responsibilities(x, &components).iter().zip(&joint) {
                assert!((found - value / total).abs() < 1e-9, "{components:?} at {x}");
            }
        }
    }

    #[test]
    fn a_tiny_deviation_and_a_tiny_weight() {
        for x in [-1e6, -1.0, 0.0, 1e-5, 1e6] {
            let found =
                responsibilities(x, &[(1e-300, 0.0, 1e-3), (1.0, 1.0, 1e-3), (0.0, x, 1.0)]);
            let sum: f64 = found.iter().sum();
            assert!((sum - 1.0).abs() < 1e-9 && found[2] == 0.0, "{found:?} at {x}");
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which numbers become 0 at x = 1000, and which do not? An exponent of −500000 is an ordinary number.
// 2. Compute ln(weight · density) for each component. What all share cancels in the ratio.
// 3. Before taking exponentials subtract the largest logarithm: the ratio stays, and the largest
//    term becomes 1.
// ANCHOR_END: hints
