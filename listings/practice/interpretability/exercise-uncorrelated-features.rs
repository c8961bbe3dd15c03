//! # Features that say something new
//!
//! You have too many features. Keep those that go with the target, and of those that go with each
//! other keep only one.
//!
//! - `columns[j]` has one value for each row, `y` the targets. All have the same length.
//! - Take the features in order of the **absolute** correlation with `y`, largest first; of equal ones
//!   the lower index first.
//! - Keep a feature if its absolute correlation with every feature kept so far is at most `limit`.
//!   Stop when `most` are kept.
//! - A column that never changes has no correlation and is never kept. If `y` never changes, nothing
//!   is kept. Return the indices in the order of keeping.
//!
//! Pearson's correlation is $r = \dfrac{\sum (a - \bar a)(b - \bar b)}{\sqrt{\sum (a - \bar a)^2 \sum (b - \bar b)^2}}$.
//! Standard library, Rust 1.59.
//!
//! ```text
//! y          1   2   3   4
//! column 0   2   4   6   8     r = 1
//! column 1   8   6   4   2     r = −1, and −1 with column 0
//! column 2   1   2   4   3     r = 0.8
//! column 3   7   7   7   7     never changes
//!
//! limit 0.9, most 3   →   0, 2
//! ```

// ANCHOR: solution
/// Pearson's correlation, or `None` where one of the two never changes.
fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let n = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (x - mean_a, y - mean_b);
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    if aa > 0.0 && bb > 0.0 { Some(ab / (aa * bb).sqrt()) } else { None }
}

/// Indices of the features to keep, in the order of keeping. O(d · most · n) and a sort.
pub fn features_to_keep(columns: &[Vec<f64>], y: &[f64], limit: f64, most: usize) -> Vec<usize> {
    let mut ranked: Vec<(f64, usize)> = columns
        .iter()
        .enumerate()
        .filter_map(|(j, column)| Some((correlation(column, y)?.abs(), j)))
        .collect();
    // A stable sort: equal ones stay in order of their index.
    ranked.sort_by(|a, b| b.0.partial_cmp(&a.0).expect("correlations are numbers"));

    let mut kept: Vec<usize> = Vec::new();
    for (_, j) in ranked {
        if kept.len() == most {
            break;
        }
        // Both change, or they would not have been ranked.
        let too_close = |&k: &usize| match correlation(&columns[j], &columns[k]) {
            Some(r) => r.abs() > limit,
            None => false,
        };
        let new = !kept.iter().any(too_close);
        if new {
            kept.push(j);
        }
    }
    kept
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Indices of the features to keep, in the order of keeping.
    pub fn features_to_keep(
        columns: &[Vec<f64>],
        y: &[f64],
        limit: f64,
        most: usize,
    ) -> Vec<usize> {
        todo!("correlation, rank, then keep what is new")
    }
    // ANCHOR_END: starter
}

fn main() {
    let columns = [
        vec![2.0, 4.0, 6.0, 8.0],
        vec![8.0, 6.0, 4.0, 2.0],
        vec![1.0, 2.0, 4.0, 3.0],
        vec![7.0; 4],
    ];
    println!("{:?}", features_to_keep(&columns, &[1.0, 2.0, 3.0, 4.0], 0.9, 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const Y: [f64; 4] = [1.0, 2.0, 3.0, 4.0];

    fn columns() -> Vec<Vec<f64>> {
        vec![
            vec![2.0, 4.0, 6.0, 8.0],
            vec![8.0, 6.0, 4.0, 2.0],
            vec![1.0, 2.0, 4.0, 3.0],
            vec![7.0; 4],
        ]
    }

    #[test]
    fn the_example() {
        assert_eq!(features_to_keep(&columns(), &Y, 0.9, 3), [0, 2]);
    }

    #[test]
    fn a_strict_limit_keeps_one() {
        assert_eq!(features_to_keep(&columns(), &Y, 0.5, 3), [0]);
    }

    #[test]
    fn no_more_than_asked_for() {
        assert_eq!(features_to_keep(&columns(), &Y, 1.1, 2), [0, 1]);
        assert!(features_to_keep(&columns(), &Y, 1.1, 0).is_empty());
    }

    #[test]
    fn what_never_changes() {
        assert!(features_to_keep(&columns(), &[5.0; 4], 0.9, 3).is_empty());
        assert!(features_to_keep(&columns()[3..], &Y, 0.9, 3).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_feature_dropped_does_not_block_others() {
        // 1 is a copy of 0 and is dropped; 2 is compared with 0 alone.
        let columns =
            vec![vec![1.0, 2.0, 3.0, 5.0], vec![1.0, 2.0, 3.0, 5.0], vec![0.0, 1.0, 0.0, 1.0]];
        assert_eq!(features_to_keep(&columns, &[1.0, 2.0, 3.0, 4.0], 0.9, 5), [0, 2]);
    }

    #[test]
    fn scale_and_sign_do_not_matter() {
        let columns = vec![vec![1.0, 3.0, 2.0], vec![5.0, 1.0, 1.0], vec![2.0, 2.5, 9.0]];
        let y = [1.0, 2.0, 4.0];
        let kept = features_to_keep(&columns, &y, 0.8, 3);
        let scaled: Vec<Vec<f64>> =
            columns.iter().map(|c| c.iter().map(|x| -40.0 * x + 3.0).collect()).collect();
        assert_eq!(features_to_keep(&scaled, &y, 0.8, 3), kept);
    }

    #[test]
    fn nothing_in() {
        assert!(features_to_keep(&[], &[1.0, 2.0], 0.9, 3).is_empty());
        assert!(features_to_keep(&[vec![], vec![]], &[], 0.9, 3).is_empty());
    }

    #[test]
    fn many_features() {
        let mut state = 9_u64;
        let mut number = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 40) as f64
        };
        let mut columns: Vec<Vec<f64>> =
            (0..300).map(|_| (0..50).map(|_| number()).collect()).collect();
        let y = columns[123].clone();
        columns[200] = y.iter().map(|v| 1e6 - v).collect();
        let kept = features_to_keep(&columns, &y, 0.6, 10);
        assert_eq!((kept[0], kept.len()), (123, 10));
        assert!(!kept.contains(&200));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Write `correlation` first, with an answer for columns that never change (0/0).
// 2. Rank the features by |r| with the target: sort pairs of (value, index), largest first, and make
//    sure that equal values keep the lower index in front.
// 3. Walk down the ranking. A feature is new if it is not too close to any *kept* one; the dropped
//    ones do not matter.
// ANCHOR_END: hints
