//! One-hot columns, learnt from training rows: one for each level.
//!
//! A level that training did not see gets zeros, and so does a missing value.
//! `drop_first` leaves out the first level, for linear models with an intercept.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

// ANCHOR: encoder
/// The levels of a column, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneHot {
    /// One for each column that comes out.
    pub levels: Vec<String>,
}

impl OneHot {
    /// Learns the levels of training rows. `drop_first` leaves the first of them without a column.
    pub fn fit(train: &[Option<&str>], drop_first: bool) -> Self {
        let mut levels: Vec<String> = train.iter().flatten().map(|&level| level.into()).collect();
        levels.sort();
        levels.dedup();
        if drop_first && !levels.is_empty() {
            levels.remove(0);
        }
        Self { levels }
    }

    /// A row of zeros with at most one 1.
    pub fn transform(&self, value: Option<&str>) -> Vec<u8> {
        self.levels.iter().map(|level| u8::from(Some(level.as_str()) == value)).collect()
    }
}
// ANCHOR_END: encoder

// ANCHOR: main
fn main() {
    let train = [Some("ios"), Some("web"), None, Some("android"), Some("ios")];
    for drop_first in [false, true] {
        let encoder = OneHot::fit(&train, drop_first);
        println!("{:?}", encoder.levels);
        for value in [Some("ios"), Some("android"), Some("tv"), None] {
            println!("  {:9} {:?}", value.unwrap_or("(missing)"), encoder.transform(value));
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_come_from_training() {
        let encoder = OneHot::fit(&[Some("b"), Some("a"), Some("b"), None], false);
        assert_eq!(encoder.levels, ["a", "b"]);
        assert_eq!(encoder.transform(Some("b")), [0, 1]);
        assert_eq!(encoder.transform(Some("c")), [0, 0]);
        assert_eq!(encoder.transform(None), [0, 0]);
    }

    /// All columns of a seen level add up to 1, which is the intercept's column: the trap.
    #[test]
    fn without_dropping_the_columns_add_up_to_one() {
        let train = [Some("a"), Some("b"), Some("c")];
        let (full, dropped) = (OneHot::fit(&train, false), OneHot::fit(&train, true));
        assert!(train.iter().all(|&level| full.transform(level).iter().sum::<u8>() == 1));
        assert_eq!(dropped.transform(Some("a")), [0, 0]);
        assert_eq!(dropped.transform(Some("unseen")), dropped.transform(Some("a")));
    }

    #[test]
    fn no_levels() {
        assert!(OneHot::fit(&[None], true).transform(Some("a")).is_empty());
    }
}
