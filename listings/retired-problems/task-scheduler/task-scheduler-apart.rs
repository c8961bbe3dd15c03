//! Rearrange a text so that equal letters are at least k places apart, or say that it is impossible.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The scheduler of the page without
//! idle slots: k = n + 1, and where the scheduler would idle there is no answer. Data: samples of
//! our own.

// ANCHOR: rearrange
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

/// The letters of `text` with equal ones at least `apart` places from each other.
pub fn rearrange(text: &str, apart: usize) -> Option<String> {
    let apart = apart.max(1); // 0 asks for nothing, and so does 1
    let mut counts = BTreeMap::new();
    for letter in text.chars() {
        *counts.entry(letter).or_insert(0_usize) += 1;
    }
    let mut ready: BinaryHeap<_> =
        counts.into_iter().map(|(letter, left)| (left, Reverse(letter))).collect();
    let mut cooling = VecDeque::new();
    let mut result = String::new();
    for place in 0..text.chars().count() {
        if matches!(cooling.front(), Some(&(free, _)) if free == place) {
            ready.extend(cooling.pop_front().map(|(_, letter)| letter));
        }
        let (left, letter) = ready.pop()?; // nothing is ready: impossible
        result.push(letter.0);
        if left > 1 {
            cooling.push_back((place + apart, (left - 1, letter)));
        }
    }
    Some(result)
}
// ANCHOR_END: rearrange

// ANCHOR: possible
/// Whether there is such an order: the closed form, with no room for idle slots.
pub fn is_possible(text: &str, apart: usize) -> bool {
    let mut counts = BTreeMap::new();
    for letter in text.chars() {
        *counts.entry(letter).or_insert(0_usize) += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let ties = counts.values().filter(|&&count| count == most).count();
    most.saturating_sub(1) * apart.max(1) + ties <= text.chars().count()
}
// ANCHOR_END: possible

// ANCHOR: main
fn main() {
    for (text, apart) in [("pinboard", 3), ("mississippi", 2), ("mississippi", 3), ("aaab", 2)] {
        let answer = rearrange(text, apart);
        println!("{text}, {apart} apart\n  {}", answer.as_deref().unwrap_or("impossible"));
        assert_eq!(answer.is_some(), is_possible(text, apart));
    }
    assert_eq!(rearrange("", 5), Some(String::new()));
    assert_eq!(rearrange("aab", 0), Some("aab".to_owned())); // anything goes
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_apart_is_possible_up_to_half_rounded_up() {
        assert!(rearrange("aaabb", 2).is_some());
        assert_eq!(rearrange("aaaabb", 2), None);
    }
}
