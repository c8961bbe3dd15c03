//! Islands while land is added, one cell at a time, and while it is flooded (offline, backwards).
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The map is m × n cells, all water at
//! first; cell (r, c) is number r·n + c. Data: cells of our own.

// ANCHOR: map
/// A map on which land appears.
pub struct Map {
    rows: usize,
    cols: usize,
    /// `None` is water; a root is its own parent.
    parent: Vec<Option<usize>>,
    size: Vec<usize>,
    islands: usize,
}

impl Map {
    /// All water.
    pub fn new(rows: usize, cols: usize) -> Self {
        let cells = rows * cols;
        Map { rows, cols, parent: vec![None; cells], size: vec![1; cells], islands: 0 }
    }

    /// Makes a cell land; the number of islands now. Again: no change.
    pub fn add_land(&mut self, row: usize, col: usize) -> usize {
        assert!(row < self.rows && col < self.cols, "({row}, {col}) is outside");
        let here = row * self.cols + col;
        if self.parent[here].is_some() {
            return self.islands; // land already
        }
        self.parent[here] = Some(here);
        self.islands += 1;
        if row > 0 {
            self.union(here, here - self.cols);
        }
        if row + 1 < self.rows {
            self.union(here, here + self.cols);
        }
        if col > 0 {
            self.union(here, here - 1);
        }
        if col + 1 < self.cols {
            self.union(here, here + 1);
        }
        self.islands
    }

    fn union(&mut self, a: usize, b: usize) {
        let (mut small, mut large) = match (self.root(a), self.root(b)) {
            (Some(a), Some(b)) if a != b => (a, b),
            _ => return, // water, or one island already
        };
        if self.size[small] > self.size[large] {
            std::mem::swap(&mut small, &mut large);
        }
        self.parent[small] = Some(large);
        self.size[large] += self.size[small];
        self.islands -= 1;
    }

    /// The root of a cell; `None` for water.
    fn root(&mut self, mut cell: usize) -> Option<usize> {
        loop {
            let parent = self.parent[cell]?;
            if parent == cell {
                return Some(cell);
            }
            self.parent[cell] = self.parent[parent]; // halve the path
            cell = parent;
        }
    }
}
// ANCHOR_END: map

// ANCHOR: flooded
/// The number of islands after each of these land cells has been flooded, in this order.
/// All other cells of `land` stay. No cell is flooded twice.
pub fn while_flooded(land: &[Vec<bool>], flooded: &[(usize, usize)]) -> Vec<usize> {
    let cols = land.first().map_or(0, Vec::len);
    let mut map = Map::new(land.len(), cols);
    let mut left: Vec<Vec<bool>> = land.to_vec();
    for &(row, col) in flooded {
        left[row][col] = false;
    }
    for (row, cells) in left.iter().enumerate() {
        for (col, _) in cells.iter().enumerate().filter(|(_, cell)| **cell) {
            map.add_land(row, col);
        }
    }
    // What is left in the end is where the film starts backwards.
    let mut counts = Vec::new();
    for &(row, col) in flooded.iter().rev() {
        counts.push(map.islands);
        map.add_land(row, col);
    }
    counts.reverse();
    counts
}
// ANCHOR_END: flooded

// ANCHOR: main
fn main() {
    let mut map = Map::new(3, 3);
    let ring = [(0, 0), (0, 2), (2, 0), (2, 2), (0, 1), (0, 1), (1, 0), (1, 2), (2, 1), (1, 1)];
    let counts: Vec<usize> = ring.iter().map(|&(row, col)| map.add_land(row, col)).collect();
    println!("added   {counts:?}");

    let full = vec![vec![true; 3]; 3];
    println!("flooded {:?}", while_flooded(&full, &[(1, 1), (0, 1), (1, 0), (1, 2), (2, 1)]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_can_join_four_islands() {
        let mut map = Map::new(3, 3);
        for (count, &(row, col)) in [(0, 1), (1, 0), (1, 2), (2, 1)].iter().enumerate() {
            assert_eq!(map.add_land(row, col), count + 1);
        }
        assert_eq!(map.add_land(1, 1), 1);
    }

    #[test]
    fn the_same_cell_again() {
        let mut map = Map::new(1, 2);
        assert_eq!((map.add_land(0, 1), map.add_land(0, 1)), (1, 1));
    }

    /// The last cell of a row and the first of the next.
    #[test]
    fn rows_do_not_run_on() {
        let mut map = Map::new(2, 2);
        assert_eq!((map.add_land(0, 1), map.add_land(1, 0)), (1, 2));
    }

    #[test]
    fn everything_flooded() {
        assert_eq!(while_flooded(&[vec![true, true]], &[(0, 0), (0, 1)]), [1, 0]);
        assert!(while_flooded(&[], &[]).is_empty());
    }
}
