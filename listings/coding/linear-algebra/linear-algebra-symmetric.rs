//! Eigenvalues by power iteration and by Jacobi's rotations, singular values, curvature.
//!
//! Contract: matrices are symmetric where that is said, finite. Jacobi stops when what is off the
//! diagonal is 1e-14 of the whole, or after 50 sweeps; O(d³) a sweep, a handful of sweeps. Singular
//! values by rotating columns until they are orthogonal (M. R. Hestenes, Journal of the Society for
//! Industrial and Applied Mathematics 6 (1958), 51–90). Standard library only, and nothing newer
//! than Rust 1.59.

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// ANCHOR: power
/// The estimates xᵀAx of the eigenvalue of largest size, step by step, for unit x ∝ Aᵏ · start.
/// Stops early if A sends x to 0.
pub fn power_iteration(a: &[Vec<f64>], start: &[f64], steps: usize) -> Vec<f64> {
    let mut x = start.to_vec();
    let mut estimates = Vec::new();
    for _ in 0..steps {
        let length = dot(&x, &x).sqrt();
        if length == 0.0 {
            break;
        }
        for x in &mut x {
            *x /= length;
        }
        let next: Vec<f64> = a.iter().map(|row| dot(row, &x)).collect();
        estimates.push(dot(&x, &next));
        x = next;
    }
    estimates
}
// ANCHOR_END: power

// ANCHOR: jacobi
/// Cosine and sine of the rotation that makes [p, q; q, r] diagonal.
fn rotation(p: f64, q: f64, r: f64) -> (f64, f64) {
    let theta = (r - p) / (2.0 * q);
    let t = 1.0_f64.copysign(theta) / (theta.abs() + theta.hypot(1.0)); // (1)
    let c = 1.0 / t.hypot(1.0);
    (c, t * c)
}

/// All eigenvalues of a symmetric matrix, falling.
pub fn eigenvalues(matrix: &[Vec<f64>]) -> Vec<f64> {
    let (mut a, d) = (matrix.to_vec(), matrix.len());
    let size = a.iter().map(|row| dot(row, row)).sum::<f64>().sqrt();
    for _ in 0..50 {
        let off: f64 = (0..d).map(|i| (0..i).map(|j| a[i][j] * a[i][j]).sum::<f64>()).sum();
        if off.sqrt() <= 1e-14 * size {
            break;
        }
        for i in 0..d {
            for j in i + 1..d {
                if a[i][j] == 0.0 {
                    continue;
                }
                let (c, s) = rotation(a[i][i], a[i][j], a[j][j]);
                for k in 0..d {
                    let (x, y) = (a[k][i], a[k][j]);
                    a[k][i] = c * x - s * y;
                    a[k][j] = s * x + c * y;
                }
                for k in 0..d {
                    let (x, y) = (a[i][k], a[j][k]);
                    a[i][k] = c * x - s * y;
                    a[j][k] = s * x + c * y;
                }
            }
        }
    }
    falling((0..d).map(|i| a[i][i]).collect())
}
// ANCHOR_END: jacobi

// ANCHOR: singular
/// The singular values of the matrix with these columns, falling. The Gram matrix is never formed.
pub fn singular_values(columns: &[Vec<f64>]) -> Vec<f64> {
    let mut columns = columns.to_vec();
    for _ in 0..50 {
        let mut orthogonal = true;
        for j in 1..columns.len() {
            let (front, back) = columns.split_at_mut(j);
            for x in front {
                let y = &mut back[0];
                let (p, q, r) = (dot(x, x), dot(x, y), dot(y, y));
                if q.abs() <= 1e-15 * (p * r).sqrt() {
                    continue;
                }
                orthogonal = false;
                let (c, s) = rotation(p, q, r);
                for (x, y) in x.iter_mut().zip(y) {
                    let before = *x;
                    *x = c * before - s * *y;
                    *y = s * before + c * *y;
                }
            }
        }
        if orthogonal {
            break;
        }
    }
    falling(columns.iter().map(|column| dot(column, column).sqrt()).collect())
}

/// κ: the largest singular value over the smallest. `None` without columns; ∞ if they are dependent.
pub fn condition_number(columns: &[Vec<f64>]) -> Option<f64> {
    let singular = singular_values(columns);
    Some(singular.first()? / singular.last()?)
}
// ANCHOR_END: singular

/// From the largest down.
fn falling(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(|a, b| b.partial_cmp(a).expect("finite matrices have finite values"));
    values
}

// ANCHOR: curvature
/// What a function looks like around a point with this Hessian, by the signs of its eigenvalues.
pub fn curvature(hessian: &[Vec<f64>]) -> &'static str {
    let values = eigenvalues(hessian);
    let size = values.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    let (up, down) = (1e-12 * size, -1e-12 * size); // rounding makes a 0 a little negative
    if values.iter().all(|&x| x > up) {
        "strictly convex"
    } else if values.iter().all(|&x| x >= down) {
        "convex, flat in a direction"
    } else if values.iter().all(|&x| x <= up) {
        "concave"
    } else {
        "a saddle"
    }
}
// ANCHOR_END: curvature

