//! # Task 3: the best pins of every board
//!
//! 10 points, 13 minutes. Rows say that a pin of a board was saved so many times. Report the best pins
//! of every board, with rank and share.
//!
//! - A pin may have several rows in a board: they add up. A row without a count counts as 0, and still
//!   says that the pin is there. The same pin on two boards is two entries.
//! - Within a board pins are ranked by saves, most first. Equal pins share a rank, and the next rank is
//!   skipped: 1, 2, 2, 4.
//! - Keep pins of rank at most `n`: with ties there may be more than `n`. Order them by rank, then by pin.
//! - The share of a pin is its saves over the saves of **all** pins of the board, kept or not; if these
//!   are 0, the share is 0.
//! - Boards come in ascending order, each with its list. With `n` = 0 every list is empty.
//!
//! Sums stay below $2^{64}$.
//!
//! ```text
//! board 4   pin    1   2   3   3   5
//!           saves  6   3   2   1   –
//!
//! n = 2     pin 1   rank 1   share 0.5
//!           pin 2   rank 2   share 0.25
//!           pin 3   rank 2   share 0.25
//! ```

// ANCHOR: given
/// One row: a pin of a board was saved so many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The board.
    pub board: u32,
    /// The pin.
    pub pin: u32,
    /// How often; `None` if the row does not say.
    pub saves: Option<u64>,
}

/// One of the best pins of a board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// The pin.
    pub pin: u32,
    /// Its saves on this board.
    pub saves: u64,
    /// 1 for the most saves; equal pins share it, and the next is skipped.
    pub rank: usize,
    /// Its part of the board's saves, from 0 to 1.
    pub share: f64,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The pins of rank at most `n` of every board. O(r log r) for `r` rows.
pub fn top_pins(rows: &[Row], n: usize) -> Vec<(u32, Vec<Ranked>)> {
    let mut boards: BTreeMap<u32, BTreeMap<u32, u64>> = BTreeMap::new();
    for row in rows {
        let saves = boards.entry(row.board).or_default().entry(row.pin).or_default();
        *saves += row.saves.unwrap_or(0);
    }
    boards.into_iter().map(|(board, pins)| (board, best(&pins, n))).collect()
}

/// Saves by pin, as a ranked list.
fn best(pins: &BTreeMap<u32, u64>, n: usize) -> Vec<Ranked> {
    let total: u64 = pins.values().sum();
    let mut order: Vec<(u32, u64)> = pins.iter().map(|(&pin, &saves)| (pin, saves)).collect();
    // Stable: equal saves stay in the order of the pins.
    order.sort_by_key(|&(_, saves)| Reverse(saves));
    let mut ranked: Vec<Ranked> = Vec::new();
    for (at, &(pin, saves)) in order.iter().enumerate() {
        let rank = match ranked.last() {
            Some(above) if above.saves == saves => above.rank,
            _ => at + 1,
        };
        if rank > n {
            break;
        }
        let share = if total == 0 { 0.0 } else { saves as f64 / total as f64 };
        ranked.push(Ranked { pin, saves, rank, share });
    }
    ranked
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{Ranked, Row};

    // ANCHOR: starter
    /// The pins of rank at most `n` of every board.
    pub fn top_pins(rows: &[Row], n: usize) -> Vec<(u32, Vec<Ranked>)> {
        todo!("add up, sort, rank, cut")
    }
    // ANCHOR_END: starter
}

