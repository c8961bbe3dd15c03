//! Merge k sorted lists by looking at all k heads for every node.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Nodes are moved, not copied.
//! n nodes in k lists: O(n k) time, O(1) memory beside the lists.

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

// ANCHOR: scan
/// The smallest head and its list; of equal heads the first.
fn smallest_head(lists: &[List]) -> Option<(i32, usize)> {
    let heads = lists.iter().enumerate();
    heads.filter_map(|(index, list)| list.as_ref().map(|node| (node.val, index))).min()
}

/// Moves the smallest of the k heads to the end of the result, n times.
pub fn merge_by_scanning(mut lists: Vec<List>) -> List {
    let mut merged = None;
    let mut tail = &mut merged; // the empty link at the end of the result
    while let Some((_, index)) = smallest_head(&lists) {
        let mut node = lists[index].take().expect("it has a head");
        lists[index] = node.next.take(); // advance this list
        tail = &mut tail.insert(node).next; // hang the node in, move on
    }
    merged
}
// ANCHOR_END: scan

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
    println!("{:?}", values_of(&merge_by_scanning(lists)));
    assert_eq!(merge_by_scanning(vec![]), None);
    assert_eq!(merge_by_scanning(vec![None, list_of(&[7]), None]), list_of(&[7]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_heads_the_first_list_goes_first() {
        let lists = [list_of(&[2]), list_of(&[1]), list_of(&[1])];
        assert_eq!(smallest_head(&lists), Some((1, 1)));
        assert_eq!(smallest_head(&[None, None]), None);
    }
}
