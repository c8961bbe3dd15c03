//! How long a pitch takes to say, and which of its sentences to cut first.
//!
//! A word is a stretch of text between white space that has a letter or a digit in it; `0.91` is
//! one, a dash on its own is none. A sentence ends at a word that ends in `.`, `?` or `!`, quotes
//! and brackets behind it apart. Time is words over rate. The three rates are ours, 120, 150 and
//! 180 words a minute for slow, even and hurried speech: read a page aloud against a clock and put
//! in your own.
//!
//! Run it on your text: `cargo run --example pitch-timer -- pitch.txt`.

/// What recruiters hear too often to hear it. Our list; make it yours.
const FILLERS: [&str; 8] =
    ["basically", "really", "very", "actually", "passionate", "just", "various", "literally"];

// ANCHOR: template
/// A pitch with blanks: who you are, one project with a number, why here, one question.
const TEMPLATE: &str = "\
I am in my [second] year of [a master's in computer science] at [university], and I work on \
[representation learning]. The project I would like to tell you about is [project]. We wanted to \
[goal]. The first baseline reached [number]; I added [one change], and it reached [number] on \
[data we had not looked at]. What surprised me was [finding]. I would like to do this on \
[images and the graph of what people save], which is why I apply to Pinterest: I read [one paper \
or post], and I kept asking myself [question about it]. Which teams take interns this summer, and \
which of the three domains would my interview be in?";
// ANCHOR_END: template

// ANCHOR: words
/// The words of a text, white space and lone punctuation left out.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// The sentences of a text, as words.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut sentences = vec![Vec::new()];
    for word in words(text) {
        if let Some(last) = sentences.last_mut() {
            last.push(word);
        }
        let end = word.trim_end_matches(&['"', ')', ']', '\''][..]);
        if end.ends_with(&['.', '?', '!'][..]) {
            sentences.push(Vec::new());
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Seconds it takes to say so many words, to the nearest second.
fn seconds(words: usize, words_a_minute: usize) -> usize {
    (words * 60 + words_a_minute / 2) / words_a_minute
}
// ANCHOR_END: words

// ANCHOR: report
/// Words that can go, in the order in which they come.
fn fillers(text: &str) -> Vec<String> {
    let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let spoken = words(text);
    spoken.iter().map(bare).filter(|word| FILLERS.contains(&word.as_str())).collect()
}

fn report(text: &str) {
    let count = words(text).len();
    println!("{count} words");
    for rate in [120, 150, 180] {
        println!("  at {rate} a minute: {:>3} s", seconds(count, rate));
    }
    let mut longest = sentences(text);
    longest.sort_by_key(|sentence| std::cmp::Reverse(sentence.len()));
    println!("longest sentences:");
    for sentence in longest.iter().take(2) {
        let start = sentence.iter().take(6).copied().collect::<Vec<_>>().join(" ");
        println!("  {:>2} words: {start} ...", sentence.len());
    }
    let numbers = words(text).iter().filter(|word| word.contains(char::is_numeric)).count();
    println!("numbers: {numbers}; fillers: {:?}", fillers(text));
}
// ANCHOR_END: report

// ANCHOR: main
fn main() {
    if let Some(path) = std::env::args().nth(1) {
        report(&std::fs::read_to_string(&path).expect("a text file"));
        return;
    }
    println!("the template:");
    report(TEMPLATE);
    println!("\na sentence to mend:");
    report("I am really passionate about basically all of machine learning.");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_hyphens_are_one_word_and_lone_dashes_none() {
        assert_eq!(words("AUC rose to 0.91 – a well-earned result").len(), 7);
        assert!(words(" \n\t ").is_empty());
    }

    #[test]
    fn sentences_end_at_their_marks_also_inside_quotes() {
        let lengths: Vec<usize> =
            sentences("It works. \"Does it?\" (Yes!) And so on").iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 2, 1, 3]);
        assert!(sentences("").is_empty());
    }

    #[test]
    fn no_sentence_is_lost() {
        let whole: usize = sentences(TEMPLATE).iter().map(Vec::len).sum();
        assert_eq!(whole, words(TEMPLATE).len());
    }

    #[test]
    fn a_decimal_point_ends_no_sentence() {
        assert_eq!(sentences("It reached 0.91 on new data.").len(), 1);
    }

    #[test]
    fn seconds_are_rounded() {
        assert_eq!((seconds(150, 150), seconds(100, 150), seconds(1, 120)), (60, 40, 1));
        assert_eq!(seconds(0, 150), 0);
    }

    #[test]
    fn fillers_are_found_whatever_their_case_and_punctuation() {
        assert_eq!(fillers("Really, I am just VERY (basically) glad. Justice!").len(), 4);
        assert!(fillers(TEMPLATE).is_empty());
    }
}
