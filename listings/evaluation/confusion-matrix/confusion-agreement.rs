//! One number for all four cells: balanced accuracy, MCC, κ; and Jaccard, which uses three.
//!
//! Contract: a table of counts TP, FP, FN, TN. `None` where a formula is 0/0.
//!
//! - balanced accuracy: the mean of recall and specificity
//! - MCC, Matthews' correlation: (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN))
//! - Cohen's κ: (o − e) / (1 − e), with o the accuracy and e the accuracy of drawing
//!   predictions at random with the same share of positives
//! - Jaccard: TP / (TP + FP + FN)
//!
//! Sources: B. W. Matthews, Biochimica et Biophysica Acta 405 (1975), 442–451; J. Cohen, Educational
//! and Psychological Measurement 20 (1960), 37–46. On a figure: what each says of one classifier
//! while positives become rare.

use kit::figure::{Figure, Line};

/// How many items ended up in each cell; a share of an item is allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    /// True positives.
    pub tp: f64,
    /// False positives.
    pub fp: f64,
    /// False negatives.
    pub fn_: f64,
    /// True negatives.
    pub tn: f64,
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    if whole > 0.0 { Some(part / whole) } else { None }
}

// ANCHOR: agreement
impl Table {
    /// The mean of recall and specificity: both classes weigh the same. ½ for any constant answer.
    pub fn balanced_accuracy(&self) -> Option<f64> {
        let recall = ratio(self.tp, self.tp + self.fn_)?;
        let specificity = ratio(self.tn, self.tn + self.fp)?;
        Some(f64::midpoint(recall, specificity))
    }

    /// The correlation of label and prediction, both read as 0 and 1: from −1 to 1.
    pub fn mcc(&self) -> Option<f64> {
        let covariance = self.tp * self.tn - self.fp * self.fn_;
        let labels = (self.tp + self.fn_) * (self.tn + self.fp);
        let predictions = (self.tp + self.fp) * (self.tn + self.fn_);
        // One root for each product: their product may be too large, each of them hardly.
        ratio(covariance, labels.sqrt() * predictions.sqrt())
    }

    /// Cohen's κ: the share of the agreement beyond chance that is reached. At most 1.
    pub fn kappa(&self) -> Option<f64> {
        let n = self.tp + self.fp + self.fn_ + self.tn;
        let observed = ratio(self.tp + self.tn, n)?;
        let both_positive = (self.tp + self.fn_) * (self.tp + self.fp);
        let both_negative = (self.tn + self.fp) * (self.tn + self.fn_);
        let by_chance = (both_positive + both_negative) / (n * n);
        ratio(observed - by_chance, 1.0 - by_chance)
    }

    /// Positives found among all that are positive or called so. It is F1 / (2 − F1).
    pub fn jaccard(&self) -> Option<f64> {
        ratio(self.tp, self.tp + self.fp + self.fn_)
    }
}
// ANCHOR_END: agreement

impl Table {
    /// F1 from the counts.
    pub fn f1(&self) -> Option<f64> {
        ratio(2.0 * self.tp, 2.0 * self.tp + self.fp + self.fn_)
    }

    /// The share of the items that are called what they are.
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.tp + self.tn, self.tp + self.fp + self.fn_ + self.tn)
    }

    /// The same table with the other class as the positive one.
    #[must_use]
    pub fn flipped(&self) -> Self {
        Self { tp: self.tn, fp: self.fn_, fn_: self.fp, tn: self.tp }
    }

    /// One item, on average, of a classifier with these rates.
    pub fn of_rates(recall: f64, false_positive_rate: f64, prevalence: f64) -> Self {
        let (positives, negatives) = (prevalence, 1.0 - prevalence);
        Self {
            tp: recall * positives,
            fp: false_positive_rate * negatives,
            fn_: (1.0 - recall) * positives,
            tn: (1.0 - false_positive_rate) * negatives,
        }
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or("    —".to_owned(), |value| format!("{value:>5.2}"))
}

// ANCHOR: main
fn main() {
    // A thousand pins, fifty of them spam.
    let rows = [
        ("never spam", Table { tp: 0.0, fp: 0.0, fn_: 50.0, tn: 950.0 }),
        ("always spam", Table { tp: 50.0, fp: 950.0, fn_: 0.0, tn: 0.0 }),
        ("tosses a coin", Table { tp: 25.0, fp: 475.0, fn_: 25.0, tn: 475.0 }),
        ("the filter", Table { tp: 40.0, fp: 20.0, fn_: 10.0, tn: 930.0 }),
    ];
    println!("{:<15}  acc    F1  F1 of not-spam  Jaccard  bal.acc    MCC      κ", "");
    for (name, table) in rows {
        println!(
            "{name:<15}{} {}           {}    {}    {}  {}  {}",
            shown(table.accuracy()),
            shown(table.f1()),
            shown(table.flipped().f1()),
            shown(table.jaccard()),
            shown(table.balanced_accuracy()),
            shown(table.mcc()),
            shown(table.kappa()),
        );
    }
    draw();
}
// ANCHOR_END: main

