//! Ridge, lasso and elastic net: `smartcore` 0.7, the conditions of optimality, and properties.
//!
//! The losses differ. `smartcore`'s lasso minimises the *mean* of squares + α ‖w‖₁, so its α is
//! twice our λ; its elastic net the mean of squares + α (r ‖w‖₁ + (1 − r) ‖w‖²); its ridge the sum
//! of squares + α ‖w‖², as ours. It fits no intercept with `normalize` off: we centre.

mod listings;

use kit::approx::is_close;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::elastic_net::{ElasticNet, ElasticNetParameters};
use smartcore::linear::lasso::{Lasso, LassoParameters};
use smartcore::linear::ridge_regression::{RidgeRegression, RidgeRegressionParameters};

use lasso::Penalty;
use listings::{
    regularisation_bias_variance as parts, regularisation_lasso as lasso,
    regularisation_path as path, regularisation_ridge as ridge,
};

fn matrix(columns: &[Vec<f64>]) -> DenseMatrix<f64> {
    DenseMatrix::from_2d_vec(&transposed(columns)).expect("a table")
}

fn transposed(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..columns[0].len()).map(|i| columns.iter().map(|column| column[i]).collect()).collect()
}

fn numbers(matrix: &DenseMatrix<f64>) -> Vec<f64> {
    matrix.iterator(0).copied().collect()
}

/// Weights of `smartcore`'s ridge for the sum of squares + α ‖w‖², as it stands: no intercept, no
/// scaling. One target for each row.
pub(crate) fn smartcore_ridge(rows: &[Vec<f64>], targets: &[f64], alpha: f64) -> Vec<f64> {
    let x = DenseMatrix::from_2d_vec(&rows.to_vec()).expect("rows of one length");
    let parameters = RidgeRegressionParameters::default().with_alpha(alpha).with_normalize(false);
    let fitted = RidgeRegression::fit(&x, &targets.to_vec(), parameters).expect("fits");
    numbers(fitted.coefficients())
}

fn descend(columns: &[Vec<f64>], target: &[f64], penalty: Penalty) -> Vec<f64> {
    let mut weights = vec![0.0; columns.len()];
    lasso::coordinate_descent(columns, target, penalty, 1e-9, &mut weights).expect("it settles");
    weights
}

/// Four features of the diabetes data that are not collinear, 200 people, centred.
fn people() -> path::Part {
    let (mut part, _) = path::split(3, 200);
    part.columns = [0, 1, 2, 3, 9].map(|j| part.columns[j].clone()).to_vec();
    part
}

#[test]
fn the_lasso_as_smartcore_finds_it() {
    let part = people();
    for strength in [0.5, 5.0, 15.0] {
        let ours = descend(&part.columns, &part.targets, Penalty { strength, l1_ratio: 1.0 });
        let parameters = LassoParameters::default()
            .with_alpha(2.0 * strength)
            .with_normalize(false)
            .with_tol(1e-10)
            .with_max_iter(10_000);
        let theirs = Lasso::fit(&matrix(&part.columns), &part.targets, parameters).expect("fits");
        // An interior-point method stops near 0 and not at it.
        assert_all_close!(&ours, numbers(theirs.coefficients()), 1e-3);
        // With our λ as their α the answer is another one.
        let parameters = LassoParameters::default().with_alpha(strength).with_normalize(false);
        let other = Lasso::fit(&matrix(&part.columns), &part.targets, parameters).expect("fits");
        let apart = ours.iter().zip(numbers(other.coefficients())).map(|(a, b)| (a - b).abs());
        assert!(apart.fold(0.0, f64::max) > strength / 4.0);
    }
}

