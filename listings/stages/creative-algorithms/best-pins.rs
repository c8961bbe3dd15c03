//! Fifty pins for an e-mail, from clicks and impressions.
//!
//! Baseline: clicks over impressions, a / n. Better: (a + α) / (n + α + β), as if α clicks in α + β
//! impressions had been seen before; α / (α + β) is the rate of the pin's *category*, and α + β = `STRENGTH`.
//!
//! Made up, with known truth: 3 000 pins in 10 categories. Each category has a rate between 0.01 and
//! 0.10; a pin's rate is that times a factor from exp(0.5 z), z standard normal. Impressions: 1 to 1 000,
//! small numbers as likely as large ones on a logarithmic scale. Metrics: the true rate of the fifty pins
//! chosen, on average; and, in the figure, the root mean square error of the estimate.
//!
//! Interview style: std only and Rust 1.59, but for `kit`, which makes up the data and draws.

use std::collections::BTreeMap;

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// What the log says about a pin.
#[derive(Clone, Copy)]
pub struct Pin {
    /// Number of its category.
    pub category: usize,
    /// How often it was shown.
    pub impressions: f64,
    /// How often it was clicked when shown.
    pub clicks: f64,
}

// ANCHOR: baseline
/// Clicks over impressions: NaN for a pin that was never shown.
pub fn raw(pin: &Pin) -> f64 {
    pin.clicks / pin.impressions
}

/// Indices of the `k` pins with the highest scores, best first; of equals the first.
pub fn top(scores: &[f64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("no NaN"));
    order.truncate(k);
    order
}
// ANCHOR_END: baseline

// ANCHOR: better
/// How many impressions the category counts for.
const STRENGTH: f64 = 50.0;

/// Clicks over impressions of each category as a whole.
pub fn category_rates(pins: &[Pin]) -> BTreeMap<usize, f64> {
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for pin in pins {
        let sum = sums.entry(pin.category).or_insert((0.0, 0.0));
        *sum = (sum.0 + pin.clicks, sum.1 + pin.impressions);
    }
    sums.into_iter().map(|(category, (clicks, shown))| (category, clicks / shown)).collect()
}

/// The pin's rate, pulled towards `prior` as if by `strength` impressions.
pub fn smoothed(pin: &Pin, prior: f64, strength: f64) -> f64 {
    (pin.clicks + strength * prior) / (pin.impressions + strength)
}
// ANCHOR_END: better

/// Pins and their true rates.
fn draw(pins: usize, rng: &mut Rng) -> (Vec<Pin>, Vec<f64>) {
    let mut drawn = (Vec::new(), Vec::new());
    for index in 0..pins {
        let category = index % 10;
        let rate = (0.01 * (category + 1) as f64 * (0.5 * rng.normal()).exp()).min(0.9);
        let impressions = 1_000_f64.powf(rng.uniform()).ceil();
        let mut clicks = 0.0;
        let mut shown = 0.0;
        while shown < impressions {
            shown += 1.0;
            clicks += if rng.bernoulli(rate) { 1.0 } else { 0.0 };
        }
        drawn.0.push(Pin { category, impressions, clicks });
        drawn.1.push(rate);
    }
    drawn
}

/// Estimates of all pins: raw, pulled to one prior for all, pulled to the category.
fn estimates(pins: &[Pin]) -> [(&'static str, Vec<f64>); 3] {
    let clicks: f64 = pins.iter().map(|pin| pin.clicks).sum();
    let shown: f64 = pins.iter().map(|pin| pin.impressions).sum();
    let of_category = category_rates(pins);
    [
        ("raw", pins.iter().map(raw).collect()),
        ("one prior", pins.iter().map(|pin| smoothed(pin, clicks / shown, STRENGTH)).collect()),
        (
            "by category",
            pins.iter().map(|pin| smoothed(pin, of_category[&pin.category], STRENGTH)).collect(),
        ),
    ]
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    sum / n
}

// ANCHOR: main
fn main() {
    let (pins, rates) = draw(3_000, &mut Rng::new(7));
    println!("{:<16}{:>9}{:>13}", "mean of the 50", "true rate", "impressions");
    let report = |name: &str, chosen: &[usize]| {
        let rate = mean(chosen.iter().map(|&pin| rates[pin]));
        let shown = mean(chosen.iter().map(|&pin| pins[pin].impressions));
        println!("{name:<16}{rate:>9.3}{shown:>13.0}");
    };
    for (name, scores) in &estimates(&pins) {
        report(name, &top(scores, 50));
    }
    report("best there is", &top(&rates, 50));
    draw_errors();
}
// ANCHOR_END: main

/// The error of each estimate by number of impressions, over more pins than an e-mail has.
fn draw_errors() {
    let (pins, rates) = draw(20_000, &mut Rng::new(70));
    let edges = [1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_001.0];
    let mut figure = Figure::new("impressions", "error of the rate").log_x().y_range(0.0, 0.18);
    for (name, scores) in estimates(&pins) {
        let bins = edges.windows(2).map(|bin| {
            let inside = |&pin: &usize| (bin[0]..bin[1]).contains(&pins[pin].impressions);
            let squares = (0..pins.len()).filter(inside).map(|p| (scores[p] - rates[p]).powi(2));
            ((bin[0] * bin[1]).sqrt(), mean(squares).sqrt())
        });
        figure = figure.with(Line::new(name, bins).marked());
    }
    figure.save("creative-algorithms-smoothing");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn pin(category: usize, impressions: f64, clicks: f64) -> Pin {
        Pin { category, impressions, clicks }
    }

    #[test]
    fn one_click_in_one_impression_is_no_evidence() {
        let (lucky, solid) = (pin(0, 1.0, 1.0), pin(0, 1_000.0, 60.0));
        assert!(raw(&lucky) > raw(&solid));
        // (1 + 2.5) / 51 and (60 + 2.5) / 1050.
        assert_close!(smoothed(&lucky, 0.05, 50.0), 3.5 / 51.0, 1e-12);
        assert_close!(smoothed(&solid, 0.05, 50.0), 62.5 / 1_050.0, 1e-12);
    }

    #[test]
    fn without_impressions_the_category_speaks() {
        assert_close!(smoothed(&pin(3, 0.0, 0.0), 0.04, 50.0), 0.04, 1e-12);
        assert!(raw(&pin(3, 0.0, 0.0)).is_nan());
    }

    #[test]
    fn categories_are_added_up_before_they_are_divided() {
        let rates = category_rates(&[pin(1, 1.0, 1.0), pin(1, 99.0, 4.0), pin(2, 10.0, 1.0)]);
        assert_close!(rates[&1], 0.05, 1e-12);
        assert_close!(rates[&2], 0.1, 1e-12);
    }

    #[test]
    fn top_keeps_the_first_of_equals() {
        assert_eq!(top(&[0.1, 0.3, 0.3, 0.2], 2), [1, 2]);
        assert!(top(&[], 3).is_empty());
    }

    #[test]
    fn the_chosen_are_better_on_every_draw() {
        for seed in 8..12 {
            let (pins, rates) = draw(2_000, &mut Rng::new(seed));
            let chosen = |scores: &[f64]| mean(top(scores, 50).iter().map(|&pin| rates[pin]));
            let [raw, one, category] = estimates(&pins);
            let (raw, one, category) = (chosen(&raw.1), chosen(&one.1), chosen(&category.1));
            assert!(raw < one && one < category, "seed {seed}: {raw} {one} {category}");
        }
    }
}
