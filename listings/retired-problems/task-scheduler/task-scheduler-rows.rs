//! Task Scheduler, order free: the closed form, and a schedule that reaches it.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. f is the largest count of a kind, c
//! the number of kinds that have it. The fewest slots are max(tasks, (f - 1)(n + 1) + c). The rows
//! prove it: they are a schedule of that length.

// ANCHOR: formula
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many tasks of each kind there are.
pub fn count_kinds(tasks: &[char]) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for &task in tasks {
        *counts.entry(task).or_insert(0) += 1;
    }
    counts
}

/// The fewest slots, without a schedule.
pub fn fewest_slots(tasks: &[char], cooldown: usize) -> usize {
    let counts = count_kinds(tasks);
    let most = counts.values().copied().max().unwrap_or(0);
    let ties = counts.values().filter(|&&count| count == most).count();
    tasks.len().max(most.saturating_sub(1) * (cooldown + 1) + ties)
}
// ANCHOR_END: formula

// ANCHOR: rows
/// A shortest schedule, dealt into f rows, `None` for an idle slot.
pub fn rows(tasks: &[char], cooldown: usize) -> Vec<Vec<Option<char>>> {
    let mut kinds: Vec<(char, usize)> = count_kinds(tasks).into_iter().collect();
    kinds.sort_by_key(|&(_, count)| Reverse(count)); // stable: ties stay in the order of letters
    let most = kinds.first().map_or(0, |&(_, count)| count);
    let mut rows = vec![Vec::new(); most];
    let mut next = 0;
    for (kind, count) in kinds {
        if count == most {
            for row in &mut rows {
                row.push(Some(kind)); // one in every row
            }
            continue;
        }
        for _ in 0..count {
            rows[next].push(Some(kind));
            next = (next + 1) % (most - 1); // never into the last row
        }
    }
    for row in rows.iter_mut().rev().skip(1) {
        let width = row.len().max(cooldown + 1);
        row.resize(width, None);
    }
    rows
}
// ANCHOR_END: rows

// ANCHOR: main
fn main() {
    for (tasks, cooldown) in [("AAAABBBCC", 2), ("AAABBBCCDE", 1)] {
        let tasks: Vec<char> = tasks.chars().collect();
        println!("n = {cooldown}: {} slots", fewest_slots(&tasks, cooldown));
        for row in rows(&tasks, cooldown) {
            let drawn: String = row.into_iter().map(|slot| slot.unwrap_or('.')).collect();
            println!("  {drawn}");
        }
    }
    assert_eq!(fewest_slots(&[], 2), 0);
    assert_eq!(fewest_slots(&vec!['A'; 10_000], 100), 9_999 * 101 + 1);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_examples() {
        let slots = |tasks: &str, n| fewest_slots(&tasks.chars().collect::<Vec<_>>(), n);
        assert_eq!([0, 2, 3].map(|n| slots("AAABBB", n)), [6, 8, 10]);
        assert_eq!(slots("ACABDB", 1), 6);
        assert_eq!(slots("AAAAAABCDEFG", 2), 16);
        assert_eq!(slots("AAAAABCDE", 2), 13);
    }
}
