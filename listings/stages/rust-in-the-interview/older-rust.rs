//! What Rust 1.59 lacks, and what to write instead.
//!
//! CoderPad documents Rust 1.59, edition 2021. Each function here is a replacement that compiles
//! there. The tests, which do not, compare each with the newer way on every input that matters.

// The newer ways are what this listing replaces; `expect` and `reason` are newer themselves.
#![allow(
    clippy::manual_let_else,
    clippy::unnecessary_map_or,
    clippy::derivable_impls,
    clippy::manual_is_multiple_of
)]

use std::{cmp::Ordering, collections::BTreeSet, sync::Arc, thread};

// ANCHOR: patterns
/// Instead of `let Some(x) = … else { return None }` (1.65): a match whose other arm leaves.
fn second_word(line: &str) -> Option<&str> {
    let rest = match line.split_once(' ') {
        Some((_, rest)) => rest,
        None => return None,
    };
    rest.split(' ').next()
}

/// Instead of `is_some_and` (1.70) and `is_none_or` (1.82): `map_or` with the answer for `None`.
fn is_long(word: Option<&str>) -> bool {
    word.map_or(false, |word| word.len() > 3)
}

/// Instead of `if let Some(x) = a && x > 0` (1.88, edition 2024): a guard.
fn positive(score: Option<i32>) -> i32 {
    match score {
        Some(score) if score > 0 => score,
        _ => 0,
    }
}

/// Instead of `#[derive(Default)]` with `#[default]` (1.62): the trait, by hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cell {
    Water,
    Land,
}

impl Default for Cell {
    fn default() -> Self {
        Cell::Water
    }
}
// ANCHOR_END: patterns

// ANCHOR: grid
/// Instead of `checked_add_signed` (1.66): on a grid of `rows` × `columns`, the neighbours of a
/// cell. Subtracting one from 0 wraps to a huge number, which the bounds check refuses.
fn neighbours(row: usize, column: usize, rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let around = [
        (row.wrapping_sub(1), column),
        (row, column.wrapping_sub(1)),
        (row, column + 1),
        (row + 1, column),
    ];
    around.iter().copied().filter(|(r, c)| *r < rows && *c < columns).collect()
}
// ANCHOR_END: grid

// ANCHOR: numbers
/// Instead of `div_ceil` (1.73). The well-known `(a + b - 1) / b` overflows near the maximum.
fn div_ceil(a: usize, b: usize) -> usize {
    a / b + usize::from(a % b != 0)
}

/// Instead of `abs_diff` (1.60): no subtraction below zero.
fn abs_diff(a: usize, b: usize) -> usize {
    a.max(b) - a.min(b)
}

/// Instead of `ilog2` (1.67): floor of log₂, for `n` above 0.
fn ilog2(n: usize) -> u32 {
    usize::BITS - 1 - n.leading_zeros()
}

/// Instead of `midpoint` (1.85): what a binary search needs, for `low <= high`.
fn midpoint(low: usize, high: usize) -> usize {
    low + (high - low) / 2
}

/// Instead of `f64::total_cmp` (1.62): refuse NaN where data comes in, then compare.
fn sort_scores(scores: &mut [f64]) {
    assert!(scores.iter().all(|score| !score.is_nan()), "a score is NaN");
    scores.sort_by(|a, b| b.partial_cmp(a).unwrap_or(Ordering::Equal));
}
// ANCHOR_END: numbers

// ANCHOR: collections
/// Instead of `BTreeSet::pop_first` (1.66), as Dijkstra's search wants it.
fn pop_first(queue: &mut BTreeSet<(u32, usize)>) -> Option<(u32, usize)> {
    let first = queue.iter().next().copied()?;
    queue.remove(&first);
    Some(first)
}

/// Instead of `std::array::from_fn` (1.63): fill what is there.
fn squares() -> [usize; 5] {
    let mut squares = [0; 5];
    for (index, square) in squares.iter_mut().enumerate() {
        *square = index * index;
    }
    squares
}

/// Instead of `is_sorted` (1.82).
fn is_sorted(values: &[i32]) -> bool {
    values.windows(2).all(|pair| pair[0] <= pair[1])
}

