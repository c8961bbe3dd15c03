//! Task Scheduler, order fixed, for an endless stream: memory bounded by the cooldown.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A kind that ran more than n slots ago
//! waits for nothing, so it can be forgotten: at most n + 1 kinds are kept, however many there are.

// ANCHOR: stream
use std::collections::{HashMap, VecDeque};

/// Gives each task of a stream its slot.
pub struct Stream {
    cooldown: usize,
    free: usize, // the first slot that is not taken
    last_run: HashMap<u32, usize>,
    recent: VecDeque<(usize, u32)>, // the same runs, oldest first
}

impl Stream {
    /// Nothing has run yet.
    pub fn new(cooldown: usize) -> Self {
        Self { cooldown, free: 0, last_run: HashMap::new(), recent: VecDeque::new() }
    }

    /// The slot in which this task runs. Amortised O(1).
    pub fn slot_of(&mut self, task: u32) -> usize {
        let ready = self.last_run.get(&task).map_or(0, |last| last + self.cooldown + 1);
        let slot = ready.max(self.free);
        // Whatever has cooled by now is forgotten: its old run, if any, is among it.
        while let Some(&(ran, kind)) = self.recent.front() {
            if ran + self.cooldown >= slot {
                break;
            }
            self.recent.pop_front();
            self.last_run.remove(&kind);
        }
        self.recent.push_back((slot, task));
        self.last_run.insert(task, slot);
        self.free = slot + 1;
        slot
    }

    /// How many kinds are remembered.
    pub fn kept(&self) -> usize {
        self.last_run.len()
    }
}
// ANCHOR_END: stream

// ANCHOR: main
fn main() {
    println!("{:>4}{:>8}{:>7}{:>6}", "n", "slots", "kinds", "kept");
    for cooldown in [10, 100, 1000] {
        let mut stream = Stream::new(cooldown);
        let mut everything = HashMap::new(); // what the batch version would keep
        let (mut slots, mut kept) = (0, 0);
        for i in 0..100_000_u32 {
            let task = i.wrapping_mul(i) % 50_021; // many kinds, some soon again
            slots = stream.slot_of(task) + 1;
            everything.insert(task, slots - 1);
            kept = kept.max(stream.kept());
        }
        println!("{cooldown:>4}{slots:>8}{:>7}{kept:>6}", everything.len());
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_kind_again_and_again_is_kept_once() {
        let mut stream = Stream::new(3);
        let slots: Vec<usize> = [7, 7, 8, 7].iter().map(|&task| stream.slot_of(task)).collect();
        assert_eq!(slots, [0, 4, 5, 8]);
        assert_eq!(stream.kept(), 2);
    }

    #[test]
    fn without_cooldown_one_kind_is_kept() {
        let mut stream = Stream::new(0);
        for task in 0..100 {
            stream.slot_of(task);
            assert_eq!(stream.kept(), 1);
        }
    }
}
