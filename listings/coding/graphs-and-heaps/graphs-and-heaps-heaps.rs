//! Heaps: the best k of a stream, and the median so far from two heaps.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. `BinaryHeap` keeps the largest on top;
//! `Reverse` turns that round.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

// ANCHOR: top
/// The `k` pins with the most saves, best first; of equals, the smaller id. Pins are (id, saves).
/// O(n log k) time, O(k) memory.
pub fn top_k(pins: impl IntoIterator<Item = (u32, u32)>, k: usize) -> Vec<(u32, u32)> {
    let mut best = BinaryHeap::new(); // the worst of the best on top
    for (id, saves) in pins {
        best.push(Reverse((saves, Reverse(id))));
        if best.len() > k {
            best.pop();
        }
    }
    let best = best.into_sorted_vec(); // rising in `Reverse`: best first
    best.into_iter().map(|Reverse((saves, Reverse(id)))| (id, saves)).collect()
}
// ANCHOR_END: top

// ANCHOR: median
/// The median of what has come so far.
#[derive(Default)]
pub struct RunningMedian {
    lower: BinaryHeap<u32>,          // the smaller half, largest on top
    upper: BinaryHeap<Reverse<u32>>, // the larger half, smallest on top
}

impl RunningMedian {
    /// Takes one number in. O(log n).
    pub fn add(&mut self, number: u32) {
        self.lower.push(number);
        self.upper.extend(self.lower.pop().map(Reverse)); // (1)
        if self.upper.len() > self.lower.len() {
            self.lower.extend(self.upper.pop().map(|Reverse(number)| number)); // (2)
        }
    }

    /// The middle one; of an even number, the smaller of the two. O(1).
    pub fn median(&self) -> Option<u32> {
        self.lower.peek().copied()
    }
}
// ANCHOR_END: median

// ANCHOR: main
fn main() {
    let pins = [(10, 4), (11, 9), (12, 4), (13, 7), (14, 1)];
    println!("top 3: {:?}", top_k(pins, 3));
    let mut so_far = RunningMedian::default();
    for number in [5, 1, 8, 2, 9] {
        so_far.add(number);
        println!("after {number}: median {:?}", so_far.median());
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_wanted_or_none_there() {
        assert!(top_k([(1, 1)], 0).is_empty());
        assert!(top_k([], 3).is_empty());
        assert_eq!(RunningMedian::default().median(), None);
    }

    #[test]
    fn fewer_than_k() {
        assert_eq!(top_k([(2, 5), (1, 5)], 9), [(1, 5), (2, 5)]);
    }

    #[test]
    fn equal_numbers() {
        let mut so_far = RunningMedian::default();
        for number in [3, 3, 3, 1] {
            so_far.add(number);
        }
        assert_eq!(so_far.median(), Some(3));
    }
}
