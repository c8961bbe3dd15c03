//! Tasks that wait for others: an order, or the cycle that forbids one, and a schedule for m workers.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Tasks are numbered from 0; a pair
//! (a, b) says that a must be finished before b starts. Every task takes one slot. Data: a training
//! pipeline of our own.

// ANCHOR: order
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// For each task, what waits for it; and how many tasks it waits for itself.
fn graph(tasks: usize, before: &[(usize, usize)]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let (mut after, mut waits_for) = (vec![Vec::new(); tasks], vec![0; tasks]);
    for &(first, then) in before {
        after[first].push(then);
        waits_for[then] += 1;
    }
    (after, waits_for)
}

/// An order that respects all pairs, or `None` if they go round in a circle.
pub fn order(tasks: usize, before: &[(usize, usize)]) -> Option<Vec<usize>> {
    let (after, mut waits_for) = graph(tasks, before);
    let mut ready: VecDeque<usize> = (0..tasks).filter(|&task| waits_for[task] == 0).collect();
    let mut order = Vec::new();
    while let Some(task) = ready.pop_front() {
        order.push(task);
        for &next in &after[task] {
            waits_for[next] -= 1;
            if waits_for[next] == 0 {
                ready.push_back(next);
            }
        }
    }
    if order.len() == tasks { Some(order) } else { None } // the rest wait for each other
}
// ANCHOR_END: order

// ANCHOR: workers
/// How many tasks the longest chain has that begins with each task.
pub fn chains(order: &[usize], before: &[(usize, usize)]) -> Vec<usize> {
    let (after, _) = graph(order.len(), before);
    let mut chain = vec![1; order.len()];
    for &task in order.iter().rev() {
        let behind = after[task].iter().map(|&next| chain[next]).max();
        chain[task] = 1 + behind.unwrap_or(0);
    }
    chain
}

/// The tasks of each slot, for `workers` workers: of those ready, the highest priorities first.
pub fn schedule(before: &[(usize, usize)], workers: usize, priority: &[usize]) -> Vec<Vec<usize>> {
    let (after, mut waits_for) = graph(priority.len(), before);
    let mut ready: BinaryHeap<(usize, Reverse<usize>)> = BinaryHeap::new();
    let start = (0..priority.len()).filter(|&task| waits_for[task] == 0);
    ready.extend(start.map(|task| (priority[task], Reverse(task))));
    let mut timetable = Vec::new();
    while !ready.is_empty() {
        let running: Vec<usize> =
            (0..workers).map_while(|_| ready.pop()).map(|(_, task)| task.0).collect();
        for &next in running.iter().flat_map(|&task| &after[task]) {
            waits_for[next] -= 1;
            if waits_for[next] == 0 {
                ready.push((priority[next], Reverse(next))); // from the next slot on
            }
        }
        timetable.push(running);
    }
    timetable
}
// ANCHOR_END: workers

// ANCHOR: main
fn main() {
    let names =
        ["report", "backup", "clicks", "pins", "clean", "embed", "join", "train", "evaluate"];
    let before = [(2, 4), (4, 6), (3, 5), (5, 6), (6, 7), (7, 8), (2, 0)];
    let order = order(names.len(), &before).expect("no circle");
    let chains = chains(&order, &before);
    let by_name: Vec<&str> = order.iter().map(|&task| names[task]).collect();
    println!("an order:");
    for line in by_name.chunks(3) {
        println!("  {}", line.join(", "));
    }
    for (rule, priority) in [("as numbered", &vec![0; names.len()]), ("longest chain", &chains)] {
        println!("{rule}, 2 workers:");
        for (slot, running) in schedule(&before, 2, priority).iter().enumerate() {
            let running: Vec<&str> = running.iter().map(|&task| names[task]).collect();
            println!("  {slot}: {}", running.join(", "));
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_has_no_order() {
        assert_eq!(order(3, &[(0, 1), (1, 2), (2, 0)]), None);
        assert_eq!(order(2, &[(1, 1)]), None);
        assert_eq!(order(0, &[]), Some(vec![]));
        assert_eq!(order(3, &[(2, 1), (1, 0)]), Some(vec![2, 1, 0]));
    }

    #[test]
    fn a_pair_given_twice_does_no_harm() {
        assert_eq!(order(2, &[(1, 0), (1, 0)]), Some(vec![1, 0]));
    }
}
