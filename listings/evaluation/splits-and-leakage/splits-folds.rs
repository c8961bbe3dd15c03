//! k-fold and stratified k-fold: which rows train and which test.
//!
//! Contract: rows are 0..n, folds are 0..k. Every row is in the test part of exactly one fold and in
//! the training part of all others. Fold sizes differ by one at most; in `k_fold` the first n mod k
//! folds are the larger ones, and rows keep their order, as in scikit-learn's `KFold`. Stratified:
//! the rows of each class are dealt to the folds like cards, so that both fold sizes and the class
//! counts in them differ by one at most. Which rows of a class go where is not scikit-learn's choice.

use std::collections::BTreeMap;

use kit::rng::Rng;

// ANCHOR: split
/// Rows to fit on and rows to measure on; both rising.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Rows to fit on: models, scalers, imputers, encoders, everything.
    pub train: Vec<usize>,
    /// Rows to measure on.
    pub test: Vec<usize>,
}

/// Why rows cannot be split as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SplitError {
    /// One fold would have nothing to train on.
    FewerThanTwoFolds,
    /// Some fold would be empty.
    MoreFoldsThanRows,
    /// Not every fold can have a row of this class.
    ClassTooSmall(u32),
}

/// One split for each fold, from the fold of each row.
fn splits(fold_of: &[usize], k: usize) -> Vec<Split> {
    let rows = || fold_of.iter().enumerate();
    (0..k)
        .map(|fold| Split {
            train: rows().filter(|(_, f)| **f != fold).map(|(row, _)| row).collect(),
            test: rows().filter(|(_, f)| **f == fold).map(|(row, _)| row).collect(),
        })
        .collect()
}

fn check(n: usize, k: usize) -> Result<(), SplitError> {
    if k < 2 {
        return Err(SplitError::FewerThanTwoFolds);
    }
    if k > n {
        return Err(SplitError::MoreFoldsThanRows);
    }
    Ok(())
}
// ANCHOR_END: split

// ANCHOR: k_fold
/// k folds of neighbouring rows. Shuffle the rows first unless their order means nothing.
///
/// # Errors
///
/// With fewer than two folds or more folds than rows.
pub fn k_fold(n: usize, k: usize) -> Result<Vec<Split>, SplitError> {
    check(n, k)?;
    let size = |fold: usize| n / k + usize::from(fold < n % k);
    let fold_of: Vec<usize> =
        (0..k).flat_map(|fold| std::iter::repeat_n(fold, size(fold))).collect();
    Ok(splits(&fold_of, k))
}
// ANCHOR_END: k_fold

// ANCHOR: stratified
/// k folds with the class shares of the whole: the rows, sorted by class, are dealt like cards.
///
/// # Errors
///
/// As [`k_fold`], and if a class has fewer than k rows.
pub fn stratified_k_fold(labels: &[u32], k: usize) -> Result<Vec<Split>, SplitError> {
    check(labels.len(), k)?;
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for &label in labels {
        *count.entry(label).or_insert(0) += 1;
    }
    if let Some((&label, _)) = count.iter().find(|(_, rows)| **rows < k) {
        return Err(SplitError::ClassTooSmall(label));
    }
    let mut by_class: Vec<usize> = (0..labels.len()).collect();
    by_class.sort_by_key(|&row| labels[row]); // stable: rows of a class keep their order
    let mut fold_of = vec![0; labels.len()];
    for (card, row) in by_class.into_iter().enumerate() {
        fold_of[row] = card % k;
    }
    Ok(splits(&fold_of, k))
}
// ANCHOR_END: stratified

// ANCHOR: main
fn main() -> Result<(), SplitError> {
    for split in k_fold(4, 2)? {
        println!("train {:?} test {:?}", split.train, split.test);
    }
    let sizes: Vec<usize> = k_fold(10, 3)?.iter().map(|split| split.test.len()).collect();
    println!("10 rows, 3 folds: sizes {sizes:?}\n");

    // 100 rows, the 10 positives last, as a query ordered by label returns them.
    let labels: Vec<u32> = (0..100).map(|row| u32::from(row >= 90)).collect();
    let mut order: Vec<usize> = (0..100).collect();
    Rng::new(4).shuffle(&mut order);
    let positives = |split: &Split| split.test.iter().filter(|row| labels[**row] == 1).count();
    let shuffled =
        |split: &Split| split.test.iter().filter(|row| labels[order[**row]] == 1).count();
    println!("positives in each fold");
    println!("in order    {:?}", k_fold(100, 5)?.iter().map(positives).collect::<Vec<_>>());
    println!("shuffled    {:?}", k_fold(100, 5)?.iter().map(shuffled).collect::<Vec<_>>());
    let stratified = stratified_k_fold(&labels, 5)?;
    println!("stratified  {:?}", stratified.iter().map(positives).collect::<Vec<_>>());
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn tests_of(splits: Result<Vec<Split>, SplitError>) -> Vec<Vec<usize>> {
        splits.expect("it can be split").into_iter().map(|split| split.test).collect()
    }

    /// Published: the examples of scikit-learn's `KFold` and `StratifiedKFold`.
    #[test]
    fn as_in_scikit_learn() {
        assert_eq!(tests_of(k_fold(4, 2)), [[0, 1], [2, 3]]);
        let sizes: Vec<usize> = tests_of(k_fold(10, 3)).iter().map(Vec::len).collect();
        assert_eq!(sizes, [4, 3, 3]);
        assert_eq!(tests_of(stratified_k_fold(&[0, 0, 1, 1], 2)), [[0, 2], [1, 3]]);
    }

    #[test]
    fn as_many_folds_as_rows_is_leave_one_out() {
        let splits = k_fold(3, 3).expect("three rows");
        assert_eq!(splits[1], Split { train: vec![0, 2], test: vec![1] });
    }

    #[test]
    fn what_cannot_be_split() {
        assert_eq!(k_fold(5, 1), Err(SplitError::FewerThanTwoFolds));
        assert_eq!(k_fold(1, 2), Err(SplitError::MoreFoldsThanRows));
        assert_eq!(k_fold(0, 2), Err(SplitError::MoreFoldsThanRows));
        let labels = [0, 0, 0, 7];
        assert_eq!(stratified_k_fold(&labels, 2), Err(SplitError::ClassTooSmall(7)));
    }
}
