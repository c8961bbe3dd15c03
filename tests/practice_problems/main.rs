//! Property tests of the practice problems and of the problem that the method chapter works: every
//! solution against a brute force that shares no code with it, and at the largest sizes stated.
//!
//! The exercises' own tests come along and run once more. The judges here are others: tables where
//! those try every choice, degrees where those backtrack, arithmetic where those add up.

#![expect(clippy::cast_precision_loss, reason = "counts here are at most 8")]

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use listings::downstream_users::downstream_users;
use listings::fewest_lines::fewest_lines;
use listings::hike_stops::longest_day;
use listings::itinerary::itinerary;
use listings::parameter_grid::settings;
use listings::quiet_log::QuietLog;
use listings::round_text::round;
use listings::sparse_matrix::SparseMatrix;
use listings::sudoku::{Board, solve};
use listings::{overlap_index, overlap_pairs, overlap_prefix};
use proptest::prelude::*;

/// The least longest day by a table: nights × place of the last night.
fn by_table(places: &[u32], stops: usize) -> Option<u32> {
    let end = places.len().checked_sub(1)?;
    let mut best: Vec<Option<u32>> = (0..=end).map(|at| (at == 0).then_some(0)).collect();
    for day in 0..=stops {
        let last_day = day == stops;
        let arrive = |to: usize| {
            let days = (0..to).filter_map(|from| Some(best[from]?.max(places[to] - places[from])));
            let allowed = to > 0 && (to == end) == last_day;
            days.min().filter(|_| allowed)
        };
        best = (0..=end).map(arrive).collect();
    }
    best[end]
}

/// ORACLES O101: the printed example is one stop; the others were recomputed.
#[test]
fn the_reported_hike() {
    let found: Vec<_> = (0..=3).map(|stops| longest_day(&[0, 4, 7, 11, 12], stops)).collect();
    assert_eq!(found, [Some(12), Some(7), Some(5), Some(4)]);
}

proptest! {
    #[test]
    fn hikes_agree_with_a_table(places in prop::collection::btree_set(0..60_u32, 0..14), stops in 0..8_usize) {
        let places: Vec<u32> = places.into_iter().collect();
        let expected = if places.len() < 2 { None } else { by_table(&places, stops) };
        prop_assert_eq!(longest_day(&places, stops), expected);
    }

    /// A place more never makes the longest day longer, nor does a night more.
    #[test]
    fn more_choice_is_never_worse(places in prop::collection::btree_set(0..u32::MAX, 4..40), stops in 0..2_usize, extra in any::<prop::sample::Index>()) {
        let places: Vec<u32> = places.into_iter().collect();
        let best = longest_day(&places, stops);
        prop_assert!(longest_day(&places, stops + 1) <= best);
        let mut fewer = places.clone();
        fewer.remove(1 + extra.index(places.len() - 2));
        if fewer.len() >= stops + 2 {
            prop_assert!(longest_day(&fewer, stops) >= best);
        }
    }
}

/// Repeats one step for everybody until nothing changes.
fn by_rounds(pairs: &[(u32, u32)], user: u32) -> usize {
    let mut reached = BTreeSet::from([user]);
    loop {
        let next = pairs.iter().filter(|pair| reached.contains(&pair.0)).map(|pair| pair.1);
        let next: BTreeSet<u32> = next.chain(reached.iter().copied()).collect();
        if next == reached {
            return reached.len() - 1;
        }
        reached = next;
    }
}

proptest! {
    #[test]
    fn downstream_agrees_with_rounds(pairs in prop::collection::vec((0..9_u32, 0..9_u32), 0..25), user in 0..10_u32) {
        prop_assert_eq!(downstream_users(&pairs, user), by_rounds(&pairs, user));
    }

    /// Every line fewer than the answer leaves the target out; the answer's number reaches it.
    #[test]
    fn fewest_lines_agrees_with_sets_of_stops(lines in prop::collection::vec(prop::collection::vec(0..12_u32, 0..5), 0..8), from in 0..12_u32, to in 0..12_u32) {
        let mut reached = BTreeSet::from([from]);
        let mut expected = None;
        for taken in 0..=lines.len() {
            if reached.contains(&to) {
                expected = Some(taken);
                break;
            }
            let boarded = lines.iter().filter(|line| line.iter().any(|stop| reached.contains(stop)));
            let stops: Vec<u32> = boarded.flatten().copied().collect();
            reached.extend(stops);
        }
        prop_assert_eq!(fewest_lines(&lines, from, to), expected);
        prop_assert_eq!(fewest_lines(&lines, to, from), expected); // lines go round
    }
}

/// The smallest order of tickets, by trying all of them in sorted order.
fn by_permutation(tickets: &[(&'static str, &'static str)]) -> Option<Vec<&'static str>> {
    fn go(
        left: &[(&'static str, &'static str)],
        at: &'static str,
        best: &mut Option<Vec<&'static str>>,
        so_far: &mut Vec<&'static str>,
    ) {
        so_far.push(at);
        if left.is_empty() && best.as_ref().is_none_or(|best| *so_far < *best) {
            *best = Some(so_far.clone());
        }
        for i in (0..left.len()).filter(|&i| left[i].0 == at) {
            let rest = [&left[..i], &left[i + 1..]].concat();
            go(&rest, left[i].1, best, so_far);
        }
        so_far.pop();
    }
    let mut best = None;
    go(tickets, "A", &mut best, &mut Vec::new());
    best
}

