//! Gaussian mixtures by EM, in logarithms.
//!
//! Contract: n finite points of the plane, K ≥ 1 components, each with a weight, a mean and a full
//! covariance. E step: P(component | point), the responsibilities. M step: weighted counts, means and
//! covariances. The objective, log-likelihood minus ψ/2 · Σ trace(Σ⁻¹) over components, never falls;
//! ψ = 0 is plain maximum likelihood, ψ > 0 keeps a component from collapsing on one point. O(n · K)
//! a round.
//!
//! Data: long groups as in the chapter on k-means: two of 200 points, 3 apart, standard deviation 0.5
//! across and 8 along, seed 19. Start: K different points as means, the covariance of all, equal weights;
//! best of ten.
//!
//! Source: A. P. Dempster, N. M. Laird, D. B. Rubin, Journal of the Royal Statistical Society B 39 (1977);
//! C. M. Bishop, *Pattern Recognition and Machine Learning*, 2006, section 9.2.

use kit::rng::Rng;
use std::f64::consts::TAU;

type Point = [f64; 2];

// ANCHOR: density
/// ln(eᵃ + eᵇ + …) without overflow or underflow; −∞ for nothing.
pub fn log_sum_exp(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest.is_infinite() {
        return largest;
    }
    largest + values.iter().map(|value| (value - largest).exp()).sum::<f64>().ln()
}

/// One Gaussian of the mixture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component {
    /// Its share, in 0..=1.
    pub weight: f64,
    /// Its centre.
    pub mean: Point,
    /// Variance of x₁, covariance, variance of x₂.
    pub covariance: [f64; 3],
}

impl Component {
    fn determinant(&self) -> f64 {
        let [xx, xy, yy] = self.covariance;
        xx * yy - xy * xy
    }

    /// ln(weight · density) at a point.
    pub fn log_joint(&self, point: Point) -> f64 {
        let [xx, xy, yy] = self.covariance;
        let (u, v) = (point[0] - self.mean[0], point[1] - self.mean[1]);
        let distance = (yy * u * u - 2.0 * xy * u * v + xx * v * v) / self.determinant();
        self.weight.ln() - TAU.ln() - 0.5 * self.determinant().ln() - 0.5 * distance
    }
}
// ANCHOR_END: density

// ANCHOR: steps
/// Each point's responsibilities, and the log-likelihood.
pub fn e_step(points: &[Point], components: &[Component]) -> (Vec<Vec<f64>>, f64) {
    let mut log_likelihood = 0.0;
    let of_point = |&point: &Point| {
        let joint: Vec<f64> = components.iter().map(|c| c.log_joint(point)).collect();
        let total = log_sum_exp(&joint);
        log_likelihood += total;
        joint.iter().map(|value| (value - total).exp()).collect()
    };
    (points.iter().map(of_point).collect(), log_likelihood)
}

/// Component `c` from its responsibilities; without points it stays where it was, with weight 0.
fn m_step(points: &[Point], shares: &[Vec<f64>], c: usize, old: Component, psi: f64) -> Component {
    let count: f64 = shares.iter().map(|share| share[c]).sum();
    if count < 1e-9 {
        return Component { weight: 0.0, ..old };
    }
    let mean_of = |f: &dyn Fn(Point) -> f64| {
        points.iter().zip(shares).map(|(&p, share)| share[c] * f(p)).sum::<f64>() / count
    };
    let mean = [mean_of(&|p| p[0]), mean_of(&|p| p[1])];
    let covariance = [
        mean_of(&|p| (p[0] - mean[0]).powi(2)) + psi / count,
        mean_of(&|p| (p[0] - mean[0]) * (p[1] - mean[1])),
        mean_of(&|p| (p[1] - mean[1]).powi(2)) + psi / count,
    ];
    Component { weight: count / points.len() as f64, mean, covariance }
}

/// The components after `rounds` rounds, and the objective before each and at the end.
pub fn em(
    points: &[Point],
    start: &[Component],
    psi: f64,
    rounds: usize,
) -> (Vec<Component>, Vec<f64>) {
    let mut components = start.to_vec();
    let mut objective = Vec::new();
    for round in 0..=rounds {
        let (shares, log_likelihood) = e_step(points, &components);
        let trace = |c: &Component| (c.covariance[0] + c.covariance[2]) / c.determinant();
        objective.push(log_likelihood - 0.5 * psi * components.iter().map(trace).sum::<f64>());
        if round < rounds {
            let next = |(c, &old)| m_step(points, &shares, c, old, psi);
            components = components.iter().enumerate().map(next).collect();
        }
    }
    (components, objective)
}
// ANCHOR_END: steps

/// K different points as means, the covariance of all points, equal weights. Fewer if there are fewer points.
pub fn random_start(points: &[Point], k: usize, rng: &mut Rng) -> Vec<Component> {
    let all = vec![vec![1.0]; points.len()];
    let unit = Component { weight: 1.0, mean: [0.0; 2], covariance: [1.0, 0.0, 1.0] };
    let whole = m_step(points, &all, 0, unit, 1e-3);
    let mut order: Vec<usize> = (0..points.len()).collect();
    rng.shuffle(&mut order);
    let weight = 1.0 / k as f64;
    order.iter().take(k).map(|&i| Component { weight, mean: points[i], ..whole }).collect()
}

