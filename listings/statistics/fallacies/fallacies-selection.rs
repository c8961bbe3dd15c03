//! Three ways of looking at selected rows: the best of last week, those who stayed, those admitted.
//!
//! - Regression to the mean: 2,000 pins with true click rates 0.05 ± 0.01 (normal), each shown 400
//!   times in two weeks; take the 100 best of week 1. The share of the observed variance that is true
//!   is 0.0001/(0.0001 + 0.05 · 0.95/400) = 0.457, and by that share of the distance they stay above
//!   the mean in week 2.
//! - Survivorship: users' satisfaction is normal and never changes; each week those below a chance-moved
//!   limit leave. The mean of those who are left rises.
//! - Berkson: quality and popularity are independent; a table holds pins with a sum above 1.
//!
//! Seed 67. F. Galton, "Regression towards mediocrity in hereditary stature" (1886); J. Berkson,
//! "Limitations of the application of fourfold table analysis to hospital data", Biometrics Bulletin 2
//! (1946), 47–53.

use kit::figure::{Figure, Points};
use kit::rng::Rng;

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    sum / n
}

// ANCHOR: regression
/// Click rates in two weeks of pins whose true rates do not change.
pub fn two_weeks(rng: &mut Rng, pins: usize) -> Vec<(f64, f64)> {
    let week = |rng: &mut Rng, rate: f64| {
        f64::from((0..400).map(|_| u32::from(rng.bernoulli(rate))).sum::<u32>()) / 400.0
    };
    let pin = |rng: &mut Rng| {
        let rate = 0.05 + 0.01 * rng.normal();
        (week(rng, rate), week(rng, rate))
    };
    (0..pins).map(|_| pin(rng)).collect()
}

/// The mean rates of the `best` pins of week 1, in both weeks.
pub fn best_of_week_one(mut pins: Vec<(f64, f64)>, best: usize) -> (f64, f64) {
    pins.sort_by(|a, b| b.0.total_cmp(&a.0));
    pins.truncate(best);
    (mean(pins.iter().map(|pin| pin.0)), mean(pins.iter().map(|pin| pin.1)))
}
// ANCHOR_END: regression

// ANCHOR: survivors
/// Users left and their mean satisfaction, week by week. Nobody's satisfaction ever changes.
pub fn survivors(rng: &mut Rng, users: usize, weeks: usize) -> Vec<(usize, f64)> {
    let mut left: Vec<f64> = (0..users).map(|_| rng.normal()).collect();
    let mut report = vec![(left.len(), mean(left.iter().copied()))];
    for _ in 0..weeks {
        left.retain(|satisfaction| satisfaction + rng.normal() > -1.0);
        report.push((left.len(), mean(left.iter().copied())));
    }
    report
}
// ANCHOR_END: survivors

// ANCHOR: berkson
/// (quality, popularity), independent; and those that a table of "pins worth a look" holds.
pub fn berkson(rng: &mut Rng, pins: usize) -> [Vec<(f64, f64)>; 2] {
    let all: Vec<(f64, f64)> = (0..pins).map(|_| (rng.normal(), rng.normal())).collect();
    let selected = all.iter().copied().filter(|(quality, popularity)| quality + popularity > 1.0);
    [all.clone(), selected.collect()]
}
// ANCHOR_END: berkson

/// Pearson's r.
pub fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let (mx, my) = (mean(pairs.iter().map(|p| p.0)), mean(pairs.iter().map(|p| p.1)));
    let sum =
        |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|p| f(p.0 - mx, p.1 - my)).sum::<f64>();
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

/// Two digits, and no sign on a zero.
fn two_digits(value: f64) -> String {
    format!("{:.2}", (100.0 * value).round() / 100.0 + 0.0)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(67);
    let (first, second) = best_of_week_one(two_weeks(&mut rng, 2000), 100);
    println!("the 100 best of week 1: {first:.4}; the same pins in week 2: {second:.4}");
    println!("share of the distance to 0.05 that is left: {:.2}", (second - 0.05) / (first - 0.05));

    println!("\nweek   users left   mean satisfaction");
    for (week, (left, mean)) in survivors(&mut rng, 10_000, 4).into_iter().enumerate() {
        println!("{week:>4} {left:>12} {:>19}", two_digits(mean));
    }

    let [all, selected] = berkson(&mut rng, 4000);
    println!(
        "\nr of quality and popularity: all {}, selected {}",
        two_digits(pearson(&all)),
        two_digits(pearson(&selected))
    );
    let [all, selected] = berkson(&mut rng, 250);
    let rest = all.into_iter().filter(|(x, y)| x + y <= 1.0);
    Figure::new("quality", "popularity")
        .x_range(-3.5, 3.5)
        .y_range(-3.5, 3.5)
        .with(Points::new("left out", rest).radius(2.0))
        .with(Points::new("in the table", selected).radius(3.0))
        .save("fallacies-berkson");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// 200 best pins: week 2 is known to √(0.06 · 0.94/400/200) = 0.0008; over a distance of 0.03 that
    /// is 0.03 of the share. Four of them, and 0.02 since rates are not quite normal.
    #[test]
    fn the_share_that_is_left() {
        let (first, second) = best_of_week_one(two_weeks(&mut Rng::new(1), 4000), 200);
        assert_close!((second - 0.05) / (first - 0.05), 0.457, 0.14);
    }

    /// One week: E(z | z + e > −1) is φ(1/√2)/Φ(1/√2)/√2 = 0.2890, 10,000 users, 4 · 0.01.
    #[test]
    fn the_first_survivors() {
        let report = survivors(&mut Rng::new(2), 10_000, 1);
        assert_close!(report[0].1, 0.0, 0.04);
        assert_close!(report[1].1, 0.2890, 0.04);
        assert_close!(report[1].0 as f64 / 1e4, 0.760, 0.018);
    }

    /// 5,000 pins: r is known to 0.014, among the 1,200 selected to about 0.02.
    #[test]
    fn selection_makes_a_correlation() {
        let [all, selected] = berkson(&mut Rng::new(3), 5000);
        assert_close!(pearson(&all), 0.0, 0.06);
        assert!(pearson(&selected) < -0.45, "{}", pearson(&selected));
    }
}
