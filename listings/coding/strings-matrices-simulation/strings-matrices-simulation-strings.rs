//! Strings: runs, palindromes, and all places of a pattern by its prefix function.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59.

// ANCHOR: runs
/// Run lengths: each letter with how often it stands in a row. O(n).
pub fn runs(text: &str) -> Vec<(char, usize)> {
    let mut runs: Vec<(char, usize)> = Vec::new();
    for letter in text.chars() {
        match runs.last_mut() {
            Some((last, count)) if *last == letter => *count += 1,
            _ => runs.push((letter, 1)),
        }
    }
    runs
}
// ANCHOR_END: runs

// ANCHOR: palindrome
/// The longest stretch that reads the same from both ends, as a half-open range; the first of
/// several. O(n²) time, O(1) memory.
pub fn longest_palindrome(text: &[char]) -> (usize, usize) {
    let mut best = (0, 0);
    for middle in 0..text.len() {
        for odd in 0..2 {
            let (mut start, mut end) = (middle, middle + odd); // one letter, or nothing
            while start > 0 && end < text.len() && text[start - 1] == text[end] {
                start -= 1;
                end += 1;
            }
            if end - start > best.1 - best.0 {
                best = (start, end);
            }
        }
    }
    best
}
// ANCHOR_END: palindrome

// ANCHOR: prefix
/// For each place, the length of the longest border of the pattern up to there: a beginning that is
/// also an end, and not all of it. O(m).
pub fn borders(pattern: &[char]) -> Vec<usize> {
    let (mut borders, mut length) = (vec![0; pattern.len()], 0);
    for place in 1..pattern.len() {
        while length > 0 && pattern[place] != pattern[length] {
            length = borders[length - 1]; // the next shorter border
        }
        length += usize::from(pattern[place] == pattern[length]);
        borders[place] = length;
    }
    borders
}

/// All places where a pattern, which is not empty, begins in a text; they may overlap. O(n + m).
pub fn find_all(text: &[char], pattern: &[char]) -> Vec<usize> {
    let (borders, mut matched, mut places) = (borders(pattern), 0, Vec::new());
    for (end, letter) in text.iter().enumerate() {
        while matched > 0 && (matched == pattern.len() || pattern[matched] != *letter) {
            matched = borders[matched - 1]; // (1)
        }
        matched += usize::from(!pattern.is_empty() && pattern[matched] == *letter);
        if matched == pattern.len() && matched > 0 {
            places.push(end + 1 - matched);
        }
    }
    places
}
// ANCHOR_END: prefix

// ANCHOR: main
fn main() {
    let chars = |text: &str| text.chars().collect::<Vec<_>>();
    println!("runs       {:?}", runs("aaabcc"));
    println!("palindrome {:?}", longest_palindrome(&chars("homeemoticon")));
    println!("borders    {:?}", borders(&chars("ababac")));
    println!("places     {:?}", find_all(&chars("abababac"), &chars("aba")));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_texts_and_patterns() {
        assert!(runs("").is_empty());
        assert_eq!(longest_palindrome(&[]), (0, 0));
        assert!(find_all(&[], &['a']).is_empty());
        assert!(find_all(&['a'], &[]).is_empty(), "no places rather than all of them");
    }

    #[test]
    fn letters_of_several_bytes() {
        assert_eq!(runs("ééa"), [('é', 2), ('a', 1)]);
        assert_eq!(find_all(&['é', 'é', 'é'], &['é', 'é']), [0, 1]);
    }
}
