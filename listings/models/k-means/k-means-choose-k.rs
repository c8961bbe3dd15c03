//! How many clusters? Inertia over k, and the silhouette.
//!
//! Silhouette of a point: (b − a) / max(a, b), with a the mean distance to the other points of its own
//! cluster and b the smallest mean distance to the points of another cluster. From −1 to 1; 0 for a point
//! that is alone in its cluster; undefined for a single cluster. O(n² · d).
//!
//! Source: P. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
//! analysis", Journal of Computational and Applied Mathematics 20, 1987.
//!
//! Made up: 240 points in four round clusters, two of which nearly touch; and 240 points without any
//! cluster, uniform in a square of the same spread. Best of ten k-means++ starts each.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

type Point = [f64; 2];

fn squared_distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

// ANCHOR: silhouette
/// The silhouette of each point. `None` unless there are two clusters at least.
pub fn silhouettes(points: &[Point], cluster: &[usize]) -> Option<Vec<f64>> {
    let k = cluster.iter().max()? + 1;
    let mut sizes = vec![0.0; k];
    for &c in cluster {
        sizes[c] += 1.0;
    }
    if sizes.iter().filter(|size| **size > 0.0).count() < 2 {
        return None;
    }
    let of = |(&point, &own): (&Point, &usize)| {
        let mut sums = vec![0.0; k];
        for (&other, &c) in points.iter().zip(cluster) {
            sums[c] += squared_distance(point, other).sqrt();
        }
        if sizes[own] < 2.0 {
            return 0.0; // alone: by convention
        }
        let a = sums[own] / (sizes[own] - 1.0); // itself is at distance 0 and does not count
        let others = (0..k).filter(|&c| c != own && sizes[c] > 0.0);
        let b = others.map(|c| sums[c] / sizes[c]).fold(f64::INFINITY, f64::min);
        let larger = a.max(b);
        if larger > 0.0 { (b - a) / larger } else { 0.0 }
    };
    Some(points.iter().zip(cluster).map(of).collect())
}
// ANCHOR_END: silhouette

/// The best of ten runs of k-means: its clusters and its inertia.
fn k_means(points: &[Point], k: usize, rng: &mut Rng) -> (Vec<usize>, f64) {
    let mut best = (Vec::new(), f64::INFINITY);
    for _ in 0..10 {
        let run = lloyd(points, plus_plus(points, k, rng));
        if run.1 < best.1 {
            best = run;
        }
    }
    best
}

/// Each further centre with a probability proportional to the squared distance to the nearest.
fn plus_plus(points: &[Point], k: usize, rng: &mut Rng) -> Vec<Point> {
    let mut centres = vec![points[rng.below(points.len())]];
    while centres.len() < k {
        let weights: Vec<f64> = points
            .iter()
            .map(|p| centres.iter().map(|c| squared_distance(*p, *c)).fold(f64::INFINITY, f64::min))
            .collect();
        let mut left = rng.uniform() * weights.iter().sum::<f64>();
        let next = weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        });
        centres.push(points[next.unwrap_or(0)]);
    }
    centres
}

/// Lloyd's algorithm until no point changes sides.
fn lloyd(points: &[Point], mut centres: Vec<Point>) -> (Vec<usize>, f64) {
    let mut cluster = Vec::new();
    loop {
        let nearest = |point: &Point| {
            let distances = centres.iter().map(|centre| squared_distance(*point, *centre));
            let first = (f64::INFINITY, 0);
            distances.zip(0..).fold(first, |best, next| if next.0 < best.0 { next } else { best })
        };
        let found: Vec<(f64, usize)> = points.iter().map(nearest).collect();
        let next: Vec<usize> = found.iter().map(|(_, c)| *c).collect();
        if next == cluster {
            return (cluster, found.iter().map(|(distance, _)| distance).sum());
        }
        cluster = next;
        for (c, centre) in centres.iter_mut().enumerate() {
            let own = || points.iter().zip(&cluster).filter(|(_, of)| **of == c).map(|(p, _)| p);
            let size = own().count() as f64;
            if size > 0.0 {
                *centre = [0, 1].map(|axis| own().map(|p| p[axis]).sum::<f64>() / size);
            }
        }
    }
}

