//! The threshold from the costs, c(FP)/(c(FP) + c(FN)), against one chosen on validation data.
//!
//! World, made up: the logit of an item is normal with mean −3.5 and standard deviation 1.5, 6.6 % are
//! positive. The calibrated model says the true probability; the too sure one doubles the
//! logit, which leaves the order as it is. A false alarm costs 1, a miss 5. Costs are per 1000 items,
//! on 100 000 of them. Chosen thresholds: the cheapest of a grid in steps of 0.01 on 100, 1000 or
//! 10 000 validation items; the mean over 20 draws.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// A false alarm, and a miss.
const COSTS: (f64, f64) = (1.0, 5.0);

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

// ANCHOR: rule
/// Call positive from here on, if the probabilities mean what they say.
///
/// Calling positive costs (1 − p)·c(FP) on average, calling negative p·c(FN): the first is the
/// smaller one from this p on. Costs are positive.
pub fn threshold_for(false_alarm: f64, miss: f64) -> f64 {
    false_alarm / (false_alarm + miss)
}

/// What a threshold costs per 1000 items; an item is called positive from the threshold on.
pub fn cost_at(threshold: f64, labels: &[bool], p: &[f64], (false_alarm, miss): (f64, f64)) -> f64 {
    let of = |(&positive, &p): (&bool, &f64)| match (positive, p >= threshold) {
        (true, false) => miss,
        (false, true) => false_alarm,
        (true, true) | (false, false) => 0.0,
    };
    1_000.0 * labels.iter().zip(p).map(of).sum::<f64>() / labels.len() as f64
}
// ANCHOR_END: rule

// ANCHOR: choose
/// The cheapest of the thresholds 0, 0.01, … 1 on these items; of equals the highest.
///
/// O(n · 101). One sort and one pass find the cheapest of *all* thresholds.
pub fn choose(labels: &[bool], p: &[f64], costs: (f64, f64)) -> f64 {
    let grid = (0..=100).map(|step| f64::from(step) / 100.0);
    let mut best = (f64::INFINITY, 0.0);
    for threshold in grid {
        let cost = cost_at(threshold, labels, p, costs);
        if cost <= best.0 {
            best = (cost, threshold);
        }
    }
    best.1
}
// ANCHOR_END: choose

/// Labels, and the probabilities of the calibrated and of the too sure model.
fn draw(n: usize, rng: &mut Rng) -> (Vec<bool>, Vec<f64>, Vec<f64>) {
    let (mut labels, mut calibrated, mut sure) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..n {
        let logit = -3.5 + 1.5 * rng.normal();
        labels.push(rng.bernoulli(sigmoid(logit)));
        calibrated.push(sigmoid(logit));
        sure.push(sigmoid(2.0 * logit));
    }
    (labels, calibrated, sure)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(8);
    let (labels, calibrated, sure) = draw(100_000, &mut rng);
    let rule = threshold_for(COSTS.0, COSTS.1);
    println!("{:<30}{:>11}{:>11}", "cost per 1000 items", "calibrated", "too sure");
    for (name, threshold) in [("at 0.5", 0.5), ("at the rule, 0.167", rule)] {
        let [one, other] = [&calibrated, &sure].map(|p| cost_at(threshold, &labels, p, COSTS));
        println!("{name:<30}{one:>11.1}{other:>11.1}");
    }
    for size in [100, 1_000, 10_000] {
        let mut sums = [0.0; 2];
        for _ in 0..20 {
            let (known, first, second) = draw(size, &mut rng);
            let chosen = [&first, &second].map(|p| choose(&known, p, COSTS));
            sums[0] += cost_at(chosen[0], &labels, &calibrated, COSTS) / 20.0;
            sums[1] += cost_at(chosen[1], &labels, &sure, COSTS) / 20.0;
        }
        println!("{:<30}{:>11.1}{:>11.1}", format!("chosen on {size} items"), sums[0], sums[1]);
    }
    draw_figure(&labels, &calibrated, &sure);
}
// ANCHOR_END: main

fn draw_figure(labels: &[bool], calibrated: &[f64], sure: &[f64]) {
    let curve = |p: &[f64]| -> Vec<(f64, f64)> {
        let grid = (1..=50).map(|step| f64::from(step) / 50.0 * 0.6);
        grid.map(|t| (t, cost_at(t, labels, p, COSTS))).collect()
    };
    Figure::new("threshold", "cost per 1000 items")
        .x_range(0.0, 0.6)
        .y_range(0.0, 500.0)
        .with(Line::new("calibrated", curve(calibrated)))
        .with(Line::new("too sure", curve(sure)))
        .vertical("1/6", 1.0 / 6.0)
        .save("thresholds-cost");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_rule_and_its_ends() {
        assert_close!(threshold_for(1.0, 5.0), 1.0 / 6.0, 1e-12);
        assert_close!(threshold_for(1.0, 1.0), 0.5, 1e-12);
        assert_close!(threshold_for(1.0, 1e9), 0.0, 1e-8);
    }

    #[test]
    fn costs_by_hand() {
        let (labels, p) = ([true, false, true, false], [0.9, 0.4, 0.2, 0.1]);
        // At 0.4: one false alarm, one miss. At 0.4 exactly the item is called positive.
        assert_close!(cost_at(0.4, &labels, &p, (1.0, 5.0)), 1_500.0, 1e-9);
        assert_close!(cost_at(0.41, &labels, &p, (1.0, 5.0)), 1_250.0, 1e-9);
        assert_close!(cost_at(0.0, &labels, &p, (1.0, 5.0)), 500.0, 1e-9);
        assert_close!(choose(&labels, &p, (1.0, 5.0)), 0.2, 1e-12);
    }

    /// On calibrated probabilities no threshold of the grid is cheaper than the rule by more than
    /// chance: four standard errors of a difference on 60 000 items, about 3 per 1000.
    #[test]
    fn no_threshold_beats_the_rule_on_calibrated_probabilities() {
        let mut rng = Rng::new(55);
        let (labels, calibrated, _) = draw(60_000, &mut rng);
        for miss in [1.0, 5.0, 20.0] {
            let at_rule = cost_at(threshold_for(1.0, miss), &labels, &calibrated, (1.0, miss));
            let chosen = choose(&labels, &calibrated, (1.0, miss));
            let best = cost_at(chosen, &labels, &calibrated, (1.0, miss));
            assert!(at_rule - best < 3.0, "a miss costs {miss}: {at_rule} and {best}");
        }
    }

    #[test]
    fn nothing_positive_and_everything_positive() {
        let (labels, p) = ([false, false], [0.9, 0.8]);
        assert_close!(choose(&labels, &p, COSTS), 1.0, 1e-12);
        assert_close!(cost_at(1.0, &labels, &p, COSTS), 0.0, 1e-12);
    }
}
