//! Pins into columns with a heap, and which of them can be seen.
//!
//! Contract as for the scan, which is the judge in the tests. The heap holds (filled height, column):
//! its smallest entry is the shortest column, and of equals the leftmost, because tuples compare by
//! their first entry, then by the second. O(n log k). A window from `top` to `bottom` is looked up
//! by binary search in each column: O(k log n + number of pins found).

use std::{cmp::Reverse, collections::BinaryHeap};

// ANCHOR: heap
/// A pin on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Tile {
    pin: usize,
    top: u64,
    bottom: u64,
}

/// Columns of tiles, from top to bottom; the next pins can be added at any time.
struct Page {
    columns: Vec<Vec<Tile>>,
    shortest: BinaryHeap<Reverse<(u64, usize)>>,
    pins: usize,
}

impl Page {
    fn new(columns: usize) -> Self {
        Page {
            columns: vec![Vec::new(); columns],
            shortest: (0..columns).map(|column| Reverse((0, column))).collect(),
            pins: 0,
        }
    }

    /// Put the next pin into the shortest column; false if there is none.
    fn push(&mut self, height: u64) -> bool {
        if let Some(Reverse((top, column))) = self.shortest.pop() {
            let bottom = top + height;
            self.columns[column].push(Tile { pin: self.pins, top, bottom });
            self.shortest.push(Reverse((bottom, column)));
            self.pins += 1;
            true
        } else {
            false
        }
    }
}
// ANCHOR_END: heap

// ANCHOR: window
impl Page {
    /// Pins of which a part lies strictly between `top` and `bottom`, in order of their numbers.
    ///
    /// In a column both edges only grow from tile to tile, so what is seen is one stretch.
    fn visible(&self, top: u64, bottom: u64) -> Vec<usize> {
        let mut pins = Vec::new();
        for column in &self.columns {
            let first = column.partition_point(|tile| tile.bottom <= top);
            let seen = column[first..].iter().take_while(|tile| tile.top < bottom);
            pins.extend(seen.map(|tile| tile.pin));
        }
        pins.sort_unstable();
        pins
    }
}
// ANCHOR_END: window

// ANCHOR: main
fn main() {
    let mut page = Page::new(3);
    for height in [300, 200, 250, 100, 400] {
        page.push(height);
    }
    for (number, column) in page.columns.iter().enumerate() {
        let tiles: Vec<String> = column
            .iter()
            .map(|tile| format!("{} ({}-{})", tile.pin, tile.top, tile.bottom))
            .collect();
        println!("column {number}: {}", tiles.join(", "));
    }
    println!("seen from 210 to 260: {:?}", page.visible(210, 260));
    assert!(!Page::new(0).push(10));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::rng::Rng;

    fn scan(heights: &[u64], columns: usize) -> Vec<(usize, u64)> {
        let mut filled = vec![0; columns];
        heights
            .iter()
            .map(|height| {
                let column = (0..columns).min_by_key(|column| filled[*column]).expect("a column");
                let place = (column, filled[column]);
                filled[column] += height;
                place
            })
            .collect()
    }

    #[test]
    fn the_heap_lays_out_as_the_scan_does_and_finds_what_a_scan_sees() {
        let mut rng = Rng::new(13);
        for _ in 0..300 {
            let columns = 1 + rng.below(5);
            let heights: Vec<u64> = (0..rng.below(40)).map(|_| rng.below(6) as u64).collect();
            let mut page = Page::new(columns);
            assert!(heights.iter().all(|height| page.push(*height)));
            let mut places = vec![(0, 0); heights.len()];
            for (number, column) in page.columns.iter().enumerate() {
                for tile in column {
                    places[tile.pin] = (number, tile.top);
                    assert_eq!(tile.bottom, tile.top + heights[tile.pin]);
                }
            }
            assert_eq!(places, scan(&heights, columns));
            let (top, bottom) = (rng.below(20) as u64, rng.below(30) as u64);
            let seen: Vec<usize> = (0..heights.len())
                .filter(|pin| places[*pin].1 + heights[*pin] > top && places[*pin].1 < bottom)
                .collect();
            assert_eq!(page.visible(top, bottom), seen, "{heights:?} {top} {bottom}");
        }
    }
}
