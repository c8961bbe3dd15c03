//! Which of your projects to tell about, ranked against a description of the role.
//!
//! Documents are the description (the query) and the projects. A word's weight in a document is
//! tf · idf, with tf its count there and idf(t) = ln((1 + n) / (1 + df(t))) + 1, where n is the
//! number of documents and df(t) in how many of them t occurs: the smoothed form that scikit-learn
//! uses by default. Vectors are scaled to length 1, so that cosine similarity is a dot product.
//! Weights are a sparse map from word to weight; all maps are ordered, so that sums are the same on
//! every run.
//!
//! The texts are made up for this listing. Put in your own: `cargo run --example project-ranking --
//! role.txt project-1.txt project-2.txt`.

use std::collections::{BTreeMap, BTreeSet};

/// Words that every text has. Short on purpose: idf does the rest.
const STOP_WORDS: [&str; 16] = [
    "a", "an", "and", "are", "as", "for", "from", "in", "is", "it", "of", "on", "that", "the",
    "to", "with",
];

// ANCHOR: vectors
/// A sparse vector: weights by word.
type Vector = BTreeMap<String, f64>;

/// Lower-case words of letters and digits, stop words left out.
fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !STOP_WORDS.contains(&word.as_str()))
        .collect()
}

/// One vector of length 1 for each text; the zero vector for a text without words.
fn tf_idf(texts: &[&str]) -> Vec<Vector> {
    let documents: Vec<Vec<String>> = texts.iter().map(|text| tokens(text)).collect();
    let mut df: BTreeMap<&str, f64> = BTreeMap::new();
    for document in &documents {
        let distinct: BTreeSet<&str> = document.iter().map(String::as_str).collect();
        for word in distinct {
            *df.entry(word).or_insert(0.0) += 1.0;
        }
    }
    let n = documents.len() as f64;
    let mut vectors = Vec::new();
    for document in &documents {
        let mut vector = Vector::new();
        for word in document {
            // Added once for each occurrence: count · idf.
            *vector.entry(word.clone()).or_insert(0.0) +=
                ((1.0 + n) / (1.0 + df[word.as_str()])).ln() + 1.0;
        }
        let length = vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
        for weight in vector.values_mut() {
            *weight /= length;
        }
        vectors.push(vector);
    }
    vectors
}
// ANCHOR_END: vectors

// ANCHOR: rank
/// Cosine similarity of two vectors of length 1, in [0, 1] because weights are not negative.
fn cosine(a: &Vector, b: &Vector) -> f64 {
    // From +0.0 on: the sum of no numbers at all is -0.0 in Rust, and would print as such.
    a.iter()
        .filter_map(|(word, weight)| Some(weight * b.get(word)?))
        .fold(0.0, |sum, part| sum + part)
}

/// The words that two vectors share, the largest contribution to their cosine first.
fn shared<'a>(a: &'a Vector, b: &Vector) -> Vec<(&'a str, f64)> {
    let mut shared: Vec<(&str, f64)> = a
        .iter()
        .filter_map(|(word, weight)| Some((word.as_str(), weight * b.get(word)?)))
        .collect();
    // A stable sort: equal contributions stay in the order of their words.
    shared.sort_by(|x, y| y.1.partial_cmp(&x.1).expect("no NaN"));
    shared
}

/// Projects by falling similarity to the role; equal ones in the order given.
fn rank(role: &str, projects: &[&str]) -> Vec<(usize, f64)> {
    let mut texts = vec![role];
    texts.extend(projects);
    let vectors = tf_idf(&texts);
    let mut ranked: Vec<(usize, f64)> =
        (0..projects.len()).map(|p| (p, cosine(&vectors[0], &vectors[p + 1]))).collect();
    ranked.sort_by(|x, y| y.1.partial_cmp(&x.1).expect("no NaN"));
    ranked
}
// ANCHOR_END: rank

const ROLE: &str = "Intern on a ranking team. You train and evaluate recommendation models on user \
    sequences and image embeddings, and you run offline and online evaluation of ranking quality.";
const PROJECTS: [(&str, &str); 4] = [
    (
        "recipes",
        "A recommender of recipes from ratings: matrix factorisation, ranking quality by \
        nDCG, offline evaluation with a split by time.",
    ),
    (
        "plants",
        "A classifier of plant images: embeddings from a pretrained network, nearest \
        neighbours, calibration.",
    ),
    ("robot", "A robot arm that learns to stack blocks with reinforcement learning in simulation."),
    (
        "playlist",
        "Next song prediction. A sequence model over what each listener played; we compared \
        it with popularity.",
    ),
];

