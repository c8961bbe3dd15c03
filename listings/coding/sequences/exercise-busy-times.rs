//! # Busy times
//!
//! Each session `(start, end)` runs from `start` until just before `end`; if they are equal, it does
//! not run at all. A moment is **busy** if at least `least` sessions run. Return the busy times as
//! rising intervals, each as long as possible: two of them never touch.
//!
//! Sessions come in any order, `start ≤ end`, `least ≥ 1`. Up to 200 000. Standard library, Rust 1.59.
//!
//! ```text
//! sessions (1, 5) (3, 8) (5, 9) (20, 25)
//! least 1   →  (1, 9) (20, 25)
//! least 2   →  (3, 8)     at 5 one ends and another starts: there are two all the time
//! least 3   →  nothing
//! ```

// ANCHOR: solution
/// The times when at least `least` sessions run. O(n log n).
pub fn busy_times(sessions: &[(u32, u32)], least: i64) -> Vec<(u32, u32)> {
    let mut events: Vec<(u32, i64)> = Vec::new();
    for &(start, end) in sessions {
        events.push((start, 1));
        events.push((end, -1));
    }
    events.sort_unstable();
    let mut busy: Vec<(u32, u32)> = Vec::new();
    let (mut running, mut since, mut next) = (0, None, 0);
    while next < events.len() {
        let now = events[next].0;
        // All that happens at one moment happens at once.
        while next < events.len() && events[next].0 == now {
            running += events[next].1;
            next += 1;
        }
        match since {
            None if running >= least => since = Some(now),
            Some(start) if running < least => {
                busy.push((start, now));
                since = None;
            }
            _ => {}
        }
    }
    busy
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The times when at least `least` sessions run.
    pub fn busy_times(sessions: &[(u32, u32)], least: i64) -> Vec<(u32, u32)> {
        todo!("what happens, in order of time?")
    }
    // ANCHOR_END: starter
}

fn main() {
    for least in 1..=3 {
        println!("{least}: {:?}", busy_times(&[(1, 5), (3, 8), (5, 9), (20, 25)], least));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let sessions = [(1, 5), (3, 8), (5, 9), (20, 25)];
        assert_eq!(busy_times(&sessions, 1), [(1, 9), (20, 25)]);
        assert_eq!(busy_times(&sessions, 2), [(3, 8)]);
        assert!(busy_times(&sessions, 3).is_empty());
    }

    #[test]
    fn a_session_of_no_length() {
        assert!(busy_times(&[(4, 4)], 1).is_empty());
        assert_eq!(busy_times(&[(1, 9), (4, 4)], 1), [(1, 9)]);
    }

    #[test]
    fn none() {
        assert!(busy_times(&[], 1).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Second by second.
    fn brute_force(sessions: &[(u32, u32)], least: i64) -> Vec<(u32, u32)> {
        let mut busy: Vec<(u32, u32)> = Vec::new();
        for now in 0..10 {
            let running = sessions.iter().filter(|(start, end)| *start <= now && now < *end);
            if i64::try_from(running.count()).expect("three at most") >= least {
                match busy.last_mut() {
                    Some(last) if last.1 == now => last.1 += 1,
                    _ => busy.push((now, now + 1)),
                }
            }
        }
        busy
    }

    #[test]
    fn agrees_with_a_clock() {
        let spans: Vec<(u32, u32)> =
            (0..6).flat_map(|start| (start..6).map(move |end| (start, end))).collect();
        for &a in &spans {
            for &b in &spans {
                for &c in &spans {
                    for least in 1..=3 {
                        let sessions = [a, b, c];
                        let expected = brute_force(&sessions, least);
                        assert_eq!(busy_times(&sessions, least), expected, "{sessions:?}, {least}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let chain: Vec<(u32, u32)> = (0..200_000).map(|i| (i, i + 2)).collect();
        assert_eq!(busy_times(&chain, 1), [(0, 200_001)]);
        assert_eq!(busy_times(&chain, 2), [(1, 200_000)]);
        assert!(busy_times(&chain, 3).is_empty());
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The number of running sessions changes only at a start or an end. Which list holds these
//    moments?
// 2. Sort (time, +1) and (time, -1). At one moment, apply *all* changes before you look at the number.
// 3. Remember since when it has been busy, if it is. Open when the number reaches `least`, close when it
//    falls below.
// ANCHOR_END: hints
