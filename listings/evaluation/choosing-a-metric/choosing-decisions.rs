//! Two products that act on a score: an auction and a spam filter. Two metrics each, which disagree.
//!
//! Contract: everything is generated, seed 22.
//!
//! - Ads: 4,000 auctions of five ads. The ad with the largest bid × p wins; what it brings is bid
//!   times its true click probability. Model A is accurate and too sure of itself: it doubles the
//!   logit. Model B is noisier, and its probabilities are shrunk accordingly. Metrics: AUC over all
//!   ads, log loss, and the value of the auctions over that of true probabilities.
//! - Spam: 2,000 spam pins among 100,000. Model A separates all of it a little, model B six in ten of
//!   it clearly and the rest not at all. Metrics: AUC, and recall where precision is at least 0.9.
//!
//! On a figure: the same model A with its logit multiplied by more and more.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

// ANCHOR: ads
/// One ad: what it bids, its true logit, and the noise of a model's estimate of it.
#[derive(Debug, Clone, Copy)]
pub struct Ad {
    /// Paid for a click.
    pub bid: f64,
    /// The true log odds of a click.
    pub logit: f64,
    /// Standard normal, scaled by each model's own error.
    pub noise: f64,
    /// What happened.
    pub clicked: bool,
}

/// Auctions of five ads. Logits are N(−3, 1), bids log-normal.
pub fn auctions(rng: &mut Rng) -> Vec<[Ad; 5]> {
    let mut ad = || {
        let logit = rng.normal() - 3.0;
        let bid = (0.7 * rng.normal()).exp();
        Ad { bid, logit, noise: rng.normal(), clicked: rng.bernoulli(sigmoid(logit)) }
    };
    (0..4000).map(|_| [ad(), ad(), ad(), ad(), ad()]).collect()
}

/// A model: how it estimates an ad's logit.
pub type Model<'a> = &'a dyn Fn(&Ad) -> f64;

/// The value of the winners over what true probabilities would have brought.
pub fn value(auctions: &[[Ad; 5]], model: Model<'_>) -> f64 {
    let total = |model: Model<'_>| -> f64 {
        let winners = auctions.iter().map(|ads| {
            let rank = |ad: &Ad| ad.bid * sigmoid(model(ad));
            ads.iter().max_by(|a, b| rank(a).total_cmp(&rank(b))).expect("five ads")
        });
        winners.map(|ad| ad.bid * sigmoid(ad.logit)).sum()
    };
    total(model) / total(&|ad| ad.logit)
}

/// Mean of −ln of the probability that the model gave to what happened.
pub fn log_loss(auctions: &[[Ad; 5]], model: Model<'_>) -> f64 {
    let ads = auctions.iter().flatten();
    let loss = |ad: &Ad| (if ad.clicked { -model(ad) } else { model(ad) }).exp().ln_1p();
    ads.map(loss).sum::<f64>() / (5 * auctions.len()) as f64
}
// ANCHOR_END: ads

// ANCHOR: spam
/// The largest recall at which precision is at least `promised`; 0 if there is none. No ties here.
pub fn recall_at_precision(items: &[(f64, bool)], promised: f64) -> f64 {
    let mut sorted = items.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positives = items.iter().filter(|item| item.1).count();
    let (mut found, mut best) = (0, 0);
    for (before, item) in sorted.iter().enumerate() {
        found += usize::from(item.1);
        if found as f64 >= promised * (before + 1) as f64 {
            best = found;
        }
    }
    best as f64 / positives as f64
}
// ANCHOR_END: spam

/// AUC of scores without ties.
pub fn auc(items: &[(f64, bool)]) -> f64 {
    let mut sorted = items.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut positives, mut negatives, mut lost) = (0_u64, 0_u64, 0_u64);
    for (_, positive) in sorted {
        if positive {
            positives += 1;
            lost += negatives;
        } else {
            negatives += 1;
        }
    }
    1.0 - lost as f64 / (positives * negatives) as f64
}

fn scored(auctions: &[[Ad; 5]], model: Model<'_>) -> Vec<(f64, bool)> {
    auctions.iter().flatten().map(|ad| (model(ad), ad.clicked)).collect()
}

/// Spam and other pins as models A and B score them.
pub fn spam(rng: &mut Rng) -> [Vec<(f64, bool)>; 2] {
    let mut model = |spam: &dyn Fn(u32) -> (f64, f64)| -> Vec<(f64, bool)> {
        let positives: Vec<(f64, f64)> = (0..2000).map(spam).collect();
        let mut items: Vec<(f64, bool)> =
            positives.iter().map(|(mean, sd)| (mean + sd * rng.normal(), true)).collect();
        items.extend((0..98_000).map(|_| (rng.normal(), false)));
        items
    };
    [model(&|_| (1.8, 1.0)), model(&|pin| if pin % 10 < 6 { (4.0, 0.7) } else { (0.0, 1.0) })]
}

