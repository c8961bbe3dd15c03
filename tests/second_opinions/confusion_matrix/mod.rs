//! The confusion matrix: published tables, `smartcore` 0.7 (where it means the same, and where it
//! does not), definitions computed another way, and properties.
//!
//! Tolerance 1e-12: a handful of operations on numbers at most 1.

pub(crate) mod listings;

use kit::approx::is_close;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::metrics::{accuracy, f1, precision, recall};

use listings::confusion_agreement::Table;
use listings::confusion_counts::{Counts, ZeroDivision};
use listings::confusion_multiclass::{ConfusionMatrix, macro_mean, weighted_mean};
use listings::{confusion_f_beta, confusion_merge};

const TOLERANCE: f64 = 1e-12;

/// Labels and predictions of two classes.
fn pairs() -> impl Strategy<Value = (Vec<bool>, Vec<bool>)> {
    prop::collection::vec(any::<(bool, bool)>(), 1..60).prop_map(|pairs| pairs.into_iter().unzip())
}

/// Truth and predictions among four classes, not all of which need occur.
fn classes() -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> {
    prop::collection::vec((0_usize..4, 0_usize..4), 1..60)
        .prop_map(|pairs| pairs.into_iter().unzip())
}

fn numbers(labels: &[bool]) -> Vec<f64> {
    labels.iter().map(|&label| f64::from(u8::from(label))).collect()
}

fn float(count: u64) -> f64 {
    f64::from(u32::try_from(count).expect("small"))
}

fn table(counts: &Counts) -> Table {
    Table {
        tp: float(counts.true_positives),
        fp: float(counts.false_positives),
        fn_: float(counts.false_negatives),
        tn: float(counts.true_negatives),
    }
}

fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => is_close(left, right, TOLERANCE),
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// Pearson's correlation of two sequences: `None` if one of them is constant.
fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = float(x.len() as u64);
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let cross: f64 = x.iter().zip(y).map(|(a, b)| (a - mx) * (b - my)).sum();
    let square = |v: &[f64], m: f64| v.iter().map(|a| (a - m).powi(2)).sum::<f64>();
    let constant = |v: &[f64]| v.iter().all(|a| is_close(*a, v[0], 0.0));
    let spread = (square(x, mx) * square(y, my)).sqrt();
    (!constant(x) && !constant(y)).then(|| cross / spread)
}

