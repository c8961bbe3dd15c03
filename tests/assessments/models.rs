//! Naive Bayes, logistic regression, k-means.

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::cluster::kmeans::{KMeans, KMeansParameters};
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters};
use smartcore::naive_bayes::gaussian::{GaussianNB, GaussianNBParameters};

use crate::listings::gaussian_naive_bayes as bayes;
use crate::listings::k_means::{self, Clusters};
use crate::listings::logistic_regression::{self as logistic, Model};

/// Points around one mean for each class, labels in turn; `shift` moves the means apart.
fn clouds(seed: u64, n: usize, classes: u32, shift: f64) -> (Vec<Vec<f64>>, Vec<u32>) {
    let mut rng = Rng::new(seed);
    let labels: Vec<u32> = (0..classes).cycle().take(n).collect();
    let rows = labels
        .iter()
        .map(|&label| {
            let centre = shift * f64::from(label);
            (0..3).map(|axis| centre / f64::from(axis + 1) + rng.normal()).collect()
        })
        .collect();
    (rows, labels)
}

fn matrix(rows: &Vec<Vec<f64>>) -> DenseMatrix<f64> {
    DenseMatrix::from_2d_vec(rows).expect("rows of equal length")
}

/// ORACLES: scikit-learn 1.9 on the example of `GaussianNB`, to ten digits.
#[test]
fn naive_bayes_gives_the_values_of_scikit_learn() {
    let rows = [[-1.0, -1.0], [-2.0, -1.0], [-3.0, -2.0], [1.0, 1.0], [2.0, 1.0], [3.0, 2.0]];
    let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
    let classes = bayes::fit(&rows, &[1, 1, 1, 2, 2, 2]).expect("well formed");
    assert_all_close!(&classes[0].means, [-2.0, -1.333_333_333_3], 1e-9);
    assert_all_close!(&classes[1].means, [2.0, 1.333_333_333_3], 1e-9);
    for class in &classes {
        assert_all_close!(&class.variances, [0.666_666_671_3, 0.222_222_226_9], 1e-9);
        assert_close!(class.log_prior, 0.5_f64.ln(), 1e-12);
    }
    let proba = bayes::predict_proba(&classes, &[-0.8, -1.0]).expect("two features");
    assert_close!(proba[0], 0.999_999_949_4, 1e-9);
    assert_close!(proba[1], 5.06e-8, 1e-9);
    // The joint logarithms differ by −2.9062529957 − (−19.7062527101).
    assert_close!((proba[0] / proba[1]).ln(), 16.799_999_714_4, 1e-7);
}

proptest! {
    /// `smartcore` has no floor: its variances are ours without it.
    #[test]
    fn naive_bayes_is_that_of_smartcore(seed: u64, n in 20_usize..80, shift in 0.0..3.0) {
        let (rows, labels) = clouds(seed, n, 3, shift);
        let ours = bayes::fit(&rows, &labels).expect("well formed");
        let theirs = GaussianNB::fit(&matrix(&rows), &labels, GaussianNBParameters::default())
            .expect("well formed");
        for (at, class) in ours.iter().enumerate() {
            assert_close!(class.log_prior.exp(), theirs.class_priors()[at], 1e-12);
            assert_all_close!(&class.means, &theirs.theta()[at], 1e-12);
            // The floor is 1e-9 of the largest variance, which is below 20 here.
            assert_all_close!(&class.variances, &theirs.var()[at], 1e-7);
        }
        let (queries, _) = clouds(seed ^ 1, 30, 3, shift);
        let said = theirs.predict(&matrix(&queries)).expect("three features");
        for (query, theirs) in queries.iter().zip(said) {
            let proba = bayes::predict_proba(&ours, query).expect("three features");
            assert_close!(proba.iter().sum::<f64>(), 1.0, 1e-12);
            let mut sorted = proba.clone();
            sorted.sort_by(f64::total_cmp);
            // Where two classes are equally probable to six digits the floor may decide.
            if sorted[2] - sorted[1] > 1e-6 {
                prop_assert_eq!(bayes::predict(&ours, query), Some(theirs));
            }
        }
    }

    #[test]
    fn naive_bayes_does_not_see_the_order_of_the_rows(seed: u64, n in 6_usize..40) {
        let (rows, labels) = clouds(seed, n, 2, 1.0);
        let mut order: Vec<usize> = (0..n).collect();
        Rng::new(seed).shuffle(&mut order);
        let mixed: Vec<Vec<f64>> = order.iter().map(|&i| rows[i].clone()).collect();
        let mixed_labels: Vec<u32> = order.iter().map(|&i| labels[i]).collect();
        let one = bayes::fit(&rows, &labels).expect("well formed");
        let other = bayes::fit(&mixed, &mixed_labels).expect("well formed");
        for (a, b) in one.iter().zip(&other) {
            prop_assert_eq!(a.label, b.label);
            assert_all_close!(&a.means, &b.means, 1e-12);
            assert_all_close!(&a.variances, &b.variances, 1e-12);
        }
    }
}

