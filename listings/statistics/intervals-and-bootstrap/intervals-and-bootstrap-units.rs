//! What to resample: users, not rows. And a statistic that no resampling saves.
//!
//! A click rate is a ratio of sums, clicks/impressions. Impressions of one user share that user's
//! taste, so they are not independent. Resampling users keeps what belongs together together.
//!
//! Simulated users: impressions 1 + ⌊10 e^z⌋, a click rate of their own, uniform on 0..0.4; the true
//! ratio of expectations is 0.2, since rate and impressions are independent. 300 data sets of 100
//! users with 200 resamples each, seed 7.
//!
//! The maximum: for values uniform on 0..θ the largest of n lies below θ, always, so a percentile
//! interval of the maximum never contains θ.
//!
//! Sources: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", Chapman & Hall 1993,
//! section 7.4 (the maximum); A. C. Davison, D. V. Hinkley, "Bootstrap Methods and their
//! Application", Cambridge 1997, section 3.8 (clustered data).

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positions and counts, small and not negative"
)]

use kit::rng::Rng;

/// What one user did.
#[derive(Debug, Clone, Copy)]
pub struct User {
    /// Pins shown, at least one.
    pub impressions: u32,
    /// Pins clicked.
    pub clicks: u32,
}

// ANCHOR: bootstrap
/// (low, high), 95 %, of any statistic, by resampling `units`: the things that are independent.
pub fn bootstrap_interval<T: Copy>(
    units: &[T],
    statistic: impl Fn(&[T]) -> f64,
    resamples: usize,
    rng: &mut Rng,
) -> (f64, f64) {
    let mut results: Vec<f64> = Vec::with_capacity(resamples);
    let mut sample = units.to_vec();
    for _ in 0..resamples {
        for slot in &mut sample {
            *slot = units[rng.below(units.len())];
        }
        results.push(statistic(&sample));
    }
    results.sort_by(f64::total_cmp);
    (quantile(&results, 0.025), quantile(&results, 0.975))
}

/// Clicks over impressions, both summed first.
pub fn click_rate(users: &[User]) -> f64 {
    let clicks: u32 = users.iter().map(|user| user.clicks).sum();
    let impressions: u32 = users.iter().map(|user| user.impressions).sum();
    f64::from(clicks) / f64::from(impressions)
}
// ANCHOR_END: bootstrap

/// Linear between neighbours at position q (B − 1).
fn quantile(sorted: &[f64], q: f64) -> f64 {
    let position = q * (sorted.len() - 1) as f64;
    let below = position as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (position - below as f64) * (sorted[above] - sorted[below])
}

// ANCHOR: formulas
/// The standard error of a click rate if all impressions were independent.
pub fn rows_standard_error(users: &[User]) -> f64 {
    let impressions: u32 = users.iter().map(|user| user.impressions).sum();
    let rate = click_rate(users);
    (rate * (1.0 - rate) / f64::from(impressions)).sqrt()
}

/// The standard error of a ratio of sums over independent users (delta method): the residuals
/// clicks − rate · impressions add up to 0, and their variance is what counts.
pub fn users_standard_error(users: &[User]) -> f64 {
    let (n, rate) = (users.len() as f64, click_rate(users));
    let impressions: u32 = users.iter().map(|user| user.impressions).sum();
    let residual = |user: &User| f64::from(user.clicks) - rate * f64::from(user.impressions);
    let squares: f64 = users.iter().map(|user| residual(user).powi(2)).sum();
    (squares * n / (n - 1.0)).sqrt() / f64::from(impressions)
}
// ANCHOR_END: formulas

/// `n` users of the world in the header.
pub fn users(n: usize, rng: &mut Rng) -> Vec<User> {
    (0..n)
        .map(|_| {
            let impressions = 1 + (10.0 * rng.normal().exp()) as u32;
            let rate = 0.4 * rng.uniform();
            let clicks = (0..impressions).map(|_| u32::from(rng.bernoulli(rate))).sum();
            User { impressions, clicks }
        })
        .collect()
}

