//! # A compressed caption
//!
//! A caption is written short: a number in front of a group in brackets repeats it, `3[ab]` for
//! `ababab`, and groups may be inside each other. Return the `k`-th letter of the full text, counted
//! from 0, or `None` if the text is shorter. The full text may have up to 10¹⁸ letters: do not write
//! it out.
//!
//! Captions are well formed: letters a–z, and `number[…]` with a number from 1; groups may be empty.
//! Up to 10 000 characters, brackets at most 100 deep. Standard library, Rust 1.59.
//!
//! ```text
//! "a3[b2[c]]d"  is  a bcc bcc bcc d  =  abccbccbccd
//!
//! k = 0 → a    k = 4 → b    k = 10 → d    k = 11 → None
//! ```

// ANCHOR: solution
/// The letter at place `k` of a compressed caption, without expanding it. O(n · depth).
pub fn letter_at(caption: &str, k: u64) -> Option<char> {
    let text = caption.as_bytes();
    // length[i] of an opening bracket at i: of its group, once; closing[i]: where it ends.
    let (mut open, mut length, mut closing) =
        (Vec::new(), vec![0; text.len()], vec![0; text.len()]);
    let (mut sum, mut number) = (0, 0);
    for (place, &byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => number = number * 10 + u64::from(byte - b'0'),
            b'[' => {
                open.push((place, number, sum));
                number = 0;
                sum = 0;
            }
            b']' => {
                let (start, times, before) = open.pop()?;
                length[start] = sum;
                closing[start] = place;
                sum = before + times * sum;
            }
            _ => sum += 1,
        }
    }
    if k >= sum {
        return None;
    }
    let (mut place, mut left, mut number) = (0, k, 0);
    while place < text.len() {
        match text[place] {
            byte @ b'0'..=b'9' => number = number * 10 + u64::from(byte - b'0'),
            b'[' if left < number * length[place] => {
                left %= length[place]; // go into the group: all its copies are alike
                number = 0;
            }
            b'[' => {
                left -= number * length[place]; // jump over it
                place = closing[place];
                number = 0;
            }
            b']' => {}
            _ if left == 0 => return Some(char::from(text[place])),
            _ => left -= 1,
        }
        place += 1;
    }
    None
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The letter at place `k` of a compressed caption, without expanding it.
    pub fn letter_at(caption: &str, k: u64) -> Option<char> {
        todo!("how long is each group?")
    }
    // ANCHOR_END: starter
}

fn main() {
    for k in [0, 4, 10, 11] {
        println!("{k}: {:?}", letter_at("a3[b2[c]]d", k));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let text: String = (0..11).filter_map(|k| letter_at("a3[b2[c]]d", k)).collect();
        assert_eq!(text, "abccbccbccd");
        assert_eq!(letter_at("a3[b2[c]]d", 11), None);
    }

    #[test]
    fn numbers_of_several_digits() {
        assert_eq!(letter_at("12[ab]c", 23), Some('b'));
        assert_eq!(letter_at("12[ab]c", 24), Some('c'));
    }

    #[test]
    fn empty() {
        assert_eq!(letter_at("", 0), None);
        assert_eq!(letter_at("5[]a", 0), Some('a'));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Writes it out.
    fn expand(text: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
        let (mut out, mut number) = (String::new(), 0);
        while let Some(letter) = text.next() {
            match letter {
                '[' => {
                    out += &expand(text).repeat(number);
                    number = 0;
                }
                ']' => break,
                _ => match letter.to_digit(10) {
                    Some(digit) => number = number * 10 + digit as usize,
                    None => out.push(letter),
                },
            }
        }
        out
    }

    #[test]
    fn agrees_with_writing_it_out() {
        let captions =
            ["abc", "2[3[a]b]c", "10[ab2[c]]", "1[1[x]]y2[z]", "3[2[]a]b", "2[a2[b2[c2[d]]]]e"];
        for caption in captions {
            let text: Vec<char> = expand(&mut caption.chars().peekable()).chars().collect();
            for k in 0..=text.len() {
                assert_eq!(letter_at(caption, k as u64), text.get(k).copied(), "{caption} {k}");
            }
        }
    }

    #[test]
    fn far_too_long_to_write_out() {
        let caption = "1000000[1000000[1000000[ab]]]c";
        assert_eq!(letter_at(caption, 1_999_999_999_999_999_999), Some('b'));
        assert_eq!(letter_at(caption, 2_000_000_000_000_000_000), Some('c'));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. You need lengths only, and the lengths can be worked out without the text.
// 2. One pass with a stack: at `[` keep the number and the length so far, at `]` you know the length of
//    the group. Note it at the opening bracket, and where it closes.
// 3. Walk again with k. A group as a whole before k: subtract and jump. Otherwise go into it with k
//    modulo its length, since all copies are alike.
// ANCHOR_END: hints
