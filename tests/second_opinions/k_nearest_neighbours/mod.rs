//! Nearest neighbours: values of scikit-learn, `smartcore` 0.7, a full sort, and properties.

#[expect(
    clippy::todo,
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use kit::assert_close;
use kit::rng::Rng;
use listings::{choose_k, heap, k as over_k, kd_tree, scale};
use proptest::prelude::*;
use smartcore::algorithm::neighbour::KNNAlgorithmName;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::neighbors::KNNWeightFunction;
use smartcore::neighbors::knn_classifier::{KNNClassifier, KNNClassifierParameters};

/// Points with coordinates of many digits, so that no two distances are equal.
fn cloud(seed: u64, n: usize) -> (Vec<Vec<f64>>, Vec<u32>) {
    let mut rng = Rng::new(seed);
    let labels: Vec<u32> = (0..3).cycle().take(n).collect();
    let rows = labels
        .iter()
        .map(|&label| (0..3).map(|_| f64::from(label) + rng.normal()).collect())
        .collect();
    (rows, labels)
}

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}

/// ORACLES: scikit-learn's example of `KNeighborsClassifier`.
#[test]
fn values_of_scikit_learn() {
    let rows = [0.0, 1.0, 2.0, 3.0].map(|x| vec![x]);
    let labels = [0, 0, 1, 1];
    assert_eq!(heap::predict(&rows, &labels, &[1.1], 3, false), Some(0));
    let shares = heap::shares(&heap::nearest(&rows, &[0.9], 3), &labels, false);
    assert_close!(shares[&0], 0.666_666_666_7, 1e-9);
    assert_close!(shares[&1], 0.333_333_333_3, 1e-9);
}

