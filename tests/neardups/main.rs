//! Property tests of the Neardups chapter: whatever the lists, all ways agree and form a partition.
//!
//! The listings come in by path. The judge is the transitive closure, itself checked against the
//! meaning of "connected" only by the partition laws below.

#![expect(clippy::cast_precision_loss, reason = "counts here are at most 66")]

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use listings::boards::{Boards, fewest_boards};
use listings::closure::{Lists, clusters_by_closure};
use listings::evaluation::{adjusted_rand_index, b_cubed, pairwise};
use listings::incremental::NearDups;
use listings::rounds::{Edges, hash_min, stars};
use listings::{bfs::clusters_by_bfs, shards, union_find::clusters_by_union_find};
use proptest::prelude::*;

/// Ten ids. The strategy gives lists to the first eight at most, so "i" and "j" occur only inside.
const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/// One record: an image and its list, as indices into [`NAMES`]. Loops and repeats are allowed.
type Record = (usize, Vec<usize>);

fn records() -> impl Strategy<Value = Vec<Record>> {
    let lists =
        prop::collection::btree_map(0..8_usize, prop::collection::vec(0..10_usize, 0..4), 0..9);
    lists.prop_map(|lists| lists.into_iter().collect())
}

fn named(records: &[Record], names: &[&'static str; 10]) -> Vec<(&'static str, Vec<&'static str>)> {
    let list = |near: &[usize]| near.iter().map(|&other| names[other]).collect();
    records.iter().map(|(image, near)| (names[*image], list(near))).collect()
}

fn closure(records: &[Record]) -> Vec<Vec<&'static str>> {
    clusters_by_closure(&Lists::from_iter(named(records, &NAMES)))
}

/// Every pair of images, with whether the pair is in one cluster.
fn edges(records: &[Record]) -> Edges {
    records.iter().flat_map(|(a, near)| near.iter().map(move |&b| (*a, b))).collect()
}

