//! The inner join by sorting: two pointers, and a block for each key that both sides have.
//!
//! Interview style: std only, Rust 1.59.
//! A row is (key, value); keys are known. The result comes in order of the key.

use std::cmp::Ordering;

// ANCHOR: merge
/// Every pair with equal keys, in order of the key. O(n log n + m log m + rows of the result).
pub fn sort_merge_join<'a, K: Ord, L, R>(
    left: &'a [(K, L)],
    right: &'a [(K, R)],
) -> Vec<(&'a L, &'a R)> {
    let mut left: Vec<&(K, L)> = left.iter().collect();
    let mut right: Vec<&(K, R)> = right.iter().collect();
    left.sort_by(|a, b| a.0.cmp(&b.0)); // stable: within a key the order stays
    right.sort_by(|a, b| a.0.cmp(&b.0));

    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while i < left.len() && j < right.len() {
        let key = &left[i].0;
        match key.cmp(&right[j].0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                // The block of this key on the right meets each left row of it.
                let block = right[j..].iter().take_while(|row| row.0 == *key).count();
                while i < left.len() && left[i].0 == *key {
                    pairs.extend(right[j..j + block].iter().map(|row| (&left[i].1, &row.1)));
                    i += 1;
                }
                j += block;
            }
        }
    }
    pairs
}
// ANCHOR_END: merge

// ANCHOR: main
fn main() {
    let left = [("foo", 1), ("bar", 2), ("baz", 3), ("foo", 5)];
    let right = [("foo", 5), ("bar", 6), ("qux", 7), ("foo", 8)];
    println!("{:?}", sort_merge_join(&left, &right));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_pandas() {
        let left = [("foo", 1), ("bar", 2), ("baz", 3), ("foo", 5)];
        let right = [("foo", 5), ("bar", 6), ("baz", 7), ("foo", 8)];
        let pairs = [(&2, &6), (&3, &7), (&1, &5), (&1, &8), (&5, &5), (&5, &8)];
        assert_eq!(sort_merge_join(&left, &right), pairs);
    }

    #[test]
    fn stepping_on_both_sides_at_once_would_lose_pairs() {
        let twice = [(1, 'a'), (1, 'b')];
        assert_eq!(sort_merge_join(&twice, &twice).len(), 4);
    }

    #[test]
    fn nothing_in_common() {
        assert!(sort_merge_join(&[(1, ()), (3, ())], &[(2, ()), (4, ())]).is_empty());
        assert!(sort_merge_join::<u8, (), ()>(&[], &[(2, ())]).is_empty());
    }
}
