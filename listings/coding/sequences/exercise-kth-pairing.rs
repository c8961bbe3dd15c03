//! # The k-th best pairing
//!
//! Every user has a score and every pin has a score; a pairing of a user with a pin is worth the sum.
//! Of all pairings, return the worth of the `k`-th **smallest**, counted from 1, equal ones each by
//! itself. `None` if there are fewer than `k` pairings or `k` is 0.
//!
//! Both lists rise. Up to 100 000 users and 100 000 pins, so there may be 10¹⁰ pairings: you cannot
//! look at all. Standard library, Rust 1.59.
//!
//! ```text
//! users [1, 4]   pins [2, 3, 9]
//! sums  3, 4, 10, 6, 7, 13   in order  3, 4, 6, 7, 10, 13
//!
//! k = 3  →  Some(6)      k = 7  →  None
//! ```

// ANCHOR: solution
/// The k-th smallest sum of one number of each list. O((n + m) · 33).
pub fn kth_pairing(users: &[u32], pins: &[u32], k: u64) -> Option<u64> {
    if k == 0 || k > users.len() as u64 * pins.len() as u64 {
        return None;
    }
    let (mut low, mut high) = (0, 2 * u64::from(u32::MAX));
    while low < high {
        let worth = low + (high - low) / 2;
        if pairings_up_to(users, pins, worth) >= k {
            high = worth;
        } else {
            low = worth + 1;
        }
    }
    Some(low)
}

/// How many pairings are worth at most `worth`. As users rise, ever fewer pins fit. O(n + m).
fn pairings_up_to(users: &[u32], pins: &[u32], worth: u64) -> u64 {
    let (mut fitting, mut pairings) = (pins.len(), 0);
    for &user in users {
        while fitting > 0 && u64::from(user) + u64::from(pins[fitting - 1]) > worth {
            fitting -= 1;
        }
        pairings += fitting as u64;
    }
    pairings
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The k-th smallest sum of one number of each list.
    pub fn kth_pairing(users: &[u32], pins: &[u32], k: u64) -> Option<u64> {
        todo!("if somebody told you the worth, could you check it?")
    }
    // ANCHOR_END: starter
}

fn main() {
    for k in 0..=7 {
        println!("{k}: {:?}", kth_pairing(&[1, 4], &[2, 3, 9], k));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(kth_pairing(&[1, 4], &[2, 3, 9], 3), Some(6));
        assert_eq!(kth_pairing(&[1, 4], &[2, 3, 9], 6), Some(13));
    }

    #[test]
    fn no_such_pairing() {
        assert_eq!(kth_pairing(&[1, 4], &[2, 3, 9], 7), None);
        assert_eq!(kth_pairing(&[1, 4], &[2, 3, 9], 0), None);
        assert_eq!(kth_pairing(&[], &[2], 1), None);
    }

    #[test]
    fn equal_sums_count_each() {
        assert_eq!(kth_pairing(&[1, 1], &[5, 5, 6], 4), Some(6));
        assert_eq!(kth_pairing(&[1, 1], &[5, 5, 6], 5), Some(7));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn agrees_with_sorting_all_sums() {
        // Rising lists as sets of bits: all pairs of subsets of 0..5 and multiples of 3.
        for left in 1..32_u32 {
            for right in 1..32_u32 {
                let bits = |set: u32| (0..5).filter(move |bit| set >> bit & 1 == 1);
                let users: Vec<u32> = bits(left).collect();
                let pins: Vec<u32> = bits(right).map(|bit| 3 * bit).collect();
                let mut sums: Vec<u64> =
                    users.iter().flat_map(|u| pins.iter().map(move |p| u64::from(u + p))).collect();
                sums.sort_unstable();
                for (rank, &sum) in sums.iter().enumerate() {
                    assert_eq!(kth_pairing(&users, &pins, rank as u64 + 1), Some(sum));
                }
            }
        }
    }

    #[test]
    fn the_largest_sizes() {
        let many: Vec<u32> = (0..100_000).collect();
        assert_eq!(kth_pairing(&many, &many, 1), Some(0));
        assert_eq!(kth_pairing(&many, &many, 10_000_000_000), Some(199_998));
        // Sums up to s < n come 1 + 2 + … + (s + 1) times: 4 999 950 000 of them are at most 99 998.
        assert_eq!(kth_pairing(&many, &many, 4_999_950_000), Some(99_998));
        assert_eq!(kth_pairing(&many, &many, 4_999_950_001), Some(99_999));
        assert_eq!(kth_pairing(&[u32::MAX], &[u32::MAX], 1), Some(2 * u64::from(u32::MAX)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. 10¹⁰ sums are too many to sort, and too many for a heap when k is as large. But
//    given a worth, how many pairings are at most that?
// 2. That number rises with the worth. The answer is the least worth for which it reaches k; why is
//    this worth always a sum that occurs?
// 3. To count, walk the users upwards and the pins downwards: two pointers, one pass.
// ANCHOR_END: hints
