//! Least squares by Householder's QR, against the normal equations, as the columns become dependent.
//!
//! Interview style: the algorithms use the standard library only and nothing newer than Rust 1.59;
//! random numbers and the figure come from the book's kit.
//!
//! Contract: `rows` are n ≥ d rows of d finite numbers. X = Q R with orthonormal Q; the weights solve
//! R w = Qᵀy. Cholesky: A = L Lᵀ, which exists with a positive diagonal if and only if A is positive
//! definite. O(n d²) both. A. S. Householder, Journal of the ACM 5 (1958), 339–342.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: householder
/// Turns `rows` into R (upper triangle) and `target` into Qᵀy, by one reflection a column.
pub fn triangulate(rows: &mut [Vec<f64>], target: &mut [f64]) {
    let d = rows.first().map_or(0, Vec::len);
    for j in 0..d {
        let mut v: Vec<f64> = rows[j..].iter().map(|row| row[j]).collect();
        let length = dot(&v, &v).sqrt();
        v[0] += length.copysign(v[0]); // (1)
        let square = dot(&v, &v);
        if square == 0.0 {
            continue;
        }
        for k in j..d {
            let along: f64 = rows[j..].iter().zip(&v).map(|(row, v)| row[k] * v).sum();
            for (row, v) in rows[j..].iter_mut().zip(&v) {
                row[k] -= 2.0 * along / square * v; // (2)
            }
        }
        let along = dot(&target[j..], &v);
        for (y, v) in target[j..].iter_mut().zip(&v) {
            *y -= 2.0 * along / square * v;
        }
    }
}

/// The weights with the least Σ(y − Xw)². `None` if a column depends on the others, but for rounding.
pub fn least_squares(rows: &[Vec<f64>], target: &[f64]) -> Option<Vec<f64>> {
    let (mut r, mut w) = (rows.to_vec(), target.to_vec());
    triangulate(&mut r, &mut w);
    let d = r.first()?.len();
    let largest = (0..d).fold(0.0_f64, |m, j| m.max(r[j][j].abs()));
    let nothing = 10.0 * rows.len() as f64 * f64::EPSILON * largest; // what rounding leaves of a 0
    w.truncate(d);
    for j in (0..d).rev() {
        if r[j][j].abs() <= nothing {
            return None;
        }
        let known: f64 = (j + 1..d).map(|k| r[j][k] * w[k]).sum();
        w[j] = (w[j] - known) / r[j][j];
    }
    Some(w)
}
// ANCHOR_END: householder

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// ANCHOR: cholesky
/// L with A = L Lᵀ; `None` if the symmetric A is not positive definite.
pub fn cholesky(a: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let d = a.len();
    let mut l = vec![vec![0.0; d]; d];
    for i in 0..d {
        for j in 0..=i {
            let rest = a[i][j] - dot(&l[i][..j], &l[j][..j]);
            if i > j {
                l[i][j] = rest / l[j][j];
            } else if rest > 0.0 {
                l[i][i] = rest.sqrt();
            } else {
                return None; // (1)
            }
        }
    }
    Some(l)
}

/// The same weights from G w = Xᵀy with the Gram matrix G = Xᵀ X. `None` if G is not positive
/// definite in floats.
pub fn normal_equations(rows: &[Vec<f64>], target: &[f64]) -> Option<Vec<f64>> {
    let column = |j: usize| rows.iter().map(|row| row[j]).collect::<Vec<f64>>();
    let columns: Vec<Vec<f64>> = (0..rows.first()?.len()).map(column).collect();
    let gram: Vec<Vec<f64>> =
        columns.iter().map(|a| columns.iter().map(|b| dot(a, b)).collect()).collect();
    let l = cholesky(&gram)?;
    let mut w: Vec<f64> = columns.iter().map(|column| dot(column, target)).collect();
    for i in 0..w.len() {
        w[i] = (w[i] - dot(&l[i][..i], &w[..i])) / l[i][i];
    }
    for i in (0..w.len()).rev() {
        let known: f64 = (i + 1..w.len()).map(|k| l[k][i] * w[k]).sum();
        w[i] = (w[i] - known) / l[i][i];
    }
    Some(w)
}
// ANCHOR_END: cholesky

