//! Choosing features before the split: accuracy on pure noise.
//!
//! 50 rows, 1,000 features, labels by coin: nothing can be learned. The 20 features that correlate
//! best with the label are kept and a nearest-centroid classifier is cross-validated in five folds.
//! Chosen on all rows, the folds have seen the test labels; chosen inside each fold, they have not.
//! 60 data sets from seed 1 on.
//!
//! The mistake and its name, "the wrong way to do cross-validation": T. Hastie, R. Tibshirani,
//! J. Friedman, "The Elements of Statistical Learning", 2nd edition, 2009, section 7.10.2.

use kit::figure::{Figure, Histogram};
use kit::rng::Rng;

// ANCHOR: select
/// The `keep` features with the largest |difference of class means| on `rows`. All have the same
/// variance here, so this is the order of their correlations.
pub fn select(x: &[Vec<f64>], y: &[bool], rows: &[usize], keep: usize) -> Vec<usize> {
    let d = x[0].len();
    let strength = |j: usize| {
        let mean = |class: bool| {
            let of: Vec<f64> = rows.iter().filter(|&&i| y[i] == class).map(|&i| x[i][j]).collect();
            of.iter().sum::<f64>() / of.len().max(1) as f64
        };
        (mean(true) - mean(false)).abs()
    };
    let mut features: Vec<(f64, usize)> = (0..d).map(|j| (strength(j), j)).collect();
    features.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    features.into_iter().take(keep).map(|(_, j)| j).collect()
}

/// The share of right answers in five folds. `inside` says where the features are chosen.
pub fn cross_validated(x: &[Vec<f64>], y: &[bool], inside: bool) -> f64 {
    let all: Vec<usize> = (0..y.len()).collect();
    let chosen = select(x, y, &all, 20); // (1)
    let mut right = 0;
    for fold in 0..5 {
        let (test, train): (Vec<usize>, Vec<usize>) = all.iter().partition(|&&i| i % 5 == fold);
        let features = if inside { select(x, y, &train, 20) } else { chosen.clone() };
        let centroid = |class: bool, j: usize| {
            let of: Vec<f64> = train.iter().filter(|&&i| y[i] == class).map(|&i| x[i][j]).collect();
            of.iter().sum::<f64>() / of.len().max(1) as f64
        };
        let centroids: Vec<[f64; 2]> =
            features.iter().map(|&j| [centroid(false, j), centroid(true, j)]).collect();
        for &i in &test {
            let distance = |class: usize| -> f64 {
                features.iter().zip(&centroids).map(|(&j, c)| (x[i][j] - c[class]).powi(2)).sum()
            };
            right += usize::from((distance(1) < distance(0)) == y[i]);
        }
    }
    right as f64 / y.len() as f64
}
// ANCHOR_END: select

/// Noise: 50 rows of 1,000 normal numbers, 25 labels of each class in random order.
pub fn noise(seed: u64) -> (Vec<Vec<f64>>, Vec<bool>) {
    let mut rng = Rng::new(seed);
    let x = (0..50).map(|_| (0..1000).map(|_| rng.normal()).collect()).collect();
    let mut y: Vec<bool> = (0..50).map(|i| i % 2 == 0).collect();
    rng.shuffle(&mut y);
    (x, y)
}

// ANCHOR: main
fn main() {
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    for seed in 1..=60 {
        let (x, y) = noise(seed);
        outside.push(cross_validated(&x, &y, false));
        inside.push(cross_validated(&x, &y, true));
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    println!("accuracy on noise, mean of 60 data sets");
    println!("features chosen on all rows:       {:.3}", mean(&outside));
    println!("features chosen inside each fold:  {:.3}", mean(&inside));
    Figure::new("cross-validated accuracy on noise", "data sets")
        .with(Histogram::new("inside each fold", &inside, (0.0, 1.0), 25))
        .with(Histogram::new("on all rows", &outside, (0.0, 1.0), 25))
        .save("interpretability-selection");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Sixteen data sets of 50 rows: the mean accuracy of a coin has a standard error of about
    /// 0.5/√800 = 0.018 (folds of one set depend on each other, so somewhat more); five of them.
    #[test]
    fn inside_the_fold_noise_stays_noise() {
        let sets = 101..117_u64;
        let n = 16.0;
        let mean = |inside: bool| -> f64 {
            sets.clone().map(noise).map(|(x, y)| cross_validated(&x, &y, inside)).sum::<f64>() / n
        };
        let (wrong, right) = (mean(false), mean(true));
        assert!((0.41..0.59).contains(&right), "{right}");
        assert!(wrong > 0.85, "{wrong}");
    }

    #[test]
    fn the_strongest_first_and_the_lower_of_two() {
        let x = vec![vec![0.0, 1.0, 5.0, 1.0], vec![0.0, 2.0, 1.0, 2.0]];
        assert_eq!(select(&x, &[false, true], &[0, 1], 4), [2, 1, 3, 0]);
    }
}
