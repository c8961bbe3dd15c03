//! A loser tree: the merge that compares once for each level, and never with a sibling.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. k streams are the leaves k..2k of a
//! tree in an array; node i has the children 2i and 2i + 1. An inner node remembers the stream that
//! *lost* there; place 0 has the winner of all. Source: Knuth, The Art of Computer Programming 3,
//! section 5.4.1.

use std::cell::Cell;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::mem;

// ANCHOR: tree
/// Merges sorted iterators. Of equal items, that of the earlier iterator comes first.
pub struct LoserTree<I: Iterator> {
    streams: Vec<I>,
    heads: Vec<Option<I::Item>>,
    /// `losers[0]` is the stream with the smallest head; `losers[1..k]` lost at that node.
    losers: Vec<usize>,
}

/// Whether the head of stream `a` goes before that of `b`. A stream that is at its end loses.
fn beats<T: Ord>(heads: &[Option<T>], a: usize, b: usize) -> bool {
    match (&heads[a], &heads[b]) {
        (Some(x), Some(y)) => x.cmp(y).then(a.cmp(&b)).is_lt(), // one comparison of items
        (head, _) => head.is_some(),
    }
}

impl<I> LoserTree<I>
where
    I: Iterator,
    I::Item: Ord,
{
    /// Reads the first item of each stream and plays the first k − 1 matches.
    pub fn new(mut streams: Vec<I>) -> Self {
        let k = streams.len();
        let heads: Vec<Option<I::Item>> = streams.iter_mut().map(Iterator::next).collect();
        let mut losers = vec![0; k];
        let mut winners: Vec<usize> = (0..k).chain(0..k).collect(); // leaf k + i: stream i
        for node in (1..k).rev() {
            let (mut winner, mut loser) = (winners[2 * node], winners[2 * node + 1]);
            if beats(&heads, loser, winner) {
                mem::swap(&mut winner, &mut loser);
            }
            winners[node] = winner;
            losers[node] = loser;
        }
        if k > 0 {
            losers[0] = winners[1];
        }
        LoserTree { streams, heads, losers }
    }
}

impl<I> Iterator for LoserTree<I>
where
    I: Iterator,
    I::Item: Ord,
{
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let mut winner = *self.losers.first()?;
        let item = self.heads[winner].take();
        self.heads[winner] = self.streams[winner].next();
        // Play again where this stream has won: from its leaf up to the root.
        let mut node = winner + self.streams.len();
        while node > 1 {
            node /= 2;
            if beats(&self.heads, self.losers[node], winner) {
                mem::swap(&mut self.losers[node], &mut winner);
            }
        }
        self.losers[0] = winner;
        item
    }
}
// ANCHOR_END: tree

// ANCHOR: counted
/// A number that counts how often it is compared.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    /// The number.
    pub value: u64,
    /// The count, which others share.
    pub comparisons: &'a Cell<u64>,
}

impl Ord for Counted<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.comparisons.set(self.comparisons.get() + 1);
        self.value.cmp(&other.value)
    }
}
// ANCHOR_END: counted

impl PartialOrd for Counted<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Counted<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Counted<'_> {}

/// A head in a heap: one comparison of items settles it, unless they are equal.
#[derive(PartialEq, Eq)]
struct Head<T>(T, usize);

impl<T: Ord> Ord for Head<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl<T: Ord> PartialOrd for Head<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Scrambles a number (the finaliser of `SplitMix64`).
fn scramble(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// k endless streams, each rising by random steps.
fn streams(k: u64, count: &Cell<u64>) -> Vec<impl Iterator<Item = Counted<'_>>> {
    let stream = |seed: u64| {
        (0..).scan(0, move |value, i| {
            *value += scramble(seed << 32 | i) >> 32;
            Some(Counted { value: *value, comparisons: count })
        })
    };
    (0..k).map(stream).collect()
}

/// What the heap does after `pop`: put the next head of the same stream in.
#[derive(Clone, Copy)]
enum Refill {
    PopAndPush,
    ReplaceTop,
}

// ANCHOR: heaps
/// Takes `items` items from the streams with the heap of std, in one of two ways.
fn take_with_heap<'a, I>(mut streams: Vec<I>, items: u32, refill: Refill, count: &Cell<u64>)
where
    I: Iterator<Item = Counted<'a>>,
{
    let firsts = streams.iter_mut().enumerate();
    let mut heap: BinaryHeap<Reverse<Head<Counted<'a>>>> = firsts
        .filter_map(|(index, stream)| stream.next().map(|item| Reverse(Head(item, index))))
        .collect();
    count.set(0); // setting up is not what is counted
    for _ in 0..items {
        match refill {
            Refill::PopAndPush => {
                if let Some(Reverse(Head(_, index))) = heap.pop() {
                    heap.extend(streams[index].next().map(|next| Reverse(Head(next, index))));
                }
            }
            Refill::ReplaceTop => {
                if let Some(mut top) = heap.peek_mut() {
                    let Reverse(Head(item, index)) = &mut *top;
                    if let Some(next) = streams[*index].next() {
                        *item = next; // sifted down when `top` is dropped
                    }
                }
            }
        }
    }
}
// ANCHOR_END: heaps

/// Comparisons per item with the loser tree, `pop` and `push`, and a replaced top.
fn comparisons(k: u64, items: u32) -> [f64; 3] {
    let count = Cell::new(0);
    let mut tree = LoserTree::new(streams(k, &count));
    count.set(0);
    assert_eq!(tree.by_ref().take(items as usize).count(), items as usize);
    let loser = count.get();
    let [pop, replace] = [Refill::PopAndPush, Refill::ReplaceTop].map(|refill| {
        take_with_heap(streams(k, &count), items, refill, &count);
        count.get()
    });
    [loser, pop, replace].map(|count| count as f64 / f64::from(items))
}

// ANCHOR: main
fn main() {
    println!("{:>6}{:>7}{:>10}{:>9}", "k", "loser", "pop+push", "replace");
    for k in [4, 16, 64, 256, 1024] {
        let [loser, pop, replace] = comparisons(k, 20_000);
        println!("{k:>6}{loser:>7.1}{pop:>10.1}{replace:>9.1}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(lists: &[&[u32]]) -> Vec<u32> {
        LoserTree::new(lists.iter().map(|list| list.iter().copied()).collect()).collect()
    }

    #[test]
    fn any_number_of_streams_and_empty_ones() {
        assert_eq!(merged(&[]), []);
        assert_eq!(merged(&[&[]]), []);
        assert_eq!(merged(&[&[1, 2]]), [1, 2]);
        assert_eq!(merged(&[&[], &[3], &[]]), [3]);
        assert_eq!(merged(&[&[5], &[4], &[3], &[2], &[1]]), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn after_the_end_there_is_nothing() {
        let mut tree = LoserTree::new(vec![0..2, 1..2]);
        assert_eq!(tree.by_ref().collect::<Vec<_>>(), [0, 1, 1]);
        assert_eq!((tree.next(), tree.next()), (None, None));
    }

    #[test]
    fn one_comparison_for_each_level() {
        for levels in 1..8 {
            let [loser, pop, replace] = comparisons(1 << levels, 500);
            assert!((loser - f64::from(levels)).abs() < 1e-9, "{loser} for {levels} levels");
            assert!(loser <= pop && loser <= replace);
        }
    }
}
