//! # The widest spacing
//!
//! A page has `places` places in a row. Each pin has a topic, and takes one place; places may stay
//! empty. Two pins of one topic should be far apart: return the largest distance `d` such that
//! *some* arrangement has every two pins of one topic at least `d` places apart (neighbours are 1
//! apart).
//!
//! - More pins than places: return `None`.
//! - No topic comes twice: nothing has to be apart, so return `Some(places)`.
//!
//! Topics are numbers. There may be a million pins and $10^{12}$ places, so trying distances one by
//! one, or building arrangements, takes too long.
//!
//! ```text
//! topics 1 1 1 2 2,  7 places  →  Some(3)    1 2 . 1 2 . 1
//! topics 1 1 1 2 2,  6 places  →  Some(2)    1 2 1 2 1 .
//! topics 1 1 2 2,    4 places  →  Some(2)    1 2 1 2
//! topics 1 1 2 2,    3 places  →  None
//! ```

// ANCHOR: given
use std::collections::HashMap;
// ANCHOR_END: given

// ANCHOR: solution
/// The largest distance that all pins of one topic can keep, or `None` if there is too little room.
///
/// O(pins): the closed form of the scheduler, solved for the cooldown.
pub fn widest_spacing(topics: &[u32], places: u64) -> Option<u64> {
    if topics.len() as u64 > places {
        return None;
    }
    let mut counts: HashMap<u32, u64> = HashMap::new();
    for &topic in topics {
        *counts.entry(topic).or_insert(0) += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    if most < 2 {
        return Some(places);
    }
    let ties = counts.values().filter(|&&count| count == most).count() as u64;
    // (most - 1) d + ties <= places, and `topics.len() <= places` holds already.
    Some((places - ties) / (most - 1))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::HashMap;

    // ANCHOR: starter
    /// The largest distance that all pins of one topic can keep, or `None` if there is too little
    /// room.
    pub fn widest_spacing(topics: &[u32], places: u64) -> Option<u64> {
        let mut counts: HashMap<u32, u64> = HashMap::new();
        for &topic in topics {
            *counts.entry(topic).or_insert(0) += 1;
        }
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", widest_spacing(&[1, 1, 1, 2, 2], 7));
    println!("{:?}", widest_spacing(&[1, 1, 1, 2, 2], 6));
    println!("{:?}", widest_spacing(&[1, 1, 2, 2], 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples() {
        assert_eq!(widest_spacing(&[1, 1, 1, 2, 2], 7), Some(3));
        assert_eq!(widest_spacing(&[1, 1, 1, 2, 2], 6), Some(2));
        assert_eq!(widest_spacing(&[1, 1, 2, 2], 4), Some(2));
    }

    #[test]
    fn too_many_pins() {
        assert_eq!(widest_spacing(&[1, 1, 2, 2], 3), None);
        assert_eq!(widest_spacing(&[1], 0), None);
    }

    #[test]
    fn nothing_comes_twice() {
        assert_eq!(widest_spacing(&[1, 2, 3], 5), Some(5));
        assert_eq!(widest_spacing(&[], 5), Some(5));
        assert_eq!(widest_spacing(&[], 0), Some(0));
    }

    #[test]
    fn one_topic_only() {
        assert_eq!(widest_spacing(&[4, 4, 4], 3), Some(1));
        assert_eq!(widest_spacing(&[4, 4, 4], 7), Some(3));
        assert_eq!(widest_spacing(&[4, 4], 10), Some(9));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Whether the pins left fit into the places from `taken.len()` on.
    fn fits(
        left: &mut [usize],
        taken: &mut Vec<Option<usize>>,
        places: usize,
        apart: usize,
    ) -> bool {
        if left.iter().all(|&left| left == 0) {
            return true;
        }
        if taken.len() == places {
            return false;
        }
        for topic in 0..left.len() {
            let near = taken.iter().rev().take(apart - 1).any(|&place| place == Some(topic));
            if left[topic] > 0 && !near {
                left[topic] -= 1;
                taken.push(Some(topic));
                let found = fits(left, taken, places, apart);
                taken.pop();
                left[topic] += 1;
                if found {
                    return true;
                }
            }
        }
        taken.push(None);
        let found = fits(left, taken, places, apart);
        taken.pop();
        found
    }

    /// Every number of pins of up to three topics, with all arrangements tried.
    #[test]
    fn agrees_with_all_arrangements() {
        for number in 0..64_usize {
            let mut left = [number % 4, number / 4 % 4, number / 16];
            let counts = left;
            let pins: usize = counts.iter().sum();
            let topics: Vec<u32> =
                (0..3_u32).flat_map(|topic| vec![topic; counts[topic as usize]]).collect();
            for places in 0..=9_usize {
                let best = (1..=places)
                    .rev()
                    .find(|&apart| fits(&mut left, &mut Vec::new(), places, apart));
                let expected =
                    if pins > places { None } else { Some(best.unwrap_or(places) as u64) };
                assert_eq!(widest_spacing(&topics, places as u64), expected, "{counts:?} {places}");
            }
        }
    }

    #[test]
    fn a_million_pins() {
        let topics: Vec<u32> = (0..1_000_000).map(|i| i % 1000).collect();
        assert_eq!(widest_spacing(&topics, 1_000_000), Some(1000));
        assert_eq!(widest_spacing(&topics, 1_000_000_000_000), Some(1_001_001_000));
        assert_eq!(widest_spacing(&vec![7; 1_000_000], 1_000_000_000_000), Some(1_000_001));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Turn it round: given a distance, how many places does the scheduler of this chapter need? What
//    is its cooldown?
// 2. Those are at most `places` exactly if two conditions hold. One of them does not depend on the
//    distance.
// 3. The other one is linear in the distance. Solve it, and look at what you divide by.
// ANCHOR_END: hints
