//! Copied pins from end to end: shingles, signatures, bands, verification, union-find.
//!
//! 600 titles of `World::new(7)`. *Near* means J ≥ 0.6 on shingles of four characters, looked up
//! exactly. Truth about copies: `World::copies`, closed (a copy of a copy is family).

use kit::rng::Rng;
use kit::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// Indices of two pins, the smaller first.
pub type Pairs = BTreeSet<(usize, usize)>;

fn mix(item: u64) -> u64 {
    Rng::new(item).next_u64()
}

fn shingles(title: &str) -> BTreeSet<u64> {
    let clean: String =
        title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let letters: Vec<char> =
        clean.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let number = |run: &[char]| run.iter().fold(0, |hash, &c| mix(hash ^ u64::from(u32::from(c))));
    letters.windows(4.min(letters.len().max(1))).map(number).collect()
}

fn both(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> usize {
    a.intersection(b).count()
}

// ANCHOR: candidates
/// Pairs that share a bucket: a band's number and its `r` minima. Empty sets are in none.
pub fn candidates(sets: &[BTreeSet<u64>], b: u64, r: u64) -> Pairs {
    let mut buckets: BTreeMap<(u64, Vec<u64>), Vec<usize>> = BTreeMap::new();
    for (index, set) in sets.iter().enumerate().filter(|(_, set)| !set.is_empty()) {
        for band in 0..b {
            let salts = band * r..(band + 1) * r;
            let least = |salt| set.iter().map(|&item| mix(item ^ mix(salt))).min();
            buckets.entry((band, salts.filter_map(least).collect())).or_default().push(index);
        }
    }
    let mut pairs = Pairs::new();
    for members in buckets.values() {
        for (at, &first) in members.iter().enumerate() {
            pairs.extend(members[at + 1..].iter().map(|&second| (first, second)));
        }
    }
    pairs
}
// ANCHOR_END: candidates

// ANCHOR: verify
/// Candidates that are near: J at least `threshold`, computed exactly.
pub fn near(sets: &[BTreeSet<u64>], pairs: &Pairs, threshold: f64) -> Pairs {
    let is_near = |&(i, j): &(usize, usize)| {
        let shared = both(&sets[i], &sets[j]);
        shared as f64 >= threshold * (sets[i].len() + sets[j].len() - shared) as f64
    };
    pairs.iter().copied().filter(is_near).collect()
}

/// Candidates of which one holds all shingles of the other.
pub fn contained(sets: &[BTreeSet<u64>], pairs: &Pairs) -> Pairs {
    let holds =
        |&(i, j): &(usize, usize)| both(&sets[i], &sets[j]) == sets[i].len().min(sets[j].len());
    pairs.iter().copied().filter(holds).collect()
}

/// The smallest member of each pin's cluster.
pub fn clusters(n: usize, pairs: &Pairs) -> Vec<usize> {
    fn root(parent: &mut [usize], mut pin: usize) -> usize {
        while parent[pin] != pin {
            parent[pin] = parent[parent[pin]];
            pin = parent[pin];
        }
        pin
    }
    let mut parent: Vec<usize> = (0..n).collect();
    for &(i, j) in pairs {
        let (i, j) = (root(&mut parent, i), root(&mut parent, j));
        parent[i.max(j)] = i.min(j);
    }
    (0..n).map(|pin| root(&mut parent, pin)).collect()
}
// ANCHOR_END: verify

/// Family pairs: of one origin.
fn family(world: &World) -> Pairs {
    let index: BTreeMap<u32, usize> = world.pins.iter().map(|p| p.pin_id).zip(0..).collect();
    let copies = world.copies.iter().map(|(copy, original)| (index[original], index[copy]));
    let origin = clusters(world.pins.len(), &copies.collect());
    all(world.pins.len()).into_iter().filter(|&(i, j)| origin[i] == origin[j]).collect()
}

fn all(n: usize) -> Pairs {
    (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).collect()
}

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let sets: Vec<_> = world.pins.iter().map(|pin| shingles(&pin.title)).collect();
    let (all, family) = (all(sets.len()), family(&world));
    let truly_near = near(&sets, &all, 0.6);
    println!("{} pairs, {} near, {} family", all.len(), truly_near.len(), family.len());
    println!("bands    compared   of all   near found   near among compared");
    for (b, r) in [(10, 10), (20, 5), (30, 4), (50, 2)] {
        let candidates = candidates(&sets, b, r);
        let found = near(&sets, &candidates, 0.6).len() as f64;
        println!(
            "{b} x {r:<4}{:>9}{:>8.1}%{:>13.3}{:>22.3}",
            candidates.len(),
            100.0 * candidates.len() as f64 / all.len() as f64,
            found / truly_near.len() as f64,
            found / candidates.len() as f64
        );
    }
    let candidates = candidates(&sets, 30, 4);
    println!("accepted by       pairs   precision   recall   clusters   largest");
    for (rule, pairs) in [
        ("J at least 0.6", near(&sets, &candidates, 0.6)),
        ("J at least 0.8", near(&sets, &candidates, 0.8)),
        ("containment", contained(&sets, &candidates)),
    ] {
        let right = pairs.intersection(&family).count() as f64;
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        for root in clusters(sets.len(), &pairs) {
            *sizes.entry(root).or_default() += 1;
        }
        println!(
            "{rule:<15}{:>8}{:>12.3}{:>9.3}{:>11}{:>10}",
            pairs.len(),
            right / pairs.len() as f64,
            right / family.len() as f64,
            sizes.len(),
            sizes.values().max().unwrap_or(&0)
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sets_always_meet_and_empty_ones_never() {
        let sets = [shingles("Quick soup"), shingles("quick  SOUP!"), shingles("?"), shingles("!")];
        assert_eq!(candidates(&sets, 4, 3), Pairs::from([(0, 1)]));
        assert_eq!(near(&sets, &all(4), 1.0).len(), 2); // exactly compared, nothing equals nothing
    }

    #[test]
    fn clusters_are_closed() {
        assert_eq!(clusters(5, &Pairs::from([(1, 4), (0, 1), (2, 3)])), [0, 0, 2, 2, 0]);
        assert_eq!(clusters(3, &Pairs::new()), [0, 1, 2]);
    }

    #[test]
    fn one_band_of_one_is_one_minimum() {
        let sets: Vec<_> = World::new(7).pins[..60].iter().map(|p| shingles(&p.title)).collect();
        let pairs = candidates(&sets, 1, 1);
        assert!(pairs.iter().all(|&(i, j)| both(&sets[i], &sets[j]) > 0));
    }
}
