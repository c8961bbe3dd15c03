//! The right versions of the slips: brute force, wider arithmetic, `petgraph`.

mod listings;

use std::collections::BTreeMap;

use kit::assert_close;
use petgraph::{graph::DiGraph, visit::Dfs};
use proptest::prelude::*;

use listings::borrowing::{Graph, add_row, list, longer, reversed, values};
use listings::collections::{
    Saves, counter, equal_pairs, first, most_saved, moving_mean, shortened, smallest,
};
use listings::move_pins::{Pin, move_pins};
use listings::numbers::{allowance, factorial, falls, falls_by_windows, hash, sort_falling};

proptest! {
    /// What can be reached from node 0, as `petgraph` sees it.
    #[test]
    fn marks_what_can_be_reached(n in 1_usize..12, pairs in prop::collection::vec((0_usize..12, 0_usize..12), 0..30)) {
        let mut edges = vec![Vec::new(); n];
        let mut graph = DiGraph::<(), ()>::new();
        let nodes: Vec<_> = (0..n).map(|_| graph.add_node(())).collect();
        for (from, to) in pairs.into_iter().filter(|(from, to)| from.max(to) < &n) {
            edges[from].push(to);
            graph.add_edge(nodes[from], nodes[to], ());
        }
        let mut expected = vec![false; n];
        let mut search = Dfs::new(&graph, nodes[0]);
        while let Some(node) = search.next(&graph) {
            expected[node.index()] = true;
        }
        let mut ours = Graph { edges, seen: vec![false; n] };
        ours.mark(0);
        prop_assert_eq!(ours.seen, expected);
    }

    /// With a copy of the row there is no conflict.
    #[test]
    fn rows_add_up(numbers in prop::collection::vec(-9_i8..9, 8), from in 0_usize..5, into in 0_usize..5) {
        let mut rows: Vec<Vec<f64>> = numbers.chunks(2).map(|row| row.iter().map(|&x| f64::from(x)).collect()).collect();
        let mut expected = rows.clone();
        let valid = from != into && from < 4 && into < 4;
        if valid {
            let copy = expected[from].clone();
            for (t, s) in expected[into].iter_mut().zip(copy) {
                *t += s;
            }
        }
        prop_assert_eq!(add_row(&mut rows, from, into), valid);
        prop_assert_eq!(rows, expected);
    }

    /// A list is a vector with other costs.
    #[test]
    fn lists_turn_round(mut numbers in prop::collection::vec(any::<i32>(), 0..30)) {
        let turned = values(reversed(list(&numbers)));
        numbers.reverse();
        prop_assert_eq!(turned, numbers);
    }

    /// Length, then place.
    #[test]
    fn the_longer(a in "\\PC{0,6}", b in "\\PC{0,6}") {
        prop_assert_eq!(longer(&a, &b), if b.len() <= a.len() { &a } else { &b });
    }

    /// Both ways to count, and 128 bits for what wraps.
    #[test]
    fn numbers_by_wider_arithmetic(values in prop::collection::vec(-3_i32..3, 0..20), text in "[a-z]{0,12}", n in 0_u64..40, limit in any::<u32>(), used in any::<u32>()) {
        prop_assert_eq!(falls(&values), falls_by_windows(&values));
        let wide = text.bytes().fold(0_u128, |hash, byte| hash * 31 + u128::from(byte));
        prop_assert_eq!(u128::from(hash(&text)), wide % (1 << 32));
        let product = (1..=u128::from(n).min(30)).product::<u128>();
        prop_assert_eq!(factorial(n), u64::try_from(product).ok());
        prop_assert_eq!(i64::from(allowance(limit, used)), (i64::from(limit) - i64::from(used)).max(0));
    }

    /// `total_cmp` agrees where nothing is NaN and no zero has a sign.
    #[test]
    fn scores_fall(mut scores in prop::collection::vec(prop_oneof![8 => 0.001_f64..9.0, 1 => Just(f64::NAN)], 0..12)) {
        let mut expected = scores.clone();
        let refused = scores.iter().position(|score| score.is_nan());
        prop_assert_eq!(sort_falling(&mut scores), refused.map_or(Ok(()), Err));
        if refused.is_none() {
            expected.sort_by(|a, b| b.total_cmp(a));
            prop_assert_eq!(scores, expected);
        }
    }

    /// Counts of an ordered map, sorted stably by count.
    #[test]
    fn boards_by_saves(boards in prop::collection::vec("[a-d]", 0..30)) {
        let mut saves = Saves::new();
        let mut expected = BTreeMap::new();
        for board in &boards {
            *counter(&mut saves, board) += 1;
            *expected.entry(board.as_str()).or_insert(0_u32) += 1;
        }
        let mut expected: Vec<(&str, u32)> = expected.into_iter().collect();
        expected.sort_by_key(|board| std::cmp::Reverse(board.1));
        prop_assert_eq!(most_saved(&saves), expected);
    }

    /// Sorting, cutting, counting characters.
    #[test]
    fn collections_by_brute_force(values in prop::collection::vec(0_u32..50, 0..20), k in 0_usize..25, text in "[aé日x]{0,8}") {
        let mut sorted = values.clone();
        sorted.sort_unstable();
        sorted.truncate(k);
        prop_assert_eq!(smallest(&values, k), sorted);
        prop_assert_eq!(first(&values, k), values.iter().copied().take(k).collect::<Vec<_>>());
        prop_assert_eq!(shortened(&text, k), text.chars().take(k).collect::<String>());
        let means = moving_mean(&values, k);
        let count = if k == 0 { 0 } else { (values.len() + 1).saturating_sub(k) };
        prop_assert_eq!(means.len(), count);
        for (start, mean) in means.iter().enumerate() {
            let sum: u32 = values[start..start + k].iter().sum();
            assert_close!(*mean * k as f64, f64::from(sum), 1e-12);
        }
        let titles: Vec<String> = values.iter().map(|value| (value % 4).to_string()).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let equal = titles.iter().enumerate().map(|(i, a)| titles[..i].iter().filter(|b| a == *b).count());
        prop_assert_eq!(equal_pairs(&titles), equal.sum::<usize>());
    }

    /// The exercise by its definition, in quadratic time.
    #[test]
    fn pins_move(source in prop::collection::vec(0_u64..8, 0..10), target in prop::collection::vec(0_u64..8, 0..10), swap in any::<bool>()) {
        let board = |ids: &[u64]| ids.iter().map(|&id| Pin { id, title: String::new() }).collect::<Vec<_>>();
        let mut expected = target.clone();
        for id in &source {
            if !expected.contains(id) {
                expected.push(*id);
            }
        }
        let (from, into) = if swap { (1, 0) } else { (0, 1) };
        let mut boards = vec![Vec::new(), Vec::new()];
        boards[from] = board(&source);
        boards[into] = board(&target);
        prop_assert_eq!(move_pins(&mut boards, from, into), Some(expected.len() - target.len()));
        prop_assert!(boards[from].is_empty());
        prop_assert_eq!(boards[into].iter().map(|pin| pin.id).collect::<Vec<_>>(), expected);
    }
}
