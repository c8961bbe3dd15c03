//! # Three constants
//!
//! You may predict one number for all items. Which one has the smallest **mean squared error**, which
//! the smallest **mean absolute error**, and which the smallest **largest absolute error**?
//!
//! - `y` are the true numbers; answer `(squared, absolute, largest)`.
//! - If several numbers are best, take the middle of them: of an even number of items, the absolute
//!   error is smallest anywhere between the two in the middle.
//! - No items, or a number that is not finite: the answer is `None`.
//!
//! ```text
//! y = 1, 2, 3, 10   →   squared 4, absolute 2.5, largest 5.5
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
/// The best constants for squared, absolute and largest error. O(n log n).
pub fn best_constants(y: &[f64]) -> Option<(f64, f64, f64)> {
    if y.is_empty() || !y.iter().all(|value| value.is_finite()) {
        return None;
    }
    let mut sorted = y.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).expect("numbers are finite"));
    let n = sorted.len();
    let mean = y.iter().sum::<f64>() / n as f64;
    // With n odd both are the same item. Halve first: the sum of two large numbers may be infinite.
    let median = sorted[(n - 1) / 2] / 2.0 + sorted[n / 2] / 2.0;
    let mid_range = sorted[0] / 2.0 + sorted[n - 1] / 2.0;
    Some((mean, median, mid_range))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The best constants for squared, absolute and largest error.
    pub fn best_constants(y: &[f64]) -> Option<(f64, f64, f64)> {
        todo!("which statistic minimises each?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", best_constants(&[1.0, 2.0, 3.0, 10.0]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<(f64, f64, f64)>, expected: (f64, f64, f64)) -> bool {
        let found = found.expect("there are items");
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        near(found.0, expected.0) && near(found.1, expected.1) && near(found.2, expected.2)
    }

    #[test]
    fn four_numbers() {
        assert!(close(best_constants(&[1.0, 2.0, 3.0, 10.0]), (4.0, 2.5, 5.5)));
    }

    #[test]
    fn the_order_does_not_matter() {
        assert!(close(best_constants(&[10.0, 1.0, 3.0]), (14.0 / 3.0, 3.0, 5.5)));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(best_constants(&[]), None);
        assert_eq!(best_constants(&[1.0, f64::NAN]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// No constant on a fine grid does better.
    #[test]
    fn nothing_on_a_grid_is_better() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..100 {
            let n = 1 + below(9);
            let y: Vec<f64> = (0..n).map(|_| below(20) as f64 - 10.0).collect();
            let (squared, absolute, largest) = best_constants(&y).expect("there are items");
            let errors = |c: f64| y.iter().map(move |value| (value - c).abs());
            let of = |c: f64| -> (f64, f64, f64) {
                (errors(c).map(|e| e * e).sum(), errors(c).sum(), errors(c).fold(0.0, f64::max))
            };
            for step in 0..=400_u32 {
                let other = of(f64::from(step) / 20.0 - 10.0);
                assert!(of(squared).0 <= other.0 + 1e-9);
                assert!(of(absolute).1 <= other.1 + 1e-9);
                assert!(of(largest).2 <= other.2 + 1e-9);
            }
        }
    }

    #[test]
    fn large_numbers_do_not_overflow_the_middle() {
        let (_, median, mid_range) = best_constants(&[1e308, 1e308]).expect("there are items");
        assert!((median - 1e308).abs() < 1e294 && (mid_range - 1e308).abs() < 1e294);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Set the derivative to zero. For the squared error, what has to cancel?
// 2. The absolute error pulls with the same force from every item: you stand still where as many items
//    lie above as below.
// 3. Only the two ends decide about the largest error.
// ANCHOR_END: hints
