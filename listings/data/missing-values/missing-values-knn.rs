//! Fill a gap with the mean of the k nearest rows that have the value.
//!
//! Distance over what two rows share, scaled up to all d features: √(d / shared · Σ (xⱼ − yⱼ)²); rows
//! that share nothing have none. Source of formula and example: scikit-learn, `nan_euclidean_distances`
//! and `KNNImputer`. Scale the features first.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

// ANCHOR: distance
/// The distance of two rows with gaps; `None` if no feature is there in both.
pub fn nan_euclidean(a: &[Option<f64>], b: &[Option<f64>]) -> Option<f64> {
    let (mut sum, mut shared) = (0.0, 0);
    for (x, y) in a.iter().zip(b) {
        if let (Some(x), Some(y)) = (x, y) {
            sum += (x - y) * (x - y);
            shared += 1;
        }
    }
    if shared == 0 { None } else { Some((a.len() as f64 / f64::from(shared) * sum).sqrt()) }
}
// ANCHOR_END: distance

// ANCHOR: impute
/// The rows without gaps, filled from the training rows. Of equally near rows the first count. A
/// gap for which no row is comparable gets the column's mean; a column without any value, `None`.
pub fn knn_impute(
    train: &[Vec<Option<f64>>],
    rows: &[Vec<Option<f64>>],
    k: usize,
) -> Option<Vec<Vec<f64>>> {
    let fill = |row: &Vec<Option<f64>>, column: usize| {
        let mut donors: Vec<(f64, f64)> = train
            .iter()
            .filter_map(|donor| Some((nan_euclidean(row, donor)?, donor[column]?)))
            .collect();
        donors.sort_by(|a, b| a.0.partial_cmp(&b.0).expect("distances of numbers")); // stable
        donors.truncate(k);
        if donors.is_empty() {
            donors = train.iter().filter_map(|donor| Some((0.0, donor[column]?))).collect();
        }
        let sum: f64 = donors.iter().map(|&(_, value)| value).sum();
        if donors.is_empty() { None } else { Some(sum / donors.len() as f64) }
    };
    let filled = |row: &Vec<Option<f64>>| {
        (0..row.len()).map(|column| row[column].or_else(|| fill(row, column))).collect()
    };
    rows.iter().map(filled).collect()
}
// ANCHOR_END: impute

// ANCHOR: main
fn main() {
    let rows = [
        vec![Some(1.0), Some(2.0), None],
        vec![Some(3.0), Some(4.0), Some(3.0)],
        vec![None, Some(6.0), Some(5.0)],
        vec![Some(8.0), Some(8.0), Some(7.0)],
    ];
    for other in [1, 3] {
        let distance = nan_euclidean(&rows[2], &rows[other]).expect("two features are shared");
        println!("from row 2 to row {other}: {distance:.3}");
    }
    for row in knn_impute(&rows, &rows, 2).expect("each column has a value") {
        println!("{row:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: Option<f64> = None;

    /// The example of scikit-learn's documentation of `KNNImputer`.
    #[test]
    fn scikit_learn_example() {
        let rows = [
            vec![Some(1.0), Some(2.0), GAP],
            vec![Some(3.0), Some(4.0), Some(3.0)],
            vec![GAP, Some(6.0), Some(5.0)],
            vec![Some(8.0), Some(8.0), Some(7.0)],
        ];
        let expected = [[1.0, 2.0, 4.0], [3.0, 4.0, 3.0], [5.5, 6.0, 5.0], [8.0, 8.0, 7.0]];
        let filled = knn_impute(&rows, &rows, 2).expect("values");
        assert_eq!(filled, expected);
    }

    /// scikit-learn's documentation of `nan_euclidean_distances`: √(4/2 · ((3 − 1)² + (6 − 5)²)).
    #[test]
    fn the_distance_is_scaled_up() {
        let a = [Some(3.0), GAP, GAP, Some(6.0)];
        let b = [Some(1.0), GAP, Some(4.0), Some(5.0)];
        assert_eq!(nan_euclidean(&a, &b), Some(10.0_f64.sqrt()));
        assert_eq!(nan_euclidean(&[Some(1.0), GAP], &[GAP, Some(1.0)]), None);
        assert_eq!(nan_euclidean(&[], &[]), None);
    }

    #[test]
    fn nobody_is_comparable() {
        let train = [vec![GAP, Some(1.0)], vec![GAP, Some(3.0)], vec![Some(5.0), GAP]];
        let new = [vec![Some(5.0), GAP], vec![GAP, GAP]];
        assert_eq!(knn_impute(&train, &new, 1), Some(vec![vec![5.0, 2.0], vec![5.0, 2.0]]));
        assert_eq!(knn_impute(&[vec![Some(1.0), GAP]], &new, 1), None);
    }

    #[test]
    fn fewer_donors_than_k() {
        let rows = [vec![Some(0.0), Some(4.0)], vec![Some(9.0), Some(6.0)], vec![Some(1.0), GAP]];
        assert_eq!(knn_impute(&rows, &rows, 5).expect("values")[2][1].to_bits(), 5.0_f64.to_bits());
    }
}
