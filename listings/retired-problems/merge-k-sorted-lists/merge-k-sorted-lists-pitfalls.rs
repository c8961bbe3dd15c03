//! Merge k sorted lists: eight slips, each caught by the smallest input that shows it.
//!
//! One routine with a switch, so that each slip stands exactly where it happens; `Slip::None` is
//! the right code. What comes out is checked with its origin, (value, list), so that lost stability
//! shows too. The program tries every input of up to three lists of up to two values out of five.
//! Interview-writable: nothing newer than Rust 1.59.

use std::collections::BinaryHeap;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Slip {
    None,
    StopsAtAnEmptyList,
    ForgetsToAdvance,
    ForgetsToRefill,
    StopsAtTheFirstEnd,
    TakesTheLargest,
    NegatesTheKey,
    DropsRepeats,
    LaterListFirst,
}

// ANCHOR: slips
fn merge(lists: &[Vec<i32>], slip: Slip) -> Vec<(i32, usize)> {
    // BinaryHeap gives the largest: turn the order of the keys round.
    let key = |value: i32| match slip {
        Slip::TakesTheLargest => i64::from(value), // forgot
        Slip::NegatesTheKey => i64::from(value.wrapping_neg()), // −MIN is MIN
        _ => -i64::from(value),
    };
    let tie = |list| if slip == Slip::LaterListFirst { list } else { usize::MAX - list };
    let mut heap = BinaryHeap::new();
    for (list, values) in lists.iter().enumerate() {
        match values.first() {
            Some(&first) => heap.push((key(first), tie(list), list)),
            None if slip == Slip::StopsAtAnEmptyList => break,
            None => {}
        }
    }
    let total: usize = lists.iter().map(Vec::len).sum();
    let mut places = vec![0; lists.len()];
    let mut merged: Vec<(i32, usize)> = Vec::new();
    while let Some((_, _, list)) = heap.pop() {
        let value = lists[list][places[list]];
        let repeat = merged.last().map(|&(last, _)| last) == Some(value);
        if !(repeat && slip == Slip::DropsRepeats) {
            merged.push((value, list));
        }
        if slip != Slip::ForgetsToAdvance {
            places[list] += 1;
        }
        match lists[list].get(places[list]) {
            Some(&next) if slip != Slip::ForgetsToRefill => {
                heap.push((key(next), tie(list), list));
            }
            None if slip == Slip::StopsAtTheFirstEnd => break,
            Some(_) | None => {}
        }
        if merged.len() > total {
            break; // for the slip that would go on for ever
        }
    }
    merged
}
// ANCHOR_END: slips

/// A stable sort of everything, in order of the lists.
fn by_sorting(lists: &[Vec<i32>]) -> Vec<(i32, usize)> {
    let with_origin = |(list, values): (usize, &Vec<i32>)| {
        values.iter().map(|&value| (value, list)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = lists.iter().enumerate().flat_map(with_origin).collect();
    all.sort_by_key(|&(value, _)| value);
    all
}

// ANCHOR: search
/// Every input of up to three lists of up to two values, the fewest values first.
fn inputs() -> Vec<Vec<Vec<i32>>> {
    let values = [0, 1, -1, i32::MAX, i32::MIN];
    let mut lists = vec![vec![]];
    for &a in &values {
        lists.push(vec![a]);
        lists.extend(values.iter().filter(|&&b| a <= b).map(|&b| vec![a, b]));
    }
    let mut inputs = Vec::new();
    for k in 0..=3 {
        for number in 0..lists.len().pow(k) {
            // The digits of the number say which list stands where.
            let digit = |place| number / lists.len().pow(place) % lists.len();
            inputs.push((0..k).map(|place| lists[digit(place)].clone()).collect());
        }
    }
    inputs.sort_by_key(|lists: &Vec<Vec<i32>>| lists.iter().map(Vec::len).sum::<usize>());
    inputs
}

fn first_wrong(slip: Slip) -> Option<Vec<Vec<i32>>> {
    inputs().into_iter().find(|lists| merge(lists, slip) != by_sorting(lists))
}
// ANCHOR_END: search

const SLIPS: [Slip; 8] = [
    Slip::StopsAtAnEmptyList,
    Slip::ForgetsToAdvance,
    Slip::ForgetsToRefill,
    Slip::StopsAtTheFirstEnd,
    Slip::TakesTheLargest,
    Slip::NegatesTheKey,
    Slip::DropsRepeats,
    Slip::LaterListFirst,
];

fn main() {
    assert_eq!(first_wrong(Slip::None), None);
    for slip in SLIPS {
        let lists = first_wrong(slip).expect("every slip is caught");
        let names = |merged: Vec<(i32, usize)>| {
            let name = |(value, list): (i32, usize)| format!("{}{}", value, ["a", "b", "c"][list]);
            merged.into_iter().map(name).collect::<Vec<_>>().join(" ")
        };
        println!("{slip:?}: {lists:?}");
        println!("  wrong: {}", names(merge(&lists, slip)));
        println!("  right: {}", names(by_sorting(&lists)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_caught_and_the_right_code_never() {
        assert!(SLIPS.iter().all(|&slip| first_wrong(slip).is_some()));
        assert_eq!(first_wrong(Slip::None), None);
    }
}
