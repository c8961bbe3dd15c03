//! What accuracy does not see: coverage, concentration and variety of the lists.
//!
//! - coverage: share of all items that anybody is shown;
//! - Gini coefficient of exposure, how unequally items are shown: with the exposures sorted,
//!   x₁ ≤ x₂ ≤ …, the sum of (2i − n − 1) xᵢ over n times the sum of xᵢ; 0 if all are equal, near 1 if one
//!   item has everything;
//! - intra-list diversity: share of the pairs within a list that have different topics.
//!
//! Made up: 200 items in 10 topics, item j of popularity 1 / (1 + j / 10); 500 users with three topics each.
//! A user likes an item of one of their topics with probability 0.6 · popularity + 0.1, any other one with a
//! tenth of that. Ten items are shown to each.

use std::collections::{BTreeMap, BTreeSet};

use kit::rng::Rng;

const ITEMS: usize = 200;
const K: usize = 10;

// ANCHOR: metrics
/// Share of the items that is in any list.
pub fn coverage(lists: &[Vec<usize>], items: usize) -> f64 {
    lists.iter().flatten().collect::<BTreeSet<_>>().len() as f64 / items as f64
}

/// The Gini coefficient of how often each item is shown. `None` if nothing is.
pub fn gini(lists: &[Vec<usize>], items: usize) -> Option<f64> {
    let mut exposure = vec![0_u32; items];
    for &item in lists.iter().flatten() {
        exposure[item] += 1;
    }
    exposure.sort_unstable();
    let n = items as f64;
    let total: f64 = exposure.iter().copied().map(f64::from).sum();
    let weighted: f64 =
        (1_u32..).zip(&exposure).map(|(i, x)| (2.0 * f64::from(i) - n - 1.0) * f64::from(*x)).sum();
    if total > 0.0 { Some(weighted / (n * total)) } else { None }
}

/// Share of the pairs of a list whose topics differ. `None` for fewer than two items.
pub fn intra_list_diversity(list: &[usize], topic: impl Fn(usize) -> usize) -> Option<f64> {
    let mut sizes: BTreeMap<usize, f64> = BTreeMap::new();
    for &item in list {
        *sizes.entry(topic(item)).or_insert(0.0) += 1.0;
    }
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let same: f64 = sizes.into_values().map(pairs).sum();
    let all = pairs(list.len() as f64);
    if all > 0.0 { Some(1.0 - same / all) } else { None }
}
// ANCHOR_END: metrics

fn topic(item: usize) -> usize {
    item % 10
}

fn popularity(item: usize) -> f64 {
    1.0 / (1.0 + item as f64 / 10.0)
}

/// The first K items by falling score.
fn top(score: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ITEMS).collect();
    order.sort_by(|a, b| score(*b).partial_cmp(&score(*a)).expect("no NaN"));
    order.truncate(K);
    order
}

/// The score of an item for a user with these topics; the last argument is luck.
type Score = fn(&[usize; 3], usize, f64) -> f64;

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(21);
    let users: Vec<[usize; 3]> =
        (0..500).map(|_| [rng.below(10), rng.below(10), rng.below(10)]).collect();
    let chance = |topics: &[usize; 3], item: usize| {
        let liked = 0.6 * popularity(item) + 0.1;
        if topics.contains(&topic(item)) { liked } else { liked / 10.0 }
    };
    let policies: [(&str, Score); 4] = [
        ("most popular", |_, item, _| popularity(item)),
        ("own topics, popular", |topics, item, _| {
            popularity(item) + if topics.contains(&topic(item)) { 1.0 } else { 0.0 }
        }),
        ("own topics, at random", |topics, item, luck| {
            luck + if topics.contains(&topic(item)) { 1.0 } else { 0.0 }
        }),
        ("at random", |_, _, luck| luck),
    ];
    println!("{:<24}{:>13}{:>10}{:>7}{:>11}", "", "precision@10", "coverage", "Gini", "diversity");
    for (name, score) in policies {
        let mut lists = Vec::new();
        let (mut liked, mut varied) = (0.0, 0.0);
        for topics in &users {
            let luck: Vec<f64> = (0..ITEMS).map(|_| rng.uniform()).collect();
            let list = top(|item| score(topics, item, luck[item]));
            liked += list.iter().map(|&item| chance(topics, item)).sum::<f64>();
            varied += intra_list_diversity(&list, topic).unwrap_or(0.0);
            lists.push(list);
        }
        let users = users.len() as f64;
        let gini = gini(&lists, ITEMS).unwrap_or(0.0);
        println!(
            "{name:<24}{:>13.3}{:>10.2}{gini:>7.2}{:>11.2}",
            liked / (users * K as f64),
            coverage(&lists, ITEMS),
            varied / users,
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn equal_exposure_has_gini_0_and_one_item_for_all_nearly_1() {
        let equal: Vec<Vec<usize>> = (0..4).map(|item| vec![item]).collect();
        assert_close!(gini(&equal, 4).expect("shown"), 0.0, 1e-12);
        assert_close!(gini(&vec![vec![2]; 7], 4).expect("shown"), 0.75, 1e-12);
        assert!(gini(&[], 4).is_none());
    }

    #[test]
    fn gini_by_hand() {
        // Exposures 0, 1, 3: (−2 · 0 + 0 · 1 + 2 · 3) / (3 · 4).
        let lists = [vec![1, 2], vec![2], vec![2]];
        assert_close!(gini(&lists, 3).expect("shown"), 0.5, 1e-12);
        assert_close!(coverage(&lists, 3), 2.0 / 3.0, 1e-12);
    }

    #[test]
    fn diversity_counts_pairs() {
        // Topics 0, 0, 1: one of three pairs is alike.
        assert_close!(intra_list_diversity(&[0, 10, 1], topic).expect("pairs"), 2.0 / 3.0, 1e-12);
        assert_close!(intra_list_diversity(&[0, 10], topic).expect("a pair"), 0.0, 1e-12);
        assert!(intra_list_diversity(&[5], topic).is_none());
    }
}
