//! A/B testing: the tails against `statrs` 0.19, the power of the z test summed over two exact binomial
//! distributions, the noncentral t integrated, peeking by the recursion of Armitage and others, and
//! the rules for many tests by their definitions.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::distribution::{
    Binomial, ChiSquared, Continuous as _, ContinuousCDF as _, Discrete as _, Normal, StudentsT,
};

use listings::ab_tests::{
    chi_square_p, difference, independence, normal_p, pooled_t, t_p, two_proportions, welch,
};
use listings::multiple::{benjamini_hochberg, bonferroni, holm};
use listings::peeking::{BONFERRONI, absolute_z, running_maximum, share_above};
use listings::readout::{Visit, read_out};
use listings::sample_size::{Plan, found, normal_cdf, normal_quantile};
use listings::srm::sample_ratio;

/// The relative error of the tails: 10⁻⁶ as far out as p = 10⁻¹⁵.
#[test]
fn the_normal_tail() {
    for tenth in 0..=80 {
        let z = f64::from(tenth) / 10.0;
        let expected = 2.0 * Normal::standard().sf(z);
        assert_close!(normal_p(z) / expected, 1.0, 1e-6, "z {z}");
        assert_close!(normal_p(z), expected, 1e-9, "z {z}");
    }
}

#[test]
fn the_tail_of_t() {
    for degrees in [1.0, 1.5, 2.0, 2.7, 3.0, 4.0, 7.03, 10.0, 33.3, 100.0, 1000.0, 20_000.0] {
        let t_of = StudentsT::new(0.0, 1.0, degrees).expect("degrees");
        for t in [0.0, 0.1, 0.7, 1.0, 1.96, 2.5, 4.0, 8.0, 30.0] {
            let tolerance = if degrees < 3.0 { 1e-5 } else { 1e-9 };
            assert_close!(t_p(t, degrees), 2.0 * t_of.sf(t), tolerance, "t {t}, {degrees}");
        }
    }
}

#[test]
fn the_tail_of_chi_square() {
    for degrees in [1.0, 2.0, 3.0, 5.0, 10.0, 40.0, 200.0] {
        let distribution = ChiSquared::new(degrees).expect("degrees");
        for share in [0.0, 0.2, 0.7, 1.0, 1.3, 2.0, 5.0] {
            let x = share * degrees;
            assert_close!(chi_square_p(x, degrees), distribution.sf(x), 1e-8, "{x}, {degrees}");
        }
    }
}

/// One proportion against a value, with the sample's own variance: 5 of 83 against 0.05, as the example of
/// statsmodels' `proportions_ztest` has it (0.39, 0.695; further digits recomputed).
#[test]
fn one_proportion() {
    let (n, share) = (83.0_f64, 5.0 / 83.0);
    let z = (share - 0.05) / (share * (1.0 - share) / n).sqrt();
    assert_close!(z, 0.392_126_026_3, 1e-10);
    assert_close!(normal_p(z), 0.694_965_098_1, 1e-9);
}

#[test]
fn quantiles_and_limits() {
    let normal = Normal::standard();
    for p in [0.001, 0.025, 0.2, 0.5, 0.9, 0.975, 0.9999] {
        assert_close!(normal_quantile(p), normal.inverse_cdf(p), 1e-8);
        assert_close!(normal_cdf(normal.inverse_cdf(p)), p, 1e-9);
    }
    for (looks, limit) in BONFERRONI {
        assert_close!(2.0 * normal.sf(limit) * looks as f64, 0.05, 1e-6);
    }
}

/// The exact power of the pooled z test: every pair of counts that is significant, weighed by two
/// binomial distributions.
fn exact_power(n: u32, p_1: f64, p_2: f64) -> f64 {
    let [mass_1, mass_2] = [p_1, p_2].map(|p| {
        let binomial = Binomial::new(p, u64::from(n)).expect("a rate");
        (0..=n).map(|k| binomial.pmf(u64::from(k))).collect::<Vec<f64>>()
    });
    let mut power = 0.0;
    for (x_1, w_1) in mass_1.iter().enumerate().filter(|(_, w)| **w > 1e-9) {
        for (x_2, w_2) in mass_2.iter().enumerate().filter(|(_, w)| **w > 1e-9) {
            let (a, b) = (u32::try_from(x_1).expect("small"), u32::try_from(x_2).expect("small"));
            let pooled = f64::from(a + b) / f64::from(2 * n);
            let error = (2.0 * pooled * (1.0 - pooled) / f64::from(n)).sqrt();
            if (f64::from(a) - f64::from(b)).abs() / f64::from(n) > 1.959_964 * error {
                power += w_1 * w_2;
            }
        }
    }
    power
}

