//! Lasso and elastic net by coordinate descent.
//!
//! Contract: `columns` are d ≥ 1 columns of n numbers, *centred*, and `target` as well, so there is
//! no intercept. Loss: ‖y − Xw‖² / (2n) + λ (ρ ‖w‖₁ + (1 − ρ)/2 ‖w‖²) with strength λ ≥ 0 and
//! `l1_ratio` ρ from 0 (ridge) to 1 (lasso), as in scikit-learn. One sweep costs O(n d).
//!
//! J. Friedman, T. Hastie, R. Tibshirani, "Regularization paths for generalized linear models via
//! coordinate descent", Journal of Statistical Software 33 (2010). The three rows are those of
//! scikit-learn's `Lasso`. Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: threshold
/// S(z, t): towards 0 by `t`, and 0 for what lies within.
pub fn soft_threshold(z: f64, t: f64) -> f64 {
    z.signum() * (z.abs() - t).max(0.0)
}
// ANCHOR_END: threshold

// ANCHOR: descent
/// How strongly to penalise, and how much of it by absolute values.
#[derive(Debug, Clone, Copy)]
pub struct Penalty {
    /// λ.
    pub strength: f64,
    /// ρ: 1 is the lasso, 0 is ridge.
    pub l1_ratio: f64,
}

/// Sweeps over the weights in order until no one moves by more than `tolerance`. Starts from
/// `weights` and leaves the solution there. The number of sweeps, or `None` after 10,000.
pub fn coordinate_descent(
    columns: &[Vec<f64>],
    target: &[f64],
    penalty: Penalty,
    tolerance: f64,
    weights: &mut [f64],
) -> Option<usize> {
    let n = target.len() as f64;
    let l1 = penalty.strength * penalty.l1_ratio;
    let l2 = penalty.strength * (1.0 - penalty.l1_ratio);
    let mut residuals = target.to_vec();
    for (column, w) in columns.iter().zip(weights.iter()) {
        add(&mut residuals, -w, column);
    }
    for sweep in 1..=10_000 {
        let mut moved = 0.0_f64;
        for (column, w) in columns.iter().zip(weights.iter_mut()) {
            let curvature = dot(column, column) / n;
            if curvature == 0.0 {
                continue; // a constant feature
            }
            // What the others leave for this weight to explain.
            let pull = dot(column, &residuals) / n + curvature * *w;
            let best = soft_threshold(pull, l1) / (curvature + l2);
            add(&mut residuals, *w - best, column);
            moved = moved.max((best - *w).abs());
            *w = best;
        }
        if moved <= tolerance {
            return Some(sweep);
        }
    }
    None
}

