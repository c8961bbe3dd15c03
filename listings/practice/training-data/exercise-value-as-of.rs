//! # The value as it was
//!
//! A table of changes says what a pin's number of saves was from some moment on. Your training
//! examples each have a pin and a moment. Find for every example the number that was known **before**
//! that moment.
//!
//! - `changes` has (pin, time, value) and is in no order; a pin has at most one change at a time.
//! - `examples` has (pin, time). The answer for one is the value of the pin's latest change with a
//!   time *strictly* less than the example's, or `None` if there is none.
//! - The answers come in the order of the examples.
//!
//! Aim for $O((n + m) \log n)$ with $n$ changes and $m$ examples. Standard library, Rust 1.59.
//!
//! ```text
//! changes   pin 7: 3 saves from 10, 5 saves from 20
//! examples  (7, 10) → none     (7, 11) → 3     (7, 20) → 3     (7, 99) → 5     (8, 99) → none
//! ```

// ANCHOR: solution
use std::collections::HashMap;

/// For each example (pin, time): the pin's value from its latest change strictly before that time.
pub fn values_as_of(changes: &[(u32, u64, i64)], examples: &[(u32, u64)]) -> Vec<Option<i64>> {
    let mut by_pin: HashMap<u32, Vec<(u64, i64)>> = HashMap::new();
    for &(pin, time, value) in changes {
        by_pin.entry(pin).or_default().push((time, value));
    }
    for history in by_pin.values_mut() {
        history.sort_unstable();
    }
    examples
        .iter()
        .map(|(pin, time)| {
            let history = by_pin.get(pin)?;
            let before = history.partition_point(|(changed, _)| changed < time);
            before.checked_sub(1).map(|last| history[last].1)
        })
        .collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// For each example (pin, time): the pin's value from its latest change strictly before that
    /// time.
    pub fn values_as_of(changes: &[(u32, u64, i64)], examples: &[(u32, u64)]) -> Vec<Option<i64>> {
        todo!("a history for each pin, then a search in it")
    }
    // ANCHOR_END: starter
}

fn main() {
    let changes = [(7, 20, 5), (7, 10, 3)];
    println!("{:?}", values_as_of(&changes, &[(7, 10), (7, 11), (7, 20), (7, 99), (8, 99)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let changes = [(7, 20, 5), (7, 10, 3)];
        let examples = [(7, 10), (7, 11), (7, 20), (7, 99), (8, 99)];
        assert_eq!(values_as_of(&changes, &examples), [None, Some(3), Some(3), Some(5), None]);
    }

    #[test]
    fn pins_do_not_mix() {
        let changes = [(1, 5, 100), (2, 6, 200)];
        assert_eq!(values_as_of(&changes, &[(1, 9), (2, 9), (2, 6)]), [Some(100), Some(200), None]);
    }

    #[test]
    fn the_order_of_the_examples_is_kept() {
        let changes = [(1, 1, 1), (1, 2, 2)];
        assert_eq!(values_as_of(&changes, &[(1, 9), (1, 2), (1, 9)]), [Some(2), Some(1), Some(2)]);
    }

    #[test]
    fn a_value_may_fall() {
        let changes = [(1, 1, 10), (1, 2, -4)];
        assert_eq!(values_as_of(&changes, &[(1, 3)]), [Some(-4)]);
    }

    #[test]
    fn nothing_in() {
        assert!(values_as_of(&[(1, 1, 1)], &[]).is_empty());
        assert_eq!(values_as_of(&[], &[(1, 0)]), [None]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn agrees_with_looking_at_every_change() {
        let mut state = 3_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..300 {
            let mut changes: Vec<(u32, u64, i64)> = Vec::new();
            for _ in 0..below(12) {
                let (pin, time) = (u32::from(below(3) == 0), below(15));
                if changes.iter().all(|change| (change.0, change.1) != (pin, time)) {
                    changes.push((pin, time, i64::from(below(100) < 50)));
                }
            }
            let examples: Vec<(u32, u64)> =
                (0..8).map(|_| (u32::from(below(3) == 0), below(16))).collect();
            let expected: Vec<Option<i64>> = examples
                .iter()
                .map(|&(pin, time)| {
                    let known = changes.iter().filter(|c| c.0 == pin && c.1 < time);
                    known.max_by_key(|change| change.1).map(|change| change.2)
                })
                .collect();
            assert_eq!(values_as_of(&changes, &examples), expected, "{changes:?} {examples:?}");
        }
    }

    #[test]
    fn many_changes_and_many_examples() {
        let n = 200_000_u32;
        let changes: Vec<(u32, u64, i64)> =
            (0..n).rev().map(|i| (0, u64::from(i), i64::from(i))).collect();
        let examples: Vec<(u32, u64)> = (0..n).map(|i| (0, u64::from(i))).collect();
        let values = values_as_of(&changes, &examples);
        assert_eq!(values[0], None);
        assert!(values.iter().zip(0..).skip(1).all(|(value, i)| *value == Some(i - 1)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Group the changes by pin first: an example only ever looks at its own pin.
// 2. Sort each pin's history by time. What you want is the last entry before a moment.
// 3. Binary search for the first change with a time that is *not* less than the example's
//    (`partition_point`). The one before it is the answer, if there is one before it.
// ANCHOR_END: hints
