//! The loss of skip-gram with negative sampling on one pair, and its gradient.
//!
//! Notation: u the vector of the pin in the middle, v that of a pin from its board (the context),
//! v₁ … vₖ those of k pins drawn at random (the negatives). All have d numbers.
//!
//! loss = −ln σ(u·v) − Σ ln σ(−u·vᵢ)
//!
//! Source: T. Mikolov and others, "Distributed representations of words and phrases and their
//! compositionality", NIPS 2013, equation 4, with the sign turned round.

/// The dot product.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// ANCHOR: loss
/// 1 / (1 + e^(−x)).
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// −ln σ(x) = ln(1 + e^(−x)), without overflow: for x far below 0 it is nearly −x.
pub fn minus_log_sigmoid(x: f64) -> f64 {
    (-x.abs()).exp().ln_1p() + (-x).max(0.0)
}

/// A pair that occurred, against pairs that were made up.
pub fn loss(u: &[f64], v: &[f64], negatives: &[Vec<f64>]) -> f64 {
    let pushed: f64 = negatives.iter().map(|v| minus_log_sigmoid(-dot(u, v))).sum();
    minus_log_sigmoid(dot(u, v)) + pushed
}
// ANCHOR_END: loss

// ANCHOR: gradient
/// The derivatives of the loss by u, by v and by each negative.
pub struct Gradient {
    /// By the vector in the middle.
    pub u: Vec<f64>,
    /// By the context.
    pub v: Vec<f64>,
    /// By each negative.
    pub negatives: Vec<Vec<f64>>,
}

/// One rule for all: (σ(dot) − label) times the other vector; the label of a real pair is 1.
pub fn gradient(u: &[f64], v: &[f64], negatives: &[Vec<f64>]) -> Gradient {
    let mut by_u = vec![0.0; u.len()];
    let mut by = |other: &[f64], label: f64| -> Vec<f64> {
        let error = sigmoid(dot(u, other)) - label; // (1)
        for (sum, x) in by_u.iter_mut().zip(other) {
            *sum += error * x; // (2)
        }
        u.iter().map(|x| error * x).collect()
    };
    let by_v = by(v, 1.0);
    let by_negatives = negatives.iter().map(|negative| by(negative, 0.0)).collect();
    Gradient { u: by_u, v: by_v, negatives: by_negatives }
}
// ANCHOR_END: gradient

// ANCHOR: main
fn main() {
    let (u, v, negatives) = ([1.0, 1.0], [1.0, 0.0], [vec![0.0, 1.0]]);
    let slope = gradient(&u, &v, &negatives);
    println!("loss       {:.4}", loss(&u, &v, &negatives));
    println!("by u       {:.4?}", slope.u);
    println!("by v       {:.4?}", slope.v);
    println!("by v₁      {:.4?}", slope.negatives[0]);

    // Nudge one number after the other, and see how the loss changes.
    let h = 1e-5;
    let nudged = |j: usize, h: f64| {
        let mut u = u;
        u[j] += h;
        loss(&u, &v, &negatives)
    };
    let numeric = [0, 1].map(|j| (nudged(j, h) - nudged(j, -h)) / (2.0 * h));
    println!("by u again {numeric:.4?}   (differences)");

    let step = |x: &[f64], slope: &[f64]| -> Vec<f64> {
        x.iter().zip(slope).map(|(x, slope)| x - 0.5 * slope).collect()
    };
    let (u, v) = (step(&u, &slope.u), step(&v, &slope.v));
    let negatives = [step(&negatives[0], &slope.negatives[0])];
    println!("loss after a step of 0.5: {:.4}", loss(&u, &v, &negatives));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// By hand, in the chapter.
    #[test]
    fn by_hand() {
        let (u, v, negatives) = ([1.0, 1.0], [1.0, 0.0], [vec![0.0, 1.0]]);
        assert_close!(loss(&u, &v, &negatives), 0.3133 + 1.3133, 1e-4);
        let slope = gradient(&u, &v, &negatives);
        assert_all_close!(&slope.u, &[-0.2689, 0.7311], 1e-4);
        assert_all_close!(&slope.v, &[-0.2689, -0.2689], 1e-4);
        assert_all_close!(&slope.negatives[0], &[0.7311, 0.7311], 1e-4);
    }

    #[test]
    fn no_overflow() {
        assert_close!(minus_log_sigmoid(-1000.0), 1000.0, 1e-12);
        assert_close!(minus_log_sigmoid(1000.0), 0.0, 0.0);
        assert_close!(minus_log_sigmoid(0.0), std::f64::consts::LN_2, 1e-15);
    }

    /// The loss before anything is learnt: every vector 0, so ln 2 for each of 1 + k terms.
    #[test]
    fn the_first_loss() {
        let zero = vec![0.0; 3];
        let negatives = vec![zero.clone(); 5];
        assert_close!(loss(&zero, &zero, &negatives), 6.0 * std::f64::consts::LN_2, 1e-14);
    }
}
