//! # Task 3: saves by board
//!
//! 10 points, 13 minutes. Two tables come from two systems, and both are dirty. Join them, and report
//! for every board how many pins it has and how often they were saved.
//!
//! `pins` has rows (pin, board), `saves` has rows (pin, count), all of them text.
//!
//! - Trim white space around every field. Board names do not differ by ASCII case: report them in lower
//!   case. Pin ids do.
//! - A row of `pins` whose pin is empty is unreadable. One whose board is empty belongs to the board
//!   `(none)`. If a pin is listed twice, the first row counts and later ones are ignored.
//! - A count is readable if it consists of one or more ASCII digits and fits a `u64`. Otherwise its row
//!   is unreadable: `-3`, `+3`, `2.0`, `n/a`, nothing.
//! - A readable row of `saves` whose pin is not listed is unknown. Counts of several rows of a pin add up.
//! - A pin without rows in `saves` has 0 saves and still counts as a pin of its board.
//! - Boards come by falling saves **per pin**; equal ones by name.
//!
//! Every row is used, ignored as a repetition, unreadable, or unknown. Sums stay below $2^{64}$.
//!
//! ```text
//! pins               saves
//! "p1"  "Garden"     "p1"  "4"
//! "p2"  " garden "   "p3"  " 3"
//! "p3"  "Cakes"      "p1"  "1"
//! "p1"  "Cakes"      "p9"  "7"
//!                    "p2"  "-2"
//!
//! cakes   1 pin   3 saves
//! garden  2 pins  5 saves      5 / 2 is less than 3 / 1
//! unknown 1 (p9), unreadable 1 (-2)
//! ```

// ANCHOR: given
/// One board, and what was saved from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Trimmed and in lower case.
    pub name: String,
    /// Different pins on it, at least 1.
    pub pins: u64,
    /// Saves of these pins.
    pub saves: u64,
}

/// All boards, and the rows that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// By falling saves per pin, then by name.
    pub boards: Vec<Board>,
    /// Rows of either table that cannot be read.
    pub unreadable: usize,
    /// Readable rows of `saves` whose pin is not listed.
    pub unknown: usize,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::{BTreeMap, HashMap};

/// Pins and saves of every board: a left join of `pins` with `saves`, grouped by board.
///
/// O(p + s + b log b) for `p` and `s` rows and `b` boards, strings taken as constant.
pub fn board_saves(pins: &[(&str, &str)], saves: &[(&str, &str)]) -> Report {
    let mut unreadable = 0;
    let mut unknown = 0;
    let mut boards: BTreeMap<String, Board> = BTreeMap::new();
    let mut board_of: HashMap<&str, String> = HashMap::new();
    for (pin, board) in pins {
        let (pin, board) = (pin.trim(), board.trim());
        if pin.is_empty() {
            unreadable += 1;
            continue;
        }
        if board_of.contains_key(pin) {
            continue;
        }
        let name = if board.is_empty() { "(none)".to_owned() } else { board.to_ascii_lowercase() };
        let board = boards.entry(name.clone());
        board.or_insert_with(|| Board { name: name.clone(), pins: 0, saves: 0 }).pins += 1;
        board_of.insert(pin, name);
    }
    for (pin, count) in saves {
        match (read_count(count), board_of.get(pin.trim())) {
            (None, _) => unreadable += 1,
            (Some(_), None) => unknown += 1,
            (Some(count), Some(name)) => {
                boards.get_mut(name).expect("it has a pin").saves += count;
            }
        }
    }
    let mut boards: Vec<Board> = boards.into_values().collect();
    // a/b before c/d if a·d > c·b: exact, where division would round. The sort is stable.
    boards.sort_by_key(|board| board.name.clone());
    boards.sort_by(|one, other| {
        let cross = |a: &Board, b: &Board| u128::from(a.saves) * u128::from(b.pins);
        cross(other, one).cmp(&cross(one, other))
    });
    Report { boards, unreadable, unknown }
}

/// Digits only: `parse` alone would take a plus sign as well.
fn read_count(text: &str) -> Option<u64> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{Board, Report};

    // ANCHOR: starter
    /// Pins and saves of every board.
    pub fn board_saves(pins: &[(&str, &str)], saves: &[(&str, &str)]) -> Report {
        todo!("clean the pins, look up the board of every save, sort")
    }
    // ANCHOR_END: starter
}

