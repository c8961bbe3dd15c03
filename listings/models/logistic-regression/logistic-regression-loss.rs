//! The log loss of one example, from the logit, without overflow.
//!
//! Contract: `z` is the logit w·x + b, any `f64` but NaN, infinities included; `positive` is the
//! label. The loss is −ln p(label), in nats.
//!
//! - `sigmoid`: 1 / (1 + e⁻ᶻ), with the exponent kept at or below 0.
//! - `log_loss`: ln(1 + e⁻ᵐ) with m = z for a positive and −z for a negative.
//! - `textbook_log_loss`: the formula as it stands in books, to see it fail.
//!
//! Values of the sigmoid in the tests: `scipy.special.expit`. Standard library only, and nothing newer
//! than Rust 1.59.

// ANCHOR: sigmoid
/// The logistic function: a probability from a logit.
pub fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 {
        1.0 / (1.0 + (-z).exp())
    } else {
        let e = z.exp(); // below 1: it cannot overflow
        e / (1.0 + e)
    }
}
// ANCHOR_END: sigmoid

// ANCHOR: loss
/// ln(1 + eᵗ), also where eᵗ overflows or where it is too small to be seen beside 1.
pub fn softplus(t: f64) -> f64 {
    t.max(0.0) + (-t.abs()).exp().ln_1p()
}

/// −ln of the probability that the logit `z` gives to the label.
pub fn log_loss(z: f64, positive: bool) -> f64 {
    softplus(if positive { -z } else { z })
}
// ANCHOR_END: loss

// ANCHOR: textbook
/// −(y ln p + (1 − y) ln(1 − p)): right on paper.
pub fn textbook_log_loss(z: f64, positive: bool) -> f64 {
    let (y, p) = (f64::from(u8::from(positive)), sigmoid(z));
    -(y * p.ln() + (1.0 - y) * (1.0 - p).ln())
}
// ANCHOR_END: textbook

// ANCHOR: slopes
/// Slope in z of the log loss: p − y.
pub fn log_loss_slope(z: f64, positive: bool) -> f64 {
    sigmoid(z) - f64::from(u8::from(positive))
}

/// Slope in z of the squared error (p − y)²: the same, times 2 p (1 − p).
pub fn squared_error_slope(z: f64, positive: bool) -> f64 {
    let p = sigmoid(z);
    2.0 * (p - f64::from(u8::from(positive))) * p * (1.0 - p)
}
// ANCHOR_END: slopes

// ANCHOR: main
fn main() {
    println!("label  logit  textbook    stable  slope of log loss  of squared error");
    let cases =
        [(true, 2.0), (true, -2.0), (true, -10.0), (false, 40.0), (true, 40.0), (true, -800.0)];
    for (positive, z) in cases {
        let label = if positive { '+' } else { '−' };
        let (textbook, stable) = (textbook_log_loss(z, positive), log_loss(z, positive));
        let slope = log_loss_slope(z, positive);
        let squared = squared_error_slope(z, positive) + 0.0; // no −0 in print
        println!(
            "{label:>5}  {z:>5}  {textbook:>8.4}  {stable:>8.4}  {slope:>17.4}  {squared:>16.6}"
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// Recomputed with `SciPy` 1.17.1, `scipy.special.expit`.
    #[test]
    fn agrees_with_scipy() {
        let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
        let ours = [low, -1.5, 0.0, 1.5, high].map(sigmoid);
        let scipy = [0.0, 0.182_425_523_806_356_3, 0.5, 0.817_574_476_193_643_7, 1.0];
        assert_all_close!(ours, scipy, 1e-15);
    }

    #[test]
    fn the_sigmoid_is_symmetric_and_rises() {
        let mut before = 0.0;
        for i in -400..=400 {
            let z = f64::from(i) / 10.0;
            assert_close!(sigmoid(z) + sigmoid(-z), 1.0, 1e-15);
            assert!(sigmoid(z) >= before);
            before = sigmoid(z);
        }
    }

    #[test]
    fn the_two_losses_agree_where_the_textbook_works() {
        for i in -300..=300 {
            let z = f64::from(i) / 10.0;
            for positive in [true, false] {
                // 1 − p loses digits as p nears 1: at a logit of 30 only three or so are left.
                let tolerance = 1e-15 * (1.0 + z.abs().exp());
                assert_close!(log_loss(z, positive), textbook_log_loss(z, positive), tolerance);
            }
        }
    }

    #[test]
    fn far_out_the_loss_is_the_logit_or_nothing() {
        for z in [40.0, 800.0, 1e300] {
            assert_close!(log_loss(z, false), z, 1e-15);
            assert_close!(log_loss(-z, true), z, 1e-15);
        }
        // e⁻⁴⁰, not 0: `ln_1p` keeps what `ln(1 + …)` would round away.
        assert_close!(log_loss(40.0, true) / (-40.0_f64).exp(), 1.0, 1e-12);
        assert!(textbook_log_loss(40.0, true).is_nan());
        assert!(textbook_log_loss(40.0, false).is_infinite());
    }

    #[test]
    fn infinite_logits_are_certain() {
        assert_close!(log_loss(f64::INFINITY, true), 0.0, 0.0);
        assert_close!(log_loss(f64::INFINITY, false), f64::INFINITY, 0.0);
    }

    #[test]
    fn slopes_agree_with_central_differences() {
        let h = 1e-5;
        for z in [-8.0, -1.0, 0.0, 0.3, 5.0] {
            for positive in [true, false] {
                let by = (log_loss(z + h, positive) - log_loss(z - h, positive)) / (2.0 * h);
                assert_close!(log_loss_slope(z, positive), by, 1e-9);
                let y = f64::from(u8::from(positive));
                let squared = |z: f64| (sigmoid(z) - y).powi(2);
                let by = (squared(z + h) - squared(z - h)) / (2.0 * h);
                assert_close!(squared_error_slope(z, positive), by, 1e-9);
            }
        }
    }

    /// Between two points of a convex function its chord lies above. Not so for the squared error.
    #[test]
    fn log_loss_is_convex_in_the_logit_and_squared_error_is_not() {
        let middle_is_lower = |f: &dyn Fn(f64) -> f64, a: f64, b: f64| {
            f(0.5 * a + 0.5 * b) <= 0.5 * f(a) + 0.5 * f(b) + 1e-12
        };
        let squared = |z: f64| (sigmoid(z) - 1.0).powi(2);
        for a in -20..20 {
            for b in a..20 {
                assert!(middle_is_lower(&|z| log_loss(z, true), f64::from(a), f64::from(b)));
            }
        }
        assert!(!middle_is_lower(&squared, -8.0, 0.0));
    }
}
