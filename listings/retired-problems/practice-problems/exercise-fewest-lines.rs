//! # The fewest bus lines
//!
//! Each line serves a list of stops and goes round them for ever: once on it, you can get off at any
//! of its stops. You may change at a stop that two lines share.
//!
//! Return the fewest lines you have to take from the stop `from` to the stop `to`, or `None` if there
//! is no way. If `from` and `to` are the same stop, you take none, even if no line stops there.
//!
//! Up to 10 000 lines with 200 000 entries altogether. A line may name a stop twice.
//!
//! ```text
//! lines [1, 5, 8], [5, 9], [2, 9]:   from 1 to 8  →  Some(1)
//!                                    from 1 to 2  →  Some(3)   (change at 5 and at 9)
//!                                    from 1 to 7  →  None
//!                                    from 7 to 7  →  Some(0)
//! ```

// ANCHOR: given
use std::collections::{HashMap, HashSet, VecDeque};
// ANCHOR_END: given

// ANCHOR: solution
/// The fewest lines from one stop to another: O(entries), each line boarded once.
pub fn fewest_lines(lines: &[Vec<u32>], from: u32, to: u32) -> Option<usize> {
    let mut lines_at: HashMap<u32, Vec<usize>> = HashMap::new();
    for (line, stops) in lines.iter().enumerate() {
        for &stop in stops {
            lines_at.entry(stop).or_default().push(line);
        }
    }
    let mut boarded = vec![false; lines.len()];
    let mut seen: HashSet<u32> = HashSet::new();
    seen.insert(from);
    let mut open = VecDeque::new();
    open.push_back((from, 0));
    while let Some((stop, taken)) = open.pop_front() {
        if stop == to {
            return Some(taken);
        }
        for &line in lines_at.get(&stop).map_or(&[][..], Vec::as_slice) {
            if std::mem::replace(&mut boarded[line], true) {
                continue; // all its stops are in the queue already
            }
            for &next in &lines[line] {
                if seen.insert(next) {
                    open.push_back((next, taken + 1));
                }
            }
        }
    }
    None
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{HashMap, HashSet, VecDeque};

    // ANCHOR: starter
    /// The fewest lines from one stop to another.
    pub fn fewest_lines(lines: &[Vec<u32>], from: u32, to: u32) -> Option<usize> {
        // Knows no change: go on from here.
        if from == to {
            return Some(0);
        }
        lines.iter().find(|stops| stops.contains(&from) && stops.contains(&to)).map(|_| 1)
    }
    // ANCHOR_END: starter
}

fn main() {
    let lines = [vec![1, 5, 8], vec![5, 9], vec![2, 9]];
    for to in [8, 2, 7, 1] {
        println!("from 1 to {to}: {:?}", fewest_lines(&lines, 1, to));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples() {
        let lines = [vec![1, 5, 8], vec![5, 9], vec![2, 9]];
        assert_eq!(fewest_lines(&lines, 1, 8), Some(1));
        assert_eq!(fewest_lines(&lines, 1, 2), Some(3));
        assert_eq!(fewest_lines(&lines, 1, 7), None);
    }

    #[test]
    fn already_there() {
        assert_eq!(fewest_lines(&[], 7, 7), Some(0));
        assert_eq!(fewest_lines(&[vec![1, 2]], 2, 2), Some(0));
    }

    #[test]
    fn lines_are_counted_and_not_stops() {
        // Ten stops on one line, or two short lines.
        let lines = [vec![0, 1, 2, 3, 4, 5, 6, 7, 8, 9], vec![0, 20], vec![20, 9]];
        assert_eq!(fewest_lines(&lines, 0, 9), Some(1));
    }

    #[test]
    fn no_lines() {
        assert_eq!(fewest_lines(&[], 1, 2), None);
        assert_eq!(fewest_lines(&[vec![]], 1, 2), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Distances between lines, by repeating "one change more" until nothing gets shorter.
    fn brute_force(lines: &[Vec<u32>], from: u32, to: u32) -> Option<usize> {
        if from == to {
            return Some(0);
        }
        let mut best: Vec<Option<usize>> =
            lines.iter().map(|stops| if stops.contains(&from) { Some(1) } else { None }).collect();
        for _ in lines {
            for a in 0..lines.len() {
                for b in 0..lines.len() {
                    let meet = lines[a].iter().any(|stop| lines[b].contains(stop));
                    if let (true, Some(taken)) = (meet, best[a]) {
                        best[b] = Some(best[b].map_or(taken + 1, |b| b.min(taken + 1)));
                    }
                }
            }
        }
        let arrive = lines.iter().zip(best).filter(|(stops, _)| stops.contains(&to));
        arrive.filter_map(|(_, taken)| taken).min()
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 3_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).unwrap()
        };
        for _ in 0..1000 {
            let lines: Vec<Vec<u32>> =
                (0..below(6)).map(|_| (0..below(4)).map(|_| below(8)).collect()).collect();
            for to in 0..8 {
                let expected = brute_force(&lines, 0, to);
                assert_eq!(fewest_lines(&lines, 0, to), expected, "{lines:?} to {to}");
            }
        }
    }

    #[test]
    fn a_chain_of_ten_thousand_lines() {
        let lines: Vec<Vec<u32>> = (0..10_000).map(|line| vec![line, line + 1]).collect();
        assert_eq!(fewest_lines(&lines, 0, 10_000), Some(10_000));
    }

    #[test]
    fn one_stop_on_every_line() {
        // Everything meets at stop 0: without a mark for lines, they are read again and again.
        let lines: Vec<Vec<u32>> =
            (0..10_000).map(|line| (0..20).map(|stop| line * stop).collect()).collect();
        assert_eq!(fewest_lines(&lines, 19, 9_999), Some(2));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The answer counts lines, not stops. What is one step of the search?
// 2. From a stop, one step leads to *every* stop of every line there. Breadth-first search finds the
//    fewest steps. Which table answers "which lines stop here"?
// 3. Mark lines as well as stops. A line that you have boarded once has nothing new to offer; without
//    the mark a line of 1000 stops is read 1000 times.
// ANCHOR_END: hints
