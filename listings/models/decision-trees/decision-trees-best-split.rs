//! Decision trees on numbers: the best threshold of one feature, by one sweep over the sorted rows.
//!
//! Contract: `x[i]` is the feature of row i, `labels[i]` its class, below `classes`. A split sends
//! x ≤ threshold to the left. Thresholds lie halfway between neighbouring distinct values. Cost is
//! the Gini impurity of the two sides, weighted by their rows; smaller is better, and of equal costs
//! the lowest threshold wins. NaN is refused.
//!
//! - `best_split`: O(n log n) for the sort and O(n) for the sweep (O(nK) if each step summed K counts
//!   anew; here a step changes two sums of squares).
//! - `exhaustive`: every threshold counted from the start, O(n²). The reference.
//!
//! Standard library only, and nothing newer than Rust 1.59 in the part under study.

use kit::rng::Rng;

// ANCHOR: cost
/// A threshold and what it costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Rows at or below it go left.
    pub threshold: f64,
    /// Weighted Gini impurity of the two sides.
    pub cost: f64,
}

/// n·Gini = n − Σ count² / n, so with the sums of squares at hand a cost is four operations.
fn cost(left: f64, left_squares: f64, right: f64, right_squares: f64) -> f64 {
    1.0 - (left_squares / left + right_squares / right) / (left + right)
}

/// Halfway between two values, without overflow, and always below the upper one.
fn between(low: f64, high: f64) -> f64 {
    let middle = low / 2.0 + high / 2.0;
    if middle < high { middle } else { low } // neighbouring floats have nothing between them
}
// ANCHOR_END: cost

// ANCHOR: sweep
/// The cheapest threshold. `None` if all values are equal (nothing to split), or if one is NaN.
pub fn best_split(x: &[f64], labels: &[usize], classes: usize) -> Option<Split> {
    if x.iter().any(|value| value.is_nan()) {
        return None;
    }
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&a, &b| x[a].partial_cmp(&x[b]).expect("NaN was refused")); // (1)

    let mut left = vec![0_usize; classes];
    let mut right = vec![0_usize; classes];
    for &label in labels {
        right[label] += 1;
    }
    let (mut left_squares, mut right_squares) =
        (0, right.iter().map(|&count| count * count).sum::<usize>());

    let mut best: Option<Split> = None;
    for (position, pair) in order.windows(2).enumerate() {
        let label = labels[pair[0]];
        left_squares += 2 * left[label] + 1; // (2)
        right_squares -= 2 * right[label] - 1;
        left[label] += 1;
        right[label] -= 1;
        // ANCHOR: tie
        let (low, high) = (x[pair[0]], x[pair[1]]);
        if low >= high {
            continue; // no threshold lies between equal values
        }
        // ANCHOR_END: tie
        let n_left = (position + 1) as f64;
        let n_right = (x.len() - position - 1) as f64;
        let cost = cost(n_left, left_squares as f64, n_right, right_squares as f64);
        if best.iter().all(|best| cost < best.cost - 1e-12) {
            best = Some(Split { threshold: between(low, high), cost }); // (3)
        }
    }
    best
}
// ANCHOR_END: sweep

// ANCHOR: exhaustive
/// Every threshold, each side counted from the start: O(n²).
pub fn exhaustive(x: &[f64], labels: &[usize], classes: usize) -> Option<Split> {
    let gini_sum = |side: &dyn Fn(f64) -> bool| -> f64 {
        let mut counts = vec![0_usize; classes];
        for (_, &label) in x.iter().zip(labels).filter(|&(&x, _)| side(x)) {
            counts[label] += 1;
        }
        let n = counts.iter().sum::<usize>() as f64;
        n - counts.iter().map(|&count| (count as f64).powi(2)).sum::<f64>() / n
    };
    let mut values = x.to_vec();
    values.sort_by(|a, b| a.partial_cmp(b).expect("the reference is called without NaN"));
    values.dedup();
    let mut best: Option<Split> = None;
    for pair in values.windows(2) {
        let threshold = between(pair[0], pair[1]);
        let cost = (gini_sum(&|x| x <= threshold) + gini_sum(&|x| x > threshold)) / x.len() as f64;
        if best.iter().all(|best| cost < best.cost - 1e-12) {
            best = Some(Split { threshold, cost });
        }
    }
    best
}
// ANCHOR_END: exhaustive

