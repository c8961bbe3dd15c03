//! Neardups by union-find over a stream of records; the reverse lists are never built.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Path halving and union by size
//! (Tarjan and van Leeuwen, "Worst-case analysis of set union algorithms", 1984).
//! Data: the sample of the public report (leetcode.com/discuss/interview-question/1593622).

use std::collections::BTreeMap;

// ANCHOR: sets
/// Disjoint sets of 0, 1, 2, … as a forest: each has a parent, a root itself.
#[derive(Default)]
pub struct DisjointSets {
    parent: Vec<usize>,
    size: Vec<usize>, // of the whole tree; meaningful at roots only
}

impl DisjointSets {
    /// Adds a set of one and returns its member.
    pub fn add(&mut self) -> usize {
        let member = self.parent.len();
        self.parent.push(member);
        self.size.push(1);
        member
    }

    /// The root of `member`'s tree. On the way every other image moves up to its grandparent.
    pub fn find(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    /// Merges two sets, the smaller below the larger; `false` if they were one already.
    pub fn union(&mut self, a: usize, b: usize) -> bool {
        let (mut large, mut small) = (self.find(a), self.find(b));
        if large == small {
            return false;
        }
        if self.size[large] < self.size[small] {
            std::mem::swap(&mut large, &mut small);
        }
        self.parent[small] = large;
        self.size[large] += self.size[small];
        true
    }
}
// ANCHOR_END: sets

// ANCHOR: clusters
/// Reads one record `(image, its list)` at a time; keeps only the forest and the names.
pub fn clusters_by_union_find<'a>(
    records: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
) -> Vec<Vec<&'a str>> {
    let mut index_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sets = DisjointSets::default();
    for (image, near) in records {
        let image = *index_of.entry(image).or_insert_with(|| sets.add());
        for other in near {
            let other = *index_of.entry(other).or_insert_with(|| sets.add());
            sets.union(image, other);
        }
    }
    // Only now, after the last union, is a root a name for its cluster.
    let mut members_of: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (&image, &index) in &index_of {
        members_of.entry(sets.find(index)).or_default().push(image);
    }
    let mut clusters: Vec<Vec<&str>> = members_of.into_values().collect();
    clusters.sort_unstable();
    clusters
}
// ANCHOR_END: clusters

// ANCHOR: main
fn main() {
    let near_dups = [
        ("A", vec!["B", "I", "K"]),
        ("B", vec!["A", "D"]),
        ("C", vec!["E"]),
        ("D", vec![]),
        ("E", vec![]),
        ("F", vec![]),
        ("G", vec!["K"]),
        ("I", vec![]),
        ("K", vec![]),
    ];
    for cluster in clusters_by_union_find(near_dups) {
        println!("{}", cluster.join(" "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edge_cases() {
        assert!(clusters_by_union_find(std::iter::empty()).is_empty());
        assert_eq!(clusters_by_union_find([("A", vec!["A"])]), [["A"]]);
        assert_eq!(clusters_by_union_find([("B", vec!["A", "A"]), ("A", vec!["B"])]), [["A", "B"]]);
        assert_eq!(
            clusters_by_union_find([("a", vec!["x"]), ("b", vec!["y"]), ("y", vec!["x"])]).len(),
            1
        );
    }

    #[test]
    fn union_reports_whether_it_merged() {
        let mut sets = DisjointSets::default();
        let (a, b) = (sets.add(), sets.add());
        assert!(sets.union(a, b));
        assert!(!sets.union(b, a));
        assert!(!sets.union(a, a));
    }
}
