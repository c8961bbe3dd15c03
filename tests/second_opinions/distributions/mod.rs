//! Distributions: masses and densities of `statrs`, fits against a grid, the posterior integrated.

mod listings;

use kit::assert_close;
use proptest::prelude::*;
use statrs::distribution::{
    Binomial, Continuous as _, Discrete as _, DiscreteCDF as _, Exp, Normal, Poisson,
};

use listings::alarm::alarm_count;
use listings::likelihood::{Beta, fit_bernoulli, fit_exponential, fit_normal, fit_poisson};
use listings::mass::{ln_binomial, ln_exponential, ln_normal, ln_poisson};

/// The likeliest of 9,999 values in 0..`top`.
fn likeliest(top: f64, ln_likelihood: impl Fn(f64) -> f64) -> f64 {
    let grid = (1..10_000).map(|i| top * f64::from(i) / 10_000.0);
    grid.max_by(|&a, &b| ln_likelihood(a).total_cmp(&ln_likelihood(b))).expect("a grid")
}

/// Mean and mode by the likelihood times the prior, summed over a grid of rates.
#[test]
fn the_posterior_by_integration() {
    let (a, b, clicks, misses) = (2.0, 38.0, 3.0, 17.0);
    let ln_density = |p: f64| (a - 1.0 + clicks) * p.ln() + (b - 1.0 + misses) * (-p).ln_1p();
    let grid: Vec<f64> = (1..10_000).map(|i| f64::from(i) / 10_000.0).collect();
    let total: f64 = grid.iter().map(|&p| ln_density(p).exp()).sum();
    let mean = grid.iter().map(|&p| p * ln_density(p).exp()).sum::<f64>() / total;
    let square =
        grid.iter().map(|&p| (p - mean).powi(2) * ln_density(p).exp()).sum::<f64>() / total;
    let posterior = Beta { a, b }.after(3, 17);
    // The trapezoid rule for a density that vanishes at both ends.
    assert_close!(posterior.mean(), mean, 1e-8);
    assert_close!(posterior.deviation(), square.sqrt(), 1e-7);
    assert_close!(posterior.mode().expect("inside"), likeliest(1.0, ln_density), 1e-4);
}

#[test]
fn fits_against_a_grid() {
    let (counts, waits, values) =
        ([3_u32, 0, 4, 1, 7], [0.5, 2.0, 1.1, 0.4], [1.0, 4.0, 4.5, -2.0]);
    let bernoulli = likeliest(1.0, |p| ln_binomial(3, 20, p));
    assert_close!(fit_bernoulli(3, 20), bernoulli, 1e-4);
    let poisson = likeliest(10.0, |rate| counts.iter().map(|&k| ln_poisson(k, rate)).sum());
    assert_close!(fit_poisson(&counts), poisson, 1e-3);
    let exponential = likeliest(5.0, |rate| waits.iter().map(|&x| ln_exponential(x, rate)).sum());
    assert_close!(fit_exponential(&waits), exponential, 1e-3);
    let (mean, variance) = fit_normal(&values);
    let by_mean = likeliest(5.0, |m| values.iter().map(|&v| ln_normal(v, m, 2.0)).sum());
    assert_close!(mean, by_mean, 1e-3);
    let by_deviation = likeliest(9.0, |s| values.iter().map(|&v| ln_normal(v, mean, s)).sum());
    assert_close!(variance.sqrt(), by_deviation, 1e-3);
}

proptest! {
    /// statrs uses a log-gamma function; sums of logarithms agree to 10⁻⁹, relatively.
    #[test]
    fn as_another_crate_says(k in 0_u32..400, n in 0_u32..400, p in 0.01_f64..0.99, rate in 0.1_f64..300.0, x in -5.0_f64..5.0) {
        let binomial = Binomial::new(p, u64::from(n)).expect("valid");
        if k <= n {
            assert_close!(ln_binomial(k, n, p), binomial.ln_pmf(u64::from(k)), 1e-9);
        }
        let poisson = Poisson::new(rate).expect("valid");
        assert_close!(ln_poisson(k, rate), poisson.ln_pmf(u64::from(k)), 1e-9);
        let normal = Normal::new(p, rate).expect("valid");
        assert_close!(ln_normal(x, p, rate), normal.ln_pdf(x), 1e-12);
        let waiting = Exp::new(rate).expect("valid");
        assert_close!(ln_exponential(x.abs(), rate), waiting.ln_pdf(x.abs()), 1e-12);
    }

    /// The exercise by another crate's survival function: P(X ≥ k) = P(X > k − 1).
    #[test]
    fn the_alarm_is_the_first_that_is_rare(rate in 0.01_f64..500.0, alpha in 1e-4_f64..0.99) {
        let poisson = Poisson::new(rate).expect("valid");
        let count = alarm_count(rate, alpha).expect("valid");
        let at_least = |k: u64| if k == 0 { 1.0 } else { poisson.sf(k - 1) };
        // Ten digits are enough: a tail that equals alpha is not drawn.
        prop_assert!(at_least(count) <= alpha + 1e-10);
        prop_assert!(count == 0 || at_least(count - 1) > alpha - 1e-10);
    }
}
