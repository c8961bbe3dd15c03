//! Fisher–Yates, and what one wrong bound does to it, counted exactly.
//!
//! From the back, swap each place with a random one *at or before* it. That takes n! equally likely
//! sequences of choices to n! orders, one to one. "Swap with any place" has nⁿ sequences, and n! does
//! not divide nⁿ for n > 2: it cannot be even. "Swap with one *before* it" never leaves a card in its
//! place (Sattolo's algorithm: cyclic orders only).
//!
//! The program runs through every sequence of choices, so that these are probabilities, not estimates.
//!
//! Sources: R. Durstenfeld, "Algorithm 235: Random permutation", CACM 7 (1964); S. Sattolo, "An
//! algorithm to generate a random cyclic permutation", Information Processing Letters 22 (1986).

use std::collections::BTreeMap;

// ANCHOR: shuffles
/// Right: place `last` gets one of the `last + 1` items that have no place yet.
pub fn fisher_yates<T>(items: &mut [T], mut below: impl FnMut(usize) -> usize) {
    for last in (1..items.len()).rev() {
        items.swap(last, below(last + 1));
    }
}

/// Wrong: any place.
pub fn any_place<T>(items: &mut [T], mut below: impl FnMut(usize) -> usize) {
    for place in 0..items.len() {
        items.swap(place, below(items.len()));
    }
}

/// Wrong: never the place itself.
pub fn never_itself<T>(items: &mut [T], mut below: impl FnMut(usize) -> usize) {
    for last in (1..items.len()).rev() {
        items.swap(last, below(last));
    }
}
// ANCHOR_END: shuffles

// ANCHOR: enumerate
/// How many sequences of choices lead to each order of `ABC…`: `shuffle` is run once for each.
pub fn outcomes(
    n: usize,
    mut shuffle: impl FnMut(&mut [char], &mut dyn FnMut(usize) -> usize),
) -> BTreeMap<String, u32> {
    let mut times = BTreeMap::new();
    let mut choices: Vec<usize> = Vec::new();
    loop {
        let mut items: Vec<char> = ('A'..='Z').take(n).collect();
        let (mut bounds, mut asked) = (Vec::new(), 0);
        shuffle(&mut items, &mut |bound| {
            bounds.push(bound);
            asked += 1;
            choices.get(asked - 1).copied().unwrap_or(0)
        });
        *times.entry(items.into_iter().collect()).or_default() += 1;
        // The next sequence: count up from the last choice, as an odometer does.
        choices.resize(bounds.len(), 0);
        while choices.last().is_some_and(|choice| choice + 1 == bounds[choices.len() - 1]) {
            choices.pop();
        }
        match choices.last_mut() {
            Some(choice) => *choice += 1,
            None => return times,
        }
    }
}
// ANCHOR_END: enumerate

// ANCHOR: main
fn main() {
    let right = outcomes(3, |items, below| fisher_yates(items, below));
    let any = outcomes(3, |items, below| any_place(items, below));
    let never = outcomes(3, |items, below| never_itself(items, below));
    println!("order   Fisher-Yates   any place   never itself");
    for order in ["ABC", "ACB", "BAC", "BCA", "CAB", "CBA"] {
        let share = |times: &BTreeMap<String, u32>| {
            format!("{}/{}", times.get(order).unwrap_or(&0), times.values().sum::<u32>())
        };
        println!("{order:<8}{:>12}{:>12}{:>15}", share(&right), share(&any), share(&never));
    }
    let any = outcomes(6, |items, below| any_place(items, below));
    let (least, most) = (any.values().min(), any.values().max());
    if let (Some(least), Some(most)) = (least, most) {
        println!("any place, 6 items: the likeliest of {} orders comes {:.1} times", any.len(), {
            f64::from(*most) / f64::from(*least)
        });
        println!("as often as the least likely");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fisher_yates_is_exactly_uniform() {
        for n in 0..=6 {
            let times = outcomes(n, |items, below| fisher_yates(items, below));
            assert_eq!(times.len(), (1..=n).product::<usize>());
            assert!(times.values().all(|&times| times == 1));
        }
    }

    /// By hand for three items: 27 sequences over six orders.
    #[test]
    fn any_place_is_not() {
        let times = outcomes(3, |items, below| any_place(items, below));
        assert_eq!(times.values().copied().collect::<Vec<_>>(), [4, 5, 5, 5, 4, 4]);
    }

    #[test]
    fn never_itself_leaves_nothing_in_place() {
        let times = outcomes(5, |items, below| never_itself(items, below));
        assert_eq!(times.len(), 24); // (n − 1)! cyclic orders
        assert!(times.keys().all(|order| order.chars().zip("ABCDE".chars()).all(|(a, b)| a != b)));
    }
}