/// The formulas promise 80 % with users as if counts were continuous: within half a point of the exact
/// power. The simulation: four standard errors.
#[test]
fn the_planned_size_has_the_planned_power() {
    let plan = Plan { alpha: 0.05, power: 0.8 };
    for (p_1, p_2) in [(0.2, 0.25), (0.1, 0.13), (0.05, 0.06)] {
        let n = (1..100_000).find(|&n| f64::from(n) >= plan.pooled(p_1, p_2)).expect("a size");
        let exact = exact_power(n, p_1, p_2);
        assert_close!(exact, 0.8, 0.005, "{p_1} {p_2}: {n}");
        assert_close!(found(&mut Rng::new(77), n, (p_1, p_2), 10_000), exact, 0.016);
    }
    assert_close!(exact_power(1000, 0.05, 0.05), 0.05, 0.002);
}

/// n per arm for a t test and half a standard deviation: 63.7656 (power 0.8), from the noncentral t.
/// T = (Z + δ√(n/2)) / U with U² = χ²(ν)/ν; its power is an integral over U.
#[test]
fn the_t_test_needs_one_row_more_than_the_normal_formula() {
    let power = |n: f64| {
        let degrees = 2.0 * n - 2.0;
        let limit = StudentsT::new(0.0, 1.0, degrees).expect("degrees").inverse_cdf(0.975);
        let (chi, normal) = (ChiSquared::new(degrees).expect("degrees"), Normal::standard());
        let h = 3.0 / 6000.0;
        (1..6000)
            .map(|i| f64::from(i) * h)
            .map(|u| {
                let density = chi.pdf(u * u * degrees) * 2.0 * u * degrees;
                let shift = 0.5 * (n / 2.0).sqrt();
                density * h * (normal.sf(limit * u - shift) + normal.cdf(-limit * u - shift))
            })
            .sum::<f64>()
    };
    assert_close!(power(63.7656), 0.8, 1e-6);
    assert!(power(63.0) < 0.8 && power(64.0) > 0.8);
    let normal = Plan { alpha: 0.05, power: 0.8 }.means(1.0, 0.5);
    assert_close!(normal, 62.79, 0.005);
    // The chapter's correction: a quarter of z².
    assert_close!(normal + 1.96_f64.powi(2) / 4.0, 63.7656, 0.02);
}

/// P(some |z| of the first `looks` > limit) by the recursion of Armitage and others: the density
/// of the sum that has not crossed yet, convolved with one more normal step, on a grid.
fn crossing(looks: u32, limit: f64) -> f64 {
    const STEP: f64 = 0.05;
    let normal = Normal::standard();
    let grid = |look: u32| {
        let cells = (limit * f64::from(look).sqrt() / STEP).ceil();
        let width = limit * f64::from(look).sqrt() / cells; // midpoints of cells that fill the range
        let count = i32::try_from(cells as i64).expect("a few hundred");
        (width, (-count..count).map(move |i| (f64::from(i) + 0.5) * width).collect::<Vec<_>>())
    };
    let (mut width, mut at) = grid(1);
    let mut density: Vec<f64> = at.iter().map(|&x| normal.pdf(x)).collect();
    for look in 2..=looks {
        let (next_width, next) = grid(look);
        density = next
            .iter()
            .map(|x| {
                at.iter().zip(&density).map(|(y, d)| d * normal.pdf(x - y)).sum::<f64>() * width
            })
            .collect();
        (width, at) = (next_width, next);
    }
    1.0 - density.iter().sum::<f64>() * width
}

/// The table of 1969 in its printed digits; the limits of Pocock that bring 5 and 10 looks to 5 %.
#[test]
fn peeking_as_integrated() {
    for (looks, expected) in [(1, 0.050), (2, 0.083), (5, 0.142), (10, 0.193), (20, 0.248)] {
        assert_close!(crossing(looks, 1.959_964), expected, 1e-3, "{looks} looks");
    }
    assert_close!(crossing(5, 2.413), 0.05, 5e-4);
    assert_close!(crossing(10, 2.555), 0.05, 5e-4);
    let runs: Vec<_> = {
        let mut rng = Rng::new(8);
        (0..5000).map(|_| running_maximum(&absolute_z(&mut rng, 20))).collect()
    };
    for looks in [1_u32, 5, 10, 20] {
        let expected = crossing(looks, 1.959_964);
        let four = 4.0 * (expected * (1.0 - expected) / 5000.0).sqrt();
        assert_close!(share_above(&runs, looks as usize, 1.959_964), expected, four);
    }
}

