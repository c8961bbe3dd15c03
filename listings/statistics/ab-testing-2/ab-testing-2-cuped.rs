//! CUPED: subtract what was known about a user before the experiment.
//!
//! y is the metric during the experiment, x the same user's metric before it. The adjusted metric is
//! y − θ (x − x̄) with θ = cov(x, y) / var(x) over both arms and x̄ the mean of x over both arms. Its
//! variance is var(y) (1 − ρ²), where ρ is the correlation of x and y. x must not depend on the arm.
//!
//! A. Deng, Y. Xu, R. Kohavi, T. Walker, "Improving the sensitivity of online controlled experiments by
//! utilizing pre-experiment data", WSDM 2013.
//!
//! Simulation: 200 users per arm, standard normal x and y, effect 0.2, 1,000 experiments for each ρ, seed
//! 13. The ratio of two variances of 1,000 estimates lies within 4 · √(4/1,000) = 25 % of its expectation.

use kit::figure::{Figure, Line, Points, Side};
use kit::rng::Rng;

// ANCHOR: cuped
/// A user: which arm, the metric before, the metric during.
#[derive(Debug, Clone, Copy)]
pub struct User {
    /// In treatment?
    pub treated: bool,
    /// The metric before the experiment.
    pub before: f64,
    /// The metric during the experiment.
    pub during: f64,
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + value));
    sum / count
}

/// The slope of `during` on `before` over all users; 0 if `before` does not vary.
pub fn theta(users: &[User]) -> f64 {
    let center_x = mean(users.iter().map(|u| u.before));
    let center_y = mean(users.iter().map(|u| u.during));
    let with = |u: &User| (u.before - center_x) * (u.during - center_y);
    let covariance: f64 = users.iter().map(with).sum();
    let variance: f64 = users.iter().map(|u| (u.before - center_x).powi(2)).sum();
    if variance > 0.0 { covariance / variance } else { 0.0 }
}

/// Treatment minus control, mean of `during` − θ · `before`. The centre of `before` cancels.
pub fn effect(users: &[User], theta: f64) -> f64 {
    let of = |arm: bool| {
        mean(users.iter().filter(|u| u.treated == arm).map(|u| u.during - theta * u.before))
    };
    of(true) - of(false)
}
// ANCHOR_END: cuped

/// 400 users, half of them treated. The effect is 0.2; `leak` is what of it shows in `before`.
pub fn experiment(rng: &mut Rng, rho: f64, leak: f64) -> Vec<User> {
    (0..400)
        .map(|i| {
            let treated = i % 2 == 0;
            let (x, noise) = (rng.normal(), rng.normal());
            let during = rho * x + (1.0 - rho * rho).sqrt() * noise;
            let shift = f64::from(u8::from(treated));
            User { treated, before: x + leak * shift, during: during + 0.2 * shift }
        })
        .collect()
}

/// Means and variances of the plain and the adjusted estimates.
pub fn compare(rng: &mut Rng, rho: f64, leak: f64, experiments: usize) -> [(f64, f64); 2] {
    let estimates: Vec<[f64; 2]> = (0..experiments)
        .map(|_| {
            let users = experiment(rng, rho, leak);
            [effect(&users, 0.0), effect(&users, theta(&users))]
        })
        .collect();
    [0, 1].map(|which| {
        let center = mean(estimates.iter().map(|e| e[which]));
        (center, mean(estimates.iter().map(|e| (e[which] - center).powi(2))))
    })
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(13);
    println!("ρ      plain: mean, sd    CUPED: mean, sd    variance ×   1 − ρ²");
    let mut ratios = Vec::new();
    for rho in [0.0_f64, 0.3, 0.5, 0.7, 0.8, 0.9] {
        let [(plain, var), (adjusted, var_adjusted)] = compare(&mut rng, rho, 0.0, 1000);
        ratios.push((rho, var_adjusted / var));
        let (sd, sd_adjusted, expected) = (var.sqrt(), var_adjusted.sqrt(), 1.0 - rho * rho);
        println!(
            "{rho:.1}    {plain:>8.3}  {sd:.3}    {adjusted:>8.3}  {sd_adjusted:.3}    {:>9.3}    {expected:.2}",
            var_adjusted / var
        );
    }
    let [(plain, _), (adjusted, _)] = compare(&mut rng, 0.7, 0.2, 1000);
    println!("x taken after the start, ρ 0.7: plain {plain:.3}, \"adjusted\" {adjusted:.3}");

    let curve = (0..=50).map(|i| f64::from(i) / 50.0).map(|rho| (rho, 1.0 - rho * rho));
    Figure::new("correlation with the time before", "variance left")
        .unit_square()
        .with(Line::new("1 − ρ²", curve).name_at(0.4, 0.75, Side::Left))
        .with(Points::new("simulated", ratios).name_at(0.7, 0.55, Side::Right))
        .save("ab-testing-2-cuped");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn users(rows: &[(bool, f64, f64)]) -> Vec<User> {
        rows.iter().map(|&(treated, before, during)| User { treated, before, during }).collect()
    }

    /// By hand: x 1, 3 and 2, 6; y 2, 4 and 4, 8. Means 3 and 4.5; covariance sum
    /// 5 + 0 + 0.5 + 10.5 = 16, variance sum 14; plain 6 − 3 = 3, adjusted 3 − 16/14 · 2.
    #[test]
    fn by_hand() {
        let users =
            users(&[(false, 1.0, 2.0), (false, 3.0, 4.0), (true, 2.0, 4.0), (true, 6.0, 8.0)]);
        assert_close!(theta(&users), 16.0 / 14.0, 1e-12);
        assert_close!(effect(&users, 0.0), 3.0, 1e-12);
        assert_close!(effect(&users, theta(&users)), 3.0 - 32.0 / 14.0, 1e-12);
    }

    #[test]
    fn nothing_known_before() {
        let users = users(&[(false, 0.0, 2.0), (true, 0.0, 5.0)]);
        assert_close!(theta(&users), 0.0, 1e-12);
        assert_close!(effect(&users, theta(&users)), 3.0, 1e-12);
        assert!(effect(&users[..1], 0.0).is_nan()); // an arm is empty
    }

    /// 1,000 experiments: ratio of variances within 4 · √(4/1,000) = 25 % of 1 − ρ²; the means within four
    /// standard errors, 4 · 0.1/√1,000 = 0.013.
    #[test]
    fn unbiased_and_narrower() {
        let [(plain, var), (adjusted, var_adjusted)] = compare(&mut Rng::new(1), 0.7, 0.0, 1000);
        assert_close!(plain, 0.2, 0.013);
        assert_close!(adjusted, 0.2, 0.013);
        assert_close!(var_adjusted / var / 0.51, 1.0, 0.25);
    }
}
