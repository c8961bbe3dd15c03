//! What else is asked of islands: area, groups of two or more, perimeter, shapes, lakes, diagonals.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A grid is m rows of n characters,
//! '1' is land, everything else is water; outside is water. An island is the list of its cells.
//! Data: a grid of our own.

use std::collections::BTreeSet;

/// A cell: row, column.
pub type Cell = (usize, usize);

// ANCHOR: islands
/// Which cells touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Touch {
    /// At a side: four neighbours.
    Sides,
    /// At a side or a corner: eight neighbours.
    Corners,
}

/// The cells of each island, in the order in which rows meet them.
pub fn islands(grid: &[Vec<char>], touch: Touch) -> Vec<Vec<Cell>> {
    let land = |r: usize, c: usize| grid.get(r).and_then(|row| row.get(c)) == Some(&'1');
    let mut seen = BTreeSet::new();
    let mut islands = Vec::new();
    for start in (0..grid.len()).flat_map(|r| (0..grid[r].len()).map(move |c| (r, c))) {
        if !land(start.0, start.1) || !seen.insert(start) {
            continue;
        }
        let mut island = vec![start];
        let mut next = 0;
        while next < island.len() {
            let (row, col) = island[next]; // the list of cells is the queue
            next += 1;
            for r in row.saturating_sub(1)..=row + 1 {
                for c in col.saturating_sub(1)..=col + 1 {
                    let near = touch == Touch::Corners || r == row || c == col;
                    if near && land(r, c) && seen.insert((r, c)) {
                        island.push((r, c));
                    }
                }
            }
        }
        islands.push(island);
    }
    islands
}
// ANCHOR_END: islands

// ANCHOR: measures
/// The largest number of cells of an island; 0 if there is none.
pub fn max_area(islands: &[Vec<Cell>]) -> usize {
    islands.iter().map(Vec::len).max().unwrap_or(0)
}

/// Islands of at least so many cells.
pub fn of_at_least(islands: &[Vec<Cell>], cells: usize) -> usize {
    islands.iter().filter(|island| island.len() >= cells).count()
}

/// Sides of cells that face water or the outside; lake shores count.
pub fn perimeter(island: &[Cell]) -> usize {
    let cells: BTreeSet<Cell> = island.iter().copied().collect();
    let down_or_right = |&(r, c): &Cell| {
        [(r + 1, c), (r, c + 1)].iter().filter(|next| cells.contains(*next)).count()
    };
    // Each pair of neighbours hides two of the sides.
    4 * island.len() - 2 * island.iter().map(down_or_right).sum::<usize>()
}
// ANCHOR_END: measures

// ANCHOR: shapes
/// The island moved to the upper left corner, cells in order: equal for equal shapes.
pub fn shape(island: &[Cell]) -> Vec<Cell> {
    let top = island.iter().map(|cell| cell.0).min().unwrap_or(0);
    let left = island.iter().map(|cell| cell.1).min().unwrap_or(0);
    let mut shape: Vec<Cell> = island.iter().map(|&(r, c)| (r - top, c - left)).collect();
    shape.sort_unstable();
    shape
}

/// The least of the eight shapes that turning and mirroring gives.
pub fn free_shape(island: &[Cell]) -> Vec<Cell> {
    let mut cells = shape(island);
    let mut least = cells.clone();
    for turn in 0..8 {
        let last_row = cells.iter().map(|cell| cell.0).max().unwrap_or(0);
        // A mirror image of the mirror images: transposed and upside down by turns.
        let mirrored: Vec<Cell> = if turn % 2 == 0 {
            cells.iter().map(|&(r, c)| (c, r)).collect()
        } else {
            cells.iter().map(|&(r, c)| (last_row - r, c)).collect()
        };
        cells = shape(&mirrored);
        least = least.min(cells.clone());
    }
    least
}

/// The number of different shapes, as `shape` or `free_shape` tells them apart.
pub fn distinct(islands: &[Vec<Cell>], shape: fn(&[Cell]) -> Vec<Cell>) -> usize {
    islands.iter().map(|island| shape(island)).collect::<BTreeSet<_>>().len()
}
// ANCHOR_END: shapes

