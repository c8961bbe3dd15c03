//! Task Scheduler: ten slips, each caught by the shortest list of tasks that shows it.
//!
//! One routine with a switch for each way, so that every slip stands exactly where it happens;
//! `Slip::None` is the right code. The program tries every list of up to six tasks of three kinds
//! with n from 0 to 3 against brute force, and prints the first that a slip gets wrong.
//! Interview-writable: std only, nothing newer than Rust 1.59.

#[derive(Clone, Copy, Debug, PartialEq)]
enum Slip {
    None,
    TakesTheFirstReady,
    GoesRound,
    CoolsOneTooShort,
    CoolsOneTooLong,
    CoolsTheFinished,
    ForgetsTies,
    ForgetsTheFloor,
    BlocksOfN,
    KeepsTheFirstRun,
    TravelsInTime,
}

/// Tasks are the numbers of their kinds.
const KINDS: usize = 5;

// ANCHOR: simulation
/// Order free, slot by slot.
fn simulated(tasks: &[usize], n: usize, slip: Slip) -> usize {
    let mut left = [0; KINDS];
    for &kind in tasks {
        left[kind] += 1;
    }
    if slip == Slip::GoesRound {
        // The most frequent first.
        left.sort_unstable_by_key(|&count| std::cmp::Reverse(count));
    }
    let mut ready_at = [0; KINDS];
    let (mut now, mut turn) = (0, 0);
    while left.iter().any(|&left| left > 0) {
        let open = (0..KINDS).filter(|&kind| left[kind] > 0);
        let mut cool = open.clone().filter(|&kind| ready_at[kind] <= now);
        while left[turn % KINDS] == 0 {
            turn += 1;
        }
        let next = if slip == Slip::TakesTheFirstReady {
            cool.next() // by its letter, not by what is left
        } else if slip == Slip::GoesRound {
            cool.find(|&kind| kind == turn % KINDS) // or everybody waits
        } else {
            cool.max_by_key(|&kind| left[kind])
        };
        if let Some(kind) = next {
            left[kind] -= 1;
            turn += 1;
            ready_at[kind] = now + n + 1; // n slots *between*
            ready_at[kind] -= usize::from(slip == Slip::CoolsOneTooShort);
            ready_at[kind] += usize::from(slip == Slip::CoolsOneTooLong);
        }
        now += 1;
    }
    if slip == Slip::CoolsTheFinished {
        // Waits for nobody.
        now = ready_at.iter().copied().max().unwrap_or(0).max(now);
    }
    now
}
// ANCHOR_END: simulation