// ANCHOR: projection
/// H = X (XᵀX)⁻¹ Xᵀ without an inverse: its i-th column is the fit to the i-th unit vector.
pub fn projection(rows: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let n = rows.len();
    let mut h = vec![vec![0.0; n]; n];
    for i in 0..n {
        let mut unit = vec![0.0; n];
        unit[i] = 1.0;
        let w = least_squares(rows, &unit)?;
        for (k, row) in rows.iter().enumerate() {
            h[k][i] = dot(row, &w);
        }
    }
    Some(h)
}
// ANCHOR_END: projection

/// d orthonormal vectors of length n at random: Gram–Schmidt, twice for the last digits.
fn orthonormal(n: usize, d: usize, rng: &mut Rng) -> Vec<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    while basis.len() < d {
        let mut v: Vec<f64> = (0..n).map(|_| rng.normal()).collect();
        for _ in 0..2 {
            for b in &basis {
                let along = dot(&v, b);
                for (x, b) in v.iter_mut().zip(b) {
                    *x -= along * b;
                }
            }
        }
        let length = dot(&v, &v).sqrt();
        basis.push(v.iter().map(|x| x / length).collect());
    }
    basis
}

/// n × d with singular values from 1 down to 1/κ, evenly on a logarithmic scale; d at least 2.
pub fn conditioned(n: usize, d: usize, kappa: f64, rng: &mut Rng) -> Vec<Vec<f64>> {
    let (u, v) = (orthonormal(n, d, rng), orthonormal(d, d, rng));
    let singular = |k: usize| kappa.powf(-(k as f64) / (d as f64 - 1.0));
    let entry = |i: usize, j: usize| (0..d).map(|k| u[k][i] * singular(k) * v[k][j]).sum();
    (0..n).map(|i| (0..d).map(|j| entry(i, j)).collect()).collect()
}

/// A way to solve.
pub type Solver = fn(&[Vec<f64>], &[f64]) -> Option<Vec<f64>>;

/// The median relative error of weights 1, 2, …, d over 9 random problems without noise. `None` if
/// the solver gave up on one.
pub fn median_error(solver: Solver, kappa: f64, seed: u64) -> Option<f64> {
    let (n, d) = (20, 4);
    let mut rng = Rng::new(seed);
    let truth: Vec<f64> = (1..=d).map(|j| j as f64).collect();
    let mut errors = Vec::new();
    for _ in 0..9 {
        let rows = conditioned(n, d, kappa, &mut rng);
        let target: Vec<f64> = rows.iter().map(|row| dot(row, &truth)).collect();
        let off: Vec<f64> =
            solver(&rows, &target)?.iter().zip(&truth).map(|(a, b)| a - b).collect();
        errors.push((dot(&off, &off) / dot(&truth, &truth)).sqrt());
    }
    errors.sort_by(|a, b| a.partial_cmp(b).expect("errors are numbers"));
    Some(errors[4])
}

