//! Training data: the as-of walk against its definition, the delay against `statrs`.

mod listings;

use kit::approx::is_close;
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF as _, Exp};

use listings::as_of::{Counts, Impression, as_of, auc, of_today};
use listings::delayed::arrived;

/// Logs in order of time, with many impressions at one moment.
fn logs() -> impl Strategy<Value = Vec<Impression>> {
    prop::collection::vec((0_usize..4, 0_u64..12, any::<bool>()), 0..30).prop_map(|mut rows| {
        rows.sort_by_key(|row| row.1);
        rows.into_iter().map(|(pin, time, clicked)| Impression { pin, time, clicked }).collect()
    })
}

proptest! {
    #[test]
    fn the_walk_counts_what_was_strictly_before(log in logs()) {
        let expected: Vec<Counts> = log
            .iter()
            .map(|now| {
                let before = log.iter().filter(|then| then.pin == now.pin && then.time < now.time);
                let shown = u32::try_from(before.clone().count()).expect("a short log");
                let clicks = before.filter(|then| then.clicked).count();
                Counts { shown, clicks: u32::try_from(clicks).expect("a short log") }
            })
            .collect();
        prop_assert_eq!(as_of(&log, 4), expected);
    }

    #[test]
    fn today_knows_at_least_as_much(log in logs()) {
        for (then, now) in as_of(&log, 4).iter().zip(of_today(&log, 4)) {
            prop_assert!(then.shown < now.shown && then.clicks <= now.clicks);
        }
    }

    #[test]
    fn the_area_is_that_of_the_other_chapter(labels in prop::collection::vec(any::<bool>(), 2..20), seed: u64) {
        prop_assume!(labels.contains(&true) && labels.contains(&false));
        let mut rng = kit::rng::Rng::new(seed);
        let scores: Vec<f64> = labels.iter().map(|_| f64::from(u8::from(rng.bernoulli(0.5)))).collect();
        let theirs = crate::roc_auc::auc(&labels, &scores);
        prop_assert!(is_close(auc(&labels, &scores), theirs, 1e-14));
    }

    #[test]
    fn delays_are_exponential(age in 0.0_f64..50.0) {
        let mean_three = Exp::new(1.0 / 3.0).expect("a positive rate");
        prop_assert!(is_close(arrived(age), mean_three.cdf(age), 1e-12));
    }
}
