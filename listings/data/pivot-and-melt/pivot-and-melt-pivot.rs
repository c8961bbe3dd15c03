//! Long to wide and back: pivot with a sum, and melt.
//!
//! A long table has one row for each (row key, column key, value). A wide one has a line for each row
//! key and a cell for each column key; a cell that no row filled is `None`, not 0. Source of the
//! example: pandas, `pivot_table`. On the world of seed 7: events by platform and action, each once.
//!
//! The code under study: std only, nothing newer than Rust 1.59.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use kit::figure::{Bars, Figure};
use kit::world::{Action, Platform, World};

// ANCHOR: pivot
/// A wide table: cells by row key and column key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wide<R, C> {
    /// The column keys, ascending.
    pub columns: Vec<C>,
    /// One cell for each column; `None` if no row had this pair of keys.
    pub rows: BTreeMap<R, Vec<Option<i64>>>,
}

/// One line for each row key. Rows with the same two keys are added up. O(n log n).
pub fn pivot_sum<R: Ord + Clone, C: Ord + Clone>(long: &[(R, C, i64)]) -> Wide<R, C> {
    let columns: BTreeSet<&C> = long.iter().map(|(_, column, _)| column).collect();
    let columns: Vec<C> = columns.into_iter().cloned().collect();
    let mut rows: BTreeMap<R, Vec<Option<i64>>> = BTreeMap::new();
    for (row, column, value) in long {
        let cells = rows.entry(row.clone()).or_insert_with(|| vec![None; columns.len()]);
        let place = columns.binary_search(column).expect("every column key is among them");
        cells[place] = Some(cells[place].unwrap_or(0) + value);
    }
    Wide { columns, rows }
}

/// One row for each cell that was filled, by row key, then column key.
pub fn melt<R: Clone, C: Clone>(wide: &Wide<R, C>) -> Vec<(R, C, i64)> {
    let mut long = Vec::new();
    for (row, cells) in &wide.rows {
        for (column, cell) in wide.columns.iter().zip(cells) {
            if let Some(value) = cell {
                long.push((row.clone(), column.clone(), *value));
            }
        }
    }
    long
}
// ANCHOR_END: pivot

// ANCHOR: crosstab
/// Counts of pairs, with the totals of rows and columns. Here an empty cell *is* 0.
pub fn crosstab<R: Ord + Clone, C: Ord + Clone>(
    pairs: &[(R, C)],
) -> (Wide<R, C>, Vec<i64>, Vec<i64>) {
    let ones: Vec<(R, C, i64)> = pairs.iter().map(|(r, c)| (r.clone(), c.clone(), 1)).collect();
    let mut wide = pivot_sum(&ones);
    let mut of_columns = vec![0; wide.columns.len()];
    let mut of_rows = Vec::new();
    for cells in wide.rows.values_mut() {
        for (cell, total) in cells.iter_mut().zip(&mut of_columns) {
            *total += *cell.get_or_insert(0);
        }
        of_rows.push(cells.iter().flatten().sum());
    }
    (wide, of_rows, of_columns)
}
// ANCHOR_END: crosstab

// ANCHOR: main
fn main() {
    let saves = [
        (("bar", "one"), "large", 4),
        (("foo", "one"), "large", 2),
        (("foo", "one"), "large", 2),
        (("foo", "one"), "small", 1),
        (("foo", "two"), "small", 3),
        (("foo", "two"), "small", 3),
    ];
    let wide = pivot_sum(&saves);
    println!("columns {:?}", wide.columns);
    for (row, cells) in &wide.rows {
        println!("{row:?} {cells:?}");
    }
    println!("rows melted: {} of {}", melt(&wide).len(), saves.len());

    let mut events = World::new(7).engagements;
    events.dedup_by_key(|event| event.event_id); // a copy follows its original
    let pairs: Vec<(Platform, Action)> = events.iter().map(|e| (e.platform, e.action)).collect();
    let (counts, of_rows, of_columns) = crosstab(&pairs);
    println!("{:8}{}{:>7}", "", line(&counts.columns, 11), "total");
    for ((platform, cells), total) in counts.rows.iter().zip(&of_rows) {
        let cells: Vec<i64> = cells.iter().flatten().copied().collect();
        println!("{platform:8}{}{total:7}", line(&cells, 11));
    }
    println!("{:8}{}{:7}", "total", line(&of_columns, 11), of_columns.iter().sum::<i64>());
    figure(&counts, &of_rows);
}
// ANCHOR_END: main

fn line<T: Display>(cells: &[T], width: usize) -> String {
    cells.iter().map(|cell| format!("{cell:>width$}")).collect::<Vec<_>>().concat()
}

/// The share of saves by platform, with 95 % intervals as if events were independent.
fn figure(counts: &Wide<Platform, Action>, totals: &[i64]) {
    let place = counts.columns.iter().position(|&action| action == Action::Save);
    let saves = place.expect("somebody saved something");
    let bars = counts.rows.iter().zip(totals).map(|((platform, cells), &total)| {
        let share = cells[saves].unwrap_or(0) as f64 / total as f64;
        (platform.to_string(), share, 1.96 * (share * (1.0 - share) / total as f64).sqrt())
    });
    let bars: Vec<(String, f64, f64)> = bars.collect();
    Figure::new("platform", "share of saves")
        .with(
            Bars::new(3, bars.iter().map(|(name, share, _)| (name.clone(), *share)))
                .spans(bars.iter().map(|(_, share, half)| (share - half, share + half))),
        )
        .save("pivot-and-melt-saves");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of pandas' documentation of `pivot_table`.
    #[test]
    fn pandas_example() {
        let long = [
            (("foo", "one"), "small", 1),
            (("foo", "one"), "large", 2),
            (("foo", "one"), "large", 2),
            (("foo", "two"), "small", 3),
            (("foo", "two"), "small", 3),
            (("bar", "one"), "large", 4),
            (("bar", "one"), "small", 5),
            (("bar", "two"), "small", 6),
            (("bar", "two"), "large", 7),
        ];
        let wide = pivot_sum(&long);
        assert_eq!(wide.columns, ["large", "small"]);
        assert_eq!(wide.rows[&("bar", "one")], [Some(4), Some(5)]);
        assert_eq!(wide.rows[&("bar", "two")], [Some(7), Some(6)]);
        assert_eq!(wide.rows[&("foo", "one")], [Some(4), Some(1)]);
        assert_eq!(wide.rows[&("foo", "two")], [None, Some(6)]);
    }

    #[test]
    fn a_sum_of_zero_is_not_a_missing_cell() {
        let wide = pivot_sum(&[(1, 'a', 5), (1, 'a', -5), (2, 'b', 1)]);
        assert_eq!(wide.rows[&1], [Some(0), None]);
        assert_eq!(melt(&wide), [(1, 'a', 0), (2, 'b', 1)]);
    }

    #[test]
    fn counts_have_zeros_and_totals() {
        let (wide, rows, columns) = crosstab(&[(1, 'a'), (1, 'a'), (2, 'b')]);
        assert_eq!(wide.rows[&1], [Some(2), Some(0)]);
        assert_eq!((rows, columns), (vec![2, 1], vec![2, 1]));
    }

    #[test]
    fn an_empty_table() {
        let wide = pivot_sum::<u8, u8>(&[]);
        assert!(wide.columns.is_empty() && wide.rows.is_empty() && melt(&wide).is_empty());
    }
}