/// Adds `factor` times `column`.
fn add(residuals: &mut [f64], factor: f64, column: &[f64]) {
    for (r, x) in residuals.iter_mut().zip(column) {
        *r += factor * x;
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
// ANCHOR_END: descent

/// The value of the loss.
pub fn objective(columns: &[Vec<f64>], target: &[f64], penalty: Penalty, weights: &[f64]) -> f64 {
    let mut residuals = target.to_vec();
    for (column, w) in columns.iter().zip(weights) {
        add(&mut residuals, -w, column);
    }
    let absolute: f64 = weights.iter().map(|w| w.abs()).sum();
    let (rho, square) = (penalty.l1_ratio, dot(weights, weights));
    dot(&residuals, &residuals) / (2.0 * target.len() as f64)
        + penalty.strength * (rho * absolute + (1.0 - rho) / 2.0 * square)
}

// ANCHOR: main
fn main() {
    println!("    z  lasso S(z, 0.5)  ridge z / 1.5");
    for z in [-2.0, -0.3, 0.3, 0.8, 2.0] {
        println!("{z:>5}  {:>15.2}  {:>13.2}", soft_threshold(z, 0.5) + 0.0, z / 1.5);
    }

    // x = 0, 1, 2, twice; y = 0, 1, 2; all centred.
    let column = vec![-1.0, 0.0, 1.0];
    let (twins, target) = ([column.clone(), column.clone()], column);
    println!("\nstart         ρ    weights         loss");
    for (start, l1_ratio) in [([0.0, 0.0], 1.0), ([0.0, 1.0], 1.0), ([0.0, 0.0], 0.5)] {
        let (penalty, mut w) = (Penalty { strength: 0.1, l1_ratio }, start);
        coordinate_descent(&twins, &target, penalty, 1e-12, &mut w).expect("it settles");
        let loss = objective(&twins, &target, penalty, &w);
        println!("{start:?}  {l1_ratio:<3}  {w:.4?}  {loss:.4}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    const LASSO: Penalty = Penalty { strength: 0.1, l1_ratio: 1.0 };

    fn twins() -> ([Vec<f64>; 2], Vec<f64>) {
        let column = vec![-1.0, 0.0, 1.0];
        ([column.clone(), column.clone()], column)
    }

    /// Published: scikit-learn 1.9, docstring of `Lasso`: 0.85 and 0. The columns are equal, so any
    /// two weights of one sign that add up to 0.85 are as good; cyclic descent from 0 fills the
    /// first. (The intercept there, 0.15, is ȳ − 0.85 x̄ = 1 − 0.85.)
    #[test]
    fn agrees_with_scikit_learn() {
        let (columns, target) = twins();
        let mut w = [0.0, 0.0];
        coordinate_descent(&columns, &target, LASSO, 1e-12, &mut w).expect("settles");
        assert_all_close!(w, [0.85, 0.0], 1e-12);
        assert_close!(objective(&columns, &target, LASSO, &w), 0.0925, 1e-12);
        for other in [[0.0, 0.85], [0.4, 0.45]] {
            assert_close!(objective(&columns, &target, LASSO, &other), 0.0925, 1e-12);
        }
    }

    #[test]
    fn the_elastic_net_has_one_answer_for_twins() {
        let (columns, target) = twins();
        let penalty = Penalty { strength: 0.1, l1_ratio: 0.5 };
        for start in [[0.0, 0.0], [0.0, 1.0], [5.0, -5.0]] {
            let mut w = start;
            coordinate_descent(&columns, &target, penalty, 1e-12, &mut w).expect("settles");
            // By hand: w = (2/3 − 2/3 w − 0.05) / (2/3 + 0.05) for both.
            assert_all_close!(w, [(2.0 / 3.0 - 0.05) / (4.0 / 3.0 + 0.05); 2], 1e-9);
        }
    }

    #[test]
    fn soft_threshold_by_hand() {
        assert_close!(soft_threshold(0.8, 0.5), 0.3, 1e-15);
        assert_close!(soft_threshold(-2.0, 0.5), -1.5, 0.0);
        assert_close!(soft_threshold(0.3, 0.5), 0.0, 0.0);
        assert_close!(soft_threshold(0.5, 0.5), 0.0, 0.0);
        assert!(soft_threshold(f64::NAN, 0.5).is_nan());
    }

    /// From λ = max |xⱼ·y| / n upwards all weights are 0; just below, one is not.
    #[test]
    fn the_largest_penalty_that_matters() {
        let columns = [vec![1.0, -1.0, 2.0, -2.0], vec![1.0, 1.0, -1.0, -1.0]];
        let target = [2.0, -1.0, 1.0, -2.0];
        let lambda_max = columns.iter().map(|c| (dot(c, &target) / 4.0).abs()).fold(0.0, f64::max);
        for (factor, zeros) in [(1.0, 2), (1.5, 2), (0.99, 1)] {
            let penalty = Penalty { strength: factor * lambda_max, l1_ratio: 1.0 };
            let mut w = [0.0, 0.0];
            coordinate_descent(&columns, &target, penalty, 1e-12, &mut w).expect("settles");
            assert_eq!(w.iter().filter(|&&w| w == 0.0).count(), zeros, "{factor}");
        }
    }

    #[test]
    fn a_constant_feature_keeps_its_weight_of_zero() {
        let columns = [vec![0.0, 0.0], vec![-1.0, 1.0]];
        let mut w = [0.0, 0.0];
        coordinate_descent(&columns, &[-2.0, 2.0], LASSO, 1e-12, &mut w).expect("settles");
        assert_all_close!(w, [0.0, 1.9], 1e-12);
    }
}
