//! Probabilities as logarithms: products that do not vanish, sums that do not overflow.
//!
//! Contract: a logarithm may be −∞ (probability 0), never NaN or +∞. The log-sum-exp of nothing is
//! −∞: the logarithm of an empty sum. Standard library only, and nothing newer than Rust 1.59.
//!
//! P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and softmax
//! functions", IMA Journal of Numerical Analysis 41 (2021), 2311–2330.

// ANCHOR: log_sum_exp
/// ln Σ exp(xᵢ). The largest exponent becomes 0. No terms: −∞. One of +∞: +∞.
pub fn log_sum_exp(logs: &[f64]) -> f64 {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest.is_infinite() {
        return largest; // (1)
    }
    largest + logs.iter().map(|x| (x - largest).exp()).sum::<f64>().ln()
}

/// ln softmax(x): what a loss needs. Never the logarithm of a softmax that has become 0.
pub fn log_softmax(scores: &[f64]) -> Vec<f64> {
    let total = log_sum_exp(scores);
    scores.iter().map(|x| x - total).collect()
}

/// −Σ pᵢ ln qᵢ in nats, for q = softmax(scores). A term with p = 0 is 0, whatever its q.
pub fn cross_entropy(p: &[f64], scores: &[f64]) -> f64 {
    let terms = p.iter().zip(log_softmax(scores)).filter(|(p, _)| **p > 0.0); // (2)
    terms.map(|(p, log_q)| -p * log_q).sum()
}
// ANCHOR_END: log_sum_exp

// ANCHOR: small
/// 1 − (1 − p)ⁿ: the chance of at least one success in n tries. `None` unless p is from 0 to 1.
pub fn at_least_once(p: f64, n: u32) -> Option<f64> {
    if (0.0..=1.0).contains(&p) && n > 0 {
        Some(-(f64::from(n) * (-p).ln_1p()).exp_m1())
    } else if n == 0 {
        Some(0.0)
    } else {
        None
    }
}
// ANCHOR_END: small

// ANCHOR: main
fn main() {
    let word = 1e-3_f64; // the probability of each word of a text
    println!("150 words: product {:e}, log {:.2}", word.powi(150), 150.0 * word.ln());

    let classes = [-1036.2, -1037.9];
    let weights: Vec<f64> = classes.iter().map(|log: &f64| log.exp()).collect();
    println!("weights {weights:?}, their share {}", weights[0] / (weights[0] + weights[1]));
    println!("share in log space {:.4}", log_softmax(&classes)[0].exp());

    println!("log_softmax(1000, 1) = {:?}", log_softmax(&[1000.0, 1.0]));
    println!("naive: {}", (1000.0_f64.exp() / (1000.0_f64.exp() + 1.0_f64.exp())).ln());

    let (p, n) = (1e-17_f64, 1_000_000);
    println!("naive {:e}", 1.0 - (1.0 - p).powi(n));
    println!("ln_1p, exp_m1 {:e}", at_least_once(p, 1_000_000).expect("a probability"));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// Documented values of scipy.special.logsumexp and `log_softmax`.
    #[test]
    fn published_values() {
        let ten: Vec<f64> = (0..10_u8).map(f64::from).collect();
        assert_close!(log_sum_exp(&ten), 9.458_629_744_426_71, 1e-14);
        assert_all_close!(log_softmax(&[1000.0, 1.0]), [0.0, -999.0], 1e-14);
    }

    /// scipy.stats.entropy and its definition: CE = H(p) + KL(p‖q) = ln 2 + 0.5108256238.
    #[test]
    fn cross_entropy_of_two_coins() {
        let scores = [0.9_f64.ln(), 0.1_f64.ln()];
        assert_close!(cross_entropy(&[0.5, 0.5], &scores), 1.203_972_804_3, 5e-11);
        let entropy = cross_entropy(&[0.5, 0.5], &[3.0, 3.0]);
        let divergence = cross_entropy(&[0.5, 0.5], &scores) - entropy;
        assert_close!(divergence, 0.510_825_623_8, 5e-11);
    }

    #[test]
    fn zero_probabilities() {
        let never = f64::NEG_INFINITY;
        assert!(log_sum_exp(&[]) < f64::MIN && log_sum_exp(&[never, never]) < f64::MIN);
        assert_close!(log_sum_exp(&[never, 2.0]), 2.0, 0.0);
        assert_close!(cross_entropy(&[1.0, 0.0], &[0.0, never]), 0.0, 0.0);
        assert!(cross_entropy(&[0.0, 1.0], &[0.0, never]) == f64::INFINITY);
    }

    #[test]
    fn far_out() {
        assert!(log_sum_exp(&[f64::INFINITY, 0.0]) == f64::INFINITY);
        assert_close!(log_sum_exp(&[1e308, 1e308]), 1e308, 0.0);
        assert_close!(log_sum_exp(&[-1e5, -1e5]), 2.0_f64.ln() - 1e5, 1e-15);
    }

    #[test]
    fn at_least_one_success() {
        assert_close!(at_least_once(0.5, 2).expect("valid"), 0.75, 1e-15);
        assert_close!(at_least_once(1e-17, 1_000_000).expect("valid") * 1e11, 1.0, 1e-10);
        assert_eq!(at_least_once(0.3, 0), Some(0.0));
        assert_eq!((at_least_once(0.0, 5), at_least_once(1.0, 5)), (Some(0.0), Some(1.0)));
        assert_eq!((at_least_once(-0.1, 5), at_least_once(f64::NAN, 5)), (None, None));
    }
}
