//! Joins: the pandas reference's examples, each kind against nested loops, counts known beforehand
//! against joins that were made, the as-of join against a search through all rows.

mod listings;

use proptest::prelude::*;

use listings::as_of::{Direction, as_of};
use listings::counts::{Keys, sizes};
use listings::hash::{Row, full_join, inner_join, left_join, semi_and_anti};
use listings::salting::{pairs, replicated, salted};
use listings::sort_merge::sort_merge_join;

/// Rows of few keys, some of them missing; the value is the row's number.
fn table() -> impl Strategy<Value = Vec<Row<u32, usize>>> {
    prop::collection::vec(prop::option::of(0_u32..6), 0..25)
        .prop_map(|keys| keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect())
}

/// By definition: NULL equals nothing.
fn equal(left: &Row<u32, usize>, right: &Row<u32, usize>) -> bool {
    left.0.is_some() && left.0 == right.0
}

fn sorted<T: Ord>(mut rows: Vec<T>) -> Vec<T> {
    rows.sort();
    rows
}

proptest! {
    #[test]
    fn every_kind_is_its_nested_loops(left in table(), right in table()) {
        let (mut inner, mut outer, mut full, mut semi, mut anti) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for l in &left {
            let found: Vec<_> = right.iter().filter(|r| equal(l, r)).collect();
            inner.extend(found.iter().map(|r| (&l.1, &r.1)));
            outer.extend(found.iter().map(|r| (&l.1, Some(&r.1))));
            if found.is_empty() {
                outer.push((&l.1, None));
                anti.push(&l.1);
            } else {
                semi.push(&l.1);
            }
        }
        full.extend(outer.iter().map(|&(l, r)| (Some(l), r)));
        let alone = right.iter().filter(|r| !left.iter().any(|l| equal(l, r)));
        full.extend(alone.map(|r| (None, Some(&r.1))));
        prop_assert_eq!(inner_join(&left, &right), inner);
        prop_assert_eq!(left_join(&left, &right), outer);
        prop_assert_eq!(full_join(&left, &right), full);
        prop_assert_eq!(semi_and_anti(&left, &right), (semi, anti));
    }

    #[test]
    fn rows_add_up(left in table(), right in table()) {
        let inner = inner_join(&left, &right).len();
        let (semi, anti) = semi_and_anti(&left, &right);
        let (_, right_anti) = semi_and_anti(&right, &left);
        prop_assert_eq!(semi.len() + anti.len(), left.len());
        prop_assert_eq!(left_join(&left, &right).len(), inner + anti.len());
        prop_assert_eq!(full_join(&left, &right).len(), inner + anti.len() + right_anti.len());
        // The other way round the pairs are the same.
        let turned = inner_join(&right, &left).into_iter().map(|(r, l)| (l, r)).collect();
        prop_assert_eq!(sorted(inner_join(&left, &right)), sorted(turned));
    }

    #[test]
    fn a_unique_right_key_never_multiplies(left in table(), keys in prop::collection::btree_set(0_u32..6, 0..6)) {
        let right: Vec<Row<u32, usize>> = keys.into_iter().map(|key| (Some(key), 0)).collect();
        prop_assert_eq!(left_join(&left, &right).len(), left.len());
    }

    #[test]
    fn sizes_are_known_beforehand(left in table(), right in table()) {
        let keys = |table: &[Row<u32, usize>]| table.iter().map(|row| row.0).collect::<Keys>();
        let known = sizes(&keys(&left), &keys(&right), false);
        prop_assert_eq!(known.inner, inner_join(&left, &right).len() as u64);
        prop_assert_eq!(known.left(), left_join(&left, &right).len() as u64);
        prop_assert_eq!(known.full(), full_join(&left, &right).len() as u64);
        // In pandas a missing key is a key like any other: write it as a number.
        let filled = |table: &[Row<u32, usize>]| -> Vec<Row<u32, usize>> {
            table.iter().map(|row| (Some(row.0.unwrap_or(99)), row.1)).collect()
        };
        let known = sizes(&keys(&left), &keys(&right), true);
        prop_assert_eq!(known.inner, inner_join(&filled(&left), &filled(&right)).len() as u64);
        prop_assert_eq!(known.full(), full_join(&filled(&left), &filled(&right)).len() as u64);
    }

    #[test]
    fn sorting_finds_the_same_pairs(left in table(), right in table()) {
        let known = |table: &[Row<u32, usize>]| -> Vec<(u32, usize)> {
            table.iter().filter_map(|row| Some((row.0?, row.1))).collect()
        };
        let (known_left, known_right) = (known(&left), known(&right));
        let by_sorting = sort_merge_join(&known_left, &known_right);
        prop_assert_eq!(sorted(by_sorting), sorted(inner_join(&left, &right)));
    }

    #[test]
    fn the_partner_is_the_best_of_all(
        left in prop::collection::vec(-20_i64..20, 0..15),
        right in prop::collection::vec(-20_i64..20, 0..15),
        tolerance in prop::option::of(0_i64..10),
    ) {
        let right = sorted(right);
        for direction in [Direction::Backward, Direction::Forward, Direction::Nearest] {
            let found = as_of(&left, &right, direction, tolerance);
            for (&time, found) in left.iter().zip(found) {
                let allowed = |t: i64| match direction {
                    Direction::Backward => t <= time,
                    Direction::Forward => t >= time,
                    Direction::Nearest => true,
                };
                let near = right.iter().filter(|&&t| allowed(t));
                let near = near.filter(|&&t| tolerance.is_none_or(|most| (t - time).abs() <= most));
                // Of equally near times the smaller.
                let best = near.min_by_key(|&&t| ((t - time).abs(), t));
                prop_assert_eq!(found.map(|at| &right[at]), best);
            }
        }
    }

    #[test]
    fn salt_changes_no_pair(
        left in prop::collection::vec(0_u64..5, 0..30),
        right in prop::collection::vec(0_u64..5, 0..10),
        hot in 0_u64..5,
        salts in 1_u64..9,
    ) {
        let salted = pairs(&salted(&left, hot, salts), &replicated(&right, hot, salts));
        prop_assert_eq!(salted, pairs(&left, &right));
    }
}
