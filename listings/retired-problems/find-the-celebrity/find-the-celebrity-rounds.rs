//! Find the celebrity when many questions can be asked at once.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. One call of `ask` takes a batch of
//! questions (a, b), "does a know b?", and is one round. Candidates play in groups of g: all pairs
//! of a group are asked at once, each pair rules out one, so at most one of a group is left. The
//! check is one more round.

// ANCHOR: rounds
/// Answers a batch of questions, in order.
pub type Ask<'a> = &'a mut dyn FnMut(&[(usize, usize)]) -> Vec<bool>;

/// The celebrity, if there is one: groups of `group`, one batch a round.
pub fn find_in_rounds(people: usize, group: usize, ask: Ask<'_>) -> Option<usize> {
    assert!(group >= 2, "a group of one rules out nobody");
    let mut running: Vec<usize> = (0..people).collect();
    while running.len() > 1 {
        let mut batch = Vec::new();
        for members in running.chunks(group) {
            for (i, &a) in members.iter().enumerate() {
                batch.extend(members[i + 1..].iter().map(|&b| (a, b)));
            }
        }
        let mut out = vec![false; people];
        for (&(a, b), yes) in batch.iter().zip(ask(&batch)) {
            out[if yes { a } else { b }] = true;
        }
        running.retain(|&person| !out[person]);
    }
    let candidate = *running.first()?;
    let others = (0..people).filter(|&other| other != candidate);
    let check: Vec<(usize, usize)> =
        others.flat_map(|other| vec![(candidate, other), (other, candidate)]).collect();
    let answers = ask(&check); // no, yes, no, yes, …
    let right = answers.chunks(2).all(|pair| pair == [false, true]);
    if right { Some(candidate) } else { None }
}
// ANCHOR_END: rounds

// ANCHOR: main
fn main() {
    let people = 1024;
    println!("{:>6}{:>8}{:>11}", "group", "rounds", "questions");
    for group in [2, 4, 32, 1024] {
        let (mut rounds, mut questions) = (0, 0);
        let found = find_in_rounds(people, group, &mut |batch| {
            rounds += 1;
            questions += batch.len();
            batch.iter().map(|&(a, b)| a < b).collect() // a knows those after a
        });
        assert_eq!(found, Some(people - 1));
        println!("{group:>6}{rounds:>8}{questions:>11}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_leaves_nobody_running() {
        let mut rounds = 0;
        let found = find_in_rounds(3, 3, &mut |batch| {
            rounds += 1;
            batch.iter().map(|&(a, b)| b == (a + 1) % 3).collect()
        });
        assert_eq!((found, rounds), (None, 1));
    }

    #[test]
    fn nobody_and_one() {
        assert_eq!(find_in_rounds(0, 2, &mut |_| unreachable!()), None);
        assert_eq!(find_in_rounds(1, 2, &mut |batch| vec![true; batch.len()]), Some(0));
    }
}
