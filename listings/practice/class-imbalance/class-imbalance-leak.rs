//! Copies made before the split: a perfect score on pure noise.
//!
//! Contract: 500 rows of five features and 25 positives; labels have nothing to do with features,
//! seed 5. Positives are repeated until the classes are even, then five-fold cross-validation of a
//! 1-nearest-neighbour classifier; or the folds first, and copies in the training rows only.

use kit::rng::Rng;

/// Five features and a label.
pub type Row = ([f64; 5], bool);

// ANCHOR: leak
/// Positives repeated until they are as many as the negatives.
pub fn oversample(rows: &[Row]) -> Vec<Row> {
    let positives: Vec<Row> = rows.iter().filter(|row| row.1).copied().collect();
    let missing = rows.len() - 2 * positives.len();
    let copies = positives.iter().cycle().take(missing);
    rows.iter().chain(copies).copied().collect()
}

/// The label of the nearest training row.
pub fn nearest(train: &[Row], x: &[f64; 5]) -> bool {
    let distance = |row: &Row| row.0.iter().zip(x).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
    train.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).is_some_and(|row| row.1)
}

/// Recall and precision over five folds. `before`: copies are made before the folds.
pub fn cross_validate(rows: &[Row], before: bool, rng: &mut Rng) -> (f64, f64) {
    let mut rows = if before { oversample(rows) } else { rows.to_vec() };
    rng.shuffle(&mut rows);
    let (mut hits, mut alarms, mut positives) = (0.0, 0.0, 0.0);
    for fold in 0..5 {
        let part = |test: bool| {
            let of = rows.iter().enumerate().filter(move |(i, _)| (i % 5 == fold) == test);
            of.map(|(_, row)| *row).collect::<Vec<Row>>()
        };
        let train = if before { part(false) } else { oversample(&part(false)) };
        for (x, positive) in part(true) {
            let called = nearest(&train, &x);
            hits += f64::from(u8::from(called && positive));
            alarms += f64::from(u8::from(called));
            positives += f64::from(u8::from(positive));
        }
    }
    (hits / positives, hits / f64::max(alarms, 1.0))
}
// ANCHOR_END: leak

/// Noise: 500 rows, 25 of them positive.
pub fn noise(seed: u64) -> Vec<Row> {
    let mut rng = Rng::new(seed);
    (0..500).map(|i| (std::array::from_fn(|_| rng.normal()), i % 20 == 0)).collect()
}

// ANCHOR: main
fn main() {
    let rows = noise(5);
    for (name, before) in [("copies before the folds", true), ("copies inside the folds", false)] {
        let (recall, precision) = cross_validate(&rows, before, &mut Rng::new(1));
        println!("{name}: recall {recall:.2}, precision {precision:.2}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_even_the_classes() {
        let more = oversample(&noise(5));
        assert_eq!((more.len(), more.iter().filter(|row| row.1).count()), (950, 475));
    }

    /// Noise: recall and precision are 0.05 in expectation; 25 positives have a standard error of
    /// 0.044.
    #[test]
    fn only_the_leak_sees_something_in_noise() {
        let (recall, precision) = cross_validate(&noise(5), true, &mut Rng::new(1));
        assert!(recall > 0.99 && precision > 0.85);
        let (recall, precision) = cross_validate(&noise(5), false, &mut Rng::new(1));
        assert!(recall < 0.23 && precision < 0.23);
    }
}
