//! # First passes first
//!
//! The two plans of this chapter leave out topics that the prep document names. So demand them:
//! every session that is **required** is in the plan, and the rest of the time goes to whatever
//! gains most.
//!
//! - A session takes `minutes` and gains `points`. It is taken once or not at all.
//! - If the required sessions do not fit into the budget, there is no plan: `None`.
//! - Otherwise the answer is the most points that a plan within the budget reaches, those of the
//!   required sessions included.
//!
//! ```text
//! ensembles   90 min   24 points   required
//! graphs      90 min   60 points
//! penalties   30 min   30 points
//! metrics     60 min   31 points
//!
//! budget 180  →  85: ensembles 24, then penalties 30 and metrics 31
//! budget 150  →  55: ensembles 24, then metrics 31 in the hour that is left
//! budget  60  →  None
//! ```
//!
//! With 180 minutes graphs would gain 60 in the 90 that are left, and two smaller sessions gain 61.
//! With 150 minutes, *best a minute first* takes penalties and wastes half an hour.

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
/// A stretch of work on one topic.
pub struct Session {
    /// How long it takes.
    pub minutes: usize,
    /// What it gains.
    pub points: u64,
    /// Whether the plan must have it.
    pub required: bool,
}
// ANCHOR_END: given

// ANCHOR: solution
/// The most points within the budget, required sessions included; `None` if those do not fit.
///
/// O(sessions · budget) time, O(budget) memory.
pub fn most_points(sessions: &[Session], budget: usize) -> Option<u64> {
    let required = sessions.iter().filter(|session| session.required);
    let (minutes, points) =
        required.fold((0, 0), |(m, p), session| (m + session.minutes, p + session.points));
    let left = budget.checked_sub(minutes)?;

    // most[b]: points of the best choice among the sessions seen so far, in b minutes.
    let mut most = vec![0; left + 1];
    for session in sessions.iter().filter(|session| !session.required) {
        // From the largest b down: most[b - minutes] does not have this session yet.
        for b in (session.minutes..=left).rev() {
            most[b] = most[b].max(most[b - session.minutes] + session.points);
        }
    }
    Some(points + most[left])
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Session;

    // ANCHOR: starter
    /// The most points within the budget, required sessions included; `None` if those do not fit.
    pub fn most_points(sessions: &[Session], budget: usize) -> Option<u64> {
        todo!("required sessions first, then a knapsack of what is left")
    }
    // ANCHOR_END: starter
}

fn main() {
    let session = |minutes, points, required| Session { minutes, points, required };
    let sessions = [
        session(90, 24, true),
        session(90, 60, false),
        session(30, 30, false),
        session(60, 31, false),
    ];
    for budget in [180, 150, 60] {
        println!("{budget} minutes: {:?}", most_points(&sessions, budget));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn session(minutes: usize, points: u64, required: bool) -> Session {
        Session { minutes, points, required }
    }

    fn evening() -> Vec<Session> {
        vec![
            session(90, 24, true),
            session(90, 60, false),
            session(30, 30, false),
            session(60, 31, false),
        ]
    }

    #[test]
    fn the_example() {
        assert_eq!(most_points(&evening(), 180), Some(85));
        assert_eq!(most_points(&evening(), 150), Some(55));
    }

    #[test]
    fn required_sessions_that_do_not_fit() {
        assert_eq!(most_points(&evening(), 60), None);
        assert_eq!(most_points(&evening(), 90), Some(24));
    }

    #[test]
    fn a_session_is_taken_once() {
        assert_eq!(most_points(&[session(30, 10, false)], 90), Some(10));
    }

    #[test]
    fn nothing_to_take() {
        assert_eq!(most_points(&[], 45), Some(0));
        assert_eq!(most_points(&[session(50, 9, false)], 45), Some(0));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every subset.
    fn brute_force(sessions: &[Session], budget: usize) -> Option<u64> {
        let mut most = None;
        for chosen in 0..1_u32 << sessions.len() {
            let taken = |index: usize| chosen >> index & 1 == 1;
            let mut sum = (0, 0);
            for (index, session) in sessions.iter().enumerate() {
                if taken(index) {
                    sum = (sum.0 + session.minutes, sum.1 + session.points);
                }
            }
            let complete = (0..sessions.len()).all(|i| taken(i) || !sessions[i].required);
            if complete && sum.0 <= budget {
                most = most.max(Some(sum.1));
            }
        }
        most
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 7_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..400 {
            let sessions: Vec<Session> = (0..below(8))
                .map(|_| {
                    let minutes = usize::try_from(below(30)).expect("small");
                    Session { minutes, points: below(20), required: below(4) == 0 }
                })
                .collect();
            let budget = usize::try_from(below(80)).expect("small");
            assert_eq!(most_points(&sessions, budget), brute_force(&sessions, budget));
        }
    }

    #[test]
    fn two_hundred_sessions_and_ten_thousand_minutes() {
        let many = |index: usize| Session {
            minutes: 20 + index % 70,
            points: 5 + (index % 13) as u64,
            required: index % 50 < 1,
        };
        let sessions: Vec<Session> = (0..200).map(many).collect();
        assert!(most_points(&sessions, 10_000).is_some());
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which minutes and points are decided before you choose anything?
// 2. What is left is a 0/1 knapsack. Keep one number for each number of minutes from 0 to what is
//    left: the most points so far.
// 3. Go through the minutes from the largest down, or a session is counted twice.
// ANCHOR_END: hints
