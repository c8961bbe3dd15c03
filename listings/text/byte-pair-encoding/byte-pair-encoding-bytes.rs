//! Byte-level byte-pair encoding: every text can be encoded, and comes back unchanged.
//!
//! Contract: ids 0 to 255 are the bytes; id 256 + i is the i-th merge. Learning takes the most
//! frequent pair of neighbouring ids within a piece, ties to the **smaller pair**. Pieces are words with
//! the space before them, so no token reaches over a word's start. It stops where no pair occurs twice.
//!
//! Idea: A. Radford and others, "Language models are unsupervised multitask learners", 2019. The
//! titles are made up (seed 3).

use std::collections::BTreeMap;

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: tokenizer
/// The merges, in the order in which they were learnt.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tokenizer {
    /// What 256 + i stands for.
    pub merges: Vec<(usize, usize)>,
}

/// The bytes of a text, cut before each space.
pub fn pieces(text: &str) -> Vec<Vec<usize>> {
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    for byte in text.bytes() {
        if byte == b' ' || pieces.is_empty() {
            pieces.push(Vec::new());
        }
        pieces.last_mut().expect("one was pushed").push(usize::from(byte));
    }
    pieces
}

/// Every occurrence of the pair becomes `id`, from left to right.
pub fn join(ids: &[usize], pair: (usize, usize), id: usize) -> Vec<usize> {
    let mut joined = Vec::with_capacity(ids.len());
    let mut rest = ids;
    while let [first, tail @ ..] = rest {
        if tail.first() == Some(&pair.1) && *first == pair.0 {
            joined.push(id);
            rest = &tail[1..];
        } else {
            joined.push(*first);
            rest = tail;
        }
    }
    joined
}

impl Tokenizer {
    /// At most `merges` merges. O(merges · distinct pieces).
    pub fn learn(text: &str, merges: usize) -> Self {
        let mut counted: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for piece in pieces(text) {
            *counted.entry(piece).or_insert(0) += 1;
        }
        let mut counted: Vec<(Vec<usize>, u64)> = counted.into_iter().collect(); // (1)
        let mut tokenizer = Self::default();
        for id in 256..256 + merges {
            let mut pairs: BTreeMap<(usize, usize), u64> = BTreeMap::new();
            for (piece, times) in &counted {
                for pair in piece.windows(2) {
                    *pairs.entry((pair[0], pair[1])).or_insert(0) += times;
                }
            }
            let most = pairs.values().copied().max().unwrap_or(0);
            let Some((&pair, _)) = pairs.iter().find(|(_, count)| most > 1 && **count == most)
            else {
                break;
            };
            for (piece, _) in &mut counted {
                *piece = join(piece, pair, id);
            }
            tokenizer.merges.push(pair);
        }
        tokenizer
    }

    /// The ids of a text: all merges, in the order in which they were learnt.
    pub fn encode(&self, text: &str) -> Vec<usize> {
        let encode = |piece: Vec<usize>| {
            let merges = self.merges.iter().zip(256..);
            merges.fold(piece, |ids, (&pair, id)| join(&ids, pair, id))
        };
        pieces(text).into_iter().flat_map(encode).collect()
    }

    /// The bytes of one id. `None` if there is no such id.
    pub fn bytes(&self, id: usize) -> Option<Vec<u8>> {
        if let Ok(byte) = u8::try_from(id) {
            return Some(vec![byte]);
        }
        let &(a, b) = self.merges.get(id - 256)?;
        Some([self.bytes(a)?, self.bytes(b)?].concat()) // (2)
    }

    /// The text of some ids. `None` for an id that is none, or bytes that are no UTF-8.
    pub fn decode(&self, ids: &[usize]) -> Option<String> {
        let bytes: Option<Vec<Vec<u8>>> = ids.iter().map(|&id| self.bytes(id)).collect();
        String::from_utf8(bytes?.concat()).ok() // (3)
    }
}
// ANCHOR_END: tokenizer

