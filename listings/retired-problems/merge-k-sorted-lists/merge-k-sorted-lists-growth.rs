//! Merge k sorted lists: how the number of comparisons grows with the number of lists.
//!
//! Counted, not timed: comparisons of two values, for n = 8192 values that a seeded shuffle spreads
//! over k lists of the same length.

use std::cell::Cell;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// A value that counts how often it is compared.
#[derive(Clone)]
struct Value<'a>(u32, &'a Cell<u64>);

impl Ord for Value<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.1.set(self.1.get() + 1);
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Value<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Value<'_> {}

/// The values are distinct, so the index of the list never decides.
#[derive(PartialEq, Eq)]
struct Head<'a>(Value<'a>, usize);

impl Ord for Head<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Head<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

type Lists<'a> = Vec<Vec<Value<'a>>>;

fn by_sorting(lists: Lists<'_>) -> Vec<Value<'_>> {
    let mut all: Vec<Value<'_>> = lists.into_iter().flatten().collect();
    all.sort();
    all
}

fn by_scanning(lists: Lists<'_>) -> Vec<Value<'_>> {
    let mut rest: Vec<_> = lists.into_iter().map(|list| list.into_iter().peekable()).collect();
    let mut merged = Vec::new();
    loop {
        let heads = rest.iter_mut().enumerate();
        let smallest = heads.filter_map(|(list, rest)| Some((rest.peek()?.clone(), list)));
        let Some((_, list)) = smallest.min_by(|(a, _), (b, _)| a.cmp(b)) else { return merged };
        merged.extend(rest[list].next());
    }
}

fn by_heap(lists: Lists<'_>) -> Vec<Value<'_>> {
    let mut rest: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();
    let firsts = rest.iter_mut().enumerate();
    let mut heap: BinaryHeap<_> =
        firsts.filter_map(|(list, rest)| Some(Reverse(Head(rest.next()?, list)))).collect();
    let mut merged = Vec::new();
    while let Some(Reverse(Head(value, list))) = heap.pop() {
        merged.push(value);
        heap.extend(rest[list].next().map(|next| Reverse(Head(next, list))));
    }
    merged
}

fn merge_two<'a>(a: Vec<Value<'a>>, b: Vec<Value<'a>>) -> Vec<Value<'a>> {
    let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
    let mut merged = Vec::new();
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        merged.extend(if x.cmp(y).is_le() { a.next() } else { b.next() });
    }
    merged.extend(a.chain(b));
    merged
}

fn one_by_one(lists: Lists<'_>) -> Vec<Value<'_>> {
    lists.into_iter().fold(Vec::new(), merge_two)
}

fn in_rounds(mut lists: Lists<'_>) -> Vec<Value<'_>> {
    while lists.len() > 1 {
        let mut rest = lists.into_iter();
        let mut round = Vec::new();
        while let Some(left) = rest.next() {
            round.push(merge_two(left, rest.next().unwrap_or_default()));
        }
        lists = round;
    }
    lists.pop().unwrap_or_default()
}

type Way = for<'a> fn(Lists<'a>) -> Vec<Value<'a>>;

const WAYS: [(&str, Way); 5] = [
    ("scan", by_scanning),
    ("one by one", one_by_one),
    ("heap", by_heap),
    ("rounds", in_rounds),
    ("sort", by_sorting),
];

const VALUES: usize = 8192;

/// Comparisons for each value, with k lists.
fn comparisons(k: usize, way: Way) -> f64 {
    let count = Cell::new(0);
    let mut values: Vec<u32> = (0..).take(VALUES).collect();
    Rng::new(11).shuffle(&mut values);
    let list = |chunk: &[u32]| {
        let mut list = chunk.to_vec();
        list.sort_unstable();
        list.into_iter().map(|value| Value(value, &count)).collect()
    };
    let lists: Lists<'_> = values.chunks(VALUES / k).map(list).collect();
    let merged = way(lists);
    assert!(merged.iter().map(|value| value.0).eq(0..8192));
    count.get() as f64 / VALUES as f64
}

// ANCHOR: main
fn main() {
    println!("{:>4}{:>7}{:>7}{:>6}{:>7}{:>6}", "k", "scan", "1 by 1", "heap", "rounds", "sort");
    for k in [4, 16, 64, 256, 1024] {
        print!("{k:>4}");
        for ((_, way), width) in WAYS.iter().zip([7, 7, 6, 7, 6]) {
            print!("{:>width$.1}", comparisons(k, *way));
        }
        println!();
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let points =
        |way: Way| (1..=10).map(move |log| (f64::from(1 << log), comparisons(1_usize << log, way)));
    let figure = Figure::new("lists k", "comparisons for each value").log_x().log_y();
    let shown = WAYS.iter().filter(|(name, _)| *name != "rounds");
    let lines = shown.map(|(name, way)| Line::new(*name, points(*way)).marked());
    lines.fold(figure, Figure::with).save("merge-k-sorted-lists-growth");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_about_those_of_the_formulas() {
        for log in [2, 5, 8] {
            let k = 1_usize << log;
            let per_value = |way| comparisons(k, way);
            // Never more than: k - 1, (k + 1) / 2, 2 log k (heap), log k.
            assert!(per_value(by_scanning) <= (k - 1) as f64);
            assert!(per_value(one_by_one) <= (k + 1) as f64 / 2.0);
            assert!(per_value(in_rounds) <= f64::from(log));
            assert!(per_value(by_heap) <= 2.0 * f64::from(log));
            assert!(per_value(by_scanning) > 0.9 * (k - 1) as f64);
            assert!(per_value(one_by_one) > 0.4 * k as f64);
        }
    }
}