#[test]
fn the_elastic_net_as_smartcore_finds_it() {
    let part = people();
    for (strength, l1_ratio) in [(1.0, 0.5), (5.0, 0.8)] {
        let ours = descend(&part.columns, &part.targets, Penalty { strength, l1_ratio });
        // Theirs over 2: α r / 2 = λ ρ and α (1 − r) / 2 = λ (1 − ρ) / 2.
        let (l1, l2) = (2.0 * strength * l1_ratio, strength * (1.0 - l1_ratio));
        let parameters = ElasticNetParameters::default()
            .with_alpha(l1 + l2)
            .with_l1_ratio(l1 / (l1 + l2))
            .with_normalize(false)
            .with_tol(1e-10)
            .with_max_iter(10_000);
        let theirs = ElasticNet::fit(&matrix(&part.columns), &part.targets, parameters);
        assert_all_close!(&ours, numbers(theirs.expect("fits").coefficients()), 1e-3);
    }
}

#[test]
fn ridge_as_smartcore_finds_it() {
    let (part, _) = path::split(3, 100);
    for alpha in [0.1, 10.0, 1000.0] {
        let rows = transposed(&part.columns);
        let (ours, intercept) = ridge::ridge(&rows, &part.targets, alpha).expect("λ > 0");
        assert_close!(intercept, 0.0, 1e-9);
        assert_all_close!(&ours, smartcore_ridge(&rows, &part.targets, alpha), 1e-8);
    }
}

/// Without an intercept, as here: the mean estimate from `smartcore`, its bias and its variance.
#[test]
fn bias_and_variance_as_smartcore_would_have_them() {
    let rows = parts::rows();
    let table: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
    for alpha in [1.0, 10.0] {
        let fit = |targets: Vec<f64>| smartcore_ridge(&table, &targets, alpha);
        let mean = fit(parts::clean(&rows));
        let bias: f64 = mean.iter().zip(parts::TRUTH).map(|(w, truth)| (w - truth).powi(2)).sum();
        let unit = |i: usize| (0..20).map(|k| f64::from(u8::from(k == i))).collect();
        let answers: f64 = (0..20).map(|i| fit(unit(i)).iter().map(|w| w * w).sum::<f64>()).sum();
        let (ours, variance) = parts::bias_and_variance(&rows, alpha);
        assert_close!(ours, bias, 1e-9);
        assert_close!(variance, parts::NOISE.powi(2) * answers, 1e-9);
    }
}

/// By default it standardises, finds weights for that, and converts back: the penalty is another.
#[test]
fn smartcore_standardises_by_default_and_the_answer_differs() {
    let rows: Vec<Vec<f64>> = (0..6).map(|i| vec![f64::from(i) * 100.0]).collect();
    let y: Vec<f64> = (0..6).map(f64::from).collect();
    let (plain, _) = ridge::ridge(&rows, &y, 6.0).expect("λ > 0");
    let x = DenseMatrix::from_2d_vec(&rows).expect("a table");
    let parameters = RidgeRegressionParameters::default().with_alpha(6.0);
    let theirs = RidgeRegression::fit(&x, &y, parameters).expect("fits");
    let scaled = numbers(theirs.coefficients())[0];
    assert_close!(plain[0], 0.01, 1e-6); // hardly penalised: Σ(x − x̄)² is 175,000
    assert_close!(scaled, 0.005, 1e-9); // of a standardised feature Σ z² = n = 6: halved
}

/// Centred columns and target.
fn table() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    let row = prop::collection::vec(-5.0..5.0_f64, 4);
    prop::collection::vec(row, 6..25).prop_map(|rows| {
        let n = f64::from(u32::try_from(rows.len()).expect("small"));
        let mut columns: Vec<Vec<f64>> =
            (0..4).map(|j| rows.iter().map(|row| row[j]).collect()).collect();
        for column in &mut columns {
            let mean = column.iter().sum::<f64>() / n;
            for x in column.iter_mut() {
                *x -= mean;
            }
        }
        let target = columns.pop().expect("four columns");
        (columns, target)
    })
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

