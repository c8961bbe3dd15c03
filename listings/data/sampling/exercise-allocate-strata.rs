//! # How many of each
//!
//! A stratified sample takes from each stratum in proportion to its size. Sizes rarely divide, so the
//! rounding has to be stated: **largest remainders**.
//!
//! - Stratum `h` with `sizes[h]` rows of `N` in all has the quota `n · sizes[h] / N`.
//! - Everybody gets their quota rounded down. The rows that are then missing from `n` go, one each,
//!   to the strata with the largest remainders of that division.
//! - Equal remainders: the earlier stratum first.
//! - Return one number for each stratum, in the order of `sizes`; they add up to `n`.
//! - More than there is, `n > N`: `None`. No strata and `n = 0`: an empty list.
//!
//! Whole numbers only: no rounding errors. Sizes go up to `u32::MAX`.
//! Standard library, Rust 1.59.
//!
//! ```text
//! sizes        50      30      21     N = 101, n = 10
//! quota       4.95    2.97    2.08
//! down           4       2       2    = 8, two are missing
//! remainder  96/101  98/101   8/101   →  5, 3, 2
//! ```

// ANCHOR: solution
/// Rows to take from each stratum; they add up to `n`. O(h log h) for h strata.
pub fn allocate(sizes: &[u32], n: u64) -> Option<Vec<u64>> {
    let total: u64 = sizes.iter().map(|&size| u64::from(size)).sum();
    if n > total {
        return None;
    }
    if n == 0 {
        return Some(vec![0; sizes.len()]);
    }
    // n is at most `sizes.len()` times a size: 128 bits hold every product.
    let product = |size: u32| u128::from(n) * u128::from(size);
    let quota = |size: u32| u64::try_from(product(size) / u128::from(total)).expect("at most size");
    let mut taken: Vec<u64> = sizes.iter().map(|&size| quota(size)).collect();
    let mut missing = n - taken.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    // A stable sort: equal remainders stay in their order.
    order.sort_by_key(|&h| std::cmp::Reverse(product(sizes[h]) % u128::from(total)));
    for h in order {
        if missing > 0 {
            taken[h] += 1;
            missing -= 1;
        }
    }
    Some(taken)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Rows to take from each stratum; they add up to `n`.
    pub fn allocate(sizes: &[u32], n: u64) -> Option<Vec<u64>> {
        todo!("round down, then the largest remainders")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", allocate(&[50, 30, 21], 10));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(allocate(&[50, 30, 21], 10), Some(vec![5, 3, 2]));
    }

    #[test]
    fn what_divides_needs_no_rounding() {
        assert_eq!(allocate(&[60, 30, 10], 10), Some(vec![6, 3, 1]));
    }

    #[test]
    fn equal_remainders_go_to_the_earlier() {
        assert_eq!(allocate(&[1, 1, 1], 2), Some(vec![1, 1, 0]));
    }

    #[test]
    fn an_empty_stratum_gives_nothing() {
        assert_eq!(allocate(&[0, 3, 0, 3], 3), Some(vec![0, 2, 0, 1]));
    }

    #[test]
    fn all_none_and_too_many() {
        assert_eq!(allocate(&[2, 5], 7), Some(vec![2, 5]));
        assert_eq!(allocate(&[2, 5], 0), Some(vec![0, 0]));
        assert_eq!(allocate(&[2, 5], 8), None);
        assert_eq!(allocate(&[], 0), Some(vec![]));
        assert_eq!(allocate(&[], 1), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn adds_up_and_is_within_one_of_the_quota() {
        for code in 0..5_u32.pow(4) {
            let sizes = [code % 5, code / 5 % 5, code / 25 % 5, code / 125];
            let total: u32 = sizes.iter().sum();
            for n in 0..=total {
                let taken = allocate(&sizes, u64::from(n)).expect("enough rows");
                assert_eq!(taken.iter().sum::<u64>(), u64::from(n));
                for (&size, &taken) in sizes.iter().zip(&taken) {
                    assert!(taken <= u64::from(size));
                    let (scaled, quota) = (taken * u64::from(total), u64::from(n * size));
                    assert!(scaled < quota + u64::from(total.max(1)));
                    assert!(quota < scaled + u64::from(total.max(1)));
                }
            }
        }
    }

    #[test]
    fn large_sizes_do_not_overflow() {
        let sizes = [u32::MAX; 3];
        assert_eq!(allocate(&sizes, 3 * u64::from(u32::MAX)), Some(vec![u64::from(u32::MAX); 3]));
        assert_eq!(allocate(&sizes, 4), Some(vec![2, 1, 1]));
    }

    #[test]
    fn remainders_are_not_read_off_rounded_fractions() {
        // Quotas 0.5, 0.5 and 9: the first of two equal remainders.
        assert_eq!(allocate(&[1, 1, 18], 10), Some(vec![1, 0, 9]));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. `n * size / total` and `n * size % total` are the quota rounded down and its remainder, exactly.
// 2. How many rows are missing is `n` minus the sum of what was rounded down: fewer than strata.
// 3. Sort the indices by remainder, largest first, with a stable sort, and give one row to each of
//    the first ones. The product of two large numbers may not fit: compute it in a wider type.
// ANCHOR_END: hints
