//! Dropping a long list: how deep the compiler's own drop recurses, and a loop instead.
//!
//! Interview-writable: nothing newer than Rust 1.59. A node's fields are dropped in the order in
//! which they are declared, so one that counts up before `next` and one that counts down behind it
//! tell how many nodes are being dropped at once. Each of these is a frame on the stack.

use std::cell::Cell;
use std::rc::Rc;

/// How many nodes are being dropped now, and the most there have been.
#[derive(Clone, Default)]
pub struct Depth(Rc<(Cell<usize>, Cell<usize>)>);

struct Enter(Depth);

impl Drop for Enter {
    fn drop(&mut self) {
        let (now, most) = &*(self.0).0;
        now.set(now.get() + 1);
        most.set(most.get().max(now.get()));
    }
}

struct Leave(Depth);

impl Drop for Leave {
    fn drop(&mut self) {
        let (now, _) = &*(self.0).0;
        now.set(now.get() - 1);
    }
}

// ANCHOR: node
/// A node whose fields notice how deep the drop is. Dropped from top to bottom.
pub struct Node {
    _enter: Enter,
    next: Option<Box<Node>>,
    _leave: Leave,
}

/// Nothing said: the compiler drops the first node, which drops the second, which …
pub struct Plain(pub Option<Box<Node>>);

/// Takes the list apart from the front: no node has a next one when it is dropped.
pub struct Looped(pub Option<Box<Node>>);

impl Drop for Looped {
    fn drop(&mut self) {
        let mut rest = self.0.take();
        while let Some(mut node) = rest {
            rest = node.next.take();
        } // `node` goes here, alone
    }
}
// ANCHOR_END: node

fn nodes(length: usize, depth: &Depth) -> Option<Box<Node>> {
    (0..length).fold(None, |next, _| {
        let (enter, leave) = (Enter(depth.clone()), Leave(depth.clone()));
        Some(Box::new(Node { _enter: enter, next, _leave: leave }))
    })
}

/// The depth that dropping a list reaches.
pub fn depth_of_drop<T>(length: usize, list: fn(Option<Box<Node>>) -> T) -> usize {
    let depth = Depth::default();
    drop(list(nodes(length, &depth)));
    let (_, most) = &*depth.0;
    most.get()
}

// ANCHOR: main
fn main() {
    println!("{:>8}{:>8}{:>8}", "nodes", "plain", "looped");
    for length in [1, 10, 100, 1000] {
        let (plain, looped) = (depth_of_drop(length, Plain), depth_of_drop(length, Looped));
        println!("{length:>8}{plain:>8}{looped:>8}");
    }
    println!("{:>8}{:>8}{:>8}", 1_000_000, "-", depth_of_drop(1_000_000, Looped));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_drop_is_as_deep_as_the_list_is_long() {
        for length in [0, 1, 2, 500] {
            assert_eq!(depth_of_drop(length, Plain), length);
            assert_eq!(depth_of_drop(length, Looped), length.min(1));
        }
    }
}
