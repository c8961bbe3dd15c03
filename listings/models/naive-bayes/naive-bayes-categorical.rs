//! Naive Bayes by counting, on a table of 14 days.
//!
//! Contract: a row has one value for each feature and a label. `product` is
//! P(label) · ∏ P(value | label), each factor a share of rows, with `alpha` added to every count:
//! (count + α) / (rows of the label + α · values of the feature). α = 0 is the plain share.
//!
//! Data and the two products: T. M. Mitchell, *Machine Learning*, 1997, chapters 3 and 6. Standard
//! library only, Rust 1.59.

use std::collections::BTreeSet;

/// Outlook, temperature, humidity, wind; whether somebody played tennis.
pub type Day = ([&'static str; 4], bool);

/// The 14 days.
pub const DAYS: [Day; 14] = [
    (["sunny", "hot", "high", "weak"], false),
    (["sunny", "hot", "high", "strong"], false),
    (["overcast", "hot", "high", "weak"], true),
    (["rain", "mild", "high", "weak"], true),
    (["rain", "cool", "normal", "weak"], true),
    (["rain", "cool", "normal", "strong"], false),
    (["overcast", "cool", "normal", "strong"], true),
    (["sunny", "mild", "high", "weak"], false),
    (["sunny", "cool", "normal", "weak"], true),
    (["rain", "mild", "normal", "weak"], true),
    (["sunny", "mild", "normal", "strong"], true),
    (["overcast", "mild", "high", "strong"], true),
    (["overcast", "hot", "normal", "weak"], true),
    (["rain", "mild", "high", "strong"], false),
];

// ANCHOR: product
/// P(label) · ∏ P(value | label) for a query of one value per feature.
pub fn product(days: &[Day], query: [&str; 4], label: bool, alpha: f64) -> f64 {
    let of_label: Vec<&Day> = days.iter().filter(|day| day.1 == label).collect();
    let mut product = of_label.len() as f64 / days.len() as f64;
    for (feature, value) in query.iter().enumerate() {
        let values: BTreeSet<&str> = days.iter().map(|day| day.0[feature]).collect();
        let count = of_label.iter().filter(|day| day.0[feature] == *value).count();
        product *= (count as f64 + alpha) / (of_label.len() as f64 + alpha * values.len() as f64);
    }
    product
}
// ANCHOR_END: product

// ANCHOR: main
fn main() {
    for query in [["sunny", "cool", "high", "strong"], ["overcast", "cool", "high", "strong"]] {
        for alpha in [0.0, 1.0] {
            let [yes, no] = [true, false].map(|label| product(&DAYS, query, label, alpha));
            println!(
                "{:<8} α = {alpha}:  yes {yes:.4}  no {no:.4}  P(no | day) = {:.4}",
                query[0],
                no / (yes + no)
            );
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const DAY: [&str; 4] = ["sunny", "cool", "high", "strong"];

    /// Mitchell prints .0053, .0206 and .795.
    #[test]
    fn the_published_day() {
        let [yes, no] = [true, false].map(|label| product(&DAYS, DAY, label, 0.0));
        assert_close!(yes, 0.005_291_005_3, 1e-9);
        assert_close!(no, 0.020_571_428_6, 1e-9);
        assert_close!(no / (yes + no), 0.795_417_348_6, 1e-9);
    }

    #[test]
    fn a_value_never_seen_with_a_label_rules_it_out_unless_smoothed() {
        let overcast = ["overcast", "cool", "high", "strong"];
        assert_close!(product(&DAYS, overcast, false, 0.0), 0.0, 0.0);
        assert!(product(&DAYS, overcast, false, 1.0) > 0.0);
    }

    #[test]
    fn smoothed_shares_of_a_feature_sum_to_one() {
        // With all but one feature at equal shares, sum the products over the values of outlook.
        let sum: f64 = ["sunny", "overcast", "rain"]
            .iter()
            .map(|outlook| product(&DAYS, [*outlook, "hot", "high", "weak"], true, 1.0))
            .sum();
        let others = (9.0 / 14.0) * (3.0 / 12.0) * (4.0 / 11.0) * (7.0 / 11.0);
        assert_close!(sum, others, 1e-12);
    }
}
