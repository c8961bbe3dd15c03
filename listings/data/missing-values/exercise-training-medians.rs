//! # Fill by topic
//!
//! Prices of pins are missing. Fill them with the **median price of the pin's topic**, learnt from
//! training rows only, and mark what was filled.
//!
//! - Each row is a topic and a price in cents, or no price. Rows come in any order.
//! - The median of an even number of prices is the mean of the two middle ones, rounded down.
//! - A topic with fewer than `min_prices` prices in the training rows (at least 1) takes the median
//!   of *all* training prices. So does a topic that training never saw.
//! - Return for each of `rows` the price and whether it was filled; prices that are there stay.
//! - If no training row has a price: `None`.
//!
//! O(n log n) for the training rows, O(log t) or better for each row, with `t` topics. Standard
//! library, Rust 1.59.
//!
//! ```text
//! training   home 100, home 300, home –, craft 900            min_prices 2
//! rows       home –, craft –, food 50, food –
//!
//! medians    home 200; craft has one price only; all of 100, 300, 900: 300
//! filled     home 200*, craft 300*, food 50, food 300*         * was filled
//! ```

// ANCHOR: solution
use std::collections::HashMap;

/// The prices of `rows`, each with whether it was filled; `None` if training has no price.
pub fn fill_by_topic(
    train: &[(&str, Option<u64>)],
    rows: &[(&str, Option<u64>)],
    min_prices: usize,
) -> Option<Vec<(u64, bool)>> {
    let mut all: Vec<u64> = Vec::new();
    let mut by_topic: HashMap<&str, Vec<u64>> = HashMap::new();
    for &(topic, price) in train {
        if let Some(price) = price {
            all.push(price);
            by_topic.entry(topic).or_default().push(price);
        }
    }
    let overall = median(all)?;
    let medians: HashMap<&str, u64> = by_topic
        .into_iter()
        .filter(|(_, prices)| prices.len() >= min_prices)
        .filter_map(|(topic, prices)| Some((topic, median(prices)?)))
        .collect();
    let filled = |&(topic, price): &(&str, Option<u64>)| match price {
        Some(price) => (price, false),
        None => (medians.get(topic).copied().unwrap_or(overall), true),
    };
    Some(rows.iter().map(filled).collect())
}

fn median(mut prices: Vec<u64>) -> Option<u64> {
    prices.sort_unstable();
    let upper = *prices.get(prices.len() / 2)?;
    if prices.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = prices[prices.len() / 2 - 1];
    Some(lower + (upper - lower) / 2) // their sum could overflow
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The prices of `rows`, each with whether it was filled; `None` if training has no price.
    pub fn fill_by_topic(
        train: &[(&str, Option<u64>)],
        rows: &[(&str, Option<u64>)],
        min_prices: usize,
    ) -> Option<Vec<(u64, bool)>> {
        todo!("learn from train, then fill rows")
    }
    // ANCHOR_END: starter
}

fn main() {
    let train = [("home", Some(100)), ("home", Some(300)), ("home", None), ("craft", Some(900))];
    let rows = [("home", None), ("craft", None), ("food", Some(50)), ("food", None)];
    println!("{:?}", fill_by_topic(&train, &rows, 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let train =
            [("home", Some(100)), ("home", Some(300)), ("home", None), ("craft", Some(900))];
        let rows = [("home", None), ("craft", None), ("food", Some(50)), ("food", None)];
        let expected = vec![(200, true), (300, true), (50, false), (300, true)];
        assert_eq!(fill_by_topic(&train, &rows, 2), Some(expected));
    }

    #[test]
    fn the_rows_to_fill_teach_nothing() {
        let rows = [("home", Some(9_000)), ("home", None)];
        let expected = vec![(9_000, false), (10, true)];
        assert_eq!(fill_by_topic(&[("home", Some(10))], &rows, 1), Some(expected));
    }

    #[test]
    fn rounded_down() {
        let train = [("home", Some(8)), ("home", Some(3))];
        assert_eq!(fill_by_topic(&train, &[("home", None)], 2), Some(vec![(5, true)]));
    }

    #[test]
    fn nothing_to_learn_from() {
        assert_eq!(fill_by_topic(&[("home", None)], &[("home", Some(1))], 1), None);
        assert_eq!(fill_by_topic(&[], &[], 1), None);
        assert_eq!(fill_by_topic(&[("home", Some(1))], &[], 1), Some(Vec::new()));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn exactly_enough_prices() {
        let train =
            [("a", Some(1)), ("a", Some(1)), ("b", Some(9)), ("b", Some(9)), ("b", Some(9))];
        let rows = [("a", None), ("b", None)];
        assert_eq!(fill_by_topic(&train, &rows, 2), Some(vec![(1, true), (9, true)]));
        assert_eq!(fill_by_topic(&train, &rows, 3), Some(vec![(9, true), (9, true)]));
    }

    #[test]
    fn the_largest_prices() {
        let train = [("a", Some(u64::MAX)), ("a", Some(u64::MAX))];
        assert_eq!(fill_by_topic(&train, &[("a", None)], 1), Some(vec![(u64::MAX, true)]));
    }

    #[test]
    fn the_order_of_training_rows_does_not_matter() {
        let mut train: Vec<(&str, Option<u64>)> =
            (0..31).map(|i| (if i % 3 == 0 { "a" } else { "b" }, Some(i * 17 % 31))).collect();
        let rows = [("a", None), ("b", None), ("c", None)];
        let expected = fill_by_topic(&train, &rows, 2);
        train.reverse();
        train.swap(3, 20);
        assert_eq!(fill_by_topic(&train, &rows, 2), expected);
        // All are 0 to 30: 15. Of topic a, every third: 11 numbers.
        assert_eq!(expected.map(|filled| filled[2]), Some((15, true)));
    }

    #[test]
    fn many_rows() {
        let train: Vec<(&str, Option<u64>)> = (0..100_000).map(|i| ("a", Some(i))).collect();
        let rows = vec![("a", None); 100_000];
        let filled = fill_by_topic(&train, &rows, 5).expect("prices");
        assert!(filled.iter().all(|&(price, was)| price == 49_999 && was));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two phases, as in `fit` and `transform`: everything that is learnt comes from `train`. Which
//    numbers does the second phase need?
// 2. A map from topic to its prices, and one list of all prices. Sort each once; then throw the lists
//    away and keep medians only.
// 3. The topics with too few prices need no entry: looking one up and finding nothing means "take the
//    overall median". The mean of two large numbers is `low + (high - low) / 2`.
// ANCHOR_END: hints
