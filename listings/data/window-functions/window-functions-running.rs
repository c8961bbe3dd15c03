//! Lag, cumulative sum, rolling sum, mean and maximum, with missing values.
//!
//! A window of `width` rows ends at the current row: SQL's `rows between width - 1 preceding and
//! current row`, pandas' `rolling(width)`. It has a value if at least `min_periods` of its rows have
//! one. Each function takes rows in their order and costs O(n), whatever the width.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

use std::collections::VecDeque;

// ANCHOR: shift
/// The value `by` rows earlier: `lag`, `shift(by)`. There is none before the first row.
pub fn lag<T: Clone>(values: &[T], by: usize) -> Vec<Option<T>> {
    (0..values.len()).map(|row| row.checked_sub(by).map(|from| values[from].clone())).collect()
}

/// The value `by` rows later: `lead`, `shift(-by)`. It looks into the future.
pub fn lead<T: Clone>(values: &[T], by: usize) -> Vec<Option<T>> {
    (0..values.len()).map(|row| values.get(row + by).cloned()).collect()
}

/// The sum up to each row. A missing value adds nothing and has no sum of its own, as in pandas.
pub fn cumulative_sum(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut sum = 0.0;
    let add = |value: &Option<f64>| {
        value.map(|value| {
            sum += value;
            sum
        })
    };
    values.iter().map(add).collect()
}
// ANCHOR_END: shift

// ANCHOR: rolling
/// Sum and number of the values that are there, for each window: one enters, one leaves.
pub fn rolling(values: &[Option<f64>], width: usize) -> Vec<(f64, usize)> {
    let (mut sum, mut there) = (0.0, 0);
    let mut windows = Vec::with_capacity(values.len());
    for (row, &value) in values.iter().enumerate() {
        if let Some(enters) = value {
            sum += enters;
            there += 1;
        }
        let oldest = row.checked_sub(width).and_then(|row| values[row]);
        if let Some(leaves) = oldest {
            sum -= leaves;
            there -= 1;
        }
        windows.push((sum, there));
    }
    windows
}

/// The sum of each window that has at least `min_periods` values.
pub fn rolling_sum(values: &[Option<f64>], width: usize, min_periods: usize) -> Vec<Option<f64>> {
    let enough = |(sum, there)| if there >= min_periods { Some(sum) } else { None };
    rolling(values, width).into_iter().map(enough).collect()
}

/// The mean of the values that are there: divided by their number, not by `width`.
pub fn rolling_mean(values: &[Option<f64>], width: usize, min_periods: usize) -> Vec<Option<f64>> {
    let least = min_periods.max(1);
    let mean = |(sum, there)| if there >= least { Some(sum / there as f64) } else { None };
    rolling(values, width).into_iter().map(mean).collect()
}
// ANCHOR_END: rolling

// ANCHOR: max
/// The largest value of each window. A value that is older and not larger than another in the
/// window will never be the largest again: it is dropped from the queue.
pub fn rolling_max(values: &[Option<f64>], width: usize, min_periods: usize) -> Vec<Option<f64>> {
    let mut falling: VecDeque<(usize, f64)> = VecDeque::new(); // (row, value), values falling
    let there = rolling(values, width).into_iter().map(|(_, there)| there);
    let mut largest = Vec::with_capacity(values.len());
    for (row, there) in there.enumerate() {
        if let Some(value) = values[row] {
            while matches!(falling.back(), Some(&(_, older)) if older <= value) {
                falling.pop_back();
            }
            falling.push_back((row, value));
        }
        if matches!(falling.front(), Some(&(from, _)) if from + width <= row) {
            falling.pop_front();
        }
        let known = falling.front().map(|&(_, value)| value);
        largest.push(if there >= min_periods { known } else { None });
    }
    largest
}
// ANCHOR_END: max

// ANCHOR: main
fn main() {
    let s = [Some(0.0), Some(1.0), Some(2.0), None, Some(4.0)];
    println!("s                 {}", row(&s));
    let before: Vec<_> = lag(&s, 1).into_iter().map(Option::flatten).collect();
    println!("lag 1             {}", row(&before));
    println!("cumulative sum    {}", row(&cumulative_sum(&s)));
    println!("sum of 2          {}", row(&rolling_sum(&s, 2, 2)));
    println!("sum of 2, 1 is ok {}", row(&rolling_sum(&s, 2, 1)));
    println!("mean of 3, 2 ok   {}", row(&rolling_mean(&s, 3, 2)));
    println!("max of 3, 1 is ok {}", row(&rolling_max(&s, 3, 1)));

    let large = [Some(1e16), Some(1.0), Some(1.0), Some(1.0)];
    println!("1 + 1 after 1e16  {}", row(&rolling_sum(&large, 2, 2)[2..]));
}
// ANCHOR_END: main

fn row(values: &[Option<f64>]) -> String {
    let cell = |value: &Option<f64>| value.map_or("    –".to_owned(), |v| format!("{v:5}"));
    values.iter().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: [Option<f64>; 5] = [Some(0.0), Some(1.0), Some(2.0), None, Some(4.0)];

    /// pandas' documentation of `DataFrame.rolling`.
    #[test]
    fn pandas_example() {
        assert_eq!(rolling_sum(&S, 2, 2), [None, Some(1.0), Some(3.0), None, None]);
        assert_eq!(rolling_sum(&S, 2, 1), [Some(0.0), Some(1.0), Some(3.0), Some(2.0), Some(4.0)]);
        // By hand: the windows (2, –, 4) and (1, 2, –).
        assert_eq!(rolling_mean(&S, 3, 2), [None, Some(0.5), Some(1.0), Some(1.5), Some(3.0)]);
    }

    #[test]
    fn lag_and_lead_mirror_each_other() {
        assert_eq!(lag(&[1, 2, 3], 1), [None, Some(1), Some(2)]);
        assert_eq!(lead(&[1, 2, 3], 1), [Some(2), Some(3), None]);
        assert_eq!(lag(&[1, 2, 3], 0), [Some(1), Some(2), Some(3)]);
        assert_eq!(lead(&[1, 2, 3], 9), [None, None, None]);
    }

    #[test]
    fn a_window_without_values() {
        let none = [None; 3];
        assert_eq!(rolling_sum(&none, 2, 0), [Some(0.0); 3]);
        assert_eq!(rolling_mean(&none, 2, 0), [None; 3]);
        assert_eq!(rolling_max(&none, 2, 0), [None; 3]);
        assert!(rolling_max(&[], 2, 1).is_empty());
    }

    #[test]
    fn an_old_maximum_leaves() {
        let fall = [9.0, 1.0, 2.0, 2.0, 0.0, 0.0].map(Some);
        assert_eq!(rolling_max(&fall, 3, 3)[2..], [9.0, 2.0, 2.0, 2.0].map(Some));
    }

    /// 1e16 + 1 is 1e16 in `f64`: when 1e16 leaves, the ones have gone with it.
    #[test]
    fn a_running_sum_forgets_what_a_large_value_swallowed() {
        let large = [1e16, 1.0, 1.0, 1.0].map(Some);
        assert_eq!(rolling_sum(&large, 2, 2)[2..], [Some(0.0), Some(0.0)]); // and not 2
        let infinite = [f64::INFINITY, 1.0, 1.0].map(Some);
        assert!(rolling_sum(&infinite, 1, 1)[2].expect("one value").is_nan());
    }
}
