//! Hierarchical clustering: merge the two nearest clusters, update distances by Lance–Williams, repeat.
//!
//! Contract: n points of the plane, all finite. Every cluster is named by its lowest index. Ward's
//! dissimilarity is Δ, by how much the inertia rises when two clusters become one; the others are
//! Euclidean distances. Of equally near pairs the first. O(n³) time, O(n²) memory.
//!
//! Actions: three made-up interests of 8, 6 and 4 actions, normal with standard deviation 0.6 around
//! (1, 1), (9, 2) and (4, 8), seed 17. A medoid is the member with the least sum of squared distances to
//! the members.
//!
//! Sources: J. H. Ward, Journal of the American Statistical Association 58 (1963); G. N. Lance,
//! W. T. Williams, The Computer Journal 9 (1967); medoids of Ward clusters as the summary of a user:
//! A. Pal and others, KDD 2020.

use kit::figure::{Figure, Marker, Points, Side};
use kit::rng::Rng;

type Point = [f64; 2];

/// Squared Euclidean distance.
pub fn squared_distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

// ANCHOR: linkage
/// What "near" means for clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linkage {
    /// The closest pair.
    Single,
    /// The farthest pair.
    Complete,
    /// The mean over all pairs.
    Average,
    /// By how much the inertia rises.
    Ward,
}

impl Linkage {
    fn between_points(self, a: Point, b: Point) -> f64 {
        match self {
            Self::Ward => squared_distance(a, b) / 2.0,
            Self::Single | Self::Complete | Self::Average => squared_distance(a, b).sqrt(),
        }
    }

    /// From a ∪ b to c: `ac`, `bc`, `ab` are known, `sizes` are those of a, b and c.
    fn after_merge(self, ac: f64, bc: f64, ab: f64, sizes: [f64; 3]) -> f64 {
        let [a, b, c] = sizes;
        match self {
            Self::Single => ac.min(bc),
            Self::Complete => ac.max(bc),
            Self::Average => (a * ac + b * bc) / (a + b),
            Self::Ward => ((a + c) * ac + (b + c) * bc - c * ab) / (a + b + c),
        }
    }
}
// ANCHOR_END: linkage

// ANCHOR: merges
/// `second` joins `first`, its lower, at a dissimilarity of `height`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merge {
    /// The lowest index of one cluster, and of both together from now on.
    pub first: usize,
    /// The lowest index of the other.
    pub second: usize,
    /// How far apart they were.
    pub height: f64,
}

/// All n − 1 merges, nearest first.
pub fn merges(points: &[Point], linkage: Linkage) -> Vec<Merge> {
    let to_all = |&a| points.iter().map(|&b| linkage.between_points(a, b)).collect();
    let mut distance: Vec<Vec<f64>> = points.iter().map(to_all).collect();
    let mut size = vec![1.0; points.len()];
    let mut alive: Vec<usize> = (0..points.len()).collect();
    let mut merges = Vec::new();
    while alive.len() > 1 {
        let mut best = Merge { first: 0, second: 0, height: f64::INFINITY };
        for (i, &first) in alive.iter().enumerate() {
            for &second in &alive[i + 1..] {
                if distance[first][second] < best.height {
                    best = Merge { first, second, height: distance[first][second] };
                }
            }
        }
        let (a, b) = (best.first, best.second);
        alive.retain(|&c| c != b);
        for &c in alive.iter().filter(|&&c| c != a) {
            let sizes = [size[a], size[b], size[c]];
            let next = linkage.after_merge(distance[a][c], distance[b][c], best.height, sizes);
            distance[a][c] = next;
            distance[c][a] = next;
        }
        size[a] += size[b];
        merges.push(best);
    }
    merges
}
// ANCHOR_END: merges

// ANCHOR: cut
/// The clusters after some of the merges, each with its members in order.
pub fn clusters(n: usize, merges: &[Merge]) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    for merge in merges {
        let joined = std::mem::take(&mut members[merge.second]);
        members[merge.first].extend(joined);
        members[merge.first].sort_unstable();
    }
    members.retain(|cluster| !cluster.is_empty());
    members
}

/// The merges up to a height. Heights never fall, so these are the first.
pub fn up_to(merges: &[Merge], height: f64) -> &[Merge] {
    &merges[..merges.partition_point(|merge| merge.height <= height)]
}

/// The member that is nearest to all members, by squared distance; `None` of no members.
pub fn medoid(points: &[Point], members: &[usize]) -> Option<usize> {
    let cost = |&m: &usize| members.iter().map(|&j| squared_distance(points[m], points[j])).sum();
    let costs: Vec<f64> = members.iter().map(cost).collect();
    let best = (0..members.len()).min_by(|&a, &b| costs[a].total_cmp(&costs[b]))?;
    Some(members[best])
}
// ANCHOR_END: cut

