//! Multi-label metrics: subset accuracy, Hamming loss, micro and macro F1, Jaccard.
//!
//! Truth and prediction have n rows (pins) and K cells each (labels); a cell says whether the pin has
//! the label. A label that nobody has and nobody predicts has F1 = 0/0, which counts as 0 in the
//! macro average, as scikit-learn does by default.
//!
//! M.-L. Zhang, Z.-H. Zhou, "A review on multi-label learning algorithms", IEEE Transactions on
//! Knowledge and Data Engineering 26 (2014). Values in the tests: scikit-learn, `hamming_loss`,
//! `jaccard_score`.

// ANCHOR: whole
/// The share of rows with every cell right. `None` without rows.
pub fn subset_accuracy<T: PartialEq>(truth: &[Vec<T>], predicted: &[Vec<T>]) -> Option<f64> {
    let right = truth.iter().zip(predicted).filter(|(t, p)| t == p).count();
    (!truth.is_empty()).then(|| right as f64 / truth.len() as f64)
}

/// The share of cells that are wrong. `None` without cells.
pub fn hamming_loss<T: PartialEq>(truth: &[Vec<T>], predicted: &[Vec<T>]) -> Option<f64> {
    let cells = || truth.iter().flatten().zip(predicted.iter().flatten());
    let wrong = cells().filter(|(t, p)| t != p).count();
    (cells().count() > 0).then(|| wrong as f64 / cells().count() as f64)
}
// ANCHOR_END: whole

// ANCHOR: averages
/// TP, FP and FN: of one label, or of several added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Has the label, and was given it.
    pub tp: u32,
    /// Was given the label without having it.
    pub fp: u32,
    /// Has the label, and was not given it.
    pub fn_: u32,
}

impl Counts {
    /// 2 TP / (2 TP + FP + FN), and 0 for 0/0.
    pub fn f1(self) -> f64 {
        f64::from(2 * self.tp) / f64::from((2 * self.tp + self.fp + self.fn_).max(1))
    }

    /// TP / (TP + FP + FN), and 0 for 0/0.
    pub fn jaccard(self) -> f64 {
        f64::from(self.tp) / f64::from((self.tp + self.fp + self.fn_).max(1))
    }
}

/// One [`Counts`] for each of `k` labels.
pub fn per_label(truth: &[Vec<bool>], predicted: &[Vec<bool>], k: usize) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); k];
    for (t, p) in truth.iter().zip(predicted) {
        for label in 0..k {
            match (t[label], p[label]) {
                (true, true) => counts[label].tp += 1,
                (false, true) => counts[label].fp += 1,
                (true, false) => counts[label].fn_ += 1,
                (false, false) => {}
            }
        }
    }
    counts
}

/// Micro: add the counts up, then divide.
pub fn total(labels: &[Counts]) -> Counts {
    labels.iter().fold(Counts::default(), |sum, label| Counts {
        tp: sum.tp + label.tp,
        fp: sum.fp + label.fp,
        fn_: sum.fn_ + label.fn_,
    })
}

/// Macro: divide for each label, then take the mean. `None` without labels.
pub fn macro_f1(labels: &[Counts]) -> Option<f64> {
    let sum: f64 = labels.iter().map(|label| label.f1()).sum();
    (!labels.is_empty()).then(|| sum / labels.len() as f64)
}
// ANCHOR_END: averages

/// Rows from texts such as "110": a 1 for each label that the pin has.
pub fn rows(texts: &[&str]) -> Vec<Vec<bool>> {
    texts.iter().map(|text| text.chars().map(|cell| cell == '1').collect()).collect()
}

// ANCHOR: main
fn main() {
    // Ten pins; labels: food, home, tattoo. The careful model never says "tattoo".
    let truth = rows(&["100", "100", "110", "010", "100", "010", "110", "100", "011", "001"]);
    let careful = rows(&["100", "100", "110", "010", "100", "010", "110", "100", "010", "000"]);
    let eager = rows(&["110", "110", "110", "010", "100", "011", "110", "100", "011", "001"]);
    println!("         subset acc.   Hamming   micro F1   macro F1");
    for (name, predicted) in [("careful", careful), ("eager", eager)] {
        let labels = per_label(&truth, &predicted, 3);
        println!(
            "{name:7}  {:>11.3}   {:>7.3}   {:>8.3}   {:>8.3}",
            subset_accuracy(&truth, &predicted).expect("there are rows"),
            hamming_loss(&truth, &predicted).expect("there are cells"),
            total(&labels).f1(),
            macro_f1(&labels).expect("there are labels"),
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// scikit-learn, `jaccard_score`: one row of labels; then micro over two rows.
    #[test]
    fn jaccard_as_in_scikit_learn() {
        let one = per_label(&rows(&["011"]), &rows(&["111"]), 3);
        assert_close!(total(&one).jaccard(), 2.0 / 3.0, 1e-15);
        let two = per_label(&rows(&["011", "110"]), &rows(&["111", "100"]), 3);
        assert_close!(total(&two).jaccard(), 0.6, 1e-15);
    }

    /// scikit-learn, `hamming_loss`: with one class per item, one cell per item. Written as four
    /// yes/no cells, the same error is two wrong cells of sixteen.
    #[test]
    fn hamming_depends_on_what_a_cell_is() {
        let (truth, predicted) = ([2, 2, 3, 4], [1, 2, 3, 4]);
        let column = |classes: &[u8]| classes.iter().map(|&c| vec![c]).collect::<Vec<_>>();
        let loss = hamming_loss(&column(&truth), &column(&predicted)).expect("cells");
        assert_close!(loss, 0.25, 1e-15);
        let one_hot = |classes: &[u8]| -> Vec<Vec<bool>> {
            classes.iter().map(|&c| (1..=4).map(|k| k == c).collect()).collect()
        };
        let loss = hamming_loss(&one_hot(&truth), &one_hot(&predicted)).expect("cells");
        assert_close!(loss, 0.125, 1e-15);
    }

    #[test]
    fn nothing_to_count() {
        let none: [Vec<bool>; 0] = [];
        assert_eq!(subset_accuracy(&none, &none), None);
        assert_eq!(hamming_loss(&none, &none), None);
        assert_eq!(hamming_loss(&[Vec::<bool>::new()], &[Vec::new()]), None);
        assert_eq!(macro_f1(&[]), None);
    }

    #[test]
    fn a_pin_without_labels_can_be_right() {
        let (truth, predicted) = (rows(&["00"]), rows(&["00"]));
        assert_eq!(subset_accuracy(&truth, &predicted), Some(1.0));
        assert_eq!(macro_f1(&per_label(&truth, &predicted, 2)), Some(0.0));
    }
}
