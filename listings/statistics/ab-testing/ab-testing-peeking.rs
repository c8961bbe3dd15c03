//! Peeking: an A/A experiment that is looked at K times and stopped at the first p below 5 %.
//!
//! Between two looks 2,000 users join each arm; both arms convert at 10 %. After each look the z of all
//! users so far is computed (pooled). 5,000 experiments, seed 90, so a share s lies within four standard
//! errors √(s(1 − s)/5,000) of its expectation: ±1.2 points at 5 %, ±2.8 points at 40 %.
//!
//! With equal batches the share depends on K only: P. Armitage and others, "Repeated
//! significance tests on accumulating data", Journal of the Royal Statistical Society A 132 (1969),
//! 235–244, compute it by integration. The book's tests do so as well.

use kit::figure::{Figure, Line, Side};
use kit::rng::Rng;

const BATCH: f64 = 2000.0;
const RATE: f64 = 0.1;

// ANCHOR: peek
/// |z| after each of `looks` looks at one A/A experiment.
pub fn absolute_z(rng: &mut Rng, looks: usize) -> Vec<f64> {
    // A sum of 2,000 coin flips is normal for all practical purposes, and quicker to draw.
    let spread = (BATCH * RATE * (1.0 - RATE)).sqrt();
    let (mut users, mut a, mut b) = (0.0, 0.0, 0.0);
    (0..looks)
        .map(|_| {
            users += BATCH;
            a += (BATCH * RATE + spread * rng.normal()).round();
            b += (BATCH * RATE + spread * rng.normal()).round();
            let pooled = (a + b) / (2.0 * users);
            (a - b).abs() / (2.0 * users * pooled * (1.0 - pooled)).sqrt()
        })
        .collect()
}

/// The largest |z| of the first 1, 2, 3, … looks: peeking finds an effect if this passes the limit.
pub fn running_maximum(z: &[f64]) -> Vec<f64> {
    let largest = |so_far: &mut f64, &z: &f64| {
        *so_far = so_far.max(z);
        Some(*so_far)
    };
    z.iter().scan(0.0, largest).collect()
}
// ANCHOR_END: peek

/// The share of runs whose largest |z| in `looks` looks is above `limit`.
pub fn share_above(runs: &[Vec<f64>], looks: usize, limit: f64) -> f64 {
    runs.iter().filter(|maxima| maxima[looks - 1] > limit).count() as f64 / runs.len() as f64
}

/// Number of looks, and the two-sided normal limits for 5 % / looks.
pub const BONFERRONI: [(usize, f64); 7] = [
    (1, 1.959_964),
    (2, 2.241_403),
    (5, 2.575_829),
    (10, 2.807_034),
    (20, 3.023_341),
    (50, 3.290_527),
    (100, 3.480_756),
];

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(90);
    let runs: Vec<Vec<f64>> =
        (0..5000).map(|_| running_maximum(&absolute_z(&mut rng, 100))).collect();
    println!("looks   stop at p < 5 %   stop at p < 5 % / looks");
    let (mut naive, mut divided) = (Vec::new(), Vec::new());
    for (looks, limit) in BONFERRONI {
        let (peeked, corrected) =
            (share_above(&runs, looks, 1.959_964), share_above(&runs, looks, limit));
        println!("{looks:>5}   {peeked:>15.3}   {corrected:>23.3}");
        naive.push((looks as f64, peeked));
        divided.push((looks as f64, corrected));
    }
    Figure::new("looks at the data", "share of false positives")
        .log_x()
        .y_range(0.0, 0.4)
        .y_tick(0.1)
        .with(Line::reference("5 %", [(1.0, 0.05), (100.0, 0.05)]))
        .with(Line::new("stop at p < 5 %", naive).marked())
        .with(Line::new("5 % divided by looks", divided).marked().name_at(8.0, 0.075, Side::Right))
        .save("ab-testing-peeking");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_maximum_never_falls() {
        assert_eq!(running_maximum(&[0.5, 2.0, 1.0, 3.0]), [0.5, 2.0, 2.0, 3.0]);
        assert!(running_maximum(&[]).is_empty());
    }

    /// Armitage and others: 5 %, 8.3 %, 14.2 % after 1, 2, 5 looks. 5,000 runs, four standard errors.
    #[test]
    fn as_integrated_in_1969() {
        let mut rng = Rng::new(4);
        let runs: Vec<_> = (0..5000).map(|_| running_maximum(&absolute_z(&mut rng, 5))).collect();
        assert_close!(share_above(&runs, 1, 1.959_964), 0.05, 0.0124);
        assert_close!(share_above(&runs, 2, 1.959_964), 0.083, 0.0157);
        assert_close!(share_above(&runs, 5, 1.959_964), 0.142, 0.0198);
    }
}
