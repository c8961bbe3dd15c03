//! Classifier architecture: `smartcore` 0.7, numerical integration, and properties.

#![expect(clippy::cast_possible_truncation, reason = "classes and counts are small")]

mod listings;

use kit::assert_close;
use kit::data::half_moons;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters};
use smartcore::naive_bayes::gaussian::{GaussianNB, GaussianNBParameters};
use smartcore::neighbors::knn_classifier::{KNNClassifier, KNNClassifierParameters};

use eight::{Classifier, Row};
use listings::{
    classifier_architecture_abstain as abstain, classifier_architecture_eight as eight,
    classifier_architecture_heads as heads, classifier_architecture_pick as pick,
};

struct Data {
    rows: Vec<Row>,
    y: Vec<f64>,
    unseen: Vec<Row>,
}

fn data(seed: u64) -> Data {
    let mut rng = Rng::new(seed);
    let (rows, y) = half_moons(200, &mut rng);
    Data { rows, y, unseen: half_moons(1000, &mut rng).0 }
}

fn matrix(rows: &[Row]) -> DenseMatrix<f64> {
    let rows = rows.iter().map(|row| row.to_vec()).collect();
    DenseMatrix::from_2d_vec(&rows).expect("rows are equally long")
}

fn classes(y: &[f64]) -> Vec<u32> {
    y.iter().map(|&y| u32::from(y >= 0.5)).collect()
}

/// On how many of the unseen rows ours and theirs call the same class.
fn agree(data: &Data, ours: &Classifier, theirs: &[u32]) -> usize {
    let ours = data.unseen.iter().map(|&row| u32::from(ours(row, &mut 0) >= 0.5));
    ours.zip(theirs).filter(|(a, b)| a == *b).count()
}

fn ours<'a>(models: &'a [eight::Fitted], name: &str) -> &'a Classifier {
    &models.iter().find(|model| model.0 == name).expect("one of the eight").1
}

/// Naive Bayes and nearest neighbours have one answer. Logistic regression is fitted by two different
/// optimisers, ours stopped after 400 steps, so a few rows at the boundary may differ.
#[test]
fn three_of_the_eight_agree_with_smartcore() {
    for seed in 0..3 {
        let data = data(seed);
        let models = eight::eight(&data.rows, &data.y);
        let (x, y, ask) = (matrix(&data.rows), classes(&data.y), matrix(&data.unseen));

        let bayes = GaussianNB::fit(&x, &y, GaussianNBParameters::default()).expect("well formed");
        let answers: Vec<u32> = bayes.predict(&ask).expect("fitted");
        assert_eq!(agree(&data, ours(&models, "naive Bayes"), &answers), 1000);

        let parameters = KNNClassifierParameters::default().with_k(15);
        let near = KNNClassifier::fit(&x, &y, parameters).expect("well formed");
        let answers: Vec<u32> = near.predict(&ask).expect("fitted");
        assert_eq!(agree(&data, ours(&models, "15-NN"), &answers), 1000);

        let line = LogisticRegression::fit(&x, &y, LogisticRegressionParameters::default())
            .expect("well formed");
        let answers: Vec<u32> = line.predict(&ask).expect("fitted");
        let same = agree(&data, ours(&models, "logistic"), &answers);
        assert!(same >= 985, "{same}");
    }
}

#[test]
fn softmax_agrees_with_smartcore() {
    let (x, labels) = heads::in_a_row(300, &mut Rng::new(4));
    let lines = heads::fit_softmax(&x, &labels, 3);
    let rows = x.iter().map(|&x| vec![x]).collect();
    let rows = DenseMatrix::from_2d_vec(&rows).expect("rows are equally long");
    let y: Vec<u32> = labels.iter().map(|&label| label as u32).collect();
    let theirs = LogisticRegression::fit(&rows, &y, LogisticRegressionParameters::default())
        .expect("well formed");
    let answers: Vec<u32> = theirs.predict(&rows).expect("fitted");
    let same = x
        .iter()
        .zip(&answers)
        .filter(|(x, theirs)| heads::argmax(&heads::scores(&lines, **x)) == **theirs as usize)
        .count();
    assert!(same >= 290, "{same}");
}

/// The share of class 1 among many draws near a place is what the integral says of it.
#[test]
fn the_truth_is_the_share_among_draws() {
    let (rows, y) = half_moons(100_000, &mut Rng::new(3));
    let truth = eight::truth();
    for centre in [[0.5, 0.4], [0.0, 0.2], [1.2, 0.3]] {
        let near = |row: &Row| (row[0] - centre[0]).hypot(row[1] - centre[1]) < 0.05;
        let (mut n, mut ones, mut expected) = (0.0, 0.0, 0.0);
        for (row, y) in rows.iter().zip(&y).filter(|(row, _)| near(row)) {
            n += 1.0;
            ones += y;
            expected += truth(*row, &mut 0);
        }
        // Four standard errors of a share.
        assert_close!(ones / n, expected / n, 4.0 * (0.25 / n).sqrt());
    }
}

/// Nobody beats the truth by more than chance: the standard error of an accuracy is 0.007.
#[test]
fn all_learn_and_none_beats_the_truth() {
    let mut rng = Rng::new(1);
    let (rows, y) = half_moons(200, &mut rng);
    let (test, classes) = half_moons(2000, &mut rng);
    let [best, least, ..] = eight::scores(&eight::truth(), &test, &classes);
    for (name, model, _) in eight::eight(&rows, &y) {
        let [accuracy, loss, ..] = eight::scores(&model, &test, &classes);
        assert!((0.8..best + 0.02).contains(&accuracy), "{name}: {accuracy}");
        assert!(loss > least - 0.02, "{name}: {loss}");
    }
}

