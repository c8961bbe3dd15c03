//! Hierarchical and density clustering: a dendrogram that `scipy` prints, `smartcore` 0.7 (DBSCAN, single
//! linkage), `statrs` 0.19 (the normal density), the definitions recomputed, and properties.
//!
//! Sums here have some dozens of terms of size up to 10⁴: 1e-9, relative, is rounding.

mod listings;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::algorithm::neighbour::KNNAlgorithmName;
use smartcore::cluster::agglomerative::{
    AgglomerativeClustering, AgglomerativeClusteringParameters,
};
use smartcore::cluster::dbscan::{DBSCAN, DBSCANParameters};
use smartcore::linalg::basic::matrix::DenseMatrix;
use statrs::distribution::{Continuous as _, Normal};

use super::k_means::listings::lloyd::{lloyd, nearest};
use listings::dbscan::{Dbscan, dbscan};
use listings::mixture::{Component, e_step, em, log_sum_exp, random_start};
use listings::responsibilities::responsibilities;
use listings::ward::{Linkage, clusters, medoid, merges, squared_distance, up_to};

const TOLERANCE: f64 = 1e-9;

type Point = [f64; 2];

/// Whole coordinates: ties and points exactly at ε are frequent.
fn whole(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Point>> {
    let coordinate = || (-6_i8..=6).prop_map(f64::from);
    prop::collection::vec([coordinate(), coordinate()], n)
}

/// No ties.
fn real(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec([-9.0..9.0, -9.0..9.0], n)
}

fn matrix(points: &[Point]) -> DenseMatrix<f64> {
    let rows: Vec<Vec<f64>> = points.iter().map(|point| point.to_vec()).collect();
    DenseMatrix::from_2d_vec(&rows).expect("rows of one length")
}

/// The sum of squared distances to the mean of the members.
fn scatter(points: &[Point], members: &[usize]) -> f64 {
    let mean = [0, 1]
        .map(|axis| members.iter().map(|&i| points[i][axis]).sum::<f64>() / members.len() as f64);
    members.iter().map(|&i| squared_distance(points[i], mean)).sum()
}

/// The documentation of `scipy.cluster.hierarchy.ward` prints the distances of this example, which
/// are √(2Δ).
#[test]
fn scipy_reports_the_root_of_twice_the_rise() {
    let points = [
        (0, 0),
        (0, 1),
        (1, 0),
        (0, 4),
        (0, 3),
        (1, 4),
        (4, 0),
        (3, 0),
        (4, 1),
        (4, 4),
        (3, 4),
        (4, 3),
    ]
    .map(|(x, y)| [f64::from(x), f64::from(y)]);
    let heights: Vec<f64> =
        merges(&points, Linkage::Ward).iter().map(|m| (2.0 * m.height).sqrt()).collect();
    let printed = [
        1.0,
        1.0,
        1.0,
        1.0,
        1.290_994_45,
        1.290_994_45,
        1.290_994_45,
        1.290_994_45,
        5.773_502_69,
        5.773_502_69,
        8.164_965_81,
    ];
    // Half a unit of the last printed digit.
    assert_all_close!(&heights, &printed, 5e-9);
}

/// Between two clusters, from the definition of the linkage.
fn by_definition(points: &[Point], a: &[usize], b: &[usize], linkage: Linkage) -> f64 {
    let pairs = || {
        a.iter()
            .flat_map(|&i| b.iter().map(move |&j| squared_distance(points[i], points[j]).sqrt()))
    };
    match linkage {
        Linkage::Single => pairs().fold(f64::INFINITY, f64::min),
        Linkage::Complete => pairs().fold(0.0, f64::max),
        Linkage::Average => pairs().sum::<f64>() / (a.len() * b.len()) as f64,
        Linkage::Ward => {
            scatter(points, &[a, b].concat()) - scatter(points, a) - scatter(points, b)
        }
    }
}

const LINKAGES: [Linkage; 4] =
    [Linkage::Single, Linkage::Complete, Linkage::Average, Linkage::Ward];

proptest! {
    /// Every merge is of a nearest pair, at its height: distances recomputed from members each time.
    #[test]
    fn merges_are_those_of_the_definition(points in whole(2..14), which in 0..4_usize) {
        let linkage = LINKAGES[which];
        let merges = merges(&points, linkage);
        prop_assert_eq!(merges.len(), points.len() - 1);
        for (done, merge) in merges.iter().enumerate() {
            let now = clusters(points.len(), &merges[..done]);
            let of = |name| now.iter().find(|members| members[0] == name).expect("a cluster");
            let height = by_definition(&points, of(merge.first), of(merge.second), linkage);
            assert_close!(merge.height, height, TOLERANCE);
            for (i, a) in now.iter().enumerate() {
                for b in &now[i + 1..] {
                    let other = by_definition(&points, a, b, linkage);
                    prop_assert!(height <= other + TOLERANCE, "{height} {other}");
                }
            }
        }
        prop_assert!(merges.windows(2).all(|m| m[0].height <= m[1].height + TOLERANCE));
    }

    /// Ward's heights are what there is to lose: they add up to the scatter around one mean.
    #[test]
    fn heights_of_ward_add_up_to_the_scatter(points in real(1..25)) {
        let total: f64 = merges(&points, Linkage::Ward).iter().map(|merge| merge.height).sum();
        let all: Vec<usize> = (0..points.len()).collect();
        assert_close!(total, scatter(&points, &all), TOLERANCE);
    }

    #[test]
    fn single_linkage_is_smartcores(points in real(2..20), k in 1..6_usize) {
        let k = k.min(points.len());
        let parameters = AgglomerativeClusteringParameters { n_clusters: k };
        let theirs = AgglomerativeClustering::<f64, f64, _, Vec<f64>>::fit(&matrix(&points), parameters)
            .expect("it fits");
        let merges = merges(&points, Linkage::Single);
        let ours = clusters(points.len(), &merges[..points.len() - k]);
        for members in &ours {
            for other in 0..points.len() {
                let together = theirs.labels[members[0]] == theirs.labels[other];
                prop_assert_eq!(members.contains(&other), together);
            }
        }
    }

    /// Σ ‖x − m‖² = scatter + n · ‖m − mean‖²: the medoid is the member nearest to the mean.
    #[test]
    fn the_medoid_is_nearest_to_the_mean(points in real(1..20)) {
        let all: Vec<usize> = (0..points.len()).collect();
        let mean = [0, 1].map(|a| points.iter().map(|p| p[a]).sum::<f64>() / points.len() as f64);
        let chosen = medoid(&points, &all).expect("members");
        for &point in &points {
            prop_assert!(squared_distance(points[chosen], mean) <= squared_distance(point, mean) + TOLERANCE);
        }
    }

    /// From the definitions: core points, components of core points, border, noise.
    #[test]
    fn dbscan_is_components_of_core_points(
        points in whole(0..30), eps in 1..5_u8, min_points in 1..6_usize
    ) {
        let eps = f64::from(eps);
        let Dbscan { cluster, core } = dbscan(&points, eps, min_points);
        let near = |i: usize, j: usize| squared_distance(points[i], points[j]) <= eps * eps;
        let n = points.len();
        // Who reaches whom over core points: Warshall.
        let mut reach: Vec<Vec<bool>> =
            (0..n).map(|i| (0..n).map(|j| core[i] && core[j] && near(i, j)).collect()).collect();
        for via in 0..n {
            for i in 0..n {
                for j in 0..n {
                    reach[i][j] |= reach[i][via] && reach[via][j];
                }
            }
        }
        for i in 0..n {
            prop_assert_eq!(core[i], (0..n).filter(|&j| near(i, j)).count() >= min_points);
            let cores: Vec<usize> = (0..n).filter(|&j| core[j] && near(i, j)).collect();
            prop_assert_eq!(cluster[i].is_none(), cores.is_empty());
            let first = cores.iter().map(|&j| cluster[j]).min();
            prop_assert!(cores.is_empty() || first == Some(cluster[i]));
            for j in (0..n).filter(|&j| core[i] && core[j]) {
                prop_assert_eq!(reach[i][j], cluster[i] == cluster[j]);
            }
        }
    }

    /// With two points for a core point, DBSCAN is single linkage cut at ε.
    #[test]
    fn two_points_make_it_single_linkage(points in real(1..25), eps in 0.5..4.0) {
        let found = dbscan(&points, eps, 2).cluster;
        for members in clusters(points.len(), up_to(&merges(&points, Linkage::Single), eps)) {
            prop_assert_eq!(found[members[0]].is_none(), members.len() == 1);
            for other in 0..points.len() {
                if found[members[0]].is_some() {
                    prop_assert_eq!(found[other] == found[members[0]], members.contains(&other));
                }
            }
        }
    }

    /// smartcore keeps its labels to itself; its `predict` takes a vote among the neighbours, noise
    /// included, the first of equals. The vote over our labels is the same.
    #[test]
    fn smartcore_votes_with_the_same_labels(
        points in whole(1..30), eps in 1..4_u8, min_points in 1..6_usize
    ) {
        let eps = f64::from(eps);
        let ours = dbscan(&points, eps, min_points).cluster;
        let noise = ours.iter().flatten().max().map_or(0, |most| most + 1);
        let vote = |i: usize| {
            let mut votes = vec![0; noise + 1];
            for j in (0..points.len()).filter(|&j| squared_distance(points[i], points[j]) <= eps * eps) {
                votes[ours[j].unwrap_or(noise)] += 1;
            }
            let most = votes.iter().max().copied();
            let winner = votes.iter().position(|&count| Some(count) == most).expect("itself");
            if winner == noise { 0 } else { i32::try_from(winner + 1).expect("few clusters") }
        };
        let votes: Vec<i32> = (0..points.len()).map(vote).collect();
        prop_assert_eq!(smartcore_labels(&points, eps, min_points), votes);
    }

    /// The objective never falls, whatever the start; without ψ it is the log-likelihood.
    #[test]
    fn em_never_falls(points in real(6..40), k in 1..4_usize, psi in 0.01..2.0, seed: u64) {
        let start = random_start(&points, k, &mut Rng::new(seed));
        let (components, objective) = em(&points, &start, psi, 40);
        prop_assert!(objective.windows(2).all(|pair| pair[1] >= pair[0] - 1e-7), "{objective:?}");
        let weights: f64 = components.iter().map(|component| component.weight).sum();
        assert_close!(weights, 1.0, TOLERANCE);
        let (shares, _) = e_step(&points, &components);
        for share in shares {
            assert_close!(share.iter().sum::<f64>(), 1.0, TOLERANCE);
        }
    }

    /// Two rounds of plain maximum likelihood, before anything can collapse.
    #[test]
    fn the_likelihood_never_falls(points in real(20..40), seed: u64) {
        let start = random_start(&points, 2, &mut Rng::new(seed));
        let (_, objective) = em(&points, &start, 0.0, 2);
        prop_assert!(objective[1] >= objective[0] - TOLERANCE && objective[2] >= objective[1] - TOLERANCE);
    }

    /// Equal weights and one round covariance that shrinks: a round of EM is a round of Lloyd's
    /// algorithm. Points that are nearly half-way are left out.
    #[test]
    fn k_means_is_the_limit(points in real(2..20), start in real(2..4)) {
        let sigma2 = 1e-4;
        let components: Vec<Component> = start
            .iter()
            .map(|&mean| Component {
                weight: 1.0 / start.len() as f64,
                mean,
                covariance: [sigma2, 0.0, sigma2],
            })
            .collect();
        let clear: Vec<Point> = points
            .into_iter()
            .filter(|&point| {
                let mut far: Vec<f64> = start.iter().map(|&c| squared_distance(point, c)).collect();
                far.sort_by(f64::total_cmp);
                far[1] - far[0] > 0.02 // e^(−0.02 / (2 · 10⁻⁴)) = e^−100
            })
            .collect();
        let (found, _) = em(&clear, &components, 0.0, 1);
        let rows = |points: &[Point]| -> Vec<Vec<f64>> {
            points.iter().map(|point| point.to_vec()).collect()
        };
        let centres = rows(&start);
        let after = lloyd(&rows(&clear), &centres, 1).expect("finite points").centres;
        for (c, component) in found.iter().enumerate() {
            // An empty cluster has a rule of its own there.
            let size = clear.iter().filter(|point| nearest(&point[..], &centres) == c).count();
            if size > 0 {
                assert_close!(component.weight, size as f64 / clear.len() as f64, TOLERANCE);
                assert_all_close!(&component.mean, &after[c], TOLERANCE);
            }
        }
    }

    /// The density of x₁ times that of x₂ given x₁, both by `statrs`.
    #[test]
    fn the_density_is_statrs(
        point in [-5.0..5.0, -5.0..5.0], mean in [-5.0..5.0, -5.0..5.0],
        xx in 0.2..4.0, yy in 0.2..4.0, correlation in -0.9..0.9
    ) {
        let (xx, yy, correlation): (f64, f64, f64) = (xx, yy, correlation);
        let xy = correlation * (xx * yy).sqrt();
        let slope = xy / xx;
        let first = Normal::new(mean[0], xx.sqrt()).expect("a variance");
        let given = mean[1] + slope * (point[0] - mean[0]);
        let second = Normal::new(given, (yy - slope * xy).sqrt()).expect("a variance");
        let theirs = first.ln_pdf(point[0]) + second.ln_pdf(point[1]);
        let ours = Component { weight: 0.25, mean, covariance: [xx, xy, yy] }.log_joint(point);
        assert_close!(ours, 0.25_f64.ln() + theirs, TOLERANCE);
    }

    #[test]
    fn responsibilities_are_bayes_with_statrs(
        x in -5.0..5.0, parts in prop::collection::vec((0.1..3.0, -5.0..5.0, 0.5..3.0), 1..5)
    ) {
        let joint: Vec<f64> = parts
            .iter()
            .map(|&(weight, mean, deviation)| {
                weight * Normal::new(mean, deviation).expect("a deviation").pdf(x)
            })
            .collect();
        let total: f64 = joint.iter().sum();
        let expected: Vec<f64> = joint.iter().map(|value| value / total).collect();
        assert_all_close!(&responsibilities(x, &parts), &expected, TOLERANCE);
    }

    /// ln Σ e^(v + s) = s + ln Σ e^v, also where e^(v + s) is 0 or infinite.
    #[test]
    fn log_sum_exp_moves_along(values in prop::collection::vec(-5.0..5.0, 1..9), shift in -1e5..1e5) {
        let plain = values.iter().map(|value: &f64| value.exp()).sum::<f64>().ln();
        let moved: Vec<f64> = values.iter().map(|value| value + shift).collect();
        assert_close!(log_sum_exp(&moved), plain + shift, 1e-9);
    }
}

fn smartcore_labels(points: &[Point], eps: f64, min_points: usize) -> Vec<i32> {
    let parameters = DBSCANParameters::default()
        .with_eps(eps)
        .with_min_samples(min_points)
        .with_algorithm(KNNAlgorithmName::LinearSearch);
    let matrix = matrix(points);
    DBSCAN::<f64, i32, _, Vec<i32>, _>::fit(&matrix, parameters)
        .and_then(|model| model.predict(&matrix))
        .expect("it fits and predicts")
}

/// The published labels agree; a noise point next to border points is where the two differ.
#[test]
fn smartcore_agrees_on_the_published_points_and_votes_noise_into_a_cluster() {
    let six = [[1.0, 2.0], [2.0, 2.0], [2.0, 3.0], [8.0, 7.0], [8.0, 8.0], [25.0, 80.0]];
    assert_eq!(smartcore_labels(&six, 3.0, 2), [1, 1, 1, 2, 2, 0]);

    // 0 has five neighbours and is the core point; 1 and 1 are border points, and 2 sees only these.
    let points = [-1.0, -1.0, 0.0, 1.0, 1.0, 2.0].map(|x| [x, 0.0]);
    let ours = dbscan(&points, 1.0, 5);
    assert_eq!(ours.cluster[5], None);
    assert_eq!(smartcore_labels(&points, 1.0, 5)[5], 1);
}
