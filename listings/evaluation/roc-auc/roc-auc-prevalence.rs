//! What AUC does not see: the scale of the scores and the share of positives.
//!
//! Contract: 500 positives with scores from N(1.8, 1) and 500 negatives from N(0, 1), seed 11.
//! Prevalence, the share of positives, is changed by counting every negative k times. That leaves
//! TPR and FPR as they are and multiplies the false positives by k:
//!
//! precision = TP / (TP + k · FP).
//!
//! On a figure: one ROC curve, three precision–recall curves.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// Twice the pairs won over twice the pairs: the chapter's rank formula, by counting.
pub fn roc_auc(positives: &[f64], negatives: &[f64]) -> f64 {
    let mut twice_won = 0_u64;
    for positive in positives {
        for negative in negatives {
            twice_won += u64::from(positive > negative) + u64::from(positive >= negative);
        }
    }
    twice_won as f64 / (2 * positives.len() * negatives.len()) as f64
}

// ANCHOR: precision
/// The highest threshold that finds at least `recall` of the positives, with its counts.
pub fn at_recall(positives: &[f64], negatives: &[f64], recall: f64) -> (f64, u32, u32) {
    let mut descending = positives.to_vec();
    descending.sort_by(|a, b| b.partial_cmp(a).expect("no score is NaN"));
    let found = descending.iter().zip(1_u32..);
    let (&threshold, _) = found
        .clone()
        .find(|&(_, count)| f64::from(count) >= recall * descending.len() as f64)
        .expect("recall is at most 1");
    let above = |scores: &[f64]| scores.iter().map(|&s| u32::from(s >= threshold)).sum();
    (threshold, above(positives), above(negatives))
}

/// Precision when every negative stands for `k` negatives.
pub fn precision(true_positives: u32, false_positives: u32, k: u32) -> f64 {
    f64::from(true_positives) / f64::from(true_positives + k * false_positives)
}
// ANCHOR_END: precision

/// 500 positives and 500 negatives.
pub fn scores() -> (Vec<f64>, Vec<f64>) {
    let mut rng = Rng::new(11);
    let positives = (0..500).map(|_| 1.8 + rng.normal()).collect();
    let negatives = (0..500).map(|_| rng.normal()).collect();
    (positives, negatives)
}

// ANCHOR: main
fn main() {
    let (positives, negatives) = scores();
    let mapped = |name: &str, map: fn(f64) -> f64| {
        let map_all = |scores: &[f64]| scores.iter().map(|&s| map(s)).collect::<Vec<f64>>();
        let auc = roc_auc(&map_all(&positives), &map_all(&negatives));
        println!("{name:<22} AUC {auc:.6}");
    };
    mapped("score s", |s| s);
    mapped("e^s", f64::exp);
    mapped("1000 s - 7", |s| 1000.0 * s - 7.0);
    mapped("s rounded to integers", f64::round);
    mapped("sigmoid of 30 s", |s| 1.0 / (1.0 + (-30.0 * s).exp()));

    let (_, tp, fp) = at_recall(&positives, &negatives, 0.8);
    println!(
        "\nat recall 0.80: TPR {:.3}, FPR {:.3}",
        f64::from(tp) / 500.0,
        f64::from(fp) / 500.0
    );
    println!("prevalence  precision  false alarms per hit");
    for k in [1, 9, 99, 999] {
        let prevalence = 100.0 / f64::from(1 + k);
        let alarms = f64::from(k * fp) / f64::from(tp);
        println!("{prevalence:>8.1} %  {:>9.3}  {alarms:>20.1}", precision(tp, fp, k));
    }
    draw(&positives, &negatives);
}
// ANCHOR_END: main

fn draw(positives: &[f64], negatives: &[f64]) {
    let curve = |name: &str, k: u32| {
        let at = |percent: u32| {
            let recall = f64::from(percent) / 100.0;
            let (_, tp, fp) = at_recall(positives, negatives, recall);
            (recall, precision(tp, fp, k))
        };
        Line::new(name, (2..=100).step_by(2).map(at))
    };
    Figure::new("recall", "precision")
        .unit_square()
        .with(curve("50 % positive", 1))
        .with(curve("10 %", 9))
        .with(curve("1 %", 99))
        .save("roc-auc-prevalence");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn more_negatives_of_the_same_kind_leave_auc_alone() {
        let (positives, negatives) = scores();
        let nine_times: Vec<f64> = (0..9).flat_map(|_| negatives.clone()).collect();
        let auc = roc_auc(&positives, &negatives);
        assert_close!(roc_auc(&positives, &nine_times), auc, 1e-15);
        let (_, tp, fp) = at_recall(&positives, &negatives, 0.8);
        let (_, tp_9, fp_9) = at_recall(&positives, &nine_times, 0.8);
        assert_eq!((tp_9, fp_9), (tp, 9 * fp));
        assert_close!(precision(tp_9, fp_9, 1), precision(tp, fp, 9), 1e-15);
    }

    /// Published formula for two normal populations one standard deviation wide: AUC = Φ(δ/√2);
    /// Φ(1.8/√2) = 0.8985. Four standard errors of 0.0095 at 500 + 500.
    #[test]
    fn the_sample_looks_like_its_population() {
        let (positives, negatives) = scores();
        assert_close!(roc_auc(&positives, &negatives), 0.8985, 0.038);
    }

    #[test]
    fn a_saturated_sigmoid_makes_ties() {
        let sigmoid = |s: f64| 1.0 / (1.0 + (-s).exp());
        assert_close!(roc_auc(&[45.0], &[40.0]), 1.0, 0.0);
        assert_close!(roc_auc(&[sigmoid(45.0)], &[sigmoid(40.0)]), 0.5, 0.0);
    }

    #[test]
    fn full_recall_needs_the_lowest_positive() {
        assert_eq!(at_recall(&[3.0, 1.0, 2.0], &[1.5, 0.5], 1.0), (1.0, 3, 1));
    }
}
