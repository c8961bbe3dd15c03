//! The errors of predicted numbers, from scratch.
//!
//! Contract: `y` are n true numbers, `predicted` as many predictions, in the same unit; n is at least
//! 1 and nothing is NaN or infinite, otherwise `None`. The error of item i is y − ŷ.
//!
//! - MSE, RMSE: mean squared error and its root; MAE: mean absolute error; median absolute error
//! - MAPE: mean of |y − ŷ| / |y|, undefined where some y is 0
//! - R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)², undefined for constant y; explained variance leaves the mean
//!   error out
//! - MSLE: mean squared difference of ln(1 + ·), for y and ŷ above −1
//!
//! O(n) time and O(1) memory, but the median: O(n log n) and O(n). Definitions as in scikit-learn.
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: errors
/// y − ŷ, checked. `None` if lengths differ, there is no item, or a number is not finite.
pub fn errors(y: &[f64], predicted: &[f64]) -> Option<Vec<f64>> {
    if y.len() != predicted.len() || y.is_empty() {
        return None;
    }
    let errors: Vec<f64> = y.iter().zip(predicted).map(|(y, p)| y - p).collect();
    if errors.iter().all(|error| error.is_finite()) { Some(errors) } else { None }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + value));
    sum / count
}

/// Mean squared error. Its unit is the square of y's.
pub fn mse(y: &[f64], predicted: &[f64]) -> Option<f64> {
    Some(mean(errors(y, predicted)?.iter().map(|error| error * error)))
}

/// Root of the mean squared error, in y's unit.
pub fn rmse(y: &[f64], predicted: &[f64]) -> Option<f64> {
    Some(mse(y, predicted)?.sqrt())
}

/// Mean absolute error, in y's unit.
pub fn mae(y: &[f64], predicted: &[f64]) -> Option<f64> {
    Some(mean(errors(y, predicted)?.iter().map(|error| error.abs())))
}

/// Median absolute error; of an even number of items the mean of the two in the middle.
pub fn median_absolute_error(y: &[f64], predicted: &[f64]) -> Option<f64> {
    let mut sizes: Vec<f64> = errors(y, predicted)?.iter().map(|error| error.abs()).collect();
    sizes.sort_by(|a, b| a.partial_cmp(b).expect("errors are finite"));
    let n = sizes.len();
    Some((sizes[(n - 1) / 2] + sizes[n / 2]) * 0.5)
}
// ANCHOR_END: errors

// ANCHOR: relative
/// Mean absolute error in shares of |y|. `None` if some y is 0.
pub fn mape(y: &[f64], predicted: &[f64]) -> Option<f64> {
    let errors = errors(y, predicted)?;
    if y.contains(&0.0) {
        return None;
    }
    Some(mean(errors.iter().zip(y).map(|(error, y)| (error / y).abs())))
}

/// The largest |y − ŷ| / |y|: what "never more than 10 % off" asks for. `None` if some y is 0.
pub fn largest_relative_error(y: &[f64], predicted: &[f64]) -> Option<f64> {
    let errors = errors(y, predicted)?;
    if y.contains(&0.0) {
        return None;
    }
    Some(errors.iter().zip(y).map(|(error, y)| (error / y).abs()).fold(0.0, f64::max))
}

/// Mean squared difference of ln(1 + y) and ln(1 + ŷ). `None` if either is −1 or less.
pub fn msle(y: &[f64], predicted: &[f64]) -> Option<f64> {
    errors(y, predicted)?;
    if y.iter().chain(predicted).any(|&value| value <= -1.0) {
        return None;
    }
    let log = |values: &[f64]| -> Vec<f64> { values.iter().map(|value| value.ln_1p()).collect() };
    mse(&log(y), &log(predicted))
}
// ANCHOR_END: relative

// ANCHOR: r_squared
/// Σ (value − mean)².
fn squares_about_mean(values: &[f64]) -> f64 {
    let centre = mean(values.iter().copied());
    values.iter().map(|value| (value - centre).powi(2)).sum()
}

/// R²: the share of the squares about the mean that the model saves. `None` if y is constant.
pub fn r_squared(y: &[f64], predicted: &[f64]) -> Option<f64> {
    let left: f64 = errors(y, predicted)?.iter().map(|error| error * error).sum();
    let total = squares_about_mean(y);
    if total > 0.0 { Some(1.0 - left / total) } else { None }
}

/// R² of the model after its mean error was taken off. `None` if y is constant.
pub fn explained_variance(y: &[f64], predicted: &[f64]) -> Option<f64> {
    let left = squares_about_mean(&errors(y, predicted)?);
    let total = squares_about_mean(y);
    if total > 0.0 { Some(1.0 - left / total) } else { None }
}
// ANCHOR_END: r_squared

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".to_owned(), |value| format!("{value:.3}"))
}

