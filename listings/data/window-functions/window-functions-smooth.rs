//! Forward fill, linear interpolation and the exponentially weighted mean.
//!
//! The weighted mean is pandas' `ewm(com=c).mean()` with its defaults `adjust=True` and
//! `ignore_na=False`: α = 1 / (1 + c), and a value i rows ago weighs (1 − α)^i, whether or not the
//! rows between have a value. On the world of seed 7: events a day, copies removed.

use std::collections::BTreeSet;

use kit::figure::{Figure, Line};
use kit::world::World;

// ANCHOR: fill
/// The last value seen. It uses the past only.
pub fn forward_fill(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut last = None;
    let seen = |value: &Option<f64>| {
        last = value.or(last);
        last
    };
    values.iter().map(seen).collect()
}

/// Straight lines across gaps. What is before the first value or after the last stays missing. It
/// uses the next value, which is the future.
pub fn interpolate(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut filled = values.to_vec();
    let mut before: Option<(usize, f64)> = None;
    for (row, &value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        if let Some((from, start)) = before {
            let slope = (value - start) / (row - from) as f64;
            for (steps, gap) in (1..).zip(&mut filled[from + 1..row]) {
                *gap = Some(start + slope * f64::from(steps));
            }
        }
        before = Some((row, value));
    }
    filled
}
// ANCHOR_END: fill

// ANCHOR: ewm
/// Weighted means with weights (1 − α)^age, α = 1 / (1 + com), com ≥ 0. None before the first value.
pub fn exponential_mean(values: &[Option<f64>], com: f64) -> Vec<Option<f64>> {
    let keep = 1.0 - 1.0 / (1.0 + com);
    let (mut weighted, mut weights) = (0.0, 0.0);
    let mean = |value: &Option<f64>| {
        weighted *= keep; // everything is one row older
        weights *= keep;
        if let Some(value) = value {
            weighted += value;
            weights += 1.0;
        }
        (weights > 0.0).then(|| weighted / weights)
    };
    values.iter().map(mean).collect()
}
// ANCHOR_END: ewm

/// Events on each of the 14 days, each event once.
pub fn daily_events(world: &World) -> Vec<f64> {
    let mut seen = BTreeSet::new();
    let mut days = vec![0.0; 14];
    for event in &world.engagements {
        if seen.insert(event.event_id) {
            let day = usize::try_from(event.seconds.div_euclid(86_400)).expect("from day 0 on");
            days[day] += 1.0;
        }
    }
    days
}

// ANCHOR: main
fn main() {
    let s = [Some(0.0), Some(1.0), Some(2.0), None, Some(4.0)];
    println!("s             {}", row(&s));
    println!("forward fill  {}", row(&forward_fill(&s)));
    println!("interpolate   {}", row(&interpolate(&s)));
    println!("ewm, com 0.5  {}", row(&exponential_mean(&s, 0.5)));
    figure(&daily_events(&World::new(7)));
}
// ANCHOR_END: main

fn figure(days: &[f64]) {
    let known: Vec<Option<f64>> = days.iter().copied().map(Some).collect();
    let at = |values: Vec<f64>, from: usize| {
        values.into_iter().enumerate().map(move |(day, value)| ((day + from) as f64, value))
    };
    let weekly = days.windows(7).map(|week| week.iter().sum::<f64>() / 7.0).collect();
    let smooth = exponential_mean(&known, 3.0).into_iter().flatten().collect();
    Figure::new("day", "events a day")
        .x_range(0.0, 13.0)
        .x_tick(1.0)
        .with(Line::new("events", at(days.to_vec(), 0)).marked())
        .with(Line::new("mean of 7 days", at(weekly, 6)))
        .with(Line::new("ewm, com 3", at(smooth, 0)))
        .save("window-functions-daily");
}

fn row(values: &[Option<f64>]) -> String {
    let cell = |value: &Option<f64>| value.map_or("     –".to_owned(), |v| format!("{v:6.3}"));
    values.iter().map(cell).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const S: [Option<f64>; 5] = [Some(0.0), Some(1.0), Some(2.0), None, Some(4.0)];

    /// pandas' documentation of `DataFrame.ewm`, printed to six digits; ten from the formula.
    #[test]
    fn pandas_example() {
        let means = exponential_mean(&S, 0.5);
        for (mean, expected) in
            means.iter().zip([0.0, 0.75, 1.615_384_615_4, 1.615_384_615_4, 3.670_212_766])
        {
            assert_close!(mean.expect("from the first value on"), expected, 5e-11);
        }
    }

    #[test]
    fn gaps() {
        assert_eq!(forward_fill(&S)[3], Some(2.0));
        assert_eq!(interpolate(&S)[3], Some(3.0));
        let ends = [None, Some(1.0), None, None, Some(7.0), None];
        let seen = [None, Some(1.0), Some(1.0), Some(1.0), Some(7.0), Some(7.0)];
        let line = [None, Some(1.0), Some(3.0), Some(5.0), Some(7.0), None];
        assert_eq!(forward_fill(&ends), seen);
        assert_eq!(interpolate(&ends), line);
        assert_eq!(exponential_mean(&ends, 1.0)[..4], [None, Some(1.0), Some(1.0), Some(1.0)]);
        assert!(interpolate(&[]).is_empty());
    }

    #[test]
    fn com_zero_is_the_last_value() {
        assert_eq!(exponential_mean(&[Some(3.0), Some(5.0)], 0.0), [Some(3.0), Some(5.0)]);
    }

    #[test]
    fn every_event_once() {
        let world = World::new(7);
        let mut ids: Vec<u32> = world.engagements.iter().map(|event| event.event_id).collect();
        ids.dedup();
        assert!(daily_events(&world).iter().sum::<f64>() <= ids.len() as f64);
    }
}
