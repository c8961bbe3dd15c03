//! One threshold for all, or one for each group? What equal opportunity costs, and what it does not.
//!
//! Data, made up: a filter decides whether a pin may be shown for a style search (positive: it fits).
//! Two groups of people in the pictures, 9 000 and 1 000; half of each fits. The model saw few
//! pictures of the small group, so its scores there are noisier: score = 1.0 · y + s · z, with z
//! standard normal, s = 0.5 for the large group and 1.0 for the small one.
//! TPR: share of fitting pins that are shown. FPR: share of the others that are shown. Equal
//! opportunity asks for equal TPR (Hardt, Price and Srebro, 2016).

use kit::rng::Rng;

#[derive(Clone, Copy)]
struct Scored {
    group: usize,
    fits: bool,
    score: f64,
}

fn draw(rng: &mut Rng) -> Vec<Scored> {
    let noise = [0.5, 1.0];
    (0..10_000)
        .map(|n| {
            let (group, fits) = (usize::from(n % 10 == 0), rng.bernoulli(0.5));
            Scored { group, fits, score: f64::from(u8::from(fits)) + noise[group] * rng.normal() }
        })
        .collect()
}

// ANCHOR: rates
/// True-positive and false-positive rate at a threshold: shown if the score is at least that.
/// Undefined (`None`) if there is nobody to take a rate of.
fn rates(pins: &[Scored], group: usize, threshold: f64) -> (Option<f64>, Option<f64>) {
    let rate = |fits: bool| {
        let of: Vec<&Scored> =
            pins.iter().filter(|pin| pin.group == group && pin.fits == fits).collect();
        let shown = of.iter().filter(|pin| pin.score >= threshold).count();
        if of.is_empty() { None } else { Some(shown as f64 / of.len() as f64) }
    };
    (rate(true), rate(false))
}
// ANCHOR_END: rates

// ANCHOR: threshold
/// The highest threshold at which a group's TPR is at least `target`: the score of the fitting pin
/// with rank ⌈target · count⌉ from the top. `None` if no pin of the group fits.
fn threshold_for(pins: &[Scored], group: usize, target: f64) -> Option<f64> {
    let mut scores: Vec<f64> =
        pins.iter().filter(|pin| pin.group == group && pin.fits).map(|pin| pin.score).collect();
    scores.sort_by(|a, b| b.partial_cmp(a).expect("no NaN"));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let rank = (target * scores.len() as f64).ceil() as usize;
    scores.get(rank.max(1) - 1).copied()
}
// ANCHOR_END: threshold

/// Share of right decisions.
fn accuracy(pins: &[Scored], thresholds: [f64; 2]) -> f64 {
    let right = pins.iter().filter(|pin| (pin.score >= thresholds[pin.group]) == pin.fits).count();
    right as f64 / pins.len() as f64
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(16);
    let (validation, test) = (draw(&mut rng), draw(&mut rng));
    let equal = |target| {
        [0, 1].map(|group| threshold_for(&validation, group, target).expect("pins that fit"))
    };
    println!(
        "{:<26}{:>7}{:>7}{:>7}{:>7}{:>11}",
        "", "TPR 0", "TPR 1", "FPR 0", "FPR 1", "accuracy"
    );
    for (name, thresholds) in [
        ("one threshold, 0.5", [0.5, 0.5]),
        ("TPR 0.84 for both", equal(0.84)),
        ("TPR 0.69 for both", equal(0.69)),
    ] {
        let [(t0, f0), (t1, f1)] = [0, 1].map(|group| rates(&test, group, thresholds[group]));
        let cell = |rate: Option<f64>| rate.map_or("none".to_owned(), |rate| format!("{rate:.2}"));
        println!(
            "{name:<26}{:>7}{:>7}{:>7}{:>7}{:>11.3}",
            cell(t0),
            cell(t1),
            cell(f0),
            cell(f1),
            accuracy(&test, thresholds)
        );
    }
    let all: Vec<Scored> = test.iter().map(|pin| Scored { group: 0, ..*pin }).collect();
    let (tpr, fpr) = rates(&all, 0, 0.5);
    println!(
        "without groups, at 0.5: TPR {:.2}, FPR {:.2}",
        tpr.unwrap_or(0.0),
        fpr.unwrap_or(0.0)
    );
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn pin(group: usize, fits: bool, score: f64) -> Scored {
        Scored { group, fits, score }
    }

    #[test]
    fn rates_by_hand_and_undefined_ones() {
        let pins = [pin(0, true, 0.9), pin(0, true, 0.4), pin(0, false, 0.5), pin(1, true, 0.1)];
        assert_eq!(rates(&pins, 0, 0.5), (Some(0.5), Some(1.0)));
        assert_eq!(rates(&pins, 1, 0.5), (Some(0.0), None));
        assert_eq!(rates(&pins, 2, 0.5), (None, None));
    }

    #[test]
    fn a_threshold_reaches_its_target_and_no_higher_one_does() {
        let mut rng = Rng::new(8);
        let pins = draw(&mut rng);
        for target in [0.1, 0.5, 0.84, 1.0] {
            for group in 0..2 {
                let threshold = threshold_for(&pins, group, target).expect("pins");
                let (reached, _) = rates(&pins, group, threshold);
                let (above, _) = rates(&pins, group, threshold + 1e-12);
                assert!(reached.expect("pins") >= target);
                assert!(above.expect("pins") < target);
            }
        }
        assert_eq!(threshold_for(&[pin(0, false, 1.0)], 0, 0.5), None);
    }

    /// Normal scores: at 0.5 the TPR is Φ(0.5 / s), that is Φ(1) = 0.841 and Φ(0.5) = 0.691.
    #[test]
    fn the_gap_of_one_threshold_is_the_one_that_theory_gives() {
        let mut rng = Rng::new(77);
        let pins: Vec<Scored> = (0..10).flat_map(|_| draw(&mut rng)).collect();
        // Four standard errors: 45 000 and 5 000 pins that fit.
        assert_close!(rates(&pins, 0, 0.5).0.expect("pins"), 0.8413, 0.007);
        assert_close!(rates(&pins, 1, 0.5).0.expect("pins"), 0.6915, 0.027);
    }
}
