//! Log loss, the Brier score and its three parts, and the calibration error in bins.
//!
//! Contract: `labels[i]` is true when item i is positive, `p[i]` is the probability that the model
//! gives to that, in [0, 1]. n items. The functions panic where there is no item, where lengths
//! differ and where a probability is outside [0, 1] or NaN: those are bugs, not data.
//!
//! - Log loss: −(1/n) Σ ln(probability given to what happened), natural logarithm. A probability of
//!   0 for what happened would cost ∞; probabilities are cut off at 2⁻⁵² from both ends, as
//!   scikit-learn 1.9 does for 64-bit numbers.
//! - Brier: (1/n) Σ (p − y)². With the items grouped by distinct p it is reliability − resolution +
//!   uncertainty, exactly: A. H. Murphy, "A new vector partition of the probability score", 1973.
//! - Calibration curve and ECE: B bins of equal width; bin b holds [b/B, (b+1)/B), the last one 1 as
//!   well. ECE = Σ (share of items in the bin) · |mean p − share of positives|.
//!
//! The ten pins are the chapter's worked example. Standard library only, nothing newer than
//! Rust 1.59.

// ANCHOR: losses
/// Mean of −ln of the probability that the model gave to what happened. Cut off at 2⁻⁵².
pub fn log_loss(labels: &[bool], p: &[f64]) -> f64 {
    check(labels, p);
    let epsilon = f64::EPSILON;
    let cost = |(&positive, &p): (&bool, &f64)| {
        let given = if positive { p } else { 1.0 - p };
        -given.clamp(epsilon, 1.0 - epsilon).ln()
    };
    labels.iter().zip(p).map(cost).sum::<f64>() / labels.len() as f64
}

/// Mean squared distance of the probability from what happened, which is 0 or 1.
pub fn brier_score(labels: &[bool], p: &[f64]) -> f64 {
    check(labels, p);
    let squared = |(&positive, &p): (&bool, &f64)| (p - outcome(positive)).powi(2);
    labels.iter().zip(p).map(squared).sum::<f64>() / labels.len() as f64
}
// ANCHOR_END: losses

fn outcome(positive: bool) -> f64 {
    if positive { 1.0 } else { 0.0 }
}

fn check(labels: &[bool], p: &[f64]) {
    assert!(labels.len() == p.len() && !p.is_empty(), "one probability for each label");
    assert!(p.iter().all(|p| (0.0..=1.0).contains(p)), "a probability lies in [0, 1]");
}

// ANCHOR: parts
/// The three parts of a Brier score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// How far what the model says lies from what happens, over groups of equal p. 0 is calibrated.
    pub reliability: f64,
    /// How far what happens in the groups lies from the overall share. The larger the better.
    pub resolution: f64,
    /// What an item is like without any model: share · (1 − share).
    pub uncertainty: f64,
}

/// Reliability, resolution and uncertainty, with items grouped by distinct p. O(n log n).
pub fn brier_parts(labels: &[bool], p: &[f64]) -> Parts {
    check(labels, p);
    let mut items: Vec<(f64, bool)> = p.iter().copied().zip(labels.iter().copied()).collect();
    items.sort_by(|a, b| a.0.partial_cmp(&b.0).expect("no NaN"));
    let n = items.len() as f64;
    let share = labels.iter().filter(|&&positive| positive).count() as f64 / n;

    let (mut reliability, mut resolution) = (0.0, 0.0);
    let mut start = 0;
    while start < items.len() {
        let equal = items[start..].iter().take_while(|item| item.0 <= items[start].0).count();
        let group = &items[start..start + equal];
        let observed = group.iter().filter(|item| item.1).count() as f64 / equal as f64;
        reliability += equal as f64 * (group[0].0 - observed).powi(2);
        resolution += equal as f64 * (observed - share).powi(2);
        start += equal;
    }
    Parts {
        reliability: reliability / n,
        resolution: resolution / n,
        uncertainty: share * (1.0 - share),
    }
}
// ANCHOR_END: parts

// ANCHOR: curve
/// One bin of a calibration curve that is not empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// How many items fell into it.
    pub items: usize,
    /// The mean of what the model said.
    pub predicted: f64,
    /// The share of positives.
    pub observed: f64,
}

/// The bins that hold an item, by rising p. O(n · bins) as written, O(n) with a division.
pub fn calibration_curve(labels: &[bool], p: &[f64], bins: usize) -> Vec<Bin> {
    check(labels, p);
    let mut sums = vec![(0, 0.0, 0.0); bins];
    for (&positive, &p) in labels.iter().zip(p) {
        // How many of the inner edges lie at or below p.
        let bin = (1..bins).filter(|&edge| p * bins as f64 >= edge as f64).count();
        sums[bin].0 += 1;
        sums[bin].1 += p;
        sums[bin].2 += outcome(positive);
    }
    let full = sums.into_iter().filter(|(items, _, _)| *items > 0);
    full.map(|(items, predicted, observed)| Bin {
        items,
        predicted: predicted / items as f64,
        observed: observed / items as f64,
    })
    .collect()
}