proptest! {
    #[test]
    fn itineraries_agree_with_all_orders(walk in prop::collection::vec(0..4_usize, 0..8), changed in prop::option::of((any::<prop::sample::Index>(), 0..4_usize))) {
        let names = ["A", "B", "C", "D"];
        let stops: Vec<usize> = std::iter::once(0).chain(walk).collect();
        let mut tickets: Vec<(&str, &str)> =
            stops.windows(2).map(|pair| (names[pair[0]], names[pair[1]])).collect();
        if let (Some((index, to)), false) = (changed, tickets.is_empty()) {
            let index = index.index(tickets.len());
            tickets[index].1 = names[to]; // often no journey is left
        }
        prop_assert_eq!(itinerary(&tickets, "A"), by_permutation(&tickets));
    }

    #[test]
    fn settings_are_the_digits_of_their_number(sizes in prop::collection::vec(0..5_usize, 0..5)) {
        let names = ["a", "b", "c", "d"];
        let grid: Vec<Vec<&str>> = sizes.iter().map(|&size| names[..size].to_vec()).collect();
        let total: usize = sizes.iter().product();
        let expected: Vec<Vec<&str>> = (0..total)
            .map(|mut number| {
                let mut setting: Vec<&str> = Vec::new();
                for &size in sizes.iter().rev() {
                    setting.push(names[number % size]);
                    number /= size;
                }
                setting.reverse();
                setting
            })
            .collect();
        prop_assert_eq!(settings(&grid).collect::<Vec<_>>(), expected);
    }
}

fn matrices(rows: usize, columns: usize) -> impl Strategy<Value = SparseMatrix> {
    prop::collection::vec((0..rows, 0..columns, -3..4_i64), 0..20).prop_map(move |entries| {
        SparseMatrix::new(rows, columns, &entries).expect("entries lie inside")
    })
}

proptest! {
    /// The laws of matrices, which no particular numbers can satisfy by accident.
    #[test]
    fn products_are_associative_and_distribute(a in matrices(3, 5), b in matrices(5, 4), c in matrices(5, 4), d in matrices(4, 2)) {
        let product = |left: &SparseMatrix, right: &SparseMatrix| left.multiply(right).expect("fits");
        let sum = |left: &SparseMatrix, right: &SparseMatrix| left.add(right).expect("fits");
        prop_assert_eq!(product(&product(&a, &b), &d), product(&a, &product(&b, &d)));
        prop_assert_eq!(product(&a, &sum(&b, &c)), sum(&product(&a, &b), &product(&a, &c)));
        prop_assert_eq!(sum(&b, &c), sum(&c, &b));
        let one: Vec<_> = (0..5).map(|i| (i, i, 1)).collect();
        let one = SparseMatrix::new(5, 5, &one).expect("inside");
        prop_assert_eq!(product(&a, &one), a.clone());
        prop_assert!(product(&a, &b).entries().iter().all(|entry| entry.2 != 0));
    }

    /// Against whole-number arithmetic: halves away from zero of a number of hundredths.
    #[test]
    fn rounding_agrees_with_arithmetic(hundredths in -10_i64.pow(15)..10_i64.pow(15), zeros in 0..4_usize) {
        let size = hundredths.unsigned_abs();
        let sign = if hundredths < 0 { "-" } else { "" };
        let text = format!("{sign}{}{}.{:02}", "0".repeat(zeros), size / 100, size % 100);
        let nearest = i64::try_from((size + 50) / 100).expect("small") * hundredths.signum();
        prop_assert_eq!(round(&text), Some(nearest.to_string()));
    }

    /// Whatever comes in: a text that is a number by a pattern of ours gives one, others do not.
    #[test]
    fn what_is_a_number(text in "[-.0-9a+ ]{0,8}") {
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let is_number = digits.bytes().any(|b| b.is_ascii_digit())
            && digits.bytes().filter(|b| *b == b'.').count() <= 1
            && digits.bytes().all(|b| b == b'.' || b.is_ascii_digit());
        let rounded = round(&text);
        prop_assert_eq!(rounded.is_some(), is_number, "{}", text);
        if let Some(rounded) = rounded {
            prop_assert_eq!(round(&rounded), Some(rounded.clone())); // nothing is left to round
        }
    }

    #[test]
    fn the_log_agrees_with_a_map_of_times(window in 0..6_u64, calls in prop::collection::vec((0..3_u64, 0..3_usize), 0..60)) {
        let (mut log, mut last, mut time) = (QuietLog::new(window), BTreeMap::new(), 0);
        for (later, message) in calls {
            time += later;
            let message = ["a", "b", "c"][message];
            let expected = last.get(message).is_none_or(|at| time - at >= window);
            if expected {
                last.insert(message, time);
            }
            prop_assert_eq!(log.should_print(time, message), expected);
            prop_assert_eq!(log.remembered(), last.values().filter(|at| time - **at < window).count());
        }
    }
}

