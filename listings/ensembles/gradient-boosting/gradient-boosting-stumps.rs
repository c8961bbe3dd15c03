//! Gradient boosting with squared loss, one feature, stumps.
//!
//! Contract: `xs[i]` is a number, `ys[i]` the target. F starts at the mean of the targets. Each
//! round fits a stump to the residuals y − F(x), which are the negative gradient of ½(y − F)², and
//! adds it, multiplied by the learning rate ν.
//!
//! Formula: J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of
//! Statistics 29 (2001), algorithm 2. The four points are the chapter's worked example. Standard
//! library only, and nothing newer than Rust 1.59 in the part under study.

use kit::figure::{Figure, Line, Points};
use kit::rng::Rng;

// ANCHOR: stump
/// One threshold and what to add on each side of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stump {
    /// Where it cuts.
    pub threshold: f64,
    /// The mean residual below.
    pub left: f64,
    /// The mean residual at and above.
    pub right: f64,
}

impl Stump {
    /// What it adds at x, before shrinkage.
    pub fn predict(&self, x: f64) -> f64 {
        if x < self.threshold { self.left } else { self.right }
    }
}

/// The stump with the smallest sum of squares; `order` sorts `xs`. None if all xs are equal.
pub fn best_stump(xs: &[f64], residuals: &[f64], order: &[usize]) -> Option<Stump> {
    let n = xs.len() as f64;
    let total: f64 = residuals.iter().sum();
    let (mut best, mut most) = (None, f64::NEG_INFINITY);
    let (mut left, mut count) = (0.0, 0.0);
    for pair in order.windows(2) {
        left += residuals[pair[0]];
        count += 1.0;
        let (low, high) = (xs[pair[0]], xs[pair[1]]);
        let rest = total - left;
        let saved = left * left / count + rest * rest / (n - count); // (1)
        if low < high && saved > most {
            most = saved;
            let threshold = low + (high - low) / 2.0;
            let right = rest / (n - count);
            best = Some(Stump { threshold, left: left / count, right });
        }
    }
    best
}
// ANCHOR_END: stump

// ANCHOR: boost
/// The mean of the targets, and the stumps that are added to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// F before the first round.
    pub start: f64,
    /// The learning rate ν.
    pub rate: f64,
    /// One stump a round.
    pub stumps: Vec<Stump>,
}

impl Model {
    /// F(x) with the first `rounds` stumps.
    pub fn predict(&self, x: f64, rounds: usize) -> f64 {
        let added: f64 = self.stumps.iter().take(rounds).map(|stump| stump.predict(x)).sum();
        self.start + self.rate * added
    }
}

/// Fits stumps to residuals, round after round.
pub fn boost(xs: &[f64], ys: &[f64], rate: f64, rounds: usize) -> Model {
    let start = ys.iter().sum::<f64>() / ys.len() as f64;
    let mut order: Vec<usize> = (0..xs.len()).collect();
    order.sort_by(|&a, &b| xs[a].partial_cmp(&xs[b]).expect("no x is NaN"));
    let mut residuals: Vec<f64> = ys.iter().map(|y| y - start).collect();
    let mut stumps = Vec::new();
    for _ in 0..rounds {
        if let Some(stump) = best_stump(xs, &residuals, &order) {
            for i in 0..xs.len() {
                residuals[i] -= rate * stump.predict(xs[i]);
            }
            stumps.push(stump);
        }
    }
    Model { start, rate, stumps }
}
// ANCHOR_END: boost

/// Mean squared error with the first `rounds` stumps.
pub fn mse(model: &Model, xs: &[f64], ys: &[f64], rounds: usize) -> f64 {
    let square = |(x, y): (&f64, &f64)| (y - model.predict(*x, rounds)).powi(2);
    xs.iter().zip(ys).map(square).sum::<f64>() / xs.len() as f64
}

/// A wave with noise: 80 points.
pub fn wave(seed: u64) -> (Vec<f64>, Vec<f64>) {
    let mut rng = Rng::new(seed);
    let point = |_| {
        let x = rng.uniform();
        (x, (6.0 * x).sin() + 0.25 * rng.normal())
    };
    (0..80).map(point).unzip()
}

