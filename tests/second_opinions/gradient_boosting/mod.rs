//! Gradient boosting: `smartcore` 0.7's `XGRegressor` (squared loss, exact splits, Newton leaves),
//! the chapter's implementations against each other, and properties.
//!
//! `smartcore` starts at `base_score`, 0.5 unless told: the tests give it the mean. It splits where
//! the gain with the factor ½ is above 0, ours where it is above 1e-9 without it: with targets that
//! are not all alike the difference does not show. It asks for a whole number as the least sum of h.
//! Agreement to 1e-9: the same sums, added in another order.

mod listings;

use kit::approx::is_close;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::xgboost::{XGRegressor, XGRegressorParameters};

use listings::{newton, newton_split, stumps, trees};

/// Rows of features with ties, and targets that are practically never tied.
fn table() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    let row = prop::collection::vec((0_u8..12).prop_map(f64::from), 3);
    prop::collection::vec((row, -1.0..1.0_f64), 4..40).prop_map(|rows| rows.into_iter().unzip())
}

fn params(depth: usize, rate: f64, lambda: f64, min_child: f64) -> trees::Params {
    trees::Params { depth, rate, lambda, min_child, subsample: 1.0 }
}

fn smartcore(rows: &[Vec<f64>], ys: &[f64], p: &trees::Params, rounds: usize) -> Vec<f64> {
    let x = DenseMatrix::from_2d_vec(&rows.to_vec()).expect("a table");
    let y = ys.to_vec();
    let parameters = XGRegressorParameters::default()
        .with_n_estimators(rounds)
        .with_max_depth(u16::try_from(p.depth).expect("small"))
        .with_learning_rate(p.rate)
        .with_lambda(p.lambda)
        .with_min_child_weight(1)
        .with_base_score(trees::Loss::Squared.start(ys));
    XGRegressor::fit(&x, &y, parameters).and_then(|model| model.predict(&x)).expect("it fits")
}

proptest! {
    #[test]
    fn smartcore_grows_the_same_trees((rows, ys) in table(), depth in 1_usize..4) {
        for lambda in [0.0, 1.0] {
            let p = params(depth, 0.3, lambda, 1.0);
            let model = trees::fit(trees::Loss::Squared, (&rows, &ys), &p, 6, 256);
            let theirs = smartcore(&rows, &ys, &p, 6);
            for (row, theirs) in rows.iter().zip(theirs) {
                prop_assert!(is_close(model.predict(row, 6), theirs, 1e-9));
            }
        }
    }

    #[test]
    fn stumps_are_trees_of_depth_one((rows, ys) in table()) {
        let xs: Vec<f64> = rows.iter().map(|row| row[0]).collect();
        let rows: Vec<Vec<f64>> = xs.iter().map(|&x| vec![x]).collect();
        let model = trees::fit(trees::Loss::Squared, (&rows, &ys), &params(1, 0.5, 0.0, 1.0), 8, 256);
        let stumps = stumps::boost(&xs, &ys, 0.5, 8);
        for &x in &xs {
            prop_assert!(is_close(model.predict(&[x], 8), stumps.predict(x, 8), 1e-9));
        }
    }

    #[test]
    fn squared_training_loss_never_rises((rows, ys) in table(), bins in 2_usize..20, rate in 0.05..1.0_f64) {
        for lambda in [0.0, 1.0, 10.0] {
            let p = params(3, rate, lambda, 0.0);
            let model = trees::fit(trees::Loss::Squared, (&rows, &ys), &p, 10, bins);
            let losses = trees::losses(trees::Loss::Squared, &model, &rows, &ys);
            prop_assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12));
        }
    }

    /// In a leaf of n rows the second derivative is at most n/4, so a step ν G/(H + λ) does not raise
    /// the loss if ν n ≤ 8 (H + λ). Here 0.1 · 40 ≤ 8.
    #[test]
    fn short_logistic_steps_go_downhill((rows, ys) in table()) {
        let ys: Vec<f64> = ys.iter().map(|&y| f64::from(u8::from(y > 0.0))).collect();
        prop_assume!(ys.contains(&0.0) && ys.contains(&1.0));
        let model = trees::fit(trees::Loss::Logistic, (&rows, &ys), &params(2, 0.1, 1.0, 0.0), 10, 256);
        let losses = trees::losses(trees::Loss::Logistic, &model, &rows, &ys);
        prop_assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12));
    }

    #[test]
    fn shifting_the_targets_shifts_the_predictions((rows, ys) in table()) {
        let p = params(2, 0.3, 0.0, 1.0);
        let shifted: Vec<f64> = ys.iter().map(|y| y + 100.0).collect();
        let fit = |ys: &[f64]| trees::fit(trees::Loss::Squared, (&rows, ys), &p, 5, 256);
        let (here, there) = (fit(&ys), fit(&shifted));
        for row in &rows {
            prop_assert!(is_close(here.predict(row, 5) + 100.0, there.predict(row, 5), 1e-9));
        }
    }

    #[test]
    fn a_monotone_map_of_a_feature_changes_no_training_prediction((rows, ys) in table()) {
        let p = params(3, 0.3, 1.0, 0.0);
        let mapped: Vec<Vec<f64>> = rows.iter().map(|r| vec![r[0].exp(), r[1], r[2]]).collect();
        let here = trees::fit(trees::Loss::Squared, (&rows, &ys), &p, 5, 256);
        let there = trees::fit(trees::Loss::Squared, (&mapped, &ys), &p, 5, 256);
        for (row, image) in rows.iter().zip(&mapped) {
            prop_assert!(is_close(here.predict(row, 5), there.predict(image, 5), 1e-12));
        }
    }

    /// A round of depth 1 against the exercise's split of the same derivatives.
    #[test]
    fn the_exercise_takes_the_same_split((rows, ys) in table()) {
        let xs: Vec<Vec<f64>> = rows.iter().map(|row| vec![row[0]]).collect();
        let start = trees::Loss::Squared.start(&ys);
        let node: Vec<_> = xs.iter().zip(&ys).map(|(row, y)| (row[0], start - y, 1.0)).collect();
        let p = params(1, 1.0, 1.0, 0.0);
        let model = trees::fit(trees::Loss::Squared, (&xs, &ys), &p, 1, 256);
        let split = newton_split::newton_split(&node, 1.0, 0.0, 0.0);
        for row in &xs {
            let added = split.map_or(0.0, |(t, left, right)| if row[0] < t { left } else { right });
            prop_assert!(is_close(model.predict(row, 1) - start, added, 1e-9));
        }
    }

    /// Both write G²/(H + λ), one of them with the ½.
    #[test]
    fn the_gain_is_what_the_parabola_saves(
        (gl, gr) in (-5.0..5.0_f64, -5.0..5.0_f64), (hl, hr) in (0.1..5.0_f64, 0.1..5.0_f64),
    ) {
        let saved = |g: f64, h: f64| {
            let value = newton::leaf(g, h, 1.0);
            -(g * value + 0.5 * (h + 1.0) * value * value)
        };
        let expected = saved(gl, hl) + saved(gr, hr) - saved(gl + gr, hl + hr);
        prop_assert!(is_close(newton::gain((gl, hl), (gr, hr), 1.0, 0.0), expected, 1e-9));
    }
}
