//! ROC and AUC: published tables, `smartcore` 0.7 (mid-ranks in floating point), brute force,
//! and properties.
//!
//! Scores are small whole numbers, so that ties are frequent and arithmetic on them is exact:
//! where a property says "equal", the test asks for equality to the last bit.

#![expect(clippy::float_cmp, reason = "where a property says equal, it means to the last bit")]

pub(crate) mod listings;

use kit::approx::is_close;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::metrics::Metrics as _;
use smartcore::metrics::auc::AUC;

use listings::{
    roc_auc_histogram as histogram, roc_auc_interval as interval, roc_auc_multiclass as multiclass,
    roc_auc_naive_ties as naive, roc_auc_partial as partial, roc_auc_prevalence as prevalence,
    roc_auc_ranks as ranks, roc_auc_sweep as sweep, roc_auc_threshold as threshold,
};

/// Labels of both classes and as many scores, with many ties.
fn items() -> impl Strategy<Value = (Vec<bool>, Vec<f64>)> {
    let score = (-20_i8..=20).prop_map(f64::from);
    prop::collection::vec((any::<bool>(), score), 2..60)
        .prop_filter("both classes", |items| {
            items.iter().any(|item| item.0) && items.iter().any(|item| !item.0)
        })
        .prop_map(|items| items.into_iter().unzip())
}

pub(crate) fn auc(labels: &[bool], scores: &[f64]) -> f64 {
    sweep::roc_auc(labels, scores).expect("the strategy gives well-formed items")
}

/// The scores of the positives and those of the negatives.
fn split(labels: &[bool], scores: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let of = |class: bool| {
        labels.iter().zip(scores).filter(|&(&l, _)| l == class).map(|(_, &s)| s).collect()
    };
    (of(true), of(false))
}

/// From the definition: the mean of 1, ½ or 0 over all pairs.
fn by_definition(labels: &[bool], scores: &[f64]) -> f64 {
    let (positives, negatives) = split(labels, scores);
    let wins = positives.iter().flat_map(|p| {
        negatives.iter().map(move |n| match p.partial_cmp(n) {
            Some(std::cmp::Ordering::Greater) => 1.0,
            Some(std::cmp::Ordering::Equal) => 0.5,
            Some(std::cmp::Ordering::Less) | None => 0.0,
        })
    });
    let (count, sum) = wins.fold((0.0, 0.0), |(count, sum), win: f64| (count + 1.0, sum + win));
    sum / count
}

