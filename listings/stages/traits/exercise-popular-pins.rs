//! # Make it better
//!
//! The starter is a function that a colleague wrote. It works on small inputs, and nobody likes it:
//! names that say nothing, a scan inside a scan, and an order of equals that was never decided.
//! Rewrite it to this contract:
//!
//! - A save is (person, pin). The **popularity** of a pin is how many *different* people saved it: the
//!   same person counts once.
//! - Return the `k` most popular pins with their popularity, the most popular first; of equally
//!   popular ones the smaller pin first.
//! - A hundred thousand saves take a moment, not minutes.
//!
//! ```text
//! saves (1, 7) (2, 7) (1, 7) (3, 5) (4, 5) (5, 9)
//!
//! k = 2  →  (5, 2) (7, 2): both were saved by two people, 5 is the smaller
//! ```
//!
//! Talk while you do it: say what is done twice, then what you change, then what must stay the same.

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::{BTreeMap, BTreeSet};
// ANCHOR_END: given

// ANCHOR: solution
/// A person's number.
pub type PersonId = u32;
/// A pin's number.
pub type PinId = u32;

/// The `k` pins that most people saved, with how many did; of equals the smaller pin first.
///
/// O(saves · log saves).
pub fn popular_pins(saves: &[(PersonId, PinId)], k: usize) -> Vec<(PinId, usize)> {
    let mut people_of: BTreeMap<PinId, BTreeSet<PersonId>> = BTreeMap::new();
    for &(person, pin) in saves {
        people_of.entry(pin).or_default().insert(person);
    }
    let mut popular: Vec<(PinId, usize)> =
        people_of.into_iter().map(|(pin, people)| (pin, people.len())).collect();
    popular.sort_by_key(|&(pin, people)| (std::cmp::Reverse(people), pin));
    popular.truncate(k);
    popular
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{BTreeMap, BTreeSet};

    // ANCHOR: starter
    pub fn popular_pins(s: &[(u32, u32)], k: usize) -> Vec<(u32, usize)> {
        let mut r: Vec<(usize, u32)> = vec![];
        for x in s {
            if !r.iter().any(|t| t.1 == x.1) {
                let mut seen = vec![];
                for y in s {
                    if y.1 == x.1 && !seen.contains(&y.0) {
                        seen.push(y.0);
                    }
                }
                r.push((seen.len(), x.1));
            }
        }
        r.sort_unstable();
        r.reverse();
        r.iter().take(k).map(|t| (t.1, t.0)).collect()
    }
    // ANCHOR_END: starter
}

fn main() {
    let saves = [(1, 7), (2, 7), (1, 7), (3, 5), (4, 5), (5, 9)];
    for (pin, people) in popular_pins(&saves, 2) {
        println!("pin {pin}: saved by {people}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let saves = [(1, 7), (2, 7), (1, 7), (3, 5), (4, 5), (5, 9)];
        assert_eq!(popular_pins(&saves, 2), [(5, 2), (7, 2)]);
    }

    #[test]
    fn a_person_counts_once() {
        assert_eq!(popular_pins(&[(1, 7), (1, 7), (1, 7)], 9), [(7, 1)]);
    }

    #[test]
    fn the_most_popular_first() {
        assert_eq!(popular_pins(&[(1, 2), (1, 3), (2, 3)], 9), [(3, 2), (2, 1)]);
    }

    #[test]
    fn nothing_and_no_more_than_asked_for() {
        assert!(popular_pins(&[], 3).is_empty());
        assert!(popular_pins(&[(1, 2)], 0).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// By the words of the contract, slowly.
    fn brute_force(saves: &[(u32, u32)], k: usize) -> Vec<(u32, usize)> {
        let mut pins: Vec<u32> = saves.iter().map(|save| save.1).collect();
        pins.sort_unstable();
        pins.dedup();
        let people = |pin: u32| {
            let mut people: Vec<u32> =
                saves.iter().filter(|save| save.1 == pin).map(|save| save.0).collect();
            people.sort_unstable();
            people.dedup();
            people.len()
        };
        let mut ranked: Vec<(u32, usize)> =
            pins.into_iter().map(|pin| (pin, people(pin))).collect();
        ranked.sort_by_key(|&(_, people)| std::cmp::Reverse(people));
        ranked.truncate(k);
        ranked
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 13_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).expect("small")
        };
        for _ in 0..300 {
            let saves: Vec<(u32, u32)> = (0..below(30)).map(|_| (below(5), below(6))).collect();
            let k = below(7) as usize;
            assert_eq!(popular_pins(&saves, k), brute_force(&saves, k), "{saves:?}");
        }
    }

    #[test]
    fn a_hundred_thousand_saves() {
        let saves: Vec<(u32, u32)> = (0..100_000).map(|i| (i % 700, i)).collect();
        assert_eq!(popular_pins(&saves, 3), [(0, 1), (1, 1), (2, 1)]);
        let saves: Vec<(u32, u32)> = (0..100_000).map(|i| (i, i % 2)).collect();
        assert_eq!(popular_pins(&saves, 3), [(0, 50_000), (1, 50_000)]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. What is looked for again and again inside the loops? Which structure answers that in one step?
// 2. One pass: for every pin the *set* of people who saved it. Its size is the popularity.
// 3. Sort by (falling popularity, rising pin). A key with `Reverse` says exactly that.
// ANCHOR_END: hints
