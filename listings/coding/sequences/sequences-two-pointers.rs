//! Two pointers over a sorted list: from both ends, and one behind the other.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Heights are in pixels, times in
//! seconds. Both functions want rising input and look at every item at most twice.

// ANCHOR: ends
/// Two different pins whose heights fill `space` best: the largest total that does not exceed it.
/// `heights` rises. Places in the list, or `None` if no two fit. O(n).
pub fn best_fit(heights: &[u32], space: u64) -> Option<(usize, usize)> {
    let mut best: Option<(u64, usize, usize)> = None;
    let (mut low, mut high) = (0, heights.len().saturating_sub(1));
    while low < high {
        let total = u64::from(heights[low]) + u64::from(heights[high]);
        if total > space {
            high -= 1; // (1)
        } else {
            if Some(total) > best.map(|(most, _, _)| most) {
                best = Some((total, low, high));
            }
            low += 1; // (2)
        }
    }
    best.map(|(_, low, high)| (low, high))
}
// ANCHOR_END: ends

// ANCHOR: behind
/// How many pairs of saves are at most `within` seconds apart. `times` rises. O(n).
pub fn close_pairs(times: &[u32], within: u32) -> u64 {
    let (mut first, mut pairs) = (0, 0);
    for (last, &time) in times.iter().enumerate() {
        while time - times[first] > within {
            first += 1; // never further than `last`: the difference there is 0
        }
        pairs += (last - first) as u64; // every earlier save that is still near
    }
    pairs
}
// ANCHOR_END: behind

// ANCHOR: main
fn main() {
    let heights = [120, 180, 260, 310, 400];
    for space in [500, 600, 299] {
        println!("space {space}: {:?}", best_fit(&heights, space));
    }
    println!("pairs within 10 s: {}", close_pairs(&[0, 4, 9, 15, 40], 10));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_fits() {
        assert_eq!(best_fit(&[], 10), None);
        assert_eq!(best_fit(&[5], 10), None, "a pin cannot be used twice");
        assert_eq!(best_fit(&[6, 7], 10), None);
    }

    #[test]
    fn equal_heights_and_large_ones() {
        assert_eq!(best_fit(&[5, 5], 10), Some((0, 1)));
        assert_eq!(best_fit(&[u32::MAX; 3], u64::MAX), Some((0, 2)), "no overflow");
    }

    #[test]
    fn equal_times_are_close() {
        assert_eq!(close_pairs(&[7; 4], 0), 6);
        assert_eq!(close_pairs(&[], 3), 0);
    }
}
