//! Scaling and encoding: `statrs` and `smartcore` for scalers and columns, `nalgebra` for least squares,
//! brute force and properties.

mod listings;

use std::collections::BTreeSet;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use smartcore::api::{Transformer as _, UnsupervisedEstimator as _};
use smartcore::linalg::basic::arrays::Array as _;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::preprocessing::numerical::{StandardScaler, StandardScalerParameters};
use smartcore::preprocessing::series_encoder::CategoryMapper;
use statrs::statistics::{Data, OrderStatistics as _, Statistics as _};

use listings::categories::{Categories, line, means, sharing};
use listings::fit_bins::{bin, fit_bins};
use listings::scalers::{Scaler, quantile};
use listings::target::{TargetEncoder, auc, out_of_fold, plain, rows, two_codes, two_weights};

/// smartcore's scaler divides by n too, and leaves a constant column at 0.
fn smartcore_scaled(train: &[f64], values: &[f64]) -> Vec<f64> {
    let column = |values: &[f64]| {
        DenseMatrix::from_2d_vec(&values.iter().map(|&x| vec![x]).collect::<Vec<_>>())
            .expect("a column")
    };
    let parameters = StandardScalerParameters::default();
    let scaler = StandardScaler::fit(&column(train), parameters).expect("a fit");
    let scaled = scaler.transform(&column(values)).expect("as wide");
    (0..values.len()).map(|row| *scaled.get((row, 0))).collect()
}

#[test]
fn a_constant_column_in_smartcore() {
    assert_all_close!(smartcore_scaled(&[5.0; 4], &[5.0; 4]), [0.0; 4], 1e-12);
    assert_all_close!(smartcore_scaled(&[0.0, 0.0, 1.0, 1.0], &[2.0]), [3.0], 1e-12);
}

/// statrs has another rule (places p (n + 1/3) + 1/3, counted from 1): both answers, side by side.
#[test]
fn two_rules_for_quartiles() {
    let mut theirs = Data::new([1.0, 2.0, 3.0, 4.0]);
    assert_close!(theirs.quantile(0.25), 17.0 / 12.0, 1e-12);
    assert_close!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), 1.75, 1e-12);
    assert_close!(theirs.quantile(0.5), quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), 1e-12);
}

/// smartcore numbers categories in order of appearance, and has no columns for a new one.
#[test]
fn columns_of_smartcore() {
    let sorted = ["craft", "food", "home"];
    let theirs = CategoryMapper::fit_to_iter(sorted.into_iter());
    let ours = Categories::fit(["home", "craft", "food", "home"]);
    for topic in sorted {
        let columns: Vec<f64> = theirs.get_one_hot(&topic).expect("known");
        assert_all_close!(ours.one_hot(topic), columns, 0.0);
    }
    assert!(theirs.get_one_hot::<f64, Vec<f64>>(&"pets").is_none());
    assert_all_close!(ours.one_hot("pets"), [0.0; 3], 0.0);
}

fn least_squares(columns: &[Vec<f64>], y: &[f64]) -> Vec<f64> {
    let x = DMatrix::from_fn(y.len(), columns.len(), |row, column| columns[column][row]);
    let svd = x.svd(true, true);
    svd.solve(&DVector::from_column_slice(y), 1e-9).expect("both sides").iter().copied().collect()
}

/// 2,000 rows, 300 categories, labels from a coin. The standard error of an AUC is 0.013; four of them.
#[test]
fn on_noise_only_the_plain_code_shines() {
    let mut rng = Rng::new(41);
    let rows: Vec<(usize, bool)> =
        (0..2_000).map(|_| (rng.below(300), rng.bernoulli(0.5))).collect();
    let labels: Vec<bool> = rows.iter().map(|row| row.1).collect();
    assert!(auc(&plain(&rows, 10.0), &labels) > 0.65);
    assert_close!(auc(&out_of_fold(&rows, 5, 10.0), &labels), 0.5, 0.053);
}

/// The page's two statements about weights, in four other worlds: plain codes give the pin, which does
/// not matter, at least half a unit; out-of-fold codes give it less than a third of that, and the later
/// AUC is not lower by more than one standard error, 0.014.
#[test]
fn weights_of_a_pin_that_does_not_matter() {
    for seed in 31..35 {
        let (train, later) = rows(seed);
        let [[_, plain, before], [_, out_of_fold, after]] = two_codes(&train, &later, 10.0);
        assert!(plain > 0.5 && out_of_fold.abs() < plain / 3.0, "{seed}: {plain}, {out_of_fold}");
        assert!(after > before - 0.014, "{seed}: {before}, {after}");
    }
}

