//! The largest n of each group, and why the most *frequent* n do not merge.
//!
//! The saves are those of the made-up world, seed 7, each event once, one shard for each day of the
//! fortnight. Of equal counts the smaller pin id comes first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};

use kit::world::{Action, Topic, World};

// ANCHOR: top
/// The `n` largest items of each key, largest first. O(r log n) for r rows, n items kept a key.
pub fn top_n<K: Ord, T: Ord>(
    rows: impl IntoIterator<Item = (K, T)>,
    n: usize,
) -> BTreeMap<K, Vec<T>> {
    let mut heaps: BTreeMap<K, BinaryHeap<Reverse<T>>> = BTreeMap::new();
    for (key, item) in rows {
        let heap = heaps.entry(key).or_default();
        heap.push(Reverse(item));
        if heap.len() > n {
            heap.pop(); // the smallest of n + 1
        }
    }
    // Ascending in `Reverse` is descending in `T`.
    let sorted = |heap: BinaryHeap<Reverse<T>>| heap.into_sorted_vec().into_iter().map(|r| r.0);
    heaps.into_iter().map(|(key, heap)| (key, sorted(heap).collect())).collect()
}
// ANCHOR_END: top

/// A pin of a group: how often, and which; the smaller id ranks higher.
pub type Ranked = (u64, Reverse<u32>);

// ANCHOR: saves
/// How often each pin of each topic was saved.
pub fn counts(saves: &[(Topic, u32)]) -> BTreeMap<(Topic, u32), u64> {
    let mut counts = BTreeMap::new();
    for &save in saves {
        *counts.entry(save).or_insert(0) += 1;
    }
    counts
}

/// The `n` most saved pins of each topic.
pub fn most_saved(counts: &BTreeMap<(Topic, u32), u64>, n: usize) -> BTreeMap<Topic, Vec<Ranked>> {
    top_n(counts.iter().map(|(&(topic, pin), &saves)| (topic, (saves, Reverse(pin)))), n)
}
// ANCHOR_END: saves

// ANCHOR: trap
/// Wrong: each shard sends its `n` most saved pins, and the receiver adds up what it got.
pub fn most_saved_of_lists(shards: &[Vec<(Topic, u32)>], n: usize) -> BTreeMap<Topic, Vec<Ranked>> {
    let mut added: BTreeMap<(Topic, u32), u64> = BTreeMap::new();
    for shard in shards {
        for (topic, list) in most_saved(&counts(shard), n) {
            for (saves, Reverse(pin)) in list {
                *added.entry((topic, pin)).or_insert(0) += saves;
            }
        }
    }
    most_saved(&added, n)
}
// ANCHOR_END: trap

/// The saves of each day as (topic, pin), each event once, without pins that were deleted.
pub fn saves(world: &World) -> Vec<Vec<(Topic, u32)>> {
    let topic: HashMap<u32, Topic> = world.pins.iter().map(|p| (p.pin_id, p.topic)).collect();
    let mut days: BTreeMap<i64, Vec<(Topic, u32)>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for event in &world.engagements {
        if event.action == Action::Save
            && seen.insert(event.event_id)
            && let Some(&topic) = topic.get(&event.pin_id)
        {
            days.entry(event.seconds / 86_400).or_default().push((topic, event.pin_id));
        }
    }
    days.into_values().collect()
}

// ANCHOR: main
fn main() {
    let days = saves(&World::new(7));
    let all = days.concat();
    let (right, wrong) = (most_saved(&counts(&all), 2), most_saved_of_lists(&days, 2));
    let show = |list: &[Ranked]| {
        let pins = list.iter().map(|(saves, Reverse(pin))| format!("{pin:3} ({saves:2})"));
        pins.collect::<Vec<_>>().join("  ")
    };
    println!("{} saves of {} days\n", all.len(), days.len());
    println!("topic     two most saved      from the two of each day");
    for topic in Topic::ALL {
        println!("{topic:8}  {}  {}", show(&right[&topic]), show(&wrong[&topic]));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let rows = [("food", 4), ("home", 10), ("food", 11), ("food", 6)];
        let top = top_n(rows, 2);
        assert_eq!((&top["food"], &top["home"]), (&vec![11, 6], &vec![10]));
        assert!(top_n(rows, 0).values().all(Vec::is_empty));
    }

    #[test]
    fn equal_items_are_all_kept_until_n() {
        assert_eq!(top_n([((), 5), ((), 5), ((), 4)], 2)[&()], [5, 5]);
    }

    #[test]
    fn of_equal_counts_the_smaller_id() {
        let saves = [(Topic::Food, 9), (Topic::Food, 3), (Topic::Food, 5)];
        let top = most_saved(&counts(&saves), 2);
        assert_eq!(top[&Topic::Food], [(1, Reverse(3)), (1, Reverse(5))]);
    }

    #[test]
    fn second_everywhere_can_be_first() {
        // Pin 2 is second on each shard, and first of all.
        let shard = |first| [vec![(Topic::Food, first); 3], vec![(Topic::Food, 2); 2]].concat();
        let shards = [shard(7), shard(8), shard(9)];
        let first = |top: BTreeMap<Topic, Vec<Ranked>>| top[&Topic::Food][0];
        assert_eq!(first(most_saved(&counts(&shards.concat()), 1)), (6, Reverse(2)));
        assert_eq!(first(most_saved_of_lists(&shards, 1)), (3, Reverse(7)));
    }
}
