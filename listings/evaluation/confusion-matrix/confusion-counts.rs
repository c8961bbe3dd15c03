//! The confusion matrix of two classes: four counts, the ratios made of them, and what to do about 0/0.
//!
//! Contract: `labels[i]` is true when item i is positive, `predictions[i]` when the classifier calls
//! it positive. A ratio whose denominator is 0 has no value; each function takes a `ZeroDivision`
//! that says what to answer then, and answers `None` for `Undefined`.
//!
//! - precision = TP / (TP + FP), recall = TP / (TP + FN), specificity = TN / (TN + FP)
//! - `F_β` = (1 + β²) TP / ((1 + β²) TP + β² FN + FP)
//!
//! O(n) time, O(1) memory. Definitions: C. J. van Rijsbergen, "Information Retrieval", second
//! edition, 1979, chapter 7. The thousand pins are the chapter's worked example. Standard library
//! only, and nothing newer than Rust 1.59.

// ANCHOR: counts
/// How many items ended up in each cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Positive and called positive.
    pub true_positives: u64,
    /// Negative, but called positive: a false alarm.
    pub false_positives: u64,
    /// Positive, but called negative: a miss.
    pub false_negatives: u64,
    /// Negative and called negative.
    pub true_negatives: u64,
}

impl Counts {
    /// Counts n items. `None` unless there is one prediction for each label.
    pub fn of(labels: &[bool], predictions: &[bool]) -> Option<Self> {
        if labels.len() != predictions.len() {
            return None;
        }
        let mut counts = Self::default();
        for (&positive, &called_positive) in labels.iter().zip(predictions) {
            match (positive, called_positive) {
                (true, true) => counts.true_positives += 1,
                (false, true) => counts.false_positives += 1,
                (true, false) => counts.false_negatives += 1,
                (false, false) => counts.true_negatives += 1,
            }
        }
        Some(counts)
    }
}
// ANCHOR_END: counts

// ANCHOR: ratio
/// What a ratio is worth when its denominator is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZeroDivision {
    /// Nothing: the caller has to decide.
    Undefined,
    /// 0, the pessimist's answer.
    Zero,
    /// 1, the optimist's answer.
    One,
}

fn ratio(part: f64, whole: f64, on_zero: ZeroDivision) -> Option<f64> {
    if whole > 0.0 {
        return Some(part / whole);
    }
    match on_zero {
        ZeroDivision::Undefined => None,
        ZeroDivision::Zero => Some(0.0),
        ZeroDivision::One => Some(1.0),
    }
}
// ANCHOR_END: ratio

// ANCHOR: metrics
impl Counts {
    /// All items.
    pub fn total(&self) -> u64 {
        self.true_positives + self.false_positives + self.false_negatives + self.true_negatives
    }

    /// The share of the items that are called what they are.
    pub fn accuracy(&self, on_zero: ZeroDivision) -> Option<f64> {
        let right = self.true_positives + self.true_negatives;
        ratio(right as f64, self.total() as f64, on_zero)
    }

    /// The share of the alerts that are right. 0/0 when nothing is called positive.
    pub fn precision(&self, on_zero: ZeroDivision) -> Option<f64> {
        let called = self.true_positives + self.false_positives;
        ratio(self.true_positives as f64, called as f64, on_zero)
    }

    /// The share of the positives that are found. 0/0 when there is no positive.
    pub fn recall(&self, on_zero: ZeroDivision) -> Option<f64> {
        let positives = self.true_positives + self.false_negatives;
        ratio(self.true_positives as f64, positives as f64, on_zero)
    }

    /// The share of the negatives that are left alone. 0/0 when there is no negative.
    pub fn specificity(&self, on_zero: ZeroDivision) -> Option<f64> {
        let negatives = self.true_negatives + self.false_positives;
        ratio(self.true_negatives as f64, negatives as f64, on_zero)
    }

    /// The `F_β` score: recall counts β times as much as precision. From the counts, so that it is 0/0
    /// only where there is neither a positive nor an alert.
    pub fn f_beta(&self, beta: f64, on_zero: ZeroDivision) -> Option<f64> {
        let weight = beta * beta;
        let hits = (1.0 + weight) * self.true_positives as f64;
        let misses = weight * self.false_negatives as f64;
        ratio(hits, hits + misses + self.false_positives as f64, on_zero)
    }
}
// ANCHOR_END: metrics

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".to_owned(), |value| format!("{value:.3}"))
}

fn print(name: &str, counts: &Counts) {
    use ZeroDivision::Undefined;
    let Counts { true_positives: tp, false_positives: fp, .. } = counts;
    let Counts { false_negatives: fn_, true_negatives: tn, .. } = counts;
    println!("{name}: TP {tp} FP {fp} FN {fn_} TN {tn}");
    println!("  accuracy    {}", shown(counts.accuracy(Undefined)));
    println!("  precision   {}", shown(counts.precision(Undefined)));
    println!("  recall      {}", shown(counts.recall(Undefined)));
    println!("  specificity {}", shown(counts.specificity(Undefined)));
    println!("  F1          {}", shown(counts.f_beta(1.0, Undefined)));
}

