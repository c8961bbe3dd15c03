//! A reported cousin of Neardups: are two pins related through boards, and over how few?
//!
//! Pins and boards form a bipartite graph: a pin lies on boards, a board holds pins. Two pins are
//! related if a chain of boards connects them; the follow-up asks for the fewest boards. Reported
//! for Pinterest on interview-help.live/712877563507/pinterest-1 (undated); the data is ours.
//! Interview-writable: std only, nothing newer than Rust 1.59.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

// ANCHOR: boards
/// Board to the pins it holds.
pub type Boards<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Fewest boards on a way from pin `from` to pin `to`; `None` if they are not related.
/// A pin needs no board to reach itself. Every board is opened once: O(pins + boards + entries).
pub fn fewest_boards(boards: &Boards<'_>, from: &str, to: &str) -> Option<usize> {
    let mut boards_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (&board, pins) in boards {
        for &pin in pins {
            boards_of.entry(pin).or_default().push(board);
        }
    }
    let mut opened = BTreeSet::new();
    let mut reached = BTreeSet::from([from]);
    let mut queue = VecDeque::from([(from, 0)]);
    while let Some((pin, distance)) = queue.pop_front() {
        if pin == to {
            return Some(distance);
        }
        for &board in boards_of.get(pin).into_iter().flatten() {
            if opened.insert(board) {
                for &next in &boards[board] {
                    if reached.insert(next) {
                        queue.push_back((next, distance + 1));
                    }
                }
            }
        }
    }
    None
}
// ANCHOR_END: boards

// ANCHOR: main
fn main() {
    let boards = Boards::from([
        ("kitchen", vec!["oven", "lamp"]),
        ("lights", vec!["lamp", "lantern", "neon"]),
        ("camping", vec!["lantern", "tent"]),
        ("dogs", vec!["puppy"]),
    ]);
    for (from, to) in [("oven", "lamp"), ("oven", "tent"), ("oven", "puppy"), ("tent", "tent")] {
        match fewest_boards(&boards, from, to) {
            Some(count) => println!("{from} to {to}: {count}"),
            None => println!("{from} to {to}: not related"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shorter_of_two_ways_counts() {
        let boards = Boards::from([
            ("1", vec!["a", "b"]),
            ("2", vec!["b", "c"]),
            ("3", vec!["c", "d"]),
            ("4", vec!["a", "c"]),
        ]);
        assert_eq!(fewest_boards(&boards, "a", "d"), Some(2));
    }

    #[test]
    fn unknown_pins_and_empty_boards() {
        let boards = Boards::from([("1", vec![])]);
        assert_eq!(fewest_boards(&boards, "a", "b"), None);
        assert_eq!(fewest_boards(&boards, "a", "a"), Some(0));
    }
}
