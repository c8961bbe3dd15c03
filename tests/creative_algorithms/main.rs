//! Property tests of the creative algorithms: each against its definition, written once more here
//! without an index, a heap, or a single pass, on random inputs.
//!
//! The listings come in by path. Floating-point scores are compared to 1e-9, since the definitions
//! add in another order; where two scores are that close, either answer counts.

#![expect(clippy::cast_precision_loss, reason = "counts of test data are small")]

mod listings;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use kit::assert_close;
use listings::best_pins::{Pin as Shown, category_rates, raw, smoothed, top};
use listings::board_for_tags::{Boards, Pin, by_counts};
use listings::board_names::{Counts, most_frequent, names};
use listings::near_texts::{equal_pairs, near_pairs, normal};
use listings::next_query::Suggester;
use listings::odd_hours::{LIMIT, Running, WARM_UP, odd_lately, odd_since_the_beginning};
use listings::sessions::{APART, USUAL, own_cut, sessions};
use listings::similar_users::{Index, by_overlap};
use proptest::prelude::*;

const TOLERANCE: f64 = 1e-9;

/// Sets of small numbers: what users saved, tags of pins.
fn sets(most: usize) -> impl Strategy<Value = Vec<BTreeSet<usize>>> {
    prop::collection::vec(prop::collection::btree_set(0..12_usize, 0..7), 0..most)
}

/// The cosine of two sets whose members have weights, over all members there are.
fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths > 0.0 { dot(a, b) / lengths } else { 0.0 }
}

