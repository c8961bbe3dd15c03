//! # At most k features
//!
//! Where features are orthonormal, the lasso has a formula: with least-squares weights `z`, the
//! weight of a feature is its `z` moved towards 0 by $\lambda$, and 0 if $|z| \le \lambda$.
//!
//! Serving can afford at most `k` features. Find the **smallest** $\lambda \ge 0$ for which at most
//! `k` weights are not 0, and the weights for it.
//!
//! - Feature order stays: weight $j$ belongs to `z[j]`.
//! - Equal $|z|$ leave together: then fewer than `k` may stay.
//! - If at most `k` of `z` are not 0, $\lambda$ is 0 and the weights are `z`.
//! - A weight that is gone is `0.0`. All numbers are finite. O(d log d) is fast enough.
//!
//! ```text
//! z = 3, −1, 0.5, −2
//!
//! k = 2   →   λ = 1, weights 2, 0, 0, −1
//! k = 4   →   λ = 0, weights 3, −1, 0.5, −2
//! k = 0   →   λ = 3, weights 0, 0, 0, 0
//! ```

// ANCHOR: solution
/// The smallest penalty that leaves at most `k` weights, and the weights.
pub fn at_most(z: &[f64], k: usize) -> (f64, Vec<f64>) {
    let mut sizes: Vec<f64> = z.iter().map(|z| z.abs()).collect();
    sizes.sort_by(|a, b| b.partial_cmp(a).expect("finite numbers"));
    // The largest size that has to go: the first one behind the k that may stay.
    let lambda = sizes.get(k).copied().unwrap_or(0.0);
    let shrink = |z: f64| if z.abs() > lambda { z - lambda * z.signum() } else { 0.0 };
    (lambda, z.iter().map(|&z| shrink(z)).collect())
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The smallest penalty that leaves at most `k` weights, and the weights.
    pub fn at_most(z: &[f64], k: usize) -> (f64, Vec<f64>) {
        todo!("which penalty makes the first weight too many vanish?")
    }
    // ANCHOR_END: starter
}

fn main() {
    for k in [0, 1, 2, 4] {
        println!("{k}: {:?}", at_most(&[3.0, -1.0, 0.5, -2.0], k));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const Z: [f64; 4] = [3.0, -1.0, 0.5, -2.0];

    #[test]
    fn the_example() {
        assert_eq!(at_most(&Z, 2), (1.0, vec![2.0, 0.0, 0.0, -1.0]));
        assert_eq!(at_most(&Z, 4), (0.0, Z.to_vec()));
        assert_eq!(at_most(&Z, 0), (3.0, vec![0.0; 4]));
    }

    #[test]
    fn more_than_there_are() {
        assert_eq!(at_most(&Z, 9), (0.0, Z.to_vec()));
        assert_eq!(at_most(&[], 2), (0.0, vec![]));
    }

    #[test]
    fn equal_sizes_leave_together() {
        assert_eq!(at_most(&[2.0, -2.0, 5.0], 2), (2.0, vec![0.0, 0.0, 3.0]));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn used(weights: &[f64]) -> usize {
        weights.iter().filter(|w| w.abs() > 0.0).count()
    }

    fn lasso(z: &[f64], lambda: f64) -> Vec<f64> {
        z.iter().map(|z| z.signum() * (z.abs() - lambda).max(0.0)).collect()
    }

    #[test]
    fn enough_and_no_more_than_enough() {
        let mut state = 5_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from((state >> 33) % n).expect("small")
        };
        for _ in 0..500 {
            let d = below(8);
            let z: Vec<f64> = (0..d).map(|_| (below(13) as f64 - 6.0) / 2.0).collect();
            let k = below(9);
            let (lambda, weights) = at_most(&z, k);
            let expected = lasso(&z, lambda);
            assert!(weights.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-12));
            assert!(used(&weights) <= k, "{z:?} {k}");
            // A little less is too little.
            assert!(lambda <= 0.0 || used(&lasso(&z, lambda - 0.01)) > k, "{z:?} {k}");
        }
    }

    #[test]
    fn zeros_are_free() {
        let (lambda, weights) = at_most(&[0.0, 4.0, 0.0, -0.0], 1);
        assert!(lambda.abs() < 1e-12 && used(&weights) == 1);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Sort the sizes |z|, largest first. How many weights are left when λ equals the i-th of them?
// 2. λ has to reach the first size behind the k that may stay, and need not go further. If there is
//    none, nothing has to go.
// 3. `sizes.get(k)` is that size or nothing. Then z minus λ with the sign of z, or 0.
// ANCHOR_END: hints
