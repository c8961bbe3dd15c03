//! Property tests of Merge k sorted lists: every way gives what a stable sort of everything gives.
//!
//! The listings come in by path. The judge is the standard library's sort, and for posting lists its
//! ordered sets.

mod listings;

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use listings::external::{Report, in_folder, sort_file};
use listings::floats::merge_scores;
use listings::iterators::{Merge, distinct};
use listings::loser_tree::LoserTree;
use listings::postings::{and, or};
use listings::shards::{Hit, leaf_top, root_top};
use listings::{collect, heap, pairs, scan};
use proptest::prelude::*;

/// Up to nine sorted lists, empty ones among them, with few different values: ties are common.
fn sorted_lists() -> impl Strategy<Value = Vec<Vec<i32>>> {
    let list = prop::collection::vec(prop_oneof![-3..4, Just(i32::MIN), Just(i32::MAX)], 0..8);
    prop::collection::vec(list, 0..10).prop_map(|mut lists| {
        for list in &mut lists {
            list.sort_unstable();
        }
        lists
    })
}

fn sorted(lists: &[Vec<i32>]) -> Vec<i32> {
    let mut all = lists.concat();
    all.sort_unstable();
    all
}

/// Each way of the page that merges linked lists, from values to values.
fn all_ways(lists: &[Vec<i32>]) -> Vec<(&'static str, Vec<i32>)> {
    let collected: Vec<_> = lists.iter().map(|list| collect::list_of(list)).collect();
    let scanned = lists.iter().map(|list| scan::list_of(list)).collect();
    let heaped = lists.iter().map(|list| heap::list_of(list)).collect();
    let paired = || lists.iter().map(|list| pairs::list_of(list)).collect();
    vec![
        ("collect", collect::values_of(&collect::merge_by_sorting(&collected))),
        ("scan", scan::values_of(&scan::merge_by_scanning(scanned))),
        ("heap", heap::values_of(&heap::merge_k_lists(heaped))),
        ("one by one", pairs::values_of(&pairs::merge_one_by_one(paired()))),
        ("rounds", pairs::values_of(&pairs::merge_in_rounds(paired()))),
    ]
}

/// An item that is ordered by its value alone, and remembers where it comes from.
#[derive(Debug, Clone, Copy)]
struct Item {
    value: i32,
    origin: (usize, usize),
}