/// Lines of a board that must hold nine different digits.
fn lines(board: &Board) -> Vec<Vec<u8>> {
    let cell = |row: usize, column: usize| board[row][column];
    (0..9)
        .flat_map(|i| {
            let (top, left) = (i / 3 * 3, i % 3 * 3);
            [
                (0..9).map(|k| cell(i, k)).collect(),
                (0..9).map(|k| cell(k, i)).collect(),
                (0..9).map(|k| cell(top + k / 3, left + k % 3)).collect(),
            ]
        })
        .collect()
}

proptest! {
    /// A filled board with rows, columns and digits exchanged, and any cells emptied, has a solution.
    #[test]
    fn emptied_boards_are_filled_again(digits in Just([1_u8, 2, 3, 4, 5, 6, 7, 8, 9]).prop_shuffle(), swap in (0..3_usize, 0..3_usize, 0..3_usize), emptied in prop::collection::vec((0..9_usize, 0..9_usize), 0..90)) {
        let mut board: Board = [[0; 9]; 9];
        for (row, cells) in board.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                *cell = digits[(row * 3 + row / 3 + column) % 9];
            }
        }
        board.swap(swap.0 * 3, swap.0 * 3 + swap.1);
        for cells in &mut board {
            cells.swap(swap.2 * 3, swap.2 * 3 + swap.1);
        }
        for (row, column) in emptied {
            board[row][column] = 0;
        }
        let solved = solve(&board).expect("it came from a filled board");
        for line in lines(&solved) {
            prop_assert_eq!(line.iter().collect::<BTreeSet<_>>().len(), 9);
            prop_assert!(line.iter().all(|digit| (1..=9).contains(digit)));
        }
        let kept = board.iter().flatten().zip(solved.iter().flatten());
        prop_assert!(kept.into_iter().all(|(given, found)| *given == 0 || given == found));
    }
}

#[test]
fn a_digit_above_nine_is_refused() {
    let mut board = [[0; 9]; 9];
    board[4][4] = 10;
    assert_eq!(solve(&board), None);
}

type Lists = BTreeMap<&'static str, Vec<&'static str>>;

fn lists() -> impl Strategy<Value = Lists> {
    const ITEMS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let names = prop::sample::subsequence(vec!["L1", "L2", "L3", "L4", "L5", "L6", "L7"], 0..=7);
    let items = prop::collection::vec((0..8_usize).prop_map(|item| ITEMS[item]), 0..8);
    names.prop_flat_map(move |names| {
        prop::collection::vec(items.clone(), names.len())
            .prop_map(move |items| names.iter().copied().zip(items).collect())
    })
}

proptest! {
    #[test]
    fn the_ways_to_the_largest_overlap_agree(lists in lists()) {
        // The judge divides, as the statement does.
        let sets: Vec<(&str, BTreeSet<&str>)> =
            lists.iter().map(|(name, items)| (*name, items.iter().copied().collect())).collect();
        let mut expected: Option<(usize, f64, (&str, &str))> = None;
        for (i, (first, left)) in sets.iter().enumerate() {
            for (second, right) in &sets[i + 1..] {
                let shared = (left & right).len();
                let jaccard = shared as f64 / (left | right).len() as f64;
                let better = expected.is_none_or(|(s, j, _)| shared > s || shared == s && jaccard > j);
                if shared > 0 && better {
                    expected = Some((shared, jaccard, (*first, *second)));
                }
            }
        }
        let by_pairs = overlap_pairs::best_pair(&lists).map(|pair| (pair.names, pair.shared, pair.union));
        let by_index = overlap_index::best_pair(&lists).map(|pair| (pair.names, pair.shared, pair.union));
        let by_prefix = overlap_prefix::best_pair(&lists).map(|pair| (pair.names, pair.shared, pair.union));
        prop_assert_eq!(by_pairs.map(|pair| (pair.0, pair.1)), expected.map(|pair| (pair.2, pair.0)));
        prop_assert_eq!(by_index, by_pairs);
        prop_assert_eq!(by_prefix, by_pairs);
    }
}

/// The statement's largest number of lists, with one item on all of them, which only the prefixes
/// survive; a fifth of its items, to keep the test short.
#[test]
fn two_hundred_thousand_lists_with_a_popular_item() {
    let names: Vec<String> = (0..200_000).map(|list| format!("L{list:06}")).collect();
    let words: Vec<String> = (0..400_000).map(|item| format!("{item}")).collect();
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (list, name) in names.iter().enumerate() {
        let own = (0..4).map(|item| &*words[(list * 2 + item * 77_777) % words.len()]);
        lists.insert(name, own.chain(Some("popular")).collect());
    }
    let twin = lists[&*names[123_456]].clone();
    lists.insert(&names[7], twin);
    let best = overlap_prefix::best_pair(&lists).expect("there is a pair");
    assert_eq!((best.names, best.shared, best.union), (("L000007", "L123456"), 5, 5));
}
