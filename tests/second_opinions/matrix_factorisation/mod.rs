//! Matrix factorisation: `smartcore` 0.7 (ridge regression, singular values) and properties.

mod listings;

use kit::approx::is_close;
use kit::assert_all_close;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linalg::traits::svd::SVDDecomposable;

use crate::regularisation::smartcore_ridge;
use listings::als::{Biases, Factors, Rating, ridge, rmse};
use listings::implicit::{equations, gram};

/// `n` rows of `k` numbers.
fn rows(rng: &mut Rng, n: usize, k: usize) -> Vec<Vec<f64>> {
    (0..n).map(|_| (0..k).map(|_| rng.normal()).collect()).collect()
}

/// A complete table of normal numbers, without biases.
fn complete(seed: u64, users: usize, items: usize) -> (Vec<Vec<f64>>, Vec<Rating>, Biases) {
    let table = rows(&mut Rng::new(seed), users, items);
    let ratings = table.iter().enumerate().flat_map(|(user, row)| {
        row.iter().enumerate().map(move |(item, &value)| Rating { user, item, value })
    });
    let ratings = ratings.collect();
    (table, ratings, Biases { mean: 0.0, users: vec![0.0; users], items: vec![0.0; items] })
}

/// Eckart and Young (1936): the best approximation of rank k leaves the squares of the other
/// singular values. ALS on a complete table, hardly any penalty, many sweeps, gets there.
#[test]
fn on_a_complete_table_it_is_the_truncated_svd() {
    for seed in 1..6 {
        let (table, ratings, biases) = complete(seed, 9, 6);
        let matrix = DenseMatrix::from_2d_vec(&table).expect("rows of one length");
        let values = matrix.svd().expect("a decomposition").s;
        for k in 1..5 {
            let model = Factors::fit(&ratings, biases.clone(), k, 1e-9, 3000);
            let left = rmse(&ratings, |u, i| model.predict(u, i)).powi(2) * 54.0;
            let expected: f64 = values[k..].iter().map(|s| s * s).sum();
            assert!(is_close(left, expected, 1e-5), "seed {seed}, k {k}: {left} {expected}");
        }
    }
}

/// smartcore minimises the same sum, without an intercept and without scaling the columns.
#[test]
fn ridge_agrees_with_smartcore() {
    let mut rng = Rng::new(12);
    for (n, k, lambda) in [(5, 2, 0.5), (20, 4, 1.0), (3, 3, 2.0)] {
        let q = rows(&mut rng, n, k);
        let targets: Vec<f64> = (0..n).map(|_| rng.normal()).collect();
        let known: Vec<(&[f64], f64)> =
            q.iter().map(Vec::as_slice).zip(targets.iter().copied()).collect();
        let ours = ridge(&known, k, lambda);
        // It refuses as many columns as rows: a row of zeros adds nothing to the sum.
        let taller: Vec<Vec<f64>> = q.iter().cloned().chain([vec![0.0; k]]).collect();
        let taller_targets: Vec<f64> = targets.iter().copied().chain([0.0]).collect();
        let theirs = smartcore_ridge(&taller, &taller_targets, lambda);
        assert_all_close!(&ours, &theirs, 1e-9);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The objective of ALS never rises from one sweep to the next.
    #[test]
    fn sweeps_never_raise_the_objective(seed: u64, k in 1_usize..4, lambda in 0.1_f64..2.0) {
        let (_, mut ratings, biases) = complete(seed, 7, 5);
        let mut rng = Rng::new(seed ^ 1);
        ratings.retain(|_| rng.bernoulli(0.6));
        let objective = |sweeps: usize| {
            let model = Factors::fit(&ratings, biases.clone(), k, lambda, sweeps);
            let squares: f64 =
                ratings.iter().map(|r| (r.value - model.predict(r.user, r.item)).powi(2)).sum();
            let norms: f64 = model.users.iter().chain(&model.items).flatten().map(|x| x * x).sum();
            squares + lambda * norms
        };
        let steps: Vec<f64> = (1..6).map(objective).collect();
        prop_assert!(steps.windows(2).all(|pair| pair[1] <= pair[0] + 1e-9), "{:?}", steps);
    }

    /// Turning users and items by one rotation leaves every prediction.
    #[test]
    fn rotations_change_nothing(seed: u64, angle in 0.0_f64..6.3) {
        let (_, ratings, biases) = complete(seed, 5, 4);
        let mut model = Factors::fit(&ratings, biases, 2, 0.5, 3);
        let before: Vec<f64> = ratings.iter().map(|r| model.predict(r.user, r.item)).collect();
        let (sin, cos) = angle.sin_cos();
        for v in model.users.iter_mut().chain(&mut model.items) {
            (v[0], v[1]) = (cos * v[0] - sin * v[1], sin * v[0] + cos * v[1]);
        }
        for (r, before) in ratings.iter().zip(before) {
            prop_assert!(is_close(model.predict(r.user, r.item), before, 1e-10));
        }
    }

    /// Without saves, a user's equations are the sum over all items and the penalty.
    #[test]
    fn no_saves_no_right_side(seed: u64, lambda in 0.1_f64..3.0) {
        let items = rows(&mut Rng::new(seed), 6, 3);
        let sum = gram(&items, 3);
        let (a, b) = equations(&[], &items, &sum, (4.0, lambda));
        prop_assert!(b.iter().all(|b| b.abs() < 1e-300));
        for i in 0..3 {
            for j in 0..3 {
                let penalty = if i == j { lambda } else { 0.0 };
                prop_assert!(is_close(a[i][j], sum[i][j] + penalty, 1e-12));
                prop_assert!(is_close(sum[i][j], sum[j][i], 1e-12));
            }
        }
    }
}
