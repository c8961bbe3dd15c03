//! Average precision: brute force over thresholds, the confusion matrix at each, `smartcore` for the
//! AUROC beside it, and properties.
//!
//! Scores are small whole numbers, so that ties are frequent. Tolerance 1e-12: sums of at most sixty
//! numbers of at most 1.

mod listings;

use kit::approx::is_close;
use kit::assert_close;
use proptest::prelude::*;
use smartcore::metrics::roc_auc_score;

use crate::confusion_matrix::listings::confusion_counts::{Counts, ZeroDivision};
use listings::pr_curve::{PrPoint, average_precision, pr_curve};
use listings::{pr_against_roc, pr_naive_ties, pr_variants};

const TOLERANCE: f64 = 1e-12;

/// At least one positive, and as many scores, with many ties.
fn items() -> impl Strategy<Value = (Vec<bool>, Vec<f64>)> {
    let score = (-20_i8..=20).prop_map(f64::from);
    prop::collection::vec((any::<bool>(), score), 1..60)
        .prop_filter("a positive", |items| items.iter().any(|item| item.0))
        .prop_map(|items| items.into_iter().unzip())
}

/// A ranking of both classes, best first.
fn rankings() -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(any::<bool>(), 2..60)
        .prop_filter("both classes", |labels| labels.contains(&true) && labels.contains(&false))
}

fn ap(labels: &[bool], scores: &[f64]) -> f64 {
    average_precision(labels, scores).expect("the strategy gives well-formed items")
}

fn small(count: usize) -> u32 {
    u32::try_from(count).expect("small")
}

fn count(labels: &[bool]) -> u32 {
    small(labels.iter().filter(|&&label| label).count())
}

/// Distinct falling scores for a ranking.
fn falling(n: usize) -> Vec<f64> {
    (0..n).map(|place| -f64::from(small(place))).collect()
}

/// The mean over positives of the precision when everything that scores as high as it is called.
fn by_definition(labels: &[bool], scores: &[f64]) -> f64 {
    let precision_at = |threshold: f64| {
        let called: Vec<bool> = labels
            .iter()
            .zip(scores)
            .filter(|item| *item.1 >= threshold)
            .map(|item| *item.0)
            .collect();
        f64::from(count(&called)) / f64::from(small(called.len()))
    };
    let positives = labels.iter().zip(scores).filter(|item| *item.0);
    positives.map(|(_, &score)| precision_at(score)).sum::<f64>() / f64::from(count(labels))
}

fn points(curve: &[PrPoint]) -> Vec<pr_variants::Point> {
    let whole = |n: u64| u32::try_from(n).expect("small");
    curve.iter().map(|point| (whole(point.true_positives), whole(point.called))).collect()
}

