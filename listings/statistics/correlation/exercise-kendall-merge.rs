//! # Pairs in the wrong order
//!
//! Two rankers order the same `n` pins. Ranker A's order is 0, 1, 2, …; `other` is ranker B's order of
//! the same pins, best first. Return **Kendall's τ**: (pairs in the same order − pairs in opposite
//! order) / all pairs.
//!
//! - `other` must contain every number below `n` exactly once, otherwise `None`.
//! - Fewer than two pins: `None`.
//! - `n` goes up to 200,000: comparing all pairs is too slow.
//!
//! Standard library, Rust 1.59. O(n log n).
//!
//! ```text
//! other  1 0 2 3     only the pair (0, 1) is the other way round     →   (5 − 1)/6 = 0.6667
//! ```

// ANCHOR: solution
/// Sorts, and counts the pairs that were in the wrong order.
fn sort_and_count(items: &mut Vec<usize>) -> u64 {
    if items.len() < 2 {
        return 0;
    }
    let mut right = items.split_off(items.len() / 2);
    let mut wrong = sort_and_count(items) + sort_and_count(&mut right);
    let left = std::mem::take(items);
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        if j == right.len() || (i < left.len() && left[i] < right[j]) {
            items.push(left[i]);
            i += 1;
        } else {
            // Smaller than all that is left on the left.
            wrong += (left.len() - i) as u64;
            items.push(right[j]);
            j += 1;
        }
    }
    wrong
}

/// Kendall's τ of an order with 0, 1, 2, …. O(n log n) time, O(n) memory.
pub fn kendall_tau(other: &[usize]) -> Option<f64> {
    let n = other.len();
    let mut sorted = other.to_vec();
    let wrong = sort_and_count(&mut sorted);
    let complete = sorted.iter().enumerate().all(|(place, &pin)| place == pin);
    if n < 2 || !complete {
        return None;
    }
    let pairs = (n as u64 * (n as u64 - 1) / 2) as f64;
    Some(1.0 - 2.0 * wrong as f64 / pairs)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Kendall's τ of an order with 0, 1, 2, ….
    pub fn kendall_tau(other: &[usize]) -> Option<f64> {
        todo!("merge sort knows which pairs are in the wrong order")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", kendall_tau(&[1, 0, 2, 3]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(result: Option<f64>, expected: f64) -> bool {
        (result.expect("a number") - expected).abs() < 1e-9
    }

    #[test]
    fn the_example() {
        assert!(close(kendall_tau(&[1, 0, 2, 3]), 2.0 / 3.0));
    }

    #[test]
    fn the_ends() {
        assert!(close(kendall_tau(&[0, 1, 2, 3, 4]), 1.0));
        assert!(close(kendall_tau(&[4, 3, 2, 1, 0]), -1.0));
    }

    #[test]
    fn no_order_of_all_pins() {
        assert_eq!(kendall_tau(&[0, 0, 1]), None);
        assert_eq!(kendall_tau(&[1, 2, 3]), None);
        assert_eq!(kendall_tau(&[0]), None);
        assert_eq!(kendall_tau(&[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn as_all_pairs_say() {
        for n in 2..40_usize {
            // Steps of 7 through n + the next prime-ish size: some order of 0..n.
            let mut order: Vec<usize> = (0..n).collect();
            order.sort_by_key(|&i| (i * 7919 + 13) % 101);
            let mut balance = 0_i32;
            for i in 0..n {
                for j in 0..i {
                    balance += if order[j] < order[i] { 1 } else { -1 };
                }
            }
            let pairs = (n * (n - 1) / 2) as f64;
            let tau = kendall_tau(&order).unwrap();
            assert!((tau - f64::from(balance) / pairs).abs() < 1e-9, "{order:?}");
        }
    }

    #[test]
    fn large_and_backwards() {
        let order: Vec<usize> = (0..200_000).rev().collect();
        assert!((kendall_tau(&order).unwrap() + 1.0).abs() < 1e-12);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. τ needs only the number of pairs in the wrong order: inversions.
// 2. Merge sort: when an item of the right half goes first, it passes all items that are left on the
//    left. That many pairs were wrong.
// 3. After sorting, the list must be 0, 1, 2, …: that checks the input.
// ANCHOR_END: hints
