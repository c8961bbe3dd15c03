//! Maps, heaps, slices, strings, closures: the calls that do what was meant.
//!
//! Each function is the right version of a slip that the page shows. Standard library only, and
//! nothing newer than Rust 1.59.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

// ANCHOR: entry
/// How often each board was saved to.
pub type Saves = HashMap<String, u32>;

/// The counter of a board, made if it is missing. One lookup.
pub fn counter<'a>(saves: &'a mut Saves, board: &str) -> &'a mut u32 {
    saves.entry(board.to_string()).or_insert(0)
}

/// The most saved boards, falling; equal ones by name, so that the hash order never shows.
pub fn most_saved(saves: &Saves) -> Vec<(&str, u32)> {
    let mut boards: Vec<(&str, u32)> = saves.iter().map(|(name, &n)| (name.as_str(), n)).collect();
    boards.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    boards
}
// ANCHOR_END: entry

// ANCHOR: heap
/// The k smallest, rising. `Reverse` turns the order round, so the top is the smallest.
pub fn smallest(values: &[u32], k: usize) -> Vec<u32> {
    let mut heap: BinaryHeap<Reverse<u32>> = values.iter().map(|&value| Reverse(value)).collect();
    let mut smallest = Vec::new();
    while smallest.len() < k {
        match heap.pop() {
            Some(Reverse(value)) => smallest.push(value),
            None => break,
        }
    }
    smallest
}
// ANCHOR_END: heap

// ANCHOR: slices
/// The first k, or all if there are fewer.
pub fn first(values: &[u32], k: usize) -> &[u32] {
    &values[..k.min(values.len())]
}

/// Means over `width` neighbours. Nothing if there are fewer, or if `width` is 0, which `windows`
/// refuses with a panic.
pub fn moving_mean(values: &[u32], width: usize) -> Vec<f64> {
    if width == 0 {
        return Vec::new();
    }
    let mean = |window: &[u32]| window.iter().map(|&x| f64::from(x)).sum::<f64>();
    values.windows(width).map(|window| mean(window) / width as f64).collect()
}
// ANCHOR_END: slices

// ANCHOR: text
/// The first k characters, or all: `char_indices` knows where each begins.
pub fn shortened(title: &str, k: usize) -> &str {
    match title.char_indices().nth(k) {
        Some((end, _)) => &title[..end],
        None => title,
    }
}
// ANCHOR_END: text

// ANCHOR: closure
/// Calls `f` for each pair i < j. `mut f`: calling an `FnMut` changes what it has captured.
pub fn for_pairs(n: usize, mut f: impl FnMut(usize, usize)) {
    for i in 0..n {
        for j in i + 1..n {
            f(i, j);
        }
    }
}

/// How many pairs of titles are equal. The closure's borrow ends with its last call.
pub fn equal_pairs(titles: &[&str]) -> usize {
    let mut count = 0;
    for_pairs(titles.len(), |i, j| {
        if titles[i] == titles[j] {
            count += 1;
        }
    });
    count
}
// ANCHOR_END: closure

// ANCHOR: main
fn main() {
    let mut saves = HashMap::new();
    for board in ["soup", "chairs", "lamps", "chairs"] {
        *counter(&mut saves, board) += 1;
    }
    println!("{:?}", most_saved(&saves));
    println!("{:?}", smallest(&[5, 9, 2, 7], 2));
    println!("{:?} {:?}", first(&[4, 6], 3), moving_mean(&[4, 6, 11], 2));
    println!("{} {}", shortened("Café au lait", 4), shortened("tea", 9));
    println!("{}", equal_pairs(&["soup", "chair", "soup", "soup"]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters() {
        let mut saves = HashMap::new();
        assert_eq!(*counter(&mut saves, "new"), 0);
        *counter(&mut saves, "new") += 2;
        assert_eq!(*counter(&mut saves, "new"), 2);
        counter(&mut saves, "b");
        counter(&mut saves, "a");
        assert_eq!(most_saved(&saves), [("new", 2), ("a", 0), ("b", 0)]);
    }

    #[test]
    fn fewer_than_k() {
        assert_eq!(smallest(&[3, 1], 5), [1, 3]);
        assert!(smallest(&[], 2).is_empty() && smallest(&[1], 0).is_empty());
        assert_eq!(first(&[1, 2, 3], 2), [1, 2]);
        assert!(first(&[], 3).is_empty());
        assert!(moving_mean(&[1, 2], 3).is_empty() && moving_mean(&[1, 2], 0).is_empty());
    }

    #[test]
    fn characters_are_not_bytes() {
        assert_eq!(shortened("日本茶", 2), "日本");
        assert_eq!((shortened("", 1), shortened("a", 0), shortened("né", 2)), ("", "", "né"));
    }

    #[test]
    fn pairs() {
        assert_eq!((equal_pairs(&[]), equal_pairs(&["a"]), equal_pairs(&["a"; 4])), (0, 0, 6));
    }
}