proptest! {
    #[test]
    fn the_ways_to_compute_it_agree((labels, scores) in items()) {
        let area = auc(&labels, &scores);
        prop_assert_eq!(ranks::roc_auc(&labels, &scores), Some(area));
        let twice_pairs = ranks::twice_pairs_won(&labels, &scores);
        prop_assert_eq!(ranks::twice_pairs_won_by_rank(&labels, &scores), twice_pairs);
        prop_assert!(is_close(by_definition(&labels, &scores), area, 1e-14));
        let (positives, negatives) = split(&labels, &scores);
        prop_assert_eq!(prevalence::roc_auc(&positives, &negatives), area);
        let mut pairs: Vec<(bool, f64)> = labels.iter().copied().zip(scores).collect();
        prop_assert_eq!(histogram::exact_auc(&mut pairs), area);
    }

    #[test]
    fn smartcore_agrees((labels, scores) in items()) {
        let truth: Vec<f64> = labels.iter().map(|&l| f64::from(u8::from(l))).collect();
        let theirs = AUC::<f64>::new().get_score(&truth, &scores);
        prop_assert!(is_close(theirs, auc(&labels, &scores), 1e-12));
    }

    #[test]
    fn it_is_a_share((labels, scores) in items()) {
        prop_assert!((0.0..=1.0).contains(&auc(&labels, &scores)));
    }

    #[test]
    fn strictly_increasing_maps_leave_it((labels, scores) in items()) {
        let area = auc(&labels, &scores);
        // Both maps are exact on small whole numbers, and exp keeps them apart.
        for map in [|s: f64| 3.0 * s + 7.0, |s: f64| s * s * s, f64::exp] {
            let mapped: Vec<f64> = scores.iter().map(|&s| map(s)).collect();
            prop_assert_eq!(auc(&labels, &mapped), area);
        }
    }

    #[test]
    fn turning_scores_or_labels_round_gives_the_rest_to_one((labels, scores) in items()) {
        let area = auc(&labels, &scores);
        let negated: Vec<f64> = scores.iter().map(|s| -s).collect();
        prop_assert!(is_close(auc(&labels, &negated), 1.0 - area, 1e-15));
        let flipped: Vec<bool> = labels.iter().map(|l| !l).collect();
        prop_assert!(is_close(auc(&flipped, &scores), 1.0 - area, 1e-15));
        prop_assert_eq!(auc(&flipped, &negated), area);
    }

    #[test]
    fn order_and_repetition_leave_it((labels, scores) in items(), seed: u64, k in 1_usize..4) {
        let area = auc(&labels, &scores);
        let mut order: Vec<usize> = (0..labels.len()).cycle().take(k * labels.len()).collect();
        kit::rng::Rng::new(seed).shuffle(&mut order);
        let labels: Vec<bool> = order.iter().map(|&i| labels[i]).collect();
        let scores: Vec<f64> = order.iter().map(|&i| scores[i]).collect();
        prop_assert!(is_close(auc(&labels, &scores), area, 1e-15));
    }

    #[test]
    fn the_curve_is_a_staircase_from_corner_to_corner((labels, scores) in items()) {
        let curve = sweep::roc_curve(&labels, &scores).expect("well formed");
        let mut distinct = scores.clone();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup();
        prop_assert_eq!(curve.len(), distinct.len() + 1);
        prop_assert_eq!((curve[0].false_positives, curve[0].true_positives), (0, 0));
        prop_assert_eq!(curve[0].threshold, None);
        for pair in curve.windows(2) {
            prop_assert!(pair[0].true_positives <= pair[1].true_positives);
            prop_assert!(pair[0].false_positives <= pair[1].false_positives);
        }
        // Each point is what the first listing counts at its threshold.
        for point in &curve[1..] {
            let at = point.threshold.expect("only the first point has none");
            let counts = threshold::count(&labels, &scores, at);
            prop_assert_eq!(u64::from(counts.true_positives), point.true_positives);
            prop_assert_eq!(u64::from(counts.false_positives), point.false_positives);
        }
    }

    #[test]
    fn the_naive_sweep_is_right_exactly_without_ties((labels, scores) in items()) {
        let (positives, negatives) = split(&labels, &scores);
        let area = auc(&labels, &scores);
        if !positives.iter().any(|p| negatives.contains(p)) {
            prop_assert!(is_close(naive::naive_auc(&labels, &scores), area, 1e-15));
        }
        // Positives first and negatives first bracket it, as far above as below.
        let sorted = |first: bool| {
            let mut items: Vec<(bool, f64)> =
                labels.iter().copied().zip(scores.iter().copied()).collect();
            items.sort_by_key(|item| item.0 != first);
            let (labels, scores): (Vec<bool>, Vec<f64>) = items.into_iter().unzip();
            naive::naive_auc(&labels, &scores)
        };
        prop_assert!(is_close(f64::midpoint(sorted(true), sorted(false)), area, 1e-15));
    }

    #[test]
    fn the_histogram_keeps_its_bound((labels, scores) in items(), bins in 1_usize..100) {
        let mut counted = histogram::ScoreHistogram::new(bins);
        for (&label, score) in labels.iter().zip(&scores) {
            counted.add(label, (score + 20.0) / 40.0);
        }
        let (binned, bound) = counted.auc_and_bound().expect("both classes");
        prop_assert!((binned - auc(&labels, &scores)).abs() <= bound + 1e-15);
    }

    #[test]
    fn delong_agrees_with_the_rank_formula((labels, scores) in items()) {
        let (positives, negatives) = split(&labels, &scores);
        let (of_positives, of_negatives) = interval::placements(&positives, &negatives);
        // X. Sun, W. Xu (2014): rank among all minus rank within the own class.
        let rank = |x: f64, among: &[f64]| {
            let below = among.iter().filter(|&&y| y < x).count();
            let level = among.iter().filter(|&&y| y == x).count();
            f64::from(u32::try_from(2 * below + level + 1).expect("small")) / 2.0
        };
        let size = |of: &[f64]| f64::from(u32::try_from(of.len()).expect("small"));
        let expected: Vec<f64> = positives
            .iter()
            .map(|&x| (rank(x, &scores) - rank(x, &positives)) / size(&negatives))
            .collect();
        assert_all_close!(&of_positives, &expected, 1e-13);
        let expected: Vec<f64> = negatives
            .iter()
            .map(|&y| 1.0 - (rank(y, &scores) - rank(y, &negatives)) / size(&positives))
            .collect();
        assert_all_close!(&of_negatives, &expected, 1e-13);
        if positives.len() > 1 && negatives.len() > 1 {
            let (area, standard_error) = interval::delong(&positives, &negatives);
            prop_assert!(is_close(area, auc(&labels, &scores), 1e-13));
            if let Some((low, high)) = interval::logit_interval(area, standard_error) {
                prop_assert!(0.0 < low && low <= area && area <= high && high < 1.0);
            }
        }
    }

    #[test]
    fn partial_areas_grow_to_the_whole((labels, scores) in items()) {
        let (positives, negatives) = split(&labels, &scores);
        let curve = partial::roc_curve(&positives, &negatives);
        let areas: Vec<f64> =
            (1..=20).map(|i| partial::area_up_to(&curve, f64::from(i) / 20.0)).collect();
        prop_assert!(areas.windows(2).all(|pair| pair[0] <= pair[1] + 1e-15));
        prop_assert!(is_close(areas[19], auc(&labels, &scores), 1e-13));
        prop_assert!(is_close(partial::partial_auc(&curve, 1.0), areas[19], 1e-13));
    }

    #[test]
    fn two_classes_are_the_binary_case((labels, scores) in items()) {
        let classes: Vec<usize> = labels.iter().map(|&l| usize::from(l)).collect();
        let rows: Vec<[f64; 2]> = scores.iter().map(|&s| [-s, s]).collect();
        let area = auc(&labels, &scores);
        prop_assert_eq!(multiclass::one_vs_rest(&classes, &rows), Some([area, area]));
        prop_assert_eq!(multiclass::one_vs_one(&classes, &rows), Some(area));
    }
}

