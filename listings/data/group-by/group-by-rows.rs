//! Group-by from scratch, three times: a map of rows, a sort and its runs, a hash map of counts.
//!
//! Interview style: std only, Rust 1.59.
//! Rows are anything, a key is a function of a row. The animals are those of the pandas reference,
//! `DataFrame.groupby`: means 375 and 25. The looks at pins are the page's table.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Somebody looked at a pin. `None` is what SQL calls NULL.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Two rows with one id are one event that was logged twice.
    pub event_id: u32,
    /// What the pin is about.
    pub topic: Option<&'static str>,
    /// How long they looked.
    pub seconds: Option<f64>,
}

/// The page's table.
pub const LOOKS: [Look; 7] = [
    Look { event_id: 1, topic: Some("food"), seconds: Some(4.0) },
    Look { event_id: 2, topic: Some("home"), seconds: Some(10.0) },
    Look { event_id: 3, topic: Some("food"), seconds: Some(6.0) },
    Look { event_id: 3, topic: Some("food"), seconds: Some(6.0) },
    Look { event_id: 4, topic: None, seconds: Some(3.0) },
    Look { event_id: 5, topic: Some("food"), seconds: Some(11.0) },
    Look { event_id: 6, topic: Some("home"), seconds: None },
];

// ANCHOR: group
/// The rows of each key, in the order in which they came. O(n log g) for n rows and g keys.
pub fn group_by<T, K: Ord>(rows: &[T], key: impl Fn(&T) -> K) -> BTreeMap<K, Vec<&T>> {
    let mut groups: BTreeMap<K, Vec<&T>> = BTreeMap::new();
    for row in rows {
        groups.entry(key(row)).or_default().push(row);
    }
    groups
}
// ANCHOR_END: group

// ANCHOR: sort
/// The same by sorting: equal keys become neighbours. O(n log n).
pub fn group_by_sorting<T, K: Ord>(rows: &[T], key: impl Fn(&T) -> K) -> Vec<(K, Vec<&T>)> {
    let mut sorted: Vec<&T> = rows.iter().collect();
    sorted.sort_by_key(|row| key(row)); // stable: within a key the order stays
    let mut groups: Vec<(K, Vec<&T>)> = Vec::new();
    for row in sorted {
        let key = key(row);
        match groups.last_mut() {
            Some((last, group)) if *last == key => group.push(row),
            _ => groups.push((key, vec![row])),
        }
    }
    groups
}
// ANCHOR_END: sort

// ANCHOR: count
/// How often each key occurs, most frequent first, of equal counts the smaller key first.
pub fn count_by<T, K: Ord + Hash>(rows: &[T], key: impl Fn(&T) -> K) -> Vec<(K, usize)> {
    let mut counts: HashMap<K, usize> = HashMap::new();
    for row in rows {
        *counts.entry(key(row)).or_insert(0) += 1;
    }
    // A hash map has no order. Only the few keys are sorted, not the many rows.
    let mut counts: Vec<(K, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
// ANCHOR_END: count

/// The mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

// ANCHOR: main
fn main() {
    let animals = [("Falcon", 380.0), ("Parrot", 24.0), ("Falcon", 370.0), ("Parrot", 26.0)];
    for (animal, rows) in group_by(&animals, |row| row.0) {
        let speeds: Vec<f64> = rows.iter().map(|row| row.1).collect();
        println!("{:6}  mean {:?}", animal, mean(&speeds));
    }
    println!();
    for (topic, rows) in group_by(&LOOKS, |look| look.topic) {
        let ids: Vec<u32> = rows.iter().map(|look| look.event_id).collect();
        println!("{:12}  events {:?}", format!("{:?}", topic), ids);
    }
    println!("\n{:?}", count_by(&LOOKS, |look| look.topic));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_animals_of_pandas() {
        let animals = [("Falcon", 380.0), ("Falcon", 370.0), ("Parrot", 24.0), ("Parrot", 26.0)];
        let means: Vec<Option<f64>> = group_by(&animals, |row| row.0)
            .values()
            .map(|rows| mean(&rows.iter().map(|row| row.1).collect::<Vec<_>>()))
            .collect();
        assert_eq!(means, [Some(375.0), Some(25.0)]);
    }

    #[test]
    fn no_rows_no_groups() {
        assert!(group_by(&[0_u8; 0], |row| *row).is_empty());
        assert!(group_by_sorting(&[0_u8; 0], |row| *row).is_empty());
        assert!(count_by(&[0_u8; 0], |row| *row).is_empty());
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn a_missing_key_is_a_group() {
        let groups = group_by(&LOOKS, |look| look.topic);
        assert_eq!(groups[&None].len(), 1);
        assert_eq!(groups.values().map(Vec::len).sum::<usize>(), LOOKS.len());
    }

    #[test]
    fn within_a_group_the_order_stays() {
        let rows = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let by_map: Vec<_> = group_by(&rows, |row| row.0).into_iter().collect();
        assert_eq!(by_map, group_by_sorting(&rows, |row| row.0));
        assert_eq!(by_map[1], (2, vec![&(2, 'a'), &(2, 'c')]));
    }

    #[test]
    fn equal_counts_come_in_order_of_the_key() {
        assert_eq!(count_by(&[3, 1, 2, 1, 2], |row| *row), [(1, 2), (2, 2), (3, 1)]);
    }
}
