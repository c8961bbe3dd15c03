//! The first neighbour that panics: the row above row 0.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. An index is a `usize`: there is no
//! −1. With overflow checks, as in a debug build, the subtraction panics; without them it wraps and
//! the index is out of bounds. Data: a grid of one cell.

// ANCHOR: wrong
fn land_around(grid: &[Vec<char>], row: usize, col: usize) -> usize {
    [(row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)]
        .iter()
        .filter(|&&(r, c)| r < grid.len() && c < grid[r].len() && grid[r][c] == '1')
        .count()
}

fn main() {
    println!("{}", land_around(&[vec!['1']], 0, 0));
}
// ANCHOR_END: wrong

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "subtract with overflow"))]
    fn the_first_cell_is_the_last_test_that_people_write() {
        land_around(&[vec!['1']], 0, 0);
    }

    #[test]
    fn away_from_the_edges_it_works() {
        assert_eq!(land_around(&vec![vec!['1'; 3]; 3], 1, 1), 4);
    }
}