// ANCHOR: main
fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let read = |path: &String| std::fs::read_to_string(path).expect("a text file");
    let texts: Vec<String> = files.iter().map(read).collect();
    let given = texts.len() > 1;
    let names: Vec<&str> = if given {
        files[1..].iter().map(String::as_str).collect()
    } else {
        PROJECTS.iter().map(|(name, _)| *name).collect()
    };
    let role = if given { texts[0].as_str() } else { ROLE };
    let projects: Vec<&str> = if given {
        texts[1..].iter().map(String::as_str).collect()
    } else {
        PROJECTS.iter().map(|(_, text)| *text).collect()
    };

    let mut all = vec![role];
    all.extend(&projects);
    let vectors = tf_idf(&all);
    for (project, similarity) in rank(role, &projects) {
        let words: Vec<&str> = shared(&vectors[0], &vectors[project + 1])
            .iter()
            .take(4)
            .map(|(word, _)| *word)
            .collect();
        println!("{similarity:.3}  {:<10}{}", names[project], words.join(", "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn vectors_have_length_one_or_zero() {
        for vector in tf_idf(&["a cat sat", "cats and cats", "the of"]) {
            let square = vector.values().map(|w| w * w).sum::<f64>();
            assert!((square - 1.0).abs() < 1e-12 || vector.is_empty());
        }
    }

    #[test]
    fn weights_by_hand() {
        // n = 2. "pin" is in both: idf 1. "board" and "save" are in one each: idf ln(3/2) + 1.
        let vectors = tf_idf(&["pin board", "pin save"]);
        let rare = 1.5_f64.ln() + 1.0;
        let length = (1.0 + rare * rare).sqrt();
        assert_close!(vectors[0]["board"], rare / length, 1e-12);
        assert_close!(cosine(&vectors[0], &vectors[1]), 1.0 / (length * length), 1e-12);
    }

    /// The example of scikit-learn's user guide on text features, with its default smoothing.
    #[test]
    fn weights_of_a_published_example() {
        let texts = ["x x x z", "x x", "x x x", "x x x x", "x x x y y", "x x x z z"];
        let vectors = tf_idf(&texts);
        let weights =
            |row: usize| ["x", "y", "z"].map(|w| vectors[row].get(w).copied().unwrap_or(0.0));
        let expected = [
            (0, [0.851_513_35, 0.0, 0.524_332_93]),
            (4, [0.554_228_93, 0.832_364_28, 0.0]),
            (5, [0.630_357_31, 0.0, 0.776_305_14]),
        ];
        for (row, row_weights) in expected {
            for (weight, expected) in weights(row).iter().zip(row_weights) {
                // It is printed with eight digits.
                assert_close!(*weight, expected, 1e-8);
            }
        }
    }

    #[test]
    fn a_text_is_closest_to_itself_and_strangers_are_at_right_angles() {
        let vectors = tf_idf(&["red shoes", "Shoes, red!", "green tea"]);
        assert_close!(cosine(&vectors[0], &vectors[1]), 1.0, 1e-12);
        assert_close!(cosine(&vectors[0], &vectors[2]), 0.0, 1e-12);
    }

    #[test]
    fn similarity_is_symmetric_and_bounded() {
        let texts: Vec<&str> = PROJECTS.iter().map(|(_, text)| *text).collect();
        let vectors = tf_idf(&texts);
        for a in &vectors {
            for b in &vectors {
                assert_close!(cosine(a, b), cosine(b, a), 1e-12);
                assert!((0.0..=1.0 + 1e-12).contains(&cosine(a, b)));
            }
        }
    }

    #[test]
    fn contributions_add_up_to_the_cosine() {
        let vectors = tf_idf(&[ROLE, PROJECTS[0].1]);
        let sum: f64 = shared(&vectors[0], &vectors[1]).iter().map(|(_, part)| part).sum();
        assert_close!(sum, cosine(&vectors[0], &vectors[1]), 1e-12);
    }

    #[test]
    fn no_projects_and_no_words_are_no_accident() {
        assert!(rank(ROLE, &[]).is_empty());
        assert_close!(rank(ROLE, &[""])[0].1, 0.0, 1e-12);
    }
}
