//! A topological order (Kahn), or a circle that forbids one.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Steps are numbered from 0; a pair
//! (a, b) says that a comes before b.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

// ANCHOR: order
/// An order that respects all pairs, the smallest number first wherever there is a choice; or a
/// circle. O((steps + pairs) log steps), the logarithm for "smallest first".
pub fn order(steps: usize, pairs: &[(usize, usize)]) -> Result<Vec<usize>, Vec<usize>> {
    let (mut after, mut waits_for) = (vec![Vec::new(); steps], vec![0; steps]);
    for &(first, then) in pairs {
        after[first].push(then);
        waits_for[then] += 1;
    }
    let free = (0..steps).filter(|&step| waits_for[step] == 0);
    let mut ready: BinaryHeap<Reverse<usize>> = free.map(Reverse).collect();
    let mut order = Vec::new();
    while let Some(Reverse(step)) = ready.pop() {
        order.push(step);
        for &then in &after[step] {
            waits_for[then] -= 1;
            if waits_for[then] == 0 {
                ready.push(Reverse(then));
            }
        }
    }
    if order.len() == steps { Ok(order) } else { Err(circle(pairs, &waits_for)) }
}
// ANCHOR_END: order

// ANCHOR: circle
/// A circle among the steps that still wait, each before the next and the last before the first.
/// O(steps + pairs).
fn circle(pairs: &[(usize, usize)], waits_for: &[usize]) -> Vec<usize> {
    let mut before = vec![0; waits_for.len()];
    for &(first, then) in pairs {
        if waits_for[first] > 0 {
            before[then] = first; // whoever still waits has such a step before it
        }
    }
    let mut step = waits_for.iter().position(|&count| count > 0).unwrap_or(0);
    let (mut walk, mut place) = (Vec::new(), vec![None; waits_for.len()]);
    while place[step].is_none() {
        place[step] = Some(walk.len());
        walk.push(step);
        step = before[step];
    }
    let mut circle = walk.split_off(place[step].unwrap_or(0)); // without the way that led to it
    circle.reverse();
    circle
}
// ANCHOR_END: circle

// ANCHOR: main
fn main() {
    let names = ["crawl", "embed", "dedupe", "train", "serve"];
    let show =
        |steps: &[usize]| steps.iter().map(|&step| names[step]).collect::<Vec<_>>().join(" → ");
    let mut pairs = vec![(0, 1), (0, 2), (2, 1), (1, 3), (3, 4)];
    for _ in 0..2 {
        match order(names.len(), &pairs) {
            Ok(order) => println!("order: {}", show(&order)),
            Err(circle) => println!("circle: {}", show(&circle)),
        }
        pairs.push((3, 2)); // deduplicate with the trained model
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_no_pairs() {
        assert_eq!(order(0, &[]), Ok(vec![]));
        assert_eq!(order(3, &[]), Ok(vec![0, 1, 2]));
    }

    #[test]
    fn a_pair_given_twice_is_no_circle() {
        assert_eq!(order(2, &[(1, 0), (1, 0)]), Ok(vec![1, 0]));
    }

    #[test]
    fn a_step_before_itself() {
        assert_eq!(order(2, &[(1, 1)]), Err(vec![1]));
    }

    #[test]
    fn the_way_behind_a_circle_is_not_part_of_it() {
        // 0 → 1 → 2 → 1, and 3 waits for 2.
        assert_eq!(order(4, &[(0, 1), (1, 2), (2, 1), (2, 3)]), Err(vec![2, 1]));
    }
}
