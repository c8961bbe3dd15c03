//! # A grid of parameters
//!
//! A search over hyper-parameters tries every combination of their values. `values[i]` holds the
//! values of parameter i; a *setting* takes one value of each.
//!
//! Return an iterator over all settings. The **last** parameter changes fastest, values in the order
//! given. Without parameters there is one setting, the empty one; if a parameter has no values there
//! is none.
//!
//! The grid may have far more settings than fit into memory, or into 64 bits. Whoever takes the first
//! ten pays for ten.
//!
//! ```text
//! [["0.1", "0.01"], ["relu", "tanh"]]  →  0.1 relu · 0.1 tanh · 0.01 relu · 0.01 tanh
//! [["0.1", "0.01"], []]                →  nothing
//! []                                   →  one empty setting
//! ```

// ANCHOR: solution
/// All combinations of one value each, the last parameter fastest: O(d) for each of d parameters.
pub fn settings<'a>(values: &'a [Vec<&'a str>]) -> impl Iterator<Item = Vec<&'a str>> + 'a {
    let possible = values.iter().all(|choices| !choices.is_empty());
    // Like the wheels of a mileage counter: which value of each parameter comes next.
    let mut wheels = if possible { Some(vec![0; values.len()]) } else { None };
    std::iter::from_fn(move || {
        let current = wheels.as_mut()?;
        let setting = current.iter().zip(values).map(|(&wheel, choices)| choices[wheel]).collect();
        // Turn the last wheel; one that comes back to 0 turns the one before it.
        let turned = current.iter_mut().zip(values).rev().any(|(wheel, choices)| {
            *wheel = (*wheel + 1) % choices.len();
            *wheel > 0
        });
        if !turned {
            wheels = None; // all are back at 0
        }
        Some(setting)
    })
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// All combinations of one value each, the last parameter fastest.
    pub fn settings<'a>(values: &'a [Vec<&'a str>]) -> impl Iterator<Item = Vec<&'a str>> + 'a {
        // Right for a single parameter: go on from here. Any iterator will do.
        values.iter().flatten().map(|value| vec![*value])
    }
    // ANCHOR_END: starter
}

fn main() {
    for setting in settings(&[vec!["0.1", "0.01"], vec!["relu", "tanh"]]) {
        println!("{}", setting.join(" "));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_parameter_is_the_fastest() {
        let grid = [vec!["0.1", "0.01"], vec!["relu", "tanh"]];
        let all: Vec<String> = settings(&grid).map(|setting| setting.join(" ")).collect();
        assert_eq!(all, ["0.1 relu", "0.1 tanh", "0.01 relu", "0.01 tanh"]);
    }

    #[test]
    fn a_parameter_without_values() {
        assert_eq!(settings(&[vec!["a"], vec![]]).count(), 0);
        assert_eq!(settings(&[vec![], vec!["a"]]).count(), 0);
    }

    #[test]
    fn no_parameters() {
        assert_eq!(settings(&[]).collect::<Vec<_>>(), [Vec::<&str>::new()]);
    }

    #[test]
    fn the_first_three_of_very_many() {
        let grid = vec![vec!["a", "b", "c"]; 100]; // 3^100 settings
        let first: Vec<&str> = settings(&grid).take(3).map(|setting| setting[99]).collect();
        assert_eq!(first, ["a", "b", "c"]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// The whole product, one parameter after the other.
    fn brute_force<'a>(values: &[Vec<&'a str>]) -> Vec<Vec<&'a str>> {
        let mut all = vec![Vec::new()];
        for choices in values {
            let longer = |setting: &Vec<&'a str>| {
                let setting = setting.clone();
                choices.iter().map(move |value| [&setting[..], &[*value]].concat())
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    #[test]
    fn agrees_with_the_whole_product() {
        let names = ["a", "b", "c"];
        for sizes in 0..256_usize {
            // Up to four parameters with 0 to 3 values.
            for parameters in 0..=4 {
                let grid: Vec<Vec<&str>> =
                    (0..parameters).map(|p| names[..sizes >> (2 * p) & 3].to_vec()).collect();
                assert_eq!(settings(&grid).collect::<Vec<_>>(), brute_force(&grid), "{grid:?}");
            }
        }
    }

    #[test]
    fn a_million_settings() {
        let grid = vec![vec!["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]; 6];
        assert_eq!(settings(&grid).count(), 1_000_000);
        assert_eq!(settings(&grid).last(), Some(vec!["j"; 6]));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. As many nested loops as parameters: how many is that? What does the inside of the innermost loop
//    know?
// 2. One counter for each parameter says it all, like the wheels of a mileage counter. What happens to
//    the others when the last one comes round?
// 3. Keep the counters between two calls of `next`. Give out the setting that they show, then turn the
//    last wheel; each wheel that comes back to 0 turns the one before it. When all have come back, it
//    was the last setting. `std::iter::from_fn` makes an iterator of a closure.
// ANCHOR_END: hints
