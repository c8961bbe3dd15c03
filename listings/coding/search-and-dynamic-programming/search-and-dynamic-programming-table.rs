//! One problem four times: recursion, memo, table, one row of it.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The 0/1 knapsack: pins for an e-mail,
//! each with a height and an expected number of clicks; at most `space` in all.

use std::collections::BTreeMap;

/// Height and clicks.
pub type Pin = (usize, u64);

// ANCHOR: recursion
/// The most clicks of the first `count` pins in `space`. O(2ⁿ).
pub fn by_recursion(pins: &[Pin], count: usize, space: usize) -> u64 {
    if count == 0 {
        return 0;
    }
    let (height, clicks) = pins[count - 1];
    let without = by_recursion(pins, count - 1, space);
    if height > space {
        return without;
    }
    without.max(clicks + by_recursion(pins, count - 1, space - height))
}
// ANCHOR_END: recursion

// ANCHOR: memo
/// The same with answers remembered. O(n · space), and only what is reached.
pub fn by_memo(
    pins: &[Pin],
    count: usize,
    space: usize,
    known: &mut BTreeMap<(usize, usize), u64>,
) -> u64 {
    if count == 0 {
        return 0;
    }
    if let Some(&clicks) = known.get(&(count, space)) {
        return clicks;
    }
    let (height, clicks) = pins[count - 1];
    let mut best = by_memo(pins, count - 1, space, known);
    if height <= space {
        best = best.max(clicks + by_memo(pins, count - 1, space - height, known));
    }
    known.insert((count, space), best);
    best
}
// ANCHOR_END: memo

// ANCHOR: table
/// The same from the smallest question up, and which pins. O(n · space) time and memory.
pub fn by_table(pins: &[Pin], space: usize) -> (u64, Vec<usize>) {
    let mut best = vec![vec![0; space + 1]; pins.len() + 1]; // best[count][space]
    for (place, &(height, clicks)) in pins.iter().enumerate() {
        for room in 0..=space {
            best[place + 1][room] = best[place][room];
            if height <= room {
                let with = clicks + best[place][room - height];
                best[place + 1][room] = with.max(best[place + 1][room]);
            }
        }
    }
    let (mut chosen, mut room) = (Vec::new(), space);
    for place in (0..pins.len()).rev() {
        if best[place + 1][room] != best[place][room] {
            chosen.push(place); // (1)
            room -= pins[place].0;
        }
    }
    chosen.reverse();
    (best[pins.len()][space], chosen)
}
// ANCHOR_END: table

// ANCHOR: row
/// The same in one row. O(n · space) time, O(space) memory.
pub fn by_row(pins: &[Pin], space: usize) -> u64 {
    let mut best = vec![0; space + 1];
    for &(height, clicks) in pins {
        for room in (height..=space).rev() {
            best[room] = (clicks + best[room - height]).max(best[room]); // (1)
        }
    }
    best[space]
}
// ANCHOR_END: row

// ANCHOR: main
fn main() {
    let pins = [(3, 4), (4, 5), (2, 3), (5, 8)];
    let mut known = BTreeMap::new();
    println!("recursion {}", by_recursion(&pins, 4, 9));
    let clicks = by_memo(&pins, 4, 9, &mut known);
    println!("memo      {clicks}, {} questions", known.len());
    println!("table     {:?}", by_table(&pins, 9));
    println!("row       {}", by_row(&pins, 9));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pins_or_no_space() {
        assert_eq!(by_table(&[], 5), (0, vec![]));
        assert_eq!(by_row(&[(1, 9)], 0), 0);
        assert_eq!(by_table(&[(0, 9)], 0), (9, vec![0]), "a pin without height always fits");
    }

    #[test]
    fn no_pin_twice() {
        assert_eq!(by_row(&[(1, 5)], 10), 5);
    }
}
