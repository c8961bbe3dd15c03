//! More than two classes: the K × K matrix, and four ways to make one number of it.
//!
//! Contract: classes are 0..K. `matrix[t][p]` counts items of class t that were called p: rows are
//! the truth, columns the predictions. For class c, TP is the diagonal, FN the rest of the row, FP
//! the rest of the column.
//!
//! - macro: the plain mean over classes; weighted: the mean by class size (support)
//! - micro: add up the cells of all classes, then divide once
//! - κ and MCC for K classes: J. Gorodkin, Computational Biology and Chemistry 28 (2004), 367–374
//!
//! O(n + K²) time, O(K²) memory. A class that is never called has no precision: it counts as 0 in
//! the means, and `per_class` says so. Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: matrix
/// Counts by truth (row) and prediction (column).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfusionMatrix {
    /// K rows of K counts.
    pub cells: Vec<Vec<u64>>,
}

impl ConfusionMatrix {
    /// `None` if lengths differ or a class is not below `classes`.
    pub fn of(truth: &[usize], predicted: &[usize], classes: usize) -> Option<Self> {
        let fits = truth.iter().chain(predicted).all(|&class| class < classes);
        if truth.len() != predicted.len() || !fits {
            return None;
        }
        let mut cells = vec![vec![0; classes]; classes];
        for (&t, &p) in truth.iter().zip(predicted) {
            cells[t][p] += 1;
        }
        Some(Self { cells })
    }

    fn diagonal(&self) -> u64 {
        (0..self.cells.len()).map(|class| self.cells[class][class]).sum()
    }

    /// Items of this class: the sum of its row.
    fn support(&self, class: usize) -> u64 {
        self.cells[class].iter().sum()
    }

    /// Items called this class: the sum of its column.
    fn called(&self, class: usize) -> u64 {
        self.cells.iter().map(|row| row[class]).sum()
    }
}
// ANCHOR_END: matrix

// ANCHOR: per_class
/// One class against the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassReport {
    /// `None` when nothing was called this class.
    pub precision: Option<f64>,
    /// `None` when no item is of this class.
    pub recall: Option<f64>,
    /// `None` when neither is.
    pub f1: Option<f64>,
    /// How many items are of this class.
    pub support: u64,
}

fn ratio(part: u64, whole: u64) -> Option<f64> {
    if whole == 0 { None } else { Some(part as f64 / whole as f64) }
}

impl ConfusionMatrix {
    /// A report for each class.
    pub fn per_class(&self) -> Vec<ClassReport> {
        (0..self.cells.len())
            .map(|class| {
                let hits = self.cells[class][class];
                let (support, called) = (self.support(class), self.called(class));
                ClassReport {
                    precision: ratio(hits, called),
                    recall: ratio(hits, support),
                    f1: ratio(2 * hits, support + called),
                    support,
                }
            })
            .collect()
    }
}
// ANCHOR_END: per_class

// ANCHOR: averages
/// The plain mean over classes. What is undefined counts as 0.
pub fn macro_mean(values: &[Option<f64>]) -> f64 {
    values.iter().map(|value| value.unwrap_or(0.0)).sum::<f64>() / values.len() as f64
}

/// The mean over items: each class weighs as much as it has items.
pub fn weighted_mean(values: &[Option<f64>], supports: &[u64]) -> f64 {
    let n: u64 = supports.iter().sum();
    let terms = values.iter().zip(supports);
    terms.map(|(value, &support)| value.unwrap_or(0.0) * support as f64).sum::<f64>() / n as f64
}

impl ConfusionMatrix {
    /// Micro-averaged F1. Every item that is not on the diagonal is one class's false negative and
    /// another's false positive, so this is accuracy (and micro precision, and micro recall).
    pub fn micro_f1(&self) -> Option<f64> {
        let n: u64 = self.cells.iter().flatten().sum();
        let (tp, fp, fn_) = (self.diagonal(), n - self.diagonal(), n - self.diagonal());
        ratio(2 * tp, 2 * tp + fp + fn_)
    }
}
// ANCHOR_END: averages

// ANCHOR: agreement
impl ConfusionMatrix {
    /// (n, Σ of the diagonal, Σ supportₖ · calledₖ, Σ supportₖ², Σ calledₖ²), exact below 2⁵³.
    fn sums(&self) -> (f64, f64, f64, f64, f64) {
        let classes = 0..self.cells.len();
        let (mut cross, mut truth, mut calls) = (0.0, 0.0, 0.0);
        for class in classes {
            let (support, called) = (self.support(class) as f64, self.called(class) as f64);
            cross += support * called;
            truth += support * support;
            calls += called * called;
        }
        let n: u64 = self.cells.iter().flatten().sum();
        (n as f64, self.diagonal() as f64, cross, truth, calls)
    }

    /// Cohen's κ. `None` where chance alone agrees on everything, or there is no item.
    pub fn kappa(&self) -> Option<f64> {
        let (n, agreed, cross, _, _) = self.sums();
        let room = n * n - cross;
        if room > 0.0 { Some((n * agreed - cross) / room) } else { None }
    }

    /// Matthews' correlation for K classes. `None` if all items, or all calls, are of one class.
    pub fn mcc(&self) -> Option<f64> {
        let (n, agreed, cross, truth, calls) = self.sums();
        let spread = (n * n - truth).sqrt() * (n * n - calls).sqrt();
        if spread > 0.0 { Some((n * agreed - cross) / spread) } else { None }
    }
}
// ANCHOR_END: agreement

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".to_owned(), |value| format!("{value:.3}"))
}

