//! Missing values: scikit-learn's documented examples and values, `statrs` for medians, definitions.

mod listings;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF as _, Normal};
use statrs::statistics::{Data, Median as _};

use listings::bias::{Mechanism, Treatment, simulate};
use listings::impute::{Fill, Imputer, fill_by_group};
use listings::knn::{knn_impute, nan_euclidean};
use listings::training_medians::fill_by_topic;

const GAP: f64 = f64::NAN;

fn table<const D: usize>(rows: &[[f64; D]]) -> Vec<Vec<Option<f64>>> {
    let row = |row: &[f64; D]| row.iter().map(|&v| (!v.is_nan()).then_some(v)).collect();
    rows.iter().map(row).collect()
}

/// O54 and O55, from scikit-learn's documentation.
#[test]
fn documented_examples() {
    let train = table(&[[7.0, 2.0, 3.0], [4.0, GAP, 6.0], [10.0, 5.0, 9.0]]);
    let new = table(&[[GAP, 2.0, 3.0], [4.0, GAP, 6.0], [10.0, GAP, 9.0]]);
    let filled = Imputer::fit(&train, Fill::Mean).expect("values").transform(&new);
    assert_eq!(filled, [[7.0, 2.0, 3.0], [4.0, 3.5, 6.0], [10.0, 3.5, 9.0]]);
    let rows = table(&[[1.0, 2.0, GAP], [3.0, 4.0, 3.0], [GAP, 6.0, 5.0], [8.0, 8.0, 7.0]]);
    let filled = knn_impute(&rows, &rows, 2).expect("values");
    assert_eq!(filled, [[1.0, 2.0, 4.0], [3.0, 4.0, 3.0], [5.5, 6.0, 5.0], [8.0, 8.0, 7.0]]);
}

/// `KNNImputer(n_neighbors=3)` and `nan_euclidean_distances` of scikit-learn 1.9.1 on a table of
/// random numbers. The last row shares its one value with two training rows only.
#[test]
fn scikit_learn_answers() {
    let train = table(&[
        [GAP, -6.5, 1.0, GAP],
        [-1.25, -0.5, GAP, -0.5],
        [GAP, 8.25, 0.5, GAP],
        [-0.75, -1.75, -2.75, -1.0],
        [1.25, -0.5, 2.5, GAP],
        [0.0, 3.75, 1.25, GAP],
        [-0.5, GAP, 4.75, GAP],
    ]);
    let new = table(&[[-2.0, 0.5, -6.25, 1.75], [1.25, -4.0, GAP, GAP], [GAP, GAP, GAP, 1.75]]);
    let filled = knn_impute(&train, &new, 3).expect("values");
    let expected =
        [[-2.0, 0.5, -6.25, 1.75], [1.25, -4.0, 1.5, -0.75], [-1.0, -1.125, -2.75, 1.75]];
    for (row, expected) in filled.iter().zip(expected) {
        assert_all_close!(row, expected, 1e-12);
    }
    let mut distances: Vec<f64> =
        train.iter().filter_map(|row| nan_euclidean(&new[1], row)).collect();
    distances.sort_by(f64::total_cmp);
    let expected = [
        3.5,
        4.257_346_591_481_601,
        4.949_747_468_305_833,
        5.0,
        6.082_762_530_298_219,
        11.101_801_655_587_26,
        24.5,
    ];
    assert_all_close!(distances, expected, 1e-12);
}

/// MNAR, rows dropped: the mean of what is kept, by numbers. With f the mixture's density, the kept
/// part has mean (E[x] − 0.6 · E[x; x > 6]) / (1 − 0.6 · P(x > 6)); of a normal,
/// E[x; x > c] = μ · P(x > c) + σ² · f(c). Tolerance: four standard errors of 400 tables.
#[test]
fn the_bias_under_mnar() {
    use statrs::distribution::Continuous as _;
    let (mut above, mut part) = (0.0, 0.0);
    for mean in [4.0, 8.0] {
        let normal = Normal::new(mean, 2.0).expect("a positive deviation");
        above += 0.5 * normal.sf(6.0);
        part += 0.5 * (mean * normal.sf(6.0) + 4.0 * normal.pdf(6.0));
    }
    let expected = (6.0 - 0.6 * part) / (1.0 - 0.6 * above) - 6.0;
    let (bias, error, _) = simulate(&mut Rng::new(21), Mechanism::Mnar, Treatment::Drop, 400);
    assert_close!(bias, expected, 4.0 * error + 0.01);
}

fn column() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.7, (-9_i32..9).prop_map(f64::from)), 1..12)
}

