//! What k₁ and b of BM25 do: the weight of one word, by how often it occurs and how long the text is.
//!
//! weight = tf (k₁ + 1) / (tf + k₁ (1 − b + b · length / mean length)), times the word's idf.
//!
//! Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
//! Foundations and Trends in Information Retrieval 3 (2009). Draws the curves of the chapter.

use kit::figure::{Figure, Line};

// ANCHOR: weight
/// The two knobs of BM25.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knobs {
    /// At least 0: how slowly repeated words stop to count. At 0 a word counts once.
    pub k1: f64,
    /// From 0 to 1: how much of a text's length is held against it.
    pub b: f64,
}

/// The factor beside the idf: `tf` occurrences in a text that is `ratio` times as long as the mean.
pub fn weight(tf: f64, ratio: f64, Knobs { k1, b }: Knobs) -> f64 {
    if tf > 0.0 { tf * (k1 + 1.0) / (tf + k1 * (1.0 - b + b * ratio)) } else { 0.0 }
}
// ANCHOR_END: weight

// ANCHOR: main
fn main() {
    println!("occurrences        1      2      3      5     10    100   bound");
    for k1 in [0.0, 1.2, 2.0, 10.0] {
        print!("k1 = {k1:<4}     ");
        for tf in [1.0, 2.0, 3.0, 5.0, 10.0, 100.0] {
            print!("{:6.2} ", weight(tf, 1.0, Knobs { k1, b: 0.75 }));
        }
        println!("{:7.2}", k1 + 1.0);
    }
    println!("\nlength/mean      0.5      1      2      4   (one occurrence, k1 = 1.2)");
    for b in [0.0, 0.75, 1.0] {
        print!("b = {b:<4}      ");
        for ratio in [0.5, 1.0, 2.0, 4.0] {
            print!("{:6.2} ", weight(1.0, ratio, Knobs { k1: 1.2, b }));
        }
        println!();
    }
    draw();
}
// ANCHOR_END: main

/// The weight over the number of occurrences, for three lengths.
fn draw() {
    let curve = |ratio: f64| {
        (0..=40)
            .map(|i| f64::from(i) / 4.0)
            .map(move |tf| (tf, weight(tf, ratio, Knobs { k1: 1.2, b: 0.75 })))
    };
    Figure::new("occurrences of the word", "its weight, in idfs")
        .x_range(0.0, 10.0)
        .y_range(0.0, 2.6)
        .horizontal("bound: 2.2", 2.2)
        .with(Line::new("half the mean length", curve(0.5)))
        .with(Line::new("mean length", curve(1.0)))
        .with(Line::new("four times as long", curve(4.0)))
        .save("tf-idf-and-bm25-saturation");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// The factors of the chapter's example, by hand: length 3 where the mean is 10/3.
    #[test]
    fn by_hand() {
        let knobs = Knobs { k1: 1.5, b: 0.75 };
        assert_close!(weight(1.0, 0.9, knobs), 2.5 / (1.0 + 1.5 * 0.925), 1e-15);
        assert_close!(weight(3.0, 0.9, knobs), 7.5 / (3.0 + 1.5 * 0.925), 1e-15);
    }

    #[test]
    fn the_ends_of_the_knobs() {
        assert_close!(weight(7.0, 3.0, Knobs { k1: 0.0, b: 1.0 }), 1.0, 1e-15);
        assert_close!(weight(7.0, 3.0, Knobs { k1: 1e12, b: 0.0 }), 7.0, 1e-9);
        assert_close!(
            weight(2.0, 9.0, Knobs { k1: 1.2, b: 0.0 }),
            weight(2.0, 1.0, Knobs { k1: 1.2, b: 0.0 }),
            0.0
        );
        // b = 1: only the share of the text counts.
        let knobs = Knobs { k1: 1.2, b: 1.0 };
        assert_close!(weight(2.0, 2.0, knobs), weight(1.0, 1.0, knobs), 1e-15);
        assert_close!(weight(0.0, 1.0, Knobs { k1: 0.0, b: 0.0 }), 0.0, 0.0);
    }
}
