//! Pins saved together: what somebody who uses the product adds. Secret boards do not count.
//!
//! A secret board is visible to its owner and to whom they invite. If it took part in the scores, a
//! stranger could learn from two related pins that somebody saved both. So a secret board is left
//! out where the index is built: no later step can forget it. Otherwise as the version before.

use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: secret
type PinId = u32;

/// What somebody saved, and whether others may see it.
struct Board {
    secret: bool,
    pins: Vec<PinId>,
}

/// Answers which pins are saved together. Built once, asked often.
struct RelatedPins {
    boards: Vec<BTreeSet<PinId>>,
    boards_of: BTreeMap<PinId, Vec<usize>>,
}

impl RelatedPins {
    fn new(boards: &[Board]) -> Self {
        let boards: Vec<BTreeSet<PinId>> = boards
            .iter()
            .filter(|board| !board.secret)
            .map(|board| board.pins.iter().copied().collect())
            .collect();
        let mut boards_of: BTreeMap<PinId, Vec<usize>> = BTreeMap::new();
        for (index, board) in boards.iter().enumerate() {
            for &pin in board {
                boards_of.entry(pin).or_default().push(index);
            }
        }
        Self { boards, boards_of }
    }

    /// The `k` pins with the highest score beside `pin`: a small shared board says more than a
    /// large one.
    fn related(&self, pin: PinId, k: usize) -> Vec<(PinId, f64)> {
        let mut score: BTreeMap<PinId, f64> = BTreeMap::new();
        for &board in self.boards_of.get(&pin).map_or(&[][..], Vec::as_slice) {
            let vote = 1.0 / (self.boards[board].len() - 1).max(1) as f64;
            for &candidate in self.boards[board].iter().filter(|candidate| **candidate != pin) {
                *score.entry(candidate).or_insert(0.0) += vote;
            }
        }
        let mut related: Vec<(PinId, f64)> = score.into_iter().collect();
        // A stable sort: of equal scores the smaller id stays first.
        related.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("no NaN"));
        related.truncate(k);
        related
    }
}
// ANCHOR_END: secret

fn main() {
    let board = |secret, pins: &[PinId]| Board { secret, pins: pins.to_vec() };
    for hidden in [false, true] {
        let boards = [board(false, &[1, 2, 3]), board(hidden, &[1, 4])];
        let found = RelatedPins::new(&boards).related(1, 3);
        let pins: Vec<PinId> = found.iter().map(|(pin, _)| *pin).collect();
        println!("the board of 1 and 4 is secret: {hidden:<5} related to 1: {pins:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board(secret: bool, pins: &[PinId]) -> Board {
        Board { secret, pins: pins.to_vec() }
    }

    #[test]
    fn a_secret_board_leaves_no_trace() {
        let open = [board(false, &[1, 2, 3]), board(false, &[2, 3])];
        let mut with_secret = vec![board(true, &[1, 9]), board(true, &[2, 3, 9])];
        with_secret.extend(open.iter().map(|open| board(false, &open.pins)));
        let (plain, hidden) = (RelatedPins::new(&open), RelatedPins::new(&with_secret));
        for pin in 0..10 {
            assert_eq!(plain.related(pin, 9), hidden.related(pin, 9));
        }
    }

    #[test]
    fn with_secret_boards_only_nothing_is_related() {
        assert!(RelatedPins::new(&[board(true, &[1, 2])]).related(1, 3).is_empty());
    }
}
