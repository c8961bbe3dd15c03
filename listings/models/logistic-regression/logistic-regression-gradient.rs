//! Logistic regression by gradient descent: loss, gradient, one step, and the check of the gradient.
//!
//! Contract: `rows` are n rows of d numbers, `labels` as many labels, n ≥ 1. Loss: mean log loss
//! plus λ/2 ‖w‖²; the bias is not penalised. Gradient: Xᵀ(p − y)/n + λw, and the mean of p − y for
//! the bias. One gradient costs O(n d).
//!
//! The four pins are the chapter's worked example; one step from zero gives w = 0.05, b = 0
//! (recomputed by hand on the page). Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: model
/// A linear score and a sigmoid: P(positive | x) = σ(w·x + b).
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegression {
    /// One weight for each of the d features.
    pub weights: Vec<f64>,
    /// The logit where all features are 0.
    pub bias: f64,
}

impl LogisticRegression {
    /// All zeros: every probability is ½. (The loss is convex, so the start does not matter.)
    pub fn new(d: usize) -> Self {
        Self { weights: vec![0.0; d], bias: 0.0 }
    }

    /// w·x + b, the log odds.
    pub fn logit(&self, row: &[f64]) -> f64 {
        self.weights.iter().zip(row).map(|(w, x)| w * x).sum::<f64>() + self.bias
    }

    /// The probability that a row is positive.
    pub fn probability(&self, row: &[f64]) -> f64 {
        sigmoid(self.logit(row))
    }
}
// ANCHOR_END: model

/// The logistic function.
pub fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 { 1.0 / (1.0 + (-z).exp()) } else { z.exp() / (1.0 + z.exp()) }
}

/// ln(1 + eᵗ) without overflow.
pub fn softplus(t: f64) -> f64 {
    t.max(0.0) + (-t.abs()).exp().ln_1p()
}

// ANCHOR: loss
/// Mean log loss, plus λ/2 times the squared length of the weights.
pub fn loss(model: &LogisticRegression, rows: &[Vec<f64>], labels: &[bool], lambda: f64) -> f64 {
    let mut total = 0.0;
    for (row, &positive) in rows.iter().zip(labels) {
        let z = model.logit(row);
        total += softplus(if positive { -z } else { z });
    }
    let penalty: f64 = model.weights.iter().map(|w| w * w).sum();
    total / rows.len() as f64 + lambda / 2.0 * penalty
}
// ANCHOR_END: loss

// ANCHOR: gradient
/// The derivatives of [`loss`]: by each weight, and by the bias.
pub fn gradient(
    model: &LogisticRegression,
    rows: &[Vec<f64>],
    labels: &[bool],
    lambda: f64,
) -> (Vec<f64>, f64) {
    let n = rows.len() as f64;
    let mut by_weight: Vec<f64> = model.weights.iter().map(|w| lambda * w).collect();
    let mut by_bias = 0.0;
    for (row, &positive) in rows.iter().zip(labels) {
        let error = model.probability(row) - f64::from(u8::from(positive)); // p − y
        for (slope, x) in by_weight.iter_mut().zip(row) {
            *slope += error * x / n;
        }
        by_bias += error / n;
    }
    (by_weight, by_bias)
}

/// One step downhill, `learning_rate` times the gradient.
pub fn step(
    model: &mut LogisticRegression,
    rows: &[Vec<f64>],
    labels: &[bool],
    lambda: f64,
    learning_rate: f64,
) {
    let (by_weight, by_bias) = gradient(model, rows, labels, lambda);
    for (w, slope) in model.weights.iter_mut().zip(&by_weight) {
        *w -= learning_rate * slope;
    }
    model.bias -= learning_rate * by_bias;
}
// ANCHOR_END: gradient

// ANCHOR: differences
/// The same derivatives by central differences: one parameter up, then down, by `h`.
pub fn differences(
    model: &LogisticRegression,
    rows: &[Vec<f64>],
    labels: &[bool],
    lambda: f64,
    h: f64,
) -> (Vec<f64>, f64) {
    let slope = |nudge: &dyn Fn(&mut LogisticRegression, f64)| {
        let (mut up, mut down) = (model.clone(), model.clone());
        nudge(&mut up, h);
        nudge(&mut down, -h);
        (loss(&up, rows, labels, lambda) - loss(&down, rows, labels, lambda)) / (2.0 * h)
    };
    let d = model.weights.len();
    ((0..d).map(|j| slope(&|m, by| m.weights[j] += by)).collect(), slope(&|m, by| m.bias += by))
}
// ANCHOR_END: differences

