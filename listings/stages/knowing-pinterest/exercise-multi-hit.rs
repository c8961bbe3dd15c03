//! # Hit from several sides
//!
//! Pixie (WWW 2018) starts random walks at several pins that somebody saved, and counts for each
//! walk how often it visits every other pin. How to combine the counts? A sum would prefer a pin
//! that is near *one* of the saved pins only. The paper's booster adds square roots and squares the
//! sum: $(\sqrt{v} + \sqrt{w} + \dots)^2$, with $v$, $w$ and so on the visits of the pin from each
//! query.
//!
//! - `visits[q]` lists (pin, count) for query pin $q$; a pin stands in it at most once.
//! - Return the `k` pins with the highest score, with their scores, the highest first; of equal
//!   scores the smaller pin.
//! - Pins of `queries` are what the person has already: leave them out.
//! - A pin with no visits at all is not returned, even if it stands in a list with count 0.
//!
//! ```text
//! from query 100: pin 1 four times, pin 2 thirteen times
//! from query 101: pin 1 nine times
//!
//! pin 1: (√4 + √9)² = 25        pin 2: (√13)² = 13        by sums both have 13
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::BTreeMap;
// ANCHOR_END: given

// ANCHOR: solution
/// The `k` pins with the highest boosted score, queries left out. O(visits · log visits).
pub fn recommend(queries: &[u32], visits: &[Vec<(u32, u32)>], k: usize) -> Vec<(u32, f64)> {
    let mut roots: BTreeMap<u32, f64> = BTreeMap::new();
    for &(pin, count) in visits.iter().flatten() {
        if count > 0 && !queries.contains(&pin) {
            *roots.entry(pin).or_insert(0.0) += f64::from(count).sqrt();
        }
    }
    let mut ranked: Vec<(u32, f64)> =
        roots.into_iter().map(|(pin, root)| (pin, root * root)).collect();
    // Pins come by rising id, and the sort is stable.
    ranked.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("scores are finite"));
    ranked.truncate(k);
    ranked
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::BTreeMap;

    // ANCHOR: starter
    /// The `k` pins with the highest boosted score, queries left out.
    pub fn recommend(queries: &[u32], visits: &[Vec<(u32, u32)>], k: usize) -> Vec<(u32, f64)> {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let visits = [vec![(1, 4), (2, 13), (101, 20)], vec![(1, 9), (3, 2)]];
    println!("{:?}", recommend(&[100, 101], &visits, 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    /// Scores as text, rounded to four digits.
    fn rounded(ranked: &[(u32, f64)]) -> Vec<(u32, String)> {
        ranked.iter().map(|(pin, score)| (*pin, format!("{score:.4}"))).collect()
    }

    #[test]
    fn the_example() {
        let visits = [vec![(1, 4), (2, 13)], vec![(1, 9)]];
        let expected = [(1, "25.0000".to_string()), (2, "13.0000".to_string())];
        assert_eq!(rounded(&recommend(&[100, 101], &visits, 2)), expected);
    }

    #[test]
    fn what_the_person_has_is_left_out() {
        let visits = [vec![(100, 50), (101, 9), (4, 1)]];
        assert_eq!(rounded(&recommend(&[100, 101], &visits, 9)), [(4, "1.0000".to_string())]);
    }

    #[test]
    fn of_equal_scores_the_smaller_pin() {
        let visits = [vec![(7, 4), (3, 1)], vec![(3, 1)]];
        let pins: Vec<u32> = recommend(&[], &visits, 2).iter().map(|(pin, _)| *pin).collect();
        assert_eq!(pins, [3, 7]);
    }

    #[test]
    fn no_visits_no_pins() {
        assert!(recommend(&[1], &[], 3).is_empty());
        assert!(recommend(&[1], &[vec![(2, 0)]], 3).is_empty());
        assert!(recommend(&[1], &[vec![(2, 5)]], 0).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn with_one_query_the_score_is_the_count() {
        let visits: Vec<(u32, u32)> = (0..50).map(|pin| (pin, pin * pin % 17)).collect();
        for (pin, score) in recommend(&[], &[visits], 50) {
            assert!((score - f64::from(pin * pin % 17)).abs() < 1e-9);
        }
    }

    #[test]
    fn q_equal_parts_count_q_times_their_sum() {
        // q lists of v visits: (q √v)² = q · (q v).
        for q in 1..6_u32 {
            let visits: Vec<Vec<(u32, u32)>> = (0..q).map(|_| vec![(9, 12)]).collect();
            let score = recommend(&[], &visits, 1)[0].1;
            assert!((score - f64::from(q * q * 12)).abs() < 1e-9);
        }
    }

    #[test]
    fn the_booster_never_falls_below_the_sum() {
        let visits = [vec![(1, 3), (2, 8)], vec![(1, 5), (3, 2)], vec![(2, 1), (3, 30)]];
        let sums = [(1, 8.0), (2, 9.0), (3, 32.0)];
        for (pin, score) in recommend(&[], &visits, 3) {
            assert!(sums.iter().any(|(other, sum)| *other == pin && score >= sum - 1e-9));
        }
    }

    #[test]
    fn a_hundred_thousand_visited_pins() {
        let visits: Vec<Vec<(u32, u32)>> =
            (0..5).map(|q| (0..100_000).map(|pin| (pin, (pin + q) % 100)).collect()).collect();
        assert_eq!(recommend(&[0, 1], &visits, 10).len(), 10);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. A map from pin to the sum of its square roots, over all queries.
// 2. Square the sums at the end, once for each pin.
// 3. Skip counts of 0 and query pins while you add, not while you rank.
// ANCHOR_END: hints
