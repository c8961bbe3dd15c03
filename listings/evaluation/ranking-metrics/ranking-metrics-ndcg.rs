//! Discounted cumulative gain, normalised, with graded relevance and tied scores.
//!
//! Ranks count from 1. DCG@k = Σ over ranks i up to k of gain(grade) / log₂(i + 1). The gain is the grade
//! itself (linear, as in scikit-learn) or 2^grade − 1 (exponential, as in much of web search). nDCG divides
//! by the DCG of the ideal order of *all* items there are, shown or not. Items with equal scores share the
//! mean of their gains: what every order among them gives on average.
//!
//! `None`: no item has a gain, so that the ideal is 0. scikit-learn says 0 then.
//!
//! Sources: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20,
//! 2002; ties: "Computing Information Retrieval Performance Measures Efficiently in the Presence of Tied
//! Scores", ECIR 2008. Standard library only, Rust 1.59.

// ANCHOR: dcg
/// What a grade is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gain {
    /// The grade itself.
    Linear,
    /// 2^grade − 1.
    Exponential,
}

impl Gain {
    /// The gain of one item.
    pub fn of(self, grade: f64) -> f64 {
        match self {
            Gain::Linear => grade,
            Gain::Exponential => grade.exp2() - 1.0,
        }
    }
}

/// 1 / log₂(rank + 1), with `before` items above it: 1, 0.63, 0.5, …
fn discount(before: usize) -> f64 {
    1.0 / ((before + 2) as f64).log2()
}

/// DCG@k of grades in the order shown.
pub fn dcg(grades: &[f64], k: usize, gain: Gain) -> f64 {
    let mut sum = 0.0;
    for (before, grade) in grades.iter().take(k).enumerate() {
        sum += gain.of(*grade) * discount(before);
    }
    sum
}
// ANCHOR_END: dcg

// ANCHOR: ndcg
/// DCG@k divided by the DCG@k of the best order of `all` grades there are.
pub fn ndcg(shown: &[f64], all: &[f64], k: usize, gain: Gain) -> Option<f64> {
    let mut ideal = all.to_vec();
    ideal.sort_by(|a, b| b.partial_cmp(a).expect("grades are no NaN"));
    let best = dcg(&ideal, k, gain);
    if best > 0.0 { Some(dcg(shown, k, gain) / best) } else { None }
}
// ANCHOR_END: ndcg

// ANCHOR: ties
/// DCG@k of the order by falling score, averaged over all orders of equal scores.
pub fn dcg_by_score(grades: &[f64], scores: &[f64], k: usize, gain: Gain) -> f64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("scores are no NaN"));
    let (mut sum, mut start) = (0.0, 0);
    while start < order.len() {
        let score = scores[order[start]];
        // Sorted by falling score: the tie ends where scores are lower.
        let tied = order[start..].iter().take_while(|&&item| scores[item] >= score).count();
        let end = start + tied;
        let gains: f64 = order[start..end].iter().map(|&item| gain.of(grades[item])).sum();
        let discounts: f64 = (start..end.min(k)).map(discount).sum();
        sum += gains / tied as f64 * discounts;
        start = end;
    }
    sum
}
// ANCHOR_END: ties