proptest! {
    /// Filling with the mean keeps the mean and shrinks the variance by the share that is there.
    #[test]
    fn the_mean_keeps_the_mean(values in column()) {
        let rows: Vec<Vec<Option<f64>>> = values.iter().map(|&value| vec![value]).collect();
        let there: Vec<f64> = values.iter().flatten().copied().collect();
        let Some(imputer) = Imputer::fit(&rows, Fill::Mean) else {
            prop_assert!(there.is_empty());
            return Ok(());
        };
        let filled: Vec<f64> = imputer.transform(&rows).into_iter().flatten().collect();
        let moments = listings::world::moments;
        let ((before, spread), (after, narrow)) = (moments(&there), moments(&filled));
        prop_assert!((before - after).abs() < 1e-12);
        let share = there.len() as f64 / filled.len() as f64;
        prop_assert!((narrow.powi(2) - share * spread.powi(2)).abs() < 1e-9);
        let median = Imputer::fit(&rows, Fill::Median).expect("values").fills[0];
        prop_assert!((median - Data::new(there).median()).abs() < 1e-12);
    }

    /// Without gaps the distance is Euclid's; it is symmetric; only what is shared counts.
    #[test]
    fn distances(a in prop::collection::vec(prop::option::of(-9_i32..9), 4), b in prop::collection::vec(prop::option::of(-9_i32..9), 4)) {
        let row = |row: &[Option<i32>]| -> Vec<Option<f64>> { row.iter().map(|v| v.map(f64::from)).collect() };
        let (x, y) = (row(&a), row(&b));
        prop_assert_eq!(nan_euclidean(&x, &y), nan_euclidean(&y, &x));
        let shared: Vec<f64> = a.iter().zip(&b).filter_map(|(x, y)| Some(f64::from((*x)? - (*y)?))).collect();
        let mean = shared.iter().map(|d| d * d).sum::<f64>() / shared.len() as f64;
        match nan_euclidean(&x, &y) {
            Some(distance) => assert_close!(distance, (4.0 * mean).sqrt(), 1e-12),
            None => prop_assert!(shared.is_empty()),
        }
    }

    /// Values that are there stay, a filled one lies within its column's range, and with k as large
    /// as the table and everybody comparable it is the column's mean.
    #[test]
    fn neighbours_stay_within_the_column(rows in prop::collection::vec((0_i32..9, prop::option::of(0_i32..9)), 1..9), k in 1_usize..4) {
        let rows: Vec<Vec<Option<f64>>> =
            rows.iter().map(|&(x, y)| vec![Some(f64::from(x)), y.map(f64::from)]).collect();
        let there: Vec<f64> = rows.iter().filter_map(|row| row[1]).collect();
        let Some(filled) = knn_impute(&rows, &rows, k) else {
            prop_assert!(there.is_empty());
            return Ok(());
        };
        let everybody = knn_impute(&rows, &rows, rows.len()).expect("as above");
        for ((row, filled), all) in rows.iter().zip(filled).zip(everybody) {
            let (low, high) = there.iter().fold((9.0, 0.0), |(l, h), &v| (v.min(l), v.max(h)));
            prop_assert_eq!(Some(filled[0]), row[0]);
            if row[1].is_some() {
                prop_assert_eq!(Some(filled[1]), row[1]);
            } else {
                prop_assert!((low..=high).contains(&filled[1]));
                let mean = there.iter().sum::<f64>() / there.len() as f64;
                prop_assert!((all[1] - mean).abs() < 1e-12);
            }
        }
    }

    /// What is to be filled teaches nothing: other rows beside it do not change it.
    #[test]
    fn training_alone_decides(train in column(), other in column()) {
        let rows = |values: &[Option<f64>]| -> Vec<(u32, Option<f64>)> { (0..).map(|i| i % 3).zip(values.iter().copied()).collect() };
        let train = rows(&train);
        let gap = (1, None);
        let alone = fill_by_group(&train, &[gap]);
        let beside: Vec<_> = std::iter::once(gap).chain(rows(&other)).collect();
        let together = fill_by_group(&train, &beside);
        prop_assert_eq!(alone.map(|f| f[0]), together.map(|f| f[0]));
    }

    /// The exercise against a median by counting: at most half lie below it, at most half above.
    #[test]
    fn the_exercise(prices in prop::collection::vec(0_u64..50, 1..12)) {
        let train: Vec<(&str, Option<u64>)> = prices.iter().map(|&price| ("a", Some(price))).collect();
        let filled = fill_by_topic(&train, &[("b", None)], 1).expect("prices")[0];
        prop_assert!(filled.1);
        let half = prices.len() / 2;
        prop_assert!(prices.iter().filter(|&&price| price < filled.0).count() <= half);
        prop_assert!(prices.iter().filter(|&&price| price > filled.0).count() <= half);
    }
}
