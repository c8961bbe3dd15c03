//! # Merging boards
//!
//! Merging two boards costs as much as both have pins together, and leaves one board with all of them.
//! Merge all boards into one, two at a time. Return the least total cost; 0 if there are fewer than
//! two boards.
//!
//! Up to 200 000 boards with up to 10⁹ pins each. Standard library, Rust 1.59.
//!
//! ```text
//! boards [5, 2, 4, 3]
//! 2 + 3 = 5    boards 5, 4, 5    4 + 5 = 9    boards 5, 9    5 + 9 = 14     total 28
//! the other way round, 5 + 4 first:  9 + 12 + 14 = 35
//! ```

// ANCHOR: solution
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The least cost of merging all boards. O(n log n).
pub fn cheapest_merge(boards: &[u64]) -> u64 {
    let mut smallest: BinaryHeap<Reverse<u64>> = boards.iter().copied().map(Reverse).collect();
    let mut cost = 0;
    while let Some(Reverse(first)) = smallest.pop() {
        if let Some(Reverse(second)) = smallest.pop() {
            cost += first + second;
            smallest.push(Reverse(first + second));
        }
    }
    cost
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The least cost of merging all boards.
    pub fn cheapest_merge(boards: &[u64]) -> u64 {
        todo!("which board should be merged most often?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{}", cheapest_merge(&[5, 2, 4, 3]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(cheapest_merge(&[5, 2, 4, 3]), 28);
    }

    #[test]
    fn nothing_to_merge() {
        assert_eq!(cheapest_merge(&[]), 0);
        assert_eq!(cheapest_merge(&[7]), 0);
    }

    #[test]
    fn a_merged_board_waits_its_turn() {
        // 1 + 1 = 2, 1 + 1 = 2, 2 + 2 = 4: the first sum is not merged at once.
        assert_eq!(cheapest_merge(&[1, 1, 1, 1]), 8);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every pair first, then the rest.
    fn brute_force(boards: &[u64]) -> u64 {
        let pairs = (0..boards.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
        let costs = pairs.map(|(i, j)| {
            let merged = boards[i] + boards[j];
            let rest = (0..boards.len()).filter(|&k| k != i && k != j).map(|k| boards[k]);
            let rest: Vec<u64> = rest.chain(Some(merged)).collect();
            merged + brute_force(&rest)
        });
        costs.min().unwrap_or(0)
    }

    #[test]
    fn agrees_with_every_order() {
        for code in 0..4_u64.pow(5) {
            let boards: Vec<u64> = (0..5).map(|digit| code / 4_u64.pow(digit) % 4).collect();
            assert_eq!(cheapest_merge(&boards), brute_force(&boards), "{boards:?}");
        }
    }

    #[test]
    fn the_largest_size() {
        // 2¹⁷ equal boards: 17 rounds, in each of which every pin is moved once.
        let boards = vec![1_000_000_000; 1 << 17];
        assert_eq!(cheapest_merge(&boards), 17 * (1 << 17) * 1_000_000_000);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. A pin is paid for each time its board takes part. Which boards should take part seldom?
// 2. The two smallest can always be merged first without loss. And then you have the same problem,
//    with one board less.
// 3. Keep the boards where the smallest is always at hand and new ones can be put in: a heap.
// ANCHOR_END: hints