proptest! {
    /// Shares of votes and decisions, plain and weighted, by a scan and by a cover tree.
    #[test]
    fn votes_are_those_of_smartcore(seed: u64, n in 9_usize..50, k in 1_usize..9) {
        let (rows, labels) = cloud(seed, n);
        let (queries, _) = cloud(seed ^ 1, 12);
        let data = DenseMatrix::from_2d_vec(&rows).expect("a matrix");
        let asked = DenseMatrix::from_2d_vec(&queries).expect("a matrix");
        for (weighted, weight) in
            [(false, KNNWeightFunction::Uniform), (true, KNNWeightFunction::Distance)]
        {
            for algorithm in [KNNAlgorithmName::LinearSearch, KNNAlgorithmName::CoverTree] {
                let parameters = KNNClassifierParameters::default()
                    .with_k(k)
                    .with_weight(weight.clone())
                    .with_algorithm(algorithm);
                let theirs = KNNClassifier::fit(&data, &labels, parameters).expect("fits");
                let proba = theirs.predict_proba(&asked).expect("three features");
                let said = theirs.predict(&asked).expect("three features");
                for ((query, proba), said) in queries.iter().zip(proba).zip(said) {
                    let shares = heap::shares(&heap::nearest(&rows, query, k), &labels, weighted);
                    for (class, p) in (0_u32..).zip(&proba) {
                        assert_close!(shares.get(&class).copied().unwrap_or(0.0), *p, 1e-9);
                    }
                    // Of equal votes `smartcore` takes the smallest label, ours the nearest.
                    let mut sorted = proba;
                    sorted.sort_by(f64::total_cmp);
                    if sorted[2] - sorted[1] > 1e-9 {
                        let ours = heap::predict(&rows, &labels, query, k, weighted);
                        prop_assert_eq!(ours, Some(said));
                    }
                }
            }
        }
    }

    /// The heap of k against a full sort, on points full of ties.
    #[test]
    fn the_heap_is_the_head_of_a_sort(
        points in prop::collection::vec((0_i8..4, 0_i8..4), 0..30),
        query in (0_i8..4, 0_i8..4),
        k in 0_usize..12,
    ) {
        let row = |&(x, y): &(i8, i8)| vec![f64::from(x), f64::from(y)];
        let rows: Vec<Vec<f64>> = points.iter().map(row).collect();
        let query = row(&query);
        let mut all: Vec<(f64, usize)> = rows.iter().map(|r| squared(r, &query)).zip(0..).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let found: Vec<(f64, usize)> =
            heap::nearest(&rows, &query, k).iter().map(|n| (n.squared, n.index)).collect();
        all.truncate(k);
        prop_assert_eq!(found, all);
    }

    /// Turning and moving everything keeps distances, so it keeps the neighbours.
    #[test]
    fn turning_changes_no_neighbour(seed: u64, angle in 0.0..6.3, shift in -9.0..9.0) {
        let mut rng = Rng::new(seed);
        let mut point = || vec![rng.normal(), rng.normal()];
        let rows: Vec<Vec<f64>> = (0..20).map(|_| point()).collect();
        let query = point();
        let (sin, cos) = f64::sin_cos(angle);
        let turn = |p: &Vec<f64>| vec![cos * p[0] - sin * p[1] + shift, sin * p[0] + cos * p[1]];
        let turned: Vec<Vec<f64>> = rows.iter().map(turn).collect();
        let indices = |found: Vec<heap::Neighbour>| -> Vec<usize> {
            found.into_iter().map(|neighbour| neighbour.index).collect()
        };
        prop_assert_eq!(
            indices(heap::nearest(&rows, &query, 5)),
            indices(heap::nearest(&turned, &turn(&query), 5))
        );
    }

    #[test]
    fn the_tree_finds_the_nearest(seed: u64, n in 1_usize..80, d in 1_usize..6) {
        let mut rng = Rng::new(seed);
        let points = kd_tree::cube(n, d, &mut rng);
        let query = kd_tree::cube(1, d, &mut rng).remove(0);
        let tree = kd_tree::build(points.clone(), 0);
        let (mut best, mut looked) = (f64::INFINITY, 0);
        kd_tree::nearest(tree.as_deref(), &query, &mut best, &mut looked);
        let found = heap::nearest(&points, &query, 1);
        assert_close!(best, found[0].squared, 0.0);
        prop_assert!((1..=n).contains(&looked));
    }

    /// The exercise's mistakes at one k are those of the listing, each row asked of the others.
    #[test]
    fn leaving_one_out_is_asking_the_others(seed: u64, n in 4_usize..25, k in 1_usize..4) {
        let (rows, labels) = cloud(seed, n);
        let (mistakes, _) = choose_k::choose_k(&rows, &labels, k).expect("well formed");
        let wrong = (0..n).filter(|&item| {
            let without = |at: &usize| *at != item;
            let others: Vec<Vec<f64>> =
                (0..n).filter(without).map(|at| rows[at].clone()).collect();
            let of: Vec<u32> = (0..n).filter(without).map(|at| labels[at]).collect();
            heap::predict(&others, &of, &rows[item], k, false) != Some(labels[item])
        });
        prop_assert_eq!(mistakes[k - 1], wrong.count());
    }

    /// After scaling every feature has mean 0 and standard deviation 1 (ddof 0), or is 0.
    #[test]
    fn scaled_features_are_standard(seed: u64, n in 2_usize..40) {
        let (rows, _) = cloud(seed, n);
        let scaled = scale::transform(&rows, &scale::fit(&rows));
        for (mean, sd) in scale::fit(&scaled) {
            assert_close!(mean, 0.0, 1e-9);
            assert_close!(sd, 1.0, 1e-9);
        }
    }
}

/// One sort for all k gives what the heap gives for each.
#[test]
fn all_k_at_once_is_each_k_by_itself() {
    let mut rng = Rng::new(8);
    let (training, items) = (over_k::draw(60, &mut rng), over_k::draw(40, &mut rng));
    let rows: Vec<Vec<f64>> = training.iter().map(|item| item.0.to_vec()).collect();
    let labels: Vec<u32> = training.iter().map(|item| u32::from(item.1)).collect();
    let ks = [1, 3, 7, 59];
    let together = over_k::errors(&training, &items, &ks);
    for (&k, error) in ks.iter().zip(together) {
        let wrong = items.iter().filter(|(point, label)| {
            heap::predict(&rows, &labels, point, k, false) != Some(u32::from(*label))
        });
        assert_close!(error, f64::from(u32::try_from(wrong.count()).expect("few")) / 40.0, 1e-12);
    }
}
