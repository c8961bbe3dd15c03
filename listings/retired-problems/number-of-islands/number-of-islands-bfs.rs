//! Number of islands by breadth-first search, and what it costs to mark cells too late.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A grid is m rows of n characters,
//! '1' is land, everything else is water. Counted are pushes into the queue, that of the first cell
//! included, and the length of the queue. Data: open squares (all land).

use std::collections::VecDeque;

/// Whether there is land; outside the grid there is none.
fn is_land(grid: &[Vec<char>], row: usize, col: usize) -> bool {
    grid.get(row).and_then(|cells| cells.get(col)) == Some(&'1')
}

fn neighbours(row: usize, col: usize) -> [(usize, usize); 4] {
    let (up, left) = (row.wrapping_sub(1), col.wrapping_sub(1));
    [(up, col), (row + 1, col), (row, left), (row, col + 1)]
}

// ANCHOR: marking
/// When a cell is marked as seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// When it is pushed: right.
    Enqueued,
    /// When it is taken out, and passed over if it has been marked meanwhile.
    DequeuedChecked,
    /// When it is taken out, without another look.
    Dequeued,
}

/// What a search did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    /// Islands found.
    pub islands: usize,
    /// Pushes into the queue, the first cell of an island included.
    pub pushes: usize,
    /// The most cells that waited at a time.
    pub longest_queue: usize,
}

/// Breadth-first search from every land cell that has not been seen.
pub fn search(grid: &[Vec<char>], mark: Mark) -> Work {
    let mut seen: Vec<_> = grid.iter().map(|row| vec![false; row.len()]).collect();
    let mut work = Work::default();
    for row in 0..grid.len() {
        for col in 0..grid[row].len() {
            if !is_land(grid, row, col) || seen[row][col] {
                continue;
            }
            work.islands += 1;
            work.pushes += 1;
            let mut queue = VecDeque::from([(row, col)]);
            seen[row][col] = mark == Mark::Enqueued;
            while let Some((row, col)) = queue.pop_front() {
                if mark == Mark::DequeuedChecked && seen[row][col] {
                    continue; // another copy came first
                }
                seen[row][col] = true;
                for (r, c) in neighbours(row, col) {
                    if is_land(grid, r, c) && !seen[r][c] {
                        seen[r][c] = mark == Mark::Enqueued;
                        work.pushes += 1;
                        queue.push_back((r, c));
                    }
                }
                work.longest_queue = work.longest_queue.max(queue.len());
            }
        }
    }
    work
}
// ANCHOR_END: marking

// ANCHOR: main
fn main() {
    println!("{:>5}{:>10}{:>10}{:>10}", "side", "enqueued", "checked", "dequeued");
    for side in [2, 4, 6, 8, 10] {
        let open = vec![vec!['1'; side]; side];
        let pushes = |mark| search(&open, mark).pushes;
        let (right, checked) = (pushes(Mark::Enqueued), pushes(Mark::DequeuedChecked));
        println!("{side:>5}{right:>10}{checked:>10}{:>10}", pushes(Mark::Dequeued));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Every cell once; every pair of neighbours once, and the start; every way to every cell that
    /// goes right and down: C(2s, s) − 1.
    #[test]
    fn the_counts_are_those_of_the_formulas() {
        let mut central = 1; // C(2s, s)
        for side in 1..9 {
            central = central * 2 * (2 * side - 1) / side;
            let open = vec![vec!['1'; side]; side];
            assert_eq!(search(&open, Mark::Enqueued).pushes, side * side);
            let checked = search(&open, Mark::DequeuedChecked).pushes;
            assert_eq!(checked, 2 * side * (side - 1) + 1);
            assert_eq!(search(&open, Mark::Dequeued).pushes, central - 1);
        }
    }

    /// On an open grid the queue is at most one longer than the shorter side. In general it is not:
    /// of all grids of 4 × 4 cells one queues six.
    #[test]
    fn the_queue_can_exceed_the_shorter_side() {
        assert_eq!(search(&vec![vec!['1'; 50]; 70], Mark::Enqueued).longest_queue, 51);
        let queued = |bits: u32| {
            let cell = |i: usize| if bits >> i & 1 == 1 { '1' } else { '0' };
            let grid: Vec<Vec<char>> =
                (0..4).map(|row| (0..4).map(|col| cell(4 * row + col)).collect()).collect();
            search(&grid, Mark::Enqueued).longest_queue
        };
        assert_eq!((0..1 << 16).map(queued).max(), Some(6));
    }

    #[test]
    fn islands_do_not_depend_on_when_cells_are_marked() {
        let grid: Vec<Vec<char>> =
            ["11001", "01011", "00100", "10110"].iter().map(|row| row.chars().collect()).collect();
        for mark in [Mark::Enqueued, Mark::DequeuedChecked, Mark::Dequeued] {
            assert_eq!(search(&grid, mark).islands, 4);
        }
    }
}
