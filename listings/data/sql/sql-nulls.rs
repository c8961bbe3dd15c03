//! Three queries that look alike and are not: NOT IN, COUNT(column), and a condition in WHERE or ON.
//!
//! The tables are those of the made-up world, seed 7, the log with each event once.

use std::collections::{BTreeMap, HashSet};

use kit::world::{Board, Pin, Platform, Topic, World};

// ANCHOR: queries
/// Boards for which `NOT EXISTS (a pin on it)`, and boards that are `NOT IN (board_id of pins)`.
pub fn boards_without_pins(boards: &[Board], pins: &[Pin]) -> (usize, usize) {
    let used: HashSet<u32> = pins.iter().filter_map(|pin| pin.board_id).collect();
    let not_exists = boards.iter().filter(|board| !used.contains(&board.board_id)).count();
    // One NULL in the list, and NOT IN is never true.
    let null = pins.iter().any(|pin| pin.board_id.is_none());
    (not_exists, if null { 0 } else { not_exists })
}

/// Pins left-joined to boards, with `b.topic = topic` in ON, and in WHERE: rows of the result.
pub fn on_and_where(pins: &[Pin], boards: &[Board], topic: Topic) -> (usize, usize) {
    let of_topic: HashSet<u32> =
        boards.iter().filter(|board| board.topic == topic).map(|board| board.board_id).collect();
    let matched = pins.iter().filter(|pin| pin.board_id.is_some_and(|id| of_topic.contains(&id)));
    // ON decides what a pin finds, and keeps it anyway. WHERE then throws out what found nothing.
    (pins.len(), matched.count())
}
// ANCHOR_END: queries

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let (not_exists, not_in) = boards_without_pins(&world.boards, &world.pins);
    println!("6  boards without a pin: NOT EXISTS {not_exists}, NOT IN {not_in}");

    let mut seen = HashSet::new();
    let mut counts: BTreeMap<Platform, (usize, usize, HashSet<u32>)> = BTreeMap::new();
    for event in world.engagements.iter().filter(|event| seen.insert(event.event_id)) {
        let (rows, known, users) = counts.entry(event.platform).or_default();
        *rows += 1;
        *known += usize::from(event.dwell_seconds.is_some());
        users.insert(event.user_id);
    }
    println!("7  platform  COUNT(*)  COUNT(dwell_seconds)  COUNT(DISTINCT user_id)");
    for (platform, (rows, known, users)) in &counts {
        println!("   {platform:8}  {rows:8}  {known:20}  {:23}", users.len());
    }

    let (on, filtered) = on_and_where(&world.pins, &world.boards, Topic::Food);
    println!("8  left join, topic in ON: {on} rows, in WHERE: {filtered}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_null_the_two_agree() {
        let mut world = World::new(7);
        world.pins.retain(|pin| pin.board_id.is_some());
        let (not_exists, not_in) = boards_without_pins(&world.boards, &world.pins);
        assert_eq!(not_exists, not_in);
        assert!(not_exists > 0);
    }

    #[test]
    fn no_pins() {
        let world = World::new(7);
        assert_eq!(boards_without_pins(&world.boards, &[]), (200, 200));
        assert_eq!(on_and_where(&[], &world.boards, Topic::Food), (0, 0));
        assert_eq!(on_and_where(&world.pins, &[], Topic::Food), (600, 0));
    }
}
