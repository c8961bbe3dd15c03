//! # A table from a string
//!
//! Second on the list for your first fifteen minutes in an editor: read a table from a string and
//! summarise a column. Do it in both practice environments, in the language that you will type, and
//! note how long it takes you.
//!
//! - The first line names the columns; the others are rows. Cells are separated by commas; spaces
//!   around a cell do not count. Lines without any cell content are skipped.
//! - Return the mean of the numbers in the column called `name`, as text with three digits behind
//!   the point.
//! - An empty cell is missing and does not count, neither above nor below the line.
//! - `None`: no such column; a row with another number of cells than the header; a cell of that
//!   column that is no finite number; no number at all.
//!
//! ```text
//! pin, saves, clicks
//! 1,   10,    2
//! 2,   ,      4
//! 3,   5,     1
//!
//! mean of saves  →  "7.500", not "5.000": a missing value is not a zero
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: solution
/// The mean of a column, with three digits; `None` if the table or the column is not usable.
pub fn column_mean(table: &str, name: &str) -> Option<String> {
    let mut lines = table.lines().filter(|line| !line.trim().is_empty());
    let cells = |line: &'_ str| -> Vec<String> {
        line.split(',').map(|cell| cell.trim().to_string()).collect()
    };
    let header = cells(lines.next()?);
    let column = header.iter().position(|title| title == name)?;

    let (mut sum, mut count) = (0.0, 0);
    for line in lines {
        let row = cells(line);
        if row.len() != header.len() {
            return None;
        }
        if row[column].is_empty() {
            continue;
        }
        let value: f64 = row[column].parse().ok()?;
        if !value.is_finite() {
            return None;
        }
        sum += value;
        count += 1;
    }
    if count == 0 { None } else { Some(format!("{:.3}", sum / f64::from(count))) }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The mean of a column, with three digits; `None` if the table or the column is not usable.
    pub fn column_mean(table: &str, name: &str) -> Option<String> {
        let mut lines = table.lines();
        let header: Vec<&str> = lines.next()?.split(',').map(str::trim).collect();
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let table = "pin, saves, clicks\n1, 10, 2\n2, , 4\n3, 5, 1\n";
    for name in ["saves", "clicks", "boards"] {
        println!("{name}: {:?}", column_mean(table, name));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "pin, saves, clicks\n1, 10, 2\n2, , 4\n3, 5, 1\n";

    #[test]
    fn the_example() {
        assert_eq!(column_mean(TABLE, "saves"), Some("7.500".to_string()));
        assert_eq!(column_mean(TABLE, "clicks"), Some("2.333".to_string()));
    }

    #[test]
    fn a_column_that_is_not_there() {
        assert_eq!(column_mean(TABLE, "boards"), None);
        assert_eq!(column_mean("", "saves"), None);
    }

    #[test]
    fn a_row_of_another_length() {
        assert_eq!(column_mean("a,b\n1,2\n3\n", "a"), None);
    }

    #[test]
    fn what_is_no_number() {
        assert_eq!(column_mean("a\n1\ntwo\n", "a"), None);
        assert_eq!(column_mean("a\n1\nNaN\n", "a"), None);
        assert_eq!(column_mean("a,b\n,1\n", "a"), None);
    }

    #[test]
    fn empty_lines_do_not_count() {
        assert_eq!(column_mean("\na\n\n1\n  \n2\n", "a"), Some("1.500".to_string()));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn other_columns_may_hold_text() {
        assert_eq!(column_mean("pin,title\n4,cake\n6,bike\n", "pin"), Some("5.000".to_string()));
    }

    #[test]
    fn negative_numbers_exponents_and_windows_lines() {
        assert_eq!(column_mean("a,b\r\n-1,1e3\r\n-2,3\r\n", "a"), Some("-1.500".to_string()));
        assert_eq!(column_mean("a,b\r\n-1,1e3\r\n-2,3\r\n", "b"), Some("501.500".to_string()));
    }

    #[test]
    fn fifty_thousand_rows() {
        let rows: Vec<String> = (0..50_000).map(|i| format!("{i}, {}\n", i % 10)).collect();
        assert_eq!(
            column_mean(&format!("pin, x\n{}", rows.concat()), "x"),
            Some("4.500".to_string())
        );
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Header first: at which position does the column stand?
// 2. For each row, check its length before you look at a cell. An empty cell is skipped, and the
//    count is of the cells that were not.
// 3. `"NaN".parse::<f64>()` succeeds. `is_finite` says no to it.
// ANCHOR_END: hints