proptest! {
    #[test]
    fn similar_users_are_those_of_the_dense_vectors(
        saves in sets(12), user in 0..12_usize, k in 0..6_usize
    ) {
        prop_assume!(user < saves.len());
        let n = saves.len() as f64;
        let idf = |pin| (n / saves.iter().filter(|pins| pins.contains(&pin)).count() as f64).ln();
        let dense = |pins: &BTreeSet<usize>| -> Vec<f64> {
            (0..12).map(|pin| if pins.contains(&pin) { idf(pin) } else { 0.0 }).collect()
        };
        let score = |other: usize| cosine(&dense(&saves[user]), &dense(&saves[other]));
        let mut expected: Vec<f64> =
            (0..saves.len()).filter(|&o| o != user).map(score).filter(|s| *s > 0.0).collect();
        expected.sort_by(|a, b| b.total_cmp(a));
        expected.truncate(k);
        let found = Index::new(&saves).similar(&saves, user, k);
        prop_assert!(!found.contains(&user));
        prop_assert_eq!(found.iter().collect::<HashSet<_>>().len(), found.len());
        let scores: Vec<f64> = found.iter().map(|&other| score(other)).collect();
        kit::assert_all_close!(scores, expected, TOLERANCE);
    }

    #[test]
    fn overlap_is_a_stable_sort_by_shared_pins(
        saves in sets(12), user in 0..12_usize, k in 0..6_usize
    ) {
        prop_assume!(user < saves.len());
        let shared = |other: usize| saves[user].iter().filter(|p| saves[other].contains(p)).count();
        let mut expected: Vec<usize> =
            (0..saves.len()).filter(|&o| o != user && shared(o) > 0).collect();
        expected.sort_by_key(|&other| std::cmp::Reverse(shared(other)));
        expected.truncate(k);
        prop_assert_eq!(by_overlap(&saves, user, k), expected);
    }

    #[test]
    fn near_texts_are_those_of_all_pairs(
        texts in prop::collection::vec("[abA ,]{0,9}", 0..9), tenths in 1..=10_u32
    ) {
        let threshold = f64::from(tenths) / 10.0;
        let runs = |text: &str| -> HashSet<String> {
            let text: Vec<char> = normal(text).chars().collect();
            let windows = text.len().saturating_sub(3).max(1);
            (0..windows).map(|at| text[at..text.len().min(at + 4)].iter().collect()).collect()
        };
        let near = |a: usize, b: usize| {
            let (a, b) = (runs(&texts[a]), runs(&texts[b]));
            a.intersection(&b).count() as f64 >= threshold * a.union(&b).count() as f64
        };
        let all = (0..texts.len()).flat_map(|a| (a + 1..texts.len()).map(move |b| (a, b)));
        let expected: BTreeSet<(usize, usize)> = all.filter(|&(a, b)| near(a, b)).collect();
        let found = near_pairs(&texts, threshold);
        prop_assert_eq!(&found, &expected);
        prop_assert!(equal_pairs(&texts).is_subset(&found));
    }

    #[test]
    fn running_moments_are_those_of_two_passes(
        values in prop::collection::vec(-1e3_f64..1e3, 0..60), shift in prop::sample::select(vec![0.0, 1e6])
    ) {
        let mut running = Running::default();
        for x in &values {
            running.push(*x + shift);
        }
        let (mean, deviation) = two_passes(&values);
        // Relative to the shift, and to squares of 10³.
        assert_close!(running.deviation(), deviation, 1e-6);
        if !values.is_empty() {
            assert_close!(running.mean, mean + shift, TOLERANCE);
        }
    }

    #[test]
    fn odd_values_are_those_of_the_definitions(seed: u64, rate in 0.01..0.5) {
        let mut rng = kit::rng::Rng::new(seed);
        let mut level = 0.0;
        let values: Vec<f64> = (0..200)
            .map(|_| {
                level += if rng.bernoulli(0.01) { 50.0 } else { 0.0 };
                level + rng.normal() * if rng.bernoulli(0.05) { 8.0 } else { 1.0 }
            })
            .collect();
        let expected: Vec<usize> = (WARM_UP..values.len())
            .filter(|&hour| {
                let (mean, deviation) = two_passes(&values[..hour]);
                (values[hour] - mean).abs() > LIMIT * deviation
            })
            .collect();
        prop_assert_eq!(odd_since_the_beginning(&values), expected);
        prop_assert_eq!(odd_lately(&values, rate), odd_by_weights(&values, rate));
        // Another unit, exactly representable: the same alarms.
        let scaled: Vec<f64> = values.iter().map(|x| x * 4.0).collect();
        prop_assert_eq!(odd_lately(&scaled, rate), odd_lately(&values, rate));
    }

    #[test]
    fn suggestions_are_those_of_a_scan(
        sessions in prop::collection::vec(prop::collection::vec("[a-c]", 0..6), 0..12),
        history in prop::collection::vec("[a-d]", 0..4),
    ) {
        let mut suggester = Suggester::default();
        for session in &sessions {
            suggester.learn(session);
        }
        let followers = |context: &[String]| -> BTreeMap<&str, usize> {
            let mut counts = BTreeMap::new();
            for window in sessions.iter().flat_map(|session| session.windows(context.len() + 1)) {
                if window.starts_with(context) {
                    *counts.entry(window[context.len()].as_str()).or_insert(0) += 1;
                }
            }
            counts
        };
        let longest = history.len().min(2);
        let expected = (0..=longest).rev().find_map(|length| {
            let counts = followers(&history[history.len() - length..]);
            let enough = length == 0 || counts.values().sum::<usize>() >= Suggester::LEAST as usize;
            let most = counts.values().max().filter(|_| enough)?;
            counts.iter().find(|(_, count)| *count == most).map(|(query, _)| *query)
        });
        prop_assert_eq!(suggester.suggest(&history, 2, 0), expected);
    }

    #[test]
    fn no_word_of_a_board_outweighs_its_name(
        boards in prop::collection::vec(prop::collection::btree_map("[a-f]", 1..9_u32, 0..5), 0..8)
    ) {
        let boards: Vec<Counts> = boards;
        let n = boards.len() as f64;
        let weight = |word: &str, count: u32| {
            let df = boards.iter().filter(|board| board.contains_key(word)).count() as f64;
            f64::from(count) * (1.0 + (1.0 + n).ln() - (1.0 + df).ln())
        };
        for (board, name) in boards.iter().zip(names(&boards)) {
            let most = board.iter().map(|(word, &count)| weight(word, count)).fold(0.0, f64::max);
            prop_assert_eq!(name.is_none(), board.is_empty());
            if let Some(name) = name {
                assert_close!(weight(name, board[name]), most, TOLERANCE);
            }
            let frequent = most_frequent(board).map(|word| board[word]);
            prop_assert_eq!(frequent, board.values().max().copied());
        }
    }

    #[test]
    fn the_nearest_centroid_is_that_of_the_dense_vectors(
        boards in prop::collection::vec(sets(5), 0..5),
        pin in prop::collection::btree_set(0..14_usize, 0..6),
        threshold in 0.0..1.0,
    ) {
        let all: Vec<&Pin> = boards.iter().flatten().collect();
        let n = all.len() as f64;
        let dense = |pin: &Pin| -> Vec<f64> {
            let idf = |tag: usize| {
                let df = all.iter().filter(|pin| pin.contains(&tag)).count() as f64;
                ((1.0 + n) / (1.0 + df)).ln()
            };
            let weights: Vec<f64> =
                (0..14).map(|tag| if pin.contains(&tag) { idf(tag) } else { 0.0 }).collect();
            let length = weights.iter().map(|w| w * w).sum::<f64>().sqrt();
            weights.iter().map(|w| if length > 0.0 { w / length } else { 0.0 }).collect()
        };
        // The mean of the unit vectors, which the listing does not divide.
        let similarity = |pins: &Vec<Pin>| {
            let mut mean = vec![0.0; 14];
            for weights in pins.iter().map(dense) {
                mean.iter_mut().zip(weights).for_each(|(m, w)| *m += w / pins.len() as f64);
            }
            cosine(&dense(&pin), &mean)
        };
        let similarities: Vec<f64> = boards.iter().map(similarity).collect();
        let best = similarities.iter().copied().fold(0.0, f64::max);
        match Boards::new(&boards).nearest(&pin, threshold) {
            Some(board) => {
                assert_close!(similarities[board], best, TOLERANCE);
                prop_assert!(best >= threshold - TOLERANCE);
            }
            None => prop_assert!(best <= 0.0 || best < threshold + TOLERANCE),
        }
        let seen = |pins: &Vec<Pin>| pins.iter().flatten().filter(|tag| pin.contains(tag)).count();
        let most = boards.iter().map(seen).max().filter(|most| *most > 0);
        let first = most.and_then(|most| boards.iter().position(|pins| seen(pins) == most));
        prop_assert_eq!(by_counts(&boards, &pin), first);
    }

    #[test]
    fn a_smoothed_rate_lies_between_the_pin_and_the_prior(
        clicks in 0..50_u32, others in 0..500_u32, prior in 0.0..1.0, strength in 0.1..200.0
    ) {
        prop_assume!(clicks + others > 0);
        let impressions = f64::from(clicks + others);
        let pin = Shown { category: 0, impressions, clicks: f64::from(clicks) };
        let estimate = smoothed(&pin, prior, strength);
        let (low, high) = (raw(&pin).min(prior), raw(&pin).max(prior));
        prop_assert!((low - TOLERANCE..=high + TOLERANCE).contains(&estimate));
        // A weighted mean: the pin counts for its impressions.
        let share = impressions / (impressions + strength);
        assert_close!(estimate, share * raw(&pin) + (1.0 - share) * prior, TOLERANCE);
        assert_close!(category_rates(&[pin, pin])[&0], raw(&pin), TOLERANCE);
    }

    #[test]
    fn the_top_is_what_nothing_left_out_beats(
        scores in prop::collection::vec(0..9_u8, 0..20), k in 0..25_usize
    ) {
        let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
        let chosen = top(&scores, k);
        prop_assert_eq!(chosen.len(), k.min(scores.len()));
        let in_order = chosen.windows(2).all(|pair| {
            let (first, second) = (scores[pair[0]], scores[pair[1]]);
            first > second || (first >= second && pair[0] < pair[1])
        });
        prop_assert!(in_order);
        let worst = chosen.last().map_or(f64::INFINITY, |&pin| scores[pin]);
        let left = (0..scores.len()).filter(|pin| !chosen.contains(pin));
        prop_assert!(k == 0 || left.into_iter().all(|pin| scores[pin] <= worst));
    }

    #[test]
    fn sessions_split_exactly_at_the_long_gaps(
        gaps in prop::collection::vec(0..100_u32, 0..30), cut in 0..100_u32
    ) {
        let times = times(&gaps, 1.0);
        let found = sessions(&times, f64::from(cut));
        let starts: Vec<usize> = found.iter().map(|(start, _)| *start).collect();
        let long = gaps.iter().enumerate().filter(|(_, gap)| **gap > cut).map(|(at, _)| at + 1);
        prop_assert_eq!(starts, std::iter::once(0).chain(long).collect::<Vec<_>>());
        prop_assert!(found.windows(2).all(|pair| pair[0].1 == pair[1].0));
        prop_assert_eq!(found.last().map(|(_, end)| *end), Some(times.len()));
    }

    #[test]
    fn a_cut_of_their_own_is_half_way_between_the_means_of_its_sides(
        gaps in prop::collection::vec(1..100_000_u32, 1..30)
    ) {
        let cut = own_cut(&times(&gaps, 1.0));
        if (cut - USUAL).abs() > 0.0 {
            let mean = |long: bool| {
                let side: Vec<f64> = gaps
                    .iter()
                    .map(|&gap| f64::from(gap).ln())
                    .filter(|&log| (log > cut.ln()) == long)
                    .collect();
                side.iter().sum::<f64>() / side.len() as f64
            };
            assert_close!(cut.ln(), f64::midpoint(mean(false), mean(true)), 1e-8);
            prop_assert!(mean(true) - mean(false) >= APART.ln());
            // Four times as slow a user: four times the cut.
            assert_close!(own_cut(&times(&gaps, 4.0)), 4.0 * cut, 1e-8);
        }
    }
}