fn main() {
    let pins = [("p1", "Garden"), ("p2", " garden "), ("p3", "Cakes"), ("p1", "Cakes")];
    let saves = [("p1", "4"), ("p3", " 3"), ("p1", "1"), ("p9", "7"), ("p2", "-2")];
    println!("{:#?}", board_saves(&pins, &saves));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn board(name: &str, pins: u64, saves: u64) -> Board {
        Board { name: name.to_owned(), pins, saves }
    }

    #[test]
    fn the_sample() {
        let pins = [("p1", "Garden"), ("p2", " garden "), ("p3", "Cakes"), ("p1", "Cakes")];
        let saves = [("p1", "4"), ("p3", " 3"), ("p1", "1"), ("p9", "7"), ("p2", "-2")];
        let report = board_saves(&pins, &saves);
        assert_eq!(report.boards, [board("cakes", 1, 3), board("garden", 2, 5)]);
        assert_eq!((report.unknown, report.unreadable), (1, 1));
    }

    #[test]
    fn a_pin_without_saves_still_counts() {
        let report = board_saves(&[("a", "x"), ("b", "x"), ("c", "y")], &[("a", "2"), ("c", "1")]);
        // Both have one save per pin: by name.
        assert_eq!(report.boards, [board("x", 2, 2), board("y", 1, 1)]);
    }

    #[test]
    fn empty_fields() {
        let report = board_saves(&[("", "x"), ("a", "  ")], &[("a", ""), ("", "1")]);
        assert_eq!(report.boards, [board("(none)", 1, 0)]);
        assert_eq!((report.unknown, report.unreadable), (1, 2));
    }

    #[test]
    fn empty_tables() {
        let report = board_saves(&[], &[]);
        assert_eq!(report, Report { boards: vec![], unreadable: 0, unknown: 0 });
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn board(name: &str, pins: u64, saves: u64) -> Board {
        Board { name: name.to_owned(), pins, saves }
    }

    #[test]
    fn counts_that_are_none() {
        for count in ["+3", "2.0", "n/a", "1 2", "1e3", "٣", "18446744073709551616"] {
            let report = board_saves(&[("a", "x")], &[("a", count)]);
            assert_eq!((report.unreadable, report.unknown), (1, 0), "{count}");
            assert_eq!(report.boards, [board("x", 1, 0)]);
        }
        let report = board_saves(&[("a", "x")], &[("a", "007"), ("a", "\t1\n")]);
        assert_eq!(report.boards, [board("x", 1, 8)]);
    }

    #[test]
    fn unreadable_goes_before_unknown() {
        let report = board_saves(&[], &[("a", "x"), ("a", "1")]);
        assert_eq!((report.unreadable, report.unknown), (1, 1));
    }

    #[test]
    fn pin_ids_differ_by_case_and_boards_do_not() {
        let report = board_saves(&[("a", "X"), ("A", "x")], &[(" A ", "1")]);
        assert_eq!(report.boards, [board("x", 2, 1)]);
        let report = board_saves(&[("a", "X")], &[("A", "1")]);
        assert_eq!(report.unknown, 1);
    }

    #[test]
    fn the_first_board_of_a_pin_counts() {
        let report = board_saves(&[("a", "x"), ("a", "y"), ("a", "x")], &[("a", "5")]);
        assert_eq!(report.boards, [board("x", 1, 5)]);
    }

    #[test]
    fn the_order_is_exact() {
        // 2^60 + 1 over 1 against 2^61 over 2: as floating-point numbers they are equal.
        let large = (1_u64 << 60) + 1;
        let (more, less) = (large.to_string(), (1_u64 << 61).to_string());
        let pins = [("a", "less"), ("b", "less"), ("c", "more")];
        let report = board_saves(&pins, &[("a", &less), ("c", &more)]);
        assert_eq!(report.boards, [board("more", 1, large), board("less", 2, 1 << 61)]);
    }

    #[test]
    fn every_row_is_accounted_for() {
        let mut state = 5_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 40).expect("24 bits") % n
        };
        let (ids, boards) = (["a", "b", " c", "D ", ""], ["x", "X ", "y", ""]);
        let counts = ["1", "2 ", "-1", "", "10"];
        for _ in 0..200 {
            let pins: Vec<_> = (0..below(8)).map(|_| (ids[below(5)], boards[below(4)])).collect();
            let saves: Vec<_> = (0..below(12)).map(|_| (ids[below(5)], counts[below(5)])).collect();
            let report = board_saves(&pins, &saves);
            // The definition, with a scan for every row.
            let mut listed: Vec<&str> =
                pins.iter().map(|row| row.0.trim()).filter(|pin| !pin.is_empty()).collect();
            let unnamed = pins.len() - listed.len();
            listed.sort_unstable();
            listed.dedup();
            let bad = |text: &str| !["1", "2", "10"].contains(&text.trim());
            let unreadable = unnamed + saves.iter().filter(|row| bad(row.1)).count();
            let known = |row: &&(&str, &str)| listed.contains(&row.0.trim());
            let good = || saves.iter().filter(|row| !bad(row.1));
            let sum: u64 =
                good().filter(known).map(|row| row.1.trim().parse::<u64>().expect("a count")).sum();
            assert_eq!(report.unreadable, unreadable);
            assert_eq!(report.unknown, good().count() - good().filter(known).count());
            assert_eq!(report.boards.iter().map(|board| board.saves).sum::<u64>(), sum);
            let total: u64 = report.boards.iter().map(|board| board.pins).sum();
            assert_eq!(total, listed.len() as u64);
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which table decides which boards there are? A save never adds one.
// 2. Pass over the pins first: a map from pin to board, and a map from board to its two counts. Then
//    look up every save. That is a left join and a group-by in two passes.
// 3. For the count, check the digits before you parse. For the order, multiply crosswise:
//    $a / b > c / d$ if $a d > c b$, in a type that has room.
// ANCHOR_END: hints
