//! AUC as a probability: count pairs, or add ranks.
//!
//! AUC = P(s⁺ > s⁻) + ½ P(s⁺ = s⁻), where s⁺ is the score of a positive and s⁻ that of a negative
//! drawn at random. Over a test set that is a share of the n⁺ · n⁻ pairs.
//!
//! - `twice_pairs_won`: looks at every pair. O(n⁺ · n⁻).
//! - `twice_pairs_won_by_rank`: the same number from ranks. O(n log n). With ranks 1..=n in
//!   ascending order of score, a tie sharing its mean rank, and R⁺ the sum over the positives:
//!   pairs won = R⁺ − n⁺(n⁺ + 1)/2.
//!
//! Both return *twice* the number of pairs won, because a tie wins half a pair: twice that is a
//! whole number, and whole numbers can be compared exactly.
//!
//! Source: the rank formula is the Mann–Whitney U statistic; its link with the ROC area is in
//! Hanley and `McNeil`, "The meaning and use of the area under a receiver operating
//! characteristic (ROC) curve", Radiology 143 (1982), 29–36. Standard library only, and nothing
//! newer than Rust 1.59 in the part under study.

// ANCHOR: pairs
/// Twice the number of (positive, negative) pairs in which the positive scores higher.
pub fn twice_pairs_won(labels: &[bool], scores: &[f64]) -> u64 {
    let mut twice_won = 0;
    for (i, &positive) in scores.iter().enumerate() {
        for (j, &negative) in scores.iter().enumerate() {
            if labels[i] && !labels[j] {
                if positive > negative {
                    twice_won += 2;
                } else if positive >= negative {
                    twice_won += 1; // not higher but at least equal: a tie
                }
            }
        }
    }
    twice_won
}
// ANCHOR_END: pairs

// ANCHOR: ranks
/// The same number, from the ranks of the positives.
pub fn twice_pairs_won_by_rank(labels: &[bool], scores: &[f64]) -> u64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[a].partial_cmp(&scores[b]).expect("no score is NaN"));

    let mut positives = 0;
    let mut twice_rank_sum = 0;
    let mut start = 0;
    while start < order.len() {
        let score = scores[order[start]];
        let mut end = start + 1;
        while end < order.len() && scores[order[end]] <= score {
            end += 1;
        }
        // The tie holds ranks start + 1 to end; twice their mean is first + last.
        let twice_mean_rank = (start + 1 + end) as u64;
        let positives_in_tie = order[start..end].iter().filter(|&&i| labels[i]).count() as u64;
        twice_rank_sum += twice_mean_rank * positives_in_tie;
        positives += positives_in_tie;
        start = end;
    }
    twice_rank_sum - positives * (positives + 1)
}

/// The area under the ROC curve; `None` when one class is missing.
pub fn roc_auc(labels: &[bool], scores: &[f64]) -> Option<f64> {
    let positives = labels.iter().filter(|&&label| label).count() as u64;
    let pairs = positives * (labels.len() as u64 - positives);
    if pairs == 0 {
        return None;
    }
    Some(twice_pairs_won_by_rank(labels, scores) as f64 / (2 * pairs) as f64)
}
// ANCHOR_END: ranks

// ANCHOR: main
fn main() {
    let labels = [true, true, false, true, false, true, false, false];
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
    let won = twice_pairs_won(&labels, &scores) as f64 / 2.0;
    println!("pairs won: {won} of 16");
    println!("AUC by ranks: {}", roc_auc(&labels, &scores).expect("both classes"));

    // A thousand random test sets, rounded scores so that ties are frequent.
    let mut rng = kit::rng::Rng::new(2026);
    let mut ties = 0;
    for _ in 0..1000 {
        let n = 2 + rng.below(40);
        let labels: Vec<bool> = (0..n).map(|_| rng.bernoulli(0.3)).collect();
        let scores: Vec<f64> = (0..n).map(|_| rng.below(10) as f64 / 10.0).collect();
        let by_pairs = twice_pairs_won(&labels, &scores);
        assert_eq!(by_pairs, twice_pairs_won_by_rank(&labels, &scores));
        ties += by_pairs % 2;
    }
    println!("1000 random sets: pairs and ranks agree exactly ({ties} with half a pair)");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Published: scikit-learn, `roc_auc_score`: labels 0,0,1,1, scores .1,.4,.35,.8 give 0.75.
    #[test]
    fn agrees_with_scikit_learn() {
        let auc = roc_auc(&[false, false, true, true], &[0.1, 0.4, 0.35, 0.8]);
        assert_eq!(auc, Some(0.75));
    }

    /// Recomputed with scikit-learn 1.9.1.
    #[test]
    fn ties_win_half() {
        let labels = [false, true, false, true];
        assert_eq!(roc_auc(&labels, &[0.5, 0.5, 0.2, 0.8]), Some(0.875));
        assert_eq!(roc_auc(&labels, &[0.5; 4]), Some(0.5));
    }

    #[test]
    fn one_class_has_no_pairs() {
        assert_eq!(roc_auc(&[], &[]), None);
        assert_eq!(roc_auc(&[true, true], &[0.1, 0.2]), None);
        assert_eq!(twice_pairs_won(&[false], &[0.1]), 0);
        assert_eq!(twice_pairs_won_by_rank(&[true, true], &[0.3, 0.3]), 0);
    }

    #[test]
    fn infinities_are_ranked_like_any_score() {
        let scores = [f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY];
        let labels = [true, false, false];
        assert_eq!(twice_pairs_won(&labels, &scores), 3);
        assert_eq!(twice_pairs_won_by_rank(&labels, &scores), 3);
    }

    #[test]
    #[should_panic(expected = "no score is NaN")]
    fn nan_is_not_ranked() {
        twice_pairs_won_by_rank(&[true, false], &[0.5, f64::NAN]);
    }
}
