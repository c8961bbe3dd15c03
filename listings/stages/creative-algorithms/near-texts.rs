//! Pairs of pin descriptions that are nearly the same text.
//!
//! Baseline: lower case, letters and digits only, then a map from text to indices: equal or not.
//! Better: a text is the set of its shingles, all runs of `K` = 4 characters; two texts are near if the
//! Jaccard similarity |A ∩ B| / |A ∪ B| is at least a threshold. An inverted index (shingle → texts)
//! counts |A ∩ B| for those pairs alone that share a shingle, and |A ∪ B| = |A| + |B| − |A ∩ B|.
//!
//! Made up, with known truth: 300 texts of five to nine words, every second one beginning with one of
//! three phrases that many share; 100 of them have a copy: other punctuation and case, one letter
//! lost, a word added, or two words swapped. Metrics: precision and recall over pairs.
//!
//! Interview style: std only and Rust 1.59, but for `kit::rng`, which makes up the data.

use std::collections::{BTreeMap, BTreeSet};

use kit::rng::Rng;

/// Pairs of indices, the smaller first.
pub type Pairs = BTreeSet<(usize, usize)>;

// ANCHOR: baseline
/// Lower case, letters and digits, one space between words.
pub fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Pairs whose normal forms are equal. O(total length), up to the map's logarithm.
pub fn equal_pairs(texts: &[String]) -> Pairs {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut pairs = Pairs::new();
    for (index, text) in texts.iter().enumerate() {
        let group = groups.entry(normal(text)).or_default();
        pairs.extend(group.iter().map(|&earlier| (earlier, index)));
        group.push(index);
    }
    pairs
}
// ANCHOR_END: baseline

// ANCHOR: better
const K: usize = 4;

/// All runs of `K` characters of the normal form. One that is shorter is its only shingle.
fn shingles(text: &str) -> BTreeSet<String> {
    let characters: Vec<char> = normal(text).chars().collect();
    if characters.len() < K {
        return std::iter::once(characters.into_iter().collect()).collect();
    }
    characters.windows(K).map(|run| run.iter().collect()).collect()
}

/// Pairs with a Jaccard similarity of at least `threshold`, which must be positive.
pub fn near_pairs(texts: &[String], threshold: f64) -> Pairs {
    let sets: Vec<BTreeSet<String>> = texts.iter().map(|text| shingles(text)).collect();
    let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut pairs = Pairs::new();
    for (index, set) in sets.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for shingle in set {
            let earlier = having.entry(shingle).or_default();
            for &text in earlier.iter() {
                *shared.entry(text).or_insert(0) += 1;
            }
            earlier.push(index);
        }
        for (text, both) in shared {
            let either = set.len() + sets[text].len() - both;
            if both as f64 >= threshold * either as f64 {
                pairs.insert((text, index));
            }
        }
    }
    pairs
}
// ANCHOR_END: better

/// A word of two to four syllables.
fn word(rng: &mut Rng) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ko", "li", "mu", "ne", "po", "ra", "si", "ta", "ve", "zo", "du", "fi", "go", "hu",
        "ja",
    ];
    (0..2 + rng.below(3)).map(|_| SYLLABLES[rng.below(16)]).collect()
}

/// Texts, and the pairs of originals and their copies.
fn draw(originals: usize, copies: usize, rng: &mut Rng) -> (Vec<String>, Pairs) {
    const OPENINGS: [&str; 3] =
        ["ten easy ideas for", "how to make your own", "the best way to cook"];
    let vocabulary: Vec<String> = (0..400).map(|_| word(rng)).collect();
    let mut texts: Vec<String> = Vec::new();
    for index in 0..originals {
        let own: Vec<&str> =
            (0..5 + rng.below(5)).map(|_| vocabulary[rng.below(400)].as_str()).collect();
        let opening = if index % 2 == 0 { OPENINGS[rng.below(3)] } else { "" };
        texts.push(format!("{opening} {}", own.join(" ")).trim().to_owned());
    }
    let mut truth = Pairs::new();
    for original in 0..copies {
        let mut words: Vec<String> = texts[original].split(' ').map(str::to_owned).collect();
        let place = rng.below(words.len() - 1);
        match original % 4 {
            0 => words[place] = format!("{},", words[place].to_uppercase()),
            1 => drop(words[place].remove(1)),
            2 => words.insert(place, vocabulary[rng.below(400)].clone()),
            _ => words.swap(place, place + 1),
        }
        truth.insert((original, texts.len()));
        texts.push(words.join(" "));
    }
    (texts, truth)
}

/// Precision and recall of `found`; without pairs found nothing found is wrong.
fn score(found: &Pairs, truth: &Pairs) -> (f64, f64) {
    let right = found.intersection(truth).count() as f64;
    (right / (found.len() as f64).max(1.0), right / truth.len() as f64)
}

// ANCHOR: main
fn main() {
    let (texts, truth) = draw(300, 100, &mut Rng::new(2));
    println!("{:<16}{:>10}{:>8}", "", "precision", "recall");
    let (precision, recall) = score(&equal_pairs(&texts), &truth);
    println!("{:<16}{precision:>10.2}{recall:>8.2}", "equal");
    for threshold in [0.2, 0.4, 0.6, 0.8] {
        let (precision, recall) = score(&near_pairs(&texts, threshold), &truth);
        println!("{:<16}{precision:>10.2}{recall:>8.2}", format!("Jaccard {threshold}"));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn shingles_by_hand() {
        let of = |text| shingles(text).into_iter().collect::<Vec<_>>();
        assert_eq!(of("Red  tea!"), [" tea", "d te", "ed t", "red "]);
        assert_eq!(of("tea"), ["tea"]);
        assert_eq!(of(""), [""]);
        assert_eq!(of("Ünïö"), ["ünïö"]);
    }

    #[test]
    fn a_typo_is_near_and_not_equal() {
        // 12 and 11 shingles of which 8 are shared: 8 / 15.
        let texts = owned(&["green tea cookies"[..15].trim(), "green ta cookie"[..14].trim()]);
        assert!(equal_pairs(&texts).is_empty());
        assert_eq!(near_pairs(&texts, 0.3), Pairs::from([(0, 1)]));
        assert!(near_pairs(&texts, 0.9).is_empty());
    }

    #[test]
    fn a_text_that_comes_three_times_is_three_pairs() {
        let texts = owned(&["red shoes", "blue", "Red shoes!", "RED SHOES"]);
        let expected = Pairs::from([(0, 2), (0, 3), (2, 3)]);
        assert_eq!(equal_pairs(&texts), expected);
        assert_eq!(near_pairs(&texts, 1.0), expected);
    }

    #[test]
    fn nothing_is_near_nothing() {
        assert!(near_pairs(&[], 0.5).is_empty());
        assert!(near_pairs(&owned(&["one text"]), 0.5).is_empty());
    }

    #[test]
    fn recall_rises_and_precision_stays_on_every_draw() {
        for seed in 3..6 {
            let (texts, truth) = draw(200, 80, &mut Rng::new(seed));
            let (_, exact) = score(&equal_pairs(&texts), &truth);
            let (precision, near) = score(&near_pairs(&texts, 0.6), &truth);
            assert!(exact < 0.35 && near > 0.85 && precision > 0.95, "seed {seed}");
        }
    }
}
