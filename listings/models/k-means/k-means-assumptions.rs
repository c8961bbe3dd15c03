//! What k-means takes for granted, on data where it is not so.
//!
//! Two groups of points each, with known truth, k = 2, best of ten starts. Share right: of the two ways to
//! match clusters with groups, the better one, so at least 0.5.
//!
//! - round: two round groups of 200, 6 apart, standard deviation 1;
//! - one feature in another unit: the same, and a second feature of noise measured in thousandths;
//! - the same, standardised: each feature minus its mean, divided by its standard deviation;
//! - long: two groups 3 apart, standard deviation 0.5 across and 8 along;
//! - unequal: 380 points with standard deviation 3, and 20 with 0.3, 6 away;
//! - ring: 200 points around the origin with standard deviation 0.5, 200 on a circle of radius 4.

use kit::figure::{Figure, Line, Points, Side};
use kit::rng::Rng;

type Point = [f64; 2];

fn squared_distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

/// Two means: the best of ten runs of Lloyd's algorithm from two different points. The centres.
fn two_means(points: &[Point], rng: &mut Rng) -> [Point; 2] {
    let mut best = (f64::INFINITY, [[0.0; 2]; 2]);
    for _ in 0..10 {
        let first = rng.below(points.len());
        let second = (first + 1 + rng.below(points.len() - 1)) % points.len();
        let mut centres = [points[first], points[second]];
        let mut inertia = f64::INFINITY;
        loop {
            let mut sums = [[0.0; 3]; 2];
            let mut next = 0.0;
            for &point in points {
                let distances = centres.map(|centre| squared_distance(point, centre));
                let sum = &mut sums[usize::from(distances[1] < distances[0])];
                *sum = [sum[0] + point[0], sum[1] + point[1], sum[2] + 1.0];
                next += distances[0].min(distances[1]);
            }
            if next >= inertia {
                break;
            }
            inertia = next;
            centres = sums.map(|sum| [sum[0] / sum[2].max(1.0), sum[1] / sum[2].max(1.0)]);
        }
        if inertia < best.0 {
            best = (inertia, centres);
        }
    }
    best.1
}

// ANCHOR: standardise
/// Each feature minus its mean, divided by its standard deviation; a constant feature becomes 0.
pub fn standardise(points: &[Point]) -> Vec<Point> {
    let n = points.len() as f64;
    let mean = [0, 1].map(|f| points.iter().map(|p| p[f]).sum::<f64>() / n);
    let deviation =
        [0, 1].map(|f| (points.iter().map(|p| (p[f] - mean[f]).powi(2)).sum::<f64>() / n).sqrt());
    let scaled = |x: f64, f: usize| {
        if deviation[f] > 0.0 { (x - mean[f]) / deviation[f] } else { 0.0 }
    };
    points.iter().map(|p| [scaled(p[0], 0), scaled(p[1], 1)]).collect()
}
// ANCHOR_END: standardise

/// Share of points on the right side, for the better matching of clusters and groups.
fn share_right(points: &[Point], group: &[usize], centres: [Point; 2]) -> f64 {
    let side =
        |p: Point| usize::from(squared_distance(p, centres[1]) < squared_distance(p, centres[0]));
    let same = points.iter().zip(group).filter(|(p, group)| side(**p) == **group).count() as f64;
    let share = same / points.len() as f64;
    share.max(1.0 - share)
}

/// `sizes[g]` points of group g, each by `draw`.
fn groups(sizes: [usize; 2], mut draw: impl FnMut(usize) -> Point) -> (Vec<Point>, Vec<usize>) {
    let group: Vec<usize> = [vec![0; sizes[0]], vec![1; sizes[1]]].concat();
    (group.iter().map(|&g| draw(g)).collect(), group)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(19);
    let side = |group: usize| if group == 0 { -1.0 } else { 1.0 };
    let round = groups([200, 200], |g| [3.0 * side(g) + rng.normal(), rng.normal()]);
    let mut unit = round.clone();
    unit.0.iter_mut().for_each(|point| point[1] *= 1_000.0);
    let standard = (standardise(&unit.0), unit.1.clone());
    let long = groups([200, 200], |g| [1.5 * side(g) + 0.5 * rng.normal(), 8.0 * rng.normal()]);
    let unequal = groups([380, 20], |g| {
        let (middle, spread) = if g == 0 { (0.0, 3.0) } else { (6.0, 0.3) };
        [middle + spread * rng.normal(), spread * rng.normal()]
    });
    let ring = groups([200, 200], |g| {
        if g == 0 {
            return [0.5 * rng.normal(), 0.5 * rng.normal()];
        }
        let angle = std::f64::consts::TAU * rng.uniform();
        [4.0 * angle.cos(), 4.0 * angle.sin()]
    });
    for (name, (points, group)) in [
        ("round, equal, one scale", &round),
        ("a feature in another unit", &unit),
        ("the same, standardised", &standard),
        ("long", &long),
        ("unequal size and spread", &unequal),
        ("a ring", &ring),
    ] {
        let centres = two_means(points, &mut rng);
        println!("{name:<26}{:.2} right", share_right(points, group, centres));
        if name == "long" {
            draw(points, group, centres);
        }
    }
}
// ANCHOR_END: main

/// The long groups, the two centres, and the line between them.
fn draw(points: &[Point], group: &[usize], centres: [Point; 2]) {
    // Every fourth point is enough to see it.
    let of = |g: usize| {
        let own = points.iter().zip(group).filter(move |(_, of)| **of == g);
        own.map(|(point, _)| (point[0], point[1])).step_by(4)
    };
    // Equally far from both: (p - middle) · (second - first) = 0.
    let middle = [0, 1].map(|f| f64::midpoint(centres[0][f], centres[1][f]));
    let direction = [0, 1].map(|f| centres[1][f] - centres[0][f]);
    let line =
        [-12.0, 12.0].map(|x| (x, middle[1] - (x - middle[0]) * direction[0] / direction[1]));
    Figure::new("x₁", "x₂")
        .x_range(-12.0, 12.0)
        .y_range(-25.0, 25.0)
        .with(Points::new("group 1", of(0)).radius(2.5))
        .with(Points::new("group 2", of(1)).radius(2.5))
        .with(Points::new("centres", centres.map(|c| (c[0], c[1]))).radius(6.0).name_at(
            3.0,
            centres[0][1].max(centres[1][1]),
            Side::Right,
        ))
        .with(Line::reference("boundary", line))
        .save("k-means-long");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn standardised_features_have_mean_0_and_deviation_1() {
        let points = standardise(&[[1.0, 7.0], [3.0, 7.0], [8.0, 7.0]]);
        assert_close!(points.iter().map(|p| p[0]).sum::<f64>(), 0.0, 1e-12);
        assert_close!(points.iter().map(|p| p[0].powi(2)).sum::<f64>() / 3.0, 1.0, 1e-12);
        assert!(points.iter().all(|p| p[1].abs() < 1e-12));
    }

    #[test]
    fn two_pairs_are_told_apart() {
        let points = [[0.0, 0.0], [0.0, 1.0], [9.0, 0.0], [9.0, 1.0]];
        let centres = two_means(&points, &mut Rng::new(1));
        assert_close!(share_right(&points, &[1, 1, 0, 0], centres), 1.0, 1e-12);
        assert_close!(share_right(&points, &[0, 1, 0, 1], centres), 0.5, 1e-12);
    }
}
