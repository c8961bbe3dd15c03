//! Find the celebrity when every answer is wrong with probability p, independently.
//!
//! Every question is asked r times (r odd) and the majority counts. The majority of r answers is
//! wrong with probability e(r) = Σ C(r, k) pᵏ (1 − p)ʳ⁻ᵏ over k > r/2. If all of the 3(n − 1)
//! majorities are right, so is the result: it is wrong with probability at most 3(n − 1) e(r), by
//! the union bound. Parties: one celebrity, everybody else knows each other with probability 1/2.

use kit::rng::Rng;

const PEOPLE: usize = 32;
const WRONG: f64 = 0.1;

// ANCHOR: majority
/// The majority of `repeats` noisy answers.
fn majority(truth: bool, repeats: u8, rng: &mut Rng) -> bool {
    let yes = (0..repeats).filter(|_| truth != rng.bernoulli(WRONG)).count();
    2 * yes > usize::from(repeats)
}

/// Probability that the majority of `repeats` answers is wrong.
fn majority_error(repeats: u8) -> f64 {
    let mut choose = 1.0; // C(repeats, wrong)
    let mut error = 0.0;
    for wrong in 0..=repeats {
        if 2 * wrong > repeats {
            let right = repeats - wrong;
            let (wrong, right) = (i32::from(wrong), i32::from(right));
            error += choose * WRONG.powi(wrong) * (1.0 - WRONG).powi(right);
        }
        choose *= f64::from(repeats - wrong) / f64::from(wrong + 1);
    }
    error
}
// ANCHOR_END: majority

fn find_celebrity(people: usize, mut knows: impl FnMut(usize, usize) -> bool) -> Option<usize> {
    let candidate = (0..people).reduce(|a, b| if knows(a, b) { b } else { a })?;
    let mut others = (0..people).filter(|&other| other != candidate);
    others.all(|p| !knows(candidate, p) && knows(p, candidate)).then_some(candidate)
}

/// Share of `trials` parties whose celebrity is found.
fn found(repeats: u8, trials: u32) -> f64 {
    let mut rng = Rng::new(277);
    let mut right = 0;
    for _ in 0..trials {
        let celebrity = rng.below(PEOPLE);
        let party: Vec<bool> = (0..PEOPLE * PEOPLE).map(|_| rng.bernoulli(0.5)).collect();
        let truth =
            |a: usize, b: usize| a != celebrity && (b == celebrity || party[a * PEOPLE + b]);
        let answer = find_celebrity(PEOPLE, |a, b| majority(truth(a, b), repeats, &mut rng));
        right += u32::from(answer == Some(celebrity));
    }
    f64::from(right) / f64::from(trials)
}

// ANCHOR: main
fn main() {
    let questions = 3.0 * (PEOPLE - 1) as f64;
    println!("repeats  majority wrong  found  promised");
    for repeats in [1, 3, 5, 7, 9, 11] {
        let error = majority_error(repeats);
        let promised = (1.0 - questions * error).max(0.0);
        let found = found(repeats, 2000);
        println!("{repeats:7}  {error:14.5}  {found:5.3}  {promised:8.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Three answers: two or three wrong. 3 · 0.01 · 0.9 + 0.001.
    #[test]
    fn majority_error_by_hand() {
        assert_close!(majority_error(1), 0.1, 1e-12);
        assert_close!(majority_error(3), 0.028, 1e-12);
    }

    /// 2000 trials: a standard error of at most 0.012; the promise is kept with room.
    #[test]
    fn the_promise_is_kept() {
        for repeats in [7, 9, 11] {
            assert!(found(repeats, 2000) >= 1.0 - 93.0 * majority_error(repeats));
        }
    }
}
