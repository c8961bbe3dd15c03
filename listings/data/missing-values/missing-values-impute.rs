//! Fill with the mean or the median of the training rows, and remember what was missing.
//!
//! Rows are `&[Vec<Option<f64>>]`, n × d. `fit` looks at training rows only; `transform` fills any
//! rows with what was learnt. Source of the example: scikit-learn, `SimpleImputer`.
//!
//! Interview style: std only, nothing newer than Rust 1.59.

// ANCHOR: fit
/// What goes into a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// The mean: keeps the mean, pulled by outliers.
    Mean,
    /// The median: for prices, times, counts.
    Median,
}

/// One value to fill with for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Imputer {
    /// Length d.
    pub fills: Vec<f64>,
}

impl Imputer {
    /// Learns from training rows. `None` if a column has no value at all, or there is no row.
    pub fn fit(rows: &[Vec<Option<f64>>], fill: Fill) -> Option<Self> {
        let width = rows.first()?.len();
        let of = |column: usize| {
            let mut values: Vec<f64> = rows.iter().filter_map(|row| row[column]).collect();
            match fill {
                _ if values.is_empty() => None,
                Fill::Mean => Some(values.iter().sum::<f64>() / values.len() as f64),
                Fill::Median => Some(median(&mut values)),
            }
        };
        (0..width).map(of).collect::<Option<Vec<f64>>>().map(|fills| Self { fills })
    }

    /// The rows without gaps: n × d.
    pub fn transform(&self, rows: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
        let filled = |row: &Vec<Option<f64>>| {
            row.iter().zip(&self.fills).map(|(value, fill)| value.unwrap_or(*fill)).collect()
        };
        rows.iter().map(filled).collect()
    }

    /// The same, and d further columns: 1 where the value was missing. n × 2d.
    pub fn transform_with_indicators(&self, rows: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
        let mut filled = self.transform(rows);
        for (wide, row) in filled.iter_mut().zip(rows) {
            wide.extend(row.iter().map(|value| f64::from(u8::from(value.is_none()))));
        }
        filled
    }
}
// ANCHOR_END: fit

/// The middle value; of an even number the mean of the two middle ones. Values are not NaN.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(|a, b| a.partial_cmp(b).expect("missing values are None, not NaN"));
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { 0.5 * (values[middle - 1] + values[middle]) }
}

// ANCHOR: groups
/// Fills each gap with the mean of its group in the training rows, `(group, value)`; a group
/// without values gets the mean of all. `None` if there is no value at all.
pub fn fill_by_group(
    train: &[(u32, Option<f64>)],
    rows: &[(u32, Option<f64>)],
) -> Option<Vec<f64>> {
    let mean = |wanted: Option<u32>| {
        let of: Vec<f64> = train
            .iter()
            .filter(|(group, _)| wanted.unwrap_or(*group) == *group)
            .filter_map(|&(_, value)| value)
            .collect();
        if of.is_empty() { None } else { Some(of.iter().sum::<f64>() / of.len() as f64) }
    };
    let overall = mean(None)?;
    let filled = |&(group, value): &(u32, Option<f64>)| {
        value.unwrap_or_else(|| mean(Some(group)).unwrap_or(overall))
    };
    Some(rows.iter().map(filled).collect())
}
// ANCHOR_END: groups

// ANCHOR: main
fn main() {
    let train = [
        vec![Some(7.0), Some(2.0), Some(3.0)],
        vec![Some(4.0), None, Some(6.0)],
        vec![Some(10.0), Some(5.0), Some(9.0)],
    ];
    let new = [vec![None, Some(2.0), Some(3.0)], vec![Some(10.0), None, Some(9.0)]];
    let imputer = Imputer::fit(&train, Fill::Mean).expect("each column has a value");
    println!("fills  {:?}", imputer.fills);
    for row in imputer.transform_with_indicators(&new) {
        println!("filled {:?}  missing {:?}", &row[..3], &row[3..]);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn some(values: [f64; 3]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    /// The example of scikit-learn's documentation of `SimpleImputer`.
    #[test]
    fn scikit_learn_example() {
        let mut train = [some([7.0, 2.0, 3.0]), some([4.0, 0.0, 6.0]), some([10.0, 5.0, 9.0])];
        train[1][1] = None;
        let imputer = Imputer::fit(&train, Fill::Mean).expect("values");
        let mut new = [some([0.0, 2.0, 3.0]), some([4.0, 0.0, 6.0]), some([10.0, 0.0, 9.0])];
        (new[0][0], new[1][1], new[2][1]) = (None, None, None);
        let expected = [[7.0, 2.0, 3.0], [4.0, 3.5, 6.0], [10.0, 3.5, 9.0]];
        assert_eq!(imputer.transform(&new), expected);
        assert_eq!(imputer.transform_with_indicators(&new)[2][3..], [0.0, 1.0, 0.0]);
    }

    #[test]
    fn one_outlier_moves_the_mean_and_not_the_median() {
        let rows: Vec<Vec<Option<f64>>> =
            [Some(1.0), Some(2.0), None, Some(90.0)].iter().map(|&v| vec![v]).collect();
        assert_eq!(Imputer::fit(&rows, Fill::Mean).map(|i| i.fills), Some(vec![31.0]));
        assert_eq!(Imputer::fit(&rows, Fill::Median).map(|i| i.fills), Some(vec![2.0]));
    }

    #[test]
    fn a_column_of_nothing() {
        assert_eq!(Imputer::fit(&[vec![Some(1.0), None]], Fill::Mean), None);
        assert_eq!(Imputer::fit(&[], Fill::Median), None);
    }

    #[test]
    fn by_group() {
        let train = [(1, Some(2.0)), (1, Some(4.0)), (1, None), (2, Some(9.0)), (3, None)];
        let new = [(1, None), (2, None), (3, None), (4, None), (1, Some(7.0))];
        assert_eq!(fill_by_group(&train, &new), Some(vec![3.0, 9.0, 5.0, 5.0, 7.0]));
        assert_eq!(fill_by_group(&[(1, None)], &new), None);
    }
}