fn main() {
    let row = |pin, saves| Row { board: 4, pin, saves };
    let rows = [row(1, Some(6)), row(2, Some(3)), row(3, Some(2)), row(3, Some(1)), row(5, None)];
    println!("{:#?}", top_pins(&rows, 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn row(board: u32, pin: u32, saves: u64) -> Row {
        Row { board, pin, saves: Some(saves) }
    }

    /// Pins with their ranks.
    fn ranks(list: &[Ranked]) -> Vec<(u32, usize)> {
        list.iter().map(|ranked| (ranked.pin, ranked.rank)).collect()
    }

    #[test]
    fn the_sample() {
        let rows = [
            row(4, 1, 6),
            row(4, 2, 3),
            row(4, 3, 2),
            row(4, 3, 1),
            Row { board: 4, pin: 5, saves: None },
        ];
        let found = top_pins(&rows, 2);
        assert_eq!(found.len(), 1);
        assert_eq!(ranks(&found[0].1), [(1, 1), (2, 2), (3, 2)]);
        assert!((found[0].1[0].share - 0.5).abs() < 1e-12);
        assert!((found[0].1[2].share - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_rank_after_a_tie_is_skipped() {
        let rows = [row(1, 10, 5), row(1, 11, 5), row(1, 12, 4)];
        assert_eq!(ranks(&top_pins(&rows, 2)[0].1), [(10, 1), (11, 1)]);
        assert_eq!(ranks(&top_pins(&rows, 3)[0].1), [(10, 1), (11, 1), (12, 3)]);
    }

    #[test]
    fn boards_ascend_and_do_not_share_pins() {
        let found = top_pins(&[row(9, 1, 1), row(2, 1, 7)], 1);
        assert_eq!(found[0].0, 2);
        assert_eq!((found[0].1[0].saves, found[1].1[0].saves), (7, 1));
    }

    #[test]
    fn no_rows_and_no_ranks() {
        assert_eq!(top_pins(&[], 3), []);
        assert_eq!(top_pins(&[row(1, 1, 1)], 0), [(1, vec![])]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_board_without_saves() {
        let rows =
            [Row { board: 1, pin: 8, saves: None }, Row { board: 1, pin: 2, saves: Some(0) }];
        let found = top_pins(&rows, 1);
        let zero = |pin| Ranked { pin, saves: 0, rank: 1, share: 0.0 };
        assert_eq!(found, [(1, vec![zero(2), zero(8)])]);
    }

    #[test]
    fn agrees_with_counting_who_is_better() {
        let mut state = 23_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(state >> 33).expect("31 bits") % n
        };
        for _ in 0..300 {
            let rows: Vec<Row> = (0..below(20))
                .map(|_| {
                    let saves = Some(u64::from(below(4))).filter(|_| below(5) > 0);
                    Row { board: below(3), pin: below(5), saves }
                })
                .collect();
            let n = below(5) as usize;
            let saves = |board: u32, pin: u32| -> Option<u64> {
                let mut of =
                    rows.iter().filter(|row| (row.board, row.pin) == (board, pin)).peekable();
                of.peek()?;
                Some(of.map(|row| row.saves.unwrap_or(0)).sum())
            };
            let mut expected = Vec::new();
            for board in 0..3 {
                let pins: Vec<(u32, u64)> =
                    (0..5).filter_map(|pin| Some((pin, saves(board, pin)?))).collect();
                if pins.is_empty() {
                    continue;
                }
                let total: u64 = pins.iter().map(|&(_, saves)| saves).sum();
                let mut list: Vec<(usize, u32, u64)> = pins
                    .iter()
                    .map(|&(pin, saves)| {
                        (1 + pins.iter().filter(|other| other.1 > saves).count(), pin, saves)
                    })
                    .filter(|&(rank, ..)| rank <= n)
                    .collect();
                list.sort_unstable();
                let list: Vec<Ranked> = list
                    .into_iter()
                    .map(|(rank, pin, saves)| {
                        let share = if total == 0 { 0.0 } else { saves as f64 / total as f64 };
                        Ranked { pin, saves, rank, share }
                    })
                    .collect();
                expected.push((board, list));
            }
            assert_eq!(top_pins(&rows, n), expected, "{rows:?}, n = {n}");
        }
    }

    #[test]
    fn shares_of_all_pins_sum_to_one() {
        let rows: Vec<Row> =
            (1..=1000).map(|pin| Row { board: 1, pin, saves: Some(pin.into()) }).collect();
        let found = top_pins(&rows, 1000);
        let sum: f64 = found[0].1.iter().map(|ranked| ranked.share).sum();
        assert!((sum - 1.0).abs() < 1e-9);
        // The share is of all pins, also where few are kept.
        assert!((top_pins(&rows, 1)[0].1[0].share - 1000.0 / 500_500.0).abs() < 1e-12);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three steps: add up, rank, cut. Which of them has to see pins that are not kept?
// 2. A sorted map of sorted maps, board to pin to saves, gives both orders for nothing. A missing count
//    still makes an entry.
// 3. Sort by falling saves with a stable sort, so that equal pins stay in order. The rank is the place
//    from 1, unless the pin above has the same saves: then it is the rank above. Stop at the first rank
//    that is too large.
// ANCHOR_END: hints
