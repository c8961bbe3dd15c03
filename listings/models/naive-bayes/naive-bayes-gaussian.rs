//! Gaussian naive Bayes: a mean and a variance per class and feature.
//!
//! Contract: `n` rows of `d` finite features, one label each, `K` different labels.
//! log P(class | x) = log P(class) + Σ log N(feature; mean, variance) + constant. Variances divide by
//! the number of rows of the class (maximum likelihood), plus a floor of 1e-9 times the largest
//! variance of any feature over all rows, as scikit-learn's `GaussianNB` has it (1e-9 if that is 0).
//!
//! Standard library only, Rust 1.59.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

// ANCHOR: fit
/// Why there is nothing to learn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No rows, or no features.
    Empty,
    /// Rows and labels, or two rows, differ in length.
    LengthsDiffer,
    /// A value is NaN or infinite.
    NotFinite,
}

/// What is learnt of one class.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// The class.
    pub label: u32,
    /// Natural logarithm of its share of the rows.
    pub log_prior: f64,
    /// `(mean, variance)` of each feature.
    pub features: Vec<(f64, f64)>,
}

/// A fitted classifier: one entry for each class, by label.
#[derive(Debug, Clone, PartialEq)]
pub struct GaussianNb(pub Vec<Class>);

impl GaussianNb {
    /// Learns from `n` rows of `d` features: O(n d).
    pub fn fit(rows: &[Vec<f64>], labels: &[u32]) -> Result<Self, Unfit> {
        let d = rows.first().map_or(0, Vec::len);
        if d == 0 {
            return Err(Unfit::Empty);
        }
        if rows.len() != labels.len() || rows.iter().any(|row| row.len() != d) {
            return Err(Unfit::LengthsDiffer);
        }
        if rows.iter().flatten().any(|value| !value.is_finite()) {
            return Err(Unfit::NotFinite);
        }
        let mut groups: BTreeMap<u32, Vec<&Vec<f64>>> = BTreeMap::new();
        for (row, &label) in rows.iter().zip(labels) {
            groups.entry(label).or_default().push(row);
        }
        let all: Vec<&Vec<f64>> = rows.iter().collect();
        let largest = (0..d).map(|j| moments(&all, j).1).fold(0.0, f64::max);
        let floor = if largest > 0.0 { 1e-9 * largest } else { 1e-9 };
        let learn = |(label, members): (u32, Vec<&Vec<f64>>)| Class {
            label,
            log_prior: (members.len() as f64 / rows.len() as f64).ln(),
            features: (0..d)
                .map(|j| moments(&members, j))
                .map(|(mean, variance)| (mean, variance + floor))
                .collect(),
        };
        Ok(GaussianNb(groups.into_iter().map(learn).collect()))
    }
}

/// Mean of feature `j`, and mean squared deviation from it.
fn moments(rows: &[&Vec<f64>], j: usize) -> (f64, f64) {
    let n = rows.len() as f64;
    let mean = rows.iter().map(|row| row[j]).sum::<f64>() / n;
    let variance = rows.iter().map(|row| (row[j] - mean).powi(2)).sum::<f64>() / n;
    (mean, variance)
}
// ANCHOR_END: fit

// ANCHOR: predict
impl GaussianNb {
    /// log P(class) + Σ log density, for each class: O(K d).
    pub fn joint_log(&self, row: &[f64]) -> Vec<f64> {
        let score = |class: &Class| {
            let log_densities = row.iter().zip(&class.features).map(|(x, (mean, variance))| {
                -0.5 * ((TAU * variance).ln() + (x - mean).powi(2) / variance)
            });
            class.log_prior + log_densities.sum::<f64>()
        };
        self.0.iter().map(score).collect()
    }

    /// P(class | row), in the order of the classes.
    pub fn predict_proba(&self, row: &[f64]) -> Vec<f64> {
        let joint = self.joint_log(row);
        let evidence = log_sum_exp(&joint);
        joint.iter().map(|log| (log - evidence).exp()).collect()
    }

    /// The most probable label, the smallest of equal ones. It needs no exponential.
    pub fn predict(&self, row: &[f64]) -> u32 {
        let joint = self.joint_log(row);
        let mut best = 0;
        for class in 1..joint.len() {
            if joint[class] > joint[best] {
                best = class;
            }
        }
        self.0[best].label
    }
}

