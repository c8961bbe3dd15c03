//! Number of islands by depth-first search with a stack of its own: O(mn) time and memory.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A grid is m rows of n characters,
//! '1' is land, everything else is water; outside is water. The caller's grid is left alone.
//! Data: a grid of our own.

// ANCHOR: neighbours
/// Whether there is land; outside the grid there is none.
fn is_land(grid: &[Vec<char>], row: usize, col: usize) -> bool {
    grid.get(row).and_then(|cells| cells.get(col)) == Some(&'1')
}

/// Up, down, left, right. Above row 0 is `usize::MAX`, which is outside of every grid.
fn neighbours(row: usize, col: usize) -> [(usize, usize); 4] {
    let (up, left) = (row.wrapping_sub(1), col.wrapping_sub(1));
    [(up, col), (row + 1, col), (row, left), (row, col + 1)]
}
// ANCHOR_END: neighbours

// ANCHOR: dfs
/// The number of largest sets of land cells joined by their sides.
pub fn number_of_islands(grid: &[Vec<char>]) -> usize {
    let mut seen: Vec<_> = grid.iter().map(|row| vec![false; row.len()]).collect();
    let mut islands = 0;
    for row in 0..grid.len() {
        for col in 0..grid[row].len() {
            if is_land(grid, row, col) && !seen[row][col] {
                islands += 1;
                flood(grid, (row, col), &mut seen);
            }
        }
    }
    islands
}

/// Marks the whole island of `start`.
fn flood(grid: &[Vec<char>], start: (usize, usize), seen: &mut [Vec<bool>]) {
    seen[start.0][start.1] = true;
    let mut stack = vec![start];
    while let Some((row, col)) = stack.pop() {
        for (r, c) in neighbours(row, col) {
            if is_land(grid, r, c) && !seen[r][c] {
                seen[r][c] = true; // when pushed, so that nothing is pushed twice
                stack.push((r, c));
            }
        }
    }
}
// ANCHOR_END: dfs

// ANCHOR: main
/// A grid from rows of text, for short tests.
pub fn parse(rows: &[&str]) -> Vec<Vec<char>> {
    rows.iter().map(|row| row.chars().collect()).collect()
}

fn main() {
    let sample = parse(&["11001", "01011", "00100", "10110"]);
    println!("{}", number_of_islands(&sample));

    // The edge cases, typed where the interviewer sees them.
    assert_eq!(number_of_islands(&[]), 0); // no rows
    assert_eq!(number_of_islands(&parse(&["", ""])), 0); // no columns
    assert_eq!(number_of_islands(&parse(&["1"])), 1);
    assert_eq!(number_of_islands(&parse(&["10101"])), 3); // one row
    assert_eq!(number_of_islands(&parse(&["1", "0", "1"])), 2); // one column
    assert_eq!(number_of_islands(&parse(&["10", "01"])), 2); // a diagonal
    assert_eq!(number_of_islands(&parse(&["01", "11"])), 1); // up and left meet
    assert_eq!(number_of_islands(&parse(&["111", "101", "111"])), 1); // a ring
    assert_eq!(number_of_islands(&vec![vec!['1'; 300]; 300]), 1); // the largest, all land
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_different_lengths_are_no_trouble() {
        assert_eq!(number_of_islands(&parse(&["1", "111", "", "1"])), 2);
    }

    #[test]
    fn every_second_cell() {
        let board: Vec<Vec<char>> = (0..300)
            .map(|row| (0..300).map(|col| if (row + col) % 2 == 0 { '1' } else { '0' }).collect())
            .collect();
        assert_eq!(number_of_islands(&board), 45_000);
    }
}
