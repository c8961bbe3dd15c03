//! Aggregates that merge: shards sum up what they hold, and only the sums travel.
//!
//! A group's count, mean and M2 (the sum of squared distances from the mean) give its sum, variance
//! and standard deviation. One value at a time: B. P. Welford 1962. Two summaries into one: T. F.
//! Chan, G. H. Golub, R. J. `LeVeque` 1983. The events are those of the made-up world, seed 7, each
//! once, dealt to eight shards in turn; times in seconds.

use std::collections::{BTreeMap, HashMap, HashSet};

use kit::figure::{Figure, Line};
use kit::world::World;

// ANCHOR: moments
/// A summary of some numbers that merges with another.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moments {
    /// How many numbers.
    pub count: u64,
    /// Their mean; 0 of nothing.
    pub mean: f64,
    /// The sum of squared distances from the mean.
    pub m2: f64,
}

impl Moments {
    /// The summary of one number.
    #[must_use]
    pub fn of(x: f64) -> Self {
        Self { count: 1, mean: x, m2: 0.0 }
    }

    /// The summary of all numbers of both.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let count = self.count + other.count;
        if count == 0 {
            return self;
        }
        let share = other.count as f64 / count as f64;
        let apart = other.mean - self.mean;
        Self {
            count,
            mean: self.mean + apart * share,
            m2: self.m2 + other.m2 + apart * apart * self.count as f64 * share,
        }
    }

    /// The sum of the numbers.
    pub fn sum(self) -> f64 {
        self.mean * self.count as f64
    }

    /// The sample variance, divisor n − 1; `None` below two numbers.
    pub fn variance(self) -> Option<f64> {
        (self.count > 1).then(|| self.m2 / (self.count - 1) as f64)
    }
}
// ANCHOR_END: moments

// ANCHOR: shards
/// What one shard does with its rows before anything travels: one summary for each key.
pub fn combine<K: Ord>(rows: impl IntoIterator<Item = (K, f64)>) -> BTreeMap<K, Moments> {
    let mut groups: BTreeMap<K, Moments> = BTreeMap::new();
    for (key, x) in rows {
        let group = groups.entry(key).or_default();
        *group = group.merge(Moments::of(x));
    }
    groups
}

/// What the receiver does: the same merge, of summaries.
pub fn reduce<K: Ord>(
    shards: impl IntoIterator<Item = BTreeMap<K, Moments>>,
) -> BTreeMap<K, Moments> {
    let mut groups: BTreeMap<K, Moments> = BTreeMap::new();
    for (key, part) in shards.into_iter().flatten() {
        let group = groups.entry(key).or_default();
        *group = group.merge(part);
    }
    groups
}
// ANCHOR_END: shards

/// Deals rows to `n` shards in turn.
pub fn deal<T: Clone>(rows: &[T], n: usize) -> Vec<Vec<T>> {
    (0..n).map(|shard| rows.iter().skip(shard).step_by(n).cloned().collect()).collect()
}

/// An event: who, which pin and of what, on what, for how long.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    user: u32,
    pin: u32,
    topic: u32,
    platform: u32,
    seconds: f64,
}

/// What to group an event by.
type Key = fn(&Event) -> (u32, u32);

/// The world's events whose dwell time is known and whose pin is still there, each once.
pub fn events(world: &World) -> Vec<Event> {
    let topic: HashMap<u32, u32> =
        world.pins.iter().map(|pin| (pin.pin_id, pin.topic as u32)).collect();
    let mut seen = HashSet::new();
    let rows = world.engagements.iter().filter(|row| seen.insert(row.event_id));
    rows.filter_map(|row| {
        Some(Event {
            user: row.user_id,
            pin: row.pin_id,
            topic: *topic.get(&row.pin_id)?,
            platform: row.platform as u32,
            seconds: row.dwell_seconds?,
        })
    })
    .collect()
}

// ANCHOR: main
fn main() {
    let rows = events(&World::new(7));
    let shards = deal(&rows, 8);
    println!("key          groups  rows sent  summaries sent  largest difference of a mean");
    let mut drawn = Vec::new();
    let keys: [(&str, Key); 5] = [
        ("platform", |e| (e.platform, 0)),
        ("topic", |e| (e.topic, 0)),
        ("user", |e| (e.user, 0)),
        ("pin", |e| (e.pin, 0)),
        ("user, pin", |e| (e.user, e.pin)),
    ];
    for (name, key) in keys {
        let one_pass = combine(rows.iter().map(|e| (key(e), e.seconds)));
        let parts = shards.iter().map(|shard| combine(shard.iter().map(|e| (key(e), e.seconds))));
        let parts: Vec<_> = parts.collect();
        let sent: usize = parts.iter().map(BTreeMap::len).sum();
        let merged = reduce(parts);
        let apart = one_pass.iter().map(|(key, group)| (group.mean - merged[key].mean).abs());
        let small = apart.fold(0.0, f64::max) < 1e-12;
        let apart = if small { "below 1e-12" } else { "too large" };
        println!("{name:11}  {:6}  {:9}  {sent:14}  {apart}", one_pass.len(), rows.len());
        drawn.push((one_pass.len() as f64, sent as f64));
    }
    draw(rows.len(), &drawn);
}
// ANCHOR_END: main

/// Records sent against the number of groups.
fn draw(rows: usize, sent: &[(f64, f64)]) {
    let every: Vec<(f64, f64)> = sent.iter().map(|&(groups, _)| (groups, rows as f64)).collect();
    Figure::new("groups", "records sent")
        .log_x()
        .y_range(0.0, 1.15 * rows as f64)
        .with(Line::new("every row", every))
        .with(Line::new("summaries of 8 shards", sent.to_vec()).marked())
        .save("group-by-combine");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn of(numbers: &[f64]) -> Moments {
        numbers.iter().fold(Moments::default(), |all, &x| all.merge(Moments::of(x)))
    }

    #[test]
    fn by_hand() {
        // 4, 6, 11: mean 7, squares 9 + 1 + 16.
        let food = of(&[4.0]).merge(of(&[6.0, 11.0]));
        assert_eq!((food.count, food.variance()), (3, Some(13.0)));
        assert_close!(food.sum(), 21.0, 1e-12);
    }

    #[test]
    fn nothing_is_neutral() {
        let some = of(&[1.0, 2.0]);
        assert_eq!(some.merge(Moments::default()), some);
        assert_eq!(Moments::default().merge(some), some);
        assert_eq!(Moments::default().merge(Moments::default()), Moments::default());
        assert_eq!((Moments::default().variance(), of(&[3.0]).variance()), (None, None));
    }

    #[test]
    fn a_large_offset_does_no_harm() {
        // Sum of squares minus square of the sum gives 0 or worse here.
        let far = of(&[1e9 + 4.0, 1e9 + 7.0]).merge(of(&[1e9 + 13.0, 1e9 + 16.0]));
        assert_close!(far.variance().expect("four numbers"), 30.0, 1e-9);
    }

    #[test]
    fn a_shard_may_lack_a_key_or_be_empty() {
        let shards = vec![combine([("a", 1.0)]), combine([]), combine([("b", 2.0), ("a", 3.0)])];
        let groups = reduce(shards);
        assert_eq!((groups["a"].count, groups["b"].count), (2, 1));
        assert_close!(groups["a"].mean, 2.0, 0.0);
    }
}
