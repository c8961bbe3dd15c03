//! Lloyd's algorithm: assign every point to its nearest centre, move every centre to the mean of its
//! points, repeat until no point changes sides.
//!
//! Contract: `points` are n rows of d finite numbers, `start` is k ≥ 1 centres of d numbers. Both steps
//! can only lower the inertia, the sum over points of the squared distance to their centre, so it ends;
//! where it ends depends on the start. O(n · k · d) a round.
//!
//! Rules: of equally near centres the first. A centre without points moves to the point that is farthest
//! from its own centre; that lowers the inertia too.
//!
//! Source: S. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28,
//! 1982 (a report of 1957). The six points are the example of scikit-learn's `KMeans`. Standard library
//! only, Rust 1.59.

// ANCHOR: distance
/// Squared Euclidean distance: no square root is needed to compare.
pub fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// The nearest centre; of equally near ones the first.
pub fn nearest(point: &[f64], centres: &[Vec<f64>]) -> usize {
    let mut best = 0;
    for c in 1..centres.len() {
        if squared_distance(point, &centres[c]) < squared_distance(point, &centres[best]) {
            best = c;
        }
    }
    best
}
// ANCHOR_END: distance

// ANCHOR: errors
/// Why there is no clustering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KMeansError {
    /// k is 0.
    NoCentres,
    /// The point at this index has a NaN or an infinity, or another number of features.
    BadPoint(usize),
}

fn check(points: &[Vec<f64>], start: &[Vec<f64>]) -> Result<(), KMeansError> {
    let d = start.first().ok_or(KMeansError::NoCentres)?.len();
    let bad = |point: &Vec<f64>| point.len() != d || point.iter().any(|x| !x.is_finite());
    match points.iter().position(bad) {
        Some(index) => Err(KMeansError::BadPoint(index)),
        None => Ok(()),
    }
}
// ANCHOR_END: errors

// ANCHOR: lloyd
/// Where Lloyd's algorithm ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Clustering {
    /// k centres.
    pub centres: Vec<Vec<f64>>,
    /// The index of each point's centre.
    pub cluster: Vec<usize>,
    /// The inertia after each assignment: it never rises.
    pub inertia: Vec<f64>,
}

/// At most `most_rounds` rounds of Lloyd's algorithm.
pub fn lloyd(
    points: &[Vec<f64>],
    start: &[Vec<f64>],
    most_rounds: usize,
) -> Result<Clustering, KMeansError> {
    check(points, start)?;
    let mut centres = start.to_vec();
    let mut cluster = assign(points, &centres);
    let mut inertia = vec![inertia_of(points, &centres, &cluster)];
    for _ in 0..most_rounds {
        centres = means(points, &centres, &cluster);
        let next = assign(points, &centres);
        inertia.push(inertia_of(points, &centres, &next));
        let settled = next == cluster;
        cluster = next;
        if settled {
            break;
        }
    }
    Ok(Clustering { centres, cluster, inertia })
}

/// Step 1: every point to its nearest centre.
fn assign(points: &[Vec<f64>], centres: &[Vec<f64>]) -> Vec<usize> {
    points.iter().map(|point| nearest(point, centres)).collect()
}

/// Step 2: every centre to the mean of its points.
fn means(points: &[Vec<f64>], centres: &[Vec<f64>], cluster: &[usize]) -> Vec<Vec<f64>> {
    let mut sums = vec![vec![0.0; centres[0].len()]; centres.len()];
    let mut sizes = vec![0.0; centres.len()];
    for (point, &c) in points.iter().zip(cluster) {
        sizes[c] += 1.0;
        for (sum, x) in sums[c].iter_mut().zip(point) {
            *sum += x;
        }
    }
    for (sum, size) in sums.iter_mut().zip(&sizes) {
        for x in sum {
            *x /= size; // 0 / 0 for an empty cluster: mended next
        }
    }
    fill_empty(points, &mut sums, &sizes, cluster);
    sums
}
// ANCHOR_END: lloyd