/// ln Σ exp(x), without overflow: the largest exponent is 0.
pub fn log_sum_exp(logs: &[f64]) -> f64 {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    largest + logs.iter().map(|log| (log - largest).exp()).sum::<f64>().ln()
}
// ANCHOR_END: predict

/// Six points of two classes: the example of scikit-learn's `GaussianNB`.
pub fn six_points() -> (Vec<Vec<f64>>, Vec<u32>) {
    let rows = [[-1.0, -1.0], [-2.0, -1.0], [-3.0, -2.0], [1.0, 1.0], [2.0, 1.0], [3.0, 2.0]];
    (rows.iter().map(|row| row.to_vec()).collect(), vec![1, 1, 1, 2, 2, 2])
}

// ANCHOR: main
fn main() {
    let (rows, labels) = six_points();
    let model = GaussianNb::fit(&rows, &labels).expect("six rows of two features");
    for class in &model.0 {
        println!("class {}: (mean, variance) {:.4?}", class.label, class.features);
    }
    for row in [[-0.8, -1.0], [0.0, 0.0], [500.0, 400.0]] {
        println!(
            "{row:?}: class {}, joint logs {:.2?}, P(2) = {:.4e}",
            model.predict(&row),
            model.joint_log(&row),
            model.predict_proba(&row)[1]
        );
    }
    let densities = model.joint_log(&[500.0, 400.0]);
    println!("without logarithms: {:?}", densities.iter().map(|log| log.exp()).collect::<Vec<_>>());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn six() -> GaussianNb {
        let (rows, labels) = six_points();
        GaussianNb::fit(&rows, &labels).expect("well formed")
    }

    /// Computed with scikit-learn 1.9, whose floor is the same.
    #[test]
    fn the_six_points() {
        let model = six();
        let (means, variances): (Vec<f64>, Vec<f64>) = model.0[0].features.iter().copied().unzip();
        assert_all_close!(means, [-2.0, -1.333_333_333_3], 1e-9);
        assert_all_close!(variances, [0.666_666_671_3, 0.222_222_226_9], 1e-9);
        let joint = model.joint_log(&[-0.8, -1.0]);
        assert_all_close!(joint, [-2.906_252_995_7, -19.706_252_710_1], 1e-9);
        let proba = model.predict_proba(&[-0.8, -1.0]);
        assert_all_close!(proba, [0.999_999_949_4, 5.06e-8], 1e-9);
        assert_eq!(model.predict(&[-0.8, -1.0]), 1);
    }

    #[test]
    fn a_tie_goes_to_the_smaller_label() {
        assert_eq!(six().predict(&[0.0, 0.0]), 1);
        assert_close!(six().predict_proba(&[0.0, 0.0])[0], 0.5, 1e-12);
    }

    #[test]
    fn a_class_of_one_row_has_the_floor() {
        let model = GaussianNb::fit(&[vec![0.0], vec![2.0], vec![4.0]], &[0, 0, 1]);
        let model = model.expect("well formed");
        assert!(model.0[1].features[0].1 > 0.0);
        assert_eq!((model.predict(&[4.0]), model.predict(&[3.9])), (1, 0));
    }

    #[test]
    fn far_away_the_probabilities_still_sum_to_one() {
        let far = [1e8, -1e8];
        assert!(six().joint_log(&far).iter().all(|log| log.exp().abs() < f64::MIN_POSITIVE));
        assert_close!(six().predict_proba(&far).iter().sum::<f64>(), 1.0, 1e-12);
    }

    #[test]
    fn what_cannot_be_learnt_from() {
        assert_eq!(GaussianNb::fit(&[], &[]), Err(Unfit::Empty));
        assert_eq!(GaussianNb::fit(&[vec![1.0]], &[]), Err(Unfit::LengthsDiffer));
        assert_eq!(GaussianNb::fit(&[vec![f64::NAN]], &[0]), Err(Unfit::NotFinite));
    }

    /// scipy.special.logsumexp of 0..9.
    #[test]
    fn log_sum_exp_of_ten_numbers() {
        let numbers: Vec<f64> = (0_u8..10).map(f64::from).collect();
        assert_close!(log_sum_exp(&numbers), 9.458_629_744_426_71, 1e-12);
        assert_close!(log_sum_exp(&[1000.0, 1000.0]), 1000.0 + 2.0_f64.ln(), 1e-12);
    }
}
