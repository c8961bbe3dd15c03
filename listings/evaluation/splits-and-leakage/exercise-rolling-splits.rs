//! # Train on what was known
//!
//! You predict whether a pin will be saved within `horizon` days after it is shown. Row i was shown on
//! day `shown[i]`, so its label is known on day `shown[i] + horizon`, and not before.
//!
//! You retrain on each of some days, the `cutoffs`, which rise. For each cutoff c return two lists of
//! rows, in rising order of row:
//!
//! - **train**: rows whose label is known on day c, `shown[i] + horizon <= c`;
//! - **test**: rows shown from day c on, but before the next cutoff (after the last cutoff: all).
//!
//! Rows may be in any order and days may repeat. Either list may be empty. Days fit into `u32`, and so
//! do their sums with the horizon.
//!
//! ```text
//! shown [0, 5, 6, 8, 10, 12], horizon 3, cutoffs [8, 11]
//! cutoff 8:   train rows 0 and 1 (known on days 3 and 8)   test rows 3 and 4
//! cutoff 11:  train rows 0, 1, 2 and 3                     test row 5
//! ```
//!
//! Row 2 was shown on day 6, before the first cutoff, and is in neither list of that split: its label is
//! known on day 9.

// ANCHOR: given
/// Rows to train on and rows to test on.
pub type Split = (Vec<usize>, Vec<usize>);
// ANCHOR_END: given

// ANCHOR: solution
/// One split for each cutoff: O(cutoffs · rows).
pub fn rolling_splits(shown: &[u32], horizon: u32, cutoffs: &[u32]) -> Vec<Split> {
    let mut splits = Vec::new();
    for (i, &cutoff) in cutoffs.iter().enumerate() {
        let next = cutoffs.get(i + 1).copied();
        let rows = |keep: &dyn Fn(u32) -> bool| -> Vec<usize> {
            (0..shown.len()).filter(|&row| keep(shown[row])).collect()
        };
        let train = rows(&|day| day + horizon <= cutoff);
        let test = rows(&|day| day >= cutoff && next.iter().all(|next| day < *next));
        splits.push((train, test));
    }
    splits
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Split;

    // ANCHOR: starter
    /// One split for each cutoff.
    pub fn rolling_splits(shown: &[u32], horizon: u32, cutoffs: &[u32]) -> Vec<Split> {
        // Trains on rows whose label is not known yet, and tests on all that come later: go on.
        let rows = |from: u32, to: u32| -> Vec<usize> {
            (0..shown.len()).filter(|&row| shown[row] >= from && shown[row] < to).collect()
        };
        cutoffs.iter().map(|&cutoff| (rows(0, cutoff), rows(cutoff, u32::MAX))).collect()
    }
    // ANCHOR_END: starter
}

fn main() {
    for (train, test) in rolling_splits(&[0, 5, 6, 8, 10, 12], 3, &[8, 11]) {
        println!("train {train:?} test {test:?}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let expected = [(vec![0, 1], vec![3, 4]), (vec![0, 1, 2, 3], vec![5])];
        assert_eq!(rolling_splits(&[0, 5, 6, 8, 10, 12], 3, &[8, 11]), expected);
    }

    #[test]
    fn rows_in_any_order() {
        assert_eq!(rolling_splits(&[9, 1, 5], 4, &[5]), [(vec![1], vec![0, 2])]);
    }

    #[test]
    fn labels_known_at_once() {
        assert_eq!(rolling_splits(&[3, 4, 4], 0, &[4]), [(vec![0, 1, 2], vec![1, 2])]);
    }

    #[test]
    fn nothing_to_train_on_and_no_cutoffs() {
        assert_eq!(rolling_splits(&[3], 5, &[2]), [(vec![], vec![0])]);
        assert_eq!(rolling_splits(&[3], 5, &[]), []);
        assert_eq!(rolling_splits(&[], 5, &[1]), [(vec![], vec![])]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn row_by_row() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).unwrap()
        };
        for _ in 0..1000 {
            let shown: Vec<u32> = (0..below(8)).map(|_| below(12)).collect();
            let horizon = below(5);
            let cutoffs: Vec<u32> = (0..12).filter(|_| below(4) == 0).collect();
            let splits = rolling_splits(&shown, horizon, &cutoffs);
            assert_eq!(splits.len(), cutoffs.len());
            for (i, &day) in shown.iter().enumerate() {
                // A row is tested once, if at all: at the last cutoff that is not after it.
                let last = cutoffs.iter().rposition(|&cutoff| cutoff <= day);
                for (split, (train, test)) in splits.iter().enumerate() {
                    assert_eq!(test.contains(&i), last == Some(split));
                    assert_eq!(train.contains(&i), day + horizon <= cutoffs[split]);
                }
            }
        }
    }

    #[test]
    fn a_hundred_thousand_rows() {
        let shown: Vec<u32> = (0..100_000).map(|row| row / 1000).collect();
        let splits = rolling_splits(&shown, 7, &[50, 75]);
        assert_eq!((splits[0].0.len(), splits[0].1.len()), (44_000, 25_000));
        assert_eq!((splits[1].0.len(), splits[1].1.len()), (69_000, 25_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Write down for row 2 of the example on which day it could be used for training. And for testing?
// 2. Each list is a filter over rows with one condition on the day. The end of the test part needs the
//    next cutoff, if there is one.
// 3. Loop over cutoffs with their index. `cutoffs.get(i + 1)` is `None` at the last: then nothing ends
//    the test part.
// ANCHOR_END: hints
