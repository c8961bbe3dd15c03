//! Titles as sets: shingles, Jaccard, containment, and what a threshold finds, all pairs compared.
//!
//! A title is cleaned (lower case, everything but letters and digits becomes one space) and cut into
//! its runs of k characters. J = |A ∩ B| / |A ∪ B|; containment of A in B is |A ∩ B| / |A|.
//!
//! Truth: `World::copies` of `World::new(7)`. Two pins are *family* if one is a copy of the other, or
//! both stem from one original. Titles are made of few words, so strangers may have equal titles.
//!
//! Source: A. Broder, "On the resemblance and containment of documents", 1997.

use kit::world::World;
use std::collections::{BTreeMap, BTreeSet};

// ANCHOR: shingles
/// Lower-case letters and digits, words separated by one space.
pub fn clean(title: &str) -> String {
    let letters: String =
        title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The runs of `k` characters; a title shorter than `k` is its own only shingle, an empty one has none.
pub fn shingles(title: &str, k: usize) -> BTreeSet<String> {
    let letters: Vec<char> = clean(title).chars().collect();
    if letters.is_empty() {
        return BTreeSet::new();
    }
    letters.windows(k.min(letters.len())).map(|run| run.iter().collect()).collect()
}

/// |A ∩ B| / |A ∪ B|; `None` for two empty sets, which have nothing to compare.
pub fn jaccard<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Option<f64> {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    (either > 0).then(|| both as f64 / either as f64)
}

/// The share of A that B has; `None` for an empty A.
pub fn containment<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Option<f64> {
    (!a.is_empty()).then(|| a.intersection(b).count() as f64 / a.len() as f64)
}
// ANCHOR_END: shingles

/// The pin from which a pin stems in the end: itself, if it is no copy.
pub fn origins(world: &World) -> BTreeMap<u32, u32> {
    let mut origin: BTreeMap<u32, u32> = world.pins.iter().map(|p| (p.pin_id, p.pin_id)).collect();
    for &(copy, original) in &world.copies {
        // Originals come before their copies, so theirs is known.
        let first = origin[&original];
        origin.insert(copy, first);
    }
    origin
}

// ANCHOR: main
fn main() {
    let titles = [
        "Rustic bread for two",
        "rustic bread for two!",
        "Rustic bread for two (saved again)",
        "Bread, rustic, for two",
        "Rustic bread for guests",
    ];
    let sets: Vec<_> = titles.iter().map(|title| shingles(title, 4)).collect();
    println!("with \"{}\":     J   contained", titles[0]);
    for (title, set) in titles.iter().zip(&sets).skip(1) {
        if let (Some(j), Some(c)) = (jaccard(&sets[0], set), containment(&sets[0], set)) {
            println!("{title:<36}{j:>5.2}{c:>12.2}");
        }
    }
    all_pairs(&World::new(7));
}
// ANCHOR_END: main

// ANCHOR: truth
/// Every pair, at several thresholds, against the truth.
fn all_pairs(world: &World) {
    let origin = origins(world);
    let sets: Vec<_> = world.pins.iter().map(|pin| shingles(&pin.title, 4)).collect();
    let mut similar = Vec::new();
    for (i, a) in world.pins.iter().enumerate() {
        for (j, b) in world.pins.iter().enumerate().skip(i + 1) {
            let similarity = jaccard(&sets[i], &sets[j]).unwrap_or(0.0);
            similar.push((similarity, origin[&a.pin_id] == origin[&b.pin_id]));
        }
    }
    let family = similar.iter().filter(|pair| pair.1).count();
    println!("{} pairs of pins, {family} of them family", similar.len());
    println!("J at least   pairs   family   precision   recall");
    for threshold in [1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3] {
        let found = similar.iter().filter(|pair| pair.0 >= threshold);
        let (pairs, right) = (found.clone().count(), found.filter(|pair| pair.1).count());
        let (precision, recall) = (right as f64 / pairs as f64, right as f64 / family as f64);
        println!("{threshold:<10}{pairs:>8}{right:>9}{precision:>12.2}{recall:>9.2}");
    }
}
// ANCHOR_END: truth

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let a = shingles("abcab", 2); // ab bc ca
        let b = shingles("abcd", 2); // ab bc cd
        assert_eq!(a.len(), 3);
        assert_eq!(jaccard(&a, &b), Some(0.5));
        assert_eq!(containment(&a, &b), Some(2.0 / 3.0));
    }

    #[test]
    fn short_and_empty_titles() {
        assert_eq!(shingles("ab", 4), BTreeSet::from(["ab".to_owned()]));
        assert!(shingles(" ?! ", 4).is_empty());
        let empty = BTreeSet::<u8>::new();
        assert_eq!((jaccard(&empty, &empty), containment(&empty, &empty)), (None, None));
        assert_eq!(jaccard(&empty, &BTreeSet::from([1])), Some(0.0));
    }

    #[test]
    fn cleaning() {
        assert_eq!(clean("  \"Quick\" soup,\tin 20 minutes "), "quick soup in 20 minutes");
        assert_eq!(clean("Crème BRÛLÉE"), "crème brûlée");
    }

    #[test]
    fn a_copy_of_a_copy_has_the_first_as_its_origin() {
        let world = World::new(7);
        let origin = origins(&world);
        assert!(origin.values().all(|first| origin[first] == *first));
        assert!(world.copies.iter().all(|(copy, original)| origin[copy] == origin[original]));
    }
}
