//! Newton leaves and the gain of a split; the logistic loss, and how a full step can raise it.
//!
//! Contract: g and h are the first and second derivative of each row's loss with respect to F. A
//! leaf with sums G and H gets the value −G/(H + λ). For the logistic loss with labels 0 and 1:
//! g = p − y, h = p(1 − p), p = 1/(1 + e^(−F)).
//!
//! The data: 1,000 rows with one feature, uniform; above 0.95 one row in two is positive, elsewhere
//! one in a thousand, seed 8. F starts at the log odds of the share of positives.
//!
//! Formulas: T. Chen, C. Guestrin, "XGBoost: a scalable tree boosting system", KDD 2016, equations
//! (5) to (7).

use kit::rng::Rng;

// ANCHOR: gain
/// The best value of a leaf, −G/(H + λ): one Newton step.
pub fn leaf(g: f64, h: f64, lambda: f64) -> f64 {
    -g / (h + lambda)
}

/// What a split saves by the second-order picture of the loss, minus the price γ of a leaf.
/// `left` and `right` are (G, H) of the two sides.
pub fn gain(left: (f64, f64), right: (f64, f64), lambda: f64, gamma: f64) -> f64 {
    let score = |g: f64, h: f64| g * g / (h + lambda);
    let both = score(left.0 + right.0, left.1 + right.1);
    0.5 * (score(left.0, left.1) + score(right.0, right.1) - both) - gamma
}
// ANCHOR_END: gain

// ANCHOR: logistic
/// The logistic function, without overflow on either side.
pub fn sigmoid(f: f64) -> f64 {
    if f >= 0.0 { 1.0 / (1.0 + (-f).exp()) } else { f.exp() / (1.0 + f.exp()) }
}

/// ln(1 + e^F) − yF, for labels 0 and 1, without overflow.
pub fn logistic_loss(y: f64, f: f64) -> f64 {
    f.max(0.0) - y * f + (-f.abs()).exp().ln_1p()
}

/// One round: a stump on g and h, added with learning rate ν. Rows are sorted by their feature.
pub fn round(ys: &[f64], fs: &mut [f64], lambda: f64, rate: f64) {
    let derivatives = |i: usize| {
        let p = sigmoid(fs[i]);
        (p - ys[i], p * (1.0 - p))
    };
    let pairs: Vec<(f64, f64)> = (0..ys.len()).map(derivatives).collect();
    let add = |a: (f64, f64), b: &(f64, f64)| (a.0 + b.0, a.1 + b.1);
    let total = pairs.iter().fold((0.0, 0.0), add);
    let (mut left, mut best) = ((0.0, 0.0), (0.0, 0, (0.0, 0.0)));
    for (at, pair) in pairs[..pairs.len() - 1].iter().enumerate() {
        left = add(left, pair);
        let gain = gain(left, (total.0 - left.0, total.1 - left.1), lambda, 0.0);
        if gain > best.0 {
            best = (gain, at + 1, left);
        }
    }
    let (_, split, left) = best;
    let (below, above) =
        (leaf(left.0, left.1, lambda), leaf(total.0 - left.0, total.1 - left.1, lambda));
    for (at, f) in fs.iter_mut().enumerate() {
        *f += rate * if at < split { below } else { above };
    }
}
// ANCHOR_END: logistic

/// Labels of rows sorted by their feature: rare positives, dense at the upper end.
pub fn rare(seed: u64) -> Vec<f64> {
    let mut rng = Rng::new(seed);
    let label = |i: u32| f64::from(u8::from(rng.bernoulli(if i < 950 { 0.001 } else { 0.5 })));
    (0..1000).map(label).collect()
}

/// Mean training loss after each of `rounds` rounds, the start included.
pub fn losses(ys: &[f64], lambda: f64, rate: f64, rounds: usize) -> Vec<f64> {
    let share = ys.iter().sum::<f64>() / ys.len() as f64;
    let mut fs = vec![(share / (1.0 - share)).ln(); ys.len()];
    let mean = |fs: &[f64]| {
        ys.iter().zip(fs).map(|(&y, &f)| logistic_loss(y, f)).sum::<f64>() / ys.len() as f64
    };
    let mut losses = vec![mean(&fs)];
    for _ in 0..rounds {
        round(ys, &mut fs, lambda, rate);
        losses.push(mean(&fs));
    }
    losses
}

// ANCHOR: main
fn main() {
    println!("gain of (G 4, H 3) and (G 6, H 5):   {:.4}", gain((4.0, 3.0), (6.0, 5.0), 1.0, 0.0));
    println!("gain of (G 4, H 3) and (G -6, H 5):  {:.4}", gain((4.0, 3.0), (-6.0, 5.0), 1.0, 0.0));

    let ys = rare(8);
    println!("\n{} positives of {}; training loss by rounds", ys.iter().sum::<f64>(), ys.len());
    println!("lambda  rate       0       1       2       3       5      10");
    for (lambda, rate) in [(0.0, 1.0), (0.0, 0.3), (0.0, 0.1), (1.0, 1.0), (1.0, 0.1)] {
        let losses = losses(&ys, lambda, rate, 10);
        let shown: Vec<String> =
            [0, 1, 2, 3, 5, 10].iter().map(|&round| format!("{:>6.4}", losses[round])).collect();
        println!("{lambda:>6} {rate:>5}  {}", shown.join("  "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// ½(16/4 + 36/6 − 100/9) = −5/9, by hand.
    #[test]
    fn the_gain_by_hand() {
        assert_close!(gain((4.0, 3.0), (6.0, 5.0), 1.0, 0.0), -5.0 / 9.0, 1e-12);
        assert_close!(gain((4.0, 3.0), (6.0, 5.0), 1.0, 2.0), -5.0 / 9.0 - 2.0, 1e-12);
    }

    /// Central differences of step 1e-5: error about 1e-10 for g, 1e-6 for h.
    #[test]
    fn derivatives_against_finite_differences() {
        for f in [-30.0, -3.0, 0.0, 0.5, 4.0] {
            for y in [0.0, 1.0] {
                let (p, step) = (sigmoid(f), 1e-5);
                let loss = |f| logistic_loss(y, f);
                assert_close!((loss(f + step) - loss(f - step)) / (2.0 * step), p - y, 1e-8);
                let second = (loss(f + step) - 2.0 * loss(f) + loss(f - step)) / (step * step);
                assert_close!(second, p * (1.0 - p), 1e-4);
            }
        }
    }

    #[test]
    fn a_full_newton_step_raises_the_loss_and_a_short_one_does_not() {
        let ys = rare(8);
        let full = losses(&ys, 0.0, 1.0, 1);
        assert!(full[1] > full[0]);
        let short = losses(&ys, 1.0, 0.1, 30);
        assert!(short.windows(2).all(|pair| pair[1] < pair[0]));
    }

    #[test]
    fn extreme_scores_stay_finite() {
        assert_close!(logistic_loss(1.0, -800.0), 800.0, 1e-12);
        assert_close!(logistic_loss(0.0, -800.0), 0.0, 1e-12);
        assert_close!(sigmoid(-800.0), 0.0, 1e-12);
    }
}
