//! # Ranked scores, in old Rust
//!
//! Lines of `pin,score` come in; the ranking goes out. In a new Rust this is a `let … else` and a
//! `total_cmp`. Write it so that it compiles on Rust 1.59, and decide what happens to NaN *where the
//! data comes in*.
//!
//! - Each line is a pin (a `u32`), a comma, a score. Spaces around either do not count. Empty lines,
//!   and lines of spaces only, are skipped.
//! - Return the pins with their scores, highest score first; of equal scores the smaller pin first.
//! - A line that is not of this form, or whose score is not *finite*, makes the whole input invalid:
//!   return its number, counted from 1 over all lines, empty ones included. The first such line wins.
//!
//! ```text
//! "7,0.5\n\n3, 0.9\n"   →  Ok([(3, 0.9), (7, 0.5)])
//! "7,0.5\n3,NaN\n"      →  Err(2): "NaN".parse::<f64>() succeeds, so you have to look
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: solution
/// One line as (pin, score); `None` if it is not of that form or the score is not finite.
fn entry(line: &str) -> Option<(u32, f64)> {
    let (pin, score) = line.split_once(',')?;
    let pin: u32 = pin.trim().parse().ok()?;
    let score: f64 = score.trim().parse().ok()?;
    if score.is_finite() { Some((pin, score)) } else { None }
}

/// The pins by falling score, or the number of the first line that is wrong. O(lines · log lines).
pub fn ranked(lines: &str) -> Result<Vec<(u32, f64)>, usize> {
    let mut entries = Vec::new();
    for (index, line) in lines.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        entries.push(entry(line).ok_or(index + 1)?);
    }
    // No NaN is left, so partial_cmp always answers.
    entries.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("scores are finite").then(a.0.cmp(&b.0)));
    Ok(entries)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The pins by falling score, or the number of the first line that is wrong.
    pub fn ranked(lines: &str) -> Result<Vec<(u32, f64)>, usize> {
        for (index, line) in lines.lines().enumerate() {
            // Newer: let Some((pin, score)) = line.split_once(',') else { return Err(index + 1) };
            todo!()
        }
        // Newer: entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", ranked("7,0.5\n\n3, 0.9\n"));
    println!("{:?}", ranked("7,0.5\n3,NaN\n"));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(ranked("7,0.5\n\n3, 0.9\n"), Ok(vec![(3, 0.9), (7, 0.5)]));
        assert_eq!(ranked("7,0.5\n3,NaN\n"), Err(2));
    }

    #[test]
    fn equal_scores_by_pin() {
        assert_eq!(ranked("9,1\n4,1\n5,2\n"), Ok(vec![(5, 2.0), (4, 1.0), (9, 1.0)]));
    }

    #[test]
    fn lines_are_counted_with_the_empty_ones() {
        assert_eq!(ranked("\n  \n7;0.5\n"), Err(3));
    }

    #[test]
    fn infinity_is_no_score() {
        assert_eq!(ranked("1,inf\n"), Err(1));
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert_eq!(ranked(""), Ok(vec![]));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn what_is_not_of_the_form() {
        for wrong in
            ["7", "7,", ",0.5", "7,0.5,1", "-7,0.5", "7.0,0.5", "x,0.5", "7,half", "7,-inf"]
        {
            assert_eq!(ranked(&format!("1,1\n{wrong}\n8,nan")), Err(2), "{wrong}");
        }
    }

    #[test]
    fn negative_zero_is_equal_to_zero() {
        // As numbers they are equal, so the pin decides. `total_cmp` would put 0 above −0.
        let pins = |lines: &str| -> Vec<u32> {
            ranked(lines).expect("valid").iter().map(|(pin, _)| *pin).collect()
        };
        assert_eq!(pins("2,0.0\n1,-0.0\n"), [1, 2]);
        assert_eq!(pins("1,-3\n2,-2\n3,1e3\n"), [3, 2, 1]);
    }

    #[test]
    fn fifty_thousand_lines() {
        let lines: Vec<String> =
            (0..50_000_u32).map(|i| format!("{i}, {}\n", i.wrapping_mul(7_919) % 1_000)).collect();
        let ranking = ranked(&lines.concat()).expect("valid");
        let in_order = |a: &(u32, f64), b: &(u32, f64)| a.1 > b.1 || (a.1 >= b.1 && a.0 < b.0);
        assert_eq!(ranking.len(), 50_000);
        assert!(ranking.windows(2).all(|pair| in_order(&pair[0], &pair[1])));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. A function of its own for one line, which returns an `Option`, makes `?` do what let-else does.
// 2. `ok_or(index + 1)?` turns its `None` into the error of the whole.
// 3. `"NaN".parse::<f64>()` and `"inf".parse::<f64>()` succeed. `is_finite` refuses both, and after
//    that `partial_cmp` never returns `None`.
// ANCHOR_END: hints
