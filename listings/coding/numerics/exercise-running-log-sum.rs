//! # A log-sum-exp over a stream
//!
//! Scores arrive one at a time, on several machines, and are not kept. At any moment somebody asks
//! for the logarithm of the sum of $e^x$ over all scores $x$ so far. (It is the denominator of a softmax that is too
//! wide for one machine.)
//!
//! - `add` takes one score in, in constant time. A score is finite or −∞, which adds nothing. Scores
//!   may be far outside ±700, where `exp` overflows or becomes 0.
//! - `merge` takes in everything that another machine has seen.
//! - `value` gives the result; of no scores, or of −∞ only, it is −∞.
//! - Memory is constant, and the result is right to ten digits.
//!
//! Standard library, Rust 1.59.
//!
//! ```text
//! add 0, add 0             →   ln 2  = 0.6931
//! add 1000, add 1000       →   1000 + ln 2
//! nothing                  →   −∞
//! ```

// ANCHOR: solution
/// The largest score so far, and Σ exp(x − largest).
#[derive(Debug, Clone)]
pub struct LogSum {
    largest: f64,
    sum: f64,
}

impl LogSum {
    /// Nothing seen.
    pub fn empty() -> Self {
        Self { largest: f64::NEG_INFINITY, sum: 0.0 }
    }

    /// One more score.
    pub fn add(&mut self, score: f64) {
        self.merge(&Self { largest: score, sum: 1.0 });
    }

    /// All that another has seen.
    pub fn merge(&mut self, other: &Self) {
        if other.largest == f64::NEG_INFINITY {
            return;
        }
        let largest = self.largest.max(other.largest);
        self.sum =
            self.sum * (self.largest - largest).exp() + other.sum * (other.largest - largest).exp();
        self.largest = largest;
    }

    /// ln Σ exp(x).
    pub fn value(&self) -> f64 {
        self.largest + self.sum.ln()
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// What is kept of the scores so far.
    #[derive(Debug, Clone)]
    pub struct LogSum {
        sum: f64,
    }

    impl LogSum {
        /// Nothing seen.
        pub fn empty() -> Self {
            Self { sum: 0.0 }
        }

        /// One more score.
        pub fn add(&mut self, score: f64) {
            self.sum += score.exp(); // overflows above 709
        }

        /// All that another has seen.
        pub fn merge(&mut self, other: &Self) {
            todo!("as if one had seen all")
        }

        /// ln Σ exp(x).
        pub fn value(&self) -> f64 {
            self.sum.ln()
        }
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut total = LogSum::empty();
    total.add(1000.0);
    total.add(1000.0);
    println!("{:.4}", total.value());
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn of(scores: &[f64]) -> LogSum {
        let mut total = LogSum::empty();
        for &score in scores {
            total.add(score);
        }
        total
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-10 * b.abs().max(1.0)
    }

    #[test]
    fn the_examples() {
        assert!(near(of(&[0.0, 0.0]).value(), 2.0_f64.ln()));
        assert!(near(of(&[1000.0, 1000.0]).value() - 1000.0, 2.0_f64.ln()));
    }

    #[test]
    fn nothing_is_minus_infinity() {
        assert!(LogSum::empty().value() == f64::NEG_INFINITY);
        assert!(of(&[f64::NEG_INFINITY]).value() == f64::NEG_INFINITY);
    }

    #[test]
    fn the_largest_may_come_last() {
        let total = of(&[0.0, 3.0_f64.ln(), 800.0]);
        assert!(near(total.value(), 800.0));
    }

    #[test]
    fn two_machines() {
        let mut left = of(&[-900.0, -901.0]);
        left.merge(&of(&[-902.0]));
        let together = -900.0 + (1.0 + (-1.0_f64).exp() + (-2.0_f64).exp()).ln();
        assert!(near(left.value(), together));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn an_empty_machine_changes_nothing() {
        let mut total = LogSum::empty();
        total.merge(&LogSum::empty());
        assert!(total.value() == f64::NEG_INFINITY);
        total.add(2.0);
        total.merge(&LogSum::empty());
        assert!((total.value() - 2.0).abs() < 1e-12);
        let mut empty = LogSum::empty();
        empty.merge(&total);
        assert!((empty.value() - 2.0).abs() < 1e-12);
    }

    #[test]
    fn scores_of_minus_infinity_add_nothing() {
        let mut total = LogSum::empty();
        for score in [f64::NEG_INFINITY, 5.0, f64::NEG_INFINITY] {
            total.add(score);
        }
        assert!((total.value() - 5.0).abs() < 1e-12);
    }

    #[test]
    fn a_million_rising_scores() {
        let mut total = LogSum::empty();
        for index in 0..1_000_000_u32 {
            total.add(f64::from(index));
        }
        // A geometric series: the last is 1/(1 − 1/e) of the whole.
        let exact = 999_999.0 - (-(-1.0_f64).exp()).ln_1p();
        assert!((total.value() - exact).abs() < 1e-8, "{} {exact}", total.value());
    }

    #[test]
    fn the_far_ends() {
        let mut total = LogSum::empty();
        for score in [-1e300, 1e300, -1e300] {
            total.add(score);
        }
        assert!((total.value() - 1e300).abs() <= 1e285);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Of a list you would take out the largest score first. Which two numbers let you go on when a
//    larger one comes?
// 2. Keep the largest score m and s = Σ exp(x − m). A new largest M makes the old sum smaller by the
//    factor exp(m − M).
// 3. `add` is a `merge` with a machine that has seen one score: largest x, sum 1. Mind −∞ − (−∞),
//    which is NaN: leave early if the other has nothing.
// ANCHOR_END: hints
