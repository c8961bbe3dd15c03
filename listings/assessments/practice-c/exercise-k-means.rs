//! # Task 1: k-means
//!
//! 10 points, 15 minutes. Write Lloyd's algorithm from given starting centres, so that the result is
//! the same for everybody.
//!
//! - **Assign:** every point gets the index of its nearest centre by squared Euclidean distance; of
//!   equally near ones the lowest index.
//! - **Move:** every centre goes to the mean of its points. A centre without points stays where it is.
//! - Assign once at the start. Then move and assign again, until an assignment is the same as the one
//!   before it, or centres have been moved `max_rounds` times.
//! - Return the centres, the label of every point, the inertia (the sum of squared distances of the
//!   points to their centres) and how often centres were moved. Labels and inertia belong to the
//!   centres that are returned.
//! - `None` if there are no points or no centres, if a point is empty, if points and centres are not all
//!   equally long, or if a coordinate is not finite.
//!
//! ```text
//! points 0 1 9 10, centres 0 and 1
//!
//! assign  0 | 1 9 10      move  0, 6.67
//! assign  0 1 | 9 10      move  0.5, 9.5
//! assign  0 1 | 9 10      unchanged: 2 rounds, inertia 4 · 0.25 = 1
//! ```

// ANCHOR: given
/// Clusters of `n` points around `k` centres.
#[derive(Debug, Clone, PartialEq)]
pub struct Clusters {
    /// `k` centres, as long as the points.
    pub centres: Vec<Vec<f64>>,
    /// Index of the nearest centre, for every point.
    pub labels: Vec<usize>,
    /// Sum of squared distances of the points to their centres.
    pub inertia: f64,
    /// How often centres were moved.
    pub rounds: usize,
}
// ANCHOR_END: given

// ANCHOR: solution
/// Lloyd's algorithm from given centres: O(rounds · n · k · d).
pub fn k_means(points: &[Vec<f64>], start: &[Vec<f64>], max_rounds: usize) -> Option<Clusters> {
    let length = points.first()?.len();
    let well_formed =
        |row: &Vec<f64>| row.len() == length && row.iter().all(|value| value.is_finite());
    if length == 0 || start.is_empty() || !points.iter().chain(start).all(well_formed) {
        return None;
    }
    let mut centres = start.to_vec();
    let mut labels = assign(points, &centres);
    let mut rounds = 0;
    while rounds < max_rounds {
        move_centres(points, &labels, &mut centres);
        rounds += 1;
        let next = assign(points, &centres);
        if next == labels {
            break;
        }
        labels = next;
    }
    let distances =
        points.iter().zip(&labels).map(|(point, &label)| squared(point, &centres[label]));
    let inertia = distances.sum();
    Some(Clusters { centres, labels, inertia, rounds })
}

/// The nearest centre of every point, the lowest index of equally near ones.
fn assign(points: &[Vec<f64>], centres: &[Vec<f64>]) -> Vec<usize> {
    let nearest = |point: &Vec<f64>| {
        let mut best = (f64::INFINITY, 0);
        for (index, centre) in centres.iter().enumerate() {
            let distance = squared(point, centre);
            if distance < best.0 {
                best = (distance, index);
            }
        }
        best.1
    };
    points.iter().map(nearest).collect()
}

/// Every centre to the mean of its points; one without points stays.
fn move_centres(points: &[Vec<f64>], labels: &[usize], centres: &mut [Vec<f64>]) {
    let mut sums = vec![vec![0.0; points[0].len()]; centres.len()];
    let mut counts = vec![0_usize; centres.len()];
    for (point, &label) in points.iter().zip(labels) {
        counts[label] += 1;
        for (sum, value) in sums[label].iter_mut().zip(point) {
            *sum += value;
        }
    }
    for ((centre, sum), &count) in centres.iter_mut().zip(sums).zip(&counts) {
        if count > 0 {
            *centre = sum.into_iter().map(|sum| sum / count as f64).collect();
        }
    }
}

/// Squared Euclidean distance: the root would change no comparison.
fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Clusters;

    // ANCHOR: starter
    /// Lloyd's algorithm from given centres.
    pub fn k_means(points: &[Vec<f64>], start: &[Vec<f64>], max_rounds: usize) -> Option<Clusters> {
        todo!("assign; then move and assign until nothing changes")
    }
    // ANCHOR_END: starter
}

