//! Sequences: steps of brute force and of the patterns, counted and not timed.
//!
//! The question is that of `close_pairs`: how many pairs of n sorted times are at most w apart. Times
//! are a seeded random walk with gaps of 0 to 9; w = 100, so about 22 earlier times are near. A step
//! is one comparison of two times.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

const WITHIN: usize = 100;

fn times(n: usize) -> Vec<usize> {
    let mut rng = Rng::new(5);
    let mut now = 0;
    (0..n)
        .map(|_| {
            now += rng.below(10);
            now
        })
        .collect()
}

/// Pairs and steps: every pair.
fn every_pair(times: &[usize]) -> (usize, u64) {
    let (mut pairs, mut steps) = (0, 0);
    for last in 0..times.len() {
        for first in 0..last {
            steps += 1;
            pairs += usize::from(times[last] - times[first] <= WITHIN);
        }
    }
    (pairs, steps)
}

/// Pairs and steps: for each time, binary search for the first that is near.
fn search(times: &[usize]) -> (usize, u64) {
    let (mut pairs, mut steps) = (0, 0);
    for (last, time) in times.iter().enumerate() {
        let first = times[..last].partition_point(|earlier| {
            steps += 1;
            time - earlier > WITHIN
        });
        pairs += last - first;
    }
    (pairs, steps)
}

/// Pairs and steps: two pointers.
fn two_pointers(times: &[usize]) -> (usize, u64) {
    let (mut first, mut pairs, mut steps) = (0, 0, 0);
    for (last, time) in times.iter().enumerate() {
        steps += 1;
        while time - times[first] > WITHIN {
            first += 1;
            steps += 1;
        }
        pairs += last - first;
    }
    (pairs, steps)
}

type Way = fn(&[usize]) -> (usize, u64);
const WAYS: [(&str, Way); 3] =
    [("every pair", every_pair), ("binary search", search), ("two pointers", two_pointers)];

// ANCHOR: main
fn main() {
    println!("{:>6}{:>14}{:>16}{:>15}", "n", WAYS[0].0, WAYS[1].0, WAYS[2].0);
    for n in [100, 1_000, 4_000] {
        let steps = WAYS.map(|(_, way)| way(&times(n)).1);
        println!("{n:>6}{:>14}{:>16}{:>15}", steps[0], steps[1], steps[2]);
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let figure = Figure::new("times n", "comparisons").log_x().log_y();
    WAYS.iter()
        .fold(figure, |figure, &(name, way)| {
            let points = (5..=12).map(|log| (f64::from(1 << log), way(&times(1 << log)).1 as f64));
            figure.with(Line::new(name, points).marked())
        })
        .save("sequences-growth");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_agree_and_cost_what_is_claimed() {
        for n in [0, 1, 2, 50, 500] {
            let times = times(n);
            let found = WAYS.map(|(_, way)| way(&times));
            assert!(found.iter().all(|(pairs, _)| *pairs == found[0].0), "{n}: {found:?}");
            assert_eq!(found[0].1, (n * n.saturating_sub(1) / 2) as u64);
            assert!(found[2].1 <= 2 * n as u64);
        }
    }
}
