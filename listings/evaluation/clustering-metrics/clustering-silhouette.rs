//! Without a truth: silhouette, Davies–Bouldin, Calinski–Harabasz. And what they take for granted.
//!
//! Contract: `points` are rows of numbers of one length, `labels` their clusters 0..K, each of which
//! has a point; Euclidean distance. `None` unless 2 ≤ K < n.
//!
//! - silhouette of i: (b − a)/max(a, b), with a the mean distance to the rest of its own cluster and b
//!   the smallest mean distance to another cluster; 0 for a point alone. −1 to 1, high is good
//! - Davies–Bouldin: the mean over clusters of the worst (Sᵢ + Sⱼ)/dᵢⱼ; low is good
//! - Calinski–Harabasz: (B/(K − 1)) / (W/(n − K)); high is good
//!
//! O(n²d) for the silhouette, O((n + K²)d) for the others. Sources: P. Rousseeuw, Journal of
//! Computational and Applied Mathematics 20 (1987), 53–65; D. Davies, D. Bouldin, IEEE PAMI 1 (1979),
//! 224–227; T. Caliński, J. Harabasz, Communications in Statistics 3 (1974), 1–27. Seed 43.

use kit::figure::{Figure, Points};
use kit::rng::Rng;

fn distance(p: &[f64], q: &[f64]) -> f64 {
    p.iter().zip(q).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The number of clusters, if there are between 2 and n − 1 and none is empty.
fn clusters(points: &[Vec<f64>], labels: &[usize]) -> Option<usize> {
    let k = labels.iter().max()? + 1;
    let all_there = (0..k).all(|cluster| labels.contains(&cluster));
    let fits = points.len() == labels.len() && 2 <= k && k < points.len() && all_there;
    if fits { Some(k) } else { None }
}

// ANCHOR: silhouette
/// The silhouette of each point.
pub fn silhouettes(points: &[Vec<f64>], labels: &[usize]) -> Option<Vec<f64>> {
    let k = clusters(points, labels)?;
    let mut sizes = vec![0.0; k];
    for &label in labels {
        sizes[label] += 1.0;
    }
    let of = |i: usize| {
        let own = labels[i];
        if sizes[own] < 2.0 {
            return 0.0; // alone: neither near nor far from its cluster
        }
        let mut sums = vec![0.0; k];
        for (point, &label) in points.iter().zip(labels) {
            sums[label] += distance(&points[i], point);
        }
        let a = sums[own] / (sizes[own] - 1.0); // its distance to itself is 0
        let others = (0..k).filter(|&c| c != own).map(|c| sums[c] / sizes[c]);
        let b = others.fold(f64::INFINITY, f64::min);
        if a.max(b) > 0.0 { (b - a) / a.max(b) } else { 0.0 }
    };
    Some((0..points.len()).map(of).collect())
}

/// The mean silhouette.
pub fn silhouette(points: &[Vec<f64>], labels: &[usize]) -> Option<f64> {
    let values = silhouettes(points, labels)?;
    Some(values.iter().sum::<f64>() / values.len() as f64)
}
// ANCHOR_END: silhouette

/// The centre of the points for which `keep` holds, and how many they are.
fn centre(points: &[Vec<f64>], keep: impl Fn(usize) -> bool) -> (Vec<f64>, f64) {
    let (mut sum, mut count) = (vec![0.0; points[0].len()], 0.0);
    for (_, point) in points.iter().enumerate().filter(|(i, _)| keep(*i)) {
        count += 1.0;
        sum.iter_mut().zip(point).for_each(|(s, x)| *s += x);
    }
    (sum.into_iter().map(|s| s / count).collect(), count)
}

// ANCHOR: centres
/// Davies–Bouldin index. Infinite if two centres coincide.
pub fn davies_bouldin(points: &[Vec<f64>], labels: &[usize]) -> Option<f64> {
    let k = clusters(points, labels)?;
    let centres: Vec<(Vec<f64>, f64)> =
        (0..k).map(|c| centre(points, |i| labels[i] == c)).collect();
    let mut spread = vec![0.0; k]; // mean distance to the centre
    for (point, &label) in points.iter().zip(labels) {
        spread[label] += distance(point, &centres[label].0) / centres[label].1;
    }
    let ratio =
        |i: usize, j: usize| (spread[i] + spread[j]) / distance(&centres[i].0, &centres[j].0);
    let worst = |i: usize| (0..k).filter(|&j| j != i).map(|j| ratio(i, j)).fold(0.0, f64::max);
    Some((0..k).map(worst).sum::<f64>() / k as f64)
}

/// Calinski–Harabasz index. `None` if every point lies on its centre.
pub fn calinski_harabasz(points: &[Vec<f64>], labels: &[usize]) -> Option<f64> {
    let k = clusters(points, labels)?;
    let (middle, n) = centre(points, |_| true);
    let (mut between, mut within) = (0.0, 0.0);
    for cluster in 0..k {
        let (own, size) = centre(points, |i| labels[i] == cluster);
        between += size * distance(&own, &middle).powi(2);
        let mine = points.iter().zip(labels).filter(|&(_, &label)| label == cluster);
        within += mine.map(|(point, _)| distance(point, &own).powi(2)).sum::<f64>();
    }
    if within > 0.0 { Some(between / (k as f64 - 1.0) / (within / (n - k as f64))) } else { None }
}
// ANCHOR_END: centres

/// Two long stripes, 60 points each: the stripe of each point, and its half, left or right.
pub fn stripes() -> (Vec<Vec<f64>>, Vec<usize>, Vec<usize>) {
    let mut rng = Rng::new(43);
    let stripe: Vec<usize> = (0..120).map(|i| i % 2).collect();
    let points: Vec<Vec<f64>> = stripe
        .iter()
        .map(|&s| vec![10.0 * rng.uniform(), 2.0 * s as f64 + 0.3 * rng.normal()])
        .collect();
    let half = points.iter().map(|point| usize::from(point[0] > 5.0)).collect();
    (points, stripe, half)
}

// ANCHOR: main
fn main() {
    let (points, stripe, half) = stripes();
    println!("{:<19} silhouette  Davies–Bouldin  Calinski–Harabasz", "");
    for (name, labels) in [("the two stripes", &stripe), ("cut in the middle", &half)] {
        println!(
            "{name:<19} {:>10.3}  {:>14.3}  {:>17.1}",
            silhouette(&points, labels).expect("two clusters"),
            davies_bouldin(&points, labels).expect("two clusters"),
            calinski_harabasz(&points, labels).expect("two clusters"),
        );
    }
    draw(&points, &stripe);
}
// ANCHOR_END: main

fn draw(points: &[Vec<f64>], stripe: &[usize]) {
    let of = |wanted: usize| {
        let items = points.iter().zip(stripe).filter(move |&(_, &s)| s == wanted);
        items.map(|(point, _)| (point[0], point[1])).collect::<Vec<_>>()
    };
    Figure::new("x", "y")
        .x_range(0.0, 10.0)
        .y_range(-1.5, 4.0)
        .with(Points::new("stripe 1", of(0)).radius(2.0))
        .with(Points::new("stripe 2", of(1)).radius(3.0))
        .vertical("the cut that scores better", 5.0)
        .save("clustering-stripes");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn rows(points: &[[f64; 2]]) -> Vec<Vec<f64>> {
        points.iter().map(|point| point.to_vec()).collect()
    }

    fn six() -> (Vec<Vec<f64>>, [usize; 6]) {
        let points = [[1.0, 2.0], [1.0, 4.0], [1.0, 0.0], [10.0, 2.0], [10.0, 4.0], [10.0, 0.0]];
        (rows(&points), [0, 0, 0, 1, 1, 1])
    }

    /// Recomputed with scikit-learn 1.9.1 on the points of its k-means example.
    #[test]
    fn agrees_with_scikit_learn() {
        let (points, labels) = six();
        let (middle, end) = (0.781_333_847_5, 0.679_354_745);
        let expected = [middle, end, end, middle, end, end];
        assert_all_close!(silhouettes(&points, &labels).expect("two"), expected, 1e-9);
        assert_close!(silhouette(&points, &labels).expect("two"), 0.713_347_779_174_961_5, 1e-12);
        assert_close!(calinski_harabasz(&points, &labels).expect("two"), 30.375, 1e-12);
        assert_close!(davies_bouldin(&points, &labels).expect("two"), 8.0 / 27.0, 1e-12);
    }

    /// Published: scikit-learn, `davies_bouldin_score` («0.12…»).
    #[test]
    fn davies_bouldin_as_in_scikit_learn() {
        let points = rows(&[[0.0, 1.0], [1.0, 1.0], [3.0, 4.0]]);
        assert_close!(davies_bouldin(&points, &[0, 0, 1]).expect("two"), 0.128_036_879_93, 1e-11);
    }

    #[test]
    fn needs_two_clusters_and_a_point_that_is_not_alone() {
        let (points, _) = six();
        for labels in [[0; 6], [0, 1, 2, 3, 4, 5], [0, 0, 0, 2, 2, 2]] {
            assert_eq!(silhouette(&points, &labels), None);
            assert_eq!(davies_bouldin(&points, &labels), None);
            assert_eq!(calinski_harabasz(&points, &labels), None);
        }
        assert_eq!(silhouette(&points, &[0, 1]), None);
        assert_eq!(silhouette(&[], &[]), None);
    }

    #[test]
    fn a_point_alone_has_silhouette_0_and_so_have_equal_points() {
        let points = rows(&[[0.0, 0.0], [9.0, 9.0], [9.0, 8.0]]);
        assert_close!(silhouettes(&points, &[0, 1, 1]).expect("two")[0], 0.0, 0.0);
        let same = rows(&[[1.0, 1.0]; 4]);
        assert_all_close!(silhouettes(&same, &[0, 0, 1, 1]).expect("two"), [0.0; 4], 0.0);
        assert_eq!(calinski_harabasz(&same, &[0, 0, 1, 1]), None);
    }

    #[test]
    fn round_is_taken_for_granted() {
        let (points, stripe, half) = stripes();
        assert!(silhouette(&points, &half) > silhouette(&points, &stripe));
        assert!(davies_bouldin(&points, &half) < davies_bouldin(&points, &stripe));
        assert!(calinski_harabasz(&points, &half) > calinski_harabasz(&points, &stripe));
    }
}
