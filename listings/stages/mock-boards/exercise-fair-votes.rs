//! # Fair votes
//!
//! The interview ended with public boards of very different sizes: a popular board has so many pins
//! that some of them are near everything. Let the nearest pins vote, and divide the votes of a board
//! by its size.
//!
//! - `pins[i]` is (board, embedding). Embeddings have one length and are finite; the similarity of
//!   two is their dot product.
//! - The $k$ pins most similar to `query` have one vote each, for their board; all pins, if there
//!   are fewer than $k$. Of equally similar pins, those earlier in `pins` come first.
//! - The score of a board is its votes divided by the number of *all* its pins.
//! - Return the board with the highest score; of equal scores the smallest id. Without a vote there
//!   is no suggestion: `None`.
//!
//! ```text
//! query (1, 0), k = 3
//! board 1:  (0.9, 0) (0.8, 0) (0.1, 0) (0.1, 0) (0.1, 0)
//! board 2:  (0.7, 0) (0.2, 0)
//!
//! nearest three: 0.9 and 0.8 on board 1, 0.7 on board 2
//! scores 2/5 and 1/2  →  board 2
//! ```
//!
//! Compare the scores exactly: no floating-point division is needed.

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::BTreeMap;
// ANCHOR_END: given

// ANCHOR: solution
/// The board with most votes of the `k` nearest pins for its size; `None` without a vote.
///
/// O(pins · (d + log pins)).
pub fn suggest(pins: &[(u32, Vec<f64>)], query: &[f64], k: usize) -> Option<u32> {
    let dot = |pin: &[f64]| pin.iter().zip(query).map(|(a, b)| a * b).sum::<f64>();
    let mut nearest: Vec<(f64, u32)> = pins.iter().map(|(board, pin)| (dot(pin), *board)).collect();
    // A stable sort: of equals the earlier pin stays first.
    nearest.sort_by(|a, b| b.0.partial_cmp(&a.0).expect("embeddings are finite"));

    let mut size: BTreeMap<u32, u64> = BTreeMap::new();
    for (board, _) in pins {
        *size.entry(*board).or_insert(0) += 1;
    }
    let mut votes: BTreeMap<u32, u64> = BTreeMap::new();
    for (_, board) in nearest.iter().take(k) {
        *votes.entry(*board).or_insert(0) += 1;
    }

    let mut best: Option<(u32, u64, u64)> = None;
    for (board, votes) in votes {
        let size = size[&board];
        // votes / size > most / of, without dividing. Boards come by rising id.
        let better = match best {
            Some((_, most, of)) => votes * of > most * size,
            None => true,
        };
        if better {
            best = Some((board, votes, size));
        }
    }
    best.map(|(board, _, _)| board)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::BTreeMap;

    // ANCHOR: starter
    /// The board with most votes of the `k` nearest pins for its size; `None` without a vote.
    pub fn suggest(pins: &[(u32, Vec<f64>)], query: &[f64], k: usize) -> Option<u32> {
        let dot = |pin: &[f64]| pin.iter().zip(query).map(|(a, b)| a * b).sum::<f64>();
        let mut votes: BTreeMap<u32, u64> = BTreeMap::new();
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let pins: Vec<(u32, Vec<f64>)> =
        [(1, 0.9), (1, 0.8), (1, 0.1), (1, 0.1), (1, 0.1), (2, 0.7), (2, 0.2)]
            .iter()
            .map(|(board, first)| (*board, vec![*first, 0.0]))
            .collect();
    for k in 0..4 {
        println!("k = {k}: {:?}", suggest(&pins, &[1.0, 0.0], k));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn pins(list: &[(u32, f64)]) -> Vec<(u32, Vec<f64>)> {
        list.iter().map(|(board, first)| (*board, vec![*first, 0.0])).collect()
    }

    #[test]
    fn the_example() {
        let pins = pins(&[(1, 0.9), (1, 0.8), (1, 0.1), (1, 0.1), (1, 0.1), (2, 0.7), (2, 0.2)]);
        assert_eq!(suggest(&pins, &[1.0, 0.0], 3), Some(2));
        assert_eq!(suggest(&pins, &[1.0, 0.0], 2), Some(1));
    }

    #[test]
    fn equal_scores_go_to_the_smaller_id() {
        let pins = pins(&[(7, 0.9), (3, 0.8), (7, 0.1), (3, 0.1)]);
        assert_eq!(suggest(&pins, &[1.0, 0.0], 2), Some(3));
    }

    #[test]
    fn equally_similar_pins_vote_in_their_order() {
        let pins = pins(&[(7, 0.5), (3, 0.5)]);
        assert_eq!(suggest(&pins, &[1.0, 0.0], 1), Some(7));
    }

    #[test]
    fn without_votes_no_board() {
        assert_eq!(suggest(&[], &[1.0, 0.0], 3), None);
        assert_eq!(suggest(&pins(&[(1, 0.9)]), &[1.0, 0.0], 0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn scores_too_close_for_rounding() {
        // 1/3 and 2/6 are equal: the smaller id. 2/5 against 3/7: the second.
        let mut list = vec![(9, 1.0), (4, 0.9), (4, 0.8)];
        list.extend(vec![(9, -1.0); 2]);
        list.extend(vec![(4, -1.0); 4]);
        let board = |list: &[(u32, f64)], k| {
            let pins: Vec<(u32, Vec<f64>)> =
                list.iter().map(|(board, first)| (*board, vec![*first])).collect();
            suggest(&pins, &[1.0], k)
        };
        assert_eq!(board(&list, 3), Some(4));
        let mut list = vec![(1, 0.9), (1, 0.9), (2, 0.9), (2, 0.9), (2, 0.9)];
        list.extend(vec![(1, 0.0); 3]);
        list.extend(vec![(2, 0.0); 4]);
        assert_eq!(board(&list, 5), Some(2));
    }

    #[test]
    fn with_a_vote_for_every_pin_all_scores_are_one() {
        let pins: Vec<(u32, Vec<f64>)> =
            (0..50_u32).map(|i| (5 - i % 4, vec![f64::from(i % 7), 1.0])).collect();
        assert_eq!(suggest(&pins, &[0.3, -0.2], usize::MAX), Some(2));
    }

    #[test]
    fn all_dimensions_count() {
        let pins = vec![(1, vec![1.0, 0.0, 0.0]), (2, vec![0.0, 0.6, 0.8])];
        assert_eq!(suggest(&pins, &[0.5, 0.6, 0.6], 1), Some(2));
    }

    #[test]
    fn fifty_thousand_pins_on_as_many_boards() {
        let pins: Vec<(u32, Vec<f64>)> =
            (0..50_000_u32).map(|i| (i, vec![f64::from(i), 1.0])).collect();
        assert_eq!(suggest(&pins, &[1.0, 0.0], 25_000), Some(25_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three maps in one pass each: similarity of every pin, pins of every board, votes of every board.
// 2. A stable sort keeps the earlier of equally similar pins first. `sort_by` is stable.
// 3. a/b > c/d is a · d > c · b for positive b and d. Go through boards by rising id, and replace
//    the best only if the next one is really better.
// ANCHOR_END: hints
