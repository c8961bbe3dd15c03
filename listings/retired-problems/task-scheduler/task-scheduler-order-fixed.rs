//! Task Scheduler, order fixed: the tasks run in the order given, equal ones at least n slots apart.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Slots are numbered from 0. A task
//! takes one slot; between two runs of one kind lie at least n = `cooldown` others, idle or not.
//! Data: samples of our own, and the examples in public copies of `LeetCode` 2365.

// ANCHOR: looking_back
use std::collections::HashMap;
use std::hash::Hash;

/// The timetable, `None` for an idle slot: look back n slots each time.
pub fn looking_back<K: Copy + Eq>(tasks: &[K], cooldown: usize) -> Vec<Option<K>> {
    let mut timetable: Vec<Option<K>> = Vec::new();
    for &task in tasks {
        while timetable.iter().rev().take(cooldown).any(|&slot| slot == Some(task)) {
            timetable.push(None); // still cooling
        }
        timetable.push(Some(task));
    }
    timetable
}
// ANCHOR_END: looking_back

// ANCHOR: last_run
/// The slot in which each task runs: remember when each kind ran last.
pub fn slots_of<K: Copy + Eq + Hash>(tasks: &[K], cooldown: usize) -> Vec<usize> {
    let mut last_run = HashMap::new();
    let mut free = 0; // the first slot that is not taken
    let mut slots = Vec::new();
    for &task in tasks {
        let ready = last_run.get(&task).map_or(0, |last| last + cooldown + 1);
        let slot = ready.max(free);
        last_run.insert(task, slot);
        free = slot + 1;
        slots.push(slot);
    }
    slots
}

/// How many slots that takes, idle ones counted.
pub fn fewest_slots<K: Copy + Eq + Hash>(tasks: &[K], cooldown: usize) -> usize {
    slots_of(tasks, cooldown).last().map_or(0, |last| last + 1)
}
// ANCHOR_END: last_run

// ANCHOR: main
fn main() {
    for tasks in ["AAAABBBCC", "ABCABCABA"] {
        let tasks: Vec<char> = tasks.chars().collect();
        let drawn: String =
            looking_back(&tasks, 2).into_iter().map(|slot| slot.unwrap_or('.')).collect();
        println!("{drawn}  {} slots", fewest_slots(&tasks, 2));
    }
    assert_eq!(fewest_slots(&[1, 2, 1, 2, 3, 1], 3), 9); // LeetCode 2365
    assert_eq!(fewest_slots(&[5, 8, 8, 5], 2), 6);
    assert_eq!(fewest_slots::<u32>(&[], 3), 0);
    assert_eq!(fewest_slots(&[7, 7, 7], 0), 3); // no cooldown
    // More than 32 bits.
    assert_eq!(fewest_slots(&vec![7; 100_000], 100_000), 10_000_000_000);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_on_every_word_of_up_to_six_letters() {
        for cooldown in 0..5 {
            for length in 0..=6_u32 {
                for number in 0..3_usize.pow(length) {
                    let tasks: Vec<usize> =
                        (0..length).map(|place| number / 3_usize.pow(place) % 3).collect();
                    let timetable = looking_back(&tasks, cooldown);
                    assert_eq!(timetable.len(), fewest_slots(&tasks, cooldown));
                    let taken = (0..timetable.len()).filter(|&slot| timetable[slot].is_some());
                    assert_eq!(taken.collect::<Vec<_>>(), slots_of(&tasks, cooldown));
                }
            }
        }
    }
}
