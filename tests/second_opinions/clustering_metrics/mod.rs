//! Clustering metrics: `smartcore` 0.7 (homogeneity, completeness, V-measure), a loop over all pairs,
//! the confusion matrix of the first chapter, and properties.
//!
//! Tolerance 1e-9: sums of up to sixty logarithms.

mod listings;

use std::collections::BTreeMap;

use kit::approx::is_close;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::metrics::Metrics as _;
use smartcore::metrics::cluster_hcv::HCVScore;

use crate::choosing_a_metric::listings::choosing_units;
use crate::confusion_matrix::listings::confusion_counts::Counts;
use listings::clustering_agreement::Contingency;
use listings::clustering_silhouette::{calinski_harabasz, davies_bouldin, silhouette, silhouettes};
use listings::{clustering_chance, exercise_b_cubed};

const TOLERANCE: f64 = 1e-9;

fn clusterings() -> impl Strategy<Value = (Vec<u32>, Vec<u32>)> {
    prop::collection::vec((0_u32..5, 0_u32..6), 1..60).prop_map(|pairs| pairs.into_iter().unzip())
}

fn table(truth: &[u32], found: &[u32]) -> Contingency {
    Contingency::of(truth, found).expect("well formed")
}

/// Points of the plane in two to four clusters, each with at least two.
fn points() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<usize>)> {
    (2_usize..5, prop::collection::vec((-9.0..9.0, -9.0..9.0), 8..40)).prop_map(|(k, points)| {
        let labels = (0..points.len()).map(|i| i % k).collect();
        (points.into_iter().map(|(x, y)| vec![x, y]).collect(), labels)
    })
}

/// Together or not, for each pair of items.
fn together(labels: &[u32]) -> Vec<bool> {
    (0..labels.len()).flat_map(|i| (0..i).map(move |j| labels[i] == labels[j])).collect()
}

fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => is_close(left, right, TOLERANCE),
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
    }
}

