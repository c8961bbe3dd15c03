//! The follow-ups that are problems of their own: dependencies, the delay queue, intervals, spacing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proptest::prelude::*;

use crate::listings::delay_queue::DelayQueue;
use crate::listings::spacing::{Limiter, spaced, too_near};
use crate::listings::{dependencies, intervals};

proptest! {
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

    /// The feed keeps every pin, and a gap of 0 asks for nothing.
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
        for &task in running {
            slot_of[task] = slot;
        }
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
        let by_number = dependencies::schedule(&before, workers, &vec![0; tasks]).len();
        for found in [found, by_number] {
            prop_assert!(found >= best && found * workers <= best * (2 * workers - 1));
        }
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
