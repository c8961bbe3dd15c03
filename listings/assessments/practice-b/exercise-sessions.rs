//! # Task 2: sessions
//!
//! 10 points, 12 minutes. A log says which user looked at which pin and when, in whole seconds. Cut it
//! into sessions: an event belongs to the same session as the user's event before it, unless **more
//! than** 30 minutes (1,800 seconds) lie between them.
//!
//! - Rows come in any order, and users are mixed.
//! - A row without a time is dropped. Rows that agree in user, time and pin are one event.
//! - A session has its user, the times of its first and last event, the number of its events and the
//!   number of different pins in it. Sessions come by user, then by start.
//! - `longest` gives for every user the session that lasts longest (end minus start); of equal ones the
//!   earliest. Users ascend. It takes what `sessions` returns.
//!
//! ```text
//! user 7   second   0   1800   3601   3601   –
//!          pin      1      2      1      1   5
//!
//! 0–1800      2 events, 2 pins   a gap of 1800 does not cut
//! 3601–3601   1 event,  1 pin    a gap of 1801 does
//! longest for user 7: the first
//! ```

// ANCHOR: given
/// One row of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Who looked.
    pub user: u32,
    /// When, in seconds; `None` if the row lacks it.
    pub second: Option<u64>,
    /// At what.
    pub pin: u32,
}

/// Events of one user without a gap of more than 1,800 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Whose session it is.
    pub user: u32,
    /// Second of the first event.
    pub start: u64,
    /// Second of the last event.
    pub end: u64,
    /// Number of events, at least 1.
    pub events: usize,
    /// Number of different pins, at least 1.
    pub pins: usize,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::HashSet;

/// A longer silence than this ends a session, in seconds.
const LONGEST_GAP: u64 = 30 * 60;

/// The sessions by user, then by start. O(n log n) for `n` events: the sort.
pub fn sessions(events: &[Event]) -> Vec<Session> {
    let timed = |event: &Event| event.second.map(|second| (event.user, second, event.pin));
    let mut events: Vec<(u32, u64, u32)> = events.iter().filter_map(timed).collect();
    events.sort_unstable();
    events.dedup();

    let mut sessions: Vec<Session> = Vec::new();
    let mut seen = HashSet::new(); // pins of the open session
    for (user, second, pin) in events {
        // Of one user the times ascend, so the difference is never negative.
        let open = sessions.last_mut();
        let goes_on = |open: &&mut Session| open.user == user && second - open.end <= LONGEST_GAP;
        if let Some(open) = open.filter(goes_on) {
            open.end = second;
            open.events += 1;
            open.pins += usize::from(seen.insert(pin));
        } else {
            seen.clear();
            seen.insert(pin);
            sessions.push(Session { user, start: second, end: second, events: 1, pins: 1 });
        }
    }
    sessions
}

