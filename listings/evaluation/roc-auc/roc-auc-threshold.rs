//! One threshold, four counts, two rates.
//!
//! Contract: `labels[i]` is true when item i is positive, `scores[i]` is what the model says about
//! it, higher means more likely positive. An item is called positive when its score is at least
//! the threshold.
//!
//! - true positive rate, also recall: TPR = TP / (TP + FN)
//! - false positive rate, also fall-out: FPR = FP / (FP + TN)
//!
//! The eight items are the chapter's worked example. Definitions: T. Fawcett, "An introduction to
//! ROC analysis", Pattern Recognition Letters 27 (2006), 861–874.

// ANCHOR: threshold
/// How many items ended up in each cell of the confusion matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Positive and called positive.
    pub true_positives: u32,
    /// Negative, but called positive.
    pub false_positives: u32,
    /// Negative and called negative.
    pub true_negatives: u32,
    /// Positive, but called negative.
    pub false_negatives: u32,
}

/// Calls every item with `score >= threshold` positive and counts.
pub fn count(labels: &[bool], scores: &[f64], threshold: f64) -> Counts {
    assert_eq!(labels.len(), scores.len(), "one score per label");
    let mut counts =
        Counts { true_positives: 0, false_positives: 0, true_negatives: 0, false_negatives: 0 };
    for (&positive, &score) in labels.iter().zip(scores) {
        match (positive, score >= threshold) {
            (true, true) => counts.true_positives += 1,
            (false, true) => counts.false_positives += 1,
            (false, false) => counts.true_negatives += 1,
            (true, false) => counts.false_negatives += 1,
        }
    }
    counts
}

impl Counts {
    /// The share of the positives that is found. `None` when there is no positive.
    pub fn true_positive_rate(&self) -> Option<f64> {
        ratio(self.true_positives, self.true_positives + self.false_negatives)
    }

    /// The share of the negatives that is called positive. `None` when there is no negative.
    pub fn false_positive_rate(&self) -> Option<f64> {
        ratio(self.false_positives, self.false_positives + self.true_negatives)
    }
}

/// 0/0 is a question without an answer, not a zero.
fn ratio(part: u32, whole: u32) -> Option<f64> {
    if whole == 0 { None } else { Some(f64::from(part) / f64::from(whole)) }
}
// ANCHOR_END: threshold

fn main() {
    let labels = [true, true, false, true, false, true, false, false];
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
    println!("threshold  TP FP TN FN   TPR   FPR");
    for threshold in [0.75, 0.6, 0.35] {
        let counts = count(&labels, &scores, threshold);
        let Counts { true_positives: tp, false_positives: fp, .. } = counts;
        let Counts { true_negatives: tn, false_negatives: fn_, .. } = counts;
        let tpr = counts.true_positive_rate().expect("the example has positives");
        let fpr = counts.false_positive_rate().expect("the example has negatives");
        println!("{threshold:>9.2}  {tp:>2} {fp:>2} {tn:>2} {fn_:>2}  {tpr:.2}  {fpr:.2}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published: scikit-learn, `confusion_matrix`: truth [0,1,0,1], predicted [1,1,1,0] gives
    /// tn, fp, fn, tp = 0, 2, 1, 1. The predictions serve as scores here.
    #[test]
    fn counts_as_scikit_learn_does() {
        let counts = count(&[false, true, false, true], &[1.0, 1.0, 1.0, 0.0], 0.5);
        let expected =
            Counts { true_negatives: 0, false_positives: 2, false_negatives: 1, true_positives: 1 };
        assert_eq!(counts, expected);
        assert_close!(counts.true_positive_rate().expect("has positives"), 0.5, 0.0);
        assert_close!(counts.false_positive_rate().expect("has negatives"), 1.0, 0.0);
    }

    #[test]
    fn the_threshold_itself_counts_as_positive() {
        assert_eq!(count(&[true], &[0.6], 0.6).true_positives, 1);
        assert_eq!(count(&[true], &[0.6], 0.600_001).false_negatives, 1);
    }

    #[test]
    fn a_rate_without_its_class_is_undefined() {
        let only_negatives = count(&[false, false], &[0.1, 0.9], 0.5);
        assert_eq!(only_negatives.true_positive_rate(), None);
        assert_eq!(count(&[], &[], 0.5).false_positive_rate(), None);
    }

    #[test]
    fn a_nan_score_is_silently_negative() {
        // Every comparison with NaN is false. The sweep refuses such scores instead.
        assert_eq!(count(&[true], &[f64::NAN], 0.5).false_negatives, 1);
    }
}
