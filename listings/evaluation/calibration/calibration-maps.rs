//! Two maps from scores to probabilities, learnt on a calibration set: Platt's sigmoid and isotonic
//! regression.
//!
//! - Platt: p = σ(a·s + b), with a and b that minimise log loss, found by Newton's method with step
//!   halving. Targets are smoothed as in J. Platt, 1999: (n⁺ + 1)/(n⁺ + 2) and 1/(n⁻ + 2).
//! - Isotonic: the rising step function with the least squared error, by pooling adjacent violators
//!   (PAVA). O(n) after the sort.
//!
//! Experiment, made up: a pin's true logit z is normal, mean −1, standard deviation 1.5; the model
//! reports the logit s = 2z + 1.5 where z is above 0, and s = z + 1.5 where it is not: it says too
//! much everywhere, and is too sure where it is sure. Test set 20 000 pins. ECE in 15 bins.

use kit::figure::{Figure, Line, Points};
use kit::rng::Rng;

/// 1 / (1 + e⁻ˣ), without overflow.
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 { 1.0 / (1.0 + (-x).exp()) } else { x.exp() / (1.0 + x.exp()) }
}

// ANCHOR: platt
/// Platt's targets: not quite 1 and 0, so that a and b stay finite when a score separates.
pub fn smoothed_targets(labels: &[bool]) -> Vec<f64> {
    let positives = labels.iter().filter(|&&positive| positive).count() as f64;
    let negatives = labels.len() as f64 - positives;
    let (high, low) = ((positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
    labels.iter().map(|&positive| if positive { high } else { low }).collect()
}

/// a and b of p = σ(a·s + b), with the least log loss against `targets` in [0, 1].
///
/// Newton: the gradient and the 2 × 2 matrix of second derivatives, solved by hand. `None` if there
/// is no item, if all scores are equal or if one is not finite: then a is not determined.
pub fn platt(scores: &[f64], targets: &[f64]) -> Option<(f64, f64)> {
    let first = scores.first()?;
    let differ = scores.iter().any(|score| (score - first).abs() > 0.0);
    if !differ || scores.iter().any(|score| !score.is_finite()) {
        return None;
    }
    // ln(1 + eˣ) − t·x is the log loss of one item, with x = a·s + b.
    let softplus = |x: f64| x.max(0.0) + (-x.abs()).exp().ln_1p();
    let loss = |a: f64, b: f64| -> f64 {
        let of = |(s, t): (&f64, &f64)| softplus(a * s + b) - t * (a * s + b);
        scores.iter().zip(targets).map(of).sum()
    };
    let (mut a, mut b) = (0.0, 0.0);
    for _ in 0..100 {
        let (mut ga, mut gb, mut haa, mut hab, mut hbb) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (s, t) in scores.iter().zip(targets) {
            let p = sigmoid(a * s + b);
            let weight = p * (1.0 - p);
            ga += (p - t) * s;
            gb += p - t;
            haa += weight * s * s;
            hab += weight * s;
            hbb += weight;
        }
        let determinant = haa * hbb - hab * hab;
        if ga.hypot(gb) < 1e-10 * scores.len() as f64 || determinant <= 0.0 {
            break;
        }
        let (da, db) = ((hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant);
        // A full step, halved until it does not make things worse.
        let before = loss(a, b);
        let halvings = (0..40).map(|n| 0.5_f64.powi(n));
        let step =
            halvings.into_iter().find(|step| loss(a - step * da, b - step * db) <= before)?;
        a -= step * da;
        b -= step * db;
    }
    Some((a, b))
}
// ANCHOR_END: platt

// ANCHOR: isotonic
/// The rising sequence nearest to `y` in squared distance: pool adjacent violators. O(n).
pub fn pool_adjacent_violators(y: &[f64]) -> Vec<f64> {
    // Blocks as (sum, count). A block whose mean is not above that of the one before joins it.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for &value in y {
        let mut block = (value, 1);
        while let Some(&(sum, count)) = blocks.last() {
            if sum / (count as f64) < block.0 / block.1 as f64 {
                break;
            }
            blocks.pop();
            block = (block.0 + sum, block.1 + count);
        }
        blocks.push(block);
    }
    let means = blocks.iter().map(|&(sum, count)| vec![sum / count as f64; count]);
    means.collect::<Vec<_>>().concat()
}

/// A rising step function from score to probability.
pub struct Isotonic {
    /// (lowest score of the step, value), by rising score.
    steps: Vec<(f64, f64)>,
}

impl Isotonic {
    /// Learns the steps. Items with one score are one item with their mean label. `None` without
    /// items or with a NaN. O(n log n).
    pub fn fit(scores: &[f64], labels: &[bool]) -> Option<Self> {
        if scores.is_empty() || scores.iter().any(|score| score.is_nan()) {
            return None;
        }
        let mut order: Vec<usize> = (0..scores.len()).collect();
        // Within a tie positives first: pooling then always makes one block of the tie.
        order.sort_by(|&i, &j| {
            let by_score = scores[i].partial_cmp(&scores[j]).expect("no NaN");
            by_score.then(labels[j].cmp(&labels[i]))
        });
        let y: Vec<f64> = order.iter().map(|&i| if labels[i] { 1.0 } else { 0.0 }).collect();
        let fitted = pool_adjacent_violators(&y);
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for (&i, &value) in order.iter().zip(&fitted) {
            if steps.last().is_none_or(|step| step.1 < value) {
                steps.push((scores[i], value));
            }
        }
        Some(Isotonic { steps })
    }

    /// The value of the last step that begins at or below the score; of the first one below all.
    pub fn predict(&self, score: f64) -> f64 {
        let above = self.steps.partition_point(|step| step.0 <= score);
        self.steps[above.max(1) - 1].1
    }
}
// ANCHOR_END: isotonic

/// Mean −ln of the probability given to what happened, cut off at 2⁻⁵².
fn log_loss(labels: &[bool], p: &[f64]) -> f64 {
    let given = labels.iter().zip(p).map(|(&y, &p)| if y { p } else { 1.0 - p });
    given.map(|given| -given.max(f64::EPSILON).ln()).sum::<f64>() / p.len() as f64
}

/// (items, mean p, share of positives) of each bin of equal width.
fn bins(labels: &[bool], p: &[f64], count: usize) -> Vec<(f64, f64, f64)> {
    let mut sums = vec![(0.0, 0.0, 0.0); count];
    for (&positive, &p) in labels.iter().zip(p) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bin")]
        let bin = ((p * count as f64) as usize).min(count - 1);
        sums[bin].0 += 1.0;
        sums[bin].1 += p;
        sums[bin].2 += if positive { 1.0 } else { 0.0 };
    }
    sums.retain(|bin| bin.0 > 0.0);
    sums.into_iter().map(|(n, p, y)| (n, p / n, y / n)).collect()
}

fn ece(labels: &[bool], p: &[f64]) -> f64 {
    bins(labels, p, 15).iter().map(|(n, p, y)| n * (p - y).abs()).sum::<f64>() / p.len() as f64
}

/// Share of pairs that the positive wins, ties counting half: by ranks.
fn auc(labels: &[bool], p: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&i, &j| p[i].partial_cmp(&p[j]).expect("no NaN"));
    let (mut won, mut below, mut at) = (0.0, 0.0, 0);
    let (mut positives, mut start) = (0.0, 0);
    while start < order.len() {
        at += order[start..].iter().take_while(|&&i| p[i] <= p[order[start]]).count();
        let tied = &order[start..at];
        let ups = tied.iter().filter(|&&i| labels[i]).count() as f64;
        let downs = tied.len() as f64 - ups;
        won += ups * (below + downs / 2.0);
        below += downs;
        positives += ups;
        start = at;
    }
    won / (positives * below)
}

