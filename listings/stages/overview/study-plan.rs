//! Study time from today to the interview, divided over topics by priority.
//!
//! A *session* is an uninterrupted stretch of work on one topic: the first reads and writes it, the
//! second writes it again from memory, the third answers its follow-ups. Sessions of one topic come
//! in that order, each gains less than the one before, and each takes its own time. The question is
//! a knapsack: which sessions fit into the minutes that are left, and gain most?
//!
//! Notation: `B` minutes in all, `T` topics, at most 3 sessions each.
//! Gains are ours, made up to compare the two ways: a topic's weight times 6, 3, 1 for its first,
//! second and third session. Minutes are our estimates. The calendar is the Gregorian one.
//!
//! Figures: what the two plans gain, and what greedy leaves behind, at 1, 1.25, 1.5, … 20 hours.
//!
//! Run with your own dates: `cargo run --example study-plan -- 2026-11-24 2026-12-08 45`.

use kit::figure::{Figure, Line};

// ANCHOR: topics
/// One topic: its weight, and how many minutes each of its sessions takes.
struct Topic {
    name: &'static str,
    weight: usize,
    sessions: [usize; 3],
}

/// What a session of a topic gains, in points of our own.
fn gain(topic: &Topic, session: usize) -> usize {
    topic.weight * [6, 3, 1][session]
}

/// Weight: public reports that name the topic, and at least 4 where the prep document names it.
const TOPICS: [Topic; 10] = [
    topic("graphs and grids", 10, [90, 45, 30]),
    topic("evaluation metrics", 4, [60, 30, 20]),
    topic("ensembles", 4, [90, 40, 30]),
    topic("classifier architecture", 4, [60, 30, 20]),
    topic("data manipulation", 4, [75, 45, 30]),
    topic("your own projects", 4, [40, 20, 20]),
    topic("regularisation", 5, [30, 15, 15]),
    topic("gradient descent", 4, [60, 30, 20]),
    topic("naive Bayes from scratch", 2, [45, 25, 15]),
    topic("A/B tests", 2, [60, 30, 20]),
];
// ANCHOR_END: topics

const fn topic(name: &'static str, weight: usize, sessions: [usize; 3]) -> Topic {
    Topic { name, weight, sessions }
}

// ANCHOR: greedy
/// How many sessions of each topic: always the one that gains most a minute and still fits.
///
/// O(T) a session, so O(T²) in all.
fn greedy(topics: &[Topic], budget: usize) -> Vec<usize> {
    let mut taken = vec![0; topics.len()];
    let mut left = budget;
    loop {
        let mut best: Option<(usize, usize, usize)> = None;
        for (index, topic) in topics.iter().enumerate() {
            let session = taken[index];
            if session == topic.sessions.len() || topic.sessions[session] > left {
                continue;
            }
            let (points, minutes) = (gain(topic, session), topic.sessions[session]);
            // points / minutes, compared without dividing; the first of equals stays.
            let better = match best {
                Some((_, most, of)) => points * of > most * minutes,
                None => true,
            };
            if better {
                best = Some((index, points, minutes));
            }
        }
        match best {
            Some((index, _, minutes)) => {
                taken[index] += 1;
                left -= minutes;
            }
            None => return taken,
        }
    }
}
// ANCHOR_END: greedy

// ANCHOR: best
/// The best plan there is, topic by topic: with `b` minutes for the first topics, take 0 to 3
/// sessions of the next one and leave the rest of `b` to those before it.
///
/// O(T · B) time and memory: pseudo-polynomial, because B is a number and not a length.
fn best(topics: &[Topic], budget: usize) -> Vec<usize> {
    // most[t][b]: points with b minutes for the first t topics; choice[t][b]: sessions of topic t.
    let mut most = vec![vec![0; budget + 1]; topics.len() + 1];
    let mut choice = vec![vec![0; budget + 1]; topics.len()];
    for (t, topic) in topics.iter().enumerate() {
        for b in 0..=budget {
            let (mut minutes, mut points) = (0, 0);
            most[t + 1][b] = most[t][b];
            for session in 0..topic.sessions.len() {
                minutes += topic.sessions[session];
                points += gain(topic, session);
                if minutes <= b && most[t][b - minutes] + points > most[t + 1][b] {
                    most[t + 1][b] = most[t][b - minutes] + points;
                    choice[t][b] = session + 1;
                }
            }
        }
    }
    let mut taken = vec![0; topics.len()];
    let mut left = budget;
    for t in (0..topics.len()).rev() {
        taken[t] = choice[t][left];
        left -= topics[t].sessions[..taken[t]].iter().sum::<usize>();
    }
    taken
}
// ANCHOR_END: best

/// Points and minutes of a plan.
fn worth(topics: &[Topic], taken: &[usize]) -> (usize, usize) {
    let mut sum = (0, 0);
    for (topic, count) in topics.iter().zip(taken) {
        for session in 0..*count {
            sum.0 += gain(topic, session);
            sum.1 += topic.sessions[session];
        }
    }
    sum
}

// ANCHOR: days
/// Days from 1970-01-01 to a date.
///
/// The year starts in March here, so that the leap day is its last day and months can be counted
/// by one formula; an era is 400 years, or 146 097 days.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}
// ANCHOR_END: days

/// `2026-11-24` as a day number; `None` if it is no date.
fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let february = if leap { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = *lengths.get(usize::try_from(month - 1).ok()?)?;
    let valid = parts.next().is_none() && (1..=length).contains(&day);
    if valid { Some(day_number(year, month, day)) } else { None }
}

