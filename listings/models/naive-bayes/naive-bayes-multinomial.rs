//! Multinomial naive Bayes: texts as bags of words.
//!
//! Contract: texts are lower-case words with white space between them. For class c and word w,
//! P(w | c) = (count of w in the texts of c + α) / (words in the texts of c + α V), with V different
//! words in all training texts and α > 0 (Laplace smoothing: α = 1). Words of a query that were never
//! seen are left out: they would multiply every class by the same kind of guess.
//!
//! The corpus is made up. Standard library only, Rust 1.59.

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

// ANCHOR: fit
/// Log probabilities of `K` classes and, within each, of `V` words.
pub struct MultinomialNb {
    /// Names of the classes, in ascending order.
    pub classes: Vec<String>,
    log_prior: Vec<f64>,
    /// For each word the logarithm of its probability in every class.
    log_word: BTreeMap<String, Vec<f64>>,
}

impl MultinomialNb {
    /// Learns from `(class, text)` pairs; `alpha` is above 0. O(words).
    pub fn fit(texts: &[(&str, &str)], alpha: f64) -> Self {
        let names: BTreeSet<&str> = texts.iter().map(|(class, _)| *class).collect();
        let classes: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let index: BTreeMap<&str, usize> = names.into_iter().zip(0..).collect();
        let mut texts_of = vec![0.0; classes.len()];
        let mut words_of = vec![0.0; classes.len()];
        let mut counts: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for (class, text) in texts {
            let class = index[class];
            texts_of[class] += 1.0;
            for word in text.split_whitespace() {
                words_of[class] += 1.0;
                counts.entry(word.to_owned()).or_insert_with(|| vec![0.0; classes.len()])[class] +=
                    1.0;
            }
        }
        let vocabulary = counts.len() as f64;
        for of_word in counts.values_mut() {
            for (value, words) in of_word.iter_mut().zip(&words_of) {
                *value = ((*value + alpha) / (words + alpha * vocabulary)).ln();
            }
        }
        let total = texts.len() as f64;
        let log_prior = texts_of.iter().map(|count| (count / total).ln()).collect();
        MultinomialNb { classes, log_prior, log_word: counts }
    }
}
// ANCHOR_END: fit

// ANCHOR: predict
impl MultinomialNb {
    /// log P(class) + Σ log P(word | class), for each class. Unknown words are left out.
    pub fn joint_log(&self, text: &str) -> Vec<f64> {
        let mut joint = self.log_prior.clone();
        for of_word in text.split_whitespace().filter_map(|word| self.log_word.get(word)) {
            for (sum, log) in joint.iter_mut().zip(of_word) {
                *sum += log;
            }
        }
        joint
    }

    /// P(class | text), in the order of the classes.
    pub fn predict_proba(&self, text: &str) -> Vec<f64> {
        let joint = self.joint_log(text);
        let largest = joint.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = joint.iter().map(|log| (log - largest).exp()).collect();
        let total: f64 = weights.iter().sum();
        weights.iter().map(|weight| weight / total).collect()
    }
}
// ANCHOR_END: predict

// ANCHOR: main
fn main() {
    let model = MultinomialNb::fit(&TITLES, 1.0);
    println!("{:?}", model.classes);
    for title in ["easy paper cake", "cake", "paper cake cake cake cake", "unicorn"] {
        println!("{title:<26} {:.4?}", model.predict_proba(title));
    }
    for alpha in [0.01, 1.0, 100.0] {
        let model = MultinomialNb::fit(&TITLES, alpha);
        println!("α = {alpha:<5} {:.4?}", model.predict_proba("easy paper cake"));
    }
    // A long text: the product of its probabilities, and the sum of their logarithms.
    let text = "easy paper cake ".repeat(200);
    let joint = model.joint_log(&text);
    let products: Vec<f64> = joint.iter().map(|log| log.exp()).collect();
    println!("600 words: sums {joint:.1?}, products {products:?}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn the_title_of_the_page_by_hand() {
        // craft: 2·4·2 / 26³, recipe: 3·1·3 / 27³, each times ½.
        let (craft, recipe) = (16.0 / 26.0_f64.powi(3), 9.0 / 27.0_f64.powi(3));
        let proba = MultinomialNb::fit(&TITLES, 1.0).predict_proba("easy paper cake");
        assert_all_close!(proba, [craft / (craft + recipe), recipe / (craft + recipe)], 1e-12);
    }

    #[test]
    fn order_of_words_and_unknown_words_change_nothing() {
        let model = MultinomialNb::fit(&TITLES, 1.0);
        let one = model.predict_proba("easy paper cake");
        assert_all_close!(&one, model.predict_proba("cake unicorn easy paper"), 1e-12);
        assert_all_close!(model.predict_proba(""), [0.5, 0.5], 1e-12);
    }

    #[test]
    fn probabilities_of_words_sum_to_one_in_every_class() {
        let model = MultinomialNb::fit(&TITLES, 0.3);
        for class in 0..2 {
            let sum: f64 = model.log_word.values().map(|of_word| of_word[class].exp()).sum();
            assert_close!(sum, 1.0, 1e-12);
        }
    }

    #[test]
    fn a_long_text_does_not_underflow() {
        let text = "easy paper cake ".repeat(1000);
        let model = MultinomialNb::fit(&TITLES, 1.0);
        assert_close!(model.predict_proba(&text)[0], 1.0, 1e-12);
        assert!(model.joint_log(&text).iter().all(|log| log.is_finite()));
    }
}
