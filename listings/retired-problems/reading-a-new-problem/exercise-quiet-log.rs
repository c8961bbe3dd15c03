//! # A log that does not repeat itself
//!
//! `should_print(time, message)` is called once for each message, with times in seconds that never
//! decrease. Answer `true` if the message is to be printed. A message that was **printed** at time t is
//! not printed again before t + `window`; at t + `window` it may be. A message that was refused changes
//! nothing. With a window of 0, everything is printed.
//!
//! `remembered()` returns how many messages are stored. After a call at time t, nothing may be stored
//! that was printed at t − `window` or earlier: messages are all different, and there are millions.
//!
//! ```text
//! window 10:  0 "a" → true    4 "a" → false   9 "a" → false   10 "a" → true   12 "a" → false
//!             0 "a" → true    3 "b" → true    then remembered() is 2
//!            13 "c" → true    then remembered() is 1: "a" and "b" have gone
//! ```

// ANCHOR: given
use std::collections::{HashSet, VecDeque};
// ANCHOR_END: given

// ANCHOR: solution
/// Messages printed within the last `window` seconds: O(1) amortised a message.
pub struct QuietLog {
    window: u64,
    printed: VecDeque<(u64, String)>,
    silent: HashSet<String>,
}

impl QuietLog {
    /// Nothing printed yet.
    pub fn new(window: u64) -> Self {
        Self { window, printed: VecDeque::new(), silent: HashSet::new() }
    }

    /// Whether the message is to be printed now. Times never decrease.
    pub fn should_print(&mut self, time: u64, message: &str) -> bool {
        // Forget from the front what was printed long enough ago.
        while let Some((at, old)) = self.printed.front() {
            if time - at < self.window {
                break;
            }
            self.silent.remove(old);
            self.printed.pop_front();
        }
        let print = !self.silent.contains(message);
        if print && self.window > 0 {
            self.silent.insert(message.to_string());
            self.printed.push_back((time, message.to_string()));
        }
        print
    }

    /// How many messages are stored.
    pub fn remembered(&self) -> usize {
        self.printed.len()
    }
}
// ANCHOR_END: solution

#[expect(unused, clippy::unused_self, reason = "a starter is there to be filled in")]
mod starter {
    use super::{HashSet, VecDeque};

    // ANCHOR: starter
    /// Messages printed within the last `window` seconds.
    pub struct QuietLog {
        window: u64,
        // What else do you store?
    }

    impl QuietLog {
        /// Nothing printed yet.
        pub fn new(window: u64) -> Self {
            Self { window }
        }

        /// Whether the message is to be printed now. Times never decrease.
        pub fn should_print(&mut self, time: u64, message: &str) -> bool {
            true
        }

        /// How many messages are stored.
        pub fn remembered(&self) -> usize {
            0
        }
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut log = QuietLog::new(10);
    for time in [0, 4, 9, 10, 12] {
        println!("{time:>2} {}", log.should_print(time, "a"));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_message_does_not_start_the_wait_again() {
        let mut log = QuietLog::new(10);
        let printed: Vec<bool> =
            [0, 4, 9, 10, 12].iter().map(|&time| log.should_print(time, "a")).collect();
        assert_eq!(printed, [true, false, false, true, false]);
    }

    #[test]
    fn what_is_old_is_forgotten() {
        let mut log = QuietLog::new(10);
        assert!(log.should_print(0, "a") && log.should_print(3, "b"));
        assert_eq!(log.remembered(), 2);
        assert!(log.should_print(13, "c"));
        assert_eq!(log.remembered(), 1);
    }

    #[test]
    fn a_refused_call_forgets_too() {
        let mut log = QuietLog::new(10);
        assert!(log.should_print(0, "a") && log.should_print(8, "b"));
        assert!(!log.should_print(11, "b"));
        assert_eq!(log.remembered(), 1);
    }

    #[test]
    fn a_window_of_nothing() {
        let mut log = QuietLog::new(0);
        assert!(log.should_print(5, "a") && log.should_print(5, "a"));
        assert_eq!(log.remembered(), 0);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn agrees_with_a_search_of_everything_printed() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for window in 0..8 {
            let mut log = QuietLog::new(window);
            let (mut time, mut printed) = (0, Vec::new());
            for _ in 0..2000 {
                time += below(4);
                let message = ["a", "b", "c"][usize::try_from(below(3)).unwrap()];
                let recent = |&&(at, said): &&(u64, &str)| at + window > time && said == message;
                let expected = printed.iter().find(recent).is_none();
                if expected {
                    printed.push((time, message));
                }
                assert_eq!(log.should_print(time, message), expected);
                let kept = printed.iter().filter(|(at, _)| at + window > time).count();
                assert_eq!(log.remembered(), kept);
            }
        }
    }

    #[test]
    fn two_hundred_thousand_different_messages() {
        let mut log = QuietLog::new(100);
        for time in 0..200_000 {
            assert!(log.should_print(time, &time.to_string()));
            assert!(log.remembered() <= 100);
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which messages can you forget, and in which order does that happen?
// 2. Times never decrease, so what was printed first is forgotten first. Which structure takes from the
//    front what was put in at the back?
// 3. A queue of (time, message) in order of printing, and a set of its messages to ask. Before each
//    answer take everything off the front that was printed `window` or more seconds ago, from both.
// ANCHOR_END: hints
