//! Ridge regression in closed form.
//!
//! Contract: `rows` are n ≥ 1 rows of d numbers, `targets` as many, `lambda` ≥ 0. Loss: the *sum*
//! of squared residuals plus λ ‖w‖²; the intercept is not penalised, which centring sees to.
//! Solution: (Xᵀ X + λ I) w = Xᵀ y. O(n d² + d³).
//!
//! A. Hoerl, R. Kennard, "Ridge regression: biased estimation for nonorthogonal problems",
//! Technometrics 12 (1970). The three rows are those of scikit-learn's user guide. Standard library
//! only, and nothing newer than Rust 1.59.

// ANCHOR: ridge
/// Weights and intercept; `None` if λ is 0 and the columns are dependent.
pub fn ridge(rows: &[Vec<f64>], targets: &[f64], lambda: f64) -> Option<(Vec<f64>, f64)> {
    let (n, d) = (rows.len() as f64, rows[0].len());
    let means: Vec<f64> = (0..d).map(|j| rows.iter().map(|row| row[j]).sum::<f64>() / n).collect();
    let target_mean = targets.iter().sum::<f64>() / n;

    let mut system = vec![vec![0.0; d]; d];
    let mut right = vec![0.0; d];
    for (row, y) in rows.iter().zip(targets) {
        for j in 0..d {
            for k in 0..d {
                system[j][k] += (row[j] - means[j]) * (row[k] - means[k]);
            }
            right[j] += (row[j] - means[j]) * (y - target_mean);
        }
    }
    for (j, line) in system.iter_mut().enumerate() {
        line[j] += lambda; // the whole difference from least squares
    }
    let weights = solve(system, right)?;
    let shift: f64 = weights.iter().zip(&means).map(|(w, mean)| w * mean).sum();
    Some((weights, target_mean - shift))
}
// ANCHOR_END: ridge

/// Solves a symmetric positive definite system by elimination; `None` at a pivot that is not
/// clearly positive.
fn solve(mut system: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let d = right.len();
    let scale = system.iter().enumerate().map(|(j, line)| line[j]).fold(0.0, f64::max);
    for j in 0..d {
        let pivot = system[j].clone();
        if pivot[j] <= 1e-14 * scale {
            return None;
        }
        for i in j + 1..d {
            let factor = system[i][j] / pivot[j];
            for (entry, above) in system[i].iter_mut().zip(&pivot) {
                *entry -= factor * above;
            }
            right[i] -= factor * right[j];
        }
    }
    for j in (0..d).rev() {
        let known: f64 = (j + 1..d).map(|k| system[j][k] * right[k]).sum();
        right[j] = (right[j] - known) / system[j][j];
    }
    Some(right)
}

// ANCHOR: main
fn main() {
    let rows = vec![vec![0.0, 0.0], vec![0.0, 0.0], vec![1.0, 1.0]];
    let targets = [0.0, 0.1, 1.0];
    println!("    λ  weights           intercept");
    for lambda in [0.0, 0.001, 0.5, 10.0] {
        match ridge(&rows, &targets, lambda) {
            Some((weights, b)) => println!("{lambda:>5}  {weights:.4?}  {b:.4}"),
            None => println!("{lambda:>5}  infinitely many"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn twins() -> (Vec<Vec<f64>>, [f64; 3]) {
        (vec![vec![0.0, 0.0], vec![0.0, 0.0], vec![1.0, 1.0]], [0.0, 0.1, 1.0])
    }

    /// Published: scikit-learn 1.9, user guide, linear models: 0.34545455 twice and 0.13636364.
    #[test]
    fn agrees_with_scikit_learn() {
        let (rows, targets) = twins();
        let (weights, intercept) = ridge(&rows, &targets, 0.5).expect("λ > 0");
        assert_all_close!(&weights, &[0.345_454_545_454_545_5; 2], 1e-12);
        assert_close!(intercept, 0.136_363_636_363_636_4, 1e-12);
    }

    #[test]
    fn without_a_penalty_twins_have_no_single_answer() {
        let (rows, targets) = twins();
        assert!(ridge(&rows, &targets, 0.0).is_none());
    }

    /// With any penalty the shortest of the best: both the same, together what one would be.
    #[test]
    fn a_small_penalty_shares_the_weight() {
        let (rows, targets) = twins();
        let (weights, _) = ridge(&rows, &targets, 1e-6).expect("λ > 0");
        assert_all_close!(&weights, &[0.475, 0.475], 1e-5);
    }

    #[test]
    fn a_huge_penalty_leaves_the_mean() {
        let (rows, targets) = twins();
        let (weights, intercept) = ridge(&rows, &targets, 1e12).expect("λ > 0");
        assert_all_close!(&weights, &[0.0, 0.0], 1e-11);
        assert_close!(intercept, 1.1 / 3.0, 1e-11);
    }

    /// One centred feature: the least-squares weight times Σx² / (Σx² + λ).
    #[test]
    fn one_feature_is_divided() {
        let rows = vec![vec![-1.0], vec![0.0], vec![1.0]];
        for lambda in [0.0, 1.0, 2.0, 6.0] {
            let (weights, _) = ridge(&rows, &[0.0, 1.0, 4.0], lambda).expect("one feature");
            assert_close!(weights[0], 2.0 * 2.0 / (2.0 + lambda), 1e-12);
        }
    }
}
