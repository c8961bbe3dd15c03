//! Bernoulli naive Bayes: which words are there, and which are not.
//!
//! Contract: the corpus and classes of the multinomial listing. A text is the *set* of its words. For
//! class c and word w, P(w occurs | c) = (texts of c with w + α) / (texts of c + 2α). A text's score is
//! the sum over the **whole vocabulary**: log p for a word that occurs, log(1 − p) for one that does
//! not. Words never seen in training are left out.
//!
//! Standard library only, Rust 1.59.

use std::collections::{BTreeMap, BTreeSet};

/// Titles of pins, and what they are.
pub const TITLES: [(&str, &str); 6] = [
    ("recipe", "easy chocolate cake"),
    ("recipe", "quick cake in a mug"),
    ("recipe", "easy pasta for dinner"),
    ("craft", "easy paper flowers"),
    ("craft", "paper cake topper"),
    ("craft", "quick paper craft for kids"),
];

// ANCHOR: score
/// log P(class) + Σ over the vocabulary, for one class.
pub fn joint_log(texts: &[(&str, &str)], class: &str, text: &str, alpha: f64) -> f64 {
    let query: BTreeSet<&str> = text.split_whitespace().collect();
    let members: Vec<BTreeSet<&str>> = texts
        .iter()
        .filter(|(of, _)| *of == class)
        .map(|(_, text)| text.split_whitespace().collect())
        .collect();
    let vocabulary: BTreeSet<&str> =
        texts.iter().flat_map(|(_, text)| text.split_whitespace()).collect();
    let n = members.len() as f64;
    let mut score = (n / texts.len() as f64).ln();
    for word in vocabulary {
        let with = members.iter().filter(|member| member.contains(word)).count() as f64;
        let p = (with + alpha) / (n + 2.0 * alpha);
        score += if query.contains(word) { p.ln() } else { (1.0 - p).ln() };
    }
    score
}

/// P(class | text) for every class, by name.
pub fn predict_proba(texts: &[(&str, &str)], text: &str, alpha: f64) -> BTreeMap<String, f64> {
    let classes: BTreeSet<&str> = texts.iter().map(|(class, _)| *class).collect();
    let joint: Vec<f64> =
        classes.iter().map(|class| joint_log(texts, class, text, alpha)).collect();
    let largest = joint.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = joint.iter().map(|log| (log - largest).exp()).sum();
    let share = |log: f64| (log - largest).exp() / total;
    classes.iter().zip(joint).map(|(&class, log)| (class.to_owned(), share(log))).collect()
}
// ANCHOR_END: score

// ANCHOR: main
fn main() {
    for title in ["easy paper cake", "cake", "paper cake cake cake cake", ""] {
        println!("{title:<26} {:.4?}", predict_proba(&TITLES, title, 1.0));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn craft(title: &str) -> f64 {
        predict_proba(&TITLES, title, 1.0)["craft"]
    }

    #[test]
    fn repetition_does_not_count_and_absence_does() {
        assert_close!(craft("paper cake cake cake"), craft("cake paper"), 1e-12);
        // Every craft title has "paper", so its absence speaks against craft: 4/13 by hand, where the
        // multinomial model, which does not see what is missing, says 9/22.
        assert_close!(craft("cake"), 4.0 / 13.0, 1e-12);
    }

    #[test]
    fn an_unknown_word_changes_nothing() {
        assert_close!(craft("unicorn cake"), craft("cake"), 1e-12);
    }

    /// Over all 2^V texts the probabilities of a class sum to its share: here V = 4.
    #[test]
    fn the_probabilities_of_all_texts_sum_to_the_share_of_the_class() {
        let texts = [("a", "x y"), ("a", "y z"), ("b", "w")];
        let words = ["w", "x", "y", "z"];
        let sum: f64 = (0..16)
            .map(|bits| {
                let text: Vec<&str> =
                    (0..4).filter(|i| bits >> i & 1 == 1).map(|i| words[i]).collect();
                joint_log(&texts, "a", &text.join(" "), 1.0).exp()
            })
            .sum();
        assert_close!(sum, 2.0 / 3.0, 1e-12);
    }
}
