//! Intervals: merge what touches, count what runs at once, give out rooms.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. An interval (start, end) is half-open:
//! a session that ends at 5 and one that starts at 5 do not overlap. start < end.

// ANCHOR: merge
/// The times when anything runs, as intervals that do not touch, rising. O(n log n).
pub fn merge(mut sessions: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    sessions.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (start, end) in sessions {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end), // (1)
            _ => merged.push((start, end)),
        }
    }
    merged
}
// ANCHOR_END: merge

// ANCHOR: sweep
/// How many sessions run at once, at most. O(n log n).
pub fn most_at_once(sessions: &[(u32, u32)]) -> i32 {
    let mut events: Vec<(u32, i32)> = Vec::new();
    for &(start, end) in sessions {
        events.push((start, 1));
        events.push((end, -1));
    }
    events.sort_unstable(); // (1)
    let (mut running, mut most) = (0, 0);
    for (_, change) in events {
        running += change;
        most = most.max(running);
    }
    most
}
// ANCHOR_END: sweep

// ANCHOR: rooms
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A room for each session, numbered from 0; never more rooms than run at once. O(n log n).
pub fn rooms(sessions: &[(u32, u32)]) -> Vec<usize> {
    let mut by_start: Vec<usize> = (0..sessions.len()).collect();
    by_start.sort_by_key(|&session| sessions[session]);
    let mut taken = BinaryHeap::new(); // Reverse((free from, room)): the earliest on top
    let mut room_of = vec![0; sessions.len()];
    for session in by_start {
        let (start, end) = sessions[session];
        let room = match taken.peek() {
            Some(&Reverse((free_from, room))) if free_from <= start => {
                taken.pop();
                room
            }
            _ => taken.len(), // all rooms so far are taken: open one more
        };
        taken.push(Reverse((end, room)));
        room_of[session] = room;
    }
    room_of
}
// ANCHOR_END: rooms

// ANCHOR: main
fn main() {
    let sessions = [(1, 5), (3, 8), (5, 6), (10, 12)];
    println!("merged       {:?}", merge(sessions.to_vec()));
    println!("most at once {}", most_at_once(&sessions));
    println!("rooms        {:?}", rooms(&sessions));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching() {
        assert_eq!(merge(vec![(1, 5), (5, 6)]), [(1, 6)], "one stretch of time");
        assert_eq!(most_at_once(&[(1, 5), (5, 6)]), 1, "yet never two at once");
        assert_eq!(rooms(&[(1, 5), (5, 6)]), [0, 0]);
    }

    #[test]
    fn one_inside_another() {
        assert_eq!(merge(vec![(0, 9), (2, 3)]), [(0, 9)], "the end is the larger one");
        assert_eq!(rooms(&[(0, 9), (2, 3), (4, 5)]), [0, 1, 1]);
    }

    #[test]
    fn none() {
        assert!(merge(Vec::new()).is_empty());
        assert_eq!(most_at_once(&[]), 0);
        assert!(rooms(&[]).is_empty());
    }
}
