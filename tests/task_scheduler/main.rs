//! Property tests of Task Scheduler: every way agrees with an exhaustive search, every schedule
//! obeys the rules, and the claims of the page hold at the largest sizes that the statements allow.
//!
//! The listings come in by path. The judge searches slot by slot, idling included, so that the
//! brute force of the page, which tries orders, is judged too.

mod listings;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use listings::delay_queue::DelayQueue;
use listings::spacing::{Limiter, spaced, too_near};
use listings::stream::Stream;
use listings::{apart, brute_force, dependencies, heap, intervals, order_fixed, rows, workers};
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
        prop_assert_eq!(order_fixed::timetable_by_looking_back(&kinds, cooldown).len(), slots.last().map_or(0, |last| last + 1));
    }

    /// An id runs once, not before its time, in the order of times.
    #[test]
    fn the_delay_queue_runs_each_id_once(calls in prop::collection::vec((0..6_u8, 0..20_u64), 0..40)) {
        let mut queue = DelayQueue::default();
        let (mut ran, mut earliest) = (Vec::new(), BTreeMap::new());
        for (now, &(id, delay)) in calls.iter().enumerate() {
            let now = now as u64;
            let id = id.to_string();
            queue.schedule(&id, now + delay);
            let due = earliest.entry(id.clone()).or_insert(now + delay);
            if !ran.contains(&id) {
                *due = (*due).min(now + delay);
            }
            for id in queue.poll(now) {
                prop_assert_eq!(earliest[&id], now, "at the first poll that may");
                ran.push(id);
            }
        }
        ran.extend(queue.poll(u64::MAX));
        let once: BTreeSet<&String> = ran.iter().collect();
        prop_assert_eq!(once.len(), ran.len());
        prop_assert_eq!(once.len(), earliest.len());
    }

    /// What the limiter lets through is a window apart, and it refuses only what is nearer.
    #[test]
    fn the_limiter_keeps_its_window(steps in prop::collection::vec((0..3_u8, 0..5_u64), 0..60), window in 0..12_u64) {
        let mut limiter = Limiter::new(window);
        let (mut now, mut passed) = (0, Vec::<(u8, u64)>::new());
        for (message, step) in steps {
            now += step;
            let near = passed.iter().any(|&(other, at)| other == message && now - at < window);
            prop_assert_eq!(limiter.allow(&message.to_string(), now), !near);
            if !near {
                passed.push((message, now));
            }
        }
    }

    /// The feed keeps every pin, and a hard rule is kept wherever the closed form leaves room.
    #[test]
    fn the_feed_keeps_its_pins(mut pins in prop::collection::vec((0..100_i64, prop::char::range('a', 'd')), 0..20), gap in 0..4_usize, penalty in 0..50_i64) {
        let mut feed = spaced(&pins, gap, penalty);
        let soft = too_near(&feed, gap);
        prop_assert!(gap > 0 || soft == 0);
        feed.sort_unstable();
        pins.sort_unstable();
        prop_assert_eq!(feed, pins);
    }

    /// No set of jobs that do not overlap is larger.
    #[test]
    fn no_set_of_jobs_is_larger(jobs in prop::collection::vec((0..12_u32, 1..6_u32), 0..9)) {
        let jobs: Vec<(u32, u32)> = jobs.into_iter().map(|(start, length)| (start, start + length)).collect();
        let fits = |set: &[(u32, u32)]| {
            set.iter().enumerate().all(|(i, a)| set[..i].iter().all(|b| a.1 <= b.0 || b.1 <= a.0))
        };
        let sets = (0..1_u32 << jobs.len()).map(|bits| {
            jobs.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, &job)| job).collect::<Vec<_>>()
        });
        let largest = sets.filter(|set| fits(set)).map(|set| set.len()).max();
        let chosen = intervals::most_jobs(&jobs);
        prop_assert!(fits(&chosen));
        prop_assert_eq!(Some(chosen.len()), largest);
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
    assert_eq!(rows::fewest_slots(&['A'; 10_000], 100), 1_009_900);

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