/// The page's table of gains is typed: its numbers are those that the listings print.
#[test]
fn the_table_says_what_the_listings_print() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path: String| fs::read_to_string(root.join(&path)).expect("a file of the book");
    let page = read("src/stages/creative-algorithms.md".to_owned());
    let listings = [
        "similar-users",
        "near-texts",
        "odd-hours",
        "next-query",
        "board-names",
        "board-for-tags",
        "best-pins",
        "sessions",
    ];
    for (number, listing) in (1..).zip(listings) {
        let mut rows = page.lines().filter(|line| line.starts_with(&format!("| [{number} ")));
        let row = rows.next().expect("a row for each problem");
        let gain = row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default();
        let printed = read(format!("tests/snapshots/{listing}.snap"));
        let numbers: Vec<&str> = gain.split([' ', ';', '→']).filter(|n| n.contains('.')).collect();
        assert!(!numbers.is_empty(), "{row}");
        for number in numbers {
            assert!(printed.contains(number), "{listing} does not print {number}");
        }
    }
}

/// Times from 0 on with these gaps, in units of `unit` seconds.
fn times(gaps: &[u32], unit: f64) -> Vec<f64> {
    let mut times = vec![0.0];
    for &gap in gaps {
        times.push(times[times.len() - 1] + unit * f64::from(gap));
    }
    times
}

