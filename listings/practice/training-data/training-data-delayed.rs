//! Labels that arrive late: counting, waiting and weighting.
//!
//! A click leads to a purchase with chance p; the purchase is seen after a delay with distribution
//! F(a) = 1 − e^(−a/τ), a in days, τ = 3. At the end of day T a click of age a without a purchase is
//! either no or not yet. Three estimates of a day's rate from its clicks:
//!
//! - count what has arrived: its expectation is p F(a), too low;
//! - wait until the clicks are ten days old: right, but about ten days ago;
//! - weight each purchase by 1 / F(a): expectation p F(a) / F(a) = p, variance larger by about 1/F(a).
//!
//! O. Chapelle, "Modeling delayed feedback in display advertising", KDD 2014, models the delay; the
//! weighting is inverse probability weighting. Generated: 8,000 clicks a day, the true rate rises
//! from 5 % to 8 % on day 20 of 30, seed 14.

use kit::figure::{Figure, Line, Points};
use kit::rng::Rng;

const DAYS: u32 = 30;
const MEAN_DELAY: f64 = 3.0;

/// One click: its day, and the delay of its purchase in days, if there ever is one.
#[derive(Debug, Clone, Copy)]
pub struct Click {
    /// When, in days from the start.
    pub time: f64,
    /// `None`: never.
    pub delay: Option<f64>,
}

/// The chance of a purchase on a day.
pub fn true_rate(day: u32) -> f64 {
    if day < 20 { 0.05 } else { 0.08 }
}

/// Thirty days of clicks.
pub fn generate(seed: u64) -> Vec<Click> {
    let mut rng = Rng::new(seed);
    let mut clicks = Vec::new();
    for day in 0..DAYS {
        for _ in 0..8000 {
            let time = f64::from(day) + rng.uniform();
            let buys = rng.bernoulli(true_rate(day));
            let delay = -MEAN_DELAY * (1.0 - rng.uniform()).ln();
            clicks.push(Click { time, delay: buys.then_some(delay) });
        }
    }
    clicks
}

// ANCHOR: rates
/// The share of purchases that have arrived by age `age`, in days.
pub fn arrived(age: f64) -> f64 {
    -(-age / MEAN_DELAY).exp_m1()
}

/// A day's rate as counted at time `now`, and weighted by the chance of having arrived.
///
/// `None` where the day has no click.
pub fn rates(clicks: &[Click], day: u32, now: f64) -> Option<(f64, f64)> {
    let (mut n, mut counted, mut weighted) = (0.0, 0.0, 0.0);
    for click in clicks {
        let age = now - click.time;
        if !(f64::from(day)..f64::from(day + 1)).contains(&click.time) || age <= 0.0 {
            continue;
        }
        n += 1.0;
        if click.delay.is_some_and(|delay| delay <= age) {
            counted += 1.0;
            weighted += 1.0 / arrived(age);
        }
    }
    (n > 0.0).then(|| (counted / n, weighted / n))
}
// ANCHOR_END: rates

// ANCHOR: main
fn main() {
    let clicks = generate(14);
    let now = f64::from(DAYS);
    println!("day   truth   counted  weighted  (seen at the end of day {DAYS})");
    let mut lines = (Vec::new(), Vec::new(), Vec::new());
    for day in 0..DAYS {
        let (counted, weighted) = rates(&clicks, day, now).expect("every day has clicks");
        let truth = true_rate(day);
        lines.0.push((f64::from(day), 100.0 * truth));
        lines.1.push((f64::from(day), 100.0 * counted));
        lines.2.push((f64::from(day), 100.0 * weighted));
        if [10, 19, 20, 23, 26, 28, 29].contains(&day) {
            println!("{day:>3}   {truth:.3}   {counted:.4}   {weighted:.4}");
        }
    }
    let (waited, _) = rates(&clicks, DAYS - 10, now).expect("every day has clicks");
    println!("waiting ten days, the newest rate is {waited:.4}: that of day {}", DAYS - 10);
    Figure::new("day of the click", "rate, %")
        .y_range(0.0, 12.0)
        .with(Line::new("truth", lines.0))
        .with(Line::new("counted", lines.1))
        .with(Points::new("weighted", lines.2))
        .save("training-data-delayed");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn half_has_arrived_after_the_median_delay() {
        assert_close!(arrived(MEAN_DELAY * 2.0_f64.ln()), 0.5, 1e-15);
        assert_close!(arrived(0.0), 0.0, 0.0);
    }

    #[test]
    fn by_hand() {
        // Age 1 of four clicks; two purchases, one of them still to come.
        let click = |delay| Click { time: 0.0, delay };
        let clicks = [click(Some(0.5)), click(Some(2.0)), click(None), click(None)];
        let (counted, weighted) = rates(&clicks, 0, 1.0).expect("clicks");
        assert_close!(counted, 0.25, 1e-15);
        assert_close!(weighted, 0.25 / (1.0 - (-1.0_f64 / 3.0).exp()), 1e-12);
        assert_eq!(rates(&clicks, 1, 9.0), None);
    }

    /// Twenty logs, the last full day but three: the mean of 20 × 8,000 clicks has a standard error
    /// of about √(0.08/(F · 160,000)) ≈ 0.001; four of them.
    #[test]
    fn weighting_is_unbiased_and_counting_is_not() {
        let (mut counted, mut weighted) = (0.0, 0.0);
        for seed in 0..20 {
            let (c, w) = rates(&generate(seed), 27, 30.0).expect("clicks");
            counted += c / 20.0;
            weighted += w / 20.0;
        }
        assert_close!(weighted, 0.08, 0.004);
        // Ages 2 to 3 days: F lies between 0.487 and 0.632.
        assert!((0.08 * 0.487 - 0.002..0.08 * 0.632 + 0.002).contains(&counted), "{counted}");
    }
}
