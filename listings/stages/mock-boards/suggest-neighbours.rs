//! Which board for this pin? Boards with more than one subject, and a vote of near pins.
//!
//! Data, made up: 12 subjects, each a random direction in 16 dimensions; a pin is its subject plus
//! 0.9 times normal noise, scaled to length 1. Half of the boards hold one subject, half hold two.
//! 30 pins a board; for each board 20 more pins are hidden and have to be put back. Accuracy is the
//! share of hidden pins whose own board is suggested.

use std::collections::BTreeMap;

use kit::rng::Rng;

const DIMENSIONS: usize = 16;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn unit(vector: Vec<f64>) -> Vec<f64> {
    let length = dot(&vector, &vector).sqrt();
    vector.into_iter().map(|value| value / length).collect()
}

// ANCHOR: neighbours
/// The board that most of the `k` most similar pins are on; of equals the one with the more similar
/// pins in sum. O(N · d + N log N): exact, and the part that an approximate index replaces.
fn by_neighbours(pins: &[(usize, Vec<f64>)], query: &[f64], k: usize) -> Option<usize> {
    let mut near: Vec<(f64, usize)> =
        pins.iter().map(|(board, pin)| (dot(query, pin), *board)).collect();
    near.sort_by(|a, b| b.partial_cmp(a).expect("no NaN"));
    let mut votes: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for (similarity, board) in near.into_iter().take(k) {
        let vote = votes.entry(board).or_insert((0, 0.0));
        vote.0 += 1;
        vote.1 += similarity;
    }
    let mut ranked: Vec<(usize, (usize, f64))> = votes.into_iter().collect();
    ranked.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("no NaN"));
    ranked.first().map(|(board, _)| *board)
}
// ANCHOR_END: neighbours

/// The board with the highest average similarity.
fn by_mean(pins: &[(usize, Vec<f64>)], query: &[f64]) -> Option<usize> {
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (board, pin) in pins {
        let sum = sums.entry(*board).or_insert((0.0, 0.0));
        *sum = (sum.0 + dot(query, pin), sum.1 + 1.0);
    }
    let mut ranked: Vec<(usize, f64)> =
        sums.into_iter().map(|(board, (total, count))| (board, total / count)).collect();
    ranked.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("no NaN"));
    ranked.first().map(|(board, _)| *board)
}

/// Pins with their boards: boards 0 to 3 have one subject, 4 to 7 have two.
fn draw(count: usize, subjects: &[Vec<f64>], rng: &mut Rng) -> Vec<(usize, Vec<f64>)> {
    let mut pins = Vec::new();
    for board in 0..8 {
        for _ in 0..count {
            let subject = if board < 4 { board } else { 4 + 2 * (board - 4) + rng.below(2) };
            let noisy = subjects[subject].iter().map(|value| value + 0.9 * rng.normal() / 4.0);
            pins.push((board, unit(noisy.collect())));
        }
    }
    pins
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(28);
    let subjects: Vec<Vec<f64>> =
        (0..12).map(|_| unit((0..DIMENSIONS).map(|_| rng.normal()).collect())).collect();
    let (known, hidden) = (draw(30, &subjects, &mut rng), draw(20, &subjects, &mut rng));
    println!("{:<22}{:>12}{:>14}", "put back rightly", "one subject", "two subjects");
    let report = |name: &str, suggest: &dyn Fn(&[f64]) -> Option<usize>| {
        let share = |mixed: bool| {
            let of: Vec<_> = hidden.iter().filter(|(board, _)| (*board >= 4) == mixed).collect();
            let right = of.iter().filter(|(board, pin)| suggest(pin) == Some(*board)).count();
            right as f64 / of.len() as f64
        };
        println!("{name:<22}{:>12.2}{:>14.2}", share(false), share(true));
    };
    report("mean vector", &|pin| by_mean(&known, pin));
    for k in [1, 5, 15] {
        report(&format!("{k} nearest pins"), &|pin| by_neighbours(&known, pin, k));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_neighbour_is_the_most_similar_pin() {
        let pins = [(0, vec![1.0, 0.0]), (1, vec![0.0, 1.0])];
        assert_eq!(by_neighbours(&pins, &[0.6, 0.8], 1), Some(1));
        assert_eq!(by_neighbours(&[], &[0.6, 0.8], 1), None);
        assert_eq!(by_mean(&[], &[0.6, 0.8]), None);
    }

    #[test]
    fn votes_count_before_similarity_and_similarity_breaks_ties() {
        let pins = [(0, vec![1.0, 0.0]), (1, vec![0.8, 0.6]), (1, vec![0.6, 0.8])];
        assert_eq!(by_neighbours(&pins, &[1.0, 0.0], 3), Some(1));
        assert_eq!(by_neighbours(&pins, &[1.0, 0.0], 2), Some(0));
    }
}
