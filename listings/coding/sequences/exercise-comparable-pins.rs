//! # Comparable pins
//!
//! An experiment compares pins of similar popularity. Two different pins are **comparable** if the
//! larger number of saves is at most twice the smaller one. Given the saves of each pin, in any
//! order, count the pairs of comparable pins.
//!
//! Two pins with 0 saves are comparable; a pin with 0 saves and one with more are not. Up to 200 000
//! pins, saves up to 4 · 10⁹. Standard library, Rust 1.59.
//!
//! ```text
//! saves [8, 3, 4, 20]
//! 3 and 4: 4 ≤ 6, yes    4 and 8: 8 ≤ 8, yes    3 and 8: 8 > 6, no    20: with nothing
//! →  2
//! ```

// ANCHOR: solution
/// Pairs of pins whose saves differ by a factor of at most two. O(n log n), the sorting.
pub fn comparable_pairs(saves: &[u32]) -> u64 {
    let mut sorted = saves.to_vec();
    sorted.sort_unstable();
    let (mut first, mut pairs) = (0, 0);
    for (last, &larger) in sorted.iter().enumerate() {
        while u64::from(larger) > 2 * u64::from(sorted[first]) {
            first += 1; // it is too small for all that follow, too
        }
        pairs += (last - first) as u64;
    }
    pairs
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Pairs of pins whose saves differ by a factor of at most two.
    pub fn comparable_pairs(saves: &[u32]) -> u64 {
        todo!("which order makes the partners of a pin neighbours?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{}", comparable_pairs(&[8, 3, 4, 20]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(comparable_pairs(&[8, 3, 4, 20]), 2);
    }

    #[test]
    fn zeros_go_with_zeros() {
        assert_eq!(comparable_pairs(&[0, 1, 0, 0]), 3);
    }

    #[test]
    fn too_few() {
        assert_eq!(comparable_pairs(&[]), 0);
        assert_eq!(comparable_pairs(&[7]), 0);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn brute_force(saves: &[u32]) -> u64 {
        let comparable =
            |a: u32, b: u32| u64::from(a.max(b)) <= u64::from(a.min(b)).saturating_mul(2);
        let pairs = (0..saves.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
        pairs.filter(|&(i, j)| comparable(saves[i], saves[j])).count() as u64
    }

    #[test]
    fn agrees_with_every_pair() {
        // All lists of five numbers below 6, as digits of a number in base 6.
        for code in 0..6_u32.pow(5) {
            let saves: Vec<u32> = (0..5).map(|digit| code / 6_u32.pow(digit) % 6).collect();
            assert_eq!(comparable_pairs(&saves), brute_force(&saves), "{saves:?}");
        }
    }

    #[test]
    fn doubling_does_not_overflow() {
        assert_eq!(comparable_pairs(&[u32::MAX, u32::MAX, 1 << 31, 1]), 3);
    }

    #[test]
    fn the_largest_size() {
        assert_eq!(comparable_pairs(&vec![9; 200_000]), 200_000 * 199_999 / 2);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The order of the pins does not matter. Which order would help?
// 2. In rising order, the partners of a pin among the smaller ones are a run that ends just before it.
//    Where does the run begin, and can its beginning move back for the next pin?
// 3. One pointer goes over the larger pin, a second one trails: move it while twice its saves are too
//    few. The distance between them is the number of new pairs.
// ANCHOR_END: hints
