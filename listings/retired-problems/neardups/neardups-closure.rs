//! Neardups by brute force: the transitive closure of the symmetrised relation.
//!
//! `reach[i][j]` says that images `i` and `j` are joined by a chain of near-duplicates. The
//! matrix is V × V for V images; Warshall's triple loop (1962) fills it in V³ steps. Slow, short
//! and easy to believe: it is the judge of the faster ways. Data: the sample of the public report
//! (leetcode.com/discuss/interview-question/1593622).

use std::collections::BTreeMap;

/// Image id to the ids the pipeline lists as its near-duplicates.
pub type Lists<'a> = BTreeMap<&'a str, Vec<&'a str>>;

// ANCHOR: closure
/// Clusters by transitive closure: O(V³) time, O(V²) memory.
pub fn clusters_by_closure<'a>(lists: &Lists<'a>) -> Vec<Vec<&'a str>> {
    // Every id, also those that occur only inside a list.
    let mut images: Vec<&str> =
        lists.keys().copied().chain(lists.values().flatten().copied()).collect();
    images.sort_unstable();
    images.dedup();
    let index_of: BTreeMap<&str, usize> =
        images.iter().enumerate().map(|(i, &image)| (image, i)).collect();

    let count = images.len();
    let mut reach: Vec<Vec<bool>> =
        (0..count).map(|i| (0..count).map(|j| i == j).collect()).collect();
    for (image, near) in lists {
        for other in near {
            let (i, j) = (index_of[image], index_of[other]);
            reach[i][j] = true;
            reach[j][i] = true;
        }
    }
    for via in 0..count {
        let via_row = reach[via].clone();
        for row in reach.iter_mut().filter(|row| row[via]) {
            for (cell, &from_via) in row.iter_mut().zip(&via_row) {
                *cell |= from_via;
            }
        }
    }

    // Row i belongs to a new cluster exactly if nobody before i reaches it.
    (0..count)
        .filter(|&i| !reach[i][..i].contains(&true))
        .map(|i| (i..count).filter(|&j| reach[i][j]).map(|j| images[j]).collect())
        .collect()
}
// ANCHOR_END: closure

fn main() {
    let lists: Lists<'_> = BTreeMap::from([
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
    for cluster in clusters_by_closure(&lists) {
        println!("{}", cluster.join(" "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_input_has_no_clusters() {
        assert!(clusters_by_closure(&Lists::new()).is_empty());
    }

    #[test]
    fn an_id_that_occurs_only_inside_a_list_counts() {
        let lists = BTreeMap::from([("a", vec!["z"])]);
        assert_eq!(clusters_by_closure(&lists), [["a", "z"]]);
    }

    #[test]
    fn a_chain_of_one_sided_lists_is_one_cluster() {
        let lists = BTreeMap::from([("a", vec!["b"]), ("c", vec!["b"]), ("d", vec!["c"])]);
        assert_eq!(clusters_by_closure(&lists), [["a", "b", "c", "d"]]);
    }
}
