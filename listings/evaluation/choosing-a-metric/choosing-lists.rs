//! Two products that show lists: a home feed and related pins. Two metrics each, which disagree.
//!
//! Contract: an item is (score, relevant). Everything is generated, seed 21, no item ties.
//!
//! - Home feed: 300 people, 30 pins each. How often somebody saves depends on the person and on the
//!   pin. Model A knows the person, model B the pin. Metrics: AUC over everything (pooled), and
//!   nDCG@5 within each person's feed, gain 1 for a save, discount log₂(place + 1).
//! - Related pins, first stage: 100 queries, 2,000 candidates, 50 of them related. Model A is sure of
//!   20 and blind to 30, model B knows all of them a little. Metrics: nDCG@10, and recall@200, since
//!   a second stage re-ranks 200 candidates.

use kit::rng::Rng;

/// A score, and whether the item is relevant.
pub type Item = (f64, bool);

fn ranked(items: &[Item]) -> Vec<bool> {
    let mut sorted = items.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    sorted.into_iter().map(|item| item.1).collect()
}

// ANCHOR: metrics
/// The share of pairs of a relevant with another item that the relevant one wins. No ties here.
pub fn auc(items: &[Item]) -> f64 {
    let (mut relevant, mut others, mut lost) = (0_u64, 0_u64, 0_u64);
    for is_relevant in ranked(items) {
        if is_relevant {
            relevant += 1;
            lost += others;
        } else {
            others += 1;
        }
    }
    1.0 - lost as f64 / (relevant * others) as f64
}

/// Discounted gain of the first k places over the best possible one. `None` without a relevant item.
pub fn ndcg(items: &[Item], k: usize) -> Option<f64> {
    let discount = |place: usize| 1.0 / (place as f64 + 2.0).log2(); // places from 0
    let list = ranked(items);
    let relevant = list.iter().filter(|&&hit| hit).count();
    let ideal: f64 = (0..relevant.min(k)).map(discount).sum();
    let found: f64 = (0..k.min(list.len())).filter(|&place| list[place]).map(discount).sum();
    if relevant == 0 { None } else { Some(found / ideal) }
}

/// The share of the relevant items among the first k. `None` without a relevant item.
pub fn recall_at(items: &[Item], k: usize) -> Option<f64> {
    let list = ranked(items);
    let relevant = list.iter().filter(|&&hit| hit).count();
    let found = list.iter().take(k).filter(|&&hit| hit).count();
    if relevant == 0 { None } else { Some(found as f64 / relevant as f64) }
}

/// The mean over the lists that have the metric.
pub fn mean(lists: &[Vec<Item>], metric: impl Fn(&[Item]) -> Option<f64>) -> f64 {
    let values: Vec<f64> = lists.iter().filter_map(|list| metric(list)).collect();
    values.iter().sum::<f64>() / values.len() as f64
}
// ANCHOR_END: metrics

// ANCHOR: feed
/// The feeds as models A and B score them.
pub fn feeds(rng: &mut Rng) -> [Vec<Vec<Item>>; 2] {
    let (mut by_person, mut by_pin) = (Vec::new(), Vec::new());
    for _ in 0..300 {
        let saves_much = 1.5 * rng.normal();
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for _ in 0..30 {
            let appeal = rng.normal();
            let saved = rng.bernoulli(1.0 / (1.0 + (2.0 - saves_much - appeal).exp()));
            a.push((saves_much + 0.3 * rng.normal(), saved));
            b.push((appeal + 0.5 * rng.normal(), saved));
        }
        by_person.push(a);
        by_pin.push(b);
    }
    [by_person, by_pin]
}
// ANCHOR_END: feed

/// The candidates of each query as models A and B score them.
pub fn candidates(rng: &mut Rng) -> [Vec<Vec<Item>>; 2] {
    let mut model = |score: &dyn Fn(usize, &mut Rng) -> f64| -> Vec<Vec<Item>> {
        (0..100).map(|_| (0..2000).map(|item| (score(item, rng), item < 50)).collect()).collect()
    };
    let sure_of_some = model(&|item, rng| if item < 20 { 4.0 } else { 0.0 } + rng.normal());
    let knows_all = model(&|item, rng| if item < 50 { 1.9 } else { 0.0 } + rng.normal());
    [sure_of_some, knows_all]
}

fn row(name: &str, metric: &str, a: f64, b: f64) {
    let prefers = if a > b { 'A' } else { 'B' };
    println!("{name:<13} {metric:<18} {a:>5.3}  {b:>5.3}   {prefers}");
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(21);
    println!("{:<32} {:>5}  {:>5}   prefers", "", "A", "B");
    let [a, b] = feeds(&mut rng);
    row("home feed", "pooled AUC", auc(&a.concat()), auc(&b.concat()));
    row("", "nDCG@5 by person", mean(&a, |l| ndcg(l, 5)), mean(&b, |l| ndcg(l, 5)));
    let [a, b] = candidates(&mut rng);
    row("related pins", "nDCG@10", mean(&a, |l| ndcg(l, 10)), mean(&b, |l| ndcg(l, 10)));
    row("", "recall@200", mean(&a, |l| recall_at(l, 200)), mean(&b, |l| recall_at(l, 200)));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn metrics_by_hand() {
        let items = [(0.9, false), (0.8, true), (0.7, false), (0.6, true)];
        assert_close!(auc(&items), 0.25, 1e-15);
        // (1/log₂3 + 1/log₂5) / (1 + 1/log₂3)
        assert_close!(ndcg(&items, 4).expect("two"), 0.650_920_929, 1e-9);
        assert_close!(ndcg(&items, 1).expect("two"), 0.0, 0.0);
        assert_close!(recall_at(&items, 2).expect("two"), 0.5, 0.0);
    }

    #[test]
    fn a_list_without_anything_relevant_is_left_out() {
        let nothing = vec![(0.5, false)];
        assert_eq!((ndcg(&nothing, 5), recall_at(&nothing, 5)), (None, None));
        let lists = [nothing, vec![(0.5, true)]];
        assert_close!(mean(&lists, |list| ndcg(list, 5)), 1.0, 0.0);
    }

    /// Simulated, other seeds: the order of the models does not depend on ours.
    #[test]
    fn the_metrics_disagree_whatever_the_seed() {
        for seed in 0..5 {
            let mut rng = Rng::new(seed);
            let [a, b] = feeds(&mut rng);
            assert!(auc(&a.concat()) > auc(&b.concat()) + 0.02, "seed {seed}");
            assert!(mean(&a, |l| ndcg(l, 5)) + 0.2 < mean(&b, |l| ndcg(l, 5)), "seed {seed}");
        }
    }

    /// 20 of 50 for certain, and 180 of 1,980 places for the other 30: 0.4 + 0.6 · 180/1980 = 0.455.
    /// The share moves by less than 0.01 over 100 queries.
    #[test]
    fn recall_of_the_blind_model_as_computed_by_hand() {
        let [a, b] = candidates(&mut Rng::new(3));
        assert_close!(mean(&a, |l| recall_at(l, 200)), 0.4545, 0.015);
        assert!(mean(&b, |l| recall_at(l, 200)) > 0.6);
        assert!(mean(&a, |l| ndcg(l, 10)) > mean(&b, |l| ndcg(l, 10)) + 0.1);
    }
}
