//! Byte-pair encoding on counted words: learn merges, cut new words with them.
//!
//! Contract: a word is a list of symbols, at first its characters and the end mark `</w>`. A merge
//! joins one pair of neighbouring symbols everywhere. Learning takes the most frequent pair, each
//! word counting as often as it occurs; **ties go to the pair met first**, reading the words in the
//! order given from left to right. It ends early if no word has two symbols left.
//!
//! Source: R. Sennrich, B. Haddow, A. Birch, "Neural machine translation of rare words with subword
//! units", ACL 2016, and its example. Standard library, Rust 1.59.

// ANCHOR: merge
/// Two symbols that become one.
pub type Merge = (String, String);

/// The word with every occurrence of the pair joined, from left to right, without overlap.
pub fn join(word: &[String], pair: &Merge) -> Vec<String> {
    let mut joined = Vec::new();
    let mut i = 0;
    while i < word.len() {
        if i + 1 < word.len() && word[i] == pair.0 && word[i + 1] == pair.1 {
            joined.push(format!("{}{}", pair.0, pair.1));
            i += 2; // (1)
        } else {
            joined.push(word[i].clone());
            i += 1;
        }
    }
    joined
}

/// Characters, and the mark of the end.
pub fn symbols(word: &str) -> Vec<String> {
    word.chars().map(String::from).chain(Some("</w>".to_owned())).collect()
}
// ANCHOR_END: merge

// ANCHOR: learn
/// The most frequent pair of neighbours with its count; of several, the one met first.
pub fn best_pair(words: &[(Vec<String>, u64)]) -> Option<(Merge, u64)> {
    let mut counts: Vec<(Merge, u64)> = Vec::new(); // (1)
    for (word, times) in words {
        for pair in word.windows(2) {
            match counts.iter_mut().find(|((a, b), _)| *a == pair[0] && *b == pair[1]) {
                Some((_, count)) => *count += times,
                None => counts.push(((pair[0].clone(), pair[1].clone()), *times)),
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most) // (2)
}

/// At most `merges` merges with their counts, in the order in which they were learnt.
pub fn learn(words: &[(&str, u64)], merges: usize) -> Vec<(Merge, u64)> {
    let mut words: Vec<(Vec<String>, u64)> =
        words.iter().map(|(word, times)| (symbols(word), *times)).collect();
    let mut learnt = Vec::new();
    while learnt.len() < merges {
        if let Some((pair, count)) = best_pair(&words) {
            for (word, _) in &mut words {
                *word = join(word, &pair);
            }
            learnt.push((pair, count));
        } else {
            break;
        }
    }
    learnt
}
// ANCHOR_END: learn

// ANCHOR: encode
/// A word cut by the merges, in the order in which they were learnt.
pub fn encode(word: &str, merges: &[(Merge, u64)]) -> Vec<String> {
    merges.iter().fold(symbols(word), |word, (pair, _)| join(&word, pair))
}
// ANCHOR_END: encode

// ANCHOR: main
fn main() {
    let words = [("low", 5), ("lower", 2), ("newest", 6), ("widest", 3)];
    let merges = learn(&words, 10);
    for ((a, b), count) in &merges {
        println!("{count}  {a} + {b}");
    }
    println!();
    for word in ["low", "lowest", "wider", "pin"] {
        println!("{word:<7} {}", encode(word, &merges).join(" "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn names(merges: &[(Merge, u64)]) -> Vec<(String, u64)> {
        merges.iter().map(|((a, b), count)| (format!("{a}{b}"), *count)).collect()
    }

    /// The words of the paper's example; the order of ties is ours, worked through by hand.
    #[test]
    fn the_published_words() {
        let words = [("low", 5), ("lower", 2), ("newest", 6), ("widest", 3)];
        let expected = [
            ("es", 9),
            ("est", 9),
            ("est</w>", 9),
            ("lo", 7),
            ("low", 7),
            ("ne", 6),
            ("new", 6),
            ("newest</w>", 6),
            ("low</w>", 5),
            ("wi", 3),
        ];
        let expected: Vec<(String, u64)> =
            expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        assert_eq!(names(&learn(&words, 10)), expected);
        assert_eq!(encode("lowest", &learn(&words, 10)), ["low", "est</w>"]);
    }

    #[test]
    fn pairs_do_not_overlap() {
        let word: Vec<String> = "aaaaa".chars().map(String::from).collect();
        assert_eq!(join(&word, &("a".to_owned(), "a".to_owned())), ["aa", "aa", "a"]);
    }

    #[test]
    fn nothing_left_to_merge() {
        assert!(learn(&[], 5).is_empty());
        assert_eq!(
            names(&learn(&[("ab", 1)], 9)),
            [("ab".to_owned(), 1), ("ab</w>".to_owned(), 1)]
        );
        assert_eq!(encode("", &[]), ["</w>"]);
    }
}
