//! How many users an experiment needs in each arm, and a simulation that asks whether that is true.
//!
//! p₁ and p₂ are the rates to tell apart, δ = p₂ − p₁, p̄ their mean, z(α) the two-sided and z(β) the
//! one-sided normal quantile. Two formulas are in use:
//!
//! - pooled: (z(α) √(2 p̄(1 − p̄)) + z(β) √(p₁(1 − p₁) + p₂(1 − p₂)))² / δ². It plans the z test with the
//!   pooled variance: the null hypothesis has one rate, the alternative has two;
//! - unpooled: (z(α) + z(β))² (p₁(1 − p₁) + p₂(1 − p₂)) / δ², two rates throughout.
//!
//! The rule of thumb 16 σ²/δ² rounds 2 (z(α) + z(β))² = 15.7 for α = 0.05 and power 0.8 (R. Kohavi and
//! others, "Controlled experiments on the web", Data Mining and Knowledge Discovery 18 (2009),
//! 140–181). Simulations: 10,000 experiments each, seed 57, counts drawn from the exact binomial
//! distribution; a share s lies within four standard errors √(s(1 − s)/10,000).

use kit::figure::{Figure, Line, Points, Side};
use kit::rng::Rng;

// ANCHOR: quantile
/// P(Z ≤ z), by Simpson's rule from 0 to z. Good for |z| < 8.
pub fn normal_cdf(z: f64) -> f64 {
    let h = z / 200.0;
    let density = |i: i32| (-0.5 * (f64::from(i) * h).powi(2)).exp();
    let inside: f64 = (1..200).map(|i| if i % 2 == 1 { 4.0 } else { 2.0 } * density(i)).sum();
    0.5 + (density(0) + inside + density(200)) * h / 3.0 / std::f64::consts::TAU.sqrt()
}

