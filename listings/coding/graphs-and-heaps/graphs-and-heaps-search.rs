//! Breadth-first search over states: the fewest moves, and which.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The graph is never built: a function
//! says which states one move leads to.

use std::collections::HashSet;
use std::hash::Hash;

// ANCHOR: search
/// The states of a shortest way from `start` to a goal, both included; `None` if no goal can be
/// reached. O(states + moves).
pub fn shortest_path<S: Clone + Eq + Hash>(
    start: S,
    is_goal: impl Fn(&S) -> bool,
    moves: impl Fn(&S) -> Vec<S>,
) -> Option<Vec<S>> {
    let mut seen = HashSet::new();
    seen.insert(start.clone());
    let mut found = vec![(start, 0)]; // (1)
    let mut at = 0;
    while at < found.len() {
        let state = found[at].0.clone();
        if is_goal(&state) {
            let mut path = vec![state];
            while at > 0 {
                at = found[at].1;
                path.push(found[at].0.clone());
            }
            path.reverse();
            return Some(path);
        }
        for next in moves(&state) {
            if seen.insert(next.clone()) {
                found.push((next, at)); // (2)
            }
        }
        at += 1;
    }
    None
}
// ANCHOR_END: search

// ANCHOR: main
fn main() {
    // Four pins on a board; a move drags one to the front.
    let to_front = |order: &[char; 4]| {
        let drag = |place: usize| {
            let mut moved = *order;
            moved[..=place].rotate_right(1);
            moved
        };
        (1..4).map(drag).collect::<Vec<_>>()
    };
    let goal = |order: &[char; 4]| *order == ['a', 'b', 'c', 'd'];
    for start in [['c', 'a', 'd', 'b'], ['a', 'b', 'd', 'c']] {
        let path = shortest_path(start, goal, to_front).unwrap_or_default();
        let path: Vec<String> = path.iter().map(|order| order.iter().collect()).collect();
        println!("{} moves: {}", path.len() - 1, path.join(" → "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn already_there() {
        assert_eq!(shortest_path(7, |&n| n == 7, |_| Vec::new()), Some(vec![7]));
    }

    #[test]
    fn no_way() {
        assert_eq!(shortest_path(0, |&n| n == 7, |&n| vec![(n + 2) % 10]), None);
    }

    #[test]
    fn a_circle_ends() {
        assert_eq!(
            shortest_path(0, |&n| n == 3, |&n| vec![n, (n + 1) % 5]),
            Some(vec![0, 1, 2, 3])
        );
    }
}
