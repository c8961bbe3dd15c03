//! Greedy choices: one that an exchange argument proves, and one that a counterexample kills.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59.

// ANCHOR: waiting
/// The order of requests, by place, in which all users together wait least. O(n log n).
pub fn least_waiting(seconds: &[u64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..seconds.len()).collect();
    order.sort_by_key(|&request| seconds[request]); // the shortest first
    order
}

/// The sum of all waits until a request is done.
pub fn waiting(seconds: &[u64], order: &[usize]) -> u64 {
    let (mut now, mut sum) = (0, 0);
    for &request in order {
        now += seconds[request];
        sum += now;
    }
    sum
}
// ANCHOR_END: waiting

// ANCHOR: slots
/// How many ad slots fill exactly `seconds`, largest first: greedy, and not always right.
pub fn slots_greedily(lengths: &[usize], seconds: usize) -> Option<usize> {
    let mut largest_first = lengths.to_vec();
    largest_first.sort_by(|a, b| b.cmp(a));
    let (mut left, mut slots) = (seconds, 0);
    for length in largest_first.into_iter().filter(|&length| length > 0) {
        slots += left / length;
        left %= length;
    }
    if left == 0 { Some(slots) } else { None }
}

/// The fewest slots that fill exactly `seconds`; each length as often as you like. O(lengths ·
/// seconds).
pub fn fewest_slots(lengths: &[usize], seconds: usize) -> Option<usize> {
    let mut fewest: Vec<Option<usize>> = vec![None; seconds + 1];
    fewest[0] = Some(0);
    for second in 1..=seconds {
        let fitting = lengths.iter().filter(|&&length| (1..=second).contains(&length));
        let before = fitting.filter_map(|length| fewest[second - length]).min();
        fewest[second] = before.map(|slots| slots + 1);
    }
    fewest[seconds]
}
// ANCHOR_END: slots

// ANCHOR: main
fn main() {
    let seconds = [5, 1, 3];
    let order = least_waiting(&seconds);
    println!("as they come {}", waiting(&seconds, &[0, 1, 2]));
    println!("order {order:?}: {}", waiting(&seconds, &order));
    for (lengths, target) in [([15, 6, 5], 30), ([10, 6, 1], 12), ([15, 10, 6], 20)] {
        let (greedy, fewest) = (slots_greedily(&lengths, target), fewest_slots(&lengths, target));
        println!("{lengths:?} into {target}: greedy {greedy:?}, fewest {fewest:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_fill() {
        assert_eq!(fewest_slots(&[], 0), Some(0));
        assert_eq!(fewest_slots(&[], 3), None);
        assert_eq!(fewest_slots(&[0, 2], 3), None, "a slot of no length helps nobody");
    }

    #[test]
    fn no_requests() {
        assert_eq!(waiting(&[], &least_waiting(&[])), 0);
    }
}