/// Pairs (a, b) with a < b, among up to 7 tasks.
fn graphs() -> impl Strategy<Value = (usize, Vec<(usize, usize)>)> {
    (1..8_usize)
        .prop_flat_map(|tasks| {
            let pair = (0..tasks, 0..tasks).prop_map(|(a, b)| (a.min(b), a.max(b)));
            (Just(tasks), prop::collection::vec(pair, 0..10))
        })
        .prop_map(|(tasks, pairs)| (tasks, pairs.into_iter().filter(|(a, b)| a != b).collect()))
}

/// The fewest slots for `workers`, by trying every set of ready tasks in every slot.
fn fewest_with_dependencies(tasks: usize, before: &[(usize, usize)], workers: usize) -> usize {
    let (mut states, mut slots) = (BTreeSet::from([0_u32]), 0);
    while !states.contains(&((1 << tasks) - 1)) {
        let mut following = BTreeSet::new();
        for &done in &states {
            for set in 1..1_u32 << tasks {
                let ready =
                    |task: usize| before.iter().all(|&(a, b)| b != task || done >> a & 1 == 1);
                let fine = (0..tasks)
                    .all(|task| set >> task & 1 == 0 || (done >> task & 1 == 0 && ready(task)));
                if fine && set.count_ones() as usize <= workers {
                    following.insert(done | set);
                }
            }
        }
        states = following;
        slots += 1;
    }
    slots
}

/// Slots with the longest chain first.
fn by_chains(tasks: usize, before: &[(usize, usize)], workers: usize) -> usize {
    let order = dependencies::order(tasks, before).expect("no circle");
    let chains = dependencies::chains(&order, before);
    let timetable = dependencies::schedule(before, workers, &chains);
    let mut slot_of = vec![usize::MAX; tasks];
    for (slot, running) in timetable.iter().enumerate() {
        assert!(running.len() <= workers);
        running.iter().for_each(|&task| slot_of[task] = slot);
    }
    assert!(before.iter().all(|&(a, b)| slot_of[a] < slot_of[b]));
    assert!(!slot_of.contains(&usize::MAX));
    timetable.len()
}

proptest! {
    #[test]
    fn the_order_respects_every_pair((tasks, before) in graphs(), turn in any::<bool>()) {
        let order = dependencies::order(tasks, &before).expect("pairs go upwards");
        let place: HashMap<usize, usize> = order.iter().enumerate().map(|(place, &task)| (task, place)).collect();
        prop_assert_eq!(place.len(), tasks);
        prop_assert!(before.iter().all(|(a, b)| place[a] < place[b]));
        if let (true, Some(&(a, b))) = (turn, before.first()) {
            let mut circle = before.clone();
            circle.push((b, a));
            prop_assert_eq!(dependencies::order(tasks, &circle), None);
        }
    }

    /// Never worse than (2 - 1/m) times the best, and best if no task has two that wait for it.
    #[test]
    fn the_longest_chain_first((tasks, before) in graphs(), workers in 1..4_usize) {
        let best = fewest_with_dependencies(tasks, &before, workers);
        let found = by_chains(tasks, &before, workers);
        prop_assert!(found >= best && found * workers <= best * (2 * workers - 1));
        let mut forest: Vec<(usize, usize)> = before.clone();
        forest.sort_unstable();
        forest.dedup_by_key(|pair| pair.0);
        prop_assert_eq!(by_chains(tasks, &forest, workers), fewest_with_dependencies(tasks, &forest, workers));
    }
}

/// The example of the page: six tasks on two workers, where the ties decide.
#[test]
fn the_longest_chain_first_is_not_always_best() {
    let before = [(0, 4), (1, 4), (2, 3), (2, 4), (2, 5)];
    assert_eq!(by_chains(6, &before, 2), 4);
    assert_eq!(fewest_with_dependencies(6, &before, 2), 3);
}
