//! Learning curves: training and validation error over the number of training rows, for a model that
//! is too stiff and one that is too flexible.
//!
//! Contract: x uniform in [0, 1], target sin(2πx) + noise with σ = 0.3. A straight line and a
//! polynomial of degree 7, by least squares in Legendre polynomials (normal equations, Cholesky).
//! Validation on 200 fresh rows. Medians over 101 repetitions, because with few rows the flexible
//! model's error has a long tail; seed 3.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

const NOISE: f64 = 0.3;

/// Legendre polynomials 0 to `degree`, for x in [0, 1] stretched to [−1, 1].
pub fn features(x: f64, degree: usize) -> Vec<f64> {
    let z = 2.0 * x - 1.0;
    let mut values = vec![1.0, z];
    for n in 1..degree {
        let n_float = n as f64;
        let next =
            ((2.0 * n_float + 1.0) * z * values[n] - n_float * values[n - 1]) / (n_float + 1.0);
        values.push(next);
    }
    values.truncate(degree + 1);
    values
}

/// Least-squares weights; `None` when the rows do not determine them.
pub fn fit(xs: &[f64], ys: &[f64], degree: usize) -> Option<Vec<f64>> {
    let p = degree + 1;
    let (mut gram, mut right) = (vec![vec![0.0; p]; p], vec![0.0; p]);
    for (&x, y) in xs.iter().zip(ys) {
        let row = features(x, degree);
        for i in 0..p {
            right[i] += row[i] * y;
            (0..p).for_each(|j| gram[i][j] += row[i] * row[j]);
        }
    }
    // Cholesky, gram = L Lᵀ in the lower half; then forwards and backwards.
    for i in 0..p {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| gram[i][k] * gram[j][k]).sum();
            let left = gram[i][j] - known;
            if i == j && left <= 1e-10 * xs.len() as f64 {
                return None;
            }
            gram[i][j] = if i == j { left.sqrt() } else { left / gram[j][j] };
        }
    }
    for i in 0..p {
        let known: f64 = (0..i).map(|k| gram[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / gram[i][i];
    }
    for i in (0..p).rev() {
        let known: f64 = (i + 1..p).map(|k| gram[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / gram[i][i];
    }
    Some(right)
}

/// Mean squared error of the weights on these rows.
pub fn error(weights: &[f64], xs: &[f64], ys: &[f64]) -> f64 {
    let predict = |x: f64| {
        let row = features(x, weights.len() - 1);
        row.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>()
    };
    xs.iter().zip(ys).map(|(&x, y)| (predict(x) - y).powi(2)).sum::<f64>() / xs.len() as f64
}

fn rows(n: usize, rng: &mut Rng) -> (Vec<f64>, Vec<f64>) {
    let xs: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
    let ys = xs.iter().map(|x| (std::f64::consts::TAU * x).sin() + NOISE * rng.normal()).collect();
    (xs, ys)
}

// ANCHOR: curve
/// The median training and validation error over repetitions, for `n` training rows.
pub fn errors(degree: usize, n: usize, rng: &mut Rng) -> (f64, f64) {
    let (mut training, mut validation) = (Vec::new(), Vec::new());
    for _ in 0..101 {
        let (xs, ys) = rows(n, rng);
        let fresh = rows(200, rng);
        if let Some(weights) = fit(&xs, &ys, degree) {
            training.push(error(&weights, &xs, &ys));
            validation.push(error(&weights, &fresh.0, &fresh.1));
        }
    }
    (median(training), median(validation))
}
// ANCHOR_END: curve

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(3);
    println!("            straight line         degree 7");
    println!("   rows  training    valid.  training    valid.");
    let sizes = [12, 16, 24, 32, 48, 64, 96, 128, 192, 256];
    let mut curves = vec![Vec::new(); 4];
    for n in sizes {
        let (line, flexible) = (errors(1, n, &mut rng), errors(7, n, &mut rng));
        println!("{n:>7}{:>10.3}{:>10.3}{:>10.3}{:>10.3}", line.0, line.1, flexible.0, flexible.1);
        let all = [line.0, line.1, flexible.0, flexible.1];
        curves.iter_mut().zip(all).for_each(|(curve, error)| curve.push((n as f64, error)));
    }
    draw(&curves);
}
// ANCHOR_END: main

fn draw(curves: &[Vec<(f64, f64)>]) {
    for (name, curves, top) in [("line", &curves[..2], 0.6), ("degree-7", &curves[2..], 0.6)] {
        let inside = |curve: &Vec<(f64, f64)>| {
            curve.iter().copied().filter(|point| point.1 <= top).collect::<Vec<_>>()
        };
        Figure::new("training rows", "mean squared error")
            .log_x()
            .y_range(0.0, top)
            .with(Line::reference("noise", [(12.0, NOISE * NOISE), (256.0, NOISE * NOISE)]))
            .with(Line::new("validation", inside(&curves[1])).marked())
            .with(Line::new("training", inside(&curves[0])).marked())
            .save(&format!("bias-variance-learning-curves-{name}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn legendre_polynomials() {
        // At z = ½: 1, ½, (3z² − 1)/2 = −⅛, (5z³ − 3z)/2 = −0.4375.
        kit::assert_all_close!(features(0.75, 3), [1.0, 0.5, -0.125, -0.4375], 1e-15);
        assert_eq!(features(0.3, 0), [1.0]);
    }

    #[test]
    fn weights_come_back() {
        let xs = [0.0, 0.2, 0.5, 0.7, 1.0];
        let ys: Vec<f64> = xs.iter().map(|&x| 2.0 - 3.0 * features(x, 1)[1]).collect();
        let weights = fit(&xs, &ys, 2).expect("five rows for three weights");
        kit::assert_all_close!(&weights, [2.0, -3.0, 0.0], 1e-12);
        assert_close!(error(&weights, &xs, &ys), 0.0, 1e-24);
    }

    #[test]
    fn too_few_rows_determine_nothing() {
        assert_eq!(fit(&[0.1, 0.9], &[1.0, 2.0], 2), None);
        assert_eq!(fit(&[0.5, 0.5, 0.5], &[1.0, 2.0, 3.0], 1), None);
        assert_eq!(fit(&[], &[], 0), None);
    }

    /// The stiff model's two errors meet high above the noise; the flexible one's far apart, then near.
    #[test]
    fn the_two_shapes() {
        let mut rng = Rng::new(8);
        let (training, validation) = errors(1, 256, &mut rng);
        assert!(training > 0.2 && validation - training < 0.05);
        let (training, validation) = errors(7, 16, &mut rng);
        assert!(training < 0.08 && validation > 3.0 * training);
        let (training, validation) = errors(7, 256, &mut rng);
        assert!((0.08..0.1).contains(&training) && (0.08..0.11).contains(&validation));
    }
}
