//! Neardups of sets: `MinHash` signatures, bands, and the chance to share one.
//!
//! `SimHash` (random hyperplanes) is for vectors and angles; `MinHash` is for sets and their Jaccard
//! similarity J = |A ∩ B| / |A ∪ B|, of words or of boards, say. Under a random order of all items the
//! first item of A ∪ B is equally likely to be any of them, and it is the first of both sets exactly
//! if it lies in both: so two sets have equal minima with probability J (Broder, 1997). A band of r
//! minima agrees with probability J^r, at least one of b bands with 1 − (1 − J^r)^b. Items are numbers;
//! orders come from a seeded hash. Std only, Rust 1.59.

use std::collections::BTreeSet;

// ANCHOR: signature
/// A well-mixed number for an item under one of many orders (the finaliser of `SplitMix64`).
fn hash(item: u64, order: u64) -> u64 {
    let mut z = item.wrapping_add((order + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The smallest hash of the set under each order; `u64::MAX` for the empty set.
pub fn signature(items: &BTreeSet<u64>, orders: std::ops::Range<u64>) -> Vec<u64> {
    let smallest = |order| items.iter().map(|&item| hash(item, order)).min();
    orders.map(|order| smallest(order).unwrap_or(u64::MAX)).collect()
}

/// The share of equal minima estimates the Jaccard similarity.
pub fn estimate(left: &[u64], right: &[u64]) -> f64 {
    left.iter().zip(right).filter(|(l, r)| l == r).count() as f64 / left.len() as f64
}

/// Whether the signatures agree in a whole band of `r`: then the pair gets verified.
pub fn candidates(left: &[u64], right: &[u64], r: usize) -> bool {
    left.chunks(r).zip(right.chunks(r)).any(|(l, r)| l == r)
}
// ANCHOR_END: signature

/// Two sets of 100 items, of which all but `moved` are the same, and their similarity.
fn pair(moved: u64) -> (BTreeSet<u64>, BTreeSet<u64>, f64) {
    let (left, right): (BTreeSet<u64>, _) = ((0..100).collect(), (moved..100 + moved).collect());
    (left, right, (100 - moved) as f64 / (100 + moved) as f64)
}

// ANCHOR: main
fn main() {
    let (r, b, trials) = (4, 16, 1000);
    println!("{:>8}{:>10}  candidates in {b} bands of {r}", "", "64 minima");
    println!("{:>8}{:>10}{:>12}{:>12}", "J", "estimate", "formula", "simulated");
    for moved in [5, 11, 33, 67] {
        let (left, right, jaccard) = pair(moved);
        let signatures = |trial: u64| {
            let orders = 64 * trial..64 * (trial + 1); // others in every trial
            (signature(&left, orders.clone()), signature(&right, orders))
        };
        let (l, right_signature) = signatures(0);
        let hits = (0..trials).map(signatures).filter(|(l, right)| candidates(l, right, r));
        let simulated = hits.count() as f64 / trials as f64;
        let formula = 1.0 - (1.0 - jaccard.powi(4)).powi(b);
        let estimate = estimate(&l, &right_signature);
        println!("{jaccard:>8.3}{estimate:>10.3}{formula:>12.3}{simulated:>12.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// 20 000 orders, standard error √(J(1 − J)/20 000) < 0.0036: within four of them.
    #[test]
    fn minima_agree_as_often_as_the_jaccard_similarity_says() {
        for moved in [5, 33, 67] {
            let (left, right, jaccard) = pair(moved);
            let found = estimate(&signature(&left, 0..20_000), &signature(&right, 0..20_000));
            assert!((found - jaccard).abs() < 0.015, "{found} for {jaccard}");
        }
    }

    #[test]
    fn equal_sets_always_meet_and_disjoint_ones_never() {
        let (left, _, _) = pair(0);
        let other: BTreeSet<u64> = (500..600).collect();
        let (a, b) = (signature(&left, 0..64), signature(&other, 0..64));
        assert!(candidates(&a, &a, 4) && !candidates(&a, &b, 4));
        assert!(estimate(&a, &a) > 0.999 && estimate(&a, &b) < 0.001);
    }
}
