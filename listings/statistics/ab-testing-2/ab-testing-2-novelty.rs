//! Effects that change with time: novelty and learning, read day by day.
//!
//! The effect on day d = 1, 2, … is `lasting` + (`first` − `lasting`) e^(−(d − 1)/4). Each day both arms have
//! 20,000 users with a metric of standard deviation 1, so a day's difference has standard error 0.01.
//! 14 days, seed 16. The numbers are made up: they show a shape, not anybody's measurement.

use kit::figure::{Figure, Line, Points, Side};
use kit::rng::Rng;

const ERROR: f64 = 0.01;

// ANCHOR: days
/// The true effect on day `day`, counted from 1.
pub fn effect(first: f64, lasting: f64, day: u32) -> f64 {
    lasting + (first - lasting) * (-(f64::from(day) - 1.0) / 4.0).exp()
}

/// Measured differences on days 1 to 14.
pub fn measure(rng: &mut Rng, first: f64, lasting: f64) -> Vec<f64> {
    (1..=14).map(|day| effect(first, lasting, day) + ERROR * rng.normal()).collect()
}

/// Mean difference over some days, and its z if days are independent.
pub fn window(days: &[f64]) -> (f64, f64) {
    let mean = days.iter().sum::<f64>() / days.len() as f64;
    (mean, mean / (ERROR / (days.len() as f64).sqrt()))
}
// ANCHOR_END: days

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(16);
    let novelty = measure(&mut rng, 0.06, -0.025);
    let learning = measure(&mut rng, -0.04, 0.04);
    println!("                 day 1           days 1-14        days 8-14");
    for (name, days) in [("novelty", &novelty), ("learning", &learning)] {
        print!("{name:9}");
        for (mean, z) in [window(&days[..1]), window(days), window(&days[7..])] {
            print!("  {mean:>7.4} z {z:>5.1}");
        }
        println!();
    }
    let points = |days: &[f64]| (1..).map(f64::from).zip(days.to_vec()).collect::<Vec<_>>();
    let curve = |first, lasting| (1..=14).map(move |d| (f64::from(d), effect(first, lasting, d)));
    let spans =
        |days: &[f64]| days.iter().map(|e| (e - 2.0 * ERROR, e + 2.0 * ERROR)).collect::<Vec<_>>();
    Figure::new("day", "treatment − control")
        .x_range(0.0, 16.0)
        .x_tick(2.0)
        .y_range(-0.08, 0.1)
        .horizontal("", 0.0)
        .with(Line::new("novelty, true", curve(0.06, -0.025)).name_at(2.0, 0.075, Side::Right))
        .with(Line::new("learning, true", curve(-0.04, 0.04)).name_at(10.0, 0.075, Side::Right))
        .with(Points::new("novelty", points(&novelty)).spans(spans(&novelty)).unnamed())
        .with(Points::new("learning", points(&learning)).unnamed())
        .save("ab-testing-2-novelty");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_shape() {
        assert_close!(effect(0.06, -0.025, 1), 0.06, 1e-12);
        assert_close!(effect(0.06, -0.025, 200), -0.025, 1e-12);
        assert_close!(effect(0.3, 0.3, 5), 0.3, 1e-12);
    }

    /// The true mean of days 1 to 14 is −0.025 + 0.085 · Σ e^(−d/4)/14: near zero while both ends are not.
    #[test]
    fn two_weeks_on_average_hide_both_ends() {
        let mean = |days: std::ops::RangeInclusive<u32>| {
            let n = f64::from(days.end() - days.start() + 1);
            days.map(|d| effect(0.06, -0.025, d)).sum::<f64>() / n
        };
        assert!(mean(1..=14).abs() < 0.005, "{}", mean(1..=14));
        assert!(mean(8..=14) < -0.015, "{}", mean(8..=14));
    }

    #[test]
    fn windows() {
        let (mean, z) = window(&[0.01, 0.03, 0.01, 0.03]);
        assert_close!(mean, 0.02, 1e-12);
        assert_close!(z, 4.0, 1e-12);
        assert!(window(&[]).0.is_nan());
    }
}
