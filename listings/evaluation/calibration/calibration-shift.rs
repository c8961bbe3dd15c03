//! Two reasons why probabilities are wrong after training: negatives that were left out, and
//! surfaces that differ.
//!
//! - Kept a share w of the negatives, at random, and all positives: the model learns odds that are
//!   1/w times too high. Correction: p = q / (q + (1 − q)/w).
//! - Two surfaces of one product share a model. On one of them people save less than its scores say,
//!   on the other more. One shift of the logit for both, learnt from both, is right on average and
//!   wrong on each; one for each surface is right on each.
//!
//! Experiment, made up: on surface 0 the model's logits are 1 too high, on surface 1 they are 1 too
//! low; 20 000 pins to learn the shift from, 20 000 to judge it, one in four from surface 1.

use kit::rng::Rng;

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

// ANCHOR: prior
/// The probability in the world, from that of a model trained on a share `kept` of the negatives.
///
/// Odds in training are odds in the world divided by `kept`; this multiplies them back.
pub fn undo_undersampling(q: f64, kept: f64) -> f64 {
    q / (q + (1.0 - q) / kept)
}
// ANCHOR_END: prior

// ANCHOR: shift
/// The number to add to every logit so that the mean probability is the share of positives.
///
/// It exists if there are both positives and negatives (`None` otherwise), and the mean rises with
/// the shift, so halving an interval finds it: 60 halvings of [−30, 30] leave 5 · 10⁻¹⁷.
pub fn shift_of(logits: &[f64], labels: &[bool]) -> Option<f64> {
    let positives = labels.iter().filter(|&&positive| positive).count();
    if positives == 0 || positives == labels.len() {
        return None;
    }
    let (mut low, mut high) = (-30.0, 30.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let expected: f64 = logits.iter().map(|logit| sigmoid(logit + middle)).sum();
        if expected < positives as f64 {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(f64::midpoint(low, high))
}
// ANCHOR_END: shift

/// A pin that was shown: where, what the model says, and whether it was saved.
#[derive(Clone, Copy)]
struct Shown {
    surface: usize,
    logit: f64,
    saved: bool,
}

fn draw(n: usize, rng: &mut Rng) -> Vec<Shown> {
    (0..n)
        .map(|_| {
            let surface = usize::from(rng.bernoulli(0.25));
            let truth = -2.0 + rng.normal();
            let logit = truth + [1.0, -1.0][surface];
            Shown { surface, logit, saved: rng.bernoulli(sigmoid(truth)) }
        })
        .collect()
}

fn learn(pins: &[Shown], of: impl Fn(&Shown) -> bool) -> f64 {
    let (logits, labels): (Vec<f64>, Vec<bool>) =
        pins.iter().filter(|pin| of(pin)).map(|pin| (pin.logit, pin.saved)).unzip();
    shift_of(&logits, &labels).expect("some pins are saved and some are not")
}

/// Mean probability over the share of saves, on one surface or on all: 1 is calibrated.
fn ratio(pins: &[Shown], p: impl Fn(&Shown) -> f64, of: impl Fn(&Shown) -> bool) -> f64 {
    let chosen: Vec<&Shown> = pins.iter().filter(|pin| of(pin)).collect();
    let saved = chosen.iter().filter(|pin| pin.saved).count() as f64;
    chosen.iter().map(|pin| p(pin)).sum::<f64>() / saved
}

/// Share of pairs (saved, not saved) that the saved one wins; there are no ties to speak of.
fn auc(pins: &[Shown], p: impl Fn(&Shown) -> f64) -> f64 {
    let mut scored: Vec<(f64, bool)> = pins.iter().map(|pin| (p(pin), pin.saved)).collect();
    scored.sort_by(|a, b| a.partial_cmp(b).expect("no NaN"));
    let (mut below, mut won) = (0.0, 0.0);
    for (_, saved) in &scored {
        if *saved {
            won += below;
        } else {
            below += 1.0;
        }
    }
    won / (below * (scored.len() as f64 - below))
}

/// From a pin that was shown to a probability.
type Map<'a> = &'a dyn Fn(&Shown) -> f64;

// ANCHOR: main
fn main() {
    println!(
        "trained on 10 % of the negatives, the model says 0.2: {:.4}",
        undo_undersampling(0.2, 0.1)
    );

    let mut rng = Rng::new(25);
    let (learnt_from, judged) = (draw(20_000, &mut rng), draw(20_000, &mut rng));
    let both = learn(&learnt_from, |_| true);
    let each = [0, 1].map(|surface| learn(&learnt_from, |pin| pin.surface == surface));
    println!("shift for both {both:.2}, for each {:.2} and {:.2}\n", each[0], each[1]);

    println!(
        "{:<24}{:>6}{:>11}{:>11}{:>7}",
        "said / saved", "all", "surface 0", "surface 1", "AUC"
    );
    let maps: [(&str, Map<'_>); 3] = [
        ("as the model says", &|pin| sigmoid(pin.logit)),
        ("one shift for both", &|pin| sigmoid(pin.logit + both)),
        ("one for each surface", &|pin| sigmoid(pin.logit + each[pin.surface])),
    ];
    for (name, p) in maps {
        let [zero, one] = [0, 1].map(|surface| ratio(&judged, p, |pin| pin.surface == surface));
        let all = ratio(&judged, p, |_| true);
        println!("{name:<24}{all:>6.2}{zero:>11.2}{one:>11.2}{:>7.3}", auc(&judged, p));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_correction_by_hand() {
        // Odds 0.25, a tenth of them is 0.025, and 0.025 / 1.025.
        assert_close!(undo_undersampling(0.2, 0.1), 0.025 / 1.025, 1e-12);
        assert_close!(undo_undersampling(0.7, 1.0), 0.7, 1e-12);
        assert_close!(undo_undersampling(0.0, 0.1), 0.0, 1e-12);
        assert_close!(undo_undersampling(1.0, 0.1), 1.0, 1e-12);
    }

    /// 2 % positives among 400 000, 5 % of the negatives kept. With nothing to tell items apart a
    /// model says the share of positives. Four standard errors of the corrected one: about 0.0009.
    #[test]
    fn the_correction_in_a_simulation() {
        let mut rng = Rng::new(4);
        let (mut positives, mut kept) = (0.0, 0.0);
        for _ in 0..400_000 {
            if rng.bernoulli(0.02) {
                positives += 1.0;
            } else if rng.bernoulli(0.05) {
                kept += 1.0;
            }
        }
        let says = positives / (positives + kept);
        assert!(says > 0.25);
        assert_close!(undo_undersampling(says, 0.05), 0.02, 0.0012);
    }

    #[test]
    fn a_shift_makes_the_mean_right_and_needs_both_classes() {
        let logits = [-1.0, 0.5, 2.0, -3.0];
        let labels = [true, false, true, false];
        let shift = shift_of(&logits, &labels).expect("it is determined");
        let mean: f64 = logits.iter().map(|logit| sigmoid(logit + shift)).sum();
        assert_close!(mean, 2.0, 1e-9);
        assert_eq!(shift_of(&logits, &[true; 4]), None);
        assert_eq!(shift_of(&[], &[]), None);
    }

    #[test]
    fn a_shift_for_each_surface_undoes_what_was_put_in() {
        let mut rng = Rng::new(91);
        let pins = draw(40_000, &mut rng);
        for (surface, expected) in [(0, -1.0), (1, 1.0)] {
            // Four standard errors: about 10 000 pins on surface 1, with p (1 − p) near 0.12.
            assert_close!(learn(&pins, |pin| pin.surface == surface), expected, 0.12);
        }
    }
}
