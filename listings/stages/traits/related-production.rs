//! Pins saved together, as code that could go into a service.
//!
//! Score as before: a public board of n pins that holds both counts 1/(n - 1). New are a limit on
//! the work for one question, boards that change, ids that are checked, and counters to watch.
//! - `save` and `remove` cost O(log) and one pass over the pin's list of boards. Saving twice, or
//!   removing what is not there, changes nothing.
//! - `related` looks at no more than `max_boards` boards of the pin, spread evenly over all of them in
//!   order of id, and at no more than `max_pins` pins of each: O(`max_boards` · `max_pins` · log).
//! - Errors are values: a board that does not exist is the caller's mistake, and is reported.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: types
/// A pin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct PinId(u32);

/// A board.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct BoardId(u32);

/// The board was never created.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct UnknownBoard(BoardId);

/// How much one question may cost.
#[derive(Clone, Copy)]
struct Limits {
    max_boards: usize,
    max_pins: usize,
}

/// Questions asked, and those without an answer: a rising share of the second is an alarm.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Counters {
    asked: u64,
    empty: u64,
}
// ANCHOR_END: types

// ANCHOR: index
/// Answers which pins are saved together, while boards change.
struct RelatedPins {
    limits: Limits,
    /// The pins of public boards. Secret boards are never put in.
    boards: BTreeMap<BoardId, BTreeSet<PinId>>,
    /// The other direction; `save` and `remove` keep the two in step.
    boards_of: BTreeMap<PinId, Vec<BoardId>>,
    counters: Cell<Counters>,
}

impl RelatedPins {
    fn new(limits: Limits) -> Self {
        let counters = Cell::new(Counters::default());
        Self { limits, boards: BTreeMap::new(), boards_of: BTreeMap::new(), counters }
    }

    /// Adds an empty public board; a board that is there stays as it is.
    fn create(&mut self, board: BoardId) {
        self.boards.entry(board).or_default();
    }

    /// Puts a pin on a board. Whether it is new there.
    fn save(&mut self, board: BoardId, pin: PinId) -> Result<bool, UnknownBoard> {
        let new = self.boards.get_mut(&board).ok_or(UnknownBoard(board))?.insert(pin);
        if new {
            let boards = self.boards_of.entry(pin).or_default();
            if let Err(place) = boards.binary_search(&board) {
                boards.insert(place, board);
            }
        }
        Ok(new)
    }

    /// Takes a pin off a board. Whether it was there.
    fn remove(&mut self, board: BoardId, pin: PinId) -> Result<bool, UnknownBoard> {
        let was_there = self.boards.get_mut(&board).ok_or(UnknownBoard(board))?.remove(&pin);
        if let Some(boards) = self.boards_of.get_mut(&pin) {
            boards.retain(|other| *other != board);
            if boards.is_empty() {
                self.boards_of.remove(&pin);
            }
        }
        Ok(was_there)
    }
}
// ANCHOR_END: index

// ANCHOR: related
impl RelatedPins {
    /// At most `k` pins with the highest score beside `pin`, the highest first; of equal scores the
    /// smaller id first. Exact as long as the limits are not reached.
    fn related(&self, pin: PinId, k: usize) -> Vec<(PinId, f64)> {
        let mut score: BTreeMap<PinId, f64> = BTreeMap::new();
        let of_pin = self.boards_of.get(&pin).map_or(&[][..], Vec::as_slice);
        let looked_at = of_pin.len().min(self.limits.max_boards);
        for step in 0..looked_at {
            // Evenly spread over all boards of the pin, rather than the first ones.
            let board = &self.boards[&of_pin[step * of_pin.len() / looked_at]];
            let others = board.len() - 1;
            for &candidate in board.iter().filter(|c| **c != pin).take(self.limits.max_pins) {
                *score.entry(candidate).or_insert(0.0) += 1.0 / others as f64;
            }
        }
        let mut related: Vec<(PinId, f64)> = score.into_iter().collect();
        related.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("others is at least 1: no NaN"));
        related.truncate(k);
        self.count(related.is_empty());
        related
    }

    fn count(&self, empty: bool) {
        let Counters { asked, empty: so_far } = self.counters.get();
        self.counters.set(Counters { asked: asked + 1, empty: so_far + u64::from(empty) });
    }
}
// ANCHOR_END: related

