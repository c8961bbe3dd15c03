//! Numbers behind quick answers.
//!
//! Each function is one claim that people make in a sentence, made small enough to check: the
//! formula, its source or proof in a line, and a number to remember. Seeded where chance is involved.

use kit::rng::Rng;

// ANCHOR: claims
/// The largest factor by which a stack of sigmoids can pass a gradient on: σ'(x) = σ(x)(1 − σ(x)),
/// which is at most 1/4, at x = 0. (A ReLU passes 1 where it is active.)
fn sigmoid_gradient(layers: i32) -> f64 {
    0.25_f64.powi(layers)
}

/// The minimiser of (w − a)²/2 + λw²/2: ridge shrinks by a factor and never to zero.
fn ridge(a: f64, lambda: f64) -> f64 {
    a / (1.0 + lambda)
}

/// The minimiser of (w − a)²/2 + λ|w|: lasso subtracts, and stops at exactly zero.
fn lasso(a: f64, lambda: f64) -> f64 {
    a.signum() * (a.abs() - lambda).max(0.0)
}

/// Gradient descent on cw²/2 from w = 1: each step multiplies w by 1 − ηc, so it converges only for
/// a learning rate η below 2/c, and changes sign at every step above 1/c.
fn descend(curvature: f64, learning_rate: f64, steps: usize) -> Vec<f64> {
    let mut w = 1.0;
    let mut path = vec![w];
    for _ in 0..steps {
        w -= learning_rate * curvature * w;
        path.push(w);
    }
    path
}

/// Variance of the mean of n estimates with variance s² each and correlation r between any two:
/// rs² + (1 − r)s²/n. More trees remove the second part only.
fn variance_of_mean(s2: f64, r: f64, n: f64) -> f64 {
    r * s2 + (1.0 - r) * s2 / n
}

/// Cosine of the angle between two vectors, in [−1, 1]; in [0, 1] if no entry is negative.
fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}
// ANCHOR_END: claims

/// The variance of means of n correlated normals, by simulation: a shared part and one's own.
fn simulated_variance(r: f64, n: usize, trials: usize, rng: &mut Rng) -> f64 {
    let means: Vec<f64> = (0..trials)
        .map(|_| {
            let shared = rng.normal();
            let sum: f64 =
                (0..n).map(|_| r.sqrt() * shared + (1.0 - r).sqrt() * rng.normal()).sum();
            sum / n as f64
        })
        .collect();
    let mean = means.iter().sum::<f64>() / trials as f64;
    means.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (trials - 1) as f64
}

// ANCHOR: main
fn main() {
    println!("a gradient through 10 sigmoids: at most {:.1e}", sigmoid_gradient(10));
    println!(
        "a weight of 0.3, lambda 0.5: ridge {:.2}, lasso {:.2}",
        ridge(0.3, 0.5),
        lasso(0.3, 0.5)
    );
    for learning_rate in [0.1, 0.3, 0.6, 1.1] {
        let path = descend(2.0, learning_rate, 4);
        println!("curvature 2, learning rate {learning_rate}: {path:.2?}");
    }
    let mut rng = Rng::new(3);
    for n in [1, 10, 100] {
        let (formula, simulated) =
            (variance_of_mean(1.0, 0.4, n as f64), simulated_variance(0.4, n, 4_000, &mut rng));
        println!(
            "{n:>3} trees of correlation 0.4: variance {formula:.3}, simulated {simulated:.2}"
        );
    }
    println!("opposite vectors: cosine {:.1}", cosine(&[1.0, -2.0], &[-1.0, 2.0]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn a_quarter_is_the_largest_slope_of_a_sigmoid() {
        let sigmoid = |x: f64| 1.0 / (1.0 + (-x).exp());
        let slope = |x: f64| (sigmoid(x + 1e-6) - sigmoid(x - 1e-6)) / 2e-6;
        let steepest = (-80..=80).map(|i| slope(f64::from(i) / 10.0)).fold(0.0, f64::max);
        assert_close!(steepest, 0.25, 1e-9);
    }

    #[test]
    fn ridge_and_lasso_minimise_what_they_say() {
        for (a, lambda) in [(0.3, 0.5), (-2.0, 0.5), (1.0, 0.0), (0.0, 1.0)] {
            let l2 = |w: f64| (w - a).powi(2) / 2.0 + lambda * w * w / 2.0;
            let l1 = |w: f64| (w - a).powi(2) / 2.0 + lambda * w.abs();
            for step in -400..=400 {
                let w = f64::from(step) / 100.0;
                assert!(l2(ridge(a, lambda)) <= l2(w) + 1e-12);
                assert!(l1(lasso(a, lambda)) <= l1(w) + 1e-12);
            }
        }
    }

    #[test]
    fn descent_converges_below_two_over_the_curvature_and_not_above() {
        let last = |learning_rate| descend(2.0, learning_rate, 200)[200].abs();
        assert!(last(0.99) < 0.1 && last(0.5) < 1e-12);
        assert!(last(1.01) > 10.0);
    }

    #[test]
    fn the_variance_of_a_mean_agrees_with_simulation() {
        let mut rng = Rng::new(17);
        for (r, n) in [(0.0, 5), (0.4, 10), (0.9, 50)] {
            let formula = variance_of_mean(1.0, r, n as f64);
            let simulated = simulated_variance(r, n, 20_000, &mut rng);
            // The standard error of a variance from m normal values is about √(2/m) of it: 1 %.
            assert_close!(simulated, formula, 0.04 * formula);
        }
    }

    #[test]
    fn cosines_stay_in_their_ranges() {
        let mut rng = Rng::new(23);
        for _ in 0..500 {
            let mut vector = |sign: f64| -> Vec<f64> {
                (0..4).map(|_| rng.uniform() * (1.0 + sign) - sign).collect()
            };
            let (a, b) = (vector(1.0), vector(1.0));
            assert!((-1.0 - 1e-12..=1.0 + 1e-12).contains(&cosine(&a, &b)));
            let (a, b) = (vector(0.0), vector(0.0));
            assert!((0.0..=1.0 + 1e-12).contains(&cosine(&a, &b)));
        }
    }
}
