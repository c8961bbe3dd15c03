//! Bias and variance of polynomials: 200 training sets from one truth, degrees 0 to 9.
//!
//! Contract: 30 points xᵢ = (i + ½)/30, truth f(x) = sin(2πx), targets f(xᵢ) + noise with σ = 0.3,
//! normal, seed 1. Each set draws new noise at the same points; errors are measured at these points
//! against new noise. Polynomials are fitted by least squares: a projection onto an orthonormal basis
//! of the polynomials on the points (modified Gram–Schmidt), which is stable where powers of x are not.
//! For such a projection with p = degree + 1 weights the variance is known: σ² p / n.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

const POINTS: usize = 30;
const NOISE: f64 = 0.3;

/// The noise-free target.
pub fn truth(x: f64) -> f64 {
    (std::f64::consts::TAU * x).sin()
}

/// The points, evenly over [0, 1].
pub fn points() -> Vec<f64> {
    (0..POINTS).map(|i| (i as f64 + 0.5) / POINTS as f64).collect()
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(l, r)| l * r).sum()
}

/// Takes from `values` their part along the unit vector `along`.
fn remove(values: &mut [f64], along: &[f64]) {
    let size = dot(values, along);
    for (value, a) in values.iter_mut().zip(along) {
        *value -= size * a;
    }
}

/// `degree` + 1 orthonormal columns that span the polynomials up to `degree` on the points.
pub fn basis(xs: &[f64], degree: usize) -> Vec<Vec<f64>> {
    let mut columns: Vec<Vec<f64>> = Vec::new();
    for _ in 0..=degree {
        // The next power: x times the last column.
        let mut column: Vec<f64> = match columns.last() {
            Some(last) => last.iter().zip(xs).map(|(value, x)| value * x).collect(),
            None => vec![1.0; xs.len()],
        };
        for done in columns.iter().chain(&columns) {
            remove(&mut column, done); // twice each, against rounding
        }
        let norm = dot(&column, &column).sqrt();
        columns.push(column.iter().map(|value| value / norm).collect());
    }
    columns
}

// ANCHOR: fit
/// The least-squares fit at the training points: the projection onto the basis.
pub fn fitted(basis: &[Vec<f64>], targets: &[f64]) -> Vec<f64> {
    let mut fit = vec![0.0; targets.len()];
    for column in basis {
        let weight = dot(column, targets);
        for (value, basis_value) in fit.iter_mut().zip(column) {
            *value += weight * basis_value;
        }
    }
    fit
}
// ANCHOR_END: fit

/// The true values with new noise.
pub fn noisy(truths: &[f64], rng: &mut Rng) -> Vec<f64> {
    truths.iter().map(|f| f + NOISE * rng.normal()).collect()
}

fn mean_squared(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(l, r)| (l - r).powi(2)).sum::<f64>() / left.len() as f64
}

// ANCHOR: study
/// Averages over training sets, at the training points.
#[derive(Debug, Clone, Copy)]
pub struct Study {
    /// (mean fit − truth)².
    pub bias_squared: f64,
    /// Mean squared distance of the fits from their mean.
    pub variance: f64,
    /// Mean squared error on the targets the model was fitted to.
    pub training: f64,
    /// Mean squared error on new targets at the same points.
    pub test: f64,
}

/// Fits a polynomial to each of `sets` training sets, and looks at all fits together.
pub fn study(degree: usize, sets: usize, rng: &mut Rng) -> Study {
    let xs = points();
    let truths: Vec<f64> = xs.iter().map(|&x| truth(x)).collect();
    let basis = basis(&xs, degree);
    let (mut fits, mut training, mut test) = (Vec::new(), 0.0, 0.0);
    for _ in 0..sets {
        let targets = noisy(&truths, rng);
        let fit = fitted(&basis, &targets);
        training += mean_squared(&fit, &targets) / sets as f64;
        test += mean_squared(&fit, &noisy(&truths, rng)) / sets as f64;
        fits.push(fit);
    }
    let mean: Vec<f64> =
        (0..POINTS).map(|i| fits.iter().map(|fit| fit[i]).sum::<f64>() / sets as f64).collect();
    let variance = fits.iter().map(|fit| mean_squared(fit, &mean)).sum::<f64>() / sets as f64;
    Study { bias_squared: mean_squared(&mean, &truths), variance, training, test }
}
// ANCHOR_END: study

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(1);
    println!("noise² {:.4}, 200 training sets of {POINTS}", NOISE * NOISE);
    println!("degree   bias²  variance  σ²p/n    sum+noise²   test  training");
    let mut studies = Vec::new();
    for degree in 0..=9_u32 {
        let found = study(degree as usize, 200, &mut rng);
        let expected = NOISE * NOISE * f64::from(degree + 1) / POINTS as f64;
        let sum = found.bias_squared + found.variance + NOISE * NOISE;
        println!(
            "{degree:>6}  {:.4}    {:.4}  {expected:.4}        {sum:.4} {:.4}    {:.4}",
            found.bias_squared, found.variance, found.test, found.training
        );
        studies.push((f64::from(degree), found));
    }
    draw(&studies);
}
// ANCHOR_END: main

fn draw(studies: &[(f64, Study)]) {
    let curve = |part: fn(&Study) -> f64| {
        studies[1..].iter().map(move |(degree, study)| (*degree, part(study))).collect::<Vec<_>>()
    };
    Figure::new("degree", "mean squared error")
        .y_range(0.0, 0.3)
        .with(Line::new("bias²", curve(|s| s.bias_squared)).marked())
        .with(Line::new("variance", curve(|s| s.variance)).marked())
        .with(Line::new("test", curve(|s| s.test)).marked())
        .with(Line::new("training", curve(|s| s.training)).marked())
        .save("bias-variance-polynomials");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_basis_is_orthonormal() {
        let basis = basis(&points(), 9);
        for (i, left) in basis.iter().enumerate() {
            for (j, right) in basis.iter().enumerate() {
                assert_close!(dot(left, right), f64::from(u8::from(i == j)), 1e-12);
            }
        }
    }

    #[test]
    fn a_cubic_is_fitted_without_error() {
        let xs = points();
        let cubic: Vec<f64> = xs.iter().map(|x| 2.0 - x + 4.0 * x * x * x).collect();
        assert_close!(mean_squared(&fitted(&basis(&xs, 3), &cubic), &cubic), 0.0, 1e-24);
    }

    /// Each variance is a mean of 200 · p squared normal values: relative deviation √(2/(200 p)).
    #[test]
    fn the_variance_is_that_of_a_projection() {
        for degree in [0, 3, 9] {
            let found = study(degree, 200, &mut Rng::new(5)).variance;
            let p = (degree + 1) as f64;
            let expected = NOISE * NOISE * p / POINTS as f64;
            assert!((found / expected - 1.0).abs() < 4.0 * (2.0 / (200.0 * p)).sqrt());
        }
    }

    /// Bias falls, variance rises, the sum is a U; the training error only falls.
    #[test]
    fn the_sum_is_a_u() {
        let studies: Vec<Study> =
            (0..=9).map(|degree| study(degree, 200, &mut Rng::new(1))).collect();
        let sums: Vec<f64> = studies.iter().map(|s| s.bias_squared + s.variance).collect();
        let best = (0..=9).min_by(|&a, &b| sums[a].total_cmp(&sums[b])).expect("ten degrees");
        assert_eq!(best, 3);
        assert!(sums[0] > 10.0 * sums[3] && sums[9] > 1.5 * sums[3]);
        assert!(studies.windows(2).all(|pair| pair[1].training < pair[0].training));
    }
}
