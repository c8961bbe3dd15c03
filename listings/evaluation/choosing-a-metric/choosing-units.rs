//! Two products where the unit of counting decides: near-duplicates and a budget forecast.
//!
//! Contract: a clustering is one label for each image. Everything but the forecast is made by hand;
//! the forecast has seed 23.
//!
//! - Near-duplicates: one picture 100 times, and 100 pictures twice. Model A finds the large cluster
//!   and no other, model B cuts the large one in half and finds all others. Metrics: F1 over pairs of
//!   images, and B-cubed F1, which asks each image about its own cluster.
//! - Forecast of impressions for 2,000 campaigns, log-normal with σ = 0.8 about a known size. Model A
//!   predicts each median, model B each mean. Metrics: MAE, and the error of the total.
//!
//! B-cubed: A. Bagga, B. Baldwin, "Algorithms for scoring coreference chains", 1998.

use kit::rng::Rng;

// ANCHOR: clusters
fn f1(precision: f64, recall: f64) -> f64 {
    2.0 * precision * recall / (precision + recall)
}

/// F1 over pairs: which pairs of images are called the same, and which are.
pub fn pairwise_f1(truth: &[u32], found: &[u32]) -> f64 {
    let (mut both, mut called, mut same) = (0_u32, 0_u32, 0_u32);
    for i in 0..truth.len() {
        for j in 0..i {
            let (t, f) = (truth[i] == truth[j], found[i] == found[j]);
            both += u32::from(t && f);
            called += u32::from(f);
            same += u32::from(t);
        }
    }
    f1(f64::from(both) / f64::from(called), f64::from(both) / f64::from(same))
}

/// B-cubed F1: each image asks how pure its cluster is and how much of its own it holds.
pub fn b_cubed_f1(truth: &[u32], found: &[u32]) -> f64 {
    let n = truth.len();
    let (mut precision, mut recall) = (0.0, 0.0);
    for i in 0..n {
        let count = |keep: &dyn Fn(usize) -> bool| (0..n).filter(|&j| keep(j)).count() as f64;
        let both = count(&|j| truth[j] == truth[i] && found[j] == found[i]);
        precision += both / count(&|j| found[j] == found[i]);
        recall += both / count(&|j| truth[j] == truth[i]);
    }
    f1(precision / n as f64, recall / n as f64)
}
// ANCHOR_END: clusters

/// Truth, what model A finds, what model B finds: one label for each of 300 images.
pub fn images() -> [Vec<u32>; 3] {
    let truth = (0..300).map(|image| if image < 100 { 0 } else { 1 + (image - 100) / 2 }).collect();
    let large_only = (0..300).map(|image| if image < 100 { 0 } else { image }).collect();
    let small_only = (0..300)
        .map(|image| if image < 100 { 1000 + image % 2 } else { 1 + (image - 100) / 2 })
        .collect();
    [truth, large_only, small_only]
}

// ANCHOR: forecast
/// For each campaign: impressions, the median beforehand, the mean beforehand.
pub fn campaigns(rng: &mut Rng) -> Vec<(f64, f64, f64)> {
    let sigma = 0.8_f64;
    (0..2000)
        .map(|_| {
            let median = 1000.0 * rng.normal().exp();
            let impressions = median * (sigma * rng.normal()).exp();
            (impressions, median, median * (sigma * sigma / 2.0).exp())
        })
        .collect()
}

/// Mean absolute error, and the error of the sum as a share of it.
pub fn errors(pairs: &[(f64, f64)]) -> (f64, f64) {
    let absolute: f64 = pairs.iter().map(|(y, p)| (y - p).abs()).sum();
    let (truth, predicted) = pairs.iter().fold((0.0, 0.0), |(t, p), pair| (t + pair.0, p + pair.1));
    (absolute / pairs.len() as f64, (predicted - truth) / truth)
}
// ANCHOR_END: forecast

fn row(name: &str, metric: &str, a: &str, b: &str, prefers: char) {
    println!("{name:<16} {metric:<20} {a:>7}  {b:>7}   {prefers}");
}

// ANCHOR: main
fn main() {
    let [truth, a, b] = images();
    let better = |a: f64, b: f64| if a > b { 'A' } else { 'B' };
    println!("{:<37} {:>7}  {:>7}   prefers", "", "A", "B");
    let (pairs_a, pairs_b) = (pairwise_f1(&truth, &a), pairwise_f1(&truth, &b));
    let (cubed_a, cubed_b) = (b_cubed_f1(&truth, &a), b_cubed_f1(&truth, &b));
    let shown = |value: f64| format!("{value:.3}");
    row(
        "near-duplicates",
        "F1 over pairs",
        &shown(pairs_a),
        &shown(pairs_b),
        better(pairs_a, pairs_b),
    );
    row("", "B-cubed F1", &shown(cubed_a), &shown(cubed_b), better(cubed_a, cubed_b));

    let campaigns = campaigns(&mut Rng::new(23));
    let by_median: Vec<(f64, f64)> = campaigns.iter().map(|c| (c.0, c.1)).collect();
    let by_mean: Vec<(f64, f64)> = campaigns.iter().map(|c| (c.0, c.2)).collect();
    let ((mae_a, total_a), (mae_b, total_b)) = (errors(&by_median), errors(&by_mean));
    let whole = |value: f64| format!("{value:.0}");
    let percent = |value: f64| format!("{:+.0} %", 100.0 * value);
    row("budget forecast", "MAE", &whole(mae_a), &whole(mae_b), better(mae_b, mae_a));
    let prefers = better(total_b.abs(), total_a.abs());
    row("", "error of the total", &percent(total_a), &percent(total_b), prefers);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand. Of 4950 + 100 pairs A finds 4950, B 2 · 1225 + 100; neither is wrong about one.
    #[test]
    fn pairs_by_hand() {
        let [truth, a, b] = images();
        let of = |found: f64| f1(1.0, found / 5050.0);
        assert_close!(pairwise_f1(&truth, &a), of(4950.0), 1e-15);
        assert_close!(pairwise_f1(&truth, &b), of(2550.0), 1e-15);
    }

    /// By hand. A's recall: 100 images 1, 200 images ½. B's: 100 images ½, 200 images 1.
    #[test]
    fn b_cubed_by_hand() {
        let [truth, a, b] = images();
        assert_close!(b_cubed_f1(&truth, &a), f1(1.0, 2.0 / 3.0), 1e-12);
        assert_close!(b_cubed_f1(&truth, &b), f1(1.0, 5.0 / 6.0), 1e-12);
    }

    /// Simulated, five seeds. Medians sum to exp(−0.32) = 0.73 of the means; campaigns of very
    /// different size make the total noisy: its standard error is about 5 %.
    #[test]
    fn the_metrics_disagree_whatever_the_seed() {
        for seed in 0..5 {
            let campaigns = campaigns(&mut Rng::new(seed));
            let by = |of: fn(&(f64, f64, f64)) -> f64| -> (f64, f64) {
                errors(&campaigns.iter().map(|c| (c.0, of(c))).collect::<Vec<_>>())
            };
            let ((mae_a, total_a), (mae_b, total_b)) = (by(|c| c.1), by(|c| c.2));
            assert!(mae_a < mae_b, "seed {seed}");
            assert!(total_a < -0.15 && total_b.abs() < 0.2, "seed {seed}: {total_a} {total_b}");
        }
    }
}
