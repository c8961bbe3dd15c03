//! # The report by class
//!
//! Classes are names. Write the table that every evaluation starts with: for each class its precision,
//! recall, F1 and support, and the plain mean of the F1s (macro F1).
//!
//! - `truth[i]` is what item $i$ is, `predicted[i]` what the model calls it.
//! - A row for every class that occurs in either list, in alphabetical order.
//! - A ratio with denominator 0 is `None`. F1 is $2\,\mathrm{TP} / (2\,\mathrm{TP} + \mathrm{FP} + \mathrm{FN})$.
//! - The mean is over all rows.
//! - Lists of different length, or no items: the answer is `None`.
//!
//! Aim for one pass over the items.
//!
//! ```text
//! truth       home    home    food    food    art
//! predicted   home    food    food    food    home
//!
//! class   precision  recall  F1     support
//! art     None       0       0      1
//! food    2/3        1       0.8    2
//! home    1/2        1/2     0.5    2           macro F1 = 1.3/3
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: given
/// One class against the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The name of the class.
    pub class: String,
    /// `None` when nothing was called this class.
    pub precision: Option<f64>,
    /// `None` when no item is of this class.
    pub recall: Option<f64>,
    /// 2 TP / (2 TP + FP + FN).
    pub f1: Option<f64>,
    /// How many items are of this class.
    pub support: u64,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;

fn ratio(part: u64, whole: u64) -> Option<f64> {
    if whole == 0 { None } else { Some(part as f64 / whole as f64) }
}

/// The rows in order of class, and macro F1. O(n log K) time, O(K) memory.
pub fn report(truth: &[&str], predicted: &[&str]) -> Option<(Vec<Row>, f64)> {
    if truth.len() != predicted.len() || truth.is_empty() {
        return None;
    }
    // For each class: hits, items of it, items called it.
    let mut counts: BTreeMap<&str, (u64, u64, u64)> = BTreeMap::new();
    for (&t, &p) in truth.iter().zip(predicted) {
        counts.entry(t).or_default().1 += 1;
        counts.entry(p).or_default().2 += 1;
        if t == p {
            counts.entry(t).or_default().0 += 1;
        }
    }
    let rows: Vec<Row> = counts
        .iter()
        .map(|(class, &(hits, support, called))| Row {
            class: (*class).to_owned(),
            precision: ratio(hits, called),
            recall: ratio(hits, support),
            // TP + FN is the support, TP + FP is what was called.
            f1: ratio(2 * hits, support + called),
            support,
        })
        .collect();
    // A class that occurs at all has an F1.
    let sum: f64 = rows.iter().filter_map(|row| row.f1).sum();
    let macro_f1 = sum / rows.len() as f64;
    Some((rows, macro_f1))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Row;

    // ANCHOR: starter
    /// The rows in order of class, and macro F1.
    pub fn report(truth: &[&str], predicted: &[&str]) -> Option<(Vec<Row>, f64)> {
        todo!("count hits, items and calls of each class, then divide")
    }
    // ANCHOR_END: starter
}

fn main() {
    let truth = ["home", "home", "food", "food", "art"];
    let predicted = ["home", "food", "food", "food", "home"];
    println!("{:?}", report(&truth, &predicted));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn row(class: &str, precision: Option<f64>, recall: f64, f1: f64, support: u64) -> Row {
        Row { class: class.to_owned(), precision, recall: Some(recall), f1: Some(f1), support }
    }

    #[test]
    fn five_pins() {
        let truth = ["home", "home", "food", "food", "art"];
        let predicted = ["home", "food", "food", "food", "home"];
        let (rows, macro_f1) = report(&truth, &predicted).expect("well formed");
        let expected = [
            row("art", None, 0.0, 0.0, 1),
            row("food", Some(2.0 / 3.0), 1.0, 0.8, 2),
            row("home", Some(0.5), 0.5, 0.5, 2),
        ];
        assert_eq!(rows, expected);
        assert!((macro_f1 - 1.3 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_class_that_is_only_predicted_has_a_row() {
        let (rows, macro_f1) = report(&["art", "art"], &["art", "food"]).expect("well formed");
        assert_eq!(rows[1].class, "food");
        assert_eq!((rows[1].recall, rows[1].f1, rows[1].support), (None, Some(0.0), 0));
        assert!((macro_f1 - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_report() {
        assert_eq!(report(&[], &[]), None);
        assert_eq!(report(&["art"], &[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Each class by a pass of its own, from the definitions.
    fn slow(truth: &[&str], predicted: &[&str]) -> Vec<Row> {
        let mut classes: Vec<&str> = truth.iter().chain(predicted).copied().collect();
        classes.sort_unstable();
        classes.dedup();
        let of = |class: &str| {
            let mut cells = [0_u64; 3];
            for (&t, &p) in truth.iter().zip(predicted) {
                match (t == class, p == class) {
                    (true, true) => cells[0] += 1,
                    (false, true) => cells[1] += 1,
                    (true, false) => cells[2] += 1,
                    (false, false) => {}
                }
            }
            let [tp, fp, fn_] = cells;
            let over = |part: u64, whole: u64| match whole {
                0 => None,
                _ => Some(part as f64 / whole as f64),
            };
            Row {
                class: class.to_owned(),
                precision: over(tp, tp + fp),
                recall: over(tp, tp + fn_),
                f1: over(2 * tp, 2 * tp + fp + fn_),
                support: tp + fn_,
            }
        };
        classes.into_iter().map(of).collect()
    }

    #[test]
    fn agrees_with_one_pass_for_each_class() {
        let names = ["art", "food", "home", "sport", "travel"];
        let mut state = 1_u64;
        let mut name = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = usize::try_from((state >> 33) % below).expect("small");
            names[at]
        };
        for n in 1..200 {
            let truth: Vec<&str> = (0..n).map(|_| name(1 + n % 5)).collect();
            let predicted: Vec<&str> = (0..n).map(|_| name(5)).collect();
            let (rows, macro_f1) = report(&truth, &predicted).expect("well formed");
            let expected = slow(&truth, &predicted);
            assert_eq!(rows, expected);
            let scores: f64 = expected.iter().map(|row| row.f1.unwrap_or(0.0)).sum();
            assert!((macro_f1 - scores / expected.len() as f64).abs() < 1e-12);
        }
    }

    #[test]
    fn a_perfect_model() {
        let (rows, macro_f1) = report(&["b", "a", "b"], &["b", "a", "b"]).expect("well formed");
        assert_eq!(rows.len(), 2);
        assert!((macro_f1 - 1.0).abs() < 1e-12);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three counts for each class are enough: hits, items of the class, items called the class.
// 2. A map that keeps its keys sorted gives the rows in order. Each item touches two entries of it, and
//    a third time if it is a hit.
// 3. TP + FN is the number of items of the class, TP + FP the number called it. So the denominator of
//    F1 is their sum.
// ANCHOR_END: hints
