//! One line for each group, and what missing values and doubled rows do to it.
//!
//! `None` is NULL. A doubled event has the same `event_id` in both rows. The small table is the
//! page's; the large one is the book's made-up world, seed 7: dwell times in seconds by the country
//! of who looked.

use std::collections::{BTreeMap, HashMap, HashSet};

use kit::world::World;

// ANCHOR: summary
/// What `SELECT COUNT(*), COUNT(x), SUM(x), AVG(x)` says of one group, and the median.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// `COUNT(*)`: rows, whatever they hold.
    pub rows: usize,
    /// `COUNT(x)`: rows whose value is known.
    pub values: usize,
    /// The sum of known values; `None` without any. (SQL says NULL, pandas 0.)
    pub sum: Option<f64>,
    /// Of the known values; `None` without any.
    pub mean: Option<f64>,
    /// Of the known values, the mean of the two in the middle if they are even.
    pub median: Option<f64>,
}

/// Sums a group up. Values are not NaN. O(m log m) for m values, because of the median.
pub fn summarise(column: &[Option<f64>]) -> Summary {
    let mut known: Vec<f64> = column.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let n = known.len();
    let sum = (n > 0).then(|| known.iter().sum::<f64>());
    Summary {
        rows: column.len(),
        values: n,
        sum,
        mean: sum.map(|sum| sum / n as f64),
        median: (n > 0).then(|| f64::midpoint(known[(n - 1) / 2], known[n / 2])),
    }
}
// ANCHOR_END: summary

// ANCHOR: distinct
/// The first row of each event, in the order in which they came.
pub fn distinct_by<T>(rows: &[T], id: impl Fn(&T) -> u32) -> Vec<&T> {
    let mut seen = HashSet::new();
    rows.iter().filter(|row| seen.insert(id(row))).collect()
}
// ANCHOR_END: distinct

/// `(key, value)` pairs as the values of each key.
pub fn columns<K: Ord>(
    rows: impl IntoIterator<Item = (K, Option<f64>)>,
) -> BTreeMap<K, Vec<Option<f64>>> {
    let mut columns: BTreeMap<K, Vec<Option<f64>>> = BTreeMap::new();
    for (key, value) in rows {
        columns.entry(key).or_default().push(value);
    }
    columns
}

/// `(event_id, topic, seconds)`.
pub type Row = (u32, Option<&'static str>, Option<f64>);

/// The page's table.
pub const TABLE: [Row; 7] = [
    (1, Some("food"), Some(4.0)),
    (2, Some("home"), Some(10.0)),
    (3, Some("food"), Some(6.0)),
    (3, Some("food"), Some(6.0)),
    (4, None, Some(3.0)),
    (5, Some("food"), Some(11.0)),
    (6, Some("home"), None),
];

fn show(values: &BTreeMap<Option<&str>, Vec<Option<f64>>>) {
    let number = |value: Option<f64>| value.map_or("NULL".to_owned(), |x| format!("{x:.2}"));
    println!("key    COUNT(*)  COUNT(x)     mean   median");
    for (key, column) in values {
        let Summary { rows, values, mean, median, .. } = summarise(column);
        let (mean, median) = (number(mean), number(median));
        println!("{:5}  {rows:8}  {values:8}  {mean:>7}  {median:>7}", key.unwrap_or("NULL"));
    }
}

// ANCHOR: small
/// The page's table, each event once.
fn small() {
    let events = distinct_by(&TABLE, |row| row.0);
    show(&columns(events.iter().map(|&&(_, topic, seconds)| (topic, seconds))));
}
// ANCHOR_END: small

// ANCHOR: large
/// The world's dwell times by country.
fn large() {
    let world = World::new(7);
    let country: HashMap<u32, _> = world.users.iter().map(|u| (u.user_id, u.country)).collect();
    let events = distinct_by(&world.engagements, |event| event.event_id);
    println!("{} rows, {} events\n", world.engagements.len(), events.len());

    let by_country = columns(events.iter().map(|e| (country[&e.user_id], e.dwell_seconds)));
    show(&by_country);
    let named = by_country.iter().filter(|(key, _)| key.is_some());
    let kept: usize = named.map(|(_, column)| column.len()).sum();
    println!("\nrows in groups: {} with the NULL group, {kept} without", events.len());
}
// ANCHOR_END: large

fn main() {
    small();
    println!();
    large();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let events = distinct_by(&TABLE, |row| row.0);
        let by_topic = columns(events.iter().map(|row| (row.1, row.2)));
        let food = summarise(&by_topic[&Some("food")]);
        assert_eq!((food.rows, food.values, food.sum), (3, 3, Some(21.0)));
        assert_eq!((food.mean, food.median), (Some(7.0), Some(6.0)));
        let home = summarise(&by_topic[&Some("home")]);
        assert_eq!((home.rows, home.values, home.mean), (2, 1, Some(10.0)));
        assert_eq!(summarise(&by_topic[&None]).mean, Some(3.0));
    }

    #[test]
    fn doubled_rows_move_the_mean() {
        let by_topic = columns(TABLE.iter().map(|row| (row.1, row.2)));
        let food = summarise(&by_topic[&Some("food")]);
        assert_eq!((food.rows, food.mean), (4, Some(6.75)));
    }

    #[test]
    fn a_group_without_values() {
        let none = summarise(&[None, None]);
        assert_eq!((none.rows, none.values, none.sum), (2, 0, None));
        assert_eq!((none.mean, none.median), (None, None));
        assert_eq!(summarise(&[]).rows, 0);
    }

    #[test]
    fn an_even_number_has_two_in_the_middle() {
        assert_eq!(summarise(&[Some(9.0), Some(1.0), Some(4.0), Some(2.0)]).median, Some(3.0));
    }

    #[test]
    fn the_world_logged_some_events_twice() {
        let world = World::new(7);
        let events = distinct_by(&world.engagements, |event| event.event_id);
        let doubled = world.engagements.len() - events.len();
        // One in eighty: within four standard errors.
        let expected = events.len() as f64 / 80.0;
        assert!((doubled as f64 - expected).abs() < 4.0 * expected.sqrt());
    }
}
