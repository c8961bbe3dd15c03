//! # Task 3: where a pin comes from
//!
//! 10 points, 13 minutes. Pins are numbered from 0. `source[pin]` is the pin it was saved from, or
//! `None` if it was uploaded. Follow the sources: the upload at the end of the chain is the pin's
//! **origin**. An upload is its own origin.
//!
//! The table is dirty: a chain may run into a circle, or to a number that is no pin. Such a pin has no
//! origin.
//!
//! - `origins` returns the origin of every pin, or `None` where there is none.
//! - `most_saved` returns the upload that is the origin of most pins, itself included, with their
//!   number; of equal ones the smallest. `None` if there is no upload.
//! - There may be 200,000 pins in one chain: look at every pin a constant number of times, and do not
//!   recurse.
//!
//! ```text
//! pin      0     1   2   3     4   5   6
//! source   –     0   1   –     5   4   99
//!
//! origin   0     0   0   3     –   –   –
//! 4 and 5 are a circle, 99 is no pin
//! most saved: upload 0, of 3 pins
//! ```

// ANCHOR: solution
/// What is known of a pin on the way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unknown,
    /// On the chain that is being followed.
    Walking,
    Known(Option<usize>),
}

/// The origin of every pin: O(n), because every pin is walked once and settled once.
pub fn origins(source: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut states = vec![State::Unknown; source.len()];
    let mut chain = Vec::new();
    for start in 0..source.len() {
        let mut at = Some(start);
        let origin = loop {
            match at.and_then(|pin| states.get(pin).copied()) {
                // No such pin, or back on our own chain: a circle.
                None | Some(State::Walking) => break None,
                Some(State::Known(origin)) => break origin,
                Some(State::Unknown) => {
                    let pin = at.expect("it has a state");
                    states[pin] = State::Walking;
                    chain.push(pin);
                    at = source[pin];
                    if at.is_none() {
                        break Some(pin); // an upload
                    }
                }
            }
        };
        for pin in chain.drain(..) {
            states[pin] = State::Known(origin);
        }
    }
    let known = |state| if let State::Known(origin) = state { origin } else { None };
    states.into_iter().map(known).collect()
}

/// The upload that is the origin of most pins, and of how many. O(n).
pub fn most_saved(source: &[Option<usize>]) -> Option<(usize, usize)> {
    let mut counts = vec![0; source.len()];
    for origin in origins(source).into_iter().flatten() {
        counts[origin] += 1;
    }
    let mut best = None;
    for (pin, &count) in counts.iter().enumerate() {
        // Only uploads are counted; the first of equal ones stays.
        if count > best.map_or(0, |(_, most)| most) {
            best = Some((pin, count));
        }
    }
    best
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The origin of every pin.
    pub fn origins(source: &[Option<usize>]) -> Vec<Option<usize>> {
        todo!("follow a chain until you know its end, then remember it for every pin on the way")
    }

    /// The upload that is the origin of most pins, and of how many.
    pub fn most_saved(source: &[Option<usize>]) -> Option<(usize, usize)> {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let source = [None, Some(0), Some(1), None, Some(5), Some(4), Some(99)];
    println!("{:?}\n{:?}", origins(&source), most_saved(&source));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample() {
        let source = [None, Some(0), Some(1), None, Some(5), Some(4), Some(99)];
        let expected = [Some(0), Some(0), Some(0), Some(3), None, None, None];
        assert_eq!(origins(&source), expected);
        assert_eq!(most_saved(&source), Some((0, 3)));
    }

    #[test]
    fn a_chain_into_a_circle_has_no_origin() {
        // 0 → 1 → 2 → 1
        assert_eq!(origins(&[Some(1), Some(2), Some(1)]), [None, None, None]);
        assert_eq!(most_saved(&[Some(1), Some(2), Some(1)]), None);
    }

    #[test]
    fn a_pin_saved_from_itself() {
        assert_eq!(origins(&[Some(0), None]), [None, Some(1)]);
    }

    #[test]
    fn no_pins() {
        assert_eq!(origins(&[]), []);
        assert_eq!(most_saved(&[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// The definition: n steps are enough to reach an end, if there is one.
    fn by_walking(source: &[Option<usize>], pin: usize) -> Option<usize> {
        let mut at = pin;
        for _ in 0..=source.len() {
            match source.get(at)? {
                None => return Some(at),
                Some(next) => at = *next,
            }
        }
        None
    }

    #[test]
    fn agrees_with_walking_n_steps() {
        let mut state = 2_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 40).expect("24 bits") % n
        };
        for _ in 0..1000 {
            let n = below(9);
            let source: Vec<Option<usize>> =
                (0..n).map(|_| Some(below(n + 1)).filter(|_| below(3) > 0)).collect();
            let expected: Vec<Option<usize>> = (0..n).map(|pin| by_walking(&source, pin)).collect();
            assert_eq!(origins(&source), expected, "{source:?}");
            let count = |pin: usize| expected.iter().filter(|&&origin| origin == Some(pin)).count();
            let best = (0..n).rev().max_by_key(|&pin| count(pin)).filter(|&pin| count(pin) > 0);
            assert_eq!(most_saved(&source), best.map(|pin| (pin, count(pin))), "{source:?}");
        }
    }

    #[test]
    fn of_equal_uploads_the_smallest() {
        assert_eq!(most_saved(&[None, None, Some(1), Some(0)]), Some((0, 2)));
    }

    #[test]
    fn one_long_chain_either_way_round() {
        let n = 200_000;
        let up: Vec<Option<usize>> = (0..n).map(|pin: usize| pin.checked_sub(1)).collect();
        assert_eq!(most_saved(&up), Some((0, n)));
        let down: Vec<Option<usize>> =
            (0..n).map(|pin| Some(pin + 1).filter(|&next| next < n)).collect();
        assert_eq!(most_saved(&down), Some((n - 1, n)));
        let circle: Vec<Option<usize>> = (0..n).map(|pin| Some((pin + 1) % n)).collect();
        assert_eq!(most_saved(&circle), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Walking from every pin is right and, for one long chain, quadratic. Which pins do you walk over
//    again and again?
// 2. A pin is in one of three states: not looked at, on the chain you follow now, or settled. What does
//    it mean to meet each of them?
// 3. Put the pins of the walk on a list. At the end of the chain give all of them the same answer: the
//    upload, what the settled pin has, or none. Use `get` for a number that may be no pin.
// ANCHOR_END: hints
