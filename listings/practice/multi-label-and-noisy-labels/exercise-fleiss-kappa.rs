//! # Do the annotators agree?
//!
//! Every pin is labelled by the same number `m` of people, not always the same people. `counts` has a
//! row for each pin and a column for each category: how many people chose it. Compute **Fleiss' κ**.
//!
//! - A pin's agreement is the share of *pairs* of its annotators that agree. `observed` is its mean
//!   over the pins.
//! - `expected` is the sum over categories of its share among all labels, squared.
//! - κ = (observed − expected) / (1 − expected).
//! - `None` if there is no pin, if a row's sum is below 2, if two rows have different sums or
//!   different lengths, or if all labels are of one category (0/0).
//!
//! One pass over the counts. Standard library, Rust 1.59.
//!
//! ```text
//! pin    food  home    pairs that agree (of 3)
//!  1       3     0     3
//!  2       2     1     1
//!  3       0     3     3
//!  4       1     2     1
//!
//! observed = (1 + 1/3 + 1 + 1/3) / 4 = 2/3      expected = (6/12)² + (6/12)² = 1/2
//! κ = (2/3 − 1/2) / (1 − 1/2) = 1/3
//! ```

// ANCHOR: solution
/// Fleiss' κ of n × K counts. O(n K), O(K) memory.
pub fn fleiss_kappa(counts: &[Vec<u32>]) -> Option<f64> {
    let first = counts.first()?;
    let people: u64 = first.iter().map(|&count| u64::from(count)).sum();
    if people < 2 {
        return None;
    }
    let mut totals = vec![0_u64; first.len()];
    let mut agreeing = 0_u64;
    for row in counts {
        if row.len() != totals.len() {
            return None;
        }
        let mut sum = 0;
        for (total, &count) in totals.iter_mut().zip(row) {
            let count = u64::from(count);
            *total += count;
            sum += count;
            // Ordered pairs: each pair twice, here and in the number of all pairs.
            agreeing += count * count.saturating_sub(1);
        }
        if sum != people {
            return None;
        }
    }
    let labels = people * counts.len() as u64;
    if totals.contains(&labels) {
        return None;
    }
    let observed = agreeing as f64 / (labels * (people - 1)) as f64;
    let expected: f64 = totals.iter().map(|&total| (total as f64 / labels as f64).powi(2)).sum();
    Some((observed - expected) / (1.0 - expected))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Fleiss' κ of n × K counts.
    pub fn fleiss_kappa(counts: &[Vec<u32>]) -> Option<f64> {
        todo!("pairs that agree, and the share of each category")
    }
    // ANCHOR_END: starter
}

fn main() {
    let counts = [vec![3, 0], vec![2, 1], vec![0, 3], vec![1, 2]];
    println!("{:.4}", fleiss_kappa(&counts).expect("two categories are in use"));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(kappa: Option<f64>, expected: f64) -> bool {
        match kappa {
            Some(kappa) => (kappa - expected).abs() < 1e-12,
            None => false,
        }
    }

    #[test]
    fn the_example() {
        let counts = [vec![3, 0], vec![2, 1], vec![0, 3], vec![1, 2]];
        assert!(close(fleiss_kappa(&counts), 1.0 / 3.0));
    }

    #[test]
    fn all_agree_on_each_pin() {
        assert!(close(fleiss_kappa(&[vec![4, 0, 0], vec![0, 0, 4]]), 1.0));
    }

    #[test]
    fn two_who_never_agree() {
        assert!(close(fleiss_kappa(&[vec![1, 1], vec![1, 1]]), -1.0));
    }

    #[test]
    fn one_category_is_chance_alone() {
        assert_eq!(fleiss_kappa(&[vec![3, 0], vec![3, 0]]), None);
    }

    #[test]
    fn no_pins_no_pairs_uneven_rows() {
        assert_eq!(fleiss_kappa(&[]), None);
        assert_eq!(fleiss_kappa(&[vec![1, 0], vec![0, 1]]), None);
        assert_eq!(fleiss_kappa(&[vec![2, 1], vec![2, 2]]), None);
        assert_eq!(fleiss_kappa(&[vec![2, 1], vec![2, 1, 0]]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Fourteen people, ten items, five categories: the example of G. Cardillo's `fleiss` for MATLAB
    /// (2007), which answers 0.2099.
    #[test]
    fn the_published_table() {
        let counts = [
            vec![0, 0, 0, 0, 14],
            vec![0, 2, 6, 4, 2],
            vec![0, 0, 3, 5, 6],
            vec![0, 3, 9, 2, 0],
            vec![2, 2, 8, 1, 1],
            vec![7, 7, 0, 0, 0],
            vec![3, 2, 6, 3, 0],
            vec![2, 5, 3, 2, 2],
            vec![6, 5, 2, 1, 0],
            vec![0, 2, 2, 3, 7],
        ];
        let kappa = fleiss_kappa(&counts).expect("five categories are in use");
        assert!((kappa - 0.2099).abs() < 5e-5, "{}", kappa);
    }

    #[test]
    fn an_unused_category_changes_nothing() {
        let counts = [vec![3, 0, 0], vec![2, 0, 1], vec![0, 0, 3], vec![1, 0, 2]];
        let kappa = fleiss_kappa(&counts).expect("two categories are in use");
        assert!((kappa - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn many_pins_do_not_overflow() {
        let counts = vec![vec![50_000, 50_000]; 200_000];
        let kappa = fleiss_kappa(&counts).expect("two categories are in use");
        assert!((kappa + 1.0 / 99_999.0).abs() < 1e-9, "{}", kappa);
    }

    #[test]
    fn no_categories() {
        assert_eq!(fleiss_kappa(&[vec![], vec![]]), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Of `c` people who chose a category, `c · (c − 1)` ordered pairs agree; of `m` people there are
//    `m · (m − 1)` ordered pairs.
// 2. Add up two things while you walk the rows: the pairs that agree, and each category's labels.
// 3. Look for 0/0 in the whole numbers, before you divide: is one category's total all the labels?
// ANCHOR_END: hints
