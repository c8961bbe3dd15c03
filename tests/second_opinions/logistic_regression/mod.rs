//! Logistic regression: `smartcore` 0.7 (L-BFGS on the sum of losses plus α/2 ‖w‖²), and properties.
//!
//! `smartcore` stops where the largest slope of the *sum* is below 10⁻⁸ or the loss no longer moves;
//! on these problems its weights are good to about four digits, which is the tolerance here.

mod listings;

use kit::approx::is_close;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{
    LogisticRegression as Theirs, LogisticRegressionParameters,
};

use listings::{
    exercise_click_stream as exercise, logistic_regression_boundary as boundary,
    logistic_regression_gradient as gradient, logistic_regression_loss as loss,
    logistic_regression_odds as odds, logistic_regression_separable as separable,
    logistic_regression_softmax as softmax,
};

/// Weights (one row for each class, one in all for two classes) and biases, by `smartcore`.
fn theirs(rows: &[Vec<f64>], labels: &[usize], alpha: f64) -> (Vec<f64>, Vec<f64>) {
    let x = DenseMatrix::from_2d_vec(&rows.to_vec()).expect("a table");
    let y: Vec<u32> = labels.iter().map(|&k| u32::try_from(k).expect("small")).collect();
    let parameters = LogisticRegressionParameters { alpha, ..Default::default() };
    let model = Theirs::fit(&x, &y, parameters).expect("it fits");
    let numbers = |matrix: &DenseMatrix<f64>| matrix.iterator(0).copied().collect();
    (numbers(model.coefficients()), numbers(model.intercept()))
}

/// Versicolor against virginica, all four features, standardised.
fn two_species() -> (Vec<Vec<f64>>, Vec<bool>) {
    let ((rows, labels), _) = softmax::split(13);
    rows.into_iter().zip(labels).filter(|(_, k)| *k > 0).map(|(row, k)| (row, k == 2)).unzip()
}

#[test]
fn two_classes_as_smartcore_finds_them() {
    let (rows, labels) = two_species();
    let lambda = 0.02;
    let mut model = gradient::LogisticRegression::new(4);
    for _ in 0..5_000 {
        gradient::step(&mut model, &rows, &labels, lambda, 1.0);
    }
    let n = f64::from(u32::try_from(rows.len()).expect("small"));
    let classes: Vec<usize> = labels.iter().map(|&l| usize::from(l)).collect();
    let (weights, biases) = theirs(&rows, &classes, n * lambda);
    assert_all_close!(&model.weights, &weights, 1e-4);
    assert_close!(model.bias, biases[0], 1e-4);
}

/// With a penalty softmax has one optimum up to a shift of all biases.
#[test]
fn three_classes_as_smartcore_finds_them() {
    let ((rows, labels), _) = softmax::split(13);
    let lambda = 0.05;
    let mut model = softmax::SoftmaxRegression::new(3, 4);
    for _ in 0..2_000 {
        model.step(&rows, &labels, lambda, 0.5);
    }
    let (weights, biases) = theirs(&rows, &labels, 100.0 * lambda);
    assert_all_close!(model.weights.concat(), &weights, 1e-3);
    for k in 1..3 {
        assert_close!(model.biases[k] - model.biases[0], biases[k] - biases[0], 1e-3);
    }
}

/// The optimum that the page names: 5.75, 10.45, −45.3.
#[test]
fn the_boundary_of_the_iris_is_on_its_way_to_the_optimum() {
    let flowers = boundary::flowers();
    let scale = boundary::scale_of(&flowers);
    let scaled = boundary::standardise(&flowers, scale);
    let rows: Vec<Vec<f64>> = scaled.iter().map(|(x, _)| x.to_vec()).collect();
    let labels: Vec<usize> = scaled.iter().map(|(_, label)| usize::from(*label)).collect();
    let (weights, biases) = theirs(&rows, &labels, 0.0);
    let best = boundary::unscale([weights[0], weights[1], biases[0]], scale);
    for (found, stated, half_unit) in
        [(best[0], 5.75, 0.005), (best[1], 10.45, 0.005), (best[2], -45.3, 0.05)]
    {
        assert!((found - stated).abs() <= half_unit, "{found} and {stated}");
    }
    let (scaled, _) = boundary::train(&scaled, 100_000);
    let (raw, _) = boundary::train(&flowers, 20_000);
    let off = |model: [f64; 3]| (model[2] - best[2]).abs();
    assert!(off(boundary::unscale(scaled, scale)) < off(raw));
}

#[test]
fn the_odds_ratio_as_smartcore_finds_it() {
    let table = odds::Table { with: [30.0, 70.0], without: [10.0, 90.0] };
    let groups = [(1.0, 1, 30), (1.0, 0, 70), (0.0, 1, 10), (0.0, 0, 90)];
    let rows: Vec<(Vec<f64>, usize)> =
        groups.iter().flat_map(|&(x, y, count)| vec![(vec![x], y); count]).collect();
    let (rows, labels): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let (weights, biases) = theirs(&rows, &labels, 0.0);
    let found = odds::fit(&table).expect("no cell is empty");
    assert_close!(found.weight, weights[0], 1e-5);
    assert_close!(found.bias, biases[0], 1e-5);
}

#[test]
fn the_penalised_pins_as_smartcore_finds_them() {
    let rows: Vec<Vec<f64>> = (0..4).map(|x| vec![f64::from(x)]).collect();
    let (w, b) = separable::train(0.1, 20_000)[19_999];
    let (weights, biases) = theirs(&rows, &[0, 0, 1, 1], 0.4);
    assert_close!(w, weights[0], 1e-5);
    assert_close!(b, biases[0], 1e-5);
}