/// Labels, the logits that the model reports, and the true probabilities.
fn draw(n: usize, rng: &mut Rng) -> (Vec<bool>, Vec<f64>, Vec<f64>) {
    let (mut labels, mut scores, mut truth) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..n {
        let z = -1.0 + 1.5 * rng.normal();
        scores.push(if z > 0.0 { 2.0 * z + 1.5 } else { z + 1.5 });
        truth.push(sigmoid(z));
        labels.push(rng.bernoulli(sigmoid(z)));
    }
    (labels, scores, truth)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(7);
    let (labels, scores, truth) = draw(20_000, &mut rng);
    let raw: Vec<f64> = scores.iter().map(|&s| sigmoid(s)).collect();
    let print = |name: &str, p: &[f64]| {
        let (loss, error) = (log_loss(&labels, p), ece(&labels, p));
        println!("{name:<24}{loss:>9.4}{error:>8.4}{:>9.4}", auc(&labels, p));
    };
    println!("{:<24}{:>9}{:>8}{:>9}", "", "log loss", "ECE", "AUC");
    print("the model", &raw);
    let mut mended = Vec::new();
    for size in [100, 1_000, 10_000] {
        let (known, given, _) = draw(size, &mut rng);
        let (a, b) = platt(&given, &smoothed_targets(&known)).expect("scores differ");
        let by_platt: Vec<f64> = scores.iter().map(|&s| sigmoid(a * s + b)).collect();
        print(&format!("Platt, {size} pins"), &by_platt);
        let steps = Isotonic::fit(&given, &known).expect("there are pins");
        mended = scores.iter().map(|&s| steps.predict(s)).collect();
        print(&format!("isotonic, {size} pins"), &mended);
    }
    print("the true probabilities", &truth);
    draw_figure(&labels, &raw, &mended);
}
// ANCHOR_END: main

