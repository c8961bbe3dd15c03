//! Simulation: an event queue, and a state that repeats.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::hash::Hash;

// ANCHOR: events
/// Requests (arrival, seconds), rising by arrival, are served by `servers` machines in the order in
/// which they come: when each is done. O(n log n). Without machines none is ever done.
pub fn done_at(requests: &[(u64, u64)], servers: usize) -> Vec<Option<u64>> {
    let mut events = BinaryHeap::new(); // Reverse((time, kind, request)): the earliest on top
    for (request, &(arrival, _)) in requests.iter().enumerate() {
        events.push(Reverse((arrival, 1, request))); // kind 1 comes after kind 0: finish first
    }
    let (mut free, mut queue) = (servers, VecDeque::new());
    let mut done = vec![None; requests.len()];
    while let Some(Reverse((now, kind, request))) = events.pop() {
        if kind == 0 {
            done[request] = Some(now);
            free += 1;
        } else {
            queue.push_back(request);
        }
        let next = if free > 0 { queue.pop_front() } else { None };
        if let Some(next) = next {
            free -= 1;
            events.push(Reverse((now + requests[next].1, 0, next)));
        }
    }
    done
}
// ANCHOR_END: events

// ANCHOR: cycle
/// The state after `steps` steps, where each follows from the one before. Only the way into the
/// circle and once round it is walked.
pub fn after<S: Clone + Eq + Hash>(start: S, steps: u64, next: impl Fn(&S) -> S) -> S {
    let (mut seen, mut states) = (HashMap::new(), Vec::new());
    let mut state = start;
    for step in 0..steps {
        if let Some(&first) = seen.get(&state) {
            let round: u64 = step - first; // (1)
            let place = first + (steps - first) % round;
            return states.into_iter().nth(usize::try_from(place).unwrap_or(0)).unwrap_or(state);
        }
        seen.insert(state.clone(), step);
        states.push(state.clone());
        state = next(&state);
    }
    state
}
// ANCHOR_END: cycle

// ANCHOR: main
fn main() {
    let requests = [(0, 5), (1, 2), (2, 1), (3, 4)];
    println!("one machine  {:?}", done_at(&requests, 1));
    println!("two machines {:?}", done_at(&requests, 2));
    // A rotation of boards: which is shown on day n?
    let next = |&board: &u32| (board * board + 1) % 20;
    let first: Vec<u32> = (0..9).map(|step| after(2, step, next)).collect();
    println!("boards {first:?}");
    println!("after 10^12 steps: {}", after(2, 1_000_000_000_000, next));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_requests_no_machines() {
        assert!(done_at(&[], 3).is_empty());
        assert_eq!(done_at(&[(0, 1)], 0), [None]);
    }

    #[test]
    fn a_machine_that_is_free_at_this_moment() {
        assert_eq!(done_at(&[(0, 3), (3, 1)], 1), [Some(3), Some(4)]);
        assert_eq!(done_at(&[(5, 0), (5, 0)], 1), [Some(5), Some(5)]);
    }

    #[test]
    fn no_steps_and_a_fixed_point() {
        assert_eq!(after(7, 0, |n| n + 1), 7);
        assert_eq!(after(7, u64::MAX, |n| *n), 7);
    }
}
