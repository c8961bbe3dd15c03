//! Sliding windows: as long as possible, and of fixed width.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A feed is a list of pins; of each we
//! know the board it comes from, or its clicks.

use std::collections::{HashMap, VecDeque};

// ANCHOR: longest
/// The longest stretch of the feed with pins of at most `kinds` boards: where it starts and how long
/// it is; the first if several are as long. O(n).
pub fn longest_stretch(boards: &[&str], kinds: usize) -> (usize, usize) {
    let mut inside: HashMap<&str, usize> = HashMap::new(); // board -> pins in the window
    let (mut start, mut best) = (0, (0, 0));
    for (end, &board) in boards.iter().enumerate() {
        *inside.entry(board).or_insert(0) += 1; // 1. take one in
        while inside.len() > kinds {
            let leaving = inside.entry(boards[start]).or_insert(0); // 2. give up until it is legal
            *leaving -= 1;
            if *leaving == 0 {
                inside.remove(boards[start]);
            }
            start += 1;
        }
        if end + 1 - start > best.1 {
            best = (start, end + 1 - start); // 3. now it is the longest that ends here
        }
    }
    best
}
// ANCHOR_END: longest

// ANCHOR: fixed
/// The most clicks in every window of `width` pins, from the first to the last window; nothing if
/// `width` is 0 or more than there are pins. O(n).
pub fn window_maxima(clicks: &[u32], width: usize) -> Vec<u32> {
    if width == 0 {
        return Vec::new();
    }
    let mut hopeful: VecDeque<usize> = VecDeque::new(); // places whose clicks fall
    let mut maxima = Vec::new();
    for (end, &count) in clicks.iter().enumerate() {
        while let Some(&place) = hopeful.back() {
            if clicks[place] > count {
                break;
            }
            hopeful.pop_back(); // (1)
        }
        hopeful.push_back(end);
        if hopeful[0] + width <= end {
            hopeful.pop_front(); // (2)
        }
        if end + 1 >= width {
            maxima.push(clicks[hopeful[0]]);
        }
    }
    maxima
}
// ANCHOR_END: fixed

// ANCHOR: main
fn main() {
    let boards = ["art", "art", "food", "art", "home", "food", "food"];
    for kinds in [1, 2, 3] {
        println!("at most {kinds}: (start, length) = {:?}", longest_stretch(&boards, kinds));
    }
    println!("maxima of three: {:?}", window_maxima(&[3, 1, 2, 5, 4, 0, 1], 3));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_allowed_and_none_there() {
        assert_eq!(longest_stretch(&["art"], 0), (0, 0));
        assert_eq!(longest_stretch(&[], 2), (0, 0));
    }

    #[test]
    fn the_first_of_equals() {
        assert_eq!(longest_stretch(&["a", "a", "b", "b"], 1), (0, 2));
    }

    #[test]
    fn widths_at_the_border() {
        assert_eq!(window_maxima(&[2, 9, 4], 1), [2, 9, 4]);
        assert_eq!(window_maxima(&[2, 9, 4], 3), [9]);
        assert!(window_maxima(&[2, 9, 4], 4).is_empty());
        assert!(window_maxima(&[2, 9, 4], 0).is_empty());
        assert_eq!(window_maxima(&[5, 5, 1], 2), [5, 5], "an equal one takes over");
    }
}
