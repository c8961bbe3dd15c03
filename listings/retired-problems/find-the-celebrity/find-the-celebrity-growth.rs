//! Find the celebrity: how the number of calls grows with the number of people.
//!
//! Counted, not timed. The party: everybody knows exactly those who come later, so the last one is
//! the celebrity. It is the worst one for the scan, and the definition asks n² − 1 times on it.

use kit::figure::{Figure, Line};

type Knows<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

fn holds(person: usize, people: usize, knows: Knows<'_>) -> bool {
    let mut others = (0..people).filter(|&other| other != person);
    others.all(|other| !knows(person, other) && knows(other, person))
}

fn by_definition(people: usize, knows: Knows<'_>) -> Option<usize> {
    (0..people).find(|&person| holds(person, people, knows))
}

fn by_elimination(people: usize, knows: Knows<'_>) -> Option<usize> {
    let candidate = (0..people).reduce(|a, b| if knows(a, b) { b } else { a })?;
    Some(candidate).filter(|&candidate| holds(candidate, people, knows))
}

/// Calls of `find` on the party of this size.
fn calls(people: usize, find: fn(usize, Knows<'_>) -> Option<usize>) -> usize {
    let mut calls = 0;
    let found = find(people, &mut |a, b| {
        calls += 1;
        a < b
    });
    assert_eq!(found, Some(people - 1));
    calls
}

// ANCHOR: main
fn main() {
    println!("{:>6}{:>14}{:>14}", "n", "definition", "elimination");
    for people in [4, 16, 64, 256, 1024] {
        let definition = calls(people, by_definition);
        let elimination = calls(people, by_elimination);
        println!("{people:>6}{definition:>14}{elimination:>14}");
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let points = |find: fn(usize, Knows<'_>) -> Option<usize>| {
        (1..=10).map(move |log| (f64::from(1 << log), calls(1 << log, find) as f64))
    };
    Figure::new("people n", "calls of knows")
        .log_x()
        .log_y()
        .y_range(1.0, 1e7)
        .with(Line::new("definition", points(by_definition)).marked())
        .with(Line::new("elimination", points(by_elimination)).marked())
        .save("find-the-celebrity-growth");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_those_of_the_formulas() {
        for people in 1..60 {
            assert_eq!(calls(people, by_definition), people * people - 1);
            assert_eq!(calls(people, by_elimination), 3 * (people - 1));
        }
    }
}