/// Made-up pin titles: three words each, the first of each list the most frequent.
pub fn titles(count: usize, rng: &mut Rng) -> String {
    let lists = [
        ["easy", "homemade", "rustic", "modern", "vintage", "colourful", "minimal", "cosy"],
        ["chocolate", "garden", "kitchen", "summer", "wedding", "bathroom", "macramé", "crochet"],
        ["ideas", "recipe", "cake", "inspiration", "decoration", "pattern", "storage", "tutorial"],
    ];
    let mut word = |list: &[&'static str]| {
        let rank = (0..list.len() - 1).find(|_| rng.bernoulli(0.35));
        list[rank.unwrap_or(list.len() - 1)]
    };
    let titles: Vec<String> =
        (0..count).map(|_| lists.each_ref().map(|list| word(list)).join(" ")).collect();
    titles.join(" ")
}

// ANCHOR: main
fn main() {
    let train = titles(300, &mut Rng::new(3));
    let tokenizer = Tokenizer::learn(&train, 120);
    println!(
        "{} bytes, {} merges, {} tokens",
        train.len(),
        tokenizer.merges.len(),
        tokenizer.encode(&train).len()
    );
    for text in ["easy chocolate cake", "easier chocolates", "Schokoladenkuchen", "蛋糕", "🎂"]
    {
        let ids = tokenizer.encode(text);
        let shown: Vec<String> = ids
            .iter()
            .map(|&id| tokenizer.bytes(id).expect("an id of its own"))
            .map(|bytes| String::from_utf8(bytes).unwrap_or_else(|_| "·".to_owned()))
            .collect();
        println!("{:>2} bytes {:>2} tokens  {}", text.len(), ids.len(), shown.join("|"));
        assert_eq!(tokenizer.decode(&ids).as_deref(), Some(text), "nothing is lost");
    }
    draw(&train);
}
// ANCHOR_END: main

/// Bytes per token over the number of merges, for texts near and far.
fn draw(train: &str) {
    let full = Tokenizer::learn(train, 160);
    let fresh = titles(100, &mut Rng::new(4));
    let other =
        "a simple walk along the river in the evening, then tea with friends and a good book";
    let curve = |text: &str| -> Vec<(f64, f64)> {
        (0..=full.merges.len())
            .step_by(10)
            .map(|count| {
                let tokenizer = Tokenizer { merges: full.merges[..count].to_vec() };
                (count as f64, text.len() as f64 / tokenizer.encode(text).len() as f64)
            })
            .collect()
    };
    Figure::new("merges", "bytes per token")
        .y_range(0.0, 9.0)
        .with(Line::new("new titles", curve(&fresh)))
        .with(Line::new("other English", curve(other)))
        .with(Line::new("Japanese", curve("チョコレートケーキの簡単な作り方")))
        .save("byte-pair-encoding-compression");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: "ab" occurs three times, then "abab"... but pieces end before a space.
    #[test]
    fn two_merges_by_hand() {
        let tokenizer = Tokenizer::learn("abab abc", 9);
        // (a, b): 3. Then ab ab once, space ab once, ab c once: no pair occurs twice.
        assert_eq!(tokenizer.merges, [(97, 98)]);
        assert_eq!(tokenizer.encode("abab abc"), [256, 256, 32, 256, 99]);
    }

    #[test]
    fn ids_that_are_none() {
        let tokenizer = Tokenizer::default();
        assert_eq!(tokenizer.decode(&[256]), None);
        assert_eq!(tokenizer.decode(&[0xC3]), None, "half of é");
        assert_eq!(tokenizer.decode(&[0xC3, 0xA9]).as_deref(), Some("é"));
        assert_eq!(tokenizer.decode(&[]).as_deref(), Some(""));
    }

    #[test]
    fn nothing_to_learn() {
        assert!(Tokenizer::learn("", 5).merges.is_empty());
        assert!(Tokenizer::learn("abc", 5).merges.is_empty());
        assert!(Tokenizer::default().encode("").is_empty());
    }
}
