//! Pins saved together: a hint taken. A board of thousands of pins says little about any two.
//!
//! Contract as before, but a shared board of n pins counts 1/(n - 1): each pin of a board hands out
//! one vote, divided among the others. Scores are sums of such votes. They are compared with
//! `partial_cmp`; there is no NaN, because a shared board has at least two pins.

use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: hint
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
// ANCHOR_END: hint

fn main() {
    // Pins 1 and 2 share a small board; 1 and 3 share two boards of everything.
    let everything: Vec<PinId> = [1, 3].iter().copied().chain(100..1_100).collect();
    let boards = vec![vec![1, 2], everything.clone(), everything];
    let pins = RelatedPins::new(&boards);
    for (pin, score) in pins.related(1, 2) {
        println!("pin {pin}: {score:.4}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn a_small_board_outweighs_two_large_ones() {
        let large: Vec<PinId> = (3..1_000).chain(std::iter::once(1)).collect();
        let pins = RelatedPins::new(&[vec![1, 2], large.clone(), large]);
        assert_eq!(pins.related(1, 1)[0].0, 2);
    }

    #[test]
    fn votes_of_one_board_add_up_to_one() {
        let pins = RelatedPins::new(&[vec![1, 2, 3, 4]]);
        let sum: f64 = pins.related(1, 9).iter().map(|(_, score)| score).sum();
        assert_close!(sum, 1.0, 1e-12);
    }

    #[test]
    fn with_boards_of_one_size_the_order_is_that_of_the_counts() {
        let pins = RelatedPins::new(&[vec![1, 2, 3], vec![1, 2, 4], vec![1, 5, 2]]);
        let order: Vec<PinId> = pins.related(1, 9).iter().map(|(pin, _)| *pin).collect();
        assert_eq!(order, [2, 3, 4, 5]);
    }

    #[test]
    fn a_pin_alone_on_its_board_is_related_to_none() {
        assert!(RelatedPins::new(&[vec![1]]).related(1, 3).is_empty());
    }
}
