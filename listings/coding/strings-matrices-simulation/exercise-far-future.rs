//! # The far future of a row of boards
//!
//! A row of boards is shown or hidden. Every night all change at once: a board is shown tomorrow if
//! exactly **one** of its two neighbours is shown today; beyond both ends nothing is shown. Return the
//! row after `nights` nights.
//!
//! Up to 16 boards, up to 10¹⁸ nights. Standard library, Rust 1.59.
//!
//! ```text
//! 1 0 0 0    after 1 night  0 1 0 0    2  1 0 1 0    3  0 0 0 1    4  0 0 1 0
//! ```

// ANCHOR: solution
use std::collections::HashMap;

/// The row after `nights` nights. At most 2ⁿ nights are walked.
pub fn after_nights(boards: &[bool], nights: u64) -> Vec<bool> {
    let mut row = boards.to_vec();
    let mut seen: HashMap<Vec<bool>, u64> = HashMap::new();
    let mut night = 0;
    while night < nights {
        if let Some(first) = seen.insert(row.clone(), night) {
            let round = night - first;
            // Leave out whole rounds, and walk what is left without looking back.
            for _ in 0..(nights - night) % round {
                row = tomorrow(&row);
            }
            return row;
        }
        row = tomorrow(&row);
        night += 1;
    }
    row
}

fn tomorrow(row: &[bool]) -> Vec<bool> {
    let shown = |place: Option<usize>| place.and_then(|p| row.get(p)).copied().unwrap_or(false);
    (0..row.len()).map(|place| shown(place.checked_sub(1)) != shown(Some(place + 1))).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The row after `nights` nights.
    pub fn after_nights(boards: &[bool], nights: u64) -> Vec<bool> {
        todo!("how many different rows are there?")
    }
    // ANCHOR_END: starter
}

fn main() {
    for nights in [0, 1, 2, 3, 4, 1_000_000_000_000_000_000] {
        println!("{nights}: {:?}", after_nights(&[true, false, false, false], nights));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<bool> {
        text.chars().map(|letter| letter == '1').collect()
    }

    #[test]
    fn the_example() {
        for (nights, expected) in [(0, "1000"), (1, "0100"), (2, "1010"), (3, "0001"), (4, "0010")]
        {
            assert_eq!(after_nights(&row("1000"), nights), row(expected), "{nights}");
        }
    }

    #[test]
    fn none_and_one() {
        assert!(after_nights(&[], 9).is_empty());
        assert_eq!(after_nights(&[true], 1), [false]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Rows as numbers: both neighbours shifted in, and compared by exclusive or.
    fn by_bits(mut row: u32, boards: u32, nights: u64) -> u32 {
        for _ in 0..nights {
            row = (row << 1 ^ row >> 1) & ((1 << boards) - 1);
        }
        row
    }

    fn number(row: &[bool]) -> u32 {
        row.iter().fold(0, |number, &shown| number << 1 | u32::from(shown))
    }

    #[test]
    fn agrees_with_every_night() {
        for boards in 1..8_u32 {
            for start in 0..1 << boards {
                let row: Vec<bool> = (0..boards).rev().map(|bit| start >> bit & 1 == 1).collect();
                for nights in [0, 1, 2, 5, 13, 64, 200] {
                    let expected = by_bits(start, boards, nights);
                    assert_eq!(number(&after_nights(&row, nights)), expected, "{row:?}, {nights}");
                }
            }
        }
    }

    #[test]
    fn a_long_time() {
        let row: Vec<bool> = (0..16).map(|board| board == 0).collect();
        // Sixteen boards repeat after 30 nights: 10¹⁸ leaves 10.
        let expected = after_nights(&row, 1_000_000_000_000_000_000 % 30 + 30);
        assert_eq!(after_nights(&row, 1_000_000_000_000_000_000), expected);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Nobody walks 10¹⁸ nights. How many different rows of 16 boards are there?
// 2. At most 2¹⁶ = 65 536, so after that many nights some row has come twice, and from then on
//    everything repeats.
// 3. A map from row to night. When a row comes again, the difference is the round; what is left modulo
//    the round is all that must be walked.
// ANCHOR_END: hints
