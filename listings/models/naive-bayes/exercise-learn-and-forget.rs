//! # Learn and forget
//!
//! Titles arrive one after another, each with its board, and are taken back when somebody deletes the
//! pin. Keep a multinomial naive Bayes up to date, so that after every change it answers as one that
//! was trained on the titles that are left.
//!
//! - `learn(board, words)` adds a title. `forget(board, words)` takes one away that was added before;
//!   it is only called for such titles. Both take time proportional to the number of words (times a
//!   look-up), however many titles there are.
//! - `best(words)` returns the board with the largest $\log P(b) + \sum \log P(w \mid b)$, over the words
//!   that occur in some title that is left; others are left out. Of equal scores (closer than $10^{-9}$)
//!   the smallest board wins. Boards without titles are not answers. `None` if no title is left.
//! - $P(b)$ is the board's share of the titles, and $P(w \mid b)$ is (count of $w$ in $b$ + 1) / (words
//!   in $b$ + $V$), with $V$ different words in the titles that are left.
//!
//! A title may be empty: it counts for $P(b)$. Standard library only, Rust 1.59.
//!
//! ```text
//! learn(1, cake cake)   learn(2, paper)
//! best(cake)   →  1
//! best(paper)  →  2        1/(2+2) in board 1, 2/(1+2) in board 2
//! forget(2, paper)
//! best(paper)  →  1        the only board left
//! ```

// ANCHOR: given
use std::collections::BTreeMap;

/// What is known of one board.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// Titles that are left.
    pub titles: usize,
    /// Words in them, repetitions counted.
    pub words: usize,
    /// How often each word occurs in them.
    pub counts: BTreeMap<String, usize>,
}

/// Boards by number.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// What is known of each board.
    pub boards: BTreeMap<u32, Board>,
    /// How often each word occurs over all boards.
    pub vocabulary: BTreeMap<String, usize>,
}
// ANCHOR_END: given

// ANCHOR: solution
impl Model {
    /// Adds a title to a board.
    pub fn learn(&mut self, board: u32, words: &[&str]) {
        let board = self.boards.entry(board).or_default();
        board.titles += 1;
        board.words += words.len();
        for &word in words {
            *board.counts.entry(word.to_owned()).or_default() += 1;
            *self.vocabulary.entry(word.to_owned()).or_default() += 1;
        }
    }

    /// Takes a title away that was added before.
    pub fn forget(&mut self, board: u32, words: &[&str]) {
        let number = board;
        if let Some(board) = self.boards.get_mut(&number) {
            board.titles -= 1;
            board.words -= words.len();
            for &word in words {
                lower(&mut board.counts, word);
                lower(&mut self.vocabulary, word);
            }
            if board.titles == 0 {
                self.boards.remove(&number);
            }
        }
    }

    /// The most probable board; of equal ones the smallest. O(boards · words).
    pub fn best(&self, words: &[&str]) -> Option<u32> {
        let titles: usize = self.boards.values().map(|board| board.titles).sum();
        let known: Vec<&str> =
            words.iter().copied().filter(|word| self.vocabulary.contains_key(*word)).collect();
        let mut best: Option<(u32, f64)> = None;
        for (&number, board) in &self.boards {
            let mut score = (board.titles as f64 / titles as f64).ln();
            for &word in &known {
                let count = board.counts.get(word).copied().unwrap_or(0);
                score += ((count + 1) as f64 / (board.words + self.vocabulary.len()) as f64).ln();
            }
            if best.iter().all(|&(_, most)| score > most + 1e-9) {
                best = Some((number, score));
            }
        }
        best.map(|(number, _)| number)
    }
}

