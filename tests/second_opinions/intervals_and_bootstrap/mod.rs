//! Intervals: the binomial and Student's distribution of `statrs`, all resamples enumerated,
//! Wilson by its definition.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::distribution::{Binomial, ContinuousCDF as _, Discrete as _, Normal, StudentsT};

use listings::exercise::median_interval;
use listings::percentile::{bootstrap_interval, coverages, quantile};
use listings::proportion::{coverage, wald, wilson};
use listings::units;

const Z_95: f64 = 1.959_963_984_540_054;

#[test]
fn the_constants_of_the_chapter() {
    assert_close!(Normal::standard().inverse_cdf(0.975), Z_95, 1e-9);
    for (n, t) in [(10, 2.262), (12, 2.201), (30, 2.045), (100, 1.984)] {
        let student = StudentsT::new(0.0, 1.0, f64::from(n - 1)).expect("valid");
        assert_close!(student.inverse_cdf(0.975), t, 5e-4);
    }
    // "It falls into the old interval in about 83 % of the cases."
    let again = 2.0 * Normal::standard().cdf(Z_95 / 2.0_f64.sqrt()) - 1.0;
    assert_close!(again, 0.834, 0.001);
    // Wilson's lower end of 1 of 1 and of 80 of 100.
    assert_close!(wilson(1, 1).0, 0.21, 0.005);
    assert_close!(wilson(80, 100).0, 0.71, 0.005);
}

/// Every term of the coverage from another crate's binomial distribution.
#[test]
fn coverage_by_another_binomial() {
    for n in [1_u32, 7, 20, 100] {
        for p in [0.01, 0.02, 0.1, 0.37, 0.5, 0.9] {
            let binomial = Binomial::new(p, u64::from(n)).expect("valid");
            for interval in [wald as fn(u32, u32) -> _, wilson] {
                let contains = |s: &u32| {
                    let (low, high) = interval(*s, n);
                    low <= p && p <= high
                };
                let expected: f64 =
                    (0..=n).filter(contains).map(|s| binomial.pmf(u64::from(s))).sum();
                assert_close!(coverage(interval, n, p), expected, 1e-9);
            }
        }
    }
}

/// Mean and quantiles of all nⁿ resamples against the simulation, n = 5.
#[test]
fn the_bootstrap_converges_to_all_resamples() {
    let values = [3.0, 5.5, 8.0, 13.0, 40.0];
    let mut means = Vec::new();
    for code in 0..3125_usize {
        let digits = [1, 5, 25, 125, 625].map(|power| values[code / power % 5]);
        means.push(digits.iter().sum::<f64>() / 5.0);
    }
    means.sort_by(f64::total_cmp);
    let (low, high) = bootstrap_interval(&values, 40_000, &mut Rng::new(5));
    // The means lie on a lattice of 0.1 in the tails; a simulated quantile is off by a step or two.
    assert_close!(low, quantile(&means, 0.025), 0.05);
    assert_close!(high, quantile(&means, 0.975), 0.02);
}

/// 1,000 samples of 15 normal numbers: mean ± t covers 95 %, mean ± 1.96 as Student says; four
/// standard errors each.
#[test]
fn coverages_of_normal_means() {
    let student = StudentsT::new(0.0, 1.0, 14.0).expect("valid");
    for critical in [student.inverse_cdf(0.975), Z_95] {
        let expected = 2.0 * student.cdf(critical) - 1.0;
        let (_, seen) = coverages(&mut Rng::new(6), (1000, 15, 1), Rng::normal, (0.0, critical));
        let error = (expected * (1.0 - expected) / 1000.0).sqrt();
        assert_close!(seen, expected, 4.0 * error);
    }
}

/// The standard error by users against the spread over many simulated data sets.
#[test]
fn the_delta_method_against_repetition() {
    let mut rng = Rng::new(10);
    let (mut rates, mut errors) = (Vec::new(), 0.0);
    for _ in 0..400 {
        let users = units::users(200, &mut rng);
        rates.push(units::click_rate(&users));
        errors += units::users_standard_error(&users) / 400.0;
    }
    let mean = rates.iter().sum::<f64>() / 400.0;
    let spread = (rates.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / 399.0).sqrt();
    // A standard deviation from 400 numbers is known to 1/√800 = 3.5 %; four of that, rounded up.
    assert_close!(errors / spread, 1.0, 0.15);
    assert_close!(mean, 0.2, 4.0 * spread / 20.0);
}

proptest! {
    /// Both ends solve |p̂ − p| = z √(p(1 − p)/n), unless they are 0 or 1.
    #[test]
    fn wilson_by_definition(n in 1_u32..500, draw in 0_u32..1000) {
        let successes = draw % (n + 1);
        let (low, high) = wilson(successes, n);
        let share = f64::from(successes) / f64::from(n);
        // Of no success the lower end is 0 up to rounding, of nothing else the upper end 1.
        prop_assert!(low <= share + 1e-12 && share <= high + 1e-12 && low >= 0.0 && high <= 1.0);
        for p in [low, high] {
            let distance = (share - p).powi(2);
            prop_assert!((distance - Z_95 * Z_95 * p * (1.0 - p) / f64::from(n)).abs() < 1e-12);
        }
    }

    /// Failures for successes: the interval is mirrored.
    #[test]
    fn wilson_is_symmetric(n in 1_u32..500, successes in 0_u32..500) {
        prop_assume!(successes <= n);
        let ((a, b), (c, d)) = (wilson(successes, n), wilson(n - successes, n));
        prop_assert!((a - (1.0 - d)).abs() < 1e-12 && (b - (1.0 - c)).abs() < 1e-12);
    }

    /// Shift and scale the values, and the interval of the mean goes along.
    #[test]
    fn the_bootstrap_moves_with_the_data(
        values in prop::collection::vec(-100.0_f64..100.0, 1..20), shift in -50.0_f64..50.0, scale in 0.1_f64..9.0,
    ) {
        let moved: Vec<f64> = values.iter().map(|v| shift + scale * v).collect();
        let (a, b) = bootstrap_interval(&values, 60, &mut Rng::new(11));
        let (c, d) = bootstrap_interval(&moved, 60, &mut Rng::new(11));
        prop_assert!((shift + scale * a - c).abs() < 1e-9 && (shift + scale * b - d).abs() < 1e-9);
    }

    /// The exercise keeps within the values.
    #[test]
    fn the_median_interval_stays_inside(values in prop::collection::vec(-9.0_f64..9.0, 1..12), seed in 0_u64..99) {
        let mut rng = Rng::new(seed);
        let interval = median_interval(&values, 25, 0.9, &mut |n| rng.below(n));
        let (low, high) = interval.expect("values and resamples");
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert!(least <= low && low <= high && high <= largest);
    }
}
