//! Merge k sorted lists with a heap of the k heads.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. n nodes in k lists: O(n log k)
//! time, O(k) memory. Nodes are moved, not copied. Equal values come out in order of their lists.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A node of a singly linked list, which owns the rest of the list.
#[derive(Debug, PartialEq)]
pub struct ListNode {
    /// Its value.
    pub val: i32,
    /// The rest of the list.
    pub next: Option<Box<ListNode>>,
}

/// A list: its first node, or `None` if it is empty.
pub type List = Option<Box<ListNode>>;

// ANCHOR: heap
/// The heap knows each list's head as (value, list). The node itself stays in `lists`.
pub fn merge_k_lists(mut lists: Vec<List>) -> List {
    let heads = lists.iter().enumerate();
    let mut heap: BinaryHeap<Reverse<(i32, usize)>> = heads
        .filter_map(|(index, list)| list.as_ref().map(|node| Reverse((node.val, index))))
        .collect();

    let mut merged = None;
    let mut tail = &mut merged; // the empty link at the end of the result
    while let Some(Reverse((_, index))) = heap.pop() {
        let mut node = lists[index].take().expect("in the heap, so it has a head");
        lists[index] = node.next.take(); // advance this list
        if let Some(next) = &lists[index] {
            heap.push(Reverse((next.val, index)));
        }
        tail = &mut tail.insert(node).next; // hang the node in, move on
    }
    merged
}
// ANCHOR_END: heap

/// A list of these values.
pub fn list_of(values: &[i32]) -> List {
    values.iter().rev().fold(None, |next, &val| Some(Box::new(ListNode { val, next })))
}

/// The values of a list.
pub fn values_of(list: &List) -> Vec<i32> {
    let mut values = Vec::new();
    let mut rest = list;
    while let Some(node) = rest {
        values.push(node.val);
        rest = &node.next;
    }
    values
}

// ANCHOR: main
fn main() {
    let lists = vec![list_of(&[1, 4, 5]), list_of(&[1, 3, 4]), list_of(&[2, 6])];
    println!("{:?}", values_of(&merge_k_lists(lists)));

    // The edge cases, typed where the interviewer sees them.
    assert_eq!(merge_k_lists(vec![]), None); // no lists
    assert_eq!(merge_k_lists(vec![None]), None); // one, empty
    assert_eq!(merge_k_lists(vec![None, list_of(&[7]), None]), list_of(&[7]));
    assert_eq!(merge_k_lists(vec![list_of(&[-2, 3])]), list_of(&[-2, 3])); // one list
    let equal = vec![list_of(&[5, 5]), list_of(&[5])];
    assert_eq!(merge_k_lists(equal), list_of(&[5, 5, 5])); // repeats stay
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest sizes of the statement: 10 000 nodes, in 20 lists and in 10 000.
    #[test]
    fn the_largest_sizes() {
        for (k, length) in [(20, 500), (10_000, 1)] {
            let lists = (0..k).map(|list| {
                list_of(&(0..length).map(|i| i * k + list - 10_000).collect::<Vec<_>>())
            });
            let expected: Vec<i32> = (-10_000..0).collect();
            assert_eq!(values_of(&merge_k_lists(lists.collect())), expected);
        }
    }
}
