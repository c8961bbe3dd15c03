//! # Task 2: precision, recall and F for every class
//!
//! 10 points, 12 minutes. Given true and predicted labels of $n$ items, report precision, recall and
//! $F_\beta$ of every class, their plain means (*macro*), and the $F_\beta$ of all decisions together
//! (*micro*).
//!
//! - The classes are the labels that occur among the true **or** the predicted ones, in ascending order.
//! - Of one class, TP, FP and FN are counted with this class as positive and all others as negative.
//!   Precision is $\mathrm{TP} / (\mathrm{TP} + \mathrm{FP})$, recall $\mathrm{TP} / (\mathrm{TP} + \mathrm{FN})$,
//!   and
//!   $$F_\beta = \frac{(1 + \beta^2)\,\mathrm{TP}}{(1 + \beta^2)\,\mathrm{TP} + \beta^2\,\mathrm{FN} + \mathrm{FP}}.$$
//! - Where precision or recall is 0/0 the report has `None`. In the macro mean such a value counts as
//!   `undefined`, a number that the caller chooses.
//! - The micro $F_\beta$ applies the formula to the sums of TP, FP and FN over all classes.
//! - `None` if there are no items, if the labels are not equally many, or if `beta` is not a finite
//!   number above 0.
//!
//! ```text
//! truth      2 2 5
//! predicted  2 9 5
//!
//! class 2: TP 1, FN 1   precision 1, recall ½,   F₁ ⅔
//! class 5: TP 1         precision 1, recall 1,   F₁ 1
//! class 9: FP 1         precision 0, recall 0/0, F₁ 0
//!
//! macro F₁  (⅔ + 1 + 0) / 3 = 5/9
//! micro F₁  4 / (4 + 1 + 1) = ⅔
//! ```

// ANCHOR: given
/// How one class is found.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassScore {
    /// The class.
    pub label: u32,
    /// Items that truly have this label.
    pub support: usize,
    /// TP / (TP + FP); `None` if the class is never predicted.
    pub precision: Option<f64>,
    /// TP / (TP + FN); `None` if no item has this label.
    pub recall: Option<f64>,
    /// F with the given beta, from 0 to 1.
    pub f: f64,
}

/// All classes, and their summaries.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// In ascending order of label.
    pub classes: Vec<ClassScore>,
    /// Mean precision over classes.
    pub macro_precision: f64,
    /// Mean recall over classes.
    pub macro_recall: f64,
    /// Mean F over classes.
    pub macro_f: f64,
    /// F of the summed counts.
    pub micro_f: f64,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;

/// Counts of one class against all others.
#[derive(Default, Clone, Copy)]
struct Counts {
    true_positives: usize,
    false_positives: usize,
    false_negatives: usize,
}

impl Counts {
    /// F with beta; a class that occurs has a denominator above 0.
    fn f(self, beta: f64) -> f64 {
        let squared = beta * beta;
        let hits = (1.0 + squared) * self.true_positives as f64;
        hits / (hits + squared * self.false_negatives as f64 + self.false_positives as f64)
    }
}

/// `part / (part + rest)`, if that is not 0/0.
fn share(part: usize, rest: usize) -> Option<f64> {
    if part + rest == 0 { None } else { Some(part as f64 / (part + rest) as f64) }
}

