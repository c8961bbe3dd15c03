//! Bagging and random forests: `smartcore` 0.7, and properties.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "classes and counts are small"
)]

mod listings;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::ensemble::random_forest_classifier::{
    RandomForestClassifier, RandomForestClassifierParameters,
};
use smartcore::linalg::basic::matrix::DenseMatrix;
use statrs::distribution::{Binomial, DiscreteCDF as _};

use listings::{
    bagging_and_random_forests_bootstrap as bootstrap, bagging_and_random_forests_forest as forest,
    bagging_and_random_forests_jensen as jensen, bagging_and_random_forests_variance as variance,
};

fn matrix(rows: &[Vec<f64>]) -> DenseMatrix<f64> {
    DenseMatrix::from_2d_vec(&rows.to_vec()).expect("rows are equally long")
}

/// Wine, 400 rows to learn from and 600 to test, 40 full trees, three features a split. The two
/// libraries draw other samples (`smartcore` draws within each class), so accuracies agree as two
/// forests of different seeds do: one has standard error 0.017 on 600 rows, and here they are
/// paired. 0.05 is far beyond what is seen over ten of our seeds (see the next test).
#[test]
fn accuracy_on_wine_agrees_with_smartcore() {
    let (rows, labels, _) = forest::wine(&mut Rng::new(5));
    let (train, test) = (&rows[..400], &rows[400..1000]);
    let table = forest::Table { rows: train, labels: &labels[..400], classes: 2 };
    let ours = forest::Forest::fit(table, 40, 3, 1);
    let ours_right = forest::accuracy(&ours, test, &labels[400..1000]);
    let ours_oob = forest::out_of_bag_accuracy(&ours, train, &labels[..400]);

    let y: Vec<u32> = labels[..400].iter().map(|&label| label as u32).collect();
    let parameters = RandomForestClassifierParameters {
        n_trees: 40,
        m: Some(3),
        keep_samples: true,
        seed: 1,
        ..Default::default()
    };
    let theirs =
        RandomForestClassifier::fit(&matrix(train), &y, parameters).expect("well formed data");
    let right = |answers: &[u32], labels: &[usize]| {
        let right = answers.iter().zip(labels).filter(|(a, b)| **a as usize == **b).count();
        right as f64 / labels.len() as f64
    };
    let answers = theirs.predict(&matrix(test)).expect("it is fitted");
    assert_close!(ours_right, right(&answers, &labels[400..1000]), 0.05);
    let answers = theirs.predict_oob(&matrix(train)).expect("samples were kept");
    assert_close!(ours_oob, right(&answers, &labels[..400]), 0.06);
    assert!(ours_right > 0.68, "the larger class alone has 0.53: {ours_right}");
}

/// The out-of-bag accuracy estimates the accuracy on unseen rows: over ten forests on different
/// rows the mean difference is within four standard errors (0.02 each for one, 0.0063 for ten).
#[test]
fn out_of_bag_estimates_the_test_accuracy() {
    let mut sum = 0.0;
    for seed in 0..10 {
        let (rows, labels, _) = forest::wine(&mut Rng::new(seed));
        let table = forest::Table { rows: &rows[..300], labels: &labels[..300], classes: 2 };
        let grown = forest::Forest::fit(table, 30, 3, seed);
        sum += forest::out_of_bag_accuracy(&grown, &rows[..300], &labels[..300])
            - forest::accuracy(&grown, &rows[300..], &labels[300..]);
    }
    assert!((sum / 10.0).abs() < 0.03, "{}", sum / 10.0);
}

/// A forest of one tree without its bootstrap's luck: trying all features, a full tree knows its
/// own sample, so rows in its bag are never wrong (they are distinct in wine's noise column).
#[test]
fn a_tree_knows_its_bag() {
    let (rows, labels, _) = forest::wine(&mut Rng::new(2));
    let table = forest::Table { rows: &rows[..200], labels: &labels[..200], classes: 2 };
    let grown = forest::Forest::fit(table, 5, 12, 3);
    for (tree, seen) in grown.trees.iter().zip(&grown.in_bag) {
        for (i, _) in seen.iter().enumerate().filter(|(_, seen)| **seen) {
            assert_close!(tree.shares(&rows[i])[labels[i]], 1.0, 0.0);
        }
    }
}

/// A row's count in a bootstrap sample is binomial, so its chance of zero is that of `statrs`.
#[test]
fn the_out_of_bag_chance_is_binomial() {
    for n in [1_u64, 2, 10, 100, 1000] {
        let zero = Binomial::new(1.0 / n as f64, n).expect("a valid binomial").cdf(0);
        assert_close!(bootstrap::expected_out_of_bag(n as usize), zero, 1e-9);
    }
}

proptest! {
    /// Brier of the average = mean Brier − disagreement, so never worse than the mean.
    #[test]
    fn brier_decomposes(
        seed: u64,
        models in 1_usize..8,
        rows in 1_usize..20,
    ) {
        let mut rng = Rng::new(seed);
        let y: Vec<f64> = (0..rows).map(|_| f64::from(u8::from(rng.bernoulli(0.5)))).collect();
        let trees: Vec<Vec<f64>> =
            (0..models).map(|_| (0..rows).map(|_| rng.uniform()).collect()).collect();
        let mean = trees.iter().map(|p| jensen::brier(p, &y)).sum::<f64>() / models as f64;
        let together = jensen::brier(&jensen::average(&trees), &y);
        assert_close!(together, mean - jensen::disagreement(&trees), 1e-12);
        prop_assert!(together <= mean + 1e-12);
    }

    /// The same for a forest that was grown: its Brier score never exceeds the mean over its trees.
    #[test]
    fn a_forest_is_no_worse_than_its_trees_in_brier(seed in 0_u64..1000, trees in 1_usize..6) {
        let (rows, labels, _) = forest::wine(&mut Rng::new(seed));
        let table = forest::Table { rows: &rows[..60], labels: &labels[..60], classes: 2 };
        let grown = forest::Forest::fit(table, trees, 3, seed);
        let y: Vec<f64> = labels[60..160].iter().map(|&label| label as f64).collect();
        let each: Vec<Vec<f64>> = grown
            .trees
            .iter()
            .map(|tree| rows[60..160].iter().map(|row| tree.shares(row)[1]).collect())
            .collect();
        let together: Vec<f64> =
            rows[60..160].iter().map(|row| grown.predict_proba(row)[1]).collect();
        assert_all_close!(&together, &jensen::average(&each), 1e-12);
        let mean = each.iter().map(|p| jensen::brier(p, &y)).sum::<f64>() / trees as f64;
        prop_assert!(jensen::brier(&together, &y) <= mean + 1e-12);
    }

    /// The variance of a mean, from the covariance matrix, is what the formula says.
    #[test]
    fn the_formula_is_the_sum_of_the_covariance_matrix(
        sigma in 0.1_f64..5.0, rho in 0.0_f64..1.0, models in 1_usize..30,
    ) {
        let mut sum = 0.0;
        for a in 0..models {
            for b in 0..models {
                sum += if a == b { sigma } else { rho * sigma };
            }
        }
        let expected = sum / (models * models) as f64;
        assert_close!(variance::variance_of_mean(sigma, rho, models), expected, 1e-9);
    }
}