/// Four clusters of 60, two of them 4 apart, the others farther.
fn clusters(rng: &mut Rng) -> Vec<Point> {
    let centres = [[0.0, 0.0], [4.0, 0.0], [0.0, 12.0], [12.0, 8.0]];
    (0..240).map(|i| centres[i % 4].map(|x| x + rng.normal())).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(17);
    let clustered = clusters(&mut rng);
    let uniform: Vec<Point> =
        (0..240).map(|_| [17.0 * rng.uniform(), 17.0 * rng.uniform()]).collect();
    let mut curves = [Vec::new(), Vec::new()];
    println!("{:>3}{:>22}{:>22}", "", "four clusters", "no clusters");
    println!(
        "{:>3}{:>10}{:>12}{:>10}{:>12}",
        "k", "inertia", "silhouette", "inertia", "silhouette"
    );
    for k in 1..=8_u8 {
        let mut row = format!("{k:>3}");
        for (points, curve) in [&clustered, &uniform].into_iter().zip(&mut curves) {
            let (cluster, inertia) = k_means(points, k.into(), &mut rng);
            let silhouette = silhouettes(points, &cluster)
                .map_or("-".to_owned(), |values| format!("{:.3}", mean(&values)));
            row += &format!("{inertia:>10.0}{silhouette:>12}");
            curve.push((f64::from(k), inertia));
        }
        println!("{row}");
    }
    let [clustered, uniform] = curves.map(|curve| {
        let one = curve[0].1;
        curve.into_iter().map(move |(k, inertia)| (k, inertia / one)).collect::<Vec<_>>()
    });
    Figure::new("k", "inertia / inertia at k = 1")
        .y_range(0.0, 1.0)
        .with(Line::new("four clusters", clustered).marked())
        .with(Line::new("no clusters", uniform).marked())
        .save("k-means-elbow");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    const SIX: [Point; 6] =
        [[1.0, 2.0], [1.0, 4.0], [1.0, 0.0], [10.0, 2.0], [10.0, 4.0], [10.0, 0.0]];

    /// Values of scikit-learn's `silhouette_samples` on its six points.
    #[test]
    fn silhouettes_of_six_points() {
        let values = silhouettes(&SIX, &[0, 0, 0, 1, 1, 1]).expect("two clusters");
        let half = [0.781_333_847_5, 0.679_354_745, 0.679_354_745];
        assert_all_close!(&values, &[half, half].concat(), 1e-9);
        assert_close!(mean(&values), 0.713_347_779_174_961_5, 1e-12);
    }

    #[test]
    fn by_hand() {
        // Points 0, 2 | 10: of 0, a = 2 and b = 10; of 2, a = 2 and b = 8; 10 is alone.
        let points = [[0.0, 0.0], [2.0, 0.0], [10.0, 0.0]];
        assert_all_close!(
            silhouettes(&points, &[0, 0, 1]).expect("two clusters"),
            &[0.8, 0.75, 0.0],
            1e-12
        );
        // On the wrong side: of 2, a = 8 and b = 2.
        assert_close!(silhouettes(&points, &[0, 1, 1]).expect("two clusters")[1], -0.75, 1e-12);
    }

    #[test]
    fn one_cluster_and_none_have_no_silhouette() {
        assert!(silhouettes(&SIX, &[0; 6]).is_none());
        assert!(silhouettes(&SIX, &[3; 6]).is_none());
        assert!(silhouettes(&[], &[]).is_none());
        // An empty number between two clusters does no harm.
        assert!(silhouettes(&SIX, &[0, 0, 0, 2, 2, 2]).expect("two clusters")[0] > 0.7);
        assert_all_close!(
            silhouettes(&[[1.0; 2]; 4], &[0, 0, 1, 1]).expect("two clusters"),
            &[0.0; 4],
            1e-12
        );
    }

    #[test]
    fn inertia_falls_with_k_whatever_the_data() {
        let mut rng = Rng::new(18);
        let points = clusters(&mut rng);
        let inertia: Vec<f64> = (1..=8).map(|k| k_means(&points, k, &mut rng).1).collect();
        assert!(inertia.windows(2).all(|pair| pair[1] < pair[0]), "{inertia:?}");
    }
}
