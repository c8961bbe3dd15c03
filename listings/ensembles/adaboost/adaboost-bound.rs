//! AdaBoost in two dimensions: stumps by one sweep, and the bound that the training error keeps.
//!
//! Contract: `rows[i]` has d features, `labels[i]` is +1 or −1. The data: 200 training and 2,000
//! test points uniform on the square from −1 to 1, positive inside a circle of radius 0.75,
//! seed 21. Shown: training error, the product of Z, and test error, by rounds.
//!
//! Cost: the sort once, O(d n log n); then O(d n) a round.
//!
//! Bound: R. E. Schapire, Y. Singer, "Improved boosting algorithms using confidence-rated
//! predictions", Machine Learning 37 (1999), theorem 1.

use kit::figure::{Figure, Grid, Hue, IsoLines, Line, Marker, Points, Side};
use kit::rng::Rng;

/// Says `below` where a feature is under a threshold, the opposite elsewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stump {
    /// Which feature it looks at.
    pub feature: usize,
    /// Where it cuts.
    pub threshold: f64,
    /// What it says below the threshold: +1 or −1.
    pub below: f64,
}

impl Stump {
    /// +1 or −1 for a row of d features.
    pub fn predict(&self, row: &[f64]) -> f64 {
        if row[self.feature] < self.threshold { self.below } else { -self.below }
    }
}

// ANCHOR: sweep
/// For each feature, the rows in the order of its values. Once, before the first round.
pub fn orders(rows: &[Vec<f64>]) -> Vec<Vec<usize>> {
    let features = rows.first().map_or(0, Vec::len);
    let sorted = |feature: usize| {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&a, &b| rows[a][feature].total_cmp(&rows[b][feature]));
        order
    };
    (0..features).map(sorted).collect()
}

/// The stump with the smallest weighted error, one pass over each feature.
pub fn best_stump(
    rows: &[Vec<f64>],
    labels: &[f64],
    weights: &[f64],
    orders: &[Vec<usize>],
) -> Option<(Stump, f64)> {
    let total: f64 = weights.iter().sum();
    let positive: f64 = labels.iter().zip(weights).filter(|(y, _)| **y > 0.0).map(|(_, w)| w).sum();
    let mut best: Option<(Stump, f64)> = None;
    for (feature, order) in orders.iter().enumerate() {
        // The error of "−1 below, +1 above", with the threshold left of everything.
        let mut error = total - positive;
        for pair in order.windows(2) {
            let [here, next] = [pair[0], pair[1]];
            error += labels[here] * weights[here]; // now below: a positive is lost, a negative won
            let (low, high) = (rows[here][feature], rows[next][feature]);
            if low < high {
                let threshold = f64::midpoint(low, high);
                for (below, error) in [(-1.0, error), (1.0, total - error)] {
                    if best.is_none_or(|(_, least)| error < least) {
                        best = Some((Stump { feature, threshold, below }, error));
                    }
                }
            }
        }
    }
    best
}
// ANCHOR_END: sweep

/// A stump, its vote, and what the weights were divided by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    /// The weak learner.
    pub stump: Stump,
    /// Its vote.
    pub alpha: f64,
    /// The sum of the weights before they were divided by it.
    pub z: f64,
}

// ANCHOR: adaboost
/// At most `rounds` rounds; fewer if a stump is perfect or none beats a coin.
pub fn adaboost(rows: &[Vec<f64>], labels: &[f64], rounds: usize) -> Vec<Round> {
    let orders = orders(rows);
    let mut weights = vec![1.0 / rows.len() as f64; rows.len()];
    let mut trained = Vec::new();
    for _ in 0..rounds {
        let Some((stump, error)) = best_stump(rows, labels, &weights, &orders) else { break };
        let error = error.max(1e-10); // a perfect stump gets a large vote, not an infinite one
        if error >= 0.5 - 1e-12 {
            break;
        }
        let alpha = 0.5 * ((1.0 - error) / error).ln();
        for ((weight, row), label) in weights.iter_mut().zip(rows).zip(labels) {
            *weight *= (-alpha * label * stump.predict(row)).exp();
        }
        let z: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= z;
        }
        trained.push(Round { stump, alpha, z });
    }
    trained
}
// ANCHOR_END: adaboost

/// The weighted vote for a row.
pub fn vote(rounds: &[Round], row: &[f64]) -> f64 {
    rounds.iter().map(|round| round.alpha * round.stump.predict(row)).sum()
}

/// The share of rows that the vote gets wrong after each round; a vote of 0 is wrong.
pub fn errors(rounds: &[Round], rows: &[Vec<f64>], labels: &[f64]) -> Vec<f64> {
    let mut votes = vec![0.0; rows.len()];
    let after = |round: &Round| {
        let mut wrong = 0_u32;
        for ((vote, row), label) in votes.iter_mut().zip(rows).zip(labels) {
            *vote += round.alpha * round.stump.predict(row);
            wrong += u32::from(*vote * label <= 0.0);
        }
        f64::from(wrong) / rows.len() as f64
    };
    rounds.iter().map(after).collect()
}

