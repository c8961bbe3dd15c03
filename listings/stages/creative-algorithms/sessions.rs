//! Cut a user's actions into sessions.
//!
//! Baseline: a new session begins after 30 minutes without an action. Better: the two kinds of gaps, within
//! and between sessions, are told apart on a logarithmic scale by two means in one dimension: begin at
//! the smallest and the largest log gap, cut half-way, take the mean of each side, repeat until the cut
//! stays. The cut is each user's own; if their two means are less than a factor of `APART` apart there is
//! one kind of gap only, and the 30 minutes hold.
//!
//! Made up, with known truth: 200 users with 40 gaps each. Quick users have 15 seconds within and 12
//! minutes between sessions, slow ones 4 minutes and 10 hours (medians; logarithms are normal with
//! standard deviation 0.8). Every fourth gap is a break. Metric: F1 of the breaks found.
//!
//! Interview style: std only and Rust 1.59, but for `kit`, which makes up the data and draws.

use kit::figure::{Figure, Histogram};
use kit::rng::Rng;

// ANCHOR: baseline
/// 30 minutes, in seconds.
pub const USUAL: f64 = 1_800.0;

/// Sessions as ranges of indices into `times`, which must be sorted. O(n).
pub fn sessions(times: &[f64], cut: f64) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for next in 1..=times.len() {
        if next == times.len() || times[next] - times[next - 1] > cut {
            found.push((start, next));
            start = next;
        }
    }
    found
}
// ANCHOR_END: baseline

// ANCHOR: better
/// The least factor between the two kinds of gaps.
pub const APART: f64 = 8.0;

/// The gap in seconds that separates a user's short gaps from the long ones.
pub fn own_cut(times: &[f64]) -> f64 {
    // Two actions in the same second: a gap of 0 has no logarithm.
    let logs: Vec<f64> = times.windows(2).map(|pair| (pair[1] - pair[0]).max(1.0).ln()).collect();
    let mut low = logs.iter().copied().fold(f64::INFINITY, f64::min);
    let mut high = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    loop {
        let cut = 0.5 * (low + high);
        let (short, long): (Vec<f64>, Vec<f64>) = logs.iter().partition(|&&log| log <= cut);
        if short.is_empty() || long.is_empty() {
            return USUAL; // no gaps, or all alike
        }
        let mean = |side: &[f64]| side.iter().sum::<f64>() / side.len() as f64;
        low = mean(&short);
        high = mean(&long);
        if (cut - 0.5 * (low + high)).abs() < 1e-9 {
            return if high - low < APART.ln() { USUAL } else { cut.exp() };
        }
    }
}
// ANCHOR_END: better

/// Times of a user's actions, and whether each gap is a break.
fn draw(quick: bool, rng: &mut Rng) -> (Vec<f64>, Vec<bool>) {
    let (within, between) = if quick { (15.0, 720.0) } else { (240.0, 36_000.0) };
    let breaks: Vec<bool> = (0..40).map(|_| rng.bernoulli(0.25)).collect();
    let mut times = vec![0.0];
    for &is_break in &breaks {
        let median: f64 = if is_break { between } else { within };
        let last = times[times.len() - 1];
        times.push(last + median * (0.8 * rng.normal()).exp());
    }
    (times, breaks)
}

/// F1 of the breaks that `cut` finds over users: 2 TP / (2 TP + FP + FN).
fn f1(users: &[(Vec<f64>, Vec<bool>)], cut: impl Fn(&[f64]) -> f64) -> f64 {
    let (mut hits, mut wrong) = (0.0, 0.0);
    for (times, breaks) in users {
        let cut = cut(times);
        for (pair, &is_break) in times.windows(2).zip(breaks) {
            match (pair[1] - pair[0] > cut, is_break) {
                (true, true) => hits += 1.0,
                (false, false) => {}
                _ => wrong += 1.0,
            }
        }
    }
    2.0 * hits / (2.0 * hits + wrong)
}

// ANCHOR: main
fn main() {
    println!("sessions: {:?}", sessions(&[0.0, 40.0, 65.0, 5_000.0, 5_020.0], USUAL));
    let mut rng = Rng::new(8);
    let (quick, slow): (Vec<_>, Vec<_>) =
        (0..100).map(|_| (draw(true, &mut rng), draw(false, &mut rng))).unzip();
    println!("F1 of breaks    quick users  slow users");
    println!("30 minutes      {:>11.2}{:>12.2}", f1(&quick, |_| USUAL), f1(&slow, |_| USUAL));
    println!("their own cut   {:>11.2}{:>12.2}", f1(&quick, own_cut), f1(&slow, own_cut));
    draw_gaps(&quick, &slow);
}
// ANCHOR_END: main

/// Gaps of both kinds of users on a logarithmic scale, with the 30 minutes.
fn draw_gaps(quick: &[(Vec<f64>, Vec<bool>)], slow: &[(Vec<f64>, Vec<bool>)]) {
    let logs = |users: &[(Vec<f64>, Vec<bool>)]| -> Vec<f64> {
        let gaps = users.iter().flat_map(|(times, _)| times.windows(2));
        gaps.map(|pair| (pair[1] - pair[0]).log10().clamp(0.0, 6.0)).collect()
    };
    Figure::new("log₁₀ of the gap in seconds", "share of gaps")
        .y_range(0.0, 0.25)
        .with(Histogram::new("quick users", &logs(quick), (0.0, 6.0), 24).shares())
        .with(Histogram::new("slow users", &logs(slow), (0.0, 6.0), 24).shares())
        .vertical("30 min", USUAL.log10())
        .save("creative-algorithms-gaps");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn a_gap_of_exactly_the_cut_does_not_cut() {
        assert_eq!(sessions(&[0.0, 10.0, 20.0, 31.0, 32.0], 10.0), [(0, 3), (3, 5)]);
        assert_eq!(sessions(&[5.0], 10.0), [(0, 1)]);
        assert!(sessions(&[], 10.0).is_empty());
    }

    #[test]
    fn the_cut_lies_half_way_between_the_means_of_the_logarithms() {
        // Gaps 10, 10, 1000, 10: means ln 10 and ln 1000, cut at 100.
        assert_close!(own_cut(&[0.0, 10.0, 20.0, 1_020.0, 1_030.0]), 100.0, 1e-9);
    }

    #[test]
    fn one_kind_of_gap_keeps_the_usual_cut() {
        assert_close!(own_cut(&[0.0, 10.0, 20.0, 30.0]), USUAL, 1e-12);
        assert_close!(own_cut(&[0.0, 10.0, 30.0, 45.0]), USUAL, 1e-12);
        assert_close!(own_cut(&[7.0]), USUAL, 1e-12);
        assert_close!(own_cut(&[]), USUAL, 1e-12);
        assert_close!(own_cut(&[3.0, 3.0, 3.0]), USUAL, 1e-12);
    }

    #[test]
    fn own_cuts_help_on_every_draw() {
        for seed in 9..13 {
            let mut rng = Rng::new(seed);
            for kind in [true, false] {
                let users: Vec<_> = (0..50).map(|_| draw(kind, &mut rng)).collect();
                let (usual, own) = (f1(&users, |_| USUAL), f1(&users, own_cut));
                assert!(own > 0.9 && own > usual, "seed {seed}: {usual} {own}");
            }
        }
    }
}
