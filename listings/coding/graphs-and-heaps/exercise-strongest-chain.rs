//! # The strongest chain
//!
//! Pins are numbered from 0; a link `(a, b, similarity)` connects two pins in both directions. A chain
//! of links is as strong as its **weakest** link. Return the strength of the strongest chain from pin
//! `from` to another pin `to`, or `None` if no chain connects them.
//!
//! Up to 100 000 pins and 200 000 links, similarities from 0 to 1000. Standard library, Rust 1.59.
//!
//! ```text
//! (0, 1, 90)  (1, 2, 60)  (0, 3, 70)  (3, 4, 80)  (4, 2, 75)
//!
//! from 0 to 2:  0 1 2 has 60,  0 3 4 2 has 70   →   Some(70)
//! ```

// ANCHOR: solution
use std::collections::BinaryHeap;

/// The largest possible weakest similarity between two pins. O((pins + links) log links).
pub fn strongest_chain(
    pins: usize,
    links: &[(usize, usize, u32)],
    from: usize,
    to: usize,
) -> Option<u32> {
    let mut next = vec![Vec::new(); pins];
    for &(a, b, similarity) in links {
        next[a].push((b, similarity));
        next[b].push((a, similarity));
    }
    let mut settled = vec![false; pins];
    let mut waiting = BinaryHeap::new(); // the strongest on top
    waiting.push((u32::MAX, from));
    while let Some((strength, pin)) = waiting.pop() {
        if pin == to {
            return Some(strength);
        }
        if settled[pin] {
            continue;
        }
        settled[pin] = true;
        for &(neighbour, similarity) in &next[pin] {
            if !settled[neighbour] {
                waiting.push((strength.min(similarity), neighbour));
            }
        }
    }
    None
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The largest possible weakest similarity between two pins.
    pub fn strongest_chain(
        pins: usize,
        links: &[(usize, usize, u32)],
        from: usize,
        to: usize,
    ) -> Option<u32> {
        todo!("a search that always goes on where the chain is strongest")
    }
    // ANCHOR_END: starter
}

fn main() {
    let links = [(0, 1, 90), (1, 2, 60), (0, 3, 70), (3, 4, 80), (4, 2, 75)];
    println!("{:?}", strongest_chain(5, &links, 0, 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let links = [(0, 1, 90), (1, 2, 60), (0, 3, 70), (3, 4, 80), (4, 2, 75)];
        assert_eq!(strongest_chain(5, &links, 0, 2), Some(70));
    }

    #[test]
    fn not_connected() {
        assert_eq!(strongest_chain(3, &[(0, 1, 5)], 0, 2), None);
    }

    #[test]
    fn both_directions_and_the_better_of_two_links() {
        assert_eq!(strongest_chain(2, &[(1, 0, 3), (0, 1, 8)], 0, 1), Some(8));
    }

    #[test]
    fn a_similarity_of_zero_is_a_link() {
        assert_eq!(strongest_chain(2, &[(0, 1, 0)], 0, 1), Some(0));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Is `to` reached by links of at least this similarity?
    fn reaches(links: &[(usize, usize, u32)], least: u32) -> bool {
        let mut reached = [true, false, false, false];
        for _ in 0..4 {
            for &(a, b, similarity) in links {
                if similarity >= least && (reached[a] || reached[b]) {
                    reached[a] = true;
                    reached[b] = true;
                }
            }
        }
        reached[3]
    }

    #[test]
    fn agrees_with_trying_every_strength() {
        // Each of six links: missing, or with similarity 1, 2 or 3.
        let possible = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        for code in 0..4_u32.pow(6) {
            let strength = |place: u32| code / 4_u32.pow(place) % 4;
            let links: Vec<(usize, usize, u32)> = (0..6)
                .zip(possible)
                .filter(|&(place, _)| strength(place) > 0)
                .map(|(place, (a, b))| (a, b, strength(place)))
                .collect();
            let expected = (1..4).filter(|&least| reaches(&links, least)).max();
            assert_eq!(strongest_chain(4, &links, 0, 3), expected, "{links:?}");
        }
    }

    #[test]
    fn the_largest_size() {
        let links: Vec<(usize, usize, u32)> = (1..100_000)
            .map(|pin| (pin - 1, pin, 1000 - u32::try_from(pin % 500).unwrap_or(0)))
            .collect();
        assert_eq!(strongest_chain(100_000, &links, 0, 99_999), Some(501));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. It looks like a shortest path, but the cost of a way is not a sum. What happens to the strength of
//    a chain when a link is added?
// 2. It never grows. That is all that Dijkstra's algorithm needs: whatever leaves the heap first is
//    final.
// 3. Take the *strongest* from the heap; the strength of the next is the minimum of the strength so
//    far and the link. `BinaryHeap` has the largest on top already.
// ANCHOR_END: hints
