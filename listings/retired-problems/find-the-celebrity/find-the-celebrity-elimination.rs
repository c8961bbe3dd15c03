//! Find the celebrity with at most 3(n − 1) calls: eliminate, then verify.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. People are the numbers 0 to n − 1.
//! `knows(a, b)` may be expensive, so calls are what is counted; it is never asked about one person
//! twice over, so it does not matter what a matrix has on its diagonal.
//! Data: a party of our own, and the examples in public copies of the `GeeksforGeeks` statement.

// ANCHOR: eliminate
/// The only person whom n − 1 answers do not rule out.
pub fn pick_candidate<F>(people: usize, knows: &mut F) -> usize
where
    F: FnMut(usize, usize) -> bool,
{
    let mut candidate = 0;
    for next in 1..people {
        if knows(candidate, next) {
            candidate = next; // the old one knows somebody: out
        } // otherwise somebody does not know `next`: out
    }
    candidate
}
// ANCHOR_END: eliminate

// ANCHOR: verify
/// Whether everybody else knows this person, who knows nobody else.
pub fn is_celebrity<F>(person: usize, people: usize, knows: &mut F) -> bool
where
    F: FnMut(usize, usize) -> bool,
{
    let mut others = (0..people).filter(|&other| other != person);
    others.all(|other| !knows(person, other) && knows(other, person))
}

/// The celebrity among `people` people, if there is one: at most 3(n − 1) calls.
pub fn find_celebrity<F>(people: usize, mut knows: F) -> Option<usize>
where
    F: FnMut(usize, usize) -> bool,
{
    if people == 0 {
        return None;
    }
    let candidate = pick_candidate(people, &mut knows);
    if is_celebrity(candidate, people, &mut knows) { Some(candidate) } else { None }
}
// ANCHOR_END: verify

// ANCHOR: matrix
/// The same for a matrix: `matrix[a][b] == 1` if a knows b. The index, or -1.
pub fn celebrity_in_matrix(matrix: &[Vec<u8>]) -> i32 {
    match find_celebrity(matrix.len(), |a, b| matrix[a][b] == 1) {
        Some(person) => i32::try_from(person).expect("fewer than 2^31 people"),
        None => -1,
    }
}
// ANCHOR_END: matrix

// ANCHOR: main
fn main() {
    let names = ["A", "B", "C", "D", "E"];
    let party = ["BD", "AD", "DE", "", "BD"]; // whom A, B, C, D, E know
    let mut calls = 0;
    let found = find_celebrity(names.len(), |a, b| {
        calls += 1;
        let answer = party[a].contains(names[b]);
        println!("{:2}. {} knows {}? {}", calls, names[a], names[b], answer);
        answer
    });
    println!("celebrity: {:?}", found.map(|person| names[person]));
    assert_eq!((found, calls), (Some(3), 3 * (5 - 1)));

    // The edge cases, typed where the interviewer sees them.
    assert_eq!(find_celebrity(0, |_, _| true), None);
    assert_eq!(find_celebrity(1, |_, _| true), Some(0));
    assert_eq!(find_celebrity(2, |_, _| false), None); // two strangers
    assert_eq!(find_celebrity(2, |_, _| true), None); // two friends
    assert_eq!(find_celebrity(3, |a, b| b == (a + 1) % 3), None); // a ring
    let ones_on_the_diagonal = [vec![1, 1, 0], vec![0, 1, 0], vec![0, 1, 1]];
    assert_eq!(celebrity_in_matrix(&ones_on_the_diagonal), 1);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Everybody knows exactly those who come later: the scan moves on each time.
    #[test]
    fn the_bound_is_reached() {
        for people in 1..50 {
            let mut calls = 0;
            let found = find_celebrity(people, |a, b| {
                calls += 1;
                a < b
            });
            assert_eq!((found, calls), (Some(people - 1), 3 * (people - 1)));
        }
    }

    #[test]
    fn the_diagonal_does_not_matter() {
        for diagonal in [0, 1] {
            let matrix = [vec![diagonal, 1, 0], vec![0, diagonal, 0], vec![0, 1, diagonal]];
            assert_eq!(celebrity_in_matrix(&matrix), 1);
        }
        assert_eq!(celebrity_in_matrix(&[]), -1);
        assert_eq!(celebrity_in_matrix(&[vec![0, 1], vec![1, 0]]), -1);
    }
}
