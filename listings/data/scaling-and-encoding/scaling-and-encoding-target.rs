//! Target encoding: a category becomes the smoothed mean label of its training rows.
//!
//! code = (s + m · prior) / (c + m): `s` positives among the `c` training rows of the category, `prior`
//! the share of positives among all training rows, `m` rows' worth of smoothing. A training row is
//! encoded *out of fold*: by the rows of the other folds. Later rows are encoded by all training rows.
//!
//! Data: events of `World::new(7)` (and of seeds 11 to 20), each once, about pins that exist; positive if the pin was opened,
//! saved or clicked. Ten days to train, four later ones. Categories: user and topic together, which
//! matter, and the pin, which does not. Row i is in fold i mod 5. Formula: D. Micci-Barreca (2001), with
//! a fixed m.

use kit::figure::{Figure, Line};
use kit::world::{Action, Topic, World};
use std::collections::BTreeMap;

// ANCHOR: encoder
/// What is known of each category.
#[derive(Debug, Clone)]
pub struct TargetEncoder<C> {
    counts: BTreeMap<C, (f64, f64)>, // positives, rows
    prior: f64,
    smoothing: f64,
}

impl<C: Ord + Copy> TargetEncoder<C> {
    /// From pairs of category and label; `smoothing` ≥ 0 in rows. Without rows the prior is NaN.
    pub fn fit(rows: impl Iterator<Item = (C, bool)>, smoothing: f64) -> Self {
        let mut counts: BTreeMap<C, (f64, f64)> = BTreeMap::new();
        let (mut positives, mut n) = (0.0, 0.0);
        for (category, label) in rows {
            let label = f64::from(u8::from(label));
            let count = counts.entry(category).or_default();
            *count = (count.0 + label, count.1 + 1.0);
            (positives, n) = (positives + label, n + 1.0);
        }
        Self { counts, prior: positives / n, smoothing }
    }

    /// The code of a category; the prior for one that no row had.
    pub fn code(&self, category: C) -> f64 {
        match self.counts.get(&category) {
            Some((s, c)) => (s + self.smoothing * self.prior) / (c + self.smoothing),
            None => self.prior,
        }
    }
}

/// The codes of training rows, each from the other folds. At least two folds and rows.
pub fn out_of_fold<C: Ord + Copy>(rows: &[(C, bool)], folds: usize, smoothing: f64) -> Vec<f64> {
    let others = |fold| {
        let others = rows.iter().enumerate().filter(move |(i, _)| i % folds != fold);
        TargetEncoder::fit(others.map(|(_, &row)| row), smoothing)
    };
    let encoders: Vec<_> = (0..folds).map(others).collect();
    rows.iter().enumerate().map(|(i, row)| encoders[i % folds].code(row.0)).collect()
}
// ANCHOR_END: encoder

/// The codes of training rows from all of them: each sees its own label.
pub fn plain<C: Ord + Copy>(rows: &[(C, bool)], smoothing: f64) -> Vec<f64> {
    let encoder = TargetEncoder::fit(rows.iter().copied(), smoothing);
    rows.iter().map(|row| encoder.code(row.0)).collect()
}

/// The chance that a positive has a higher score than a negative, a tie counting half.
pub fn auc(scores: &[f64], labels: &[bool]) -> f64 {
    let mut pairs: Vec<(f64, bool)> = scores.iter().copied().zip(labels.iter().copied()).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut negatives, mut positives, mut won) = (0.0, 0.0, 0.0);
    for ties in pairs.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let up = ties.iter().filter(|pair| pair.1).count() as f64;
        let down = ties.len() as f64 - up;
        won += up * (negatives + down / 2.0);
        (negatives, positives) = (negatives + down, positives + up);
    }
    won / (negatives * positives)
}

/// The weights of two features in least squares with an intercept.
pub fn two_weights(a: &[f64], b: &[f64], labels: &[bool]) -> (f64, f64) {
    let y: Vec<f64> = labels.iter().map(|&label| f64::from(u8::from(label))).collect();
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let product = |u: &[f64], v: &[f64]| {
        let (u_mean, v_mean) = (mean(u), mean(v));
        u.iter().zip(v).map(|(u, v)| (u - u_mean) * (v - v_mean)).sum::<f64>()
    };
    let (aa, ab, bb) = (product(a, a), product(a, b), product(b, b));
    let (ay, by) = (product(a, &y), product(b, &y));
    let determinant = aa * bb - ab * ab;
    ((bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant)
}

/// One event: user and topic, pin, and whether something was done.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pair: (u32, Topic),
    pin: u32,
    acted: bool,
}

/// Training rows and later rows of the world with this seed.
pub fn rows(seed: u64) -> (Vec<Row>, Vec<Row>) {
    let mut world = World::new(seed);
    world.engagements.dedup_by_key(|event| event.event_id);
    let topics: BTreeMap<u32, Topic> =
        world.pins.iter().map(|pin| (pin.pin_id, pin.topic)).collect();
    let known = world.engagements.iter().filter_map(|event| {
        let pair = (event.user_id, *topics.get(&event.pin_id)?);
        let acted = matches!(event.action, Action::Closeup | Action::Save | Action::Click);
        Some((event.seconds, Row { pair, pin: event.pin_id, acted }))
    });
    let (early, late): (Vec<_>, Vec<_>) = known.partition(|row| row.0 < 10 * 24 * 60 * 60);
    let strip = |rows: Vec<(i64, Row)>| rows.into_iter().map(|row| row.1).collect();
    (strip(early), strip(late))
}

