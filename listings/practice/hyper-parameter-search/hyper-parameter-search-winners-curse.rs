//! The winner's curse: the best of many measured scores is too good.
//!
//! `m` settings all have the same true accuracy of 0.8. Each is measured on its own validation noise:
//! 400 items, so a standard error of √(0.8 · 0.2 / 400) = 0.02. The best measured score exceeds 0.8
//! by about 0.02 times the expected maximum of m standard normal numbers (0.56 for 2, 1.54 for 10,
//! 2.51 for 100); the same setting measured again has no such luck. 400 repetitions, seed 73.
//!
//! Expected maxima: tables of normal order statistics, for example H. L. Harter, Biometrika 48
//! (1961); the tests integrate them.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: curse
/// The share of right answers on `items` items when each is right with chance `accuracy`.
fn measure(rng: &mut Rng, accuracy: f64, items: usize) -> f64 {
    (0..items).filter(|_| rng.bernoulli(accuracy)).count() as f64 / items as f64
}

/// The mean over repetitions of the best of `m` measured scores, and of the winner's score when it
/// is measured once more on fresh items. All settings have accuracy 0.8.
pub fn best_and_again(rng: &mut Rng, m: usize, repetitions: usize) -> (f64, f64) {
    let (mut best, mut again) = (0.0, 0.0);
    for _ in 0..repetitions {
        best += (0..m).map(|_| measure(rng, 0.8, 400)).fold(0.0, f64::max);
        again += measure(rng, 0.8, 400);
    }
    (best / repetitions as f64, again / repetitions as f64)
}
// ANCHOR_END: curse

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(73);
    println!("settings   best on validation   the same one on fresh data");
    let (mut best_line, mut again_line) = (Vec::new(), Vec::new());
    for m in [1_u32, 2, 5, 10, 30, 100] {
        let (best, again) = best_and_again(&mut rng, m as usize, 100);
        println!("{m:>8}   {best:>18.3}   {again:>26.3}");
        best_line.push((f64::from(m), best));
        again_line.push((f64::from(m), again));
    }
    Figure::new("settings tried", "accuracy")
        .log_x()
        .y_range(0.78, 0.86)
        .with(Line::new("best on validation", best_line))
        .with(Line::new("on fresh data", again_line))
        .save("hyper-parameter-search-curse");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Standard error of the mean best of ten: about 0.02 · 0.59 / √400 = 0.0006; five of them, and
    /// 0.001 for the lattice of 1/400 the scores lie on.
    #[test]
    fn the_best_of_ten_is_one_and_a_half_standard_errors_too_good() {
        let (best, again) = best_and_again(&mut Rng::new(1), 10, 400);
        assert_close!(best, 0.8 + 0.02 * 1.5388, 0.004);
        assert_close!(again, 0.8, 0.005);
    }

    #[test]
    fn one_setting_has_no_curse() {
        let (best, _) = best_and_again(&mut Rng::new(2), 1, 400);
        assert_close!(best, 0.8, 0.005);
    }
}
