//! Merge k sorted lists of floats: what one NaN does, and how to keep it out.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59 (`f64::total_cmp` came with 1.62).

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

fn merge<T: Ord + Copy>(lists: &[Vec<T>]) -> Vec<T> {
    let mut rest: Vec<_> = lists.iter().map(|list| list.iter().copied()).collect();
    let mut heap = BinaryHeap::new();
    for (index, list) in rest.iter_mut().enumerate() {
        heap.extend(list.next().map(|item| Reverse((item, index))));
    }
    let mut merged = Vec::new();
    while let Some(Reverse((item, index))) = heap.pop() {
        merged.push(item);
        heap.extend(rest[index].next().map(|next| Reverse((next, index))));
    }
    merged
}

// ANCHOR: lenient
/// Wrong: NaN is equal to everything, so "equal" says nothing about two other numbers.
#[derive(Clone, Copy)]
struct Lenient(f64);

impl Ord for Lenient {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.partial_cmp(&other.0).unwrap_or(Ordering::Equal)
    }
}
// ANCHOR_END: lenient

impl PartialOrd for Lenient {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Lenient {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Lenient {}

// ANCHOR: score
/// A float that is not NaN, and so can be ordered. The field is private: `new` is the only way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score(f64);

impl Score {
    /// The score, unless it is NaN.
    pub fn new(value: f64) -> Option<Score> {
        if value.is_nan() { None } else { Some(Score(value)) }
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.partial_cmp(&other.0).expect("neither is NaN")
    }
}

/// Merges lists of floats, or says where the first NaN is: (list, place).
pub fn merge_scores(lists: &[Vec<f64>]) -> Result<Vec<f64>, (usize, usize)> {
    let mut scores = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        let checked = list.iter().enumerate().map(|(at, &x)| Score::new(x).ok_or((index, at)));
        scores.push(checked.collect::<Result<Vec<Score>, _>>()?);
    }
    Ok(merge(&scores).into_iter().map(|score| score.0).collect())
}
// ANCHOR_END: score

// ANCHOR: main
fn main() {
    let good = vec![2.0, 3.0];
    let bad = vec![f64::NAN, 1.0];
    for lists in [[good.clone(), bad.clone()], [bad, good]] {
        let lenient = |list: &Vec<f64>| list.iter().copied().map(Lenient).collect();
        let lenient: Vec<Vec<Lenient>> = lists.iter().map(lenient).collect();
        let merged: Vec<f64> = merge(&lenient).iter().map(|item| item.0).collect();
        println!("lenient {:?}, checked {:?}", merged, merge_scores(&lists));
    }
    println!("{:?}", merge_scores(&[vec![f64::NEG_INFINITY, 0.5], vec![-0.0, 0.0]]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infinities_are_numbers_and_nan_has_a_place() {
        let lists = [vec![1.0, f64::INFINITY], vec![f64::NEG_INFINITY]];
        assert_eq!(merge_scores(&lists), Ok(vec![f64::NEG_INFINITY, 1.0, f64::INFINITY]));
        assert_eq!(merge_scores(&[vec![], vec![0.0, f64::NAN]]), Err((1, 1)));
        assert_eq!(merge_scores(&[]), Ok(vec![]));
    }
}
