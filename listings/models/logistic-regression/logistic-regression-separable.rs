//! Separable data: the weights grow for ever, unless a penalty holds them.
//!
//! The four pins of the chapter: x = 0, 1, 2, 3, labels −, −, +, +. Any threshold between 1 and 2
//! separates them. Loss: mean log loss plus λ/2 w²; gradient descent from 0 with learning rate 1.
//!
//! That the weight grows like the logarithm of the number of steps, and the direction tends to the
//! widest margin: D. Soudry and others, "The implicit bias of gradient descent on separable data",
//! JMLR 19 (2018).

use kit::figure::{Figure, Line};

const ROWS: [f64; 4] = [0.0, 1.0, 2.0, 3.0];
const LABELS: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

// ANCHOR: train
/// (w, b) after each of `steps` steps of gradient descent with learning rate 1.
pub fn train(lambda: f64, steps: usize) -> Vec<(f64, f64)> {
    let (mut w, mut b) = (0.0, 0.0);
    let mut path = Vec::with_capacity(steps);
    for _ in 0..steps {
        let (mut by_w, mut by_b) = (lambda * w, 0.0);
        for (x, y) in ROWS.iter().zip(LABELS) {
            let error = sigmoid(w * x + b) - y;
            by_w += error * x / 4.0;
            by_b += error / 4.0;
        }
        w -= by_w;
        b -= by_b;
        path.push((w, b));
    }
    path
}
// ANCHOR_END: train

/// Mean log loss without the penalty.
fn log_loss((w, b): (f64, f64)) -> f64 {
    let each = ROWS.iter().zip(LABELS).map(|(x, y)| {
        let margin = (w * x + b) * (2.0 * y - 1.0);
        (-margin.abs()).exp().ln_1p() + (-margin).max(0.0)
    });
    each.sum::<f64>() / 4.0
}

// ANCHOR: main
fn main() {
    for lambda in [0.0, 0.01] {
        println!("λ = {lambda}\n  steps       w  boundary  log loss");
        let path = train(lambda, 100_000);
        for steps in [10, 100, 1_000, 10_000, 100_000] {
            let (w, b) = path[steps - 1];
            println!("{steps:>7}  {w:>6.3}  {:>8.4}  {:.6}", -b / w, log_loss((w, b)));
        }
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let steps = 100_000;
    let marks = [1, 2, 3, 5, 7].map(|digit| (0..5).map(move |zeros| digit * 10_usize.pow(zeros)));
    let mut marks: Vec<usize> = marks.into_iter().flatten().chain([steps]).collect();
    marks.sort_unstable();
    let mut figure = Figure::new("steps of gradient descent", "weight w").log_x();
    for (name, lambda) in [("no penalty", 0.0), ("λ = 0.01", 0.01), ("λ = 0.1", 0.1)] {
        let path = train(lambda, steps);
        let line = marks.iter().map(|&mark| (mark as f64, path[mark - 1].0));
        figure = figure.with(Line::new(name, line));
    }
    figure.save("logistic-regression-separable");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn without_a_penalty_the_weight_never_stops_growing() {
        let path = train(0.0, 20_000);
        assert!(path[2..].windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(log_loss(path[19_999]) < log_loss(path[1_999]));
    }

    /// The growth is logarithmic: ten times the steps add the same amount, ln 10 over half the
    /// width of the gap (the pins next to the boundary are ½ away from it).
    #[test]
    fn ten_times_the_steps_add_a_constant() {
        let path = train(0.0, 100_000);
        let per_decade = path[99_999].0 - path[9_999].0;
        assert_close!(per_decade, 10_f64.ln() / 0.5, 0.05);
    }

    /// With a penalty at once; without, as slowly as the weight grows.
    #[test]
    fn the_boundary_settles_in_the_middle_of_the_gap() {
        let boundary = |(w, b): (f64, f64)| -b / w;
        for lambda in [0.01, 0.1] {
            assert_close!(boundary(train(lambda, 20_000)[19_999]), 1.5, 1e-9);
        }
        let path = train(0.0, 100_000);
        let off = [99, 999, 9_999, 99_999].map(|at| 1.5 - boundary(path[at]));
        assert!(off.windows(2).all(|pair| 0.0 < pair[1] && pair[1] < pair[0]), "{off:?}");
        assert!(off[3] < 0.02);
    }

    #[test]
    fn with_a_penalty_the_gradient_vanishes_at_a_finite_weight() {
        let path = train(0.01, 20_000);
        assert_close!(path[19_999].0, path[9_999].0, 1e-12);
        // There λw equals the mean of (y − p) x.
        let (w, b) = path[19_999];
        let pull: f64 =
            ROWS.iter().zip(LABELS).map(|(x, y)| (y - sigmoid(w * x + b)) * x / 4.0).sum();
        assert_close!(0.01 * w, pull, 1e-12);
    }
}
