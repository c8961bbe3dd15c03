//! What the variances do to the boundary of Gaussian naive Bayes, on one feature.
//!
//! Contract: two classes with equal shares; class 0 is N(0, 1), class 1 is N(1.5, v). The log odds
//! of class 1 are −½ ln v − (x − 1.5)² / (2v) + x² / 2: linear in x for v = 1, otherwise quadratic.
//! `boundaries` gives the points where they are 0.

use kit::figure::{Figure, Line};

// ANCHOR: odds
/// Mean of class 1; class 0 has mean 0 and variance 1.
const MEAN: f64 = 1.5;

/// log P(1 | x) − log P(0 | x), with equal shares.
pub fn log_odds(x: f64, variance: f64) -> f64 {
    -0.5 * variance.ln() - (x - MEAN).powi(2) / (2.0 * variance) + x * x / 2.0
}

/// Where both classes are equally probable, in ascending order.
pub fn boundaries(variance: f64) -> Vec<f64> {
    // The log odds as a x² + b x + c.
    let a = 0.5 - 0.5 / variance;
    let b = MEAN / variance;
    let c = -MEAN * MEAN / (2.0 * variance) - 0.5 * variance.ln();
    if a.abs() < 1e-12 {
        return vec![-c / b];
    }
    let root = (b * b - 4.0 * a * c).sqrt();
    let mut ends = vec![(-b - root) / (2.0 * a), (-b + root) / (2.0 * a)];
    ends.sort_by(f64::total_cmp);
    ends
}
// ANCHOR_END: odds

// ANCHOR: main
fn main() {
    for variance in [1.0, 4.0, 0.25] {
        println!("variance {variance}: boundary at {:.3?}", boundaries(variance));
    }
    let curve = |variance: f64| {
        (-40..=60).map(f64::from).map(move |tenth| {
            let x = tenth / 10.0;
            (x, 1.0 / (1.0 + (-log_odds(x, variance)).exp()))
        })
    };
    Figure::new("x", "probability of class 1")
        .y_range(0.0, 1.0)
        .with(Line::new("variance 1", curve(1.0)))
        .with(Line::new("variance 4", curve(4.0)))
        .save("naive-bayes-variances");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn with_equal_variances_the_boundary_is_half_way() {
        assert_eq!(boundaries(1.0).len(), 1);
        assert_close!(boundaries(1.0)[0], 0.75, 1e-12);
    }

    #[test]
    fn at_a_boundary_the_odds_are_even() {
        for variance in [0.25, 0.5, 2.0, 4.0, 9.0] {
            assert_eq!(boundaries(variance).len(), 2);
            for x in boundaries(variance) {
                assert_close!(log_odds(x, variance), 0.0, 1e-12);
            }
        }
    }

    #[test]
    fn the_wider_class_wins_on_both_sides() {
        assert!(log_odds(-10.0, 4.0) > 0.0 && log_odds(10.0, 4.0) > 0.0);
        assert!(log_odds(-10.0, 0.25) < 0.0 && log_odds(10.0, 0.25) < 0.0);
    }
}
