//! # Neighbours of a new pin
//!
//! Every old pin has an embedding. A new pin has none yet, but somebody has saved it to some boards.
//! Give it a vector from the company it keeps, and find its nearest pins.
//!
//! - **Its vector** is the sum, over the boards that hold it, of the *unit vectors* of the other pins
//!   on that board. A pin on two of these boards counts twice. Pins without a vector, and vectors of
//!   length 0, say nothing.
//! - **Candidates** are the pins that have a vector of length above 0, are not the new pin, and share no
//!   board with it (those have been seen).
//! - Answer the `k` candidates with the largest **cosine** to its vector, the largest first, on equal
//!   cosines the smaller id. Fewer if there are fewer.
//! - If its vector has length 0 (on no board, with nobody known, or all cancels out): nobody.
//!
//! A pin is on a board once at most. All vectors have the same number of dimensions. Standard library,
//! Rust 1.59.
//!
//! ```text
//! vectors   1: (3, 0)   2: (0, 2)   3: (5, 5)   4: (-1, 0)   5: (0, 9)
//! boards    [1, 7]   [2, 7, 8]                       new: 7
//!
//! its vector: (1, 0) + (0, 1) = (1, 1)               8 has no vector
//! candidates: 3 with cosine 1, 5 with 0.71, 4 with -0.71      1 and 2 are on its boards
//! ```

// ANCHOR: given
use std::collections::{BTreeMap, BTreeSet};

/// Pin → embedding.
pub type Vectors = BTreeMap<u32, Vec<f64>>;
// ANCHOR_END: given

// ANCHOR: solution
/// A vector of length 1 in the same direction; none for length 0.
fn unit(vector: &[f64]) -> Option<Vec<f64>> {
    let length = vector.iter().map(|x| x * x).sum::<f64>().sqrt();
    if length > 0.0 { Some(vector.iter().map(|x| x / length).collect()) } else { None }
}

/// The `k` pins nearest to `new`. O(boards + n d + n log n) for n pins of d dimensions.
pub fn cold_neighbours(vectors: &Vectors, boards: &[Vec<u32>], new: u32, k: usize) -> Vec<u32> {
    let mut sum = Vec::new();
    let mut seen = BTreeSet::new();
    for board in boards.iter().filter(|board| board.contains(&new)) {
        for &pin in board {
            seen.insert(pin);
            let known = vectors.get(&pin).filter(|_| pin != new);
            if let Some(unit) = known.and_then(|vector| unit(vector)) {
                sum.resize(unit.len(), 0.0);
                for (total, x) in sum.iter_mut().zip(unit) {
                    *total += x;
                }
            }
        }
    }
    if let Some(own) = unit(&sum) {
        rank(&own, vectors, |pin| pin != new && !seen.contains(&pin), k)
    } else {
        Vec::new()
    }
}

/// The `k` best candidates for a unit vector.
fn rank(own: &[f64], vectors: &Vectors, candidate: impl Fn(u32) -> bool, k: usize) -> Vec<u32> {
    let cosine = |vector: &[f64]| {
        unit(vector).map(|unit| own.iter().zip(unit).map(|(x, y)| x * y).sum::<f64>())
    };
    let mut scored: Vec<(f64, u32)> = vectors
        .iter()
        .filter(|&(&pin, _)| candidate(pin))
        .filter_map(|(&pin, vector)| cosine(vector).map(|cosine| (cosine, pin)))
        .collect();
    // Stable, and the map was walked by rising id.
    scored.sort_by(|a, b| b.0.partial_cmp(&a.0).expect("cosines are numbers"));
    scored.into_iter().take(k).map(|(_, pin)| pin).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Vectors;

    // ANCHOR: starter
    /// The `k` pins nearest to `new`.
    pub fn cold_neighbours(vectors: &Vectors, boards: &[Vec<u32>], new: u32, k: usize) -> Vec<u32> {
        todo!("a sum of unit vectors, then the cosine with every candidate")
    }
    // ANCHOR_END: starter
}

