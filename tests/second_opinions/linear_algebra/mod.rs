//! Linear algebra: `nalgebra`, and the properties that define each thing.

mod listings;

use kit::{assert_all_close, assert_close, rng::Rng};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

use listings::elimination::{null_space, rank};
use listings::how_many_solutions::{Solutions, solve};
use listings::least_squares::{
    cholesky, conditioned, least_squares, normal_equations, projection, triangulate,
};
use listings::symmetric::{
    condition_number, curvature, eigenvalues, power_iteration, singular_values,
};

type Rows = Vec<Vec<f64>>;

fn matrix(rows: &Rows) -> DMatrix<f64> {
    let d = rows.first().map_or(0, Vec::len);
    DMatrix::from_fn(rows.len(), d, |i, j| rows[i][j])
}

fn transposed(rows: &Rows) -> Rows {
    let d = rows.first().map_or(0, Vec::len);
    (0..d).map(|j| rows.iter().map(|row| row[j]).collect()).collect()
}

/// n × d, with entries that are small whole numbers: dependent columns are not rare.
fn whole(
    n: impl Strategy<Value = usize>,
    d: impl Strategy<Value = usize>,
) -> impl Strategy<Value = Rows> {
    (n, d).prop_flat_map(|(n, d)| {
        prop::collection::vec(prop::collection::vec((-2_i8..=2).prop_map(f64::from), d), n)
    })
}

fn symmetric(rows: &Rows) -> Rows {
    let n = rows.len();
    (0..n).map(|i| (0..n).map(|j| rows[i][j] + rows[j][i]).collect()).collect()
}

fn falling(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_by(|a, b| b.total_cmp(a));
    values
}

