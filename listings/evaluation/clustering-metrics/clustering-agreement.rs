//! How well a clustering agrees with the truth: everything from one table of counts.
//!
//! Contract: `truth[i]` is the class of item i, `found[i]` its cluster; names do not matter, so
//! renaming clusters changes nothing. n is the number of items. Notation: nᵢⱼ items of class i in
//! cluster j, aᵢ items of class i, bⱼ in cluster j.
//!
//! - pairs: n(n − 1)/2 of them; a pair is positive if it is of one class, called positive if it is in
//!   one cluster. Rand index: accuracy over pairs. ARI: (index − expected) / (largest − expected)
//! - purity: each cluster's largest class, added up, over n
//! - homogeneity 1 − H(class | cluster)/H(class), completeness the other way round, V their harmonic
//!   mean, which equals NMI with the arithmetic mean. Natural logarithms.
//!
//! O(n log n) time. Sources: L. Hubert, P. Arabie, Journal of Classification 2 (1985), 193–218;
//! A. Rosenberg, J. Hirschberg, EMNLP-CoNLL 2007. Standard library only, and nothing newer than Rust
//! 1.59.

use std::collections::BTreeMap;

// ANCHOR: table
/// Counts by class, by cluster, and by both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contingency {
    n: u64,
    classes: Vec<u64>,
    clusters: Vec<u64>,
    cells: Vec<(u64, u64, u64)>, // (items in both, in the class, in the cluster), no empty ones
}

impl Contingency {
    /// `None` if lengths differ or there is no item.
    pub fn of(truth: &[u32], found: &[u32]) -> Option<Self> {
        if truth.len() != found.len() || truth.is_empty() {
            return None;
        }
        let (mut classes, mut clusters) = (BTreeMap::new(), BTreeMap::new());
        let mut cells = BTreeMap::new();
        for (&class, &cluster) in truth.iter().zip(found) {
            *classes.entry(class).or_insert(0) += 1;
            *clusters.entry(cluster).or_insert(0) += 1;
            *cells.entry((class, cluster)).or_insert(0) += 1;
        }
        let with_sums = |(&(class, cluster), &both): (&(u32, u32), &u64)| {
            (both, classes[&class], clusters[&cluster])
        };
        Some(Self {
            n: truth.len() as u64,
            cells: cells.iter().map(with_sums).collect(),
            classes: classes.values().copied().collect(),
            clusters: clusters.values().copied().collect(),
        })
    }
}
// ANCHOR_END: table

// ANCHOR: pairs
fn pairs(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

/// The four cells over pairs of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairCounts {
    /// One class, one cluster.
    pub true_positives: u64,
    /// Two classes in one cluster.
    pub false_positives: u64,
    /// One class in two clusters.
    pub false_negatives: u64,
    /// Two classes, two clusters.
    pub true_negatives: u64,
}

impl Contingency {
    /// The confusion matrix of pairs, without visiting a pair.
    pub fn pair_counts(&self) -> PairCounts {
        let together: u64 = self.cells.iter().map(|&(both, _, _)| pairs(both)).sum();
        let same_class: u64 = self.classes.iter().map(|&size| pairs(size)).sum();
        let same_cluster: u64 = self.clusters.iter().map(|&size| pairs(size)).sum();
        PairCounts {
            true_positives: together,
            false_positives: same_cluster - together,
            false_negatives: same_class - together,
            true_negatives: pairs(self.n) + together - same_class - same_cluster,
        }
    }

    /// Rand index: the share of the pairs on which both agree. `None` for a single item.
    pub fn rand_index(&self) -> Option<f64> {
        let counts = self.pair_counts();
        let agreed = counts.true_positives + counts.true_negatives;
        if self.n < 2 { None } else { Some(agreed as f64 / pairs(self.n) as f64) }
    }

    /// Adjusted Rand index: 0 on average for a random clustering with these sizes, 1 for the same
    /// clustering. `None` where chance alone gets it right: all in one, or each alone, in both.
    pub fn adjusted_rand_index(&self) -> Option<f64> {
        let counts = self.pair_counts();
        let together = counts.true_positives as f64;
        let same_class = together + counts.false_negatives as f64;
        let same_cluster = together + counts.false_positives as f64;
        let expected = same_class * same_cluster / pairs(self.n).max(1) as f64;
        let largest = (same_class + same_cluster) * 0.5;
        if largest > expected { Some((together - expected) / (largest - expected)) } else { None }
    }
}
// ANCHOR_END: pairs

// ANCHOR: information
impl Contingency {
    /// Purity: the share of the items that are of their cluster's largest class. More clusters raise
    /// it: each item alone has purity 1.
    pub fn purity(truth: &[u32], found: &[u32]) -> Option<f64> {
        let table = Self::of(truth, found)?;
        let mut sizes: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        for (&class, &cluster) in truth.iter().zip(found) {
            *sizes.entry((cluster, class)).or_insert(0) += 1;
        }
        let mut largest: BTreeMap<u32, u64> = BTreeMap::new();
        for (&(cluster, _), &size) in &sizes {
            let best = largest.entry(cluster).or_insert(0);
            *best = size.max(*best);
        }
        Some(largest.values().sum::<u64>() as f64 / table.n as f64)
    }

    fn entropy(&self, sizes: &[u64]) -> f64 {
        let share = |&size: &u64| size as f64 / self.n as f64;
        sizes.iter().map(share).map(|p| -p * p.ln()).sum()
    }

