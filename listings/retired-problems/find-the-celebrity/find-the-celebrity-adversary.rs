//! Find the celebrity: an adversary who decides the answers as late as possible.
//!
//! The lower bound of the page as a program. The adversary keeps everybody in the running for as
//! long as it can and, when it must rule out one of two, rules out the one of whom more is known.
//! Against it no way can do with fewer than 3n − ⌊log₂ n⌋ − 3 different questions.
//! Source of the bound: K. N. King and B. Smith-Thomas, "An optimal algorithm for sink-finding",
//! Information Processing Letters 14, 1982; the argument on the page is ours.

use std::collections::{BTreeMap, VecDeque};

use kit::figure::{Figure, Line};

// ANCHOR: adversary
/// Answers so that finding out takes long, and always as some party with a celebrity would.
pub struct Adversary {
    running: Vec<bool>,
    /// Duels survived: answers in favour of a person that ruled out somebody else.
    survived: Vec<usize>,
}

impl Adversary {
    /// Everybody is in the running.
    pub fn new(people: usize) -> Self {
        Self { running: vec![true; people], survived: vec![0; people] }
    }

    /// Whether a knows b: "yes" rules out a, "no" rules out b.
    pub fn knows(&mut self, a: usize, b: usize) -> bool {
        match (self.running[a], self.running[b]) {
            (true, true) => {
                let yes = self.survived[a] >= self.survived[b];
                let (out, stays) = if yes { (a, b) } else { (b, a) };
                self.running[out] = false;
                self.survived[stays] += 1;
                yes
            }
            (running, _) => !running, // whoever is still running stays so
        }
    }
}
// ANCHOR_END: adversary

type Knows<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// Different questions asked by a way that picks with `form` and then verifies.
fn questions(people: usize, form: fn(usize, Knows<'_>) -> usize) -> usize {
    let mut adversary = Adversary::new(people);
    let mut answers = BTreeMap::new();
    let mut recall = |a, b| *answers.entry((a, b)).or_insert_with(|| adversary.knows(a, b));
    let candidate = form(people, &mut recall);
    for other in (0..people).filter(|&other| other != candidate) {
        assert!(!recall(candidate, other) && recall(other, candidate));
    }
    answers.len()
}

fn scan(people: usize, knows: Knows<'_>) -> usize {
    (1..people).fold(0, |candidate, next| if knows(candidate, next) { next } else { candidate })
}

fn queue(people: usize, knows: Knows<'_>) -> usize {
    let mut queue: VecDeque<usize> = (0..people).collect();
    while queue.len() > 1 {
        let (a, b) = (queue[0], queue[1]);
        queue.drain(..2);
        queue.push_back(if knows(a, b) { b } else { a });
    }
    queue[0]
}

fn bound(people: usize) -> usize {
    3 * (people - 1) - people.ilog2() as usize
}

// ANCHOR: main
fn main() {
    println!("{:>6}{:>9}{:>7}{:>7}{:>7}", "n", "3(n-1)", "scan", "queue", "bound");
    for people in [2, 10, 100, 1000, 10_000] {
        println!(
            "{people:>6}{:>9}{:>7}{:>7}{:>7}",
            3 * (people - 1),
            questions(people, scan),
            questions(people, queue),
            bound(people),
        );
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let saved = |form: fn(usize, Knows<'_>) -> usize| {
        (2..=64).map(move |n| (n as f64, (3 * (n - 1) - questions(n, form)) as f64))
    };
    Figure::new("people n", "questions below 3(n - 1)")
        .y_range(0.0, 7.0)
        .with(Line::new("queue", saved(queue)).step())
        .with(Line::new("scan", saved(scan)).step())
        .save("find-the-celebrity-saved");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_queue_meets_the_bound_and_the_scan_saves_one() {
        for people in 2..300 {
            assert_eq!(questions(people, queue), bound(people));
            assert_eq!(questions(people, scan), 3 * people - 4);
        }
    }
}
