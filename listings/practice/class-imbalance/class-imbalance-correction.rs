//! What resampling does to a probability, and how to undo it.
//!
//! Contract: all positives are kept and a random share w of the negatives. A model trained on that
//! answers q where the truth is p: the odds are 1/w times what they should be. Undone:
//! p = q / (q + (1 − q)/w). Class weights with ratio r, or r copies of each positive, are w = 1/r.
//!
//! Source: the odds form of Bayes' rule; C. Elkan, "The foundations of cost-sensitive learning",
//! IJCAI 2001, theorem 2. Standard library only, and nothing newer than Rust 1.59 in the part under
//! study. The check counts 200,000 items of a known p, seed 2.

use kit::rng::Rng;

// ANCHOR: correct
/// What a calibrated model would say after a share `w` of the negatives was kept.
pub fn resampled(p: f64, w: f64) -> f64 {
    p / (p + w * (1.0 - p))
}

/// The probability at the true prevalence, from an answer `q` of a model trained on the sample.
pub fn corrected(q: f64, w: f64) -> f64 {
    q / (q + (1.0 - q) / w)
}

/// The cheapest threshold for probabilities: call positive at or above it.
pub fn threshold(false_alarm: f64, miss: f64) -> f64 {
    false_alarm / (false_alarm + miss)
}

/// The weight of a class of `count` rows among `n` rows and `classes` classes, "balanced".
pub fn balanced_weight(n: usize, classes: usize, count: usize) -> f64 {
    n as f64 / (classes as f64 * count as f64)
}
// ANCHOR_END: correct

// ANCHOR: main
fn main() {
    println!("q = 0.20 after keeping 10 % of the negatives: p = {:.4}", corrected(0.2, 0.1));
    println!("\ntrue p   q at w = 0.1   q at w = 0.01   back");
    for p in [0.001, 0.01, 0.1, 0.5, 0.9] {
        let (tenth, hundredth) = (resampled(p, 0.1), resampled(p, 0.01));
        println!("{p:>6}   {tenth:>12.4}   {hundredth:>13.4}   {:.3}", corrected(hundredth, 0.01));
    }

    let mut rng = Rng::new(2);
    let (mut positives, mut kept) = (0_u32, 0_u32);
    for _ in 0..200_000 {
        if rng.bernoulli(0.02) {
            positives += 1;
        } else if rng.bernoulli(0.1) {
            kept += 1;
        }
    }
    let q = f64::from(positives) / f64::from(positives + kept);
    println!("\ncounted: q = {q:.3} for p = 0.02; back to {:.4}", corrected(q, 0.1));
    println!("threshold for costs 1 and 50: {:.4}", threshold(1.0, 50.0));
    let weights = [99, 9_801].map(|count| balanced_weight(9_900, 2, count));
    println!("balanced weights of 99 and 9801 rows: {:.2} and {:.4}", weights[0], weights[1]);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// 0.2 / (0.2 + 8) = 1/41.
    #[test]
    fn the_example_by_hand() {
        assert_close!(corrected(0.2, 0.1), 0.024_390_243_9, 1e-9);
        assert_close!(corrected(0.2, 0.1), 1.0 / 41.0, 1e-15);
    }

    #[test]
    fn there_and_back() {
        for percent in 0..=100 {
            for w in [0.001, 0.1, 1.0, 20.0] {
                let p = f64::from(percent) / 100.0;
                assert_close!(corrected(resampled(p, w), w), p, 1e-12);
            }
        }
    }

    /// One constant on the logit scale, and so no change of order.
    #[test]
    fn the_logit_moves_by_ln_w() {
        let logit = |p: f64| (p / (1.0 - p)).ln();
        for p in [0.01, 0.3, 0.8] {
            assert_close!(logit(resampled(p, 0.1)) - logit(p), -(0.1_f64.ln()), 1e-12);
        }
    }

    #[test]
    fn the_ends_stay() {
        assert_close!(corrected(0.0, 0.1), 0.0, 0.0);
        assert_close!(corrected(1.0, 0.1), 1.0, 0.0);
    }

    #[test]
    fn balanced_weights_give_each_class_the_same_total() {
        let (n, positives) = (9_900, 99);
        let total = |count: usize| count as f64 * balanced_weight(n, 2, count);
        assert_close!(total(positives), total(n - positives), 1e-9);
    }

    /// Four standard errors of the share of 4,000 among 23,600: 0.0098.
    #[test]
    fn counting_agrees() {
        let mut rng = Rng::new(9);
        let (mut positives, mut kept) = (0.0, 0.0);
        for _ in 0..200_000 {
            if rng.bernoulli(0.02) {
                positives += 1.0;
            } else if rng.bernoulli(0.1) {
                kept += 1.0;
            }
        }
        assert_close!(positives / (positives + kept), resampled(0.02, 0.1), 0.0098);
    }
}
