//! # Few sponsored links
//!
//! From pin to pin there are links with a direction; some are **sponsored**. Going from pin `from` to
//! pin `to`, you follow at most `allowance` sponsored links. Return the fewest links that it takes,
//! or `None` if there is no such way. From a pin to itself it takes 0.
//!
//! A link is `(from, to, sponsored)`. Up to 20 000 pins, 100 000 links and an allowance of 10.
//! Standard library, Rust 1.59.
//!
//! ```text
//! 0 → 1 sponsored    1 → 4 sponsored    0 → 2    2 → 3    3 → 4    2 → 4 sponsored
//!
//! from 0 to 4:  allowance 2 → Some(2)  0 1 4
//!               allowance 1 → Some(2)  0 2 4
//!               allowance 0 → Some(3)  0 2 3 4
//! ```

// ANCHOR: given
/// From, to, and whether it is sponsored.
pub type Link = (usize, usize, bool);
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::VecDeque;

/// The fewest links with at most `allowance` sponsored ones. O((pins + links) · (allowance + 1)).
pub fn fewest_links(
    pins: usize,
    links: &[Link],
    from: usize,
    to: usize,
    allowance: usize,
) -> Option<usize> {
    let mut next = vec![Vec::new(); pins];
    for &(a, b, sponsored) in links {
        next[a].push((b, usize::from(sponsored)));
    }
    // A state is a pin and how many sponsored links it took to get there.
    let mut steps: Vec<Vec<Option<usize>>> = vec![vec![None; allowance + 1]; pins];
    steps[from][0] = Some(0);
    let mut queue = VecDeque::new();
    queue.push_back((from, 0, 0));
    while let Some((pin, used, taken)) = queue.pop_front() {
        if pin == to {
            return Some(taken);
        }
        for &(neighbour, sponsored) in &next[pin] {
            let spent = used + sponsored;
            if spent <= allowance && steps[neighbour][spent].is_none() {
                steps[neighbour][spent] = Some(taken + 1);
                queue.push_back((neighbour, spent, taken + 1));
            }
        }
    }
    None
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Link;

    // ANCHOR: starter
    /// The fewest links with at most `allowance` sponsored ones.
    pub fn fewest_links(
        pins: usize,
        links: &[Link],
        from: usize,
        to: usize,
        allowance: usize,
    ) -> Option<usize> {
        todo!("is it enough to know which pin you are at?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let (yes, no) = (true, false);
    let links = [(0, 1, yes), (1, 4, yes), (0, 2, no), (2, 3, no), (3, 4, no), (2, 4, yes)];
    for allowance in 0..3 {
        println!("{allowance}: {:?}", fewest_links(5, &links, 0, 4, allowance));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let (yes, no) = (true, false);
        let links = [(0, 1, yes), (1, 4, yes), (0, 2, no), (2, 3, no), (3, 4, no), (2, 4, yes)];
        let fewest: Vec<_> = (0..3).map(|a| fewest_links(5, &links, 0, 4, a)).collect();
        assert_eq!(fewest, [Some(3), Some(2), Some(2)]);
    }

    #[test]
    fn no_way() {
        assert_eq!(fewest_links(2, &[(0, 1, true)], 0, 1, 0), None);
        assert_eq!(fewest_links(2, &[(0, 1, false)], 1, 0, 9), None, "links have a direction");
    }

    #[test]
    fn to_itself() {
        assert_eq!(fewest_links(1, &[], 0, 0, 0), Some(0));
    }

    #[test]
    fn arriving_later_but_with_more_left() {
        // Pin 2 is met after one sponsored link, or after two free ones; only these lead on.
        let links = [(0, 2, true), (0, 1, false), (1, 2, false), (2, 3, true)];
        assert_eq!(fewest_links(4, &links, 0, 3, 1), Some(3));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every walk of at most as many links as there are states.
    fn brute_force(pins: usize, links: &[Link], to: usize, allowance: usize) -> Option<usize> {
        let mut reached = vec![(0, 0)];
        for taken in 0..=pins * (allowance + 1) {
            if reached.iter().any(|&(pin, _)| pin == to) {
                return Some(taken);
            }
            let onward = reached.iter().flat_map(|&(pin, used)| {
                let here = links.iter().filter(move |link| link.0 == pin);
                here.map(move |link| (link.1, used + usize::from(link.2)))
            });
            let mut onward: Vec<_> = onward.filter(|&(_, used)| used <= allowance).collect();
            onward.sort_unstable();
            onward.dedup();
            reached = onward;
        }
        None
    }

    #[test]
    fn agrees_with_all_walks() {
        // Each of six possible links of four pins: missing, free or sponsored.
        let possible = [(0, 1), (1, 2), (2, 3), (0, 2), (2, 1), (1, 3)];
        for code in 0..3_usize.pow(6) {
            let kind = |place: usize| code / 3_usize.pow(u32::try_from(place).unwrap_or(0)) % 3;
            let links: Vec<Link> = (0..6)
                .filter(|&place| kind(place) > 0)
                .map(|place| (possible[place].0, possible[place].1, kind(place) == 2))
                .collect();
            for allowance in 0..3 {
                let expected = brute_force(4, &links, 3, allowance);
                assert_eq!(fewest_links(4, &links, 0, 3, allowance), expected, "{links:?}");
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let chain: Vec<Link> = (0..19_999).map(|pin| (pin, pin + 1, pin % 2_000 == 0)).collect();
        assert_eq!(fewest_links(20_000, &chain, 0, 19_999, 10), Some(19_999));
        assert_eq!(fewest_links(20_000, &chain, 0, 19_999, 9), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Every link counts the same, and you want the fewest. Which search?
// 2. A mark on each pin is too coarse: somebody may come later with more of the allowance left. What
//    else does the rest of the way depend on?
// 3. Search over pairs (pin, sponsored links used) and mark those. The first pair with the right pin
//    that leaves the queue has the fewest links.
// ANCHOR_END: hints
