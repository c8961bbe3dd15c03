//! The bootstrap sample: how many rows it leaves out.
//!
//! Contract: a bootstrap sample of n rows is n draws from 0..n with replacement. A row that is never
//! drawn is *out of bag*. One draw misses a given row with probability 1 − 1/n, so n draws do with
//! (1 − 1/n)ⁿ, which rises to 1/e = 0.3679.
//!
//! Simulated: 200 samples of 1000 rows, seed 20. The share of one sample has standard deviation
//! 0.0099, the mean over 200 thus standard error 0.0007; the test asks for ±4 of them.
//! Standard library only, and nothing newer than Rust 1.59 in the part under study.

use kit::rng::Rng;

// ANCHOR: bootstrap
/// n draws from 0..n with replacement.
pub fn bootstrap(n: usize, rng: &mut Rng) -> Vec<usize> {
    (0..n).map(|_| rng.below(n)).collect()
}

/// For each row, whether it was drawn.
pub fn in_bag(sample: &[usize]) -> Vec<bool> {
    let mut drawn = vec![false; sample.len()];
    for &row in sample {
        drawn[row] = true;
    }
    drawn
}

/// The chance that a row is out of bag: (1 − 1/n)ⁿ.
pub fn expected_out_of_bag(n: usize) -> f64 {
    (1.0 - 1.0 / n as f64).powf(n as f64)
}
// ANCHOR_END: bootstrap

/// The share of rows that a sample of n leaves out.
pub fn share_out_of_bag(n: usize, rng: &mut Rng) -> f64 {
    let drawn = in_bag(&bootstrap(n, rng));
    drawn.iter().filter(|&&drawn| !drawn).count() as f64 / n as f64
}

// ANCHOR: main
fn main() {
    for n in [1, 2, 5, 10, 100, 1000] {
        println!("n = {n:>4}: expected out of bag {:.6}", expected_out_of_bag(n));
    }
    println!("limit 1/e:                   {:.6}", (-1.0_f64).exp());
    let mut rng = Rng::new(20);
    let shares: Vec<f64> = (0..200).map(|_| share_out_of_bag(1000, &mut rng)).collect();
    let mean = shares.iter().sum::<f64>() / 200.0;
    let deviation = (shares.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / 199.0).sqrt();
    println!("200 samples of 1000: mean {mean:.4}, standard deviation {deviation:.4}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_known_values() {
        assert_close!(expected_out_of_bag(1000), 0.367_695_424_8, 1e-9);
        assert_close!(expected_out_of_bag(1_000_000), (-1.0_f64).exp(), 1e-6);
        assert_close!(expected_out_of_bag(1), 0.0, 0.0);
        assert_close!(expected_out_of_bag(2), 0.25, 1e-12);
    }

    #[test]
    fn the_mean_share_of_many_samples() {
        let mut rng = Rng::new(20);
        let shares: Vec<f64> = (0..200).map(|_| share_out_of_bag(1000, &mut rng)).collect();
        let mean = shares.iter().sum::<f64>() / 200.0;
        assert_close!(mean, 0.367_695, 4.0 * 0.0007);
        // One sample alone may be 0.04 away.
        assert!(shares.iter().all(|share| (share - 0.3677).abs() < 0.045));
    }

    #[test]
    fn one_row_and_none() {
        let mut rng = Rng::new(1);
        assert_eq!(in_bag(&bootstrap(1, &mut rng)), [true]);
        assert!(bootstrap(0, &mut rng).is_empty());
    }
}
