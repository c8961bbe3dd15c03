//! Which hours of a stream of counts are odd?
//!
//! A value is odd if it is more than `LIMIT` standard deviations from the mean of those before it.
//! Baseline: mean and variance of *all* values so far, in one pass without keeping them (Welford, 1962):
//! with the n-th value x, delta = x − mean, mean += delta / n, squares += delta · (x − new mean).
//! Better: forget. mean += rate · delta; variance = (1 − rate) · (variance + rate · delta²). An odd value
//! is not learnt from, unless it is the fifth in a row: then it is the new level.
//!
//! Made up, with known truth: 2 000 hours that drift from 100 to 400, with a jump of 150 upwards at hour
//! 1 200, normal noise of standard deviation 10, and 40 odd hours 60 to 100 above or below. Metrics:
//! precision and recall; the jump is no odd hour.
//!
//! Interview style: std only and Rust 1.59, but for `kit::rng`, which makes up the data.

use std::collections::BTreeSet;

use kit::rng::Rng;

/// How many standard deviations from the mean are odd.
pub const LIMIT: f64 = 4.0;
/// Values before the first alarm.
pub const WARM_UP: usize = 24;

// ANCHOR: baseline
/// Mean and variance of a stream, without keeping it.
#[derive(Default)]
pub struct Running {
    count: f64,
    /// Mean so far; 0 at first.
    pub mean: f64,
    squares: f64,
}

impl Running {
    /// One value more.
    pub fn push(&mut self, x: f64) {
        self.count += 1.0;
        let delta = x - self.mean;
        self.mean += delta / self.count;
        self.squares += delta * (x - self.mean);
    }

    /// With n − 1 below: 0 for fewer than two values.
    pub fn deviation(&self) -> f64 {
        (self.squares / (self.count - 1.0).max(1.0)).sqrt()
    }
}

/// Hours that are odd among all before them.
pub fn odd_since_the_beginning(values: &[f64]) -> Vec<usize> {
    let mut all = Running::default();
    let mut odd = Vec::new();
    for (hour, &x) in values.iter().enumerate() {
        if hour >= WARM_UP && (x - all.mean).abs() > LIMIT * all.deviation() {
            odd.push(hour);
        }
        all.push(x);
    }
    odd
}
// ANCHOR_END: baseline

// ANCHOR: better
/// As above, but old values fade, by `rate` each hour, and odd ones are not learnt from.
pub fn odd_lately(values: &[f64], rate: f64) -> Vec<usize> {
    const PATIENCE: usize = 5;
    let (mut mean, mut variance) = (0.0, 0.0);
    let mut start = Running::default();
    let (mut odd, mut in_a_row) = (Vec::new(), 0);
    for (hour, &x) in values.iter().enumerate() {
        if hour < WARM_UP {
            start.push(x);
            mean = start.mean;
            variance = start.deviation().powi(2);
            continue;
        }
        let delta: f64 = x - mean;
        if delta.abs() > LIMIT * variance.sqrt() {
            odd.push(hour);
            in_a_row += 1;
            if in_a_row == PATIENCE {
                mean = x; // a new level: believe it, keep the variance
                in_a_row = 0;
            }
            continue;
        }
        in_a_row = 0;
        mean += rate * delta;
        variance = (1.0 - rate) * (variance + rate * delta * delta);
    }
    odd
}
// ANCHOR_END: better

/// Counts, and the hours that are odd.
fn draw(rng: &mut Rng) -> (Vec<f64>, BTreeSet<usize>) {
    let mut odd = BTreeSet::new();
    while odd.len() < 40 {
        odd.insert(WARM_UP + rng.below(2_000 - WARM_UP));
    }
    let values = (0..2_000).map(|hour| {
        let level = 100.0 + 0.15 * hour as f64 + if hour < 1_200 { 0.0 } else { 150.0 };
        let size = 60.0 + 40.0 * rng.uniform();
        let sign = if rng.bernoulli(0.5) { 1.0 } else { -1.0 };
        level + 10.0 * rng.normal() + if odd.contains(&hour) { sign * size } else { 0.0 }
    });
    (values.collect(), odd)
}

/// Precision and recall of the alarms.
fn score(alarms: &[usize], truth: &BTreeSet<usize>) -> (f64, f64) {
    let right = alarms.iter().filter(|hour| truth.contains(hour)).count() as f64;
    (right / (alarms.len() as f64).max(1.0), right / truth.len() as f64)
}

// ANCHOR: main
fn main() {
    let (values, odd) = draw(&mut Rng::new(3));
    println!("{:<22}{:>7}{:>10}{:>8}", "", "alarms", "precision", "recall");
    let report = |name: &str, alarms: &[usize]| {
        let (precision, recall) = score(alarms, &odd);
        println!("{name:<22}{:>7}{precision:>10.2}{recall:>8.2}", alarms.len());
    };
    report("since the beginning", &odd_since_the_beginning(&values));
    for rate in [0.01, 0.05, 0.2] {
        report(&format!("fading by {rate}"), &odd_lately(&values, rate));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn mean_and_deviation_by_hand() {
        let mut running = Running::default();
        assert_close!(running.deviation(), 0.0, 1e-12);
        for x in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0] {
            running.push(x);
        }
        assert_close!(running.mean, 5.0, 1e-12);
        assert_close!(running.deviation(), (32.0_f64 / 7.0).sqrt(), 1e-12);
    }

    #[test]
    fn large_numbers_do_not_cancel() {
        // The textbook form, mean of squares minus square of mean, gives 0 or less here.
        let mut running = Running::default();
        for x in [4.0, 7.0, 13.0, 16.0] {
            running.push(1e9 + x);
        }
        assert_close!(running.deviation().powi(2), 30.0, 1e-6);
    }

    #[test]
    fn a_constant_stream_alarms_at_the_first_change_only() {
        let mut values = vec![7.0; 100];
        assert!(odd_lately(&values, 0.05).is_empty());
        values[60] = 8.0;
        assert_eq!(odd_lately(&values, 0.05), [60]);
        assert_eq!(odd_since_the_beginning(&values), [60]);
    }

    #[test]
    fn a_new_level_alarms_five_times() {
        let noise = |hour: usize| if hour.is_multiple_of(2) { 1.0 } else { -1.0 };
        let level = |hour: usize| if hour < 50 { 100.0 } else { 200.0 };
        let values: Vec<f64> = (0..200).map(|hour| level(hour) + noise(hour)).collect();
        assert_eq!(odd_lately(&values, 0.05), [50, 51, 52, 53, 54]);
    }

    #[test]
    fn nothing_is_odd_before_there_is_a_past() {
        assert!(odd_lately(&[], 0.05).is_empty());
        assert!(odd_lately(&[1.0, 1e9], 0.05).is_empty());
        assert!(odd_since_the_beginning(&[1.0, 1e9]).is_empty());
    }

    #[test]
    fn forgetting_finds_more_on_every_draw() {
        for seed in 4..8 {
            let (values, odd) = draw(&mut Rng::new(seed));
            let (_, all) = score(&odd_since_the_beginning(&values), &odd);
            let (precision, lately) = score(&odd_lately(&values, 0.05), &odd);
            assert!(all < 0.6 && lately > 0.9 && precision > 0.7, "seed {seed}: {all} {lately}");
        }
    }
}
