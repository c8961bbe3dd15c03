//! Set similarity: exact counts, `petgraph` for clusters, `statrs` for agreement, properties.

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use kit::assert_close;
use kit::world::World;
use petgraph::unionfind::UnionFind;
use proptest::prelude::*;
use statrs::distribution::{Binomial, DiscreteCDF as _};

use listings::bag_overlap::bag_overlap;
use listings::banding::{candidate_probability, meet, threshold};
use listings::minhash::{agreement, hash_functions, shingles as numbers, signature};
use listings::pipeline::{Pairs, candidates, clusters, near};
use listings::shingles::{containment, jaccard, shingles};
use listings::simhash::{expected_agreement, simhash};

/// Every order of five items: the first of the union lies in both sets in exactly a share J of them.
#[test]
fn minima_agree_with_probability_jaccard_exactly() {
    let orders = {
        let mut orders: Vec<Vec<u64>> = vec![vec![]];
        for next in 0..5 {
            orders = orders
                .iter()
                .flat_map(|order| {
                    (0..=order.len()).map(move |at| {
                        let mut longer = order.clone();
                        longer.insert(at, next);
                        longer
                    })
                })
                .collect();
        }
        orders
    };
    assert_eq!(orders.len(), 120);
    let (a, b) = (BTreeSet::from([0, 1, 2]), BTreeSet::from([1, 2, 3]));
    let hashes: Vec<_> = orders
        .iter()
        .map(|order| {
            move |item: u64| {
                order.iter().position(|&other| other == item).expect("one of five") as u64
            }
        })
        .collect();
    let rows = (signature(&a, &hashes), signature(&b, &hashes));
    let (Some(a), Some(b)) = rows else { panic!("neither is empty") };
    assert_close!(agreement(&a, &b), 0.5, 1e-12);
}

/// The number of equal minima of 1 000 is binomial: its 0.00003 quantiles, four standard errors or so,
/// bound it for every J.
#[test]
fn equal_minima_are_binomial() {
    let hashes = hash_functions(1_000);
    for shared in [2_u64, 6, 12, 18] {
        let sets: [BTreeSet<u64>; 2] = [(0..20).collect(), (20 - shared..40 - shared).collect()];
        let s = jaccard(&sets[0], &sets[1]).expect("not empty");
        let rows: Vec<_> = sets.iter().filter_map(|set| signature(set, &hashes)).collect();
        let equal =
            rows[0].iter().zip(&rows[1]).filter(|(left, right)| left == right).count() as u64;
        let law = Binomial::new(s, 1_000).expect("a probability");
        assert!(
            law.inverse_cdf(3e-5) <= equal && equal <= law.inverse_cdf(1.0 - 3e-5),
            "{s}: {equal}"
        );
    }
}

/// One minus the chance of no success in b tries, each of probability s^r: by `statrs`.
#[test]
fn banding_is_one_minus_no_success() {
    for (b, r) in [(20_i32, 5_i32), (10, 10), (50, 2)] {
        for s in [0.1, 0.5, 0.9] {
            let tries =
                Binomial::new(f64::powi(s, r), b.unsigned_abs().into()).expect("probability");
            assert_close!(candidate_probability(s, b, r), 1.0 - tries.cdf(0), 1e-9);
        }
        let at = candidate_probability(threshold(b, r), b, r);
        // (1 − 1/b)^b is a little below 1/e, so the curve is a little above 1 − 1/e there.
        assert!((0.632..0.66).contains(&at), "{at}");
    }
}

/// On all titles of the world the two kinds of shingles are the same sets.
#[test]
fn numbers_for_shingles_do_not_collide() {
    let world = World::new(7);
    for pair in world.pins.windows(2) {
        let texts = jaccard(&shingles(&pair[0].title, 4), &shingles(&pair[1].title, 4));
        let hashed = jaccard(&numbers(&pair[0].title), &numbers(&pair[1].title));
        assert_eq!(texts.map(f64::to_bits), hashed.map(f64::to_bits));
    }
}

fn sets() -> impl Strategy<Value = Vec<BTreeSet<u64>>> {
    prop::collection::vec(prop::collection::btree_set(0_u64..30, 0..12), 2..12)
}

