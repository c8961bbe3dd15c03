//! Why a better ranker can look worse offline, and inverse propensities.
//!
//! A click needs a look and a relevant item. The user looks at rank i with a known probability 1 / i
//! (the propensity). Counting logged clicks as relevance favours whatever ranks like the logger; a click
//! divided by the propensity of the rank at which it *was shown* has the right mean: E[look / p] = 1.
//!
//! Source: T. Joachims, A. Swaminathan, T. Schnabel, "Unbiased Learning-to-Rank with Biased Feedback", WSDM
//! 2017.
//!
//! Made up: 20 000 requests with ten items each, relevant with probability 0.3. The logger's score is the
//! relevance plus normal noise of standard deviation 1, the new ranker's has 0.8, independent of it. Compared:
//! DCG with gain 1, a mean over requests. Standard errors in parentheses.

use kit::rng::Rng;

const ITEMS: usize = 10;

// ANCHOR: estimate
/// 1 / log₂(rank + 1) with `before` items above.
fn discount(before: usize) -> f64 {
    1.0 / ((before + 2) as f64).log2()
}

/// How likely the user looks at a rank, with `before` items above.
pub fn propensity(before: usize) -> f64 {
    1.0 / (before + 1) as f64
}

/// What one request says about the DCG of a ranking: `rank[i]` is the new place of item i (0 first),
/// `logged[i]` the place at which it was shown, `clicked[i]` whether it was clicked there.
pub fn from_clicks(rank: &[usize], clicked: &[bool]) -> f64 {
    rank.iter().zip(clicked).filter(|(_, c)| **c).map(|(r, _)| discount(*r)).sum()
}

/// The same with each click divided by the propensity of where it happened.
pub fn by_propensity(rank: &[usize], logged: &[usize], clicked: &[bool]) -> f64 {
    let clicks = rank.iter().zip(logged).zip(clicked).filter(|(_, c)| **c);
    clicks.map(|((r, l), _)| discount(*r) / propensity(*l)).sum()
}
// ANCHOR_END: estimate

/// The place of each item when sorted by falling score.
fn places(scores: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("no NaN"));
    let mut places = vec![0; scores.len()];
    order.into_iter().enumerate().for_each(|(place, item)| places[item] = place);
    places
}

/// Mean and its standard error.
fn summary(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

/// True DCG, estimate from clicks, estimate by propensity: for the logger and the new ranker.
fn experiment(requests: usize, rng: &mut Rng) -> [[Vec<f64>; 3]; 2] {
    let mut found: [[Vec<f64>; 3]; 2] = Default::default();
    for _ in 0..requests {
        let relevant: Vec<bool> = (0..ITEMS).map(|_| rng.bernoulli(0.3)).collect();
        let mut scores = |noise: f64| -> Vec<f64> {
            relevant.iter().map(|r| f64::from(u8::from(*r)) + noise * rng.normal()).collect()
        };
        let (logged, new) = (places(&scores(1.0)), places(&scores(0.8)));
        let clicked: Vec<bool> = relevant
            .iter()
            .zip(&logged)
            .map(|(relevant, place)| rng.bernoulli(propensity(*place)) && *relevant)
            .collect();
        for (rank, found) in [&logged, &new].into_iter().zip(&mut found) {
            found[0].push(from_clicks(rank, &relevant));
            found[1].push(from_clicks(rank, &clicked));
            found[2].push(by_propensity(rank, &logged, &clicked));
        }
    }
    found
}

// ANCHOR: main
fn main() {
    let found = experiment(20_000, &mut Rng::new(22));
    println!("{:<12}{:>15}{:>17}{:>17}", "ranker", "true DCG", "from clicks", "by propensity");
    for (name, columns) in ["logger", "new"].iter().zip(&found) {
        let cells: Vec<String> = columns
            .iter()
            .map(|values| summary(values))
            .map(|(mean, error)| format!("{mean:.3} ({error:.3})"))
            .collect();
        println!("{name:<12}{:>15}{:>17}{:>17}", cells[0], cells[1], cells[2]);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn a_click_far_down_counts_more() {
        // Item 0 was shown first, item 1 third; both clicked; the new ranking turns them round.
        let (rank, logged, clicked) = ([1, 0], [0, 2], [true, true]);
        assert_close!(from_clicks(&rank, &clicked), 1.0 + 1.0 / 3.0_f64.log2(), 1e-12);
        let expected = 3.0 * 1.0 + 1.0 / 3.0_f64.log2();
        assert_close!(by_propensity(&rank, &logged, &clicked), expected, 1e-12);
    }

    #[test]
    fn places_of_scores() {
        assert_eq!(places(&[0.1, 0.9, 0.5]), [2, 0, 1]);
    }

    #[test]
    fn propensities_give_the_truth_on_average_and_clicks_do_not() {
        for seed in 0..3 {
            let found = experiment(4_000, &mut Rng::new(seed));
            for [truth, clicks, weighted] in &found {
                // The difference, request by request: four of its standard errors.
                let difference: Vec<f64> = weighted.iter().zip(truth).map(|(w, t)| w - t).collect();
                let (mean, error) = summary(&difference);
                assert!(mean.abs() < 4.0 * error, "seed {seed}: {mean} ({error})");
                assert!(summary(clicks).0 < 0.8 * summary(truth).0);
            }
            let [logger, new] = &found;
            assert!(summary(&new[0]).0 > summary(&logger[0]).0, "the new ranker is better");
            assert!(summary(&new[1]).0 < summary(&logger[1]).0, "and clicks say otherwise");
        }
    }
}
