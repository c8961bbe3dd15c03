//! k nearest neighbours by looking at every row, with a heap of k.
//!
//! Contract: `n` rows of `d` finite features, a label each, 1 ≤ k. Nearness is squared Euclidean
//! distance; of equally near rows the smaller index is nearer. If k > n, all rows vote. A vote is 1, or
//! 1/distance if weighted (if some neighbours have distance 0, only those vote). Of equal votes the
//! class wins that has the nearest member.
//!
//! Four points on a line: the example of scikit-learn's `KNeighborsClassifier`. Standard library only,
//! Rust 1.59.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

// ANCHOR: nearest
/// A row and how far it is; the order is by distance, then by index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Squared Euclidean distance from the query.
    pub squared: f64,
    /// Index of the row.
    pub index: usize,
}

impl Eq for Neighbour {}

impl Ord for Neighbour {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_distance = self.squared.partial_cmp(&other.squared).expect("features are finite");
        by_distance.then(self.index.cmp(&other.index))
    }
}

impl PartialOrd for Neighbour {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The `k` nearest rows, nearest first: O(n d + n log k) time, O(k) memory.
pub fn nearest(rows: &[Vec<f64>], query: &[f64], k: usize) -> Vec<Neighbour> {
    let mut heap = BinaryHeap::with_capacity(k + 1); // the farthest is on top
    for (index, row) in rows.iter().enumerate() {
        let squared = row.iter().zip(query).map(|(a, b)| (a - b).powi(2)).sum();
        heap.push(Neighbour { squared, index });
        if heap.len() > k {
            heap.pop();
        }
    }
    heap.into_sorted_vec()
}
// ANCHOR_END: nearest

// ANCHOR: vote
/// Every class among the neighbours with its share of the votes, by label.
pub fn shares(neighbours: &[Neighbour], labels: &[u32], weighted: bool) -> BTreeMap<u32, f64> {
    let touching = neighbours.iter().any(|neighbour| neighbour.squared == 0.0);
    let mut votes: BTreeMap<u32, f64> = BTreeMap::new();
    for neighbour in neighbours {
        let vote = match (weighted, touching) {
            (false, _) => 1.0,
            (true, false) => 1.0 / neighbour.squared.sqrt(),
            (true, true) => f64::from(u8::from(neighbour.squared == 0.0)),
        };
        *votes.entry(labels[neighbour.index]).or_default() += vote;
    }
    let total: f64 = votes.values().sum();
    for vote in votes.values_mut() {
        *vote /= total;
    }
    votes
}

/// The class with most votes; of equal ones that of the nearest neighbour. `None` without rows.
pub fn predict(
    rows: &[Vec<f64>],
    labels: &[u32],
    query: &[f64],
    k: usize,
    weighted: bool,
) -> Option<u32> {
    let neighbours = nearest(rows, query, k);
    let shares = shares(&neighbours, labels, weighted);
    let most = shares.values().copied().fold(0.0, f64::max);
    // Nearest first: the first class with most votes.
    let mut classes = neighbours.iter().map(|neighbour| labels[neighbour.index]);
    classes.find(|class| shares[class] >= most)
}
// ANCHOR_END: vote

// ANCHOR: main
fn main() {
    let rows: Vec<Vec<f64>> = [0.0, 1.0, 2.0, 3.0].iter().map(|&x| vec![x]).collect();
    let labels = [0, 0, 1, 1];
    for x in [0.9, 1.1, 1.5, 2.0] {
        let found = nearest(&rows, &[x], 3);
        println!(
            "{x}: rows {:?}, plain {:.3?}, weighted {:.3?} → {:?}",
            found.iter().map(|neighbour| neighbour.index).collect::<Vec<_>>(),
            shares(&found, &labels, false),
            shares(&found, &labels, true),
            predict(&rows, &labels, &[x], 3, false)
        );
    }
    println!("k = 2 at 1.5: {:?}", predict(&rows, &labels, &[1.5], 2, false));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn line() -> (Vec<Vec<f64>>, [u32; 4]) {
        ([0.0, 1.0, 2.0, 3.0].iter().map(|&x| vec![x]).collect(), [0, 0, 1, 1])
    }

    /// scikit-learn: class 0 at 1.1, and shares 2/3, 1/3 at 0.9.
    #[test]
    fn four_points_on_a_line() {
        let (rows, labels) = line();
        assert_eq!(predict(&rows, &labels, &[1.1], 3, false), Some(0));
        let shares = shares(&nearest(&rows, &[0.9], 3), &labels, false);
        assert_close!(shares[&0], 2.0 / 3.0, 1e-12);
        assert_close!(shares[&1], 1.0 / 3.0, 1e-12);
    }

    #[test]
    fn equally_near_rows_come_by_index() {
        let (rows, _) = line();
        let found: Vec<usize> = nearest(&rows, &[1.5], 3).iter().map(|n| n.index).collect();
        assert_eq!(found, [1, 2, 0]);
    }

    #[test]
    fn of_equal_votes_the_nearest_class_wins() {
        let (rows, labels) = line();
        assert_eq!(predict(&rows, &labels, &[1.6], 2, false), Some(1));
        assert_eq!(predict(&rows, &labels, &[1.4], 2, false), Some(0));
        assert_eq!(predict(&rows, &labels, &[1.6], 4, false), Some(1));
    }

    #[test]
    fn at_distance_0_only_those_rows_vote_if_weighted() {
        let rows = [vec![1.0], vec![1.0], vec![1.1], vec![1.1], vec![1.1]];
        let labels = [7, 7, 8, 8, 8];
        assert_eq!(predict(&rows, &labels, &[1.0], 5, true), Some(7));
        assert_eq!(predict(&rows, &labels, &[1.0], 5, false), Some(8));
    }

    #[test]
    fn k_too_large_and_no_rows() {
        let (rows, labels) = line();
        assert_eq!(nearest(&rows, &[0.0], 99).len(), 4);
        assert_eq!(predict(&rows, &labels, &[0.0], 99, false), Some(0));
        assert_eq!(predict(&[], &[], &[0.0], 3, false), None);
    }
}
