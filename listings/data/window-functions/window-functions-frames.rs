//! Frames by rows and by range: they differ where rows tie.
//!
//! A frame by **rows** counts rows. A frame by **range** measures the distance of keys, and rows with
//! the same key, *peers*, see the same frame. Keys ascend; here they are seconds. Each function
//! costs O(n) after the sort, the running range O(n log n). `rows` and `range` are SQL's words.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

// ANCHOR: frames
/// `rows between unbounded preceding and current row`.
pub fn running_rows(values: &[i64]) -> Vec<i64> {
    values
        .iter()
        .scan(0, |sum, value| {
            *sum += value;
            Some(*sum)
        })
        .collect()
}

/// `range between unbounded preceding and current row`: up to the last peer.
pub fn running_range(keys: &[i64], values: &[i64]) -> Vec<i64> {
    let sums = running_rows(values);
    // The number of rows with a key up to this one; at least 1, since the row itself counts.
    keys.iter().map(|key| sums[keys.partition_point(|other| other <= key) - 1]).collect()
}

/// `range between reach preceding and current row`: keys from key − reach to key, both included.
pub fn sum_within(keys: &[i64], values: &[i64], reach: i64) -> Vec<i64> {
    let (mut first, mut end, mut sum) = (0, 0, 0);
    let mut sums = Vec::with_capacity(keys.len());
    for &key in keys {
        while end < keys.len() && keys[end] <= key {
            sum += values[end];
            end += 1;
        }
        while keys[first] < key - reach {
            sum -= values[first];
            first += 1;
        }
        sums.push(sum);
    }
    sums
}
// ANCHOR_END: frames

// ANCHOR: main
fn main() {
    let second = [0, 10, 10, 25, 40];
    let saves = [1, 2, 3, 4, 5];
    println!("second                 {second:3?}");
    println!("saves                  {saves:3?}");
    println!("running, by rows       {:3?}", running_rows(&saves));
    println!("running, by range      {:3?}", running_range(&second, &saves));
    println!("last 15 s, by range    {:3?}", sum_within(&second, &saves, 15));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: [i64; 5] = [0, 10, 10, 25, 40];
    const SAVES: [i64; 5] = [1, 2, 3, 4, 5];

    /// By hand, and the same as `SQLite` 3.40 answers.
    #[test]
    fn peers_see_the_same() {
        assert_eq!(running_rows(&SAVES), [1, 3, 6, 10, 15]);
        assert_eq!(running_range(&SECOND, &SAVES), [1, 6, 6, 10, 15]);
        assert_eq!(sum_within(&SECOND, &SAVES, 15), [6 - 5, 6, 6, 9, 9]);
    }

    #[test]
    fn both_ends_belong_to_the_range() {
        assert_eq!(sum_within(&[0, 15], &[1, 1], 15), [1, 2]);
        assert_eq!(sum_within(&[0, 16], &[1, 1], 15), [1, 1]);
        assert_eq!(sum_within(&[3, 3, 4], &[1, 1, 1], 0), [2, 2, 1]);
    }

    #[test]
    fn no_rows() {
        assert!(running_range(&[], &[]).is_empty() && sum_within(&[], &[], 5).is_empty());
    }
}