/// A metric of true and predicted numbers.
type Metric = fn(&[f64], &[f64]) -> Option<f64>;

// ANCHOR: main
fn main() {
    // Saves of five pins, in the first week; two models.
    let saves = [10.0, 20.0, 30.0, 40.0, 100.0];
    let steady = [14.0, 24.0, 26.0, 44.0, 96.0];
    let spiky = [10.0, 20.0, 30.0, 40.0, 88.0];
    println!("                        steady   spiky");
    let metrics: [(&str, Metric); 8] = [
        ("MAE", mae),
        ("RMSE", rmse),
        ("median absolute error", median_absolute_error),
        ("MAPE", mape),
        ("largest relative error", largest_relative_error),
        ("MSLE", msle),
        ("R²", r_squared),
        ("explained variance", explained_variance),
    ];
    for (name, metric) in metrics {
        println!(
            "{name:<23} {:>6}  {:>6}",
            shown(metric(&saves, &steady)),
            shown(metric(&saves, &spiky))
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const Y: [f64; 4] = [3.0, -0.5, 2.0, 7.0];
    const PREDICTED: [f64; 4] = [2.5, 0.0, 2.0, 8.0];

    fn value(value: Option<f64>) -> f64 {
        value.expect("defined")
    }

    /// Published: scikit-learn, `mean_squared_error`, `r2_score` («0.948…») and their neighbours.
    #[test]
    fn agrees_with_scikit_learn() {
        assert_close!(value(mse(&Y, &PREDICTED)), 0.375, 1e-15);
        assert_close!(value(rmse(&Y, &PREDICTED)), 0.612_372_435_7, 1e-10);
        assert_close!(value(mae(&Y, &PREDICTED)), 0.5, 1e-15);
        assert_close!(value(median_absolute_error(&Y, &PREDICTED)), 0.5, 1e-15);
        assert_close!(value(mape(&Y, &PREDICTED)), 0.327_380_952_4, 1e-10);
        assert_close!(value(r_squared(&Y, &PREDICTED)), 0.948_608_137_0, 1e-10);
        assert_close!(value(explained_variance(&Y, &PREDICTED)), 0.957_173_447_5, 1e-10);
        let msle = msle(&[3.0, 5.0, 2.5, 7.0], &[2.5, 5.0, 4.0, 8.0]);
        assert_close!(value(msle), 0.039_730_123_0, 1e-10);
    }

    /// Published: scikit-learn, `r2_score`: the mean gives 0, the reverse −3.
    #[test]
    fn r_squared_can_be_negative() {
        let y = [1.0, 2.0, 3.0];
        assert_close!(value(r_squared(&y, &[2.0, 2.0, 2.0])), 0.0, 1e-15);
        assert_close!(value(r_squared(&y, &[3.0, 2.0, 1.0])), -3.0, 1e-15);
    }

    /// scikit-learn answers 1 here, and 0 when such a y is missed.
    #[test]
    fn a_constant_y_has_no_r_squared() {
        assert_eq!(r_squared(&[-2.0; 3], &[-2.0; 3]), None);
        assert_eq!(explained_variance(&[-2.0; 3], &[0.0; 3]), None);
        assert_eq!(r_squared(&[5.0], &[4.0]), None);
    }

    #[test]
    fn zeros_have_no_relative_error() {
        assert_eq!(mape(&[0.0, 1.0], &[0.0, 1.0]), None);
        assert_eq!(largest_relative_error(&[1.0, -0.0], &[1.0, 0.0]), None);
        assert_eq!(msle(&[-1.0], &[0.0]), None);
        assert_eq!(msle(&[0.0], &[0.0]), Some(0.0));
    }

    #[test]
    fn a_mean_hides_what_a_maximum_shows() {
        let (y, predicted) = ([100.0, 100.0], [100.0, 118.0]);
        assert_close!(value(mape(&y, &predicted)), 0.09, 1e-15);
        assert_close!(value(largest_relative_error(&y, &predicted)), 0.18, 1e-15);
    }

    #[test]
    fn refuses_what_has_no_error() {
        for (y, predicted) in [(&[][..], &[][..]), (&[1.0], &[]), (&[f64::NAN], &[1.0])] {
            assert_eq!(mae(y, predicted), None);
            assert_eq!(median_absolute_error(y, predicted), None);
        }
        assert_eq!(mse(&[f64::INFINITY], &[f64::INFINITY]), None);
    }
}
