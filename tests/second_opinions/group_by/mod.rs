//! Group-by: the pandas reference's example, `statrs` for mean, variance and median, and properties:
//! groups partition the rows, their order does not matter, any split merges to one pass.

mod listings;

use std::collections::BTreeMap;

use kit::approx::is_close;
use proptest::prelude::*;
use statrs::statistics::{Data, OrderStatistics as _, Statistics as _};

use listings::median::{Counts, median};
use listings::merge::{Moments, combine, reduce};
use listings::rows::{count_by, group_by, group_by_sorting, mean};
use listings::summary::summarise;
use listings::top_n::top_n;

/// Rows of few keys, some missing, with small whole numbers as values.
fn rows() -> impl Strategy<Value = Vec<(Option<u8>, i32)>> {
    prop::collection::vec((prop::option::of(0_u8..5), -50..50), 0..60)
}

/// The same rows, dealt to four shards at will.
fn dealt() -> impl Strategy<Value = Vec<(usize, (Option<u8>, i32))>> {
    prop::collection::vec((0_usize..4, (prop::option::of(0_u8..5), -50..50)), 0..60)
}

fn shard<T: Copy>(dealt: &[(usize, T)], number: usize) -> Vec<T> {
    dealt.iter().filter(|row| row.0 == number).map(|row| row.1).collect()
}

#[test]
fn the_example_of_the_pandas_reference() {
    // pandas 3.1, DataFrame.groupby: mean of Max Speed by Animal.
    let animals = [("Falcon", 380.0), ("Falcon", 370.0), ("Parrot", 24.0), ("Parrot", 26.0)];
    let means = combine(animals);
    assert!(is_close(means["Falcon"].mean, 375.0, 1e-12));
    assert!(is_close(means["Parrot"].mean, 25.0, 1e-12));
}

proptest! {
    #[test]
    fn groups_partition_the_rows(rows in rows()) {
        let groups = group_by(&rows, |row| row.0);
        prop_assert!(groups.iter().all(|(key, group)| group.iter().all(|row| row.0 == *key)));
        prop_assert!(groups.values().all(|group| !group.is_empty()));
        // Addresses, so that equal rows are told apart.
        let mut there: Vec<*const _> = groups.values().flatten().map(|&row| std::ptr::from_ref(row)).collect();
        there.sort_unstable();
        let expected: Vec<*const _> = rows.iter().map(std::ptr::from_ref).collect();
        prop_assert_eq!(there, expected);
    }

    #[test]
    fn a_map_a_sort_and_counts_agree(rows in rows()) {
        let by_map = group_by(&rows, |row| row.0);
        let counts: BTreeMap<_, _> = count_by(&rows, |row| row.0).into_iter().collect();
        prop_assert_eq!(&counts, &by_map.iter().map(|(key, group)| (*key, group.len())).collect());
        prop_assert_eq!(by_map.into_iter().collect::<Vec<_>>(), group_by_sorting(&rows, |row| row.0));
    }

    #[test]
    fn counts_fall(rows in rows()) {
        let counts = count_by(&rows, |row| row.0);
        for pair in counts.windows(2) {
            prop_assert!(pair[0].1 > pair[1].1 || (pair[0].1 == pair[1].1 && pair[0].0 < pair[1].0));
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows(), seed: u64) {
        let mut mixed = rows.clone();
        kit::rng::Rng::new(seed).shuffle(&mut mixed);
        let summaries = |rows: &[(Option<u8>, i32)]| -> BTreeMap<Option<u8>, _> {
            let groups = group_by(rows, |row| row.0).into_iter();
            groups.map(|(key, group)| {
                let column: Vec<Option<f64>> = group.iter().map(|row| Some(f64::from(row.1))).collect();
                (key, summarise(&column))
            }).collect()
        };
        // Small whole numbers: sums are exact in any order.
        prop_assert_eq!(summaries(&rows), summaries(&mixed));
    }

    #[test]
    fn any_split_merges_to_one_pass(dealt in dealt()) {
        let number = |rows: Vec<(Option<u8>, i32)>| rows.into_iter().map(|(key, x)| (key, f64::from(x)));
        let one_pass = combine(number(dealt.iter().map(|row| row.1).collect()));
        let merged = reduce((0..4).map(|at| combine(number(shard(&dealt, at)))));
        prop_assert_eq!(one_pass.keys().collect::<Vec<_>>(), merged.keys().collect::<Vec<_>>());
        for (key, group) in &one_pass {
            prop_assert_eq!(group.count, merged[key].count);
            prop_assert!(is_close(group.mean, merged[key].mean, 1e-12));
            prop_assert!(is_close(group.m2, merged[key].m2, 1e-10));
        }
    }

    #[test]
    fn moments_are_those_of_statrs(values in prop::collection::vec(-1e3_f64..1e3, 1..60), offset in -1e6_f64..1e6) {
        let values: Vec<f64> = values.iter().map(|x| x + offset).collect();
        let all = values.iter().fold(Moments::default(), |all, &x| all.merge(Moments::of(x)));
        prop_assert!(is_close(all.mean, values.iter().mean(), 1e-12));
        prop_assert!(is_close(mean(&values).expect("one at least"), values.iter().mean(), 1e-12));
        prop_assert!(is_close(all.sum(), values.iter().sum::<f64>(), 1e-12));
        if let Some(variance) = all.variance() {
            prop_assert!(is_close(variance, values.iter().variance(), 1e-8));
        }
    }

    #[test]
    fn the_median_is_that_of_statrs(values in prop::collection::vec(0_u32..1_000, 1..60), width in 1_u32..50) {
        let numbers: Vec<f64> = values.iter().map(|&x| f64::from(x)).collect();
        let theirs = Data::new(numbers.clone()).median();
        let column: Vec<Option<f64>> = numbers.into_iter().map(Some).collect();
        prop_assert_eq!(median(values.clone()), Some(theirs));
        prop_assert_eq!(summarise(&column).median, Some(theirs));
        prop_assert_eq!(Counts::of(&values, 1).median(1), Some(theirs));
        let binned = Counts::of(&values, width).median(width).expect("one at least");
        prop_assert!((binned - theirs).abs() < f64::from(width) / 2.0);
    }

    #[test]
    fn counts_merge(dealt in prop::collection::vec((0_usize..4, 0_u32..1_000), 0..60), width in 1_u32..50) {
        let mut merged = Counts::default();
        (0..4).for_each(|at| merged.merge(&Counts::of(&shard(&dealt, at), width)));
        let all: Vec<u32> = dealt.iter().map(|row| row.1).collect();
        prop_assert_eq!(merged, Counts::of(&all, width));
    }

    #[test]
    fn the_largest_n_merge(dealt in dealt(), n in 0_usize..6) {
        let all = top_n(dealt.iter().map(|row| row.1), n);
        let lists = (0..4).flat_map(|at| top_n(shard(&dealt, at), n));
        let merged = top_n(lists.flat_map(|(key, list)| list.into_iter().map(move |x| (key, x))), n);
        if n > 0 {
            prop_assert_eq!(&all, &merged);
        }
        for (key, list) in all {
            let mut group: Vec<i32> =
                dealt.iter().map(|row| row.1).filter(|row| row.0 == key).map(|row| row.1).collect();
            group.sort_unstable_by(|a, b| b.cmp(a));
            group.truncate(n);
            prop_assert_eq!(list, group);
        }
    }
}
