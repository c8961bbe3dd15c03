//! SQL: the iterators against nested loops, unknown as "it depends on what the missing value is".

mod listings;

use std::collections::BTreeSet;

use kit::world::{Action, Platform};
use proptest::prelude::*;

use listings::queries::{Event, daily_users_on_all, funnel, retention};
use listings::three_values::{exists, is_in, not};

/// Logs of five users and four days.
fn log() -> impl Strategy<Value = Vec<Event>> {
    let event = (0_u32..5, 0_i64..4, 0_usize..3, 0_usize..5).prop_map(|(user, day, on, action)| {
        Event { user, pin: 1, day, platform: Platform::ALL[on], action: Action::ALL[action] }
    });
    prop::collection::vec(event, 0..40)
}

proptest! {
    #[test]
    fn both_platforms_by_asking_each_user_of_each_day(log in log()) {
        let was = |user, day, platform| {
            log.iter().any(|e| e.user == user && e.day == day && e.platform == platform)
        };
        let both = daily_users_on_all(&log, &[Platform::Ios, Platform::Web]);
        for day in 0..4 {
            let there = |&user: &u32| was(user, day, Platform::Ios) && was(user, day, Platform::Web);
            let count = (0..5).filter(there).count();
            prop_assert_eq!(both.get(&day).copied(), (count > 0).then_some(count));
        }
    }

    #[test]
    fn a_funnel_by_asking_each_user(log in log()) {
        let did = |user, action| log.iter().any(|e| e.user == user && e.action == action);
        let steps = [Action::Impression, Action::Closeup, Action::Click];
        let expected: Vec<usize> = (1..=3)
            .map(|n| (0..5).filter(|&user| steps[..n].iter().all(|&step| did(user, step))).count())
            .collect();
        prop_assert_eq!(funnel(&log, &steps), expected);
    }

    #[test]
    fn retention_by_nested_loops(log in log(), joined in prop::collection::vec(-1_i64..4, 0..5), after in 0_i64..3) {
        let users: Vec<(u32, i64)> = (0..).zip(joined).collect();
        let active: BTreeSet<(u32, i64)> = log.iter().map(|e| (e.user, e.day)).collect();
        let cohort = users.iter().filter(|user| (0..=2).contains(&user.1));
        let back = cohort.clone().filter(|user| log.iter().any(|e| e.user == user.0 && e.day == user.1 + after));
        prop_assert_eq!(retention(&users, &active, 0..=2, after), (cohort.count(), back.count()));
    }

    /// A list without NULL: true and false are certain. With NULL in it: what holds for every value
    /// that could stand there is known, the rest is unknown.
    #[test]
    fn unknown_is_what_depends_on_the_missing_value(x in 0_i64..4, known in prop::collection::vec(0_i64..4, 0..4)) {
        let list: Vec<Option<i64>> = known.iter().copied().map(Some).collect();
        let there = known.contains(&x);
        prop_assert_eq!(is_in(Some(x), &list), Some(there));
        prop_assert_eq!(exists(Some(x), &list), there);
        let with_null = [list, vec![None]].concat();
        prop_assert_eq!(is_in(Some(x), &with_null), there.then_some(true));
        prop_assert_eq!(not(is_in(Some(x), &with_null)), there.then_some(false));
        prop_assert_eq!(exists(Some(x), &with_null), there);
    }
}
