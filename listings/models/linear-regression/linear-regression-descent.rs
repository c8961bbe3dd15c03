//! Linear regression by gradient descent, and the learning rate above which it diverges.
//!
//! Contract: one feature; loss: the mean squared error of ŷ = w x + b, gradient (2/n) Σ (ŷ − y) x
//! and (2/n) Σ (ŷ − y). The two rows x = 1, 2, y = 2, 4 lie on y = 2x; one step from 0 with
//! learning rate 0.1 gives w = 1, b = 0.6 (by hand on the page).
//!
//! The curvature is the matrix (2/n) X̃ᵀX̃ with X̃ = [x 1]. Each step multiplies the error along an
//! eigenvector by 1 − ηλ. The functions under study use the standard library only.

use kit::figure::{Figure, Line};

// ANCHOR: step
/// One step of gradient descent on the mean squared error.
pub fn step((w, b): (f64, f64), xs: &[f64], ys: &[f64], learning_rate: f64) -> (f64, f64) {
    let n = xs.len() as f64;
    let (mut by_w, mut by_b) = (0.0, 0.0);
    for (x, y) in xs.iter().zip(ys) {
        let error = w * x + b - y;
        by_w += 2.0 / n * error * x;
        by_b += 2.0 / n * error;
    }
    (w - learning_rate * by_w, b - learning_rate * by_b)
}
// ANCHOR_END: step

/// The mean squared error.
pub fn loss((w, b): (f64, f64), xs: &[f64], ys: &[f64]) -> f64 {
    xs.iter().zip(ys).map(|(x, y)| (w * x + b - y).powi(2)).sum::<f64>() / xs.len() as f64
}

// ANCHOR: curvature
/// The smallest and the largest curvature of the loss: the eigenvalues of a symmetric 2 × 2 matrix.
pub fn curvatures(xs: &[f64]) -> (f64, f64) {
    let n = xs.len() as f64;
    let ww = 2.0 * xs.iter().map(|x| x * x).sum::<f64>() / n;
    let wb = 2.0 * xs.iter().sum::<f64>() / n;
    let bb = 2.0;
    let (middle, half) = (0.5 * (ww + bb), (0.5 * (ww - bb)).hypot(wb));
    (middle - half, middle + half)
}
// ANCHOR_END: curvature

const XS: [f64; 2] = [1.0, 2.0];
const YS: [f64; 2] = [2.0, 4.0];

// ANCHOR: main
fn main() {
    let (w, b) = step((0.0, 0.0), &XS, &YS, 0.1);
    println!("one step: w {w:.4}, b {b:.4}");

    let (low, high) = curvatures(&XS);
    println!("curvatures {low:.4} and {high:.4}: diverges above {:.4}", 2.0 / high);
    for rate in [0.01, 0.1, 0.29, 0.3] {
        let mut at = (0.0, 0.0);
        for _ in 0..500 {
            at = step(at, &XS, &YS, rate);
        }
        println!("rate {rate:<4}: after 500 steps loss {:.2e}", loss(at, &XS, &YS));
    }

    // The same line, with the feature centred: both curvatures are closer.
    let centred = [-0.5, 0.5];
    let (low, high) = curvatures(&centred);
    let (mut at, mut steps) = ((0.0, 0.0), 0);
    while loss(at, &centred, &YS) > 1e-12 {
        at = step(at, &centred, &YS, 0.9 / high);
        steps += 1;
    }
    println!("centred: curvatures {low:.1} and {high:.1}, {steps} steps to 10⁻¹²");
    draw();
}
// ANCHOR_END: main

fn draw() {
    let mut figure = Figure::new("step", "mean squared error").log_y().y_range(1e-3, 1e3);
    for rate in [0.01, 0.1, 0.3] {
        let mut at = (0.0, 0.0);
        let mut losses = Vec::new();
        for number in 0..=60 {
            losses.push((f64::from(number), loss(at, &XS, &YS)));
            at = step(at, &XS, &YS, rate);
        }
        figure = figure.with(Line::new(format!("rate {rate}"), losses));
    }
    figure.save("linear-regression-descent");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand: errors −2 and −4, so the slopes are −(2 + 8) = −10 and −6.
    #[test]
    fn one_step_from_zero() {
        let (w, b) = step((0.0, 0.0), &XS, &YS, 0.1);
        assert_close!(w, 1.0, 1e-15);
        assert_close!(b, 0.6, 1e-15);
    }

    #[test]
    fn it_finds_the_line() {
        let mut at = (0.0, 0.0);
        for _ in 0..2_000 {
            at = step(at, &XS, &YS, 0.1);
        }
        assert_close!(at.0, 2.0, 1e-9);
        assert_close!(at.1, 0.0, 1e-9);
    }

    /// (7 ± √45) / 2: the matrix is [5 3; 3 2], and 2/n is 1.
    #[test]
    fn the_curvatures_of_the_two_rows() {
        let (low, high) = curvatures(&XS);
        assert_close!(low, 3.5 - 45_f64.sqrt() / 2.0, 1e-12);
        assert_close!(high, 3.5 + 45_f64.sqrt() / 2.0, 1e-12);
    }

    #[test]
    fn two_over_the_curvature_is_the_border() {
        let border = 2.0 / curvatures(&XS).1;
        for (rate, falls) in [(0.99 * border, true), (1.01 * border, false)] {
            let mut at = (0.0, 0.0);
            for _ in 0..2_000 {
                at = step(at, &XS, &YS, rate);
            }
            assert_eq!(loss(at, &XS, &YS) < loss((0.0, 0.0), &XS, &YS), falls);
        }
    }

    #[test]
    fn a_rate_of_one_over_the_curvature_never_goes_up() {
        let rate = 1.0 / curvatures(&XS).1;
        let mut at = (3.0, -5.0);
        for _ in 0..200 {
            let next = step(at, &XS, &YS, rate);
            assert!(loss(next, &XS, &YS) <= loss(at, &XS, &YS) + 1e-15);
            at = next;
        }
    }
}
