//! An n-gram model of words with add-k smoothing, judged by perplexity on held-out text.
//!
//! Contract: a sentence is a list of words; n − 1 start marks are put before it and an end mark
//! behind it. P(word | last n − 1) = (count + k) / (count of the context + k V), with V the words of
//! the training text, the end mark and one mark for unknown words. k > 0, n ≥ 1.
//!
//! perplexity = exp(−mean ln P) over the words of a text, end marks included.
//!
//! Source: D. Jurafsky, J. H. Martin, "Speech and Language Processing", chapter on n-gram models.
//! Sentences are made up by a grammar (seed 8), so more context really helps, up to a point.

use std::collections::{BTreeMap, BTreeSet};

use kit::figure::{Figure, Line};
use kit::rng::Rng;

const START: &str = "<s>";
const END: &str = "</s>";
const UNKNOWN: &str = "<unk>";

// ANCHOR: model
/// Counts of contexts and of what followed them.
pub struct NGrams {
    n: usize,
    vocabulary: BTreeSet<String>,
    /// Context of n − 1 words → next word → count.
    counts: BTreeMap<Vec<String>, BTreeMap<String, f64>>,
}

impl NGrams {
    /// Counts every window of n words of the sentences.
    pub fn train(sentences: &[Vec<&str>], n: usize) -> Self {
        let mut vocabulary: BTreeSet<String> =
            sentences.iter().flatten().map(|&word| word.to_owned()).collect();
        vocabulary.extend([END.to_owned(), UNKNOWN.to_owned()]);
        let mut model = Self { n, vocabulary, counts: BTreeMap::new() };
        for sentence in sentences {
            for (context, word) in model.windows(sentence) {
                *model.counts.entry(context).or_default().entry(word).or_insert(0.0) += 1.0;
            }
        }
        model
    }

    /// Every word of a sentence with the n − 1 before it; unknown words become the mark.
    fn windows(&self, sentence: &[&str]) -> Vec<(Vec<String>, String)> {
        let known =
            |&word: &&str| (if self.vocabulary.contains(word) { word } else { UNKNOWN }).to_owned();
        let mut padded = vec![START.to_owned(); self.n - 1]; // (1)
        padded.extend(sentence.iter().map(known));
        padded.push(END.to_owned()); // (2)
        let cut = |window: &[String]| (window[..self.n - 1].to_vec(), window[self.n - 1].clone());
        padded.windows(self.n).map(cut).collect()
    }

    /// P(word | context) with k > 0 added to every count. With 0, an unseen context is 0/0.
    pub fn probability(&self, context: &[String], word: &str, k: f64) -> f64 {
        let next = self.counts.get(context);
        let count = next.and_then(|next| next.get(word)).copied().unwrap_or(0.0);
        let total = next.map_or(0.0, |next| next.values().sum()); // (3)
        (count + k) / (total + k * self.vocabulary.len() as f64)
    }

    /// exp of the mean surprise. `None` for a text without sentences.
    pub fn perplexity(&self, sentences: &[Vec<&str>], k: f64) -> Option<f64> {
        let windows: Vec<_> =
            sentences.iter().flat_map(|sentence| self.windows(sentence)).collect();
        let surprise =
            |(context, word): &(Vec<String>, String)| -self.probability(context, word, k).ln();
        let total: f64 = windows.iter().map(surprise).sum();
        (!windows.is_empty()).then(|| (total / windows.len() as f64).exp())
    }
}
// ANCHOR_END: model