proptest! {
    #[test]
    fn smartcore_agrees_where_both_classes_are_there((labels, predictions) in pairs()) {
        prop_assume!(labels.contains(&true) && labels.contains(&false));
        let counts = Counts::of(&labels, &predictions).expect("equal lengths");
        let (y, p) = (numbers(&labels), numbers(&predictions));
        let ours = |value: Option<f64>| value.expect("a policy answers always");
        // Its policy is to answer 0.
        let zero = ZeroDivision::Zero;
        prop_assert!(is_close(precision(&y, &p), ours(counts.precision(zero)), TOLERANCE));
        prop_assert!(is_close(recall(&y, &p), ours(counts.recall(zero)), TOLERANCE));
        for beta in [0.5, 1.0, 2.0] {
            let (theirs, ours) = (f1(&y, &p, beta), ours(counts.f_beta(beta, zero)));
            if counts.true_positives > 0 {
                prop_assert!(is_close(theirs, ours, TOLERANCE));
            } else {
                // From precision and recall, both 0, it divides 0 by 0; from the counts it is 0.
                prop_assert!(theirs.is_nan() && is_close(ours, 0.0, 0.0));
            }
        }
        let whole = |labels: &[bool]| -> Vec<u32> { labels.iter().map(|&l| u32::from(l)).collect() };
        let theirs = accuracy(&whole(&labels), &whole(&predictions));
        prop_assert!(is_close(theirs, ours(counts.accuracy(zero)), TOLERANCE));
    }

    #[test]
    fn smartcore_agrees_on_macro_means((truth, predicted) in classes()) {
        // It averages over the classes of the truth: give it all four, once each.
        let (mut truth, mut predicted) = (truth, predicted);
        truth.extend(0..4);
        predicted.extend(0..4);
        let matrix = ConfusionMatrix::of(&truth, &predicted, 4).expect("well formed");
        let reports = matrix.per_class();
        let as_f64 = |v: &[usize]| -> Vec<f64> { v.iter().map(|&c| float(c as u64)).collect() };
        let (y, p) = (as_f64(&truth), as_f64(&predicted));
        let mean = |of: fn(&listings::confusion_multiclass::ClassReport) -> Option<f64>| {
            macro_mean(&reports.iter().map(of).collect::<Vec<_>>())
        };
        prop_assert!(is_close(precision(&y, &p), mean(|c| c.precision), TOLERANCE));
        prop_assert!(is_close(recall(&y, &p), mean(|c| c.recall), TOLERANCE));
        prop_assert!(is_close(f1(&y, &p, 1.0), mean(|c| c.f1), TOLERANCE));
    }

    #[test]
    fn every_item_is_in_one_cell((labels, predictions) in pairs()) {
        let counts = Counts::of(&labels, &predictions).expect("equal lengths");
        prop_assert_eq!(counts.total(), labels.len() as u64);
        let positives = labels.iter().filter(|&&label| label).count() as u64;
        let called = predictions.iter().filter(|&&call| call).count() as u64;
        prop_assert_eq!(counts.true_positives + counts.false_negatives, positives);
        prop_assert_eq!(counts.true_positives + counts.false_positives, called);
    }

    #[test]
    fn values_keep_their_bounds((labels, predictions) in pairs()) {
        let counts = Counts::of(&labels, &predictions).expect("equal lengths");
        let undefined = ZeroDivision::Undefined;
        let table = table(&counts);
        let shares = [
            counts.accuracy(undefined), counts.precision(undefined), counts.recall(undefined),
            counts.specificity(undefined), counts.f_beta(2.0, undefined), table.jaccard(),
            table.balanced_accuracy(),
        ];
        prop_assert!(shares.into_iter().flatten().all(|share| (0.0..=1.0).contains(&share)));
        for value in [table.mcc(), table.kappa()].into_iter().flatten() {
            prop_assert!((-1.0 - TOLERANCE..=1.0 + TOLERANCE).contains(&value));
        }
    }

    #[test]
    fn f_is_the_harmonic_mean_and_lies_between((labels, predictions) in pairs(), beta in 0.1..9.0) {
        let counts = Counts::of(&labels, &predictions).expect("equal lengths");
        let undefined = ZeroDivision::Undefined;
        if let (Some(p), Some(r)) = (counts.precision(undefined), counts.recall(undefined)) {
            let score = counts.f_beta(beta, undefined).expect("there is a positive");
            let from_ratios = confusion_f_beta::f_beta(p, r, beta).unwrap_or(0.0);
            prop_assert!(is_close(score, from_ratios, TOLERANCE));
            prop_assert!(p.min(r) - TOLERANCE <= score && score <= p.max(r) + TOLERANCE);
        }
    }

    #[test]
    fn jaccard_is_f1_bent((labels, predictions) in pairs()) {
        let table = table(&Counts::of(&labels, &predictions).expect("equal lengths"));
        prop_assert!(same(table.jaccard(), table.f1().map(|f1| f1 / (2.0 - f1))));
    }

    #[test]
    fn mcc_is_pearsons_correlation((labels, predictions) in pairs()) {
        let table = table(&Counts::of(&labels, &predictions).expect("equal lengths"));
        prop_assert!(same(table.mcc(), pearson(&numbers(&labels), &numbers(&predictions))));
    }

    #[test]
    fn swapping_truth_and_prediction((labels, predictions) in pairs()) {
        let undefined = ZeroDivision::Undefined;
        let there = Counts::of(&labels, &predictions).expect("equal lengths");
        let back = Counts::of(&predictions, &labels).expect("equal lengths");
        prop_assert_eq!(there.precision(undefined), back.recall(undefined));
        prop_assert_eq!(there.f_beta(1.0, undefined), back.f_beta(1.0, undefined));
        prop_assert!(same(table(&there).mcc(), table(&back).mcc()));
        prop_assert!(same(table(&there).kappa(), table(&back).kappa()));
    }

    #[test]
    fn swapping_the_classes((labels, predictions) in pairs()) {
        let table = table(&Counts::of(&labels, &predictions).expect("equal lengths"));
        let flipped = table.flipped();
        prop_assert!(same(table.mcc(), flipped.mcc()));
        prop_assert!(same(table.kappa(), flipped.kappa()));
        prop_assert!(same(table.balanced_accuracy(), flipped.balanced_accuracy()));
        prop_assert!(same(table.accuracy(), flipped.accuracy()));
    }

    #[test]
    fn two_classes_are_the_binary_case((labels, predictions) in pairs()) {
        let whole = |v: &[bool]| -> Vec<usize> { v.iter().map(|&l| usize::from(l)).collect() };
        let matrix =
            ConfusionMatrix::of(&whole(&labels), &whole(&predictions), 2).expect("well formed");
        let counts = Counts::of(&labels, &predictions).expect("equal lengths");
        let undefined = ZeroDivision::Undefined;
        let positive = matrix.per_class()[1];
        prop_assert_eq!(positive.precision, counts.precision(undefined));
        prop_assert_eq!(positive.recall, counts.recall(undefined));
        prop_assert_eq!(positive.f1, counts.f_beta(1.0, undefined));
        prop_assert!(same(matrix.mcc(), table(&counts).mcc()));
        prop_assert!(same(matrix.kappa(), table(&counts).kappa()));
    }

    #[test]
    fn micro_f1_and_weighted_recall_are_accuracy((truth, predicted) in classes()) {
        let matrix = ConfusionMatrix::of(&truth, &predicted, 4).expect("well formed");
        let right = truth.iter().zip(&predicted).filter(|(t, p)| t == p).count();
        let accuracy = float(right as u64) / float(truth.len() as u64);
        prop_assert!(same(matrix.micro_f1(), Some(accuracy)));
        let reports = matrix.per_class();
        let recalls: Vec<Option<f64>> = reports.iter().map(|class| class.recall).collect();
        let supports: Vec<u64> = reports.iter().map(|class| class.support).collect();
        prop_assert!(is_close(weighted_mean(&recalls, &supports), accuracy, TOLERANCE));
    }

    #[test]
    fn kappa_of_independent_rates_is_nothing(p in 1_u32..9, q in 1_u32..9) {
        // Labels and predictions independent: the table is an outer product.
        let share = |positives: u32| [f64::from(positives), f64::from(10 - positives)];
        let ([a, b], [c, d]) = (share(p), share(q));
        let table = Table { tp: a * c, fn_: a * d, fp: b * c, tn: b * d };
        prop_assert!(is_close(table.kappa().expect("both classes"), 0.0, TOLERANCE));
        prop_assert!(is_close(table.mcc().expect("both classes"), 0.0, TOLERANCE));
        prop_assert!(is_close(table.balanced_accuracy().expect("both classes"), 0.5, TOLERANCE));
    }

    #[test]
    fn pooling_is_counting_everything_at_once(days in prop::collection::vec((0_u32..9, 0_u32..9, 0_u32..9), 0..9)) {
        let sum = days.iter().fold((0, 0, 0), |s, d| (s.0 + d.0, s.1 + d.1, s.2 + d.2));
        prop_assert_eq!(confusion_merge::pooled(&days), confusion_merge::f1(sum));
        if let (Some(zero), Some(one)) =
            (confusion_merge::averaged(&days, Some(0.0)), confusion_merge::averaged(&days, Some(1.0)))
        {
            prop_assert!((0.0..=1.0).contains(&zero) && zero <= one && one <= 1.0 + TOLERANCE);
        }
    }
}