fn actions() -> Vec<Point> {
    let mut rng = Rng::new(17);
    let interests = [([1.0, 1.0], 8), ([9.0, 2.0], 6), ([4.0, 8.0], 4)];
    interests
        .iter()
        .flat_map(|&(middle, count)| vec![middle; count])
        .map(|middle: Point| middle.map(|x| x + 0.6 * rng.normal()))
        .collect()
}

// ANCHOR: main
fn main() {
    let actions = actions();
    let merges = merges(&actions, Linkage::Ward);
    let last: Vec<String> =
        merges[merges.len() - 5..].iter().map(|m| format!("{:.1}", m.height)).collect();
    println!("last five merges cost  {}", last.join("  "));

    let interests = clusters(actions.len(), up_to(&merges, 10.0));
    for members in &interests {
        let m = medoid(&actions, members).expect("a cluster has members");
        println!("actions {:<2}  medoid {m:>2} {:.1?}", members.len(), actions[m]);
    }

    let mean = [0, 1]
        .map(|axis| actions.iter().map(|action| action[axis]).sum::<f64>() / actions.len() as f64);
    let nearest =
        actions.iter().map(|&a| squared_distance(a, mean).sqrt()).fold(f64::MAX, f64::min);
    println!("one mean    {mean:.1?}, and no action nearer than {nearest:.1}");
    draw(&actions, &interests, mean);
}
// ANCHOR_END: main

fn draw(actions: &[Point], interests: &[Vec<usize>], mean: Point) {
    let xy = |point: Point| (point[0], point[1]);
    let mut figure = Figure::new("x₁", "x₂").x_range(-2.0, 12.0).y_range(-2.0, 10.0);
    for (number, members) in interests.iter().enumerate() {
        let own = members.iter().map(|&m| xy(actions[m]));
        figure = figure.with(Points::new(format!("interest {}", number + 1), own).radius(3.0));
    }
    let medoids = interests.iter().filter_map(|members| medoid(actions, members));
    figure
        .with(
            Points::new("medoids", medoids.map(|m| xy(actions[m])))
                .marker(Marker::Diamond)
                .radius(6.0)
                .unnamed(),
        )
        .with(Points::new("mean of all", [xy(mean)]).marker(Marker::Square).radius(5.0).name_at(
            mean[0],
            mean[1],
            Side::Above,
        ))
        .save("hierarchical-and-density-clustering-interests");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn heights(points: &[Point], linkage: Linkage) -> Vec<f64> {
        merges(points, linkage).iter().map(|merge| merge.height).collect()
    }

    /// The example worked by hand: 0, 2, 7, 8 on a line.
    #[test]
    fn by_hand() {
        let line = [0.0, 2.0, 7.0, 8.0].map(|x| [x, 0.0]);
        assert_all_close!(&heights(&line, Linkage::Ward), &[0.5, 2.0, 42.25], 1e-12);
        assert_all_close!(&heights(&line, Linkage::Single), &[1.0, 2.0, 5.0], 1e-12);
        assert_all_close!(&heights(&line, Linkage::Complete), &[1.0, 2.0, 8.0], 1e-12);
        assert_all_close!(&heights(&line, Linkage::Average), &[1.0, 2.0, 6.5], 1e-12);
        let pairs = clusters(4, up_to(&merges(&line, Linkage::Ward), 2.0));
        assert_eq!(pairs, [vec![0, 1], vec![2, 3]]);
        assert_close!(Linkage::Ward.after_merge(12.5, 18.0, 0.5, [1.0; 3]), 121.0 / 6.0, 1e-12);
    }

    #[test]
    fn the_three_interests_are_found() {
        let actions = actions();
        let found = clusters(18, up_to(&merges(&actions, Linkage::Ward), 10.0));
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [8, 6, 4]);
        // A user with the first interest only: one cluster, at the same height.
        let one = &actions[..8];
        assert_eq!(clusters(8, up_to(&merges(one, Linkage::Ward), 10.0)).len(), 1);
    }

    #[test]
    fn no_point_one_point_ties() {
        assert!(merges(&[], Linkage::Ward).is_empty());
        assert!(clusters(0, &[]).is_empty());
        assert_eq!(clusters(1, &merges(&[[1.0, 2.0]], Linkage::Ward)), [vec![0]]);
        // 0 and 1 are as near as 1 and 2: the first pair.
        let line = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]];
        assert_eq!(clusters(3, &merges(&line, Linkage::Single)[..1]), [vec![0, 1], vec![2]]);
        let same = heights(&[[3.0, 3.0]; 4], Linkage::Ward);
        assert_all_close!(&same, &[0.0; 3], 1e-12);
    }

    #[test]
    fn medoids_are_members_and_the_first_of_equals() {
        let points = [[0.0, 0.0], [1.0, 0.0], [10.0, 0.0]];
        assert_eq!(medoid(&points, &[0, 1, 2]), Some(1));
        assert_eq!(medoid(&points, &[0, 1]), Some(0));
        assert_eq!(medoid(&points, &[]), None);
    }
}
