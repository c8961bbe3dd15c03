//! Regression metrics: `smartcore` 0.7 (MSE, MAE, R²), and properties.
//!
//! Numbers are between −100 and 100, at most sixty of them: 1e-9 is generous for sums of their
//! squares. R² divides by the spread, so spreads below 1e-3 are left out.

mod listings;

use kit::approx::is_close;
use proptest::prelude::*;
use smartcore::metrics::{mean_absolute_error, mean_squared_error, r2};

use listings::regression_cancellation::Stream;
use listings::regression_errors::{
    explained_variance, largest_relative_error, mae, mape, median_absolute_error, mse, msle,
    r_squared, rmse,
};
use listings::regression_optimal::{best_constant, huber, pinball};

const TOLERANCE: f64 = 1e-9;

fn pairs() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((-100.0..100.0, -100.0..100.0), 1..60)
        .prop_map(|pairs: Vec<(f64, f64)>| pairs.into_iter().unzip())
}

fn spread(y: &[f64]) -> f64 {
    let (low, high) =
        y.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &v| (l.min(v), h.max(v)));
    high - low
}

fn count(y: &[f64]) -> f64 {
    f64::from(u32::try_from(y.len()).expect("small"))
}

proptest! {
    #[test]
    fn smartcore_agrees((y, predicted) in pairs()) {
        let ours = |value: Option<f64>| value.expect("finite and not empty");
        prop_assert!(is_close(mean_squared_error(&y, &predicted), ours(mse(&y, &predicted)), TOLERANCE));
        prop_assert!(is_close(mean_absolute_error(&y, &predicted), ours(mae(&y, &predicted)), TOLERANCE));
        if spread(&y) > 1e-3 {
            prop_assert!(is_close(r2(&y, &predicted), ours(r_squared(&y, &predicted)), TOLERANCE));
        }
    }

    #[test]
    fn rmse_lies_between_mae_and_root_n_times_mae((y, predicted) in pairs()) {
        let (root, mean) = (rmse(&y, &predicted).expect("finite"), mae(&y, &predicted).expect("finite"));
        prop_assert!(mean <= root + TOLERANCE && root <= count(&y).sqrt() * mean + TOLERANCE);
        let median = median_absolute_error(&y, &predicted).expect("finite");
        prop_assert!(median <= 2.0 * mean + TOLERANCE);
    }

    #[test]
    fn r_squared_ignores_shift_and_scale((y, predicted) in pairs(), shift in -9.0..9.0, scale in 0.1..9.0) {
        prop_assume!(spread(&y) > 1e-3);
        let map = |v: &[f64]| -> Vec<f64> { v.iter().map(|x| shift + scale * x).collect() };
        let (before, after) = (r_squared(&y, &predicted), r_squared(&map(&y), &map(&predicted)));
        prop_assert!(is_close(before.expect("varied"), after.expect("varied"), 1e-7));
    }

    #[test]
    fn r_squared_never_exceeds_explained_variance((y, predicted) in pairs()) {
        prop_assume!(spread(&y) > 1e-3);
        let (plain, centred) = (r_squared(&y, &predicted), explained_variance(&y, &predicted));
        let (plain, centred) = (plain.expect("varied"), centred.expect("varied"));
        prop_assert!(plain <= centred + TOLERANCE * plain.abs().max(1.0) && centred <= 1.0);
        // Only a shift apart, explained variance is perfect.
        let shifted: Vec<f64> = y.iter().map(|v| v + 5.0).collect();
        prop_assert!(is_close(explained_variance(&y, &shifted).expect("varied"), 1.0, TOLERANCE));
    }

    #[test]
    fn the_mean_relative_error_is_at_most_the_largest((y, predicted) in pairs()) {
        if let Some(mean) = mape(&y, &predicted) {
            let largest = largest_relative_error(&y, &predicted).expect("no y is 0");
            prop_assert!(mean <= largest * (1.0 + TOLERANCE));
            prop_assert!(largest <= mean * count(&y) * (1.0 + TOLERANCE));
        }
    }

    #[test]
    fn msle_is_symmetric((y, predicted) in pairs()) {
        let positive = |v: &[f64]| -> Vec<f64> { v.iter().map(|x| x.abs()).collect() };
        let (y, predicted) = (positive(&y), positive(&predicted));
        let (there, back) = (msle(&y, &predicted), msle(&predicted, &y));
        prop_assert!(is_close(there.expect("defined"), back.expect("defined"), TOLERANCE));
    }

    #[test]
    fn merged_streams_are_one((y, predicted) in pairs(), cut in 0_usize..60) {
        let cut = cut.min(y.len());
        let stream = |from: usize, to: usize| {
            let mut stream = Stream::default();
            for i in from..to { stream.add(y[i], predicted[i]); }
            stream
        };
        let merged = stream(0, cut).merge(&stream(cut, y.len()));
        let expected = mse(&y, &predicted).expect("finite");
        prop_assert!(is_close(merged.mse().expect("has pairs"), expected, TOLERANCE));
        if spread(&y) > 1e-3 {
            let expected = r_squared(&y, &predicted).expect("varied");
            prop_assert!(is_close(merged.r_squared().expect("varied"), expected, 1e-7));
        }
    }

    #[test]
    fn the_best_constants_are_mean_median_and_in_between((y, _) in pairs(), delta in 0.1..50.0) {
        let total = |c: f64, loss: &dyn Fn(f64, f64) -> f64| y.iter().map(|&v| loss(v, c)).sum::<f64>();
        let mean = y.iter().sum::<f64>() / count(&y);
        let squared = |v: f64, c: f64| (v - c).powi(2);
        prop_assert!((best_constant(&y, squared) - mean).abs() < 1e-3);
        // No item is a better constant for the pinball loss than what the search finds.
        for alpha in [0.1, 0.5, 0.9] {
            let loss = |v: f64, c: f64| pinball(v, c, alpha);
            let found = total(best_constant(&y, loss), &loss);
            for &c in &y {
                prop_assert!(found <= total(c, &loss) + 1e-3);
            }
        }
        // Huber lies between half a square and δ times a line.
        for &v in &y {
            let (h, e) = (huber(v, mean, delta), (v - mean).abs());
            prop_assert!(h <= 0.5 * e * e + TOLERANCE && h <= delta * e + TOLERANCE);
        }
    }
}

/// `smartcore` divides by the spread without asking.
#[test]
fn smartcore_divides_zero_by_zero() {
    let constant = vec![-2.0; 3];
    assert!(r2(&constant, &constant).is_nan());
    assert!(r2(&constant, &vec![0.0; 3]).is_infinite());
    assert_eq!(r_squared(&constant, &constant), None);
}
