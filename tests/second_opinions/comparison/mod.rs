//! The comparison of ensembles: `smartcore` 0.7's random forest on the same rows, `statrs` for the
//! quantiles, and the one tree against the definition of Gini impurity.

mod listings;

use kit::approx::is_close;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::ensemble::random_forest_classifier::{
    RandomForestClassifier, RandomForestClassifierParameters,
};
use smartcore::linalg::basic::matrix::DenseMatrix;
use statrs::distribution::{ContinuousCDF, StudentsT};

use listings::{folds, models, paired_folds};

fn accuracy(ys: &[f64], positive: impl Fn(usize) -> bool) -> f64 {
    let right = (0..ys.len()).filter(|&i| positive(i) == (ys[i] > 0.5)).count();
    f64::from(u32::try_from(right).expect("few")) / f64::from(u32::try_from(ys.len()).expect("few"))
}

/// Both forests: 30 trees, three features a split, the same 453 test rows. They draw other random
/// numbers, so accuracies may differ by about two standard errors of a share near 0.9: 0.028.
#[test]
fn smartcores_forest_is_as_good() {
    let (rows, ys) = models::wine();
    let (test, train): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|i| i % 3 == 0);
    let fold = models::Fold { rows: &rows, ys: &ys, train: &train, test: &test };
    let ours = models::forest(&fold, 30, 30, 3);
    let truth: Vec<f64> = test.iter().map(|&i| ys[i]).collect();
    let ours = accuracy(&truth, |i| ours.probabilities[i] > 0.5);

    let pick = |of: &[usize]| {
        let row = |&i: &usize| rows[i].iter().map(|&code| f64::from(code)).collect();
        DenseMatrix::from_2d_vec(&of.iter().map(row).collect::<Vec<Vec<f64>>>()).expect("a table")
    };
    let labels: Vec<u32> = train.iter().map(|&i| u32::from(ys[i] > 0.5)).collect();
    let parameters = RandomForestClassifierParameters::default().with_n_trees(30).with_m(3);
    let model = RandomForestClassifier::fit(&pick(&train), &labels, parameters).expect("it fits");
    let said: Vec<u32> = model.predict(&pick(&test)).expect("it predicts");
    let theirs = accuracy(&truth, |i| said[i] == 1);
    assert!((ours - theirs).abs() < 0.028, "{ours} {theirs}");
    assert!(ours > 0.87 && theirs > 0.87, "{ours} {theirs}");
}

/// The two points of Student's t that the listings print, to the digits given.
#[test]
fn quantiles_of_students_t() {
    for (freedom, quantile) in [(3.0, 3.182), (9.0, 2.262), (49.0, 2.010)] {
        let t = StudentsT::new(0.0, 1.0, freedom).expect("degrees of freedom");
        assert!((t.inverse_cdf(0.975) - quantile).abs() < 6e-4);
    }
}

proptest! {
    /// Of all splits of one feature, the root's has the smallest weighted Gini impurity.
    #[test]
    fn the_root_minimises_gini(items in prop::collection::vec((0_u8..8, any::<bool>()), 4..40)) {
        let rows: Vec<Vec<u8>> = items.iter().map(|item| vec![item.0]).collect();
        let gh: Vec<(f64, f64)> =
            items.iter().map(|item| (-f64::from(u8::from(item.1)), 1.0)).collect();
        let at: Vec<usize> = (0..rows.len()).collect();
        let growth = models::Growth { depth: 1, tried: 1, lambda: 0.0 };
        let tree = models::grow(&rows, &gh, &at, &growth, &mut Rng::new(1), &mut 0);
        // The sum over both sides of n · 2p(1 − p).
        let impurity = |bin: u8| -> f64 {
            [true, false].map(|left| {
                let side: Vec<bool> =
                    items.iter().filter(|item| (item.0 <= bin) == left).map(|i| i.1).collect();
                let n = f64::from(u8::try_from(side.len()).expect("few"));
                let p = f64::from(u8::try_from(side.iter().filter(|y| **y).count()).expect("few"));
                if side.is_empty() { 0.0 } else { 2.0 * p * (n - p) / n }
            }).iter().sum()
        };
        let least = (0..8).map(impurity).fold(f64::INFINITY, f64::min);
        let found = match tree {
            models::Tree::Leaf(_) => impurity(8),
            models::Tree::Split(_, bin, _) => impurity(bin),
        };
        prop_assert!(is_close(found, least, 1e-9), "{found} {least}");
    }

    #[test]
    fn the_exercise_is_the_listings_formula(
        pairs in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 2..20), train in 1_usize..100,
        test in 0_usize..50,
    ) {
        let (a, b): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
        let ratio = f64::from(u8::try_from(test).expect("few")) / f64::from(u8::try_from(train).expect("few"));
        let (mean, error) = folds::paired(&differences, ratio);
        let (low, high) = paired_folds::paired_interval(&a, &b, train, test, 2.0).expect("folds");
        prop_assert!(is_close(low, mean - 2.0 * error, 1e-12));
        prop_assert!(is_close(high, mean + 2.0 * error, 1e-12));
    }
}
