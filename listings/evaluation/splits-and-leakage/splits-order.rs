//! Splits that respect what belongs together: time, and groups.
//!
//! Contract: for time, rows are sorted from the oldest. Each of k splits trains on everything before
//! its test rows, less a `gap`, and tests on the next n/(k + 1) rows, rounded down; the last test part
//! ends with the last row. That is scikit-learn's `TimeSeriesSplit`. For groups, all rows of a group
//! (a user, a near-duplicate cluster) are in the same fold: the largest group goes first, each to the
//! fold with the fewest rows so far.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kit::figure::{Figure, Marker, Points, Side};

/// Rows to fit on and rows to measure on; both rising.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Rows to fit on.
    pub train: Vec<usize>,
    /// Rows to measure on.
    pub test: Vec<usize>,
}

// ANCHOR: time
/// k splits of n rows in order of time: train on the past, leave out `gap` rows, test on what follows.
/// `None` if some split would have nothing to train or to test on.
pub fn time_series_split(n: usize, k: usize, gap: usize) -> Option<Vec<Split>> {
    let size = n / (k + 1);
    let first = n - k * size;
    if k == 0 || size == 0 || gap >= first {
        return None;
    }
    let split = |i: usize| {
        let start = first + i * size;
        Split { train: (0..start - gap).collect(), test: (start..start + size).collect() }
    };
    Some((0..k).map(split).collect())
}
// ANCHOR_END: time

// ANCHOR: groups
/// k folds that keep the rows of a group together. `None` with fewer than two folds, or fewer groups
/// than folds.
pub fn group_k_fold(groups: &[u32], k: usize) -> Option<Vec<Split>> {
    let mut rows_of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (row, &group) in groups.iter().enumerate() {
        rows_of.entry(group).or_default().push(row);
    }
    if k < 2 || rows_of.len() < k {
        return None;
    }
    let mut largest_first: Vec<Vec<usize>> = rows_of.into_values().collect();
    largest_first.sort_by_key(|rows| Reverse(rows.len()));
    let mut folds = vec![Vec::new(); k];
    for rows in largest_first {
        let lightest = folds.iter_mut().min_by_key(|fold| fold.len())?;
        lightest.extend(rows);
    }
    let split = |mut test: Vec<usize>| {
        test.sort_unstable();
        let train = (0..groups.len()).filter(|row| test.binary_search(row).is_err()).collect();
        Split { train, test }
    };
    Some(folds.into_iter().map(split).collect())
}
// ANCHOR_END: groups

// ANCHOR: main
fn main() {
    println!("time, 6 rows, 5 splits");
    for split in time_series_split(6, 5, 0).into_iter().flatten() {
        println!("  train {:?} test {:?}", split.train, split.test);
    }
    println!("time, 11 rows, 3 splits, a gap of 1");
    for split in time_series_split(11, 3, 1).into_iter().flatten() {
        println!("  train {:?} test {:?}", split.train, split.test);
    }
    println!("groups a a b c c c b d");
    for split in group_k_fold(&[0, 0, 1, 2, 2, 2, 1, 3], 2).into_iter().flatten() {
        println!("  train {:?} test {:?}", split.train, split.test);
    }
    draw();
}
// ANCHOR_END: main

/// Which rows train and which test, one line for each split.
fn draw() {
    let splits: Vec<Split> = time_series_split(18, 3, 1).into_iter().flatten().collect();
    let points = |part: fn(&Split) -> &Vec<usize>| {
        let lines = splits.iter().zip([1.0, 2.0, 3.0]);
        lines
            .flat_map(|(split, line)| part(split).iter().map(move |row| (*row as f64 + 1.0, line)))
            .collect::<Vec<(f64, f64)>>()
    };
    Figure::new("row, the oldest first", "split")
        .x_range(0.0, 19.0)
        .y_range(0.0, 4.0)
        .y_tick(1.0)
        .with(Points::new("train", points(|split| &split.train)).marker(Marker::Circle).unnamed())
        .with(Points::new("test", points(|split| &split.test)).marker(Marker::Cross).unnamed())
        .label(3.0, 3.4, Side::Right, "train")
        .label(15.5, 3.4, Side::Right, "test")
        .save("splits-order-time");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published: the example of scikit-learn's `TimeSeriesSplit`.
    #[test]
    fn as_in_scikit_learn() {
        let splits = time_series_split(6, 5, 0).expect("six rows");
        for (i, split) in splits.iter().enumerate() {
            assert_eq!(*split, Split { train: (0..=i).collect(), test: vec![i + 1] });
        }
    }

    #[test]
    fn a_gap_takes_from_the_training_part() {
        let splits = time_series_split(11, 3, 1).expect("eleven rows");
        assert_eq!(splits[0], Split { train: (0..4).collect(), test: vec![5, 6] });
        assert_eq!(splits[2].test, [9, 10]);
    }

    #[test]
    fn what_cannot_be_split_in_time() {
        assert_eq!(time_series_split(5, 5, 0), None);
        assert_eq!(time_series_split(6, 0, 0), None);
        assert_eq!(time_series_split(6, 5, 1), None);
        assert_eq!(time_series_split(0, 2, 0), None);
    }

    #[test]
    fn groups_stay_together_and_folds_are_even() {
        let splits = group_k_fold(&[0, 0, 1, 2, 2, 2, 1, 3], 2).expect("four groups");
        assert_eq!(splits[0].test, [3, 4, 5, 7]);
        assert_eq!(splits[1].test, [0, 1, 2, 6]);
    }

    #[test]
    fn too_few_groups() {
        assert_eq!(group_k_fold(&[1, 1, 1], 2), None);
        assert_eq!(group_k_fold(&[], 2), None);
        assert_eq!(group_k_fold(&[1, 2], 1), None);
    }
}
