//! Levenshtein distance: the whole table with its edits, two rows, a band.
//!
//! Contract: the least number of insertions, deletions and substitutions of one character that turn
//! `a` (n characters) into `b` (m characters). Characters are Rust's `char`s, compared exactly.
//!
//! - `table` and `edits`: O(n m) time and memory, and which edits.
//! - `two_rows`: O(n m) time, O(m) memory.
//! - `within`: O(n · limit) time if the distance is at most `limit`; otherwise it says so.
//!
//! Source: R. Wagner, M. Fischer, "The string-to-string correction problem", Journal of the ACM 21
//! (1974). Standard library, Rust 1.59.

// ANCHOR: table
/// `table[i][j]`: the distance of the first i characters of `a` and the first j of `b`.
pub fn table(a: &[char], b: &[char]) -> Vec<Vec<usize>> {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j // (1)
            } else {
                let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let deleted = table[i - 1][j] + 1;
                let inserted = table[i][j - 1] + 1;
                replaced.min(deleted).min(inserted)
            };
        }
    }
    table
}
// ANCHOR_END: table

// ANCHOR: edits
/// What happens to a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// It stays.
    Keep(char),
    /// The first becomes the second.
    Replace(char, char),
    /// It goes.
    Delete(char),
    /// It comes.
    Insert(char),
}

/// A shortest way from `a` to `b`: back from the last cell, to where its value came from.
pub fn edits(a: &[char], b: &[char]) -> Vec<Edit> {
    let table = table(a, b);
    let (mut i, mut j) = (a.len(), b.len());
    let mut edits = Vec::new();
    while i > 0 || j > 0 {
        let here = table[i][j];
        if i > 0 && j > 0 && here == table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]) {
            i -= 1; // (1)
            j -= 1;
            edits.push(if a[i] == b[j] { Edit::Keep(a[i]) } else { Edit::Replace(a[i], b[j]) });
        } else if i > 0 && here == table[i - 1][j] + 1 {
            i -= 1;
            edits.push(Edit::Delete(a[i]));
        } else {
            j -= 1;
            edits.push(Edit::Insert(b[j]));
        }
    }
    edits.reverse();
    edits
}
// ANCHOR_END: edits

// ANCHOR: rows
/// The distance alone: a row needs only the row above.
pub fn two_rows(a: &[char], b: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(x != y);
            row.push(replaced.min(above[j + 1] + 1).min(row[j] + 1));
        }
        above = row;
    }
    above[b.len()]
}
// ANCHOR_END: rows

// ANCHOR: band
/// The distance if it is at most `limit`. Cells further than that from the diagonal cannot matter.
pub fn within(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let limit = limit.min(a.len().max(b.len()));
    if a.len() > b.len() + limit || b.len() > a.len() + limit {
        return None; // (1)
    }
    let far = limit + 1; // (2)
    let mut above: Vec<usize> = (0..=b.len()).map(|j| j.min(far)).collect();
    let mut row = vec![far; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let (first, last) = (i.saturating_sub(limit), b.len().min(i + limit + 1));
        row[first] = if i < limit { i + 1 } else { far };
        for j in first..last {
            let replaced = above[j] + usize::from(*x != b[j]);
            row[j + 1] = replaced.min(above[j + 1] + 1).min(row[j] + 1).min(far);
        }
        if row[first..=last].iter().all(|&distance| distance == far) {
            return None; // (3)
        }
        std::mem::swap(&mut above, &mut row);
    }
    Some(above[b.len()]).filter(|&distance| distance <= limit)
}
// ANCHOR_END: band

// ANCHOR: main
fn main() {
    let chars = |word: &str| word.chars().collect::<Vec<char>>();
    let (a, b) = (chars("kitten"), chars("sitting"));
    println!(
        "      {}",
        b.iter().map(|c| format!("{c}  ")).collect::<Vec<_>>().concat().trim_end()
    );
    for (i, row) in table(&a, &b).iter().enumerate() {
        let letter = if i == 0 { ' ' } else { a[i - 1] };
        let row: Vec<String> = row.iter().map(usize::to_string).collect();
        println!("{letter}  {}", row.join("  "));
    }
    let edits: Vec<String> = edits(&a, &b).iter().map(|edit| format!("{edit:?}")).collect();
    println!("{}", edits.join(" "));
    for query in ["choclate", "recpie", "marcame"] {
        let words = ["chocolate", "recipe", "macramé", "receipt", "climate"];
        let near = words.iter().filter_map(|word| {
            within(&chars(query), &chars(word), 2).map(|distance| format!("{word} {distance}"))
        });
        let near: Vec<String> = near.collect();
        println!(
            "{query}: {}",
            if near.is_empty() { "nothing".to_owned() } else { near.join(", ") }
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    /// Textbook examples: 3, and 5 with substitutions at cost 1.
    #[test]
    fn published() {
        for (a, b, distance) in [
            ("kitten", "sitting", 3),
            ("intention", "execution", 5),
            ("", "abc", 3),
            ("abc", "abc", 0),
        ] {
            let (a, b) = (chars(a), chars(b));
            assert_eq!(table(&a, &b)[a.len()][b.len()], distance);
            assert_eq!(two_rows(&a, &b), distance);
            assert_eq!(within(&a, &b, distance), Some(distance));
            assert_eq!(within(&a, &b, 99), Some(distance));
            assert!(distance == 0 || within(&a, &b, distance - 1).is_none());
        }
    }

    #[test]
    fn characters_not_bytes() {
        assert_eq!(two_rows(&chars("macramé"), &chars("macrame")), 1);
        assert_eq!(two_rows(&chars("e\u{301}"), &chars("é")), 2, "normalise before you compare");
    }

    #[test]
    fn the_edits_of_kitten() {
        use Edit::{Insert, Keep, Replace};
        let expected = [
            Replace('k', 's'),
            Keep('i'),
            Keep('t'),
            Keep('t'),
            Replace('e', 'i'),
            Keep('n'),
            Insert('g'),
        ];
        assert_eq!(edits(&chars("kitten"), &chars("sitting")), expected);
        assert!(edits(&[], &[]).is_empty());
    }
}
