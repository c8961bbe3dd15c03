//! Hyper-parameter search: the normal order statistic integrated with `statrs`, brute force.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::distribution::{Continuous as _, ContinuousCDF as _, Normal};

use listings::early_stopping::early_stopping;
use listings::halving::{Setting, successive_halving};
use listings::winners_curse::best_and_again;

/// E max of m standard normal numbers: ∫ x m φ(x) Φ(x)^(m − 1) dx by the trapezoid rule.
fn expected_maximum(m: i32) -> f64 {
    let normal = Normal::standard();
    let steps = (-8000..=8000).map(|i| f64::from(i) / 1000.0);
    steps.map(|x| x * f64::from(m) * normal.pdf(x) * normal.cdf(x).powi(m - 1) / 1000.0).sum()
}

/// The constants that the chapter prints.
#[test]
fn the_expected_maxima() {
    for (m, expected) in [(1, 0.0), (2, 0.5642), (10, 1.5388), (100, 2.5076)] {
        assert_close!(expected_maximum(m), expected, 5e-5);
    }
}

/// 400 repetitions: the standard error of the mean is below 0.02/√400 = 0.001; four of them, and
/// 0.001 since a binomial is a little skewed.
#[test]
fn the_curse_is_the_expected_maximum() {
    for m in [2, 5, 20] {
        let (best, again) =
            best_and_again(&mut Rng::new(31), usize::try_from(m).expect("small"), 400);
        assert_close!(best, 0.8 + 0.02 * expected_maximum(m), 0.005);
        assert_close!(again, 0.8, 0.004);
    }
}

/// 59 draws miss the best 5 % with a chance below 5 %, 58 do not.
#[test]
fn fifty_nine_trials() {
    assert!(0.95_f64.powi(59) < 0.05 && 0.95_f64.powi(58) > 0.05);
}

proptest! {
    /// If no two curves cross, the best setting survives, and the budget is as computed.
    #[test]
    fn curves_that_do_not_cross(floors in prop::collection::vec(0.0_f64..1.0, 1..60), start in 0.0_f64..1.0) {
        let settings: Vec<Setting> = floors.iter().map(|&floor| Setting { floor, start }).collect();
        let (winner, spent) = successive_halving(&settings).expect("settings");
        prop_assert!(floors.iter().all(|&floor| floors[winner] <= floor + 1e-12));
        let (mut alive, mut epochs, mut before, mut expected) = (floors.len(), 1, 0, 0);
        while alive > 1 {
            expected += alive * (epochs - before);
            alive = alive.div_ceil(3);
            (before, epochs) = (epochs, 3 * epochs);
        }
        prop_assert_eq!(usize::try_from(spent).expect("small"), expected + epochs - before);
    }

    /// Early stopping by its definition: stop at the first epoch from which `patience` epochs back
    /// none was better.
    #[test]
    fn early_stopping_by_definition(losses in prop::collection::vec(0_u8..6, 0..15), patience in 1_usize..4) {
        let losses: Vec<f64> = losses.into_iter().map(f64::from).collect();
        // Which epochs are below all before them.
        let better: Vec<bool> = (0..losses.len())
            .map(|epoch| losses[..epoch].iter().all(|&before| losses[epoch] < before))
            .collect();
        let stopped = (0..losses.len())
            .find(|&end| end + 1 > patience && better[end + 1 - patience..=end].iter().all(|b| !b))
            .unwrap_or(losses.len().saturating_sub(1));
        let best = better.iter().take(stopped + 1).rposition(|&better| better);
        prop_assert_eq!(early_stopping(&losses, patience, 0.0), best.map(|best| (best, stopped)));
    }
}
