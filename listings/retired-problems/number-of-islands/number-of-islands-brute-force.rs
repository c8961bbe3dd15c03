//! Number of islands by its definition: cells that can be told to be connected get equal labels.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A grid is m rows of n characters,
//! '1' is land, everything else is water. Every land cell starts with a label of its own and takes
//! the smallest label around it until nothing changes. Slow, and nothing but the definition: the
//! judge of the other ways. Data: a grid of our own.

// ANCHOR: definition
/// The number of largest sets of land cells joined by their sides.
pub fn islands_by_definition(grid: &[Vec<char>]) -> usize {
    let land = |row: usize, col: usize| grid.get(row).and_then(|r| r.get(col)) == Some(&'1');
    let cols = grid.iter().map(Vec::len).max().unwrap_or(0);
    let own = |row: usize, col: usize| row * cols + col;
    let cells: Vec<(usize, usize)> = (0..grid.len())
        .flat_map(|row| (0..cols).map(move |col| (row, col)))
        .filter(|&(row, col)| land(row, col))
        .collect();
    let mut label: Vec<usize> = (0..grid.len() * cols).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for &(row, col) in &cells {
            // Right and down are enough: every pair has one cell that sees it so.
            for (r, c) in [(row, col + 1), (row + 1, col)] {
                if land(r, c) && label[own(row, col)] != label[own(r, c)] {
                    let least = label[own(row, col)].min(label[own(r, c)]);
                    label[own(row, col)] = least;
                    label[own(r, c)] = least;
                    changed = true;
                }
            }
        }
    }
    // Each island has one cell that kept its label: its first.
    cells.iter().filter(|&&(row, col)| label[own(row, col)] == own(row, col)).count()
}
// ANCHOR_END: definition

// ANCHOR: main
fn main() {
    let grid: Vec<Vec<char>> =
        ["11001", "01011", "00100", "10110"].iter().map(|row| row.chars().collect()).collect();
    println!("{}", islands_by_definition(&grid));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&str]) -> Vec<Vec<char>> {
        rows.iter().map(|row| row.chars().collect()).collect()
    }

    #[test]
    fn small_grids() {
        assert_eq!(islands_by_definition(&[]), 0);
        assert_eq!(islands_by_definition(&grid(&["", ""])), 0);
        assert_eq!(islands_by_definition(&grid(&["0"])), 0);
        assert_eq!(islands_by_definition(&grid(&["1"])), 1);
        assert_eq!(islands_by_definition(&grid(&["10", "01"])), 2);
        assert_eq!(islands_by_definition(&grid(&["01", "11"])), 1);
    }

    /// A cell at the end of a row and the one at the start of the next are no neighbours.
    #[test]
    fn rows_do_not_run_on() {
        assert_eq!(islands_by_definition(&grid(&["01", "10"])), 2);
    }
}
