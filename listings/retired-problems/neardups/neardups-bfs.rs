//! Neardups by symmetrising the lists and searching breadth-first.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. `BTreeMap` keeps ids in order, so
//! that the answer is the same on every run: members sorted, clusters by their smallest member.
//! Data: the sample of the public report (leetcode.com/discuss/interview-question/1593622).

// ANCHOR: symmetrise
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Image id to the ids the pipeline lists as its near-duplicates.
pub type Lists<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Every image with its neighbours in both directions, images without any included.
pub fn symmetrise<'a>(lists: &Lists<'a>) -> Lists<'a> {
    let mut neighbours = Lists::new();
    for (&image, near) in lists {
        neighbours.entry(image).or_default().extend(near); // (1)
        for &other in near {
            neighbours.entry(other).or_default().push(image); // (2)
        }
    }
    neighbours
}
// ANCHOR_END: symmetrise

// ANCHOR: bfs
/// Near-duplicate clusters: the connected components of the symmetrised lists.
pub fn clusters_by_bfs<'a>(lists: &Lists<'a>) -> Vec<Vec<&'a str>> {
    let neighbours = symmetrise(lists);
    let mut seen = BTreeSet::new();
    let mut clusters = Vec::new();
    for &start in neighbours.keys() {
        if !seen.insert(start) {
            continue;
        }
        let mut cluster = Vec::new();
        let mut queue = VecDeque::from([start]);
        while let Some(image) = queue.pop_front() {
            cluster.push(image);
            for &next in &neighbours[image] {
                if seen.insert(next) {
                    queue.push_back(next); // marked when queued, so never queued twice
                }
            }
        }
        cluster.sort_unstable();
        clusters.push(cluster);
    }
    clusters
}
// ANCHOR_END: bfs

// ANCHOR: main
fn main() {
    let near_dups: Lists<'_> = BTreeMap::from([
        ("A", vec!["B", "I", "K"]),
        ("B", vec!["A", "D"]),
        ("C", vec!["E"]),
        ("D", vec![]),
        ("E", vec![]),
        ("F", vec![]),
        ("G", vec!["K"]),
        ("I", vec![]),
        ("K", vec![]),
    ]);
    let clusters = clusters_by_bfs(&near_dups);
    for cluster in &clusters {
        println!("{}", cluster.join(" "));
    }
    assert_eq!(clusters, [vec!["A", "B", "D", "G", "I", "K"], vec!["C", "E"], vec!["F"]]);

    // What an interviewer asks for next: no images; an image that lists itself; a pair listed
    // twice, whose other image has no list; two images that have only a third in common.
    assert!(clusters_by_bfs(&Lists::new()).is_empty());
    assert_eq!(clusters_by_bfs(&Lists::from([("A", vec!["A"])])), [["A"]]);
    assert_eq!(clusters_by_bfs(&Lists::from([("A", vec!["B", "B"])])), [["A", "B"]]);
    let shared = Lists::from([("A", vec!["C"]), ("B", vec!["C"])]);
    assert_eq!(clusters_by_bfs(&shared), [["A", "B", "C"]]);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symmetrising_keeps_images_without_edges() {
        let both = symmetrise(&Lists::from([("A", vec!["B"]), ("C", vec![])]));
        assert_eq!(both, Lists::from([("A", vec!["B"]), ("B", vec!["A"]), ("C", vec![])]));
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let names: Vec<String> = (0..50_000).map(|i| format!("{i:05}")).collect();
        let lists: Lists<'_> =
            names.windows(2).map(|w| (w[0].as_str(), vec![w[1].as_str()])).collect();
        let clusters = clusters_by_bfs(&lists);
        assert_eq!(clusters.len(), 1);
        assert_eq!(clusters[0].len(), 50_000);
    }
}
