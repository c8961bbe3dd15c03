//! Find the celebrity: four ways to pick the candidate, and their exact worst cases.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A form picks a candidate with n − 1
//! calls; the same check follows each. Printed is the largest number of calls over *all* parties of
//! n people, with and without a memory for answers. No party has to be stored: any answers to
//! different questions describe some party, so walking through all sequences of answers walks
//! through all parties that a form can tell apart.

// ANCHOR: forms
use std::collections::{BTreeMap, VecDeque};

/// Answers whether a knows b.
pub type Knows<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// Keep one; whoever is ruled out is replaced by the next.
pub fn by_scan(people: usize, knows: Knows<'_>) -> Option<usize> {
    (0..people).reduce(|a, b| if knows(a, b) { b } else { a })
}

/// Compare the two ends; move in from the one ruled out.
pub fn by_two_pointers(people: usize, knows: Knows<'_>) -> Option<usize> {
    let (mut left, mut right) = (0, people.checked_sub(1)?);
    while left < right {
        if knows(left, right) {
            left += 1;
        } else {
            right -= 1;
        }
    }
    Some(left)
}

/// Compare the top two; push the one not ruled out.
pub fn by_stack(people: usize, knows: Knows<'_>) -> Option<usize> {
    let mut stack: Vec<usize> = (0..people).collect();
    while let [.., b, a] = stack[..] {
        stack.truncate(stack.len() - 2);
        stack.push(if knows(a, b) { b } else { a }); // plays again at once
    }
    stack.pop()
}

/// Compare the front two; send the one not ruled out to the back.
pub fn by_queue(people: usize, knows: Knows<'_>) -> Option<usize> {
    let mut queue: VecDeque<usize> = (0..people).collect();
    while queue.len() > 1 {
        let (a, b) = (queue[0], queue[1]);
        queue.drain(..2);
        queue.push_back(if knows(a, b) { b } else { a }); // plays again last
    }
    queue.pop_front()
}
// ANCHOR_END: forms

// ANCHOR: remember
/// Picks by `form`, then verifies, and asks nothing twice.
pub fn find_celebrity(people: usize, form: Form, knows: Knows<'_>) -> Option<usize> {
    let mut answers = BTreeMap::new();
    let mut recall = |a, b| *answers.entry((a, b)).or_insert_with(|| knows(a, b));
    let candidate = form(people, &mut recall)?;
    let mut others = (0..people).filter(|&other| other != candidate);
    if others.all(|other| !recall(candidate, other) && recall(other, candidate)) {
        Some(candidate)
    } else {
        None
    }
}
// ANCHOR_END: remember

/// A way to pick the candidate; `None` if nobody is there.
pub type Form = fn(usize, Knows<'_>) -> Option<usize>;

/// Each form with its name on the page.
pub const FORMS: [(&str, Form); 4] = [
    ("scan", by_scan),
    ("two pointers", by_two_pointers),
    ("stack", by_stack),
    ("queue", by_queue),
];

// ANCHOR: worst
/// The most calls that `form` needs on any party, by trying all answers.
pub fn worst_case(people: usize, form: Form) -> usize {
    let mut answers = Vec::new();
    let mut most = 0;
    loop {
        let mut calls = 0;
        find_celebrity(people, form, &mut |_, _| {
            if calls == answers.len() {
                answers.push(false); // a question not reached before: first "no"
            }
            calls += 1;
            answers[calls - 1]
        });
        most = most.max(calls);
        // The last "no" becomes "yes"; what came after it will be asked again.
        while answers.last() == Some(&true) {
            answers.pop();
        }
        match answers.last_mut() {
            Some(no) => *no = true,
            None => return most,
        }
    }
}
// ANCHOR_END: worst

/// 3n − ⌊log₂ n⌋ − 3, the fewest calls that any way can promise. For n ≥ 1.
pub fn bound(people: usize) -> usize {
    let mut log2 = 0;
    while people >> (log2 + 1) > 0 {
        log2 += 1;
    }
    3 * (people - 1) - log2
}

// ANCHOR: main
fn main() {
    let sizes = [2, 3, 4, 5, 6, 7, 8, 9, 10];
    let row = |name: &str, count: &dyn Fn(usize) -> usize| {
        let counts = sizes.map(|people| format!("{:4}", count(people)));
        println!("{name:>12}{}", counts.concat());
    };
    row("n", &|people| people);
    row("3(n-1)", &|people| 3 * (people - 1));
    for (name, form) in FORMS {
        row(name, &|people| worst_case(people, form));
    }
    row("lower bound", &bound);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_queue_reaches_the_bound() {
        for people in 2..10 {
            assert_eq!(worst_case(people, by_scan), 3 * people - 4);
            assert_eq!(worst_case(people, by_two_pointers), 3 * people - 4);
            assert_eq!(worst_case(people, by_stack), 3 * people - 4);
            assert_eq!(worst_case(people, by_queue), bound(people));
        }
    }

    #[test]
    fn nobody_and_one_need_no_call() {
        for (name, form) in FORMS {
            assert_eq!(find_celebrity(0, form, &mut |_, _| unreachable!()), None, "{name}");
            assert_eq!(find_celebrity(1, form, &mut |_, _| unreachable!()), Some(0), "{name}");
        }
    }

    #[test]
    fn the_bound_at_powers_of_two() {
        assert_eq!([1, 2, 3, 4, 5, 7, 8].map(bound), [0, 2, 5, 7, 10, 16, 18]);
    }
}
