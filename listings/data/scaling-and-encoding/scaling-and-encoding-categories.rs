//! Categories as numbers: ordinal codes, one column each, and a hash into few columns.
//!
//! `K` categories are taken from training rows, in alphabetical order. A category that was not there
//! has no ordinal code, and zeros in all `K` columns. The hash is 64-bit FNV-1a, so that every run and
//! every machine has the same columns. Data: topics of the pins of `World::new(7)` and whether they
//! have a price; the names of its boards. Test vectors of FNV-1a: its authors' page.

use kit::world::{Pin, World};
use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: codes
/// The categories of the training rows, in order, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categories<'a>(Vec<&'a str>);

impl<'a> Categories<'a> {
    /// Those that occur in `train`.
    pub fn fit(train: impl IntoIterator<Item = &'a str>) -> Self {
        let distinct: BTreeSet<&str> = train.into_iter().collect();
        Self(distinct.into_iter().collect())
    }

    /// The place of `value`, from 0; `None` if no training row had it.
    pub fn ordinal(&self, value: &str) -> Option<usize> {
        self.0.binary_search(&value).ok()
    }

    /// `K` numbers: 1 in the place of `value` and 0 elsewhere; 0 everywhere if no training row had it.
    pub fn one_hot(&self, value: &str) -> Vec<f64> {
        let mut columns = vec![0.0; self.0.len()];
        if let Some(place) = self.ordinal(value) {
            columns[place] = 1.0;
        }
        columns
    }
}

/// The column of `value` among `columns`, at least one: nothing is fitted, nothing is kept.
pub fn hashed(value: &str, columns: u64) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    value.bytes().fold(0xcbf2_9ce4_8422_2325, step) % columns
}
// ANCHOR_END: codes

/// Least squares on one number: `(intercept, slope)`; slope 0 if all `x` are equal.
pub fn line(x: &[f64], y: &[f64]) -> (f64, f64) {
    let n = x.len() as f64;
    let (x_mean, y_mean) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let xx: f64 = x.iter().map(|x| (x - x_mean).powi(2)).sum();
    let xy: f64 = x.iter().zip(y).map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    let slope = if xx > 0.0 { xy / xx } else { 0.0 };
    (y_mean - slope * x_mean, slope)
}

/// Least squares on one-hot columns: the mean of `y` in each category.
pub fn means(columns: &[Vec<f64>], y: &[f64]) -> Vec<f64> {
    let width = columns.first().map_or(0, Vec::len);
    let of = |k: usize| {
        let sum: f64 = columns.iter().zip(y).map(|(row, y)| row[k] * y).sum();
        sum / columns.iter().map(|row| row[k]).sum::<f64>()
    };
    (0..width).map(of).collect()
}

/// The share of items that are not alone in their column.
pub fn sharing(items: &BTreeSet<&str>, columns: u64) -> f64 {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(hashed(item, columns)).or_default() += 1;
    }
    counts.values().filter(|&&count| count > 1).sum::<usize>() as f64 / items.len() as f64
}

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let (train, later): (Vec<&Pin>, Vec<&Pin>) =
        world.pins.iter().partition(|pin| pin.created_day < -40);
    let topics = Categories::fit(train.iter().map(|pin| pin.topic.name()));
    for value in ["food", "home", "pets"] {
        println!("{value}: {:?}, {:?}", topics.ordinal(value), topics.one_hot(value));
    }
    let priced = |pins: &[&Pin]| -> Vec<f64> {
        pins.iter().map(|pin| f64::from(u8::from(pin.price_cents.is_some()))).collect()
    };
    let number = |pin: &Pin| topics.ordinal(pin.topic.name()).map_or(f64::NAN, |k| k as f64);
    let columns = |pin: &Pin| topics.one_hot(pin.topic.name());
    let (y, y_later) = (priced(&train), priced(&later));
    let x: Vec<f64> = train.iter().map(|pin| number(pin)).collect();
    let (intercept, slope) = line(&x, &y);
    let means = means(&train.iter().map(|pin| columns(pin)).collect::<Vec<_>>(), &y);
    let overall = y.iter().sum::<f64>() / y.len() as f64;
    let weighted = |pin: &Pin| columns(pin).iter().zip(&means).map(|(x, w)| x * w).sum::<f64>();
    println!("has it a price? squared error on {} later pins", later.len());
    let predictions: [(&str, Vec<f64>); 3] = [
        ("the mean", vec![overall; later.len()]),
        ("a line over the code", later.iter().map(|pin| intercept + slope * number(pin)).collect()),
        ("a weight per topic", later.iter().map(|pin| weighted(pin)).collect()),
    ];
    for (name, predicted) in predictions {
        let squares = predicted.iter().zip(&y_later).map(|(p, y)| (p - y).powi(2));
        println!("  {name:<22}{:.3}", squares.sum::<f64>() / later.len() as f64);
    }
    let names: BTreeSet<&str> = world.boards.iter().map(|board| board.name.as_str()).collect();
    println!("{} names of boards, hashed: share that is not alone in its column", names.len());
    for width in [64_u64, 256, 1_024, 4_096] {
        let expected = 1.0 - (1.0 - 1.0 / width as f64).powf(names.len() as f64 - 1.0);
        println!("{width:>7} columns: {:.2}, expected {expected:.2}", sharing(&names, width));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alphabetical_and_each_once() {
        let topics = Categories::fit(["home", "food", "home"]);
        assert_eq!((topics.ordinal("food"), topics.ordinal("home")), (Some(0), Some(1)));
        kit::assert_all_close!(topics.one_hot("home"), [0.0, 1.0], 0.0);
    }

    #[test]
    fn a_new_category_is_zeros_and_has_no_code() {
        let topics = Categories::fit(["food"]);
        assert_eq!(topics.ordinal("pets"), None);
        kit::assert_all_close!(topics.one_hot("pets"), [0.0], 0.0);
        assert!(Categories::fit([]).one_hot("food").is_empty());
    }

    /// Published: "" is the offset, "a" and "foobar" as given by the authors of FNV.
    #[test]
    fn the_published_hashes() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8_u64),
        ] {
            assert_eq!(hashed(text, u64::MAX), hash % u64::MAX);
        }
        assert_eq!(hashed("anything", 1), 0);
    }

    #[test]
    fn a_line_needs_two_places() {
        kit::assert_close!(line(&[2.0, 2.0], &[0.0, 1.0]).1, 0.0, 0.0);
        let (intercept, slope) = line(&[0.0, 1.0, 2.0], &[1.0, 3.0, 5.0]);
        kit::assert_all_close!([intercept, slope], [1.0, 2.0], 1e-12);
    }
}