/// Expected calibration error: the mean distance of the bins from the diagonal, by their items.
pub fn expected_calibration_error(labels: &[bool], p: &[f64], bins: usize) -> f64 {
    let curve = calibration_curve(labels, p, bins);
    let gap = |bin: &Bin| bin.items as f64 * (bin.predicted - bin.observed).abs();
    curve.iter().map(gap).sum::<f64>() / labels.len() as f64
}
// ANCHOR_END: curve

// ANCHOR: main
fn main() {
    // Five pins at 0.9, three of them positive; five at 0.2, one of them positive.
    let labels = [true, true, true, false, false, true, false, false, false, false];
    let said = [0.9, 0.9, 0.9, 0.9, 0.9, 0.2, 0.2, 0.2, 0.2, 0.2];
    let mended: Vec<f64> = said.iter().map(|p| if *p > 0.5 { 0.6 } else { *p }).collect();
    let rows: [(&str, &[f64]); 3] =
        [("0.9 and 0.2", &said), ("always 0.4", &[0.4; 10]), ("0.6 and 0.2", &mended)];
    println!("{:<12}{:>9}{:>7}{:>6}", "says", "log loss", "Brier", "ECE");
    for (name, p) in rows {
        let (log, brier) = (log_loss(&labels, p), brier_score(&labels, p));
        let ece = expected_calibration_error(&labels, p, 10);
        println!("{name:<12}{log:>9.4}{brier:>7.3}{ece:>6.2}");
    }
    let Parts { reliability, resolution, uncertainty } = brier_parts(&labels, &said);
    println!(
        "\nBrier {:.3} = {reliability:.3} - {resolution:.3} + {uncertainty:.3}",
        brier_score(&labels, &said)
    );
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published: scikit-learn 1.9, documentation of `log_loss` (0.21616…) and `brier_score_loss`.
    #[test]
    fn published_values() {
        // "spam" is positive; the columns of the example are (ham, spam).
        let labels = [true, false, false, true];
        assert_close!(log_loss(&labels, &[0.9, 0.1, 0.2, 0.65]), 0.216_161_874_680_579_12, 1e-12);
        let labels = [false, true, true, false];
        assert_close!(brier_score(&labels, &[0.1, 0.9, 0.8, 0.3]), 0.0375, 1e-12);
    }

    /// Published: scikit-learn 1.9, documentation of `calibration_curve`. The ECE is by hand:
    /// (3 · 0.2 + 2 · 0.025 + 4 · 0.15) / 9.
    #[test]
    fn published_curve() {
        let labels = [false, false, false, false, true, true, true, true, true];
        let p = [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0];
        let curve = calibration_curve(&labels, &p, 3);
        let expected = [(3, 0.2, 0.0), (2, 0.525, 0.5), (4, 0.85, 1.0)];
        assert_eq!(curve.len(), 3);
        for (bin, (items, predicted, observed)) in curve.iter().zip(expected) {
            assert_eq!(bin.items, items);
            assert_close!(bin.predicted, predicted, 1e-12);
            assert_close!(bin.observed, observed, 1e-12);
        }
        assert_close!(expected_calibration_error(&labels, &p, 3), 1.25 / 9.0, 1e-12);
    }

    /// The worked example, by hand.
    #[test]
    fn the_ten_pins() {
        let labels = [true, true, true, false, false, true, false, false, false, false];
        let p = [0.9, 0.9, 0.9, 0.9, 0.9, 0.2, 0.2, 0.2, 0.2, 0.2];
        let parts = brier_parts(&labels, &p);
        assert_close!(parts.reliability, 0.045, 1e-12);
        assert_close!(parts.resolution, 0.04, 1e-12);
        assert_close!(parts.uncertainty, 0.24, 1e-12);
        assert_close!(brier_score(&labels, &p), 0.245, 1e-12);
        assert_close!(expected_calibration_error(&labels, &p, 10), 0.15, 1e-12);
    }

    #[test]
    fn certainty_is_free_when_right_and_cut_off_when_wrong() {
        assert_close!(log_loss(&[true, false], &[1.0, 0.0]), 0.0, 1e-12);
        assert_close!(log_loss(&[true], &[0.0]), 52.0 * 2.0_f64.ln(), 1e-9);
        assert_close!(brier_score(&[true], &[0.0]), 1.0, 1e-12);
    }

    #[test]
    fn a_probability_at_an_edge_belongs_to_the_bin_above_and_one_to_the_last() {
        let curve = calibration_curve(&[true, true, true], &[0.0, 0.5, 1.0], 2);
        assert_eq!(curve.iter().map(|bin| bin.items).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn empty_bins_are_left_out() {
        assert_eq!(calibration_curve(&[true, false], &[0.05, 0.95], 100).len(), 2);
    }

    #[test]
    #[should_panic(expected = "a probability lies in [0, 1]")]
    fn nan_is_no_probability() {
        log_loss(&[true], &[f64::NAN]);
    }

    #[test]
    #[should_panic(expected = "one probability for each label")]
    fn nothing_has_no_loss() {
        brier_score(&[], &[]);
    }
}
