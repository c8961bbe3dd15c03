//! Ranking metrics against their definitions: all orders of a few items, all pairs, the sweep of the
//! chapter on ROC, and properties. Published values are tests of the listings.
//!
//! A tolerance of 1e-9 is rounding: sums of a few terms below 100.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use kit::assert_close;
use listings::at_k::{average_precision, hit_at, precision_at, recall_at, reciprocal_rank};
use listings::auc::{auc, ndcg_at};
use listings::beyond::{coverage, gini, intra_list_diversity};
use listings::logged::{by_propensity, from_clicks, propensity};
use listings::ndcg::{Gain, dcg, dcg_by_score, ndcg};
use proptest::prelude::*;

use crate::roc_auc::listings::roc_auc_sweep::roc_auc;

const TOLERANCE: f64 = 1e-9;

fn float(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}

fn grades(most: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((0..5_u8).prop_map(f64::from), 1..most)
}

fn gains() -> impl Strategy<Value = Gain> {
    prop::sample::select(vec![Gain::Linear, Gain::Exponential])
}

/// All orders of 0, 1, …, n − 1.
fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(n - 1);
    (0..n)
        .flat_map(|place| {
            shorter.iter().map(move |order| {
                let mut order = order.clone();
                order.insert(place, n - 1);
                order
            })
        })
        .collect()
}

