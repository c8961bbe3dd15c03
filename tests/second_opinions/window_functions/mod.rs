//! Window functions: pandas' documented examples, values of pandas 3.1 and `SQLite` 3.40, and
//! every function against its definition recomputed row by row.

mod listings;

use kit::world::{Action, Engagement, Platform, World};
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;

use listings::frames::{running_range, running_rows, sum_within};
use listings::last_days::{Row, mean_of_last_days};
use listings::rank::{Ties, percent_rank, rank, rank_nulls_last};
use listings::running::{cumulative_sum, lag, lead, rolling_max, rolling_mean, rolling_sum};
use listings::sessions::{GAP, in_order, session_numbers, sessions};
use listings::smooth::{daily_events, exponential_mean, forward_fill, interpolate};
use listings::two_stacks::full_windows;

fn known(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// O57 and O58: pandas, `DataFrame.rank`, `DataFrame.rolling`, `DataFrame.ewm`; recomputed with
/// pandas 3.1.1 for what the documentation does not print.
#[test]
fn pandas_answers() {
    let saves = [Some(4.0), Some(2.0), Some(4.0), Some(8.0), None];
    assert_eq!(rank(&saves, Ties::Average)[..4], known(&[2.5, 1.0, 2.5, 4.0]));
    assert_eq!(rank(&saves, Ties::Max)[..4], known(&[3.0, 1.0, 3.0, 4.0]));
    assert_eq!(rank(&saves, Ties::First)[..4], known(&[2.0, 1.0, 3.0, 4.0]));
    assert_eq!(rank_nulls_last(&saves, Ties::Min), [2.0, 1.0, 2.0, 4.0, 5.0]);
    assert_eq!(percent_rank(&saves, Ties::Average)[..4], known(&[0.625, 0.25, 0.625, 1.0]));
    let s = [Some(0.0), Some(1.0), Some(2.0), None, Some(4.0)];
    assert_eq!(cumulative_sum(&s), [Some(0.0), Some(1.0), Some(3.0), None, Some(7.0)]);
    assert_eq!(rolling_max(&s, 3, 1), known(&[0.0, 1.0, 2.0, 2.0, 4.0]));
    assert_eq!(rolling_mean(&s, 3, 2), [None, Some(0.5), Some(1.0), Some(1.5), Some(3.0)]);
    assert_eq!(forward_fill(&s), known(&[0.0, 1.0, 2.0, 2.0, 4.0]));
    assert_eq!(interpolate(&s), known(&[0.0, 1.0, 2.0, 3.0, 4.0]));
    let ewm: Vec<f64> = exponential_mean(&s, 0.5).into_iter().flatten().collect();
    assert_all_close!(
        ewm,
        [0.0, 0.75, 1.615_384_615_384_615_2, 1.615_384_615_384_615_2, 3.670_212_765_957_447],
        1e-14
    );
}

/// pandas 3.1.1 fills a trailing gap with the last value by default; ours stays missing.
#[test]
fn where_interpolation_differs_from_pandas() {
    let ends = [None, Some(1.0), None, None, Some(7.0), None];
    let pandas = [None, Some(1.0), Some(3.0), Some(5.0), Some(7.0), Some(7.0)];
    let ours = interpolate(&ends);
    assert_eq!(ours[..5], pandas[..5]);
    assert_eq!((ours[5], pandas[5]), (None, Some(7.0)));
}

/// `SQLite` 3.40: `sum(v) over (order by s …)` in the default frame, by rows, and within 15.
#[test]
fn sqlite_answers() {
    let (second, saves) = ([0, 10, 10, 25, 40], [1, 2, 3, 4, 5]);
    assert_eq!(running_range(&second, &saves), [1, 6, 6, 10, 15]);
    assert_eq!(running_rows(&saves), [1, 3, 6, 10, 15]);
    assert_eq!(sum_within(&second, &saves, 15), [1, 6, 6, 9, 9]);
    // rolling("15s") of pandas 3.1.1 is open on the left and ends at the row, not at its peers.
    assert_ne!(sum_within(&second, &saves, 15), [1, 3, 6, 4, 5]);
}

/// The world's sessions as `SQLite` counts them with the query on the page, and the log as it is.
#[test]
fn the_world() {
    let world = World::new(7);
    let events = in_order(&world.engagements);
    let all = sessions(&events, GAP);
    assert_eq!((world.engagements.len(), events.len(), all.len()), (5_591, 5_512, 1_517));
    assert_eq!(all.iter().map(|session| session.events).sum::<usize>(), events.len());
    assert_close!(daily_events(&world).iter().sum::<f64>(), 5_512.0, 1e-12);
    // Within a session the world's gaps are at most 240 s: a gap longer than that is between two.
    let gaps = all.iter().filter(|session| session.end - session.start > GAP);
    assert!(gaps.count() < 40, "few evenings run together");
}

fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.8, (-4_i32..5).prop_map(f64::from)), 0..14)
}

