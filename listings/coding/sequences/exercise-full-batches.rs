//! # Full batches
//!
//! Changes of a catalogue are sent in batches of exactly `batch` items. `net[d]` is the net change of
//! day `d`; it may be negative. A stretch of one or more days in a row **fills batches** if its total
//! is a multiple of `batch`; 0 and negative multiples count. Count the stretches that do.
//!
//! `batch` is from 1 to 10⁹. Up to 200 000 days, changes up to 10⁹ in size. Standard library, Rust 1.59.
//!
//! ```text
//! net [4, 5, 0, -2]   batch 3
//!
//! [4, 5] = 9    [4, 5, 0] = 9    [0] = 0    [5, 0, -2] = 3     →  4
//! ```

// ANCHOR: solution
use std::collections::HashMap;

/// Stretches whose total is a multiple of `batch`. O(n).
pub fn full_batches(net: &[i64], batch: i64) -> u64 {
    let mut seen: HashMap<i64, u64> = HashMap::new();
    seen.insert(0, 1); // before the first day
    let (mut remainder, mut stretches) = (0, 0);
    for change in net {
        remainder = (remainder + change).rem_euclid(batch);
        let earlier = seen.entry(remainder).or_insert(0);
        stretches += *earlier;
        *earlier += 1;
    }
    stretches
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Stretches whose total is a multiple of `batch`.
    pub fn full_batches(net: &[i64], batch: i64) -> u64 {
        todo!("when is the difference of two sums a multiple?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{}", full_batches(&[4, 5, 0, -2], 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(full_batches(&[4, 5, 0, -2], 3), 4);
    }

    #[test]
    fn negative_totals_count() {
        assert_eq!(full_batches(&[-5, 2], 3), 1, "-5 + 2 = -3");
    }

    #[test]
    fn everything_is_a_multiple_of_one() {
        assert_eq!(full_batches(&[7, 8, 9], 1), 6);
        assert_eq!(full_batches(&[], 1), 0);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn brute_force(net: &[i64], batch: i64) -> u64 {
        let stretches = (0..net.len()).flat_map(|s| (s + 1..=net.len()).map(move |e| (s, e)));
        stretches.filter(|&(s, e)| net[s..e].iter().sum::<i64>() % batch == 0).count() as u64
    }

    #[test]
    fn agrees_with_every_stretch() {
        for code in 0..7_i64.pow(5) {
            let net: Vec<i64> = (0..5).map(|digit| code / 7_i64.pow(digit) % 7 - 3).collect();
            for batch in 1..=5 {
                assert_eq!(full_batches(&net, batch), brute_force(&net, batch), "{net:?}, {batch}");
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let net = vec![-1_000_000_000; 200_000];
        assert_eq!(full_batches(&net, 1_000_000_000), 200_000 * 200_001 / 2);
        assert_eq!(full_batches(&net, 999_999_937), 0, "a prime number");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The total of a stretch is the difference of two prefix sums. When is a difference a multiple of
//    `batch`?
// 2. Exactly when both sums leave the same remainder. So count pairs of equal remainders, the empty
//    beginning included.
// 3. In Rust, `-5 % 3` is -2. You need remainders that are never negative: `rem_euclid`.
// ANCHOR_END: hints
