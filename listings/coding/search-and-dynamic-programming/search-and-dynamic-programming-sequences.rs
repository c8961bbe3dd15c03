//! Dynamic programming over sequences: longest common subsequence, longest rising subsequence.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A subsequence leaves items out and
//! keeps the order.

// ANCHOR: common
/// A longest common subsequence of two users' saves. O(n · m).
pub fn common(left: &[char], right: &[char]) -> Vec<char> {
    // longest[l][r]: of what is left from place l and place r on.
    let mut longest = vec![vec![0; right.len() + 1]; left.len() + 1];
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            longest[l][r] = if left[l] == right[r] {
                1 + longest[l + 1][r + 1]
            } else {
                longest[l + 1][r].max(longest[l][r + 1])
            };
        }
    }
    let (mut l, mut r, mut both) = (0, 0, Vec::new());
    while l < left.len() && r < right.len() {
        if left[l] == right[r] {
            both.push(left[l]);
            l += 1;
            r += 1;
        } else if longest[l + 1][r] >= longest[l][r + 1] {
            l += 1;
        } else {
            r += 1;
        }
    }
    both
}
// ANCHOR_END: common

// ANCHOR: rising
/// The length of the longest strictly rising subsequence. O(n²).
pub fn longest_rising(saves: &[u32]) -> usize {
    let mut longest = vec![1; saves.len()]; // that ends at each place
    for last in 0..saves.len() {
        for before in 0..last {
            if saves[before] < saves[last] {
                longest[last] = longest[last].max(1 + longest[before]);
            }
        }
    }
    longest.into_iter().max().unwrap_or(0)
}

/// The same with binary search. O(n log n).
pub fn longest_rising_fast(saves: &[u32]) -> usize {
    let mut least_end: Vec<u32> = Vec::new(); // (1)
    for &count in saves {
        let place = least_end.partition_point(|&end| end < count);
        if place == least_end.len() {
            least_end.push(count);
        } else {
            least_end[place] = count;
        }
    }
    least_end.len()
}
// ANCHOR_END: rising

// ANCHOR: main
fn main() {
    let chars = |text: &str| text.chars().collect::<Vec<_>>();
    let both = common(&chars("abcbd"), &chars("bdcab"));
    println!("common {}", both.iter().collect::<String>());
    let saves = [5, 2, 8, 6, 3, 6, 9, 7];
    println!("rising {} {}", longest_rising(&saves), longest_rising_fast(&saves));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_nothing_in_common() {
        assert!(common(&[], &['a']).is_empty());
        assert!(common(&['a', 'b'], &['c']).is_empty());
        assert_eq!(longest_rising(&[]), 0);
        assert_eq!(longest_rising_fast(&[]), 0);
    }

    #[test]
    fn equal_ones_do_not_rise() {
        assert_eq!(longest_rising(&[4; 5]), 1);
        assert_eq!(longest_rising_fast(&[4; 5]), 1);
    }
}