fn main() {
    let vectors = [(1, [3.0, 0.0]), (2, [0.0, 2.0]), (3, [5.0, 5.0]), (4, [-1.0, 0.0])];
    let vectors = vectors.iter().map(|(pin, vector)| (*pin, vector.to_vec())).collect();
    println!("{:?}", cold_neighbours(&vectors, &[vec![1, 7], vec![2, 7, 8]], 7, 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn vectors(list: &[(u32, [f64; 2])]) -> Vectors {
        list.iter().map(|(pin, vector)| (*pin, vector.to_vec())).collect()
    }

    #[test]
    fn the_example() {
        let vectors = vectors(&[
            (1, [3.0, 0.0]),
            (2, [0.0, 2.0]),
            (3, [5.0, 5.0]),
            (4, [-1.0, 0.0]),
            (5, [0.0, 9.0]),
        ]);
        let boards = [vec![1, 7], vec![2, 7, 8]];
        assert_eq!(cold_neighbours(&vectors, &boards, 7, 9), [3, 5, 4]);
        assert_eq!(cold_neighbours(&vectors, &boards, 7, 1), [3]);
        assert!(cold_neighbours(&vectors, &boards, 7, 0).is_empty());
    }

    #[test]
    fn long_vectors_do_not_shout() {
        // Units: (1, 0) once, (0, 1) twice. Without units the first would win.
        let vectors =
            vectors(&[(1, [100.0, 0.0]), (2, [0.0, 1.0]), (5, [1.0, 0.0]), (6, [0.0, 1.0])]);
        let boards = [vec![1, 2, 7], vec![7, 2]];
        assert_eq!(cold_neighbours(&vectors, &boards, 7, 2), [6, 5]);
    }

    #[test]
    fn equal_cosines_go_by_id() {
        let vectors =
            vectors(&[(9, [1.0, 0.0]), (4, [2.0, 0.0]), (6, [8.0, 0.0]), (1, [1.0, 0.0])]);
        assert_eq!(cold_neighbours(&vectors, &[vec![7, 1]], 7, 2), [4, 6]);
    }

    #[test]
    fn nothing_is_known() {
        let vectors =
            vectors(&[(1, [1.0, 0.0]), (2, [-3.0, 0.0]), (3, [0.0, 0.0]), (4, [1.0, 1.0])]);
        assert!(cold_neighbours(&vectors, &[vec![1, 2]], 7, 3).is_empty());
        assert!(cold_neighbours(&vectors, &[vec![7, 3, 8]], 7, 3).is_empty());
        assert!(cold_neighbours(&vectors, &[vec![7, 1], vec![2, 7]], 7, 3).is_empty());
        assert!(cold_neighbours(&Vectors::new(), &[vec![7, 1]], 7, 3).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_pin_that_has_a_vector_already() {
        let vectors: Vectors = vec![
            (7, vec![-1.0, 0.0]),
            (1, vec![1.0, 0.0]),
            (2, vec![4.0, 1.0]),
            (3, vec![0.0, 0.0]),
        ]
        .into_iter()
        .collect();
        assert_eq!(cold_neighbours(&vectors, &[vec![7, 1]], 7, 5), [2]);
    }

    #[test]
    fn ten_thousand_pins_in_a_circle() {
        // Pin p looks in the direction of p degrees, for p below 360; the others have length 0.
        let direction =
            |p: u32| vec![f64::from(p).to_radians().cos(), f64::from(p).to_radians().sin()];
        let vectors: Vectors =
            (0..10_000).map(|p| (p, if p < 360 { direction(p) } else { vec![0.0, 0.0] })).collect();
        let mut boards: Vec<Vec<u32>> = (0..5000).map(|p| vec![p, p + 1, 20_000]).collect();
        boards.push(vec![20_002, 89, 91]);
        let near = cold_neighbours(&vectors, &boards, 20_002, 3);
        assert_eq!(near[0], 90);
        assert_eq!(near[1..].iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from([88, 92]));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two passes: one over the boards for the new pin's vector (and for who has been seen), one over
//    the vectors for the scores.
// 2. Write a function that gives a unit vector or nothing. It answers all cases of length 0: a known
//    pin, a candidate, and the sum itself.
// 3. The new pin's own length is a common factor of all dot products: it changes no order. With unit
//    vectors for the candidates the dot product is enough.
// ANCHOR_END: hints
