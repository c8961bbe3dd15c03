//! Sessions from a log: lag, a flag, a running sum.
//!
//! An event opens a session if it is the user's first, or **more than** `gap` seconds lie between it
//! and the user's event before. Events that were logged twice (same `event_id`) count once. Data: the
//! engagements of the world of seed 7.

use kit::figure::{Figure, Line};
use kit::world::{Action, Engagement, World};

/// Thirty minutes, in seconds.
pub const GAP: i64 = 30 * 60;

/// Each event once, by user, then time, then key.
pub fn in_order(log: &[Engagement]) -> Vec<&Engagement> {
    let mut events: Vec<&Engagement> = log.iter().collect();
    events.sort_by_key(|event| (event.user_id, event.seconds, event.event_id));
    // Copies have the same key, user and time: they are neighbours now.
    events.dedup_by_key(|event| event.event_id);
    events
}

// ANCHOR: number
/// The number of each event's session, from 1 over the whole log. Events come [`in_order`].
pub fn session_numbers(events: &[&Engagement], gap: i64) -> Vec<usize> {
    let mut session = 0;
    let number = |row: usize| {
        let (now, before) = (events[row], row.checked_sub(1).map(|row| events[row])); // lag
        let opens = match before {
            Some(before) if before.user_id == now.user_id => now.seconds - before.seconds > gap,
            _ => true, // the user's first
        };
        session += usize::from(opens); // running sum of the flag
        session
    };
    (0..events.len()).map(number).collect()
}
// ANCHOR_END: number

// ANCHOR: sessions
/// Events of one user without a gap of more than [`GAP`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub user_id: u32,
    /// Seconds of its first event.
    pub start: i64,
    /// Seconds of its last event: nobody knows how long they stayed after it.
    pub end: i64,
    /// Number of events, at least 1.
    pub events: usize,
    /// How many of them are saves.
    pub saves: usize,
}

/// One row for each session: a group-by on the session number.
pub fn sessions(events: &[&Engagement], gap: i64) -> Vec<Session> {
    let mut sessions: Vec<Session> = Vec::new();
    for (event, number) in events.iter().zip(session_numbers(events, gap)) {
        let (user_id, start, end) = (event.user_id, event.seconds, event.seconds);
        if number > sessions.len() {
            sessions.push(Session { user_id, start, end, events: 0, saves: 0 });
        }
        let session = sessions.last_mut().expect("the first event opens a session");
        session.end = end;
        session.events += 1;
        session.saves += usize::from(event.action == Action::Save);
    }
    sessions
}
// ANCHOR_END: sessions

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let events = in_order(&world.engagements);
    let all = sessions(&events, GAP);
    let share = |part: usize| 100.0 * part as f64 / all.len() as f64;
    println!("{} rows, {} events, {} sessions", world.engagements.len(), events.len(), all.len());
    println!("events a session   {:.2}", events.len() as f64 / all.len() as f64);
    let mut minutes: Vec<f64> = all.iter().map(|s| (s.end - s.start) as f64 / 60.0).collect();
    minutes.sort_by(f64::total_cmp);
    println!("median length      {:.1} min", minutes[minutes.len() / 2]);
    println!("one event only     {:.0} %", share(all.iter().filter(|s| s.events == 1).count()));
    println!("with a save        {:.0} %", share(all.iter().filter(|s| s.saves > 0).count()));
    for minutes in [1, 2, 4, 15, 30, 60, 120] {
        println!("gap > {minutes:3} min      {} sessions", sessions(&events, minutes * 60).len());
    }
    figure(&events);
}
// ANCHOR_END: main

fn figure(events: &[&Engagement]) {
    let gaps =
        [30, 60, 90, 120, 150, 180, 210, 240, 300, 480, 900, 1_800, 3_600, 7_200, 14_400, 28_800];
    let curve = gaps.map(|gap| (gap as f64 / 60.0, sessions(events, gap).len() as f64));
    Figure::new("gap that ends a session, minutes", "sessions")
        .log_x()
        .y_range(0.0, 6_000.0)
        .with(Line::new("", curve).marked())
        .vertical("30 minutes", 30.0)
        .save("window-functions-gap");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::world::Platform;

    fn event(event_id: u32, user_id: u32, seconds: i64, action: Action) -> Engagement {
        let (pin_id, platform, dwell_seconds) = (1, Platform::Web, None);
        Engagement { event_id, seconds, user_id, pin_id, platform, action, dwell_seconds }
    }

    fn of(log: &[Engagement]) -> Vec<(u32, i64, i64, usize)> {
        let events = in_order(log);
        sessions(&events, GAP).iter().map(|s| (s.user_id, s.start, s.end, s.events)).collect()
    }

    /// The example that the page works by hand.
    #[test]
    fn by_hand() {
        let log = [
            event(1, 3, 0, Action::Closeup),
            event(2, 8, 600, Action::Save),
            event(3, 3, 1_800, Action::Save),
            event(3, 3, 1_800, Action::Save),
            event(4, 3, 3_601, Action::Closeup),
            event(5, 8, 700, Action::Closeup),
        ];
        assert_eq!(of(&log), [(3, 0, 1_800, 2), (3, 3_601, 3_601, 1), (8, 600, 700, 2)]);
    }

    #[test]
    fn the_gap_itself_does_not_end_a_session() {
        let log = |second| [event(1, 3, 0, Action::Save), event(2, 3, second, Action::Save)];
        assert_eq!(of(&log(GAP)).len(), 1);
        assert_eq!(of(&log(GAP + 1)).len(), 2);
    }

    #[test]
    fn another_user_is_another_session() {
        let log = [event(1, 3, 0, Action::Save), event(2, 4, 1, Action::Save)];
        assert_eq!(of(&log).len(), 2);
    }

    #[test]
    fn no_events() {
        assert!(of(&[]).is_empty());
    }
}