/// Of `data_sets`, the shares whose intervals contain 0.2: rows, users by formula, bootstrap of users.
pub fn coverages(data_sets: u32, resamples: usize, rng: &mut Rng) -> [f64; 3] {
    let mut hits = [0_u32; 3];
    for _ in 0..data_sets {
        let users = users(100, rng);
        let rate = click_rate(&users);
        let around = |error: f64| (rate - 1.96 * error, rate + 1.96 * error);
        let intervals = [
            around(rows_standard_error(&users)),
            around(users_standard_error(&users)),
            bootstrap_interval(&users, click_rate, resamples, rng),
        ];
        for (hits, (low, high)) in hits.iter_mut().zip(intervals) {
            *hits += u32::from(low <= 0.2 && 0.2 <= high);
        }
    }
    hits.map(|hits| f64::from(hits) / f64::from(data_sets))
}

/// The largest of at least one number.
pub fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(7);
    let users = users(100, &mut rng);
    let impressions: u32 = users.iter().map(|user| user.impressions).sum();
    println!("100 users, {impressions} impressions, click rate {:.3}", click_rate(&users));
    println!("standard error, rows  {:.4}", rows_standard_error(&users));
    println!("standard error, users {:.4}", users_standard_error(&users));
    let (low, high) = bootstrap_interval(&users, click_rate, 2000, &mut rng);
    println!("bootstrap of users    {low:.3} to {high:.3}");
    let [rows, formula, bootstrap] = coverages(300, 200, &mut rng);
    println!("coverage: rows {rows:.3}, users {formula:.3}, bootstrap of users {bootstrap:.3}\n");

    let values: Vec<f64> = (0..50).map(|_| rng.uniform()).collect();
    let (low, high) = bootstrap_interval(&values, largest, 2000, &mut rng);
    println!("largest of 50 below 1: seen {:.4}", largest(&values));
    println!("bootstrap interval {low:.4} to {high:.4}: it does not reach 1");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn one_impression_each_makes_users_rows() {
        let users: Vec<User> =
            (0..50).map(|i| User { impressions: 1, clicks: u32::from(i % 4 == 0) }).collect();
        let (rows, users) = (rows_standard_error(&users), users_standard_error(&users));
        assert_close!(users, rows * (50.0_f64 / 49.0).sqrt(), 1e-12);
    }

    /// Ten copies of everything in every user: the same user error, a tenth of the row variance.
    #[test]
    fn copies_fool_rows_only() {
        let mut rng = Rng::new(1);
        let few = users(80, &mut rng);
        let many: Vec<User> = few
            .iter()
            .map(|user| User { impressions: 10 * user.impressions, clicks: 10 * user.clicks })
            .collect();
        assert_close!(users_standard_error(&many), users_standard_error(&few), 1e-12);
        let ratio = rows_standard_error(&many) / rows_standard_error(&few);
        assert_close!(ratio, 0.1_f64.sqrt(), 1e-12);
    }

    /// 300 data sets: three standard errors of 0.95 are 0.038. Few, unequal users cost some coverage.
    #[test]
    fn only_users_keep_the_promise() {
        let [rows, formula, bootstrap] = coverages(300, 200, &mut Rng::new(8));
        assert!((0.60..0.86).contains(&rows), "{rows}");
        assert!((0.88..0.98).contains(&formula), "{formula}");
        assert!((0.88..0.98).contains(&bootstrap), "{bootstrap}");
    }

    /// 63 % of the resamples contain the largest value: 1 − (1 − 1/n)ⁿ.
    #[test]
    fn the_maximum_never_gets_beyond_the_sample() {
        let mut rng = Rng::new(9);
        for _ in 0..50 {
            let values: Vec<f64> = (0..30).map(|_| rng.uniform()).collect();
            let (_, high) = bootstrap_interval(&values, largest, 200, &mut rng);
            assert_close!(high, largest(&values), 0.0);
        }
    }
}
