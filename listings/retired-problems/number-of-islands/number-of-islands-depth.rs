//! How deep the recursion goes, and how long stack and queue get, on the largest grids allowed.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The recursion is walked with its call
//! frames in a vector, so that it can be measured where it would overflow. Counted are entries at
//! the deepest moment. Data: 300 × 300 cells, all land, and one corridor to and fro.

use std::collections::VecDeque;

/// A cell: row, column.
type Cell = (usize, usize);

fn is_land(grid: &[Vec<char>], (row, col): Cell) -> bool {
    grid.get(row).and_then(|cells| cells.get(col)) == Some(&'1')
}

fn neighbours((row, col): Cell) -> [Cell; 4] {
    let (up, left) = (row.wrapping_sub(1), col.wrapping_sub(1));
    [(up, col), (row + 1, col), (row, left), (row, col + 1)]
}

// ANCHOR: frames
/// Calls open at the deepest moment of the recursive flood from cell (0, 0).
pub fn recursion_depth(grid: &[Vec<char>]) -> usize {
    let mut seen: Vec<_> = grid.iter().map(|row| vec![false; row.len()]).collect();
    seen[0][0] = true;
    let mut calls = vec![((0, 0), 0)]; // a cell, and which neighbour comes next
    let mut deepest = 1;
    while let Some((cell, tried)) = calls.last_mut() {
        if *tried == 4 {
            calls.pop(); // the call returns
            continue;
        }
        let next = neighbours(*cell)[*tried];
        *tried += 1;
        if is_land(grid, next) && !seen[next.0][next.1] {
            seen[next.0][next.1] = true;
            calls.push((next, 0)); // the call calls itself
            deepest = deepest.max(calls.len());
        }
    }
    deepest
}
// ANCHOR_END: frames

/// The longest that the stack gets, or the queue.
pub fn longest(grid: &[Vec<char>], first_in_first_out: bool) -> usize {
    let mut seen: Vec<_> = grid.iter().map(|row| vec![false; row.len()]).collect();
    seen[0][0] = true;
    let mut waiting = VecDeque::from([(0, 0)]);
    let mut longest = 1;
    while let Some(cell) = if first_in_first_out { waiting.pop_front() } else { waiting.pop_back() }
    {
        for next in neighbours(cell) {
            if is_land(grid, next) && !seen[next.0][next.1] {
                seen[next.0][next.1] = true;
                waiting.push_back(next);
            }
        }
        longest = longest.max(waiting.len());
    }
    longest
}

/// One corridor to and fro: every second row is land, joined at its ends by turns.
pub fn corridor(side: usize) -> Vec<Vec<char>> {
    let land = |row: usize, col: usize| match row % 4 {
        1 => col + 1 == side,
        3 => col == 0,
        _ => true,
    };
    (0..side)
        .map(|row| (0..side).map(|col| if land(row, col) { '1' } else { '0' }).collect())
        .collect()
}

// ANCHOR: main
fn main() {
    let side = 300;
    let open = vec![vec!['1'; side]; side];
    println!("{:>10}{:>10}{:>10}", "", "all land", "corridor");
    let row = |name: &str, count: &dyn Fn(&[Vec<char>]) -> usize| {
        println!("{:>10}{:>10}{:>10}", name, count(&open), count(&corridor(side)));
    };
    row("recursion", &recursion_depth);
    row("stack", &|grid| longest(grid, false));
    row("queue", &|grid| longest(grid, true));
    println!("2 MiB / 90000 = {} bytes a call", (2 << 20) / 90_000);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_an_open_grid_is_an_open_call() {
        for side in [1, 2, 10, 31] {
            assert_eq!(recursion_depth(&vec![vec!['1'; side]; side]), side * side);
        }
    }

    #[test]
    fn a_corridor_needs_no_memory_to_walk() {
        let corridor = corridor(30);
        let cells = corridor.iter().flatten().filter(|cell| **cell == '1').count();
        assert_eq!(recursion_depth(&corridor), cells);
        assert_eq!((longest(&corridor, false), longest(&corridor, true)), (1, 1));
    }
}
