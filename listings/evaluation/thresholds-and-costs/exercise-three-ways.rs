//! # Three ways to decide
//!
//! A pin is shown, hidden, or sent to a person. People are few. Decide for each pin, from calibrated
//! probabilities that it is *unsafe*.
//!
//! - `unsafe_per_mille[i]` is that probability in thousandths, 0 to 1000.
//! - Hiding a pin that is fine costs `false_alarm`, showing one that is unsafe costs `miss`, and a
//!   review costs `review` and finds the truth. So the expected costs, times 1000, are
//!   $(1000 - p) \cdot \text{false alarm}$ for hiding, $p \cdot \text{miss}$ for showing and
//!   $1000 \cdot \text{review}$ for a person.
//! - Without reviews take the cheaper of hiding and showing; if they cost the same, hide.
//! - A review must *save* something against that. At most `capacity` pins are reviewed: those where
//!   it saves most; of equal savings the pins that come first.
//!
//! ```text
//! a false alarm costs 1, a miss 5, a review 0 or 1 (thousandths as given)
//!
//! review 0, capacity 1, pins 100 200 900
//!   100: hide 900, show 500   →  show, a review would save 500
//!   200: hide 800, show 1000  →  hide, a review would save 800
//!   900: hide 100, show 4500  →  hide, a review would save 100
//! →  show, review, hide
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
/// What happens to a pin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Everybody sees it.
    Show,
    /// Nobody does.
    Hide,
    /// A person looks at it.
    Review,
}

/// What mistakes and reviews cost.
#[derive(Clone, Copy, Debug)]
pub struct Costs {
    /// Hiding a pin that is fine.
    pub false_alarm: u64,
    /// Showing a pin that is unsafe.
    pub miss: u64,
    /// A person's look.
    pub review: u64,
}
// ANCHOR_END: given

// ANCHOR: solution
/// A decision for each pin, with at most `capacity` reviews. O(n log n).
pub fn decide(unsafe_per_mille: &[u64], costs: Costs, capacity: usize) -> Vec<Decision> {
    let mut decisions = Vec::new();
    // (what a review saves, which pin), where it saves something.
    let mut savings: Vec<(u64, usize)> = Vec::new();
    for (pin, &p) in unsafe_per_mille.iter().enumerate() {
        let (hide, show) = ((1_000 - p) * costs.false_alarm, p * costs.miss);
        decisions.push(if hide <= show { Decision::Hide } else { Decision::Show });
        let saved = hide.min(show).saturating_sub(1_000 * costs.review);
        if saved > 0 {
            savings.push((saved, pin));
        }
    }
    // A stable sort: of equal savings the earlier pin.
    savings.sort_by_key(|&(saved, _)| std::cmp::Reverse(saved));
    for &(_, pin) in savings.iter().take(capacity) {
        decisions[pin] = Decision::Review;
    }
    decisions
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{Costs, Decision};

    // ANCHOR: starter
    /// A decision for each pin, with at most `capacity` reviews.
    pub fn decide(unsafe_per_mille: &[u64], costs: Costs, capacity: usize) -> Vec<Decision> {
        todo!("decide without reviews first, then ask where a review saves most")
    }
    // ANCHOR_END: starter
}

fn main() {
    let costs = Costs { false_alarm: 1, miss: 5, review: 0 };
    for capacity in 0..4 {
        println!("{capacity} reviews: {:?}", decide(&[100, 200, 900], costs, capacity));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::{
        Costs,
        Decision::{Hide, Review, Show},
        decide,
    };

    const FREE: Costs = Costs { false_alarm: 1, miss: 5, review: 0 };

    #[test]
    fn the_example() {
        assert_eq!(decide(&[100, 200, 900], FREE, 1), [Show, Review, Hide]);
        assert_eq!(decide(&[100, 200, 900], FREE, 2), [Review, Review, Hide]);
    }

    #[test]
    fn without_people_it_is_one_threshold() {
        // 1/6: at 166 showing is cheaper, at 167 hiding.
        assert_eq!(decide(&[166, 167], FREE, 0), [Show, Hide]);
        let even = Costs { false_alarm: 1, miss: 1, review: 9 };
        assert_eq!(decide(&[499, 500, 501], even, 3), [Show, Hide, Hide]);
    }

    #[test]
    fn a_review_that_saves_nothing_is_not_made() {
        let dear = Costs { false_alarm: 2, miss: 2, review: 1 };
        // At 500 a mistake costs 1000 on average: exactly a review.
        assert_eq!(decide(&[0, 500, 1_000], dear, 3), [Show, Hide, Hide]);
    }

    #[test]
    fn of_equal_savings_the_first() {
        assert_eq!(decide(&[100, 100, 100], FREE, 2), [Review, Review, Show]);
        assert!(decide(&[], FREE, 2).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn cost(p: u64, costs: Costs, decision: Decision) -> u64 {
        match decision {
            Decision::Show => p * costs.miss,
            Decision::Hide => (1_000 - p) * costs.false_alarm,
            Decision::Review => 1_000 * costs.review,
        }
    }

    /// The least total cost over all 3ⁿ ways with at most `capacity` reviews.
    fn least(pins: &[u64], costs: Costs, capacity: usize) -> u64 {
        match pins.split_first() {
            None => 0,
            Some((&p, rest)) => {
                let without = least(rest, costs, capacity);
                let mut best = without + cost(p, costs, Decision::Show);
                best = best.min(without + cost(p, costs, Decision::Hide));
                if capacity > 0 {
                    let with = least(rest, costs, capacity - 1);
                    best = best.min(with + cost(p, costs, Decision::Review));
                }
                best
            }
        }
    }

    #[test]
    fn no_way_costs_less() {
        let mut state = 4_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..200 {
            let pins: Vec<u64> = (0..below(7)).map(|_| below(1_001)).collect();
            let costs = Costs { false_alarm: 1 + below(5), miss: 1 + below(9), review: below(3) };
            let capacity = usize::try_from(below(5)).expect("small");
            let decisions = decide(&pins, costs, capacity);
            let total: u64 = pins.iter().zip(&decisions).map(|(&p, &d)| cost(p, costs, d)).sum();
            assert_eq!(total, least(&pins, costs, capacity), "{pins:?} {costs:?} {capacity}");
            let reviews = decisions.iter().filter(|&&d| d == Decision::Review).count();
            assert!(reviews <= capacity);
        }
    }

    #[test]
    fn a_hundred_thousand_pins() {
        let pins: Vec<u64> = (0..100_000).map(|i| i * 7 % 1_001).collect();
        let decisions = decide(&pins, Costs { false_alarm: 1, miss: 5, review: 0 }, 500);
        assert_eq!(decisions.iter().filter(|&&d| d == Decision::Review).count(), 500);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which decision would you take if there were no people, and what does it cost?
// 2. A review saves that cost less its own price. Where this is not above zero, there is none.
// 3. Sort the savings, the largest first, and take the first `capacity`. A stable sort keeps the
//    order of the pins where savings are equal.
// ANCHOR_END: hints
