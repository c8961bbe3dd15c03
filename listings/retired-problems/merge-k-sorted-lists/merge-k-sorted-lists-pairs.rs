//! Merge k sorted lists two at a time: one by one, and in rounds (divide and conquer).
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. n nodes in k lists. One by one:
//! O(n k). In rounds: O(n log k), with O(k) memory for the lists of a round. Nodes are moved, not
//! copied; equal values come out in order of their lists.

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

// ANCHOR: two
/// Merges two sorted lists in a loop; of equal values, `a`'s goes first.
pub fn merge_two(mut a: List, mut b: List) -> List {
    let mut merged = None;
    let mut tail = &mut merged;
    while let (Some(x), Some(y)) = (&a, &b) {
        let smaller = if x.val <= y.val { &mut a } else { &mut b };
        let mut node = smaller.take().expect("both have a head");
        *smaller = node.next.take();
        tail = &mut tail.insert(node).next;
    }
    *tail = a.or(b); // what is left is sorted and hangs together: no loop
    merged
}
// ANCHOR_END: two

// ANCHOR: one_by_one
/// Each list into the result so far, which is walked again every time: O(n k).
pub fn merge_one_by_one(lists: Vec<List>) -> List {
    lists.into_iter().fold(None, merge_two)
}
// ANCHOR_END: one_by_one

// ANCHOR: rounds
/// Neighbours in pairs, until one list is left: ⌈log₂ k⌉ rounds over n nodes.
pub fn merge_in_rounds(mut lists: Vec<List>) -> List {
    while lists.len() > 1 {
        let mut round = Vec::new();
        let mut rest = lists.into_iter(); // the last may be alone
        while let Some(left) = rest.next() {
            round.push(merge_two(left, rest.next().flatten()));
        }
        lists = round;
    }
    lists.pop().flatten()
}
// ANCHOR_END: rounds

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
    let sample = || vec![list_of(&[1, 4, 5]), list_of(&[1, 3, 4]), list_of(&[2, 6])];
    println!("one by one: {:?}", values_of(&merge_one_by_one(sample())));
    println!("in rounds:  {:?}", values_of(&merge_in_rounds(sample())));
    for merge in [merge_one_by_one, merge_in_rounds] {
        assert_eq!(merge(vec![]), None);
        assert_eq!(merge(vec![None, None, None]), None);
        assert_eq!(merge(vec![list_of(&[7]), None, list_of(&[-7])]), list_of(&[-7, 7]));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_either_list_is_kept() {
        assert_eq!(merge_two(list_of(&[1, 2, 3]), list_of(&[0])), list_of(&[0, 1, 2, 3]));
        assert_eq!(merge_two(list_of(&[0]), list_of(&[1, 2, 3])), list_of(&[0, 1, 2, 3]));
        assert_eq!(merge_two(None, None), None);
    }
}
