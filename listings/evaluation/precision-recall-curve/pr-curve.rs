//! The precision–recall curve, and average precision as the area of its steps.
//!
//! Contract: `labels[i]` is true when item i is positive; `scores[i]` orders the items, higher means
//! more likely positive; NaN is refused. Notation: n⁺ positives, n items.
//!
//! - `pr_curve`: one point per *distinct* score, in whole numbers. O(n log n) time, O(n) memory.
//! - `average_precision`: AP = Σ (Rₖ − Rₖ₋₁) Pₖ over the points, without interpolation.
//!
//! Formula: scikit-learn's `average_precision_score`. The eight items are those of the chapter on
//! ROC. Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: errors
/// Why there is no precision–recall curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrError {
    /// Not one score per label: so many labels, so many scores.
    LengthsDiffer(usize, usize),
    /// The score of the item at this index is NaN: it has no place in any order.
    NanScore(usize),
    /// Recall is 0/0 everywhere. (Without negatives there is a curve: precision is 1.)
    NoPositives,
}
// ANCHOR_END: errors

// ANCHOR: curve
/// What happens when every item that scores at least `threshold` is called positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrPoint {
    /// One of the scores.
    pub threshold: f64,
    /// Positives called positive.
    pub true_positives: u64,
    /// All that are called positive: at least one, so precision is never 0/0.
    pub called: u64,
}

impl PrPoint {
    /// The share of the called that are positive.
    pub fn precision(&self) -> f64 {
        self.true_positives as f64 / self.called as f64
    }
}

/// One point per distinct score, highest score first. The last one has every positive.
pub fn pr_curve(labels: &[bool], scores: &[f64]) -> Result<Vec<PrPoint>, PrError> {
    if labels.len() != scores.len() {
        return Err(PrError::LengthsDiffer(labels.len(), scores.len()));
    }
    if let Some(index) = scores.iter().position(|score| score.is_nan()) {
        return Err(PrError::NanScore(index));
    }
    if !labels.contains(&true) {
        return Err(PrError::NoPositives);
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("NaN was refused"));

    let mut curve = Vec::new();
    let (mut true_positives, mut called) = (0, 0);
    for (position, &item) in order.iter().enumerate() {
        called += 1;
        true_positives += u64::from(labels[item]);
        // ANCHOR: tie
        let tie_is_complete =
            position + 1 == order.len() || scores[order[position + 1]] < scores[item];
        // ANCHOR_END: tie
        if tie_is_complete {
            curve.push(PrPoint { threshold: scores[item], true_positives, called });
        }
    }
    Ok(curve)
}
// ANCHOR_END: curve

// ANCHOR: average_precision
/// Average precision: the precision at each point, weighted by the recall it adds.
pub fn average_precision(labels: &[bool], scores: &[f64]) -> Result<f64, PrError> {
    let curve = pr_curve(labels, scores)?;
    let (mut sum, mut found) = (0.0, 0);
    for point in &curve {
        sum += (point.true_positives - found) as f64 * point.precision();
        found = point.true_positives;
    }
    Ok(sum / found as f64) // (1)
}
// ANCHOR_END: average_precision

// ANCHOR: main
fn main() {
    let labels = [true, true, false, true, false, true, false, false];
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
    let curve = pr_curve(&labels, &scores).expect("the example is well formed");
    println!("threshold  TP called  precision  recall");
    for point in &curve {
        let PrPoint { threshold, true_positives, called } = point;
        let (precision, recall) = (point.precision(), *true_positives as f64 / 4.0);
        println!(
            "{threshold:>9}  {true_positives:>2} {called:>6}  {precision:>9.3}  {recall:>6.2}"
        );
    }
    let ap = average_precision(&labels, &scores).expect("the example is well formed");
    println!("AP = {ap:.4}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    const LABELS: [bool; 4] = [false, false, true, true];
    const SCORES: [f64; 4] = [0.1, 0.4, 0.35, 0.8];

    fn ap(labels: &[bool], scores: &[f64]) -> f64 {
        average_precision(labels, scores).expect("well formed")
    }

    /// Published: scikit-learn, `precision_recall_curve` and `average_precision_score` («0.83»). Its
    /// points run the other way and end with precision 1 at recall 0, which no threshold has.
    #[test]
    fn agrees_with_scikit_learn() {
        let mut curve = pr_curve(&LABELS, &SCORES).expect("well formed");
        curve.reverse();
        let column = |of: fn(&PrPoint) -> f64| -> Vec<f64> { curve.iter().map(of).collect() };
        assert_all_close!(column(|p| p.threshold), [0.1, 0.35, 0.4, 0.8], 0.0);
        assert_all_close!(column(PrPoint::precision), [0.5, 2.0 / 3.0, 0.5, 1.0], 1e-15);
        assert_all_close!(column(|p| p.true_positives as f64 / 2.0), [1.0, 1.0, 0.5, 0.5], 0.0);
        assert_close!(ap(&LABELS, &SCORES), 5.0 / 6.0, 1e-15);
    }

    /// Recomputed with scikit-learn 1.9.1, `average_precision_score`.
    #[test]
    fn tied_items_cross_together() {
        let labels = [false, true, false, true];
        assert_close!(ap(&labels, &[0.5, 0.5, 0.2, 0.8]), 5.0 / 6.0, 1e-15);
        assert_close!(ap(&labels, &[0.5; 4]), 0.5, 0.0);
    }

    /// By hand: ¼ · (1 + 1 + 3/5 + 4/6).
    #[test]
    fn the_eight_pins() {
        let labels = [true, true, false, true, false, true, false, false];
        let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
        assert_close!(ap(&labels, &scores), 49.0 / 60.0, 1e-15);
    }

    #[test]
    fn a_constant_score_has_the_prevalence() {
        assert_close!(ap(&[true, false, false, false, false], &[7.0; 5]), 0.2, 0.0);
    }

    #[test]
    fn no_negatives_are_fine_and_no_positives_are_not() {
        assert_close!(ap(&[true, true], &[0.1, 0.2]), 1.0, 0.0);
        assert_eq!(average_precision(&[false], &[0.1]), Err(PrError::NoPositives));
        assert_eq!(average_precision(&[], &[]), Err(PrError::NoPositives));
    }

    #[test]
    fn refuses_what_has_no_curve() {
        assert_eq!(pr_curve(&[true], &[]), Err(PrError::LengthsDiffer(1, 0)));
        assert_eq!(pr_curve(&[true, false], &[0.1, f64::NAN]), Err(PrError::NanScore(1)));
    }

    #[test]
    fn infinite_scores_and_both_zeros_have_their_place() {
        let infinite = [f64::INFINITY, f64::NEG_INFINITY];
        assert_close!(ap(&[true, false], &infinite), 1.0, 0.0);
        assert_close!(ap(&[true, false], &[0.0, -0.0]), 0.5, 0.0);
    }
}