// ANCHOR: main
fn main() {
    let x = [1.0, 2.0, 2.0, 3.0, 5.0, 6.0];
    let labels = [0, 0, 1, 1, 1, 0];
    println!("{:?}", best_split(&x, &labels, 2));
    println!("all values equal: {:?}", best_split(&[4.0, 4.0], &[0, 1], 2));

    let mut rng = Rng::new(19);
    let mut agree = 0;
    for _ in 0..1000 {
        let n = 2 + rng.below(30);
        let x: Vec<f64> = (0..n).map(|_| rng.below(8) as f64).collect();
        let labels: Vec<usize> = (0..n).map(|_| rng.below(3)).collect();
        let (fast, slow) = (best_split(&x, &labels, 3), exhaustive(&x, &labels, 3));
        let same = |a: Split, b: Split| {
            (a.cost - b.cost).abs() < 1e-12 && (a.threshold - b.threshold).abs() < 1e-12
        };
        agree += match (fast, slow) {
            (Some(fast), Some(slow)) => usize::from(same(fast, slow)),
            (None, None) => 1,
            _ => 0,
        };
    }
    println!("sweep and exhaustive search agree on {agree} of 1000 random columns");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn split(x: &[f64], labels: &[usize]) -> Split {
        best_split(x, labels, 3).expect("there are two values")
    }

    /// By hand: x ≤ 1 leaves [1, 0] and [2, 3], cost 5/6 · (1 − (4 + 9)/25) = 0.4. So does
    /// x ≤ 5, by symmetry: the lower threshold wins.
    #[test]
    fn six_rows_by_hand() {
        let found = split(&[1.0, 2.0, 2.0, 3.0, 5.0, 6.0], &[0, 0, 1, 1, 1, 0]);
        assert_close!(found.threshold, 1.5, 0.0);
        assert_close!(found.cost, 0.4, 1e-12);
    }

    #[test]
    fn pure_sides_cost_nothing() {
        let found = split(&[3.0, 1.0, 4.0, 2.0], &[1, 0, 1, 0]);
        assert_close!(found.threshold, 2.5, 0.0);
        assert_close!(found.cost, 0.0, 1e-12);
    }

    #[test]
    fn nothing_to_split() {
        assert_eq!(best_split(&[], &[], 2), None);
        assert_eq!(best_split(&[1.0], &[0], 2), None);
        assert_eq!(best_split(&[4.0, 4.0, 4.0], &[0, 1, 0], 2), None);
        assert_eq!(best_split(&[0.0, -0.0], &[0, 1], 2), None, "the two zeros are equal");
    }

    #[test]
    fn nan_is_refused() {
        assert_eq!(best_split(&[1.0, f64::NAN], &[0, 1], 2), None);
    }

    /// (low + high) / 2 would be infinite here.
    #[test]
    fn the_middle_of_huge_values_does_not_overflow() {
        let found = split(&[1.6e308, 1.7e308], &[0, 1]);
        assert!(found.threshold.is_finite() && found.threshold > 1.6e308);
    }

    /// Halfway rounds to one of the two. It must not be the upper: both rows would go left.
    #[test]
    fn neighbouring_floats_still_go_two_ways() {
        for bits in 0..2 {
            let low = f64::from_bits(1.0_f64.to_bits() + bits);
            let high = f64::from_bits(1.0_f64.to_bits() + bits + 1);
            let threshold = split(&[low, high], &[0, 1]).threshold;
            assert!(low <= threshold && threshold < high);
        }
        let infinite = split(&[f64::NEG_INFINITY, f64::INFINITY], &[0, 1]).threshold;
        assert!(infinite < f64::INFINITY);
    }

    /// XOR: no single threshold lowers the impurity, so a tree that insists on a gain never starts.
    #[test]
    fn xor_has_no_gain_at_the_root() {
        let labels = [0, 1, 1, 0];
        assert_close!(split(&[0.0, 0.0, 1.0, 1.0], &labels).cost, 0.5, 1e-12);
        assert_close!(split(&[0.0, 1.0, 0.0, 1.0], &labels).cost, 0.5, 1e-12);
    }
}
