//! A lazy merge of k sorted iterators: infinite streams, the first few only, without repeats.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A call of `next` costs O(log k) and
//! reads one item of one stream; memory is O(k). To begin with, one item of each stream is read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

// ANCHOR: merge
/// Merges sorted iterators. Of equal items, that of the earlier iterator comes first.
pub struct Merge<I: Iterator> {
    streams: Vec<I>,
    heads: BinaryHeap<Reverse<(I::Item, usize)>>,
}

impl<I> Merge<I>
where
    I: Iterator,
    I::Item: Ord,
{
    /// Reads the first item of each stream.
    pub fn new(mut streams: Vec<I>) -> Self {
        let firsts = streams.iter_mut().enumerate();
        let heads = firsts
            .filter_map(|(index, stream)| stream.next().map(|item| Reverse((item, index))))
            .collect();
        Merge { streams, heads }
    }
}

impl<I> Iterator for Merge<I>
where
    I: Iterator,
    I::Item: Ord,
{
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let Reverse((item, index)) = self.heads.pop()?;
        if let Some(following) = self.streams[index].next() {
            self.heads.push(Reverse((following, index)));
        }
        Some(item)
    }
}
// ANCHOR_END: merge

// ANCHOR: distinct
/// Drops repeats from a sorted iterator: they stand next to each other.
pub fn distinct<T: PartialEq + Clone>(sorted: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let mut last = None;
    sorted.filter(move |item| {
        let new = last.as_ref() != Some(item);
        if new {
            last = Some(item.clone());
        }
        new
    })
}
// ANCHOR_END: distinct

// ANCHOR: main
fn main() {
    // Three streams without an end: multiples of 4, of 6 and of 9.
    let multiples = || Merge::new([4, 6, 9].iter().map(|&of| (1..).map(move |i| i * of)).collect());
    println!("merged:   {:?}", multiples().take(8).collect::<Vec<u64>>());
    println!("distinct: {:?}", distinct(multiples()).take(8).collect::<Vec<u64>>());

    // The ten smallest of a thousand streams: how many items are read?
    let mut read = 0;
    let streams = (0..1000_u64).map(|first| first..).collect();
    let counted: Vec<u64> = Merge::new(streams).inspect(|_| read += 1).take(10).collect();
    println!("top ten:  {counted:?}");
    println!("read: 1000 to begin with, then one for each of {read} items");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn reads_no_more_than_it_must() {
        let read = Cell::new(0);
        let counted = |first: u32| {
            let read = &read;
            (first..).inspect(move |_| read.set(read.get() + 1))
        };
        let mut merge = Merge::new((0..100).map(counted).collect());
        assert_eq!(read.get(), 100);
        assert_eq!(merge.by_ref().take(10).collect::<Vec<_>>(), [0, 1, 1, 2, 2, 2, 3, 3, 3, 3]);
        assert_eq!(read.get(), 110);
    }

    /// Items that compare equal by key and are told apart by origin.
    #[test]
    fn equal_items_keep_the_order_of_their_streams() {
        #[derive(Debug, Clone, Copy)]
        struct Item(u32, &'static str);
        impl PartialEq for Item {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
        impl Eq for Item {}
        impl PartialOrd for Item {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }
        impl Ord for Item {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.0.cmp(&other.0)
            }
        }
        let a = vec![Item(1, "a1"), Item(1, "a2"), Item(3, "a3")];
        let b = vec![Item(1, "b1"), Item(3, "b2")];
        let merged = Merge::new(vec![b.into_iter(), a.into_iter()]);
        let names: Vec<_> = merged.map(|item| item.1).collect();
        assert_eq!(names, ["b1", "a1", "a2", "b2", "a3"]);
    }

    #[test]
    fn nothing_and_repeats() {
        assert_eq!(Merge::new(Vec::<std::ops::Range<u8>>::new()).next(), None);
        assert_eq!(Merge::new(vec![0..0, 0..0]).next(), None);
        assert_eq!(distinct([1, 1, 2, 3, 3].iter()).collect::<Vec<_>>(), [&1, &2, &3]);
    }
}
