//! Task Scheduler, order free: how the work of each way grows with the number of tasks.
//!
//! Counted, not timed. Half of the tasks are of one kind, the rest of up to 25 others in turn, and
//! the cooldown n is a quarter of the number of tasks t, so that idle slots grow as well. Counted
//! are: tasks placed in all orders (brute force), slots visited plus what goes into and out of the
//! heap (heap), tasks and kinds looked at (closed form).

use std::collections::{BTreeMap, BinaryHeap, VecDeque};

use kit::figure::{Figure, Line};

/// Counts of the kinds: half the tasks of the first, the rest of up to 25 others in turn.
fn counts(tasks: usize) -> Vec<usize> {
    let mut counts = vec![tasks - tasks / 2];
    for i in 0..tasks / 2 {
        if i < 25 {
            counts.push(1);
        } else {
            counts[1 + i % 25] += 1;
        }
    }
    counts
}

/// Tasks placed on the way to every order; the timing of each order comes on top.
fn every_order(left: &mut [usize]) -> u64 {
    let mut steps = 0;
    for kind in 0..left.len() {
        if left[kind] > 0 {
            left[kind] -= 1;
            steps += 1 + every_order(left);
            left[kind] += 1;
        }
    }
    steps
}

/// Slots visited, and pushes and pops of the heap; and the slots of the schedule. Where nothing is
/// ready, either the next slot is visited or the next in which something will be.
fn heap(counts: &[usize], cooldown: usize, jumping: bool) -> (u64, usize) {
    let mut ready: BinaryHeap<usize> = counts.iter().copied().collect();
    let mut cooling: VecDeque<(usize, usize)> = VecDeque::new();
    let (mut slots, mut steps) = (0, ready.len() as u64);
    while !(ready.is_empty() && cooling.is_empty()) {
        if matches!(cooling.front(), Some(&(slot, _)) if slot == slots) {
            ready.extend(cooling.pop_front().map(|(_, left)| left));
            steps += 1;
        }
        if let Some(left) = ready.pop() {
            steps += 1;
            if left > 1 {
                cooling.push_back((slots + cooldown + 1, left - 1));
            }
        }
        steps += 1;
        slots += 1;
        if jumping && ready.is_empty() {
            slots = cooling.front().map_or(slots, |&(slot, _)| slot);
        }
    }
    (steps, slots)
}

/// Tasks counted, and kinds looked at twice.
fn closed_form(tasks: &[usize], cooldown: usize) -> (u64, usize) {
    let mut counts = BTreeMap::new();
    let mut steps = 0;
    for &task in tasks {
        *counts.entry(task).or_insert(0_usize) += 1;
        steps += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let ties = counts.values().filter(|&&count| count == most).count();
    steps += 2 * counts.len() as u64;
    (steps, tasks.len().max((most - 1) * (cooldown + 1) + ties))
}

/// Steps of the heap, of the heap that jumps, and of the closed form.
fn steps(tasks: usize) -> [u64; 3] {
    let (counts, cooldown) = (counts(tasks), tasks / 4);
    let kinds = counts.iter().enumerate();
    let list: Vec<usize> = kinds.flat_map(|(kind, &count)| vec![kind; count]).collect();
    let ways = [
        heap(&counts, cooldown, false),
        heap(&counts, cooldown, true),
        closed_form(&list, cooldown),
    ];
    assert!(ways.iter().all(|way| way.1 == ways[0].1), "the same number of slots");
    ways.map(|way| way.0)
}

// ANCHOR: main
fn main() {
    println!("{:>4}{:>8}{:>9}{:>7}{:>6}", "t", "orders", "heap", "jump", "form");
    for tasks in [4, 8, 10, 64, 512, 4096] {
        let [heap, jumping, formula] = steps(tasks);
        let orders =
            if tasks > 10 { "-".to_owned() } else { every_order(&mut counts(tasks)).to_string() };
        println!("{tasks:>4}{orders:>8}{heap:>9}{jumping:>7}{formula:>6}");
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let sizes = || (2..=12).map(|log| 1_usize << log);
    let orders = [4, 6, 8, 10].map(|t| (t as f64, every_order(&mut counts(t)) as f64));
    Figure::new("tasks t", "steps counted")
        .log_x()
        .log_y()
        .y_range(1.0, 1e8)
        .with(Line::new("every order", orders).marked())
        .with(Line::new("heap", sizes().map(|t| (t as f64, steps(t)[0] as f64))).marked())
        .with(Line::new("closed form", sizes().map(|t| (t as f64, steps(t)[2] as f64))).marked())
        .save("task-scheduler-growth");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heap_goes_through_every_slot_and_the_form_through_every_task() {
        for tasks in [64, 256, 1024] {
            let [heap, jumping, formula] = steps(tasks);
            let slots = ((tasks / 2 - 1) * (tasks / 4 + 1) + 1) as u64;
            assert_eq!(heap, slots + 2 * tasks as u64);
            assert_eq!(jumping, 3 * tasks as u64);
            assert_eq!(formula, tasks as u64 + 52);
        }
    }
}
