//! Row number, rank and dense rank, with ties and missing values.
//!
//! Ranks count from 1 for the lowest value. A missing value is `None`: turn NaN into it first. The
//! names of the ways to break ties are those of pandas' `DataFrame.rank`; `Min`, `Dense` and `First`
//! are SQL's `rank`, `dense_rank` and `row_number`. Cost: O(n log n) for the sort.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

// ANCHOR: ties
/// Which rank equal values get. Say a value ties with others over places 2, 3 and 4 of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// 2, 3 and 4, in the order of the rows: SQL's `row_number`.
    First,
    /// 2 for all: SQL's `rank`, the one of sports.
    Min,
    /// 4 for all.
    Max,
    /// 3 for all: what rank statistics want.
    Average,
    /// One more than the next lower value has: SQL's `dense_rank`.
    Dense,
}
// ANCHOR_END: ties

// ANCHOR: rank
/// The rank of each value, 1 for the lowest. What is missing has none. Values are not NaN.
pub fn rank(values: &[Option<f64>], ties: Ties) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> =
        values.iter().enumerate().filter_map(|(row, value)| value.map(|v| (v, row))).collect();
    // By value, then by row: equal values keep their order, whatever the sort does.
    order.sort_by(|a, b| a.partial_cmp(b).expect("missing values are None, not NaN"));
    let mut ranks = vec![None; values.len()];
    let (mut start, mut distinct) = (0, 0);
    while start < order.len() {
        let peers = order[start..].iter().take_while(|(value, _)| value <= &order[start].0).count();
        distinct += 1;
        for (place, &(_, row)) in order[start..start + peers].iter().enumerate() {
            ranks[row] = Some(match ties {
                Ties::First => (start + place + 1) as f64,
                Ties::Min => (start + 1) as f64,
                Ties::Max => (start + peers) as f64,
                // The middle between the first place, start + 1, and the last, start + peers.
                Ties::Average => start as f64 + (peers + 1) as f64 / 2.0,
                Ties::Dense => f64::from(distinct),
            });
        }
        start += peers;
    }
    ranks
}

/// The same, and missing values come last, as peers of one another: SQL with `nulls last`.
pub fn rank_nulls_last(values: &[Option<f64>], ties: Ties) -> Vec<f64> {
    let highest = values.iter().flatten().copied().fold(0.0, f64::max);
    let filled: Vec<_> = values.iter().map(|v| v.or(Some(highest + 1.0))).collect();
    rank(&filled, ties).into_iter().flatten().collect()
}
// ANCHOR_END: rank

/// The rank as a share of the values that are there: pandas' `pct=True`, except with [`Ties::Dense`].
pub fn percent_rank(values: &[Option<f64>], ties: Ties) -> Vec<Option<f64>> {
    let there = values.iter().flatten().count();
    rank(values, ties).into_iter().map(|rank| rank.map(|rank| rank / there as f64)).collect()
}

// ANCHOR: main
fn main() {
    let saves = [Some(4.0), Some(2.0), Some(4.0), Some(8.0), None];
    println!("saves      {}", row(&saves));
    for ties in [Ties::First, Ties::Min, Ties::Max, Ties::Average, Ties::Dense] {
        println!("{:10} {}", format!("{ties:?}"), row(&rank(&saves, ties)));
    }
    let last: Vec<_> = rank_nulls_last(&saves, Ties::Min).into_iter().map(Some).collect();
    println!("nulls last {}", row(&last));
}
// ANCHOR_END: main

fn row(values: &[Option<f64>]) -> String {
    let cell = |value: &Option<f64>| value.map_or("   –".to_owned(), |v| format!("{v:4}"));
    values.iter().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVES: [Option<f64>; 5] = [Some(4.0), Some(2.0), Some(4.0), Some(8.0), None];

    fn some(ranks: [f64; 4]) -> Vec<Option<f64>> {
        ranks.iter().copied().map(Some).chain([None]).collect()
    }

    /// The example of pandas' documentation of `DataFrame.rank`, and the other methods by hand.
    #[test]
    fn the_five_ways() {
        assert_eq!(rank(&SAVES, Ties::Average), some([2.5, 1.0, 2.5, 4.0]));
        assert_eq!(rank(&SAVES, Ties::Min), some([2.0, 1.0, 2.0, 4.0]));
        assert_eq!(rank(&SAVES, Ties::Max), some([3.0, 1.0, 3.0, 4.0]));
        assert_eq!(rank(&SAVES, Ties::Dense), some([2.0, 1.0, 2.0, 3.0]));
        assert_eq!(rank(&SAVES, Ties::First), some([2.0, 1.0, 3.0, 4.0]));
        assert_eq!(percent_rank(&SAVES, Ties::Average), some([0.625, 0.25, 0.625, 1.0]));
        assert_eq!(rank_nulls_last(&SAVES, Ties::Average), [2.5, 1.0, 2.5, 4.0, 5.0]);
    }

    #[test]
    fn several_missing_values_tie() {
        let two = [None, Some(1.0), None];
        assert_eq!(rank_nulls_last(&two, Ties::Min), [2.0, 1.0, 2.0]);
        assert_eq!(rank_nulls_last(&two, Ties::Average), [2.5, 1.0, 2.5]);
        assert_eq!(rank_nulls_last(&[None, None], Ties::First), [1.0, 2.0]);
    }

    #[test]
    fn nothing_and_nothing_known() {
        assert!(rank(&[], Ties::Min).is_empty());
        assert_eq!(rank(&[None, None], Ties::Min), [None, None]);
    }

    #[test]
    fn minus_zero_ties_with_zero() {
        assert_eq!(rank(&[Some(0.0), Some(-0.0)], Ties::Min), [Some(1.0), Some(1.0)]);
    }

    #[test]
    #[should_panic(expected = "None, not NaN")]
    fn nan_is_refused() {
        rank(&[Some(f64::NAN), Some(1.0)], Ties::Min);
    }
}