// ANCHOR: main
fn main() {
    // Grades in the order shown; a fourth item, of grade 3, was not shown.
    let (shown, all) = ([2.0, 0.0, 3.0], [2.0, 0.0, 3.0, 3.0]);
    println!(
        "{:<13}{:>8}{:>26}{:>20}",
        "gain", "DCG@3", "nDCG@3, shown items only", "nDCG@3, all items"
    );
    for gain in [Gain::Linear, Gain::Exponential] {
        let only = ndcg(&shown, &shown, 3, gain).unwrap_or(0.0);
        let true_ideal = ndcg(&shown, &all, 3, gain).unwrap_or(0.0);
        let name = format!("{gain:?}");
        println!("{name:<13}{:>8.3}{only:>26.3}{true_ideal:>20.3}", dcg(&shown, 3, gain));
    }

    // A model that scores everything alike. What the file's order makes of it, and the mean of all orders.
    let same = [0.5; 4];
    let (lucky, unlucky) = ([3.0, 3.0, 2.0, 0.0], [0.0, 2.0, 3.0, 3.0]);
    for (name, grades) in [("lucky file", lucky), ("unlucky file", unlucky)] {
        let by_file = dcg(&grades, 2, Gain::Linear);
        let shared = dcg_by_score(&grades, &same, 2, Gain::Linear);
        println!("{name:<13}DCG@2 by order of file {by_file:.3}, ties shared {shared:.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Printed in scikit-learn's documentation of `dcg_score` and `ndcg_score`, to more digits.
    #[test]
    fn published_values_with_linear_gain() {
        let grades = [10.0, 0.0, 0.0, 1.0, 5.0];
        let scores = [0.1, 0.2, 0.3, 4.0, 70.0];
        let of = |scores: &[f64], k| dcg_by_score(&grades, scores, k, Gain::Linear);
        assert_close!(of(&scores, 5), 9.499_457_825_916_874, 1e-12);
        assert_close!(of(&scores, 2), 5.630_929_753_571_458, 1e-12);
        let ideal = |k| dcg(&[10.0, 5.0, 1.0, 0.0, 0.0], k, Gain::Linear);
        assert_close!(of(&scores, 5) / ideal(5), 0.695_694_044_381_307_6, 1e-12);
        let other = [0.05, 1.1, 1.0, 0.5, 0.0];
        assert_close!(of(&other, 5) / ideal(5), 0.493_680_191_377_376, 1e-12);
        assert_close!(of(&other, 4) / ideal(4), 0.352_024_110_063_448_8, 1e-12);
    }

    /// scikit-learn's example of ties: the mean of 10 and 5.
    #[test]
    fn ties_are_averaged() {
        let grades = [10.0, 0.0, 0.0, 1.0, 5.0];
        let tied = dcg_by_score(&grades, &[1.0, 0.0, 0.0, 0.0, 1.0], 1, Gain::Linear);
        assert_close!(tied, 7.5, 1e-12);
    }

    /// To as many digits as the values have; the example of Wikipedia's "Discounted cumulative gain", with both gains and both ideals.
    #[test]
    fn six_documents() {
        let shown = [3.0, 2.0, 3.0, 0.0, 1.0, 2.0];
        let all = [3.0, 3.0, 3.0, 2.0, 2.0, 2.0, 1.0, 0.0];
        assert_close!(dcg(&shown, 6, Gain::Linear), 6.861_126_688_593_502, 1e-12);
        let of = |all: &[f64], gain| ndcg(&shown, all, 6, gain).expect("there are gains");
        assert_close!(of(&all, Gain::Linear), 0.785_002_371_969_948, 1e-12);
        assert_close!(of(&shown, Gain::Linear), 0.960_808_194_360_4, 1e-10);
        assert_close!(dcg(&shown, 6, Gain::Exponential), 13.848_263_629_273, 1e-10);
        assert_close!(of(&shown, Gain::Exponential), 0.948_810_748_567_9, 1e-10);
    }

    #[test]
    fn by_hand() {
        // 2/1 + 0 + 3/2, and 3/1 + 2/log₂3.
        let shown = [2.0, 0.0, 3.0];
        assert_close!(dcg(&shown, 3, Gain::Linear), 3.5, 1e-12);
        let ideal = 3.0 + 2.0 / 3.0_f64.log2();
        assert_close!(ndcg(&shown, &shown, 3, Gain::Linear).expect("gains"), 3.5 / ideal, 1e-12);
    }

    #[test]
    fn no_gain_no_items_and_k_of_zero_are_undefined() {
        assert!(ndcg(&[0.0, 0.0], &[0.0, 0.0], 2, Gain::Linear).is_none());
        assert!(ndcg(&[], &[], 2, Gain::Exponential).is_none());
        assert!(ndcg(&[1.0], &[1.0], 0, Gain::Linear).is_none());
        // Something relevant, and it was not shown: 0, which is not the same.
        assert_close!(ndcg(&[0.0], &[1.0, 0.0], 1, Gain::Linear).expect("a gain"), 0.0, 1e-12);
    }

    #[test]
    fn a_k_beyond_the_list_counts_what_is_there() {
        assert_close!(dcg(&[1.0], 10, Gain::Linear), 1.0, 1e-12);
        assert_close!(dcg_by_score(&[1.0], &[0.0], 10, Gain::Linear), 1.0, 1e-12);
    }
}