/// Model A: small error, logit times `scale`.
pub fn sure_of_itself(ad: &Ad, scale: f64) -> f64 {
    scale * (ad.logit + 0.4 * ad.noise)
}

/// Model B: larger error, shrunk towards the mean by 1/(1 + 0.6²).
pub fn calibrated(ad: &Ad) -> f64 {
    (ad.logit + 3.0 + 0.6 * ad.noise) / 1.36 - 3.0
}

fn row(name: &str, metric: &str, a: f64, b: f64, lower_is_better: bool) {
    let prefers = if (a > b) == lower_is_better { 'B' } else { 'A' };
    println!("{name:<7} {metric:<24} {a:>5.3}  {b:>5.3}   {prefers}");
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(22);
    let auctions = auctions(&mut rng);
    let (a, b): (Model<'_>, Model<'_>) = (&|ad| sure_of_itself(ad, 2.0), &calibrated);
    println!("{:<32} {:>5}  {:>5}   prefers", "", "A", "B");
    row("ads", "AUC", auc(&scored(&auctions, a)), auc(&scored(&auctions, b)), false);
    row("", "log loss", log_loss(&auctions, a), log_loss(&auctions, b), true);
    row("", "value of the auctions", value(&auctions, a), value(&auctions, b), false);
    let [a, b] = spam(&mut rng);
    row("spam", "AUC", auc(&a), auc(&b), false);
    let (a, b) = (recall_at_precision(&a, 0.9), recall_at_precision(&b, 0.9));
    row("", "recall at precision 0.9", a, b, false);
    draw(&auctions);
}
// ANCHOR_END: main

/// AUC and value of model A while its logit is multiplied by 0.25 to 4.
fn draw(auctions: &[[Ad; 5]]) {
    let scales = (-8..=8).map(|step| 2_f64.powf(f64::from(step) / 4.0));
    let curve = |of: &dyn Fn(Model<'_>) -> f64| -> Vec<(f64, f64)> {
        scales.clone().map(|scale| (scale, of(&|ad| sure_of_itself(ad, scale)))).collect()
    };
    Figure::new("logit times", "AUC; value of the auctions")
        .log_x()
        .x_range(0.25, 4.0)
        .y_range(0.6, 1.0)
        .with(Line::new("AUC", curve(&|model| auc(&scored(auctions, model)))))
        .with(Line::new("value", curve(&|model| value(auctions, model))))
        .save("choosing-scale");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn metrics_by_hand() {
        let items = [(0.9, true), (0.8, false), (0.7, true), (0.6, false)];
        assert_close!(auc(&items), 0.75, 1e-15);
        assert_close!(recall_at_precision(&items, 0.9), 0.5, 0.0);
        assert_close!(recall_at_precision(&items, 0.6), 1.0, 0.0);
        assert_close!(recall_at_precision(&[(0.9, false), (0.1, true)], 0.9), 0.0, 0.0);
    }

    /// Two normal populations: Φ(1.8/√2) = 0.8985; 0.6 · Φ(4/√1.49) + 0.4 · ½ = 0.7997. Four standard
    /// errors at 2,000 positives are below 0.03.
    #[test]
    fn areas_as_computed_by_hand() {
        let [a, b] = spam(&mut Rng::new(4));
        assert_close!(auc(&a), 0.8985, 0.03);
        assert_close!(auc(&b), 0.7997, 0.03);
        assert!(recall_at_precision(&a, 0.9) < 0.15);
        assert!(recall_at_precision(&b, 0.9) > 0.45);
    }

    /// Simulated, other seeds: the order of the models does not depend on ours.
    #[test]
    fn the_metrics_disagree_whatever_the_seed() {
        for seed in 0..5 {
            let auctions = auctions(&mut Rng::new(seed));
            let (a, b): (Model<'_>, Model<'_>) = (&|ad| sure_of_itself(ad, 2.0), &calibrated);
            assert!(auc(&scored(&auctions, a)) > auc(&scored(&auctions, b)), "seed {seed}");
            assert!(log_loss(&auctions, a) > log_loss(&auctions, b), "seed {seed}");
            assert!(value(&auctions, a) < value(&auctions, b), "seed {seed}");
        }
    }

    #[test]
    fn nothing_brings_more_than_the_truth_and_scale_leaves_auc() {
        let auctions = auctions(&mut Rng::new(7));
        assert_close!(value(&auctions, &|ad| ad.logit), 1.0, 0.0);
        for scale in [0.5, 1.0, 3.0] {
            let model = |ad: &Ad| sure_of_itself(ad, scale);
            assert!(value(&auctions, &model) < 1.0);
            let plain = auc(&scored(&auctions, &|ad| sure_of_itself(ad, 1.0)));
            assert_close!(auc(&scored(&auctions, &model)), plain, 1e-12);
        }
    }
}
