//! The share of positives changes after training: what to do with the threshold.
//!
//! Odds p/(1 − p) are the prior odds times what the features say. If only the prior changes, from π
//! to π′, multiply the odds by r = [π′/(1 − π′)]/[π/(1 − π)]. Leaving out negatives is a case of it:
//! a share w kept in training means r = w on the way back.
//!
//! World, made up: one feature, normal with mean 0 for negatives and 2 for positives, standard
//! deviation 1; trained at 8 % positives, so the model's log odds are ln(0.08/0.92) + 2x − 2. A false
//! alarm costs 1, a miss 5: the threshold is 1/6. 200 000 items for each world.

use kit::rng::Rng;

// ANCHOR: shift
/// A probability for a world in which the prior odds are `ratio` times those of training.
pub fn shift_prior(p: f64, ratio: f64) -> f64 {
    ratio * p / (ratio * p + 1.0 - p)
}

/// Prior odds in the world over prior odds in training. Both shares are in (0, 1).
pub fn odds_ratio(share_in_world: f64, share_in_training: f64) -> f64 {
    let odds = |share: f64| share / (1.0 - share);
    odds(share_in_world) / odds(share_in_training)
}

/// The threshold for *unchanged* probabilities that decides as `threshold` does for shifted ones.
pub fn shifted_threshold(threshold: f64, ratio: f64) -> f64 {
    shift_prior(threshold, 1.0 / ratio)
}
// ANCHOR_END: shift

/// Labels, and what the model trained at 8 % says, in a world with this share of positives.
fn draw(share: f64, rng: &mut Rng) -> Vec<(bool, f64)> {
    (0..200_000)
        .map(|_| {
            let positive = rng.bernoulli(share);
            let x = rng.normal() + if positive { 2.0 } else { 0.0 };
            let odds = 0.08 / 0.92 * (2.0 * x - 2.0).exp();
            (positive, odds / (1.0 + odds))
        })
        .collect()
}

/// False alarms, misses, and the cost, per 1000 items.
fn mistakes(items: &[(bool, f64)], threshold: f64) -> (f64, f64, f64) {
    let per_thousand = 1_000.0 / items.len() as f64;
    let count = |positive: bool| {
        let wrong = items.iter().filter(|(y, p)| *y == positive && (*p >= threshold) != positive);
        wrong.count() as f64 * per_thousand
    };
    let (false_alarms, misses) = (count(false), count(true));
    (false_alarms, misses, false_alarms + 5.0 * misses)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(70);
    println!("{:<10}{:<22}{:>9}{:>8}{:>8}{:>8}", "positive", "threshold", "", "FP", "FN", "cost");
    for share in [0.08, 0.02, 0.3] {
        let items = draw(share, &mut rng);
        let ratio = odds_ratio(share, 0.08);
        let moved = shifted_threshold(1.0 / 6.0, ratio);
        for (name, threshold) in [("as it was", 1.0 / 6.0), ("moved with the prior", moved)] {
            let (alarms, misses, cost) = mistakes(&items, threshold);
            println!("{share:<10}{name:<22}{threshold:>9.3}{alarms:>8.1}{misses:>8.1}{cost:>8.1}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn undersampling_is_a_shift() {
        // A tenth of the negatives kept, the model says 0.2: odds 0.25 become 0.025.
        assert_close!(shift_prior(0.2, 0.1), 0.024_390_243_9, 1e-9);
        assert_close!(odds_ratio(0.5, 0.5), 1.0, 1e-12);
        assert_close!(odds_ratio(0.02, 0.08), (0.02 / 0.98) / (0.08 / 0.92), 1e-12);
    }

    #[test]
    fn moving_the_threshold_decides_as_shifting_the_probability() {
        let mut rng = Rng::new(6);
        for _ in 0..10_000 {
            let (p, ratio) = (rng.uniform(), 0.05 + 5.0 * rng.uniform());
            let threshold = 0.01 + 0.98 * rng.uniform();
            let shifted = shift_prior(p, ratio);
            // Not where rounding decides.
            if (shifted - threshold).abs() > 1e-9 {
                assert_eq!(shifted >= threshold, p >= shifted_threshold(threshold, ratio));
            }
        }
    }

    #[test]
    fn certainty_stays_certain() {
        assert_close!(shift_prior(0.0, 7.0), 0.0, 0.0);
        assert_close!(shift_prior(1.0, 0.1), 1.0, 1e-12);
    }

    /// With x normal around 0 and 2, log odds at least ln(1/5) means x ≥ 1 + [ln(1/5) − ln(π/(1 − π))]/2.
    /// Four standard errors on 200 000 items.
    #[test]
    fn mistakes_are_those_that_theory_gives() {
        let mut rng = Rng::new(17);
        let items = draw(0.08, &mut rng);
        let (alarms, misses, _) = mistakes(&items, 1.0 / 6.0);
        // x ≥ 1.4164: Φ(−1.4164) = 0.0783 of the negatives, Φ(−0.5836) = 0.2797 of the positives.
        assert_close!(alarms, 920.0 * 0.0783, 2.4 / 72.0);
        assert_close!(misses, 80.0 * 0.2797, 1.4 / 22.4);
    }
}
