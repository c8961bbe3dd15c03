//! True, false and unknown: what SQL makes of a comparison with NULL.
//!
//! Interview style: std only, Rust 1.59.
//! A value is `Option<i64>`, a condition `Option<bool>`; `None` is NULL, or unknown. `WHERE`, `ON` and
//! `HAVING` keep a row only if the condition is true.

// ANCHOR: logic
/// `a = b`: unknown if one side is.
pub fn equal(a: Option<i64>, b: Option<i64>) -> Option<bool> {
    Some(a? == b?)
}

/// `NOT a`: what is not known stays so.
pub fn not(a: Option<bool>) -> Option<bool> {
    a.map(|a| !a)
}

/// `a OR b`: one true is enough, whatever the other is.
pub fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// `x IN (list)`: `x = l₁ OR x = l₂ OR …`; false for an empty list.
pub fn is_in(x: Option<i64>, list: &[Option<i64>]) -> Option<bool> {
    let mut found = Some(false);
    for &item in list {
        found = or(found, equal(x, item));
    }
    found
}

/// `EXISTS (SELECT 1 FROM list WHERE item = x)`: whether a row is left. Never unknown.
pub fn exists(x: Option<i64>, list: &[Option<i64>]) -> bool {
    list.iter().any(|&item| equal(x, item) == Some(true))
}
// ANCHOR_END: logic

// ANCHOR: main
fn main() {
    let (with_null, without) = ([Some(10), None], [Some(10)]);
    println!("x      IN (10)      NOT IN (10)  NOT IN (10, NULL)  NOT EXISTS in (10, NULL)");
    for x in [Some(10), Some(12), None] {
        let said = |value: Option<bool>| value.map_or("unknown".to_owned(), |v| v.to_string());
        println!(
            "{:5}  {:11}  {:11}  {:17}  {}",
            x.map_or("NULL".to_owned(), |x| x.to_string()),
            said(is_in(x, &without)),
            said(not(is_in(x, &without))),
            said(not(is_in(x, &with_null))),
            !exists(x, &with_null)
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Option<bool>; 3] = [Some(false), None, Some(true)];

    #[test]
    fn or_is_the_maximum_of_false_unknown_true() {
        for (i, &a) in ALL.iter().enumerate() {
            for (j, &b) in ALL.iter().enumerate() {
                assert_eq!(or(a, b), ALL[i.max(j)]);
            }
            assert_eq!(not(a), ALL[2 - i]);
        }
    }

    #[test]
    fn null_is_not_even_itself() {
        assert_eq!(equal(None, None), None);
        assert_eq!(is_in(None, &[None]), None);
        assert!(!exists(None, &[None]));
    }

    #[test]
    fn not_in_a_list_with_null_is_never_true() {
        for x in [None, Some(1), Some(2)] {
            assert_ne!(not(is_in(x, &[Some(1), None])), Some(true));
        }
    }

    #[test]
    fn an_empty_list() {
        assert_eq!(not(is_in(Some(1), &[])), Some(true));
        assert_eq!(not(is_in(None, &[])), Some(true));
    }
}
