//! AUC of a stream: two histograms, a merge, and a bound on the error.
//!
//! Contract: scores in [0, 1]; B bins of equal width. Only 2·B counters are kept, so the memory
//! does not grow with the data, and counters of several machines add up. Pairs that fall into the
//! same bin count as ties. Such a pair is worth 0, ½ or 1 and is counted as ½, so
//!
//! |AUC of the histogram − exact AUC| ≤ ½ · Σ pᵦ · nᵦ / (n⁺ · n⁻),
//!
//! summed over bins, with pᵦ positives and nᵦ negatives in bin b. The bound is known from the counters
//! alone. Time O(1) per item, O(B) per answer.

use kit::rng::Rng;

// ANCHOR: histogram
/// Scores of positives and negatives, counted in bins.
#[derive(Debug, Clone)]
pub struct ScoreHistogram {
    positives: Vec<u64>,
    negatives: Vec<u64>,
}

impl ScoreHistogram {
    /// No items yet, `bins` bins over [0, 1].
    pub fn new(bins: usize) -> Self {
        Self { positives: vec![0; bins], negatives: vec![0; bins] }
    }

    /// Counts one item.
    ///
    /// # Panics
    ///
    /// If the score is not in [0, 1]; NaN is not.
    pub fn add(&mut self, positive: bool, score: f64) {
        assert!((0.0..=1.0).contains(&score), "a score must lie in [0, 1]");
        let bins = self.positives.len();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the product is in 0..=bins"
        )]
        let bin = ((score * bins as f64) as usize).min(bins - 1); // 1.0 belongs to the last bin
        let counts = if positive { &mut self.positives } else { &mut self.negatives };
        counts[bin] += 1;
    }

    /// Adds the counts of another machine, or of the previous hour.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.positives.len(), other.positives.len(), "merge needs equal bins");
        for (mine, theirs) in self.positives.iter_mut().zip(&other.positives) {
            *mine += theirs;
        }
        for (mine, theirs) in self.negatives.iter_mut().zip(&other.negatives) {
            *mine += theirs;
        }
    }

    /// The AUC with same-bin pairs counted as ties, and how far the exact AUC can be from it.
    /// `None` when one class is missing.
    pub fn auc_and_bound(&self) -> Option<(f64, f64)> {
        let (mut won, mut tied, mut negatives_below) = (0_u128, 0_u128, 0_u128);
        let mut positives_seen = 0_u128;
        for (&p, &n) in self.positives.iter().zip(&self.negatives) {
            let (p, n) = (u128::from(p), u128::from(n));
            won += p * negatives_below;
            tied += p * n;
            negatives_below += n;
            positives_seen += p;
        }
        let pairs = positives_seen * negatives_below;
        if pairs == 0 {
            return None;
        }
        let share = |count: u128| count as f64 / pairs as f64;
        Some((share(won) + share(tied) / 2.0, share(tied) / 2.0))
    }
}
// ANCHOR_END: histogram

/// The exact area, by ranks: labels and scores sorted, ties stepped over together.
pub fn exact_auc(items: &mut [(bool, f64)]) -> f64 {
    items.sort_by(|a, b| a.1.partial_cmp(&b.1).expect("no score is NaN"));
    let (mut twice_won, mut positives, mut negatives, mut start) = (0_u64, 0_u64, 0_u64, 0);
    while start < items.len() {
        let (mut p, mut n, mut end) = (0, 0, start);
        while end < items.len() && items[end].1 <= items[start].1 {
            if items[end].0 {
                p += 1;
            } else {
                n += 1;
            }
            end += 1;
        }
        twice_won += p * (2 * negatives + n);
        positives += p;
        negatives += n;
        start = end;
    }
    twice_won as f64 / (2 * positives * negatives) as f64
}

/// Logistic scores; one item in ten is positive.
fn items(n: usize, rng: &mut Rng) -> Vec<(bool, f64)> {
    let score = |z: f64| 1.0 / (1.0 + (-z).exp());
    (0..n)
        .map(|_| {
            let positive = rng.bernoulli(0.1);
            let shift = if positive { -1.0 } else { -3.0 };
            (positive, score(shift + 1.5 * rng.normal()))
        })
        .collect()
}

// ANCHOR: main
fn main() {
    let items = items(100_000, &mut Rng::new(17));
    let exact = exact_auc(&mut items.clone());
    println!("100000 items, exact AUC {exact:.6}");
    println!("  bins       AUC     error     bound");
    for bins in [10, 100, 1000, 10_000] {
        // Two machines see half of the items each.
        let mut shards = [ScoreHistogram::new(bins), ScoreHistogram::new(bins)];
        for (i, &(positive, score)) in items.iter().enumerate() {
            shards[i % 2].add(positive, score);
        }
        let [mut total, other] = shards;
        total.merge(&other);
        let (auc, bound) = total.auc_and_bound().expect("both classes");
        println!("{bins:>6}  {auc:.6}  {:.6}  {bound:.6}", (auc - exact).abs());
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_bound_holds() {
        let mut rng = Rng::new(4);
        for bins in [1, 2, 7, 64] {
            for _ in 0..50 {
                let mut items = items(200, &mut rng);
                let mut histogram = ScoreHistogram::new(bins);
                for &(positive, score) in &items {
                    histogram.add(positive, score);
                }
                if let Some((auc, bound)) = histogram.auc_and_bound() {
                    assert!((auc - exact_auc(&mut items)).abs() <= bound + 1e-12);
                }
            }
        }
    }

    #[test]
    fn one_bin_knows_nothing() {
        let mut histogram = ScoreHistogram::new(1);
        histogram.add(true, 0.9);
        histogram.add(false, 0.1);
        assert_eq!(histogram.auc_and_bound(), Some((0.5, 0.5)));
    }

    #[test]
    fn merging_is_counting_everything() {
        let (mut left, mut right, mut whole) =
            (ScoreHistogram::new(10), ScoreHistogram::new(10), ScoreHistogram::new(10));
        for (i, (positive, score)) in items(1000, &mut Rng::new(9)).into_iter().enumerate() {
            if i < 300 { &mut left } else { &mut right }.add(positive, score);
            whole.add(positive, score);
        }
        left.merge(&right);
        assert_eq!(left.auc_and_bound(), whole.auc_and_bound());
    }

    #[test]
    fn the_ends_and_one_class() {
        let mut histogram = ScoreHistogram::new(4);
        histogram.add(true, 1.0);
        assert_eq!(histogram.auc_and_bound(), None);
        histogram.add(false, 0.0);
        assert_eq!(histogram.auc_and_bound(), Some((1.0, 0.0)));
    }

    #[test]
    #[should_panic(expected = "a score must lie in [0, 1]")]
    fn nan_is_refused() {
        ScoreHistogram::new(4).add(true, f64::NAN);
    }

    #[test]
    fn exact_agrees_with_scikit_learn() {
        // Published: scikit-learn, `roc_auc_score`, 0.75.
        let mut items = [(false, 0.1), (false, 0.4), (true, 0.35), (true, 0.8)];
        assert_close!(exact_auc(&mut items), 0.75, 0.0);
    }
}