/// Some rows of three features, with labels.
fn examples() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<bool>)> {
    let row = prop::collection::vec(-3.0..3.0_f64, 3);
    prop::collection::vec((row, any::<bool>()), 1..20)
        .prop_map(|examples| examples.into_iter().unzip())
}

fn model() -> impl Strategy<Value = gradient::LogisticRegression> {
    (prop::collection::vec(-2.0..2.0_f64, 3), -2.0..2.0_f64)
        .prop_map(|(weights, bias)| gradient::LogisticRegression { weights, bias })
}

proptest! {
    #[test]
    fn gradients_agree_with_differences((rows, labels) in examples(), at in model(), lambda in 0.0..1.0_f64) {
        let (w, b) = gradient::gradient(&at, &rows, &labels, lambda);
        let (dw, db) = gradient::differences(&at, &rows, &labels, lambda, 1e-5);
        assert_all_close!(&w, &dw, 1e-7);
        assert_close!(b, db, 1e-7);
    }

    #[test]
    fn the_loss_is_convex((rows, labels) in examples(), a in model(), b in model(), t in 0.0..1.0_f64) {
        let mix = |a: f64, b: f64| t * a + (1.0 - t) * b;
        let between = gradient::LogisticRegression {
            weights: a.weights.iter().zip(&b.weights).map(|(&a, &b)| mix(a, b)).collect(),
            bias: mix(a.bias, b.bias),
        };
        let at = |model: &gradient::LogisticRegression| gradient::loss(model, &rows, &labels, 0.1);
        prop_assert!(at(&between) <= mix(at(&a), at(&b)) + 1e-12);
    }

    /// The curvature of the mean log loss is at most a quarter of the mean squared length of (x, 1).
    #[test]
    fn a_step_of_the_stated_size_never_goes_up((rows, labels) in examples(), at in model()) {
        let n = f64::from(u32::try_from(rows.len()).expect("small"));
        let square: f64 = rows.iter().flatten().map(|x| x * x).sum::<f64>() / n + 1.0;
        let mut next = at.clone();
        gradient::step(&mut next, &rows, &labels, 0.0, 4.0 / square);
        let (before, after) = (gradient::loss(&at, &rows, &labels, 0.0), gradient::loss(&next, &rows, &labels, 0.0));
        prop_assert!(after <= before + 1e-12);
    }

    #[test]
    fn losses_are_finite_and_never_negative(z in -1e6..1e6_f64) {
        for positive in [true, false] {
            let cost = loss::log_loss(z, positive);
            prop_assert!(cost.is_finite() && cost >= 0.0);
            prop_assert!(is_close(loss::log_loss(-z, !positive), cost, 0.0));
        }
        prop_assert!(is_close(loss::log_loss(z, true) - loss::log_loss(z, false), -z, 1e-12));
    }

    #[test]
    fn softmax_is_a_distribution_in_the_order_of_the_logits(
        logits in prop::collection::vec(-800.0..800.0_f64, 2..6)
    ) {
        let (p, log_sum) = softmax::softmax(&logits);
        prop_assert!(is_close(p.iter().sum(), 1.0, 1e-12));
        for (i, &z) in logits.iter().enumerate() {
            prop_assert!(is_close(p[i], (z - log_sum).exp(), 1e-9));
            prop_assert!(logits.iter().zip(&p).all(|(&other, &q)| other < z || q >= p[i]));
        }
    }

    #[test]
    fn two_classes_of_softmax_are_logistic_regression((rows, labels) in examples()) {
        let classes: Vec<usize> = labels.iter().map(|&l| usize::from(l)).collect();
        let mut two = softmax::SoftmaxRegression::new(2, 3);
        let mut one = gradient::LogisticRegression::new(3);
        for _ in 0..10 {
            two.step(&rows, &classes, 0.0, 0.1);
            // The difference of two mirrored weights moves twice as fast.
            gradient::step(&mut one, &rows, &labels, 0.0, 0.2);
        }
        for j in 0..3 {
            prop_assert!(is_close(two.weights[1][j] - two.weights[0][j], one.weights[j], 1e-12));
        }
        prop_assert!(is_close(two.loss(&rows, &classes), gradient::loss(&one, &rows, &labels, 0.0), 1e-12));
    }

    /// One example at a time is the batch step with n = 1.
    #[test]
    fn the_stream_is_gradient_descent_on_one_row(features in prop::collection::btree_set(0_usize..3, 0..3), clicked: bool, at in model()) {
        let row: Vec<f64> = (0..3).map(|j| f64::from(u8::from(features.contains(&j)))).collect();
        let mut batch = at.clone();
        let before = gradient::loss(&batch, std::slice::from_ref(&row), &[clicked], 0.0);
        gradient::step(&mut batch, &[row], &[clicked], 0.0, 0.3);
        let mut stream = exercise::ClickModel { weights: at.weights, bias: at.bias };
        let cost = exercise::learn(&mut stream, &[(features.into_iter().collect(), clicked)], 0.3);
        prop_assert!(is_close(cost.expect("a pin"), before, 1e-12));
        assert_all_close!(&stream.weights, &batch.weights, 1e-12);
        prop_assert!(is_close(stream.bias, batch.bias, 1e-12));
    }
}
