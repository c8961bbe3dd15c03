//! Collinear features: coefficients, their standard errors and variance inflation factors.
//!
//! Contract: `columns` are d columns of n > d + 1 numbers, independent of each other and of a
//! constant. `regress` centres, then solves by QR. Formulas: v = 1 / (1 − R²) with R² of a
//! feature regressed on the others; standard error of its weight: s √(v / Σ(x − x̄)²) with
//! s² = SSE / (n − d − 1). (G. James and others, *An Introduction to Statistical Learning*, 3.3.3.)
//!
//! Data: diabetes of Efron and others (2004), 441 people. The names of the features are those that
//! scikit-learn documents; the crate that ships the data reads some abbreviations differently.

// ANCHOR: regress
/// What least squares found.
#[derive(Debug, Clone)]
pub struct Regression {
    /// One weight for each column.
    pub weights: Vec<f64>,
    /// The sum of squared residuals.
    pub unexplained: f64,
    /// The share of the target's variance that is explained.
    pub r_squared: f64,
}

/// Least squares with an intercept, by QR of the centred columns.
pub fn regress(columns: &[Vec<f64>], target: &[f64]) -> Regression {
    let mut q: Vec<Vec<f64>> = columns.iter().map(|column| centred(column)).collect();
    let mut rest = centred(target);
    let total = dot(&rest, &rest);
    let d = q.len();
    let mut r = vec![vec![0.0; d]; d];
    let mut weights = vec![0.0; d];
    for j in 0..d {
        r[j][j] = dot(&q[j], &q[j]).sqrt();
        let unit: Vec<f64> = q[j].iter().map(|x| x / r[j][j]).collect();
        for k in j + 1..d {
            r[j][k] = dot(&unit, &q[k]);
            subtract(&mut q[k], r[j][k], &unit);
        }
        weights[j] = dot(&unit, &rest);
        subtract(&mut rest, weights[j], &unit);
    }
    for j in (0..d).rev() {
        let known: f64 = (j + 1..d).map(|k| r[j][k] * weights[k]).sum();
        weights[j] = (weights[j] - known) / r[j][j];
    }
    let unexplained = dot(&rest, &rest);
    Regression { weights, unexplained, r_squared: 1.0 - unexplained / total }
}
// ANCHOR_END: regress

fn centred(column: &[f64]) -> Vec<f64> {
    let mean = column.iter().sum::<f64>() / column.len() as f64;
    column.iter().map(|x| x - mean).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn subtract(vector: &mut [f64], factor: f64, unit: &[f64]) {
    for (x, u) in vector.iter_mut().zip(unit) {
        *x -= factor * u;
    }
}

// ANCHOR: vif
/// How much the variance of each weight is inflated by the other features: 1 for none.
pub fn variance_inflation(columns: &[Vec<f64>]) -> Vec<f64> {
    (0..columns.len())
        .map(|j| {
            let mut others = columns.to_vec();
            let feature = others.remove(j);
            1.0 / (1.0 - regress(&others, &feature).r_squared)
        })
        .collect()
}

/// The standard error of each weight.
pub fn standard_errors(columns: &[Vec<f64>], target: &[f64]) -> Vec<f64> {
    let degrees_of_freedom = target.len() - columns.len() - 1;
    let variance = regress(columns, target).unexplained / degrees_of_freedom as f64;
    let spread = columns.iter().map(|column| dot(&centred(column), &centred(column)));
    let inflation = variance_inflation(columns);
    inflation.iter().zip(spread).map(|(vif, spread)| (variance * vif / spread).sqrt()).collect()
}
// ANCHOR_END: vif

/// Column by column, some of the rows.
pub fn columns(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..rows[0].len()).map(|j| rows.iter().map(|row| row[j]).collect()).collect()
}

// ANCHOR: main
fn main() {
    let data = kit::data::diabetes();
    let all = columns(&data.rows);
    let fit = regress(&all, &data.targets);
    let errors = standard_errors(&all, &data.targets);
    let inflation = variance_inflation(&all);
    let first = regress(&columns(&data.rows[..220]), &data.targets[..220]);
    let second = regress(&columns(&data.rows[220..]), &data.targets[220..]);

    println!("feature            weight  std. error   VIF  1st half  2nd half");
    for (j, name) in data.features.iter().enumerate() {
        let (weight, error, vif) = (fit.weights[j], errors[j], inflation[j]);
        let (here, there) = (first.weights[j], second.weights[j]);
        println!("{name:<17} {weight:>7.0} {error:>11.0} {vif:>5.1} {here:>9.0} {there:>9.0}");
    }
    let (all, here, there) = (fit.r_squared, first.r_squared, second.r_squared);
    println!("R²: {all:.3} on all rows, {here:.3} and {there:.3} on the halves");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn orthogonal_features_have_a_factor_of_one() {
        let columns = [vec![1.0, 1.0, -1.0, -1.0], vec![1.0, -1.0, 1.0, -1.0]];
        assert_all_close!(variance_inflation(&columns), &[1.0, 1.0], 1e-12);
    }

    /// Of two features the factor is 1 / (1 − r²), the same for both.
    #[test]
    fn two_features_share_one_factor() {
        let columns = [vec![1.0, 2.0, 3.0, 5.0], vec![2.0, 1.0, 4.0, 6.0]];
        let (a, b) = (centred(&columns[0]), centred(&columns[1]));
        let r = dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt();
        assert_all_close!(variance_inflation(&columns), &[1.0 / (1.0 - r * r); 2], 1e-12);
    }

    #[test]
    fn a_scale_changes_weights_and_no_factor() {
        let data = kit::data::diabetes();
        let mut columns = columns(&data.rows);
        let (weights, factors) =
            (regress(&columns, &data.targets).weights, variance_inflation(&columns));
        columns[2].iter_mut().for_each(|x| *x *= 1000.0);
        assert_close!(regress(&columns, &data.targets).weights[2] * 1000.0, weights[2], 1e-9);
        assert_all_close!(variance_inflation(&columns), &factors, 1e-9);
    }

    /// A line through three points: s² = (1/6) / 1, Σ(x − x̄)² = 2.
    #[test]
    fn the_standard_error_of_the_three_pins() {
        let errors = standard_errors(&[vec![1.0, 2.0, 3.0]], &[2.0, 4.0, 5.0]);
        assert_close!(errors[0], (1.0_f64 / 6.0 / 2.0).sqrt(), 1e-12);
    }

    #[test]
    fn the_cholesterol_features_are_the_collinear_ones() {
        let inflation = variance_inflation(&columns(&kit::data::diabetes().rows));
        for (j, vif) in inflation.iter().enumerate() {
            assert_eq!(*vif > 8.0, (4..=8).contains(&j), "feature {j}: {vif}");
        }
    }
}