// ANCHOR: main
fn main() {
    let (xs, ys) = (vec![1.0, 2.0, 3.0, 4.0], vec![1.0, 2.0, 5.0, 6.0]);
    let model = boost(&xs, &ys, 0.5, 3);
    for rounds in 0..=3 {
        let fit: Vec<f64> = xs.iter().map(|&x| model.predict(x, rounds)).collect();
        println!("after {rounds} rounds: F = {fit:.3?}, MSE {:.3}", mse(&model, &xs, &ys, rounds));
        if let Some(Stump { threshold, left, right }) = model.stumps.get(rounds) {
            println!("  best stump for the residuals: x < {threshold}: {left:.3}, else {right:.3}");
        }
    }

    let ((xs, ys), (fresh_xs, fresh_ys)) = (wave(1), wave(2));
    let model = boost(&xs, &ys, 0.1, 1000);
    println!("\nwave   rounds   training MSE   fresh MSE   (noise 0.0625)");
    for rounds in [0, 10, 50, 100, 300, 1000] {
        let training = mse(&model, &xs, &ys, rounds);
        let fresh = mse(&model, &fresh_xs, &fresh_ys, rounds);
        println!("{rounds:>13} {training:>14.4} {fresh:>11.4}");
    }
    draw(&model, &xs, &ys);
}
// ANCHOR_END: main

fn draw(model: &Model, xs: &[f64], ys: &[f64]) {
    let curve = |rounds: usize| {
        let at =
            |step: i32| (f64::from(step) / 100.0, model.predict(f64::from(step) / 100.0, rounds));
        Line::new(format!("{rounds} rounds"), (0..=100).map(at)).step()
    };
    Figure::new("x", "y")
        .x_range(0.0, 1.0)
        .y_range(-2.0, 2.0)
        .with(Points::new("data", xs.iter().copied().zip(ys.iter().copied())).radius(2.0).unnamed())
        .with(curve(10))
        .with(curve(100))
        .save("gradient-boosting-wave");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// Worked by hand in the chapter; every number is exact in binary.
    #[test]
    fn the_four_points() {
        let (xs, ys) = ([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 5.0, 6.0]);
        let model = boost(&xs, &ys, 0.5, 2);
        assert_close!(model.start, 3.5, 0.0);
        assert_eq!(model.stumps[0], Stump { threshold: 2.5, left: -2.0, right: 2.0 });
        assert_eq!(model.stumps[1], Stump { threshold: 2.5, left: -1.0, right: 1.0 });
        let after = |rounds| xs.map(|x| model.predict(x, rounds));
        assert_all_close!(after(1), [2.5, 2.5, 4.5, 4.5], 0.0);
        assert_all_close!(after(2), [2.0, 2.0, 5.0, 5.0], 0.0);
        assert_close!(mse(&model, &xs, &ys, 1), 1.25, 0.0);
        assert_close!(mse(&model, &xs, &ys, 2), 0.5, 0.0);
    }

    #[test]
    fn training_loss_never_rises_for_any_rate_up_to_two() {
        let (xs, ys) = wave(4);
        for rate in [0.1, 1.0, 1.9, 2.0] {
            let model = boost(&xs, &ys, rate, 60);
            for rounds in 0..60 {
                let (before, after) =
                    (mse(&model, &xs, &ys, rounds), mse(&model, &xs, &ys, rounds + 1));
                assert!(after <= before + 1e-12, "rate {rate}: {before} to {after}");
            }
        }
        let model = boost(&xs, &ys, 2.1, 1);
        assert!(mse(&model, &xs, &ys, 1) > mse(&model, &xs, &ys, 0));
    }

    #[test]
    fn nothing_to_split() {
        assert!(boost(&[3.0, 3.0], &[1.0, 2.0], 0.5, 9).stumps.is_empty());
        assert_close!(boost(&[3.0, 3.0], &[1.0, 2.0], 0.5, 9).predict(7.0, 9), 1.5, 0.0);
    }

    #[test]
    fn it_does_not_extrapolate() {
        let (xs, ys) = wave(1);
        let model = boost(&xs, &ys, 0.1, 50);
        assert_close!(model.predict(2.0, 50), model.predict(1e9, 50), 0.0);
    }
}