/// Mean and standard deviation (n − 1 below) by their definitions.
fn two_passes(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|x| (x - mean).powi(2)).sum();
    (mean, (squares / (n - 1.0).max(1.0)).sqrt())
}

/// The fading mean and variance by definition: everything learnt since the last level has a weight,
/// rate · (1 − rate)^age, and what was there at that level has the rest.
fn odd_by_weights(values: &[f64], rate: f64) -> Vec<usize> {
    let (level, deviation) = two_passes(&values[..WARM_UP]);
    let (mut level, mut spread) = (level, deviation.powi(2));
    let mut learnt: Vec<f64> = Vec::new();
    let (mut odd, mut in_a_row) = (Vec::new(), 0);
    for (hour, &x) in values.iter().enumerate().skip(WARM_UP) {
        let weights: Vec<f64> = learnt
            .iter()
            .rev()
            .scan(rate, |w, _| Some(std::mem::replace(w, *w * (1.0 - rate))))
            .collect();
        let rest = 1.0 - weights.iter().sum::<f64>();
        let weighted = || weights.iter().zip(learnt.iter().rev());
        let mean = rest * level + weighted().map(|(w, x)| w * x).sum::<f64>();
        let variance = rest * (spread + (level - mean).powi(2))
            + weighted().map(|(w, x)| w * (x - mean).powi(2)).sum::<f64>();
        if (x - mean).abs() > LIMIT * variance.sqrt() {
            odd.push(hour);
            in_a_row += 1;
            if in_a_row == 5 {
                (level, spread, in_a_row) = (x, variance, 0);
                learnt.clear();
            }
        } else {
            in_a_row = 0;
            learnt.push(x);
        }
    }
    odd
}