fn main() {
    let points: Vec<Vec<f64>> = [0.0, 1.0, 9.0, 10.0].iter().map(|&x| vec![x]).collect();
    println!("{:#?}", k_means(&points, &[vec![0.0], vec![1.0]], 100));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-9
    }

    fn line(values: &[f64]) -> Vec<Vec<f64>> {
        values.iter().map(|&value| vec![value]).collect()
    }

    #[test]
    fn the_sample() {
        let found = k_means(&line(&[0.0, 1.0, 9.0, 10.0]), &line(&[0.0, 1.0]), 100);
        let found = found.expect("well formed");
        assert_eq!((found.labels, found.rounds), (vec![0, 0, 1, 1], 2));
        assert!(close(found.centres[0][0], 0.5) && close(found.centres[1][0], 9.5));
        assert!(close(found.inertia, 1.0));
    }

    #[test]
    fn a_centre_without_points_stays() {
        let found = k_means(&line(&[0.0, 2.0]), &line(&[1.0, 50.0]), 10).expect("well formed");
        assert_eq!(found.labels, [0, 0]);
        assert!(close(found.centres[1][0], 50.0) && close(found.inertia, 2.0));
    }

    #[test]
    fn no_rounds_is_an_assignment_only() {
        let found = k_means(&line(&[0.0, 1.0]), &line(&[3.0]), 0).expect("well formed");
        assert_eq!((found.labels, found.rounds), (vec![0, 0], 0));
        assert!(close(found.centres[0][0], 3.0) && close(found.inertia, 13.0));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(k_means(&[], &line(&[0.0]), 10), None);
        assert_eq!(k_means(&line(&[0.0]), &[], 10), None);
        assert_eq!(k_means(&line(&[0.0]), &[vec![0.0, 1.0]], 10), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-9
    }

    fn rows(points: &[[f64; 2]]) -> Vec<Vec<f64>> {
        points.iter().map(|point| point.to_vec()).collect()
    }

    const SIX: [[f64; 2]; 6] =
        [[1.0, 2.0], [1.0, 4.0], [1.0, 0.0], [10.0, 2.0], [10.0, 4.0], [10.0, 0.0]];

    /// The points of scikit-learn's example, whose centres are (1, 2) and (10, 2).
    #[test]
    fn two_features() {
        let start = rows(&[[0.0, 0.0], [11.0, 5.0]]);
        let found = k_means(&rows(&SIX), &start, 100).expect("well formed");
        assert_eq!(found.labels, [0, 0, 0, 1, 1, 1]);
        assert!(close(found.centres[0][0], 1.0) && close(found.centres[0][1], 2.0));
        assert!(close(found.centres[1][0], 10.0) && close(found.centres[1][1], 2.0));
        assert!(close(found.inertia, 16.0));
    }

    #[test]
    fn another_start_can_be_worse() {
        let start = rows(&[[5.0, 0.0], [5.0, 4.0]]);
        let found = k_means(&rows(&SIX), &start, 100).expect("well formed");
        assert!(found.inertia > 100.0, "a local optimum: {found:?}");
    }

    #[test]
    fn equally_near_is_the_lowest_index() {
        let found = k_means(&[vec![1.0]], &[vec![2.0], vec![0.0]], 0).expect("well formed");
        assert_eq!(found.labels, [0]);
    }

    #[test]
    fn inertia_never_rises_and_the_end_is_a_fixed_point() {
        let mut state = 17_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(state >> 33).expect("31 bits") % n
        };
        for _ in 0..200 {
            let mut cloud = |n: u32| -> Vec<Vec<f64>> {
                (0..n).map(|_| vec![f64::from(below(20)), f64::from(below(20))]).collect()
            };
            let (points, start) = (cloud(12), cloud(3));
            let mut last = f64::INFINITY;
            for rounds in 0..8 {
                let found = k_means(&points, &start, rounds).expect("well formed");
                assert!(found.rounds <= rounds && found.inertia <= last + 1e-9);
                last = found.inertia;
            }
            let end = k_means(&points, &start, 1000).expect("well formed");
            let again = k_means(&points, &end.centres, 1000).expect("well formed");
            assert_eq!(end.labels, again.labels);
            assert!(close(end.inertia, again.inertia));
        }
    }

    #[test]
    fn labels_belong_to_the_centres_that_are_returned() {
        let points: Vec<Vec<f64>> = [0.0, 1.0, 9.0, 10.0].iter().map(|&x| vec![x]).collect();
        // After one move the centres are 0 and 20/3: point 1 has changed sides.
        let found = k_means(&points, &[vec![0.0], vec![1.0]], 1).expect("well formed");
        assert_eq!(found.labels, [0, 0, 1, 1]);
        assert!(close(
            found.inertia,
            1.0 + (9.0 - 20.0 / 3.0_f64).powi(2) + (10.0_f64 / 3.0).powi(2)
        ));
    }

    #[test]
    fn other_input_without_an_answer() {
        assert_eq!(k_means(&[vec![]], &[vec![]], 1), None);
        assert_eq!(k_means(&[vec![f64::NAN]], &[vec![0.0]], 1), None);
        assert_eq!(k_means(&[vec![0.0]], &[vec![f64::INFINITY]], 1), None);
        assert_eq!(k_means(&[vec![0.0], vec![0.0, 1.0]], &[vec![0.0]], 1), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two functions do the work: one gives every point a label, one gives every centre a place. Which of
//    them has to come last?
// 2. For the means keep a sum and a count for each centre, in one pass over the points. Divide only where
//    the count is not 0.
// 3. Assign before the loop. In the loop: move, count the round, assign; stop if the labels are the old
//    ones. Compute the inertia from what is left, once.
// ANCHOR_END: hints
