//! Property tests of Task Scheduler: every way agrees with an exhaustive search, every schedule
//! obeys the rules, and the claims of the page hold at the largest sizes that the statements allow.
//!
//! The listings come in by path. The judge searches slot by slot, idling included, so that the
//! brute force of the page, which tries orders, is judged too.

mod follow_ups;
mod listings;

use std::collections::{BTreeSet, HashMap};

use listings::stream::Stream;
use listings::{apart, brute_force, heap, order_fixed, rows, workers};
use proptest::prelude::*;

/// The fewest slots by trying, in each slot, every set of at most `workers` kinds that have cooled.
/// A state is what is left of each kind, and how long it still cools.
fn judged(counts: &[usize], cooldown: usize, workers: usize) -> usize {
    let start: Vec<(usize, usize)> = counts.iter().map(|&left| (left, 0)).collect();
    let (mut states, mut slots) = (BTreeSet::from([start]), 0);
    while !states.iter().any(|state| state.iter().all(|&(left, _)| left == 0)) {
        let mut following = BTreeSet::new();
        for state in &states {
            for set in 0..1_u32 << state.len() {
                let runs = |kind: usize| set >> kind & 1 == 1;
                let fine = (0..state.len())
                    .all(|kind| !runs(kind) || (state[kind].0 > 0 && state[kind].1 == 0));
                if !fine || set.count_ones() as usize > workers {
                    continue;
                }
                let next = state.iter().enumerate().map(|(kind, &(left, cools))| {
                    if runs(kind) { (left - 1, cooldown) } else { (left, cools.saturating_sub(1)) }
                });
                following.insert(next.collect::<Vec<_>>());
            }
        }
        states = following;
        slots += 1;
    }
    slots
}

/// The tasks of kinds 'A', 'B', ….
fn tasks(counts: &[usize]) -> Vec<char> {
    let kinds = ('A'..='Z').zip(counts);
    kinds.flat_map(|(kind, &count)| vec![kind; count]).collect()
}

/// Every task runs once, one kind in a slot once, and equal ones have `cooldown` slots between.
fn is_valid(tasks: &[char], cooldown: usize, timetable: &[Vec<char>]) {
    let mut last_run = HashMap::new();
    for (slot, running) in timetable.iter().enumerate() {
        for &kind in running {
            if let Some(last) = last_run.insert(kind, slot) {
                assert!(slot - last > cooldown, "{kind} in {last} and {slot}: {timetable:?}");
            }
        }
    }
    let sorted = |mut tasks: Vec<char>| {
        tasks.sort_unstable();
        tasks
    };
    assert_eq!(sorted(timetable.concat()), sorted(tasks.to_vec()));
}

fn one_worker(timetable: &[Option<char>]) -> Vec<Vec<char>> {
    timetable.iter().map(|slot| slot.iter().copied().collect()).collect()
}

/// Every way finds `expected` slots, and the schedules are valid.
fn all_ways_need(tasks: &[char], cooldown: usize, expected: usize) {
    assert_eq!(rows::fewest_slots(tasks, cooldown), expected, "{tasks:?} {cooldown}");
    let by_heap = heap::schedule(tasks, cooldown);
    let by_rows = rows::rows(tasks, cooldown).concat();
    let by_workers = workers::schedule(tasks, cooldown, 1);
    for timetable in [one_worker(&by_heap), one_worker(&by_rows), by_workers] {
        assert_eq!(timetable.len(), expected, "{tasks:?} {cooldown}");
        is_valid(tasks, cooldown, &timetable);
    }
    let text: String = tasks.iter().collect();
    let rearranged = apart::rearrange(&text, cooldown + 1);
    assert_eq!(rearranged.is_some(), expected == tasks.len(), "{tasks:?} {cooldown}");
    assert_eq!(rearranged.is_some(), apart::is_possible(&text, cooldown + 1));
    if let Some(text) = rearranged {
        is_valid(tasks, cooldown, &text.chars().map(|letter| vec![letter]).collect::<Vec<_>>());
    }
}

#[test]
fn every_small_list_of_tasks() {
    for number in 0..500_usize {
        let counts = [number % 5, number / 5 % 5, number / 25 % 5, number / 125];
        let tasks = tasks(&counts);
        if tasks.len() > 9 {
            continue;
        }
        for cooldown in 0..4 {
            let expected = judged(&counts, cooldown, 1);
            all_ways_need(&tasks, cooldown, expected);
            if tasks.len() < 8 && !tasks.is_empty() {
                assert_eq!(brute_force::fewest_slots(&tasks, cooldown).0, expected);
            }
        }
    }
}

#[test]
fn several_workers() {
    for number in 0..256_usize {
        let counts = [number % 4, number / 4 % 4, number / 16 % 4, number / 64];
        let tasks = tasks(&counts);
        for (cooldown, workers) in [(0, 2), (1, 2), (2, 2), (0, 3), (1, 3)] {
            let timetable = workers::schedule(&tasks, cooldown, workers);
            assert_eq!(timetable.len(), judged(&counts, cooldown, workers), "{counts:?}");
            assert!(timetable.iter().all(|slot| slot.len() <= workers));
            is_valid(&tasks, cooldown, &timetable);
        }
    }
}

