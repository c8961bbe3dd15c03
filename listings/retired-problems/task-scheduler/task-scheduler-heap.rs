//! Task Scheduler, order free: the schedule itself, by a heap and a queue of cooling kinds.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. In each slot the kind with the most
//! runs left, among those that have cooled, goes next. Ties go to the first letter, so that the
//! output is always the same.

// ANCHOR: schedule
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

/// A shortest schedule, `None` for an idle slot.
pub fn schedule(tasks: &[char], cooldown: usize) -> Vec<Option<char>> {
    let mut counts = BTreeMap::new();
    for &task in tasks {
        *counts.entry(task).or_insert(0) += 1;
    }
    // Most runs left on top; of equals, the first letter.
    let mut ready: BinaryHeap<(usize, Reverse<char>)> =
        counts.into_iter().map(|(kind, left)| (left, Reverse(kind))).collect();
    // In the order in which they will be ready, since all cool equally long.
    let mut cooling: VecDeque<(usize, (usize, Reverse<char>))> = VecDeque::new();
    let mut timetable = Vec::new();

    while !(ready.is_empty() && cooling.is_empty()) {
        let now = timetable.len();
        if matches!(cooling.front(), Some(&(slot, _)) if slot == now) {
            ready.extend(cooling.pop_front().map(|(_, kind)| kind));
        }
        if let Some((left, Reverse(kind))) = ready.pop() {
            timetable.push(Some(kind));
            if left > 1 {
                cooling.push_back((now + cooldown + 1, (left - 1, Reverse(kind))));
            }
        } else {
            timetable.push(None); // all that is left is cooling
        }
    }
    timetable
}
// ANCHOR_END: schedule

// ANCHOR: main
fn main() {
    let samples = [
        ("AAAABBBCC", 2),
        ("AAABBB", 2),
        ("AAABBB", 3),
        ("ACABDB", 1),
        ("AAAAAABCDEFG", 2),
        ("AAAAABCDE", 2),
    ];
    for (tasks, cooldown) in samples {
        let timetable = schedule(&tasks.chars().collect::<Vec<_>>(), cooldown);
        let drawn: String = timetable.iter().map(|slot| slot.unwrap_or('.')).collect();
        println!("n = {cooldown}  {drawn}  {} slots", timetable.len());
    }

    // The edge cases, typed where the interviewer sees them.
    assert_eq!(schedule(&[], 2), []);
    assert_eq!(schedule(&['A'], 100), [Some('A')]); // no idling at the end
    assert_eq!(schedule(&['A', 'A'], 0), [Some('A'), Some('A')]);
    assert_eq!(schedule(&['A', 'A'], 1), [Some('A'), None, Some('A')]);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_idles_at_either_end() {
        for cooldown in 0..6 {
            for tasks in ["A", "AB", "AAB", "AABB", "AAAAB", "ABCDEFGHIJ"] {
                let timetable = schedule(&tasks.chars().collect::<Vec<_>>(), cooldown);
                assert!(matches!(timetable.first(), Some(Some(_))));
                assert!(matches!(timetable.last(), Some(Some(_))));
            }
        }
    }
}
