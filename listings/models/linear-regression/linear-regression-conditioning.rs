//! Two columns that are nearly the same: what the normal equations lose and QR keeps.
//!
//! Contract: `columns` are d columns of n numbers, linearly independent; no intercept is added. The
//! demonstration has ten rows, sin i and sin i + ε cos i² for i = 1 to 10; the target is the first
//! column plus twice the second, so the weights are 1 and 2.
//!
//! - QR by modified Gram–Schmidt, the target carried along: O(n d²). Its error grows with the
//!   condition number κ of X (Å. Björck, "Solving linear least squares problems by Gram–Schmidt
//!   orthogonalization", BIT 7 (1967)); that of the normal equations with κ².
//! - The matrix of the tests, with columns (1, ε, 0) and (1, 0, ε): P. Läuchli, "Jordan-Elimination
//!   und Ausgleichung nach kleinsten Quadraten", Numerische Mathematik 3 (1961).
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: qr
/// Least squares by QR: makes the columns orthonormal one by one, and the target with them.
/// `None` where a column depends on those before it.
pub fn least_squares_qr(columns: &[Vec<f64>], target: &[f64]) -> Option<Vec<f64>> {
    let d = columns.len();
    let (mut q, mut rest) = (columns.to_vec(), target.to_vec());
    let mut r = vec![vec![0.0; d]; d];
    let mut c = vec![0.0; d];
    for j in 0..d {
        let before = dot(&columns[j], &columns[j]).sqrt();
        r[j][j] = dot(&q[j], &q[j]).sqrt();
        if r[j][j] <= 1e-12 * before {
            return None;
        }
        let unit: Vec<f64> = q[j].iter().map(|x| x / r[j][j]).collect();
        for k in j + 1..d {
            r[j][k] = dot(&unit, &q[k]);
            subtract(&mut q[k], r[j][k], &unit);
        }
        c[j] = dot(&unit, &rest);
        subtract(&mut rest, c[j], &unit); // at the end: the residuals
    }
    for j in (0..d).rev() {
        let known: f64 = (j + 1..d).map(|k| r[j][k] * c[k]).sum();
        c[j] = (c[j] - known) / r[j][j];
    }
    Some(c)
}

/// Takes `factor` times `unit` out of `vector`.
fn subtract(vector: &mut [f64], factor: f64, unit: &[f64]) {
    for (x, u) in vector.iter_mut().zip(unit) {
        *x -= factor * u;
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
// ANCHOR_END: qr

// ANCHOR: normal
/// Two weights by the normal equations and Cramer's rule. `None` where the determinant is not
/// positive.
pub fn normal_equations(columns: &[Vec<f64>], target: &[f64]) -> Option<[f64; 2]> {
    let (a, b) = (&columns[0], &columns[1]);
    let (aa, ab, bb) = (dot(a, a), dot(a, b), dot(b, b));
    let (ay, by) = (dot(a, target), dot(b, target));
    let determinant = aa * bb - ab * ab;
    if determinant > 0.0 {
        Some([(bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant])
    } else {
        None
    }
}
// ANCHOR_END: normal

// ANCHOR: main
/// Two columns that differ by about ε, and the first plus twice the second.
pub fn near_twins(epsilon: f64) -> (Vec<Vec<f64>>, Vec<f64>) {
    let first: Vec<f64> = (1..=10).map(|i| f64::from(i).sin()).collect();
    let second: Vec<f64> =
        (1..=10).map(|i| f64::from(i).sin() + epsilon * f64::from(i * i).cos()).collect();
    let target = first.iter().zip(&second).map(|(a, b)| a + 2.0 * b).collect();
    (vec![first, second], target)
}

fn main() {
    let worst = |w: &[f64]| (w[0] - 1.0).abs().max((w[1] - 2.0).abs());
    println!("   ε   error by normal equations   by QR");
    for exponent in [1, 3, 5, 7, 8] {
        let (columns, target) = near_twins(10_f64.powi(-exponent));
        let normal = normal_equations(&columns, &target)
            .map_or("singular".to_owned(), |weights| format!("{:.0e}", worst(&weights)));
        let qr = least_squares_qr(&columns, &target).expect("independent columns");
        println!("1e-{exponent}   {normal:>25}  {:>6.0e}", worst(&qr));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_all_close;

    #[test]
    fn both_agree_where_the_columns_are_far_apart() {
        let columns = [vec![1.0, 1.0, 1.0], vec![1.0, 2.0, 3.0]];
        let target = [2.0, 4.0, 5.0];
        let normal = normal_equations(&columns, &target).expect("independent");
        let qr = least_squares_qr(&columns, &target).expect("independent");
        assert_all_close!(&normal, &qr, 1e-12);
        assert_all_close!(&qr, &[2.0 / 3.0, 1.5], 1e-12);
    }

    /// 1 + 10⁻¹⁶ is 1 in an `f64`: the Gram matrix forgets ε.
    #[test]
    fn the_normal_equations_square_the_condition_number() {
        let columns = [vec![1.0, 1e-8, 0.0], vec![1.0, 0.0, 1e-8]];
        let target = [3.0, 1e-8, 2e-8];
        assert!(normal_equations(&columns, &target).is_none());
        let qr = least_squares_qr(&columns, &target).expect("independent");
        // κ = 1.4·10⁸ times the rounding unit of 10⁻¹⁶ is 10⁻⁸; allow some of it.
        assert_all_close!(&qr, &[1.0, 2.0], 1e-7);
    }

    /// Digits lost: about 2k at ε = 10⁻ᵏ by the normal equations, at most k by QR. A factor of
    /// 10³ is left for luck.
    #[test]
    fn errors_grow_as_the_theory_says() {
        let off = |w: &[f64]| (w[0] - 1.0).abs().max((w[1] - 2.0).abs());
        for exponent in 1..=6 {
            let (columns, target) = near_twins(10_f64.powi(-exponent));
            let normal = normal_equations(&columns, &target).expect("not yet singular");
            assert!(off(&normal) < 1e-13 * 10_f64.powi(2 * exponent), "{exponent}: {normal:?}");
            let qr = least_squares_qr(&columns, &target).expect("independent");
            assert!(off(&qr) < 1e-13 * 10_f64.powi(exponent), "{exponent}: {qr:?}");
        }
    }

    #[test]
    fn residuals_are_orthogonal_to_the_columns() {
        let columns = [vec![1.0, 1.0, 1.0, 1.0], vec![0.0, 1.0, 5.0, 2.0]];
        let target = [1.0, -1.0, 4.0, 2.5];
        let w = least_squares_qr(&columns, &target).expect("independent");
        let residuals: Vec<f64> =
            (0..4).map(|i| target[i] - w[0] * columns[0][i] - w[1] * columns[1][i]).collect();
        for column in &columns {
            assert!(dot(column, &residuals).abs() < 1e-12);
        }
    }

    #[test]
    fn dependent_columns_and_more_columns_than_rows_are_refused() {
        let column = vec![1.0, 2.0, 3.0];
        assert!(least_squares_qr(&[column.clone(), column], &[1.0, 2.0, 3.0]).is_none());
        assert!(least_squares_qr(&[vec![1.0], vec![2.0]], &[1.0]).is_none());
        assert!(least_squares_qr(&[vec![0.0, 0.0]], &[1.0, 2.0]).is_none());
    }
}
