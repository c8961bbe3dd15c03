//! Seventy minutes, ten items: does it pay to leave an item and come back?
//!
//! Model, ours: seven theory items of about 2.5 minutes and 1 point, three coding tasks of about 17
//! minutes and 5 points. How long an item will take you is unknown beforehand: its time is
//! exp(m + s·z) with z standard normal (log-normal), s = 0.6, and m such that the mean is as said:
//! m = ln(mean) − s²/2. Points count only for finished items; work on an item is kept when you leave
//! it. With probability `stuck`, a coding task is one that you would never finish. A policy is an order of the items and a cap: after so many minutes on an item go on, and come
//! back to what is unfinished at the end, in the same order, without a cap.

use kit::rng::Rng;

// ANCHOR: model
/// Minutes in all.
const LIMIT: f64 = 70.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Theory,
    Coding,
}

/// An item and the minutes it will take, which you do not know.
#[derive(Clone, Copy)]
struct Item {
    kind: Kind,
    minutes: f64,
}

fn points(kind: Kind) -> u32 {
    match kind {
        Kind::Theory => 1,
        Kind::Coding => 5,
    }
}

/// One sitting: seven theory items, then three coding tasks; each of those is out of reach with
/// probability `stuck`.
fn draw(stuck: f64, rng: &mut Rng) -> Vec<Item> {
    let spread = 0.6_f64;
    let mut item = |kind, mean: f64| {
        let m = mean.ln() - spread * spread / 2.0;
        Item { kind, minutes: (m + spread * rng.normal()).exp() }
    };
    let mut items: Vec<Item> = (0..7).map(|_| item(Kind::Theory, 2.5)).collect();
    items.extend((0..3).map(|_| item(Kind::Coding, 17.0)));
    for task in &mut items[7..] {
        if rng.bernoulli(stuck) {
            task.minutes = f64::INFINITY;
        }
    }
    items
}
// ANCHOR_END: model

// ANCHOR: policy
/// How long to stay with an item in the first round.
#[derive(Clone, Copy)]
struct Caps {
    theory: f64,
    coding: f64,
}

const NEVER_LEAVE: Caps = Caps { theory: f64::INFINITY, coding: f64::INFINITY };

/// Points after the limit, for items taken in this order with these caps.
fn sit(items: &[Item], caps: Caps) -> u32 {
    let mut clock = 0.0;
    let mut score = 0;
    let mut unfinished = Vec::new();
    for item in items {
        let cap = match item.kind {
            Kind::Theory => caps.theory,
            Kind::Coding => caps.coding,
        };
        clock += item.minutes.min(cap);
        if item.minutes > cap {
            unfinished.push(Item { minutes: item.minutes - cap, ..*item });
        } else if clock <= LIMIT {
            score += points(item.kind);
        }
    }
    for item in unfinished {
        clock += item.minutes;
        if clock <= LIMIT {
            score += points(item.kind);
        }
    }
    score
}
// ANCHOR_END: policy

/// Points for a sitting.
type Policy = dyn Fn(&[Item]) -> u32;

