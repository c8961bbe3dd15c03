//! # Clusters with a largest size
//!
//! A reviewer can look at no more than `limit` images at once, so no cluster may get larger than
//! that. Images are numbered from 0. Pairs of near-duplicates arrive one after another, best match
//! first:
//!
//! - a pair joins the clusters of its two images, unless the result would have **more than** `limit`
//!   images: then the pair is refused and nothing changes;
//! - a pair whose images are together already is not refused.
//!
//! Return the clusters and the number of refused pairs. Members are in ascending order, clusters in
//! the order of their first members. There may be a million pairs.
//!
//! ```text
//! images 5, limit 3, pairs (0,1) (2,3) (1,2) (3,4)
//!
//! (0,1)   {0,1} {2} {3} {4}
//! (2,3)   {0,1} {2,3} {4}
//! (1,2)   refused: it would make four
//! (3,4)   {0,1} {2,3,4}
//! ```

// ANCHOR: solution
/// The clusters of images `0..images`, none larger than `limit`, and how many pairs were refused.
///
/// O((images + pairs) log images): union by size alone bounds every walk to a root.
pub fn capped_clusters(
    images: usize,
    pairs: &[(usize, usize)],
    limit: usize,
) -> (Vec<Vec<usize>>, usize) {
    let mut parent: Vec<usize> = (0..images).collect();
    let mut size = vec![1; images];
    let mut refused = 0;
    for &(a, b) in pairs {
        let (a, b) = (find(&mut parent, a), find(&mut parent, b));
        if a == b {
            continue;
        }
        if size[a] + size[b] > limit {
            refused += 1;
            continue;
        }
        let (small, large) = if size[a] < size[b] { (a, b) } else { (b, a) };
        parent[small] = large;
        size[large] += size[small];
    }

    // A member list for every image, of which only those of roots get members.
    let mut clusters = vec![Vec::new(); images];
    for image in 0..images {
        clusters[find(&mut parent, image)].push(image);
    }
    clusters.retain(|members| !members.is_empty());
    clusters.sort();
    (clusters, refused)
}

/// The root above `image`; every other image on the way is hung one step higher.
fn find(parent: &mut [usize], mut image: usize) -> usize {
    while parent[image] != image {
        parent[image] = parent[parent[image]];
        image = parent[image];
    }
    image
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The clusters of images `0..images`, none larger than `limit`, and how many pairs were refused.
    pub fn capped_clusters(
        images: usize,
        pairs: &[(usize, usize)],
        limit: usize,
    ) -> (Vec<Vec<usize>>, usize) {
        // Everybody alone and nothing refused: go on from here.
        ((0..images).map(|image| vec![image]).collect(), 0)
    }
    // ANCHOR_END: starter
}

fn main() {
    let pairs = [(0, 1), (2, 3), (1, 2), (3, 4)];
    for limit in [2, 3, 5] {
        let (clusters, refused) = capped_clusters(5, &pairs, limit);
        println!("limit {limit}: {clusters:?}, {refused} refused");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let pairs = [(0, 1), (2, 3), (1, 2), (3, 4)];
        assert_eq!(capped_clusters(5, &pairs, 3), (vec![vec![0, 1], vec![2, 3, 4]], 1));
    }

    #[test]
    fn without_pairs_everybody_is_alone() {
        assert_eq!(capped_clusters(2, &[], 9), (vec![vec![0], vec![1]], 0));
    }

    #[test]
    fn exactly_the_limit_is_allowed() {
        assert_eq!(capped_clusters(3, &[(2, 1), (1, 0)], 3), (vec![vec![0, 1, 2]], 0));
    }

    #[test]
    fn a_pair_that_is_together_already_is_not_refused() {
        let pairs = [(0, 1), (1, 0), (0, 0)];
        assert_eq!(capped_clusters(2, &pairs, 2), (vec![vec![0, 1]], 0));
    }

    #[test]
    fn the_order_of_the_pairs_decides() {
        let chain = [(0, 1), (1, 2), (2, 3)];
        assert_eq!(capped_clusters(4, &chain, 3), (vec![vec![0, 1, 2], vec![3]], 1));
        let ends_first = [(0, 1), (2, 3), (1, 2)];
        assert_eq!(capped_clusters(4, &ends_first, 3), (vec![vec![0, 1], vec![2, 3]], 1));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_limit_of_one_refuses_every_pair_of_two_images() {
        let pairs = [(0, 1), (1, 1), (1, 2)];
        assert_eq!(capped_clusters(3, &pairs, 1), (vec![vec![0], vec![1], vec![2]], 2));
    }

    #[test]
    fn no_images() {
        assert_eq!(capped_clusters(0, &[], 3), (Vec::new(), 0));
    }

    /// A recursive `find` without balance overflows the stack here, relabelling is quadratic.
    #[test]
    fn a_long_chain_in_both_directions() {
        let n = 200_000;
        let forward: Vec<_> = (1..n).map(|image| (image - 1, image)).collect();
        let backward: Vec<_> = forward.iter().rev().map(|&(a, b)| (b, a)).collect();
        for pairs in [forward, backward] {
            let (clusters, refused) = capped_clusters(n, &pairs, n);
            assert_eq!((clusters.len(), clusters[0].len(), refused), (1, n, 0));
        }
    }

    /// Labels rewritten from end to end at every join: slow, and easy to trust.
    fn brute_force(images: usize, pairs: &[(usize, usize)], limit: usize) -> Vec<Vec<usize>> {
        let mut label: Vec<usize> = (0..images).collect();
        for &(a, b) in pairs {
            let (a, b) = (label[a], label[b]);
            let together = label.iter().filter(|&&of| of == a || of == b).count();
            if together <= limit {
                label.iter_mut().filter(|of| **of == b).for_each(|of| *of = a);
            }
        }
        let members = |of| (0..images).filter(|&image| label[image] == of).collect::<Vec<_>>();
        let mut clusters: Vec<Vec<usize>> = (0..images).map(members).collect();
        clusters.retain(|members| !members.is_empty());
        clusters.sort();
        clusters
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 7_usize;
        let mut below = |n: usize| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            (state >> 8) % n
        };
        for _ in 0..300 {
            let images = 1 + below(10);
            let pairs: Vec<_> = (0..below(15)).map(|_| (below(images), below(images))).collect();
            let limit = 1 + below(6);
            let (found, _) = capped_clusters(images, &pairs, limit);
            assert_eq!(found, brute_force(images, &pairs, limit), "{pairs:?} {limit}");
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two questions decide about a pair: are its images together already, and how large would the
//    result be? Which structure answers both without looking at the members?
// 2. Union-find with a size at every root. Look at the roots *before* you join: equal roots are no
//    refusal, and the sizes of two roots add up to the size of the result.
// 3. Keep the walks short: hang the smaller tree below the larger, and write `find` as a loop, so
//    that a chain of a million images neither takes forever nor overflows the stack.
// ANCHOR_END: hints
