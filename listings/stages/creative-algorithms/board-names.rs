//! Name each board by one word of its pins.
//!
//! Baseline: the most frequent word. Better: the word with the highest tf · idf, where tf is its count on
//! the board and idf = ln((1 + n) / (1 + df)) + 1, with n boards of which df have the word.
//!
//! Made up, with known truth: 120 boards of 5 to 40 pins with four words each. A word is the board's
//! theme with probability 0.1; one of 8 words that every board has ("ideas") with 0.5; one of 60 that
//! several boards have otherwise. Metric: share of boards that get their theme as name.
//!
//! Interview style: std only and Rust 1.59, but for `kit::rng`, which makes up the data.

use std::collections::BTreeMap;

use kit::rng::Rng;

/// How often each word comes.
pub type Counts = BTreeMap<String, u32>;

/// Words of all pins of a board, counted.
fn count(words: &[String]) -> Counts {
    let mut counts = Counts::new();
    for word in words {
        *counts.entry(word.clone()).or_insert(0) += 1;
    }
    counts
}

// ANCHOR: baseline
/// The word with the highest weight; of equals the first by alphabet. `None` for no words.
fn heaviest(counts: &Counts, weight: impl Fn(&str, u32) -> f64) -> Option<&str> {
    let mut best: Option<(&str, f64)> = None;
    for (word, &count) in counts {
        let weight = weight(word, count);
        let most = best.map_or(f64::NEG_INFINITY, |(_, most)| most);
        if weight > most {
            best = Some((word, weight));
        }
    }
    best.map(|(word, _)| word)
}

/// The word that comes most often.
pub fn most_frequent(board: &Counts) -> Option<&str> {
    heaviest(board, |_, count| f64::from(count))
}
// ANCHOR_END: baseline

// ANCHOR: better
/// On how many boards each word is: every board counts once.
fn document_frequency(boards: &[Counts]) -> BTreeMap<&str, u32> {
    let mut df = BTreeMap::new();
    for word in boards.iter().flat_map(|board| board.keys()) {
        *df.entry(word.as_str()).or_insert(0) += 1;
    }
    df
}

/// One name for each board.
pub fn names(boards: &[Counts]) -> Vec<Option<&str>> {
    let df = document_frequency(boards);
    let n = boards.len() as f64;
    let weight = |word: &str, count: u32| {
        f64::from(count) * (((1.0 + n) / (1.0 + f64::from(df[word]))).ln() + 1.0)
    };
    boards.iter().map(|board| heaviest(board, weight)).collect()
}
// ANCHOR_END: better

/// Boards; the theme of board `b` is `theme{b}`.
fn draw(boards: usize, rng: &mut Rng) -> Vec<Counts> {
    (0..boards)
        .map(|board| {
            let words: Vec<String> = (0..4 * (5 + rng.below(36)))
                .map(|_| match rng.uniform() {
                    u if u < 0.1 => format!("theme{board}"),
                    u if u < 0.6 => format!("generic{}", rng.below(8)),
                    _ => format!("shared{}", rng.below(60)),
                })
                .collect();
            count(&words)
        })
        .collect()
}

/// Share of boards whose name is their theme.
fn well_named(names: &[Option<&str>]) -> f64 {
    let right = names
        .iter()
        .enumerate()
        .filter(|(board, name)| **name == Some(format!("theme{board}").as_str()));
    right.count() as f64 / names.len() as f64
}

// ANCHOR: main
fn main() {
    let boards = draw(120, &mut Rng::new(5));
    let frequent: Vec<Option<&str>> = boards.iter().map(most_frequent).collect();
    println!("most frequent word: {:.2} of the boards get their theme", well_named(&frequent));
    println!("highest tf-idf:     {:.2}", well_named(&names(&boards)));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn board(words: &str) -> Counts {
        count(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_word_of_every_board_is_no_name() {
        let boards = [
            board("ideas ideas ideas cake cake"),
            board("ideas ideas bike"),
            board("ideas garden"),
        ];
        assert_eq!(most_frequent(&boards[0]), Some("ideas"));
        // cake: 2 · (ln(4/2) + 1) = 3.39; ideas: 3 · (ln(4/4) + 1) = 3.
        assert_eq!(names(&boards), [Some("cake"), Some("ideas"), Some("garden")]);
    }

    #[test]
    fn a_word_that_comes_once_does_not_beat_a_subject() {
        let boards = [board("cake cake cake typo"), board("cake tea"), board("bike")];
        assert_eq!(names(&boards)[0], Some("cake"));
    }

    #[test]
    fn one_board_alone_falls_back_to_counts_and_an_empty_one_has_no_name() {
        assert_eq!(names(&[board("b a a")]), [Some("a")]);
        assert_eq!(names(&[board("b a"), board("")]), [Some("a"), None]);
        assert!(names(&[]).is_empty());
    }

    #[test]
    fn weights_help_on_every_draw() {
        for seed in 6..10 {
            let boards = draw(80, &mut Rng::new(seed));
            let frequent: Vec<Option<&str>> = boards.iter().map(most_frequent).collect();
            let (frequent, weighted) = (well_named(&frequent), well_named(&names(&boards)));
            assert!(frequent < 0.95 && weighted > 0.9 && weighted > frequent, "seed {seed}");
        }
    }
}
