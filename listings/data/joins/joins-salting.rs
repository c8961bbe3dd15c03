//! A join on many machines: one hot key, and salt against it.
//!
//! 20,000 events of 200 pins, half of them about pin 0; eight workers, a row goes to the worker that
//! its key hashes to. Salt splits the hot key into several; its row on the other side is sent once for
//! each of them. Seed 9.

use std::collections::BTreeMap;

use kit::rng::Rng;

/// Workers.
pub const WORKERS: u64 = 8;

/// The worker of a key, by a mixing hash (the finaliser of `SplitMix64`).
pub fn worker(key: u64) -> usize {
    let mut z = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) % WORKERS).try_into().expect("less than eight")
}

// ANCHOR: salt
/// Salted keys of the large side: rows of the hot key take turns.
pub fn salted(keys: &[u64], hot: u64, salts: u64) -> Vec<(u64, u64)> {
    let mut turn = 0;
    keys.iter()
        .map(|&key| {
            turn += u64::from(key == hot);
            (key, if key == hot { turn % salts } else { 0 })
        })
        .collect()
}

/// Salted keys of the small side: the hot key once for each salt, so that every turn finds it.
pub fn replicated(keys: &[u64], hot: u64, salts: u64) -> Vec<(u64, u64)> {
    let copies = |key: u64| if key == hot { salts } else { 1 };
    keys.iter().flat_map(|&key| (0..copies(key)).map(move |salt| (key, salt))).collect()
}
// ANCHOR_END: salt

/// Rows of each worker.
pub fn loads<K: Copy>(keys: &[K], hash: impl Fn(K) -> u64) -> Vec<usize> {
    let mut loads = vec![0; 8];
    for &key in keys {
        loads[worker(hash(key))] += 1;
    }
    loads
}

/// Pairs with equal keys.
pub fn pairs<K: Ord + Copy>(left: &[K], right: &[K]) -> usize {
    let mut counts: BTreeMap<K, usize> = BTreeMap::new();
    for &key in right {
        *counts.entry(key).or_default() += 1;
    }
    left.iter().map(|key| counts.get(key).copied().unwrap_or(0)).sum()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(9);
    let mut pin = || if rng.bernoulli(0.5) { 0 } else { rng.below(200) as u64 };
    let events: Vec<u64> = (0..20_000).map(|_| pin()).collect();
    let pins: Vec<u64> = (0..200).collect();

    println!("salts  rows of each worker, most first                        pins sent  pairs");
    for salts in [1, 8, 64] {
        let (left, right) = (salted(&events, 0, salts), replicated(&pins, 0, salts));
        let mut loads = loads(&left, |(key, salt)| key + 1_000_003 * salt);
        loads.sort_unstable_by(|a, b| b.cmp(a));
        let loads = format!("{loads:?}");
        println!("{salts:5}  {loads:53}  {:9}  {}", right.len(), pairs(&left, &right));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        assert_eq!(salted(&[7, 3, 7, 7], 7, 2), [(7, 1), (3, 0), (7, 0), (7, 1)]);
        assert_eq!(replicated(&[3, 7], 7, 2), [(3, 0), (7, 0), (7, 1)]);
    }

    #[test]
    fn salt_changes_no_pair() {
        let mut rng = Rng::new(1);
        for _ in 0..50 {
            let mut keys = |n: usize| -> Vec<u64> { (0..n).map(|_| rng.below(5) as u64).collect() };
            let (left, right) = (keys(40), keys(6));
            for salts in 1..5 {
                let salted = pairs(&salted(&left, 2, salts), &replicated(&right, 2, salts));
                assert_eq!(salted, pairs(&left, &right));
            }
        }
    }
}
