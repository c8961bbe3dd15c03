//! Counts add up, scores do not: F1 over five days, averaged and pooled.
//!
//! Contract: one table of TP, FP and FN for each day. `pooled` adds the tables up and divides once.
//! `averaged` divides on each day and takes the mean; what it does with a day on which F1 is 0/0
//! changes the result, so the caller says it.
//!
//! The days are made up. On the question: G. Forman, M. Scholz, "Apples-to-apples in cross-validation
//! studies: pitfalls in classifier performance measurement", SIGKDD Explorations 12 (2010), 49–57.

// ANCHOR: merge
/// True positives, false positives, false negatives of one day.
pub type Day = (u32, u32, u32);

/// F1 of one table. `None` when there was neither a positive nor an alert.
pub fn f1((tp, fp, fn_): Day) -> Option<f64> {
    let below = 2 * tp + fp + fn_;
    if below == 0 { None } else { Some(f64::from(2 * tp) / f64::from(below)) }
}

/// Adds the tables up, then divides once.
pub fn pooled(days: &[Day]) -> Option<f64> {
    f1(days.iter().fold((0, 0, 0), |sum, day| (sum.0 + day.0, sum.1 + day.1, sum.2 + day.2)))
}

/// Divides on each day, then takes the mean. A day without F1 counts as `empty_day`, or is left out
/// when that is `None`.
pub fn averaged(days: &[Day], empty_day: Option<f64>) -> Option<f64> {
    let scores: Vec<f64> = days.iter().filter_map(|&day| f1(day).or(empty_day)).collect();
    if scores.is_empty() { None } else { Some(scores.iter().sum::<f64>() / scores.len() as f64) }
}
// ANCHOR_END: merge

// ANCHOR: main
fn main() {
    //           busy         busy         quiet      a false alarm  nothing to find
    let days = [(40, 10, 10), (36, 12, 12), (1, 0, 1), (0, 1, 0), (0, 0, 0)];
    let shown = |value: Option<f64>| value.map_or("none".to_owned(), |value| format!("{value:.3}"));
    for day in days {
        println!("TP {:>2} FP {:>2} FN {:>2}   F1 {}", day.0, day.1, day.2, shown(f1(day)));
    }
    println!("pooled                     {}", shown(pooled(&days)));
    println!("mean, empty day left out   {}", shown(averaged(&days, None)));
    println!("mean, empty day is 0       {}", shown(averaged(&days, Some(0.0))));
    println!("mean, empty day is 1       {}", shown(averaged(&days, Some(1.0))));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand: (0.8 + 0.75 + ⅔ + 0) / 4, and 154 / 200.
    #[test]
    fn the_five_days() {
        let days = [(40, 10, 10), (36, 12, 12), (1, 0, 1), (0, 1, 0), (0, 0, 0)];
        let sum = 0.8 + 0.75 + 2.0 / 3.0;
        assert_close!(pooled(&days).expect("has positives"), 0.77, 1e-15);
        assert_close!(averaged(&days, None).expect("has a day"), sum / 4.0, 1e-15);
        assert_close!(averaged(&days, Some(0.0)).expect("has a day"), sum / 5.0, 1e-15);
        assert_close!(averaged(&days, Some(1.0)).expect("has a day"), (sum + 1.0) / 5.0, 1e-15);
    }

    #[test]
    fn one_day_is_its_own_mean() {
        assert_eq!(pooled(&[(3, 1, 1)]), averaged(&[(3, 1, 1)], None));
    }

    #[test]
    fn empty_days_alone_have_no_score() {
        assert_eq!(pooled(&[(0, 0, 0); 2]), None);
        assert_eq!(averaged(&[(0, 0, 0); 2], None), None);
        assert_eq!(averaged(&[], Some(1.0)), None);
    }
}
