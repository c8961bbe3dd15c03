//! The ROC curve: one pass over the sorted scores, and the area under it.
//!
//! Contract: `labels[i]` is true when item i is positive; `scores[i]` orders the items, higher
//! means more likely positive; nothing else about a score matters, so infinities are welcome and
//! NaN is refused. Notation: n⁺ positives, n⁻ negatives, n = n⁺ + n⁻.
//!
//! - `roc_curve`: one point per *distinct* score, counts instead of rates. O(n log n) time for the
//!   sort, O(n) memory.
//! - `area_under`: trapezoids, summed as integers. 2·n⁺·n⁻ must fit a `u64`: any n up to 6 · 10⁹.
//!
//! Formula: T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006),
//! 861–874, algorithms 1 and 2. The eight items are the chapter's worked example. Standard library
//! only, and nothing newer than Rust 1.59 in the part under study.

use kit::figure::{Dash, Figure, Hue, Line, Side};

// ANCHOR: errors
/// Why there is no ROC curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RocError {
    /// Not one score per label: so many labels, so many scores.
    LengthsDiffer(usize, usize),
    /// No item at all.
    Empty,
    /// The score of the item at this index is NaN: it has no place in any order.
    NanScore(usize),
    /// All items are positive, or all are negative: one of the two rates is 0/0.
    OneClass,
}

fn check(labels: &[bool], scores: &[f64]) -> Result<(), RocError> {
    if labels.len() != scores.len() {
        return Err(RocError::LengthsDiffer(labels.len(), scores.len()));
    }
    if labels.is_empty() {
        return Err(RocError::Empty);
    }
    if let Some(index) = scores.iter().position(|score| score.is_nan()) {
        return Err(RocError::NanScore(index));
    }
    if labels.iter().all(|&positive| positive == labels[0]) {
        return Err(RocError::OneClass);
    }
    Ok(())
}
// ANCHOR_END: errors

// ANCHOR: curve
/// What happens when every item that scores at least `threshold` is called positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RocPoint {
    /// `None` for the first point: a threshold above every score.
    pub threshold: Option<f64>,
    /// Positives called positive.
    pub true_positives: u64,
    /// Negatives called positive.
    pub false_positives: u64,
}

/// The points of the ROC curve, from (0, 0) to (n⁻, n⁺), one per distinct score.
pub fn roc_curve(labels: &[bool], scores: &[f64]) -> Result<Vec<RocPoint>, RocError> {
    check(labels, scores)?;
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("NaN was refused")); // (1)

    let mut point = RocPoint { threshold: None, true_positives: 0, false_positives: 0 };
    let mut curve = vec![point]; // (2)
    for (position, &item) in order.iter().enumerate() {
        if labels[item] {
            point.true_positives += 1;
        } else {
            point.false_positives += 1;
        }
        // ANCHOR: tie
        // Items with the same score cross the threshold together: one step for the whole tie.
        let tie_is_complete =
            position + 1 == order.len() || scores[order[position + 1]] < scores[item];
        // ANCHOR_END: tie
        if tie_is_complete {
            point.threshold = Some(scores[item]);
            curve.push(point); // (3)
        }
    }
    Ok(curve)
}
// ANCHOR_END: curve

// ANCHOR: area
/// The area under a ROC curve: trapezoids, in whole numbers until the one division at the end.
pub fn area_under(curve: &[RocPoint]) -> f64 {
    let twice_area: u64 = curve
        .windows(2)
        .map(|pair| {
            let width = pair[1].false_positives - pair[0].false_positives;
            width * (pair[0].true_positives + pair[1].true_positives)
        })
        .sum();
    let end = curve.last().expect("a curve has at least its two ends");
    twice_area as f64 / (2 * end.true_positives * end.false_positives) as f64
}

/// The area under the ROC curve.
pub fn roc_auc(labels: &[bool], scores: &[f64]) -> Result<f64, RocError> {
    roc_curve(labels, scores).map(|curve| area_under(&curve))
}
// ANCHOR_END: area

impl RocPoint {
    /// (false positive rate, true positive rate), given the last point of the curve.
    fn rates(&self, end: &RocPoint) -> (f64, f64) {
        let share = |part: u64, whole: u64| part as f64 / whole as f64;
        (
            share(self.false_positives, end.false_positives),
            share(self.true_positives, end.true_positives),
        )
    }
}

// ANCHOR: main
fn main() {
    let labels = [true, true, false, true, false, true, false, false];
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];

    let curve = roc_curve(&labels, &scores).expect("the example is well formed");
    let end = curve[curve.len() - 1];
    println!("threshold  TP FP   FPR   TPR");
    for point in &curve {
        let threshold = point.threshold.map_or("above".to_owned(), |t| format!("{t:.1}"));
        let (fpr, tpr) = point.rates(&end);
        let RocPoint { true_positives, false_positives, .. } = point;
        println!("{threshold:>9}  {true_positives:>2} {false_positives:>2}  {fpr:.2}  {tpr:.2}");
    }
    println!("AUC = {}", area_under(&curve));
    draw(&curve);
}
// ANCHOR_END: main

