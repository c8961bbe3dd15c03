//! Splits and leakage: scikit-learn's rules for time series, `smartcore` 0.7's k-fold, and the laws of
//! a split on any input.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use std::collections::{BTreeMap, BTreeSet};

use kit::assert_close;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::metrics::Metrics as _;
use smartcore::metrics::auc::AUC;
use smartcore::model_selection::{BaseKFold as _, KFold};

use listings::copies::oversample;
use listings::encoding::{auc, encode, mean_labels};
use listings::folds::{SplitError, k_fold, stratified_k_fold};
use listings::order::{group_k_fold, time_series_split};
use listings::rolling_splits::rolling_splits;

/// What holds for every way to fold: all rows test once, and train wherever they do not test.
fn assert_folds(parts: &[(Vec<usize>, Vec<usize>)], n: usize) {
    let mut tested: Vec<usize> = parts.iter().flat_map(|part| part.1.clone()).collect();
    tested.sort_unstable();
    assert_eq!(tested, (0..n).collect::<Vec<_>>());
    for (train, test) in parts {
        let all: BTreeSet<usize> = train.iter().chain(test).copied().collect();
        assert_eq!((all.len(), train.len() + test.len()), (n, n));
        assert!(train.is_sorted() && test.is_sorted());
    }
}

/// The difference between the largest and the smallest.
fn spread(counts: impl Iterator<Item = usize> + Clone) -> usize {
    counts.clone().max().unwrap_or(0) - counts.min().unwrap_or(0)
}

