//! Reservoir sampling: `k` items of a stream whose length nobody knows (Algorithm R).
//!
//! The i-th item, counted from 1, replaces a random place with probability k/i. After n items each
//! of the C(n, k) subsets is equally likely, so each position is kept with probability k/n.
//!
//! The random choice is an argument, `below(n)`: uniform on 0..n. A seeded generator gives a sample;
//! a counter that runs through every possible choice gives the exact distribution.
//!
//! Uniformity over many runs: inclusion counts c of n positions have variance R·p(1 − p) with
//! p = k/n, and because exactly k are kept they are correlated. Σ (c − Rp)² / (R·p(1 − p)·n/(n − 1))
//! follows chi-square with n − 1 degrees of freedom. With 19 it exceeds 43.82 once in a thousand.
//!
//! Source: J. S. Vitter, "Random sampling with a reservoir", ACM TOMS 11 (1985). Seed 7, 20 000 runs.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: reservoir
/// `k` items of a stream, each subset equally likely; all of them if there are fewer. `below(n)` is
/// uniform on `0..n`. One pass, O(n) time, O(k) memory.
pub fn reservoir<T>(
    stream: impl IntoIterator<Item = T>,
    k: usize,
    mut below: impl FnMut(usize) -> usize,
) -> Vec<T> {
    let mut kept = Vec::with_capacity(k);
    for (before, item) in stream.into_iter().enumerate() {
        if before < k {
            kept.push(item); // (1)
            continue;
        }
        let place = below(before + 1); // (2)
        if place < k {
            kept[place] = item; // (3)
        }
    }
    kept
}
// ANCHOR_END: reservoir

// ANCHOR: wrong
/// Wrong: one choice too few, so the item that arrives has no chance to lose against itself.
pub fn off_by_one(n: usize, k: usize, mut below: impl FnMut(usize) -> usize) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..k).collect();
    for before in k..n {
        let place = below(before);
        if place < k {
            kept[place] = before;
        }
    }
    kept
}

/// Wrong: a coin decides, whatever came before.
pub fn coin(n: usize, k: usize, mut below: impl FnMut(usize) -> usize) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..k).collect();
    for before in k..n {
        if below(2) == 0 {
            kept[below(k)] = before;
        }
    }
    kept
}
// ANCHOR_END: wrong

// ANCHOR: test
/// How often each of `n` positions is kept in `runs` runs.
pub fn inclusion(n: usize, runs: u32, mut sample: impl FnMut() -> Vec<usize>) -> Vec<f64> {
    let mut counts = vec![0.0; n];
    for _ in 0..runs {
        for position in sample() {
            counts[position] += 1.0;
        }
    }
    counts
}

/// Chi-square with n − 1 degrees of freedom for counts of samples of exactly `k` of n.
pub fn chi_square(counts: &[f64], k: usize, runs: u32) -> f64 {
    let n = counts.len() as f64;
    let share = k as f64 / n;
    let variance = f64::from(runs) * share * (1.0 - share) * n / (n - 1.0);
    counts.iter().map(|count| (count - f64::from(runs) * share).powi(2)).sum::<f64>() / variance
}
// ANCHOR_END: test

// ANCHOR: main
fn main() {
    let (n, k, runs) = (20, 5, 20_000);
    let mut rng = Rng::new(7);
    let right = inclusion(n, runs, || reservoir(0..n, k, |n| rng.below(n)));
    let late = inclusion(n, runs, || off_by_one(n, k, |n| rng.below(n)));
    let coin = inclusion(n, runs, || coin(n, k, |n| rng.below(n)));

    println!("{k} of {n}, {runs} runs     position 1     5     6    20   chi-square");
    let mut figure = Figure::new("position in the stream", "share of runs that keep it");
    figure = figure.x_range(1.0, 20.0).y_range(0.0, 0.55);
    for (name, counts) in [("Algorithm R", right), ("one choice too few", late), ("a coin", coin)] {
        let share: Vec<f64> = counts.iter().map(|count| count / f64::from(runs)).collect();
        let chi = chi_square(&counts, k, runs);
        println!(
            "{name:<29}{:>8.3}{:>6.3}{:>6.3}{:>6.3}{chi:>13.1}",
            share[0], share[4], share[5], share[19]
        );
        figure = figure.with(Line::new(name, (1..=20).map(f64::from).zip(share)).marked());
    }
    println!("19 degrees of freedom: above 43.82 once in a thousand");
    figure.save("sampling-inclusion");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Every sequence of choices below these bounds: 3 · 4 · 5 of them keep each of the C(5, 2) = 10
    /// subsets six times. Exact, no simulation.
    #[test]
    fn every_subset_is_equally_likely() {
        let mut times: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
        for code in 0..60 {
            let mut rest = code;
            let mut kept = reservoir(0..5, 2, |n| {
                let choice = rest % n;
                rest /= n;
                choice
            });
            kept.sort_unstable();
            *times.entry(kept).or_default() += 1;
        }
        assert_eq!(times.len(), 10);
        assert!(times.values().all(|&times| times == 6));
    }

    #[test]
    fn short_streams_and_empty_reservoirs() {
        let mut rng = Rng::new(1);
        assert_eq!(reservoir([1, 2, 3], 5, |n| rng.below(n)), [1, 2, 3]);
        assert_eq!(reservoir([1, 2, 3], 3, |n| rng.below(n)), [1, 2, 3]);
        assert!(reservoir([1, 2, 3], 0, |n| rng.below(n)).is_empty());
        assert!(reservoir(Vec::<u8>::new(), 2, |n| rng.below(n)).is_empty());
    }

    #[test]
    fn chi_square_tells_them_apart() {
        let mut rng = Rng::new(8);
        let right = inclusion(20, 20_000, || reservoir(0..20, 5, |n| rng.below(n)));
        assert!(chi_square(&right, 5, 20_000) < 43.82);
        let late = inclusion(20, 20_000, || off_by_one(20, 5, |n| rng.below(n)));
        assert!(chi_square(&late, 5, 20_000) > 43.82);
    }

    /// The first k keep their place with probability (k − 1)/(n − 1), the others are in with k/(n − 1);
    /// four standard errors of a share near 0.25 in 20 000 runs are 0.0125.
    #[test]
    fn the_bias_of_one_choice_too_few() {
        let mut rng = Rng::new(9);
        let late = inclusion(20, 20_000, || off_by_one(20, 5, |n| rng.below(n)));
        for (position, count) in late.iter().enumerate() {
            let expected = if position < 5 { 4.0 / 19.0 } else { 5.0 / 19.0 };
            kit::assert_close!(count / 20_000.0, expected, 0.0125);
        }
    }
}
