//! A delay queue: tasks run not before their time, and each id at most once.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Times are whole seconds, and `poll`
//! is told the time instead of reading a clock, so that tests decide what time it is.

// ANCHOR: queue
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

/// Tasks that wait for their time.
#[derive(Default)]
pub struct DelayQueue {
    waiting: BinaryHeap<Reverse<(u64, usize, String)>>, // earliest on top
    /// Settles ties: first come, first run.
    scheduled: usize,
    has_run: HashSet<String>,
}

impl DelayQueue {
    /// Runs the task `id` at `run_at` or later, unless it has run by then.
    pub fn schedule(&mut self, id: &str, run_at: u64) {
        self.waiting.push(Reverse((run_at, self.scheduled, id.to_owned())));
        self.scheduled += 1;
    }

    /// The ids that are due at `now`, each of which is handed out once.
    pub fn poll(&mut self, now: u64) -> Vec<String> {
        let mut due = Vec::new();
        while matches!(self.next_due(), Some(run_at) if run_at <= now) {
            if let Some(Reverse((_, _, id))) = self.waiting.pop() {
                // Dropped here, not in `schedule`: a repetition may be the earlier one.
                if self.has_run.insert(id.clone()) {
                    due.push(id);
                }
            }
        }
        due
    }

    /// How long whoever calls `poll` may sleep until.
    pub fn next_due(&self) -> Option<u64> {
        self.waiting.peek().map(|Reverse((run_at, ..))| *run_at)
    }
}
// ANCHOR_END: queue

// ANCHOR: main
fn main() {
    let mut queue = DelayQueue::default();
    queue.schedule("mail-7", 30);
    queue.schedule("index-3", 10);
    queue.schedule("mail-7", 20); // a retry of the sender, and earlier
    queue.schedule("mail-8", 20);
    while let Some(now) = queue.next_due() {
        // A real one sleeps until then, or until something earlier is scheduled.
        println!("at {now}: {:?}", queue.poll(now));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_has_run_does_not_run_again() {
        let mut queue = DelayQueue::default();
        queue.schedule("a", 1);
        assert_eq!(queue.poll(1), ["a"]);
        queue.schedule("a", 0);
        assert_eq!(queue.next_due(), Some(0));
        assert!(queue.poll(9).is_empty());
        assert_eq!(queue.next_due(), None);
    }
}
