//! Two other knobs between bias and variance: k of k-nearest-neighbours and λ of ridge regression.
//!
//! Contract: 30 points xᵢ = (i + ½)/30, truth f(x) = sin(2πx), noise σ = 0.3, as for the polynomials.
//! Both methods are *linear smoothers*: the fit at the points is H y, with a matrix H that does not
//! depend on the targets y. Then nothing has to be simulated:
//!
//! bias² = mean of (H f − f)², variance = σ² · (sum of H's squared entries) / n.
//!
//! Ridge penalises all weights but the first, in a basis of orthonormal columns of degree 9, where it
//! multiplies each weight by 1/(1 + λ). The trace of H is the *effective number of parameters*.

const POINTS: usize = 30;
const NOISE: f64 = 0.3;

/// n × n, row i holds the weights of all targets in the fit at point i.
pub type Smoother = Vec<Vec<f64>>;

// ANCHOR: knn
/// The mean of the targets of the `k` nearest of `n` evenly spaced points, the point itself among
/// them; of two at the same distance the left one first.
pub fn nearest(n: usize, k: usize) -> Smoother {
    let row = |i: usize| {
        let mut by_distance: Vec<usize> = (0..n).collect();
        by_distance.sort_by_key(|&j| (i.max(j) - i.min(j), j));
        let mut weights = vec![0.0; n];
        for &j in &by_distance[..k] {
            weights[j] = 1.0 / k as f64;
        }
        weights
    };
    (0..n).map(row).collect()
}
// ANCHOR_END: knn

/// `degree` + 1 orthonormal columns that span the polynomials on the points.
fn basis(xs: &[f64], degree: usize) -> Vec<Vec<f64>> {
    let dot = |l: &[f64], r: &[f64]| l.iter().zip(r).map(|(l, r)| l * r).sum::<f64>();
    let mut columns: Vec<Vec<f64>> = Vec::new();
    for _ in 0..=degree {
        let mut column: Vec<f64> = match columns.last() {
            Some(last) => last.iter().zip(xs).map(|(value, x)| value * x).collect(),
            None => vec![1.0; xs.len()],
        };
        for done in columns.iter().chain(&columns) {
            let size = dot(&column, done);
            column.iter_mut().zip(done).for_each(|(value, d)| *value -= size * d);
        }
        let norm = dot(&column, &column).sqrt();
        columns.push(column.iter().map(|value| value / norm).collect());
    }
    columns
}

// ANCHOR: ridge
/// Ridge regression on polynomials of degree 9; `lambda` 0 is least squares.
pub fn ridge(xs: &[f64], lambda: f64) -> Smoother {
    let mut smoother = vec![vec![0.0; xs.len()]; xs.len()];
    for (number, column) in basis(xs, 9).iter().enumerate() {
        let shrink = if number == 0 { 1.0 } else { 1.0 / (1.0 + lambda) }; // the mean is free
        for (row, left) in smoother.iter_mut().zip(column) {
            for (weight, right) in row.iter_mut().zip(column) {
                *weight += shrink * left * right;
            }
        }
    }
    smoother
}
// ANCHOR_END: ridge

// ANCHOR: exact
/// Bias², variance and the effective number of parameters of a linear smoother, exactly.
pub fn exact(smoother: &Smoother, truth: &[f64], noise: f64) -> (f64, f64, f64) {
    let n = truth.len() as f64;
    let (mut bias_squared, mut variance, mut trace) = (0.0, 0.0, 0.0);
    for (i, row) in smoother.iter().enumerate() {
        let mean: f64 = row.iter().zip(truth).map(|(weight, f)| weight * f).sum();
        bias_squared += (mean - truth[i]).powi(2) / n;
        variance += noise * noise * row.iter().map(|weight| weight * weight).sum::<f64>() / n;
        trace += row[i];
    }
    (bias_squared, variance, trace)
}
// ANCHOR_END: exact

// ANCHOR: main
fn main() {
    let xs: Vec<f64> = (0..POINTS).map(|i| (i as f64 + 0.5) / POINTS as f64).collect();
    let truth: Vec<f64> = xs.iter().map(|x| (std::f64::consts::TAU * x).sin()).collect();
    let show = |name: String, smoother: &Smoother| {
        let (bias_squared, variance, parameters) = exact(smoother, &truth, NOISE);
        let sum = bias_squared + variance;
        println!("{name:>10}  {bias_squared:.4}    {variance:.4}  {sum:.4}  {parameters:>10.1}");
    };
    println!("             bias²  variance     sum  parameters");
    for k in [1, 3, 5, 7, 11, 15, 30] {
        show(format!("k = {k}"), &nearest(POINTS, k));
    }
    for lambda in [0.0, 0.03, 0.1, 0.3, 1.0, 10.0] {
        show(format!("λ = {lambda}"), &ridge(&xs, lambda));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn data() -> (Vec<f64>, Vec<f64>) {
        let xs: Vec<f64> = (0..POINTS).map(|i| (i as f64 + 0.5) / POINTS as f64).collect();
        let truth = xs.iter().map(|x| (std::f64::consts::TAU * x).sin()).collect();
        (xs, truth)
    }

    #[test]
    fn k_nearest_neighbours_averages_noise_over_k() {
        let (_, truth) = data();
        for k in 1..=POINTS {
            let (_, variance, parameters) = exact(&nearest(POINTS, k), &truth, NOISE);
            assert_close!(variance, NOISE * NOISE / k as f64, 1e-14);
            assert_close!(parameters, POINTS as f64 / k as f64, 1e-12);
        }
        assert_close!(exact(&nearest(POINTS, 1), &truth, NOISE).0, 0.0, 1e-30);
    }

    #[test]
    fn ridge_runs_from_least_squares_to_the_mean() {
        let (xs, truth) = data();
        let (_, variance, parameters) = exact(&ridge(&xs, 0.0), &truth, NOISE);
        assert_close!(variance, NOISE * NOISE * 10.0 / 30.0, 1e-12);
        assert_close!(parameters, 10.0, 1e-12);
        let (bias_squared, variance, parameters) = exact(&ridge(&xs, 1e12), &truth, NOISE);
        assert_close!(bias_squared, 0.5, 1e-9); // the mean of sin² over a period
        assert_close!(variance, NOISE * NOISE / 30.0, 1e-9);
        assert_close!(parameters, 1.0, 1e-9);
    }

    #[test]
    fn more_penalty_more_bias_less_variance() {
        let (xs, truth) = data();
        let found: Vec<_> =
            [0.0, 0.1, 1.0, 10.0].iter().map(|&l| exact(&ridge(&xs, l), &truth, NOISE)).collect();
        assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 > pair[1].1));
    }
}
