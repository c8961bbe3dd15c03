//! # B-cubed
//!
//! Judge a clustering by asking every item about its own cluster.
//!
//! - `truth[i]` is the class of item $i$, `found[i]` its cluster. Names do not matter.
//! - The precision of an item is the share of its *cluster* that is of its class. Its recall is the
//!   share of its *class* that is in its cluster. The item itself counts in both.
//! - The answer is (mean precision, mean recall) over all items.
//! - Lists of different length, or no items: `None`.
//!
//! Aim for better than a pass over all items for each item: there may be a million.
//!
//! ```text
//! truth   a a a b b
//! found   1 1 2 2 2
//!
//! precision  1, 1, 1/3, 2/3, 2/3     mean 11/15
//! recall     2/3, 2/3, 1/3, 1, 1     mean 11/15
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
use std::collections::BTreeMap;

/// (B-cubed precision, B-cubed recall). O(n log n) time.
pub fn b_cubed(truth: &[u32], found: &[u32]) -> Option<(f64, f64)> {
    if truth.len() != found.len() || truth.is_empty() {
        return None;
    }
    let (mut classes, mut clusters) = (BTreeMap::new(), BTreeMap::new());
    let mut both = BTreeMap::new();
    for (&class, &cluster) in truth.iter().zip(found) {
        *classes.entry(class).or_insert(0_u64) += 1;
        *clusters.entry(cluster).or_insert(0_u64) += 1;
        *both.entry((class, cluster)).or_insert(0_u64) += 1;
    }
    // The items of one class in one cluster all give the same answer: `size` items, `size` in common.
    let (mut precision, mut recall) = (0.0, 0.0);
    for (&(class, cluster), &size) in &both {
        let size = size as f64;
        precision += size * size / clusters[&cluster] as f64;
        recall += size * size / classes[&class] as f64;
    }
    let n = truth.len() as f64;
    Some((precision / n, recall / n))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// (B-cubed precision, B-cubed recall).
    pub fn b_cubed(truth: &[u32], found: &[u32]) -> Option<(f64, f64)> {
        todo!("which items give the same answer?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", b_cubed(&[0, 0, 0, 1, 1], &[1, 1, 2, 2, 2]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<(f64, f64)>, precision: f64, recall: f64) -> bool {
        let found = found.expect("there are items");
        (found.0 - precision).abs() < 1e-12 && (found.1 - recall).abs() < 1e-12
    }

    #[test]
    fn five_items() {
        let found = b_cubed(&[0, 0, 0, 1, 1], &[1, 1, 2, 2, 2]);
        assert!(close(found, 11.0 / 15.0, 11.0 / 15.0));
    }

    #[test]
    fn each_alone_and_all_together() {
        let truth = [0, 0, 1, 1];
        assert!(close(b_cubed(&truth, &[0, 1, 2, 3]), 1.0, 0.5));
        assert!(close(b_cubed(&truth, &[7; 4]), 0.5, 1.0));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(b_cubed(&[], &[]), None);
        assert_eq!(b_cubed(&[1], &[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every item looks at every other: O(n²).
    fn brute_force(truth: &[u32], found: &[u32]) -> (f64, f64) {
        let n = truth.len();
        let (mut precision, mut recall) = (0.0, 0.0);
        for i in 0..n {
            let (mut class, mut cluster, mut both) = (0.0, 0.0, 0.0);
            for j in 0..n {
                let same_class = truth[i] == truth[j];
                let same_cluster = found[i] == found[j];
                class += f64::from(u8::from(same_class));
                cluster += f64::from(u8::from(same_cluster));
                both += f64::from(u8::from(same_class && same_cluster));
            }
            precision += both / cluster;
            recall += both / class;
        }
        (precision / n as f64, recall / n as f64)
    }

    #[test]
    fn agrees_with_every_item_asking() {
        let mut state = 1_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).expect("small")
        };
        for n in 1..120 {
            let truth: Vec<u32> = (0..n).map(|_| below(5)).collect();
            let found: Vec<u32> = (0..n).map(|_| below(7)).collect();
            let (precision, recall) = b_cubed(&truth, &found).expect("there are items");
            let expected = brute_force(&truth, &found);
            assert!((precision - expected.0).abs() < 1e-12 && (recall - expected.1).abs() < 1e-12);
        }
    }

    #[test]
    fn a_large_cluster_is_quick() {
        let truth = vec![0; 200_000];
        let found: Vec<u32> = (0..200_000).map(|i| i % 2).collect();
        let (precision, recall) = b_cubed(&truth, &found).expect("there are items");
        assert!((precision - 1.0).abs() < 1e-12 && (recall - 0.5).abs() < 1e-12);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three sizes answer for an item: of its class, of its cluster, and of what both have in common.
// 2. Count them once, in three maps. Then one pass over the items is enough.
// 3. All items of one class in one cluster give the same answer, so it is enough to go through the pairs
//    (class, cluster) that occur: each adds size · size / cluster size to precision.
// ANCHOR_END: hints
