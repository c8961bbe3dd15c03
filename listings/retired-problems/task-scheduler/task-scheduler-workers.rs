//! Task Scheduler, order free, with m workers: m tasks run in one slot, of different kinds.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Two tasks of one kind are still at
//! least n slots apart, whoever runs them.

// ANCHOR: workers
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

/// A shortest schedule: the kinds that run in each slot, at most `workers`.
pub fn schedule(tasks: &[char], cooldown: usize, workers: usize) -> Vec<Vec<char>> {
    assert!(workers > 0, "nobody to run the tasks");
    let mut counts = BTreeMap::new();
    for &task in tasks {
        *counts.entry(task).or_insert(0_usize) += 1;
    }
    let mut ready: BinaryHeap<_> =
        counts.into_iter().map(|(kind, left)| (left, Reverse(kind))).collect();
    let mut cooling: VecDeque<(usize, (usize, Reverse<char>))> = VecDeque::new();
    let mut timetable: Vec<Vec<char>> = Vec::new();
    while !(ready.is_empty() && cooling.is_empty()) {
        let now = timetable.len();
        while matches!(cooling.front(), Some(&(slot, _)) if slot == now) {
            ready.extend(cooling.pop_front().map(|(_, kind)| kind));
        }
        let mut running = Vec::new();
        while running.len() < workers {
            match ready.pop() {
                Some((left, kind)) => {
                    running.push(kind.0);
                    if left > 1 {
                        cooling.push_back((now + cooldown + 1, (left - 1, kind)));
                    }
                }
                None => break,
            }
        }
        timetable.push(running);
    }
    timetable
}
// ANCHOR_END: workers

// ANCHOR: main
fn main() {
    let tasks: Vec<char> = "AAAABBBCCDDEE".chars().collect();
    for workers in 1..=4 {
        let timetable = schedule(&tasks, 1, workers);
        let slots: Vec<String> = timetable.iter().map(|slot| slot.iter().collect()).collect();
        println!("m = {workers}: {} slots\n  {}", slots.len(), slots.join(" "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_workers_do_not_help_a_single_kind() {
        for workers in 1..5 {
            assert_eq!(schedule(&['A'; 4], 2, workers).len(), 10);
        }
        assert!(schedule(&[], 2, 3).is_empty());
    }
}
