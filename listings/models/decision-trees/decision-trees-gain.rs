//! Decision trees on categories: entropy, Gini impurity, gain, gain ratio, and the tree they grow (ID3).
//!
//! Contract: `classes` and `values` hold one entry per row and are equally long. Logarithms are to
//! base 2, so entropy is in bits. Notation: p is the share of a class among n rows; m of
//! them go to a branch.
//!
//! - entropy H = −Σ p log p, Gini impurity 1 − Σ p²;
//! - gain = impurity before − Σ (m / n) · impurity of the branch;
//! - gain ratio = information gain ÷ H(branch sizes), J. R. Quinlan's cure for many-valued features.
//!
//! The fourteen days and the gains .2467, .1518, .0481, .0292 are those of J. R. Quinlan, "Induction
//! of decision trees", Machine Learning 1 (1986), and T. Mitchell, "Machine Learning" (1997), chapter
//! 3. Standard library only, and nothing newer than Rust 1.59.

use std::collections::BTreeMap;

// ANCHOR: impurity
/// How many rows each value has.
pub fn counts(values: &[&str]) -> Vec<usize> {
    let mut table: BTreeMap<&str, usize> = BTreeMap::new();
    for &value in values {
        *table.entry(value).or_insert(0) += 1;
    }
    table.into_values().collect()
}

/// −Σ p log₂ p, in bits: 0 if all rows are of one class. No rows: 0.
pub fn entropy(counts: &[usize]) -> f64 {
    let n = counts.iter().sum::<usize>() as f64;
    let filled = counts.iter().filter(|&&count| count > 0); // 0 · log 0 is 0, not NaN
    filled.map(|&count| count as f64 / n).map(|p| -p * p.log2()).sum()
}

/// 1 − Σ p²: the chance that two rows, drawn with replacement, differ in class. No rows: 0.
pub fn gini_impurity(counts: &[usize]) -> f64 {
    let n = counts.iter().sum::<usize>() as f64;
    if counts.iter().all(|&count| count == 0) {
        return 0.0;
    }
    1.0 - counts.iter().map(|&count| (count as f64 / n).powi(2)).sum::<f64>()
}
// ANCHOR_END: impurity

// ANCHOR: gain
/// The classes of the rows that each value of a feature has.
pub fn branches<'a>(values: &[&'a str], classes: &[&'a str]) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut branches: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (&value, &class) in values.iter().zip(classes) {
        branches.entry(value).or_default().push(class);
    }
    branches
}

/// How much less impure the branches are than the node, weighted by their sizes.
pub fn gain(impurity: fn(&[usize]) -> f64, values: &[&str], classes: &[&str]) -> f64 {
    let n = classes.len() as f64;
    let after: f64 = branches(values, classes)
        .values()
        .map(|branch| branch.len() as f64 / n * impurity(&counts(branch)))
        .sum();
    impurity(&counts(classes)) - after
}

/// Information gain divided by the entropy of the branch sizes; 0 if there is one branch only.
pub fn gain_ratio(values: &[&str], classes: &[&str]) -> f64 {
    let split_information = entropy(&counts(values));
    if split_information > 0.0 { gain(entropy, values, classes) / split_information } else { 0.0 }
}
// ANCHOR_END: gain

/// Outlook, temperature, humidity, wind, and whether tennis was played.
const DAYS: [[&str; 5]; 14] = [
    ["sunny", "hot", "high", "weak", "no"],
    ["sunny", "hot", "high", "strong", "no"],
    ["overcast", "hot", "high", "weak", "yes"],
    ["rain", "mild", "high", "weak", "yes"],
    ["rain", "cool", "normal", "weak", "yes"],
    ["rain", "cool", "normal", "strong", "no"],
    ["overcast", "cool", "normal", "strong", "yes"],
    ["sunny", "mild", "high", "weak", "no"],
    ["sunny", "cool", "normal", "weak", "yes"],
    ["rain", "mild", "normal", "weak", "yes"],
    ["sunny", "mild", "normal", "strong", "yes"],
    ["overcast", "mild", "high", "strong", "yes"],
    ["overcast", "hot", "normal", "weak", "yes"],
    ["rain", "mild", "high", "strong", "no"],
];
const FEATURES: [&str; 4] = ["outlook", "temperature", "humidity", "wind"];

fn column<'a>(rows: &[[&'a str; 5]], feature: usize) -> Vec<&'a str> {
    rows.iter().map(|row| row[feature]).collect()
}