/// The z with P(Z ≤ z) = p, for 0 < p < 1: halve the interval that holds it.
pub fn normal_quantile(p: f64) -> f64 {
    let (mut low, mut high) = (-8.0, 8.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if normal_cdf(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
// ANCHOR_END: quantile

// ANCHOR: sizes
/// What an experiment is planned for: two-sided level `alpha`, and the chance `power` of seeing the
/// effect if it is there.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// The accepted share of false positives, for example 0.05.
    pub alpha: f64,
    /// The wanted share of true effects found, for example 0.8.
    pub power: f64,
}

impl Plan {
    fn z(self) -> (f64, f64) {
        (normal_quantile(1.0 - self.alpha / 2.0), normal_quantile(self.power))
    }

    /// Users per arm for the z test with the pooled variance.
    pub fn pooled(self, p_1: f64, p_2: f64) -> f64 {
        let ((z_alpha, z_beta), mean) = (self.z(), f64::midpoint(p_1, p_2));
        let null = (2.0 * mean * (1.0 - mean)).sqrt();
        let alternative = (p_1 * (1.0 - p_1) + p_2 * (1.0 - p_2)).sqrt();
        ((z_alpha * null + z_beta * alternative) / (p_2 - p_1)).powi(2)
    }

    /// Users per arm when both arms keep their own variance.
    pub fn unpooled(self, p_1: f64, p_2: f64) -> f64 {
        let (z_alpha, z_beta) = self.z();
        let variance = p_1 * (1.0 - p_1) + p_2 * (1.0 - p_2);
        variance * ((z_alpha + z_beta) / (p_2 - p_1)).powi(2)
    }

    /// Rows per arm for a difference `delta` of means with standard deviation `sigma`, large samples.
    pub fn means(self, sigma: f64, delta: f64) -> f64 {
        let (z_alpha, z_beta) = self.z();
        2.0 * ((z_alpha + z_beta) * sigma / delta).powi(2)
    }
}

/// The rule of thumb, for α = 0.05 and power 0.8.
pub fn rule_of_thumb(variance: f64, delta: f64) -> f64 {
    16.0 * variance / (delta * delta)
}
// ANCHOR_END: sizes

// ANCHOR: simulate
/// Numbers of successes among n users: a table of P(X ≤ k), then a search for a uniform number.
pub struct Binomial(Vec<f64>);

impl Binomial {
    /// The table, for 0 < p < 1.
    pub fn new(n: u32, p: f64) -> Self {
        let (mut log_mass, mut below) = (f64::from(n) * (1.0 - p).ln(), 0.0);
        let table = (0..=n).map(|k| {
            below += log_mass.exp();
            log_mass += (f64::from(n - k) / f64::from(k + 1) * p / (1.0 - p)).ln();
            below
        });
        Self(table.collect())
    }

    /// One draw.
    pub fn draw(&self, rng: &mut Rng) -> f64 {
        let u = rng.uniform();
        self.0.partition_point(|&below| below <= u).min(self.0.len() - 1) as f64
    }
}

/// The share of experiments with n users per arm that find p₁ ≠ p₂ at the 5 % level.
pub fn found(rng: &mut Rng, n: u32, (p_1, p_2): (f64, f64), experiments: u32) -> f64 {
    let (arm_1, arm_2, n) = (Binomial::new(n, p_1), Binomial::new(n, p_2), f64::from(n));
    let significant = |rng: &mut Rng| {
        let (x_1, x_2) = (arm_1.draw(rng), arm_2.draw(rng));
        let pooled = (x_1 + x_2) / (2.0 * n);
        (x_2 - x_1).abs() / n > 1.959_964 * (2.0 * pooled * (1.0 - pooled) / n).sqrt()
    };
    (0..experiments).filter(|_| significant(rng)).count() as f64 / f64::from(experiments)
}
// ANCHOR_END: simulate

// ANCHOR: main
fn main() {
    let plan = Plan { alpha: 0.05, power: 0.8 };
    println!("users per arm, level 5 % two-sided, power 80 %");
    println!(
        "  5 → 6 %   pooled {:9.2}   unpooled {:9.2}",
        plan.pooled(0.05, 0.06),
        plan.unpooled(0.05, 0.06)
    );
    println!(
        "  10 → 11 % pooled {:9.2}   unpooled {:9.2}",
        plan.pooled(0.10, 0.11),
        plan.unpooled(0.10, 0.11)
    );
    let rule = |p: f64| rule_of_thumb(p * (1.0 - p), 0.01);
    println!("  the rule of 16, with σ² of  5 %: {:.0}   of 5.5 %: {:.0}", rule(0.05), rule(0.055));
    println!("  half a standard deviation between two means: {:.2}", plan.means(1.0, 0.5));

    let mut rng = Rng::new(57);
    println!("10,000 simulated experiments each, 8158 users per arm");
    println!("  A/A, 5 % and 5 %:  found {:.4}", found(&mut rng, 8158, (0.05, 0.05), 10_000));
    println!("  A/B, 5 % and 6 %:  found {:.4}", found(&mut rng, 8158, (0.05, 0.06), 10_000));

    let formula = |n: f64| {
        let (null, alternative) = ((2.0_f64 * 0.055 * 0.945).sqrt(), (0.0475_f64 + 0.0564).sqrt());
        normal_cdf((0.01 * n.sqrt() - 1.959_964 * null) / alternative)
    };
    let sizes = [1000_u32, 2000, 4000, 6000, 8158, 11_000, 14_000];
    let simulated = sizes.map(|n| (f64::from(n), found(&mut rng, n, (0.05, 0.06), 2500)));
    let spans = simulated
        .map(|(_, s)| (4.0 * (s * (1.0 - s) / 2500.0).sqrt(), s))
        .map(|(e, s)| (s - e, s + e));
    Figure::new("users per arm", "chance to find 5 → 6 %")
        .x_range(0.0, 15_000.0)
        .y_range(0.0, 1.0)
        .y_tick(0.2)
        .horizontal("80 %", 0.8)
        .with(Line::new("formula", (1..=60).map(|i| f64::from(i) * 250.0).map(|n| (n, formula(n)))))
        .with(Points::new("simulated", simulated).spans(spans).name_at(6000.0, 0.66, Side::Right))
        .save("ab-testing-power");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const PLAN: Plan = Plan { alpha: 0.05, power: 0.8 };

    /// Computed independently for this book; the chapter says which formula is which.
    #[test]
    fn sizes_of_the_reference() {
        assert_close!(PLAN.pooled(0.05, 0.06), 8157.7314, 1e-8);
        assert_close!(PLAN.unpooled(0.05, 0.06), 8154.986, 1e-7);
        assert_close!(PLAN.pooled(0.10, 0.11), 14_750.79, 1e-6);
        assert_close!(rule_of_thumb(0.05 * 0.95, 0.01), 7600.0, 1e-9);
    }

    #[test]
    fn quantiles() {
        assert_close!(normal_quantile(0.975), 1.959_963_984_54, 1e-9);
        assert_close!(normal_quantile(0.8), 0.841_621_233_57, 1e-9);
        assert_close!(normal_quantile(0.5), 0.0, 1e-9);
    }

    #[test]
    fn half_the_effect_four_times_the_users() {
        assert_close!(PLAN.means(1.0, 0.1) / PLAN.means(1.0, 0.2), 4.0, 1e-12);
    }

    /// Four standard errors at 10,000 experiments: 0.0087 for 5 %, 0.016 for 80 %. The test counts
    /// whole users, so its level is not exactly 5 %: 0.001 more.
    #[test]
    fn the_simulation_agrees() {
        assert_close!(found(&mut Rng::new(1), 8158, (0.05, 0.05), 10_000), 0.05, 0.0097);
        assert_close!(found(&mut Rng::new(2), 8158, (0.05, 0.06), 10_000), 0.8, 0.017);
    }

    #[test]
    fn the_binomial_table() {
        let coin = Binomial::new(2, 0.5);
        for (seen, expected) in coin.0.iter().zip([0.25, 0.75, 1.0]) {
            assert_close!(*seen, expected, 1e-12);
        }
        let mut rng = Rng::new(3);
        let mean = (0..10_000).map(|_| Binomial::new(1, 0.3).draw(&mut rng)).sum::<f64>() / 1e4;
        assert_close!(mean, 0.3, 0.019); // 4 · √(0.21/10,000)
    }
}