/// `smartcore` counts the classes of the truth. Two of them: binary, and class 1 is the positive one.
#[test]
fn smartcore_looks_at_the_truth_only() {
    let (truth, predicted) = ([0, 0, 1, 1], [0, 2, 1, 1]);
    let floats = |of: [u8; 4]| -> Vec<f64> { of.iter().map(|&c| f64::from(c)).collect() };
    assert_close!(precision(&floats(truth), &floats(predicted)), 1.0, 0.0);
    let matrix = ConfusionMatrix::of(&truth.map(usize::from), &predicted.map(usize::from), 3)
        .expect("well formed");
    let precisions: Vec<Option<f64>> = matrix.per_class().iter().map(|c| c.precision).collect();
    assert_eq!(precisions, [Some(1.0), Some(1.0), Some(0.0)]);
    assert_close!(macro_mean(&precisions), 2.0 / 3.0, 1e-15);
}

/// With one class in the truth `smartcore` reports on that class, be it the negative one.
#[test]
fn smartcore_changes_sides_when_positives_are_missing() {
    let (labels, predictions) = ([false; 4], [false, false, false, true]);
    let counts = Counts::of(&labels, &predictions).expect("equal lengths");
    assert_eq!(counts.precision(ZeroDivision::Undefined), Some(0.0));
    assert_close!(precision(&numbers(&labels), &numbers(&predictions)), 1.0, 0.0);
}