proptest! {
    #[test]
    fn smartcore_agrees_where_there_is_something_to_tell((truth, found) in clusterings()) {
        let table = table(&truth, &found);
        let (homogeneity, completeness) = table.homogeneity_completeness();
        let mut theirs = HCVScore::<u32>::new();
        theirs.compute(&truth, &found);
        let varied = |labels: &[u32]| labels.iter().any(|&label| label != labels[0]);
        // With one class or one cluster it divides by an entropy of 0.
        if varied(&truth) && varied(&found) {
            prop_assert!(same(theirs.homogeneity(), Some(homogeneity)));
            prop_assert!(same(theirs.completeness(), Some(completeness)));
            prop_assert!(same(theirs.v_measure(), Some(table.v_measure())));
        }
    }

    #[test]
    fn pairs_are_a_confusion_matrix((truth, found) in clusterings()) {
        let ours = table(&truth, &found).pair_counts();
        let visited = Counts::of(&together(&truth), &together(&found)).expect("equal lengths");
        prop_assert_eq!(ours.true_positives, visited.true_positives);
        prop_assert_eq!(ours.false_positives, visited.false_positives);
        prop_assert_eq!(ours.false_negatives, visited.false_negatives);
        prop_assert_eq!(ours.true_negatives, visited.true_negatives);
    }

    #[test]
    fn ari_is_kappa_over_pairs((truth, found) in clusterings()) {
        // M. J. Warrens, 2008: the adjusted Rand index is Cohen's κ of the table of pairs.
        let ours = table(&truth, &found);
        let counts = ours.pair_counts();
        let float = |n: u64| f64::from(u32::try_from(n).expect("small"));
        let pairs = crate::confusion_matrix::listings::confusion_agreement::Table {
            tp: float(counts.true_positives),
            fp: float(counts.false_positives),
            fn_: float(counts.false_negatives),
            tn: float(counts.true_negatives),
        };
        prop_assert!(same(ours.adjusted_rand_index(), pairs.kappa()));
    }

    #[test]
    fn names_do_not_matter((truth, found) in clusterings()) {
        let renamed: Vec<u32> = found.iter().map(|cluster| 100 - 7 * cluster).collect();
        prop_assert_eq!(table(&truth, &found).pair_counts(), table(&truth, &renamed).pair_counts());
        let (before, after) = (table(&truth, &found), table(&truth, &renamed));
        prop_assert!(is_close(before.v_measure(), after.v_measure(), TOLERANCE));
        prop_assert_eq!(Contingency::purity(&truth, &found), Contingency::purity(&truth, &renamed));
    }

    #[test]
    fn swapping_truth_and_clustering((truth, found) in clusterings()) {
        let (there, back) = (table(&truth, &found), table(&found, &truth));
        prop_assert!(same(there.rand_index(), back.rand_index()));
        prop_assert!(same(there.adjusted_rand_index(), back.adjusted_rand_index()));
        prop_assert!(is_close(there.v_measure(), back.v_measure(), TOLERANCE));
        let ((h, c), (c2, h2)) = (there.homogeneity_completeness(), back.homogeneity_completeness());
        prop_assert!(is_close(h, h2, TOLERANCE) && is_close(c, c2, TOLERANCE));
    }

    #[test]
    fn values_keep_their_bounds((truth, found) in clusterings()) {
        let table = table(&truth, &found);
        let (homogeneity, completeness) = table.homogeneity_completeness();
        let purity = Contingency::purity(&truth, &found).expect("has items");
        for share in [homogeneity, completeness, table.v_measure(), purity] {
            prop_assert!((0.0..=1.0 + TOLERANCE).contains(&share));
        }
        if let Some(ari) = table.adjusted_rand_index() {
            // Never below −½ (J. Chacón, A. Rastrojo, 2023).
            prop_assert!((-0.5 - TOLERANCE..=1.0 + TOLERANCE).contains(&ari));
        }
        let perfect = Contingency::of(&truth, &truth).expect("well formed");
        prop_assert!(perfect.adjusted_rand_index().is_none_or(|ari| is_close(ari, 1.0, TOLERANCE)));
    }

    #[test]
    fn merging_two_clusters_never_raises_homogeneity((truth, found) in clusterings()) {
        let merged: Vec<u32> = found.iter().map(|&c| if c == 1 { 0 } else { c }).collect();
        let (before, _) = table(&truth, &found).homogeneity_completeness();
        let (after, _) = table(&truth, &merged).homogeneity_completeness();
        prop_assert!(after <= before + TOLERANCE, "{} {}", before, after);
        // Completeness may move either way: it is measured against the entropy of the clusters.
    }

    #[test]
    fn the_second_listing_agrees_with_the_first((truth, found) in clusterings()) {
        let mut cells: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        for pair in truth.iter().copied().zip(found.iter().copied()) {
            *cells.entry(pair).or_default() += 1.0;
        }
        let rows: Vec<Vec<f64>> = (0..5)
            .map(|i| (0..6).map(|j| cells.get(&(i, j)).copied().unwrap_or(0.0)).collect())
            .collect();
        let ours = table(&truth, &found);
        if let (Some(rand), Some(ari)) = (ours.rand_index(), ours.adjusted_rand_index()) {
            let (plain, adjusted) = clustering_chance::rand(&rows);
            prop_assert!(is_close(plain, rand, TOLERANCE) && is_close(adjusted, ari, TOLERANCE));
            prop_assert!(is_close(clustering_chance::v_measure(&rows), ours.v_measure(), TOLERANCE));
        }
        let purity = Contingency::purity(&truth, &found).expect("has items");
        prop_assert!(is_close(clustering_chance::purity(&rows), purity, TOLERANCE));
    }

    #[test]
    fn b_cubed_agrees_with_the_page_on_products((truth, found) in clusterings()) {
        let (precision, recall) = exercise_b_cubed::b_cubed(&truth, &found).expect("has items");
        let f1 = 2.0 * precision * recall / (precision + recall);
        prop_assert!(is_close(choosing_units::b_cubed_f1(&truth, &found), f1, TOLERANCE));
    }

    #[test]
    fn moving_and_scaling_leave_the_silhouette((points, labels) in points(), shift in -5.0..5.0, scale in 0.5..3.0) {
        let mapped: Vec<Vec<f64>> =
            points.iter().map(|p| p.iter().map(|x| shift + scale * x).collect()).collect();
        for metric in [silhouette, davies_bouldin, calinski_harabasz] {
            let (before, after) = (metric(&points, &labels), metric(&mapped, &labels));
            let (before, after) = (before.expect("defined"), after.expect("defined"));
            prop_assert!(is_close(before, after, 1e-6), "{} {}", before, after);
        }
        let values = silhouettes(&points, &labels).expect("defined");
        prop_assert!(values.iter().all(|value| (-1.0..=1.0).contains(value)));
    }
}

/// Fowlkes–Mallows from the cells over pairs: scikit-learn 1.9.1 gives 0.7071067812, √½.
#[test]
fn fowlkes_mallows_from_the_pairs() {
    let counts = table(&[0, 0, 1, 2], &[0, 0, 1, 1]).pair_counts();
    let float = |n: u64| f64::from(u32::try_from(n).expect("small"));
    let tp = float(counts.true_positives);
    let precision = tp / (tp + float(counts.false_positives));
    let recall = tp / (tp + float(counts.false_negatives));
    assert_close!((precision * recall).sqrt(), std::f64::consts::FRAC_1_SQRT_2, 1e-10);
}

/// The page's example: truth a a a b b, clusters 1 1 2 2 2.
#[test]
fn by_hand() {
    let (truth, found) = ([0, 0, 0, 1, 1], [1, 1, 2, 2, 2]);
    let table = table(&truth, &found);
    let values =
        [table.rand_index(), table.adjusted_rand_index(), Contingency::purity(&truth, &found)];
    assert_all_close!(values.map(|v| v.expect("defined")), [0.6, 1.0 / 6.0, 0.8], 1e-15);
}

/// One class: there is nothing to tell, which scikit-learn and we call homogeneous.
#[test]
fn smartcore_divides_by_an_entropy_of_zero() {
    let (truth, found) = (vec![3_u32, 3, 3], vec![0_u32, 1, 1]);
    let mut theirs = HCVScore::<u32>::new();
    theirs.compute(&truth, &found);
    let homogeneity = theirs.homogeneity().expect("computed");
    assert!(!homogeneity.is_finite(), "{homogeneity}");
    assert_close!(table(&truth, &found).homogeneity_completeness().0, 1.0, 0.0);
}
