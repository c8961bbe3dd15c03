//! Binary search on the answer: the first number for which a test says yes.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The test must be monotone: once yes,
//! always yes.

// ANCHOR: first
/// The least number of `low..high` for which `works` answers yes, or `high` if there is none.
/// O(log(high − low)) calls.
pub fn first_that_works(mut low: u64, mut high: u64, works: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2; // (1)
        if works(middle) {
            high = middle; // (2)
        } else {
            low = middle + 1; // (3)
        }
    }
    low
}
// ANCHOR_END: first

// ANCHOR: collage
/// Each of `users` users gets a collage of `p` pins, all from one board; no pin is given out twice.
/// The largest `p`; 0 if not even one pin each is there. O(boards · log(largest board)).
pub fn largest_collage(board_sizes: &[u64], users: u64) -> u64 {
    let collages = |pins: u64| board_sizes.iter().map(|size| size / pins).sum::<u64>();
    let largest = board_sizes.iter().copied().max().unwrap_or(0);
    if users == 0 {
        return largest;
    }
    // The first size that is too large; it is at least 1, and one less still works.
    first_that_works(1, largest + 1, |pins| collages(pins) < users) - 1
}
// ANCHOR_END: collage

// ANCHOR: main
fn main() {
    let sizes = [10, 7, 3];
    println!("pins  collages");
    for pins in 1..=5_u64 {
        println!("{pins:>4}  {:>8}", sizes.iter().map(|size| size / pins).sum::<u64>());
    }
    for users in [4, 5, 21] {
        println!("{users} users: {} pins each", largest_collage(&sizes, users));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_none_and_nothing() {
        assert_eq!(first_that_works(3, 9, |_| true), 3);
        assert_eq!(first_that_works(3, 9, |_| false), 9);
        assert_eq!(first_that_works(3, 3, |_| true), 3);
        assert_eq!(first_that_works(0, u64::MAX, |n| n >= u64::MAX - 1), u64::MAX - 1);
    }

    #[test]
    fn boards_at_the_border() {
        assert_eq!(largest_collage(&[], 3), 0);
        assert_eq!(largest_collage(&[4], 1), 4);
        assert_eq!(largest_collage(&[4], 5), 0);
        assert_eq!(largest_collage(&[4, 9], 0), 9);
    }
}