// ANCHOR: main
fn main() {
    let show = |error: Option<f64>| error.map_or("gives up".to_string(), |e| format!("{e:.0e}"));
    println!("condition   QR      normal equations");
    for power in [1, 3, 5, 7, 9, 11] {
        let kappa = 10.0_f64.powi(power);
        let errors =
            (median_error(least_squares, kappa, 3), median_error(normal_equations, kappa, 3));
        println!("1e{power:<2}        {:<6}  {}", show(errors.0), show(errors.1));
    }

    let rows = vec![vec![1.0, 0.0], vec![1.0, 1.0], vec![1.0, 2.0]];
    for row in projection(&rows).expect("two independent columns") {
        println!("{row:6.3?}");
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let line = |solver: Solver| {
        (2..=26).filter_map(move |half| {
            let kappa = 10.0_f64.powf(f64::from(half) / 2.0);
            Some((f64::from(half) / 2.0, -median_error(solver, kappa, 3)?.log10()))
        })
    };
    Figure::new("condition number of X, as a power of ten", "correct digits of the weights")
        .x_range(1.0, 13.0)
        .x_tick(2.0)
        .y_range(0.0, 16.0)
        .y_tick(4.0)
        .with(Line::new("QR", line(least_squares)))
        .with(Line::new("normal equations", line(normal_equations)))
        .save("linear-algebra-conditioning");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// y = 1 x₁ + 2 x₂ + 3, as in the documentation of scikit-learn's `LinearRegression`.
    #[test]
    fn the_documented_example() {
        let rows: Vec<Vec<f64>> = [[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 3.0]]
            .iter()
            .map(|x| vec![1.0, x[0], x[1]])
            .collect();
        let target = [6.0, 8.0, 9.0, 11.0];
        assert_all_close!(least_squares(&rows, &target).expect("rank 3"), [3.0, 1.0, 2.0], 1e-12);
        assert_all_close!(
            normal_equations(&rows, &target).expect("rank 3"),
            [3.0, 1.0, 2.0],
            1e-11
        );
    }

    #[test]
    fn dependent_columns_are_refused() {
        let rows = vec![vec![1.0, 2.0], vec![2.0, 4.0], vec![3.0, 6.0]];
        assert_eq!(least_squares(&rows, &[1.0, 2.0, 4.0]), None);
        assert_eq!(normal_equations(&rows, &[1.0, 2.0, 4.0]), None);
        assert_eq!(least_squares(&[vec![0.0], vec![0.0]], &[1.0, 2.0]), None);
        assert_eq!(least_squares(&[], &[]), None);
    }

    /// Nine problems: well within a factor of 100 of κ u and κ² u, u = 1.1e-16.
    #[test]
    fn one_grows_with_kappa_the_other_with_its_square() {
        for kappa in [1e2, 1e4, 1e6] {
            let qr = median_error(least_squares, kappa, 5).expect("solved");
            let normal = median_error(normal_equations, kappa, 5).expect("solved");
            assert!(qr < 100.0 * kappa * 1.1e-16, "{qr}");
            assert!(normal < 100.0 * kappa * kappa * 1.1e-16 && normal > 3.0 * qr, "{normal}");
        }
        assert!(median_error(least_squares, 1e10, 5).expect("solved") < 1e-4);
        assert_eq!(median_error(normal_equations, 1e12, 5).filter(|error| *error < 1e-4), None);
    }

    #[test]
    fn definite_or_not() {
        let root = 2.0_f64.sqrt();
        let l = cholesky(&[vec![2.0, 1.0], vec![1.0, 2.0]]).expect("eigenvalues 3 and 1");
        assert_all_close!(l[1].clone(), [1.0 / root, 1.5_f64.sqrt()], 1e-15);
        assert_eq!(cholesky(&[vec![1.0, 2.0], vec![2.0, 1.0]]), None); // eigenvalues 3 and −1
        assert_eq!(cholesky(&[vec![1.0, 1.0], vec![1.0, 1.0]]), None); // 2 and 0: only semidefinite
        assert_eq!(cholesky(&[]), Some(vec![]));
    }

    #[test]
    fn the_projection_of_a_line_fit() {
        let rows = vec![vec![1.0, 0.0], vec![1.0, 1.0], vec![1.0, 2.0]];
        let h = projection(&rows).expect("rank 2");
        assert_all_close!(h[0].clone(), [5.0 / 6.0, 1.0 / 3.0, -1.0 / 6.0], 1e-14);
        assert_close!((0..3).map(|i| h[i][i]).sum::<f64>(), 2.0, 1e-14);
    }
}
