//! Pins saved together: the repeated scan removed.
//!
//! Contract as in the clear version; a property test compares the two. B boards of L pins each: the
//! scan looks at every board for every candidate, O(B · L) candidates times O(B · L) pins. Here each
//! pin's boards are noted once, in O(B · L log), and a question looks only at the boards that the
//! pin stands on.

use std::collections::{BTreeMap, BTreeSet};

use kit::rng::Rng;

// ANCHOR: index
type PinId = u32;

/// Answers which pins are saved together. Built once, asked often.
struct RelatedPins {
    boards: Vec<BTreeSet<PinId>>,
    boards_of: BTreeMap<PinId, Vec<usize>>,
}

impl RelatedPins {
    fn new(boards: &[Vec<PinId>]) -> Self {
        let boards: Vec<BTreeSet<PinId>> =
            boards.iter().map(|board| board.iter().copied().collect()).collect();
        let mut boards_of: BTreeMap<PinId, Vec<usize>> = BTreeMap::new();
        for (index, board) in boards.iter().enumerate() {
            for &pin in board {
                boards_of.entry(pin).or_default().push(index);
            }
        }
        Self { boards, boards_of }
    }

    /// The `k` pins that share most boards with `pin`, with the number of boards they share.
    fn related(&self, pin: PinId, k: usize) -> Vec<(PinId, usize)> {
        let mut shared_boards: BTreeMap<PinId, usize> = BTreeMap::new();
        for &board in self.boards_of.get(&pin).map_or(&[][..], Vec::as_slice) {
            for &candidate in self.boards[board].iter().filter(|candidate| **candidate != pin) {
                *shared_boards.entry(candidate).or_insert(0) += 1;
            }
        }
        let mut related: Vec<(PinId, usize)> = shared_boards.into_iter().collect();
        related.sort_by_key(|(candidate, shared)| (std::cmp::Reverse(*shared), *candidate));
        related.truncate(k);
        related
    }
}
// ANCHOR_END: index

// ANCHOR: main
fn main() {
    let boards = vec![vec![1, 2, 3], vec![1, 2], vec![3, 4], vec![1, 3, 5], vec![6]];
    let pins = RelatedPins::new(&boards);
    for (pin, shared) in pins.related(1, 2) {
        println!("pin {pin} shares {shared} boards");
    }

    // Pins looked at for one question: 200 boards of 50 pins out of 2 000.
    let mut rng = Rng::new(5);
    let boards: Vec<Vec<PinId>> =
        (0..200).map(|_| (0..50).map(|_| pin(&mut rng)).collect()).collect();
    let pins = RelatedPins::new(&boards);
    let asked = boards[0][0];
    let indexed: usize = pins.boards_of[&asked].iter().map(|board| pins.boards[*board].len()).sum();
    let scanned: usize = pins.boards_of.keys().map(|other| looks(&boards, asked, *other)).sum();
    println!("the scan looks at {scanned} pins, the index at {indexed}");
}
// ANCHOR_END: main

fn pin(rng: &mut Rng) -> PinId {
    PinId::try_from(rng.below(2_000)).expect("small")
}

/// Pins that the clear version looks at for one candidate: `contains` stops where it finds one.
fn looks(boards: &[Vec<PinId>], pin: PinId, candidate: PinId) -> usize {
    let until = |board: &[PinId], wanted: PinId| {
        board
            .iter()
            .position(|pin| *pin == wanted)
            .map_or((board.len(), false), |at| (at + 1, true))
    };
    boards
        .iter()
        .map(|board| match until(board, pin) {
            (looks, true) => looks + until(board, candidate).0,
            (looks, false) => looks,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clear version, as the judge.
    fn scan(boards: &[Vec<PinId>], pin: PinId) -> Vec<(PinId, usize)> {
        let all: BTreeSet<PinId> = boards.iter().flatten().copied().collect();
        let mut related: Vec<(PinId, usize)> = all
            .into_iter()
            .filter(|candidate| *candidate != pin)
            .map(|candidate| {
                let both = |board: &&Vec<PinId>| board.contains(&pin) && board.contains(&candidate);
                (candidate, boards.iter().filter(both).count())
            })
            .filter(|(_, shared)| *shared > 0)
            .collect();
        related.sort_by_key(|(candidate, shared)| (std::cmp::Reverse(*shared), *candidate));
        related
    }

    #[test]
    fn the_index_answers_as_the_scan_does() {
        let mut rng = Rng::new(11);
        for _ in 0..300 {
            let boards: Vec<Vec<PinId>> = (0..rng.below(6))
                .map(|_| (0..rng.below(6)).map(|_| u32::try_from(rng.below(8)).unwrap()).collect())
                .collect();
            let pins = RelatedPins::new(&boards);
            for pin in 0..9 {
                assert_eq!(pins.related(pin, usize::MAX), scan(&boards, pin), "{boards:?}, {pin}");
            }
        }
    }

    #[test]
    fn an_unknown_pin_is_related_to_none() {
        assert!(RelatedPins::new(&[vec![1, 2]]).related(7, 3).is_empty());
    }
}
