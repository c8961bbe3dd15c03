//! Pointers, windows, sums, search, intervals: every template and every exercise against the
//! sentence that defines it, tried on all ranges.

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use listings::answer_search::{first_that_works, largest_collage};
use listings::busy_times::busy_times;
use listings::comparable_pins::comparable_pairs;
use listings::full_batches::full_batches;
use listings::intervals::{merge, most_at_once, rooms};
use listings::kth_pairing::kth_pairing;
use listings::prefix_sums::{block, grid_sums, prefix_sums, stretches_with, total};
use listings::shortest_tour::shortest_tour;
use listings::two_pointers::{best_fit, close_pairs};
use listings::window::{longest_stretch, window_maxima};

/// All half-open ranges of at least one place, by start.
fn ranges(length: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..length).flat_map(move |start| (start + 1..=length).map(move |end| (start, end)))
}

fn pairs(length: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..length).flat_map(move |high| (0..high).map(move |low| (low, high)))
}

fn sessions() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0_u32..40, 1_u32..12), 0..12)
        .prop_map(|spans| spans.into_iter().map(|(start, long)| (start, start + long)).collect())
}

proptest! {
    #[test]
    fn the_best_fit_is_the_largest_total(mut heights in prop::collection::vec(0_u32..60, 0..15), space in 0_u64..130) {
        heights.sort_unstable();
        let totals = pairs(heights.len()).map(|(low, high)| u64::from(heights[low] + heights[high]));
        let expected = totals.filter(|total| *total <= space).max();
        let found = best_fit(&heights, space);
        prop_assert!(found.is_none_or(|(low, high)| low < high));
        prop_assert_eq!(found.map(|(low, high)| u64::from(heights[low] + heights[high])), expected);
    }

    #[test]
    fn pairs_of_near_times(mut times in prop::collection::vec(0_u32..100, 0..20), within in 0_u32..50) {
        times.sort_unstable();
        let near = pairs(times.len()).filter(|&(a, b)| times[b] - times[a] <= within);
        prop_assert_eq!(close_pairs(&times, within), near.count() as u64);
    }

    #[test]
    fn comparable_by_division(saves in prop::collection::vec(0_u32..40, 0..20)) {
        let comparable = pairs(saves.len()).filter(|&(a, b)| {
            let (low, high) = (saves[a].min(saves[b]), saves[a].max(saves[b]));
            high == 0 || (low > 0 && high.div_ceil(low) <= 2)
        });
        prop_assert_eq!(comparable_pairs(&saves), comparable.count() as u64);
    }

    #[test]
    fn the_longest_stretch_by_sets(feed in prop::collection::vec(0_usize..5, 0..16), kinds in 0_usize..5) {
        let boards: Vec<&str> = feed.iter().map(|&board| ["a", "b", "c", "d", "e"][board]).collect();
        let legal = ranges(boards.len())
            .filter(|&(s, e)| boards[s..e].iter().collect::<BTreeSet<_>>().len() <= kinds);
        // The longest, then the earliest start.
        let expected = legal.map(|(s, e)| (e - s, usize::MAX - s)).max();
        let expected = expected.map_or((0, 0), |(length, s)| (usize::MAX - s, length));
        prop_assert_eq!(longest_stretch(&boards, kinds), expected);
    }

    /// Exactly k = at most k less at most k − 1: the follow-up counts stretches so.
    #[test]
    fn exactly_is_a_difference(feed in prop::collection::vec(0_usize..4, 0..14), kinds in 1_usize..4) {
        let different = |&(s, e): &(usize, usize)| feed[s..e].iter().collect::<BTreeSet<_>>().len();
        let at_most = |kinds| ranges(feed.len()).filter(|range| different(range) <= kinds).count();
        let exactly = ranges(feed.len()).filter(|range| different(range) == kinds).count();
        prop_assert_eq!(at_most(kinds) - at_most(kinds - 1), exactly);
    }

    #[test]
    fn maxima_of_windows(clicks in prop::collection::vec(0_u32..9, 0..20), width in 1_usize..8) {
        let expected: Vec<u32> =
            clicks.windows(width).map(|window| *window.iter().max().expect("not empty")).collect();
        prop_assert_eq!(window_maxima(&clicks, width), expected);
    }

    #[test]
    fn the_shortest_tour_by_counts(feed in prop::collection::vec(0_usize..4, 0..16), quota in prop::collection::vec(0_usize..4, 4)) {
        let count = |s: usize, e: usize| {
            let mut seen = BTreeMap::new();
            feed[s..e].iter().for_each(|topic| *seen.entry(*topic).or_insert(0) += 1);
            quota.iter().enumerate().all(|(topic, needed)| seen.get(&topic).unwrap_or(&0) >= needed)
        };
        let expected = if quota.iter().all(|needed| *needed == 0) {
            Some((0, 0))
        } else {
            ranges(feed.len()).filter(|&(s, e)| count(s, e)).min_by_key(|&(s, e)| (e - s, s))
        };
        prop_assert_eq!(shortest_tour(&feed, &quota), expected);
    }

    #[test]
    fn sums_of_all_ranges(values in prop::collection::vec(-9_i64..10, 0..14), target in -12_i64..13, batch in 1_i64..8) {
        let sums = prefix_sums(&values);
        let totals: Vec<i64> = ranges(values.len()).map(|(s, e)| values[s..e].iter().sum()).collect();
        let found: Vec<i64> = ranges(values.len()).map(|(s, e)| total(&sums, s..e)).collect();
        prop_assert_eq!(&found, &totals);
        let on_target = totals.iter().filter(|total| **total == target).count() as u64;
        prop_assert_eq!(stretches_with(&values, target), on_target);
        let multiples = totals.iter().filter(|total| *total % batch == 0).count() as u64;
        prop_assert_eq!(full_batches(&values, batch), multiples);
    }

    #[test]
    fn sums_of_all_blocks(rows in 0_usize..5, columns in 0_usize..5, cells in prop::collection::vec(-9_i64..10, 25)) {
        let grid: Vec<Vec<i64>> = (0..rows).map(|row| cells[5 * row..5 * row + columns].to_vec()).collect();
        let sums = grid_sums(&grid, columns);
        for (top, bottom) in ranges(rows) {
            for (left, right) in ranges(columns) {
                let expected: i64 = grid[top..bottom].iter().flat_map(|row| &row[left..right]).sum();
                prop_assert_eq!(block(&sums, top..bottom, left..right), expected);
            }
        }
    }

    #[test]
    fn the_first_that_works_is_a_partition_point(low in 0_u64..50, length in 0_u64..50, from in 0_u64..120) {
        let numbers: Vec<u64> = (low..low + length).collect();
        let expected = low + numbers.partition_point(|number| *number < from) as u64;
        prop_assert_eq!(first_that_works(low, low + length, |number| number >= from), expected);
    }

    #[test]
    fn collages_by_trying_all_sizes(sizes in prop::collection::vec(0_u64..30, 0..6), users in 1_u64..20) {
        let works = |pins: &u64| sizes.iter().map(|size| size / pins).sum::<u64>() >= users;
        prop_assert_eq!(largest_collage(&sizes, users), (1..30).filter(works).max().unwrap_or(0));
    }

    #[test]
    fn the_kth_pairing_by_sorting(mut users in prop::collection::vec(0_u32..50, 0..9), mut pins in prop::collection::vec(0_u32..50, 0..9), k in 0_u64..90) {
        users.sort_unstable();
        pins.sort_unstable();
        let mut sums: Vec<u64> =
            users.iter().flat_map(|user| pins.iter().map(move |pin| u64::from(user + pin))).collect();
        sums.sort_unstable();
        let rank = usize::try_from(k).expect("small").checked_sub(1);
        prop_assert_eq!(kth_pairing(&users, &pins, k), rank.and_then(|rank| sums.get(rank)).copied());
    }

    /// Second by second: what is covered, how often, and the busy times of every level.
    #[test]
    fn intervals_by_the_clock(sessions in sessions()) {
        let running: Vec<i32> = (0..60_u32)
            .map(|now| sessions.iter().map(|(start, end)| i32::from((*start..*end).contains(&now))).sum())
            .collect();
        prop_assert_eq!(most_at_once(&sessions), *running.iter().max().expect("60 seconds"));
        for least in 1..5 {
            let busy = busy_times(&sessions, i64::from(least));
            for (now, &running) in (0_u32..).zip(&running) {
                let inside = busy.iter().any(|(start, end)| (*start..*end).contains(&now));
                prop_assert_eq!(inside, running >= least, "{} at {}", least, now);
            }
            prop_assert!(busy.windows(2).all(|two| two[0].1 < two[1].0), "apart and rising");
            if least == 1 {
                prop_assert_eq!(merge(sessions.clone()), busy);
            }
        }
    }

    #[test]
    fn rooms_are_free_and_as_few_as_possible(sessions in sessions()) {
        let rooms = rooms(&sessions);
        for (a, b) in pairs(sessions.len()) {
            let overlap = sessions[a].0 < sessions[b].1 && sessions[b].0 < sessions[a].1;
            prop_assert!(!(overlap && rooms[a] == rooms[b]), "{} and {}", a, b);
        }
        let used = rooms.iter().collect::<BTreeSet<_>>().len();
        prop_assert_eq!(i32::try_from(used).expect("small"), most_at_once(&sessions));
    }
}
