//! # How much two bags share
//!
//! "very very good" and "very good" have the same *set* of words. Counted as **bags**, with
//! repetitions, they differ. Two bags are given as sorted lists of word numbers, repetitions included.
//!
//! - *Shared*: for each word the smaller of its two counts, added up.
//! - *Together*: for each word the larger of its two counts, added up.
//! - Return `(shared, together)`. Their quotient is the similarity of Jaccard for bags; leaving the
//!   division out keeps it exact and has an answer for two empty bags, `(0, 0)`.
//! - Both lists are in ascending order. One pass over both, no map, constant extra memory.
//!
//! Standard library, Rust 1.59.
//!
//! ```text
//! left     2 2 5          counts: 2 twice, 5 once
//! right    2 5 5 9                2 once, 5 twice, 9 once
//!
//! shared   1 + 1     = 2
//! together 2 + 2 + 1 = 5
//! ```

// ANCHOR: solution
use std::cmp::Ordering;

/// What two sorted bags share, and what they have together. O(n + m).
pub fn bag_overlap(left: &[u32], right: &[u32]) -> (usize, usize) {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < left.len() && j < right.len() {
        match left[i].cmp(&right[j]) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    // For each word the larger count is the sum of both less the smaller one.
    (shared, left.len() + right.len() - shared)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// What two sorted bags share, and what they have together.
    pub fn bag_overlap(left: &[u32], right: &[u32]) -> (usize, usize) {
        todo!("walk both lists at once")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", bag_overlap(&[2, 2, 5], &[2, 5, 5, 9]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(bag_overlap(&[2, 2, 5], &[2, 5, 5, 9]), (2, 5));
    }

    #[test]
    fn equal_and_disjoint() {
        assert_eq!(bag_overlap(&[1, 1, 2], &[1, 1, 2]), (3, 3));
        assert_eq!(bag_overlap(&[1, 3], &[2, 4]), (0, 4));
    }

    #[test]
    fn repetitions_count() {
        assert_eq!(bag_overlap(&[7, 7, 7], &[7]), (1, 3));
    }

    #[test]
    fn empty_bags() {
        assert_eq!(bag_overlap(&[], &[]), (0, 0));
        assert_eq!(bag_overlap(&[4], &[]), (0, 1));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// All pairs of bags over three words with up to three of each, against the definition.
    #[test]
    fn by_definition() {
        let bag = |code: usize| -> Vec<u32> {
            let counts = [code % 4, code / 4 % 4, code / 16];
            (0..3).zip(counts).flat_map(|(word, count)| vec![word; count]).collect()
        };
        let count = |bag: &[u32], word| bag.iter().filter(|&&w| w == word).count();
        for code in 0..64 * 64 {
            let (left, right) = (bag(code / 64), bag(code % 64));
            let pairs = || (0..3).map(|word| (count(&left, word), count(&right, word)));
            let shared = pairs().map(|(l, r)| l.min(r)).sum();
            let together = pairs().map(|(l, r)| l.max(r)).sum();
            assert_eq!(bag_overlap(&left, &right), (shared, together));
        }
    }

    #[test]
    fn long_bags_in_one_pass() {
        let left: Vec<u32> = (0..400_000).collect();
        let right: Vec<u32> = (0..400_000).map(|i| 2 * i).collect();
        assert_eq!(bag_overlap(&left, &right), (200_000, 600_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Together needs no loop of its own: the larger of two numbers is their sum less the smaller.
// 2. Two positions, one in each list. Which of them may move on when the words differ?
// 3. Equal words: count one and move both. Then repetitions come out right by themselves.
// ANCHOR_END: hints
