//! Queries over the log of the made-up world, seed 7, each by iterators: the numbers beside the SQL of
//! the page.
//!
//! `events` is the log with each event once and a column `day`, 0 to 13.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kit::figure::{Figure, Line};
use kit::world::{Action, Platform, Topic, World};

/// A row of `events`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Who.
    pub user: u32,
    /// Which pin.
    pub pin: u32,
    /// The day, from 0.
    pub day: i64,
    /// On what.
    pub platform: Platform,
    /// What they did.
    pub action: Action,
}

/// The log, each event once.
pub fn events(world: &World) -> Vec<Event> {
    let mut seen = HashSet::new();
    let rows = world.engagements.iter().filter(|row| seen.insert(row.event_id));
    rows.map(|row| Event {
        user: row.user_id,
        pin: row.pin_id,
        day: row.seconds / 86_400,
        platform: row.platform,
        action: row.action,
    })
    .collect()
}

// ANCHOR: both
/// For each day the users who were there on every one of `platforms`.
pub fn daily_users_on_all(events: &[Event], platforms: &[Platform]) -> BTreeMap<i64, usize> {
    let mut used: BTreeMap<(i64, u32), BTreeSet<Platform>> = BTreeMap::new();
    for event in events.iter().filter(|event| platforms.contains(&event.platform)) {
        used.entry((event.day, event.user)).or_default().insert(event.platform);
    }
    let mut days = BTreeMap::new();
    for (&(day, _), on) in &used {
        if on.len() == platforms.len() {
            *days.entry(day).or_insert(0) += 1;
        }
    }
    days
}
// ANCHOR_END: both

// ANCHOR: retention
/// How many joined on a day of `cohort`, and how many of them were there `after` days later.
pub fn retention(
    users: &[(u32, i64)],
    active: &BTreeSet<(u32, i64)>,
    cohort: std::ops::RangeInclusive<i64>,
    after: i64,
) -> (usize, usize) {
    let joined: Vec<_> = users.iter().filter(|(_, day)| cohort.contains(day)).collect();
    let back = joined.iter().filter(|&&&(user, day)| active.contains(&(user, day + after)));
    (joined.len(), back.count())
}
// ANCHOR_END: retention

// ANCHOR: funnel
/// Users who did the first thing, of those who also did the second, and so on; in any order of time.
pub fn funnel(events: &[Event], steps: &[Action]) -> Vec<usize> {
    let mut did: HashMap<u32, HashSet<Action>> = HashMap::new();
    for event in events {
        did.entry(event.user).or_default().insert(event.action);
    }
    (1..=steps.len())
        .map(|n| did.values().filter(|did| steps[..n].iter().all(|s| did.contains(s))).count())
        .collect()
}
// ANCHOR_END: funnel