/// Each user's longest session, the earliest of equal ones; users ascend. O(sessions).
pub fn longest(sessions: &[Session]) -> Vec<Session> {
    let mut longest: Vec<Session> = Vec::new();
    for session in sessions {
        match longest.last_mut().filter(|best| best.user == session.user) {
            Some(best) => {
                if session.end - session.start > best.end - best.start {
                    *best = *session;
                }
            }
            None => longest.push(*session),
        }
    }
    longest
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{Event, Session};

    // ANCHOR: starter
    /// The sessions by user, then by start.
    pub fn sessions(events: &[Event]) -> Vec<Session> {
        todo!("which order makes one pass enough?")
    }

    /// Each user's longest session, the earliest of equal ones; users ascend.
    pub fn longest(sessions: &[Session]) -> Vec<Session> {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let event = |second, pin| Event { user: 7, second, pin };
    let log = [event(Some(3601), 1), event(Some(0), 1), event(None, 5), event(Some(1800), 2)];
    println!("{:#?}", sessions(&log));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn event(user: u32, second: u64, pin: u32) -> Event {
        Event { user, second: Some(second), pin }
    }

    fn session(user: u32, start: u64, end: u64, events: usize, pins: usize) -> Session {
        Session { user, start, end, events, pins }
    }

    #[test]
    fn the_sample_in_any_order() {
        let log = [
            event(7, 3601, 1),
            event(7, 0, 1),
            Event { user: 7, second: None, pin: 5 },
            event(7, 1800, 2),
            event(7, 3601, 1),
        ];
        let found = sessions(&log);
        assert_eq!(found, [session(7, 0, 1800, 2, 2), session(7, 3601, 3601, 1, 1)]);
        assert_eq!(longest(&found), [session(7, 0, 1800, 2, 2)]);
    }

    #[test]
    fn users_do_not_mix() {
        let log = [event(2, 10, 1), event(1, 5, 1), event(2, 20, 1), event(1, 15, 2)];
        assert_eq!(sessions(&log), [session(1, 5, 15, 2, 2), session(2, 10, 20, 2, 1)]);
    }

    #[test]
    fn of_equally_long_sessions_the_earliest() {
        let log = [event(1, 0, 1), event(1, 9, 1), event(1, 5000, 1), event(1, 5009, 1)];
        assert_eq!(longest(&sessions(&log)), [session(1, 0, 9, 2, 1)]);
    }

    #[test]
    fn nothing() {
        assert_eq!(sessions(&[]), []);
        assert_eq!(longest(&[]), []);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn event(user: u32, second: u64, pin: u32) -> Event {
        Event { user, second: Some(second), pin }
    }

    /// The definition: an event starts a session if no earlier event of the user is near.
    fn starts(log: &[Event]) -> Vec<(u32, u64)> {
        let mut starts = Vec::new();
        for event in log {
            if let Some(second) = event.second {
                let near = |other: &Event| {
                    let before = |at: u64| at < second && second - at <= 1800;
                    other.user == event.user && matches!(other.second, Some(at) if before(at))
                };
                if !log.iter().any(near) {
                    starts.push((event.user, second));
                }
            }
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    #[test]
    fn agrees_with_the_definition_on_dirty_logs() {
        let mut state = 11_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(state >> 33).expect("31 bits") % n
        };
        for _ in 0..300 {
            let log: Vec<Event> = (0..below(15))
                .map(|_| {
                    let second = Some(u64::from(below(12)) * 600).filter(|_| below(6) > 0);
                    Event { user: below(3), second, pin: below(3) }
                })
                .collect();
            let found = sessions(&log);
            let firsts: Vec<(u32, u64)> =
                found.iter().map(|session| (session.user, session.start)).collect();
            assert_eq!(firsts, starts(&log));
            let mut events: Vec<(u32, u64, u32)> = Vec::new();
            for event in &log {
                events.extend(event.second.map(|second| (event.user, second, event.pin)));
            }
            events.sort_unstable();
            events.dedup();
            assert_eq!(found.iter().map(|session| session.events).sum::<usize>(), events.len());
            for session in &found {
                let mut pins: Vec<u32> = events
                    .iter()
                    .filter(|event| event.0 == session.user)
                    .filter(|event| (session.start..=session.end).contains(&event.1))
                    .map(|event| event.2)
                    .collect();
                pins.sort_unstable();
                pins.dedup();
                assert_eq!(session.pins, pins.len());
            }
        }
    }

    #[test]
    fn two_pins_in_one_second_are_two_events() {
        let found = sessions(&[event(1, 4, 1), event(1, 4, 2), event(1, 4, 2)]);
        assert_eq!((found[0].events, found[0].pins, found.len()), (2, 2, 1));
    }

    #[test]
    fn a_pin_is_new_again_in_the_next_session() {
        let found = sessions(&[event(1, 0, 9), event(1, 9000, 8), event(1, 9100, 9)]);
        assert_eq!(found.iter().map(|session| session.pins).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn the_next_user_starts_a_session_of_its_own() {
        // By time alone user 2 would go on with user 1's session.
        let found = sessions(&[event(1, 100, 1), event(2, 101, 1)]);
        assert_eq!(found.len(), 2);
        assert_eq!(longest(&found).len(), 2);
    }

    #[test]
    fn the_largest_times() {
        assert_eq!(sessions(&[event(1, u64::MAX, 1), event(1, 0, 1)]).len(), 2);
    }

    #[test]
    fn many_events_are_fast() {
        let log: Vec<Event> = (0..100_000).rev().map(|at| event(at % 7, at.into(), at)).collect();
        let found = sessions(&log);
        assert_eq!(found.len(), 7);
        assert_eq!(found.iter().map(|session| session.pins).sum::<usize>(), 100_000);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. In which order would one pass be enough?
// 2. Drop rows without a time, sort by user, then time, then pin, and drop repetitions: they are now
//    neighbours.
// 3. Keep the last session open. The next event goes on with it if the user is the same and the gap is
//    at most 1,800; otherwise it opens a new one, and the set of pins seen begins anew.
// ANCHOR_END: hints