proptest! {
    /// `nalgebra` counts singular values; the null space is one, and rank and nullity add up.
    #[test]
    fn rank_and_null_space(rows in whole(1_usize..6, 1_usize..6)) {
        let ours = rank(&rows, 1e-10);
        prop_assert_eq!(ours, matrix(&rows).rank(1e-9));
        prop_assert_eq!(ours, rank(&transposed(&rows), 1e-10), "row rank is column rank");
        let basis = null_space(&rows, 1e-10);
        prop_assert_eq!(ours + basis.len(), rows[0].len());
        for x in &basis {
            for row in &rows {
                let product: f64 = row.iter().zip(x).map(|(a, b)| a * b).sum();
                assert_close!(product, 0.0, 1e-9);
            }
        }
        prop_assert_eq!(rank(&basis, 1e-10), basis.len());
    }

    /// Weights by `nalgebra`'s SVD; residuals are orthogonal to the columns; R'R = X'X.
    #[test]
    fn least_squares_by_svd(seed in any::<u64>(), n in 5_usize..12, d in 2_usize..5, power in 0.0_f64..4.0) {
        let mut rng = Rng::new(seed);
        let rows = conditioned(n, d, 10.0_f64.powf(power), &mut rng);
        let target: Vec<f64> = (0..n).map(|_| rng.normal()).collect();
        let x = matrix(&rows);
        let theirs = x.clone().svd(true, true).solve(&DVector::from_vec(target.clone()), 0.0).expect("both factors");
        let ours = least_squares(&rows, &target).expect("independent");
        let scale = theirs.norm().max(1.0);
        // κ² u · residual, κ = 1e4: 1e-8; two digits of room for the QR, more for the Gram matrix.
        for (a, b) in ours.iter().zip(theirs.iter()) {
            prop_assert!((a - b).abs() < 1e-6 * scale, "{ours:?} {theirs:?}");
        }
        for (a, b) in normal_equations(&rows, &target).expect("independent").iter().zip(&ours) {
            prop_assert!((a - b).abs() < 1e-5 * scale);
        }
        let residual = DVector::from_vec(target.clone()) - &x * DVector::from_vec(ours);
        prop_assert!((x.transpose() * residual).norm() < 1e-9);
        let (mut r, mut y) = (rows.clone(), target.clone());
        triangulate(&mut r, &mut y);
        let r = matrix(&r);
        for j in 0..d {
            for i in j + 1..n {
                prop_assert!(r[(i, j)].abs() < 1e-12);
            }
        }
        prop_assert!((r.transpose() * &r - x.transpose() * &x).norm() < 1e-12);
        assert_close!(DVector::from_vec(y).norm(), DVector::from_vec(target).norm(), 1e-12);
    }

    /// H is symmetric, H² = H, HX = X, its trace is d.
    #[test]
    fn projections(seed in any::<u64>(), n in 4_usize..9, d in 2_usize..4) {
        let rows = conditioned(n, d, 100.0, &mut Rng::new(seed));
        let h = matrix(&projection(&rows).expect("independent"));
        let x = matrix(&rows);
        prop_assert!((h.transpose() - &h).norm() < 1e-11);
        prop_assert!((&h * &h - &h).norm() < 1e-11);
        prop_assert!((&h * &x - &x).norm() < 1e-11);
        assert_close!(h.trace(), d as f64, 1e-11);
    }

    /// Positive definite: every way to say it says the same, and L Lᵀ is the matrix.
    #[test]
    fn definite(rows in whole(4_usize..5, 4_usize..5), shift in 0_i8..9) {
        let mut a = symmetric(&rows);
        for (i, row) in a.iter_mut().enumerate() {
            row[i] += f64::from(shift);
        }
        let values = eigenvalues(&a);
        let least = values[3];
        prop_assume!(least.abs() > 1e-9);
        let l = cholesky(&a);
        prop_assert_eq!(l.is_some(), least > 0.0);
        prop_assert_eq!(l.is_some(), matrix(&a).cholesky().is_some());
        prop_assert_eq!(curvature(&a) == "strictly convex", least > 0.0);
        if let Some(l) = l {
            let l = matrix(&l);
            prop_assert!((&l * l.transpose() - matrix(&a)).norm() < 1e-12 * values[0]);
        }
    }

    /// Eigenvalues and singular values by `nalgebra`; the trace; power iteration finds the largest.
    #[test]
    fn spectra(rows in whole(5_usize..6, 5_usize..6), extra in whole(7_usize..8, 3_usize..4)) {
        let a = symmetric(&rows);
        let ours = eigenvalues(&a);
        let theirs = falling(matrix(&a).symmetric_eigenvalues().as_slice());
        assert_all_close!(ours.clone(), theirs, 1e-11);
        let trace: f64 = (0..5).map(|i| a[i][i]).sum();
        assert_close!(ours.iter().sum::<f64>(), trace, 1e-11);
        let singular = singular_values(&transposed(&extra));
        // Where columns depend on each other, √u times the largest is what a 0 may look like.
        assert_all_close!(singular, falling(matrix(&extra).singular_values().as_slice()), 1e-7);
        // Made positive definite, and the sizes apart: 12 is above Σ|entries| of any row.
        let mut b = a;
        for (i, row) in b.iter_mut().enumerate() {
            row[i] += 25.0;
        }
        let values = eigenvalues(&b);
        let found = power_iteration(&b, &[1.0, 0.7, 0.4, 0.9, 0.2], 400);
        prop_assert!(found[399] <= values[0] + 1e-9, "a Rayleigh quotient is no larger");
        for pair in found.windows(2) {
            prop_assert!(pair[1] >= pair[0] - 1e-9, "and rises for a positive definite matrix");
        }
    }

    /// The exercise against ranks: Rouché and Capelli.
    #[test]
    fn solutions_by_rank(rows in whole(1_usize..5, 1_usize..5), right in prop::collection::vec((-2_i8..=2).prop_map(f64::from), 5)) {
        let right = &right[..rows.len()];
        let d = rows[0].len();
        let of_a = matrix(&rows).rank(1e-9);
        let with_right: Rows = rows.iter().zip(right).map(|(row, y)| row.iter().copied().chain([*y]).collect()).collect();
        match solve(&rows, right) {
            Solutions::None => prop_assert!(matrix(&with_right).rank(1e-9) > of_a),
            Solutions::Many(free) => {
                prop_assert_eq!(matrix(&with_right).rank(1e-9), of_a);
                prop_assert_eq!(free, d - of_a);
                prop_assert!(free > 0);
            }
            Solutions::One(x) => {
                prop_assert_eq!(of_a, d);
                for (row, y) in rows.iter().zip(right) {
                    assert_close!(row.iter().zip(&x).map(|(a, x)| a * x).sum::<f64>(), *y, 1e-9);
                }
            }
        }
    }
}

/// What was asked for is what was made, up to κ = 1e10; `nalgebra` finds the same.
#[test]
fn conditions() {
    for kappa in [1.0, 1e3, 1e6, 1e10] {
        let rows = conditioned(20, 4, kappa, &mut Rng::new(8));
        let ours = condition_number(&transposed(&rows)).expect("columns");
        assert_close!(ours / kappa, 1.0, 1e-4);
        let theirs = falling(matrix(&rows).singular_values().as_slice());
        assert_close!(theirs[0] / theirs[3] / ours, 1.0, 1e-4);
    }
}
