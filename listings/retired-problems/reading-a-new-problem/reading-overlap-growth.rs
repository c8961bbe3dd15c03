//! Reading a new problem: looks at items or counters of the three ways, counted and not timed.
//!
//! The data, from a seeded generator: N lists of 12 different items out of 20 · N, all equally likely,
//! and one item more that is on every list. One list in the middle is half a copy of another, so that
//! there is something to find. Items are numbers, the common one the largest, so that rising order is
//! rarest first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kit::figure::{Figure, Line};
use kit::rng::Rng;

type Lists = Vec<Vec<usize>>;

fn lists(n: usize) -> Lists {
    let mut rng = Rng::new(7);
    let mut lists: Lists = (0..n)
        .map(|_| {
            let mut items = BTreeSet::new();
            while items.len() < 12 {
                items.insert(rng.below(20 * n));
            }
            items.insert(20 * n);
            items.into_iter().collect()
        })
        .collect();
    let copied: BTreeSet<usize> = lists[0][..6].iter().chain(&lists[n / 2][6..]).copied().collect();
    lists[n / 2] = copied.into_iter().collect();
    lists
}

/// How many items two rising lists share; every step of the merge is a look.
fn shared(left: &[usize], right: &[usize], looks: &mut u64) -> usize {
    let (mut l, mut r, mut shared) = (0, 0, 0);
    while l < left.len() && r < right.len() {
        *looks += 1;
        shared += usize::from(left[l] == right[r]);
        let (move_left, move_right) = (left[l] <= right[r], left[l] >= right[r]);
        l += usize::from(move_left);
        r += usize::from(move_right);
    }
    shared
}

fn by_pairs(lists: &Lists, looks: &mut u64) -> usize {
    let mut best = 0;
    for (later, right) in lists.iter().enumerate() {
        for left in &lists[..later] {
            best = best.max(shared(left, right, looks));
        }
    }
    best
}

fn by_index(lists: &Lists, looks: &mut u64) -> usize {
    let mut lists_with: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut best = 0;
    for (later, items) in lists.iter().enumerate() {
        let mut shared_with: BTreeMap<usize, usize> = BTreeMap::new();
        for item in items {
            *looks += 1;
            let earlier_lists = lists_with.entry(*item).or_default();
            for earlier in earlier_lists.iter() {
                *looks += 1;
                *shared_with.entry(*earlier).or_insert(0) += 1;
            }
            earlier_lists.push(later);
        }
        best = best.max(shared_with.into_values().max().unwrap_or(0));
    }
    best
}

fn by_prefix(lists: &Lists, looks: &mut u64) -> usize {
    let mut largest_first: Vec<&Vec<usize>> = lists.iter().collect();
    largest_first.sort_by_key(|items| std::cmp::Reverse(items.len()));
    let mut lists_with: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut best = 0;
    for (later, items) in largest_first.iter().enumerate() {
        let needed = best.max(1);
        if items.len() < needed {
            break;
        }
        let mut met = BTreeSet::new();
        for item in &items[..=items.len() - needed] {
            *looks += 1;
            let earlier_lists = lists_with.entry(*item).or_default();
            *looks += earlier_lists.len() as u64;
            met.extend(earlier_lists.iter().copied());
            earlier_lists.push(later);
        }
        for earlier in met {
            best = best.max(shared(items, largest_first[earlier], looks));
        }
    }
    best
}

type Way = fn(&Lists, &mut u64) -> usize;
const WAYS: [(&str, Way); 3] =
    [("all pairs", by_pairs), ("index", by_index), ("rare first", by_prefix)];

fn looks(way: Way, n: usize) -> u64 {
    let mut looks = 0;
    way(&lists(n), &mut looks);
    looks
}

// ANCHOR: main
fn main() {
    println!("{:>6}{:>14}{:>14}{:>14}", "lists", "all pairs", "index", "rare first");
    for n in [64, 256, 1024] {
        print!("{n:>6}");
        for (_, way) in WAYS {
            print!("{:>14}", looks(way, n));
        }
        println!();
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let figure = Figure::new("lists N", "looks").log_x().log_y();
    WAYS.iter()
        .fold(figure, |figure, &(name, way)| {
            let points = (5..=10).map(|log| (f64::from(1 << log), looks(way, 1 << log) as f64));
            figure.with(Line::new(name, points).marked())
        })
        .save("reading-overlap-growth");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_agree() {
        for n in [2, 16, 64, 200] {
            let lists = lists(n);
            let found = WAYS.map(|(_, way)| way(&lists, &mut 0));
            assert!(found.iter().all(|best| *best == found[0]), "{n}: {found:?}");
        }
    }

    #[test]
    fn an_item_on_every_list_makes_the_index_quadratic() {
        let growth = |way| looks(way, 1024) as f64 / looks(way, 512) as f64;
        assert!(growth(by_pairs) > 3.9);
        assert!(growth(by_index) > 3.5);
        assert!(growth(by_prefix) < 2.5);
    }
}