proptest! {
    #[test]
    fn smartcore_folds_alike(n in 2..60_usize, k in 2..12_usize) {
        prop_assume!(k <= n);
        let rows: Vec<Vec<f64>> = vec![vec![0.0]; n];
        let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let matrix = DenseMatrix::from_2d_array(&rows).expect("n rows");
        let theirs: Vec<(Vec<usize>, Vec<usize>)> =
            KFold::default().with_n_splits(k).with_shuffle(false).split(&matrix).collect();
        let ours: Vec<(Vec<usize>, Vec<usize>)> =
            k_fold(n, k).expect("k ≤ n").into_iter().map(|split| (split.train, split.test)).collect();
        assert_folds(&ours, n);
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn stratified_folds_are_even_in_every_class(labels in prop::collection::vec(0..3_u32, 0..60), k in 2..6_usize) {
        let mut count: BTreeMap<u32, usize> = BTreeMap::new();
        for label in &labels {
            *count.entry(*label).or_insert(0) += 1;
        }
        match stratified_k_fold(&labels, k) {
            Ok(splits) => {
                let parts: Vec<_> = splits.into_iter().map(|split| (split.train, split.test)).collect();
                assert_folds(&parts, labels.len());
                prop_assert!(spread(parts.iter().map(|part| part.1.len())) <= 1);
                for class in count.keys() {
                    let of = |part: &(Vec<usize>, Vec<usize>)| part.1.iter().filter(|row| labels[**row] == *class).count();
                    prop_assert!(spread(parts.iter().map(of)) <= 1);
                }
            }
            Err(SplitError::ClassTooSmall(class)) => prop_assert!(count[&class] < k),
            Err(SplitError::MoreFoldsThanRows) => prop_assert!(labels.len() < k),
            Err(SplitError::FewerThanTwoFolds) => prop_assert!(k < 2),
        }
    }

    /// scikit-learn's rule, restated from its documentation: test parts of n/(k + 1) rows at the end.
    #[test]
    fn time_goes_one_way(n in 0..60_usize, k in 1..8_usize, gap in 0..4_usize) {
        let size = n / (k + 1);
        let Some(splits) = time_series_split(n, k, gap) else {
            prop_assert!(size == 0 || n - k * size <= gap);
            return Ok(());
        };
        prop_assert_eq!(splits.len(), k);
        for (i, split) in splits.iter().enumerate() {
            let start = n - (k - i) * size;
            prop_assert_eq!(&split.test, &(start..start + size).collect::<Vec<_>>());
            prop_assert_eq!(&split.train, &(0..start - gap).collect::<Vec<_>>());
            prop_assert!(!split.train.is_empty());
        }
    }

    /// No group on both sides; and greedy loads differ by one group at most, as for any list schedule.
    #[test]
    fn groups_are_never_divided(groups in prop::collection::vec(0..12_u32, 0..50), k in 2..5_usize) {
        let different: BTreeSet<u32> = groups.iter().copied().collect();
        let Some(splits) = group_k_fold(&groups, k) else {
            prop_assert!(different.len() < k);
            return Ok(());
        };
        let parts: Vec<_> = splits.into_iter().map(|split| (split.train, split.test)).collect();
        assert_folds(&parts, groups.len());
        for (train, test) in &parts {
            let of = |rows: &[usize]| rows.iter().map(|row| groups[*row]).collect::<BTreeSet<u32>>();
            prop_assert!(of(train).is_disjoint(&of(test)));
            prop_assert!(!test.is_empty());
        }
        let largest = different.iter().map(|group| groups.iter().filter(|g| *g == group).count()).max();
        prop_assert!(spread(parts.iter().map(|part| part.1.len())) <= largest.unwrap_or(0));
    }

    /// A test row is never older than a training row's label.
    #[test]
    fn nothing_is_known_before_its_time(shown in prop::collection::vec(0..30_u32, 0..40), horizon in 0..6_u32, cutoffs in prop::collection::btree_set(0..30_u32, 0..5)) {
        let cutoffs: Vec<u32> = cutoffs.into_iter().collect();
        let splits = rolling_splits(&shown, horizon, &cutoffs);
        let mut tested = BTreeSet::new();
        for (train, test) in splits {
            let known = train.iter().map(|row| shown[*row] + horizon).max().unwrap_or(0);
            prop_assert!(test.iter().all(|row| shown[*row] >= known));
            prop_assert!(test.iter().all(|row| tested.insert(*row)), "a row tests once");
        }
    }

    #[test]
    fn smartcore_counts_the_same_pairs(rows in prop::collection::vec((any::<bool>(), 0..5_u8), 2..40)) {
        prop_assume!(rows.iter().any(|row| row.0) && rows.iter().any(|row| !row.0));
        let labelled: Vec<(usize, bool)> = rows.iter().map(|row| (0, row.0)).collect();
        let scores: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let truth: Vec<f64> = rows.iter().map(|row| f64::from(u8::from(row.0))).collect();
        assert_close!(auc(&labelled, &scores), AUC::<f64>::new().get_score(&truth, &scores), 1e-12);
    }

    /// Encoding the rows that were fitted keeps their mean label.
    #[test]
    fn an_encoding_keeps_the_mean(rows in prop::collection::vec((0..6_usize, any::<bool>()), 1..50)) {
        let mean = |values: &[f64]| {
            let n = f64::from(u32::try_from(values.len()).expect("few"));
            values.iter().sum::<f64>() / n
        };
        let labels: Vec<f64> = rows.iter().map(|row| f64::from(u8::from(row.1))).collect();
        assert_close!(mean(&encode(&rows, &rows, 6)), mean(&labels), 1e-12);
        prop_assert!(mean_labels(&rows, 6).into_iter().flatten().all(|m| (0.0..=1.0).contains(&m)));
    }

    /// Negatives stay, positives are copies of positives, and the classes are level.
    #[test]
    fn oversampling_only_repeats_positives(labels in prop::collection::vec(any::<bool>(), 0..40)) {
        let row = |(i, label): (usize, &bool)| ([f64::from(u32::try_from(i).expect("few")), 0.0], *label);
        let rows: Vec<([f64; 2], bool)> = labels.iter().enumerate().map(row).collect();
        let more = oversample(&rows);
        prop_assert_eq!(&more[..rows.len()], &rows[..]);
        prop_assert!(more[rows.len()..].iter().all(|row| row.1 && rows.contains(row)));
        let positives = labels.iter().filter(|label| **label).count();
        let expected = if positives == 0 { 0 } else { positives.max(rows.len() - positives) };
        prop_assert_eq!(more.iter().filter(|row| row.1).count(), expected);
    }
}
