//! Fallacies: the normal distribution of `statrs`, Bayes' rule by counting, properties.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::distribution::{Continuous as _, ContinuousCDF as _, Normal};

use listings::exercise::standardised_rates;
use listings::groups::{Cell, precision, standardised};
use listings::selection::{berkson, pearson, survivors};

/// One week: z + e > −1 with e of variance 1 has the chance Φ(1/√2), and the mean of z is
/// φ(1/√2)/(√2 Φ(1/√2)).
#[test]
fn the_first_survivors_by_the_normal_distribution() {
    let (normal, at) = (Normal::standard(), 0.5_f64.sqrt());
    let expected = normal.pdf(at) / (2.0_f64.sqrt() * normal.cdf(at));
    assert_close!(expected, 0.2890, 1e-4);
    let report = survivors(&mut Rng::new(6), 20_000, 1);
    // Standard errors 0.007 and 0.003; four of each.
    assert_close!(report[1].1, expected, 0.028);
    assert_close!(report[1].0 as f64 / 2e4, normal.cdf(at), 0.012);
}

/// Given s = x + y > 1, x and y are s/2 ± d/2 with d of variance 2 untouched: the covariance is
/// (Var(s) − 2)/4, the variance (Var(s) + 2)/4, and Var(s) that of a truncated normal.
#[test]
fn berksons_correlation_by_the_normal_distribution() {
    let (normal, at) = (Normal::standard(), 0.5_f64.sqrt());
    let hazard = normal.pdf(at) / (1.0 - normal.cdf(at));
    let variance = 2.0 * (1.0 + at * hazard - hazard * hazard);
    let expected = (variance - 2.0) / (variance + 2.0);
    let [_, selected] = berkson(&mut Rng::new(7), 20_000);
    // About 4,800 pairs: (1 − r²)/√4800 = 0.009; four of them.
    assert_close!(pearson(&selected), expected, 0.036);
}

proptest! {
    /// The share among the flagged, by counting weighted outcomes.
    #[test]
    fn bayes(prevalence in 0.001_f64..0.999, recall in 0.01_f64..1.0, fpr in 0.001_f64..1.0) {
        let value = precision(prevalence, recall, fpr);
        // In odds Bayes' rule is one product.
        let odds = prevalence / (1.0 - prevalence) * recall / fpr;
        prop_assert!((value - odds / (1.0 + odds)).abs() < 1e-12);
    }

    /// Better in every segment is better with every common mix.
    #[test]
    fn no_paradox_with_one_mix(cells in prop::collection::vec((0.0_f64..0.5, 0.001_f64..0.4, 1.0_f64..50.0), 1..6)) {
        let shown = 100.0;
        let low: Vec<Cell> = cells.iter().map(|c| Cell { clicks: c.0 * shown, shown }).collect();
        let high: Vec<Cell> = cells.iter().map(|c| Cell { clicks: (c.0 + c.1) * shown, shown }).collect();
        let mix: Vec<f64> = cells.iter().map(|c| c.2).collect();
        prop_assert!(standardised(&low, &mix) < standardised(&high, &mix));
    }

    /// The exercise against the listing, where both rankers have rows everywhere.
    #[test]
    fn the_exercise(counts in prop::collection::vec((0_u32..6, 1_u32..6, 0_u32..6, 1_u32..6), 1..5)) {
        let names = ["a", "b", "c", "d"];
        let (mut log, mut cells, mut mix) = (Vec::new(), [Vec::new(), Vec::new()], Vec::new());
        for (name, &(c0, m0, c1, m1)) in names.iter().zip(&counts) {
            for (ranker, clicks, misses) in [(0, c0, m0), (1, c1, m1)] {
                log.extend((0..clicks + misses).map(|i| (ranker, *name, i < clicks)));
                let shown = f64::from(clicks + misses);
                cells[ranker].push(Cell { clicks: f64::from(clicks), shown });
            }
            mix.push(f64::from(c0 + m0 + c1 + m1));
        }
        let (zero, one) = standardised_rates(&log).expect("rows");
        prop_assert!((zero - standardised(&cells[0], &mix)).abs() < 1e-12);
        prop_assert!((one - standardised(&cells[1], &mix)).abs() < 1e-12);
    }
}