proptest! {
    #[test]
    fn clusters_are_a_partition_in_order(records in records()) {
        let clusters = closure(&records);
        let lists = named(&records, &NAMES);
        let ids: BTreeSet<&str> =
            lists.iter().flat_map(|(image, near)| near.iter().chain([image])).copied().collect();
        prop_assert!(clusters.iter().all(|cluster| !cluster.is_empty() && cluster.is_sorted()));
        prop_assert!(clusters.is_sorted());
        let members: Vec<&str> = clusters.concat();
        prop_assert_eq!(members.len(), ids.len());
        prop_assert_eq!(BTreeSet::from_iter(members), ids);
    }

    #[test]
    fn listed_pairs_are_together(records in records()) {
        let clusters = closure(&records);
        for (image, near) in named(&records, &NAMES) {
            let cluster = clusters.iter().find(|cluster| cluster.contains(&image));
            prop_assert!(near.iter().all(|other| cluster.is_some_and(|c| c.contains(other))));
        }
    }

    #[test]
    fn all_ways_agree(records in records()) {
        let expected = closure(&records);
        prop_assert_eq!(&clusters_by_bfs(&Lists::from_iter(named(&records, &NAMES))), &expected);
        prop_assert_eq!(&clusters_by_union_find(named(&records, &NAMES)), &expected);
    }

    #[test]
    fn the_order_of_records_and_of_lists_does_not_matter(
        records in records(),
        shuffled in records().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())),
    ) {
        let (straight, shuffled) = shuffled;
        prop_assert_eq!(clusters_by_union_find(named(&shuffled, &NAMES)), closure(&straight));
        let reversed: Vec<Record> =
            records.iter().rev().map(|(a, near)| (*a, near.iter().rev().copied().collect())).collect();
        prop_assert_eq!(clusters_by_union_find(named(&reversed, &NAMES)), closure(&records));
    }

    /// Turning every arrow round must change nothing: the report's sample tests just that.
    #[test]
    fn the_direction_of_the_lists_does_not_matter(records in records()) {
        let mut turned: Vec<Record> = records.iter().map(|(a, _)| (*a, Vec::new())).collect();
        turned.extend(records.iter().flat_map(|(a, near)| near.iter().map(|&b| (b, vec![*a]))));
        prop_assert_eq!(clusters_by_union_find(named(&turned, &NAMES)), closure(&records));
    }

    #[test]
    fn relabelling_the_images_relabels_the_clusters(
        records in records(),
        names in Just(NAMES).prop_shuffle(),
    ) {
        let new_name: BTreeMap<&str, &str> = NAMES.into_iter().zip(names).collect();
        let mut expected: Vec<Vec<&str>> = closure(&records);
        for cluster in &mut expected {
            for image in cluster.iter_mut() {
                *image = new_name[image];
            }
            cluster.sort_unstable();
        }
        expected.sort();
        prop_assert_eq!(clusters_by_bfs(&Lists::from_iter(named(&records, &names))), expected);
    }

    #[test]
    fn loops_and_repeats_change_nothing(records in records()) {
        let noisy: Vec<Record> = records
            .iter()
            .map(|(a, near)| (*a, [&near[..], &near[..], &[*a]].concat()))
            .collect();
        prop_assert_eq!(clusters_by_union_find(named(&noisy, &NAMES)), closure(&records));
    }

    #[test]
    fn one_more_pair_joins_at_most_two_clusters(records in records(), a in 0..8_usize, b in 0..8_usize) {
        let mut with_both = records.clone();
        with_both.extend([(a, vec![]), (b, vec![])]);
        let before = clusters_by_union_find(named(&with_both, &NAMES)).len();
        with_both.push((a, vec![b]));
        let after = clusters_by_union_find(named(&with_both, &NAMES)).len();
        prop_assert!(after == before || after + 1 == before);
    }

    #[test]
    fn label_propagation_and_stars_find_the_components(records in records()) {
        let (labels, _) = hash_min(NAMES.len(), &edges(&records));
        prop_assert_eq!(&stars(NAMES.len(), &edges(&records)).0, &labels);
        for cluster in closure(&records) {
            let label = |image: &&str| NAMES.iter().position(|name| name == image).map(|i| labels[i]);
            prop_assert!(cluster.iter().all(|image| label(image) == label(&cluster[0])));
            prop_assert_eq!(label(&cluster[0]).map(|i| NAMES[i]), Some(cluster[0]));
        }
    }

    /// After any arrivals and removals the clusters are those of the pairs that are left.
    #[test]
    fn incremental_equals_from_scratch(
        arrivals in prop::collection::vec(prop::collection::vec(0..12_u32, 0..4), 0..12),
        removals in prop::collection::vec(0..12_u32, 0..8),
    ) {
        let mut dups = NearDups::default();
        let mut alive = BTreeSet::new();
        for (image, matches) in (0_u32..).zip(&arrivals) {
            dups.add(image, matches);
            alive.insert(image);
        }
        for image in removals {
            dups.remove(image);
            alive.remove(&image);
        }
        // Image i was matched against the images before it; those to come were unknown.
        let left: Edges = (0_u32..)
            .zip(&arrivals)
            .flat_map(|(image, matches)| matches.iter().map(move |&other| (other, image)))
            .filter(|(other, image)| other < image && alive.contains(other) && alive.contains(image))
            .map(|(other, image)| (other as usize, image as usize))
            .collect();
        let (labels, _) = hash_min(12, &left);
        for image in 0..12_u32 {
            let expected = alive.contains(&image).then(|| labels[image as usize]);
            prop_assert_eq!(dups.canonical(image).map(|canonical| canonical as usize), expected);
        }
    }

    #[test]
    fn measures_agree_with_looking_at_every_pair(
        labels in prop::collection::vec((0..4_u32, 0..4_u32), 1..12),
    ) {
        let (truth, found): (Vec<u32>, Vec<u32>) = labels.into_iter().unzip();
        let images = truth.len();
        let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        let count = |keep: &dyn Fn(usize, usize) -> bool| {
            (0..images).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|&(a, b)| keep(a, b)).count()
        };
        let both = count(&|a, b| truth[a] == truth[b] && found[a] == found[b]);
        let quality = pairwise(&truth, &found);
        prop_assert_eq!(quality.precision, share(both, count(&|a, b| found[a] == found[b])));
        prop_assert_eq!(quality.recall, share(both, count(&|a, b| truth[a] == truth[b])));

        let mean = |labels: &[u32]| {
            let per_image = |a: usize| {
                let own = (0..images).filter(|&b| labels[a] == labels[b]);
                let right = own.clone().filter(|&b| truth[a] == truth[b] && found[a] == found[b]);
                right.count() as f64 / own.count() as f64
            };
            (0..images).map(per_image).sum::<f64>() / images as f64
        };
        let quality = b_cubed(&truth, &found);
        // Two orders of adding at most 12 numbers below 1: differences of a few 1e-16.
        prop_assert!(quality.precision.is_some_and(|p| (p - mean(&found)).abs() < 1e-12));
        prop_assert!(quality.recall.is_some_and(|r| (r - mean(&truth)).abs() < 1e-12));
    }

    /// Against Floyd and Warshall's shortest paths between pins that share a board.
    #[test]
    fn fewest_boards_agrees_with_all_shortest_paths(
        boards in prop::collection::vec(prop::collection::vec(0..6_usize, 0..4), 0..6),
    ) {
        let mut distance = [[usize::MAX / 2; 6]; 6];
        for (pin, row) in distance.iter_mut().enumerate() {
            row[pin] = 0;
        }
        for (a, b) in boards.iter().flat_map(|pins| pins.iter().flat_map(|a| pins.iter().map(move |b| (*a, *b)))) {
            distance[a][b] = distance[a][b].min(1);
        }
        for via in 0..6 {
            let via_row = distance[via];
            for row in &mut distance {
                let to_via = row[via];
                row.iter_mut().zip(via_row).for_each(|(cell, on)| *cell = (*cell).min(to_via + on));
            }
        }
        let named: Boards<'_> = boards
            .iter()
            .zip(NAMES)
            .map(|(pins, board)| (board, pins.iter().map(|&pin| NAMES[pin]).collect()))
            .collect();
        for (a, row) in distance.iter().enumerate() {
            for (b, &boards) in row.iter().enumerate() {
                let expected = (boards < usize::MAX / 2).then_some(boards);
                prop_assert_eq!(fewest_boards(&named, NAMES[a], NAMES[b]), expected);
            }
        }
    }
}

