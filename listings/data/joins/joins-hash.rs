//! Five joins by one hash table: inner, left, full, semi, anti.
//!
//! Interview style: std only, Rust 1.59.
//! A row is (key, value). A key that is `None` is NULL and equals nothing, not even NULL, as in SQL.
//! The table with foo twice is that of the pandas reference, `DataFrame.merge`. Pins and boards are
//! the page's.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// A row: its key, which may be missing, and the rest of it.
pub type Row<K, V> = (Option<K>, V);

// ANCHOR: inner
/// All values of each key. Rows without a key are left out: nothing can find them.
fn index<K: Hash + Eq, V>(rows: &[Row<K, V>]) -> HashMap<&K, Vec<&V>> {
    let mut index: HashMap<&K, Vec<&V>> = HashMap::new();
    for (key, value) in rows {
        if let Some(key) = key {
            index.entry(key).or_default().push(value);
        }
    }
    index
}

/// Every pair with equal keys, in the order of the left rows. O(n + m + rows of the result).
pub fn inner_join<'a, K: Hash + Eq, L, R>(
    left: &'a [Row<K, L>],
    right: &'a [Row<K, R>],
) -> Vec<(&'a L, &'a R)> {
    let index = index(right);
    let mut pairs = Vec::new();
    for (key, value) in left {
        for &other in key.as_ref().and_then(|key| index.get(key)).into_iter().flatten() {
            pairs.push((value, other));
        }
    }
    pairs
}
// ANCHOR_END: inner

// ANCHOR: left
/// The pairs, and every left row that has none, once. O(n + m + rows of the result).
pub fn left_join<'a, K: Hash + Eq, L, R>(
    left: &'a [Row<K, L>],
    right: &'a [Row<K, R>],
) -> Vec<(&'a L, Option<&'a R>)> {
    let index = index(right);
    let mut rows = Vec::new();
    for (key, value) in left {
        match key.as_ref().and_then(|key| index.get(key)) {
            Some(found) => rows.extend(found.iter().map(|&other| (value, Some(other)))),
            None => rows.push((value, None)),
        }
    }
    rows
}
// ANCHOR_END: left

// ANCHOR: semi
/// The left rows whose key is on the right, each once, however often the key is there; and the others.
pub fn semi_and_anti<'a, K: Hash + Eq, L, R>(
    left: &'a [Row<K, L>],
    right: &[Row<K, R>],
) -> (Vec<&'a L>, Vec<&'a L>) {
    let keys: HashSet<&K> = right.iter().filter_map(|(key, _)| key.as_ref()).collect();
    let (mut semi, mut anti) = (Vec::new(), Vec::new());
    for (key, value) in left {
        if key.iter().any(|key| keys.contains(key)) { semi.push(value) } else { anti.push(value) }
    }
    (semi, anti)
}

/// The left join, and every right row that no left row found.
pub fn full_join<'a, K: Hash + Eq, L, R>(
    left: &'a [Row<K, L>],
    right: &'a [Row<K, R>],
) -> Vec<(Option<&'a L>, Option<&'a R>)> {
    let mut rows: Vec<_> =
        left_join(left, right).into_iter().map(|(value, other)| (Some(value), other)).collect();
    let (_, unmatched) = semi_and_anti(right, left);
    rows.extend(unmatched.into_iter().map(|other| (None, Some(other))));
    rows
}
// ANCHOR_END: semi

/// The page's pins: key is the board, value the pin.
pub const PINS: [Row<u32, &str>; 5] = [
    (Some(10), "pin 1"),
    (Some(10), "pin 2"),
    (Some(11), "pin 3"),
    (None, "pin 4"),
    (Some(99), "pin 5"),
];

/// The page's boards.
pub const BOARDS: [Row<u32, &str>; 3] =
    [(Some(10), "soups"), (Some(11), "lamps"), (Some(12), "trips")];

// ANCHOR: main
fn main() {
    println!("inner");
    for (pin, board) in inner_join(&PINS, &BOARDS) {
        println!("  {pin} {board}");
    }
    let or_null = |value: Option<&&'static str>| value.copied().unwrap_or("NULL");
    println!("full");
    for (pin, board) in full_join(&PINS, &BOARDS) {
        println!("  {} {}", or_null(pin), or_null(board));
    }
    let (semi, anti) = semi_and_anti(&PINS, &BOARDS);
    println!("semi {semi:?}\nanti {anti:?}");

    let left = [(Some("foo"), 1), (Some("bar"), 2), (Some("baz"), 3), (Some("foo"), 5)];
    let right = [(Some("foo"), 5), (Some("bar"), 6), (Some("baz"), 7), (Some("foo"), 8)];
    println!("foo twice on both sides: {:?}", inner_join(&left, &right));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_pandas() {
        let left = [(Some("foo"), 1), (Some("bar"), 2), (Some("baz"), 3), (Some("foo"), 5)];
        let right = [(Some("foo"), 5), (Some("bar"), 6), (Some("baz"), 7), (Some("foo"), 8)];
        let pairs = [(&1, &5), (&1, &8), (&2, &6), (&3, &7), (&5, &5), (&5, &8)];
        assert_eq!(inner_join(&left, &right), pairs);
    }

    #[test]
    fn the_pins() {
        assert_eq!(inner_join(&PINS, &BOARDS).len(), 3);
        assert_eq!(left_join(&PINS, &BOARDS).len(), 5);
        assert_eq!(full_join(&PINS, &BOARDS).len(), 6);
        assert_eq!(full_join(&PINS, &BOARDS)[5], (None, Some(&"trips")));
        assert_eq!(semi_and_anti(&PINS, &BOARDS).1, [&"pin 4", &"pin 5"]);
    }

    #[test]
    fn null_equals_nothing() {
        let one: [Row<u32, char>; 1] = [(None, 'a')];
        assert!(inner_join(&one, &one).is_empty());
        assert_eq!(left_join(&one, &one), [(&'a', None)]);
        assert_eq!(full_join(&one, &one), [(Some(&'a'), None), (None, Some(&'a'))]);
        assert_eq!(semi_and_anti(&one, &one), (vec![], vec![&'a']));
    }

    #[test]
    fn a_semi_join_does_not_multiply() {
        let right = [(Some(1), ()), (Some(1), ()), (Some(1), ())];
        let left = [(Some(1), 'a'), (Some(2), 'b')];
        assert_eq!(inner_join(&left, &right).len(), 3);
        assert_eq!(semi_and_anti(&left, &right), (vec![&'a'], vec![&'b']));
    }

    #[test]
    fn an_empty_side() {
        let none: [Row<u32, &str>; 0] = [];
        assert!(inner_join(&PINS, &none).is_empty() && inner_join(&none, &PINS).is_empty());
        assert_eq!((left_join(&PINS, &none).len(), left_join(&none, &PINS).len()), (5, 0));
        assert_eq!(full_join(&none, &PINS).len(), 5);
    }
}
