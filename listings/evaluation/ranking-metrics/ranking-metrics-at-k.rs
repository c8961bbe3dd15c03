//! Metrics of one ranked list when an item is relevant or not: precision, recall and hit at k, reciprocal
//! rank, average precision; and their means over users.
//!
//! Contract: `shown[i]` says whether the item at rank i + 1 is relevant; `relevant` counts *all* relevant
//! items there are, shown or not. What would divide by zero is `None`: precision at 0, and recall and average
//! precision of a user for whom nothing is relevant.
//!
//! Source: C. Manning, P. Raghavan, H. Schütze, *Introduction to Information Retrieval*, 2008, section 8.4.
//! Standard library only, Rust 1.59.

// ANCHOR: at-k
/// How many of the first k are relevant.
fn hits(shown: &[bool], k: usize) -> usize {
    shown.iter().take(k).filter(|relevant| **relevant).count()
}

/// Share of the first k that is relevant. A list shorter than k has wasted the places that are left.
pub fn precision_at(shown: &[bool], k: usize) -> Option<f64> {
    if k == 0 { None } else { Some(hits(shown, k) as f64 / k as f64) }
}

/// Share of all relevant items that is among the first k.
pub fn recall_at(shown: &[bool], k: usize, relevant: usize) -> Option<f64> {
    if relevant == 0 { None } else { Some(hits(shown, k) as f64 / relevant as f64) }
}

/// Whether there is a relevant item among the first k.
pub fn hit_at(shown: &[bool], k: usize) -> bool {
    hits(shown, k) > 0
}
// ANCHOR_END: at-k

// ANCHOR: ranks
/// 1 / rank of the first relevant item, 0 if none is shown.
pub fn reciprocal_rank(shown: &[bool]) -> f64 {
    shown.iter().position(|relevant| *relevant).map_or(0.0, |before| 1.0 / (before + 1) as f64)
}

/// The mean over all relevant items of the precision at their rank; 0 for those that are not shown.
pub fn average_precision(shown: &[bool], relevant: usize) -> Option<f64> {
    if relevant == 0 {
        return None;
    }
    let (mut found, mut sum) = (0.0, 0.0);
    for (before, _) in shown.iter().enumerate().filter(|(_, relevant)| **relevant) {
        found += 1.0;
        sum += found / (before + 1) as f64;
    }
    Some(sum / relevant as f64)
}
// ANCHOR_END: ranks

// ANCHOR: mean
/// The mean over the users for whom it is defined, and how many these are.
pub fn mean(values: &[Option<f64>]) -> Option<(f64, usize)> {
    let defined: Vec<f64> = values.iter().copied().flatten().collect();
    if defined.is_empty() {
        return None;
    }
    Some((defined.iter().sum::<f64>() / defined.len() as f64, defined.len()))
}
// ANCHOR_END: mean

// ANCHOR: main
fn main() {
    // Relevant or not by rank, and how many relevant items there are.
    let users: [(&[bool], usize); 4] = [
        (&[true, false, true, false, false], 3),
        (&[false, true, false, false, false], 1),
        (&[false, false, false, false, false], 2),
        (&[false, false, false, false, false], 0),
    ];
    println!(
        "{:>6}{:>12}{:>10}{:>8}{:>8}{:>8}",
        "user", "precision@5", "recall@5", "hit@5", "RR", "AP"
    );
    let cell = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
    for (user, &(shown, relevant)) in users.iter().enumerate() {
        println!(
            "{:>6}{:>12}{:>10}{:>8}{:>8.3}{:>8}",
            user + 1,
            cell(precision_at(shown, 5)),
            cell(recall_at(shown, 5, relevant)),
            hit_at(shown, 5),
            reciprocal_rank(shown),
            cell(average_precision(shown, relevant)),
        );
    }
    let average: Vec<_> = users.iter().map(|(shown, all)| average_precision(shown, *all)).collect();
    if let Some((map, counted)) = mean(&average) {
        println!("MAP {map:.3} over {counted} of {} users", users.len());
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const SHOWN: [bool; 5] = [true, false, true, false, false];

    #[test]
    fn by_hand() {
        assert_close!(precision_at(&SHOWN, 5).expect("k > 0"), 0.4, 1e-12);
        assert_close!(precision_at(&SHOWN, 1).expect("k > 0"), 1.0, 1e-12);
        assert_close!(recall_at(&SHOWN, 5, 3).expect("some are relevant"), 2.0 / 3.0, 1e-12);
        // (1/1 + 2/3 + 0) / 3.
        assert_close!(average_precision(&SHOWN, 3).expect("some"), 5.0 / 9.0, 1e-12);
    }

    /// First hits at ranks 3, 2 and 1: the example of Wikipedia's "Mean reciprocal rank".
    #[test]
    fn mean_reciprocal_rank_of_the_published_example() {
        let lists = [[false, false, true], [false, true, false], [true, false, false]];
        let ranks: Vec<_> = lists.iter().map(|shown| Some(reciprocal_rank(shown))).collect();
        let (mrr, users) = mean(&ranks).expect("three users");
        assert_close!(mrr, 11.0 / 18.0, 1e-12);
        assert_eq!(users, 3);
    }

    #[test]
    fn a_short_list_has_wasted_its_places() {
        assert_close!(precision_at(&[true], 10).expect("k > 0"), 0.1, 1e-12);
        assert_close!(precision_at(&[], 10).expect("k > 0"), 0.0, 1e-12);
    }

    #[test]
    fn nothing_relevant_is_undefined_and_nothing_found_is_zero() {
        assert!(recall_at(&SHOWN, 5, 0).is_none() && average_precision(&[], 0).is_none());
        assert!(precision_at(&SHOWN, 0).is_none() && !hit_at(&SHOWN, 0));
        assert_close!(average_precision(&[false; 5], 2).expect("two"), 0.0, 1e-12);
        assert_close!(reciprocal_rank(&[false; 5]), 0.0, 1e-12);
        assert!(mean(&[]).is_none() && mean(&[None]).is_none());
    }

    #[test]
    fn all_in_front_is_one() {
        assert_close!(average_precision(&[true, true, false], 2).expect("two"), 1.0, 1e-12);
    }
}