#[test]
fn one_step_of_logistic_regression_by_hand() {
    let rows: Vec<Vec<f64>> = [0.0, 1.0, 2.0, 3.0].map(|x| vec![x]).to_vec();
    let labels = [false, false, true, true];
    let model = logistic::train(&rows, &labels, 0.1, 0.0, 1).expect("well formed");
    assert_close!(model.weights[0], 0.05, 1e-12);
    assert_close!(model.bias, 0.0, 1e-12);
    let start = Model { weights: vec![0.0], bias: 0.0 };
    assert_close!(logistic::loss(&start, &rows, &labels, 0.0), std::f64::consts::LN_2, 1e-12);
}

/// `smartcore` minimises the *sum* of losses plus α/2 ‖w‖² by L-BFGS, intercept not penalised: ours
/// with α = n λ. It stops at a gradient of about 1e-8; gradient descent is run until it moves no more.
#[test]
fn logistic_regression_finds_the_optimum_that_smartcore_finds() {
    for seed in 0..8 {
        let (rows, labels) = clouds(seed, 60, 2, 1.5);
        let positive: Vec<bool> = labels.iter().map(|&label| label == 1).collect();
        for l2 in [0.01, 0.1, 1.0] {
            let ours = logistic::train(&rows, &positive, 0.5, l2, 6000).expect("well formed");
            let theirs = LogisticRegression::fit(
                &matrix(&rows),
                &labels,
                LogisticRegressionParameters::default().with_alpha(60.0 * l2),
            )
            .expect("well formed");
            let weights: Vec<f64> = theirs.coefficients().iterator(0).copied().collect();
            assert_all_close!(&ours.weights, &weights, 1e-5);
            assert_close!(ours.bias, *theirs.intercept().get((0, 0)), 1e-5);
            let other = Model { weights, bias: *theirs.intercept().get((0, 0)) };
            let [a, b] = [&ours, &other].map(|model| logistic::loss(model, &rows, &positive, l2));
            assert_close!(a, b, 1e-9);
        }
    }
}

proptest! {
    /// The loss is convex: on a line between two models it lies below the chord.
    #[test]
    fn the_logistic_loss_is_convex(seed: u64, t in 0.0..1.0) {
        let (rows, labels) = clouds(seed, 12, 2, 1.0);
        let labels: Vec<bool> = labels.iter().map(|&label| label == 1).collect();
        let mut rng = Rng::new(seed ^ 2);
        let mut model =
            || Model { weights: (0..3).map(|_| 9.0 * rng.normal()).collect(), bias: rng.normal() };
        let (a, b) = (model(), model());
        let mix = |a: f64, b: f64| (1.0 - t) * a + t * b;
        let between = Model {
            weights: a.weights.iter().zip(&b.weights).map(|(&a, &b)| mix(a, b)).collect(),
            bias: mix(a.bias, b.bias),
        };
        let loss = |model: &Model| logistic::loss(model, &rows, &labels, 0.1);
        prop_assert!(loss(&between) <= mix(loss(&a), loss(&b)) + 1e-9);
    }

    #[test]
    fn a_probability_and_that_of_the_opposite_sum_to_one(z in -1e4..1e4) {
        let model = |weight| Model { weights: vec![weight], bias: 0.0 };
        let p = |weight| logistic::predict_proba(&model(weight), &[z]);
        assert_close!(p(1.0) + p(-1.0), 1.0, 1e-12);
    }
}