/// The sample of the public report, in every way.
#[test]
fn the_sample_of_the_report() {
    let sample = [
        ("A", vec!["B", "I", "K"]),
        ("B", vec!["A", "D"]),
        ("C", vec!["E"]),
        ("D", vec![]),
        ("E", vec![]),
        ("F", vec![]),
        ("G", vec!["K"]),
        ("I", vec![]),
        ("K", vec![]),
    ];
    let expected = [vec!["A", "B", "D", "G", "I", "K"], vec!["C", "E"], vec!["F"]];
    assert_eq!(clusters_by_closure(&Lists::from_iter(sample.clone())), expected);
    assert_eq!(clusters_by_bfs(&Lists::from_iter(sample.clone())), expected);
    assert_eq!(clusters_by_union_find(sample), expected);
}

proptest! {
    /// However images are spread over shards: the labels of plain hash-min, in no more rounds.
    #[test]
    fn shards_label_like_hash_min(pairs in prop::collection::vec((0..12_usize, 0..12_usize), 0..20), owner in prop::collection::vec(0..4_usize, 12)) {
        let edges: Edges = pairs.iter().copied().collect();
        let (expected, rounds) = hash_min(12, &edges);
        let (found, cost) = shards::labels(12, &pairs, |image| owner[image]);
        prop_assert_eq!(&found, &expected);
        prop_assert!(cost.rounds <= rounds);
        prop_assert_eq!(shards::labels(12, &pairs, |_| 0).1.rounds, 0);
        prop_assert_eq!(shards::labels(12, &pairs, |image| image).1.rounds, rounds);
    }

    /// From the definition: all pairs looked at, and the formula of agreement corrected for chance.
    #[test]
    fn the_adjusted_rand_index_counts_pairs(labels in prop::collection::vec((0..4_u32, 0..4_u32), 2..12)) {
        let (truth, found): (Vec<u32>, Vec<u32>) = labels.into_iter().unzip();
        let n = truth.len();
        let (mut both, mut only_truth, mut only_found, mut neither) = (0.0, 0.0, 0.0, 0.0);
        for i in 0..n {
            for j in 0..i {
                let count = match (truth[i] == truth[j], found[i] == found[j]) {
                    (true, true) => &mut both,
                    (true, false) => &mut only_truth,
                    (false, true) => &mut only_found,
                    (false, false) => &mut neither,
                };
                *count += 1.0;
            }
        }
        // The form in the four counts, as in Hubert and Arabie (1985).
        let below: f64 = (both + only_truth) * (only_truth + neither)
            + (both + only_found) * (only_found + neither);
        match adjusted_rand_index(&truth, &found) {
            Some(ari) => prop_assert!((ari - 2.0 * (both * neither - only_truth * only_found) / below).abs() < 1e-12),
            None => prop_assert!(below.abs() < 1e-12),
        }
        prop_assert_eq!(adjusted_rand_index(&truth, &found).map(|x| (x * 1e9).round()), adjusted_rand_index(&found, &truth).map(|x| (x * 1e9).round()));
    }
}
