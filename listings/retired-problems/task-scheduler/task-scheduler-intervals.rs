//! As many jobs as possible on one machine, when each has its fixed start and end.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A job occupies [start, end): one may
//! start in the moment another ends.

// ANCHOR: intervals
/// The largest set of jobs that do not overlap, earliest end first.
pub fn most_jobs(jobs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut by_end = jobs.to_vec();
    by_end.sort_by_key(|&(_, end)| end);
    let mut chosen: Vec<(u32, u32)> = Vec::new();
    for (start, end) in by_end {
        let free = chosen.last().map_or(0, |&(_, end)| end);
        if start >= free {
            chosen.push((start, end));
        }
    }
    chosen
}
// ANCHOR_END: intervals

// ANCHOR: main
fn main() {
    let jobs = [(0, 6), (1, 3), (2, 5), (3, 5), (4, 7), (5, 8), (8, 9)];
    println!("{:?}", most_jobs(&jobs));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_is_not_overlapping() {
        assert_eq!(most_jobs(&[(0, 1), (1, 2)]).len(), 2);
        assert!(most_jobs(&[]).is_empty());
    }
}
