//! AdaBoost with wrong labels: where the weight goes, and what a bounded loss does instead.
//!
//! Contract: 300 training points uniform on the square from −1 to 1, positive where x + y > 0
//! (stumps need many rounds for a slope); a share of the training labels is flipped, test labels
//! (2,000 points) are not. 200 rounds of stumps; means over 5 data sets, seeds 1 to 5.
//!
//! Two ways to weigh a point with margin m = y F(x): e^(−m), which is AdaBoost, and
//! 1/(1 + e^m), the gradient of the logistic loss, which is never above 1. The vote of the second is
//! the logistic loss's own best step, by Newton's method.

use kit::rng::Rng;

/// A feature, a threshold, and what is said below it.
type Stump = (usize, f64, f64);

fn predict((feature, threshold, below): Stump, row: &[f64; 2]) -> f64 {
    if row[feature] < threshold { below } else { -below }
}

fn best_stump(rows: &[[f64; 2]], labels: &[f64], weights: &[f64], orders: &[Vec<usize>]) -> Stump {
    let total: f64 = weights.iter().sum();
    let negative = |(y, w): (&f64, &f64)| if *y < 0.0 { *w } else { 0.0 };
    let start: f64 = labels.iter().zip(weights).map(negative).sum();
    let (mut best, mut least) = ((0, 0.0, 1.0), f64::INFINITY);
    for (feature, order) in orders.iter().enumerate() {
        let mut error = start;
        for pair in order.windows(2) {
            error += labels[pair[0]] * weights[pair[0]];
            let threshold = f64::midpoint(rows[pair[0]][feature], rows[pair[1]][feature]);
            for (below, error) in [(-1.0, error), (1.0, total - error)] {
                if error < least {
                    (best, least) = ((feature, threshold, below), error);
                }
            }
        }
    }
    best
}

// ANCHOR: weights
/// How a point of margin m is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// e^(−m): without a bound.
    Exponential,
    /// 1/(1 + e^m): at most 1.
    Logistic,
}

impl Loss {
    /// The slope of the loss, without its sign.
    pub fn weight(self, margin: f64) -> f64 {
        match self {
            Loss::Exponential => (-margin).exp(),
            Loss::Logistic => 1.0 / (1.0 + margin.exp()),
        }
    }

    /// The best vote for a learner that is right (+1) or wrong (−1) on each point.
    fn vote(self, margins: &[f64], right: &[f64]) -> f64 {
        let mut vote = 0.0;
        for _ in 0..8 {
            let (mut slope, mut curvature) = (0.0, 1e-9);
            for (margin, right) in margins.iter().zip(right) {
                let weight = self.weight(margin + vote * right);
                slope += right * weight;
                curvature += match self {
                    Loss::Exponential => weight,
                    Loss::Logistic => weight * (1.0 - weight),
                };
            }
            vote += (slope / curvature).clamp(-1.0, 1.0);
        }
        vote
    }
}
// ANCHOR_END: weights

/// Margins on the training set and votes on the test set, after `rounds` rounds.
pub fn boost(
    loss: Loss,
    rows: &[[f64; 2]],
    labels: &[f64],
    test_rows: &[[f64; 2]],
    rounds: usize,
) -> (Vec<f64>, Vec<f64>) {
    let sorted = |feature: usize| {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&a, &b| rows[a][feature].total_cmp(&rows[b][feature]));
        order
    };
    let orders = [sorted(0), sorted(1)];
    let (mut margins, mut votes) = (vec![0.0; rows.len()], vec![0.0; test_rows.len()]);
    for _ in 0..rounds {
        let weights: Vec<f64> = margins.iter().map(|&margin| loss.weight(margin)).collect();
        let stump = best_stump(rows, labels, &weights, &orders);
        let right: Vec<f64> = rows.iter().zip(labels).map(|(r, y)| y * predict(stump, r)).collect();
        let vote = loss.vote(&margins, &right);
        margins.iter_mut().zip(&right).for_each(|(margin, right)| *margin += vote * right);
        votes.iter_mut().zip(test_rows).for_each(|(v, row)| *v += vote * predict(stump, row));
    }
    (margins, votes)
}

