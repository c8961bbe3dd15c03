//! Weighted sampling without replacement in one pass: A-Res.
//!
//! Each item draws u uniform on (0, 1] and gets the key u^(1/w); the k largest keys win. The order of
//! keys is that of ln u / w, which neither underflows nor needs a power. For one place, item i wins with
//! probability `w_i / W`; for more, it is as if items were drawn one after the other, each in proportion
//! to its weight among those that are left.
//!
//! Source: P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir", Information
//! Processing Letters 97 (2006). Seed 7, 100 000 runs.

use kit::rng::Rng;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

// ANCHOR: a-res
/// An item with its key; the *smallest* key comes out of a heap first.
struct Keyed<T>(f64, T);

impl<T> Ord for Keyed<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0)
    }
}
impl<T> PartialOrd for Keyed<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> PartialEq for Keyed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl<T> Eq for Keyed<T> {}

/// Up to `k` items of a stream of (item, weight), drawn without replacement in proportion to their
/// weights. Weights that are not positive and finite never win. O(n log k) time, O(k) memory.
pub fn weighted_reservoir<T>(
    stream: impl IntoIterator<Item = (T, f64)>,
    k: usize,
    rng: &mut Rng,
) -> Vec<T> {
    let mut kept = BinaryHeap::with_capacity(k + 1);
    for (item, weight) in stream {
        if !(weight > 0.0 && weight.is_finite()) {
            continue;
        }
        let key = (1.0 - rng.uniform()).ln() / weight; // ln of u^(1/w)
        kept.push(Keyed(key, item));
        if kept.len() > k {
            kept.pop(); // the smallest key
        }
    }
    kept.into_iter().map(|Keyed(_, item)| item).collect()
}
// ANCHOR_END: a-res

/// The probability that item `i` is among two drawn one after the other.
pub fn among_two(weights: &[f64], i: usize) -> f64 {
    let total: f64 = weights.iter().sum();
    let second = weights.iter().enumerate().filter(|&(j, _)| j != i);
    weights[i] / total + second.map(|(_, w)| w / total * weights[i] / (total - w)).sum::<f64>()
}

// ANCHOR: main
fn main() {
    let (weights, runs) = ([1.0, 2.0, 3.0, 4.0], 100_000);
    let mut rng = Rng::new(7);
    let mut counts = [[0_u32; 4]; 2];
    for _ in 0..runs {
        for k in [1, 2] {
            for item in weighted_reservoir((0..4).zip(weights), k, &mut rng) {
                counts[k - 1][item] += 1;
            }
        }
    }
    println!("weight   one of four   w/W    two of four   one after the other   2w/W");
    for (i, weight) in weights.iter().enumerate() {
        let share = |k: usize| f64::from(counts[k - 1][i]) / f64::from(runs);
        println!(
            "{weight:>6}{:>14.3}{:>6.1}{:>15.3}{:>22.3}{:>7.1}",
            share(1),
            weight / 10.0,
            share(2),
            among_two(&weights, i),
            weight / 5.0
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// 50 000 runs: four standard errors of a share are at most 4 · 0.5/√50 000 = 0.009.
    #[test]
    fn wins_in_proportion() {
        let (weights, mut rng) = ([0.5, 1.0, 8.5], Rng::new(5));
        let mut counts = [[0.0; 3]; 2];
        for _ in 0..50_000 {
            for k in [1, 2] {
                for item in weighted_reservoir((0..3).zip(weights), k, &mut rng) {
                    counts[k - 1][item] += 1.0 / 50_000.0;
                }
            }
        }
        for i in 0..3 {
            kit::assert_close!(counts[0][i], weights[i] / 10.0, 0.009);
            kit::assert_close!(counts[1][i], among_two(&weights, i), 0.009);
        }
    }

    #[test]
    fn weights_that_cannot_win() {
        let mut rng = Rng::new(6);
        let stream = [(1, 0.0), (2, -1.0), (3, f64::NAN), (4, f64::INFINITY), (5, 1e-300)];
        assert_eq!(weighted_reservoir(stream, 3, &mut rng), [5]);
        assert!(weighted_reservoir([(1, 1.0)], 0, &mut rng).is_empty());
    }

    /// u^(1/w) itself is 0 for tiny weights, and every comparison is a tie. Logarithms are not.
    #[test]
    fn tiny_weights_underflow_as_powers() {
        assert!(0.5_f64.powf(1.0 / 1e-4) <= 0.0);
        let mut rng = Rng::new(10);
        let wins = (0..4_000)
            .filter(|_| weighted_reservoir([(0, 1e-6), (1, 3e-6)], 1, &mut rng)[0] == 1)
            .count();
        // Expected 3 000, standard deviation √(4000 · ¾ · ¼) = 27.4; four of them.
        assert!((2_890..=3_110).contains(&wins), "{wins}");
    }
}