/// The curve of the worked example, with the two curves that ignoring the tie would give.
fn draw(curve: &[RocPoint]) {
    let end = curve[curve.len() - 1];
    let corners: Vec<(f64, f64)> = curve.iter().map(|point| point.rates(&end)).collect();
    Figure::new("false positive rate", "true positive rate")
        .unit_square()
        .with(Line::reference("random", [(0.0, 0.0), (1.0, 1.0)]).name_at(
            0.75,
            0.75,
            Side::BelowRight,
        ))
        .with(
            Line::new("ties together", corners).hue(Hue::One).dash(Dash::Solid).marked().unnamed(),
        )
        .with(
            Line::new("positive first: 0.8125", [(0.25, 0.5), (0.25, 0.75), (0.5, 0.75)])
                .hue(Hue::Three)
                .dash(Dash::Dashed)
                .name_at(0.25, 0.75, Side::Above),
        )
        .with(
            Line::new("negative first: 0.75", [(0.25, 0.5), (0.5, 0.5), (0.5, 0.75)])
                .hue(Hue::Two)
                .dash(Dash::DashDot)
                .name_at(0.5, 0.5, Side::Right),
        )
        .label(0.0, 0.25, Side::Right, "≥ 0.9")
        .label(0.02, 0.46, Side::Right, "≥ 0.8")
        .label(0.5, 0.75, Side::Right, "≥ 0.6: tie")
        .label(0.51, 0.94, Side::Right, "≥ 0.4")
        .save("roc-auc-curve");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    const LABELS: [bool; 4] = [false, false, true, true];
    const SCORES: [f64; 4] = [0.1, 0.4, 0.35, 0.8];

    /// Published: scikit-learn, `roc_curve` and `auc`. Its first threshold, printed as ∞, is our
    /// `None`.
    #[test]
    fn agrees_with_scikit_learn() {
        let curve = roc_curve(&LABELS, &SCORES).expect("well formed");
        let end = curve[4];
        let (fpr, tpr): (Vec<f64>, Vec<f64>) = curve.iter().map(|p| p.rates(&end)).unzip();
        assert_all_close!(&fpr, &[0.0, 0.0, 0.5, 0.5, 1.0], 0.0);
        assert_all_close!(&tpr, &[0.0, 0.5, 0.5, 1.0, 1.0], 0.0);
        let thresholds: Vec<Option<f64>> = curve.iter().map(|p| p.threshold).collect();
        assert_eq!(thresholds, [None, Some(0.8), Some(0.4), Some(0.35), Some(0.1)]);
        assert_close!(area_under(&curve), 0.75, 0.0);
    }

    /// Recomputed with scikit-learn 1.9.1, `roc_auc_score`.
    #[test]
    fn a_tie_counts_half() {
        let labels = [false, true, false, true];
        assert_close!(roc_auc(&labels, &[0.5, 0.5, 0.2, 0.8]).expect("well formed"), 0.875, 0.0);
        assert_close!(roc_auc(&labels, &[0.5; 4]).expect("well formed"), 0.5, 0.0);
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let labels = [true, true, false, true, false, true, false, false];
        let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
        let forward = roc_curve(&labels, &scores).expect("well formed");
        let reversed = |i: usize| 7 - i;
        let labels: Vec<bool> = (0..8).map(|i| labels[reversed(i)]).collect();
        let scores: Vec<f64> = (0..8).map(|i| scores[reversed(i)]).collect();
        assert_eq!(roc_curve(&labels, &scores).expect("well formed"), forward);
        assert_close!(area_under(&forward), 0.78125, 0.0);
    }

    #[test]
    fn refuses_what_has_no_curve() {
        use RocError::{Empty, LengthsDiffer, NanScore, OneClass};
        assert_eq!(roc_auc(&[], &[]), Err(Empty));
        assert_eq!(roc_auc(&[true], &[]), Err(LengthsDiffer(1, 0)));
        assert_eq!(roc_auc(&[true, true], &[0.1, 0.2]), Err(OneClass));
        assert_eq!(roc_auc(&[false], &[0.1]), Err(OneClass));
        assert_eq!(roc_auc(&[true, false], &[0.1, f64::NAN]), Err(NanScore(1)));
    }

    #[test]
    fn infinite_scores_and_both_zeros_have_their_place() {
        let infinite = [f64::INFINITY, f64::NEG_INFINITY];
        assert_close!(roc_auc(&[true, false], &infinite).expect("no NaN"), 1.0, 0.0);
        let inf = f64::INFINITY;
        assert_close!(roc_auc(&[true, false], &[inf, inf]).expect("no NaN"), 0.5, 0.0);
        // 0.0 and -0.0 are equal: a tie.
        assert_close!(roc_auc(&[true, false], &[0.0, -0.0]).expect("no NaN"), 0.5, 0.0);
    }

    #[test]
    fn six_thousand_million_items_still_fit() {
        let corner =
            |count| RocPoint { threshold: None, true_positives: count, false_positives: count };
        assert_close!(area_under(&[corner(0), corner(3_000_000_000)]), 0.5, 0.0);
    }

    #[test]
    fn perfect_and_inverted_scores_are_the_ends() {
        let labels = [false, false, true];
        assert_close!(roc_auc(&labels, &[1.0, 2.0, 3.0]).expect("well formed"), 1.0, 0.0);
        assert_close!(roc_auc(&labels, &[3.0, 2.0, 1.0]).expect("well formed"), 0.0, 0.0);
    }
}
