//! A kernel support vector machine by coordinate ascent on the dual.
//!
//! Contract: n rows, labels +1 or −1, a kernel K, C > 0. Dual: maximise Σ αᵢ − ½ ΣΣ αᵢ αⱼ yᵢ yⱼ Kᵢⱼ
//! with 0 ≤ αᵢ ≤ C. The kernel has 1 added, which is a constant feature in place of a bias. Score:
//! f(x) = Σ αᵢ yᵢ K(xᵢ, x). O(n²) memory, O(n²) for each sweep: for hundreds of rows.
//!
//! C.-J. Hsieh and others, "A dual coordinate descent method for large-scale linear SVM", ICML 2008.
//! Data: a disc inside a ring, 60 points each (seed 24), 400 more to judge by.

use kit::figure::{Figure, Grid, IsoLines, Points, Side};
use kit::rng::Rng;

/// A point in the plane.
pub type Vec2 = [f64; 2];

// ANCHOR: kernels
/// How alike two rows are: an inner product after a map that is never computed.
#[derive(Debug, Clone, Copy)]
pub enum Kernel {
    /// x·z.
    Linear,
    /// exp(−γ ‖x − z‖²).
    Rbf(f64),
}

impl Kernel {
    /// K(x, z) + 1.
    pub fn apply(self, x: Vec2, z: Vec2) -> f64 {
        match self {
            Self::Linear => x[0] * z[0] + x[1] * z[1] + 1.0,
            Self::Rbf(gamma) => {
                let square = (x[0] - z[0]).powi(2) + (x[1] - z[1]).powi(2);
                (-gamma * square).exp() + 1.0
            }
        }
    }
}
// ANCHOR_END: kernels

// ANCHOR: dual
/// αᵢ for each row. Most of them end at 0: the others are the support vectors.
pub fn train(points: &[Vec2], labels: &[f64], kernel: Kernel, c: f64) -> Vec<f64> {
    let n = points.len();
    let gram: Vec<Vec<f64>> =
        points.iter().map(|&x| points.iter().map(|&z| kernel.apply(x, z)).collect()).collect();
    let (mut alpha, mut scores) = (vec![0.0_f64; n], vec![0.0; n]);
    for _ in 0..2_000 {
        let mut moved = 0.0_f64;
        for i in 0..n {
            // Exact in this coordinate: a parabola, cut off at 0 and C.
            let best = (alpha[i] + (1.0 - labels[i] * scores[i]) / gram[i][i]).clamp(0.0, c);
            let change = best - alpha[i];
            if change == 0.0 {
                continue;
            }
            for (score, k) in scores.iter_mut().zip(&gram[i]) {
                *score += change * labels[i] * k;
            }
            alpha[i] = best;
            moved = moved.max(change.abs());
        }
        if moved < 1e-9 * c {
            break;
        }
    }
    alpha
}

/// Positive on one side, negative on the other; ±1 at the margins.
pub fn score(points: &[Vec2], labels: &[f64], alpha: &[f64], kernel: Kernel, x: Vec2) -> f64 {
    let rows = points.iter().zip(labels).zip(alpha).filter(|(_, a)| **a > 0.0);
    rows.map(|((&point, y), a)| a * y * kernel.apply(point, x)).sum()
}
// ANCHOR_END: dual

/// A disc (+1) and a ring (−1) around it, with some overlap.
pub fn ring(seed: u64, each: usize) -> (Vec<Vec2>, Vec<f64>) {
    let mut rng = Rng::new(seed);
    let labels: Vec<f64> = (0..2 * each).map(|i| if i < each { 1.0 } else { -1.0 }).collect();
    let points = labels.iter().map(|&y| {
        let radius = if y > 0.0 { 0.6 } else { 1.6 } + 0.3 * rng.normal();
        let (sin, cos) = (std::f64::consts::TAU * rng.uniform()).sin_cos();
        [radius * cos, radius * sin]
    });
    (points.collect(), labels)
}

// ANCHOR: main
fn main() {
    let (points, labels) = ring(24, 60);
    let (fresh, truth) = ring(25, 200);
    println!("kernel            C  support vectors  training  fresh");
    for (name, kernel, c) in [
        ("linear", Kernel::Linear, 1.0),
        ("RBF, γ = 1", Kernel::Rbf(1.0), 0.1),
        ("RBF, γ = 1", Kernel::Rbf(1.0), 1.0),
        ("RBF, γ = 1", Kernel::Rbf(1.0), 100.0),
        ("RBF, γ = 100", Kernel::Rbf(100.0), 1.0),
    ] {
        let alpha = train(&points, &labels, kernel, c);
        let right = |rows: &[Vec2], y: &[f64]| {
            let good = rows
                .iter()
                .zip(y)
                .filter(|&(&x, y)| y * score(&points, &labels, &alpha, kernel, x) > 0.0);
            100.0 * good.count() as f64 / y.len() as f64
        };
        let support = alpha.iter().filter(|&&a| a > 0.0).count();
        let (training, new) = (right(&points, &labels), right(&fresh, &truth));
        println!("{name:<12} {c:>6} {support:>16} {training:>7.1} % {new:>5.1} %");
    }
    draw(&points, &labels);
}
// ANCHOR_END: main