proptest! {
    #[test]
    fn jaccard_and_containment(sets in sets()) {
        let (a, b) = (&sets[0], &sets[1]);
        prop_assert_eq!(jaccard(a, b), jaccard(b, a));
        if let (Some(j), Some(of_a), Some(of_b)) = (jaccard(a, b), containment(a, b), containment(b, a)) {
            prop_assert!((0.0..=1.0).contains(&j) && j <= of_a.min(of_b) + 1e-12);
            // 1/J = 1/c(A, B) + 1/c(B, A) − 1.
            if j > 0.0 {
                prop_assert!((1.0 / j - (1.0 / of_a + 1.0 / of_b - 1.0)).abs() < 1e-9);
            }
        }
    }

    /// 1 − J is a metric: the triangle inequality.
    #[test]
    fn jaccard_distance_is_a_metric(
        sets in prop::collection::vec(prop::collection::btree_set(0_u64..12, 1..8), 3)
    ) {
        let d = |i: usize, j: usize| 1.0 - jaccard(&sets[i], &sets[j]).expect("not empty");
        prop_assert!(d(0, 2) <= d(0, 1) + d(1, 2) + 1e-12);
    }

    /// Candidates by buckets are the pairs whose signatures meet, tried one by one.
    #[test]
    fn buckets_find_what_meets(sets in sets(), b in 1_u64..5, r in 1_u64..4) {
        let found = candidates(&sets, b, r);
        // The pipeline's functions have the salts 0 to b · r − 1.
        let mix = listings::minhash::mix;
        let hashes: Vec<_> = (0..b * r).map(|salt| move |item: u64| mix(item ^ mix(salt))).collect();
        let rows: Vec<_> = sets.iter().map(|set| signature(set, &hashes)).collect();
        for i in 0..sets.len() {
            for j in i + 1..sets.len() {
                let width = usize::try_from(r).expect("small");
                let expected = matches!((&rows[i], &rows[j]), (Some(x), Some(y)) if meet(x, y, width));
                prop_assert_eq!(found.contains(&(i, j)), expected);
            }
        }
    }

    #[test]
    fn verification_is_exact(sets in sets(), threshold in 0.05_f64..1.0) {
        let all: Pairs =
            (0..sets.len()).flat_map(|i| (i + 1..sets.len()).map(move |j| (i, j))).collect();
        let found = near(&sets, &all, threshold);
        for &(i, j) in &all {
            if let Some(s) = jaccard(&sets[i], &sets[j]).filter(|s| (s - threshold).abs() > 1e-9) {
                prop_assert_eq!(found.contains(&(i, j)), s >= threshold);
            }
        }
    }

    #[test]
    fn clusters_are_those_of_petgraph(pairs in prop::collection::btree_set((0_usize..25, 0_usize..25), 0..30)) {
        let mut theirs = UnionFind::<usize>::new(25);
        for &(i, j) in &pairs {
            theirs.union(i, j);
        }
        let ours = clusters(25, &pairs);
        for i in 0..25 {
            for j in 0..25 {
                prop_assert_eq!(ours[i] == ours[j], theirs.equiv(i, j));
            }
        }
    }

    /// Order does not matter to a fingerprint, nor does a common factor of the weights.
    #[test]
    fn fingerprints_forget_order_and_scale(mut features in prop::collection::vec((any::<u64>(), 1_u8..9), 0..30)) {
        let print = |features: &[(u64, u8)], scale: f64| {
            simhash(features.iter().map(|&(hash, weight)| (hash, scale * f64::from(weight))))
        };
        let before = print(&features, 1.0);
        features.reverse();
        prop_assert_eq!(before, print(&features, 4.0));
    }

    #[test]
    fn agreement_falls_with_the_angle(cosine in -1.0_f64..=1.0) {
        let p = expected_agreement(cosine);
        prop_assert!((0.0..=1.0).contains(&p));
        prop_assert!((((1.0 - p) * std::f64::consts::PI).cos() - cosine).abs() < 1e-9);
    }

    #[test]
    fn bags_by_definition(mut left in prop::collection::vec(0_u32..8, 0..20), mut right in prop::collection::vec(0_u32..8, 0..20)) {
        left.sort_unstable();
        right.sort_unstable();
        let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for &word in &left {
            counts.entry(word).or_default().0 += 1;
        }
        for &word in &right {
            counts.entry(word).or_default().1 += 1;
        }
        let shared = counts.values().map(|&(l, r)| l.min(r)).sum();
        let together = counts.values().map(|&(l, r)| l.max(r)).sum();
        prop_assert_eq!(bag_overlap(&left, &right), (shared, together));
    }
}
