//! A median does not merge. Counts of values do, and counts of bins nearly.
//!
//! The events are those of the made-up world, seed 7: dwell times in tenths of a second, each event
//! once, by platform, one shard for each day.

use std::collections::{BTreeMap, HashSet};

use kit::world::{Platform, World};

// ANCHOR: median
/// The median; of an even number the mean of the two in the middle. `None` of nothing.
pub fn median(mut values: Vec<u32>) -> Option<f64> {
    values.sort_unstable();
    let n = values.len();
    (n > 0).then(|| f64::midpoint(values[(n - 1) / 2].into(), values[n / 2].into()))
}
// ANCHOR_END: median

// ANCHOR: counts
/// How often each value, or each bin, occurs: it merges by adding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(pub BTreeMap<u32, u64>);

impl Counts {
    /// Counts values in bins of `width` ≥ 1: bin b holds b·width ≤ x < (b + 1)·width.
    pub fn of(values: &[u32], width: u32) -> Self {
        let mut counts = Self::default();
        for &x in values {
            *counts.0.entry(x / width).or_default() += 1;
        }
        counts
    }

    /// Takes in what another shard counted.
    pub fn merge(&mut self, other: &Self) {
        for (&bin, &count) in &other.0 {
            *self.0.entry(bin).or_default() += count;
        }
    }

    /// The median if every value stood in the middle of its bin: off by less than `width` / 2.
    pub fn median(&self, width: u32) -> Option<f64> {
        let n: u64 = self.0.values().sum();
        let at = |rank: u64| {
            let mut below = 0;
            let bin = self.0.iter().find(|&(_, &count)| {
                below += count;
                below > rank
            });
            bin.map(|(&bin, _)| f64::from(bin * width) + f64::from(width - 1) / 2.0)
        };
        Some(f64::midpoint(at(n.checked_sub(1)? / 2)?, at(n / 2)?))
    }
}
// ANCHOR_END: counts

/// Tenths of a second by platform and day, each event once.
pub fn dwell(world: &World) -> BTreeMap<(Platform, i64), Vec<u32>> {
    let mut seen = HashSet::new();
    let mut groups: BTreeMap<(Platform, i64), Vec<u32>> = BTreeMap::new();
    for event in world.engagements.iter().filter(|event| seen.insert(event.event_id)) {
        if let Some(seconds) = event.dwell_seconds {
            let tenths = format!("{:.0}", seconds * 10.0).parse().expect("a small number");
            groups.entry((event.platform, event.seconds / 86_400)).or_default().push(tenths);
        }
    }
    groups
}

// ANCHOR: main
fn main() {
    // Two shards that a receiver of (count, median) cannot tell apart, and a third one.
    let (one, other, third) = (vec![1, 5, 9], vec![1, 5, 5], vec![6, 7, 8]);
    println!("shards      {:?} {:?}", median(one.clone()), median(other.clone()));
    println!(
        "with third  {:?} {:?}",
        median([one, third.clone()].concat()),
        median([other, third].concat())
    );

    println!(
        "\nseconds   values  distinct  median  from counts  from bins of 1 s  mean of medians"
    );
    let days = dwell(&World::new(7));
    for platform in Platform::ALL {
        let shards = || days.iter().filter(|(key, _)| key.0 == platform).map(|(_, day)| day);
        let all: Vec<u32> = shards().flatten().copied().collect();
        let merged = |width| {
            let mut counts = Counts::default();
            shards().for_each(|day| counts.merge(&Counts::of(day, width)));
            counts
        };
        let (exact, bins) = (merged(1), merged(10));
        let of_days: Vec<f64> = shards().filter_map(|day| median(day.clone())).collect();
        let mean = of_days.iter().sum::<f64>() / of_days.len() as f64;
        let seconds = |tenths: Option<f64>| tenths.map_or(f64::NAN, |tenths| tenths / 10.0);
        println!(
            "{platform:8}  {:6}  {:8}  {:6.2}  {:11.2}  {:16.2}  {:15.2}",
            all.len(),
            exact.0.len(),
            seconds(median(all)),
            seconds(exact.median(1)),
            seconds(bins.median(10)),
            mean / 10.0
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        assert_eq!(median(vec![11, 4, 6]), Some(6.0));
        assert_eq!(median(vec![9, 1, 4, 2]), Some(3.0));
        assert_eq!(Counts::of(&[9, 1, 4, 2], 1).median(1), Some(3.0));
    }

    #[test]
    fn of_nothing_there_is_none() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(Counts::default().median(1), None);
    }

    #[test]
    fn no_function_of_counts_and_medians_can_merge() {
        let summary = |values: &[u32]| (values.len(), median(values.to_vec()));
        assert_eq!(summary(&[1, 5, 9]), summary(&[1, 5, 5]));
        let with = |values: &[u32]| median([values, &[6, 7, 8]].concat());
        assert_eq!((with(&[1, 5, 9]), with(&[1, 5, 5])), (Some(6.5), Some(5.5)));
    }

    #[test]
    fn one_value_in_a_wide_bin() {
        // The middle of 0, 1, …, 9.
        assert_eq!(Counts::of(&[3], 10).median(10), Some(4.5));
    }
}
