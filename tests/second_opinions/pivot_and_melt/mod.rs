//! Pivot, melt, one-hot, crosstab: pandas' documented example, definitions, the dummy trap by rank.

mod listings;

use std::collections::BTreeMap;

use nalgebra::DMatrix;
use proptest::prelude::*;

use listings::expected_counts::expected_counts;
use listings::one_hot::OneHot;
use listings::pivot::{crosstab, melt, pivot_sum};

/// O62: pandas, `pivot_table(values="D", index=["A", "B"], columns="C", aggfunc="sum")`.
#[test]
fn pandas_example() {
    let keys = ["foo one small 1", "foo one large 2", "foo one large 2", "foo two small 3"];
    let more = ["foo two small 3", "bar one large 4", "bar one small 5", "bar two small 6"];
    let long: Vec<(String, String, i64)> = keys
        .iter()
        .chain(&more)
        .chain(&["bar two large 7"])
        .map(|row| {
            let parts: Vec<&str> = row.split(' ').collect();
            let value = parts[3].parse().expect("a number");
            (format!("{}-{}", parts[0], parts[1]), parts[2].to_owned(), value)
        })
        .collect();
    let wide = pivot_sum(&long);
    let cells: Vec<_> =
        wide.rows.iter().map(|(row, cells)| (row.as_str(), cells.clone())).collect();
    let expected = [
        ("bar-one", vec![Some(4), Some(5)]),
        ("bar-two", vec![Some(7), Some(6)]),
        ("foo-one", vec![Some(4), Some(1)]),
        ("foo-two", vec![None, Some(6)]),
    ];
    assert_eq!(cells, expected);
}

/// With an intercept, all one-hot columns are linearly dependent; without the first they are not.
#[test]
fn the_dummy_trap() {
    let train = [Some("a"), Some("b"), Some("c"), Some("b"), Some("a")];
    let rank = |drop_first| {
        let encoder = OneHot::fit(&train, drop_first);
        let columns = 1 + encoder.levels.len();
        let row = |level| std::iter::once(1).chain(encoder.transform(level)).map(f64::from);
        let design =
            DMatrix::from_row_iterator(train.len(), columns, train.into_iter().flat_map(row));
        (design.rank(1e-9), columns)
    };
    assert_eq!(rank(false), (3, 4));
    assert_eq!(rank(true), (3, 3));
}

fn long() -> impl Strategy<Value = Vec<(u8, u8, i64)>> {
    prop::collection::vec((0_u8..5, 0_u8..4, -3_i64..4), 0..20)
}

proptest! {
    /// Melting a pivot gives the sums by pair of keys; on rows without repetitions, the rows.
    #[test]
    fn melt_undoes_pivot(rows in long()) {
        let mut sums: BTreeMap<(u8, u8), i64> = BTreeMap::new();
        for &(row, column, value) in &rows {
            *sums.entry((row, column)).or_insert(0) += value;
        }
        let distinct: Vec<(u8, u8, i64)> = sums.into_iter().map(|((r, c), v)| (r, c, v)).collect();
        prop_assert_eq!(melt(&pivot_sum(&rows)), distinct.clone());
        prop_assert_eq!(melt(&pivot_sum(&distinct)), distinct.clone());
        prop_assert_eq!(pivot_sum(&melt(&pivot_sum(&rows))), pivot_sum(&rows));
        let all: i64 = rows.iter().map(|row| row.2).sum();
        prop_assert_eq!(distinct.iter().map(|row| row.2).sum::<i64>(), all);
    }

    /// A crosstab counts by definition, and its margins are sums of its cells.
    #[test]
    fn crosstab_by_definition(rows in long()) {
        let pairs: Vec<(u8, u8)> = rows.iter().map(|&(row, column, _)| (row, column)).collect();
        let (wide, of_rows, of_columns) = crosstab(&pairs);
        for ((row, cells), total) in wide.rows.iter().zip(&of_rows) {
            for (column, cell) in wide.columns.iter().zip(cells) {
                let count = pairs.iter().filter(|&&pair| pair == (*row, *column)).count();
                prop_assert_eq!(*cell, Some(i64::try_from(count).expect("small")));
            }
            prop_assert_eq!(cells.iter().flatten().sum::<i64>(), *total);
        }
        for (column, total) in wide.columns.iter().zip(&of_columns) {
            let count = pairs.iter().filter(|pair| pair.1 == *column).count();
            prop_assert_eq!(i64::try_from(count).expect("small"), *total);
        }
        prop_assert_eq!(of_rows.iter().sum::<i64>(), i64::try_from(pairs.len()).expect("small"));
    }

    /// Exactly one 1 for a level that training saw, none for another.
    #[test]
    fn one_hot_by_definition(train in prop::collection::vec(prop::option::of("[a-d]"), 0..8), value in "[a-f]") {
        let train: Vec<Option<&str>> = train.iter().map(|level| level.as_deref()).collect();
        let encoder = OneHot::fit(&train, false);
        let ones: u8 = encoder.transform(Some(&value)).iter().sum();
        prop_assert_eq!(ones, u8::from(train.contains(&Some(&value))));
        prop_assert!(encoder.levels.windows(2).all(|two| two[0] < two[1]));
    }

    /// Expected counts have the margins of the counts.
    #[test]
    fn expected_counts_keep_the_margins(rows in long()) {
        let names = ["a", "b", "c", "d", "e"];
        let pairs: Vec<(&str, &str)> =
            rows.iter().map(|row| (names[usize::from(row.0)], names[usize::from(row.1)])).collect();
        let cells = expected_counts(&pairs);
        for name in names {
            let of = |cell: &&(&str, &str, usize, f64)| cell.0 == name;
            let count: usize = cells.iter().filter(of).map(|cell| cell.2).sum();
            let expected: f64 = cells.iter().filter(of).map(|cell| cell.3).sum();
            prop_assert!((count as f64 - expected).abs() < 1e-9);
            prop_assert_eq!(count, pairs.iter().filter(|pair| pair.0 == name).count());
        }
    }
}