/// ORACLES: centres of scikit-learn's example, inertia computed with it.
#[test]
fn k_means_gives_the_centres_of_scikit_learn() {
    let points = [[1.0, 2.0], [1.0, 4.0], [1.0, 0.0], [10.0, 2.0], [10.0, 4.0], [10.0, 0.0]];
    let points: Vec<Vec<f64>> = points.iter().map(|point| point.to_vec()).collect();
    let found = k_means::k_means(&points, &[points[0].clone(), points[4].clone()], 300);
    let found = found.expect("well formed");
    assert_all_close!(&found.centres[0], [1.0, 2.0], 1e-12);
    assert_all_close!(&found.centres[1], [10.0, 2.0], 1e-12);
    assert_close!(found.inertia, 16.0, 1e-12);
}

/// Mean of the points of each label, and the sum of squared distances to it.
fn partition(points: &[Vec<f64>], labels: &[usize], k: usize) -> (Vec<Vec<f64>>, f64) {
    let mut centres = Vec::new();
    let mut inertia = 0.0;
    for label in 0..k {
        let members: Vec<&Vec<f64>> =
            points.iter().zip(labels).filter(|item| *item.1 == label).map(|item| item.0).collect();
        let n = members.len() as f64;
        let mean = |axis: usize| members.iter().map(|point| point[axis]).sum::<f64>() / n;
        let centre: Vec<f64> = (0..points[0].len()).map(mean).collect();
        for point in members {
            inertia += point.iter().zip(&centre).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        }
        centres.push(centre);
    }
    (centres, inertia)
}

proptest! {
    /// Where `smartcore` ends (k-means++, the same rule for empty clusters) there is nothing to do.
    #[test]
    fn the_end_of_smartcores_k_means_is_a_fixed_point(seed: u64, n in 12_usize..60) {
        let (points, _) = clouds(seed, n, 3, 2.0);
        let data = matrix(&points);
        let parameters =
            KMeansParameters { k: 3, max_iter: 300, seed: Some(seed) };
        let theirs = KMeans::<f64, u32, DenseMatrix<f64>, Vec<u32>>::fit(&data, parameters);
        let said = theirs.and_then(|theirs| theirs.predict(&data)).expect("three clusters");
        let labels: Vec<usize> = said.into_iter().map(|label| label as usize).collect();
        prop_assume!((0..3).all(|label| labels.contains(&label)));
        let (centres, inertia) = partition(&points, &labels, 3);
        let Clusters { labels: ours, inertia: found, rounds, .. } =
            k_means::k_means(&points, &centres, 300).expect("well formed");
        prop_assert_eq!(ours, labels);
        prop_assert_eq!(rounds, 1);
        assert_close!(found, inertia, 1e-9);
    }

    /// Two clusters of at most nine points: all partitions are tried.
    #[test]
    fn nothing_is_better_than_the_best_partition(seed: u64, n in 3_usize..10) {
        let (points, _) = clouds(seed, n, 2, 2.0);
        let partitions = (1..(1_usize << n) - 1)
            .map(|bits| partition(&points, &(0..n).map(|i| bits >> i & 1).collect::<Vec<_>>(), 2));
        let best = partitions.min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are some");
        let start = [points[0].clone(), points[1].clone()];
        let found = k_means::k_means(&points, &start, 300).expect("well formed");
        prop_assert!(found.inertia >= best.1 - 1e-9);
        // And the best is one of its fixed points.
        let stays = k_means::k_means(&points, &best.0, 300).expect("well formed");
        assert_close!(stays.inertia, best.1, 1e-9);
    }
}