/// Precision, recall and F of every class. O(n log K) for `n` items of `K` classes.
pub fn report(truth: &[u32], predicted: &[u32], beta: f64, undefined: f64) -> Option<Report> {
    if truth.is_empty() || truth.len() != predicted.len() || !beta.is_finite() || beta <= 0.0 {
        return None;
    }
    let mut counts: BTreeMap<u32, Counts> = BTreeMap::new();
    for (&is, &said) in truth.iter().zip(predicted) {
        if is == said {
            counts.entry(is).or_default().true_positives += 1;
        } else {
            // One wrong decision is a miss of one class and a false alarm of another.
            counts.entry(is).or_default().false_negatives += 1;
            counts.entry(said).or_default().false_positives += 1;
        }
    }
    let classes: Vec<ClassScore> = counts
        .iter()
        .map(|(&label, of)| ClassScore {
            label,
            support: of.true_positives + of.false_negatives,
            precision: share(of.true_positives, of.false_positives),
            recall: share(of.true_positives, of.false_negatives),
            f: of.f(beta),
        })
        .collect();
    let all = counts.values().fold(Counts::default(), |sum, of| Counts {
        true_positives: sum.true_positives + of.true_positives,
        false_positives: sum.false_positives + of.false_positives,
        false_negatives: sum.false_negatives + of.false_negatives,
    });
    let mean = |value: &dyn Fn(&ClassScore) -> f64| {
        classes.iter().map(value).sum::<f64>() / classes.len() as f64
    };
    Some(Report {
        macro_precision: mean(&|class| class.precision.unwrap_or(undefined)),
        macro_recall: mean(&|class| class.recall.unwrap_or(undefined)),
        macro_f: mean(&|class| class.f),
        micro_f: all.f(beta),
        classes,
    })
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{ClassScore, Report};

    // ANCHOR: starter
    /// Precision, recall and F of every class.
    pub fn report(truth: &[u32], predicted: &[u32], beta: f64, undefined: f64) -> Option<Report> {
        todo!("count TP, FP and FN of every class, then divide")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:#?}", report(&[2, 2, 5], &[2, 9, 5], 1.0, 0.0));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-9
    }

    #[test]
    fn the_sample() {
        let report = report(&[2, 2, 5], &[2, 9, 5], 1.0, 0.0).expect("three items");
        let labels: Vec<u32> = report.classes.iter().map(|class| class.label).collect();
        assert_eq!(labels, [2, 5, 9]);
        assert_eq!(report.classes[0].precision, Some(1.0));
        assert_eq!(report.classes[0].recall, Some(0.5));
        assert!(close(report.classes[0].f, 2.0 / 3.0));
        assert!(close(report.macro_f, 5.0 / 9.0));
        assert!(close(report.micro_f, 2.0 / 3.0));
    }

    #[test]
    fn zero_by_zero_is_none_and_counts_as_you_say() {
        let strict = report(&[2, 2, 5], &[2, 9, 5], 1.0, 0.0).expect("three items");
        assert_eq!(strict.classes[2].recall, None);
        assert_eq!(strict.classes[2].precision, Some(0.0));
        assert!(close(strict.macro_recall, 0.5));
        let lenient = report(&[2, 2, 5], &[2, 9, 5], 1.0, 1.0).expect("three items");
        assert!(close(lenient.macro_recall, 2.5 / 3.0));
    }

    #[test]
    fn beta_weighs_recall() {
        // Class 1: TP 1, FP 0, FN 1. F₂ = 5 / (5 + 4), F½ = 1.25 / (1.25 + 0.25).
        let of =
            |beta| report(&[1, 1, 0], &[1, 0, 0], beta, 0.0).expect("three items").classes[1].f;
        assert!(close(of(2.0), 5.0 / 9.0) && close(of(0.5), 1.25 / 1.5));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(report(&[], &[], 1.0, 0.0), None);
        assert_eq!(report(&[1], &[1, 1], 1.0, 0.0), None);
        assert_eq!(report(&[1], &[1], 0.0, 0.0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-9
    }

    /// Values that the documentation of scikit-learn prints, to full precision.
    #[test]
    fn three_classes_against_scikit_learn() {
        let (truth, predicted) = ([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]);
        let one = report(&truth, &predicted, 1.0, 0.0).expect("six items");
        assert!(close(one.macro_precision, 0.222_222_222_2));
        assert!(close(one.macro_recall, 0.333_333_333_3));
        assert!(close(one.macro_f, 0.266_666_666_7));
        assert!(close(one.micro_f, 0.333_333_333_3));
        let half = report(&truth, &predicted, 0.5, 0.0).expect("six items");
        assert!(close(half.macro_f, 0.238_095_238_1));
        assert!(close(half.micro_f, 0.333_333_333_3));
    }

    /// The definition, class by class.
    fn f_of(truth: &[u32], predicted: &[u32], label: u32, beta: f64) -> f64 {
        let count = |of: &dyn Fn(bool, bool) -> bool| {
            truth.iter().zip(predicted).filter(|(t, p)| of(**t == label, **p == label)).count()
                as f64
        };
        let hits = (1.0 + beta * beta) * count(&|t, p| t && p);
        hits / (hits + beta * beta * count(&|t, p| t && !p) + count(&|t, p| !t && p))
    }

    #[test]
    fn agrees_with_the_definition_and_micro_is_accuracy() {
        let mut state = 3_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(state >> 33).expect("31 bits") % n
        };
        for _ in 0..300 {
            let n = 1 + below(10) as usize;
            let truth: Vec<u32> = (0..n).map(|_| below(4)).collect();
            let predicted: Vec<u32> = (0..n).map(|_| below(5)).collect();
            let beta = f64::from(1 + below(3));
            let report = report(&truth, &predicted, beta, 0.0).expect("items");
            for class in &report.classes {
                assert!(close(class.f, f_of(&truth, &predicted, class.label, beta)));
            }
            let right = truth.iter().zip(&predicted).filter(|(t, p)| t == p).count();
            assert!(close(report.micro_f, right as f64 / n as f64));
            let support: usize = report.classes.iter().map(|class| class.support).sum();
            assert_eq!(support, n);
        }
    }

    #[test]
    fn nothing_right_is_zero_and_not_undefined() {
        let report = report(&[0, 0], &[1, 1], 1.0, 1.0).expect("two items");
        assert!(close(report.macro_f, 0.0) && close(report.micro_f, 0.0));
        assert_eq!(report.classes[0].precision, None);
        assert!(close(report.macro_precision, 0.5)); // (undefined 1 + 0) / 2
    }

    #[test]
    fn a_beta_that_is_no_number() {
        assert_eq!(report(&[1], &[1], f64::NAN, 0.0), None);
        assert_eq!(report(&[1], &[1], f64::INFINITY, 0.0), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Write down TP, FP and FN of the three classes of the sample. Which counts does one wrong
//    prediction change?
// 2. One pass with a sorted map from label to three counts: a right prediction raises one count, a
//    wrong one two counts, of two different classes.
// 3. Divide only at the end, by a helper that answers `None` for 0/0. The denominator of $F_\beta$ is
//    never 0: every class in the map has been seen at least once.
// ANCHOR_END: hints