// ANCHOR: top
/// Saves of each pin of each topic, most first; of equal ones the smaller id.
pub fn ranked(
    events: &[Event],
    topic: &BTreeMap<u32, Topic>,
) -> BTreeMap<Topic, Vec<(usize, u32)>> {
    let mut saves: BTreeMap<u32, usize> = BTreeMap::new();
    for event in events.iter().filter(|event| event.action == Action::Save) {
        *saves.entry(event.pin).or_default() += 1;
    }
    let mut topics: BTreeMap<Topic, Vec<(usize, u32)>> = BTreeMap::new();
    for (pin, saves) in saves {
        if let Some(&topic) = topic.get(&pin) {
            topics.entry(topic).or_default().push((saves, pin));
        }
    }
    for pins in topics.values_mut() {
        pins.sort_by_key(|&(saves, pin)| (Reverse(saves), pin));
    }
    topics
}
// ANCHOR_END: top

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let events = events(&world);

    let both = daily_users_on_all(&events, &[Platform::Ios, Platform::Web]);
    println!("1  both, by day  {:?}", both.values().collect::<Vec<_>>());

    let topic = world.pins.iter().map(|pin| (pin.pin_id, pin.topic)).collect();
    for (topic, pins) in ranked(&events, &topic) {
        let top = pins.iter().take(2).map(|(saves, pin)| format!("{pin} ({saves})"));
        let tied = pins.iter().filter(|pin| pin.0 == pins[0].0).count();
        println!(
            "2  {topic:7}  top 2: {:18}  most saves: {tied} pin(s)",
            top.collect::<Vec<_>>().join(", ")
        );
    }

    let users: Vec<_> = world.users.iter().map(|u| (u.user_id, i64::from(u.joined_day))).collect();
    let active = events.iter().map(|event| (event.user, event.day)).collect();
    let (joined, day_1) = retention(&users, &active, 0..=6, 1);
    let (_, day_7) = retention(&users, &active, 0..=6, 7);
    println!("3  joined {joined}, back on day 1: {day_1}, on day 7: {day_7}");

    let steps = [Action::Impression, Action::Closeup, Action::Click];
    println!("4  impression, closeup, click: {:?}", funnel(&events, &steps));

    let mut saves: HashMap<u32, usize> = HashMap::new();
    for event in events.iter().filter(|event| event.action == Action::Save) {
        *saves.entry(event.user).or_default() += 1;
    }
    let eager = saves.values().filter(|&&saves| saves >= 8).count();
    println!("5  {} users saved, {eager} of them at least 8 times", saves.len());
    draw(&events, &both);
}
// ANCHOR_END: main

/// Users of each day on either platform, and on both.
fn draw(events: &[Event], both: &BTreeMap<i64, usize>) {
    let days = |counts: &BTreeMap<i64, usize>| -> Vec<(f64, f64)> {
        let on = |day: i64| counts.get(&day).copied().unwrap_or(0) as f64;
        (0..14).map(|day| (day as f64, on(day))).collect()
    };
    let on = |platform| days(&daily_users_on_all(events, &[platform]));
    Figure::new("day", "users")
        .y_range(0.0, 45.0)
        .x_tick(2.0)
        .with(Line::new("iOS", on(Platform::Ios)))
        .with(Line::new("web", on(Platform::Web)))
        .with(Line::new("both", days(both)))
        .save("sql-daily-users");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(user: u32, day: i64, platform: Platform, action: Action) -> Event {
        Event { user, pin: user, day, platform, action }
    }

    #[test]
    fn both_on_the_same_day() {
        let events = [
            event(1, 0, Platform::Ios, Action::Save),
            event(1, 0, Platform::Ios, Action::Save),
            event(1, 1, Platform::Web, Action::Save),
            event(2, 1, Platform::Ios, Action::Save),
            event(2, 1, Platform::Web, Action::Save),
            event(2, 1, Platform::Android, Action::Save),
        ];
        let both = daily_users_on_all(&events, &[Platform::Ios, Platform::Web]);
        // User 1 was on both, but not on one day. A day without such a user has no row.
        assert_eq!(both, BTreeMap::from([(1, 1)]));
    }

    #[test]
    fn who_came_back() {
        let active = BTreeSet::from([(1, 0), (1, 1), (2, 3), (9, 1)]);
        assert_eq!(retention(&[(1, 0), (2, 2), (3, 0), (4, 9)], &active, 0..=6, 1), (3, 2));
        assert_eq!(retention(&[], &active, 0..=6, 1), (0, 0));
    }

    #[test]
    fn a_funnel_only_narrows() {
        let world = World::new(7);
        let counts = funnel(&events(&world), &Action::ALL);
        assert!(counts.is_sorted_by(|a, b| a >= b));
        let click_alone = [event(1, 0, Platform::Web, Action::Click)];
        assert_eq!(funnel(&click_alone, &[Action::Impression, Action::Click]), [0, 0]);
    }

    #[test]
    fn of_equal_saves_the_smaller_id() {
        let events = [2, 1].map(|pin| event(pin, 0, Platform::Web, Action::Save));
        let topic = BTreeMap::from([(1, Topic::Food), (2, Topic::Food)]);
        assert_eq!(ranked(&events, &topic)[&Topic::Food], [(1, 1), (1, 2)]);
    }
}
