//! # Choose k by leaving one out
//!
//! For every k from 1 to `most`, let each row be classified by its k nearest **other** rows, and count
//! the mistakes. Return the counts, and the k with the fewest; of equal ones the smallest k.
//!
//! - Nearness is squared Euclidean distance; of equally near rows the smaller index is nearer.
//! - A vote counts 1. Of classes with equally many votes the one wins whose nearest member is nearer.
//! - `None` if there are fewer than two rows, if `most` is 0 or larger than the number of other rows, or
//!   if rows and labels are not equally many. Rows are equally long and finite.
//!
//! There may be 500 rows, and `most` as large as 499: sort once for each row, not once for each row and
//! k. Standard library only, Rust 1.59.
//!
//! ```text
//! rows     0  1  2  10  11
//! labels   a  a  b   b   b
//!
//! k = 1   row 2 is called a (its nearest is 1): 1 mistake
//! k = 2   row 2 has 1 and 0: a;  10 has 11 and 2: b     1 mistake
//! k = 3   0 has a b b, 1 has a b b, 2 has a a b         3 mistakes
//! ```

// ANCHOR: solution
use std::collections::BTreeMap;

/// Mistakes for k = 1, 2, …, `most`, and the best k. O(n² (d + log n + K)) for K classes.
pub fn choose_k(rows: &[Vec<f64>], labels: &[u32], most: usize) -> Option<(Vec<usize>, usize)> {
    let n = rows.len();
    if n < 2 || labels.len() != n || most == 0 || most > n - 1 {
        return None;
    }
    let mut mistakes = vec![0; most];
    for (item, row) in rows.iter().enumerate() {
        let mut others: Vec<(f64, usize)> = (0..n)
            .filter(|&other| other != item)
            .map(|other| (squared(row, &rows[other]), other))
            .collect();
        others.sort_by(|a, b| a.partial_cmp(b).expect("features are finite"));

        // One neighbour more for each k. A class is known by when it was first met.
        let mut first_met: BTreeMap<u32, usize> = BTreeMap::new();
        let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
        for (place, &(_, other)) in others.iter().take(most).enumerate() {
            first_met.entry(labels[other]).or_insert(place);
            *votes.entry(labels[other]).or_default() += 1;
            let best = votes.iter().max_by_key(|&(class, &count)| {
                // Most votes; then the earliest first member.
                (count, usize::MAX - first_met[class])
            });
            if best.map(|(&class, _)| class) != Some(labels[item]) {
                mistakes[place] += 1;
            }
        }
    }
    let fewest = mistakes.iter().min()?;
    let best = 1 + mistakes.iter().position(|count| count == fewest)?;
    Some((mistakes, best))
}

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Mistakes for k = 1, 2, …, `most`, and the best k.
    pub fn choose_k(rows: &[Vec<f64>], labels: &[u32], most: usize) -> Option<(Vec<usize>, usize)> {
        todo!("what changes from k to k + 1?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let rows: Vec<Vec<f64>> = [0.0, 1.0, 2.0, 10.0, 11.0].iter().map(|&x| vec![x]).collect();
    println!("{:?}", choose_k(&rows, &[0, 0, 1, 1, 1], 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[f64]) -> Vec<Vec<f64>> {
        values.iter().map(|&value| vec![value]).collect()
    }

    #[test]
    fn the_sample() {
        let rows = line(&[0.0, 1.0, 2.0, 10.0, 11.0]);
        assert_eq!(choose_k(&rows, &[0, 0, 1, 1, 1], 3), Some((vec![1, 1, 3], 1)));
    }

    #[test]
    fn an_item_does_not_vote_for_itself() {
        assert_eq!(choose_k(&line(&[0.0, 1.0]), &[0, 1], 1), Some((vec![2], 1)));
    }

    #[test]
    fn noise_wants_a_larger_k() {
        // One wrong label among five.
        let rows = line(&[0.0, 1.0, 2.0, 3.0, 4.0]);
        let (mistakes, best) = choose_k(&rows, &[7, 7, 8, 7, 7], 3).expect("five rows");
        assert_eq!((mistakes[2], best), (1, 3));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(choose_k(&line(&[0.0]), &[0], 1), None);
        assert_eq!(choose_k(&line(&[0.0, 1.0]), &[0, 1], 2), None);
        assert_eq!(choose_k(&line(&[0.0, 1.0]), &[0, 1], 0), None);
        assert_eq!(choose_k(&line(&[0.0, 1.0]), &[0], 1), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// One k and one row at a time, with a scan for every neighbour.
    fn mistakes_at(points: &[(i32, i32)], labels: &[u32], k: usize) -> usize {
        let n = points.len();
        let distance = |a: usize, b: usize| {
            (points[a].0 - points[b].0).pow(2) + (points[a].1 - points[b].1).pow(2)
        };
        (0..n)
            .filter(|&item| {
                let mut chosen: Vec<usize> = Vec::new();
                while chosen.len() < k {
                    let next = (0..n)
                        .filter(|other| *other != item && !chosen.contains(other))
                        .min_by_key(|&other| (distance(item, other), other));
                    chosen.extend(next);
                }
                let votes = |class: u32| chosen.iter().filter(|&&o| labels[o] == class).count();
                let most = chosen.iter().map(|&other| votes(labels[other])).max();
                let winner = chosen.iter().find(|&&other| Some(votes(labels[other])) == most);
                winner.map(|&other| labels[other]) != Some(labels[item])
            })
            .count()
    }

    #[test]
    fn agrees_with_brute_force_on_points_full_of_ties() {
        let mut state = 15_u64;
        let mut below = |n: i32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i32::try_from(state >> 33).expect("31 bits") % n
        };
        for _ in 0..150 {
            let n = 2 + below(8);
            let points: Vec<(i32, i32)> = (0..n).map(|_| (below(4), below(4))).collect();
            let labels: Vec<u32> = (0..n).map(|_| below(3).unsigned_abs()).collect();
            let rows: Vec<Vec<f64>> =
                points.iter().map(|&(x, y)| vec![f64::from(x), f64::from(y)]).collect();
            let most = rows.len() - 1;
            let expected: Vec<usize> =
                (1..=most).map(|k| mistakes_at(&points, &labels, k)).collect();
            let (mistakes, best) = choose_k(&rows, &labels, most).expect("well formed");
            assert_eq!(mistakes, expected, "{points:?} {labels:?}");
            let fewest = expected.iter().min();
            assert_eq!(expected.iter().position(|count| Some(count) == fewest), Some(best - 1));
        }
    }

    #[test]
    fn the_largest_size() {
        let rows: Vec<Vec<f64>> = (0_u16..500).map(|x| vec![f64::from(x)]).collect();
        let labels: Vec<u32> = (0..500).map(|at| u32::from(at >= 250)).collect();
        let (mistakes, best) = choose_k(&rows, &labels, 499).expect("well formed");
        // At the border 250 has 249 and 251 equally near: the smaller index wins.
        assert_eq!((mistakes[0], best, mistakes.len()), (1, 1, 499));
        // All others vote, and the other class is one larger: everybody is wrong.
        assert_eq!(mistakes[498], 500);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. For one row and one k you need the k nearest others. What do k and k + 1 share?
// 2. Sort the others of a row once, by distance and index. Then walk: each step adds one vote.
// 3. To break ties keep, for every class, the place at which it was first met. After each step the
//    winner has most votes, and of equal ones the earliest place.
// ANCHOR_END: hints
