//! Prefix sums: of a list, of a grid, and with a map of those met before.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Values may be negative: net saves of a
//! day are saves minus removals.

use std::collections::HashMap;
use std::ops::Range;

// ANCHOR: line
/// `sums[i]` is the total of the first `i` values, so there is one sum more than values. O(n).
pub fn prefix_sums(values: &[i64]) -> Vec<i64> {
    let mut sums = vec![0];
    for value in values {
        sums.push(sums[sums.len() - 1] + value);
    }
    sums
}

/// The total of a half-open range of days. O(1).
pub fn total(sums: &[i64], days: Range<usize>) -> i64 {
    sums[days.end] - sums[days.start]
}
// ANCHOR_END: line

// ANCHOR: map
/// How many stretches of at least one day have exactly this total. O(n).
pub fn stretches_with(values: &[i64], target: i64) -> u64 {
    let mut seen: HashMap<i64, u64> = HashMap::new();
    seen.insert(0, 1); // the empty beginning
    let (mut sum, mut stretches) = (0, 0);
    for value in values {
        sum += value;
        // A stretch ends here for each earlier sum that is smaller by `target`.
        stretches += seen.get(&(sum - target)).copied().unwrap_or(0);
        *seen.entry(sum).or_insert(0) += 1;
    }
    stretches
}
// ANCHOR_END: map

// ANCHOR: grid
/// `sums[r][c]` is the total of the first `r` rows and `c` columns. All rows have `columns` cells.
/// O(cells).
pub fn grid_sums(grid: &[Vec<i64>], columns: usize) -> Vec<Vec<i64>> {
    let mut sums = vec![vec![0; columns + 1]; grid.len() + 1];
    for (r, row) in grid.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            sums[r + 1][c + 1] = cell + sums[r][c + 1] + sums[r + 1][c] - sums[r][c];
        }
    }
    sums
}

/// The total of a block. O(1).
pub fn block(sums: &[Vec<i64>], rows: Range<usize>, columns: Range<usize>) -> i64 {
    let upto = |row: usize| sums[row][columns.end] - sums[row][columns.start];
    upto(rows.end) - upto(rows.start)
}
// ANCHOR_END: grid

// ANCHOR: main
fn main() {
    let net_saves = [3, -1, 4, -3, 2];
    let sums = prefix_sums(&net_saves);
    println!("sums {sums:?}");
    println!("days 1..4: {}", total(&sums, 1..4));
    println!("stretches with total 3: {}", stretches_with(&net_saves, 3));
    let brightness = vec![vec![1, 2, 3], vec![4, 5, 6]];
    println!("right two columns: {}", block(&grid_sums(&brightness, 3), 0..2, 1..3));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_ranges_are_zero() {
        assert_eq!(total(&prefix_sums(&[]), 0..0), 0);
        assert_eq!(total(&prefix_sums(&[5, 6]), 1..1), 0);
        assert_eq!(block(&grid_sums(&[], 0), 0..0, 0..0), 0);
        assert_eq!(block(&grid_sums(&[vec![7]], 1), 0..1, 1..1), 0);
    }

    #[test]
    fn zeros_make_many_stretches() {
        assert_eq!(stretches_with(&[0; 4], 0), 10);
        assert_eq!(stretches_with(&[], 0), 0, "an empty stretch does not count");
    }
}