fn draw(points: &[Vec2], labels: &[f64]) {
    let kernel = Kernel::Rbf(1.0);
    let alpha = train(points, labels, kernel, 1.0);
    let grid = Grid::sample((-2.5, 2.5), (-2.5, 2.5), 36, |x, y| {
        score(points, labels, &alpha, kernel, [x, y])
    });
    let of = |wanted: &dyn Fn(usize) -> bool| -> Vec<(f64, f64)> {
        (0..points.len()).filter(|&i| wanted(i)).map(|i| (points[i][0], points[i][1])).collect()
    };
    let (inside, outside) = (of(&|i| labels[i] > 0.0), of(&|i| labels[i] < 0.0));
    Figure::new("x", "y")
        .x_range(-2.5, 2.5)
        .y_range(-2.5, 2.5)
        .size(400.0, 380.0)
        .with(IsoLines::new("score", &grid, [-1.0, 0.0, 1.0]))
        .with(Points::new("+1", inside).radius(2.5))
        .with(Points::new("−1", outside).radius(2.5).name_at(-1.6, -1.2, Side::Below))
        .save("support-vector-machine-ring");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand: x₁ = 0 against x₁ ≥ 2. The widest margin is w = (1, 0), b = −1; the fifth point is
    /// far from it.
    #[test]
    fn the_five_points() {
        let points = [[0.0, 0.0], [0.0, 2.0], [2.0, 0.0], [2.0, 2.0], [4.0, 1.0]];
        let labels = [-1.0, -1.0, 1.0, 1.0, 1.0];
        let alpha = train(&points, &labels, Kernel::Linear, 1e3);
        let at = |x: Vec2| score(&points, &labels, &alpha, Kernel::Linear, x);
        assert_close!(at([0.0, 0.0]), -1.0, 1e-6);
        assert_close!(at([2.0, 2.0]), 1.0, 1e-6);
        assert_close!(at([1.0, 7.0]), 0.0, 1e-6);
        assert_close!(at([4.0, 1.0]), 3.0, 1e-6);
        assert_close!(alpha[4], 0.0, 0.0);
    }

    /// α = 0 outside the margin, C inside, between on it.
    #[test]
    fn the_conditions_of_optimality_hold() {
        let (points, labels) = ring(24, 60);
        let (kernel, c) = (Kernel::Rbf(1.0), 1.0);
        let alpha = train(&points, &labels, kernel, c);
        for (i, &a) in alpha.iter().enumerate() {
            let margin = labels[i] * score(&points, &labels, &alpha, kernel, points[i]);
            if a <= 0.0 {
                assert!(margin >= 1.0 - 1e-6);
            } else if a >= c {
                assert!(margin <= 1.0 + 1e-6);
            } else {
                assert_close!(margin, 1.0, 1e-6);
            }
        }
    }

    #[test]
    fn without_the_other_rows_nothing_changes() {
        let (points, labels) = ring(24, 60);
        let kernel = Kernel::Rbf(1.0);
        let alpha = train(&points, &labels, kernel, 1.0);
        let kept: Vec<usize> = (0..points.len()).filter(|&i| alpha[i] > 0.0).collect();
        let few: Vec<Vec2> = kept.iter().map(|&i| points[i]).collect();
        let few_labels: Vec<f64> = kept.iter().map(|&i| labels[i]).collect();
        let again = train(&few, &few_labels, kernel, 1.0);
        for x in [[0.0, 0.0], [1.0, 0.3], [-2.0, 1.0]] {
            let all = score(&points, &labels, &alpha, kernel, x);
            assert_close!(score(&few, &few_labels, &again, kernel, x), all, 1e-5);
        }
    }

    #[test]
    fn one_class_only_is_all_on_that_side() {
        let (points, labels) = ([[1.0, 0.0], [0.0, 1.0]], [1.0, 1.0]);
        let alpha = train(&points, &labels, Kernel::Linear, 1.0);
        assert!(score(&points, &labels, &alpha, Kernel::Linear, [5.0, 5.0]) > 0.0);
    }
}
