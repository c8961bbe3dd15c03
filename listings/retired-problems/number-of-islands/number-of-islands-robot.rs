//! A robot on a floor plan: the cells it reaches, and the fewest steps if it may remove obstacles.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A plan is m rows of n characters,
//! '0' is free floor, '1' an obstacle; the robot moves by one side. Data: plans of our own.

use std::collections::VecDeque;

/// A cell: row, column.
pub type Cell = (usize, usize);

// ANCHOR: reach
fn is_free(plan: &[Vec<char>], (row, col): Cell) -> bool {
    plan.get(row).and_then(|cells| cells.get(col)) == Some(&'0')
}

fn neighbours((row, col): Cell) -> [Cell; 4] {
    let (up, left) = (row.wrapping_sub(1), col.wrapping_sub(1));
    [(up, col), (row + 1, col), (row, left), (row, col + 1)]
}

/// The number of cells that the robot can clean; 0 if it starts on an obstacle or outside.
pub fn reachable(plan: &[Vec<char>], start: Cell) -> usize {
    if !is_free(plan, start) {
        return 0;
    }
    let mut seen: Vec<_> = plan.iter().map(|row| vec![false; row.len()]).collect();
    seen[start.0][start.1] = true;
    let mut cells = 0;
    let mut stack = vec![start];
    while let Some(cell) = stack.pop() {
        cells += 1;
        for next in neighbours(cell) {
            if is_free(plan, next) && !seen[next.0][next.1] {
                seen[next.0][next.1] = true;
                stack.push(next);
            }
        }
    }
    cells
}
// ANCHOR_END: reach

// ANCHOR: remove
/// The fewest steps from the upper left cell to the lower right one, if up to `removals`
/// obstacles may be removed on the way. An obstacle on the first cell counts as well.
pub fn fewest_steps(plan: &[Vec<char>], removals: usize) -> Option<usize> {
    let goal = (plan.len().checked_sub(1)?, plan.last()?.len().checked_sub(1)?);
    // The most removals with which the robot has been on a cell.
    let mut best: Vec<_> = plan.iter().map(|row| vec![None; row.len()]).collect();
    let left = removals.checked_sub(usize::from(plan[0][0] == '1'))?;
    best[0][0] = Some(left);
    let mut queue = VecDeque::from([((0, 0), left, 0)]);
    while let Some((cell, left, steps)) = queue.pop_front() {
        if cell == goal {
            return Some(steps);
        }
        for (row, col) in neighbours(cell) {
            let left = match plan.get(row).and_then(|cells| cells.get(col)) {
                Some('0') => left,
                Some('1') if left > 0 => left - 1,
                _ => continue, // outside, or no removal left
            };
            // Arriving later is worth it only with more removals left. None is less than Some(0).
            if best[row][col] < Some(left) {
                best[row][col] = Some(left);
                queue.push_back(((row, col), left, steps + 1));
            }
        }
    }
    None
}
// ANCHOR_END: remove

// ANCHOR: main
fn main() {
    let parse = |rows: &[&str]| -> Vec<Vec<char>> {
        rows.iter().map(|row| row.chars().collect()).collect()
    };
    let plan = parse(&["00110", "10100", "00011", "11000"]);
    println!("from the left: {} cells", reachable(&plan, (0, 0)));
    println!("from the right: {} cells", reachable(&plan, (0, 4)));

    let wall = parse(&["00000", "11110", "00000", "01111", "00000"]);
    for removals in 0..3 {
        println!("{} removals: {:?} steps", removals, fewest_steps(&wall, removals));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(rows: &[&str]) -> Vec<Vec<char>> {
        rows.iter().map(|row| row.chars().collect()).collect()
    }

    #[test]
    fn the_robot_needs_a_floor() {
        assert_eq!(reachable(&[], (0, 0)), 0);
        assert_eq!(reachable(&plan(&["1"]), (0, 0)), 0);
        assert_eq!(reachable(&plan(&["0"]), (0, 1)), 0);
        assert_eq!(reachable(&plan(&["01", "10"]), (1, 1)), 1);
    }

    #[test]
    fn the_ends_of_the_way() {
        assert_eq!(fewest_steps(&[], 3), None);
        assert_eq!(fewest_steps(&plan(&["", ""]), 3), None);
        assert_eq!(fewest_steps(&plan(&["0"]), 0), Some(0));
        assert_eq!(fewest_steps(&plan(&["1"]), 0), None);
        assert_eq!(fewest_steps(&plan(&["1"]), 1), Some(0));
        assert_eq!(fewest_steps(&plan(&["01"]), 0), None);
        assert_eq!(fewest_steps(&plan(&["01"]), 1), Some(1));
    }

    /// The way round comes last and has a removal left for the goal. Whoever marks cells only, and
    /// not what is left, finds no way here, in whatever order the neighbours come.
    #[test]
    fn arriving_with_more_left_can_be_the_only_way() {
        assert_eq!(fewest_steps(&plan(&["0010", "1001"]), 1), Some(4));
        assert_eq!(fewest_steps(&plan(&["0010", "1001"]), 0), None);
    }
}