// ANCHOR: main
fn main() {
    let rows: Vec<Vec<f64>> = [0.0, 1.0, 2.0, 3.0].iter().map(|&saves| vec![saves]).collect();
    let labels = [false, false, true, true];

    let mut model = LogisticRegression::new(1);
    for steps in 0..=2 {
        let (w, b) = (model.weights[0], model.bias);
        println!(
            "{steps} steps: w {w:.4}, b {b:.4}, loss {:.6}",
            loss(&model, &rows, &labels, 0.0)
        );
        step(&mut model, &rows, &labels, 0.0, 0.1);
    }

    println!("\ngradient at w 0.7, b −1, λ 0.3, and what differences say");
    let model = LogisticRegression { weights: vec![0.7], bias: -1.0 };
    let (by_weight, by_bias) = gradient(&model, &rows, &labels, 0.3);
    println!("formula    {:.10} {by_bias:.10}", by_weight[0]);
    for h in [1e-1, 1e-3, 1e-5] {
        let (w, b) = differences(&model, &rows, &labels, 0.3, h);
        println!("h = {h:<6} {:.10} {b:.10}", w[0]);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn pins() -> (Vec<Vec<f64>>, [bool; 4]) {
        ((0..4).map(|x| vec![f64::from(x)]).collect(), [false, false, true, true])
    }

    /// By hand, on the page: the errors are ½, ½, −½, −½.
    #[test]
    fn one_step_from_zero() {
        let (rows, labels) = pins();
        let mut model = LogisticRegression::new(1);
        assert_close!(loss(&model, &rows, &labels, 0.0), std::f64::consts::LN_2, 1e-15);
        step(&mut model, &rows, &labels, 0.0, 0.1);
        assert_close!(model.weights[0], 0.05, 1e-15);
        assert_close!(model.bias, 0.0, 1e-15);
    }

    #[test]
    fn the_gradient_agrees_with_differences() {
        let mut rng = kit::rng::Rng::new(13);
        for _ in 0..50 {
            let rows: Vec<Vec<f64>> =
                (0..20).map(|_| (0..3).map(|_| rng.normal()).collect()).collect();
            let labels: Vec<bool> = (0..20).map(|_| rng.bernoulli(0.4)).collect();
            let weights = (0..3).map(|_| rng.normal()).collect();
            let model = LogisticRegression { weights, bias: rng.normal() };
            let (by_weight, by_bias) = gradient(&model, &rows, &labels, 0.2);
            // The error of a central difference is of order h² = 10⁻¹⁰, its rounding ε/h = 10⁻¹¹.
            let (w, b) = differences(&model, &rows, &labels, 0.2, 1e-5);
            assert_all_close!(&by_weight, &w, 1e-8);
            assert_close!(by_bias, b, 1e-8);
        }
    }

    #[test]
    fn every_small_step_goes_down() {
        let (rows, labels) = pins();
        let mut model = LogisticRegression::new(1);
        let mut before = loss(&model, &rows, &labels, 0.1);
        for _ in 0..200 {
            step(&mut model, &rows, &labels, 0.1, 0.5);
            let now = loss(&model, &rows, &labels, 0.1);
            assert!(now <= before + 1e-15, "{now} after {before}");
            before = now;
        }
    }

    /// Without a penalty the optimum has Σ(p − y) = 0: the mean prediction is the base rate.
    #[test]
    fn without_features_it_learns_the_base_rate() {
        let (rows, labels) = (vec![vec![]; 4], [true, false, false, false]);
        let mut model = LogisticRegression::new(0);
        for _ in 0..500 {
            step(&mut model, &rows, &labels, 5.0, 1.0);
        }
        assert_close!(model.probability(&[]), 0.25, 1e-12);
        assert_close!(model.bias, (0.25_f64 / 0.75).ln(), 1e-12);
    }

    #[test]
    fn a_constant_label_pushes_the_bias_on_and_on() {
        let (rows, labels) = (vec![vec![]; 3], [true; 3]);
        let mut model = LogisticRegression::new(0);
        let mut before = model.bias;
        for _ in 0..1000 {
            step(&mut model, &rows, &labels, 0.0, 1.0);
            assert!(model.bias > before);
            before = model.bias;
        }
        assert!(model.bias > 6.0); // about ln of the number of steps
    }

    #[test]
    fn a_nan_feature_spoils_everything_at_once() {
        let (mut rows, labels) = pins();
        rows[2][0] = f64::NAN;
        let mut model = LogisticRegression::new(1);
        step(&mut model, &rows, &labels, 0.0, 0.1);
        assert!(model.weights[0].is_nan() && model.bias.is_nan());
    }
}
