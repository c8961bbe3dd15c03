//! # Retention, from the query
//!
//! Write what this query returns, for each day on which somebody joined:
//!
//! ```sql
//! SELECT u.joined_day, COUNT(*) AS joined, COUNT(a.user_id) AS back
//! FROM users AS u
//! LEFT JOIN (SELECT DISTINCT user_id, day FROM events) AS a
//!   ON a.user_id = u.user_id AND a.day = u.joined_day + :n
//! WHERE u.joined_day + :n <= :last_day
//! GROUP BY u.joined_day
//! ORDER BY u.joined_day;
//! ```
//!
//! - `users` holds `(user_id, joined_day)`; ids are distinct, and a day may be missing (NULL).
//! - `events` holds `(user_id, day)`, with many rows for one user and day, and with users who are not in
//!   `users`.
//! - `n` ≥ 0 is the number of days later, `last_day` the last day that the log covers.
//! - Return `(joined_day, joined, back)` in order of the day. A cohort to which nobody came back is
//!   there, with 0. A cohort whose day `n` the log does not cover is not.
//!
//! ```text
//! users    (1, 0) (2, 0) (3, 2) (4, 6) (5, NULL)
//! events   (1, 1) (1, 1) (2, 2) (3, 5) (4, 7) (9, 1)
//!
//! n = 1, last_day = 6   →   (0, 2, 1), (2, 1, 0)
//! ```

// ANCHOR: given
use std::collections::{BTreeMap, HashSet};
// ANCHOR_END: given

// ANCHOR: solution
/// Users of each cohort, and how many of them were there `n` days later. O(u log u + e).
pub fn retention(
    users: &[(u32, Option<i32>)],
    events: &[(u32, i32)],
    n: i32,
    last_day: i32,
) -> Vec<(i32, usize, usize)> {
    let active: HashSet<(u32, i32)> = events.iter().copied().collect();
    let mut cohorts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    for &(user, joined_day) in users {
        // NULL + n <= last_day is unknown, and WHERE keeps what is true.
        if let Some(day) = joined_day.filter(|day| day + n <= last_day) {
            let (joined, back) = cohorts.entry(day).or_insert((0, 0));
            *joined += 1;
            *back += usize::from(active.contains(&(user, day + n)));
        }
    }
    cohorts.into_iter().map(|(day, (joined, back))| (day, joined, back)).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use std::collections::{BTreeMap, HashSet};

    // ANCHOR: starter
    /// Users of each cohort, and how many of them were there `n` days later.
    pub fn retention(
        users: &[(u32, Option<i32>)],
        events: &[(u32, i32)],
        n: i32,
        last_day: i32,
    ) -> Vec<(i32, usize, usize)> {
        todo!("clause by clause: FROM, ON, WHERE, GROUP BY")
    }
    // ANCHOR_END: starter
}

fn main() {
    let users = [(1, Some(0)), (2, Some(0)), (3, Some(2))];
    println!("{:?}", retention(&users, &[(1, 1), (2, 2), (3, 3)], 1, 6));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const USERS: [(u32, Option<i32>); 5] =
        [(1, Some(0)), (2, Some(0)), (3, Some(2)), (4, Some(6)), (5, None)];
    const EVENTS: [(u32, i32); 6] = [(1, 1), (1, 1), (2, 2), (3, 5), (4, 7), (9, 1)];

    #[test]
    fn the_example() {
        assert_eq!(retention(&USERS, &EVENTS, 1, 6), [(0, 2, 1), (2, 1, 0)]);
    }

    #[test]
    fn with_a_longer_log_one_more_cohort_counts() {
        assert_eq!(retention(&USERS, &EVENTS, 1, 7), [(0, 2, 1), (2, 1, 0), (6, 1, 1)]);
    }

    #[test]
    fn nobody_joined() {
        assert_eq!(retention(&[], &EVENTS, 1, 6), []);
        assert_eq!(retention(&[(5, None)], &EVENTS, 1, 6), []);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// The query, clause by clause, with nested loops.
    fn brute_force(
        users: &[(u32, Option<i32>)],
        events: &[(u32, i32)],
        n: i32,
        last_day: i32,
    ) -> Vec<(i32, usize, usize)> {
        (-10..30)
            .filter(|day| day + n <= last_day)
            .map(|day| {
                let cohort: Vec<u32> =
                    users.iter().filter(|user| user.1 == Some(day)).map(|user| user.0).collect();
                let back =
                    cohort.iter().filter(|&&user| events.iter().any(|&e| e == (user, day + n)));
                (day, cohort.len(), back.count())
            })
            .filter(|&(_, joined, _)| joined > 0)
            .collect()
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 11_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i32::try_from((state >> 33) % n).expect("a small number")
        };
        for _ in 0..300 {
            let users: Vec<_> =
                (0..10_u32).map(|id| (id, Some(below(9) - 3).filter(|&day| day < 4))).collect();
            let events: Vec<_> = (0..30).map(|_| (below(12).unsigned_abs(), below(9))).collect();
            let (n, last_day) = (below(4), below(8));
            let expected = brute_force(&users, &events, n, last_day);
            assert_eq!(retention(&users, &events, n, last_day), expected);
        }
    }

    #[test]
    fn a_hundred_thousand_users() {
        let users: Vec<_> = (0..100_000).map(|id| (id, Some(0))).collect();
        let events: Vec<_> = (0..100_000).map(|id| (id, 7)).collect();
        assert_eq!(retention(&users, &events, 7, 13), [(0, 100_000, 100_000)]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Read it in the order of evaluation: FROM and ON, WHERE, GROUP BY, SELECT. What does the left join
//    do with a user who did not come back, and what does COUNT(a.user_id) then count?
// 2. `SELECT DISTINCT` is a set of (user, day). The join then finds at most one row, so it multiplies
//    nothing: for each user ask the set once.
// 3. A map from day to two counts, filled by a loop over *users*. Leave out users without a day, and
//    days for which `day + n` is beyond the log.
// ANCHOR_END: hints
