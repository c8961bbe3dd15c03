//! Why F1 is a harmonic mean, and what β does.
//!
//! Contract: precision and recall are in [0, 1]; `f_beta` is their harmonic mean with weight β² on
//! recall:
//!
//! `F_β` = (1 + β²) P R / (β² P + R), and `None` where both are 0.
//!
//! Source: C. J. van Rijsbergen, "Information Retrieval", second edition, 1979, chapter 7, where it
//! is 1 − E. On a figure: the precisions and recalls that share one F1.

use kit::figure::{Figure, Grid, IsoLines, Points};

// ANCHOR: f_beta
/// The weighted harmonic mean of precision and recall. `None` where both are 0.
pub fn f_beta(precision: f64, recall: f64, beta: f64) -> Option<f64> {
    let weight = beta * beta;
    let below = weight * precision + recall;
    if below > 0.0 { Some((1.0 + weight) * precision * recall / below) } else { None }
}
// ANCHOR_END: f_beta

// ANCHOR: main
fn main() {
    let filters = [("flags everything", 0.05, 1.0), ("cautious", 0.95, 0.40), ("ours", 0.67, 0.80)];
    println!("{:<18}P     R     mean  F0.5  F1    F2", "filter");
    for (name, precision, recall) in filters {
        let mean = f64::midpoint(precision, recall);
        print!("{name:<18}{precision:.2}  {recall:.2}  {mean:.2}");
        for beta in [0.5, 1.0, 2.0] {
            let score = f_beta(precision, recall, beta).expect("not both are 0");
            print!("  {score:.2}");
        }
        println!();
    }
    draw(&filters);
}
// ANCHOR_END: main

/// Lines of equal F1 in the plane of recall and precision, and the three filters.
fn draw(filters: &[(&str, f64, f64); 3]) {
    let score = Grid::sample((0.01, 1.0), (0.01, 1.0), 99, |recall, precision| {
        f_beta(precision, recall, 1.0).expect("both are positive")
    });
    let mut figure = Figure::new("recall", "precision").unit_square().with(IsoLines::new(
        "F1",
        &score,
        [0.2, 0.4, 0.6, 0.8],
    ));
    for &(name, precision, recall) in filters {
        figure = figure.with(Points::new(name, [(recall, precision)]));
    }
    figure.save("confusion-f1-lines");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published: scikit-learn, `precision_recall_fscore_support`: the first class of its example has
    /// precision ⅔, recall 1 and F1 0.8.
    #[test]
    fn agrees_with_scikit_learn() {
        assert_close!(f_beta(2.0 / 3.0, 1.0, 1.0).expect("defined"), 0.8, 1e-15);
    }

    #[test]
    fn one_zero_is_a_zero_and_two_are_undefined() {
        assert_eq!(f_beta(0.0, 1.0, 1.0), Some(0.0));
        assert_eq!(f_beta(1.0, 0.0, 1.0), Some(0.0));
        assert_eq!(f_beta(0.0, 0.0, 1.0), None);
    }

    #[test]
    fn the_ends_of_beta_are_precision_and_recall() {
        assert_eq!(f_beta(0.25, 0.5, 0.0), Some(0.25));
        assert_close!(f_beta(0.25, 0.5, 1e6).expect("defined"), 0.5, 1e-11);
    }
}
