//! Neardups as images arrive and leave, with one canonical image per cluster.
//!
//! Arrivals only add pairs, which is all that merging needs. A removal is the hard case: the image
//! may have held its cluster together. Union-find cannot split, so we keep the accepted pairs and
//! recluster the members of that one cluster. Canonical image: the earliest arrival, a rule of ours
//! (Pinterest's slides of 2018-06-06 say that a cluster has one). Nothing newer than Rust 1.59.

use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: arrive
/// Arrival number: a smaller number arrived earlier.
pub type Image = u32;

/// All images that are still there, and the clusters they form.
#[derive(Default)]
pub struct NearDups {
    near: BTreeMap<Image, BTreeSet<Image>>, // accepted pairs, both directions
    cluster_of: BTreeMap<Image, Image>,     // a cluster's key is one of its members
    members_of: BTreeMap<Image, BTreeSet<Image>>,
}

impl NearDups {
    /// The earliest image of the cluster that `image` is in.
    pub fn canonical(&self, image: Image) -> Option<Image> {
        self.members_of.get(self.cluster_of.get(&image)?)?.iter().next().copied()
    }

    /// A new image (or more matches of a known one) with the matches that the classifier accepted.
    /// Matches that are unknown, or have been removed, or are the image itself, are ignored.
    pub fn add(&mut self, image: Image, matches: &[Image]) {
        self.near.entry(image).or_default();
        let key = *self.cluster_of.entry(image).or_insert(image);
        self.members_of.entry(key).or_default().insert(image);
        for &other in matches.iter().filter(|&&other| other != image) {
            if let Some(&key) = self.cluster_of.get(&other) {
                self.near.entry(image).or_default().insert(other);
                self.near.entry(other).or_default().insert(image);
                self.merge(self.cluster_of[&image], key);
            }
        }
    }

    /// Moves the smaller cluster into the larger. An image moves at most log2(V) times, because
    /// the cluster it is in at least doubles every time.
    fn merge(&mut self, a: Image, b: Image) {
        if a == b {
            return;
        }
        let a_is_smaller = self.members_of[&a].len() < self.members_of[&b].len();
        let (small, large) = if a_is_smaller { (a, b) } else { (b, a) };
        for member in self.members_of.remove(&small).unwrap_or_default() {
            self.cluster_of.insert(member, large);
            self.members_of.entry(large).or_default().insert(member);
        }
    }
    // ANCHOR_END: arrive

    // ANCHOR: leave
    /// Takes an image down and reclusters what is left of its cluster.
    pub fn remove(&mut self, image: Image) {
        for other in self.near.remove(&image).unwrap_or_default() {
            self.near.entry(other).or_default().remove(&image);
        }
        let key = self.cluster_of.remove(&image).unwrap_or(image);
        let mut left = self.members_of.remove(&key).unwrap_or_default();
        left.remove(&image);
        while let Some(start) = left.iter().next().copied() {
            let mut stack = vec![start];
            left.remove(&start);
            while let Some(member) = stack.pop() {
                self.cluster_of.insert(member, start);
                self.members_of.entry(start).or_default().insert(member);
                stack.extend(self.near[&member].iter().filter(|other| left.remove(other)));
            }
        }
    }
    // ANCHOR_END: leave
}

// ANCHOR: main
fn main() {
    let mut dups = NearDups::default();
    for (image, matches) in [(1, vec![]), (2, vec![1]), (3, vec![]), (4, vec![3]), (5, vec![4, 2])]
    {
        dups.add(image, &matches);
        let canonical = dups.canonical(image).unwrap_or(image);
        println!("+{image}, near {matches:?}: canonical image {canonical}");
    }
    for image in [5, 1] {
        dups.remove(image);
        let left: Vec<_> = dups.members_of.values().collect();
        println!("-{image}: left {left:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removing_the_bridge_splits_and_adding_it_again_joins() {
        let mut dups = NearDups::default();
        dups.add(1, &[]);
        dups.add(2, &[]);
        dups.add(3, &[2, 1]);
        assert_eq!(dups.canonical(3), Some(1));
        dups.remove(3);
        assert_eq!(
            (dups.canonical(1), dups.canonical(2), dups.canonical(3)),
            (Some(1), Some(2), None)
        );
        dups.add(3, &[1, 2]);
        assert_eq!(dups.members_of.len(), 1);
    }

    #[test]
    fn an_image_may_come_again_with_more_matches() {
        let mut dups = NearDups::default();
        (1..=3).for_each(|image| dups.add(image, &[]));
        dups.add(3, &[1]);
        dups.add(3, &[2]);
        assert_eq!((dups.canonical(3), dups.canonical(2)), (Some(1), Some(1)));
    }

    #[test]
    fn matches_that_are_gone_or_unknown_or_itself_are_ignored() {
        let mut dups = NearDups::default();
        dups.add(1, &[]);
        dups.remove(1);
        dups.remove(1);
        dups.add(2, &[1, 77, 2]);
        assert_eq!((dups.canonical(2), dups.members_of.len()), (Some(2), 1));
        dups.add(2, &[2]);
        dups.remove(2);
        assert!(dups.members_of.is_empty() && dups.cluster_of.is_empty() && dups.near.is_empty());
    }
}
