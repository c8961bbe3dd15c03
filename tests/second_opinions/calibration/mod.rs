//! Log loss, Brier and calibration: `smartcore` 0.7 (logistic regression on one feature, ROC AUC),
//! brute force, closed forms, and properties.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use kit::approx::is_close;
use kit::{assert_close, rng::Rng};
use proptest::prelude::*;
use smartcore::linalg::basic::arrays::Array as _;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters};
use smartcore::metrics::Metrics as _;
use smartcore::metrics::auc::AUC;

use listings::{maps, scores, shift};

/// Labels with probabilities in steps of a twentieth, 0 and 1 left out: ties are frequent.
fn items() -> impl Strategy<Value = (Vec<bool>, Vec<f64>)> {
    prop::collection::vec((any::<bool>(), 1_u8..20), 1..40)
        .prop_map(|items| items.into_iter().map(|(label, p)| (label, f64::from(p) / 20.0)).unzip())
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("small"))
}

fn outcome(positive: bool) -> f64 {
    f64::from(u8::from(positive))
}

/// The isotonic fit by its closed form: the largest over i ≤ k of the smallest over j ≥ k of the mean
/// of y[i..=j].
fn isotonic_by_min_max(y: &[f64]) -> Vec<f64> {
    let mean = |i: usize, j: usize| y[i..=j].iter().sum::<f64>() / count(j - i + 1);
    (0..y.len())
        .map(|k| {
            let least = |i: usize| (k..y.len()).map(|j| mean(i, j)).fold(f64::INFINITY, f64::min);
            (0..=k).map(least).fold(f64::NEG_INFINITY, f64::max)
        })
        .collect()
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_brier_score((labels, p) in items()) {
        let parts = scores::brier_parts(&labels, &p);
        let sum = parts.reliability - parts.resolution + parts.uncertainty;
        prop_assert!(is_close(sum, scores::brier_score(&labels, &p), 1e-12));
    }

    #[test]
    fn no_constant_beats_the_share_of_positives((labels, _) in items(), other in 0.01_f64..0.99) {
        let share = labels.iter().map(|&label| outcome(label)).sum::<f64>() / count(labels.len());
        let constant = |p: f64| vec![p; labels.len()];
        let brier = |p: f64| scores::brier_score(&labels, &constant(p));
        prop_assert!(brier(share) <= brier(other) + 1e-12);
        let log = |p: f64| scores::log_loss(&labels, &constant(p));
        prop_assert!(log(share) <= log(other) + 1e-12);
    }

    #[test]
    fn the_calibration_error_is_at_least_the_gap_of_the_means((labels, p) in items(), bins in 1_usize..30) {
        let n = count(p.len());
        let observed = labels.iter().map(|&label| outcome(label)).sum::<f64>() / n;
        let gap = (p.iter().sum::<f64>() / n - observed).abs();
        let error = scores::expected_calibration_error(&labels, &p, bins);
        prop_assert!(error >= gap - 1e-12 && error <= 1.0);
        // One bin: the gap itself.
        prop_assert!(is_close(scores::expected_calibration_error(&labels, &p, 1), gap, 1e-12));
        let curve = scores::calibration_curve(&labels, &p, bins);
        prop_assert_eq!(curve.iter().map(|bin| bin.items).sum::<usize>(), p.len());
    }

    #[test]
    fn pooling_is_the_closed_form(y in prop::collection::vec(-10_i8..10, 0..25)) {
        let y: Vec<f64> = y.into_iter().map(f64::from).collect();
        let pooled = maps::pool_adjacent_violators(&y);
        for (ours, theirs) in pooled.iter().zip(isotonic_by_min_max(&y)) {
            prop_assert!(is_close(*ours, theirs, 1e-12));
        }
        prop_assert_eq!(pooled.len(), y.len());
        prop_assert!(pooled.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert!(is_close(pooled.iter().sum(), y.iter().sum(), 1e-9));
    }

    #[test]
    fn no_rising_map_has_a_smaller_brier_score_where_isotonic_learnt(
        (labels, p) in items(), a in 0.1_f64..4.0, b in -3.0_f64..3.0,
    ) {
        let steps = maps::Isotonic::fit(&p, &labels).expect("there are items");
        let stepped: Vec<f64> = p.iter().map(|&p| steps.predict(p)).collect();
        let rising: Vec<f64> = p.iter().map(|&p| maps::sigmoid(a * p + b)).collect();
        let brier = |p: &[f64]| scores::brier_score(&labels, p);
        prop_assert!(brier(&stepped) <= brier(&rising) + 1e-12);
        prop_assert!(brier(&stepped) <= brier(&p) + 1e-12);
        // On what it learnt from, it is calibrated: reliability is zero.
        prop_assert!(scores::brier_parts(&labels, &stepped).reliability < 1e-12);
    }

    #[test]
    fn a_rising_sigmoid_keeps_the_auc_as_smartcore_computes_it(
        (labels, p) in items(), a in 0.1_f64..4.0, b in -3.0_f64..3.0,
    ) {
        prop_assume!(labels.iter().any(|&l| l) && labels.iter().any(|&l| !l));
        let truth: Vec<f64> = labels.iter().map(|&label| outcome(label)).collect();
        let auc = |p: &Vec<f64>| AUC::<f64>::new().get_score(&truth, p);
        let rising: Vec<f64> = p.iter().map(|&p| maps::sigmoid(a * p + b)).collect();
        prop_assert!(is_close(auc(&rising), auc(&p), 1e-12));
    }

    #[test]
    fn undersampling_is_undone(p in 0.001_f64..0.999, kept in 0.01_f64..1.0) {
        // What training sees: positives p, negatives (1 - p) · kept.
        let trained = p / (p + (1.0 - p) * kept);
        prop_assert!(is_close(shift::undo_undersampling(trained, kept), p, 1e-12));
        // It is a shift of the logit by ln(kept).
        let logit = |p: f64| (p / (1.0 - p)).ln();
        let moved = logit(shift::undo_undersampling(p, kept)) - logit(p);
        prop_assert!(is_close(moved, kept.ln(), 1e-9));
    }
}

/// Labels from σ(1.3 s − 0.4) for normal scores s.
fn noisy(n: usize, seed: u64) -> (Vec<f64>, Vec<bool>) {
    let mut rng = Rng::new(seed);
    let scores: Vec<f64> = (0..n).map(|_| rng.normal()).collect();
    let labels = scores.iter().map(|s| rng.bernoulli(maps::sigmoid(1.3 * s - 0.4))).collect();
    (scores, labels)
}

/// `smartcore` minimises the same loss with hard targets by L-BFGS, which stops at a gradient of
/// 1e-8 of its own scale; the two agree to four digits.
#[test]
fn platt_is_logistic_regression_on_one_feature() {
    for seed in 1..6 {
        let (score, labels) = noisy(400, seed);
        let hard: Vec<f64> = labels.iter().map(|&label| outcome(label)).collect();
        let (a, b) = maps::platt(&score, &hard).expect("scores differ");
        let rows: Vec<Vec<f64>> = score.iter().map(|&score| vec![score]).collect();
        let x = DenseMatrix::from_2d_vec(&rows).expect("a matrix of one column");
        let y: Vec<u32> = labels.iter().map(|&label| u32::from(label)).collect();
        let theirs = LogisticRegression::fit(&x, &y, LogisticRegressionParameters::default())
            .expect("both classes are there");
        assert_close!(a, *theirs.coefficients().get((0, 0)), 1e-4, "seed {seed}");
        assert_close!(b, *theirs.intercept().get((0, 0)), 1e-4, "seed {seed}");
    }
}

/// scikit-learn's `calibration_curve` gives a probability at an edge to the bin *below* (it searches
/// the inner edges from the left), the listing to the bin *above*. Only such probabilities differ.
#[test]
fn an_edge_is_where_two_conventions_differ() {
    let (labels, p) = ([false, true, true], [0.25, 0.5, 0.75]);
    let ours = scores::calibration_curve(&labels, &p, 2);
    assert_eq!(ours.iter().map(|bin| bin.items).collect::<Vec<_>>(), [1, 2]);
    let below = p.iter().filter(|&&p| p <= 0.5).count();
    assert_eq!([below, p.len() - below], [2, 1]);
}

/// The plug-in calibration error of a perfectly calibrated model is not 0. With n items in B bins of
/// about equal size a bin is off by √(p(1 − p)B/n) · √(2/π) on average.
#[test]
fn a_calibrated_model_has_an_error_above_zero_in_bins() {
    let (n, bins, repeats) = (1_500, 15, 200);
    let mut rng = Rng::new(31);
    let mut sum = 0.0;
    for _ in 0..repeats {
        let p: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
        let labels: Vec<bool> = p.iter().map(|&p| rng.bernoulli(p)).collect();
        sum += scores::expected_calibration_error(&labels, &p, bins);
    }
    let per_bin = count(n) / count(bins);
    // The mean of √(p(1 − p)) over uniform p is π/8.
    let expected = (std::f64::consts::PI / 8.0) * (2.0 / std::f64::consts::PI / per_bin).sqrt();
    // One test set's error has a standard deviation near 0.005: four standard errors of the mean of 200.
    assert_close!(sum / f64::from(repeats), expected, 0.0015);
}