    /// Mutual information in nats.
    pub fn mutual_information(&self) -> f64 {
        let n = self.n as f64;
        let term = |&(both, class, cluster): &(u64, u64, u64)| {
            let both = both as f64;
            both / n * (both * n / (class as f64 * cluster as f64)).ln()
        };
        self.cells.iter().map(term).sum::<f64>().max(0.0)
    }

    /// (homogeneity, completeness): clusters of one class, classes in one cluster. 1 where there is
    /// nothing to know, as in scikit-learn.
    pub fn homogeneity_completeness(&self) -> (f64, f64) {
        let information = self.mutual_information();
        let over = |entropy: f64| if entropy > 0.0 { information / entropy } else { 1.0 };
        (over(self.entropy(&self.classes)), over(self.entropy(&self.clusters)))
    }

    /// V-measure: the harmonic mean of homogeneity and completeness; 0 if both are 0.
    pub fn v_measure(&self) -> f64 {
        let (homogeneity, completeness) = self.homogeneity_completeness();
        let sum = homogeneity + completeness;
        if sum > 0.0 { 2.0 * homogeneity * completeness / sum } else { 0.0 }
    }
}
// ANCHOR_END: information

// ANCHOR: main
fn main() {
    let truth = [0, 0, 0, 1, 1, 1, 2, 2];
    let clusterings = [
        ("as it is, renamed", [7, 7, 7, 3, 3, 3, 5, 5]),
        ("one pin astray", [0, 0, 1, 1, 1, 1, 2, 2]),
        ("two merged", [0, 0, 0, 1, 1, 1, 1, 1]),
        ("each alone", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("all in one", [0; 8]),
    ];
    println!("{:<18} purity   Rand    ARI  homog.  compl.      V", "");
    for (name, found) in clusterings {
        let table = Contingency::of(&truth, &found).expect("eight of each");
        let (homogeneity, completeness) = table.homogeneity_completeness();
        println!(
            "{name:<18} {:>6.3} {:>6.3} {:>6.3}  {homogeneity:>6.3}  {completeness:>6.3} {:>6.3}",
            Contingency::purity(&truth, &found).expect("eight of each"),
            table.rand_index().expect("eight items"),
            table.adjusted_rand_index().expect("the truth is not trivial"),
            table.v_measure()
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn table(truth: &[u32], found: &[u32]) -> Contingency {
        Contingency::of(truth, found).expect("well formed")
    }

    /// Published: scikit-learn, `rand_score` («0.83»), `adjusted_rand_score` («0.57», −0.5).
    #[test]
    fn rand_as_in_scikit_learn() {
        let half = table(&[0, 0, 1, 2], &[0, 0, 1, 1]);
        assert_close!(half.rand_index().expect("four items"), 5.0 / 6.0, 1e-15);
        assert_close!(half.adjusted_rand_index().expect("defined"), 4.0 / 7.0, 1e-15);
        let crossed = table(&[0, 0, 1, 1], &[0, 1, 0, 1]);
        assert_close!(crossed.adjusted_rand_index().expect("defined"), -0.5, 1e-15);
    }

    /// Published: scikit-learn, `v_measure_score` («0.8», «0.67»), `mutual_info_score` («0.0566»);
    /// the rest recomputed with scikit-learn 1.9.1.
    #[test]
    fn information_as_in_scikit_learn() {
        let half = table(&[0, 0, 1, 2], &[0, 0, 1, 1]);
        let (homogeneity, completeness) = half.homogeneity_completeness();
        assert_close!(homogeneity, 2.0 / 3.0, 1e-15);
        assert_close!(completeness, 1.0, 1e-15);
        assert_close!(half.v_measure(), 0.8, 1e-15);
        assert_close!(table(&[0, 1, 2, 3], &[0, 0, 1, 1]).v_measure(), 2.0 / 3.0, 1e-15);
        let weak = table(&[0, 1, 1, 0, 1, 0], &[0, 1, 0, 0, 1, 1]);
        assert_close!(weak.mutual_information(), 0.056_633_012_265_132_4, 1e-15);
    }

    #[test]
    fn purity_rewards_splitting() {
        let truth = [0, 0, 1, 1];
        assert_eq!(Contingency::purity(&truth, &[0, 0, 0, 1]), Some(0.75));
        assert_eq!(Contingency::purity(&truth, &[0, 1, 2, 3]), Some(1.0));
        assert_eq!(Contingency::purity(&[], &[]), None);
    }

    #[test]
    fn trivial_clusterings_leave_nothing_to_adjust() {
        assert_eq!(table(&[0, 0], &[5, 5]).adjusted_rand_index(), None);
        assert_eq!(table(&[0, 1], &[5, 6]).adjusted_rand_index(), None);
        assert_eq!(table(&[3], &[4]).rand_index(), None);
        assert_eq!(table(&[3], &[4]).adjusted_rand_index(), None);
        // One of them trivial is no better than chance.
        assert_eq!(table(&[0, 0, 1], &[7, 7, 7]).adjusted_rand_index(), Some(0.0));
    }

    #[test]
    fn one_cluster_is_complete_and_tells_nothing() {
        let all = table(&[0, 0, 1], &[7, 7, 7]);
        assert_eq!(all.homogeneity_completeness(), (0.0, 1.0));
        assert_close!(all.v_measure(), 0.0, 0.0);
    }

    #[test]
    fn refuses_nothing_and_lengths_that_differ() {
        assert_eq!(Contingency::of(&[], &[]), None);
        assert_eq!(Contingency::of(&[1], &[]), None);
    }
}
