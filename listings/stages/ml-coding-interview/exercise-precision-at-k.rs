//! # Precision at k, for people
//!
//! A ranker showed each person a list of pins, best first, and later each of them saved some pins.
//! Report the mean precision at $k$: for a person, the share of the first $k$ places that hold a pin
//! they saved; then the mean over people.
//!
//! - `shown[i]` is what person $i$ saw, `saved[i]` what they saved. Both have the same length.
//! - The denominator is always $k$: a list with fewer pins has empty places, and they are misses.
//! - A pin that stands in several places of a list is a hit in the *first* of them only.
//! - A person who saved nothing is left out of the mean: no ranker could have done better.
//! - If nobody is left, or $k$ is 0, there is nothing to report: `None`.
//!
//! ```text
//! k = 2
//! shown 1 2 3    saved 2 3    →  places 1, 2: one hit    1/2
//! shown 4        saved 4      →  one hit, one empty      1/2
//! shown 5 5 6    saved 5 6    →  5 counts once           1/2
//! shown 7 8      saved –      →  left out
//!
//! mean 0.5
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::BTreeSet;
// ANCHOR_END: given

// ANCHOR: solution
/// Mean precision at `k` over the people who saved something; `None` if there are none or `k` is 0.
///
/// O(people · k log k), and one look at every save.
pub fn mean_precision_at_k(shown: &[Vec<u32>], saved: &[BTreeSet<u32>], k: usize) -> Option<f64> {
    let (mut hits, mut people) = (0_usize, 0_usize);
    for (list, wanted) in shown.iter().zip(saved) {
        if wanted.is_empty() {
            continue;
        }
        people += 1;
        // As a set, a pin that stands in two places counts once.
        let top: BTreeSet<u32> = list.iter().take(k).copied().collect();
        hits += top.intersection(wanted).count();
    }
    // All denominators are k, so the mean of the shares is one division.
    let places = people * k;
    if places == 0 { None } else { Some(hits as f64 / places as f64) }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::BTreeSet;

    // ANCHOR: starter
    /// Mean precision at `k` over the people who saved something; `None` if there are none or `k`
    /// is 0.
    pub fn mean_precision_at_k(
        shown: &[Vec<u32>],
        saved: &[BTreeSet<u32>],
        k: usize,
    ) -> Option<f64> {
        todo!("who counts, which places count, what is the denominator?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let shown = [vec![1, 2, 3], vec![4], vec![5, 5, 6], vec![7, 8]];
    let saved =
        [BTreeSet::from([2, 3]), BTreeSet::from([4]), BTreeSet::from([5, 6]), BTreeSet::new()];
    for k in 0..4 {
        println!("k = {k}: {:?}", mean_precision_at_k(&shown, &saved, k));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn set(pins: &[u32]) -> BTreeSet<u32> {
        pins.iter().copied().collect()
    }

    #[test]
    fn the_example() {
        let shown = [vec![1, 2, 3], vec![4], vec![5, 5, 6], vec![7, 8]];
        let saved = [set(&[2, 3]), set(&[4]), set(&[5, 6]), set(&[])];
        assert_eq!(mean_precision_at_k(&shown, &saved, 2), Some(0.5));
    }

    #[test]
    fn empty_places_are_misses() {
        assert_eq!(mean_precision_at_k(&[vec![1]], &[set(&[1])], 4), Some(0.25));
        assert_eq!(mean_precision_at_k(&[vec![]], &[set(&[1])], 4), Some(0.0));
    }

    #[test]
    fn a_pin_shown_twice_is_one_hit() {
        assert_eq!(mean_precision_at_k(&[vec![9, 9]], &[set(&[9])], 2), Some(0.5));
    }

    #[test]
    fn people_who_saved_nothing_are_left_out() {
        let shown = [vec![1], vec![2]];
        assert_eq!(mean_precision_at_k(&shown, &[set(&[1]), set(&[])], 1), Some(1.0));
        assert_eq!(mean_precision_at_k(&shown, &[set(&[]), set(&[])], 1), None);
    }

    #[test]
    fn no_places_no_share() {
        assert_eq!(mean_precision_at_k(&[vec![1]], &[set(&[1])], 0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Place by place, by the words of the statement.
    fn brute_force(
        shown: &[Vec<u32>],
        saved: &[BTreeSet<u32>],
        k: usize,
    ) -> Option<(usize, usize)> {
        let (mut hits, mut places) = (0, 0);
        for (list, wanted) in shown.iter().zip(saved).filter(|(_, wanted)| !wanted.is_empty()) {
            places += k;
            for place in 0..k.min(list.len()) {
                let first = !list[..place].contains(&list[place]);
                hits += usize::from(first && wanted.contains(&list[place]));
            }
        }
        if places == 0 { None } else { Some((hits, places)) }
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 3_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).expect("small")
        };
        for _ in 0..300 {
            let people = below(4);
            let shown: Vec<Vec<u32>> =
                (0..people).map(|_| (0..below(7)).map(|_| below(6)).collect()).collect();
            let saved: Vec<BTreeSet<u32>> =
                (0..people).map(|_| (0..below(4)).map(|_| below(6)).collect()).collect();
            let k = below(6) as usize;
            let expected = brute_force(&shown, &saved, k);
            let found = mean_precision_at_k(&shown, &saved, k);
            assert_eq!(found.is_some(), expected.is_some());
            if let (Some(found), Some((hits, places))) = (found, expected) {
                assert!((found - hits as f64 / places as f64).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn many_people() {
        let shown: Vec<Vec<u32>> = (0..20_000).map(|i| (i..i + 20).collect()).collect();
        let saved: Vec<BTreeSet<u32>> = (0..20_000).map(|i| BTreeSet::from([i, i + 19])).collect();
        assert_eq!(mean_precision_at_k(&shown, &saved, 10), Some(0.1));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Decide first who is in the mean, then what a place is, then what a hit is.
// 2. The first k pins of a list as a set: what is shown twice counts once. Hits are what that set
//    and the saved set have in common.
// 3. Every person has the same denominator k, so you can add up hits and divide once at the end.
// ANCHOR_END: hints