// ANCHOR: empty
/// Puts each centre without points on the point that is farthest from its own centre.
fn fill_empty(points: &[Vec<f64>], centres: &mut [Vec<f64>], sizes: &[f64], cluster: &[usize]) {
    let mut by_distance: Vec<(f64, usize)> = points
        .iter()
        .zip(cluster)
        .enumerate()
        .map(|(index, (point, &c))| (squared_distance(point, &centres[c]), index))
        .collect();
    by_distance.sort_by(|a, b| a.partial_cmp(b).expect("points are finite"));
    for (centre, _) in centres.iter_mut().zip(sizes).filter(|(_, size)| **size < 1.0) {
        // More centres than points: some stay where the first point is.
        let farthest = by_distance.pop().map_or(0, |(_, index)| index);
        *centre = points.get(farthest).cloned().unwrap_or_else(|| vec![0.0; centre.len()]);
    }
}
// ANCHOR_END: empty

fn inertia_of(points: &[Vec<f64>], centres: &[Vec<f64>], cluster: &[usize]) -> f64 {
    points.iter().zip(cluster).map(|(point, &c)| squared_distance(point, &centres[c])).sum()
}

/// Two columns of three points.
fn six_points() -> Vec<Vec<f64>> {
    [(1.0, 2.0), (1.0, 4.0), (1.0, 0.0), (10.0, 2.0), (10.0, 4.0), (10.0, 0.0)]
        .iter()
        .map(|&(x, y)| vec![x, y])
        .collect()
}

// ANCHOR: main
fn main() {
    let points = six_points();
    for (first, second) in [(2, 5), (2, 1)] {
        let start = [points[first].clone(), points[second].clone()];
        let found = lloyd(&points, &start, 100).expect("finite points, two centres");
        println!("start {start:?}");
        println!("  clusters {:?}", found.cluster);
        println!("  centres  {:?}", found.centres);
        println!("  inertia  {:?}", found.inertia);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn last(found: &Clustering) -> f64 {
        found.inertia[found.inertia.len() - 1]
    }

    /// scikit-learn's documentation of `KMeans` prints the two centres; the inertia follows.
    #[test]
    fn the_published_example() {
        let points = six_points();
        let found =
            lloyd(&points, &[points[0].clone(), points[3].clone()], 100).expect("finite points");
        assert_all_close!(&found.centres[0], &[1.0, 2.0], 1e-12);
        assert_all_close!(&found.centres[1], &[10.0, 2.0], 1e-12);
        assert_eq!(found.cluster, [0, 0, 0, 1, 1, 1]);
        assert_close!(last(&found), 16.0, 1e-12);
    }

    #[test]
    fn a_bad_start_stays_bad() {
        let points = six_points();
        let found =
            lloyd(&points, &[points[2].clone(), points[1].clone()], 100).expect("finite points");
        assert_close!(last(&found), 125.5, 1e-12);
    }

    #[test]
    fn one_centre_is_the_mean_and_n_centres_have_no_inertia() {
        let points = six_points();
        let one = lloyd(&points, &[vec![0.0, 0.0]], 100).expect("finite points");
        assert_all_close!(&one.centres[0], &[5.5, 2.0], 1e-12);
        let all = lloyd(&points, &points, 100).expect("finite points");
        assert_close!(last(&all), 0.0, 1e-12);
    }

    #[test]
    fn an_empty_cluster_takes_the_farthest_point() {
        let points = vec![vec![0.0], vec![1.0], vec![9.0]];
        // Nobody is nearest to 100, and then 9 is farthest from its mean.
        let found = lloyd(&points, &[vec![0.0], vec![100.0]], 100).expect("finite points");
        assert_eq!(found.cluster, [0, 0, 1]);
        assert_close!(last(&found), 0.5, 1e-12);
    }

    #[test]
    fn more_centres_than_points_and_no_points() {
        let points = vec![vec![3.0], vec![3.0]];
        let found = lloyd(&points, &[vec![0.0], vec![1.0], vec![2.0]], 100).expect("finite points");
        assert_close!(last(&found), 0.0, 1e-12);
        assert!(found.centres.iter().flatten().all(|x| x.is_finite()));
        let none = lloyd(&[], &[vec![0.0]], 100).expect("finite points");
        assert!(none.cluster.is_empty() && none.centres[0][0].is_finite());
    }

    #[test]
    fn what_has_no_clustering_is_refused() {
        assert_eq!(lloyd(&six_points(), &[], 9), Err(KMeansError::NoCentres));
        let points = vec![vec![1.0], vec![f64::NAN]];
        assert_eq!(lloyd(&points, &[vec![0.0]], 9), Err(KMeansError::BadPoint(1)));
        let points = vec![vec![1.0, 2.0], vec![1.0]];
        assert_eq!(lloyd(&points, &[vec![0.0, 0.0]], 9), Err(KMeansError::BadPoint(1)));
    }
}
