//! Task Scheduler, order free: every order of the tasks, each timed as if it were fixed.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The judge of the other ways: right
//! because a schedule is an order and its slots, and an order is never hurt by running early.

// ANCHOR: orders
/// How many tasks of each kind there are, in the order of first mention.
pub fn count_kinds(tasks: &[char]) -> Vec<(char, usize)> {
    let mut counts: Vec<(char, usize)> = Vec::new();
    for &task in tasks {
        match counts.iter_mut().find(|(kind, _)| *kind == task) {
            Some((_, count)) => *count += 1,
            None => counts.push((task, 1)),
        }
    }
    counts
}

/// Visits every different order of the tasks that are left, after those placed.
pub fn each_order(
    left: &mut [(char, usize)],
    order: &mut Vec<char>,
    visit: &mut dyn FnMut(&[char]),
) {
    let mut done = true;
    for i in 0..left.len() {
        if left[i].1 > 0 {
            done = false;
            left[i].1 -= 1;
            order.push(left[i].0);
            each_order(left, order, visit);
            order.pop();
            left[i].1 += 1;
        }
    }
    if done {
        visit(order);
    }
}
// ANCHOR_END: orders

// ANCHOR: best
/// Slots that the tasks take in this order, each as early as the cooldown lets it.
pub fn slots_in_order(order: &[char], cooldown: usize) -> usize {
    let mut timetable: Vec<Option<char>> = Vec::new();
    for &task in order {
        while timetable.iter().rev().take(cooldown).any(|&slot| slot == Some(task)) {
            timetable.push(None);
        }
        timetable.push(Some(task));
    }
    timetable.len()
}

/// The fewest slots over all orders, and how many orders there are.
pub fn fewest_slots(tasks: &[char], cooldown: usize) -> (usize, usize) {
    let (mut fewest, mut orders) = (usize::MAX, 0);
    each_order(&mut count_kinds(tasks), &mut Vec::new(), &mut |order| {
        fewest = fewest.min(slots_in_order(order, cooldown));
        orders += 1;
    });
    (fewest, orders)
}
// ANCHOR_END: best

// ANCHOR: main
fn main() {
    let samples =
        [("AAAABBBCC", 2), ("AAABBB", 2), ("ACABDB", 1), ("AAABBB", 3), ("AAABBB", 0), ("", 2)];
    println!("{:>9}{:>4}{:>7}{:>8}", "tasks", "n", "slots", "orders");
    for (tasks, n) in samples {
        let (fewest, orders) = fewest_slots(&tasks.chars().collect::<Vec<_>>(), n);
        println!("{tasks:>9}{n:>4}{fewest:>7}{orders:>8}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_counted_once() {
        let orders = |tasks: &str| fewest_slots(&tasks.chars().collect::<Vec<_>>(), 1).1;
        assert_eq!(orders("AAAABBBCC"), 1260); // 9! / (4! 3! 2!)
        assert_eq!(orders("AAA"), 1);
        assert_eq!(orders("ABCD"), 24);
    }
}