/// Made-up queries: a style, perhaps another, a thing that goes with the style, perhaps a purpose.
pub fn queries(count: usize, rng: &mut Rng) -> Vec<Vec<&'static str>> {
    let styles = ["rustic", "modern", "vintage", "minimal", "cosy"];
    let things = [
        ["table", "kitchen", "wreath", "wedding"],
        ["lamp", "kitchen", "bathroom", "office"],
        ["dress", "camera", "wedding", "poster"],
        ["logo", "tattoo", "office", "poster"],
        ["bedroom", "blanket", "kitchen", "reading"],
    ];
    let mut query = || {
        let style = rng.below(5);
        let mut words = vec![styles[style]];
        if rng.bernoulli(0.2) {
            words.push(styles[rng.below(5)]);
        }
        let thing = if rng.bernoulli(0.5) { 0 } else { rng.below(4) };
        words.push(things[style][thing]);
        if rng.bernoulli(0.6) {
            words.push(["ideas", "diy", "aesthetic"][rng.below(3)]);
        }
        words
    };
    (0..count).map(|_| query()).collect()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(8);
    let (train, held_out) = (queries(100, &mut rng), queries(400, &mut rng));
    println!("perplexity of 400 held-out queries (of the training queries)");
    println!("    k      n = 1          n = 2          n = 3          n = 4");
    let models: Vec<NGrams> = (1..=4).map(|n| NGrams::train(&train, n)).collect();
    for k in [0.001, 0.01, 0.1, 1.0, 10.0] {
        print!("{k:>6}");
        for model in &models {
            let [new, old] =
                [&held_out, &train].map(|text| model.perplexity(text, k).expect("text"));
            print!("  {new:5.2} ({old:5.2})");
        }
        println!();
    }
    draw(&models, &held_out);
}
// ANCHOR_END: main

/// Held-out perplexity over k, for three orders.
fn draw(models: &[NGrams], held_out: &[Vec<&str>]) {
    let mut figure =
        Figure::new("k, added to every count", "perplexity, held out").log_x().y_range(0.0, 25.0);
    for (i, model) in models.iter().enumerate().take(3) {
        let ks = (0..=24).map(|i| 10.0_f64.powf(f64::from(i) / 4.0 - 4.0));
        let curve: Vec<(f64, f64)> =
            ks.map(|k| (k, model.perplexity(held_out, k).expect("there is text"))).collect();
        figure = figure.with(Line::new(format!("n = {}", i + 1), curve));
    }
    figure.save("edit-distance-and-n-grams-perplexity");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand, in the chapter: "a b" twice and "a c" once; V = 3 words, the end mark and unknown.
    #[test]
    fn by_hand() {
        let model = NGrams::train(&[vec!["a", "b"], vec!["a", "b"], vec!["a", "c"]], 2);
        let after = |context: &str, word: &str| model.probability(&[context.to_owned()], word, 1.0);
        assert_close!(after("a", "b"), 3.0 / 8.0, 1e-15);
        assert_close!(after("a", "c"), 2.0 / 8.0, 1e-15);
        assert_close!(after("<s>", "a"), 4.0 / 8.0, 1e-15);
        assert_close!(after("b", "</s>"), 3.0 / 7.0, 1e-15);
        assert_close!(after("never", "a"), 1.0 / 5.0, 1e-15);
        let product: f64 = 4.0 / 8.0 * 3.0 / 8.0 * 3.0 / 7.0;
        let perplexity = model.perplexity(&[vec!["a", "b"]], 1.0).expect("a sentence");
        assert_close!(perplexity, product.powf(-1.0 / 3.0), 1e-13);
    }

    /// What the chapter says of 100 and of 400 training queries.
    #[test]
    fn more_text_carries_more_context() {
        let at_best = |count: usize, n: usize| {
            let mut rng = Rng::new(8);
            let (train, held_out) = (queries(count, &mut rng), queries(400, &mut rng));
            let model = NGrams::train(&train, n);
            let at = |k: f64| model.perplexity(&held_out, k).expect("there is text");
            [0.001, 0.01, 0.03, 0.1, 0.3, 1.0].map(at).into_iter().fold(f64::INFINITY, f64::min)
        };
        assert!(at_best(100, 2) < at_best(100, 3) && at_best(100, 3) < at_best(100, 4));
        assert!(at_best(400, 3) < at_best(400, 2));
    }

    /// A huge k forgets the counts: every word is one of V, and the perplexity is V.
    #[test]
    fn uniform() {
        let model = NGrams::train(&[vec!["a", "b"]], 2);
        let perplexity = model.perplexity(&[vec!["b", "q"], vec![]], 1e15).expect("sentences");
        assert_close!(perplexity, 4.0, 1e-9);
        assert_eq!(model.perplexity(&[], 1.0), None);
    }
}