// ANCHOR: main
fn main() {
    // A hundred pins: recipes, homes, outfits.
    let matrix = ConfusionMatrix { cells: vec![vec![70, 8, 2], vec![5, 9, 1], vec![3, 1, 1]] };
    let reports = matrix.per_class();
    println!("class    precision  recall  F1     support");
    for (name, class) in ["recipe", "home", "outfit"].iter().zip(&reports) {
        println!(
            "{:<8} {}      {}   {}  {:>4}",
            name,
            shown(class.precision),
            shown(class.recall),
            shown(class.f1),
            class.support
        );
    }
    let f1: Vec<Option<f64>> = reports.iter().map(|class| class.f1).collect();
    let recall: Vec<Option<f64>> = reports.iter().map(|class| class.recall).collect();
    let supports: Vec<u64> = reports.iter().map(|class| class.support).collect();
    println!("micro F1 = accuracy            {}", shown(matrix.micro_f1()));
    println!("weighted F1                    {:.3}", weighted_mean(&f1, &supports));
    println!("weighted recall                {:.3}", weighted_mean(&recall, &supports));
    println!("macro F1                       {:.3}", macro_mean(&f1));
    println!("macro recall = balanced acc.   {:.3}", macro_mean(&recall));
    println!("MCC                            {}", shown(matrix.mcc()));
    println!("κ                              {}", shown(matrix.kappa()));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn matrix(truth: &[usize], predicted: &[usize]) -> ConfusionMatrix {
        ConfusionMatrix::of(truth, predicted, 3).expect("well formed")
    }

    /// Published: scikit-learn, `confusion_matrix`: rows are the truth.
    #[test]
    fn rows_are_the_truth() {
        let counted = matrix(&[2, 0, 2, 2, 0, 1], &[0, 0, 2, 2, 0, 2]);
        assert_eq!(counted.cells, [[2, 0, 0], [0, 0, 1], [1, 0, 2]]);
    }

    /// Published: scikit-learn, `precision_recall_fscore_support` and `f1_score`.
    #[test]
    fn averages_as_in_scikit_learn() {
        let counted = matrix(&[0, 1, 2, 0, 1, 2], &[0, 2, 1, 0, 0, 1]);
        let reports = counted.per_class();
        let column = |of: fn(&ClassReport) -> Option<f64>| -> Vec<Option<f64>> {
            reports.iter().map(of).collect()
        };
        let (precision, recall, f1) =
            (column(|c| c.precision), column(|c| c.recall), column(|c| c.f1));
        let values = |of: &[Option<f64>]| -> Vec<f64> {
            of.iter().map(|value| value.expect("every class is called")).collect()
        };
        assert_all_close!(values(&precision), [2.0 / 3.0, 0.0, 0.0], 1e-15);
        assert_all_close!(values(&recall), [1.0, 0.0, 0.0], 1e-15);
        assert_all_close!(values(&f1), [0.8, 0.0, 0.0], 1e-15);
        assert_close!(macro_mean(&precision), 2.0 / 9.0, 1e-15);
        assert_close!(macro_mean(&recall), 1.0 / 3.0, 1e-15);
        assert_close!(macro_mean(&f1), 4.0 / 15.0, 1e-15);
        assert_close!(weighted_mean(&f1, &[2, 2, 2]), 4.0 / 15.0, 1e-15);
        assert_close!(counted.micro_f1().expect("has items"), 1.0 / 3.0, 1e-15);
    }

    /// Published: scikit-learn, `cohen_kappa_score`, with neg 0, neu 1, pos 2.
    #[test]
    fn kappa_as_in_scikit_learn() {
        let counted = matrix(&[0, 2, 0, 1, 2], &[0, 2, 0, 1, 0]);
        assert_close!(counted.kappa().expect("defined"), 0.6875, 1e-15);
    }

    /// Published: scikit-learn, `hamming_loss`: of single labels it is the share of errors.
    #[test]
    fn errors_as_in_scikit_learn() {
        let counted = ConfusionMatrix::of(&[2, 2, 3, 4], &[1, 2, 3, 4], 5).expect("well formed");
        assert_close!(1.0 - counted.micro_f1().expect("has items"), 0.25, 1e-15);
    }

    #[test]
    fn a_class_that_nobody_calls_has_no_precision() {
        let report = matrix(&[0, 1, 2], &[0, 1, 1]).per_class()[2];
        assert_eq!((report.precision, report.recall, report.f1), (None, Some(0.0), Some(0.0)));
        let absent = matrix(&[0, 1], &[0, 1]).per_class()[2];
        assert_eq!((absent.precision, absent.recall, absent.f1), (None, None, None));
    }

    #[test]
    fn one_class_leaves_no_agreement_beyond_chance() {
        let counted = matrix(&[1, 1], &[1, 1]);
        assert_eq!((counted.kappa(), counted.mcc()), (None, None));
        assert_eq!(counted.micro_f1(), Some(1.0));
    }

    #[test]
    fn refuses_what_does_not_fit_and_counts_nothing() {
        assert_eq!(ConfusionMatrix::of(&[0], &[0, 1], 2), None);
        assert_eq!(ConfusionMatrix::of(&[2], &[0], 2), None);
        let empty = matrix(&[], &[]);
        assert_eq!((empty.micro_f1(), empty.kappa(), empty.mcc()), (None, None, None));
    }
}