// ANCHOR: main
fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.len() != 3 {
        arguments = ["2026-11-24", "2026-12-04", "45"].map(String::from).to_vec();
    }
    let today = parse_date(&arguments[0]).expect("today as YYYY-MM-DD");
    let interview = parse_date(&arguments[1]).expect("the interview as YYYY-MM-DD");
    let a_day: usize = arguments[2].parse().expect("minutes a day");
    // The day of the interview is not for studying.
    let days = usize::try_from(interview - today).expect("an interview that lies ahead");
    let budget = days * a_day;
    println!("{days} days of {a_day} minutes: {budget} minutes\n");

    let (quick, exact) = (greedy(&TOPICS, budget), best(&TOPICS, budget));
    println!("{:<26}{:>8}{:>8}", "sessions of", "greedy", "best");
    for (index, topic) in TOPICS.iter().enumerate() {
        println!("{:<26}{:>8}{:>8}", topic.name, quick[index], exact[index]);
    }
    let (greedy_worth, best_worth) = (worth(&TOPICS, &quick), worth(&TOPICS, &exact));
    println!("{:<26}{:>8}{:>8}", "points", greedy_worth.0, best_worth.0);
    println!("{:<26}{:>8}{:>8}", "minutes used", greedy_worth.1, best_worth.1);

    let budgets = (1..=20).map(|hours| 60 * hours);
    let gaps: Vec<usize> = budgets
        .map(|b| worth(&TOPICS, &best(&TOPICS, b)).0 - worth(&TOPICS, &greedy(&TOPICS, b)).0)
        .collect();
    println!("\npoints that greedy leaves behind, at 1, 2, ... 20 hours:");
    println!("{gaps:?}");
    draw();
}
// ANCHOR_END: main

// ANCHOR: draw
/// Hours and the points of both plans, every quarter of an hour.
fn by_hours() -> Vec<(f64, usize, usize)> {
    let points = |taken: Vec<usize>| worth(&TOPICS, &taken).0;
    let budgets = (60..=1_200).step_by(15);
    budgets
        .map(|b| (b as f64 / 60.0, points(greedy(&TOPICS, b)), points(best(&TOPICS, b))))
        .collect()
}

fn draw() {
    let plans = by_hours();
    Figure::new("hours", "points")
        .x_range(0.0, 20.0)
        .y_range(0.0, 500.0)
        .with(Line::new("best", plans.iter().map(|(hours, _, best)| (*hours, *best as f64))))
        .with(Line::new("greedy", plans.iter().map(|(hours, greedy, _)| (*hours, *greedy as f64))))
        .save("study-plan-points");
    Figure::new("hours", "points that greedy leaves behind")
        .x_range(0.0, 20.0)
        .with(
            Line::new("", plans.iter().map(|(h, greedy, best)| (*h, (best - greedy) as f64)))
                .step(),
        )
        .save("study-plan-gap");
}
// ANCHOR_END: draw

#[cfg(test)]
mod tests {
    use super::*;

    /// Every plan, one after another.
    fn brute_force(topics: &[Topic], budget: usize) -> usize {
        let mut most = 0;
        for code in 0..4_usize.pow(u32::try_from(topics.len()).expect("few topics")) {
            let taken: Vec<usize> = (0..topics.len())
                .map(|t| code / 4_usize.pow(u32::try_from(t).expect("few")) % 4)
                .collect();
            let (points, minutes) = worth(topics, &taken);
            if minutes <= budget {
                most = most.max(points);
            }
        }
        most
    }

    #[test]
    fn the_best_plan_is_the_best_of_all() {
        for budget in (0..400).step_by(7) {
            let taken = best(&TOPICS[..5], budget);
            let (points, minutes) = worth(&TOPICS[..5], &taken);
            assert!(minutes <= budget);
            assert_eq!(points, brute_force(&TOPICS[..5], budget), "{budget} minutes");
        }
    }

    #[test]
    fn greedy_never_exceeds_the_budget_or_the_best() {
        for budget in 0..900 {
            let (points, minutes) = worth(&TOPICS, &greedy(&TOPICS, budget));
            assert!(minutes <= budget);
            assert!(points <= worth(&TOPICS, &best(&TOPICS, budget)).0);
        }
    }

    #[test]
    fn with_equal_sessions_greedy_is_the_best() {
        let equal = [topic("a", 4, [30; 3]), topic("b", 2, [30; 3]), topic("c", 1, [30; 3])];
        for budget in 0..300 {
            let (quick, exact) = (greedy(&equal, budget), best(&equal, budget));
            assert_eq!(worth(&equal, &quick).0, worth(&equal, &exact).0);
        }
    }

    #[test]
    fn more_time_never_hurts_the_best_plan() {
        let points: Vec<usize> = (0..900).map(|b| worth(&TOPICS, &best(&TOPICS, b)).0).collect();
        assert!(points.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn no_time_no_sessions_and_no_topics_no_plan() {
        assert!(best(&TOPICS, 0).iter().all(|count| *count == 0));
        assert!(greedy(&[], 100).is_empty() && best(&[], 100).is_empty());
    }

    #[test]
    fn days_are_counted_over_leap_years_and_month_ends() {
        assert_eq!(parse_date("1970-01-01"), Some(0));
        assert_eq!(parse_date("2000-03-01"), Some(11_017));
        let days = |from: &str, to: &str| parse_date(to).unwrap() - parse_date(from).unwrap();
        assert_eq!(days("2028-02-28", "2028-03-01"), 2);
        assert_eq!(days("2026-02-28", "2026-03-01"), 1);
        assert_eq!(days("2026-11-24", "2026-12-08"), 14);
        for wrong in ["2026-02-29", "2026-13-01", "2026-1", "soon", "2026-01-01-01"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