/// One less of a word; at none its entry goes, so that it leaves the vocabulary.
fn lower(counts: &mut BTreeMap<String, usize>, word: &str) {
    if let Some(count) = counts.get_mut(word) {
        *count -= 1;
        if *count == 0 {
            counts.remove(word);
        }
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{BTreeMap, Board};

    #[derive(Debug, Clone, Default)]
    pub struct Model {
        pub boards: BTreeMap<u32, Board>,
        pub vocabulary: BTreeMap<String, usize>,
    }

    // ANCHOR: starter
    impl Model {
        /// Adds a title to a board.
        pub fn learn(&mut self, board: u32, words: &[&str]) {
            todo!("which numbers change?")
        }

        /// Takes a title away that was added before.
        pub fn forget(&mut self, board: u32, words: &[&str]) {
            todo!()
        }

        /// The most probable board; of equal ones the smallest.
        pub fn best(&self, words: &[&str]) -> Option<u32> {
            todo!("logarithms are taken here, and nowhere else")
        }
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut model = Model::default();
    model.learn(1, &["cake", "cake"]);
    model.learn(2, &["paper"]);
    println!("{:?} {:?}", model.best(&["cake"]), model.best(&["paper"]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample() {
        let mut model = Model::default();
        model.learn(1, &["cake", "cake"]);
        model.learn(2, &["paper"]);
        assert_eq!(model.best(&["cake"]), Some(1));
        assert_eq!(model.best(&["paper"]), Some(2));
        model.forget(2, &["paper"]);
        assert_eq!(model.best(&["paper"]), Some(1));
    }

    #[test]
    fn the_share_of_a_board_counts() {
        let mut model = Model::default();
        model.learn(8, &["a"]);
        model.learn(3, &["a"]);
        assert_eq!(model.best(&["a"]), Some(3)); // equal
        model.learn(8, &["a"]);
        assert_eq!(model.best(&["a", "never"]), Some(8));
    }

    #[test]
    fn nothing_is_left() {
        let mut model = Model::default();
        assert_eq!(model.best(&["a"]), None);
        model.learn(1, &["a"]);
        model.forget(1, &["a"]);
        assert_eq!(model.best(&["a"]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_forgotten_word_leaves_the_vocabulary() {
        let mut model = Model::default();
        model.learn(1, &["b"]);
        model.learn(2, &["a", "a", "a"]);
        model.learn(1, &["z"]);
        model.forget(1, &["z"]);
        // As in a model that never saw z: it is left out, and the shares decide, and they are equal.
        assert_eq!(model.best(&["z"]), Some(1));
        model.learn(2, &[]);
        assert_eq!(model.best(&["z", "z"]), Some(2));
    }

    /// Scores from all titles that are left, counted from the start.
    fn by_counting(titles: &[(u32, Vec<&str>)], words: &[&str]) -> Option<u32> {
        let mut vocabulary: Vec<&str> = titles.iter().flat_map(|title| title.1.clone()).collect();
        vocabulary.sort_unstable();
        vocabulary.dedup();
        let mut best: Option<(u32, f64)> = None;
        for board in 0..4 {
            let of: Vec<&str> = titles
                .iter()
                .filter(|title| title.0 == board)
                .flat_map(|title| title.1.clone())
                .collect();
            let count = titles.iter().filter(|title| title.0 == board).count();
            if count == 0 {
                continue;
            }
            let mut score = (count as f64 / titles.len() as f64).ln();
            for word in words.iter().filter(|word| vocabulary.contains(word)) {
                let hits = of.iter().filter(|other| *other == word).count();
                score += ((hits + 1) as f64 / (of.len() + vocabulary.len()) as f64).ln();
            }
            if best.iter().all(|&(_, most)| score > most + 1e-9) {
                best = Some((board, score));
            }
        }
        best.map(|(board, _)| board)
    }

    #[test]
    fn agrees_with_counting_after_every_change() {
        let mut state = 31_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 40).expect("24 bits") % n
        };
        let words = ["a", "b", "c", "d", "e"];
        let mut model = Model::default();
        let mut titles: Vec<(u32, Vec<&str>)> = Vec::new();
        for _ in 0..2000 {
            if titles.is_empty() || below(5) > 1 {
                let title: Vec<&str> = (0..below(4)).map(|_| words[below(5)]).collect();
                let board = u32::try_from(below(4)).expect("small");
                model.learn(board, &title);
                titles.push((board, title));
            } else {
                let (board, title) = titles.swap_remove(below(titles.len()));
                model.forget(board, &title);
            }
            if titles.len() > 30 {
                for (board, title) in titles.drain(..) {
                    model.forget(board, &title);
                }
            }
            let query: Vec<&str> = (0..=below(3)).map(|_| words[below(5)]).collect();
            assert_eq!(model.best(&query), by_counting(&titles, &query));
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which numbers appear in the formula? Keep those, and no logarithm or probability.
// 2. A title changes four kinds of count: titles of the board, words of the board, the word in the board,
//    the word overall. Forgetting is learning with a minus.
// 3. The vocabulary is the set of words whose overall count is above 0: remove an entry when it reaches 0.
//    Remove a board when its last title goes.
// ANCHOR_END: hints
