//! Find the celebrity from a list of pairs "a knows b" instead of an API.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. E pairs in any order, n people.
//! Counting degrees is one pass and needs every pair exactly once. Marking is two passes, survives
//! repeats and people who know themselves, and needs 2n bits.

// ANCHOR: degrees
/// One pass: known by n − 1 people, knows 0. Right only if no pair is repeated.
pub fn celebrity_by_degrees(
    people: usize,
    pairs: impl IntoIterator<Item = (usize, usize)>,
) -> Option<usize> {
    let mut known_by = vec![0; people];
    let mut knows = vec![0; people];
    for (a, b) in pairs {
        knows[a] += 1;
        known_by[b] += 1;
    }
    (0..people).find(|&person| knows[person] == 0 && known_by[person] == people - 1)
}
// ANCHOR_END: degrees

// ANCHOR: marks
/// Two passes: who knows nobody, then who knows that one. Repeats do no harm.
pub fn celebrity_by_marks(people: usize, pairs: &[(usize, usize)]) -> Option<usize> {
    let others = || pairs.iter().filter(|(a, b)| a != b);
    let mut knows_somebody = vec![false; people];
    for &(a, _) in others() {
        knows_somebody[a] = true;
    }

    let mut knows_nobody = (0..people).filter(|&person| !knows_somebody[person]);
    let candidate = knows_nobody.next()?;
    if knows_nobody.next().is_some() {
        return None; // two who know nobody do not know each other either
    }

    let mut knows_candidate = vec![false; people];
    knows_candidate[candidate] = true;
    for &(a, _) in others().filter(|pair| pair.1 == candidate) {
        knows_candidate[a] = true;
    }
    Some(candidate).filter(|_| knows_candidate.iter().all(|&knows| knows))
}
// ANCHOR_END: marks

// ANCHOR: main
fn main() {
    let show = |name: &str, people: usize, pairs: &[(usize, usize)]| {
        let degrees = celebrity_by_degrees(people, pairs.iter().copied());
        let marks = celebrity_by_marks(people, pairs);
        println!("{name:<9} degrees {degrees:?}, marks {marks:?}");
    };
    show("once", 3, &[(0, 2), (1, 2), (1, 0)]);
    show("repeated", 3, &[(0, 2), (0, 2), (1, 0)]);
    show("oneself", 3, &[(0, 2), (1, 2), (2, 2)]);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_one_and_two() {
        assert_eq!(celebrity_by_marks(0, &[]), None);
        assert_eq!(celebrity_by_marks(1, &[]), Some(0));
        assert_eq!(celebrity_by_marks(2, &[]), None);
        assert_eq!(celebrity_by_marks(2, &[(1, 0)]), Some(0));
        assert_eq!(celebrity_by_marks(2, &[(1, 0), (0, 1)]), None);
        assert_eq!(celebrity_by_degrees(0, []), None);
        assert_eq!(celebrity_by_degrees(1, []), Some(0));
    }

    /// Repeats make degrees find a celebrity who is none, and miss one who is.
    #[test]
    fn repeats_break_degrees_both_ways() {
        assert_eq!(celebrity_by_degrees(3, [(0, 2), (0, 2), (1, 0)]), Some(2));
        assert_eq!(celebrity_by_degrees(3, [(0, 2), (0, 2), (1, 2)]), None);
        assert_eq!(celebrity_by_marks(3, &[(0, 2), (0, 2), (1, 0)]), None);
        assert_eq!(celebrity_by_marks(3, &[(0, 2), (0, 2), (1, 2)]), Some(2));
    }
}
