//! # Task 1: logistic regression by gradient descent
//!
//! 10 points, 15 minutes. Train $p(x) = \sigma(w \cdot x + b)$ by full-batch gradient descent on
//!
//! $$L(w, b) = \frac1n \sum \left( \ln(1 + e^z) - y z \right) + \frac{\lambda}{2} \norm{w}^2.$$
//!
//! The sum runs over the $n$ rows; of each, $z = w \cdot x + b$, and $y$ is 1 for a positive and 0 for a
//! negative. The intercept $b$ is not penalised.
//!
//! - `train` starts at $w = 0$, $b = 0$ and takes exactly `steps` steps. Both gradients of a step come
//!   from the same old weights.
//! - `loss` computes $L$. It is a finite number for every finite input, also where $e^z$ would
//!   overflow: scores in the tests go up to $\abs{z} = 10^4$.
//! - `predict_proba` computes $p$ for one row, without overflow as well.
//! - `train` answers `None` if there are no rows, if a row is empty, if rows and labels are not equally
//!   many, if rows differ in length, if a value is not finite, if the learning rate is not a finite
//!   number above 0, or if `l2` ($\lambda$) is not a finite number of at least 0. One class alone is fine.
//!   `loss` and `predict_proba` are only called with well-formed input.
//!
//! ```text
//! x  0 1 2 3        at w = b = 0 every p is ½
//! y  0 0 1 1
//!
//! dL/dw = (½·0 + ½·1 − ½·2 − ½·3) / 4 = −½
//! dL/db = (½ + ½ − ½ − ½) / 4 = 0
//! one step at learning rate 0.1:  w = 0.05, b = 0
//! ```

// ANCHOR: given
/// A linear score over `d` features.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// One weight for each feature.
    pub weights: Vec<f64>,
    /// The intercept.
    pub bias: f64,
}
// ANCHOR_END: given

// ANCHOR: solution
/// Full-batch gradient descent from 0: O(steps · n · d).
pub fn train(
    rows: &[Vec<f64>],
    labels: &[bool],
    learning_rate: f64,
    l2: f64,
    steps: usize,
) -> Option<Model> {
    let features = rows.first()?.len();
    let well_formed =
        |row: &Vec<f64>| row.len() == features && row.iter().all(|value| value.is_finite());
    let rates = learning_rate.is_finite() && learning_rate > 0.0 && l2.is_finite() && l2 >= 0.0;
    if features == 0 || rows.len() != labels.len() || !rows.iter().all(well_formed) || !rates {
        return None;
    }
    let n = rows.len() as f64;
    let mut model = Model { weights: vec![0.0; features], bias: 0.0 };
    for _ in 0..steps {
        let mut gradient: Vec<f64> = model.weights.iter().map(|weight| l2 * weight).collect();
        let mut bias_gradient = 0.0;
        for (row, &label) in rows.iter().zip(labels) {
            let error = predict_proba(&model, row) - f64::from(u8::from(label));
            for (sum, value) in gradient.iter_mut().zip(row) {
                *sum += error * value / n;
            }
            bias_gradient += error / n;
        }
        for (weight, slope) in model.weights.iter_mut().zip(&gradient) {
            *weight -= learning_rate * slope;
        }
        model.bias -= learning_rate * bias_gradient;
    }
    Some(model)
}

/// Mean log loss plus the penalty.
pub fn loss(model: &Model, rows: &[Vec<f64>], labels: &[bool], l2: f64) -> f64 {
    let item = |(row, &label): (&Vec<f64>, &bool)| {
        let z = score(model, row);
        // ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|): the exponent is never positive.
        z.max(0.0) + (-z.abs()).exp().ln_1p() - if label { z } else { 0.0 }
    };
    let mean = rows.iter().zip(labels).map(item).sum::<f64>() / rows.len() as f64;
    mean + l2 / 2.0 * model.weights.iter().map(|weight| weight * weight).sum::<f64>()
}

