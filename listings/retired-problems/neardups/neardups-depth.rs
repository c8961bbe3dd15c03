//! Neardups: how long the walks of union-find get, with and without union by size.
//!
//! n images; n − 1 merges, either in a row (0-1, 1-2, 2-3, …) or as a tournament (pairs, then
//! pairs of pairs, …). Printed: the longest walk from an image to its root, which is also how deep
//! a recursive `find` recurses. No path is shortened here, so that the shape itself shows.

/// A forest of 0..n: `parent[i]` is `i`'s parent, a root is its own parent.
struct Forest {
    parent: Vec<usize>,
    size: Vec<usize>,
    by_size: bool,
}

impl Forest {
    fn new(n: usize, by_size: bool) -> Self {
        Forest { parent: (0..n).collect(), size: vec![1; n], by_size }
    }

    /// The root of `member`, and the number of steps it took to get there.
    fn walk(&self, mut member: usize) -> (usize, usize) {
        let mut steps = 0;
        while self.parent[member] != member {
            member = self.parent[member];
            steps += 1;
        }
        (member, steps)
    }

    /// Hangs the tree of `a` below that of `b`, or, by size, the smaller below the larger.
    fn union(&mut self, a: usize, b: usize) {
        let ((mut below, _), (mut above, _)) = (self.walk(a), self.walk(b));
        if self.by_size && self.size[below] > self.size[above] {
            std::mem::swap(&mut below, &mut above);
        }
        if below != above {
            self.parent[below] = above;
            self.size[above] += self.size[below];
        }
    }

    fn longest_walk(&self) -> usize {
        (0..self.parent.len()).map(|member| self.walk(member).1).max().unwrap_or(0)
    }
}

/// Merges 0-1, 1-2, 2-3, …: what a chain of near-duplicates in id order gives.
fn in_a_row(n: usize, by_size: bool) -> Forest {
    let mut forest = Forest::new(n, by_size);
    for i in 1..n {
        forest.union(i - 1, i);
    }
    forest
}

/// Merges pairs, then pairs of pairs: equal sizes every time, the worst case for union by size.
fn tournament(n: usize, by_size: bool) -> Forest {
    let mut forest = Forest::new(n, by_size);
    let mut width = 1;
    while width < n {
        for first in (0..n - width).step_by(2 * width) {
            forest.union(first, first + width);
        }
        width *= 2;
    }
    forest
}

// ANCHOR: main
fn main() {
    println!("{:>6}  {:>15}  {:>15}  {:>15}", "", "in a row,", "in a row,", "tournament,");
    println!("{:>6}  {:>15}  {:>15}  {:>15}", "images", "careless", "by size", "by size");
    for n in [16, 256, 4096] {
        println!(
            "{n:>6}  {:>15}  {:>15}  {:>15}",
            in_a_row(n, false).longest_walk(),
            in_a_row(n, true).longest_walk(),
            tournament(n, true).longest_walk(),
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Each step up at least doubles the size of the tree, so no walk is longer than log2(n).
    #[test]
    fn by_size_no_walk_is_longer_than_log2_n() {
        for n in 1..130_usize {
            for forest in [in_a_row(n, true), tournament(n, true)] {
                assert!(1_usize << forest.longest_walk() <= n, "n = {n}");
            }
        }
    }

    #[test]
    fn careless_merging_in_a_row_makes_a_path() {
        assert_eq!(in_a_row(1000, false).longest_walk(), 999);
    }
}
