//! # Turned and compared
//!
//! Two small pictures are grids of brightness values. Are they the same picture, up to turning by
//! quarter turns and mirroring? Return the fewest quarter turns **clockwise** (0 to 3) and whether it
//! is mirrored (left and right swapped) *before* turning, so that the first becomes the second; not
//! mirrored is preferred, then fewer turns. `None` if they are different pictures.
//!
//! Pictures need not be square; all rows of one are equally long. Two without rows are the same. Up to
//! 1 000 × 1 000. Standard library, Rust 1.59.
//!
//! ```text
//! 1 2 3   to   4 1    →  Some((1, false))      1 2   to   2 1   →  Some((0, true))
//! 4 5 6        5 2                             3 4        4 3
//!              6 3
//! ```

// ANCHOR: solution
/// Quarter turns clockwise, and whether mirrored before, that make `from` into `to`.
pub fn same_picture(from: &[Vec<u8>], to: &[Vec<u8>]) -> Option<(usize, bool)> {
    let mirrored: Vec<Vec<u8>> =
        from.iter().map(|row| row.iter().rev().copied().collect()).collect();
    for (picture, is_mirrored) in [(from.to_vec(), false), (mirrored, true)] {
        let mut turned = picture;
        for turns in 0..4 {
            if turned == to {
                return Some((turns, is_mirrored));
            }
            turned = quarter_turn(&turned);
        }
    }
    None
}

/// Row r of the turned picture is column r, read from below.
fn quarter_turn(picture: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let columns = picture.first().map_or(0, Vec::len);
    (0..columns).map(|column| picture.iter().rev().map(|row| row[column]).collect()).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Quarter turns clockwise, and whether mirrored before, that make `from` into `to`.
    pub fn same_picture(from: &[Vec<u8>], to: &[Vec<u8>]) -> Option<(usize, bool)> {
        todo!("which row of the turned picture is the first column?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let from = [vec![1, 2, 3], vec![4, 5, 6]];
    println!("{:?}", same_picture(&from, &[vec![4, 1], vec![5, 2], vec![6, 3]]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples() {
        let from = [vec![1, 2, 3], vec![4, 5, 6]];
        let to = [vec![4, 1], vec![5, 2], vec![6, 3]];
        assert_eq!(same_picture(&from, &to), Some((1, false)));
        let (from, to) = ([vec![1, 2], vec![3, 4]], [vec![2, 1], vec![4, 3]]);
        assert_eq!(same_picture(&from, &to), Some((0, true)));
    }

    #[test]
    fn different() {
        assert_eq!(same_picture(&[vec![1, 2]], &[vec![1, 3]]), None);
        assert_eq!(same_picture(&[vec![1, 2, 3, 4]], &[vec![1, 2], vec![3, 4]]), None);
    }

    #[test]
    fn no_turn_is_preferred() {
        assert_eq!(
            same_picture(&[vec![7; 3], vec![7; 3]], &[vec![7; 3], vec![7; 3]]),
            Some((0, false))
        );
        assert_eq!(same_picture(&[], &[]), Some((0, false)));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Where each cell of an r × c picture goes, as formulas.
    fn place(
        turns: usize,
        mirrored: bool,
        r: usize,
        c: usize,
        cell: (usize, usize),
    ) -> (usize, usize) {
        let (row, column) = if mirrored { (cell.0, c - 1 - cell.1) } else { cell };
        [(row, column), (column, r - 1 - row), (r - 1 - row, c - 1 - column), (c - 1 - column, row)]
            [turns]
    }

    #[test]
    fn all_eight_ways_of_a_picture_without_symmetry() {
        for (r, c) in [(2, 3), (3, 3), (1, 4), (4, 2)] {
            let from: Vec<Vec<u8>> =
                (0..r).map(|row| (0..c).map(|column| row * c + column).collect()).collect();
            let (r, c) = (usize::from(r), usize::from(c));
            for mirrored in [false, true] {
                for turns in 0..4 {
                    let (rows, columns) = if turns % 2 == 0 { (r, c) } else { (c, r) };
                    let mut to = vec![vec![0; columns]; rows];
                    for (row, cells) in from.iter().enumerate() {
                        for (column, &cell) in cells.iter().enumerate() {
                            let (down, right) = place(turns, mirrored, r, c, (row, column));
                            to[down][right] = cell;
                        }
                    }
                    let found = same_picture(&from, &to);
                    // A single row looks the same mirrored and turned by a half: fewer comes first.
                    if r > 1 && c > 1 {
                        assert_eq!(found, Some((turns, mirrored)), "{r} × {c}");
                    } else {
                        assert!(found.is_some(), "{r} × {c}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let mut from = vec![vec![0; 1_000]; 1_000];
        from[0][1] = 1;
        let mut to = vec![vec![0; 1_000]; 1_000];
        to[998][0] = 1;
        assert_eq!(same_picture(&from, &to), Some((3, false)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. There are eight ways: four turns, each mirrored or not. Trying them all is cheap.
// 2. Turn 90° clockwise: the first column, read from below, becomes the first row. So an r × c picture
//    becomes c × r.
// 3. Try not mirrored with 0 to 3 turns, then mirrored with 0 to 3. The order is the preference.
// ANCHOR_END: hints
