//! k-means: `smartcore` 0.7 (k-means++ and Lloyd's algorithm over a BBD tree), all partitions of a few
//! points, and properties.
//!
//! Points have small whole coordinates, so that ties are frequent. Sums of squares stay below 10⁵, so
//! 1e-9 is rounding.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
pub(crate) mod listings;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use listings::choose_k::silhouettes;
use listings::lloyd::{Clustering, lloyd, nearest, squared_distance};
use listings::mini_batch::Stream;
use listings::seeding::{self, at_random, plus_plus};
use proptest::prelude::*;
use smartcore::cluster::kmeans::{KMeans, KMeansParameters};
use smartcore::linalg::basic::matrix::DenseMatrix;

const TOLERANCE: f64 = 1e-9;

/// A way to choose the first centres.
type Start = fn(&[[f64; 2]], usize, &mut Rng) -> Vec<[f64; 2]>;

fn points(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<[f64; 2]>> {
    let coordinate = || (-9_i8..=9).prop_map(f64::from);
    prop::collection::vec([coordinate(), coordinate()], n)
}

fn rows(points: &[[f64; 2]]) -> Vec<Vec<f64>> {
    points.iter().map(|point| point.to_vec()).collect()
}

fn last(found: &Clustering) -> f64 {
    *found.inertia.last().expect("one assignment at least")
}

/// From the definition: squared distances to the mean of each cluster.
fn inertia(points: &[[f64; 2]], cluster: &[usize]) -> f64 {
    let clusters = cluster.iter().max().map_or(0, |most| most + 1);
    (0..clusters)
        .map(|c| {
            let own: Vec<_> = points.iter().zip(cluster).filter(|(_, of)| **of == c).collect();
            let size = u32::try_from(own.len()).map_or(0.0, f64::from);
            let mean = [0, 1].map(|axis| own.iter().map(|(p, _)| p[axis]).sum::<f64>() / size);
            own.iter().map(|(p, _)| squared_distance(&p[..], &mean)).sum::<f64>()
        })
        .sum()
}

/// The least inertia of all ways to give each point one of `k` clusters.
fn least(points: &[[f64; 2]], k: usize) -> f64 {
    let ways = k.pow(u32::try_from(points.len()).expect("few points"));
    let cluster = |way: usize| -> Vec<usize> {
        (0..points.len())
            .scan(way, |rest, _| Some(std::mem::replace(rest, *rest / k) % k))
            .collect()
    };
    (0..ways).map(|way| inertia(points, &cluster(way))).fold(f64::INFINITY, f64::min)
}

proptest! {
    #[test]
    fn inertia_never_rises_and_the_end_is_a_fixed_point(
        points in points(1..40), start in points(1..6)
    ) {
        let rows = rows(&points);
        let found = lloyd(&rows, &self::rows(&start), 1_000).expect("finite points");
        prop_assert!(found.inertia.windows(2).all(|pair| pair[1] <= pair[0] + TOLERANCE));
        assert_close!(last(&found), inertia(&points, &found.cluster), TOLERANCE);
        for (point, &c) in rows.iter().zip(&found.cluster) {
            prop_assert_eq!(nearest(point, &found.centres), c);
        }
        // No centre is left out while there is another place for it.
        let mut distinct = rows.clone();
        distinct.sort_by(|a, b| a.partial_cmp(b).expect("finite"));
        distinct.dedup();
        let used: std::collections::BTreeSet<usize> = found.cluster.iter().copied().collect();
        prop_assert!(used.len() == start.len().min(distinct.len()), "{used:?} of {distinct:?}");
    }

    #[test]
    fn the_best_start_of_many_is_the_best_of_all_partitions(
        points in points(3..8), k in 1..4_usize, seed: u64
    ) {
        let best = least(&points, k);
        let mut rng = Rng::new(seed);
        let runs = |start: Start, rng: &mut Rng| {
            (0..60).map(|_| seeding::lloyd(&points, start(&points, k, rng))).fold(f64::INFINITY, f64::min)
        };
        prop_assert!(runs(at_random, &mut rng) >= best - TOLERANCE);
        // Every partition can be reached from one of few starts here; sixty find nearly always the best.
        let careful = runs(plus_plus, &mut rng);
        prop_assert!(careful >= best - TOLERANCE && careful <= 1.5 * best + TOLERANCE);
    }

    #[test]
    fn moving_and_turning_change_nothing(points in points(2..20), start in points(1..4)) {
        let turned = |points: &[[f64; 2]]| -> Vec<Vec<f64>> {
            points.iter().map(|p| vec![3.0 - p[1], 7.0 + p[0]]).collect()
        };
        let here = lloyd(&rows(&points), &rows(&start), 1_000).expect("finite points");
        let there = lloyd(&turned(&points), &turned(&start), 1_000).expect("finite points");
        assert_close!(here.inertia[0], there.inertia[0], TOLERANCE);
        // Means round differently there, which may decide a tie; then the ends may differ.
        if here.cluster == there.cluster {
            assert_close!(last(&here), last(&there), TOLERANCE);
        }
    }

    #[test]
    fn silhouettes_are_those_of_the_definition(
        (points, cluster) in points(2..15).prop_flat_map(|points| {
            let n = points.len();
            (Just(points), prop::collection::vec(0..4_usize, n))
        })
    ) {
        let found = silhouettes(&points, &cluster);
        let distinct: std::collections::BTreeSet<usize> = cluster.iter().copied().collect();
        prop_assert_eq!(found.is_some(), distinct.len() > 1);
        let mean_distance = |i: usize, c: usize| {
            let others: Vec<f64> = (0..points.len())
                .filter(|&j| j != i && cluster[j] == c)
                .map(|j| (points[i][0] - points[j][0]).hypot(points[i][1] - points[j][1]))
                .collect();
            let count = u32::try_from(others.len()).map_or(0.0, f64::from);
            (others.iter().sum::<f64>() / count, others.len())
        };
        for (i, value) in found.unwrap_or_default().into_iter().enumerate() {
            let (a, others) = mean_distance(i, cluster[i]);
            let elsewhere = distinct.iter().filter(|c| **c != cluster[i]);
            let b = elsewhere.map(|&c| mean_distance(i, c).0).fold(f64::INFINITY, f64::min);
            let expected = if others == 0 || a.max(b) <= 0.0 { 0.0 } else { (b - a) / a.max(b) };
            assert_close!(value, expected, TOLERANCE);
            prop_assert!((-1.0..=1.0).contains(&value));
        }
    }

    #[test]
    fn batches_of_one_centre_are_a_mean_whatever_their_size(
        points in prop::collection::vec(prop::array::uniform10(-9.0..9.0), 1..40), size in 1..10_usize
    ) {
        let mut stream = Stream::new(vec![[0.0; 10]]);
        points.chunks(size).for_each(|batch| stream.learn(batch));
        let n = u32::try_from(points.len()).map_or(0.0, f64::from);
        let mean: Vec<f64> =
            (0..10).map(|axis| points.iter().map(|p: &[f64; 10]| p[axis]).sum::<f64>() / n).collect();
        assert_all_close!(&stream.centres[0], &mean, TOLERANCE);
    }
}

/// smartcore starts once, ours ten times: ours is never worse, and on clusters this far apart both
/// often find the same.
#[test]
fn smartcore_finds_no_better_clustering() {
    let mut same = 0;
    for seed in 0..20 {
        let mut rng = Rng::new(seed);
        let points: Vec<[f64; 2]> = (0..120)
            .map(|i| {
                [[0.0, 0.0], [9.0, 0.0], [0.0, 9.0], [9.0, 9.0]][i % 4].map(|x| x + rng.normal())
            })
            .collect();
        let matrix = DenseMatrix::from_2d_vec(&rows(&points)).expect("rows of one length");
        let parameters = KMeansParameters { k: 4, max_iter: 300, seed: Some(seed) };
        let model = KMeans::<f64, i32, _, Vec<i32>>::fit(&matrix, parameters).expect("it fits");
        let labels: Vec<usize> = model
            .predict(&matrix)
            .expect("it predicts")
            .into_iter()
            .map(|label| usize::try_from(label).expect("labels count from 0"))
            .collect();
        let theirs = inertia(&points, &labels);
        let ours = (0..10)
            .map(|_| seeding::lloyd(&points, plus_plus(&points, 4, &mut rng)))
            .fold(f64::INFINITY, f64::min);
        assert!(ours <= theirs + TOLERANCE, "seed {seed}: {ours} and {theirs}");
        same += usize::from((ours - theirs).abs() < 1e-6);
        // From smartcore's clusters, our Lloyd's algorithm has nothing left to do.
        let means: Vec<Vec<f64>> = (0..4)
            .map(|c| {
                let own: Vec<_> = points.iter().zip(&labels).filter(|(_, l)| **l == c).collect();
                let size = u32::try_from(own.len()).map_or(0.0, f64::from);
                vec![0, 1]
                    .into_iter()
                    .map(|a| own.iter().map(|(p, _)| p[a]).sum::<f64>() / size)
                    .collect()
            })
            .collect();
        let again = lloyd(&rows(&points), &means, 100).expect("finite points");
        assert_close!(last(&again), theirs, 1e-6);
    }
    assert!(same >= 8, "the same inertia {same} times of 20");
}