fn column() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((-400_i16..400).prop_map(|x| f64::from(x) / 8.0), 2..40)
}

proptest! {
    #[test]
    fn mean_and_deviation_are_those_of_statrs(train in column()) {
        for (ddof, deviation) in [
            (0, train.iter().population_std_dev()),
            (1, train.iter().std_dev()),
        ] {
            let ours = Scaler::standard(&train, ddof).expect("two values");
            assert_close!(ours.centre, train.iter().mean(), 1e-9);
            let expected = if deviation > 0.0 { deviation } else { 1.0 };
            assert_close!(ours.spread, expected, 1e-9);
        }
    }

    #[test]
    fn z_scores_are_those_of_smartcore(train in column()) {
        prop_assume!(train.iter().any(|&x| (x - train[0]).abs() > 0.0));
        let ours = Scaler::standard(&train, 0).expect("two values");
        let scaled: Vec<f64> = train.iter().map(|&x| ours.apply(x)).collect();
        assert_all_close!(&scaled, smartcore_scaled(&train, &train), 1e-6);
        assert_close!(scaled.iter().mean(), 0.0, 1e-9);
        assert_close!(scaled.iter().population_variance(), 1.0, 1e-9);
    }

    /// statrs at the p for which its rule has our place: p (n − 1) + 1 = p' (n + 1/3) + 1/3.
    #[test]
    fn quantiles_are_those_of_statrs_at_another_p(mut values in column(), p in 0.0_f64..=1.0) {
        values.sort_by(f64::total_cmp);
        let n = values.len() as f64;
        let other = (p * (n - 1.0) + 2.0 / 3.0) / (n + 1.0 / 3.0);
        assert_close!(quantile(&values, p), Data::new(values.clone()).quantile(other), 1e-9);
    }

    /// Metres or feet, counted from anywhere: the scaled column is the same.
    #[test]
    fn scalers_forget_units(train in column(), factor in 0.1_f64..50.0, shift in -100.0_f64..100.0) {
        prop_assume!(train.iter().any(|&x| (x - train[0]).abs() > 0.0));
        let other: Vec<f64> = train.iter().map(|x| factor * x + shift).collect();
        for fit in [|train: &[f64]| Scaler::standard(train, 1), Scaler::min_max, Scaler::robust] {
            let (a, b) = (fit(&train).expect("values"), fit(&other).expect("values"));
            // Quartiles may coincide; then rounding decides what is 0.
            prop_assume!(fit(&train).is_some_and(|scaler| scaler != Scaler { spread: 1.0, ..scaler }));
            for (&x, &y) in train.iter().zip(&other) {
                assert_close!(a.apply(x), b.apply(y), 1e-7);
            }
        }
    }

    #[test]
    fn min_max_fills_the_unit_interval(train in column()) {
        let scaler = Scaler::min_max(&train).expect("values");
        prop_assert!(train.iter().all(|&x| (0.0..=1.0).contains(&scaler.apply(x))));
    }

    /// The line by an SVD, and the means of categories as least squares on one-hot columns.
    #[test]
    fn least_squares_of_nalgebra(rows in prop::collection::vec((0_usize..4, -9_i8..9), 4..40)) {
        let y: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let x: Vec<f64> = rows.iter().map(|row| row.0 as f64).collect();
        if x.iter().any(|&place| (place - x[0]).abs() > 0.0) {
            let (intercept, slope) = line(&x, &y);
            assert_all_close!(least_squares(&[vec![1.0; y.len()], x], &y), [intercept, slope], 1e-7);
        }
        let names = ["a", "b", "c", "d"];
        let categories = Categories::fit(rows.iter().map(|row| names[row.0]));
        let one_hot: Vec<_> = rows.iter().map(|row| categories.one_hot(names[row.0])).collect();
        prop_assert!(one_hot.iter().all(|row| (row.iter().sum::<f64>() - 1.0).abs() < 1e-12));
        let columns: Vec<Vec<f64>> =
            (0..one_hot[0].len()).map(|k| one_hot.iter().map(|row| row[k]).collect()).collect();
        assert_all_close!(means(&one_hot, &y), least_squares(&columns, &y), 1e-7);
    }

    #[test]
    fn two_weights_of_nalgebra(rows in prop::collection::vec((-9_i8..9, -9_i8..9, any::<bool>()), 8..40)) {
        let a: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let b: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let labels: Vec<bool> = rows.iter().map(|row| row.2).collect();
        let (first, second) = two_weights(&a, &b, &labels);
        prop_assume!(first.is_finite() && second.is_finite() && first.abs() + second.abs() < 100.0);
        let y: Vec<f64> = labels.iter().map(|&label| f64::from(u8::from(label))).collect();
        let theirs = least_squares(&[vec![1.0; y.len()], a, b], &y);
        assert_all_close!(&theirs[1..], [first, second], 1e-6);
    }

    /// Between the prior and the category's own mean, and nearer to the prior the larger m is.
    #[test]
    fn codes_lie_between(rows in prop::collection::vec((0_u8..6, any::<bool>()), 1..60), m in 0.0_f64..50.0) {
        let fit = |m| TargetEncoder::fit(rows.iter().copied(), m);
        let prior = fit(0.0).code(99);
        for category in 0..6 {
            let [mean, code, further] = [0.0, m, m + 1.0].map(|m| fit(m).code(category));
            prop_assert!((mean.min(prior) - 1e-12..=mean.max(prior) + 1e-12).contains(&code));
            prop_assert!((further - prior).abs() <= (code - prior).abs() + 1e-12);
        }
    }

    /// By definition, and: labels of a row's own fold do not matter to its code.
    #[test]
    fn out_of_fold_by_definition(rows in prop::collection::vec((0_u8..5, any::<bool>()), 2..50), folds in 2_usize..6, own in 0_usize..2) {
        let codes = out_of_fold(&rows, folds, 3.0);
        for (i, &(category, _)) in rows.iter().enumerate() {
            let others = || rows.iter().enumerate().filter(|(j, _)| j % folds != i % folds);
            let share = |of: Option<u8>| {
                let of: Vec<bool> = others()
                    .filter(|(_, row)| of.is_none_or(|category| row.0 == category))
                    .map(|(_, row)| row.1)
                    .collect();
                (of.iter().filter(|&&label| label).count() as f64, of.len() as f64)
            };
            let ((s, c), (all, n)) = (share(Some(category)), share(None));
            assert_close!(codes[i], (s + 3.0 * all / n) / (c + 3.0), 1e-12);
        }
        let mut flipped = rows.clone();
        flipped.iter_mut().skip(own).step_by(folds).for_each(|row| row.1 = !row.1);
        let after = out_of_fold(&flipped, folds, 3.0);
        let of_own = |codes: &[f64]| codes.iter().skip(own).step_by(folds).copied().collect::<Vec<_>>();
        assert_all_close!(of_own(&codes), of_own(&after), 0.0);
    }

    #[test]
    fn auc_by_pairs(rows in prop::collection::vec((0_u8..6, any::<bool>()), 2..40)) {
        let labels: Vec<bool> = rows.iter().map(|row| row.1).collect();
        let scores: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let (mut twice, mut pairs) = (0, 0);
        for (positive, _) in rows.iter().filter(|row| row.1) {
            for (negative, _) in rows.iter().filter(|row| !row.1) {
                twice += u32::from(positive > negative) + u32::from(positive >= negative);
                pairs += 1;
            }
        }
        prop_assume!(pairs > 0);
        assert_close!(auc(&scores, &labels), f64::from(twice) / f64::from(2 * pairs), 1e-12);
    }

    #[test]
    fn sharing_falls_to_nobody(items in prop::collection::btree_set("[a-z]{1,6}", 2..30)) {
        let items: BTreeSet<&str> = items.iter().map(String::as_str).collect();
        assert_close!(sharing(&items, 1), 1.0, 0.0);
        assert_close!(sharing(&items, 1 << 60), 0.0, 0.0);
    }

    /// No bin has fewer training rows than n/k rounded down, unless ties moved an edge away.
    #[test]
    fn bins_of_distinct_values_are_even(train in prop::collection::btree_set(0_u32..10_000, 1..200), k in 1_usize..12) {
        let train: Vec<u32> = train.into_iter().collect();
        let edges = fit_bins(&train, k);
        let mut counts = vec![0; edges.len() + 1];
        for &x in &train {
            counts[bin(&edges, x)] += 1;
        }
        let (least, most) = (train.len() / k, train.len().div_ceil(k));
        prop_assert!(counts.iter().all(|count| (least.max(1)..=most).contains(count)));
    }
}
