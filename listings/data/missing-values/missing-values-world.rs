//! Three columns with missing values, each missing for another reason, beside the truth.
//!
//! Data: the world of seed 7, where a user's country is missing at random (MCAR), an event's dwell
//! time is missing for a third of Android (MAR, given the platform), and an age is missing the more
//! often the higher it is (MNAR). The true ages and dwell times stand beside them, as in no real log.
//! "Chance" is what leaving out as many rows at random would do to a mean: a standard deviation of
//! s · √((1/seen − 1/all)).

use kit::figure::{Figure, Histogram};
use kit::world::{Platform, World};

// ANCHOR: rate
/// Shares of missing values in each group, with the number of rows.
pub fn missing_rates<G: Ord + Copy, T>(rows: &[(G, Option<T>)]) -> Vec<(G, f64, usize)> {
    let mut groups: Vec<G> = rows.iter().map(|row| row.0).collect();
    groups.sort_unstable();
    groups.dedup();
    let rate = |group: G| {
        let of: Vec<bool> =
            rows.iter().filter(|row| row.0 == group).map(|row| row.1.is_none()).collect();
        let missing = of.iter().filter(|&&missing| missing).count();
        (group, missing as f64 / of.len() as f64, of.len())
    };
    groups.into_iter().map(rate).collect()
}
// ANCHOR_END: rate

/// Mean and standard deviation (divided by n).
pub fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n).sqrt())
}

/// How far the mean of what is seen lies from the true one, and how far chance would put it.
pub fn bias(seen: &[f64], truth: &[f64]) -> (f64, f64) {
    let (mean, deviation) = moments(truth);
    let chance = deviation * (1.0 / seen.len() as f64 - 1.0 / truth.len() as f64).sqrt();
    (moments(seen).0 - mean, chance)
}

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let users = || world.users.iter();
    let countries: Vec<_> = users().map(|user| (user.platform, user.country)).collect();
    let ages: Vec<_> = users().map(|user| (user.platform, user.age)).collect();
    let dwells: Vec<_> =
        world.engagements.iter().map(|event| (event.platform, event.dwell_seconds)).collect();
    println!("missing     android   ios   web");
    print_rates("country", &missing_rates(&countries));
    print_rates("age", &missing_rates(&ages));
    print_rates("dwell", &missing_rates(&dwells));

    // What nobody can compute at work: the share of missing ages by true age.
    let decades: Vec<_> =
        users().zip(&world.true_ages).map(|(user, age)| (age / 20 * 20, user.age)).collect();
    for (from, rate, n) in missing_rates(&decades) {
        println!("true age {:2}–{}: {:2.0} % of {n}", from.max(18), from + 19, 100.0 * rate);
    }

    let seen: Vec<f64> = users().filter_map(|user| user.age).map(f64::from).collect();
    let truth: Vec<f64> = world.true_ages.iter().map(|&age| f64::from(age)).collect();
    print_bias("age", &seen, &truth);
    let seen_dwells: Vec<f64> = dwells.iter().filter_map(|row| row.1).collect();
    print_bias("dwell", &seen_dwells, &world.true_dwells);
    seconds_looked_at(&world);
    figure(&truth, &seen);
}
// ANCHOR_END: main

fn print_rates(column: &str, rates: &[(Platform, f64, usize)]) {
    let rates: Vec<String> =
        rates.iter().map(|(_, rate, _)| format!("{:4.0} %", 100.0 * rate)).collect();
    println!("{column:10}  {}", rates.join(""));
}

fn print_bias(column: &str, seen: &[f64], truth: &[f64]) {
    let (bias, chance) = bias(seen, truth);
    let (seen, truth) = (moments(seen).0, moments(truth).0);
    println!("mean {column:5}  seen {seen:5.2}, true {truth:5.2}: {bias:+.2}, chance ±{chance:.2}");
}

/// Total seconds on Android, as the log adds them up and as they were.
fn seconds_looked_at(world: &World) {
    let on_android = world
        .engagements
        .iter()
        .zip(&world.true_dwells)
        .filter(|(e, _)| e.platform == Platform::Android);
    let (mut seen, mut truth) = (0.0, 0.0);
    for (event, dwell) in on_android {
        seen += event.dwell_seconds.unwrap_or(0.0);
        truth += dwell;
    }
    println!("seconds on Android: {seen:.0} if missing is 0, {truth:.0} in truth");
}

fn figure(truth: &[f64], seen: &[f64]) {
    let mean = moments(seen).0;
    let mut filled = seen.to_vec();
    filled.resize(truth.len(), mean);
    Figure::new("age in years", "users")
        .with(Histogram::new("true", truth, (15.0, 75.0), 12))
        .with(Histogram::new("filled with the mean", &filled, (15.0, 75.0), 12))
        .save("missing-values-ages");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn rates_by_hand() {
        let rows = [('a', Some(1)), ('b', None), ('a', None), ('a', Some(2)), ('a', None)];
        assert_eq!(missing_rates(&rows), [('a', 0.5, 4), ('b', 1.0, 1)]);
        assert!(missing_rates::<char, u8>(&[]).is_empty());
    }

    /// More than three standard deviations for MNAR; dwell is missing by platform, and platforms hardly differ.
    #[test]
    fn ages_are_biased_and_dwell_times_are_not() {
        let world = World::new(7);
        let seen: Vec<f64> = world.users.iter().filter_map(|u| u.age).map(f64::from).collect();
        let truth: Vec<f64> = world.true_ages.iter().map(|&age| f64::from(age)).collect();
        let (off, chance) = bias(&seen, &truth);
        assert!(off < -3.0 * chance, "{off} against {chance}");
        let seen: Vec<f64> = world.engagements.iter().filter_map(|e| e.dwell_seconds).collect();
        let (off, chance) = bias(&seen, &world.true_dwells);
        assert!(off.abs() < 3.0 * chance, "{off} against {chance}");
    }

    #[test]
    fn nothing_missing_nothing_off() {
        let (off, chance) = bias(&[1.0, 5.0], &[1.0, 5.0]);
        assert_close!(off, 0.0, 1e-15);
        assert_close!(chance, 0.0, 1e-15);
    }
}
