//! Maximum likelihood, checked by the slope, and what a prior adds: the posterior of a click rate.
//!
//! Contract: the maximum of a log-likelihood in the inside of its range has slope 0. The slope is
//! taken by central differences with step h = 10⁻⁵: error about h² times the third derivative.
//!
//! Prior Beta(a, b), density proportional to p^(a−1) (1 − p)^(b−1). After s clicks and f misses the
//! posterior is Beta(a + s, b + f): mean (a + s)/(a + b + s + f), mode (MAP) with 1 less above and 2
//! less below, if a + s and b + f exceed 1.
//!
//! Source: L. Wasserman, "All of Statistics", Springer 2004, chapters 9 and 11.

// ANCHOR: mle
/// Bernoulli: the share of successes.
pub fn fit_bernoulli(successes: u32, n: u32) -> f64 {
    f64::from(successes) / f64::from(n)
}

/// Poisson: the mean count.
pub fn fit_poisson(counts: &[u32]) -> f64 {
    counts.iter().map(|&k| f64::from(k)).sum::<f64>() / counts.len() as f64
}

/// Exponential: one over the mean waiting time.
pub fn fit_exponential(waits: &[f64]) -> f64 {
    waits.len() as f64 / waits.iter().sum::<f64>()
}

/// Gaussian: mean, and the variance with divisor n (too small by (n − 1)/n on average).
pub fn fit_normal(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n)
}
// ANCHOR_END: mle

// ANCHOR: slope
/// The slope of `f` at `x`.
pub fn slope(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-5;
    (f(x + h) - f(x - h)) / (2.0 * h)
}
// ANCHOR_END: slope

// ANCHOR: posterior
/// A Beta distribution of a rate: `a` and `b` count like clicks and misses.
#[derive(Debug, Clone, Copy)]
pub struct Beta {
    /// Above 0.
    pub a: f64,
    /// Above 0.
    pub b: f64,
}

impl Beta {
    /// What is known after more clicks and misses.
    #[must_use]
    pub fn after(self, clicks: u32, misses: u32) -> Self {
        Self { a: self.a + f64::from(clicks), b: self.b + f64::from(misses) }
    }

    /// The mean: the smoothed rate.
    pub fn mean(self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// The mode (MAP). `None` if the density has no maximum inside 0..1.
    pub fn mode(self) -> Option<f64> {
        (self.a > 1.0 && self.b > 1.0).then(|| (self.a - 1.0) / (self.a + self.b - 2.0))
    }

    /// The standard deviation.
    pub fn deviation(self) -> f64 {
        (self.mean() * (1.0 - self.mean()) / (self.a + self.b + 1.0)).sqrt()
    }
}
// ANCHOR_END: posterior

// ANCHOR: main
fn main() {
    let waits = [0.5, 2.0, 1.1, 0.4]; // minutes between saves
    let rate = fit_exponential(&waits);
    let ln_likelihood = |rate: f64| waits.iter().map(|x| rate.ln() - rate * x).sum::<f64>();
    println!("exponential: rate {rate} per minute, slope there {:.6}", slope(ln_likelihood, rate));
    println!(
        "slopes at 0.9 and 1.1: {:.2}, {:.2}",
        slope(ln_likelihood, 0.9),
        slope(ln_likelihood, 1.1)
    );

    let prior = Beta { a: 2.0, b: 38.0 }; // click rates of other pins: around 0.05
    println!("\n clicks  shown     MLE     MAP    mean   ± deviation");
    for (clicks, shown) in [(0, 0), (1, 1), (0, 20), (3, 20), (70, 1000)] {
        let posterior = prior.after(clicks, shown - clicks);
        let mle = match shown {
            0 => "  none".to_owned(),
            _ => format!("{:6.3}", fit_bernoulli(clicks, shown)),
        };
        let map = posterior.mode().expect("the prior has a mode");
        let (mean, deviation) = (posterior.mean(), posterior.deviation());
        println!("{clicks:>7} {shown:>6}  {mle}  {map:6.3}  {mean:6.3}        {deviation:.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Differences of sums near 10 with step 10⁻⁵ are known to about 10⁻¹⁵ · 10 / 10⁻⁵ = 10⁻⁹.
    #[test]
    fn every_fit_has_slope_zero() {
        let counts = [3, 0, 4, 1, 7];
        let poisson = |rate: f64| counts.iter().map(|&k| f64::from(k) * rate.ln() - rate).sum();
        assert_close!(slope(poisson, fit_poisson(&counts)), 0.0, 1e-7);
        let bernoulli = |p: f64| 3.0 * p.ln() + 17.0 * (1.0 - p).ln();
        assert_close!(slope(bernoulli, fit_bernoulli(3, 20)), 0.0, 1e-5);
        let values = [1.0, 4.0, 4.5, -2.0];
        let (mean, variance) = fit_normal(&values);
        let normal = |mean: f64, variance: f64| -> f64 {
            values.iter().map(|v| -0.5 * (variance.ln() + (v - mean).powi(2) / variance)).sum()
        };
        assert_close!(slope(|m| normal(m, variance), mean), 0.0, 1e-7);
        assert_close!(slope(|v| normal(mean, v), variance), 0.0, 1e-7);
    }

    #[test]
    fn the_posterior_by_hand() {
        let posterior = Beta { a: 1.0, b: 1.0 }.after(3, 17);
        assert_close!(posterior.mean(), 4.0 / 22.0, 1e-12);
        assert_close!(posterior.mode().expect("inside"), 0.15, 1e-12);
    }

    #[test]
    fn a_flat_prior_and_no_data_have_no_mode() {
        assert_eq!(Beta { a: 1.0, b: 1.0 }.mode(), None);
        assert_eq!(Beta { a: 1.0, b: 1.0 }.after(0, 5).mode(), None);
    }

    #[test]
    fn all_at_once_or_one_by_one() {
        let prior = Beta { a: 2.0, b: 38.0 };
        let stream = (0..20).fold(prior, |beta, i| beta.after(u32::from(i < 3), u32::from(i >= 3)));
        assert_close!(stream.mean(), prior.after(3, 17).mean(), 1e-12);
    }
}