// ANCHOR: lakes
/// Bodies of water that the outside does not reach. Where land touches at its sides, water
/// passes between corners, and the other way round.
pub fn lakes(grid: &[Vec<char>], touch: Touch) -> usize {
    let cols = grid.first().map_or(0, Vec::len);
    let sea = vec!['1'; cols + 2];
    let mut water = vec![sea.clone()];
    for row in grid {
        let flipped = row.iter().map(|&cell| if cell == '1' { '0' } else { '1' });
        water.push(std::iter::once('1').chain(flipped).chain(std::iter::once('1')).collect());
    }
    water.push(sea);
    let other = if touch == Touch::Sides { Touch::Corners } else { Touch::Sides };
    islands(&water, other).len() - 1 // the sea
}

/// Islands less lakes, for land that touches at its sides: no labels, no search.
pub fn islands_less_lakes(grid: &[Vec<char>]) -> i64 {
    let land = |r: usize, c: usize| grid.get(r).and_then(|row| row.get(c)) == Some(&'1');
    let mut euler = 0;
    for (r, row) in grid.iter().enumerate() {
        for c in 0..row.len() {
            let (here, right) = (land(r, c), land(r, c + 1));
            let (below, across) = (land(r + 1, c), land(r + 1, c + 1));
            euler += i64::from(here); // cells
            euler -= i64::from(here && right) + i64::from(here && below); // pairs
            euler += i64::from(here && right && below && across); // squares
        }
    }
    euler
}
// ANCHOR_END: lakes

// ANCHOR: main
fn main() {
    let grid: Vec<Vec<char>> = ["11001110", "01001011", "00101110", "10110000"]
        .iter()
        .map(|row| row.chars().collect())
        .collect();
    for touch in [Touch::Sides, Touch::Corners] {
        let islands = islands(&grid, touch);
        println!("{:?}: {} islands", touch, islands.len());
        println!("  cells      {:?}", islands.iter().map(Vec::len).collect::<Vec<_>>());
        println!("  perimeters {:?}", islands.iter().map(|i| perimeter(i)).collect::<Vec<_>>());
        println!("  largest {}, of two or more {}", max_area(&islands), of_at_least(&islands, 2));
        let (fixed, free) = (distinct(&islands, shape), distinct(&islands, free_shape));
        println!("  shapes {fixed}, turned and mirrored {free}");
        println!("  lakes {}", lakes(&grid, touch));
    }
    println!("islands less lakes: {}", islands_less_lakes(&grid));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&str]) -> Vec<Vec<char>> {
        rows.iter().map(|row| row.chars().collect()).collect()
    }

    #[test]
    fn nothing() {
        let none = islands(&[], Touch::Sides);
        assert_eq!((none.len(), max_area(&none), of_at_least(&none, 0)), (0, 0, 0));
        assert_eq!((distinct(&none, shape), lakes(&[], Touch::Sides)), (0, 0));
        assert_eq!((perimeter(&[]), islands_less_lakes(&[])), (0, 0));
    }

    #[test]
    fn a_ring_has_two_shores_and_one_lake() {
        let ring = grid(&["111", "101", "111"]);
        let found = islands(&ring, Touch::Sides);
        assert_eq!((found.len(), perimeter(&found[0])), (1, 12 + 4));
        assert_eq!((lakes(&ring, Touch::Sides), islands_less_lakes(&ring)), (1, 0));
    }

    /// Four cells around a gap: with corners they are a ring, with sides they are four islands and
    /// the water in the middle leaks out between them.
    #[test]
    fn land_and_water_take_different_neighbours() {
        let diamond = grid(&["010", "101", "010"]);
        let count = |touch| (islands(&diamond, touch).len(), lakes(&diamond, touch));
        assert_eq!((count(Touch::Sides), count(Touch::Corners)), ((4, 0), (1, 1)));
    }

    /// The five free tetrominoes are seven with mirror images and nineteen with turns.
    #[test]
    fn tetrominoes() {
        let mut fixed = BTreeSet::new();
        let mut free = BTreeSet::new();
        for bits in 0..1_u32 << 16 {
            if bits.count_ones() == 4 {
                let land = |r: u32, c: u32| if bits >> (4 * r + c) & 1 == 1 { '1' } else { '0' };
                let grid: Vec<Vec<char>> =
                    (0..4).map(|r| (0..4).map(|c| land(r, c)).collect()).collect();
                let found = islands(&grid, Touch::Sides);
                if found.len() == 1 {
                    fixed.insert(shape(&found[0]));
                    free.insert(free_shape(&found[0]));
                }
            }
        }
        assert_eq!((fixed.len(), free.len()), (19, 5));
    }
}
