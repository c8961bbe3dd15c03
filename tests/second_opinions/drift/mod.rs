//! Drift: Kolmogorov–Smirnov by brute force and by its other series, PSI and the limit of chi-square
//! by the distributions of `statrs`.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF as _, Normal};

use listings::exercise::stability_index;
use listings::kinds::{Drift, report};
use listings::scores::{
    chi_square, counts, ks_p_value, ks_statistic, psi, psi_of, quantile_edges, shares,
};

/// The limit that the chapter prints for ten bins.
#[test]
fn the_limit_of_chi_square() {
    let nine = ChiSquared::new(9.0).expect("valid");
    assert_close!(nine.inverse_cdf(0.95), 16.919, 1e-3);
}

/// 40,000 rows: PSI of a shift by 0.6 within the ten deciles, from the normal distribution itself.
#[test]
fn psi_of_a_shift() {
    let mut rng = Rng::new(3);
    let reference: Vec<f64> = (0..40_000).map(|_| rng.normal()).collect();
    let current: Vec<f64> = (0..40_000).map(|_| 0.6 + rng.normal()).collect();
    let normal = Normal::standard();
    let share = |i: u32| {
        let upper = |i: u32| match i {
            0 => 0.0,
            10 => 1.0,
            _ => normal.cdf(normal.inverse_cdf(f64::from(i) / 10.0) - 0.6),
        };
        upper(i + 1) - upper(i)
    };
    let expected = psi(&[0.1; 10], &(0..10).map(share).collect::<Vec<f64>>());
    // d PSI/d shift is near 1.2, the shift is known to √2/200 = 0.007: four of that.
    assert_close!(psi_of(&reference, &current), expected, 0.034);
    let distance = 2.0 * normal.cdf(0.3) - 1.0;
    assert_close!(ks_statistic(&reference, &current), distance, 0.015);
}

/// Mean scores from the mixture: with 40 % positives 0.6 of the old misses' mean and 0.4 of the hits'.
#[test]
fn label_drift_as_computed() {
    let normal =
        |x: f64, mean: f64| (-0.5 * (x - mean).powi(2)).exp() / std::f64::consts::TAU.sqrt();
    let grid = (-8000..8000).map(|i| f64::from(i) / 1000.0);
    let density = |x: f64| 0.6 * normal(x, 0.0) + 0.4 * normal(x, 1.0);
    let expected: f64 = grid.map(|x| listings::kinds::model(x) * density(x) / 1000.0).sum();
    let [_, score, positives, _] = report(Drift::Label, 20_000, &mut Rng::new(4));
    // Standard errors 0.0011 and 0.0035; four of each.
    assert_close!(score, expected, 0.0045);
    assert_close!(positives, 0.4, 0.014);
}

/// Kolmogorov's distribution by its other series, of theta functions, which converges where ours does
/// not: P(T ≤ t) = √(2π)/t Σ exp(−(2k − 1)² π²/(8t²)).
#[test]
fn the_p_value_by_another_series() {
    use std::f64::consts::{PI, TAU};
    for i in 1..60 {
        let t = f64::from(i) / 20.0;
        let term = |k: i32| (-f64::from((2 * k - 1).pow(2)) * PI * PI / (8.0 * t * t)).exp();
        let below = TAU.sqrt() / t * (1..50).map(term).sum::<f64>();
        assert_close!(ks_p_value(t, 2, 2), 1.0 - below, 1e-10, "t = {t}");
    }
}

proptest! {
    /// D at every value, ties included.
    #[test]
    fn ks_by_brute_force(a in prop::collection::vec(0_i32..12, 1..40), b in prop::collection::vec(0_i32..12, 1..40)) {
        let floats = |values: &[i32]| values.iter().map(|&v| f64::from(v)).collect::<Vec<f64>>();
        let (a, b) = (floats(&a), floats(&b));
        let share = |values: &[f64], x: f64| {
            values.iter().filter(|&&v| v <= x).count() as f64 / values.len() as f64
        };
        let expected = a.iter().chain(&b).map(|&x| (share(&a, x) - share(&b, x)).abs());
        let distance = ks_statistic(&a, &b);
        prop_assert!((distance - expected.fold(0.0, f64::max)).abs() < 1e-12);
        prop_assert!((distance - ks_statistic(&b, &a)).abs() < 1e-12);
    }

    /// A monotone map changes neither KS nor PSI, whose edges move along.
    #[test]
    fn monotone_maps_change_nothing(a in prop::collection::vec(-3.0_f64..3.0, 12..60), b in prop::collection::vec(-3.0_f64..3.0, 12..60)) {
        let map = |values: &[f64]| values.iter().map(|v| v.exp() * 5.0).collect::<Vec<f64>>();
        prop_assert!((ks_statistic(&a, &b) - ks_statistic(&map(&a), &map(&b))).abs() < 1e-12);
        prop_assert!((psi_of(&a, &b) - psi_of(&map(&a), &map(&b))).abs() < 1e-12);
    }

    /// Never negative, the same both ways, and two bins made one never raise it.
    #[test]
    fn psi_and_merged_bins(pairs in prop::collection::vec((0.01_f64..1.0, 0.01_f64..1.0), 2..9)) {
        let (e, a): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let scaled = |v: &[f64]| v.iter().map(|x| x / v.iter().sum::<f64>()).collect::<Vec<f64>>();
        let (e, a) = (scaled(&e), scaled(&a));
        let merged = |v: &[f64]| [&[v[0] + v[1]], &v[2..]].concat();
        let whole = psi(&e, &a);
        prop_assert!(whole >= 0.0 && (whole - psi(&a, &e)).abs() < 1e-12);
        prop_assert!(psi(&merged(&e), &merged(&a)) <= whole + 1e-12);
    }

    /// Every value is counted once, shares add up to 1, chi-square of a table with itself is 0.
    #[test]
    fn bins_hold_everything(values in prop::collection::vec(-9_i32..9, 1..80), bins in 1_usize..12) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let counts = counts(&values, &quantile_edges(&values, bins));
        prop_assert_eq!(counts.iter().sum::<u32>() as usize, values.len());
        prop_assert!((shares(&counts).iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(chi_square(&counts, &counts).0 < 1e-12);
    }

    /// The exercise against PSI of the floored shares, category by category.
    #[test]
    fn the_exercise(old in prop::collection::vec(0_usize..4, 1..30), new in prop::collection::vec(0_usize..4, 1..30)) {
        let names = ["a", "b", "c", "d"];
        let named = |list: &[usize]| list.iter().map(|&i| names[i]).collect::<Vec<&str>>();
        let share = |list: &[usize], i: usize| {
            (list.iter().filter(|&&x| x == i).count() as f64 / list.len() as f64).max(0.02)
        };
        let all = |list: &[usize]| (0..4).map(|i| share(list, i)).collect::<Vec<f64>>();
        let index = stability_index(&named(&old), &named(&new), 0.02).expect("valid");
        // A category in neither list adds 0 there.
        prop_assert!((index - psi(&all(&old), &all(&new))).abs() < 1e-12);
    }
}
