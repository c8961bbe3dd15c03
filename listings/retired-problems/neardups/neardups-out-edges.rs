//! Neardups, the first wrong answer: follow the lists in the direction they are written.
//!
//! The data is the sample of the public report (leetcode.com/discuss/interview-question/1593622).
//! The report expects `{A,B,D,G,I,K} {C,E} {F}`. `G` lists `K`, but nobody lists `G`, so a search
//! that starts at `A` and only follows lists cannot reach `G`. The assertion fails on purpose.

use std::collections::{BTreeMap, BTreeSet};

/// Image id to the ids the pipeline lists as its near-duplicates.
type Lists<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// The mapping of the public report: nine images, six listed pairs, five empty lists.
fn sample() -> Lists<'static> {
    BTreeMap::from([
        ("A", vec!["B", "I", "K"]),
        ("B", vec!["A", "D"]),
        ("C", vec!["E"]),
        ("D", vec![]),
        ("E", vec![]),
        ("F", vec![]),
        ("G", vec!["K"]),
        ("I", vec![]),
        ("K", vec![]),
    ])
}

/// `[[A, B], [C]]` as `{A,B} {C}`.
fn show(clusters: &[Vec<&str>]) -> String {
    let sets: Vec<String> = clusters.iter().map(|c| format!("{{{}}}", c.join(","))).collect();
    sets.join(" ")
}

// ANCHOR: wrong
/// Depth-first search along the lists as given, from every unseen image of `order`. WRONG.
fn clusters_by_out_edges<'a>(lists: &Lists<'a>, order: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut seen = BTreeSet::new();
    let mut clusters = Vec::new();
    for &start in order {
        if !seen.insert(start) {
            continue;
        }
        let mut cluster = Vec::new();
        let mut stack = vec![start];
        while let Some(image) = stack.pop() {
            cluster.push(image);
            for &near in lists.get(image).into_iter().flatten() {
                if seen.insert(near) {
                    stack.push(near);
                }
            }
        }
        cluster.sort_unstable();
        clusters.push(cluster);
    }
    clusters.sort();
    clusters
}

fn main() {
    let lists = sample();
    let order: Vec<&str> = lists.keys().copied().collect();
    let found = clusters_by_out_edges(&lists, &order);
    assert_eq!(show(&found), "{A,B,D,G,I,K} {C,E} {F}");
}
// ANCHOR_END: wrong

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_edges_leave_g_alone() {
        let lists = sample();
        let order: Vec<&str> = lists.keys().copied().collect();
        assert_eq!(show(&clusters_by_out_edges(&lists, &order)), "{A,B,D,I,K} {C,E} {F} {G}");
    }

    /// The same data in another order gives another answer: a clustering that depends on the
    /// order of the keys is wrong on any data.
    #[test]
    fn the_answer_depends_on_the_order() {
        let order = ["G", "A", "B", "C", "D", "E", "F", "I", "K"];
        let found = clusters_by_out_edges(&sample(), &order);
        assert_eq!(show(&found), "{A,B,D,I} {C,E} {F} {G,K}");
    }
}
