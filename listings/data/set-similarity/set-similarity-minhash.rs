//! `MinHash` signatures of the world's pin titles, and how good an estimate they are.
//!
//! Under one hash function the smallest hash of two sets is the same with probability J. The share of
//! equal minima under m functions has the mean J and the standard deviation √(J(1 − J)/m).
//!
//! The example by hand is that of Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", section
//! 3.3.5: rows 0 to 4, h₁ = x + 1 and h₂ = 3x + 1, both modulo 5.

use kit::rng::Rng;
use kit::world::World;
use std::collections::BTreeSet;

// ANCHOR: minhash
/// The smallest hash of the set under each function; `None` for the empty set.
pub fn signature<H: Fn(u64) -> u64>(set: &BTreeSet<u64>, hashes: &[H]) -> Option<Vec<u64>> {
    hashes.iter().map(|hash| set.iter().map(|&item| hash(item)).min()).collect()
}

/// `m` hash functions that behave as if independent.
pub fn hash_functions(m: u64) -> Vec<impl Fn(u64) -> u64> {
    (1..=m).map(|salt| move |item: u64| mix(item ^ mix(salt))).collect()
}

/// The share of equal minima.
pub fn agreement(a: &[u64], b: &[u64]) -> f64 {
    a.iter().zip(b).filter(|(a, b)| a == b).count() as f64 / a.len() as f64
}
// ANCHOR_END: minhash

/// A well-mixed number (the scramble of `SplitMix64`).
pub fn mix(item: u64) -> u64 {
    Rng::new(item).next_u64()
}

/// The runs of four characters of the cleaned title, each as a number.
pub fn shingles(title: &str) -> BTreeSet<u64> {
    let clean: String =
        title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let letters: Vec<char> =
        clean.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    // Four characters of at most 21 bits do not fit in 64; mix them in one after the other.
    let number = |run: &[char]| run.iter().fold(0, |hash, &c| mix(hash ^ u64::from(u32::from(c))));
    letters.windows(4.min(letters.len().max(1))).map(number).collect()
}

/// |A ∩ B| / |A ∪ B|, 0 for two empty sets.
pub fn jaccard(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> f64 {
    let both = a.intersection(b).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

// ANCHOR: main
fn main() {
    let by_hand: [fn(u64) -> u64; 2] = [|x| (x + 1) % 5, |x| (3 * x + 1) % 5];
    for set in [vec![0, 3], vec![2], vec![1, 3, 4], vec![0, 2, 3]] {
        let signature = signature(&set.iter().copied().collect(), &by_hand);
        println!("{:<10} {:?}", format!("{set:?}"), signature.unwrap_or_default());
    }

    let world = World::new(7);
    let sets: Vec<_> = world.pins.iter().map(|pin| shingles(&pin.title)).collect();
    println!("     m   pairs   off by more than 2 sd   4 sd   worst, in sd");
    for m in [16, 64, 256] {
        let hashes = hash_functions(m);
        let signatures: Vec<_> =
            sets[..100].iter().filter_map(|set| signature(set, &hashes)).collect();
        let (mut pairs, mut two, mut four, mut worst) = (0, 0, 0, 0.0_f64);
        for i in 0..100 {
            for j in i + 1..100 {
                let s = jaccard(&sets[i], &sets[j]);
                if !(0.2..=0.99).contains(&s) {
                    continue; // nearly always 0 or 1: a standard deviation says little
                }
                let sd = (s * (1.0 - s) / m as f64).sqrt();
                let off = (agreement(&signatures[i], &signatures[j]) - s).abs() / sd;
                pairs += 1;
                two += u32::from(off > 2.0);
                four += u32::from(off > 4.0);
                worst = worst.max(off);
            }
        }
        println!(
            "{m:>6}{pairs:>8}{:>24.3}{four:>7}{worst:>15.2}",
            f64::from(two) / f64::from(pairs)
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_signatures() {
        let hashes: [fn(u64) -> u64; 2] = [|x| (x + 1) % 5, |x| (3 * x + 1) % 5];
        let sets = [vec![0, 3], vec![2], vec![1, 3, 4], vec![0, 2, 3]];
        let sets: Vec<BTreeSet<u64>> = sets.into_iter().map(BTreeSet::from_iter).collect();
        let rows: Vec<_> = sets.iter().filter_map(|set| signature(set, &hashes)).collect();
        assert_eq!(rows, [[1, 0], [3, 2], [0, 0], [1, 0]]);
        kit::assert_close!(jaccard(&sets[0], &sets[3]), 2.0 / 3.0, 1e-12);
        kit::assert_close!(jaccard(&sets[0], &sets[2]), 0.25, 1e-12);
        kit::assert_close!(jaccard(&sets[2], &sets[3]), 0.2, 1e-12);
        kit::assert_close!(jaccard(&sets[1], &sets[3]), 1.0 / 3.0, 1e-12);
    }

    /// 4 000 functions: within four standard deviations.
    #[test]
    fn agreement_estimates_jaccard() {
        let hashes = hash_functions(4_000);
        for shared in [1_u64, 5, 9] {
            let sets: [BTreeSet<u64>; 2] =
                [(0..10).collect(), (10 - shared..20 - shared).collect()];
            let s = jaccard(&sets[0], &sets[1]);
            let rows: Vec<_> = sets.iter().filter_map(|set| signature(set, &hashes)).collect();
            let off = (agreement(&rows[0], &rows[1]) - s).abs();
            assert!(off < 4.0 * (s * (1.0 - s) / 4_000.0).sqrt(), "{shared}: {off}");
        }
    }

    #[test]
    fn an_empty_set_has_no_signature() {
        assert_eq!(signature(&shingles("?!"), &hash_functions(4)), None);
        assert_eq!(shingles("ab").len(), 1);
    }
}