proptest! {
    #[test]
    fn it_is_the_mean_precision_at_the_positives((labels, scores) in items()) {
        prop_assert!(is_close(ap(&labels, &scores), by_definition(&labels, &scores), TOLERANCE));
    }

    #[test]
    fn each_point_is_a_confusion_matrix((labels, scores) in items()) {
        for point in pr_curve(&labels, &scores).expect("well formed") {
            let called: Vec<bool> = scores.iter().map(|&score| score >= point.threshold).collect();
            let counts = Counts::of(&labels, &called).expect("equal lengths");
            prop_assert_eq!(counts.true_positives, point.true_positives);
            let precision = counts.precision(ZeroDivision::Undefined).expect("something is called");
            prop_assert!(is_close(precision, point.precision(), 0.0));
        }
    }

    #[test]
    fn strictly_increasing_maps_leave_it((labels, scores) in items()) {
        // Both maps are exact on small whole numbers, and exp keeps them apart.
        for map in [|s: f64| 3.0 * s + 7.0, |s: f64| s * s * s, f64::exp] {
            let mapped: Vec<f64> = scores.iter().map(|&s| map(s)).collect();
            prop_assert!(is_close(ap(&labels, &mapped), ap(&labels, &scores), 0.0));
        }
    }

    #[test]
    fn order_and_repetition_leave_it((labels, scores) in items(), seed: u64, k in 1_usize..4) {
        let mut order: Vec<usize> = (0..labels.len()).cycle().take(k * labels.len()).collect();
        kit::rng::Rng::new(seed).shuffle(&mut order);
        let mixed_labels: Vec<bool> = order.iter().map(|&i| labels[i]).collect();
        let mixed_scores: Vec<f64> = order.iter().map(|&i| scores[i]).collect();
        prop_assert!(is_close(ap(&mixed_labels, &mixed_scores), ap(&labels, &scores), TOLERANCE));
    }

    #[test]
    fn it_lies_between_the_worst_ranking_and_one((labels, scores) in items()) {
        let positives = count(&labels);
        let negatives = small(labels.len()) - positives;
        let worst = (1..=positives).map(|i| f64::from(i) / f64::from(i + negatives)).sum::<f64>()
            / f64::from(positives);
        let value = ap(&labels, &scores);
        prop_assert!(worst - TOLERANCE <= value && value <= 1.0 + TOLERANCE);
    }

    #[test]
    fn the_short_way_is_right_without_ties(labels in rankings()) {
        let scores = falling(labels.len());
        let value = ap(&labels, &scores);
        prop_assert!(is_close(pr_naive_ties::by_rank(&labels, &scores), value, TOLERANCE));
        prop_assert!(is_close(pr_against_roc::average_precision(&labels), value, TOLERANCE));
    }

    #[test]
    fn smartcore_agrees_on_the_auroc_beside_it(labels in rankings()) {
        let truth: Vec<f64> = labels.iter().map(|&l| f64::from(u8::from(l))).collect();
        let theirs = roc_auc_score(&truth, &falling(labels.len()));
        prop_assert!(is_close(theirs, pr_against_roc::auroc(&labels), TOLERANCE));
    }

    #[test]
    fn interpolation_never_lowers_the_area((labels, scores) in items()) {
        let curve = points(&pr_curve(&labels, &scores).expect("well formed"));
        let steps = pr_variants::steps(&curve);
        prop_assert!(is_close(steps, ap(&labels, &scores), TOLERANCE));
        let area = pr_variants::all_points(&curve);
        prop_assert!(steps <= area + TOLERANCE && area <= 1.0 + TOLERANCE);
        // A mean over m + 1 recalls differs from the area of a falling curve by at most one slice.
        for m in [10, 100] {
            let mean = pr_variants::at_recalls(&curve, m);
            prop_assert!((mean - area).abs() <= 1.0 / f64::from(m) + TOLERANCE, "{} {}", mean, area);
        }
    }

    #[test]
    fn the_interpolated_precision_is_the_best_from_there_on((labels, scores) in items()) {
        let curve = points(&pr_curve(&labels, &scores).expect("well formed"));
        for (at, (tp, best)) in pr_variants::envelope(&curve).into_iter().enumerate() {
            let later = curve[at..].iter().map(|p| f64::from(p.0) / f64::from(p.1));
            prop_assert_eq!(tp, curve[at].0);
            prop_assert!(is_close(best, later.fold(0.0, f64::max), 0.0));
        }
    }

    #[test]
    fn mending_one_pair_raises_both(labels in rankings()) {
        let swap = labels.windows(2).position(|pair| !pair[0] && pair[1]);
        prop_assume!(swap.is_some());
        let place = swap.expect("just asked") + 2;
        let (roc, pr) = pr_against_roc::gains(&labels, place);
        let positives = count(&labels);
        let pairs = f64::from(positives) * f64::from(small(labels.len()) - positives);
        let k = f64::from(count(&labels[..place]));
        let place = f64::from(small(place));
        prop_assert!(is_close(roc, 1.0 / pairs, TOLERANCE));
        prop_assert!(is_close(pr, k / (place * (place - 1.0) * f64::from(positives)), TOLERANCE));
    }
}

/// Between two points, calling half of a tie does not lead half way up: the page's example.
#[test]
fn no_classifier_is_on_the_straight_line() {
    // 98 positives and 900 others tie behind two hits; half of them are called.
    let (tp, called) = (2.0 + 49.0, 2.0 + 499.0);
    assert_close!(tp / called, 0.102, 0.001);
}