/// The probability that a row is positive.
pub fn predict_proba(model: &Model, row: &[f64]) -> f64 {
    let z = score(model, row);
    if z >= 0.0 {
        1.0 / (1.0 + (-z).exp())
    } else {
        let e = z.exp();
        e / (1.0 + e)
    }
}

fn score(model: &Model, row: &[f64]) -> f64 {
    model.bias + model.weights.iter().zip(row).map(|(weight, value)| weight * value).sum::<f64>()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Model;

    // ANCHOR: starter
    /// Full-batch gradient descent from 0.
    pub fn train(
        rows: &[Vec<f64>],
        labels: &[bool],
        learning_rate: f64,
        l2: f64,
        steps: usize,
    ) -> Option<Model> {
        todo!("check; then the gradient at the old weights, and a step")
    }

    /// Mean log loss plus the penalty.
    pub fn loss(model: &Model, rows: &[Vec<f64>], labels: &[bool], l2: f64) -> f64 {
        todo!("mind large scores")
    }

    /// The probability that a row is positive.
    pub fn predict_proba(model: &Model, row: &[f64]) -> f64 {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let rows: Vec<Vec<f64>> = [0.0, 1.0, 2.0, 3.0].iter().map(|&x| vec![x]).collect();
    let labels = [false, false, true, true];
    for steps in [0, 1, 10, 100, 1000] {
        let model = train(&rows, &labels, 0.1, 0.0, steps).expect("well formed");
        println!("{steps:>4}: {:.4}  {model:.4?}", loss(&model, &rows, &labels, 0.0));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64, tolerance: f64) -> bool {
        (left - right).abs() <= tolerance
    }

    fn sample() -> (Vec<Vec<f64>>, Vec<bool>) {
        let rows = [0.0, 1.0, 2.0, 3.0].iter().map(|&x| vec![x]).collect();
        (rows, vec![false, false, true, true])
    }

    #[test]
    fn one_step() {
        let (rows, labels) = sample();
        let model = train(&rows, &labels, 0.1, 0.0, 1).expect("well formed");
        assert!(close(model.weights[0], 0.05, 1e-12) && close(model.bias, 0.0, 1e-12));
    }

    #[test]
    fn at_zero_the_loss_is_ln_2() {
        let (rows, labels) = sample();
        let model = train(&rows, &labels, 0.1, 0.0, 0).expect("well formed");
        assert!(close(loss(&model, &rows, &labels, 0.7), std::f64::consts::LN_2, 1e-12));
        assert!(close(predict_proba(&model, &[5.0]), 0.5, 1e-12));
    }

    #[test]
    fn training_separates_the_sample() {
        let (rows, labels) = sample();
        let model = train(&rows, &labels, 0.5, 0.0, 2000).expect("well formed");
        assert!(predict_proba(&model, &[1.0]) < 0.1 && predict_proba(&model, &[2.0]) > 0.9);
    }

    #[test]
    fn large_scores_do_not_overflow() {
        let model = Model { weights: vec![1.0], bias: 0.0 };
        let rows = [vec![1e4], vec![-1e4]];
        assert!(close(loss(&model, &rows, &[true, false], 0.0), 0.0, 1e-12));
        assert!(close(loss(&model, &rows, &[false, true], 0.0), 1e4, 1e-6));
        assert!(close(predict_proba(&model, &[-1e4]), 0.0, 1e-12));
    }

    #[test]
    fn what_has_no_answer() {
        let (rows, labels) = sample();
        assert_eq!(train(&[], &[], 0.1, 0.0, 1), None);
        assert_eq!(train(&rows, &labels[1..], 0.1, 0.0, 1), None);
        assert_eq!(train(&rows, &labels, 0.0, 0.0, 1), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn close(left: f64, right: f64, tolerance: f64) -> bool {
        (left - right).abs() <= tolerance
    }

    fn cloud() -> (Vec<Vec<f64>>, Vec<bool>) {
        let points = [(0.2, -1.0), (1.5, 0.3), (-0.7, 0.8), (2.0, -0.4), (-1.1, -0.9), (0.6, 1.4)];
        let rows = points.iter().map(|&(a, b)| vec![a, b]).collect();
        (rows, vec![true, true, false, true, false, false])
    }

    /// A step is −rate · gradient: recover the gradient, and compare with finite differences.
    #[test]
    fn every_step_follows_the_gradient_of_the_loss() {
        let (rows, labels) = cloud();
        let (rate, l2, h) = (0.3, 0.05, 1e-5);
        for steps in [0, 1, 7] {
            let before = train(&rows, &labels, rate, l2, steps).expect("well formed");
            let after = train(&rows, &labels, rate, l2, steps + 1).expect("well formed");
            for feature in 0..2 {
                let at = |shift: f64| {
                    let mut moved = before.clone();
                    moved.weights[feature] += shift;
                    loss(&moved, &rows, &labels, l2)
                };
                let slope = (at(h) - at(-h)) / (2.0 * h);
                let step = (before.weights[feature] - after.weights[feature]) / rate;
                assert!(close(step, slope, 1e-8), "weight {feature}: {step} and {slope}");
            }
            let at = |shift: f64| {
                let moved = Model { bias: before.bias + shift, ..before.clone() };
                loss(&moved, &rows, &labels, l2)
            };
            let slope = (at(h) - at(-h)) / (2.0 * h);
            assert!(close((before.bias - after.bias) / rate, slope, 1e-8));
        }
    }

    #[test]
    fn the_loss_falls_at_a_small_rate() {
        let (rows, labels) = cloud();
        let mut last = f64::INFINITY;
        for steps in 0..50 {
            let model = train(&rows, &labels, 0.1, 0.01, steps).expect("well formed");
            let now = loss(&model, &rows, &labels, 0.01);
            assert!(now < last, "step {steps}");
            last = now;
        }
    }

    #[test]
    fn the_penalty_shrinks_weights_and_leaves_the_intercept() {
        let (rows, labels) = cloud();
        let norm = |l2: f64| {
            let model = train(&rows, &labels, 0.1, l2, 500).expect("well formed");
            model.weights.iter().map(|weight| weight * weight).sum::<f64>()
        };
        assert!(norm(0.0) > norm(0.1) && norm(0.1) > norm(1.0));
        // A feature that is always 0 leaves the share of positives, ¾, to the intercept alone.
        let constant = vec![vec![0.0]; 4];
        let labels = [true, true, true, false];
        let model = train(&constant, &labels, 1.0, 5.0, 500).expect("well formed");
        assert!(close(predict_proba(&model, &[0.0]), 0.75, 1e-9));
    }

    #[test]
    fn other_input_without_an_answer() {
        let (rows, labels) = cloud();
        for (rate, l2) in [(f64::NAN, 0.0), (0.1, -1.0), (0.1, f64::INFINITY), (-0.1, 0.0)] {
            assert_eq!(train(&rows, &labels, rate, l2, 1), None);
        }
        assert_eq!(train(&[vec![]], &[true], 0.1, 0.0, 1), None);
        assert_eq!(train(&[vec![1.0], vec![1.0, 2.0]], &[true, false], 0.1, 0.0, 1), None);
        assert_eq!(train(&[vec![f64::NAN]], &[true], 0.1, 0.0, 1), None);
        assert!(train(&[vec![1.0]], &[true], 0.1, 0.0, 1).is_some());
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Differentiate one term of the sum by $z$: what remains is $p - y$. So what is the gradient by a
//    weight, and what by the intercept?
// 2. Sum the gradient over all rows into a vector of its own. Change the weights only after the last row.
// 3. $\ln(1 + e^z) = \max(z, 0) + \ln(1 + e^{-\abs{z}})$, and for negative $z$ write the sigmoid as
//    $e^z / (1 + e^z)$: no exponent is then positive.
// ANCHOR_END: hints
