//! # Split a hashtag
//!
//! A hashtag is words without spaces between them. Return **all** ways to split `tag` into words of
//! `words`, each way as words joined by single spaces, in rising order of these texts. A word may be
//! used more than once. An empty tag has one way, the empty text; no way at all gives an empty list.
//!
//! Words are not empty and all different; letters are lower case a–z. A tag has up to 100 letters;
//! it never has more than 10 000 ways, but it may have none and *look* as if it had many: stop early.
//! Standard library, Rust 1.59.
//!
//! ```text
//! tag "homeartideas"   words home, art, ideas, homeart, idea, s
//!
//! "home art idea s"  "home art ideas"  "homeart idea s"  "homeart ideas"
//! ```

// ANCHOR: solution
/// All ways to split `tag` into `words`, rising.
pub fn splits(tag: &str, words: &[&str]) -> Vec<String> {
    // Can the rest from each place on be split at all? From the back, so each is looked at once.
    let mut possible = vec![false; tag.len() + 1];
    possible[tag.len()] = true;
    for place in (0..tag.len()).rev() {
        let fits = |word: &&str| tag[place..].starts_with(*word) && possible[place + word.len()];
        let fits = words.iter().any(fits);
        possible[place] = fits;
    }
    let mut ways = Vec::new();
    go(tag, words, &possible, &mut Vec::new(), &mut ways);
    ways.sort_unstable();
    ways
}

fn go<'a>(
    rest: &str,
    words: &[&'a str],
    possible: &[bool],
    chosen: &mut Vec<&'a str>,
    ways: &mut Vec<String>,
) {
    if rest.is_empty() {
        ways.push(chosen.join(" "));
        return;
    }
    for &word in words {
        // `possible` belongs to the whole tag: its last places are those of the rest.
        let behind = possible.len() - 1 - rest.len() + word.len();
        if rest.starts_with(word) && possible[behind] {
            chosen.push(word);
            go(&rest[word.len()..], words, possible, chosen, ways);
            chosen.pop();
        }
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// All ways to split `tag` into `words`, rising.
    pub fn splits(tag: &str, words: &[&str]) -> Vec<String> {
        todo!("choose a first word, split the rest, take it back")
    }
    // ANCHOR_END: starter
}

fn main() {
    for way in splits("homeartideas", &["home", "art", "ideas", "homeart", "idea", "s"]) {
        println!("{way}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let ways = splits("homeartideas", &["home", "art", "ideas", "homeart", "idea", "s"]);
        let expected = ["home art idea s", "home art ideas", "homeart idea s", "homeart ideas"];
        assert_eq!(ways, expected);
    }

    #[test]
    fn no_way_and_an_empty_tag() {
        assert!(splits("homes", &["home"]).is_empty());
        assert_eq!(splits("", &["home"]), [""]);
    }

    #[test]
    fn a_word_twice() {
        assert_eq!(splits("aaa", &["a", "aa"]), ["a a a", "a aa", "aa a"]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every set of places to cut at.
    fn brute_force(tag: &str, words: &[&str]) -> Vec<String> {
        let mut ways = Vec::new();
        for cuts in 0..1_u32 << (tag.len() - 1) {
            let mut text = String::new();
            for (place, letter) in tag.chars().enumerate() {
                text.push(letter);
                if cuts >> place & 1 == 1 {
                    text.push(' ');
                }
            }
            if text.split(' ').all(|word| words.contains(&word)) {
                ways.push(text);
            }
        }
        ways.sort_unstable();
        ways
    }

    #[test]
    fn agrees_with_all_cuts() {
        let words = ["a", "ab", "ba", "bb", "aba"];
        for code in 0..1_u32 << 9 {
            let letter = |bit: u32| if code >> bit & 1 == 1 { 'b' } else { 'a' };
            let tag: String = (0..9).map(letter).collect();
            assert_eq!(splits(&tag, &words), brute_force(&tag, &words), "{tag}");
        }
    }

    #[test]
    fn it_only_looks_as_if_it_had_many() {
        let tag = "a".repeat(99) + "b";
        assert!(splits(&tag, &["a", "aa", "aaa"]).is_empty());
        let tag = format!("{}zc", "a".repeat(98));
        assert!(splits(&tag, &["a", "aa", "z"]).is_empty());
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The first word has to stand at the beginning. After it, the same problem with a shorter tag.
// 2. Keep one list of chosen words: push, go on, pop. When nothing is left of the tag, it is a way.
// 3. A tag of 99 a's and a b has no way, and billions of beginnings. Before you search, work out from
//    the back which rests can be split at all, and never enter one that cannot.
// ANCHOR_END: hints