/// Mean score and its standard error over so many sittings; every policy meets the same ones.
fn mean_score(policy: &Policy, stuck: f64, sittings: usize) -> (f64, f64) {
    let mut rng = Rng::new(70);
    let scores: Vec<f64> =
        (0..sittings).map(|_| f64::from(policy(&draw(stuck, &mut rng)))).collect();
    let n = sittings as f64;
    let mean = scores.iter().sum::<f64>() / n;
    let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

fn coding_first(items: &[Item]) -> Vec<Item> {
    let mut order = items.to_vec();
    order.sort_by_key(|item| item.kind == Kind::Theory);
    order
}

/// What nobody can do: know the times, and take most points a minute first.
fn clairvoyant(items: &[Item]) -> Vec<Item> {
    let mut order = items.to_vec();
    let rate = |item: &Item| f64::from(points(item.kind)) / item.minutes;
    order.sort_by(|a, b| rate(b).partial_cmp(&rate(a)).expect("times are positive"));
    order
}

// ANCHOR: main
fn main() {
    let caps = |theory, coding| Caps { theory, coding };
    let policies: Vec<(&str, Box<Policy>)> = vec![
        ("in order, never leave", Box::new(|items| sit(items, NEVER_LEAVE))),
        ("coding first, never leave", Box::new(|items| sit(&coding_first(items), NEVER_LEAVE))),
        ("in order, leave after 4 / 20", Box::new(move |items| sit(items, caps(4.0, 20.0)))),
        ("in order, leave after 3 / 12", Box::new(move |items| sit(items, caps(3.0, 12.0)))),
        ("in order, leave after 2 / 6", Box::new(move |items| sit(items, caps(2.0, 6.0)))),
        ("clairvoyant", Box::new(|items| sit(&clairvoyant(items), NEVER_LEAVE))),
    ];
    println!("{:<30}   all in reach    1 in 4 is not", "points of 22");
    for (name, policy) in &policies {
        let [reach, beyond] = [0.0, 0.25].map(|stuck| mean_score(policy.as_ref(), stuck, 20_000));
        println!("{name:<30}{:>8.2} ± {:.2} {:>9.2} ± {:.2}", reach.0, reach.1, beyond.0, beyond.1);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn item(kind: Kind, minutes: f64) -> Item {
        Item { kind, minutes }
    }

    #[test]
    fn all_points_if_there_is_time_and_none_if_the_first_takes_it_all() {
        let easy = [item(Kind::Theory, 2.0), item(Kind::Coding, 10.0)];
        assert_eq!(sit(&easy, NEVER_LEAVE), 6);
        let stuck = [item(Kind::Coding, 90.0), item(Kind::Coding, 10.0)];
        assert_eq!(sit(&stuck, NEVER_LEAVE), 0);
        assert_eq!(sit(&stuck, Caps { theory: 4.0, coding: 20.0 }), 5);
    }

    #[test]
    fn a_task_out_of_reach_blocks_only_those_who_stay() {
        let items = [item(Kind::Coding, f64::INFINITY), item(Kind::Coding, 10.0)];
        assert_eq!(
            (sit(&items, NEVER_LEAVE), sit(&items, Caps { theory: 4.0, coding: 20.0 })),
            (0, 5)
        );
    }

    #[test]
    fn work_is_kept_when_an_item_is_left() {
        let items = [item(Kind::Coding, 30.0), item(Kind::Coding, 30.0)];
        assert_eq!(sit(&items, Caps { theory: 4.0, coding: 20.0 }), 10);
    }

    #[test]
    fn an_item_that_ends_at_the_bell_counts() {
        assert_eq!(sit(&[item(Kind::Coding, LIMIT)], NEVER_LEAVE), 5);
        assert_eq!(sit(&[item(Kind::Coding, LIMIT + 1e-9)], NEVER_LEAVE), 0);
    }

    #[test]
    fn mean_times_are_as_said() {
        let mut rng = Rng::new(1);
        let sittings: Vec<Vec<Item>> = (0..20_000).map(|_| draw(0.0, &mut rng)).collect();
        let mean =
            |at: usize| sittings.iter().map(|items| items[at].minutes).sum::<f64>() / 20_000.0;
        // A log-normal with s = 0.6 has a coefficient of variation of 0.66: its standard error here
        // is 0.5 % of the mean; four of them.
        assert_close!(mean(0), 2.5, 0.02 * 2.5);
        assert_close!(mean(9), 17.0, 0.02 * 17.0);
    }

    #[test]
    fn no_order_without_knowledge_beats_the_clairvoyant_on_average() {
        let (best, _) = mean_score(&|items| sit(&clairvoyant(items), NEVER_LEAVE), 0.25, 5_000);
        for caps in
            [NEVER_LEAVE, Caps { theory: 4.0, coding: 20.0 }, Caps { theory: 2.0, coding: 6.0 }]
        {
            assert!(mean_score(&move |items| sit(items, caps), 0.25, 5_000).0 < best);
        }
    }
}
