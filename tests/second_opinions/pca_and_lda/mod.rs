//! PCA and LDA: `smartcore` 0.7 (SVD, and a generalised eigenproblem), and properties.
//!
//! Directions are compared without their sign.

mod listings;

use kit::approx::is_close;
use kit::assert_close;
use proptest::prelude::*;
use smartcore::decomposition::lda::{LDA, LDAParameters};
use smartcore::decomposition::pca::{PCA, PCAParameters};
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;

use listings::{pca_and_lda_fisher as fisher, pca_and_lda_power as power};

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// |cos| of the angle between two directions.
fn agreement(a: &[f64], b: &[f64]) -> f64 {
    dot(a, b).abs() / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn components_as_smartcore_finds_them() {
    for rows in [kit::data::iris().rows, kit::data::wine_quality().rows] {
        let x = DenseMatrix::from_2d_vec(&rows).expect("a table");
        let theirs = PCA::fit(&x, PCAParameters::default().with_n_components(3)).expect("fits");
        let projection = theirs.components();
        let (_, matrix) = power::covariance(&rows);
        for (k, (_, v)) in power::principal_components(matrix, 3).iter().enumerate() {
            let column: Vec<f64> = (0..v.len()).map(|j| *projection.get((j, k))).collect();
            assert_close!(agreement(v, &column), 1.0, 1e-9);
        }
    }
}

#[test]
fn fishers_direction_as_smartcore_finds_it() {
    for seed in 0..5 {
        let (zeros, ones) = fisher::classes(seed);
        let rows: Vec<Vec<f64>> = zeros.iter().chain(&ones).map(|p| p.to_vec()).collect();
        let labels: Vec<u32> = (0..rows.len()).map(|i| u32::from(i >= zeros.len())).collect();
        let x = DenseMatrix::from_2d_vec(&rows).expect("a table");
        let theirs = LDA::fit(&x, &labels, LDAParameters::default()).expect("fits");
        let projected = theirs.transform(&x).expect("fits");
        let ours = fisher::fisher(&zeros, &ones).expect("two dimensions of spread");
        // The same direction, if and only if the projections correlate perfectly.
        let along: Vec<f64> = rows.iter().map(|row| dot(row, &ours)).collect();
        let other: Vec<f64> = (0..rows.len()).map(|i| *projected.get((i, 0))).collect();
        let centred = |values: &[f64]| -> Vec<f64> {
            let mean = values.iter().sum::<f64>() / 120.0;
            values.iter().map(|v| v - mean).collect()
        };
        assert_close!(agreement(&centred(&along), &centred(&other)), 1.0, 1e-9);
    }
}

fn table() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec(-5.0..5.0_f64, 3), 5..30)
}

proptest! {
    #[test]
    fn components_are_orthonormal_eigenvectors_in_order(rows in table()) {
        let (_, matrix) = power::covariance(&rows);
        let found = power::principal_components(matrix.clone(), 3);
        // Where two variances are close, 10,000 rounds may not part them: leave those out.
        prop_assume!(found[1].0 < 0.98 * found[0].0 && found[2].0 < 0.98 * found[1].0);
        for (k, (variance, v)) in found.iter().enumerate() {
            for (line, vj) in matrix.iter().zip(v) {
                prop_assert!(is_close(dot(line, v), variance * vj, 1e-7));
            }
            for (other, (_, u)) in found.iter().enumerate() {
                let expected = f64::from(u8::from(k == other));
                prop_assert!(is_close(dot(u, v), expected, 1e-7));
            }
        }
        let trace: f64 = (0..3).map(|j| matrix[j][j]).sum();
        prop_assert!(is_close(found.iter().map(|(variance, _)| variance).sum(), trace, 1e-9));
    }

    #[test]
    fn no_direction_has_more_variance(rows in table(), direction in prop::collection::vec(-1.0..1.0_f64, 3)) {
        let length = dot(&direction, &direction);
        prop_assume!(length > 0.01);
        let (_, matrix) = power::covariance(&rows);
        let along: f64 = matrix.iter().zip(&direction).map(|(line, x)| x * dot(line, &direction)).sum();
        let best = power::principal_components(matrix, 1)[0].0;
        prop_assert!(along / length <= best + 1e-7);
    }

    #[test]
    fn more_components_never_reconstruct_worse(rows in table()) {
        let (means, matrix) = power::covariance(&rows);
        let components = power::principal_components(matrix, 3);
        let errors: Vec<f64> = (0..=3)
            .map(|k| {
                let kept = &components[..k];
                rows.iter()
                    .map(|row| {
                        let back = power::reconstruct(&power::project(row, &means, kept), &means, kept);
                        row.iter().zip(back).map(|(x, y)| (x - y).powi(2)).sum::<f64>()
                    })
                    .sum()
            })
            .collect();
        prop_assert!(errors.windows(2).all(|pair| pair[1] <= pair[0] + 1e-6), "{errors:?}");
    }

    /// Stretching the plane changes the first component and leaves Fisher's projection alone.
    #[test]
    fn fisher_follows_a_change_of_units(seed in 0_u64..50, factor in 0.05..20.0_f64) {
        let (zeros, ones) = fisher::classes(seed);
        let stretch = |points: &[fisher::Vec2]| -> Vec<fisher::Vec2> {
            points.iter().map(|[x, y]| [x * factor, *y]).collect()
        };
        let (apart, right) = fisher::separation(&zeros, &ones, fisher::fisher(&zeros, &ones).expect("spread"));
        let (zeros, ones) = (stretch(&zeros), stretch(&ones));
        let (other, same) = fisher::separation(&zeros, &ones, fisher::fisher(&zeros, &ones).expect("spread"));
        prop_assert!(is_close(apart, other, 1e-9) && is_close(right, same, 1e-12));
    }
}
