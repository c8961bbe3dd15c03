//! A ray of light in a grid of mirrors: where it leaves, or that it never does.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. '/' and '\' are mirrors, everything
//! else lets light pass. Where the ray is says nothing without where it goes: the state is cell and
//! direction. Data: grids of our own.

use std::collections::BTreeSet;

// ANCHOR: ray
/// Where a ray goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the column before.
    Left,
    /// To the column after.
    Right,
}

/// The cell from which a ray leaves the grid, or `None` if it goes round for ever.
pub fn leaves(
    mirrors: &[Vec<char>],
    (mut row, mut col): (usize, usize),
    mut way: Way,
) -> Option<(usize, usize)> {
    let mut seen = BTreeSet::new();
    while seen.insert((row, col, way)) {
        way = match (mirrors[row][col], way) {
            ('/', Way::Right) | ('\\', Way::Left) => Way::Up,
            ('/', Way::Left) | ('\\', Way::Right) => Way::Down,
            ('/', Way::Down) | ('\\', Way::Up) => Way::Left,
            ('/', Way::Up) | ('\\', Way::Down) => Way::Right,
            (_, way) => way,
        };
        let (r, c) = match way {
            Way::Up => (row.wrapping_sub(1), col),
            Way::Down => (row + 1, col),
            Way::Left => (row, col.wrapping_sub(1)),
            Way::Right => (row, col + 1),
        };
        if r >= mirrors.len() || c >= mirrors[r].len() {
            return Some((row, col));
        }
        row = r;
        col = c;
    }
    None
}
// ANCHOR_END: ray

// ANCHOR: main
fn main() {
    let mirrors: Vec<Vec<char>> =
        ["./.\\", "....", ".\\./"].iter().map(|row| row.chars().collect()).collect();
    println!("from outside: {:?}", leaves(&mirrors, (1, 0), Way::Right));
    println!("into a mirror: {:?}", leaves(&mirrors, (0, 0), Way::Right));
    println!("inside: {:?}", leaves(&mirrors, (0, 2), Way::Right));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const WAYS: [Way; 4] = [Way::Up, Way::Down, Way::Left, Way::Right];

    #[test]
    fn one_cell() {
        let grid = |cell| vec![vec![cell]];
        for way in WAYS {
            for cell in ['.', '/', '\\'] {
                assert_eq!(leaves(&grid(cell), (0, 0), way), Some((0, 0)));
            }
        }
    }

    /// The crossing is met twice, going different ways: a set of cells would call that a loop.
    #[test]
    fn a_cell_twice_is_no_loop() {
        let grid: Vec<Vec<char>> =
            ["/\\", "..", "\\."].iter().map(|row| row.chars().collect()).collect();
        assert_eq!(leaves(&grid, (2, 1), Way::Up), Some((2, 1)));
        let crossed: Vec<Vec<char>> =
            ["./\\", "...", ".\\/"].iter().map(|row| row.chars().collect()).collect();
        assert_eq!(leaves(&crossed, (1, 0), Way::Right), Some((1, 2)));
    }

    /// Every step can be walked back, so a ray that comes from outside has no state to return to.
    #[test]
    fn from_outside_it_always_leaves() {
        for number in 0..3_usize.pow(6) {
            let cell = |i: u32| ['.', '/', '\\'][number / 3_usize.pow(i) % 3];
            let grid: Vec<Vec<char>> =
                (0..2).map(|row| (0..3).map(|col| cell(3 * row + col)).collect()).collect();
            for row in 0..2 {
                assert!(leaves(&grid, (row, 0), Way::Right).is_some(), "{grid:?}");
                assert!(leaves(&grid, (row, 2), Way::Left).is_some(), "{grid:?}");
            }
            for col in 0..3 {
                assert!(leaves(&grid, (0, col), Way::Down).is_some(), "{grid:?}");
                assert!(leaves(&grid, (1, col), Way::Up).is_some(), "{grid:?}");
            }
        }
    }
}