// ANCHOR: main
fn main() {
    // A thousand pins, fifty of them spam. The filter flags sixty, and forty of those are spam.
    let label = |pin: usize| pin < 50;
    let labels: Vec<bool> = (0..1000).map(label).collect();
    let flagged: Vec<bool> = (0..1000).map(|pin| (10..70).contains(&pin)).collect();
    let filter = Counts::of(&labels, &flagged).expect("a prediction for each pin");
    print("the filter", &filter);

    let never = Counts::of(&labels, &[false; 1000]).expect("a prediction for each pin");
    print("flags nothing", &never);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::ZeroDivision::{One, Undefined, Zero};
    use super::*;
    use kit::assert_close;

    fn bits(digits: &[u8]) -> Vec<bool> {
        digits.iter().map(|&digit| digit == 1).collect()
    }

    /// Published: scikit-learn, `confusion_matrix`: tn, fp, fn, tp = 0, 2, 1, 1.
    #[test]
    fn counts_as_scikit_learn_does() {
        let counts = Counts::of(&bits(&[0, 1, 0, 1]), &bits(&[1, 1, 1, 0]));
        let expected =
            Counts { true_negatives: 0, false_positives: 2, false_negatives: 1, true_positives: 1 };
        assert_eq!(counts, Some(expected));
    }

    /// C. Huyen, "Introduction to Machine Learning Interviews", section 7.3, gives the counts;
    /// 30/35, 30/50, 60/85, 70/95.
    #[test]
    fn the_numbers_of_a_given_matrix() {
        let counts = Counts {
            true_positives: 30,
            false_negatives: 20,
            false_positives: 5,
            true_negatives: 40,
        };
        let value = |value: Option<f64>| value.expect("no denominator is 0");
        assert_close!(value(counts.precision(Undefined)), 6.0 / 7.0, 1e-15);
        assert_close!(value(counts.recall(Undefined)), 0.6, 1e-15);
        assert_close!(value(counts.f_beta(1.0, Undefined)), 12.0 / 17.0, 1e-15);
        assert_close!(value(counts.accuracy(Undefined)), 14.0 / 19.0, 1e-15);
        assert_close!(value(counts.specificity(Undefined)), 8.0 / 9.0, 1e-15);
    }

    /// From the definition, worked by hand: 200/260 and 50/72.5.
    #[test]
    fn beta_weighs_misses_against_false_alarms() {
        let counts = Counts {
            true_positives: 40,
            false_negatives: 10,
            false_positives: 20,
            true_negatives: 930,
        };
        assert_close!(counts.f_beta(2.0, Undefined).expect("defined"), 10.0 / 13.0, 1e-15);
        assert_close!(counts.f_beta(0.5, Undefined).expect("defined"), 20.0 / 29.0, 1e-15);
        // β = 0 is precision; a large β is recall.
        assert_eq!(counts.f_beta(0.0, Undefined), counts.precision(Undefined));
        assert_close!(counts.f_beta(1e6, Undefined).expect("defined"), 0.8, 1e-10);
    }

    #[test]
    fn nothing_called_positive_has_no_precision_but_a_score() {
        let counts = Counts { false_negatives: 50, true_negatives: 950, ..Counts::default() };
        assert_eq!(counts.precision(Undefined), None);
        assert_eq!(counts.precision(Zero), Some(0.0));
        assert_eq!(counts.precision(One), Some(1.0));
        assert_eq!(counts.recall(Undefined), Some(0.0));
        assert_eq!(counts.f_beta(1.0, Undefined), Some(0.0));
    }

    #[test]
    fn neither_positives_nor_alerts_leave_only_accuracy() {
        let counts = Counts { true_negatives: 9, ..Counts::default() };
        assert_eq!(counts.accuracy(Undefined), Some(1.0));
        assert_eq!(counts.specificity(Undefined), Some(1.0));
        for on_zero in [Undefined, Zero, One] {
            let expected = match on_zero {
                Undefined => None,
                Zero => Some(0.0),
                One => Some(1.0),
            };
            assert_eq!(counts.recall(on_zero), expected);
            assert_eq!(counts.f_beta(1.0, on_zero), expected);
        }
    }

    #[test]
    fn no_items_and_lengths_that_differ() {
        let none = Counts::of(&[], &[]).expect("as many predictions as labels");
        assert_eq!((none.total(), none.accuracy(Undefined)), (0, None));
        assert_eq!(Counts::of(&[true], &[]), None);
    }
}
