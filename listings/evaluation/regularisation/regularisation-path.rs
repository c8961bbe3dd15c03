//! The lasso's path on real data, and the held-out error along it.
//!
//! Contract: diabetes of Efron and others (2004), 441 people, ten features; shuffled (seed 3), 30
//! to learn from, 411 held out, so that overfitting shows; features standardised and the target
//! centred by the 30. Loss as in the lasso listing: ‖y − Xw‖² / (2n) + λ (ρ ‖w‖₁ + (1 − ρ)/2 ‖w‖²).
//! Each λ starts from the solution for the one before (a warm start).
//!
//! The names of the features are those that scikit-learn documents.

use kit::figure::{Dash, Figure, Hue, Line};
use kit::rng::Rng;

/// The ten features, in the order of the columns.
pub const FEATURES: [&str; 10] = [
    "age",
    "sex",
    "body mass",
    "blood pressure",
    "cholesterol",
    "LDL",
    "HDL",
    "cholesterol/HDL",
    "triglycerides",
    "blood sugar",
];

/// Columns and targets, standardised by the part that is learnt from.
pub struct Part {
    /// One column for each feature.
    pub columns: Vec<Vec<f64>>,
    /// Targets minus the mean of those learnt from.
    pub targets: Vec<f64>,
}

/// Some rows to learn from, and the rest.
pub fn split(seed: u64, train: usize) -> (Part, Part) {
    let data = kit::data::diabetes();
    let mut order: Vec<usize> = (0..data.rows.len()).collect();
    Rng::new(seed).shuffle(&mut order);
    let (learn, rest) = order.split_at(train);
    let n = learn.len() as f64;
    let mean = learn.iter().map(|&i| data.targets[i]).sum::<f64>() / n;
    let scale: Vec<(f64, f64)> = (0..10)
        .map(|j| {
            let mean = learn.iter().map(|&i| data.rows[i][j]).sum::<f64>() / n;
            let square: f64 = learn.iter().map(|&i| (data.rows[i][j] - mean).powi(2)).sum();
            (mean, (square / n).sqrt())
        })
        .collect();
    let part = |items: &[usize]| Part {
        columns: (0..10)
            .map(|j| items.iter().map(|&i| (data.rows[i][j] - scale[j].0) / scale[j].1).collect())
            .collect(),
        targets: items.iter().map(|&i| data.targets[i] - mean).collect(),
    };
    (part(learn), part(rest))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Coordinate descent, as in the lasso listing, until no weight moves by more than 10⁻⁴.
pub fn descend(part: &Part, lambda: f64, l1_ratio: f64, weights: &mut [f64]) {
    let n = part.targets.len() as f64;
    let mut residuals = part.targets.clone();
    for (column, w) in part.columns.iter().zip(weights.iter()) {
        residuals.iter_mut().zip(column).for_each(|(r, x)| *r -= w * x);
    }
    for _ in 0..5_000 {
        let mut moved = 0.0_f64;
        for (column, w) in part.columns.iter().zip(weights.iter_mut()) {
            let curvature = dot(column, column) / n;
            let pull = dot(column, &residuals) / n + curvature * *w;
            let shrunk = pull.signum() * (pull.abs() - lambda * l1_ratio).max(0.0);
            let best = shrunk / (curvature + lambda * (1.0 - l1_ratio));
            residuals.iter_mut().zip(column).for_each(|(r, x)| *r += (*w - best) * x);
            moved = moved.max((best - *w).abs());
            *w = best;
        }
        if moved < 1e-4 {
            break;
        }
    }
}

/// The root of the mean squared error.
pub fn error(part: &Part, weights: &[f64]) -> f64 {
    let n = part.targets.len();
    let square = |i: usize| {
        let prediction: f64 = part.columns.iter().zip(weights).map(|(c, w)| c[i] * w).sum();
        (part.targets[i] - prediction).powi(2)
    };
    ((0..n).map(square).sum::<f64>() / n as f64).sqrt()
}

// ANCHOR: path
/// The penalties from where all weights are 0 down to a thousandth of it, evenly in the logarithm.
pub fn penalties(part: &Part, count: u32) -> Vec<f64> {
    let n = part.targets.len() as f64;
    let pulls = part.columns.iter().map(|column| (dot(column, &part.targets) / n).abs());
    let lambda_max = pulls.fold(0.0, f64::max);
    let share = |i: u32| f64::from(i) / f64::from(count - 1);
    (0..count).map(|i| lambda_max * 10_f64.powf(-3.0 * share(i))).collect()
}

/// The weights for each penalty, each found from the one before.
pub fn path(part: &Part, penalties: &[f64], l1_ratio: f64) -> Vec<Vec<f64>> {
    let mut weights = vec![0.0; part.columns.len()];
    let each = penalties.iter().map(|&lambda| {
        descend(part, lambda, l1_ratio, &mut weights);
        weights.clone()
    });
    each.collect()
}
// ANCHOR_END: path

// ANCHOR: main
fn main() {
    let (train, test) = split(3, 30);
    let penalties = penalties(&train, 31);
    let lasso = path(&train, &penalties, 1.0);
    println!("lasso     λ  weights  training error  held out");
    for at in [0, 5, 10, 15, 20, 30] {
        let (lambda, w) = (penalties[at], &lasso[at]);
        let used = w.iter().filter(|&&w| w != 0.0).count();
        let (here, there) = (error(&train, w), error(&test, w));
        println!("{lambda:>11.3} {used:>8} {here:>15.1} {there:>9.1}");
    }
    let ridge = path(&train, &penalties, 0.0);
    let best = |path: &[Vec<f64>]| path.iter().map(|w| error(&test, w)).fold(f64::MAX, f64::min);
    println!("best held out: lasso {:.1}, ridge {:.1}", best(&lasso), best(&ridge));
    draw(&penalties, &lasso, &train, &test);
}
// ANCHOR_END: main

/// The path from all 441 people, and the errors from 30.
fn draw(penalties: &[f64], lasso: &[Vec<f64>], train: &Part, test: &Part) {
    let (all, _) = split(3, 441);
    let strengths = self::penalties(&all, 41);
    let weights = path(&all, &strengths, 1.0);
    let hues = [Hue::One, Hue::Two, Hue::Three, Hue::Four, Hue::Five];
    let dashes = [Dash::Solid, Dash::Dashed, Dash::DashDot];
    let mut figure = Figure::new("penalty λ", "weight").log_x();
    for (j, name) in FEATURES.iter().enumerate() {
        let points = strengths.iter().zip(&weights).map(|(&lambda, w)| (lambda, w[j]));
        let line = Line::new(*name, points).hue(hues[j % 5]).dash(dashes[j % 3]);
        let named = [2, 3, 4, 5, 8].contains(&j);
        figure = figure.with(if named { line } else { line.unnamed() });
    }
    figure.save("regularisation-path");

    let errors = |part: &Part| {
        let pairs = penalties.iter().zip(lasso).map(|(&lambda, w)| (lambda, error(part, w)));
        pairs.collect::<Vec<_>>()
    };
    Figure::new("penalty λ", "root mean squared error")
        .log_x()
        .with(Line::new("30 to learn from", errors(train)))
        .with(Line::new("411 held out", errors(test)))
        .save("regularisation-error");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn at_the_largest_penalty_nothing_is_used_and_then_it_begins() {
        let (train, _) = split(3, 30);
        let penalties = penalties(&train, 31);
        let lasso = path(&train, &penalties, 1.0);
        // Rounding may leave a speck at λ max itself.
        assert!(lasso[0].iter().all(|w| w.abs() < 1e-9));
        assert!((1..=2).contains(&lasso[1].iter().filter(|&&w| w != 0.0).count()));
    }

    #[test]
    fn training_error_falls_along_the_path() {
        let (train, _) = split(3, 30);
        let penalties = penalties(&train, 31);
        for l1_ratio in [1.0, 0.5, 0.0] {
            let errors: Vec<f64> =
                path(&train, &penalties, l1_ratio).iter().map(|w| error(&train, w)).collect();
            assert!(errors.windows(2).all(|pair| pair[1] <= pair[0] + 1e-3));
        }
    }

    #[test]
    fn ridge_uses_every_feature() {
        let (train, _) = split(3, 30);
        let ridge = path(&train, &penalties(&train, 31), 0.0);
        assert!(ridge.iter().flatten().all(|&w| w != 0.0));
    }

    /// The seed is no lucky one: in most of 10 splits some penalty beats nearly none, held out.
    #[test]
    fn in_most_splits_a_penalty_helps() {
        let helped = (0..10).filter(|&seed| {
            let (train, test) = split(seed, 30);
            let lasso = path(&train, &penalties(&train, 13), 1.0);
            let errors: Vec<f64> = lasso.iter().map(|w| error(&test, w)).collect();
            errors.iter().copied().fold(f64::MAX, f64::min) < errors[12] - 0.5
        });
        assert!(helped.count() >= 7);
    }

    #[test]
    fn what_is_learnt_from_is_standardised() {
        let (train, _) = split(3, 30);
        for column in &train.columns {
            assert_close!(column.iter().sum::<f64>(), 0.0, 1e-10);
            assert_close!(dot(column, column), 30.0, 1e-10);
        }
        assert_close!(train.targets.iter().sum::<f64>(), 0.0, 1e-9);
    }
}
