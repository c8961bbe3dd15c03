//! The variance of an average of B models that resemble each other: ρσ² + (1 − ρ)σ²/B, by simulation.
//!
//! Model b errs by σ (√ρ · S + √(1 − ρ) · E), with S shared by all models and E its own, both
//! standard normal. Each model has variance σ², each pair correlation ρ. Derivation: the variance
//! of a mean is (1/B²)(B σ² + B(B − 1) ρσ²).
//!
//! Each cell is the variance of 4000 simulated averages (seed 20). The sample variance of m normal
//! numbers has relative standard error √(2/(m − 1)) = 0.0224; four of them, ±9 %, is the interval
//! that the test asks for. Source of the formula: L. Breiman, "Random forests", Machine Learning 45
//! (2001); T. Hastie and others, "The Elements of Statistical Learning", equation 15.1.

use kit::figure::{Figure, Line, Points};
use kit::rng::Rng;

// ANCHOR: variance
/// Var of the mean of `models` predictions with variance σ² and pairwise correlation ρ.
pub fn variance_of_mean(variance: f64, correlation: f64, models: usize) -> f64 {
    correlation * variance + (1.0 - correlation) * variance / models as f64
}

/// One average of the errors of `models` models, each of variance 1.
pub fn average_error(correlation: f64, models: usize, rng: &mut Rng) -> f64 {
    let shared = correlation.sqrt() * rng.normal();
    let own = |rng: &mut Rng| (1.0 - correlation).sqrt() * rng.normal();
    (0..models).map(|_| shared + own(rng)).sum::<f64>() / models as f64
}

/// The sample variance of so many averages.
pub fn simulated(correlation: f64, models: usize, repeats: usize, rng: &mut Rng) -> f64 {
    let draws: Vec<f64> = (0..repeats).map(|_| average_error(correlation, models, rng)).collect();
    let mean = draws.iter().sum::<f64>() / repeats as f64;
    draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (repeats - 1) as f64
}
// ANCHOR_END: variance

const REPEATS: usize = 4000;
const MODELS: [usize; 5] = [1, 3, 10, 30, 100];

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(20);
    let mut points = Vec::new();
    println!("  rho   models  formula  simulated");
    for correlation in [0.0, 0.3, 0.7] {
        for models in MODELS {
            let formula = variance_of_mean(1.0, correlation, models);
            let found = simulated(correlation, models, REPEATS, &mut rng);
            println!("{correlation:>5.1}  {models:>7}  {formula:>7.4}  {found:>9.4}");
            points.push((models as f64, found));
        }
    }
    draw(&points);
}
// ANCHOR_END: main

fn draw(points: &[(f64, f64)]) {
    let curve = |correlation: f64| {
        let models = [1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 50, 100];
        models.map(|b| (b as f64, variance_of_mean(1.0, correlation, b)))
    };
    Figure::new("models averaged", "variance of the average")
        .log_x()
        .y_range(0.0, 1.1)
        .with(Line::new("ρ = 0.7", curve(0.7)))
        .with(Line::new("ρ = 0.3", curve(0.3)))
        .with(Line::new("ρ = 0", curve(0.0)))
        .with(Points::new("simulated", points.iter().copied()).radius(3.0))
        .save("bagging-and-random-forests-variance");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn simulation_and_formula_agree() {
        let mut rng = Rng::new(20);
        for correlation in [0.0, 0.3, 0.7, 1.0] {
            for models in MODELS {
                let formula = variance_of_mean(1.0, correlation, models);
                let ratio = simulated(correlation, models, REPEATS, &mut rng) / formula;
                assert!((ratio - 1.0).abs() < 0.09, "rho {correlation}, {models}: {ratio}");
            }
        }
    }

    #[test]
    fn the_ends() {
        assert_close!(variance_of_mean(4.0, 0.3, 1), 4.0, 1e-12, "one model");
        assert_close!(variance_of_mean(4.0, 0.0, 8), 0.5, 1e-12, "independent models");
        assert_close!(variance_of_mean(4.0, 1.0, 1000), 4.0, 1e-12, "one model, repeated");
        assert_close!(variance_of_mean(4.0, 0.3, 1_000_000), 1.2, 1e-5, "the floor is ρσ²");
    }

    /// Negative correlation is possible, but no lower than −1/(B − 1): a variance is not negative.
    #[test]
    fn the_lowest_correlation_cancels_everything() {
        assert_close!(variance_of_mean(1.0, -1.0 / 9.0, 10), 0.0, 1e-12);
    }
}