/// Recall 0.8, false positive rate 0.02: from half of the items positive to one in a thousand.
fn draw() {
    type Metric = fn(&Table) -> Option<f64>;
    let metrics: [(&str, Metric); 4] = [
        ("accuracy", Table::accuracy),
        ("balanced accuracy", Table::balanced_accuracy),
        ("MCC", Table::mcc),
        ("F1", Table::f1),
    ];
    let mut figure =
        Figure::new("share of positives", "value").log_x().x_range(0.001, 0.5).y_range(0.0, 1.05);
    for (name, metric) in metrics {
        let curve = (0..=40).map(|step| {
            let prevalence = 0.001 * 500_f64.powf(f64::from(step) / 40.0);
            let table = Table::of_rates(0.8, 0.02, prevalence);
            (prevalence, metric(&table).expect("no cell is empty"))
        });
        figure = figure.with(Line::new(name, curve));
    }
    figure.save("confusion-prevalence");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const FILTER: Table = Table { tp: 40.0, fp: 20.0, fn_: 10.0, tn: 930.0 };

    /// Published: scikit-learn, `balanced_accuracy_score`: recall ½, specificity ¾.
    #[test]
    fn balanced_accuracy_as_in_scikit_learn() {
        let table = Table { tp: 1.0, fp: 1.0, fn_: 1.0, tn: 3.0 };
        assert_close!(table.balanced_accuracy().expect("defined"), 0.625, 1e-15);
    }

    /// Published: scikit-learn, `matthews_corrcoef`, «-0.33».
    #[test]
    fn correlation_as_in_scikit_learn() {
        let table = Table { tp: 2.0, fp: 1.0, fn_: 1.0, tn: 0.0 };
        assert_close!(table.mcc().expect("defined"), -1.0 / 3.0, 1e-15);
    }

    /// Counts 20, 5, 10, 15: o = 0.7, e = (25 · 30 + 25 · 20) / 2500 = 0.5.
    #[test]
    fn kappa_by_hand() {
        let table = Table { tp: 20.0, fn_: 5.0, fp: 10.0, tn: 15.0 };
        assert_close!(table.kappa().expect("defined"), 0.4, 1e-15);
    }

    /// Published: scikit-learn, `jaccard_score` of [0,1,1] and [1,1,1].
    #[test]
    fn jaccard_as_in_scikit_learn() {
        let table = Table { tp: 2.0, fp: 1.0, fn_: 0.0, tn: 0.0 };
        assert_close!(table.jaccard().expect("defined"), 2.0 / 3.0, 1e-15);
    }

    /// By hand: 37 000 / √(50 · 950 · 60 · 940), and 0.074 / 0.104.
    #[test]
    fn the_worked_example() {
        let n_squared: f64 = 50.0 * 950.0 * 60.0 * 940.0;
        assert_close!(FILTER.mcc().expect("defined"), 37_000.0 / n_squared.sqrt(), 1e-15);
        assert_close!(FILTER.kappa().expect("defined"), 0.074 / 0.104, 1e-12);
        assert_close!(FILTER.jaccard().expect("defined"), 4.0 / 7.0, 1e-15);
    }

    #[test]
    fn a_constant_answer_has_no_correlation() {
        let never = Table { tp: 0.0, fp: 0.0, fn_: 50.0, tn: 950.0 };
        assert_eq!(never.mcc(), None);
        assert_eq!(never.kappa(), Some(0.0));
        assert_eq!(never.balanced_accuracy(), Some(0.5));
    }

    #[test]
    fn one_class_that_is_always_called_right_leaves_nothing_beyond_chance() {
        let trivial = Table { tp: 0.0, fp: 0.0, fn_: 0.0, tn: 9.0 };
        assert_eq!((trivial.kappa(), trivial.mcc(), trivial.jaccard()), (None, None, None));
        assert_eq!(trivial.balanced_accuracy(), None);
    }

    #[test]
    fn thousand_millions_of_items_do_not_overflow() {
        let large = Table { tp: 4e10, fp: 2e10, fn_: 1e10, tn: 9.3e11 };
        let (large, small) = (large.mcc().expect("defined"), FILTER.mcc().expect("defined"));
        assert_close!(large, small, 1e-14);
    }
}
