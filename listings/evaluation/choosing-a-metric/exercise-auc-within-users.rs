//! # AUC within users
//!
//! A model is scored on a log of impressions. Pooled AUC compares the pins of different people, which no
//! feed ever does. Compute the AUC of each person's own list, and the mean over people.
//!
//! - `log[i]` is (user, score, clicked). Users are numbers, in any order.
//! - A user's AUC is the share of pairs (clicked, not clicked) in which the clicked pin has the higher
//!   score; equal scores count one half.
//! - Users with only clicks or no click have no AUC and are left out. Every other user counts the same.
//! - The answer is (mean AUC, users counted); `None` if no user counts or a score is NaN.
//!
//! ```text
//! user 1:  0.9 +   0.8 −            1 of 1 pairs
//! user 2:  0.2 +   0.1 −   0.2 −    1.5 of 2 pairs
//! user 3:  0.7 −                    left out
//!
//! mean AUC 0.875 over 2 users
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: given
/// One impression: the user, the model's score, whether the user clicked.
pub type Impression = (u32, f64, bool);
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;

/// Mean AUC within users, and how many users count. O(n log n).
pub fn auc_within_users(log: &[Impression]) -> Option<(f64, usize)> {
    if log.iter().any(|impression| impression.1.is_nan()) {
        return None;
    }
    let mut by_user: BTreeMap<u32, Vec<(f64, bool)>> = BTreeMap::new();
    for &(user, score, clicked) in log {
        by_user.entry(user).or_default().push((score, clicked));
    }
    let areas: Vec<f64> = by_user.into_values().filter_map(auc).collect();
    if areas.is_empty() {
        return None;
    }
    Some((areas.iter().sum::<f64>() / areas.len() as f64, areas.len()))
}

/// One sort, then a walk up: each tie is one step.
fn auc(mut list: Vec<(f64, bool)>) -> Option<f64> {
    list.sort_by(|a, b| a.0.partial_cmp(&b.0).expect("NaN was refused"));
    let clicks = list.iter().filter(|item| item.1).count() as u64;
    let others = list.len() as u64 - clicks;
    if clicks == 0 || others == 0 {
        return None;
    }
    let (mut below, mut twice_won, mut at) = (0_u64, 0_u64, 0);
    while at < list.len() {
        let score = list[at].0;
        let (mut clicks_here, mut others_here) = (0, 0);
        while at < list.len() && list[at].0 <= score {
            if list[at].1 {
                clicks_here += 1;
            } else {
                others_here += 1;
            }
            at += 1;
        }
        twice_won += clicks_here * (2 * below + others_here);
        below += others_here;
    }
    Some(twice_won as f64 / (2 * clicks * others) as f64)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Impression;

    // ANCHOR: starter
    /// Mean AUC within users, and how many users count.
    pub fn auc_within_users(log: &[Impression]) -> Option<(f64, usize)> {
        todo!("group by user, then count pairs within each group")
    }
    // ANCHOR_END: starter
}

fn main() {
    let log = [
        (1, 0.9, true),
        (1, 0.8, false),
        (2, 0.2, true),
        (2, 0.1, false),
        (2, 0.2, false),
        (3, 0.7, false),
    ];
    println!("{:?}", auc_within_users(&log));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<(f64, usize)>, area: f64, users: usize) -> bool {
        let found = found.expect("a user counts");
        (found.0 - area).abs() < 1e-12 && found.1 == users
    }

    #[test]
    fn three_users() {
        let log = [
            (1, 0.9, true),
            (2, 0.2, true),
            (1, 0.8, false),
            (2, 0.1, false),
            (3, 0.7, false),
            (2, 0.2, false),
        ];
        assert!(close(auc_within_users(&log), 0.875, 2));
    }

    #[test]
    fn knowing_the_user_is_worth_nothing() {
        // User 1 clicks a lot and has high scores throughout: pooled, this looks like skill.
        let log = [(1, 0.9, true), (1, 0.9, false), (2, 0.1, true), (2, 0.1, false)];
        assert!(close(auc_within_users(&log), 0.5, 2));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(auc_within_users(&[]), None);
        assert_eq!(auc_within_users(&[(1, 0.5, true), (2, 0.4, false)]), None);
        assert_eq!(auc_within_users(&[(1, f64::NAN, true), (1, 0.4, false)]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// All pairs of each user: O(n²).
    fn brute_force(log: &[Impression]) -> Option<(f64, usize)> {
        let mut users: Vec<u32> = log.iter().map(|impression| impression.0).collect();
        users.sort_unstable();
        users.dedup();
        let area = |user: u32| -> Option<f64> {
            let (mut won, mut pairs) = (0.0, 0.0);
            for a in log.iter().filter(|a| a.0 == user && a.2) {
                for b in log.iter().filter(|b| b.0 == user && !b.2) {
                    pairs += 1.0;
                    if a.1 > b.1 {
                        won += 1.0;
                    } else if a.1 >= b.1 {
                        won += 0.5;
                    }
                }
            }
            if pairs > 0.0 { Some(won / pairs) } else { None }
        };
        let areas: Vec<f64> = users.into_iter().filter_map(area).collect();
        if areas.is_empty() {
            None
        } else {
            Some((areas.iter().sum::<f64>() / areas.len() as f64, areas.len()))
        }
    }

    #[test]
    fn agrees_with_all_pairs() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).expect("small")
        };
        for _ in 0..300 {
            let n = below(30);
            let log: Vec<Impression> =
                (0..n).map(|_| (below(5), f64::from(below(4)), below(3) == 0)).collect();
            match (auc_within_users(&log), brute_force(&log)) {
                (Some(found), Some(expected)) => {
                    assert!(
                        (found.0 - expected.0).abs() < 1e-12 && found.1 == expected.1,
                        "{log:?}"
                    );
                }
                (found, expected) => assert_eq!(found, expected, "{log:?}"),
            }
        }
    }

    #[test]
    fn many_impressions_of_one_user() {
        let log: Vec<Impression> =
            (0..200_000_u32).map(|i| (7, f64::from(i), i >= 100_000)).collect();
        let (area, users) = auc_within_users(&log).expect("both kinds");
        assert!((area - 1.0).abs() < 1e-12 && users == 1);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Group first: a sorted map from user to that user's list.
// 2. Within a list, sort by score. Walking up, each click beats the other items below it; together with
//    the items at its own score it wins half.
// 3. Count twice the pairs, in whole numbers, and divide once. Leave out lists without a pair before you
//    divide.
// ANCHOR_END: hints