proptest! {
    /// Chi-square of a two-by-two table is z², the statistics change sign with the arms, and the interval
    /// holds the difference.
    #[test]
    fn two_proportions_two_ways(x_a in 1_u32..50, x_b in 1_u32..50, more_a in 1_u32..500, more_b in 1_u32..500) {
        let (a, b) = ((x_a, x_a + more_a), (x_b, x_b + more_b));
        let z = two_proportions(a, b).expect("a verdict");
        prop_assert!((z.statistic + two_proportions(b, a).expect("a verdict").statistic).abs() < 1e-9);
        let rows = [a, b].map(|(x, n)| vec![f64::from(x), f64::from(n - x)]);
        let chi = independence(&rows).expect("a verdict");
        prop_assert!((chi.statistic - z.statistic.powi(2)).abs() < 1e-9 * chi.statistic.max(1.0));
        prop_assert!((chi.p - z.p).abs() < 1e-8);
        let (gap, (low, high)) = difference(a, b);
        prop_assert!(low < gap && gap < high);
    }

    /// Welch's degrees lie between the smaller arm's and the pooled ones; with arms of one size the two
    /// statistics are the same; shifting both arms changes nothing.
    #[test]
    fn welch_and_pooled(a in prop::collection::vec(-50_i32..50, 4), b in prop::collection::vec(-50_i32..50, 4), more in prop::collection::vec(-50_i32..50, 0..6)) {
        let rows = |values: &[i32]| values.iter().map(|&v| f64::from(v)).collect::<Vec<f64>>();
        let (a, b) = (rows(&a), rows(&b));
        let longer = [b.clone(), rows(&more)].concat();
        if let (Some(w), Some(s)) = (welch(&a, &b), pooled_t(&a, &b)) {
            prop_assert!((w.statistic - s.statistic).abs() < 1e-9);
            prop_assert!(w.p >= s.p - 1e-5);
        }
        if let Some(w) = welch(&a, &longer) {
            prop_assert!((3.0 - 1e-9..=4.0 + longer.len() as f64 - 2.0 + 1e-9).contains(&w.degrees));
            let up = |rows: &[f64]| rows.iter().map(|x| x + 7.0).collect::<Vec<_>>();
            let shifted = welch(&up(&a), &up(&longer)).expect("as before");
            prop_assert!((shifted.statistic - w.statistic).abs() < 1e-9 * w.statistic.abs().max(1.0));
        }
    }

    /// By definition, over all k: Holm stops at the first failure, Benjamini and Hochberg start from the
    /// last success. Each calls at least what the stricter one calls.
    #[test]
    fn many_tests_by_definition(p in prop::collection::vec(0.0_f64..0.2, 1..12)) {
        let m = p.len() as f64;
        let mut sorted = p.clone();
        sorted.sort_by(f64::total_cmp);
        let limit_bh = (1..=p.len()).filter(|&k| sorted[k - 1] <= 0.05 * k as f64 / m).map(|k| sorted[k - 1]).next_back();
        let called = benjamini_hochberg(&p, 0.05);
        for (value, called) in p.iter().zip(&called) {
            prop_assert_eq!(*called, limit_bh.is_some_and(|limit| *value <= limit));
        }
        let by_holm = holm(&p, 0.05);
        for ((i, value), by_holm) in p.iter().enumerate().zip(&by_holm) {
            let smaller: Vec<usize> = (0..p.len()).filter(|&j| p[j] <= *value).collect();
            let rank = |j: usize| sorted.iter().filter(|s| **s < p[j]).count() as f64;
            prop_assert_eq!(*by_holm, smaller.iter().all(|&j| p[j] <= 0.05 / (m - rank(j))), "{}", i);
        }
        for ((first, second), third) in bonferroni(&p, 0.05).iter().zip(&by_holm).zip(&called) {
            prop_assert!(first <= second && second <= third);
        }
    }

    /// The alarm of a split against `statrs`, and the exercise against counting user by user.
    #[test]
    fn splits_and_logs(rows in prop::collection::vec((0_u32..12, 0_usize..2, any::<bool>()), 0..40), share in 0.1_f64..0.9) {
        let visits: Vec<Visit> = rows.iter().map(|&(user, arm, converted)| Visit { user, arm, converted }).collect();
        let readout = read_out(&visits);
        let in_arm = |user: u32, arm: usize| rows.iter().any(|row| row.0 == user && row.1 == arm);
        for arm in [0, 1] {
            let users: Vec<u32> = (0..12).filter(|&u| in_arm(u, arm) && !in_arm(u, 1 - arm)).collect();
            prop_assert_eq!(readout.users[arm], users.len());
            let converted = users.iter().filter(|&&u| rows.iter().any(|row| row.0 == u && row.2));
            prop_assert_eq!(readout.conversions[arm], converted.count());
        }
        prop_assert_eq!(readout.crossed, (0..12).filter(|&u| in_arm(u, 0) && in_arm(u, 1)).count());
        let count = |x: usize| u32::try_from(x).expect("a few");
        let ([u_0, u_1], [x_0, x_1]) = (readout.users.map(count), readout.conversions.map(count));
        let expected = two_proportions((x_1, u_1), (x_0, u_0)).map(|verdict| verdict.statistic);
        prop_assert_eq!(readout.z.is_some(), expected.is_some());
        prop_assert!((readout.z.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-12);
        if let Some((chi_square, p)) = sample_ratio(u_0, u_1, share) {
            let expected = ChiSquared::new(1.0).expect("a degree").sf(chi_square);
            prop_assert!((p - expected).abs() < 1e-8);
        }
        if let Some((chi_square, _)) = sample_ratio(u_0, u_1, 0.5) {
            prop_assert!((chi_square - readout.srm).abs() < 1e-9);
        }
    }
}