// ANCHOR: formula
/// Order free, closed form.
fn formula(tasks: &[usize], n: usize, slip: Slip) -> usize {
    let mut counts = [0; KINDS];
    for &kind in tasks {
        counts[kind] += 1;
    }
    if tasks.is_empty() {
        return 0; // otherwise `most - 1` is less than nothing
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let ties = counts.iter().filter(|&&count| count == most).count();
    let block = if slip == Slip::BlocksOfN { n } else { n + 1 };
    let last = if slip == Slip::ForgetsTies { 1 } else { ties };
    let bound = (most - 1) * block + last;
    if slip == Slip::ForgetsTheFloor { bound } else { bound.max(tasks.len()) }
}
// ANCHOR_END: formula

// ANCHOR: fixed
/// Order fixed, last run of each kind.
fn in_order(tasks: &[usize], n: usize, slip: Slip) -> usize {
    let mut last_run = [None; KINDS];
    let (mut free, mut end) = (0, 0);
    for &kind in tasks {
        let ready = last_run[kind].map_or(0, |last| last + n + 1);
        let slot = if slip == Slip::TravelsInTime && last_run[kind].is_some() {
            ready // but the slots before `free` are taken
        } else {
            ready.max(free)
        };
        if last_run[kind].is_none() || slip != Slip::KeepsTheFirstRun {
            last_run[kind] = Some(slot); // `or_insert` would keep the old one
        }
        free = slot + 1;
        end = end.max(free);
    }
    end
}
// ANCHOR_END: fixed

/// The definition, order fixed.
fn looking_back(order: &[usize], n: usize) -> usize {
    let mut timetable: Vec<Option<usize>> = Vec::new();
    for &kind in order {
        while timetable.iter().rev().take(n).any(|&slot| slot == Some(kind)) {
            timetable.push(None);
        }
        timetable.push(Some(kind));
    }
    timetable.len()
}

/// The definition, order free: the best order.
fn best_order(order: &mut Vec<usize>, left: &mut [usize; KINDS], n: usize) -> usize {
    if *left == [0; KINDS] {
        return looking_back(order, n);
    }
    let mut best = usize::MAX;
    for kind in 0..KINDS {
        if left[kind] > 0 {
            left[kind] -= 1;
            order.push(kind);
            best = best.min(best_order(order, left, n));
            order.pop();
            left[kind] += 1;
        }
    }
    best
}

/// A way and the definition of what it solves.
type Way = (fn(&[usize], usize, Slip) -> usize, fn(&[usize], usize) -> usize);

const SIMULATED: Way = (simulated, over_all_orders);
const FORMULA: Way = (formula, over_all_orders);
const IN_ORDER: Way = (in_order, looking_back);

fn over_all_orders(tasks: &[usize], n: usize) -> usize {
    let mut left = [0; KINDS];
    for &kind in tasks {
        left[kind] += 1;
    }
    best_order(&mut Vec::new(), &mut left, n)
}

// ANCHOR: search
/// The first list of tasks, shortest first, that the code gets wrong, and its n.
fn first_wrong((way, judge): Way, slip: Slip) -> Option<(Vec<usize>, usize)> {
    (0..=6_u32).find_map(|length| {
        (0..3_usize.pow(length)).find_map(|number| {
            let digit = |place| number / 3_usize.pow(length - 1 - place) % 3;
            let tasks: Vec<usize> = (0..length).map(digit).collect();
            let n = (0..4).find(|&n| way(&tasks, n, slip) != judge(&tasks, n));
            n.map(|n| (tasks, n))
        })
    })
}
// ANCHOR_END: search

const SLIPS: [(Slip, Way); 10] = [
    (Slip::TakesTheFirstReady, SIMULATED),
    (Slip::GoesRound, SIMULATED),
    (Slip::CoolsOneTooShort, SIMULATED),
    (Slip::CoolsOneTooLong, SIMULATED),
    (Slip::CoolsTheFinished, SIMULATED),
    (Slip::ForgetsTies, FORMULA),
    (Slip::ForgetsTheFloor, FORMULA),
    (Slip::BlocksOfN, FORMULA),
    (Slip::KeepsTheFirstRun, IN_ORDER),
    (Slip::TravelsInTime, IN_ORDER),
];

fn main() {
    for way in [SIMULATED, FORMULA, IN_ORDER] {
        assert_eq!(first_wrong(way, Slip::None), None);
    }
    for (slip, way) in SLIPS {
        let (tasks, n) = first_wrong(way, slip).expect("every slip is caught");
        let letters: String = tasks.iter().map(|&kind| ['A', 'B', 'C'][kind]).collect();
        let (wrong, right) = (way.0(&tasks, n, slip), way.1(&tasks, n));
        println!("{slip:?}\n  {letters}, n = {n}: wrong {wrong}, right {right}");
    }
    let known = [0, 0, 0, 0, 0, 1, 2, 3, 4]; // AAAAABCDE
    let (round, best) = (simulated(&known, 2, Slip::GoesRound), simulated(&known, 2, Slip::None));
    println!("AAAAABCDE, n = 2\n  in turn {round}, most left first {best}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_caught_and_the_right_code_never() {
        assert!(SLIPS.iter().all(|&(slip, way)| first_wrong(way, slip).is_some()));
        for way in [SIMULATED, FORMULA, IN_ORDER] {
            assert_eq!(first_wrong(way, Slip::None), None);
        }
    }
}
