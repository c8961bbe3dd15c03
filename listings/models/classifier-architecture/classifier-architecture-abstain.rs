//! Abstention: answer only when it is worth it.
//!
//! Contract: a binary classifier says p, the probability of class 1. A wrong answer costs 1, handing the
//! item to a person costs c, a right answer nothing. If p is calibrated, answering costs min(p, 1 − p)
//! on average, so the best rule is Chow's: abstain if min(p, 1 − p) > c, that is, if the larger
//! probability is below 1 − c. For c ≥ ½ never abstain.
//!
//! Source: C. K. Chow, "On optimum recognition error and reject tradeoff", 1970. Data: 20,000 items
//! with p uniform and y drawn with that probability (seed 68), so that p is calibrated; and the same
//! items with over-confident p, its logit tripled.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: abstain
/// What happens when items with a larger probability below `least` go to a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The share of items that get an answer.
    pub coverage: f64,
    /// The share of the answers that are right; 1 if there are none.
    pub accuracy: f64,
    /// Mean cost of an item.
    pub cost: f64,
}

/// Answers where max(p, 1 − p) ≥ `least`; each other item costs `hand_over`.
pub fn with_abstention(p: &[f64], y: &[bool], least: f64, hand_over: f64) -> Outcome {
    let (mut answered, mut right) = (0.0, 0.0);
    for (&p, &y) in p.iter().zip(y) {
        if p.max(1.0 - p) >= least {
            answered += 1.0;
            right += f64::from(u8::from((p >= 0.5) == y));
        }
    }
    let n = p.len() as f64;
    Outcome {
        coverage: answered / n,
        accuracy: if answered > 0.0 { right / answered } else { 1.0 },
        cost: (answered - right + hand_over * (n - answered)) / n,
    }
}
// ANCHOR_END: abstain

/// p, an over-confident p, and what happened.
pub fn items(n: usize, rng: &mut Rng) -> (Vec<f64>, Vec<f64>, Vec<bool>) {
    let p: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
    let y = p.iter().map(|&p| rng.bernoulli(p)).collect();
    let odds = |p: f64| (p / (1.0 - p)).powi(3); // three times the logit
    let sure = p.iter().map(|&p| odds(p) / (1.0 + odds(p))).collect();
    (p, sure, y)
}

// ANCHOR: main
fn main() {
    let (p, sure, y) = items(20_000, &mut Rng::new(68));
    println!("handing over costs 0.2");
    println!(
        "answer from  calibrated: coverage accuracy cost    over-confident: coverage accuracy cost"
    );
    for least in [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] {
        let [a, b] = [&p, &sure].map(|p| with_abstention(p, &y, least, 0.2));
        println!(
            "{least:>11.2}  {:>20.3} {:>8.3} {:.4}  {:>24.3} {:>8.3} {:.4}",
            a.coverage, a.accuracy, a.cost, b.coverage, b.accuracy, b.cost
        );
    }
    let curve = |p: &[f64]| {
        let at = |i: u32| with_abstention(p, &y, 0.5 + f64::from(i) / 50.0, 0.2);
        (0..=24).map(|i| (0.5 + f64::from(i) / 50.0, at(i).cost)).collect::<Vec<_>>()
    };
    Figure::new("answer from this probability on", "mean cost")
        .y_range(0.1, 0.26)
        .with(Line::new("calibrated", curve(&p)))
        .with(Line::new("over-confident", curve(&sure)))
        .vertical("1 − c", 0.8)
        .save("classifier-architecture-abstain");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// For uniform p: coverage 2 (1 − t), cost ∫ min(p, 1 − p) over the answered + c on the rest,
    /// which is (1 − t)² + 0.2 (2t − 1), least at t = 0.8 with 0.16. Standard error below 0.002.
    #[test]
    fn the_cost_is_what_calculus_says() {
        let (p, _, y) = items(20_000, &mut Rng::new(1));
        for t in [0.5, 0.6, 0.7, 0.8, 0.9] {
            let found = with_abstention(&p, &y, t, 0.2);
            assert_close!(found.coverage, 2.0 * (1.0 - t), 0.015);
            assert_close!(found.cost, (1.0 - t).powi(2) + 0.2 * (2.0 * t - 1.0), 0.011);
        }
        let cost = |t: f64| with_abstention(&p, &y, t, 0.2).cost;
        assert!(cost(0.8) < cost(0.6) && cost(0.8) < cost(0.95));
    }

    #[test]
    fn all_or_nothing() {
        let (p, y) = ([0.5, 0.9], [true, false]);
        let all = with_abstention(&p, &y, 0.5, 0.3);
        assert_close!(all.coverage, 1.0, 0.0);
        assert_close!(all.cost, 0.5, 1e-12);
        let none = with_abstention(&p, &y, 1.1, 0.3);
        assert_eq!(none, Outcome { coverage: 0.0, accuracy: 1.0, cost: 0.3 });
    }
}
