//! # Pegasos on sparse rows
//!
//! Train a linear support vector machine by one pass over the rows, in order. A row is a list of
//! (feature, value) pairs with different features, all other values are 0; its label is +1 or −1.
//! Begin with all weights 0. At step $t = 1, 2, \dots$, with $\eta = 1 / (\lambda t)$:
//!
//! 1. Compute the margin $m = y \, (w \cdot x)$ with the weights *before* the step.
//! 2. Multiply **all** weights by $1 - \eta \lambda = 1 - 1/t$.
//! 3. If $m < 1$, add $\eta \, y \, x$.
//!
//! - Return the `d` weights after the last row. Without rows they are 0.
//! - All features are below `d`. λ is above 0.
//! - `d` may be a million and most rows have ten values: no step may touch all weights.
//!
//! ```text
//! λ = 1, d = 2
//!
//! t = 1   x = (1, 0), y = +1   m = 0     w = (1, 0)
//! t = 2   x = (0, 2), y = −1   m = 0     w = (0.5, −1)
//! t = 3   x = (2, 0), y = +1   m = 1     w = (0.3333, −0.6667)
//! ```

// ANCHOR: solution
/// One pass of Pegasos: `d` weights.
pub fn pegasos(rows: &[(Vec<(usize, f64)>, f64)], lambda: f64, d: usize) -> Vec<f64> {
    // After t steps w = v / (λ t), where v is the sum of y x over the rows that were too close: the
    // factors 1 − 1/t of all later steps multiply to just that.
    let mut v = vec![0.0; d];
    for (steps, (row, label)) in rows.iter().enumerate() {
        let product: f64 = row.iter().map(|&(j, x)| v[j] * x).sum();
        // Before the first step w is 0, and so is v.
        let margin = label * product / (lambda * steps.max(1) as f64);
        if margin < 1.0 {
            for &(j, x) in row {
                v[j] += label * x;
            }
        }
    }
    let scale = lambda * rows.len().max(1) as f64;
    v.iter().map(|v| v / scale).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// One pass of Pegasos: `d` weights.
    pub fn pegasos(rows: &[(Vec<(usize, f64)>, f64)], lambda: f64, d: usize) -> Vec<f64> {
        todo!("how can all weights shrink without being touched?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let rows = [(vec![(0, 1.0)], 1.0), (vec![(1, 2.0)], -1.0), (vec![(0, 2.0)], 1.0)];
    println!("{:.4?}", pegasos(&rows, 1.0, 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: &[f64], right: &[f64]) -> bool {
        left.len() == right.len() && left.iter().zip(right).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    #[test]
    fn the_example() {
        let rows = [(vec![(0, 1.0)], 1.0), (vec![(1, 2.0)], -1.0), (vec![(0, 2.0)], 1.0)];
        assert!(close(&pegasos(&rows[..1], 1.0, 2), &[1.0, 0.0]));
        assert!(close(&pegasos(&rows[..2], 1.0, 2), &[0.5, -1.0]));
        assert!(close(&pegasos(&rows, 1.0, 2), &[1.0 / 3.0, -2.0 / 3.0]));
    }

    #[test]
    fn no_rows_and_empty_rows() {
        assert!(close(&pegasos(&[], 0.5, 3), &[0.0; 3]));
        assert!(close(&pegasos(&[(vec![], 1.0), (vec![], -1.0)], 0.5, 1), &[0.0]));
    }

    #[test]
    fn a_million_weights_and_twenty_thousand_rows() {
        let rows: Vec<(Vec<(usize, f64)>, f64)> = (0..20_000_usize)
            .map(|i| (vec![(i * 37 % 1_000_000, 1.0)], if i % 2 == 0 { 1.0 } else { -1.0 }))
            .collect();
        assert_eq!(pegasos(&rows, 1e-4, 1_000_000).len(), 1_000_000);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Step by step, every weight every time.
    fn dense(rows: &[(Vec<(usize, f64)>, f64)], lambda: f64, d: usize) -> Vec<f64> {
        let mut w = vec![0.0; d];
        for (i, (row, label)) in rows.iter().enumerate() {
            let t = (i + 1) as f64;
            let margin: f64 = label * row.iter().map(|&(j, x)| w[j] * x).sum::<f64>();
            for wj in &mut w {
                *wj *= 1.0 - 1.0 / t;
            }
            if margin < 1.0 {
                for &(j, x) in row {
                    w[j] += label * x / (lambda * t);
                }
            }
        }
        w
    }

    #[test]
    fn agrees_with_dense_weights() {
        let mut state = 3_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..60 {
            let mut rows: Vec<(Vec<(usize, f64)>, f64)> = Vec::new();
            for _ in 0..40 {
                let row = (0..5).filter(|_| below(2) == 0).collect::<Vec<usize>>();
                let row = row.into_iter().map(|j| (j, below(100) as f64 / 37.0 - 1.3)).collect();
                rows.push((row, if below(2) == 0 { 1.0 } else { -1.0 }));
            }
            let (ours, expected) = (pegasos(&rows, 0.3, 5), dense(&rows, 0.3, 5));
            assert!(ours.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Write the weights as a number times a vector, so that shrinking all of them changes one number.
// 2. What is (1 − 1/2)(1 − 1/3)…(1 − 1/t)? And a row that was added at step s with η = 1/(λ s): how
//    much of it is left after step t?
// 3. It telescopes: 1/(λ t), whatever s was. Keep v, the sum of y x over the rows with m < 1; the
//    weights after t steps are v / (λ t).
// ANCHOR_END: hints