/// The long groups: which one, and where.
fn long_groups() -> (Vec<bool>, Vec<Point>) {
    let mut rng = Rng::new(19);
    (0..400)
        .map(|i| {
            let middle = if i < 200 { -1.5 } else { 1.5 };
            (i < 200, [middle + 0.5 * rng.normal(), 8.0 * rng.normal()])
        })
        .unzip()
}

// ANCHOR: main
fn main() {
    println!("a point at 1.5 between centres at 0 and 4: P(first)");
    for sigma in [4.0_f64, 2.0, 1.0, 0.5, 0.01] {
        let round = |x| Component {
            weight: 0.5,
            mean: [x, 0.0],
            covariance: [sigma * sigma, 0.0, sigma * sigma],
        };
        let (share, _) = e_step(&[[1.5, 0.0]], &[round(0.0), round(4.0)]);
        let naive = [1.5_f64, 2.5].map(|r| (-0.5 * (r / sigma).powi(2)).exp());
        let naive = naive[0] / (naive[0] + naive[1]);
        println!("  σ {sigma:<4}  {:.4}   without logarithms {naive:.4}", share[0][0]);
    }

    let (group, points) = long_groups();
    let mut rng = Rng::new(7);
    let mut runs: Vec<_> =
        (0..10).map(|_| em(&points, &random_start(&points, 2, &mut rng), 1e-3, 100)).collect();
    runs.sort_by(|a, b| b.1[100].total_cmp(&a.1[100]));
    println!("objective of ten runs: {:.2} to {:.2}", runs[9].1[100], runs[0].1[100]);
    for round in [0, 1, 5, 20, 100] {
        println!("  round {round:>3}  {:.2}", runs[0].1[round]);
    }
    for c in &runs[0].0 {
        let [xx, _, yy] = c.covariance.map(f64::sqrt);
        println!("  weight {:.2}  mean {:.1?}  deviations {xx:.1} {yy:.1}", c.weight, c.mean);
    }
    let (shares, _) = e_step(&points, &runs[0].0);
    let same = shares.iter().zip(&group).filter(|(s, first)| (s[0] > 0.5) == **first).count();
    println!("right: {:.3}", same.max(400 - same) as f64 / 400.0);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn log_sum_exp_at_the_ends() {
        assert_close!(log_sum_exp(&[0.0, 0.0]), 2.0_f64.ln(), 1e-12);
        assert_close!(log_sum_exp(&[-1e4, -1e4 + 3.0_f64.ln()]), 4.0_f64.ln() - 1e4, 1e-12);
        assert_close!(log_sum_exp(&[f64::NEG_INFINITY, 5.0]), 5.0, 1e-12);
        assert!(log_sum_exp(&[]) == f64::NEG_INFINITY);
    }

    /// One component is the sample's mean and covariance (divided by n) after one round.
    #[test]
    fn one_component_is_the_sample() {
        let points = [[0.0, 0.0], [2.0, 0.0], [2.0, 4.0], [0.0, 4.0]];
        let start = [Component { weight: 1.0, mean: [9.0, 9.0], covariance: [1.0, 0.0, 1.0] }];
        let (found, objective) = em(&points, &start, 0.0, 2);
        assert_all_close!(&found[0].mean, &[1.0, 2.0], 1e-12);
        assert_all_close!(&found[0].covariance, &[1.0, 0.0, 4.0], 1e-12);
        // −n (ln 2π + ½ ln 4 + ½ · 2)
        assert_close!(objective[2], -4.0 * (TAU.ln() + 2.0_f64.ln() + 1.0), 1e-12);
    }

    #[test]
    fn long_groups_are_told_apart() {
        let (group, points) = long_groups();
        let start = [-1.0, 1.0].map(|x| Component {
            weight: 0.5,
            mean: [x, 0.0],
            covariance: [1.0, 0.0, 64.0],
        });
        let (found, _) = em(&points, &start, 1e-3, 100);
        let (shares, _) = e_step(&points, &found);
        let right = shares.iter().zip(&group).filter(|(s, first)| (s[0] > 0.5) == **first).count();
        // At the middle, 3 standard deviations from both: 0.13 % wrong, 0.5 of 400.
        assert!(right >= 396, "{right}");
    }

    #[test]
    fn collapse_on_one_point_needs_psi() {
        let points = [[0.0, 0.0], [1.0, 2.0], [2.0, 1.0], [3.0, 3.0], [50.0, 50.0]];
        let narrow = |mean| Component { weight: 0.5, mean, covariance: [1.0, 0.0, 1.0] };
        let start = [narrow([1.0, 1.0]), narrow([50.0, 50.0])];
        let (found, objective) = em(&points, &start, 0.0, 3);
        assert!(!found[1].mean[0].is_finite() || found[1].covariance[0] < 1e-12, "{found:?}");
        assert!(!objective[3].is_finite());
        let (found, objective) = em(&points, &start, 0.1, 50);
        assert!(objective.iter().all(|value| value.is_finite()));
        assert_close!(found[1].covariance[0], 0.1, 1e-9);
    }

    #[test]
    fn a_component_without_points_gets_weight_zero() {
        let points = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
        let at = |x| Component { weight: 0.5, mean: [x, x], covariance: [1.0, 0.0, 1.0] };
        let (found, objective) = em(&points, &[at(0.0), at(1e3)], 0.1, 5);
        assert!(found[1].weight.abs() < 1e-12 && objective.iter().all(|value| value.is_finite()));
        let (nothing, _) = em(&[], &[at(0.0)], 0.1, 2);
        assert!(nothing[0].mean[0].is_finite());
    }
}
