//! Bias and variance of ridge weights, exactly, and the penalty where their sum is smallest.
//!
//! Contract: n = 20 rows of d = 6 features that correlate (seed 36), true weights, noise of standard
//! deviation 3. The error of an estimate is ‖ŵ − w‖². Ridge as in its listing: sum of squares plus
//! λ ‖w‖², no intercept.
//!
//! Ridge is linear in the targets. So the mean of its estimates over all noise is its answer to
//! targets without noise, and the variance is σ² times the sum, over the rows, of its squared answer
//! to a target that is 1 in that row and 0 elsewhere. No simulation is needed; a test does one.
//!
//! That some λ > 0 beats 0: A. Hoerl, R. Kennard, Technometrics 12 (1970).

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// Noise in the targets, as a standard deviation.
pub const NOISE: f64 = 3.0;

/// The weights that made the targets.
pub const TRUTH: [f64; 6] = [2.0, -1.0, 0.5, 1.5, 0.0, -0.5];

/// Rows whose features share a common part, so that they correlate.
pub fn rows() -> Vec<[f64; 6]> {
    let mut rng = Rng::new(36);
    (0..20)
        .map(|_| {
            let common = rng.normal();
            [(); 6].map(|()| common + rng.normal())
        })
        .collect()
}

/// Ridge weights: (Xᵀ X + λ I) w = Xᵀ y by elimination. λ > 0, or independent columns.
pub fn ridge(rows: &[[f64; 6]], targets: &[f64], lambda: f64) -> [f64; 6] {
    let mut system = [[0.0; 7]; 6];
    for (row, y) in rows.iter().zip(targets) {
        for (line, a) in system.iter_mut().zip(row) {
            for (entry, b) in line.iter_mut().zip(row.iter().chain([y])) {
                *entry += a * b;
            }
        }
    }
    for (j, line) in system.iter_mut().enumerate() {
        line[j] += lambda;
    }
    for j in 0..6 {
        let pivot = system[j].map(|entry| entry / system[j][j]);
        for line in &mut system {
            let factor = line[j];
            line.iter_mut().zip(pivot).for_each(|(entry, above)| *entry -= factor * above);
        }
        system[j] = pivot;
    }
    system.map(|line| line[6])
}

fn square(a: [f64; 6], b: [f64; 6]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum()
}

/// Targets without noise.
pub fn clean(rows: &[[f64; 6]]) -> Vec<f64> {
    rows.iter().map(|row| row.iter().zip(TRUTH).map(|(x, w)| x * w).sum()).collect()
}

// ANCHOR: parts
/// (bias², variance) of the ridge weights.
pub fn bias_and_variance(rows: &[[f64; 6]], lambda: f64) -> (f64, f64) {
    let mean = ridge(rows, &clean(rows), lambda);
    let answers = (0..rows.len()).map(|i| {
        let mut only = vec![0.0; rows.len()];
        only[i] = 1.0;
        square(ridge(rows, &only, lambda), [0.0; 6])
    });
    (square(mean, TRUTH), NOISE * NOISE * answers.sum::<f64>())
}
// ANCHOR_END: parts

// ANCHOR: main
fn main() {
    let rows = rows();
    println!("   λ  bias²  variance    sum");
    for lambda in [0.0, 1.0, 3.0, 10.0, 30.0, 100.0] {
        let (bias, variance) = bias_and_variance(&rows, lambda);
        println!("{lambda:>4} {bias:>6.2} {variance:>9.2} {:>6.2}", bias + variance);
    }
    draw(&rows);
}
// ANCHOR_END: main

fn draw(rows: &[[f64; 6]]) {
    let lambdas: Vec<f64> = (0..=40).map(|i| 10_f64.powf(f64::from(i) / 13.0 - 1.0)).collect();
    let each: Vec<(f64, f64)> = lambdas.iter().map(|&l| bias_and_variance(rows, l)).collect();
    let line = |of: &dyn Fn((f64, f64)) -> f64| -> Vec<(f64, f64)> {
        lambdas.iter().zip(&each).map(|(&l, &parts)| (l, of(parts))).collect()
    };
    Figure::new("penalty λ", "squared error of the weights")
        .log_x()
        .with(Line::new("bias²", line(&|(bias, _)| bias)))
        .with(Line::new("variance", line(&|(_, variance)| variance)))
        .with(Line::new("sum", line(&|(bias, variance)| bias + variance)))
        .save("regularisation-bias-variance");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// 4,000 draws of noise (seed 1). The mean error has a relative standard error of about
    /// √(2/6)/√4000 = 0.9 %; allow four of them.
    #[test]
    fn a_simulation_agrees() {
        let rows = rows();
        let mut rng = Rng::new(1);
        for lambda in [0.0, 10.0] {
            let mut total = 0.0;
            for _ in 0..4_000 {
                let targets: Vec<f64> =
                    clean(&rows).iter().map(|y| y + NOISE * rng.normal()).collect();
                total += square(ridge(&rows, &targets, lambda), TRUTH);
            }
            let (bias, variance) = bias_and_variance(&rows, lambda);
            assert_close!(total / 4_000.0 / (bias + variance), 1.0, 0.036);
        }
    }

    #[test]
    fn bias_rises_and_variance_falls_with_the_penalty() {
        let rows = rows();
        let parts: Vec<(f64, f64)> =
            (0..30).map(|i| bias_and_variance(&rows, f64::from(i * i))).collect();
        assert!(parts.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 > pair[1].1));
        assert_close!(parts[0].0, 0.0, 1e-20);
    }

    #[test]
    fn some_penalty_beats_none() {
        let rows = rows();
        let sum = |lambda| bias_and_variance(&rows, lambda).0 + bias_and_variance(&rows, lambda).1;
        assert!(sum(0.01) < sum(0.0));
        assert!(sum(3.0) < sum(0.0));
    }
}