proptest! {
    #[test]
    fn metrics_at_k_are_those_of_counting(
        shown in prop::collection::vec(any::<bool>(), 0..12), k in 0..15_usize, missed in 0..4_usize
    ) {
        let ranks: Vec<usize> = (1..=shown.len()).filter(|rank| shown[rank - 1]).collect();
        let relevant = ranks.len() + missed;
        let found = float(ranks.iter().filter(|rank| **rank <= k).count());
        prop_assert_eq!(precision_at(&shown, k), (k > 0).then(|| found / float(k)));
        prop_assert_eq!(recall_at(&shown, k, relevant), (relevant > 0).then(|| found / float(relevant)));
        prop_assert_eq!(hit_at(&shown, k), found > 0.0);
        let first = ranks.first().map_or(0.0, |rank| 1.0 / float(*rank));
        assert_close!(reciprocal_rank(&shown), first, TOLERANCE);
        // The mean of precision at the rank of every relevant item.
        let sum: f64 = ranks.iter().filter_map(|rank| precision_at(&shown, *rank)).sum();
        let average = average_precision(&shown, relevant);
        prop_assert_eq!(average.is_some(), relevant > 0);
        if let Some(value) = average {
            assert_close!(value, sum / float(relevant), TOLERANCE);
        }
    }

    #[test]
    fn the_ideal_is_the_best_of_all_orders(
        all in grades(6), k in 1..7_usize, gain in gains()
    ) {
        let in_order = |order: &Vec<usize>| order.iter().map(|&i| all[i]).collect::<Vec<f64>>();
        let best = orders(all.len())
            .iter()
            .map(|order| dcg(&in_order(order), k, gain))
            .fold(0.0, f64::max);
        match ndcg(&all, &all, k, gain) {
            Some(value) => {
                assert_close!(value, dcg(&all, k, gain) / best, TOLERANCE);
                prop_assert!((0.0..=1.0 + TOLERANCE).contains(&value));
            }
            None => prop_assert!(best <= 0.0),
        }
    }

    #[test]
    fn shared_ties_are_the_mean_of_all_orders_that_the_scores_allow(
        items in prop::collection::vec((0..5_u8, 0..3_u8), 1..6), k in 1..7_usize, gain in gains()
    ) {
        let (all, scores): (Vec<f64>, Vec<f64>) =
            items.into_iter().map(|(g, s)| (f64::from(g), f64::from(s))).unzip();
        let allowed: Vec<f64> = orders(all.len())
            .into_iter()
            .filter(|order| order.windows(2).all(|pair| scores[pair[0]] >= scores[pair[1]]))
            .map(|order| dcg(&order.iter().map(|&i| all[i]).collect::<Vec<f64>>(), k, gain))
            .collect();
        let mean = allowed.iter().sum::<f64>() / float(allowed.len());
        assert_close!(dcg_by_score(&all, &scores, k, gain), mean, TOLERANCE);
    }

    #[test]
    fn putting_a_better_item_first_raises_dcg(mut shown in grades(10), place: usize, gain in gains()) {
        prop_assume!(shown.len() > 1);
        let place = place % (shown.len() - 1);
        let before = dcg(&shown, shown.len(), gain);
        let better = shown[place + 1] - shown[place];
        shown.swap(place, place + 1);
        let after = dcg(&shown, shown.len(), gain);
        let rises = after > before;
        prop_assert!(rises == (better > 0.0) || (after - before).abs() < TOLERANCE);
    }

    #[test]
    fn auc_from_ranks_is_that_of_the_roc_curve(labels in prop::collection::vec(any::<bool>(), 2..40)) {
        let ranks: Vec<usize> = (1..=labels.len()).filter(|rank| labels[rank - 1]).collect();
        let scores: Vec<f64> = (0..labels.len()).map(|place| -float(place)).collect();
        if let Ok(area) = roc_auc(&labels, &scores) {
            assert_close!(auc(&ranks, labels.len()), area, TOLERANCE);
            let grades: Vec<f64> = labels.iter().map(|l| f64::from(u8::from(*l))).collect();
            let graded = ndcg(&grades, &grades, 10, Gain::Linear).expect("one is relevant");
            assert_close!(ndcg_at(&ranks, 10), graded, TOLERANCE);
        }
    }

    #[test]
    fn gini_is_half_the_relative_mean_difference(
        lists in prop::collection::vec(prop::collection::vec(0..6_usize, 0..6), 0..10)
    ) {
        let shown = |item| lists.iter().flatten().filter(|i| **i == item).count();
        let exposure: Vec<f64> = (0..6).map(|item| float(shown(item))).collect();
        let total: f64 = exposure.iter().sum();
        let differences: f64 =
            exposure.iter().flat_map(|x| exposure.iter().map(move |y| (x - y).abs())).sum();
        match gini(&lists, 6) {
            Some(value) => assert_close!(value, differences / (2.0 * 6.0 * total), TOLERANCE),
            None => prop_assert!(total <= 0.0),
        }
        let seen = exposure.iter().filter(|x| **x > 0.0).count();
        assert_close!(coverage(&lists, 6), float(seen) / 6.0, TOLERANCE);
    }

    #[test]
    fn diversity_is_the_share_of_unlike_pairs(list in prop::collection::vec(0..40_usize, 0..12)) {
        let pairs: Vec<bool> = (0..list.len())
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .map(|(a, b)| list[a] % 10 != list[b] % 10)
            .collect();
        let unlike = float(pairs.iter().filter(|unlike| **unlike).count());
        match intra_list_diversity(&list, |item| item % 10) {
            Some(value) => assert_close!(value, unlike / float(pairs.len()), TOLERANCE),
            None => prop_assert!(pairs.is_empty()),
        }
    }

    #[test]
    fn propensities_are_unbiased_whatever_the_two_rankings(
        relevant in prop::collection::vec(any::<bool>(), 5), logged in 0..120_usize, new in 0..120_usize
    ) {
        let all = orders(5);
        let (logged, new) = (&all[logged], &all[new]);
        // The expectation over all 2⁵ ways to look, each with its probability.
        let mut expected = 0.0;
        for looks in 0..32_u8 {
            let looked = |item: usize| looks >> item & 1 == 1;
            let chance: f64 = (0..5)
                .map(|item| propensity(logged[item]))
                .enumerate()
                .map(|(item, p)| if looked(item) { p } else { 1.0 - p })
                .product();
            let clicked: Vec<bool> = (0..5).map(|item| looked(item) && relevant[item]).collect();
            expected += chance * by_propensity(new, logged, &clicked);
        }
        assert_close!(expected, from_clicks(new, &relevant), TOLERANCE);
    }
}
