//! A window that never subtracts: two stacks.
//!
//! New values go on the back stack, old ones leave the front stack, and each stack knows the total of
//! what it holds. An empty front is refilled from the back, once for each value: O(1) amortised. It
//! works for any associative operation: sum, maximum, matrix product. Known as two-stack sliding
//! window aggregation.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

// ANCHOR: window
/// The last values of a stream and their total under an associative operation.
pub struct Window<Op> {
    combine: Op,
    zero: f64,
    front: Vec<f64>, // totals: the top is that of all older values
    back: Vec<f64>,  // values, the newest on top
    back_total: f64,
}

impl<Op: Fn(f64, f64) -> f64> Window<Op> {
    /// No values yet. `zero` changes nothing: 0 for a sum, −∞ for a maximum.
    pub fn new(zero: f64, combine: Op) -> Self {
        Self { combine, zero, front: Vec::new(), back: Vec::new(), back_total: zero }
    }

    /// A value enters.
    pub fn push(&mut self, value: f64) {
        self.back_total = (self.combine)(self.back_total, value);
        self.back.push(value);
    }

    /// The oldest value leaves.
    pub fn pop(&mut self) {
        if self.front.is_empty() {
            let mut total = self.zero;
            while let Some(value) = self.back.pop() {
                total = (self.combine)(value, total);
                self.front.push(total);
            }
            self.back_total = self.zero;
        }
        self.front.pop();
    }

    /// The total of what is there.
    pub fn total(&self) -> f64 {
        let older = self.front.last().copied().unwrap_or(self.zero);
        (self.combine)(older, self.back_total)
    }
}
// ANCHOR_END: window

/// The total of each full window of `width` ≥ 1 values.
pub fn full_windows(
    values: &[f64],
    width: usize,
    zero: f64,
    combine: impl Fn(f64, f64) -> f64,
) -> Vec<f64> {
    let mut window = Window::new(zero, combine);
    let mut totals = Vec::new();
    for (row, &value) in values.iter().enumerate() {
        window.push(value);
        if row >= width {
            window.pop();
        }
        if row + 1 >= width {
            totals.push(window.total());
        }
    }
    totals
}

// ANCHOR: main
fn main() {
    let large = [1e16, 1.0, 1.0, 1.0];
    println!("sums of 2     {:?}", full_windows(&large, 2, 0.0, |a, b| a + b));
    println!("maxima of 2   {:?}", full_windows(&large, 2, f64::NEG_INFINITY, f64::max));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_running_sum_loses() {
        assert_eq!(full_windows(&[1e16, 1.0, 1.0, 1.0], 2, 0.0, |a, b| a + b)[1..], [2.0, 2.0]);
        let infinite = [f64::INFINITY, 1.0, 1.0];
        assert_eq!(full_windows(&infinite, 1, 0.0, |a, b| a + b)[1..], [1.0, 1.0]);
    }

    #[test]
    fn fewer_values_than_the_width() {
        assert!(full_windows(&[1.0, 2.0], 3, 0.0, |a, b| a + b).is_empty());
    }

    /// "First that is not 0" depends on the order and is associative.
    #[test]
    fn the_order_is_kept() {
        let first = |a: f64, b: f64| if a == 0.0 { b } else { a };
        assert_eq!(full_windows(&[1.0, 2.0, 3.0, 4.0], 3, 0.0, first), [1.0, 2.0]);
    }

    #[test]
    fn nothing_left() {
        let mut window = Window::new(0.0, |a, b| a + b);
        window.pop();
        window.push(5.0);
        window.pop();
        assert_eq!(window.total().to_bits(), 0.0_f64.to_bits());
    }
}
