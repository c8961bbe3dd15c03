//! # All tickets, once
//!
//! Each ticket is for one flight, from one airport to another; the same ticket may exist more than
//! once. Starting at `start`, use **every** ticket exactly once, and return the airports in the order
//! of the journey. If several orders are possible, return the one that comes first when they are
//! compared airport by airport. If none is possible, return `None`.
//!
//! Up to 100 000 tickets. Without tickets the journey is the start alone.
//!
//! ```text
//! A→C, C→B, B→A, from A        →  A C B A
//! A→C, A→B, B→A, from A        →  A B A C    (A C first would leave two tickets)
//! A→B, A→C, from A             →  none       (no way back to A)
//! ```

// ANCHOR: given
use std::collections::HashMap;
// ANCHOR_END: given

// ANCHOR: solution
/// The first of all journeys that use every ticket once: O(E log E).
pub fn itinerary<'a>(tickets: &[(&'a str, &'a str)], start: &'a str) -> Option<Vec<&'a str>> {
    let mut sorted = tickets.to_vec();
    sorted.sort_unstable();
    let mut left: HashMap<&str, Vec<&str>> = HashMap::new();
    for &(from, to) in sorted.iter().rev() {
        left.entry(from).or_default().push(to); // the smallest is last, where `pop` takes it
    }
    let (mut journey, mut open) = (Vec::new(), vec![start]);
    while let Some(&airport) = open.last() {
        if let Some(next) = left.get_mut(airport).and_then(Vec::pop) {
            open.push(next);
        } else {
            journey.push(airport); // no ticket is left here: everything after it is known
            open.pop();
        }
    }
    journey.reverse();
    // Dead ends put together look like a journey. Check that its flights are the tickets.
    let mut flown: Vec<(&str, &str)> = journey.windows(2).map(|pair| (pair[0], pair[1])).collect();
    flown.sort_unstable();
    if flown == sorted { Some(journey) } else { None }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::HashMap;

    // ANCHOR: starter
    /// The first of all journeys that use every ticket once.
    pub fn itinerary<'a>(tickets: &[(&'a str, &'a str)], start: &'a str) -> Option<Vec<&'a str>> {
        // Always flies to the first airport it can, and gets stuck: go on from here.
        let mut left = tickets.to_vec();
        left.sort_unstable();
        let mut journey = vec![start];
        while let Some(ticket) = left.iter().position(|t| Some(&t.0) == journey.last()) {
            journey.push(left.remove(ticket).1);
        }
        if left.is_empty() { Some(journey) } else { None }
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", itinerary(&[("A", "C"), ("C", "B"), ("B", "A")], "A"));
    println!("{:?}", itinerary(&[("A", "C"), ("A", "B"), ("B", "A")], "A"));
    println!("{:?}", itinerary(&[("A", "B"), ("A", "C")], "A"));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_order() {
        let tickets = [("A", "C"), ("C", "B"), ("B", "A")];
        assert_eq!(itinerary(&tickets, "A"), Some(vec!["A", "C", "B", "A"]));
    }

    #[test]
    fn the_smallest_first_flight_can_be_a_dead_end() {
        let tickets = [("A", "B"), ("A", "C"), ("C", "A")];
        assert_eq!(itinerary(&tickets, "A"), Some(vec!["A", "C", "A", "B"]));
    }

    #[test]
    fn a_ticket_that_exists_twice() {
        let tickets = [("A", "B"), ("B", "A"), ("A", "B")];
        assert_eq!(itinerary(&tickets, "A"), Some(vec!["A", "B", "A", "B"]));
    }

    #[test]
    fn two_dead_ends_are_no_journey() {
        assert_eq!(itinerary(&[("A", "B"), ("A", "C")], "A"), None);
    }

    #[test]
    fn wrong_start_and_no_tickets() {
        assert_eq!(itinerary(&[("A", "B")], "B"), None);
        assert_eq!(itinerary(&[], "A"), Some(vec!["A"]));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Tries every ticket in sorted order, with backtracking: the first journey is the smallest.
    fn brute_force<'a>(left: &mut Vec<(&'a str, &'a str)>, journey: &mut Vec<&'a str>) -> bool {
        if left.is_empty() {
            return true;
        }
        for ticket in 0..left.len() {
            if Some(&left[ticket].0) == journey.last() {
                let taken = left.remove(ticket);
                journey.push(taken.1);
                if brute_force(left, journey) {
                    return true;
                }
                journey.pop();
                left.insert(ticket, taken);
            }
        }
        false
    }

    #[test]
    fn agrees_with_every_order() {
        let names = ["A", "B", "C", "D"];
        let mut state = 7_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from((state >> 33) % n).unwrap()
        };
        let mut possible = 0;
        for round in 0..4000 {
            // Half of them are walks, shuffled by sorting: those are possible.
            let mut at = 0;
            let mut tickets: Vec<(&str, &str)> = (0..below(8))
                .map(|_| {
                    let from = if round % 2 == 0 { at } else { below(4) };
                    at = below(4);
                    (names[from], names[at])
                })
                .collect();
            tickets.sort_unstable();
            let mut journey = vec!["A"];
            let found = brute_force(&mut tickets.clone(), &mut journey);
            possible += usize::from(found);
            let expected = if found { Some(journey) } else { None };
            assert_eq!(itinerary(&tickets, "A"), expected, "{tickets:?}");
        }
        assert!((1000..3900).contains(&possible), "{possible} of 4000 are possible");
    }

    #[test]
    fn a_hundred_thousand_tickets() {
        // To B and back 50 000 times: recursion would be that deep.
        let tickets: Vec<(&str, &str)> =
            (0..100_000).map(|i| if i % 2 == 0 { ("A", "B") } else { ("B", "A") }).collect();
        let journey = itinerary(&tickets, "A").unwrap();
        assert_eq!((journey.len(), journey[100_000]), (100_001, "A"));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Flying to the smallest airport each time can end where no ticket is left while others are unused.
//    Where in the journey must that dead end stand?
// 2. At its end. So build the journey from the back: an airport is written down when no ticket leaves
//    it any more.
// 3. A stack of airports: while the top has tickets, use its smallest and push where it leads; when it
//    has none, pop it and write it down. Reverse at the end, then check that the flights of the result
//    are the tickets.
// ANCHOR_END: hints
