//! Backtracking, tables and greedy choices against trying everything: subsets as bits, orders as
//! numbers, and counts from formulas.

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use listings::backtracking::{fill_columns, orders, subsets};
use listings::email_days::email_days;
use listings::few_checks::few_checks;
use listings::greedy::{fewest_slots, least_waiting, slots_greedily, waiting};
use listings::sequences::{common, longest_rising, longest_rising_fast};
use listings::shortest_feed::shortest_feed;
use listings::split_hashtag::splits;
use listings::table::{by_memo, by_recursion, by_row, by_table};

/// The members of a set of bits.
fn members(set: u32, of: usize) -> Vec<usize> {
    (0..of).filter(|place| set >> place & 1 == 1).collect()
}

fn is_subsequence<T: PartialEq>(part: &[T], whole: &[T]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|item| rest.any(|other| other == item))
}

/// n!, and n! divided by the factorials of how often each occurs.
#[test]
fn how_many_subsets_and_orders() {
    for n in 0..7_u32 {
        let items: Vec<u32> = (0..n).collect();
        assert_eq!(subsets(&items).len(), 1 << n);
        assert_eq!(orders(&items).len() as u32, (1..=n).product::<u32>());
    }
    assert_eq!(orders(&[1, 1, 1, 2, 2, 3]).len(), 720 / (6 * 2));
}

/// The counterexample of the chapter, and the one where greedy gets stuck.
#[test]
fn greedy_slots_fail() {
    assert_eq!(
        (slots_greedily(&[10, 6, 1], 12), fewest_slots(&[10, 6, 1], 12)),
        (Some(3), Some(2))
    );
    assert_eq!((slots_greedily(&[15, 10, 6], 20), fewest_slots(&[15, 10, 6], 20)), (None, Some(2)));
}