proptest! {
    /// For a weight that is not 0 the slope is 0; for one that is, the pull is at most λρ.
    #[test]
    fn the_conditions_of_optimality_hold(
        (columns, target) in table(), strength in 0.01..5.0_f64, l1_ratio in 0.0..=1.0_f64
    ) {
        let w = descend(&columns, &target, Penalty { strength, l1_ratio });
        let mut residuals = target.clone();
        for (column, w) in columns.iter().zip(&w) {
            residuals.iter_mut().zip(column).for_each(|(r, x)| *r -= w * x);
        }
        let n = f64::from(u32::try_from(target.len()).expect("small"));
        for (column, &w) in columns.iter().zip(&w) {
            let slope = dot(column, &residuals) / n - strength * (1.0 - l1_ratio) * w;
            if w == 0.0 {
                prop_assert!(slope.abs() <= strength * l1_ratio + 1e-6);
            } else {
                prop_assert!(is_close(slope, strength * l1_ratio * w.signum(), 1e-6));
            }
        }
    }

    #[test]
    fn without_l1_it_is_ridge((columns, target) in table(), strength in 0.1..5.0_f64) {
        let w = descend(&columns, &target, Penalty { strength, l1_ratio: 0.0 });
        let n = f64::from(u32::try_from(target.len()).expect("small"));
        let closed = ridge::ridge(&transposed(&columns), &target, n * strength).expect("λ > 0");
        assert_all_close!(&w, &closed.0, 1e-6);
    }

    /// The elastic net is a lasso on a table with √(n λ₂) below each column.
    #[test]
    fn the_elastic_net_is_a_lasso_on_more_rows((columns, target) in table(), l1_ratio in 0.2..0.9_f64) {
        let strength = 0.5;
        let w = descend(&columns, &target, Penalty { strength, l1_ratio });
        let n = f64::from(u32::try_from(target.len()).expect("small"));
        let root = (n * strength * (1.0 - l1_ratio)).sqrt();
        let longer: Vec<Vec<f64>> = columns
            .iter()
            .enumerate()
            .map(|(j, column)| {
                let below = (0..3).map(|k| if k == j { root } else { 0.0 });
                column.iter().copied().chain(below).collect()
            })
            .collect();
        let zeros = target.iter().copied().chain([0.0; 3]).collect::<Vec<_>>();
        let strength = strength * l1_ratio * n / (n + 3.0);
        let other = descend(&longer, &zeros, Penalty { strength, l1_ratio: 1.0 });
        assert_all_close!(&w, &other, 1e-6);
    }

    #[test]
    fn a_stronger_penalty_means_a_smaller_one_paid((columns, target) in table(), low in 0.01..1.0_f64, times in 1.1..5.0_f64) {
        let rows = transposed(&columns);
        let length = |lambda: f64| {
            let (w, _) = ridge::ridge(&rows, &target, lambda).expect("λ > 0");
            dot(&w, &w)
        };
        prop_assert!(length(low * times) <= length(low) + 1e-12);
        let absolute = |strength: f64| -> f64 {
            descend(&columns, &target, Penalty { strength, l1_ratio: 1.0 }).iter().map(|w| w.abs()).sum()
        };
        prop_assert!(absolute(low * times) <= absolute(low) + 1e-7);
    }

    #[test]
    fn nothing_near_it_is_better((columns, target) in table(), j in 0_usize..3, by in -1.0..1.0_f64) {
        let penalty = Penalty { strength: 0.4, l1_ratio: 0.7 };
        let w = descend(&columns, &target, penalty);
        let mut other = w.clone();
        other[j] += by;
        let cost = |w: &[f64]| lasso::objective(&columns, &target, penalty, w);
        prop_assert!(cost(&w) <= cost(&other) + 1e-9);
    }

    /// Against a search in steps of 10⁻³.
    #[test]
    fn the_soft_threshold_minimises(z in -3.0..3.0_f64, t in 0.0..2.0_f64) {
        let cost = |w: f64| (w - z).powi(2) / 2.0 + t * w.abs();
        let best = lasso::soft_threshold(z, t);
        for i in -4000..=4000 {
            prop_assert!(cost(best) <= cost(f64::from(i) / 1000.0) + 1e-12);
        }
    }
}
