//! DBSCAN: clusters are regions of dense points, and what lies in none is noise.
//!
//! Contract: points of the plane, all finite; ε > 0. A point's neighbours are the points at most ε away,
//! itself included. With at least `min_points` neighbours it is a core point. Core points that are
//! neighbours are in one cluster; a border point is a neighbour of a core point and goes to the first
//! cluster that reaches it; the rest is noise. Clusters count in the order of their first core point.
//! O(n²) time with this plain search.
//!
//! Data: the six points of scikit-learn's `DBSCAN` (ε 3, `min_samples` 2); and a blob of 150 points with
//! standard deviation 0.5, inside a circle of 150 points with radius 4, and 15 points spread over the
//! square from −6 to 6, seed 4.
//!
//! Source: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, KDD 1996.

use kit::figure::{Figure, Marker, Points, Side};
use kit::rng::Rng;

type Point = [f64; 2];

// ANCHOR: dbscan
/// What DBSCAN says of each point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dbscan {
    /// The number of its cluster; `None` for noise.
    pub cluster: Vec<Option<usize>>,
    /// Whether it is a core point.
    pub core: Vec<bool>,
}

fn neighbours(points: &[Point], of: Point, eps: f64) -> Vec<usize> {
    let near = |p: Point| (p[0] - of[0]).powi(2) + (p[1] - of[1]).powi(2) <= eps * eps;
    (0..points.len()).filter(|&i| near(points[i])).collect()
}

/// Grows a cluster from each core point that has none yet.
pub fn dbscan(points: &[Point], eps: f64, min_points: usize) -> Dbscan {
    let near: Vec<Vec<usize>> = points.iter().map(|&p| neighbours(points, p, eps)).collect();
    let core: Vec<bool> = near.iter().map(|near| near.len() >= min_points).collect();
    let mut cluster = vec![None; points.len()];
    let mut clusters = 0;
    for seed in 0..points.len() {
        if !core[seed] || cluster[seed].is_some() {
            continue;
        }
        cluster[seed] = Some(clusters);
        let mut to_visit = vec![seed];
        while let Some(point) = to_visit.pop() {
            if !core[point] {
                continue; // a border point does not grow the cluster
            }
            for &next in &near[point] {
                if cluster[next].is_none() {
                    cluster[next] = Some(clusters);
                    to_visit.push(next);
                }
            }
        }
        clusters += 1;
    }
    Dbscan { cluster, core }
}
// ANCHOR_END: dbscan

/// A blob in a circle, and points anywhere.
fn blob_in_circle() -> Vec<Point> {
    let mut rng = Rng::new(4);
    let mut points: Vec<Point> =
        (0..150).map(|_| [0.5 * rng.normal(), 0.5 * rng.normal()]).collect();
    for _ in 0..150 {
        let angle = std::f64::consts::TAU * rng.uniform();
        let radius = 4.0 + 0.15 * rng.normal();
        points.push([radius * angle.cos(), radius * angle.sin()]);
    }
    points.extend((0..15).map(|_| [12.0 * rng.uniform() - 6.0, 12.0 * rng.uniform() - 6.0]));
    points
}

/// Clusters, border points, noise points.
fn counts(found: &Dbscan) -> [usize; 3] {
    let clusters = found.cluster.iter().flatten().max().map_or(0, |most| most + 1);
    let noise = found.cluster.iter().filter(|cluster| cluster.is_none()).count();
    let core = found.core.iter().filter(|core| **core).count();
    [clusters, found.core.len() - core - noise, noise]
}

// ANCHOR: main
fn main() {
    let six = [[1.0, 2.0], [2.0, 2.0], [2.0, 3.0], [8.0, 7.0], [8.0, 8.0], [25.0, 80.0]];
    println!("six points: {:?}", dbscan(&six, 3.0, 2).cluster);

    let points = blob_in_circle();
    println!("   ε   clusters   border   noise");
    for eps in [0.25, 0.5, 1.0, 2.0, 4.0] {
        let [clusters, border, noise] = counts(&dbscan(&points, eps, 5));
        println!("{eps:.2}   {clusters:>8}   {border:>6}   {noise:>5}");
    }
    draw(&points, &dbscan(&points, 1.0, 5));
}
// ANCHOR_END: main

fn draw(points: &[Point], found: &Dbscan) {
    let of = |cluster: Option<usize>| {
        let own = points.iter().zip(&found.cluster).filter(move |(_, c)| **c == cluster);
        // Every second point is enough to see a cluster.
        own.map(|(p, _)| (p[0], p[1])).step_by(if cluster.is_some() { 2 } else { 1 })
    };
    Figure::new("x₁", "x₂")
        .x_range(-7.0, 7.0)
        .y_range(-7.0, 7.0)
        .size(400.0, 400.0)
        .with(Points::new("cluster 0", of(Some(0))).radius(2.5).name_at(0.0, 1.6, Side::Above))
        .with(Points::new("cluster 1", of(Some(1))).marker(Marker::Triangle).radius(2.5).name_at(
            0.0,
            -4.4,
            Side::Below,
        ))
        .with(Points::new("noise", of(None)).marker(Marker::Cross).radius(4.0))
        .save("hierarchical-and-density-clustering-circle");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scikit-learn's documentation of `DBSCAN` prints these labels, −1 for noise.
    #[test]
    fn the_published_example() {
        let six = [[1.0, 2.0], [2.0, 2.0], [2.0, 3.0], [8.0, 7.0], [8.0, 8.0], [25.0, 80.0]];
        let labels = dbscan(&six, 3.0, 2).cluster;
        assert_eq!(labels, [Some(0), Some(0), Some(0), Some(1), Some(1), None]);
    }

    #[test]
    fn a_border_point_between_two_clusters_goes_to_the_first() {
        // 0.5 and 2.5 have four neighbours each, 1.5 among them; it has three itself.
        let apart = [0.0, 0.0, 0.5, 1.5, 2.5, 3.0, 3.0].map(|x| [x, 0.0]);
        let found = dbscan(&apart, 1.0, 4);
        assert_eq!(found.core, [false, false, true, false, true, false, false]);
        assert_eq!(found.cluster[3], Some(0));
        let backwards: Vec<Point> = apart.iter().rev().copied().collect();
        assert_eq!(dbscan(&backwards, 1.0, 4).cluster[3], Some(0)); // now the right-hand one
    }

    #[test]
    fn exactly_eps_is_near_and_the_point_counts_itself() {
        assert_eq!(dbscan(&[[0.0, 0.0], [3.0, 4.0]], 5.0, 2).cluster, [Some(0), Some(0)]);
        assert_eq!(dbscan(&[[0.0, 0.0], [3.0, 4.0]], 5.0, 3).cluster, [None, None]);
        assert_eq!(dbscan(&[[0.0, 0.0], [3.0, 4.0]], 4.9, 1).cluster, [Some(0), Some(1)]);
    }

    #[test]
    fn no_points_and_equal_points() {
        assert!(dbscan(&[], 1.0, 3).cluster.is_empty());
        assert_eq!(dbscan(&[[1.0, 1.0]; 3], 0.1, 3).cluster, [Some(0); 3]);
    }

    #[test]
    fn blob_and_circle_are_two_clusters() {
        let found = dbscan(&blob_in_circle(), 1.0, 5);
        assert_eq!(counts(&found)[0], 2);
        assert!(found.cluster[..150].iter().flatten().all(|&cluster| cluster == 0));
        assert!(found.cluster[150..300].iter().flatten().all(|&cluster| cluster == 1));
    }
}
