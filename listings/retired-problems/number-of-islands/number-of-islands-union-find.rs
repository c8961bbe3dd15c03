//! Number of islands by union-find: land cells less successful unions.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A grid is m rows of n characters,
//! '1' is land, everything else is water; cell (r, c) is number r·n + c. Data: a grid of our own.

// ANCHOR: sets
/// Disjoint sets: a parent for each member; roots are their own.
pub struct DisjointSets {
    parent: Vec<usize>,
    size: Vec<usize>,
}

impl DisjointSets {
    /// Every member by itself.
    pub fn new(members: usize) -> Self {
        DisjointSets { parent: (0..members).collect(), size: vec![1; members] }
    }

    /// The root of the member's set.
    pub fn find(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]]; // halve the path
            member = self.parent[member];
        }
        member
    }

    /// Joins two sets; `false` if they were one already.
    pub fn union(&mut self, a: usize, b: usize) -> bool {
        let (mut small, mut large) = (self.find(a), self.find(b));
        if small == large {
            return false;
        }
        if self.size[small] > self.size[large] {
            std::mem::swap(&mut small, &mut large);
        }
        self.parent[small] = large;
        self.size[large] += self.size[small];
        true
    }
}
// ANCHOR_END: sets

// ANCHOR: islands
/// The number of largest sets of land cells joined by their sides.
/// Rows are equally long.
pub fn number_of_islands(grid: &[Vec<char>]) -> usize {
    let rows = grid.len();
    let cols = if rows == 0 { 0 } else { grid[0].len() };
    let mut sets = DisjointSets::new(rows * cols);
    let mut islands = 0;
    for row in 0..rows {
        for col in 0..cols {
            if grid[row][col] != '1' {
                continue;
            }
            islands += 1; // until shown otherwise
            let here = row * cols + col;
            if row > 0 && grid[row - 1][col] == '1' && sets.union(here, here - cols) {
                islands -= 1;
            }
            if col > 0 && grid[row][col - 1] == '1' && sets.union(here, here - 1) {
                islands -= 1;
            }
        }
    }
    islands
}
// ANCHOR_END: islands

fn main() {
    let grid: Vec<Vec<char>> =
        ["11001", "01011", "00100", "10110"].iter().map(|row| row.chars().collect()).collect();
    println!("{}", number_of_islands(&grid));
    assert_eq!(number_of_islands(&[]), 0);
    assert_eq!(number_of_islands(&[vec!['1', '1'], vec!['1', '1']]), 1); // the fourth union fails
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_union_that_changes_nothing_does_not_count() {
        assert_eq!(number_of_islands(&vec![vec!['1'; 20]; 20]), 1);
    }

    #[test]
    fn union_says_whether_it_joined() {
        let mut sets = DisjointSets::new(3);
        assert!(sets.union(0, 1) && sets.union(1, 2));
        assert!(!sets.union(2, 0));
        assert_eq!(sets.find(0), sets.find(2));
    }
}
