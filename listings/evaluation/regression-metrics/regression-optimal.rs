//! Which single number would you predict? Each metric has its own answer.
//!
//! Contract: a sample of waiting times, skewed to the right (log-normal, median 20 minutes), n =
//! 1,001, seed 9. Predict one constant c for all and minimise the mean loss.
//!
//! - squared error → the mean; absolute error → the median; pinball loss at α → the α-quantile
//! - absolute error in shares of y (MAPE) → a median weighted by 1/y: lower still
//! - Huber: squared within δ, straight beyond → near the median for small δ, near the mean for large
//!
//! Source: T. Gneiting, "Making and evaluating point forecasts", Journal of the American Statistical
//! Association 106 (2011), 746–762. On a figure: mean loss by the constant.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: losses
/// What predicting `c` costs when `y` comes: the pinball loss, which asks for the α-quantile.
pub fn pinball(y: f64, c: f64, alpha: f64) -> f64 {
    if y >= c { alpha * (y - c) } else { (1.0 - alpha) * (c - y) }
}

/// Squared within δ, straight beyond: one outlier pulls with a limited force.
pub fn huber(y: f64, c: f64, delta: f64) -> f64 {
    let error = (y - c).abs();
    if error <= delta { 0.5 * error * error } else { delta * (error - 0.5 * delta) }
}
// ANCHOR_END: losses

// ANCHOR: best
/// The constant with the smallest mean loss, to a tolerance of 1e-6: ternary search, since all losses
/// here are convex in c.
pub fn best_constant(sample: &[f64], loss: impl Fn(f64, f64) -> f64) -> f64 {
    let mean_loss = |c: f64| sample.iter().map(|&y| loss(y, c)).sum::<f64>();
    let (mut low, mut high) =
        sample.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &y| (l.min(y), h.max(y)));
    while high - low > 1e-6 {
        let third = (high - low) / 3.0;
        if mean_loss(low + third) < mean_loss(high - third) {
            high -= third;
        } else {
            low += third;
        }
    }
    f64::midpoint(low, high)
}
// ANCHOR_END: best

/// Waiting times in minutes: log-normal with median 20 and σ = 0.8.
pub fn waits() -> Vec<f64> {
    let mut rng = Rng::new(9);
    (0..1001).map(|_| 20.0 * (0.8 * rng.normal()).exp()).collect()
}

// ANCHOR: main
fn main() {
    let waits = waits();
    let mut sorted = waits.clone();
    sorted.sort_by(f64::total_cmp);
    println!(
        "the sample: mean {:.1}, median {:.1}, 90 % quantile {:.1}",
        waits.iter().sum::<f64>() / 1001.0,
        sorted[500],
        sorted[900]
    );
    println!("squared error    {:.1}", best_constant(&waits, |y, c| (y - c).powi(2)));
    println!("absolute error   {:.1}", best_constant(&waits, |y, c| (y - c).abs()));
    println!("pinball at 0.9   {:.1}", best_constant(&waits, |y, c| pinball(y, c, 0.9)));
    println!("Huber, δ = 10    {:.1}", best_constant(&waits, |y, c| huber(y, c, 10.0)));
    println!("MAPE             {:.1}", best_constant(&waits, |y, c| ((y - c) / y).abs()));
    draw(&waits);
}
// ANCHOR_END: main

/// Mean loss by the constant, each divided by its smallest value.
fn draw(waits: &[f64]) {
    type Loss = fn(f64, f64) -> f64;
    let losses: [(&str, Loss); 4] = [
        ("squared", |y, c| (y - c).powi(2)),
        ("absolute", |y, c| (y - c).abs()),
        ("pinball 0.9", |y, c| pinball(y, c, 0.9)),
        ("MAPE", |y, c| ((y - c) / y).abs()),
    ];
    let mut figure = Figure::new("constant prediction, minutes", "mean loss / its smallest value")
        .x_range(0.0, 80.0)
        .y_range(0.95, 2.0);
    for (name, loss) in losses {
        let mean = |c: f64| waits.iter().map(|&y| loss(y, c)).sum::<f64>();
        let smallest = mean(best_constant(waits, loss));
        let curve = (2..=80).map(f64::from).map(|c| (c, mean(c) / smallest));
        figure = figure.with(Line::new(name, curve.filter(|point| point.1 <= 2.0)));
    }
    figure.save("regression-best-constant");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published: scikit-learn, `mean_pinball_loss`, α = 0.1.
    #[test]
    fn pinball_as_in_scikit_learn() {
        let mean = |predicted: [f64; 3]| {
            let y = [1.0, 2.0, 3.0];
            y.iter().zip(predicted).map(|(&y, c)| pinball(y, c, 0.1)).sum::<f64>() / 3.0
        };
        assert_close!(mean([0.0, 2.0, 3.0]), 0.033_333_333_3, 1e-10);
        assert_close!(mean([1.0, 2.0, 4.0]), 0.3, 1e-15);
    }

    #[test]
    fn each_loss_asks_for_its_own_number() {
        let waits = waits();
        let mut sorted = waits.clone();
        sorted.sort_by(f64::total_cmp);
        let mean = waits.iter().sum::<f64>() / 1001.0;
        assert_close!(best_constant(&waits, |y, c| (y - c).powi(2)), mean, 1e-5);
        assert_close!(best_constant(&waits, |y, c| (y - c).abs()), sorted[500], 1e-5);
        assert_close!(best_constant(&waits, |y, c| pinball(y, c, 0.9)), sorted[900], 1e-5);
    }

    /// Half of the sum of 1/y lies on either side of MAPE's constant.
    #[test]
    fn mape_asks_for_a_weighted_median() {
        let waits = waits();
        let best = best_constant(&waits, |y, c| ((y - c) / y).abs());
        let weight = |keep: &dyn Fn(f64) -> bool| -> f64 {
            waits.iter().filter(|&&y| keep(y)).map(|y| 1.0 / y).sum()
        };
        let (below, above) = (weight(&|y| y < best - 1e-5), weight(&|y| y > best + 1e-5));
        let all = weight(&|_| true);
        assert!(below <= all / 2.0 && above <= all / 2.0, "{below} {above} of {all}");
    }

    /// Log-normal: mean 20 · exp(0.32) = 27.5, median 20. Four standard errors: 4 · 26 / √1001 = 3.3,
    /// and 4 · 1.2533 · 16 / √1001 = 2.5.
    #[test]
    fn the_sample_looks_like_its_population() {
        let waits = waits();
        let mean = waits.iter().sum::<f64>() / 1001.0;
        assert!((mean - 27.54).abs() < 3.3, "{mean}");
        assert!((best_constant(&waits, |y, c| (y - c).abs()) - 20.0).abs() < 2.5);
    }

    #[test]
    fn huber_is_square_inside_and_straight_outside() {
        assert_close!(huber(3.0, 1.0, 2.0), 2.0, 1e-15);
        assert_close!(huber(5.0, 1.0, 2.0), 6.0, 1e-15);
        assert_close!(huber(1.0, 5.0, 2.0), 6.0, 1e-15);
    }
}
