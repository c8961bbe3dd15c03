//! Sample ratio mismatch: check the split before you read a metric.
//!
//! The users of the arms are counted and compared with the planned shares by chi-square (one degree of
//! freedom for two arms, where chi-square is z²). The alarm limit is p < 0.001: the check runs on every
//! experiment, so it must be quiet when nothing is wrong.
//!
//! Simulation: 200,000 users, half in each arm, no effect at all. Each user has an activity, exponential
//! with mean 10 saves. In the treatment the log loses everybody with more than 40 saves (a crash, a bot
//! filter, a time-out): exp(−4) = 1.8 % of the arm. Seed 91.
//!
//! A. Fabijan and others, "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019.

use kit::rng::Rng;

/// P(|Z| ≥ |z|), by Simpson's rule. `ab-testing-tests` explains it.
fn normal_p(z: f64) -> f64 {
    let h = 12.0 / 1000.0;
    let density = |i: i32| (-0.5 * (z.abs() + f64::from(i) * h).powi(2)).exp();
    let inside: f64 = (1..1000).map(|i| if i % 2 == 1 { 4.0 } else { 2.0 } * density(i)).sum();
    (density(0) + inside + density(1000)) * h / 3.0 * std::f64::consts::FRAC_2_PI.sqrt()
}

// ANCHOR: srm
/// Chi-square and p-value of the counts of two arms when arm A should have the share `share_a`.
/// `None` without users, or if an arm was planned to be empty.
pub fn sample_ratio(a: u32, b: u32, share_a: f64) -> Option<(f64, f64)> {
    let (a, b) = (f64::from(a), f64::from(b));
    let (plan_a, plan_b) = ((a + b) * share_a, (a + b) * (1.0 - share_a));
    let chi_square = (a - plan_a).powi(2) / plan_a + (b - plan_b).powi(2) / plan_b;
    chi_square.is_finite().then(|| (chi_square, normal_p(chi_square.sqrt())))
}
// ANCHOR_END: srm

// ANCHOR: lost
/// Saves of the users that the log still has, control and treatment.
pub fn logged(rng: &mut Rng, users: u32) -> (Vec<f64>, Vec<f64>) {
    let (mut control, mut treatment) = (Vec::new(), Vec::new());
    for _ in 0..users {
        let saves = -10.0 * (1.0 - rng.uniform()).ln();
        if rng.bernoulli(0.5) {
            control.push(saves);
        } else if saves <= 40.0 {
            treatment.push(saves); // the others are lost
        }
    }
    (control, treatment)
}
// ANCHOR_END: lost

/// Mean and squared standard error.
fn summary(rows: &[f64]) -> (f64, f64) {
    let n = rows.len() as f64;
    let mean = rows.iter().sum::<f64>() / n;
    (mean, rows.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0) / n)
}

// ANCHOR: main
fn main() {
    println!("      A        B   planned   chi-square   p");
    for (a, b, share) in
        [(5000, 5000, 0.5), (5020, 4980, 0.5), (50_200, 49_800, 0.5), (502_000, 498_000, 0.5)]
    {
        let (chi_square, p) = sample_ratio(a, b, share).expect("users");
        println!("{a:>7}  {b:>7}   {share:>7}   {chi_square:>10.2}   {p:.6}");
    }
    let (control, treatment) = logged(&mut Rng::new(91), 200_000);
    let count = |rows: &[f64]| u32::try_from(rows.len()).expect("few enough");
    let (chi_square, p) = sample_ratio(count(&control), count(&treatment), 0.5).expect("users");
    let ((mean_c, var_c), (mean_t, var_t)) = (summary(&control), summary(&treatment));
    let z = (mean_t - mean_c) / (var_c + var_t).sqrt();
    println!("no effect, 1.8 % of the treatment lost");
    println!(
        "  users {} and {}: chi-square {chi_square:.1}, p {p:.6}",
        control.len(),
        treatment.len()
    );
    println!(
        "  saves {mean_c:.3} and {mean_t:.3}: z {z:.1}, a \"loss\" of {:.1} %",
        100.0 * (1.0 - mean_t / mean_c)
    );
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// (110,000 − 120,000)²/120,000 + (90,000 − 80,000)²/80,000 = 833.33 + 1250.
    #[test]
    fn by_hand() {
        let (chi_square, p) = sample_ratio(110_000, 90_000, 0.6).expect("users");
        assert_close!(chi_square, 2_083.333_333, 1e-6);
        assert!(p < 1e-100);
        let (chi_square, p) = sample_ratio(50_200, 49_800, 0.5).expect("users");
        assert_close!(chi_square, 1.6, 1e-9);
        assert_close!(p, 0.205_903, 1e-6);
    }

    #[test]
    fn a_perfect_split() {
        let (chi_square, p) = sample_ratio(70, 30, 0.7).expect("users");
        assert_close!(chi_square, 0.0, 1e-12);
        assert_close!(p, 1.0, 1e-6);
    }

    #[test]
    fn nothing_to_check() {
        assert_eq!(sample_ratio(0, 0, 0.5), None);
        assert_eq!(sample_ratio(10, 5, 1.0), None);
    }

    /// An honest split raises the alarm in 1 of 1,000 experiments: at most 6 of 2,000 (a Poisson number
    /// of mean 2 exceeds 6 with chance 0.005).
    #[test]
    fn quiet_when_nothing_is_wrong() {
        let mut rng = Rng::new(5);
        let alarms = (0..2000)
            .filter(|_| {
                let a = (0..1000).filter(|_| rng.bernoulli(0.5)).count();
                let a = u32::try_from(a).expect("at most 1,000");
                sample_ratio(a, 1000 - a, 0.5).expect("users").1 < 0.001
            })
            .count();
        assert!(alarms <= 6, "{alarms}");
    }

    /// Mean of an exponential cut off at four means: 10 (1 − 4 e⁻⁴/(1 − e⁻⁴)) = 9.254.
    #[test]
    fn the_lost_users_are_the_whole_effect() {
        let (control, treatment) = logged(&mut Rng::new(6), 100_000);
        let lost = 4.0 * (-4.0_f64).exp() / (1.0 - (-4.0_f64).exp());
        assert_close!(summary(&control).0, 10.0, 0.018); // four standard errors, 0.045, of 10
        assert_close!(summary(&treatment).0, 10.0 * (1.0 - lost), 0.018);
    }
}
