//! What the naive assumption costs: one feature, written down m times.
//!
//! Contract: two classes of equal share, y = ±1. Feature a ~ N(y/2, 1), feature b ~ N(y, 1), independent
//! given the class, so the true log odds are a + 2b. With m copies of a, naive Bayes says m·a + 2b: it
//! takes the copies for m independent witnesses. All parameters are known, so nothing else is wrong.
//! 20,000 items, seed 14.
//!
//! Accuracy has a closed form: m·a + 2b is normal with mean (m/2 + 2)·y and variance m² + 4.

use kit::figure::{Figure, Hue, Line, Marker, Points};
use kit::rng::Rng;

// ANCHOR: copies
/// The probability that naive Bayes gives to y = +1 when it sees feature a `m` times.
pub fn stated(a: f64, b: f64, m: u32) -> f64 {
    1.0 / (1.0 + (-(f64::from(m) * a + 2.0 * b)).exp())
}

/// Items as (a, b, whether y = +1).
pub fn draw(n: usize, seed: u64) -> Vec<(f64, f64, bool)> {
    let mut rng = Rng::new(seed);
    let mut item = || {
        let positive = rng.bernoulli(0.5);
        let y = if positive { 1.0 } else { -1.0 };
        (y / 2.0 + rng.normal(), y + rng.normal(), positive)
    };
    (0..n).map(|_| item()).collect()
}

/// Accuracy, log loss and expected calibration error over ten bins.
pub fn measure(items: &[(f64, f64, bool)], m: u32) -> (f64, f64, f64) {
    let n = items.len() as f64;
    let mut right = 0.0;
    let mut loss = 0.0;
    for &(a, b, positive) in items {
        let p = stated(a, b, m);
        right += f64::from(u8::from((p >= 0.5) == positive));
        loss -= if positive { p } else { 1.0 - p }.max(1e-15).ln();
    }
    let gaps = reliability(items, m).into_iter().map(|(p, share, count)| count * (p - share).abs());
    (right / n, loss / n, gaps.sum::<f64>() / n)
}

/// Of each tenth of the stated probabilities that occurs: mean statement, share of positives, items.
pub fn reliability(items: &[(f64, f64, bool)], m: u32) -> Vec<(f64, f64, f64)> {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    for &(a, b, positive) in items {
        let p = stated(a, b, m);
        let tenth = (1_u8..10).take_while(|&tenth| p >= f64::from(tenth) / 10.0).count();
        let bin = &mut bins[tenth];
        *bin = (bin.0 + p, bin.1 + f64::from(u8::from(positive)), bin.2 + 1.0);
    }
    let used = bins.iter().filter(|bin| bin.2 > 0.0);
    used.map(|&(p, positives, count)| (p / count, positives / count, count)).collect()
}
// ANCHOR_END: copies

// ANCHOR: main
fn main() {
    let items = draw(20_000, 14);
    println!("copies  accuracy  log loss  calibration error");
    for m in [1, 2, 4, 16] {
        let (accuracy, loss, error) = measure(&items, m);
        println!("{m:>6}  {accuracy:>8.3}  {loss:>8.3}  {error:>17.3}");
    }
    let points = |m| reliability(&items, m).into_iter().map(|(p, share, _)| (p, share));
    Figure::new("stated probability", "share of positives")
        .unit_square()
        .with(Line::reference("calibrated", [(0.0, 0.0), (1.0, 1.0)]))
        .with(Points::new("1 copy", points(1)).hue(Hue::Two).marker(Marker::Triangle))
        .with(Line::new("4 copies", points(4)).marked())
        .save("naive-bayes-copies");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Φ((m/2 + 2) / √(m² + 4)) at m = 1, 4, 16; four standard errors of a share of 20,000.
    #[test]
    fn accuracy_is_what_the_normal_distribution_says() {
        let items = draw(20_000, 14);
        for (m, expected) in [(1, 0.8682), (4, 0.8144), (16, 0.7324)] {
            assert_close!(measure(&items, m).0, expected, 0.0125);
        }
    }

    #[test]
    fn one_copy_is_calibrated_and_sixteen_are_not() {
        let items = draw(20_000, 14);
        // In a bin of at least 500 items a share has a standard error below 0.023.
        assert!(measure(&items, 1).2 < 0.02);
        assert!(measure(&items, 16).2 > 0.15);
        let losses: Vec<f64> = [1, 2, 4, 16].iter().map(|&m| measure(&items, m).1).collect();
        assert!(losses.is_sorted());
    }

    #[test]
    fn without_another_feature_copies_change_no_decision() {
        for a in [-3.0, -0.1, 0.2, 5.0] {
            assert_eq!(stated(a, 0.0, 1) >= 0.5, stated(a, 0.0, 16) >= 0.5);
        }
    }
}
