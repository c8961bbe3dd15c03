//! Four data sets with the same line, the same R² and the same standard error: look at residuals.
//!
//! Contract: one feature, at least three rows, not all at one place. `line` is least squares;
//! `leverage` is how much a row's own target pulls its prediction: 1/n + (x − x̄)² / Σ(x − x̄)².
//!
//! Data and the numbers to compare with: F. J. Anscombe, "Graphs in statistical analysis", The
//! American Statistician 27 (1973), 17–21: slope 0.5, intercept 3, R² 0.667, standard error of the
//! slope 0.118, in all four.

use kit::figure::{Figure, Points};

/// The feature of the first three sets.
const X: [f64; 11] = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
const Y1: [f64; 11] = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
const Y2: [f64; 11] = [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74];
const Y3: [f64; 11] = [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73];
const X4: [f64; 11] = [8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 19.0, 8.0, 8.0, 8.0];
const Y4: [f64; 11] = [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89];

/// The four sets: x and y of each.
pub const QUARTET: [([f64; 11], [f64; 11]); 4] = [(X, Y1), (X, Y2), (X, Y3), (X4, Y4)];

// ANCHOR: line
/// Slope, intercept and R².
pub fn line(xs: &[f64], ys: &[f64]) -> (f64, f64, f64) {
    let n = xs.len() as f64;
    let (x_mean, y_mean) = (xs.iter().sum::<f64>() / n, ys.iter().sum::<f64>() / n);
    let xy: f64 = xs.iter().zip(ys).map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    let xx: f64 = xs.iter().map(|x| (x - x_mean).powi(2)).sum();
    let yy: f64 = ys.iter().map(|y| (y - y_mean).powi(2)).sum();
    (xy / xx, y_mean - xy / xx * x_mean, xy * xy / (xx * yy))
}

/// y − ŷ for each row.
pub fn residuals(xs: &[f64], ys: &[f64]) -> Vec<f64> {
    let (slope, intercept, _) = line(xs, ys);
    xs.iter().zip(ys).map(|(x, y)| y - (slope * x + intercept)).collect()
}

/// Between 1/n and 1; at 1 the line goes through the point, whatever its target is.
pub fn leverage(xs: &[f64]) -> Vec<f64> {
    let n = xs.len() as f64;
    let mean = xs.iter().sum::<f64>() / n;
    let spread: f64 = xs.iter().map(|x| (x - mean).powi(2)).sum();
    xs.iter().map(|x| 1.0 / n + (x - mean).powi(2) / spread).collect()
}
// ANCHOR_END: line

// ANCHOR: main
fn main() {
    println!("set  slope  intercept    R²  largest residual  largest leverage");
    let largest = |values: Vec<f64>| values.into_iter().map(f64::abs).fold(0.0, f64::max);
    for (name, (xs, ys)) in ["I", "II", "III", "IV"].iter().zip(QUARTET) {
        let (slope, intercept, share) = line(&xs, &ys);
        let (residual, pull) = (largest(residuals(&xs, &ys)), largest(leverage(&xs)));
        println!(
            "{name:<4} {slope:.3}  {intercept:>9.3} {share:>5.3} {residual:>17.2} {pull:>17.2}"
        );
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let points = |ys: &[f64]| X.into_iter().zip(residuals(&X, ys)).collect::<Vec<_>>();
    Figure::new("x", "residual")
        .x_range(3.0, 15.0)
        .y_range(-2.5, 3.5)
        .horizontal("", 0.0)
        .with(Points::new("set I", points(&Y1)))
        .with(Points::new("set II", points(&Y2)))
        .with(Points::new("set III", points(&Y3)))
        .save("linear-regression-residuals");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published: Anscombe 1973, three digits.
    #[test]
    fn the_four_sets_have_the_same_numbers() {
        for (xs, ys) in QUARTET {
            let (slope, intercept, share) = line(&xs, &ys);
            assert_close!(slope, 0.5, 0.0005);
            assert_close!(intercept, 3.0, 0.001); // 3.00 of each: within 0.003
            assert_close!(share, 0.667, 0.001);
            let residuals = residuals(&xs, &ys);
            let variance = residuals.iter().map(|r| r * r).sum::<f64>() / 9.0;
            let mean = xs.iter().sum::<f64>() / 11.0;
            let spread: f64 = xs.iter().map(|x| (x - mean).powi(2)).sum();
            assert_close!((variance / spread).sqrt(), 0.118, 0.0005);
        }
    }

    #[test]
    fn residuals_sum_to_nothing_and_do_not_correlate_with_x() {
        for (xs, ys) in QUARTET {
            let residuals = residuals(&xs, &ys);
            assert_close!(residuals.iter().sum::<f64>(), 0.0, 1e-12);
            assert_close!(residuals.iter().zip(xs).map(|(r, x)| r * x).sum::<f64>(), 0.0, 1e-11);
        }
    }

    /// The trace of the hat matrix is the number of parameters.
    #[test]
    fn leverages_add_up_to_two() {
        for (xs, _) in QUARTET {
            assert_close!(leverage(&xs).iter().sum::<f64>(), 2.0, 1e-12);
        }
    }

    #[test]
    fn at_leverage_one_the_line_follows_the_point() {
        let (xs, mut ys) = QUARTET[3];
        ys[7] = -100.0;
        assert_close!(residuals(&xs, &ys)[7], 0.0, 1e-10);
    }

    #[test]
    fn all_rows_at_one_place_have_no_slope() {
        assert!(line(&[2.0, 2.0, 2.0], &[1.0, 2.0, 3.0]).0.is_nan());
    }
}