/// Points on a square, positive inside a circle.
pub fn circle(n: usize, rng: &mut Rng) -> (Vec<Vec<f64>>, Vec<f64>) {
    let point = |_| {
        let row = vec![2.0 * rng.uniform() - 1.0, 2.0 * rng.uniform() - 1.0];
        let label = if row[0].hypot(row[1]) < 0.75 { 1.0 } else { -1.0 };
        (row, label)
    };
    (0..n).map(point).unzip()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(21);
    let (rows, labels) = circle(200, &mut rng);
    let (test_rows, test_labels) = circle(2000, &mut rng);
    let rounds = adaboost(&rows, &labels, 300);
    let training = errors(&rounds, &rows, &labels);
    let test = errors(&rounds, &test_rows, &test_labels);
    let mut product = 1.0;
    let bound: Vec<f64> = rounds
        .iter()
        .map(|round| {
            product *= round.z;
            product
        })
        .collect();

    println!("rounds  training error  product of Z  test error");
    for t in [1, 3, 10, 30, 100, 300] {
        let (training, bound, test) = (training[t - 1], bound[t - 1], test[t - 1]);
        println!("{t:>6}  {training:>14.3}  {bound:>12.4}  {test:>10.3}");
    }
    let perfect = training.iter().position(|&error| error <= 0.0).map_or(0, |at| at + 1);
    let held = training.iter().zip(&bound).all(|(error, bound)| error <= bound);
    println!("training error 0 first after {perfect} rounds; bound held: {held}");
    draw(&rounds, &training, &bound, &test, &rows, &labels);
}
// ANCHOR_END: main

fn draw(
    rounds: &[Round],
    training: &[f64],
    bound: &[f64],
    test: &[f64],
    rows: &[Vec<f64>],
    labels: &[f64],
) {
    let line = |name: &str, values: &[f64]| {
        Line::new(name, (1..=150_u32).map(f64::from).zip(values.iter().copied()).step_by(3))
    };
    Figure::new("rounds", "share of points")
        .y_range(0.0, 1.0)
        .x_range(0.0, 150.0)
        .size(400.0, 400.0)
        .with(line("bound: product of Z", bound))
        .with(line("test error", test).name_at(60.0, 0.08, Side::Above))
        .with(line("training error", training).name_at(120.0, 0.0, Side::Above))
        .save("adaboost-bound");

    let grid = Grid::sample((-0.95, 0.95), (-0.95, 0.95), 77, |x, y| vote(rounds, &[x, y]));
    let of = |class: f64| {
        let points = rows.iter().zip(labels).filter(move |(_, y)| **y * class > 0.0);
        points.map(|(row, _)| (row[0], row[1])).collect::<Vec<_>>()
    };
    Figure::new("first feature", "second feature")
        .x_range(-0.95, 0.95)
        .y_range(-0.95, 0.95)
        .size(400.0, 380.0)
        .with(IsoLines::new("vote", &grid, [0.0]))
        .with(
            Points::new("+1", of(1.0)).radius(2.5).hue(Hue::Two).marker(Marker::Triangle).unnamed(),
        )
        .with(
            Points::new("-1", of(-1.0)).radius(2.5).hue(Hue::Four).marker(Marker::Circle).unnamed(),
        )
        .save("adaboost-surface");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Every threshold, both signs, counted from the start.
    fn least_error(rows: &[Vec<f64>], labels: &[f64], weights: &[f64]) -> f64 {
        let mut least = f64::INFINITY;
        for feature in 0..rows[0].len() {
            for row in rows {
                for below in [1.0, -1.0] {
                    // At a value: what is under it is below. The first one leaves nothing below.
                    let stump = Stump { feature, threshold: row[feature], below };
                    if rows.iter().any(|other| other[feature] < row[feature]) {
                        let wrong = |i: &usize| stump.predict(&rows[*i]) * labels[*i] < 0.0;
                        let error = (0..rows.len()).filter(wrong).map(|i| weights[i]).sum();
                        least = least.min(error);
                    }
                }
            }
        }
        least
    }

    #[test]
    fn the_sweep_finds_what_brute_force_finds() {
        let mut rng = Rng::new(5);
        for _ in 0..50 {
            let row = |rng: &mut Rng| vec![rng.below(4) as f64, rng.below(5) as f64];
            let rows: Vec<Vec<f64>> = (0..12).map(|_| row(&mut rng)).collect();
            let sign = |positive| if positive { 1.0 } else { -1.0 };
            let labels: Vec<f64> = (0..12).map(|_| sign(rng.bernoulli(0.5))).collect();
            let weights: Vec<f64> = (0..12).map(|_| rng.uniform() / 12.0).collect();
            let found =
                best_stump(&rows, &labels, &weights, &orders(&rows)).expect("values differ");
            assert_close!(found.1, least_error(&rows, &labels, &weights), 1e-12);
        }
    }

    #[test]
    fn the_bound_holds_after_every_round() {
        let (rows, labels) = circle(200, &mut Rng::new(21));
        let rounds = adaboost(&rows, &labels, 300);
        let mut product = 1.0;
        for (round, error) in rounds.iter().zip(errors(&rounds, &rows, &labels)) {
            product *= round.z;
            assert!(error <= product + 1e-12);
        }
    }

    #[test]
    fn the_product_is_the_mean_exponential_loss() {
        let (rows, labels) = circle(100, &mut Rng::new(3));
        let rounds = adaboost(&rows, &labels, 40);
        let product: f64 = rounds.iter().map(|round| round.z).product();
        let losses = rows.iter().zip(&labels).map(|(row, y)| (-y * vote(&rounds, row)).exp());
        assert_close!(losses.sum::<f64>() / 100.0, product, 1e-9);
    }

    #[test]
    fn a_perfect_stump_gets_a_finite_vote() {
        let rounds = adaboost(&[vec![1.0], vec![2.0]], &[1.0, -1.0], 3);
        assert_close!(rounds[0].alpha, 0.5 * 1e10_f64.ln(), 1e-9);
        assert!(rounds.iter().all(|round| round.stump == rounds[0].stump));
    }

    #[test]
    fn equal_values_are_never_split() {
        let rows = vec![vec![1.0], vec![1.0]];
        assert_eq!(best_stump(&rows, &[1.0, -1.0], &[0.5, 0.5], &orders(&rows)), None);
        assert!(adaboost(&[], &[], 3).is_empty());
    }
}