fn draw_figure(labels: &[bool], raw: &[f64], mended: &[f64]) {
    let curve = |p: &[f64]| -> Vec<(f64, f64)> {
        bins(labels, p, 10).into_iter().map(|(_, p, y)| (p, y)).collect()
    };
    Figure::new("predicted probability", "observed share")
        .unit_square()
        .with(Line::reference("calibrated", [(0.0, 0.0), (1.0, 1.0)]))
        .with(Points::new("the model", curve(raw)))
        .with(Points::new("isotonic", curve(mended)))
        .save("calibration-curve");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn neighbours_that_fall_are_pooled() {
        let pooled = pool_adjacent_violators(&[1.0, 3.0, 2.0, 4.0, 3.0, 5.0]);
        assert_all_close!(&pooled, &[1.0, 2.5, 2.5, 3.5, 3.5, 5.0], 1e-12);
        assert_all_close!(&pool_adjacent_violators(&[3.0, 2.0, 1.0]), &[2.0; 3], 1e-12);
        assert!(pool_adjacent_violators(&[]).is_empty());
    }

    #[test]
    fn ties_of_scores_are_one_step() {
        let steps = Isotonic::fit(&[0.2, 0.5, 0.5, 0.9], &[false, false, true, true])
            .expect("it is determined");
        assert_close!(steps.predict(0.5), 0.5, 1e-12);
        assert_close!(steps.predict(0.7), 0.5, 1e-12);
        assert_close!(steps.predict(-3.0), 0.0, 1e-12);
        assert_close!(steps.predict(9.0), 1.0, 1e-12);
    }

    #[test]
    fn platt_finds_the_sigmoid_that_made_the_labels() {
        let mut rng = Rng::new(3);
        let scores: Vec<f64> = (0..40_000).map(|_| rng.normal()).collect();
        let labels: Vec<bool> =
            scores.iter().map(|s| rng.bernoulli(sigmoid(1.7 * s - 0.6))).collect();
        let (a, b) = platt(&scores, &smoothed_targets(&labels)).expect("it is determined");
        // Four standard errors, from the inverse of the matrix of second derivatives: about 0.02.
        assert_close!(a, 1.7, 0.08);
        assert_close!(b, -0.6, 0.06);
    }

    #[test]
    fn the_mean_of_platt_is_the_mean_of_the_targets() {
        // The derivative by b is zero there.
        let mut rng = Rng::new(12);
        let (labels, scores, _) = draw(500, &mut rng);
        let targets = smoothed_targets(&labels);
        let (a, b) = platt(&scores, &targets).expect("it is determined");
        let mean = scores.iter().map(|s| sigmoid(a * s + b)).sum::<f64>() / 500.0;
        assert_close!(mean, targets.iter().sum::<f64>() / 500.0, 1e-9);
    }

    #[test]
    fn a_score_that_separates_gets_finite_numbers_and_a_constant_one_none() {
        let labels = [false, false, true, true];
        let (a, b) =
            platt(&[1.0, 2.0, 3.0, 4.0], &smoothed_targets(&labels)).expect("it is determined");
        assert!(a.is_finite() && b.is_finite() && a > 0.0);
        assert_eq!(platt(&[2.0; 4], &smoothed_targets(&labels)), None);
        assert_eq!(platt(&[], &[]), None);
        assert!(Isotonic::fit(&[f64::NAN], &[true]).is_none());
    }
}
