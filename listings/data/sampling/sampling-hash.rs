//! Sampling by hash: the same users in every table, every day, on every machine; and k of each stratum.
//!
//! Keep a user if a hash of their id is below a share of 2⁶⁴. Whoever is in at 5 % is in at 10 %; two
//! tables sampled by the same hash still join. The k smallest hashes are a uniform sample of k that
//! merges: the k smallest of two machines' k smallest. On `World::new(7)`.
//!
//! Sources: D. G. Horvitz, D. J. Thompson, JASA 47 (1952), for weights 1/π; the scramble is that of
//! `SplitMix64` (see `kit::rng`).

use kit::world::{Action, Engagement, World};
use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: hash
/// A well-mixed number for an id. Another salt is another, independent sample.
pub fn hash(id: u32, salt: u64) -> u64 {
    let mut z = u64::from(id).wrapping_add((salt + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Whether `id` is in the sample of `percent` of 100.
pub fn sampled(id: u32, salt: u64, percent: u64) -> bool {
    hash(id, salt) / (u64::MAX / 100 + 1) < percent
}
// ANCHOR_END: hash

// ANCHOR: strata
/// The `k` ids of each stratum with the smallest hashes, and how many distinct ids the stratum has.
pub fn of_each<S: Ord>(
    rows: impl IntoIterator<Item = (S, u32)>,
    k: usize,
    salt: u64,
) -> BTreeMap<S, (BTreeSet<u32>, usize)> {
    let mut ids: BTreeMap<S, BTreeSet<(u64, u32)>> = BTreeMap::new();
    for (stratum, id) in rows {
        ids.entry(stratum).or_default().insert((hash(id, salt), id));
    }
    let kept = |ids: &BTreeSet<(u64, u32)>| ids.iter().take(k).map(|&(_, id)| id).collect();
    ids.into_iter().map(|(stratum, ids)| (stratum, (kept(&ids), ids.len()))).collect()
}
// ANCHOR_END: strata

// ANCHOR: main
/// How many events find their user after both tables were sampled.
fn joined(world: &World, user: impl Fn(u32) -> bool, event: impl Fn(&Engagement) -> bool) -> usize {
    let ids = world.users.iter().map(|row| row.user_id);
    let users: BTreeSet<u32> = ids.filter(|&id| user(id)).collect();
    let events = world.engagements.iter().filter(|row| event(row));
    events.filter(|row| users.contains(&row.user_id)).count()
}

fn main() {
    let world = World::new(7);
    let all = world.engagements.len();
    let user = |id| sampled(id, 1, 20);
    let apart = joined(&world, user, |event| sampled(event.event_id, 2, 20));
    let together = joined(&world, user, |event| user(event.user_id));
    println!("{all} events joined with their users, 20 % of both tables");
    println!("  each by its own key: {apart:>4} ({:.3})", apart as f64 / all as f64);
    println!("  both by user_id:     {together:>4} ({:.3})", together as f64 / all as f64);
    estimate(&world, 100);
}
// ANCHOR_END: main

// ANCHOR: estimate
/// The share of events that were looked at for over five seconds, from `k` events of each action.
fn estimate(world: &World, k: usize) {
    // By id: a row that was logged twice counts once.
    let rows = world.engagements.iter().zip(&world.true_dwells);
    let events: BTreeMap<u32, (Action, bool)> =
        rows.map(|(row, &dwell)| (row.event_id, (row.action, dwell > 5.0))).collect();
    let strata = of_each(events.iter().map(|(&id, &(action, _))| (action, id)), k, 3);
    println!("action      events  kept  weight  over 5 s");
    let (mut kept_all, mut long_all, mut weighted) = (0, 0, 0.0);
    for (action, (kept, size)) in &strata {
        let long = kept.iter().filter(|id| events[id].1).count();
        let weight = *size as f64 / kept.len() as f64; // 1 / the chance to be kept
        println!("{action:<10}{size:>8}{:>6}{weight:>8.2}{long:>10}", kept.len());
        (kept_all, long_all) = (kept_all + kept.len(), long_all + long);
        weighted += weight * long as f64;
    }
    let truth = events.values().filter(|event| event.1).count() as f64 / events.len() as f64;
    println!("unweighted {:.3}", long_all as f64 / kept_all as f64);
    println!("weighted   {:.3}, truth {truth:.3}", weighted / events.len() as f64);
}
// ANCHOR_END: estimate

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 000 ids: four standard errors of a share of 0.1 are 0.0038.
    #[test]
    fn shares_are_as_asked_and_salts_independent() {
        let share =
            |keep: &dyn Fn(u32) -> bool| (0..100_000).filter(|&id| keep(id)).count() as f64 / 1e5;
        kit::assert_close!(share(&|id| sampled(id, 1, 10)), 0.1, 0.0038);
        kit::assert_close!(share(&|id| sampled(id, 1, 10) && sampled(id, 2, 10)), 0.01, 0.0013);
    }

    #[test]
    fn nobody_and_everybody() {
        assert!((0..1_000).all(|id| sampled(id, 4, 100) && !sampled(id, 4, 0)));
    }

    #[test]
    fn smaller_samples_lie_inside_larger_ones() {
        assert!((0..10_000).filter(|&id| sampled(id, 4, 5)).all(|id| sampled(id, 4, 10)));
    }

    #[test]
    fn a_stratum_smaller_than_k_is_kept_whole() {
        let strata = of_each([('a', 1), ('a', 2), ('a', 3), ('b', 4), ('b', 4)], 2, 0);
        assert_eq!(strata[&'b'], (BTreeSet::from([4]), 1));
        assert_eq!((strata[&'a'].0.len(), strata[&'a'].1), (2, 3));
    }
}
