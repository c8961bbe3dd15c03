//! # Round without floating point
//!
//! A number comes as text: perhaps a minus sign, then digits with at most one point among, before or
//! behind them. At least one digit is there. It may have 100 000 digits, so no built-in type holds it.
//!
//! Round it to the nearest whole number, **halves away from zero**, and return that as text: without a
//! point, without zeros in front (but `"0"` for zero), and never `"-0"`. Return `None` for a text that
//! is not such a number.
//!
//! ```text
//! "3.5"  →  "4"          "-2.5"  →  "-3"       "007"  →  "7"       ".5"  →  "1"
//! "3.49" →  "3"          "-0.4"  →  "0"        "9.99" →  "10"      "5."  →  "5"
//! "1e3", "+1", "1.2.3", ".", "-" and ""  →  None
//! ```

// ANCHOR: solution
/// Rounds a decimal text to a whole number, halves away from zero: O(n).
pub fn round(number: &str) -> Option<String> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let mut rounded = vec![b'0']; // room for a carry
    rounded.extend(whole.bytes());
    if fraction.as_bytes().first() >= Some(&b'5') {
        // Nines become zeros until a digit can take the carry. The 0 in front always can.
        for digit in rounded.iter_mut().rev() {
            if *digit < b'9' {
                *digit += 1;
                break;
            }
            *digit = b'0';
        }
    }
    let text: String = rounded.into_iter().map(char::from).collect();
    match text.trim_start_matches('0') {
        "" => Some("0".to_string()),
        text => Some(format!("{sign}{text}")),
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Rounds a decimal text to a whole number, halves away from zero.
    pub fn round(number: &str) -> Option<String> {
        // Short numbers, almost: halves are right, "-0" is not, and 30 digits are not.
        let number: f64 = number.parse().ok()?;
        Some(number.round().to_string())
    }
    // ANCHOR_END: starter
}

fn main() {
    for number in ["3.5", "3.49", "-2.5", "-0.4", "007", "9.99", ".5", "5.", "1e3", "."] {
        println!("{number:>5} {:?}", round(number));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(number: &str) -> Option<&'static str> {
        round(number).map(|text| &*text.leak())
    }

    #[test]
    fn up_and_down() {
        assert_eq!(rounded("3.5"), Some("4"));
        assert_eq!(rounded("3.49"), Some("3"));
        assert_eq!(rounded("-2.5"), Some("-3"));
    }

    #[test]
    fn carries() {
        assert_eq!(rounded("9.99"), Some("10"));
        assert_eq!(rounded("199.5"), Some("200"));
        assert_eq!(rounded("-99.5"), Some("-100"));
    }

    #[test]
    fn zeros() {
        assert_eq!(rounded("007"), Some("7"));
        assert_eq!(rounded("000.4"), Some("0"));
        assert_eq!(rounded("-0.4"), Some("0"));
    }

    #[test]
    fn nothing_before_or_behind_the_point() {
        assert_eq!(rounded(".5"), Some("1"));
        assert_eq!(rounded("5."), Some("5"));
    }

    #[test]
    fn no_numbers() {
        for text in ["1e3", "+1", "1.2.3", ".", "-", "", "--1", "1-", " 1", "NaN", "½"] {
            assert_eq!(round(text), None, "{text}");
        }
    }

    #[test]
    fn more_digits_than_any_type_holds() {
        let nines = "9".repeat(100_000);
        assert_eq!(round(&format!("{nines}.5")), Some(format!("1{}", "0".repeat(100_000))));
        assert_eq!(round(&format!("{nines}.4")), Some(nines));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn agrees_with_whole_numbers() {
        // Every number from -30.000 to 30.000 with three places.
        for thousandths in -30_000..=30_000_i32 {
            let sign = if thousandths < 0 { "-" } else { "" };
            let size = if thousandths < 0 { -thousandths } else { thousandths };
            let text = format!("{sign}{}.{:03}", size / 1000, size % 1000);
            let nearest = (size + 500) / 1000 * thousandths.signum();
            assert_eq!(round(&text), Some(nearest.to_string()), "{text}");
        }
    }

    #[test]
    fn later_places_do_not_round_the_first() {
        assert_eq!(round("0.4999999999999999999999"), Some("0".to_string()));
        assert_eq!(round("2.445"), Some("2".to_string())); // not 2.45, 2.5, 3
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. How many digits behind the point do you have to look at?
// 2. One: halves go away from zero, so a first place of 5 is enough whatever follows. The sign does not
//    matter for the digits.
// 3. Check the parts, split at the point, put a 0 in front. To add one: from the right, turn each 9 into
//    0, and the first other digit up by one. At last remove zeros in front, and think of "-0".
// ANCHOR_END: hints
