//! A k-d tree, and why it stops helping when there are many dimensions.
//!
//! Contract: points in `d` dimensions. A node holds a point and splits the others at its coordinate on
//! one axis; axes take turns, and the point is the median. `nearest` goes down on the query's side first
//! and visits the other side only if the splitting plane is nearer than the best point so far. It
//! returns the squared distance, and how many points it compared the query with.
//!
//! The experiment: 2,000 points and 50 queries, uniform on the unit cube, seed 20.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: tree
/// A point, and what lies below and above it on its axis.
pub struct Node {
    point: Vec<f64>,
    axis: usize,
    below: Option<Box<Node>>,
    above: Option<Box<Node>>,
}

/// Splits at the median of each axis in turn: O(n log² n), depth log₂ n.
pub fn build(mut points: Vec<Vec<f64>>, depth: usize) -> Option<Box<Node>> {
    let axis = depth % points.first()?.len();
    points.sort_by(|a, b| a[axis].total_cmp(&b[axis]));
    let mut above = points.split_off(points.len() / 2);
    let rest = above.split_off(1);
    let point = above.pop()?;
    Some(Box::new(Node {
        point,
        axis,
        below: build(points, depth + 1),
        above: build(rest, depth + 1),
    }))
}

/// Improves `best`, the squared distance to the nearest point so far; counts the points looked at.
pub fn nearest(node: Option<&Node>, query: &[f64], best: &mut f64, looked: &mut usize) {
    let Some(node) = node else { return };
    *looked += 1;
    *best = best.min(squared(&node.point, query));
    let from_plane = query[node.axis] - node.point[node.axis];
    let (near, far) =
        if from_plane < 0.0 { (&node.below, &node.above) } else { (&node.above, &node.below) };
    nearest(near.as_deref(), query, best, looked);
    if from_plane * from_plane < *best {
        nearest(far.as_deref(), query, best, looked);
    }
}
// ANCHOR_END: tree

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}

/// Points of the unit cube.
pub fn cube(n: usize, d: usize, rng: &mut Rng) -> Vec<Vec<f64>> {
    (0..n).map(|_| (0..d).map(|_| rng.uniform()).collect()).collect()
}

// ANCHOR: main
fn main() {
    println!(" d  looked at  nearest / mean distance");
    let mut shares = Vec::new();
    let mut ratios = Vec::new();
    for d in [1, 2, 4, 6, 8, 12, 16, 20] {
        let (share, ratio) = experiment(2000, d, 50);
        println!("{d:>2}  {share:>9.4}  {ratio:>23.3}");
        shares.push((d as f64, share));
        ratios.push((d as f64, ratio));
    }
    Figure::new("dimensions", "share")
        .y_range(0.0, 1.0)
        .with(Line::new("points looked at", shares).marked())
        .with(Line::new("nearest ÷ mean distance", ratios).marked())
        .save("k-nearest-neighbours-dimensions");
}
// ANCHOR_END: main

/// Mean share of points looked at, and mean of nearest distance over mean distance.
pub fn experiment(n: usize, d: usize, queries: usize) -> (f64, f64) {
    let mut rng = Rng::new(20);
    let points = cube(n, d, &mut rng);
    let tree = build(points.clone(), 0);
    let (mut share, mut ratio) = (0.0, 0.0);
    for query in cube(queries, d, &mut rng) {
        let (mut best, mut looked) = (f64::INFINITY, 0);
        nearest(tree.as_deref(), &query, &mut best, &mut looked);
        let distances = points.iter().map(|point| squared(point, &query).sqrt());
        share += looked as f64 / n as f64 / queries as f64;
        ratio += best.sqrt() / (distances.sum::<f64>() / n as f64) / queries as f64;
    }
    (share, ratio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn it_finds_what_looking_at_all_points_finds() {
        let mut rng = Rng::new(3);
        for d in [1, 2, 5] {
            // Coordinates on a coarse grid, so that many are equal.
            let coarse = |points: Vec<Vec<f64>>| -> Vec<Vec<f64>> {
                points.into_iter().map(|p| p.iter().map(|x| (x * 4.0).floor()).collect()).collect()
            };
            for n in [0, 1, 2, 3, 40] {
                let points = coarse(cube(n, d, &mut rng));
                let tree = build(points.clone(), 0);
                for query in cube(20, d, &mut rng) {
                    let query: Vec<f64> = query.iter().map(|x| 4.0 * x).collect();
                    let (mut best, mut looked) = (f64::INFINITY, 0);
                    nearest(tree.as_deref(), &query, &mut best, &mut looked);
                    let all = points.iter().map(|p| squared(p, &query));
                    assert_close!(best, all.fold(f64::INFINITY, f64::min), 0.0);
                    assert!(looked <= n);
                }
            }
        }
    }

    #[test]
    fn few_dimensions_need_few_looks_and_many_need_nearly_all() {
        assert!(experiment(2000, 2, 20).0 < 0.02);
        assert!(experiment(2000, 16, 20).0 > 0.5);
    }
}
