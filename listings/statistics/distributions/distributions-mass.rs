//! Five distributions by their logarithms: Bernoulli, binomial, Poisson, Gaussian, exponential.
//!
//! Contract: parameters within their ranges (0 < p < 1, rate > 0, deviation > 0); every function
//! answers the natural logarithm of the mass or density, −∞ where it is 0. ln k! is summed, exact to
//! rounding; at work use a log-gamma function. Formulas: any textbook, for example L. Wasserman, "All
//! of Statistics", Springer 2004, chapter 2.

use std::f64::consts::TAU;

// ANCHOR: mass
/// ln k!, by summing: O(k).
pub fn ln_factorial(k: u32) -> f64 {
    (2..=k).map(|i| f64::from(i).ln()).sum()
}

/// ln P(k successes in n independent trials). Bernoulli is n = 1.
pub fn ln_binomial(k: u32, n: u32, p: f64) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let ways = ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
    ways + f64::from(k) * p.ln() + f64::from(n - k) * (-p).ln_1p()
}

/// ln P(k events) when `rate` are expected.
pub fn ln_poisson(k: u32, rate: f64) -> f64 {
    f64::from(k) * rate.ln() - rate - ln_factorial(k)
}

/// ln of the normal density.
pub fn ln_normal(x: f64, mean: f64, deviation: f64) -> f64 {
    let z = (x - mean) / deviation;
    -0.5 * z * z - deviation.ln() - 0.5 * TAU.ln()
}

/// ln of the density of a waiting time with `rate` events per unit of time.
pub fn ln_exponential(x: f64, rate: f64) -> f64 {
    if x < 0.0 { f64::NEG_INFINITY } else { rate.ln() - rate * x }
}
// ANCHOR_END: mass

/// Total, mean and variance of a distribution on 0..=`last`, summed from its masses.
pub fn moments(ln_mass: impl Fn(u32) -> f64, last: u32) -> (f64, f64, f64) {
    let masses: Vec<f64> = (0..=last).map(|k| ln_mass(k).exp()).collect();
    let sum = |f: &dyn Fn(f64) -> f64| -> f64 {
        (0..=last).zip(&masses).map(|(k, mass)| f(f64::from(k)) * mass).sum()
    };
    let mean = sum(&|k| k);
    (sum(&|_| 1.0), mean, sum(&|k| (k - mean).powi(2)))
}

// ANCHOR: main
fn main() {
    println!("                     total    mean   variance");
    for (name, (total, mean, variance)) in [
        ("Bernoulli 0.03", moments(|k| ln_binomial(k, 1, 0.03), 1)),
        ("binomial 200, 0.03", moments(|k| ln_binomial(k, 200, 0.03), 200)),
        ("Poisson 6", moments(|k| ln_poisson(k, 6.0), 100)),
    ] {
        println!("{name:<18} {total:7.4} {mean:7.4} {variance:10.4}");
    }
    println!("\n  k   binomial   Poisson");
    for k in [0, 3, 6, 9, 12] {
        let (b, p) = (ln_binomial(k, 200, 0.03).exp(), ln_poisson(k, 6.0).exp());
        println!("{k:>3}   {b:8.4}   {p:7.4}");
    }
    // The likelihood of 5000 clicks and misses, as a product and as a sum of logarithms.
    let product: f64 = (0..5000).map(|i| if i % 20 == 0 { 0.05 } else { 0.95 }).product();
    let sum: f64 = (0..5000).map(|i| ln_binomial(u32::from(i % 20 == 0), 1, 0.05)).sum();
    println!("\nlikelihood {product}, log-likelihood {sum:.2}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn by_hand() {
        assert_close!(ln_binomial(2, 3, 0.5).exp(), 0.375, 1e-12);
        assert_close!(ln_poisson(2, 3.0).exp(), 4.5 * (-3.0_f64).exp(), 1e-12);
        assert_close!(ln_normal(0.0, 0.0, 1.0).exp(), 0.398_942_280_401, 1e-12);
        assert_close!(ln_exponential(2.0, 0.5).exp(), 0.5 * (-1.0_f64).exp(), 1e-12);
    }

    #[test]
    fn where_nothing_can_be() {
        assert!(ln_binomial(4, 3, 0.5).exp() < 1e-300);
        assert!(ln_exponential(-1.0, 0.5).exp() < 1e-300);
    }

    /// Mean n p and variance n p (1 − p); rate and rate.
    #[test]
    fn moments_as_in_the_table() {
        let (total, mean, variance) = moments(|k| ln_binomial(k, 50, 0.3), 50);
        assert_close!(total, 1.0, 1e-12);
        assert_close!(mean, 15.0, 1e-11);
        assert_close!(variance, 10.5, 1e-11);
        let (total, mean, variance) = moments(|k| ln_poisson(k, 2.5), 80);
        assert_close!(total, 1.0, 1e-12);
        assert_close!(mean, 2.5, 1e-12);
        assert_close!(variance, 2.5, 1e-12);
    }

    /// e^−1000 is 0 in a float; the logarithm of the mass at the mode is not.
    #[test]
    fn a_large_rate_in_log_space() {
        assert!((-1000.0_f64).exp() < 1e-300);
        // Stirling: the mass at the mode is 1/√(2π rate), less 1/(12 rate) of it.
        let expected = -0.5 * (TAU * 1000.0).ln() - 1.0 / 12_000.0;
        assert_close!(ln_poisson(1000, 1000.0), expected, 1e-8);
    }
}