// ANCHOR: id3
/// The tree below these rows, one line a branch. It stops at pure nodes, and when no feature is left.
pub fn id3(rows: &[[&str; 5]], unused: &[usize], indent: usize, lines: &mut Vec<String>) {
    let classes = column(rows, 4);
    let by_gain = |&a: &usize, &b: &usize| {
        let [a, b] = [a, b].map(|feature| gain(entropy, &column(rows, feature), &classes));
        a.partial_cmp(&b).expect("a gain is a number")
    };
    let pure = counts(&classes).len() == 1;
    match unused.iter().copied().max_by(by_gain) {
        Some(best) if !pure => {
            let left: Vec<usize> = unused.iter().copied().filter(|&f| f != best).collect();
            for value in branches(&column(rows, best), &classes).keys() {
                let below: Vec<_> =
                    rows.iter().copied().filter(|row| row[best] == *value).collect();
                lines.push(format!("{:indent$}{} = {value}", "", FEATURES[best]));
                id3(&below, &left, indent + 2, lines);
            }
        }
        _ => {
            let table = branches(&classes, &classes);
            let majority = table.iter().max_by_key(|(_, rows)| rows.len());
            lines.push(format!("{:indent$}→ {}", "", majority.map_or("?", |(class, _)| class)));
        }
    }
}
// ANCHOR_END: id3

// ANCHOR: main
fn main() {
    let play = column(&DAYS, 4);
    let (bits, gini) = (entropy(&counts(&play)), gini_impurity(&counts(&play)));
    println!("before: entropy {bits:.4} bits, Gini {gini:.4}");
    println!("feature      gain    Gini gain  gain ratio");
    for (feature, name) in FEATURES.iter().enumerate() {
        let values = column(&DAYS, feature);
        let (information, gini) =
            (gain(entropy, &values, &play), gain(gini_impurity, &values, &play));
        println!("{name:<11}  {information:.4}  {gini:.4}     {:.4}", gain_ratio(&values, &play));
    }
    let day = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"];
    let (information, gini) = (gain(entropy, &day, &play), gain(gini_impurity, &day, &play));
    println!(
        "{:<11}  {information:.4}  {gini:.4}     {:.4}",
        "day number",
        gain_ratio(&day, &play)
    );

    let mut lines = Vec::new();
    id3(&DAYS, &[0, 1, 2, 3], 0, &mut lines);
    println!("\n{}", lines.join("\n"));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_fourteen_days() {
        let play = column(&DAYS, 4);
        assert_close!(entropy(&counts(&play)), 0.940_285_958_670_631_1, 1e-12);
        assert_close!(gini_impurity(&counts(&play)), 0.459_183_673_5, 1e-9);
        let information = [0.246_749_819_8, 0.029_222_565_7, 0.151_835_501_4, 0.048_127_030_4];
        let gini = [0.116_326_530_6, 0.018_707_483_0, 0.091_836_734_7, 0.030_612_244_9];
        let ratio = [0.156_427_562_4, 0.018_772_646_2, 0.151_835_501_4, 0.048_848_615_5];
        for feature in 0..4 {
            let values = column(&DAYS, feature);
            assert_close!(gain(entropy, &values, &play), information[feature], 1e-9);
            assert_close!(gain(gini_impurity, &values, &play), gini[feature], 1e-9);
            assert_close!(gain_ratio(&values, &play), ratio[feature], 1e-9);
        }
    }

    #[test]
    fn below_sunny() {
        let sunny: Vec<_> = DAYS.iter().copied().filter(|day| day[0] == "sunny").collect();
        let play = column(&sunny, 4);
        assert_close!(entropy(&counts(&play)), 0.970_950_594_5, 1e-9);
        let expected = [(1, 0.570_950_594_5), (2, 0.970_950_594_5), (3, 0.019_973_094_0)];
        for (feature, information) in expected {
            assert_close!(gain(entropy, &column(&sunny, feature), &play), information, 1e-9);
        }
    }

    #[test]
    fn the_tree_is_the_published_one() {
        let mut lines = Vec::new();
        id3(&DAYS, &[0, 1, 2, 3], 0, &mut lines);
        let expected = "outlook = overcast\n  → yes\noutlook = rain\n  wind = strong\n    → no\n  \
                        wind = weak\n    → yes\noutlook = sunny\n  humidity = high\n    → no\n  \
                        humidity = normal\n    → yes";
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn no_rows_and_one_class_have_impurity_zero() {
        for impurity in [entropy, gini_impurity] {
            assert_close!(impurity(&[]), 0.0, 0.0);
            assert_close!(impurity(&[0, 0]), 0.0, 0.0);
            assert_close!(impurity(&[7, 0]), 0.0, 0.0);
        }
        assert_close!(gain_ratio(&["a", "a"], &["yes", "no"]), 0.0, 0.0);
    }

    /// With no feature left a leaf answers with its majority.
    #[test]
    fn rows_that_no_feature_tells_apart() {
        let mut lines = Vec::new();
        id3(&DAYS, &[], 0, &mut lines);
        assert_eq!(lines, ["→ yes"]);
    }
}
