//! Bias and variance: `smartcore` 0.7 (least squares, nearest neighbours), closed forms, properties.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use kit::approx::is_close;
use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::linear_regression::{LinearRegression, LinearRegressionParameters};
use smartcore::neighbors::knn_regressor::{KNNRegressor, KNNRegressorParameters};

use listings::decompose::decompose;
use listings::one_standard_error::one_standard_error;
use listings::{knobs, learning_curves, polynomials};

fn matrix(rows: &[Vec<f64>]) -> DenseMatrix<f64> {
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    DenseMatrix::from_2d_array(&rows).expect("rows of one length")
}

/// Least squares on powers of x by the crate's QR; tolerance for the condition of powers up to 5.
#[test]
fn smartcore_fits_the_same_polynomials() {
    let (xs, mut rng) = (polynomials::points(), Rng::new(6));
    let truths: Vec<f64> = xs.iter().map(|&x| polynomials::truth(x)).collect();
    for degree in 1..=5 {
        let targets = polynomials::noisy(&truths, &mut rng);
        let powers: Vec<Vec<f64>> = xs
            .iter()
            .map(|x| {
                std::iter::successors(Some(*x), |power| Some(power * x)).take(degree).collect()
            })
            .collect();
        let powers = matrix(&powers);
        let theirs =
            LinearRegression::fit(&powers, &targets, LinearRegressionParameters::default())
                .and_then(|model| model.predict(&powers))
                .expect("more rows than weights");
        let ours = polynomials::fitted(&polynomials::basis(&xs, degree), &targets);
        assert_all_close!(&ours, &theirs, 1e-9);
        // The same once more, by the learning curves' normal equations.
        let weights = learning_curves::fit(&xs, &targets, degree).expect("determined");
        let ours: Vec<f64> = xs
            .iter()
            .map(|&x| {
                let row = learning_curves::features(x, degree);
                row.iter().zip(&weights).map(|(value, weight)| value * weight).sum()
            })
            .collect();
        assert_all_close!(&ours, &theirs, 1e-9);
    }
}

/// Odd k: away from the ends no two neighbours compete for the last place.
#[test]
fn smartcore_averages_the_same_neighbours() {
    let mut rng = Rng::new(2);
    let rows: Vec<Vec<f64>> = (0..30).map(|i| vec![f64::from(i)]).collect();
    let targets: Vec<f64> = (0..30).map(|_| rng.normal()).collect();
    for k in [1, 3, 5, 7] {
        let parameters = KNNRegressorParameters::default().with_k(k);
        let theirs: Vec<f64> = KNNRegressor::fit(&matrix(&rows), &targets, parameters)
            .and_then(|model| model.predict(&matrix(&rows)))
            .expect("30 rows");
        let smoother = knobs::nearest(30, k);
        for i in k / 2..30 - k / 2 {
            let ours: f64 = smoother[i].iter().zip(&targets).map(|(weight, y)| weight * y).sum();
            assert_close!(ours, theirs[i], 1e-9);
        }
    }
}

/// The exact numbers of a smoother against 4 000 simulated training sets.
#[test]
fn exact_bias_and_variance_are_those_of_a_simulation() {
    let xs = polynomials::points();
    let truths: Vec<f64> = xs.iter().map(|&x| polynomials::truth(x)).collect();
    let mut rng = Rng::new(12);
    for smoother in [knobs::nearest(30, 5), knobs::ridge(&xs, 0.1), knobs::ridge(&xs, 1.0)] {
        let (bias_squared, variance, _) = knobs::exact(&smoother, &truths, 0.3);
        let fits: Vec<Vec<f64>> = (0..4000)
            .map(|_| {
                let targets = polynomials::noisy(&truths, &mut rng);
                let dot = |row: &Vec<f64>| row.iter().zip(&targets).map(|(w, y)| w * y).sum();
                smoother.iter().map(dot).collect()
            })
            .collect();
        let found = decompose(&fits, &truths).expect("4 000 sets");
        // Variance: a mean of 4 000 · (effective parameters > 3) squares, relative deviation < 1.3 %.
        assert!((found.variance / variance - 1.0).abs() < 0.05);
        // Bias²: off by variance/4 000 on average, and by a few times 2 · bias · √(variance/4 000/30).
        assert!((found.bias_squared - bias_squared).abs() < 0.003);
    }
}

/// λ = 0 is least squares, and no penalty has a larger variance; bias is never below that of λ = 0.
#[test]
fn the_trace_counts_parameters() {
    let xs = polynomials::points();
    let truths: Vec<f64> = xs.iter().map(|&x| polynomials::truth(x)).collect();
    for lambda in [0.0, 0.25, 4.0] {
        let (_, _, parameters) = knobs::exact(&knobs::ridge(&xs, lambda), &truths, 0.3);
        assert_close!(parameters, 1.0 + 9.0 / (1.0 + lambda), 1e-10);
    }
}

proptest! {
    /// bias² + variance is the mean squared error against the truth, for any predictions.
    #[test]
    fn the_identity_holds(sets in 1..6_usize, truth in prop::collection::vec(-10.0..10.0_f64, 1..6), seed in any::<u64>()) {
        let mut rng = Rng::new(seed);
        let predictions: Vec<Vec<f64>> =
            (0..sets).map(|_| truth.iter().map(|_| 10.0 * rng.normal()).collect()).collect();
        let found = decompose(&predictions, &truth).expect("not empty");
        let squares = predictions.iter().flat_map(|row| row.iter().zip(&truth)).map(|(p, f)| (p - f) * (p - f));
        let error = squares.sum::<f64>() / [sets, truth.len()].iter().map(|&n| f64::from(u32::try_from(n).expect("few"))).product::<f64>();
        prop_assert!(is_close(found.bias_squared + found.variance, error, 1e-12 * error.max(1.0)));
        prop_assert!(found.variance >= 0.0 && found.bias_squared >= 0.0);
    }

    /// The choice is never more complex than the best, and its mean is within the limit.
    #[test]
    fn the_choice_is_within_one_standard_error(errors in prop::collection::vec(prop::collection::vec(0.0..1.0_f64, 5), 1..6)) {
        let mean = |row: &Vec<f64>| row.iter().sum::<f64>() / 5.0;
        let means: Vec<f64> = errors.iter().map(mean).collect();
        let best = (0..means.len()).min_by(|&a, &b| means[a].total_cmp(&means[b])).expect("a model");
        let variance = errors[best].iter().map(|e| (e - means[best]).powi(2)).sum::<f64>() / 4.0;
        let limit = means[best] + (variance / 5.0).sqrt();
        let chosen = one_standard_error(&errors).expect("well formed");
        prop_assert!(chosen <= best && means[chosen] <= limit + 1e-12);
        prop_assert!(means[..chosen].iter().all(|mean| *mean > limit - 1e-12));
    }
}