/// Published: scikit-learn 1.9, docstrings of `roc_curve`, `auc` and `roc_auc_score` (their first
/// threshold, ∞, is our `None`).
#[test]
fn the_documented_example_of_scikit_learn() {
    let (labels, scores) = ([false, false, true, true], [0.1, 0.4, 0.35, 0.8]);
    let curve = sweep::roc_curve(&labels, &scores).expect("well formed");
    let counts: Vec<(u64, u64)> =
        curve.iter().map(|p| (p.false_positives, p.true_positives)).collect();
    assert_eq!(counts, [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2)]);
    let thresholds: Vec<f64> = curve.iter().filter_map(|p| p.threshold).collect();
    assert_all_close!(&thresholds, &[0.8, 0.4, 0.35, 0.1], 0.0);
    assert_close!(sweep::area_under(&curve), 0.75, 0.0);
}

/// Recomputed with scikit-learn 1.9.1, `roc_auc_score`, on inputs with ties.
#[test]
fn ties_as_in_scikit_learn() {
    let labels = [false, true, false, true];
    for (scores, expected) in [([0.5, 0.5, 0.2, 0.8], 0.875), ([0.5; 4], 0.5)] {
        assert_close!(auc(&labels, &scores), expected, 0.0);
        assert_eq!(ranks::roc_auc(&labels, &scores), Some(expected));
    }
}

/// Published: scikit-learn 1.9, docstring of `precision_recall_curve`: at recall ½ the precision
/// is 1, at recall 1 it is ⅔.
#[test]
fn precision_at_recall_as_in_scikit_learn() {
    let (positives, negatives) = ([0.35, 0.8], [0.1, 0.4]);
    for (recall, expected) in [(0.5, 1.0), (1.0, 2.0 / 3.0)] {
        let (_, tp, fp) = prevalence::at_recall(&positives, &negatives, recall);
        assert_close!(prevalence::precision(tp, fp, 1), expected, 1e-15);
    }
}
