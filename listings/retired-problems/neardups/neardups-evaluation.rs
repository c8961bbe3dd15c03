//! Neardups: is the clustering any good? Pairwise and per-image precision and recall, and ARI.
//!
//! Pairwise: a positive is a pair of images in one cluster. B-cubed: for each image, which share of
//! its cluster belongs there (precision) and which share of its true group is in it (recall); then
//! the mean over images (Bagga and Baldwin, 1998). Adjusted Rand index (Hubert and Arabie, 1985):
//! pairs joined in both, less what chance would join, scaled so that equal clusterings give 1. All
//! from the table of overlaps, in O(V log V) instead of O(V²) pairs. Labels are any numbers; equal label = same cluster.

use std::collections::BTreeMap;

// ANCHOR: measures
/// Precision is `None` when nothing was joined, recall when nothing should have been: 0/0 is not 0.
#[derive(Debug, PartialEq)]
pub struct Quality {
    /// Right joins ÷ joins made.
    pub precision: Option<f64>,
    /// Right joins ÷ joins that should have been made.
    pub recall: Option<f64>,
}

/// How many images each (true, found) combination of labels, each true and each found label has.
type Counts<K> = BTreeMap<K, u64>;
fn overlaps(truth: &[u32], found: &[u32]) -> (Counts<(u32, u32)>, Counts<u32>, Counts<u32>) {
    assert_eq!(truth.len(), found.len(), "one label per image in both");
    let (mut both, mut of_truth, mut of_found) = (Counts::new(), Counts::new(), Counts::new());
    for (&t, &f) in truth.iter().zip(found) {
        *both.entry((t, f)).or_default() += 1;
        *of_truth.entry(t).or_default() += 1;
        *of_found.entry(f).or_default() += 1;
    }
    (both, of_truth, of_found)
}

/// Precision and recall over pairs of images.
pub fn pairwise(truth: &[u32], found: &[u32]) -> Quality {
    let (both, of_truth, of_found) = overlaps(truth, found);
    let pairs = |sizes: &mut dyn Iterator<Item = &u64>| sizes.map(|n| n * (n - 1) / 2).sum::<u64>();
    let joined_rightly = pairs(&mut both.values());
    let share = |of: u64| (of > 0).then(|| joined_rightly as f64 / of as f64);
    Quality {
        precision: share(pairs(&mut of_found.values())),
        recall: share(pairs(&mut of_truth.values())),
    }
}

/// Mean precision and recall over images (B-cubed).
pub fn b_cubed(truth: &[u32], found: &[u32]) -> Quality {
    let (both, of_truth, of_found) = overlaps(truth, found);
    let (mut precision, mut recall) = (0.0, 0.0);
    for (&(t, f), &n) in &both {
        // n images, and for each of them n of its cluster (or group) are in the right place
        precision += (n * n) as f64 / of_found[&f] as f64;
        recall += (n * n) as f64 / of_truth[&t] as f64;
    }
    let mean = |sum: f64| (!truth.is_empty()).then(|| sum / truth.len() as f64);
    Quality { precision: mean(precision), recall: mean(recall) }
}
// ANCHOR_END: measures

// ANCHOR: ari
/// Adjusted Rand index: 1 for equal clusterings, 0 on average for random ones, and it can be negative.
/// `None` where both join everything, or both nothing: chance could not do otherwise.
pub fn adjusted_rand_index(truth: &[u32], found: &[u32]) -> Option<f64> {
    let (both, of_truth, of_found) = overlaps(truth, found);
    let pairs = |sizes: &mut dyn Iterator<Item = &u64>| {
        sizes.map(|&n| n as f64 * (n as f64 - 1.0) / 2.0).sum::<f64>()
    };
    let images = truth.len() as f64;
    let (t, f) = (pairs(&mut of_truth.values()), pairs(&mut of_found.values()));
    let by_chance = t * f / (images * (images - 1.0) / 2.0);
    let spread = 0.5 * (t + f) - by_chance;
    (spread > 0.0).then(|| (pairs(&mut both.values()) - by_chance) / spread)
}
// ANCHOR_END: ari

fn percent(share: Option<f64>) -> String {
    share.map_or("undefined".into(), |share| format!("{:.1}%", 100.0 * share))
}

// ANCHOR: main
fn main() {
    // A group of six, a group of three, three images without a copy.
    let truth = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 4];
    let clusterings = [
        ("perfect", [9, 9, 9, 9, 9, 9, 7, 7, 7, 1, 2, 3]),
        ("one bridge too many", [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 4]),
        ("six split in halves", [0, 0, 0, 5, 5, 5, 1, 1, 1, 2, 3, 4]),
        ("nothing joined", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        ("all joined", [0; 12]),
    ];
    println!("{:>20}{:>22}{:>22}{:>7}", "", "pairwise", "B-cubed", "ARI");
    println!("{:>20}{:>11}{:>11}{:>11}{:>11}", "", "precision", "recall", "precision", "recall");
    for (name, found) in clusterings {
        print!("{name:>20}");
        for quality in [pairwise(&truth, &found), b_cubed(&truth, &found)] {
            print!("{:>11}{:>11}", percent(quality.precision), percent(quality.recall));
        }
        let ari = adjusted_rand_index(&truth, &found);
        println!("{:>7.3}", ari.unwrap_or(f64::NAN));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// The geometric mean of the two is the Fowlkes-Mallows index: 1/√2 for these labels.
    #[test]
    fn the_geometric_mean_is_the_fowlkes_mallows_index() {
        let quality = pairwise(&[0, 0, 1, 1], &[0, 0, 1, 2]);
        assert_eq!(quality, Quality { precision: Some(1.0), recall: Some(0.5) });
        let product = quality.precision.zip(quality.recall).map_or(f64::NAN, |(p, r)| p * r);
        assert_close!(product.sqrt(), std::f64::consts::FRAC_1_SQRT_2, 1e-15);
    }

    #[test]
    fn swapping_truth_and_found_swaps_precision_and_recall() {
        let (one, other) = ([0, 0, 1, 1, 2], [0, 0, 0, 1, 1]);
        for measure in [pairwise, b_cubed] {
            let (there, back) = (measure(&one, &other), measure(&other, &one));
            assert_eq!((there.precision, there.recall), (back.recall, back.precision));
        }
    }

    /// Published: scikit-learn, `adjusted_rand_score`, 0.57 and -0.5.
    #[test]
    fn the_adjusted_rand_index_of_scikit_learn() {
        let ari = |truth: [u32; 4], found: [u32; 4]| adjusted_rand_index(&truth, &found);
        assert_close!(ari([0, 0, 1, 2], [0, 0, 1, 1]).unwrap_or(f64::NAN), 4.0 / 7.0, 1e-15);
        assert_close!(ari([0, 0, 1, 1], [0, 1, 0, 1]).unwrap_or(f64::NAN), -0.5, 1e-15);
        assert_close!(ari([0, 0, 1, 1], [5, 5, 3, 3]).unwrap_or(f64::NAN), 1.0, 1e-15);
        for same in [[0; 4], [0, 1, 2, 3]] {
            assert_eq!(ari(same, same), None);
        }
        assert_eq!(adjusted_rand_index(&[], &[]), None);
    }

    #[test]
    fn zero_over_zero_is_undefined() {
        let none = Quality { precision: None, recall: None };
        assert_eq!(pairwise(&[1, 2], &[3, 4]), none);
        assert_eq!(pairwise(&[], &[]), none);
        assert_eq!(b_cubed(&[], &[]), none);
    }
}
