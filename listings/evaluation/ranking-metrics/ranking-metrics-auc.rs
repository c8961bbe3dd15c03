//! Two rankers with the same AUC, and what each metric sees of a rank.
//!
//! A thousand items, ten of them relevant. Ranker A puts them at ranks 91 to 100; ranker B puts five at 1
//! to 5 and five at 186 to 190. The mean rank is 95.5 for both, and AUC depends on the mean rank alone:
//! AUC = 1 − (mean rank − (R + 1) / 2) / (n − R), with R relevant of n items.

use kit::figure::{Figure, Line};

const ITEMS: usize = 1_000;

// ANCHOR: metrics
/// Share of pairs (relevant, other) in the right order, from the ranks of the relevant items.
pub fn auc(ranks: &[usize], items: usize) -> f64 {
    let relevant = ranks.len() as f64;
    let mean = ranks.iter().sum::<usize>() as f64 / relevant;
    1.0 - (mean - f64::midpoint(relevant, 1.0)) / (items as f64 - relevant)
}

/// 1 / log₂(rank + 1).
pub fn discount(rank: usize) -> f64 {
    1.0 / ((rank + 1) as f64).log2()
}

/// nDCG@k from the ranks of the relevant items, all of gain 1.
pub fn ndcg_at(ranks: &[usize], k: usize) -> f64 {
    let inside = ranks.iter().filter(|rank| **rank <= k);
    // From +0.0 on: the sum of no numbers at all is -0.0 in Rust, and would print as such.
    let gained = inside.fold(0.0, |sum, rank| sum + discount(*rank));
    gained / (1..=k.min(ranks.len())).map(discount).sum::<f64>()
}
// ANCHOR_END: metrics

// ANCHOR: main
fn main() {
    let a: Vec<usize> = (91..=100).collect();
    let b: Vec<usize> = (1..=5).chain(186..=190).collect();
    println!(
        "{:<8}{:>8}{:>10}{:>10}{:>11}{:>8}",
        "ranker", "AUC", "nDCG@10", "nDCG@100", "recall@10", "RR"
    );
    for (name, ranks) in [("A", &a), ("B", &b)] {
        let found = ranks.iter().filter(|rank| **rank <= 10).count() as f64 / ranks.len() as f64;
        println!(
            "{name:<8}{:>8.4}{:>10.3}{:>10.3}{found:>11.2}{:>8.3}",
            auc(ranks, ITEMS),
            ndcg_at(ranks, 10),
            ndcg_at(ranks, 100),
            1.0 / ranks[0] as f64,
        );
    }
    draw_weights();
}
// ANCHOR_END: main

/// What one relevant item adds at each rank, as a share of what it adds at rank 1.
fn draw_weights() {
    let ranks = || (1..=20_u8).map(f64::from);
    let step = |rank: f64| if rank <= 10.0 { 1.0 } else { 0.0 };
    Figure::new("rank", "weight")
        .x_range(1.0, 20.0)
        .y_range(0.0, 1.1)
        .with(Line::new("precision@10", ranks().map(|r| (r, step(r)))).step())
        .with(Line::new("DCG", ranks().map(|r| (r, 1.0 / (r + 1.0).log2()))))
        .with(Line::new("reciprocal rank", ranks().map(|r| (r, 1.0 / r))))
        .with(Line::new("AUC", ranks().map(|r| (r, 1.0 - (r - 1.0) / 990.0))))
        .save("ranking-metrics-weights");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn perfect_and_worst() {
        assert_close!(auc(&[1, 2, 3], 10), 1.0, 1e-12);
        assert_close!(auc(&[8, 9, 10], 10), 0.0, 1e-12);
        assert_close!(ndcg_at(&[1, 2, 3], 10), 1.0, 1e-12);
        assert_close!(ndcg_at(&[8, 9, 10], 5), 0.0, 1e-12);
    }

    #[test]
    fn one_pair_in_the_wrong_order() {
        // Relevant at 1 and 3 of four items: the pairs are 2 · 2, and one is wrong.
        assert_close!(auc(&[1, 3], 4), 0.75, 1e-12);
    }
}
