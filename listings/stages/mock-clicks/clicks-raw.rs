//! Which pins are clicked most often when they are shown? The first version: clicks over views.
//!
//! Input: a log of views, each of a pin and whether it was clicked. Output: pins by falling click
//! rate; of equals the smaller id first. O(V log P) for V views of P pins.

use std::collections::BTreeMap;

// ANCHOR: raw
type PinId = u32;

/// How often a pin was shown, and how often clicked then.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Count {
    views: u32,
    clicks: u32,
}

fn count(log: &[(PinId, bool)]) -> BTreeMap<PinId, Count> {
    let mut counts: BTreeMap<PinId, Count> = BTreeMap::new();
    for (pin, clicked) in log {
        let count = counts.entry(*pin).or_default();
        count.views += 1;
        count.clicks += u32::from(*clicked);
    }
    counts
}

/// Pins by falling click rate. A pin in the log has a view, so no rate divides by zero.
fn rank(log: &[(PinId, bool)]) -> Vec<(PinId, f64)> {
    let mut ranked: Vec<(PinId, f64)> = count(log)
        .into_iter()
        .map(|(pin, count)| (pin, f64::from(count.clicks) / f64::from(count.views)))
        .collect();
    // A stable sort over ids in order.
    ranked.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("no NaN"));
    ranked
}
// ANCHOR_END: raw

// ANCHOR: main
fn main() {
    let log = [(7, true), (3, false), (3, true), (7, true), (5, false)];
    assert_eq!(rank(&log), [(7, 1.0), (3, 0.5), (5, 0.0)]);
    assert!(rank(&[]).is_empty());

    // 1 000 views of pin 1 with 60 clicks; one view of pin 2, with a click.
    let mut log: Vec<(PinId, bool)> = (0..1_000).map(|view| (1, view < 60)).collect();
    log.push((2, true));
    println!("{:?}", rank(&log));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_and_clicks_are_counted_and_equals_stay_in_order() {
        let log = [(9, true), (2, true), (9, false), (2, false)];
        assert_eq!(count(&log)[&9], Count { views: 2, clicks: 1 });
        let order: Vec<PinId> = rank(&log).iter().map(|(pin, _)| *pin).collect();
        assert_eq!(order, [2, 9]);
    }
}
