//! # The newest pins of the boards you follow
//!
//! You follow boards. Each board gives its pins **newest first**, as an iterator of `(time, pin)`;
//! within a board, no two times are equal. The same pin may be on several boards, at different
//! times or at the same: it counts once, at its newest time.
//!
//! Return the `n` newest different pins, newest first; of two pins with the same time, the one with
//! the smaller number first. If there are fewer than `n` different pins, return them all.
//!
//! Boards are long and reading is expensive. Read one item of each board to begin with, and then at
//! most one more for each item that you have taken off the top.
//!
//! ```text
//! board 0: (9, pin 4) (7, pin 1)
//! board 1: (8, pin 2) (6, pin 4)
//! n = 3    →  [4, 2, 1]
//!
//! board 0: (5, pin 3)
//! board 1: (5, pin 2)
//! n = 9    →  [2, 3]
//! ```

// ANCHOR: given
use std::cmp::Reverse;
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::{BinaryHeap, HashSet};

/// The `n` newest different pins of boards that are sorted newest first: O(k + m log k) for k
/// boards and m items taken.
pub fn newest_pins<I>(mut boards: Vec<I>, n: usize) -> Vec<u32>
where
    I: Iterator<Item = (u64, u32)>,
{
    // The largest is on top: the newest time, and of equal times the smallest pin.
    let mut heads = BinaryHeap::new();
    for (board, pins) in boards.iter_mut().enumerate() {
        heads.extend(pins.next().map(|(time, pin)| (time, Reverse(pin), board)));
    }
    let mut seen = HashSet::new();
    let mut newest = Vec::new();
    while newest.len() < n {
        if let Some((_, Reverse(pin), board)) = heads.pop() {
            if seen.insert(pin) {
                newest.push(pin);
            }
            heads.extend(boards[board].next().map(|(time, pin)| (time, Reverse(pin), board)));
        } else {
            break; // every board is at its end
        }
    }
    newest
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Reverse;

    // ANCHOR: starter
    /// The `n` newest different pins of boards that are sorted newest first.
    pub fn newest_pins<I>(boards: Vec<I>, n: usize) -> Vec<u32>
    where
        I: Iterator<Item = (u64, u32)>,
    {
        // Reads every board to its end, and does not drop pins it has seen: go on from here.
        let mut all: Vec<(Reverse<u64>, u32)> =
            boards.into_iter().flatten().map(|(time, pin)| (Reverse(time), pin)).collect();
        all.sort();
        all.into_iter().map(|(_, pin)| pin).take(n).collect()
    }
    // ANCHOR_END: starter
}

fn main() {
    let boards = vec![vec![(9, 4), (7, 1)].into_iter(), vec![(8, 2), (6, 4)].into_iter()];
    println!("{:?}", newest_pins(boards, 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn newest(boards: &[&[(u64, u32)]], n: usize) -> Vec<u32> {
        newest_pins(boards.iter().map(|board| board.iter().copied()).collect(), n)
    }

    #[test]
    fn two_boards() {
        assert_eq!(newest(&[&[(9, 4), (7, 1)], &[(8, 2), (6, 4)]], 3), [4, 2, 1]);
    }

    #[test]
    fn a_pin_counts_once() {
        assert_eq!(newest(&[&[(9, 4), (7, 1)], &[(8, 4), (7, 4), (2, 3)]], 3), [4, 1, 3]);
    }

    #[test]
    fn of_equal_times_the_smaller_pin() {
        assert_eq!(newest(&[&[(5, 3)], &[(5, 2)]], 9), [2, 3]);
    }

    #[test]
    fn nothing_to_show() {
        assert_eq!(newest(&[], 2), []);
        assert_eq!(newest(&[&[], &[]], 2), []);
        assert_eq!(newest(&[&[(1, 1)]], 0), []);
    }

    #[test]
    fn reads_only_what_it_must() {
        let read = std::cell::Cell::new(0);
        let board = |first: u32| {
            let read = &read;
            (0..1000).map(move |i| {
                read.set(read.get() + 1);
                (u64::from(10_000 - 10 * i - first), 1000 * first + i)
            })
        };
        let boards = (0..10).map(board).collect();
        assert_eq!(newest_pins(boards, 12)[..3], [0, 1000, 2000]);
        assert!(read.get() <= 10 + 12, "{} items read", read.get());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Random boards against the plain way: the newest time of each pin, then a sort.
    #[test]
    fn agrees_with_the_plain_way() {
        let mut state = 1_u64;
        let mut below = |n: u32| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).unwrap() % n
        };
        for _ in 0..2000 {
            let boards: Vec<Vec<(u64, u32)>> = (0..below(5))
                .map(|_| {
                    let times = (0..12).rev().filter(|_| below(3) == 0).collect::<Vec<u32>>();
                    times.into_iter().map(|time| (u64::from(time), below(6))).collect()
                })
                .collect();
            let mut newest: BTreeMap<u32, u64> = BTreeMap::new();
            for &(time, pin) in boards.iter().flatten() {
                let known = newest.entry(pin).or_insert(time);
                *known = time.max(*known);
            }
            let mut pins: Vec<u32> = newest.keys().copied().collect();
            pins.sort_by_key(|pin| (Reverse(newest[pin]), *pin));
            for n in 0..8 {
                let found = newest_pins(boards.iter().map(|b| b.iter().copied()).collect(), n);
                assert_eq!(found, pins[..n.min(pins.len())], "{boards:?}, n = {n}");
            }
        }
    }

    #[test]
    fn ten_thousand_boards() {
        let boards =
            (0..10_000_u32).map(|b| (0..50_u32).rev().map(move |t| (u64::from(t), b))).collect();
        let expected: Vec<u32> = (0..10_000).collect();
        assert_eq!(newest_pins(boards, 20_000), expected);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which of the items that you can see at first may be the newest of all? How many of them are
//    there, and what does taking one reveal?
// 2. Keep the head of each board in a heap. `BinaryHeap` gives the largest: is that the newest? And
//    what must stand behind the time so that the smaller pin wins a tie?
// 3. A pin that you have already shown may come up again on another board. Remember pins, not
//    times, and go on: it does not count towards n, but its board still moves on.
// ANCHOR_END: hints