#[test]
fn work_is_counted() {
    let (rows, y) = half_moons(50, &mut Rng::new(1));
    let expected = [2..=2, 4..=4, 100..=999, 1..=6, 50..=300, 60..=120, 20..=152, 36..=36];
    for ((name, model, _), expected) in eight::eight(&rows, &y).iter().zip(expected) {
        let mut work = 0;
        model([0.3, 0.3], &mut work);
        assert!(expected.contains(&work), "{name}: {work}");
    }
}

/// Stretching a feature by a power of two changes no tree: not one probability.
#[test]
fn trees_do_not_see_the_scale() {
    let (rows, y) = half_moons(100, &mut Rng::new(2));
    let stretched: Vec<Row> = rows.iter().map(|r| [r[0], 64.0 * r[1]]).collect();
    for trees in [1, 50] {
        let plain = eight::forest(&rows, &y, trees, &mut 0);
        let other = eight::forest(&stretched, &y, trees, &mut 0);
        for (a, b) in rows.iter().zip(&stretched) {
            let (a, b) = (plain(*a, &mut 0), other(*b, &mut 0));
            assert_close!(a, b, 0.0);
        }
    }
}

/// Nobody knows the second feature: what is left is what the first one says.
#[test]
fn a_missing_value_has_a_side_and_no_factor() {
    let mut rng = Rng::new(4);
    let (rows, y) = half_moons(200, &mut rng);
    let gaps: Vec<Row> = rows.iter().map(|r| [r[0], f64::NAN]).collect();
    let known: Vec<Row> = rows.iter().map(|r| [r[0], 0.0]).collect();
    for trees in [1, 50] {
        let (gap, zero) =
            (eight::forest(&gaps, &y, trees, &mut 0), eight::forest(&known, &y, trees, &mut 0));
        for (a, b) in gaps.iter().zip(&known) {
            let (a, b) = (gap(*a, &mut 0), zero(*b, &mut 0));
            assert!((0.0..=1.0).contains(&a));
            if trees == 1 {
                assert_close!(a, b, 1e-12);
            }
        }
    }
    let bayes = eight::naive_bayes(&rows, &y, &mut 0);
    let seen = bayes([0.4, f64::NAN], &mut 0);
    assert!((0.0..1.0).contains(&seen));
    let distance_needs_it = eight::logistic(&rows, &y, &mut 0)([0.4, f64::NAN], &mut 0);
    assert!(distance_needs_it.is_nan());
}

/// At the optimum of the dual: rows beyond the margin weigh nothing, rows inside it weigh C.
#[test]
fn the_svm_meets_the_optimality_conditions() {
    let (rows, y) = half_moons(80, &mut Rng::new(9));
    let pairs: Vec<(Row, f64)> = rows.iter().copied().zip(y.iter().copied()).collect();
    let vectors = eight::dual(&pairs, &mut 0);
    for &(row, y) in &pairs {
        let sum: f64 = vectors.iter().map(|&(v, weight)| weight * eight::kernel(v, row)).sum();
        let margin = (2.0 * y - 1.0) * sum;
        let weight = vectors
            .iter()
            .find(|(v, _)| v.iter().zip(row).all(|(a, b)| a.to_bits() == b.to_bits()))
            .map_or(0.0, |(_, weight)| weight.abs());
        assert!(margin > 0.98 || weight > 0.999, "margin {margin}, weight {weight}");
        assert!(margin < 1.02 || weight < 1e-6, "margin {margin}, weight {weight}");
    }
}

proptest! {
    #[test]
    fn softmax_ignores_a_shift_and_keeps_the_order(
        scores in prop::collection::vec(-30.0_f64..30.0, 1..8), shift in -500.0_f64..500.0,
    ) {
        let p = heads::softmax(&scores);
        assert_close!(p.iter().sum::<f64>(), 1.0, 1e-12);
        let shifted: Vec<f64> = scores.iter().map(|score| score + shift).collect();
        for (a, b) in p.iter().zip(heads::softmax(&shifted)) {
            assert_close!(*a, b, 1e-9);
        }
        prop_assert_eq!(heads::argmax(&p), heads::argmax(&scores));
    }

    #[test]
    fn asking_for_more_certainty_never_raises_coverage(
        items in prop::collection::vec((0.0_f64..1.0, any::<bool>()), 1..40),
        a in 0.5_f64..1.0, b in 0.5_f64..1.0,
    ) {
        let (p, y): (Vec<f64>, Vec<bool>) = items.into_iter().unzip();
        let [low, high] = [a.min(b), a.max(b)].map(|t| abstain::with_abstention(&p, &y, t, 0.2));
        prop_assert!(high.coverage <= low.coverage);
        prop_assert!((0.0..=1.0).contains(&low.cost));
    }

    #[test]
    fn a_dearer_shape_is_never_cheaper(rows in 1_u64..1000, present in 1_u64..100, classes in 2_u64..50) {
        let shape = pick::Shape { rows, present, classes };
        let larger = pick::Shape { rows: rows + 1, present: present + 1, classes: classes + 1 };
        let families = [
            pick::Family::Linear,
            pick::Family::Neighbours,
            pick::Family::Trees { trees: 5, depth: 3 },
            pick::Family::Network { hidden: 4 },
        ];
        for family in families {
            prop_assert!(family.operations(shape) <= family.operations(larger));
        }
    }
}