proptest! {
    /// Each way to rank by its definition: counts of lower values, of peers, of distinct ones.
    #[test]
    fn ranks_by_definition(values in values()) {
        let there: Vec<f64> = values.iter().flatten().copied().collect();
        let mut distinct = there.clone();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup();
        for (row, value) in values.iter().enumerate() {
            let of = |ties| rank(&values, ties)[row];
            let Some(value) = *value else {
                prop_assert!(of(Ties::Min).is_none());
                continue;
            };
            let lower = there.iter().filter(|&&other| other < value).count() as f64;
            let upto = there.iter().filter(|&&other| other <= value).count() as f64;
            let before = values[..row].iter().filter(|&&other| other == Some(value)).count() as f64;
            prop_assert_eq!(of(Ties::Min), Some(lower + 1.0));
            prop_assert_eq!(of(Ties::Max), Some(upto));
            prop_assert_eq!(of(Ties::Average), Some(f64::midpoint(lower + 1.0, upto)));
            prop_assert_eq!(of(Ties::First), Some(lower + 1.0 + before));
            let dense = distinct.iter().filter(|&&other| other <= value).count() as f64;
            prop_assert_eq!(of(Ties::Dense), Some(dense));
        }
    }

    /// Lag, lead, cumulative and rolling functions by their definition. Whole numbers: sums are exact.
    #[test]
    fn windows_by_definition(values in values(), width in 1_usize..6, min_periods in 1_usize..4) {
        let sums = rolling_sum(&values, width, min_periods);
        let means = rolling_mean(&values, width, min_periods);
        let maxima = rolling_max(&values, width, min_periods);
        for row in 0..values.len() {
            let window = &values[(row + 1).saturating_sub(width)..=row];
            let there: Vec<f64> = window.iter().flatten().copied().collect();
            let enough = there.len() >= min_periods;
            let sum: f64 = there.iter().sum();
            prop_assert_eq!(sums[row], enough.then_some(sum));
            prop_assert_eq!(means[row], enough.then(|| sum / there.len() as f64));
            prop_assert_eq!(maxima[row], there.iter().copied().reduce(f64::max).filter(|_| enough));
            let upto: f64 = values[..=row].iter().flatten().sum();
            prop_assert_eq!(cumulative_sum(&values)[row], values[row].map(|_| upto));
            let earlier = (row >= width).then(|| values[row - width]);
            prop_assert_eq!(lag(&values, width)[row], earlier);
            prop_assert_eq!(lead(&values, width)[row], values.get(row + width).copied());
        }
    }

    /// The weighted mean, forward fill and interpolation by their definition.
    #[test]
    fn smoothing_by_definition(values in values(), com in 0.0_f64..5.0) {
        let keep = com / (1.0 + com);
        let means = exponential_mean(&values, com);
        for row in 0..values.len() {
            let past = || values[..=row].iter().rev().enumerate();
            let weighted = past().filter_map(|(age, value)| Some((keep.powf(age as f64), (*value)?)));
            let (top, below) = weighted.fold((0.0, 0.0), |(t, b), (w, v)| (t + w * v, b + w));
            match means[row] {
                // Weights can become tiny: compare where they do not vanish.
                Some(mean) if below > 1e-9 => assert_close!(mean, top / below, 1e-6),
                Some(_) => {}
                None => prop_assert!(below <= 1e-300),
            }
            let seen = past().find_map(|(_, value)| *value);
            prop_assert_eq!(forward_fill(&values)[row], seen);
            let before = (0..=row).rev().find_map(|at| Some((at, values[at]?)));
            let after = (row..values.len()).find_map(|at| Some((at, values[at]?)));
            let line = before.zip(after).map(|((from, start), (to, end))| {
                if from == to { start } else { start + (end - start) * (row - from) as f64 / (to - from) as f64 }
            });
            match (interpolate(&values)[row], line) {
                (Some(ours), Some(line)) => assert_close!(ours, line, 1e-12),
                (ours, line) => prop_assert_eq!(ours, line),
            }
        }
    }

    /// Frames by range: all rows whose key lies in the frame, wherever they stand.
    #[test]
    fn frames_by_definition(rows in prop::collection::vec((0_i64..20, -3_i64..4), 0..14), reach in 0_i64..10) {
        let mut rows = rows;
        rows.sort_by_key(|row| row.0);
        let (keys, values): (Vec<i64>, Vec<i64>) = rows.iter().copied().unzip();
        let (range, within) = (running_range(&keys, &values), sum_within(&keys, &values, reach));
        for (row, key) in keys.iter().enumerate() {
            let sum = |low: i64| -> i64 {
                rows.iter().filter(|other| (low..=*key).contains(&other.0)).map(|other| other.1).sum()
            };
            prop_assert_eq!(range[row], sum(i64::MIN));
            prop_assert_eq!(within[row], sum(key - reach));
        }
    }

    /// Two stacks give what each window gives by itself.
    #[test]
    fn two_stacks_by_definition(values in prop::collection::vec(-9_i32..9, 0..20), width in 1_usize..6) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let sums: Vec<f64> = values.windows(width).map(|window| window.iter().sum()).collect();
        let maxima: Vec<f64> =
            values.windows(width).map(|w| w.iter().copied().fold(f64::MIN, f64::max)).collect();
        prop_assert_eq!(full_windows(&values, width, 0.0, |a, b| a + b), sums);
        prop_assert_eq!(full_windows(&values, width, f64::NEG_INFINITY, f64::max), maxima);
    }

    /// Sessions by their definition: two events of a user are in one session if and only if no gap
    /// between neighbours on the way is longer. The order of the log and copies change nothing.
    #[test]
    fn sessions_by_definition(
        log in prop::collection::vec((1_u32..4, 0_i64..40), 0..14).prop_shuffle(),
        gap in 0_i64..8,
    ) {
        let mut log: Vec<Engagement> = (1..).zip(log).map(|(event_id, (user_id, seconds))| Engagement {
            event_id, seconds, user_id, pin_id: 1, platform: Platform::Web, action: Action::Save,
            dwell_seconds: None,
        }).collect();
        let events = in_order(&log);
        let numbers = session_numbers(&events, gap);
        for (a, one) in events.iter().enumerate() {
            for (b, other) in events.iter().enumerate().skip(a) {
                let joined = events[a..=b].windows(2).all(|pair| pair[1].seconds - pair[0].seconds <= gap);
                prop_assert_eq!(numbers[a] == numbers[b], one.user_id == other.user_id && joined);
            }
        }
        prop_assert!(numbers.windows(2).all(|pair| pair[1] - pair[0] <= 1));
        let expected = sessions(&events, gap);
        log.extend(log.clone());
        log.reverse();
        prop_assert_eq!(sessions(&in_order(&log), gap), expected);
    }

    /// The exercise on tables with one row a day is a rolling mean.
    #[test]
    fn the_exercise_on_every_day(values in prop::collection::vec(prop::option::of(0_u32..9), 0..14), days in 1_i32..6) {
        let rows: Vec<Row> = (0..).zip(&values).map(|(day, &count)| Row { day, count }).collect();
        let values: Vec<Option<f64>> = values.iter().map(|value| value.map(f64::from)).collect();
        let width = usize::try_from(days).expect("small");
        prop_assert_eq!(mean_of_last_days(&rows, days, 2), rolling_mean(&values, width, 2));
    }
}
