//! Thresholds and costs: `smartcore` 0.7 (precision, recall, F1), brute force, and properties.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use kit::approx::is_close;
use proptest::prelude::*;
use smartcore::metrics::Metrics as _;
use smartcore::metrics::f1::F1;
use smartcore::metrics::precision::Precision;
use smartcore::metrics::recall::Recall;

use listings::{rule, shift, two_models};

/// Truth and decision of some items.
fn decided() -> impl Strategy<Value = Vec<(bool, bool)>> {
    prop::collection::vec((any::<bool>(), any::<bool>()), 1..60)
}

fn number(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

proptest! {
    #[test]
    fn precision_and_recall_lead_back_to_the_counts(items in decided()) {
        let count = |truth: bool, called: bool| {
            let found = items.iter().filter(|item| **item == (truth, called)).count();
            f64::from(u32::try_from(found).expect("small"))
        };
        let (hits, alarms, missed) = (count(true, true), count(false, true), count(true, false));
        prop_assume!(hits > 0.0);
        let truth: Vec<f64> = items.iter().map(|item| number(item.0)).collect();
        let called: Vec<f64> = items.iter().map(|item| number(item.1)).collect();
        let precision = Precision::<f64>::new().get_score(&truth, &called);
        let recall = Recall::<f64>::new().get_score(&truth, &called);
        let found = two_models::counts(hits + missed, precision, recall).expect("shares");
        prop_assert!(is_close(found.true_positives, hits, 1e-9));
        prop_assert!(is_close(found.false_positives, alarms, 1e-9));
        prop_assert!(is_close(found.false_negatives, missed, 1e-9));
        let theirs = F1::<f64>::new_with(1.0).get_score(&truth, &called);
        prop_assert!(is_close(found.f1().expect("a hit"), theirs, 1e-9));
    }

    #[test]
    fn the_rule_takes_the_smaller_expected_cost(
        p in 0.0_f64..=1.0, false_alarm in 0.1_f64..10.0, miss in 0.1_f64..10.0,
    ) {
        let (positive, negative) = ((1.0 - p) * false_alarm, p * miss);
        // Not where the two are as good as equal.
        prop_assume!((positive - negative).abs() > 1e-9);
        prop_assert_eq!(p >= rule::threshold_for(false_alarm, miss), positive < negative);
        // Only the ratio of the costs counts.
        let scaled = rule::threshold_for(7.0 * false_alarm, 7.0 * miss);
        prop_assert!(is_close(scaled, rule::threshold_for(false_alarm, miss), 1e-12));
    }

    #[test]
    fn the_chosen_threshold_is_the_cheapest_of_all_where_the_grid_has_all(
        items in prop::collection::vec((any::<bool>(), 0_u8..=100), 1..40),
    ) {
        let (labels, p): (Vec<bool>, Vec<f64>) =
            items.into_iter().map(|(label, p)| (label, f64::from(p) / 100.0)).unzip();
        let chosen = rule::cost_at(rule::choose(&labels, &p, (1.0, 5.0)), &labels, &p, (1.0, 5.0));
        for &threshold in &p {
            prop_assert!(chosen <= rule::cost_at(threshold, &labels, &p, (1.0, 5.0)) + 1e-9);
        }
    }

    #[test]
    fn shifts_of_the_prior_multiply(p in 0.001_f64..0.999, a in 0.05_f64..20.0, b in 0.05_f64..20.0) {
        let twice = shift::shift_prior(shift::shift_prior(p, a), b);
        prop_assert!(is_close(twice, shift::shift_prior(p, a * b), 1e-9));
        prop_assert!(is_close(shift::shift_prior(shift::shift_prior(p, a), 1.0 / a), p, 1e-9));
    }

    /// Bayes with two feature values: posteriors of one world from those of another.
    #[test]
    fn a_shift_is_bayes_with_another_prior(
        likely in 0.01_f64..0.99, unlikely in 0.01_f64..0.99, old in 0.01_f64..0.99, new in 0.01_f64..0.99,
    ) {
        let posterior = |prior: f64| prior * likely / (prior * likely + (1.0 - prior) * unlikely);
        let shifted = shift::shift_prior(posterior(old), shift::odds_ratio(new, old));
        prop_assert!(is_close(shifted, posterior(new), 1e-9));
    }

    #[test]
    fn even_prices_are_even(
        one in (0.05_f64..=1.0, 0.0_f64..=1.0), other in (0.05_f64..=1.0, 0.0_f64..=1.0),
    ) {
        let counts = |(precision, recall)| two_models::counts(100.0, precision, recall).expect("shares");
        let (one, other) = (counts(one), counts(other));
        if let Some(miss) = two_models::break_even(&one, &other) {
            prop_assert!(miss > 0.0 && is_close(one.cost(1.0, miss), other.cost(1.0, miss), 1e-6));
        }
    }
}
