//! F-scores and average precision.

use kit::{assert_all_close, assert_close};
use proptest::prelude::*;

use crate::listings::average_precision::{average_precision, curve};
use crate::listings::f_scores::{ClassScore, report};

/// ORACLES: values that scikit-learn's documentation prints, recomputed to full precision.
#[test]
fn f_scores_are_those_of_scikit_learn() {
    let (truth, predicted) = ([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]);
    let one = report(&truth, &predicted, 1.0, 0.0).expect("six items");
    let of = |value: fn(&ClassScore) -> Option<f64>| -> Vec<f64> {
        one.classes.iter().map(|class| value(class).expect("defined")).collect()
    };
    assert_all_close!(of(|class| class.precision), [0.666_666_666_7, 0.0, 0.0], 1e-9);
    assert_all_close!(of(|class| class.recall), [1.0, 0.0, 0.0], 1e-9);
    assert_all_close!(of(|class| Some(class.f)), [0.8, 0.0, 0.0], 1e-9);
    assert!(one.classes.iter().all(|class| class.support == 2));
    assert_close!(one.macro_precision, 0.222_222_222_2, 1e-9);
    assert_close!(one.macro_recall, 0.333_333_333_3, 1e-9);
    assert_close!(one.macro_f, 0.266_666_666_7, 1e-9);
    assert_close!(one.micro_f, 0.333_333_333_3, 1e-9);
    let half = report(&truth, &predicted, 0.5, 0.0).expect("six items");
    assert_close!(half.macro_f, 0.238_095_238_1, 1e-9);
    assert_close!(half.micro_f, 0.333_333_333_3, 1e-9);
}

proptest! {
    /// By a confusion matrix: rows are truth, columns are predictions.
    #[test]
    fn f_scores_follow_from_the_confusion_matrix(
        items in prop::collection::vec((0_u32..5, 0_u32..5), 1..40),
        beta in 0.1..4.0,
        undefined in 0.0..1.0,
    ) {
        let (truth, predicted): (Vec<u32>, Vec<u32>) = items.iter().copied().unzip();
        let mut matrix = [[0.0; 5]; 5];
        for &(is, said) in &items {
            matrix[is as usize][said as usize] += 1.0;
        }
        let found = report(&truth, &predicted, beta, undefined).expect("items");
        let mut precisions = Vec::new();
        let mut classes = found.classes.iter();
        for label in 0..5 {
            let row: f64 = matrix[label].iter().sum();
            let column: f64 = matrix.iter().map(|row| row[label]).sum();
            if row + column == 0.0 {
                continue;
            }
            let hits = matrix[label][label];
            let class = classes.next().expect("a class for each label that occurs");
            prop_assert_eq!(class.label as usize, label);
            let ratio = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
            let (p, r) = (ratio(hits, column), ratio(hits, row));
            prop_assert_eq!((class.precision, class.recall), (p, r));
            // The weighted harmonic mean, where it is defined.
            if let (Some(p), Some(r)) = (p, r)
                && hits > 0.0
            {
                let b = beta * beta;
                assert_close!(class.f, (1.0 + b) * p * r / (b * p + r), 1e-12);
            } else {
                assert_close!(class.f, 0.0, 0.0);
            }
            precisions.push(p.unwrap_or(undefined));
        }
        prop_assert!(classes.next().is_none());
        let mean = precisions.iter().sum::<f64>() / precisions.len() as f64;
        assert_close!(found.macro_precision, mean, 1e-12);
        let right: f64 = (0..5).map(|label| matrix[label][label]).sum();
        assert_close!(found.micro_f, right / items.len() as f64, 1e-12);
    }
}

/// ORACLES: scikit-learn's documentation for the first, scikit-learn 1.9 for the two with ties.
#[test]
fn average_precision_is_that_of_scikit_learn() {
    let ap =
        |labels: &[bool], scores: &[f64]| average_precision(labels, scores).expect("positives");
    let two = [false, false, true, true];
    assert_close!(ap(&two, &[0.1, 0.4, 0.35, 0.8]), 0.833_333_333_3, 1e-9);
    let mixed = [false, true, false, true];
    assert_close!(ap(&mixed, &[0.5, 0.5, 0.2, 0.8]), 0.833_333_333_3, 1e-9);
    assert_close!(ap(&mixed, &[0.5; 4]), 0.5, 1e-12);
    let points = curve(&two, &[0.1, 0.4, 0.35, 0.8]).expect("positives");
    let column = |value: fn(&_) -> f64| -> Vec<f64> { points.iter().rev().map(value).collect() };
    assert_all_close!(
        column(|p: &crate::listings::average_precision::Point| p.threshold),
        [0.1, 0.35, 0.4, 0.8],
        0.0
    );
    assert_all_close!(column(|p| p.precision), [0.5, 0.666_666_666_7, 0.5, 1.0], 1e-9);
    assert_all_close!(column(|p| p.recall), [1.0, 1.0, 0.5, 0.5], 1e-9);
}

proptest! {
    /// Without ties it is the mean, over the positives, of the precision at their places.
    #[test]
    fn without_ties_it_is_the_mean_of_precisions_at_hits(
        labels in prop::collection::vec(any::<bool>(), 1..40),
        seed: u64,
    ) {
        prop_assume!(labels.contains(&true));
        let mut scores: Vec<f64> = (0_u8..40).map(f64::from).take(labels.len()).collect();
        kit::rng::Rng::new(seed).shuffle(&mut scores);
        let at_least = |score: f64| scores.iter().zip(&labels).filter(move |item| *item.0 >= score);
        let precisions: Vec<f64> = scores
            .iter()
            .zip(&labels)
            .filter(|item| *item.1)
            .map(|(&score, _)| {
                at_least(score).filter(|item| *item.1).count() as f64
                    / at_least(score).count() as f64
            })
            .collect();
        let mean = precisions.iter().sum::<f64>() / precisions.len() as f64;
        assert_close!(average_precision(&labels, &scores).expect("positives"), mean, 1e-12);
    }

    /// With ties: order and increasing maps change nothing, and the curve ends at the prevalence.
    #[test]
    fn ties_are_taken_whole(
        items in prop::collection::vec((any::<bool>(), -3_i8..=3), 1..40),
        seed: u64,
    ) {
        prop_assume!(items.iter().any(|item| item.0));
        let ap = |items: &[(bool, i8)], map: fn(f64) -> f64| {
            let (labels, scores): (Vec<bool>, Vec<f64>) =
                items.iter().map(|&(label, score)| (label, map(score.into()))).unzip();
            average_precision(&labels, &scores).expect("positives")
        };
        let found = ap(&items, |score| score);
        let mut mixed = items.clone();
        kit::rng::Rng::new(seed).shuffle(&mut mixed);
        assert_close!(ap(&mixed, |score| score), found, 0.0);
        assert_close!(ap(&items, f64::exp), found, 0.0);
        let (labels, scores): (Vec<bool>, Vec<f64>) =
            items.iter().map(|&(label, score)| (label, f64::from(score))).unzip();
        let points = curve(&labels, &scores).expect("positives");
        let share = labels.iter().filter(|&&label| label).count() as f64 / labels.len() as f64;
        let last = points.last().expect("a point");
        assert_all_close!([last.precision, last.recall], [share, 1.0], 1e-12);
        prop_assert!(points.windows(2).all(|pair| pair[0].threshold > pair[1].threshold));
        prop_assert!((0.0..=1.0 + 1e-12).contains(&found));
    }
}