proptest! {
    /// Larger lists: heap, rows and closed form agree, and no order does better than they.
    #[test]
    fn larger_lists(counts in prop::collection::vec(0..30_usize, 0..12), cooldown in 0..15_usize, seed in any::<u64>()) {
        let mut tasks = tasks(&counts);
        all_ways_need(&tasks, cooldown, rows::fewest_slots(&tasks, cooldown));
        let mut state = seed;
        tasks.sort_by_cached_key(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state >> 20
        });
        prop_assert!(order_fixed::fewest_slots(&tasks, cooldown) >= rows::fewest_slots(&tasks, cooldown));
        // The order of a best schedule, taken as fixed, needs no slot more.
        let order: Vec<char> = heap::schedule(&tasks, cooldown).into_iter().flatten().collect();
        prop_assert_eq!(order_fixed::fewest_slots(&order, cooldown), rows::fewest_slots(&tasks, cooldown));
    }

    /// One task more, or a longer cooldown, never takes fewer slots.
    #[test]
    fn more_never_takes_less(counts in prop::collection::vec(0..20_usize, 1..8), cooldown in 0..10_usize, more in 0..8_usize) {
        let before = rows::fewest_slots(&tasks(&counts), cooldown);
        prop_assert!(rows::fewest_slots(&tasks(&counts), cooldown + 1) >= before);
        let mut larger = counts.clone();
        larger[more % counts.len()] += 1;
        prop_assert!(rows::fewest_slots(&tasks(&larger), cooldown) > before || cooldown > 0);
        prop_assert!(rows::fewest_slots(&tasks(&larger), cooldown) >= before);
    }

    /// The stream gives every task the slot of the batch, and keeps no more than n + 1 kinds.
    #[test]
    fn the_stream_is_the_batch(kinds in prop::collection::vec(0..12_u32, 0..200), cooldown in 0..9_usize) {
        let mut stream = Stream::new(cooldown);
        let mut slots = Vec::new();
        for &kind in &kinds {
            slots.push(stream.slot_of(kind));
            prop_assert!(stream.kept() <= cooldown + 1);
        }
        prop_assert_eq!(&slots, &order_fixed::slots_of(&kinds, cooldown));
        prop_assert_eq!(order_fixed::looking_back(&kinds, cooldown).len(), slots.last().map_or(0, |last| last + 1));
    }
}

/// The largest sizes of the statements: 10⁴ tasks with n = 100, 10⁵ tasks in order with n = 10⁵.
#[test]
fn the_largest_sizes() {
    for (kinds, cooldown) in [(1, 100), (2, 100), (26, 0), (26, 25), (26, 26), (26, 100)] {
        let mut counts = vec![10_000 / kinds; kinds];
        counts[0] += 10_000 % kinds;
        let tasks = tasks(&counts);
        assert_eq!(tasks.len(), 10_000);
        all_ways_need(&tasks, cooldown, rows::fewest_slots(&tasks, cooldown));
    }
    assert_eq!(rows::fewest_slots(&vec!['A'; 10_000], 100), 1_009_900);

    let (same, different): (Vec<u32>, Vec<u32>) =
        (vec![1_000_000_000; 100_000], (1..=100_000).collect());
    assert_eq!(order_fixed::fewest_slots(&same, 100_000), 10_000_000_000);
    assert_eq!(order_fixed::fewest_slots(&different, 100_000), 100_000);
    let twice: Vec<u32> = different.iter().chain(&different).copied().collect();
    assert_eq!(order_fixed::fewest_slots(&twice, 100_000), 200_001);
}

/// The examples in public copies of the statements, and of the discussions about them.
#[test]
fn the_published_examples() {
    for (counts, cooldown, expected) in [
        (vec![3, 3], 2, 8),
        (vec![3, 3], 3, 10),
        (vec![3, 3], 0, 6),
        (vec![2, 2, 1, 1], 1, 6),
        (vec![6, 1, 1, 1, 1, 1, 1], 2, 16),
        (vec![5, 1, 1, 1, 1], 2, 13),
    ] {
        assert_eq!(judged(&counts, cooldown, 1), expected);
        all_ways_need(&tasks(&counts), cooldown, expected);
    }
    assert_eq!(order_fixed::fewest_slots(&[1, 2, 1, 2, 3, 1], 3), 9);
    assert_eq!(order_fixed::fewest_slots(&[5, 8, 8, 5], 2), 6);
}

#[test]
fn the_closed_form_for_workers() {
    for number in 0..1024_usize {
        let counts = [number % 4, number / 4 % 4, number / 16 % 4, number / 64 % 4, number / 256];
        let tasks = tasks(&counts);
        let most = counts.iter().copied().max().unwrap_or(0);
        if most == 0 {
            continue;
        }
        let ties = counts.iter().filter(|&&count| count == most).count();
        for (cooldown, workers) in [(0, 2), (1, 2), (2, 2), (0, 3), (1, 3)] {
            let bound = ((most - 1) * (cooldown + 1) + ties.div_ceil(workers))
                .max(tasks.len().div_ceil(workers));
            assert_eq!(workers::schedule(&tasks, cooldown, workers).len(), bound, "{counts:?}");
        }
    }
}

/// Whoever runs first is wrong: the other kind gets two more tasks, one slot late.
#[test]
fn no_rule_for_tasks_yet_to_come_is_always_best() {
    let first_a = order_fixed::fewest_slots(&['A', 'B', 'B', 'B'], 2);
    let first_b = order_fixed::fewest_slots(&['B', 'A', 'B', 'B'], 2);
    assert_eq!((first_a, first_b), (8, 7));
    assert_eq!(judged(&[1, 3], 2, 1), 7);
}
