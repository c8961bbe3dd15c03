//! Leakage out of nothing: target encoding before the split, on labels that are coin flips.
//!
//! Contract: 1000 rows, each with a category and a label 0 or 1, both random and independent; half of
//! the rows are for testing. Target encoding replaces a category by the mean label of its rows, here
//! used as the score itself. Encoded before the split, a test row's score contains its own label.
//! Nothing can be learned, so an honest AUC is 0.5. Means over 60 data sets, seed 5.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: encoding
/// The mean label of each category over the given rows; `None` for a category without rows.
pub fn mean_labels(rows: &[(usize, bool)], categories: usize) -> Vec<Option<f64>> {
    let (mut positives, mut count) = (vec![0.0; categories], vec![0.0; categories]);
    for &(category, label) in rows {
        positives[category] += f64::from(u8::from(label));
        count[category] += 1.0;
    }
    positives.iter().zip(&count).map(|(p, n)| (*n > 0.0).then(|| p / n)).collect()
}

/// Encodes `rows` by the means of the rows in `fitted`: unknown categories get the overall mean.
pub fn encode(rows: &[(usize, bool)], fitted: &[(usize, bool)], categories: usize) -> Vec<f64> {
    let means = mean_labels(fitted, categories);
    let positives = fitted.iter().filter(|row| row.1).count();
    let overall = positives as f64 / fitted.len() as f64;
    rows.iter().map(|row| means[row.0].unwrap_or(overall)).collect()
}
// ANCHOR_END: encoding

/// The share of pairs of a positive and a negative that are in order; a tie counts half.
pub fn auc(rows: &[(usize, bool)], scores: &[f64]) -> f64 {
    let of = |class: bool| -> Vec<f64> {
        rows.iter().zip(scores).filter(|(row, _)| row.1 == class).map(|(_, s)| *s).collect()
    };
    let (positives, negatives) = (of(true), of(false));
    let mut twice = 0_u32;
    for p in &positives {
        twice += negatives.iter().map(|n| u32::from(p > n) + u32::from(p >= n)).sum::<u32>();
    }
    f64::from(twice) / (2 * positives.len() * negatives.len()) as f64
}

// ANCHOR: compare
/// Mean test AUC when the encoding is fitted on all rows, and when on the training rows alone.
pub fn compare(categories: usize, rng: &mut Rng) -> (f64, f64) {
    let (mut before, mut inside) = (0.0, 0.0);
    for _ in 0..60 {
        let rows: Vec<(usize, bool)> =
            (0..1000).map(|_| (rng.below(categories), rng.bernoulli(0.5))).collect();
        let (train, test) = rows.split_at(500);
        before += auc(test, &encode(test, &rows, categories)) / 60.0; // has seen the test labels
        inside += auc(test, &encode(test, train, categories)) / 60.0;
    }
    (before, inside)
}
// ANCHOR_END: compare

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(5);
    println!("categories  rows each  encoded before  inside");
    let (mut leaky, mut honest) = (Vec::new(), Vec::new());
    for categories in [10, 20, 50, 100, 200, 500] {
        let (before, inside) = compare(categories, &mut rng);
        println!("{categories:>10}  {:>9}  {before:>14.3}  {inside:>6.3}", 1000 / categories);
        leaky.push((categories as f64, before));
        honest.push((categories as f64, inside));
    }
    Figure::new("categories in 1000 rows", "AUC on the test rows")
        .log_x()
        .y_range(0.4, 1.0)
        .with(Line::new("encoded before the split", leaky).marked())
        .with(Line::new("encoded inside", honest).marked())
        .save("splits-encoding");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn means_by_category() {
        let rows = [(0, true), (0, false), (1, true), (0, false)];
        assert_eq!(mean_labels(&rows, 3), [Some(1.0 / 3.0), Some(1.0), None]);
        assert_all_close!(encode(&[(2, true), (1, false)], &rows, 3), [0.5, 1.0], 1e-15);
    }

    /// Published: scikit-learn, `roc_auc_score`, 0.75.
    #[test]
    fn auc_counts_pairs() {
        let rows = [(0, false), (0, false), (0, true), (0, true)];
        assert_close!(auc(&rows, &[0.1, 0.4, 0.35, 0.8]), 0.75, 1e-15);
        assert_close!(auc(&rows, &[0.5; 4]), 0.5, 1e-15);
    }

    /// An AUC of 250 against 250 has a deviation of 0.026 by chance, a mean of 60 of them 0.0034.
    #[test]
    fn nothing_is_learned_from_coin_flips() {
        for categories in [10, 100, 500] {
            let (before, inside) = compare(categories, &mut Rng::new(9));
            assert!((inside - 0.5).abs() < 0.014, "{categories}: {inside}");
            assert!(before > 0.52, "{categories}: {before}");
        }
    }

    #[test]
    fn a_row_alone_in_its_category_is_its_label() {
        let rows: Vec<(usize, bool)> = (0..20).map(|row| (row, row % 3 == 0)).collect();
        assert_close!(auc(&rows, &encode(&rows, &rows, 20)), 1.0, 1e-15);
    }
}
