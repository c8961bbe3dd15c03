//! # Islands on a globe
//!
//! A map of a globe is a grid of rows: `'1'` is land, `'0'` is water. Cells touch at their sides,
//! and the map **wraps**: the first and the last cell of a row touch as well. There is nothing
//! above the first row and below the last one.
//!
//! Return the **number of cells of each island**, the largest first.
//!
//! All rows have the same length. There are at most 300 rows of at most 300 cells; there may be no
//! rows, and rows may be empty. Leave the caller's map alone.
//!
//! ```text
//! 1001      the two ends of row 0 touch: one island of two cells.
//! 0000      Row 2 has one island of one cell.
//! 0100      →  [2, 1]
//! ```

// ANCHOR: solution
/// Sizes of the islands on a map that wraps to the left and right, the largest first.
pub fn island_sizes(map: &[Vec<char>]) -> Vec<usize> {
    let rows = map.len();
    let cols = map.first().map_or(0, Vec::len);
    let mut seen = vec![vec![false; cols]; rows];
    let mut sizes = Vec::new();
    for start in (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col))) {
        if map[start.0][start.1] != '1' || seen[start.0][start.1] {
            continue;
        }
        seen[start.0][start.1] = true;
        let mut size = 0;
        let mut stack = vec![start];
        while let Some((row, col)) = stack.pop() {
            size += 1;
            let (west, east) = ((col + cols - 1) % cols, (col + 1) % cols);
            let around = [(row.wrapping_sub(1), col), (row + 1, col), (row, west), (row, east)];
            for (r, c) in around {
                if r < rows && map[r][c] == '1' && !seen[r][c] {
                    seen[r][c] = true;
                    stack.push((r, c));
                }
            }
        }
        sizes.push(size);
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Sizes of the islands on a map that wraps to the left and right, the largest first.
    pub fn island_sizes(map: &[Vec<char>]) -> Vec<usize> {
        // Every land cell on its own: go on from here.
        map.iter().flatten().filter(|cell| **cell == '1').map(|_| 1).collect()
    }
    // ANCHOR_END: starter
}

fn main() {
    let map: Vec<Vec<char>> =
        ["1001", "0000", "0100"].iter().map(|row| row.chars().collect()).collect();
    println!("{:?}", island_sizes(&map));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn map(rows: &[&str]) -> Vec<Vec<char>> {
        rows.iter().map(|row| row.chars().collect()).collect()
    }

    #[test]
    fn the_ends_of_a_row_touch() {
        assert_eq!(island_sizes(&map(&["1001", "0000", "0100"])), [2, 1]);
    }

    #[test]
    fn there_is_nothing_beyond_the_first_and_the_last_row() {
        assert_eq!(island_sizes(&map(&["010", "000", "010"])), [1, 1]);
    }

    #[test]
    fn diagonals_do_not_touch() {
        assert_eq!(island_sizes(&map(&["1000", "0100", "0010"])), [1, 1, 1]);
        assert_eq!(island_sizes(&map(&["0001", "1000"])), [1, 1]);
    }

    #[test]
    fn a_single_column_touches_itself() {
        assert_eq!(island_sizes(&map(&["1", "1", "0", "1"])), [2, 1]);
    }

    #[test]
    fn nothing() {
        assert!(island_sizes(&[]).is_empty());
        assert!(island_sizes(&map(&["", ""])).is_empty());
        assert!(island_sizes(&map(&["00", "00"])).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Least labels until nothing changes.
    fn by_definition(map: &[Vec<char>], rows: usize, cols: usize) -> Vec<usize> {
        let mut label: Vec<usize> = (0..rows * cols).collect();
        for _ in 0..rows * cols {
            for row in 0..rows {
                for col in 0..cols {
                    for (r, c) in [(row + 1, col), (row, (col + 1) % cols)] {
                        if r < rows && map[row][col] == '1' && map[r][c] == '1' {
                            let least = label[row * cols + col].min(label[r * cols + c]);
                            label[row * cols + col] = least;
                            label[r * cols + c] = least;
                        }
                    }
                }
            }
        }
        let mut sizes = vec![0; rows * cols];
        for (cell, &least) in label.iter().enumerate() {
            sizes[least] += usize::from(map[cell / cols][cell % cols] == '1');
        }
        sizes.retain(|&size| size > 0);
        sizes.sort_unstable();
        sizes.reverse();
        sizes
    }

    #[test]
    fn agrees_with_the_definition_on_every_small_map() {
        for (rows, cols) in [(1, 1), (1, 2), (2, 1), (1, 5), (2, 2), (2, 4), (3, 3), (4, 2)] {
            for bits in 0..1_u32 << (rows * cols) {
                let cell = |i: usize| if bits >> i & 1 == 1 { '1' } else { '0' };
                let map: Vec<Vec<char>> = (0..rows)
                    .map(|row| (0..cols).map(|col| cell(row * cols + col)).collect())
                    .collect();
                let before = map.clone();
                assert_eq!(island_sizes(&map), by_definition(&map, rows, cols), "{map:?}");
                assert_eq!(map, before, "the caller's map was changed");
            }
        }
    }

    /// A recursion that is as deep as the island is large would overflow its stack here.
    #[test]
    fn the_largest_map() {
        // Not `assert_eq!`, which would print up to 90 000 numbers.
        let sizes = island_sizes(&vec![vec!['1'; 300]; 300]);
        assert!(sizes == [90_000], "all land is one island, not {}", sizes.len());
        let stripes: Vec<Vec<char>> =
            (0..300).map(|row| vec![if row % 2 == 0 { '1' } else { '0' }; 300]).collect();
        let sizes = island_sizes(&stripes);
        assert!(sizes == vec![300; 150], "150 stripes are as many islands, not {}", sizes.len());
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which cells does a cell in the middle touch, and which one in column 0? Write the four
//    neighbours as a small function of row and column before anything else.
// 2. Count one island after the other: from a land cell not seen yet, mark everything it reaches
//    and count what you mark. A list of cells still to look at does it without recursion.
// 3. The remainder by the number of columns wraps a column that went too far. A `usize` cannot go
//    below 0, so add the number of columns before you subtract.
// ANCHOR_END: hints
