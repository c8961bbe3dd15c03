//! Dijkstra's algorithm: cheapest ways when steps have different costs, none of them negative.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Nodes are numbered from 0; `links[a]`
//! has a pair (b, cost) for each link from a to b.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

// ANCHOR: dijkstra
/// For each node the least cost from `start` and the node before it on such a way; `None` if there
/// is no way. The start is its own. O((nodes + links) log links).
pub fn cheapest(links: &[Vec<(usize, u64)>], start: usize) -> Vec<Option<(u64, usize)>> {
    let mut best: Vec<Option<(u64, usize)>> = vec![None; links.len()];
    let mut waiting = BinaryHeap::new();
    waiting.push(Reverse((0, start, start)));
    while let Some(Reverse((cost, node, before))) = waiting.pop() {
        if best[node].is_some() {
            continue; // (1)
        }
        best[node] = Some((cost, before)); // (2)
        for &(next, more) in &links[node] {
            if best[next].is_none() {
                waiting.push(Reverse((cost + more, next, node)));
            }
        }
    }
    best
}
// ANCHOR_END: dijkstra

// ANCHOR: way
/// The nodes of a cheapest way to `goal`, from the answer above.
pub fn way(best: &[Option<(u64, usize)>], goal: usize) -> Option<Vec<usize>> {
    let (mut way, mut node) = (vec![goal], goal);
    loop {
        let (_, before) = best[node]?;
        if before == node {
            way.reverse();
            return Some(way);
        }
        way.push(before);
        node = before;
    }
}
// ANCHOR_END: way

// ANCHOR: main
fn main() {
    // Milliseconds between services.
    let links = [vec![(1, 7), (2, 2)], vec![(3, 1)], vec![(1, 3), (3, 8)], vec![], vec![(0, 1)]];
    let best = cheapest(&links, 0);
    for (node, cost) in best.iter().enumerate() {
        println!("{node}: {:?} by {:?}", cost.map(|(cost, _)| cost), way(&best, node));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alone() {
        let best = cheapest(&[vec![(0, 5)]], 0);
        assert_eq!((best[0], way(&best, 0)), (Some((0, 0)), Some(vec![0])));
    }

    #[test]
    fn free_links_and_circles() {
        let best = cheapest(&[vec![(1, 0)], vec![(0, 0), (2, 0)], vec![(1, 0)]], 2);
        assert_eq!(way(&best, 0), Some(vec![2, 1, 0]));
        assert_eq!(best[0], Some((0, 1)));
    }

    #[test]
    fn the_cheaper_of_two_links() {
        assert_eq!(cheapest(&[vec![(1, 9), (1, 4)], vec![]], 0)[1], Some((4, 0)));
    }
}