/// Instead of `chunk_by` (1.77): lengths of runs of equal values.
fn run_lengths(values: &[char]) -> Vec<(char, usize)> {
    let mut runs: Vec<(char, usize)> = Vec::new();
    for &value in values {
        match runs.last_mut() {
            Some((last, length)) if *last == value => *length += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}

/// Instead of `std::thread::scope` (1.63): threads own what they read, so share it by `Arc`.
fn parallel_sum(values: Vec<u64>) -> u64 {
    let values = Arc::new(values);
    let half = values.len() / 2;
    let shared = Arc::clone(&values);
    let first = thread::spawn(move || shared[..half].iter().sum::<u64>());
    let second: u64 = values[half..].iter().sum();
    first.join().expect("no panic") + second
}
// ANCHOR_END: collections

fn main() {
    println!("{:?} {} {}", second_word("merge k lists"), is_long(Some("heap")), positive(Some(-2)));
    println!("{:?} {:?}", Cell::default(), [Cell::Land, Cell::Water]);
    println!("neighbours of the corner: {:?}", neighbours(0, 0, 3, 3));
    println!("{} {} {} {}", div_ceil(7, 2), abs_diff(3, 8), ilog2(1000), midpoint(4, 9));
    let mut scores = [0.2, 0.9, 0.5];
    sort_scores(&mut scores);
    println!("{scores:?} {:?} {}", squares(), is_sorted(&[1, 2, 2]));
    let mut queue: BTreeSet<(u32, usize)> = [(5, 1), (2, 7)].iter().copied().collect();
    println!("{:?} {:?}", pop_first(&mut queue), run_lengths(&['a', 'a', 'b']));
    println!("{}", parallel_sum((1..=100).collect()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_the_newer_methods() {
        let interesting = [1, 2, 3, 7, 8, 9, 1000, usize::MAX / 2, usize::MAX - 1, usize::MAX];
        for a in interesting {
            assert_eq!(ilog2(a), a.ilog2());
            for b in interesting {
                assert_eq!(div_ceil(a, b), a.div_ceil(b));
                assert_eq!(abs_diff(a, b), a.abs_diff(b));
                assert_eq!(midpoint(a.min(b), a.max(b)), a.min(b).midpoint(a.max(b)));
            }
        }
    }

    #[test]
    fn neighbours_agree_with_checked_arithmetic() {
        for (rows, columns) in [(1, 1), (1, 4), (3_usize, 2_usize)] {
            for row in 0..rows {
                for column in 0..columns {
                    let mut expected: Vec<(usize, usize)> = [(-1, 0), (0, -1), (0, 1), (1, 0)]
                        .into_iter()
                        .filter_map(|(dr, dc): (isize, isize)| {
                            Some((row.checked_add_signed(dr)?, column.checked_add_signed(dc)?))
                        })
                        .filter(|(r, c)| *r < rows && *c < columns)
                        .collect();
                    let mut found = neighbours(row, column, rows, columns);
                    expected.sort_unstable();
                    found.sort_unstable();
                    assert_eq!(found, expected);
                }
            }
        }
    }

    #[test]
    fn options_agree_with_the_newer_methods() {
        for word in [None, Some("tree"), Some("a")] {
            assert_eq!(is_long(word), word.is_some_and(|word| word.len() > 3));
        }
        assert_eq!(
            (second_word("a"), second_word("a b c"), second_word("a ")),
            (None, Some("b"), Some(""))
        );
        assert_eq!((positive(None), positive(Some(-1)), positive(Some(4))), (0, 0, 4));
    }

    #[test]
    fn collections_agree_with_the_newer_methods() {
        let mut ours: BTreeSet<(u32, usize)> = BTreeSet::from([(3, 0), (1, 9), (1, 2)]);
        let mut theirs = ours.clone();
        for _ in 0..4 {
            assert_eq!(pop_first(&mut ours), theirs.pop_first());
        }
        assert_eq!(squares(), std::array::from_fn(|index| index * index));
        for values in [&[][..], &[1], &[1, 1, 2], &[2, 1]] {
            assert_eq!(is_sorted(values), values.is_sorted());
        }
        let values = ['a', 'a', 'b', 'a'];
        let newer: Vec<(char, usize)> =
            values.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
        assert_eq!(run_lengths(&values), newer);
    }

    #[test]
    fn scores_fall_and_nan_is_refused() {
        let mut scores = [0.1, 0.7, -0.0, 0.7];
        sort_scores(&mut scores);
        assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]));
        assert!(std::panic::catch_unwind(|| sort_scores(&mut [0.1, f64::NAN])).is_err());
    }

    #[test]
    fn threads_add_up() {
        assert_eq!(
            (parallel_sum(vec![]), parallel_sum(vec![4]), parallel_sum((1..=10).collect())),
            (0, 4, 55)
        );
    }
}
