//! # From one board to another
//!
//! Move all pins of board `from` to the end of board `into`, in their order, and empty `from`. A pin
//! whose id is already in `into`, or came earlier from `from`, is dropped instead.
//!
//! - Return how many pins were moved.
//! - Return `None`, and change nothing, if `from` and `into` are the same or one of them does not
//!   exist.
//! - A pin cannot be cloned: it has to be *moved*.
//! - Linear time in the number of pins of both boards.
//!
//! Standard library, Rust 1.59.
//!
//! ```text
//! boards (by id)   0: 7 8      1: 8 9 9 5
//! from 1 into 0    0: 7 8 9 5  1: (empty)      →   Some(2)
//! ```

// ANCHOR: given
use std::{collections::HashSet, mem};

/// A pin. It cannot be cloned.
#[derive(Debug, PartialEq, Eq)]
pub struct Pin {
    /// Two pins are the same if their ids are.
    pub id: u64,
    /// Its title.
    pub title: String,
}
// ANCHOR_END: given

// ANCHOR: solution
/// Moves the pins of one board to another; how many.
pub fn move_pins(boards: &mut [Vec<Pin>], from: usize, into: usize) -> Option<usize> {
    if from == into || from.max(into) >= boards.len() {
        return None;
    }
    let moving = mem::take(&mut boards[from]); // the board is empty, and nothing is borrowed
    let target = &mut boards[into];
    let before = target.len();
    let mut seen: HashSet<u64> = target.iter().map(|pin| pin.id).collect();
    for pin in moving {
        if seen.insert(pin.id) {
            target.push(pin);
        }
    }
    Some(target.len() - before)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Pin;
    // ANCHOR: starter
    /// Moves the pins of one board to another; how many.
    pub fn move_pins(boards: &mut [Vec<Pin>], from: usize, into: usize) -> Option<usize> {
        // let source = &mut boards[from];
        // let target = &mut boards[into]; // E0499: this is where it begins
        todo!("move, do not clone")
    }
    // ANCHOR_END: starter
}

fn main() {
    let pin = |id| Pin { id, title: format!("pin {id}") };
    let mut boards = vec![vec![pin(7), pin(8)], vec![pin(8), pin(9), pin(9), pin(5)]];
    println!("{:?}", move_pins(&mut boards, 1, 0));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn board(ids: &[u64]) -> Vec<Pin> {
        ids.iter().map(|&id| Pin { id, title: format!("pin {id}") }).collect()
    }

    fn ids(board: &[Pin]) -> Vec<u64> {
        board.iter().map(|pin| pin.id).collect()
    }

    #[test]
    fn the_example() {
        let mut boards = vec![board(&[7, 8]), board(&[8, 9, 9, 5])];
        assert_eq!(move_pins(&mut boards, 1, 0), Some(2));
        assert_eq!(ids(&boards[0]), [7, 8, 9, 5]);
        assert!(boards[1].is_empty());
    }

    #[test]
    fn from_the_front_to_the_back() {
        let mut boards = vec![board(&[1, 2]), board(&[]), board(&[3])];
        assert_eq!(move_pins(&mut boards, 0, 2), Some(2));
        assert_eq!(ids(&boards[2]), [3, 1, 2]);
    }

    #[test]
    fn one_board_or_none_changes_nothing() {
        let mut boards = vec![board(&[1]), board(&[2])];
        assert_eq!(move_pins(&mut boards, 1, 1), None);
        assert_eq!(move_pins(&mut boards, 0, 2), None);
        assert_eq!(move_pins(&mut boards, 2, 0), None);
        assert_eq!((ids(&boards[0]), ids(&boards[1])), (vec![1], vec![2]));
        assert_eq!(move_pins(&mut [], 0, 0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn an_empty_board_moves_nothing() {
        let mut boards = vec![Vec::new(), vec![Pin { id: 4, title: "four".to_string() }]];
        assert_eq!(move_pins(&mut boards, 0, 1), Some(0));
        assert_eq!(boards[1].len(), 1);
    }

    #[test]
    fn the_first_of_two_with_one_id_stays() {
        let pin = |title: &str| Pin { id: 1, title: title.to_string() };
        let mut boards = vec![vec![pin("a"), pin("b")], Vec::new()];
        assert_eq!(move_pins(&mut boards, 0, 1), Some(1));
        assert_eq!(boards[1], [pin("a")]);
    }

    #[test]
    fn repetitions_in_the_target_stay() {
        let pin = |id| Pin { id, title: String::new() };
        let mut boards = vec![vec![pin(2), pin(3)], vec![pin(2), pin(2)]];
        assert_eq!(move_pins(&mut boards, 0, 1), Some(1));
        assert_eq!(boards[1], [pin(2), pin(2), pin(3)]);
    }

    #[test]
    fn two_large_boards() {
        let pin = |id| Pin { id, title: String::new() };
        let mut boards = vec![(0..60_000).map(pin).collect(), (30_000..90_000).map(pin).collect()];
        assert_eq!(move_pins(&mut boards, 0, 1), Some(30_000));
        assert_eq!((boards[0].len(), boards[1].len()), (0, 90_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Look at the indices first. After that, which of the two boards do you need as a whole?
// 2. `mem::take(&mut boards[from])` gives you the pins and leaves an empty board. Nothing is borrowed
//    any more.
// 3. A set of the ids that are in `into`. `insert` says whether an id is new: ask it for each pin that
//    moves. A set of references to the pins would forbid the push; ids are copies.
// ANCHOR_END: hints
