//! Label noise: which optimum moves, computed exactly.
//!
//! A pin has a score x of 0 to 9, each equally likely, and is a positive with chance η(x). A rule says
//! "positive" from a threshold t on. A label is then flipped: of a positive with chance ρ⁺, of a
//! negative with chance ρ⁻. Noisy labels are positive with chance (1 − ρ⁺) η + ρ⁻ (1 − η).
//!
//! - 0-1 loss, ρ⁺ = ρ⁻ = ρ: noisy loss = ρ + (1 − 2ρ) · loss, for every rule.
//! - Balanced error (mean of FPR and FNR): noisy error − ½ = (1 − α − β) (error − ½), with α and β the
//!   shares of wrong labels among noisy positives and negatives.
//!
//! A. K. Menon and others, "Learning from corrupted binary labels via class-probability estimation",
//! ICML 2015.

/// η(x): the chance of a positive at each score. 23 % are positives.
pub const ETA: [f64; 10] = [0.01, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.4, 0.6, 0.9];

// ANCHOR: noise
/// The chance of a positive *label* where that of a positive is `eta`; `flips` are (ρ⁺, ρ⁻).
pub fn noisy(eta: f64, flips: (f64, f64)) -> f64 {
    (1.0 - flips.0) * eta + flips.1 * (1.0 - eta)
}

/// The 0-1 loss and the balanced error of "positive from `threshold` on", labels as they are.
pub fn losses(eta: &[f64], threshold: usize) -> (f64, f64) {
    let positives: f64 = eta.iter().sum();
    let negatives = eta.len() as f64 - positives;
    let missed: f64 = eta[..threshold].iter().sum();
    let false_alarms: f64 = eta[threshold..].iter().map(|eta| 1.0 - eta).sum();
    let zero_one = (missed + false_alarms) / eta.len() as f64;
    (zero_one, f64::midpoint(missed / positives, false_alarms / negatives))
}

/// The threshold with the least of a loss; of equal ones the first. `eta.len()` means "never".
pub fn best(eta: &[f64], loss: impl Fn(usize) -> f64) -> usize {
    let all = 0..=eta.len();
    all.min_by(|&a, &b| loss(a).total_cmp(&loss(b))).expect("a threshold of 0 always exists")
}
// ANCHOR_END: noise

// ANCHOR: main
fn main() {
    println!("  ρ⁺    ρ⁻   best threshold by 0-1 loss (its loss)   by balanced error (its error)");
    for flips in [(0.0, 0.0), (0.2, 0.2), (0.4, 0.4), (0.6, 0.6), (0.6, 0.0), (0.3, 0.1)] {
        let eta = ETA.map(|eta| noisy(eta, flips));
        let plain = best(&eta, |threshold| losses(&eta, threshold).0);
        let balanced = best(&eta, |threshold| losses(&eta, threshold).1);
        println!(
            "{:>4.1}  {:>4.1}   {plain:>26} ({:.4})   {balanced:>18} ({:.4})",
            flips.0,
            flips.1,
            losses(&eta, plain).0,
            losses(&eta, balanced).1,
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn symmetric_flips_scale_the_loss() {
        let clean = ETA;
        for flip in [0.0, 0.1, 0.25, 0.45, 0.5, 0.7] {
            let eta = ETA.map(|eta| noisy(eta, (flip, flip)));
            for threshold in 0..=ETA.len() {
                let expected = flip + (1.0 - 2.0 * flip) * losses(&clean, threshold).0;
                assert_close!(losses(&eta, threshold).0, expected, 1e-12);
            }
        }
    }

    #[test]
    fn by_hand() {
        // Two scores, η = 0 and 1, threshold 1: no error. Flips of a quarter: a quarter.
        assert_eq!(losses(&[0.0, 1.0], 1), (0.0, 0.0));
        assert_close!(losses(&[0.25, 0.75], 1).0, 0.25, 1e-15);
        // "Always" and "never" have a balanced error of one half.
        assert_close!(losses(&ETA, 0).1, 0.5, 1e-15);
        assert_close!(losses(&ETA, 10).1, 0.5, 1e-15);
    }

    #[test]
    fn missing_positives_silence_the_plain_loss_only() {
        let eta = ETA.map(|eta| noisy(eta, (0.6, 0.0)));
        assert_eq!(best(&eta, |threshold| losses(&eta, threshold).0), 10);
        assert_eq!(best(&eta, |threshold| losses(&eta, threshold).1), 7);
    }
}
