//! Linear regression in closed form: the normal equations, solved by Cholesky's method.
//!
//! Contract: `rows` are n rows of d finite numbers, `targets` as many finite numbers. The intercept
//! is found by centring: means are subtracted first, so the system is d × d. O(n d² + d³) time,
//! O(d²) memory besides a pass over the rows.
//!
//! - Normal equations: G w = Xᵀy with the Gram matrix G = Xᵀ X, X and y centred; b = ȳ − w·x̄.
//! - Cholesky: G = L Lᵀ with L lower triangular, then two triangular systems.
//!
//! The three pins are the chapter's example by hand; the four rows are those of scikit-learn's
//! `LinearRegression`. Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: errors
/// Why there is no least-squares solution, or not one.
#[derive(Debug, Clone, PartialEq)]
pub enum FitError {
    /// No row at all.
    Empty,
    /// Rows that differ in length, or not one target for each.
    LengthsDiffer,
    /// A NaN or an infinity, in this row or its target.
    NotFinite(usize),
    /// This feature is a combination of a constant and the features before it.
    Collinear(usize),
}
// ANCHOR_END: errors

// ANCHOR: model
/// ŷ = w·x + b.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearModel {
    /// One weight for each feature, in units of the target by units of the feature.
    pub weights: Vec<f64>,
    /// The prediction where all features are 0.
    pub intercept: f64,
}

impl LinearModel {
    /// The prediction for one row.
    pub fn predict(&self, row: &[f64]) -> f64 {
        self.weights.iter().zip(row).map(|(w, x)| w * x).sum::<f64>() + self.intercept
    }
}
// ANCHOR_END: model

// ANCHOR: fit
/// The weights and the intercept with the smallest sum of squared residuals.
pub fn fit(rows: &[Vec<f64>], targets: &[f64]) -> Result<LinearModel, FitError> {
    let d = check(rows, targets)?;
    let n = rows.len() as f64;
    let means: Vec<f64> = (0..d).map(|j| rows.iter().map(|row| row[j]).sum::<f64>() / n).collect();
    let target_mean = targets.iter().sum::<f64>() / n;

    let mut gram = vec![vec![0.0; d]; d]; // XᵀX, centred
    let mut moment = vec![0.0; d]; // Xᵀy, centred
    for (row, y) in rows.iter().zip(targets) {
        for j in 0..d {
            for k in 0..=j {
                gram[j][k] += (row[j] - means[j]) * (row[k] - means[k]);
            }
            moment[j] += (row[j] - means[j]) * (y - target_mean);
        }
    }
    let factor = cholesky(&gram).map_err(FitError::Collinear)?;
    let weights = solve(&factor, &moment);
    let shift: f64 = weights.iter().zip(&means).map(|(w, mean)| w * mean).sum();
    Ok(LinearModel { weights, intercept: target_mean - shift })
}
// ANCHOR_END: fit

/// The number of features.
fn check(rows: &[Vec<f64>], targets: &[f64]) -> Result<usize, FitError> {
    let d = rows.first().ok_or(FitError::Empty)?.len();
    if rows.len() != targets.len() || rows.iter().any(|row| row.len() != d) {
        return Err(FitError::LengthsDiffer);
    }
    let finite = |(row, y): (&Vec<f64>, &f64)| y.is_finite() && row.iter().all(|x| x.is_finite());
    match rows.iter().zip(targets).position(|pair| !finite(pair)) {
        Some(row) => Err(FitError::NotFinite(row)),
        None => Ok(d),
    }
}