// ANCHOR: main
fn main() -> Result<(), UnknownBoard> {
    let mut pins = RelatedPins::new(Limits { max_boards: 100, max_pins: 500 });
    for (board, saved) in [(1, vec![1, 2, 3]), (2, vec![1, 2]), (3, vec![1, 4])] {
        pins.create(BoardId(board));
        for pin in saved {
            pins.save(BoardId(board), PinId(pin))?;
        }
    }
    println!("{:?}", pins.related(PinId(1), 2));
    pins.remove(BoardId(2), PinId(2))?;
    println!("{:?}", pins.related(PinId(1), 2));
    println!("{:?} {:?}", pins.related(PinId(9), 2), pins.counters.get());
    println!("{:?}", pins.save(BoardId(7), PinId(1)));
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_close, rng::Rng};

    const WIDE: Limits = Limits { max_boards: usize::MAX, max_pins: usize::MAX };

    fn small(rng: &mut Rng, below: usize) -> u32 {
        u32::try_from(rng.below(below)).expect("small")
    }

    /// Version 4, built anew from the saves there are.
    fn rebuilt(saves: &BTreeSet<(u32, u32)>, pin: u32) -> BTreeMap<u32, f64> {
        let mut boards: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &(board, saved) in saves {
            boards.entry(board).or_default().push(saved);
        }
        let mut score = BTreeMap::new();
        for board in boards.values().filter(|board| board.contains(&pin)) {
            for &other in board.iter().filter(|other| **other != pin) {
                *score.entry(other).or_insert(0.0) += 1.0 / (board.len() - 1) as f64;
            }
        }
        score
    }

    #[test]
    fn after_any_changes_it_answers_as_if_built_anew() {
        let mut rng = Rng::new(21);
        for _ in 0..60 {
            let mut pins = RelatedPins::new(WIDE);
            (0..4).for_each(|board| pins.create(BoardId(board)));
            let mut saves = BTreeSet::new();
            for _ in 0..40 {
                let (board, pin) = (small(&mut rng, 4), small(&mut rng, 6));
                if rng.bernoulli(0.7) {
                    let new = saves.insert((board, pin));
                    assert_eq!(pins.save(BoardId(board), PinId(pin)), Ok(new));
                } else {
                    let there = saves.remove(&(board, pin));
                    assert_eq!(pins.remove(BoardId(board), PinId(pin)), Ok(there));
                }
            }
            for pin in 0..6 {
                let expected = rebuilt(&saves, pin);
                let found = pins.related(PinId(pin), 99);
                assert_eq!(found.len(), expected.len());
                for (other, score) in found {
                    assert_close!(score, expected[&other.0], 1e-12);
                }
            }
        }
    }

    #[test]
    fn one_question_never_looks_at_more_than_the_limits_allow() {
        let mut pins = RelatedPins::new(Limits { max_boards: 5, max_pins: 3 });
        for board in 0..100 {
            pins.create(BoardId(board));
            for pin in 0..50 {
                pins.save(BoardId(board), PinId(1_000 * board * u32::from(pin > 0) + pin)).unwrap();
            }
        }
        assert!(pins.related(PinId(0), usize::MAX).len() <= 15);
        assert!(
            RelatedPins::new(Limits { max_boards: 0, max_pins: 3 }).related(PinId(0), 9).is_empty()
        );
    }

    #[test]
    fn an_unknown_board_is_an_error_and_empty_answers_are_counted() {
        let mut pins = RelatedPins::new(WIDE);
        assert_eq!(pins.save(BoardId(1), PinId(1)), Err(UnknownBoard(BoardId(1))));
        assert_eq!(pins.remove(BoardId(1), PinId(1)), Err(UnknownBoard(BoardId(1))));
        pins.create(BoardId(1));
        assert_eq!(pins.save(BoardId(1), PinId(1)), Ok(true));
        // Alone on its board: nothing is related, and nothing is divided by zero.
        assert!(pins.related(PinId(1), 3).is_empty());
        assert_eq!(pins.counters.get(), Counters { asked: 1, empty: 1 });
    }
}
