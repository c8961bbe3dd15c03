//! Two species of iris, two features: the decision boundary, and what scaling does to training.
//!
//! Contract: versicolor (−) against virginica (+), petal length and width in centimetres, 100 rows,
//! no test set: the subject is the optimiser. Full-batch gradient descent with learning rate
//! 4 / mean ‖(x, 1)‖², which cannot overshoot, since the curvature of the log loss is at most a
//! quarter of that. It stops where no slope is above 0.001.
//!
//! The species do not separate on these features, so the optimum without a penalty is finite.

use kit::figure::{Figure, Grid, IsoLines, Points, Side};

fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 { 1.0 / (1.0 + (-z).exp()) } else { z.exp() / (1.0 + z.exp()) }
}

/// Petal length and width, and whether the flower is a virginica.
pub fn flowers() -> Vec<([f64; 2], bool)> {
    let iris = kit::data::iris();
    let pairs = iris.rows.iter().zip(&iris.targets).filter(|&(_, &species)| species > 0);
    pairs.map(|(row, &species)| ([row[2], row[3]], species == 2)).collect()
}

// ANCHOR: scale
/// Mean and standard deviation of each feature, from the training rows only.
pub fn scale_of(flowers: &[([f64; 2], bool)]) -> [(f64, f64); 2] {
    let n = flowers.len() as f64;
    [0, 1].map(|j| {
        let mean = flowers.iter().map(|(x, _)| x[j]).sum::<f64>() / n;
        let variance = flowers.iter().map(|(x, _)| (x[j] - mean).powi(2)).sum::<f64>() / n;
        (mean, variance.sqrt())
    })
}

/// (x − mean) / standard deviation, feature by feature.
pub fn standardise(flowers: &[([f64; 2], bool)], scale: [(f64, f64); 2]) -> Vec<([f64; 2], bool)> {
    let z = |x: &[f64; 2], j: usize| (x[j] - scale[j].0) / scale[j].1;
    flowers.iter().map(|(x, label)| ([z(x, 0), z(x, 1)], *label)).collect()
}

/// The same model in the features' own units: weights w/s, bias b − Σ w·m/s.
pub fn unscale([w0, w1, b]: [f64; 3], [(m0, s0), (m1, s1)]: [(f64, f64); 2]) -> [f64; 3] {
    [w0 / s0, w1 / s1, b - w0 * m0 / s0 - w1 * m1 / s1]
}
// ANCHOR_END: scale

/// Weights, bias and the number of steps; at most `limit`.
pub fn train(flowers: &[([f64; 2], bool)], limit: usize) -> ([f64; 3], usize) {
    let n = flowers.len() as f64;
    let mean_square = flowers.iter().map(|(x, _)| x[0] * x[0] + x[1] * x[1] + 1.0).sum::<f64>() / n;
    let learning_rate = 4.0 / mean_square;
    let mut model = [0.0; 3];
    for steps in 0..limit {
        let mut slopes = [0.0; 3];
        for ([x0, x1], positive) in flowers {
            let p = sigmoid(model[0] * x0 + model[1] * x1 + model[2]);
            let error = (p - f64::from(u8::from(*positive))) / n;
            slopes[0] += error * x0;
            slopes[1] += error * x1;
            slopes[2] += error;
        }
        if slopes.iter().all(|slope| slope.abs() < 1e-3) {
            return (model, steps);
        }
        for (parameter, slope) in model.iter_mut().zip(slopes) {
            *parameter -= learning_rate * slope;
        }
    }
    (model, limit)
}

// ANCHOR: main
fn main() {
    let flowers = flowers();
    let scale = scale_of(&flowers);
    let (raw, raw_steps) = train(&flowers, 100_000);
    let (scaled, scaled_steps) = train(&standardise(&flowers, scale), 100_000);
    println!("raw features:   {raw_steps:>6} steps");
    println!("standardised:   {scaled_steps:>6} steps");
    for (name, [w0, w1, b]) in [("raw", raw), ("back in cm", unscale(scaled, scale))] {
        let positive = |x: &[f64; 2]| w0 * x[0] + w1 * x[1] + b >= 0.0;
        let wrong = flowers.iter().filter(|(x, label)| positive(x) != *label).count();
        println!("{name:>10}: {w0:.2} · length + {w1:.2} · width {b:+.2}, {wrong} of 100 wrong");
    }
    draw(&flowers, unscale(scaled, scale));
}
// ANCHOR_END: main

fn draw(flowers: &[([f64; 2], bool)], [w0, w1, b]: [f64; 3]) {
    let of = |class: bool| {
        let mut points: Vec<(f64, f64)> =
            flowers.iter().filter(|f| f.1 == class).map(|(x, _)| (x[0], x[1])).collect();
        points.sort_by(|a, b| a.partial_cmp(b).expect("no NaN among measures"));
        points.dedup();
        points
    };
    let probability = Grid::sample((3.0, 7.0), (0.8, 2.8), 60, |x, y| sigmoid(w0 * x + w1 * y + b));
    Figure::new("petal length in cm", "petal width in cm")
        .x_range(3.0, 7.0)
        .y_range(0.8, 2.8)
        .with(IsoLines::new("P(virginica)", &probability, [0.1, 0.5, 0.9]))
        .with(Points::new("versicolor", of(false)).radius(3.0).name_at(4.3, 0.93, Side::Right))
        .with(Points::new("virginica", of(true)).radius(3.0).name_at(6.0, 2.5, Side::Above))
        .save("logistic-regression-boundary");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn standardised_features_have_mean_0_and_variance_1() {
        let flowers = flowers();
        let scaled = standardise(&flowers, scale_of(&flowers));
        for (mean, deviation) in scale_of(&scaled) {
            assert_close!(mean, 0.0, 1e-12);
            assert_close!(deviation, 1.0, 1e-12);
        }
    }

    #[test]
    fn unscaling_gives_the_same_logits() {
        let flowers = flowers();
        let scale = scale_of(&flowers);
        let model = [1.5, -0.5, 0.25];
        let [w0, w1, b] = unscale(model, scale);
        for ((x, _), (z, _)) in flowers.iter().zip(standardise(&flowers, scale)) {
            let ours = w0 * x[0] + w1 * x[1] + b;
            assert_close!(ours, model[0] * z[0] + model[1] * z[1] + model[2], 1e-12);
        }
    }

    #[test]
    fn scaling_saves_most_of_the_steps() {
        let flowers = flowers();
        let (_, raw) = train(&flowers, 5_000);
        let (_, scaled) = train(&standardise(&flowers, scale_of(&flowers)), 5_000);
        assert!(scaled * 10 < raw, "{scaled} steps against {raw}");
    }

    #[test]
    fn the_start_is_the_coin() {
        let (model, steps) = train(&flowers(), 0);
        assert_eq!(steps, 0);
        assert_all_close!(model, [0.0; 3], 0.0);
    }
}
