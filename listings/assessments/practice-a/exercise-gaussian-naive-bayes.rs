//! # Task 1: Gaussian naive Bayes
//!
//! 10 points, 15 minutes. Write the classifier from scratch: `fit` learns one `Class` for each label,
//! `predict_proba` gives the probability of each class for one row, `predict` the label.
//!
//! - Of each class learn its label, the logarithm of its share of the rows, and for every feature the
//!   mean and the variance **within the class**. The variance divides by the number of rows of the class.
//! - Add a floor to every variance: $10^{-9}$ times the largest variance that any feature has over
//!   *all* rows, again divided by their number. If that is 0, because no feature varies, the floor is $10^{-9}$.
//! - Classes come in ascending order of their labels, and probabilities in the order of the classes.
//!   They sum to 1 even for a row that is far from everything: work with logarithms.
//! - `predict` returns the label with the largest posterior; of equal ones the smallest label.
//! - `fit` answers `None` if there are no rows, if a row is empty, if rows and labels are not equally
//!   many, if rows differ in length, or if a value is not finite. `predict_proba` and `predict` answer
//!   `None` for a row of another length than those of the training set or with a value that is not
//!   finite, and if there are no classes.
//!
//! Values are at most $10^6$ in magnitude.
//!
//! ```text
//! rows     0   2   |  10   14        one feature
//! labels   1   1   |   7    7
//!
//! class 1: log share ln ½, mean 1,  variance 1 + floor
//! class 7: log share ln ½, mean 12, variance 4 + floor
//! predict(3)  →  1
//! ```

// ANCHOR: given
/// What was learnt of one class, over `d` features.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// The class itself.
    pub label: u32,
    /// Natural logarithm of the share of rows that have this label.
    pub log_prior: f64,
    /// Mean of each feature within the class, `d` numbers.
    pub means: Vec<f64>,
    /// Variance of each feature within the class, floor included, `d` numbers.
    pub variances: Vec<f64>,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// One `Class` for each label, in ascending order. O(n d) for `n` rows of `d` features.
pub fn fit(rows: &[Vec<f64>], labels: &[u32]) -> Option<Vec<Class>> {
    let features = rows.first()?.len();
    let well_formed =
        |row: &Vec<f64>| row.len() == features && row.iter().all(|value| value.is_finite());
    if features == 0 || rows.len() != labels.len() || !rows.iter().all(well_formed) {
        return None;
    }
    let all: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let (_, spread) = moments(&all, features);
    let largest = spread.into_iter().fold(0.0, f64::max);
    let floor = if largest > 0.0 { 1e-9 * largest } else { 1e-9 };

    let mut groups: BTreeMap<u32, Vec<&[f64]>> = BTreeMap::new();
    for (row, &label) in rows.iter().zip(labels) {
        groups.entry(label).or_default().push(row);
    }
    let classes = groups.into_iter().map(|(label, members)| {
        let (means, mut variances) = moments(&members, features);
        for variance in &mut variances {
            *variance += floor;
        }
        let log_prior = (members.len() as f64 / rows.len() as f64).ln();
        Class { label, log_prior, means, variances }
    });
    Some(classes.collect())
}

/// Mean and variance of each feature; the variance divides by the number of rows.
fn moments(rows: &[&[f64]], features: usize) -> (Vec<f64>, Vec<f64>) {
    let n = rows.len() as f64;
    let mean = |feature: usize| rows.iter().map(|row| row[feature]).sum::<f64>() / n;
    let means: Vec<f64> = (0..features).map(mean).collect();
    // Deviations from the mean, not mean square minus squared mean: that one cancels.
    let variance = |feature: usize| {
        rows.iter().map(|row| (row[feature] - means[feature]).powi(2)).sum::<f64>() / n
    };
    let variances = (0..features).map(variance).collect();
    (means, variances)
}

/// Probability of each class, in the order of `classes`; they sum to 1. O(K d) for `K` classes.
pub fn predict_proba(classes: &[Class], row: &[f64]) -> Option<Vec<f64>> {
    let joint = joint_log(classes, row)?;
    // Relative to the largest, so that one term is exp(0) = 1: the sum cannot be 0.
    let largest = joint.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = joint.iter().map(|log| (log - largest).exp()).collect();
    let total: f64 = weights.iter().sum();
    Some(weights.iter().map(|weight| weight / total).collect())
}

