//! The metrics of six products: `smartcore` 0.7 for AUC, counts from cluster sizes, and properties.
//!
//! Tolerance 1e-12: sums of at most a hundred numbers of at most 1.

pub(crate) mod listings;

use std::collections::BTreeMap;

use kit::approx::is_close;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::metrics::{mean_absolute_error, roc_auc_score};

use listings::choosing_lists::{Item, auc, ndcg, recall_at};
use listings::{choosing_decisions as decisions, choosing_units as units};

const TOLERANCE: f64 = 1e-12;

/// Items of both kinds with distinct scores.
fn lists() -> impl Strategy<Value = Vec<Item>> {
    (prop::collection::vec(any::<bool>(), 2..60), any::<u64>())
        .prop_filter("both kinds", |(labels, _)| labels.contains(&true) && labels.contains(&false))
        .prop_map(|(labels, seed)| {
            let mut scores: Vec<f64> = (0_u32..).take(labels.len()).map(f64::from).collect();
            Rng::new(seed).shuffle(&mut scores);
            scores.into_iter().zip(labels).collect()
        })
}

fn clusterings() -> impl Strategy<Value = (Vec<u32>, Vec<u32>)> {
    prop::collection::vec((0_u32..6, 0_u32..6), 2..60).prop_map(|pairs| pairs.into_iter().unzip())
}

/// Squares of the sizes of groups: Σ nₖ².
fn squares<K: Ord>(keys: impl Iterator<Item = K>) -> f64 {
    let mut sizes: BTreeMap<K, f64> = BTreeMap::new();
    keys.for_each(|key| *sizes.entry(key).or_default() += 1.0);
    sizes.values().map(|size| size * size).sum()
}

proptest! {
    #[test]
    fn smartcore_agrees_on_auc(items in lists()) {
        let truth: Vec<f64> = items.iter().map(|item| f64::from(u8::from(item.1))).collect();
        let scores: Vec<f64> = items.iter().map(|item| item.0).collect();
        let theirs = roc_auc_score(&truth, &scores);
        prop_assert!(is_close(theirs, auc(&items), TOLERANCE));
        prop_assert!(is_close(theirs, decisions::auc(&items), TOLERANCE));
    }

    #[test]
    fn lists_keep_their_bounds(items in lists(), k in 1_usize..70) {
        let value = ndcg(&items, k).expect("has a relevant item");
        prop_assert!((0.0..=1.0 + TOLERANCE).contains(&value));
        let (few, more) = (recall_at(&items, k), recall_at(&items, k + 1));
        prop_assert!(few <= more);
        prop_assert_eq!(recall_at(&items, items.len()), Some(1.0));
        // The ideal order has nDCG 1.
        let ideal: Vec<Item> = items.iter().map(|item| (f64::from(u8::from(item.1)), item.1)).collect();
        prop_assert!(is_close(ndcg(&ideal, k).expect("has a relevant item"), 1.0, TOLERANCE));
    }

    #[test]
    fn a_promise_that_is_easier_catches_more(items in lists()) {
        let caught: Vec<f64> =
            [1.0, 0.9, 0.5, 0.0].iter().map(|&p| decisions::recall_at_precision(&items, p)).collect();
        prop_assert!(caught.is_sorted());
        prop_assert!(is_close(caught[3], 1.0, 0.0));
    }

    #[test]
    fn pairs_from_cluster_sizes((truth, found) in clusterings()) {
        let n = f64::from(u32::try_from(truth.len()).expect("small"));
        let pairs = |squares: f64| (squares - n) / 2.0;
        let both = pairs(squares(truth.iter().zip(&found)));
        let (called, same) = (pairs(squares(found.iter())), pairs(squares(truth.iter())));
        prop_assume!(both > 0.0);
        // F1 = 2 TP / (called + same).
        let expected = 2.0 * both / (called + same);
        prop_assert!(is_close(units::pairwise_f1(&truth, &found), expected, TOLERANCE));
    }

    #[test]
    fn clusterings_keep_their_bounds((truth, found) in clusterings()) {
        let there = units::b_cubed_f1(&truth, &found);
        prop_assert!(0.0 < there && there <= 1.0 + TOLERANCE);
        // Swapping the two swaps precision and recall.
        prop_assert!(is_close(there, units::b_cubed_f1(&found, &truth), TOLERANCE));
        prop_assert!(is_close(units::b_cubed_f1(&truth, &truth), 1.0, TOLERANCE));
    }

    #[test]
    fn smartcore_agrees_on_mae(pairs in prop::collection::vec((1.0..100.0, 1.0..100.0), 1..60)) {
        let (y, predicted): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        prop_assert!(is_close(mean_absolute_error(&y, &predicted), units::errors(&pairs).0, 1e-10));
    }
}

/// A model that is calibrated by construction predicts as many clicks as happen, the one with a doubled
/// logit does not. 20,000 ads with about 1,400 clicks: four standard errors are 11 %.
#[test]
fn shrinking_calibrates() {
    let auctions = decisions::auctions(&mut Rng::new(31));
    let clicks = auctions.iter().flatten().filter(|ad| ad.clicked).count();
    let clicks = f64::from(u32::try_from(clicks).expect("small"));
    let expected = |model: &dyn Fn(&decisions::Ad) -> f64| -> f64 {
        auctions.iter().flatten().map(|ad| 1.0 / (1.0 + (-model(ad)).exp())).sum()
    };
    let ratio = expected(&decisions::calibrated) / clicks;
    assert!((0.8..1.15).contains(&ratio), "{ratio}");
    let ratio = expected(&|ad| decisions::sure_of_itself(ad, 2.0)) / clicks;
    assert!(ratio < 0.6, "{ratio}");
}
