//! Borrows and moves, as the compiler accepts them.
//!
//! Each function is the right version of a slip that the page shows with its message. Standard
//! library only, and nothing newer than Rust 1.59.

use std::mem;

// ANCHOR: push
/// Saves the first pin of a board once more. `cloned` ends the borrow.
pub fn repeat_first(pins: &mut Vec<String>) {
    if let Some(first) = pins.first().cloned() {
        pins.push(first);
    }
}
// ANCHOR_END: push

// ANCHOR: visit
/// A graph, and which nodes have been seen.
pub struct Graph {
    /// The neighbours of each node.
    pub edges: Vec<Vec<usize>>,
    /// Whether a node has been seen.
    pub seen: Vec<bool>,
}

impl Graph {
    /// Marks all that can be reached from `node`. Two fields are two borrows.
    pub fn mark(&mut self, node: usize) {
        visit(&self.edges, &mut self.seen, node);
    }
}

/// Not a method: it borrows the edges to read and the marks to write, and never all of the graph.
fn visit(edges: &[Vec<usize>], seen: &mut [bool], node: usize) {
    seen[node] = true;
    for &next in &edges[node] {
        if !seen[next] {
            visit(edges, seen, next);
        }
    }
}
// ANCHOR_END: visit

// ANCHOR: rows
/// Adds row `from` to row `into`. `false`, and no change, if they are one row or one is missing.
pub fn add_row(rows: &mut [Vec<f64>], from: usize, into: usize) -> bool {
    if from == into || from.max(into) >= rows.len() {
        return false;
    }
    let (front, back) = rows.split_at_mut(from.max(into)); // (1)
    let (source, target) =
        if from < into { (&front[from], &mut back[0]) } else { (&back[0], &mut front[into]) };
    for (t, s) in target.iter_mut().zip(source) {
        *t += s;
    }
    true
}
// ANCHOR_END: rows

// ANCHOR: take
/// A node of a singly linked list.
pub struct Node {
    /// What it holds.
    pub value: i32,
    /// The rest of the list.
    pub next: Option<Box<Node>>,
}

/// The list the other way round. `take` moves the rest out and leaves `None`.
pub fn reversed(mut head: Option<Box<Node>>) -> Option<Box<Node>> {
    let mut done = None;
    while let Some(mut node) = head {
        head = node.next.take(); // (1)
        node.next = done;
        done = Some(node);
    }
    done
}

/// The title of a pin, moved out; an empty one stays.
pub fn take_title(titles: &mut [String], index: usize) -> Option<String> {
    titles.get_mut(index).map(mem::take) // (2)
}
// ANCHOR_END: take

// ANCHOR: lifetime
/// The longer of two titles, the first if they are equally long. It lives as long as both.
pub fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if b.len() > a.len() { b } else { a }
}
// ANCHOR_END: lifetime

/// The values of a list, which is taken apart.
pub fn values(mut head: Option<Box<Node>>) -> Vec<i32> {
    let mut values = Vec::new();
    while let Some(node) = head {
        values.push(node.value);
        head = node.next;
    }
    values
}

/// A list of these values.
pub fn list(values: &[i32]) -> Option<Box<Node>> {
    let mut head = None;
    for &value in values.iter().rev() {
        head = Some(Box::new(Node { value, next: head }));
    }
    head
}

// ANCHOR: main
fn main() {
    let mut pins = vec!["soup".to_string(), "chair".to_string()];
    repeat_first(&mut pins);
    println!("{pins:?}");

    let edges = vec![vec![1], vec![0, 2], vec![1], vec![]];
    let mut graph = Graph { edges, seen: vec![false; 4] };
    graph.mark(0);
    println!("{:?}", graph.seen);

    let mut rows = vec![vec![1.0, 2.0], vec![10.0, 20.0]];
    println!("{} {:?}", add_row(&mut rows, 1, 0), rows);

    println!("{:?}", values(reversed(list(&[1, 2, 3]))));
    println!("{:?} {:?}", take_title(&mut pins, 1), pins);
    println!("{}", longer("lamp", "armchair"));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_repeat() {
        let mut pins = Vec::new();
        repeat_first(&mut pins);
        assert!(pins.is_empty());
    }

    #[test]
    fn a_graph_with_a_loop_and_an_island() {
        let edges = vec![vec![0, 1], vec![0], vec![2]];
        let mut graph = Graph { edges, seen: vec![false; 3] };
        graph.mark(0);
        assert_eq!(graph.seen, [true, true, false]);
    }

    #[test]
    fn rows_in_both_orders_and_none() {
        let mut rows = vec![vec![1.0], vec![10.0], vec![100.0]];
        assert!(add_row(&mut rows, 0, 2) && add_row(&mut rows, 2, 1));
        assert_eq!(rows, [[1.0], [111.0], [101.0]]);
        assert!(!add_row(&mut rows, 1, 1) && !add_row(&mut rows, 0, 3));
        assert!(!add_row(&mut [], 0, 1));
        assert_eq!(rows, [[1.0], [111.0], [101.0]]);
    }

    #[test]
    fn lists() {
        for values in [&[][..], &[7], &[1, 2, 3]] {
            let mut backwards = super::values(reversed(list(values)));
            backwards.reverse();
            assert_eq!(backwards, values);
        }
    }

    #[test]
    fn titles() {
        let mut titles = ["soup".to_string()];
        assert_eq!(take_title(&mut titles, 1), None);
        assert_eq!(take_title(&mut titles, 0), Some("soup".to_string()));
        assert_eq!(take_title(&mut titles, 0), Some(String::new()));
        assert_eq!((longer("a", "b"), longer("", "b")), ("a", "b"));
    }
}