/// The most probable label; of equal ones the smallest.
pub fn predict(classes: &[Class], row: &[f64]) -> Option<u32> {
    let joint = joint_log(classes, row)?;
    let mut best = 0;
    for class in 1..joint.len() {
        if joint[class] > joint[best] {
            best = class;
        }
    }
    Some(classes[best].label)
}

/// log P(class) + Σ log density of each feature, for every class.
fn joint_log(classes: &[Class], row: &[f64]) -> Option<Vec<f64>> {
    if classes.first()?.means.len() != row.len() || !row.iter().all(|value| value.is_finite()) {
        return None;
    }
    let score = |class: &Class| {
        let densities =
            row.iter().zip(&class.means).zip(&class.variances).map(|((value, mean), variance)| {
                -0.5 * ((TAU * variance).ln() + (value - mean).powi(2) / variance)
            });
        class.log_prior + densities.sum::<f64>()
    };
    Some(classes.iter().map(score).collect())
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Class;

    // ANCHOR: starter
    /// One `Class` for each label, in ascending order.
    pub fn fit(rows: &[Vec<f64>], labels: &[u32]) -> Option<Vec<Class>> {
        todo!("check, group the rows by label, then mean and variance of each feature")
    }

    /// Probability of each class, in the order of `classes`; they sum to 1.
    pub fn predict_proba(classes: &[Class], row: &[f64]) -> Option<Vec<f64>> {
        todo!("logarithms until the last line")
    }

    /// The most probable label; of equal ones the smallest.
    pub fn predict(classes: &[Class], row: &[f64]) -> Option<u32> {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let rows = [vec![0.0], vec![2.0], vec![10.0], vec![14.0]];
    let classes = fit(&rows, &[1, 1, 7, 7]).expect("four rows of one feature");
    for value in [0.0, 3.0, 5.0, 12.0] {
        println!("{value:>4}: {:?}", predict(&classes, &[value]));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64, tolerance: f64) -> bool {
        (left - right).abs() <= tolerance
    }

    fn sample() -> Vec<Class> {
        let rows = [vec![0.0], vec![2.0], vec![10.0], vec![14.0]];
        fit(&rows, &[1, 1, 7, 7]).expect("four rows of one feature")
    }

    #[test]
    fn the_sample() {
        let classes = sample();
        assert_eq!(classes.iter().map(|class| class.label).collect::<Vec<_>>(), [1, 7]);
        assert!(close(classes[0].means[0], 1.0, 1e-9) && close(classes[1].means[0], 12.0, 1e-9));
        assert!(close(classes[0].variances[0], 1.0, 1e-6));
        assert!(close(classes[1].variances[0], 4.0, 1e-6));
        assert!(close(classes[0].log_prior, 0.5_f64.ln(), 1e-12));
        assert_eq!(predict(&classes, &[3.0]), Some(1));
        assert_eq!(predict(&classes, &[11.0]), Some(7));
    }

    #[test]
    fn probabilities_sum_to_one() {
        let proba = predict_proba(&sample(), &[5.0]).expect("a row of one feature");
        assert!(close(proba.iter().sum(), 1.0, 1e-12), "{proba:?}");
    }

    #[test]
    fn a_class_of_one_row_has_the_floor_as_its_variance() {
        let classes = fit(&[vec![0.0], vec![2.0], vec![9.0]], &[0, 0, 1]).expect("well formed");
        assert!(classes[1].variances[0] > 0.0);
        assert_eq!(predict(&classes, &[9.0]), Some(1));
        assert_eq!(predict(&classes, &[3.0]), Some(0));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(fit(&[], &[]), None);
        assert_eq!(fit(&[vec![1.0]], &[0, 1]), None);
        assert_eq!(predict(&sample(), &[1.0, 2.0]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn close(left: f64, right: f64, tolerance: f64) -> bool {
        (left - right).abs() <= tolerance
    }

    /// Two classes of three points, as in scikit-learn's example of `GaussianNB`.
    #[test]
    fn two_features_against_values_computed_with_scikit_learn() {
        let rows = [[-1.0, -1.0], [-2.0, -1.0], [-3.0, -2.0], [1.0, 1.0], [2.0, 1.0], [3.0, 2.0]];
        let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
        let classes = fit(&rows, &[1, 1, 1, 2, 2, 2]).expect("well formed");
        assert!(close(classes[0].means[1], -1.333_333_333_3, 1e-9));
        assert!(close(classes[1].variances[0], 0.666_666_671_3, 1e-9));
        assert!(close(classes[1].variances[1], 0.222_222_226_9, 1e-9));
        let proba = predict_proba(&classes, &[-0.8, -1.0]).expect("two features");
        assert!(close(proba[0], 0.999_999_949_4, 1e-9), "{proba:?}");
        assert_eq!(predict(&classes, &[-0.8, -1.0]), Some(1));
    }

    #[test]
    fn far_away_the_probabilities_still_sum_to_one() {
        let rows = [vec![0.0], vec![2.0], vec![10.0], vec![14.0]];
        let classes = fit(&rows, &[1, 1, 7, 7]).expect("well formed");
        for far in [-1e6, 1e6] {
            let proba = predict_proba(&classes, &[far]).expect("a row of one feature");
            assert!(close(proba.iter().sum(), 1.0, 1e-12), "{far}: {proba:?}");
            // The wider class wins on both sides.
            assert_eq!(predict(&classes, &[far]), Some(7));
        }
    }

    #[test]
    fn the_share_of_a_class_counts() {
        // Two classes alike, one three times as large: at the same densities it has ¾.
        let rows: Vec<Vec<f64>> =
            [-1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0].iter().map(|&x| vec![x]).collect();
        let classes = fit(&rows, &[5, 5, 5, 5, 5, 5, 2, 2]).expect("well formed");
        let proba = predict_proba(&classes, &[0.3]).expect("a row of one feature");
        assert!(close(proba[0], 0.25, 1e-9) && close(proba[1], 0.75, 1e-9), "{proba:?}");
    }

    #[test]
    fn equal_posteriors_give_the_smallest_label() {
        let rows = [vec![1.0], vec![3.0], vec![1.0], vec![3.0]];
        let classes = fit(&rows, &[9, 9, 4, 4]).expect("well formed");
        assert_eq!(predict(&classes, &[2.5]), Some(4));
    }

    #[test]
    fn nothing_varies() {
        let classes = fit(&[vec![2.0], vec![2.0]], &[0, 1]).expect("well formed");
        assert!(close(classes[0].variances[0], 1e-9, 1e-18));
        let proba = predict_proba(&classes, &[2.0]).expect("a row of one feature");
        assert!(close(proba[0], 0.5, 1e-12));
    }

    #[test]
    fn a_large_offset_does_not_swallow_the_variance() {
        // Squares are 10^12, and an `f64` knows them to about 10^-4: far more than this variance.
        let rows: Vec<Vec<f64>> = [999_999.998, 1e6, 999_999.9].iter().map(|&x| vec![x]).collect();
        let classes = fit(&rows, &[0, 0, 1]).expect("well formed");
        assert!(close(classes[0].variances[0], 1e-6, 1e-8), "{:?}", classes[0]);
    }

    #[test]
    fn other_input_without_an_answer() {
        assert_eq!(fit(&[vec![]], &[0]), None);
        assert_eq!(fit(&[vec![1.0], vec![1.0, 2.0]], &[0, 1]), None);
        assert_eq!(fit(&[vec![f64::NAN]], &[0]), None);
        assert_eq!(predict_proba(&[], &[1.0]), None);
        let classes = fit(&[vec![1.0], vec![2.0]], &[0, 1]).expect("well formed");
        assert_eq!(predict(&classes, &[f64::INFINITY]), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three things per class: a count, a mean and a variance for each feature. What has to be checked
//    before you divide?
// 2. A sorted map from label to its rows gives the classes in order. Compute the floor once, from all
//    rows together.
// 3. The score of a class is the logarithm of its share plus, for every feature,
//    $-\frac12 (\ln 2 \pi v + (x - m)^2 / v)$. To get probabilities subtract the largest score from all
//    of them, then exponentiate, then divide by the sum.
// ANCHOR_END: hints
