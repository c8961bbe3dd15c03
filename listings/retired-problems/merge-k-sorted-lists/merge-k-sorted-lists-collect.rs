//! Merge k sorted lists, brute force: collect all values, sort them, build a new list.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. n values in k lists. The judge of
//! the other ways. `ListNode` is the node that `LeetCode` gives for Rust.

// ANCHOR: node
/// A node of a singly linked list, which owns the rest of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListNode {
    /// Its value.
    pub val: i32,
    /// The rest of the list.
    pub next: Option<Box<ListNode>>,
}

/// A list: its first node, or `None` if it is empty.
pub type List = Option<Box<ListNode>>;

/// A list of these values, built from the back.
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
// ANCHOR_END: node

// ANCHOR: collect
/// All values, sorted: O(n log n) time and O(n) memory, and blind to the order that is there.
pub fn merge_by_sorting(lists: &[List]) -> List {
    let mut values: Vec<i32> = lists.iter().flat_map(values_of).collect();
    values.sort_unstable();
    list_of(&values)
}
// ANCHOR_END: collect

// ANCHOR: main
fn main() {
    let lists = [list_of(&[1, 4, 5]), list_of(&[1, 3, 4]), list_of(&[2, 6])];
    println!("{:?}", values_of(&merge_by_sorting(&lists)));

    assert_eq!(merge_by_sorting(&[]), None); // no lists
    assert_eq!(merge_by_sorting(&[None, None]), None); // only empty lists
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for values in [&[][..], &[7], &[3, 1, 2]] {
            assert_eq!(values_of(&list_of(values)), values);
        }
    }

    #[test]
    fn repeats_and_negative_values_stay() {
        let lists = [list_of(&[-1, 2, 2]), None, list_of(&[-1])];
        assert_eq!(values_of(&merge_by_sorting(&lists)), [-1, -1, 2, 2]);
    }
}
