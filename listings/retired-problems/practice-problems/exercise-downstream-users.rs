//! # Downstream users
//!
//! A pair `(a, b)` says that what user `a` saves is shown to user `b`, who may save it in turn. A user
//! is **downstream** of you if something you save can reach them, over any number of users.
//!
//! Return how many *other* users are downstream of `user`. Pairs may repeat, a pair may name the same
//! user twice, and there may be circles. A user who occurs in no pair has nobody downstream.
//!
//! Up to 500 000 pairs.
//!
//! ```text
//! (1, 2) (1, 3) (2, 4) (3, 4)  →  user 1: 3   (2, 3 and 4; 4 counts once)
//! (1, 2) (2, 3) (3, 1)         →  user 1: 2   (not 1 itself, though it comes back)
//! (1, 2)                       →  user 2: 0   (the pair goes one way)
//! ```

// ANCHOR: given
use std::collections::{HashMap, HashSet};
// ANCHOR_END: given

// ANCHOR: solution
/// How many other users what `user` saves can reach: O(V + E).
pub fn downstream_users(shown_to: &[(u32, u32)], user: u32) -> usize {
    let mut next: HashMap<u32, Vec<u32>> = HashMap::new();
    for &(from, to) in shown_to {
        next.entry(from).or_default().push(to);
    }
    let mut reached = HashSet::new();
    reached.insert(user);
    let mut open = vec![user];
    while let Some(current) = open.pop() {
        for &follower in next.get(&current).map_or(&[][..], Vec::as_slice) {
            if reached.insert(follower) {
                open.push(follower); // marked when put on the stack: each user once
            }
        }
    }
    reached.len() - 1 // without the user
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{HashMap, HashSet};

    // ANCHOR: starter
    /// How many other users what `user` saves can reach.
    pub fn downstream_users(shown_to: &[(u32, u32)], user: u32) -> usize {
        // Those at one step only, and repeated pairs count twice: go on from here.
        shown_to.iter().filter(|&&(from, to)| from == user && to != user).count()
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{}", downstream_users(&[(1, 2), (1, 3), (2, 4), (3, 4)], 1));
    println!("{}", downstream_users(&[(1, 2), (2, 3), (3, 1)], 1));
    println!("{}", downstream_users(&[(1, 2)], 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_the_same_user() {
        assert_eq!(downstream_users(&[(1, 2), (1, 3), (2, 4), (3, 4)], 1), 3);
    }

    #[test]
    fn a_circle_does_not_count_its_start() {
        assert_eq!(downstream_users(&[(1, 2), (2, 3), (3, 1)], 1), 2);
        assert_eq!(downstream_users(&[(1, 1)], 1), 0);
    }

    #[test]
    fn pairs_go_one_way() {
        assert_eq!(downstream_users(&[(1, 2)], 2), 0);
    }

    #[test]
    fn repeated_pairs_and_strangers() {
        assert_eq!(downstream_users(&[(1, 2), (1, 2)], 1), 1);
        assert_eq!(downstream_users(&[(1, 2)], 9), 0);
        assert_eq!(downstream_users(&[], 1), 0);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// The closure of all pairs: who reaches whom, by at most one more step each round.
    fn brute_force(shown_to: &[(u32, u32)], user: u32) -> usize {
        let mut reaches = [[false; 5]; 5];
        for &(from, to) in shown_to {
            reaches[from as usize][to as usize] = true;
        }
        for via in 0..5 {
            for from in 0..5 {
                for to in 0..5 {
                    reaches[from][to] |= reaches[from][via] && reaches[via][to];
                }
            }
        }
        (0..5).filter(|&to| to != user as usize && reaches[user as usize][to]).count()
    }

    #[test]
    fn agrees_with_the_closure() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).unwrap()
        };
        for _ in 0..2000 {
            let pairs: Vec<(u32, u32)> = (0..below(12)).map(|_| (below(5), below(5))).collect();
            for user in 0..5 {
                let expected = brute_force(&pairs, user);
                assert_eq!(downstream_users(&pairs, user), expected, "{pairs:?}, {user}");
            }
        }
    }

    #[test]
    fn a_chain_of_half_a_million_does_not_overflow_the_stack() {
        let chain: Vec<(u32, u32)> = (0..500_000).map(|user| (user, user + 1)).collect();
        assert_eq!(downstream_users(&chain, 0), 500_000);
        assert_eq!(downstream_users(&chain, 499_999), 1);
    }

    #[test]
    fn many_ways_to_the_same_users() {
        // Layers of 700, each user shown to all of the next layer: half a million pairs.
        let layers: Vec<(u32, u32)> =
            (0..700).flat_map(|a| (700..1400).map(move |b| (a, b))).collect();
        assert_eq!(downstream_users(&layers, 5), 700);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Draw the second example with arrows. When would a walk along them never end?
// 2. You need to look up "whom is this shown to" many times. Build that table once.
// 3. Keep a set of users that have been reached, with `user` in it from the start, and a stack of
//    those whose pairs you still have to follow. No recursion: a chain may be half a million long.
// ANCHOR_END: hints
