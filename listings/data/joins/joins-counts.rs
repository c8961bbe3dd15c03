//! How many rows a join will have, known before it is made: from the counts of the keys.
//!
//! With a(k) left and b(k) right rows of key k the inner join has the sum of a(k)·b(k) rows. Missing
//! keys match nothing in SQL; pandas' `merge` lets them match each other. The tables are those of the
//! made-up world, seed 7, each event once.

use std::collections::{BTreeMap, HashSet};

use kit::world::World;

// ANCHOR: keys
/// How many rows have each key, and how many have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    known: BTreeMap<u32, u64>,
    missing: u64,
}

impl FromIterator<Option<u32>> for Keys {
    fn from_iter<I: IntoIterator<Item = Option<u32>>>(keys: I) -> Self {
        let mut counts = Self::default();
        for key in keys {
            let count = key.map_or(&mut counts.missing, |key| counts.known.entry(key).or_default());
            *count += 1;
        }
        counts
    }
}
// ANCHOR_END: keys

// ANCHOR: sizes
/// Rows of each kind of join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Pairs.
    pub inner: u64,
    /// Left rows without a partner.
    pub left_anti: u64,
    /// Right rows without a partner.
    pub right_anti: u64,
}

impl Sizes {
    /// Rows of the left join.
    pub fn left(self) -> u64 {
        self.inner + self.left_anti
    }

    /// Rows of the full join.
    pub fn full(self) -> u64 {
        self.inner + self.left_anti + self.right_anti
    }
}

/// What will come out. `nulls_match`: as in pandas, not as in SQL. O(g log g) for g keys.
pub fn sizes(left: &Keys, right: &Keys, nulls_match: bool) -> Sizes {
    let alone = |keys: &Keys, others: &Keys| {
        let unmatched = keys.known.iter().filter(|(key, _)| !others.known.contains_key(key));
        let missing = if nulls_match && others.missing > 0 { 0 } else { keys.missing };
        unmatched.map(|(_, count)| count).sum::<u64>() + missing
    };
    let both = left.known.iter().filter_map(|(key, a)| Some(a * right.known.get(key)?));
    let missing = if nulls_match { left.missing * right.missing } else { 0 };
    Sizes {
        inner: both.sum::<u64>() + missing,
        left_anti: alone(left, right),
        right_anti: alone(right, left),
    }
}

/// The most rows that share a key: 1 means that joining *to* this table multiplies nothing.
pub fn most_of_a_key(keys: &Keys) -> u64 {
    keys.known.values().copied().max().unwrap_or(0)
}
// ANCHOR_END: sizes

// ANCHOR: main
fn main() {
    let world = World::new(7);
    let mut seen = HashSet::new();
    let events: Vec<_> = world.engagements.iter().filter(|e| seen.insert(e.event_id)).collect();

    let event_pin: Keys = events.iter().map(|event| Some(event.pin_id)).collect();
    let pin: Keys = world.pins.iter().map(|pin| Some(pin.pin_id)).collect();
    let pin_board: Keys = world.pins.iter().map(|pin| pin.board_id).collect();
    let board: Keys = world.boards.iter().map(|board| Some(board.board_id)).collect();
    let board_user: Keys = world.boards.iter().map(|board| Some(board.user_id)).collect();
    let user: Keys = world.users.iter().map(|user| Some(user.user_id)).collect();
    let pin_topic: Keys = world.pins.iter().map(|pin| Some(pin.topic as u32)).collect();
    let board_topic: Keys = world.boards.iter().map(|board| Some(board.topic as u32)).collect();

    println!("join                      per key   inner    left    full  left only  right only");
    for (name, left, right, nulls_match) in [
        ("events, pins on pin_id", &event_pin, &pin, false),
        ("pins, boards on board_id", &pin_board, &board, false),
        ("boards, users on user_id", &board_user, &user, false),
        ("pins, boards on topic", &pin_topic, &board_topic, false),
        ("pins, pins on board_id", &pin_board, &pin_board, false),
        ("the same in pandas", &pin_board, &pin_board, true),
    ] {
        let sizes = sizes(left, right, nulls_match);
        println!(
            "{name:24}  {:7}  {:6}  {:6}  {:6}  {:9}  {:10}",
            most_of_a_key(right),
            sizes.inner,
            sizes.left(),
            sizes.full(),
            sizes.left_anti,
            sizes.right_anti
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let pins: Keys = [Some(10), Some(10), Some(11), None, Some(99)].into_iter().collect();
        let boards: Keys = [Some(10), Some(11), Some(12)].into_iter().collect();
        let sizes = sizes(&pins, &boards, false);
        assert_eq!(sizes, Sizes { inner: 3, left_anti: 2, right_anti: 1 });
        assert_eq!((sizes.left(), sizes.full()), (5, 6));
        assert_eq!((most_of_a_key(&boards), most_of_a_key(&pins)), (1, 2));
    }

    #[test]
    fn missing_keys_multiply_in_pandas() {
        let keys: Keys = [None, None, None, Some(1)].into_iter().collect();
        let none = Sizes { inner: 1, left_anti: 3, right_anti: 3 };
        assert_eq!(sizes(&keys, &keys, false), none);
        assert_eq!(sizes(&keys, &keys, true), Sizes { inner: 10, left_anti: 0, right_anti: 0 });
        // With nothing to match on the other side they stay alone.
        let other: Keys = [Some(1)].into_iter().collect();
        assert_eq!(sizes(&keys, &other, true).left_anti, 3);
    }

    #[test]
    fn an_empty_table() {
        let none = Keys::default();
        let some: Keys = [Some(1), None].into_iter().collect();
        assert_eq!(sizes(&some, &none, true), Sizes { inner: 0, left_anti: 2, right_anti: 0 });
        assert_eq!(most_of_a_key(&none), 0);
    }
}
