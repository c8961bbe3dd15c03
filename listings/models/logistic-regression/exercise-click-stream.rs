//! # Clicks from a stream
//!
//! Pins are shown and clicked or not. Each is described by the numbers of the features that it has:
//! `[0, 7]` means that features 0 and 7 are 1 and all others 0. Learn from them **one at a time**, in
//! order, by stochastic gradient descent for logistic regression without a penalty:
//!
//! 1. Predict: the logit $z$ is `bias` plus the weights of the pin's features; $p = \sigma(z)$.
//! 2. Score the prediction by its log loss, *before* learning from the pin.
//! 3. Learn: subtract `learning_rate` $\cdot (p - y)$ from the weight of **each** of the pin's
//!    features, and from the bias. $y$ is 1 for a click, 0 for none.
//!
//! - `learn` changes the model and returns the mean of the losses of step 2, or `None` for no pins.
//! - A feature number beyond the weights is new: it counts as weight 0, and the weights grow to hold
//!   it.
//! - Within one pin all numbers are different.
//! - The loss must be finite for every finite logit: at $z = 800$ and no click it is 800.
//!
//! ```text
//! weights none, bias 0, learning rate 0.5
//!
//! pin [0], click      p = 0.5      loss 0.6931   weights 0.25            bias  0.25
//! pin [0], no click   p = 0.6225   loss 0.9741   weights −0.0612         bias −0.0612
//! pin [1], click      p = 0.4847   loss 0.7242   weights −0.0612 0.2576  bias  0.1964
//!
//! mean loss 0.7971
//! ```

// ANCHOR: given
/// A click model: a weight for each feature seen so far, and a bias.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClickModel {
    /// `weights[j]` belongs to feature j.
    pub weights: Vec<f64>,
    /// The logit of a pin without features.
    pub bias: f64,
}
// ANCHOR_END: given

// ANCHOR: solution
/// Predicts, scores and learns, pin by pin. The mean loss; `None` for no pins.
pub fn learn(
    model: &mut ClickModel,
    pins: &[(Vec<usize>, bool)],
    learning_rate: f64,
) -> Option<f64> {
    if pins.is_empty() {
        return None;
    }
    let mut total = 0.0;
    for (features, clicked) in pins {
        let needed = features.iter().max().map_or(0, |largest| largest + 1);
        if model.weights.len() < needed {
            model.weights.resize(needed, 0.0);
        }
        let z = model.bias + features.iter().map(|&j| model.weights[j]).sum::<f64>();
        total += softplus(if *clicked { -z } else { z });

        let p = 1.0 / (1.0 + (-z).exp()); // e⁸⁰⁰ is infinite, and 1/∞ is 0: fine for p
        let step = learning_rate * (p - if *clicked { 1.0 } else { 0.0 });
        for &j in features {
            model.weights[j] -= step;
        }
        model.bias -= step;
    }
    Some(total / pins.len() as f64)
}