/// Published: scikit-learn 1.9, `fbeta_score`: macro «0.238», micro ⅓ (recomputed: 0.2380952381).
#[test]
fn f_half_as_in_scikit_learn() {
    let matrix =
        ConfusionMatrix::of(&[0, 1, 2, 0, 1, 2], &[0, 2, 1, 0, 0, 1], 3).expect("well formed");
    let scores: Vec<Option<f64>> = matrix
        .per_class()
        .iter()
        .map(|class| {
            let (p, r) = (class.precision.expect("called"), class.recall.expect("there"));
            confusion_f_beta::f_beta(p, r, 0.5)
        })
        .collect();
    assert_close!(macro_mean(&scores), 5.0 / 21.0, 1e-15);
    assert_close!(macro_mean(&scores), 0.238_095_238_1, 1e-10);
}

/// Published: scikit-learn 1.9, `jaccard_score`, micro: labels [[0,1,1],[1,1,0]] against
/// [[1,1,1],[1,0,0]] give 0.6. Several labels for each item: count over all of them at once.
#[test]
fn several_labels_for_an_item() {
    let bits = |digits: [u8; 6]| digits.map(|digit| digit == 1);
    let counts = Counts::of(&bits([0, 1, 1, 1, 1, 0]), &bits([1, 1, 1, 1, 0, 0]));
    let table = table(&counts.expect("equal lengths"));
    assert_close!(table.jaccard().expect("has positives"), 0.6, 1e-15);
    // Micro F1 and the share of right labels differ here.
    assert_all_close!(
        [table.f1().expect("defined"), table.accuracy().expect("defined")],
        [0.75, 2.0 / 3.0],
        1e-15
    );
}

/// The follow-up's numbers: cells from precision, recall, n and prevalence.
#[test]
fn cells_from_the_rates() {
    let (n, prevalence, precision, recall) = (10_000.0, 0.08, 0.7, 0.45);
    let tp = recall * prevalence * n;
    let (fn_, fp) = (prevalence * n - tp, tp / precision - tp);
    let table = Table { tp, fp, fn_, tn: n - tp - fn_ - fp };
    assert_all_close!(
        [tp, fn_, fp, table.tn],
        [360.0, 440.0, 154.285_714_285_7, 9_045.714_285_714_3],
        1e-12
    );
    assert_close!(table.f1().expect("defined"), 0.547_826_087_0, 1e-10);
}

/// The follow-up's numbers: two people who agree on 92 %, 90 % harmless each.
#[test]
fn agreement_beyond_chance() {
    let table = Table { tp: 0.06, fp: 0.04, fn_: 0.04, tn: 0.86 };
    assert_close!(table.kappa().expect("defined"), 0.1 / 0.18, 1e-12);
}

/// The follow-up's claim, for probabilities uniform on [0, 1]: TP(t) = (1 − t²)/2 and 1 − t are called,
/// so F1 = (1 − t²)/(1.5 − t), largest at t = (3 − √5)/2, where it is 2t.
#[test]
fn the_best_threshold_is_half_of_the_best_f1() {
    let f1_at = |t: f64| {
        let (tp, called) = ((1.0 - t * t) / 2.0, 1.0 - t);
        Table { tp, fp: called - tp, fn_: 0.5 - tp, tn: 0.5 - called + tp }.f1().expect("positives")
    };
    let best = (3.0 - 5.0_f64.sqrt()) / 2.0;
    assert_close!(f1_at(best), 2.0 * best, TOLERANCE);
    assert_close!(f1_at(best), 0.763_9, 5e-5);
    let grid = (0..1000).map(|step| f1_at(f64::from(step) / 1000.0));
    assert!(grid.fold(0.0, f64::max) <= f1_at(best) + TOLERANCE);
}