// ANCHOR: main
fn main() {
    let near = vec![vec![2.0, 1.0], vec![1.0, 2.0]];
    println!("eigenvalues {:.4?}", eigenvalues(&near));
    let slow = vec![vec![1.9, 0.1], vec![0.1, 1.9]]; // 2 and 1.8
    for (name, matrix, largest) in [("3 and 1", &near, 3.0), ("2 and 1.8", &slow, 2.0)] {
        let errors: Vec<String> = power_iteration(matrix, &[1.0, 0.0], 5)
            .iter()
            .map(|estimate| format!("{:.5}", largest - estimate))
            .collect();
        println!("power iteration, {name}: errors {}", errors.join(" "));
    }

    let (a, b) = (vec![1.0, 1e-9, 0.0], vec![1.0, 0.0, 1e-9]);
    println!("condition number {:.4e}", condition_number(&[a, b]).expect("two columns"));

    println!("x² + xy + y²: {}", curvature(&near));
    println!("(x + y)²: {}", curvature(&[vec![2.0, 2.0], vec![2.0, 2.0]]));
    println!("x² − y²: {}", curvature(&[vec![2.0, 0.0], vec![0.0, -2.0]]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn small_matrices() {
        assert_all_close!(eigenvalues(&[vec![2.0, 1.0], vec![1.0, 2.0]]), [3.0, 1.0], 1e-14);
        assert_all_close!(eigenvalues(&[vec![1.0, 2.0], vec![2.0, 1.0]]), [3.0, -1.0], 1e-14);
        assert_all_close!(eigenvalues(&[vec![5.0]]), [5.0], 0.0);
        assert!(eigenvalues(&[]).is_empty() && singular_values(&[]).is_empty());
        assert_eq!(condition_number(&[]), None);
    }

    /// 2 on the diagonal, −1 beside it: 2 − 2 cos(kπ/(d + 1)), a classic.
    #[test]
    fn the_second_difference() {
        let d = 6;
        let entry = |i: usize, j: usize| match i.max(j) - i.min(j) {
            0 => 2.0,
            1 => -1.0,
            _ => 0.0,
        };
        let matrix: Vec<Vec<f64>> = (0..d).map(|i| (0..d).map(|j| entry(i, j)).collect()).collect();
        let exact: Vec<f64> = (1..=d)
            .rev()
            .map(|k| 2.0 - 2.0 * (k as f64 * std::f64::consts::PI / 7.0).cos())
            .collect();
        assert_all_close!(eigenvalues(&matrix), exact, 1e-13);
    }

    /// Columns (1, ε, 0), (1, 0, ε): singular values √(2 + ε²) and ε. Those of the Gram
    /// matrix lose ε².
    #[test]
    fn what_the_gram_matrix_loses() {
        let epsilon = 1e-9;
        let columns = [vec![1.0, epsilon, 0.0], vec![1.0, 0.0, epsilon]];
        let singular = singular_values(&columns);
        assert_close!(singular[1] / epsilon, 1.0, 1e-6);
        let gram: Vec<Vec<f64>> =
            columns.iter().map(|a| columns.iter().map(|b| dot(a, b)).collect()).collect();
        assert!(eigenvalues(&gram)[1].abs() < 1e-15);
        assert!((eigenvalues(&gram)[1] / (epsilon * epsilon) - 1.0).abs() > 0.5);
    }

    /// The error falls by (λ₂/λ₁)² a step.
    #[test]
    fn power_iteration_converges_by_the_gap() {
        let estimates = power_iteration(&[vec![2.0, 1.0], vec![1.0, 2.0]], &[1.0, 0.0], 8);
        for pair in estimates.windows(2).skip(2) {
            assert_close!((3.0 - pair[1]) / (3.0 - pair[0]), 1.0 / 9.0, 0.01);
        }
        assert_eq!(power_iteration(&[vec![0.0]], &[1.0], 5), [0.0]);
        // A start without any part of the eigenvector never finds it.
        let stuck = power_iteration(&[vec![2.0, 0.0], vec![0.0, 1.0]], &[0.0, 1.0], 50);
        assert_close!(stuck[49], 1.0, 0.0);
    }

    #[test]
    fn bowls_and_saddles() {
        assert_eq!(curvature(&[vec![-2.0]]), "concave");
        assert_eq!(curvature(&[vec![0.0]]), "convex, flat in a direction");
        assert_eq!(curvature(&[vec![2.0, 3.0], vec![3.0, 2.0]]), "a saddle");
    }
}