/// ln(1 + eᵗ) without overflow.
fn softplus(t: f64) -> f64 {
    t.max(0.0) + (-t.abs()).exp().ln_1p()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::ClickModel;

    // ANCHOR: starter
    /// Predicts, scores and learns, pin by pin. The mean loss; `None` for no pins.
    pub fn learn(
        model: &mut ClickModel,
        pins: &[(Vec<usize>, bool)],
        learning_rate: f64,
    ) -> Option<f64> {
        todo!("for each pin: the logit, its loss, then the step")
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut model = ClickModel::default();
    let pins = [(vec![0], true), (vec![0], false), (vec![1], true)];
    let loss = learn(&mut model, &pins, 0.5);
    println!("{model:.4?}, mean loss {loss:.4?}");
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-4
    }

    #[test]
    fn the_three_pins() {
        let mut model = ClickModel::default();
        let pins = [(vec![0], true), (vec![0], false), (vec![1], true)];
        let loss = learn(&mut model, &pins, 0.5).expect("there are pins");
        assert!(close(loss, 0.7971), "{loss}");
        assert_eq!(model.weights.len(), 2);
        assert!(close(model.weights[0], -0.0612) && close(model.weights[1], 0.2576), "{model:?}");
        assert!(close(model.bias, 0.1964), "{model:?}");
    }

    #[test]
    fn no_pins_leave_the_model_alone() {
        let mut model = ClickModel { weights: vec![1.0], bias: 2.0 };
        assert_eq!(learn(&mut model, &[], 0.5), None);
        assert_eq!(model, ClickModel { weights: vec![1.0], bias: 2.0 });
    }

    #[test]
    fn a_pin_without_features_moves_the_bias_only() {
        let mut model = ClickModel { weights: vec![3.0], bias: 0.0 };
        let loss = learn(&mut model, &[(vec![], false)], 1.0).expect("there is a pin");
        assert!(close(loss, std::f64::consts::LN_2));
        assert_eq!(model, ClickModel { weights: vec![3.0], bias: -0.5 });
    }

    #[test]
    fn surely_wrong_costs_much_and_not_infinitely_much() {
        let mut model = ClickModel { weights: vec![800.0], bias: 0.0 };
        assert_eq!(learn(&mut model, &[(vec![0], false)], 0.0), Some(800.0));
        let mut model = ClickModel { weights: vec![-800.0], bias: 0.0 };
        assert_eq!(learn(&mut model, &[(vec![0], true)], 0.0), Some(800.0));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn below(state: &mut u64, n: u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (*state >> 33) % n
    }

    fn pins(seed: u64, count: u64) -> Vec<(Vec<usize>, bool)> {
        let mut state = seed;
        (0..count)
            .map(|_| {
                let features = (0..6).filter(|_| below(&mut state, 3) == 0).collect();
                (features, below(&mut state, 4) == 0)
            })
            .collect()
    }

    /// The same with a row of zeros and ones for each pin, in the textbook's formulas.
    fn dense(pins: &[(Vec<usize>, bool)], learning_rate: f64) -> (Vec<f64>, f64, f64) {
        let (mut w, mut b, mut total) = (vec![0.0; 6], 0.0, 0.0);
        for (features, clicked) in pins {
            let x: Vec<f64> =
                (0..6).map(|j| if features.contains(&j) { 1.0 } else { 0.0 }).collect();
            let y = if *clicked { 1.0 } else { 0.0 };
            let z: f64 = w.iter().zip(&x).map(|(w, x)| w * x).sum::<f64>() + b;
            let p = 1.0 / (1.0 + f64::exp(-z));
            total -= if *clicked { p.ln() } else { (1.0 - p).ln() };
            for (w, x) in w.iter_mut().zip(&x) {
                *w -= learning_rate * (p - y) * x;
            }
            b -= learning_rate * (p - y);
        }
        (w, b, total / pins.len() as f64)
    }

    #[test]
    fn agrees_with_dense_rows() {
        for seed in 0..50 {
            let pins = pins(seed, 40);
            let mut model = ClickModel { weights: vec![0.0; 6], bias: 0.0 };
            let loss = learn(&mut model, &pins, 0.3).expect("there are pins");
            let (w, b, expected) = dense(&pins, 0.3);
            assert!((loss - expected).abs() < 1e-12);
            assert!((model.bias - b).abs() < 1e-12);
            assert!(model.weights.iter().zip(&w).all(|(ours, w)| (ours - w).abs() < 1e-12));
        }
    }

    #[test]
    fn a_stream_in_two_parts_is_the_same_stream() {
        let pins = pins(7, 60);
        let (mut whole, mut parts) = (ClickModel::default(), ClickModel::default());
        let all = learn(&mut whole, &pins, 0.1).expect("there are pins");
        let first = learn(&mut parts, &pins[..20], 0.1).expect("there are pins");
        let second = learn(&mut parts, &pins[20..], 0.1).expect("there are pins");
        assert_eq!(whole, parts);
        assert!((all - (20.0 * first + 40.0 * second) / 60.0).abs() < 1e-12);
    }

    #[test]
    fn a_late_feature_makes_room_for_itself() {
        let mut model = ClickModel::default();
        learn(&mut model, &[(vec![2], true), (vec![1_000_000], false)], 0.1);
        assert_eq!(model.weights.len(), 1_000_001);
        assert!(model.weights[2] > 0.0 && model.weights[1_000_000] < 0.0);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Everything about one pin follows from one number, its logit. In which order do you score and
//    learn?
// 2. Make room for new features first; then the logit is a sum over the pin's features only, never
//    over all weights. The same number `learning_rate * (p - y)` is subtracted everywhere.
// 3. Take the loss from the logit, not from `p`: it is ln(1 + eᵗ), where t is −z for a click and z
//    for none. For large t that is t itself: `t.max(0.0) + (-t.abs()).exp().ln_1p()`.
// ANCHOR_END: hints