/// Test error, and the share of the final weight that lies on the flipped points.
pub fn run(loss: Loss, flipped_share: f64, rounds: usize, seed: u64) -> (f64, f64) {
    let mut rng = Rng::new(seed);
    let mut points = |n: usize| -> Vec<[f64; 2]> {
        (0..n).map(|_| [2.0 * rng.uniform() - 1.0, 2.0 * rng.uniform() - 1.0]).collect()
    };
    let (rows, test_rows) = (points(300), points(2000));
    let truth = |row: &[f64; 2]| if row[0] + row[1] > 0.0 { 1.0 } else { -1.0 };
    let flipped: Vec<bool> = rows.iter().map(|_| rng.bernoulli(flipped_share)).collect();
    let label = |(row, flip): (&[f64; 2], &bool)| if *flip { -truth(row) } else { truth(row) };
    let labels: Vec<f64> = rows.iter().zip(&flipped).map(label).collect();
    let (margins, votes) = boost(loss, &rows, &labels, &test_rows, rounds);
    let wrong = votes.iter().zip(&test_rows).filter(|(v, row)| **v * truth(row) <= 0.0).count();
    let weight = |i: usize| loss.weight(margins[i]);
    let on_flipped = (0..300).filter(|&i| flipped[i]).map(weight).fold(0.0, |sum, w| sum + w);
    (wrong as f64 / 2000.0, on_flipped / (0..300).map(weight).sum::<f64>())
}

// ANCHOR: main
fn main() {
    println!("                      test error after         weight on the flipped after");
    println!("flipped  loss         10     50     200        10    200 rounds");
    for flipped in [0.0, 0.05, 0.2] {
        for loss in [Loss::Exponential, Loss::Logistic] {
            let mean = |rounds: usize| {
                let runs: Vec<(f64, f64)> =
                    (1..=5).map(|s| run(loss, flipped, rounds, s)).collect();
                let error = runs.iter().map(|run| run.0).sum::<f64>() / 5.0;
                (error, runs.iter().map(|run| run.1).sum::<f64>() / 5.0)
            };
            let [(e10, w10), (e50, _), (e200, w200)] = [10, 50, 200].map(mean);
            let name = format!("{loss:?}");
            print!("{flipped:>7.2}  {name:<11}  {e10:.3}  {e50:.3}  {e200:.3}");
            println!("      {w10:.2}  {w200:.2}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn newton_finds_the_closed_form_of_the_exponential_loss() {
        let right = [1.0, 1.0, 1.0, -1.0];
        let found = Loss::Exponential.vote(&[0.0; 4], &right);
        assert_close!(found, 0.5 * (0.75_f64 / 0.25).ln(), 1e-9);
        // From margin 0 the best logistic vote is the log odds: twice as much.
        assert_close!(Loss::Logistic.vote(&[0.0; 4], &right), (0.75_f64 / 0.25).ln(), 1e-6);
    }

    #[test]
    fn only_the_exponential_weight_has_no_bound() {
        assert!(Loss::Exponential.weight(-10.0) > 20_000.0);
        assert!(Loss::Logistic.weight(-10.0) < 1.0);
    }

    /// Five runs each; the gap of the means is several times what they differ by among themselves.
    #[test]
    fn wrong_labels_hurt_and_collect_the_weight() {
        let error = |flipped, seed| run(Loss::Exponential, flipped, 200, seed).0;
        let mean = |flipped| (1..=5).map(|seed| error(flipped, seed)).sum::<f64>() / 5.0;
        assert!(mean(0.2) > mean(0.0) + 0.05);
        assert!(run(Loss::Exponential, 0.05, 200, 1).1 > 0.25);
    }
}
