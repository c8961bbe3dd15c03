//! # The best cut of a regression tree
//!
//! A regression tree on one feature asks: where do I cut, so that the targets on each side are as
//! close to their own mean as possible? Write that search.
//!
//! - `x[i]` is the feature of row $i$ and `y[i]` its target. Both have the same length; all numbers are
//!   finite. Rows come in any order.
//! - A cut $t$ sends rows with $x \le t$ to the left. It lies halfway between two neighbouring
//!   *distinct* values of `x`.
//! - The cost of a cut is the sum of squared errors: $\sum (y - \bar y)^2$ over the left rows about
//!   their mean, plus the same over the right rows.
//! - Return the cut with the smallest cost, and that cost. If cuts cost the same, any of them will do.
//! - If no cut separates anything (fewer than two distinct values), return `None`.
//!
//! Aim for one sort and one pass: $O(n \log n)$.
//!
//! ```text
//! x   1  2  3  4
//! y   1  2  5  6
//!
//! cut 1.5   1 | 2 5 6     cost 0 + 8.67
//! cut 2.5   1 2 | 5 6     cost 0.5 + 0.5  →  (2.5, 1.0)
//! cut 3.5   1 2 5 | 6     cost 8.67 + 0
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
/// The cheapest cut and its sum of squared errors; `None` if all values of `x` are equal.
pub fn best_cut(x: &[f64], y: &[f64]) -> Option<(f64, f64)> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&a, &b| x[a].partial_cmp(&x[b]).expect("numbers are finite"));

    // About a common centre the sums stay small, and so do their rounding errors.
    let n = x.len() as f64;
    let centre = y.iter().sum::<f64>() / n;
    let squares: f64 = y.iter().map(|y| (y - centre) * (y - centre)).sum();
    let total: f64 = y.iter().map(|y| y - centre).sum();

    let mut best: Option<(f64, f64)> = None;
    let mut left = 0.0;
    for (at, pair) in order.windows(2).enumerate() {
        left += y[pair[0]] - centre;
        let (low, high) = (x[pair[0]], x[pair[1]]);
        if low >= high {
            continue; // equal values stay together
        }
        // Σ (y − mean)² = Σ y² − (Σ y)² / n, on each side.
        let (n_left, right) = ((at + 1) as f64, total - left);
        let cost = squares - left * left / n_left - right * right / (n - n_left);
        if best.iter().all(|&(_, least)| cost < least) {
            best = Some((low / 2.0 + high / 2.0, cost.max(0.0)));
        }
    }
    best
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The cheapest cut and its sum of squared errors; `None` if all values of `x` are equal.
    pub fn best_cut(x: &[f64], y: &[f64]) -> Option<(f64, f64)> {
        todo!("sort by x, then move one row at a time from right to left")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", best_cut(&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 5.0, 6.0]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn check(x: &[f64], y: &[f64], cut: f64, cost: f64) {
        let found = best_cut(x, y).expect("there is a cut");
        assert!((found.0 - cut).abs() < 1e-9, "cut {} instead of {cut}", found.0);
        assert!((found.1 - cost).abs() < 1e-9, "cost {} instead of {cost}", found.1);
    }

    #[test]
    fn four_rows() {
        check(&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 5.0, 6.0], 2.5, 1.0);
    }

    #[test]
    fn rows_come_in_any_order() {
        check(&[4.0, 1.0, 3.0, 2.0], &[6.0, 1.0, 5.0, 2.0], 2.5, 1.0);
    }

    #[test]
    fn equal_values_stay_together() {
        // A cut between the two rows at 2 would cost nothing, and there is none.
        check(&[1.0, 2.0, 2.0, 3.0], &[0.0, 0.0, 9.0, 9.0], 1.5, 54.0);
    }

    #[test]
    fn nothing_to_cut() {
        assert_eq!(best_cut(&[7.0, 7.0], &[1.0, 2.0]), None);
        assert_eq!(best_cut(&[7.0], &[1.0]), None);
        assert_eq!(best_cut(&[], &[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn squared_error(y: &[f64]) -> f64 {
        let mean = y.iter().sum::<f64>() / y.len() as f64;
        y.iter().map(|y| (y - mean).powi(2)).sum()
    }

    /// What a cut costs, counted from the start.
    fn cost(x: &[f64], y: &[f64], cut: f64) -> f64 {
        let side = |left: bool| -> Vec<f64> {
            x.iter().zip(y).filter(|(x, _)| (**x <= cut) == left).map(|(_, y)| *y).collect()
        };
        squared_error(&side(true)) + squared_error(&side(false))
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 7_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..300 {
            let n = 2 + below(10);
            let x: Vec<f64> = (0..n).map(|_| below(6) as f64).collect();
            let y: Vec<f64> = (0..n).map(|_| below(9) as f64).collect();
            let mut values = x.clone();
            values.sort_by(|a, b| a.partial_cmp(b).expect("finite"));
            values.dedup();
            let cuts = values.windows(2).map(|pair| pair[0] / 2.0 + pair[1] / 2.0);
            let least = cuts.map(|cut| cost(&x, &y, cut)).fold(f64::INFINITY, f64::min);
            match best_cut(&x, &y) {
                None => assert_eq!(values.len(), 1, "{x:?}"),
                Some((cut, claimed)) => {
                    assert!((claimed - least).abs() < 1e-9, "{x:?} {y:?}");
                    assert!((cost(&x, &y, cut) - least).abs() < 1e-9, "{x:?} {y:?}");
                }
            }
        }
    }

    /// Σ y² − (Σ y)²/n loses every digit when the mean is large. Centre first.
    #[test]
    fn large_targets() {
        let y = [1.0, 2.0, 5.0, 6.0].map(|y| y + 1e9);
        let (cut, cost) = best_cut(&[1.0, 2.0, 3.0, 4.0], &y).expect("there is a cut");
        assert!((cut - 2.5).abs() < 1e-9 && (cost - 1.0).abs() < 1e-6, "{cut} {cost}");
    }

    /// A search that starts anew for every cut takes minutes here.
    #[test]
    fn two_hundred_thousand_rows() {
        let x: Vec<f64> = (0..200_000).map(f64::from).collect();
        let y: Vec<f64> = x.iter().map(|&x| if x < 70_000.0 { 0.0 } else { 1.0 }).collect();
        let (cut, cost) = best_cut(&x, &y).expect("there is a cut");
        assert!((cut - 69_999.5).abs() < 1e-9 && cost < 1e-6, "{cut} {cost}");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which numbers do you need to know of each side to give its squared error, and how do they change
//    when one row moves from right to left?
// 2. Σ (y − ȳ)² = Σ y² − (Σ y)² / n. The sum of squares is the same for every cut, so only the sum and
//    the count of each side matter.
// 3. Sort the indices by x. After each row, look at the next: if it has the same x there is no cut here.
//    Subtract the overall mean from y at the start, and large targets keep their digits.
// ANCHOR_END: hints
