//! Active learning: accuracy against labels, for random and for uncertainty sampling.
//!
//! A pool of 400 unlabelled points in the plane, standard normal. A point is a positive with chance
//! σ(s · (x₁ + x₂ − 1.5)): s = 8 makes labels nearly certain and 15 % of them positive, s = 1.5 a
//! matter of taste and 20 % positive. Ten labels are bought at random, then one at a time, and a ridge logistic regression
//! (λ = 0.1 on all weights, the intercept's too) is fitted anew each time. It is tested on 500 other
//! points, against the better label of each. 30 runs with seeds from
//! 79 on; both ways of sampling see the same points and the same first ten labels.
//!
//! D. D. Lewis, W. A. Gale, "A sequential algorithm for training text classifiers", SIGIR 1994.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// A row: 1 for the intercept, and two coordinates.
pub type Row = [f64; 3];

/// The weight of the penalty ½ λ |w|².
pub const PENALTY: f64 = 0.1;

fn dot(a: &Row, b: &Row) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The chance of a positive: the logistic function of the weighted sum.
pub fn predict(weights: &Row, row: &Row) -> f64 {
    1.0 / (1.0 + (-dot(weights, row)).exp())
}

/// Solves a symmetric, positive definite system by elimination.
fn solve(mut matrix: [Row; 3], mut right: Row) -> Row {
    for pivot in 0..3 {
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            for column in pivot..3 {
                matrix[row][column] -= factor * matrix[pivot][column];
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..3).rev() {
        let known: f64 = (row + 1..3).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

/// Ridge logistic regression by Newton steps from `start`.
pub fn fit(rows: &[Row], labels: &[bool], start: Row, steps: usize) -> Row {
    let mut weights = start;
    for _ in 0..steps {
        let mut gradient = weights.map(|weight| PENALTY * weight);
        let mut hessian = [[PENALTY, 0.0, 0.0], [0.0, PENALTY, 0.0], [0.0, 0.0, PENALTY]];
        for (row, &label) in rows.iter().zip(labels) {
            let p = predict(&weights, row);
            for i in 0..3 {
                gradient[i] += (p - f64::from(u8::from(label))) * row[i];
                for j in 0..3 {
                    hessian[i][j] += p * (1.0 - p) * row[i] * row[j];
                }
            }
        }
        let step = solve(hessian, gradient);
        for i in 0..3 {
            weights[i] -= step[i];
        }
    }
    weights
}

/// The chance of a positive at a point, if labels follow the score with this steepness.
fn truth(row: &Row, steepness: f64) -> f64 {
    predict(&[-1.5 * steepness, steepness, steepness], row)
}

fn points(rng: &mut Rng, n: usize) -> Vec<Row> {
    (0..n).map(|_| [1.0, rng.normal(), rng.normal()]).collect()
}

// ANCHOR: sampling
/// Which pool item to label next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strategy {
    /// Any, equally likely.
    Random,
    /// The one whose predicted chance is nearest to one half.
    Uncertain,
}

/// Buys labels up to `budget`. Returns the test accuracy after each from the tenth on, and the
/// share of positives among the labels bought.
pub fn learn(rng: &mut Rng, strategy: Strategy, steepness: f64, budget: usize) -> (Vec<f64>, f64) {
    let (mut pool, test) = (points(rng, 400), points(rng, 500));
    let (mut rows, mut labels) = (Vec::new(), Vec::new());
    let (mut weights, mut accuracies) = ([0.0; 3], Vec::new());
    while rows.len() < budget {
        let next = if strategy == Strategy::Random || rows.len() < 10 {
            rng.below(pool.len())
        } else {
            let unsure = |row: &Row| (predict(&weights, row) - 0.5).abs();
            (0..pool.len())
                .min_by(|&a, &b| unsure(&pool[a]).total_cmp(&unsure(&pool[b])))
                .expect("the pool is larger than the budget")
        };
        let row = pool.swap_remove(next);
        rows.push(row);
        labels.push(rng.bernoulli(truth(&row, steepness)));
        if rows.len() >= 10 {
            weights = fit(&rows, &labels, [0.0; 3], 7);
            accuracies.push(accuracy(&weights, &test, steepness));
        }
    }
    let positives = labels.iter().filter(|&&label| label).count();
    (accuracies, positives as f64 / labels.len() as f64)
}
// ANCHOR_END: sampling

/// How often the model says what is more likely than not.
fn accuracy(weights: &Row, test: &[Row], steepness: f64) -> f64 {
    let right = |row: &&Row| (predict(weights, row) > 0.5) == (truth(row, steepness) > 0.5);
    test.iter().filter(right).count() as f64 / test.len() as f64
}

/// The mean curve over `runs` runs, and the mean share of positives among labels.
pub fn mean_curve(strategy: Strategy, steepness: f64, runs: u32) -> (Vec<f64>, f64) {
    let (mut mean, mut share) = (vec![0.0; 41], 0.0);
    for run in 0..runs {
        let mut rng = Rng::new(79 + u64::from(run));
        let (accuracies, positives) = learn(&mut rng, strategy, steepness, 50);
        for (mean, accuracy) in mean.iter_mut().zip(accuracies) {
            *mean += accuracy / f64::from(runs);
        }
        share += positives / f64::from(runs);
    }
    (mean, share)
}

// ANCHOR: main
fn main() {
    let mut figure = Figure::new("labels bought", "accuracy").y_range(0.88, 1.0);
    println!("labels                                    10     20     30     50   positives");
    for (world, steepness) in [("clear labels", 8.0), ("noisy labels", 1.5)] {
        for (how, strategy) in [("random", Strategy::Random), ("uncertain", Strategy::Uncertain)] {
            let (curve, positives) = mean_curve(strategy, steepness, 30);
            let shown: Vec<_> = [10, 20, 30, 50]
                .iter()
                .map(|labels| format!("{:.3}", curve[labels - 10]))
                .collect();
            println!("{world}, {how:<22}  {}   {:>8.0} %", shown.join("  "), 100.0 * positives);
            let line = (10_u32..=50).zip(&curve).map(|(labels, &mean)| (f64::from(labels), mean));
            if steepness > 2.0 {
                figure = figure.with(Line::new(how, line));
            }
        }
    }
    figure.save("multi-label-active-curves");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn newton_ends_where_the_gradient_is_zero() {
        let mut rng = Rng::new(1);
        let rows = points(&mut rng, 40);
        let labels: Vec<bool> = rows.iter().map(|row| rng.bernoulli(truth(row, 2.0))).collect();
        let weights = fit(&rows, &labels, [0.0; 3], 12);
        for i in 0..3 {
            let slope: f64 = rows
                .iter()
                .zip(&labels)
                .map(|(row, &label)| (predict(&weights, row) - f64::from(u8::from(label))) * row[i])
                .sum();
            assert_close!(slope + PENALTY * weights[i], 0.0, 1e-9);
        }
    }

    #[test]
    fn one_class_only_is_no_error() {
        let weights = fit(&[[1.0, 0.5, 0.5]], &[false], [0.0; 3], 8);
        assert!(weights.iter().all(|weight| weight.is_finite()));
        assert!(predict(&weights, &[1.0, 0.5, 0.5]) < 0.5);
    }
}
