//! # The mean of the last days
//!
//! A table has the saves of one board: a day and a count, or no count where the log was broken. For
//! every row, give the mean of the counts of the **last `days` days**: its own day and the `days - 1`
//! days before it.
//!
//! - Rows ascend by day. Days may be missing from the table, and a day may have several rows: all of
//!   them belong to the window of each of them.
//! - A missing count is left out: it is not 0, and the mean divides by the number of counts that are
//!   there.
//! - If fewer than `min_counts` counts are there: `None`. `days` and `min_counts` are at least 1.
//!
//! O(n) for `n` rows, whatever `days` is. Standard library, Rust 1.59.
//!
//! ```text
//! day      1    2    5    5    6        days 3, min_counts 2
//! count    4    –    6    8    1
//!
//! day 1: 4          one count     →  None
//! day 2: 4, –       one count     →  None
//! day 5: 6, 8       days 3 to 5   →  7, for both rows
//! day 6: 6, 8, 1    days 4 to 6   →  5
//! ```

// ANCHOR: given
/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The day, counted from any first day.
    pub day: i32,
    /// Saves on it, if known.
    pub count: Option<u32>,
}
// ANCHOR_END: given

// ANCHOR: solution
/// For each row, the mean count of the last `days` days, if at least `min_counts` are known. O(n).
pub fn mean_of_last_days(rows: &[Row], days: i32, min_counts: usize) -> Vec<Option<f64>> {
    let (mut first, mut end) = (0, 0); // the window is rows[first..end]
    let (mut sum, mut known) = (0_u64, 0);
    let mut means = Vec::with_capacity(rows.len());
    for row in rows {
        while end < rows.len() && rows[end].day <= row.day {
            if let Some(count) = rows[end].count {
                sum += u64::from(count);
                known += 1;
            }
            end += 1;
        }
        while i64::from(rows[first].day) <= i64::from(row.day) - i64::from(days) {
            if let Some(count) = rows[first].count {
                sum -= u64::from(count);
                known -= 1;
            }
            first += 1;
        }
        means.push(if known >= min_counts { Some(sum as f64 / known as f64) } else { None });
    }
    means
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Row;
    // ANCHOR: starter
    /// For each row, the mean count of the last `days` days, if at least `min_counts` are known.
    pub fn mean_of_last_days(rows: &[Row], days: i32, min_counts: usize) -> Vec<Option<f64>> {
        todo!("two pointers")
    }
    // ANCHOR_END: starter
}

fn main() {
    let row = |(day, count)| Row { day, count };
    let rows = [(1, Some(4)), (2, None), (5, Some(6)), (5, Some(8)), (6, Some(1))].map(row);
    println!("{:?}", mean_of_last_days(&rows, 3, 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(i32, Option<u32>)]) -> Vec<Row> {
        rows.iter().map(|&(day, count)| Row { day, count }).collect()
    }

    #[test]
    fn the_example() {
        let rows = table(&[(1, Some(4)), (2, None), (5, Some(6)), (5, Some(8)), (6, Some(1))]);
        assert_eq!(mean_of_last_days(&rows, 3, 2), [None, None, Some(7.0), Some(7.0), Some(5.0)]);
    }

    #[test]
    fn the_window_has_exactly_so_many_days() {
        let rows = table(&[(1, Some(2)), (2, Some(4)), (3, Some(9))]);
        assert_eq!(mean_of_last_days(&rows, 2, 1), [Some(2.0), Some(3.0), Some(6.5)]);
        assert_eq!(mean_of_last_days(&rows, 1, 1), [Some(2.0), Some(4.0), Some(9.0)]);
    }

    #[test]
    fn missing_is_not_zero() {
        let rows = table(&[(1, Some(4)), (2, None), (3, Some(8))]);
        assert_eq!(mean_of_last_days(&rows, 3, 1), [Some(4.0), Some(4.0), Some(6.0)]);
    }

    #[test]
    fn a_window_without_counts() {
        assert_eq!(mean_of_last_days(&table(&[(1, Some(4)), (9, None)]), 3, 1)[1], None);
        assert!(mean_of_last_days(&[], 3, 1).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn by_definition() {
        // A small linear congruence for rows that nobody chose.
        let mut state = 5_u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        for _ in 0..200 {
            let mut day = -5;
            let rows: Vec<Row> = (0..next(12))
                .map(|_| {
                    day += i32::try_from(next(4)).expect("small");
                    Row { day, count: if next(3) == 0 { None } else { Some(next(10)) } }
                })
                .collect();
            let (days, min_counts) = (i32::try_from(1 + next(5)).expect("small"), 1 + next(3));
            let expected: Vec<Option<f64>> = rows
                .iter()
                .map(|row| {
                    let inside = |other: &&Row| (row.day - days + 1..=row.day).contains(&other.day);
                    let counts: Vec<u32> =
                        rows.iter().filter(inside).filter_map(|row| row.count).collect();
                    let mean = f64::from(counts.iter().sum::<u32>()) / counts.len() as f64;
                    if counts.len() >= min_counts as usize { Some(mean) } else { None }
                })
                .collect();
            assert_eq!(mean_of_last_days(&rows, days, min_counts as usize), expected, "{rows:?}");
        }
    }

    #[test]
    fn many_rows_in_one_window() {
        let rows: Vec<Row> = (0..200_000).map(|day| Row { day, count: Some(3) }).collect();
        assert!(mean_of_last_days(&rows, i32::MAX, 1).iter().all(|&mean| mean == Some(3.0)));
    }

    #[test]
    fn counts_that_overflow_32_bits() {
        let rows = [Row { day: i32::MIN, count: Some(u32::MAX) }; 3];
        assert_eq!(mean_of_last_days(&rows, 5, 1)[0], Some(f64::from(u32::MAX)));
    }

    #[test]
    fn one_day_with_many_rows() {
        let rows: Vec<Row> = (0..50_000).map(|i| Row { day: 7, count: Some(i % 2) }).collect();
        assert!(mean_of_last_days(&rows, 1, 1).iter().all(|&mean| mean == Some(0.5)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Windows move to the right only: a row that has left never comes back.
// 2. Keep two places in the table, a sum and a number of counts. Which rows enter for this day? All up
//    to the last of the same day. Which leave? Those at or before `day - days`.
// 3. Take rows in *before* you ask about the mean, peers included; then the second row of a day finds
//    nothing new. Subtract in a wider type: `day - days` can leave `i32`.
// ANCHOR_END: hints