proptest! {
    #[test]
    fn subsets_by_bits(items in prop::collection::vec(any::<u8>(), 0..8)) {
        let n = items.len();
        // The first item is the highest bit.
        let expected: Vec<Vec<u8>> = (0..1_u32 << n)
            .map(|set| (0..n).filter(|place| set >> (n - 1 - place) & 1 == 1).map(|place| items[place]).collect())
            .collect();
        prop_assert_eq!(subsets(&items), expected);
    }

    #[test]
    fn orders_are_all_different_rising_and_complete(mut items in prop::collection::vec(0_u32..4, 0..7)) {
        items.sort_unstable();
        let all = orders(&items);
        prop_assert!(all.windows(2).all(|two| two[0] < two[1]));
        for order in &all {
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(&sorted, &items);
        }
        let mut counts = BTreeMap::new();
        for item in &items {
            *counts.entry(item).or_insert(0_usize) += 1;
        }
        let factorial = |n: usize| (1..=n).product::<usize>();
        let expected = counts.values().fold(factorial(items.len()), |n, count| n / factorial(*count));
        prop_assert_eq!(all.len(), expected);
    }

    /// Pruned or not: the same verdict as all assignments, and a layout that keeps the limit.
    #[test]
    fn columns_by_all_assignments(mut heights in prop::collection::vec(1_u32..9, 0..6), columns in 1_usize..4, limit in 0_u32..16) {
        heights.sort_unstable_by(|a, b| b.cmp(a));
        let keeps = |layout: &[usize]| {
            (0..columns).all(|column| {
                let here = layout.iter().zip(&heights).filter(|(at, _)| **at == column);
                here.map(|(_, height)| height).sum::<u32>() <= limit
            })
        };
        let assignments = columns.pow(u32::try_from(heights.len()).expect("small"));
        let possible = (0..assignments).any(|mut code| {
            let digit = |_| { let column = code % columns; code /= columns; column };
            keeps(&heights.iter().map(digit).collect::<Vec<_>>())
        });
        let (mut plain, mut pruned) = (0, 0);
        prop_assert_eq!(fill_columns(&heights, columns, limit, false, &mut plain).is_some(), possible);
        let layout = fill_columns(&heights, columns, limit, true, &mut pruned);
        prop_assert_eq!(layout.is_some(), possible);
        prop_assert!(layout.is_none_or(|layout| keeps(&layout)));
        prop_assert!(pruned <= plain);
    }

    #[test]
    fn four_knapsacks_by_all_subsets(pins in prop::collection::vec((0_usize..7, 0_u64..20), 0..9), space in 0_usize..20) {
        let fitting = (0..1_u32 << pins.len()).filter_map(|set| {
            let chosen = members(set, pins.len());
            let height: usize = chosen.iter().map(|pin| pins[*pin].0).sum();
            (height <= space).then(|| chosen.iter().map(|pin| pins[*pin].1).sum::<u64>())
        });
        let expected = fitting.max().expect("the empty set fits");
        prop_assert_eq!(by_recursion(&pins, pins.len(), space), expected);
        prop_assert_eq!(by_memo(&pins, pins.len(), space, &mut BTreeMap::new()), expected);
        prop_assert_eq!(by_row(&pins, space), expected);
        let (clicks, chosen) = by_table(&pins, space);
        prop_assert_eq!(clicks, expected);
        prop_assert_eq!(chosen.iter().map(|pin| pins[*pin].1).sum::<u64>(), expected);
        prop_assert!(chosen.iter().map(|pin| pins[*pin].0).sum::<usize>() <= space);
        prop_assert!(chosen.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn common_and_shortest_by_all_subsequences(left in prop::collection::vec(0_u32..4, 0..9), right in prop::collection::vec(0_u32..4, 0..9)) {
        let longest = (0..1_u32 << left.len())
            .map(|set| members(set, left.len()).into_iter().map(|place| left[place]).collect::<Vec<_>>())
            .filter(|part| is_subsequence(part, &right))
            .map(|part| part.len())
            .max()
            .expect("the empty one");
        let chars = |list: &[u32]| list.iter().map(|&pin| ['a', 'b', 'c', 'd'][pin as usize]).collect::<Vec<_>>();
        let both = common(&chars(&left), &chars(&right));
        prop_assert!(is_subsequence(&both, &chars(&left)) && is_subsequence(&both, &chars(&right)));
        prop_assert_eq!(both.len(), longest);
        prop_assert_eq!(shortest_feed(&left, &right), left.len() + right.len() - longest);
    }

    #[test]
    fn rising_by_all_subsets(saves in prop::collection::vec(0_u32..12, 0..11)) {
        let rising = |set: &u32| members(*set, saves.len()).windows(2).all(|two| saves[two[0]] < saves[two[1]]);
        let expected = (0..1_u32 << saves.len()).filter(rising).map(u32::count_ones).max().expect("the empty one");
        prop_assert_eq!(longest_rising(&saves) as u32, expected);
        prop_assert_eq!(longest_rising_fast(&saves) as u32, expected);
    }

    /// The shortest first waits least of all orders.
    #[test]
    fn waiting_by_all_orders(seconds in prop::collection::vec(0_u64..20, 0..7)) {
        let places: Vec<u32> = (0..seconds.len() as u32).collect();
        let waits = orders(&places).into_iter().map(|order| {
            let order: Vec<usize> = order.into_iter().map(|place| place as usize).collect();
            waiting(&seconds, &order)
        });
        prop_assert_eq!(Some(waiting(&seconds, &least_waiting(&seconds))), waits.min());
    }

    /// Sums of at most k lengths, by growing sets.
    #[test]
    fn slots_by_growing_sets(lengths in prop::collection::vec(0_usize..9, 0..4), seconds in 0_usize..40) {
        let mut sums = BTreeSet::from([0]);
        let found = (0..=seconds).find(|_| {
            let there = sums.contains(&seconds);
            let more = sums.iter().flat_map(|sum| lengths.iter().map(move |length| sum + length));
            sums = more.filter(|sum| *sum <= seconds).collect();
            there
        });
        prop_assert_eq!(fewest_slots(&lengths, seconds), found);
        if let (Some(greedy), Some(fewest)) = (slots_greedily(&lengths, seconds), found) {
            prop_assert!(fewest <= greedy);
        }
    }

    #[test]
    fn email_days_by_all_choices(clicks in prop::collection::vec(0_u64..30, 0..11), pause in 0_usize..6) {
        let total = |days: &[usize]| days.iter().map(|day| clicks[*day]).sum::<u64>();
        let apart = |days: &Vec<usize>| days.windows(2).all(|two| two[1] - two[0] > pause);
        let best = (0..1_u32 << clicks.len()).map(|set| members(set, clicks.len())).filter(apart);
        let found = email_days(&clicks, pause);
        prop_assert!(apart(&found));
        prop_assert_eq!(Some(total(&found)), best.map(|days| total(&days)).max());
    }

    /// As few checks as there are experiments that pairwise do not overlap: neither can be better.
    #[test]
    fn checks_and_disjoint_experiments(spans in prop::collection::vec((0_u32..30, 0_u32..9), 0..9)) {
        let experiments: Vec<(u32, u32)> = spans.into_iter().map(|(start, long)| (start, start + long)).collect();
        let days = few_checks(&experiments);
        prop_assert!(experiments.iter().all(|(start, end)| days.iter().any(|day| (start..=end).contains(&day))));
        let disjoint = |set: &u32| {
            let chosen = members(*set, experiments.len());
            let overlap = |a: usize, b: usize| experiments[a].0 <= experiments[b].1 && experiments[b].0 <= experiments[a].1;
            chosen.iter().all(|a| chosen.iter().all(|b| a == b || !overlap(*a, *b)))
        };
        let most = (0..1_u32 << experiments.len()).filter(disjoint).map(u32::count_ones).max();
        prop_assert_eq!(Some(days.len() as u32), most);
    }

    /// Splits counted by a table, and each one put together again.
    #[test]
    fn splits_by_counting(tag in "[ab]{0,12}", words in prop::collection::btree_set("[ab]{1,3}", 0..6)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut ways = vec![0_usize; tag.len() + 1];
        ways[0] = 1;
        for end in 1..=tag.len() {
            ways[end] = words.iter().filter(|word| tag[..end].ends_with(**word)).map(|word| ways[end - word.len()]).sum();
        }
        let found = splits(&tag, &words);
        prop_assert_eq!(found.len(), ways[tag.len()]);
        prop_assert!(found.windows(2).all(|two| two[0] < two[1]));
        for way in found {
            prop_assert_eq!(way.replace(' ', ""), tag.clone());
            prop_assert!(way.split_whitespace().all(|word| words.contains(&word)));
        }
    }
}
