//! Top n over shards: each leaf sends its best, sorted; the root merges and stops after n.
//!
//! Demonstration. A hit is a score and a pin; the higher score is better, of equal scores the
//! smaller pin, so that the answer does not depend on how pins are spread over leaves.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use kit::rng::Rng;

// ANCHOR: leaf
/// Orders best first: (score from the top, pin).
pub type Hit = (Reverse<u32>, u32);

/// The best `n` hits of one leaf, best first: a heap of n, its worst on top. O(h log n) for h hits.
pub fn leaf_top(hits: &[Hit], n: usize) -> Vec<Hit> {
    let mut best = BinaryHeap::new();
    for &hit in hits {
        best.push(hit);
        if best.len() > n {
            best.pop(); // the worst of n + 1
        }
    }
    best.into_sorted_vec()
}
// ANCHOR_END: leaf

// ANCHOR: root
/// The best `n` hits of all leaves, from their sorted answers: O(k + n log k).
pub fn root_top(leaves: &[Vec<Hit>], n: usize) -> Vec<Hit> {
    let mut rest: Vec<_> = leaves.iter().map(|hits| hits.iter().copied()).collect();
    let firsts = rest.iter_mut().enumerate();
    let mut heap: BinaryHeap<_> =
        firsts.filter_map(|(leaf, hits)| hits.next().map(|hit| Reverse((hit, leaf)))).collect();
    let mut best = Vec::new();
    while best.len() < n {
        if let Some(Reverse((hit, leaf))) = heap.pop() {
            best.push(hit);
            heap.extend(rest[leaf].next().map(|next| Reverse((next, leaf))));
        } else {
            break;
        }
    }
    best
}
// ANCHOR_END: root

/// `pins` pins with random scores, spread over `leaves` leaves at random.
pub fn spread(pins: u32, leaves: usize, rng: &mut Rng) -> Vec<Vec<Hit>> {
    let mut shards = vec![Vec::new(); leaves];
    for pin in 0..pins {
        let score = u32::try_from(rng.below(1000)).expect("below 1000");
        shards[rng.below(leaves)].push((Reverse(score), pin));
    }
    shards
}

// ANCHOR: main
fn main() {
    const LEAVES: usize = 10;
    const N: usize = 100;
    const QUERIES: usize = 400;
    println!("{:>9}{:>12}{:>12}{:>10}", "per leaf", "hits sent", "of the 100", "complete");
    for per_leaf in [10, 15, 20, 25, 100] {
        let mut rng = Rng::new(23);
        let (mut right, mut complete, mut sent) = (0, 0, 0);
        for _ in 0..QUERIES {
            let shards = spread(2000, LEAVES, &mut rng);
            let answers: Vec<_> = shards.iter().map(|hits| leaf_top(hits, per_leaf)).collect();
            let expected = leaf_top(&shards.concat(), N);
            let found = root_top(&answers, N);
            let common = found.iter().filter(|hit| expected.binary_search(hit).is_ok()).count();
            right += common;
            complete += usize::from(common == N);
            sent += answers.iter().map(Vec::len).sum::<usize>();
        }
        let mean = |sum: usize| sum as f64 / QUERIES as f64;
        println!(
            "{per_leaf:>9}{:>12.0}{:>12.1}{:>8.1} %",
            mean(sent),
            mean(right),
            100.0 * mean(complete)
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn n_of_each_leaf_are_enough_and_equal_scores_do_not_matter() {
        let mut rng = Rng::new(1);
        for leaves in 1..8 {
            for n in [0, 1, 5, 40, 1000] {
                let shards = spread(300, leaves, &mut rng);
                let answers: Vec<_> = shards.iter().map(|hits| leaf_top(hits, n)).collect();
                let mut all = shards.concat();
                all.sort_unstable();
                all.truncate(n);
                assert_eq!(root_top(&answers, n), all);
            }
        }
    }

    #[test]
    fn no_leaves() {
        assert_eq!(root_top(&[], 3), []);
        assert_eq!(root_top(&[vec![], vec![(Reverse(1), 7)]], 3), [(Reverse(1), 7)]);
    }
}