impl Ord for Item {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl PartialOrd for Item {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Item {}

proptest! {
    #[test]
    fn every_way_sorts(lists in sorted_lists()) {
        for (way, merged) in all_ways(&lists) {
            prop_assert_eq!(&merged, &sorted(&lists), "{}", way);
        }
    }

    /// Iterators and the loser tree: equal items in order of list and place, as in a stable sort.
    #[test]
    fn lazy_ways_are_stable(lists in sorted_lists()) {
        let items: Vec<Vec<Item>> = lists
            .iter()
            .enumerate()
            .map(|(list, values)| {
                let places = values.iter().enumerate();
                places.map(|(place, &value)| Item { value, origin: (list, place) }).collect()
            })
            .collect();
        let mut expected = items.concat();
        expected.sort();
        let origins = |items: Vec<Item>| items.iter().map(|item| item.origin).collect::<Vec<_>>();
        let streams = || items.iter().map(|list| list.iter().copied()).collect::<Vec<_>>();
        prop_assert_eq!(origins(Merge::new(streams()).collect()), origins(expected.clone()));
        prop_assert_eq!(origins(LoserTree::new(streams()).collect()), origins(expected));
    }

    #[test]
    fn distinct_values_are_those_of_a_set(lists in sorted_lists()) {
        let expected: Vec<i32> = lists.concat().into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let merged = Merge::new(lists.into_iter().map(Vec::into_iter).collect());
        prop_assert_eq!(distinct(merged).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn posting_lists_are_sets(sets in prop::collection::vec(prop::collection::btree_set(0..40_u32, 0..30), 0..6)) {
        let lists: Vec<Vec<u32>> = sets.iter().map(|set| set.iter().copied().collect()).collect();
        let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        sets.iter().flatten().for_each(|&id| *counts.entry(id).or_default() += 1);
        let in_all = counts.iter().filter(|&(_, &n)| n == sets.len()).map(|(&id, _)| id);
        prop_assert_eq!(and(&lists), in_all.collect::<Vec<_>>());
        prop_assert_eq!(or(&lists), counts.into_iter().collect::<Vec<_>>());
    }

    /// n of each leaf are enough, however the hits are spread.
    #[test]
    fn the_root_finds_the_best(leaves in prop::collection::vec(prop::collection::vec(0..6_u32, 0..12), 0..6), n in 0..20_usize) {
        let mut pin = 0;
        let mut hit = |score| {
            pin += 1;
            (Reverse(score), pin)
        };
        let leaves: Vec<Vec<Hit>> =
            leaves.into_iter().map(|scores| scores.into_iter().map(&mut hit).collect()).collect();
        let mut expected = leaves.concat();
        expected.sort_unstable();
        expected.truncate(n);
        let answers: Vec<Vec<Hit>> = leaves.iter().map(|hits| leaf_top(hits, n)).collect();
        prop_assert_eq!(root_top(&answers, n), expected);
    }

    #[test]
    fn floats_sort_like_numbers(lists in prop::collection::vec(prop::collection::vec(-1e3..1e3_f64, 0..6), 0..5)) {
        let mut lists = lists;
        for list in &mut lists {
            list.sort_by(f64::total_cmp);
        }
        let mut expected = lists.concat();
        expected.sort_by(f64::total_cmp);
        prop_assert_eq!(merge_scores(&lists), Ok(expected));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The sorted file, runs that fit in memory, and ⌈log of the runs to the base fan-in⌉ passes.
    #[test]
    fn files_are_sorted(numbers in prop::collection::vec(0..50_u64, 0..80), memory in 1..12_usize, fan_in in 2..6_usize) {
        let (text, report) = in_folder("files-are-sorted", |folder| {
            let (input, output) = (folder.join("input"), folder.join("output"));
            let lines: Vec<String> = numbers.iter().map(u64::to_string).collect();
            fs::write(&input, lines.join("\n"))?;
            let report = sort_file(&input, &output, folder, memory, fan_in)?;
            Ok((fs::read_to_string(&output)?, report))
        }).expect("a folder for files");
        let mut expected = numbers.clone();
        expected.sort_unstable();
        let found: Vec<u64> = text.lines().map(|line| line.parse().expect("a number")).collect();
        prop_assert_eq!(found, expected);
        let runs = numbers.len().div_ceil(memory);
        let passes = (0..9).find(|&passes| fan_in.pow(passes) >= runs).expect("enough passes");
        prop_assert_eq!(report, Report { runs, passes: passes as usize });
    }
}

/// Up to three lists of up to three values out of three: all of them.
#[test]
fn every_small_input() {
    let mut lists: Vec<Vec<i32>> = vec![vec![]];
    for a in 0..3 {
        lists.push(vec![a]);
        for b in a..3 {
            lists.push(vec![a, b]);
            lists.extend((b..3).map(|c| vec![a, b, c]));
        }
    }
    assert_eq!(lists.len(), 1 + 3 + 6 + 10);
    for a in &lists {
        for b in &lists {
            for c in &lists {
                let input = [a.clone(), b.clone(), c.clone()];
                let expected = sorted(&input);
                for (way, merged) in all_ways(&input) {
                    assert_eq!(merged, expected, "{way} of {input:?}");
                }
            }
        }
    }
}

/// The largest sizes of the statement: 10 000 values, in 20 lists of 500 and in 10 000 lists of 1,
/// and 10 000 empty lists.
#[test]
fn the_largest_sizes() {
    for (k, length) in [(20, 500), (10_000, 1), (10_000, 0)] {
        let lists: Vec<Vec<i32>> = (0..k)
            .map(|list| {
                let mut values: Vec<i32> =
                    (0..length).map(|i| (i * 7919 + list * 104_729) % 20_001 - 10_000).collect();
                values.sort_unstable();
                values
            })
            .collect();
        let expected = sorted(&lists);
        for (way, merged) in all_ways(&lists) {
            assert!(merged == expected, "{way} with {k} lists of {length}");
        }
        let streams = || lists.iter().map(|list| list.iter().copied()).collect::<Vec<_>>();
        assert!(Merge::new(streams()).eq(expected.iter().copied()));
        assert!(LoserTree::new(streams()).eq(expected.iter().copied()));
    }
}

/// The examples of the statement.
#[test]
fn the_published_examples() {
    let sample = [vec![1, 4, 5], vec![1, 3, 4], vec![2, 6]];
    for (input, expected) in
        [(&sample[..], &[1, 1, 2, 3, 4, 4, 5, 6][..]), (&[], &[]), (&[vec![]], &[])]
    {
        for (way, merged) in all_ways(input) {
            assert_eq!(merged, expected, "{way}");
        }
    }
}
