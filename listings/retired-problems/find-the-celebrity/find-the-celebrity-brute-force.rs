//! Find the celebrity by its definition: try every person against every other.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. People are the numbers 0 to n − 1;
//! `knows(a, b)` says whether a knows b and is never asked about one person twice over. Slow, and
//! nothing but the definition: the judge of the other ways.
//! Data: the three examples in public copies of the `GeeksforGeeks` statement.

// ANCHOR: definition
/// The person whom everybody else knows and who knows nobody else, if there is one.
pub fn celebrity_by_definition(
    people: usize,
    mut knows: impl FnMut(usize, usize) -> bool,
) -> Option<usize> {
    (0..people).find(|&person| {
        let mut others = (0..people).filter(|&other| other != person);
        others.all(|other| !knows(person, other) && knows(other, person))
    })
}
// ANCHOR_END: definition

// ANCHOR: main
fn main() {
    let parties: [&[&[u8]]; 3] = [
        &[&[0, 1, 0], &[0, 0, 0], &[0, 1, 0]],
        &[&[0, 1], &[1, 0]],
        &[&[0, 0, 1, 0], &[0, 0, 1, 0], &[0, 0, 0, 0], &[0, 0, 1, 0]],
    ];
    for party in parties {
        let mut calls = 0;
        let found = celebrity_by_definition(party.len(), |a, b| {
            calls += 1;
            party[a][b] == 1
        });
        println!("{} people, {} calls: {:?}", party.len(), calls, found);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_one_and_two_people() {
        assert_eq!(celebrity_by_definition(0, |_, _| true), None);
        // Alone, a person is known by everybody else and knows nobody else: there is nobody else.
        assert_eq!(celebrity_by_definition(1, |_, _| true), Some(0));
        assert_eq!(celebrity_by_definition(2, |_, _| false), None);
        assert_eq!(celebrity_by_definition(2, |_, _| true), None);
        assert_eq!(celebrity_by_definition(2, |a, _| a == 1), Some(0));
    }

    #[test]
    fn nobody_is_asked_about_themselves() {
        celebrity_by_definition(6, |a, b| {
            assert_ne!(a, b);
            a < b
        });
    }

    #[test]
    fn the_published_examples() {
        assert_eq!(celebrity_by_definition(3, |a, b| a != 1 && b == 1), Some(1));
        assert_eq!(celebrity_by_definition(2, |_, _| true), None);
        assert_eq!(celebrity_by_definition(4, |a, b| a != 2 && b == 2), Some(2));
    }
}