// ANCHOR: cholesky
/// L with L Lᵀ = `gram`, of which the lower half is read. The error names a pivot that is not
/// clearly positive: that column depends on those before it.
pub fn cholesky(gram: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, usize> {
    let d = gram.len();
    let mut l = vec![vec![0.0; d]; d];
    for j in 0..d {
        for k in 0..=j {
            let known: f64 = (0..k).map(|i| l[j][i] * l[k][i]).sum();
            let rest = gram[j][k] - known;
            if k < j {
                l[j][k] = rest / l[k][k];
            } else if rest > 1e-14 * gram[j][j] {
                l[j][j] = rest.sqrt();
            } else {
                return Err(j);
            }
        }
    }
    Ok(l)
}

/// Solves L Lᵀ w = `right`: forwards through L, backwards through its transpose.
pub fn solve(l: &[Vec<f64>], right: &[f64]) -> Vec<f64> {
    let mut w = right.to_vec();
    for j in 0..w.len() {
        let known: f64 = (0..j).map(|i| l[j][i] * w[i]).sum();
        w[j] = (w[j] - known) / l[j][j];
    }
    for j in (0..w.len()).rev() {
        let known: f64 = (j + 1..w.len()).map(|i| l[i][j] * w[i]).sum();
        w[j] = (w[j] - known) / l[j][j];
    }
    w
}
// ANCHOR_END: cholesky

// ANCHOR: score
/// 1 − SSE/SST: the share of the targets' variance that the model explains. `None` if the targets
/// do not vary.
pub fn r_squared(model: &LinearModel, rows: &[Vec<f64>], targets: &[f64]) -> Option<f64> {
    let mean = targets.iter().sum::<f64>() / targets.len() as f64;
    let total: f64 = targets.iter().map(|y| (y - mean).powi(2)).sum();
    let residuals = rows.iter().zip(targets).map(|(row, y)| y - model.predict(row));
    let unexplained: f64 = residuals.map(|residual| residual * residual).sum();
    if total > 0.0 { Some(1.0 - unexplained / total) } else { None }
}
// ANCHOR_END: score

// ANCHOR: main
fn main() {
    let rows = vec![vec![1.0], vec![2.0], vec![3.0]];
    let targets = [2.0, 4.0, 5.0];
    let line = fit(&rows, &targets).expect("three different places");
    let share = r_squared(&line, &rows, &targets).expect("the targets vary");
    let LinearModel { weights, intercept } = line;
    println!("three pins: slope {:.4}, intercept {intercept:.4}, R² {share:.4}", weights[0]);

    let rows = vec![vec![1.0, 1.0], vec![1.0, 2.0], vec![2.0, 2.0], vec![2.0, 3.0]];
    let plane = fit(&rows, &[6.0, 8.0, 9.0, 11.0]).expect("no feature is a copy");
    let at = plane.predict(&[3.0, 5.0]);
    let LinearModel { weights, intercept } = plane;
    println!("a plane: {weights:.4?}, intercept {intercept:.4}; at (3, 5): {at:.4}");

    let twins = vec![vec![1.0, 2.0], vec![2.0, 4.0], vec![4.0, 8.0]];
    println!("a column twice another: {:?}", fit(&twins, &[1.0, 2.0, 3.0]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// Published: scikit-learn 1.9, docstring of `LinearRegression`: y = 1 x₁ + 2 x₂ + 3.
    #[test]
    fn agrees_with_scikit_learn() {
        let rows = vec![vec![1.0, 1.0], vec![1.0, 2.0], vec![2.0, 2.0], vec![2.0, 3.0]];
        let model = fit(&rows, &[6.0, 8.0, 9.0, 11.0]).expect("fits");
        assert_all_close!(&model.weights, &[1.0, 2.0], 1e-12);
        assert_close!(model.intercept, 3.0, 1e-12);
        assert_close!(model.predict(&[3.0, 5.0]), 16.0, 1e-12);
    }

    /// By hand, on the page.
    #[test]
    fn the_three_pins() {
        let (rows, targets) = (vec![vec![1.0], vec![2.0], vec![3.0]], [2.0, 4.0, 5.0]);
        let model = fit(&rows, &targets).expect("fits");
        assert_close!(model.weights[0], 1.5, 1e-12);
        assert_close!(model.intercept, 2.0 / 3.0, 1e-12);
        assert_close!(r_squared(&model, &rows, &targets).expect("varies"), 27.0 / 28.0, 1e-12);
    }

    #[test]
    fn refuses_what_has_no_single_answer() {
        use FitError::{Collinear, Empty, LengthsDiffer, NotFinite};
        let row = |x: f64| vec![x];
        assert_eq!(fit(&[], &[]), Err(Empty));
        assert_eq!(fit(&[row(1.0)], &[]), Err(LengthsDiffer));
        assert_eq!(fit(&[row(1.0), vec![]], &[1.0, 2.0]), Err(LengthsDiffer));
        assert_eq!(fit(&[row(1.0), row(f64::NAN)], &[1.0, 2.0]), Err(NotFinite(1)));
        assert_eq!(fit(&[row(1.0), row(2.0)], &[f64::INFINITY, 2.0]), Err(NotFinite(0)));
        // A constant feature, a copy, and more features than rows.
        assert_eq!(fit(&[row(7.0), row(7.0)], &[1.0, 2.0]), Err(Collinear(0)));
        let twins = vec![vec![1.0, 2.0], vec![2.0, 4.0], vec![4.0, 8.0]];
        assert_eq!(fit(&twins, &[1.0, 2.0, 3.0]), Err(Collinear(1)));
        let wide = vec![vec![1.0, 0.0, 3.0], vec![2.0, 5.0, 1.0]];
        assert_eq!(fit(&wide, &[1.0, 2.0]), Err(Collinear(1)));
    }

    #[test]
    fn without_features_it_is_the_mean() {
        let model = fit(&[vec![], vec![]], &[1.0, 4.0]).expect("nothing to solve");
        assert_close!(model.intercept, 2.5, 0.0);
    }

    #[test]
    fn constant_targets_have_no_r_squared() {
        let (rows, targets) = (vec![vec![1.0], vec![2.0]], [3.0, 3.0]);
        let model = fit(&rows, &targets).expect("fits");
        assert_close!(model.weights[0], 0.0, 0.0);
        assert_eq!(r_squared(&model, &rows, &targets), None);
    }

    /// On rows the model has not seen, R² can fall below 0: worse than their mean.
    #[test]
    fn r_squared_can_be_negative() {
        let model = LinearModel { weights: vec![-1.0], intercept: 0.0 };
        let score = r_squared(&model, &[vec![1.0], vec![2.0]], &[1.0, 2.0]).expect("varies");
        assert!(score < 0.0);
    }

    /// Far from 0 the plain sums of squares would lose every digit; centring keeps them.
    #[test]
    fn a_large_offset_does_no_harm() {
        let rows: Vec<Vec<f64>> = (0..5).map(|x| vec![1e9 + f64::from(x)]).collect();
        let targets: Vec<f64> = (0..5).map(|x| 2.0 * f64::from(x)).collect();
        let model = fit(&rows, &targets).expect("fits");
        assert_close!(model.weights[0], 2.0, 1e-9);
    }
}