// ANCHOR: two
/// Least squares on both codes, first on plain ones, then out of fold: the weight of the
/// pair, the weight of the pin, and the AUC on later rows.
pub fn two_codes(train: &[Row], later: &[Row], m: f64) -> [[f64; 3]; 2] {
    let pairs: Vec<_> = train.iter().map(|row| (row.pair, row.acted)).collect();
    let pins: Vec<_> = train.iter().map(|row| (row.pin, row.acted)).collect();
    let of_pair = TargetEncoder::fit(pairs.iter().copied(), m);
    let of_pin = TargetEncoder::fit(pins.iter().copied(), m);
    let (labels, later_labels) = (labels(train), labels(later));
    let codes = [
        (plain(&pairs, m), plain(&pins, m)),
        (out_of_fold(&pairs, 5, m), out_of_fold(&pins, 5, m)),
    ];
    codes.map(|(a, b)| {
        let (pair, pin) = two_weights(&a, &b, &labels);
        // Later rows are encoded in the same way for both: by all training rows.
        let score = |row: &Row| pair * of_pair.code(row.pair) + pin * of_pin.code(row.pin);
        [pair, pin, auc(&later.iter().map(score).collect::<Vec<_>>(), &later_labels)]
    })
}
// ANCHOR_END: two

fn labels(rows: &[Row]) -> Vec<bool> {
    rows.iter().map(|row| row.acted).collect()
}

// ANCHOR: main
fn main() {
    let (train, later) = rows(7);
    let pairs: Vec<_> = train.iter().map(|row| (row.pair, row.acted)).collect();
    println!("{} training rows, {} later", train.len(), later.len());
    println!("AUC of user and topic    training, plain   out of fold   later");
    let mut lines = [Vec::new(), Vec::new(), Vec::new()];
    for m in [1.0, 3.0, 10.0, 30.0, 100.0] {
        let encoder = TargetEncoder::fit(pairs.iter().copied(), m);
        let codes: Vec<f64> = later.iter().map(|row| encoder.code(row.pair)).collect();
        let aucs = [
            auc(&plain(&pairs, m), &labels(&train)),
            auc(&out_of_fold(&pairs, 5, m), &labels(&train)),
            auc(&codes, &labels(&later)),
        ];
        println!("m = {m:<18}{:>18.3}{:>14.3}{:>8.3}", aucs[0], aucs[1], aucs[2]);
        lines.iter_mut().zip(aucs).for_each(|(line, auc)| line.push((m, auc)));
    }
    println!("two codes, m = 10      weight of pair   weight of pin   AUC later");
    let names = ["fitted on plain codes", "on out-of-fold codes"];
    for (name, [pair, pin, auc]) in names.iter().zip(two_codes(&train, &later, 10.0)) {
        println!("{name:<23}{pair:>14.2}{pin:>16.2}{auc:>12.3}");
    }
    let gain = |seed| {
        let (train, later) = rows(seed);
        let [[_, _, plain], [_, _, out_of_fold]] = two_codes(&train, &later, 10.0);
        out_of_fold - plain
    };
    let gains: Vec<f64> = (11..=20).map(gain).collect();
    let mean = gains.iter().sum::<f64>() / 10.0;
    let squares: f64 = gains.iter().map(|gain| (gain - mean).powi(2)).sum();
    println!(
        "ten other worlds: a gain of {mean:.3}, standard error {:.3}",
        (squares / 90.0).sqrt()
    );
    let [plain, out_of_fold, later] = lines;
    Figure::new("smoothing m, in rows", "AUC")
        .log_x()
        .y_range(0.5, 1.0)
        .with(Line::new("training rows, plain", plain).marked())
        .with(Line::new("training rows, out of fold", out_of_fold).marked())
        .with(Line::new("later rows", later).marked())
        .save("scaling-and-encoding-target");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// By hand: 3 of 10 are positive; a board with 2 of 2, m = 10.
    #[test]
    fn the_example_of_the_page() {
        let others = (0..8).map(|i| (0, i == 0));
        let encoder = TargetEncoder::fit(others.chain([(1, true), (1, true)]), 10.0);
        assert_close!(encoder.code(1), 5.0 / 12.0, 1e-12);
        assert_close!(encoder.code(2), 0.3, 1e-12);
    }

    #[test]
    fn without_smoothing_it_is_the_mean() {
        let encoder = TargetEncoder::fit([('a', true), ('a', false), ('b', true)].into_iter(), 0.0);
        assert_all_close!(['a', 'b', 'c'].map(|c| encoder.code(c)), [0.5, 1.0, 2.0 / 3.0], 1e-12);
    }

    /// Leave-one-out: of four rows with two positives, a positive sees 1 of 3, a negative 2 of 3.
    #[test]
    fn one_row_in_a_fold_gives_labels_away_backwards() {
        let labels = [true, false, true, false];
        let codes = out_of_fold(&labels.map(|label| ('a', label)), 4, 0.0);
        assert_all_close!(&codes, [1.0 / 3.0, 2.0 / 3.0, 1.0 / 3.0, 2.0 / 3.0], 1e-12);
        assert_close!(auc(&codes, &labels), 0.0, 1e-12);
    }

    #[test]
    fn ties_count_half() {
        assert_close!(auc(&[0.2, 0.2, 0.7], &[true, false, true]), 0.75, 1e-12);
    }
}
