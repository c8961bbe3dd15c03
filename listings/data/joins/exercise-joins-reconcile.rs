//! # Two logs, one truth
//!
//! The app and the server both log how often a pin was shown. List the pins on which they **disagree**.
//!
//! - Rows are `(pin_id, views)`. A pin may have several rows in a log: its views add up.
//! - For each pin that is in at least one log, compare the two sums. A pin that a log does not have has
//!   no sum there: `None`, which is not 0.
//! - Return `(pin_id, app, server)` for each pin whose two sums differ, in order of the pin. A sum of 0
//!   in one log and no row in the other is a difference, too.
//! - Sums stay below $2^{64}$.
//!
//! Aim for $O(n \log n)$ with $n$ rows in all. Two rows in one log and two in the other must not make
//! four.
//!
//! ```text
//! app      (1, 5) (2, 3) (2, 4) (4, 0)
//! server   (2, 6) (1, 5) (2, 1) (3, 9)
//!
//! pin 1: 5 and 5        pin 2: 7 and 7        agree
//! pin 3: none and 9     pin 4: 0 and none     →  (3, None, Some(9)), (4, Some(0), None)
//! ```

// ANCHOR: given
use std::collections::BTreeMap;
// ANCHOR_END: given

// ANCHOR: solution
/// Pins whose sums differ, with both sums. O(n log n).
pub fn disagreements(
    app: &[(u32, u64)],
    server: &[(u32, u64)],
) -> Vec<(u32, Option<u64>, Option<u64>)> {
    // One entry a pin, with a place for each log: a full join of sums, not of rows.
    let mut sums: BTreeMap<u32, (Option<u64>, Option<u64>)> = BTreeMap::new();
    for &(pin, views) in app {
        let sum = &mut sums.entry(pin).or_default().0;
        *sum = Some(sum.unwrap_or(0) + views);
    }
    for &(pin, views) in server {
        let sum = &mut sums.entry(pin).or_default().1;
        *sum = Some(sum.unwrap_or(0) + views);
    }
    sums.into_iter()
        .filter(|(_, (app, server))| app != server)
        .map(|(pin, (app, server))| (pin, app, server))
        .collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use std::collections::BTreeMap;

    // ANCHOR: starter
    /// Pins whose sums differ, with both sums.
    pub fn disagreements(
        app: &[(u32, u64)],
        server: &[(u32, u64)],
    ) -> Vec<(u32, Option<u64>, Option<u64>)> {
        todo!("sum up, join, compare")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", disagreements(&[(1, 5), (2, 3), (4, 0)], &[(1, 5), (2, 6), (3, 9)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let app = [(1, 5), (2, 3), (2, 4), (4, 0)];
        let server = [(2, 6), (1, 5), (2, 1), (3, 9)];
        assert_eq!(disagreements(&app, &server), [(3, None, Some(9)), (4, Some(0), None)]);
    }

    #[test]
    fn rows_of_one_pin_add_up_before_they_meet() {
        let twice = [(7, 1), (7, 1)];
        assert_eq!(disagreements(&twice, &twice), []);
        assert_eq!(disagreements(&twice, &[(7, 4)]), [(7, Some(2), Some(4))]);
    }

    #[test]
    fn a_log_that_is_empty() {
        assert_eq!(disagreements(&[], &[(2, 1), (1, 0)]), [(1, None, Some(0)), (2, None, Some(1))]);
        assert_eq!(disagreements(&[], &[]), []);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// For each possible pin both logs are read again.
    fn brute_force(
        app: &[(u32, u64)],
        server: &[(u32, u64)],
    ) -> Vec<(u32, Option<u64>, Option<u64>)> {
        let sum = |log: &[(u32, u64)], pin: u32| {
            let of_pin: Vec<u64> = log.iter().filter(|row| row.0 == pin).map(|row| row.1).collect();
            if of_pin.is_empty() { None } else { Some(of_pin.iter().sum()) }
        };
        (0..10)
            .map(|pin| (pin, sum(app, pin), sum(server, pin)))
            .filter(|(_, app, server)| app != server)
            .collect()
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 5_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..500 {
            let mut log = || -> Vec<(u32, u64)> {
                (0..below(12))
                    .map(|_| (u32::try_from(below(10)).expect("below ten"), below(3)))
                    .collect()
            };
            let (app, server) = (log(), log());
            assert_eq!(
                disagreements(&app, &server),
                brute_force(&app, &server),
                "{app:?} {server:?}"
            );
        }
    }

    #[test]
    fn one_pin_with_a_hundred_thousand_rows_in_each() {
        let rows = vec![(1, 1); 100_000];
        assert_eq!(disagreements(&rows, &rows[1..]), [(1, Some(100_000), Some(99_999))]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which join keeps pins of either log? And what has to be done to each log before it?
// 2. You do not need a join function: one ordered map from pin to a pair of sums holds both sides.
// 3. `Option<u64>` has no row as `None` and zero views as `Some(0)`. Fill the first place from the
//    app's rows, the second from the server's, then keep entries whose places differ.
// ANCHOR_END: hints
