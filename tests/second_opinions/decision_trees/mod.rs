//! Decision trees: `smartcore` 0.7, brute force, and properties.
//!
//! The published values (fourteen days of tennis) stand in the listing's own tests.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::tree::decision_tree_classifier::{
    DecisionTreeClassifier, DecisionTreeClassifierParameters,
};
use smartcore::tree::decision_tree_regressor::{
    DecisionTreeRegressor, DecisionTreeRegressorParameters,
};

use listings::{
    decision_trees_best_split as split, decision_trees_cart as cart, decision_trees_gain as gain,
    decision_trees_missing as missing, decision_trees_pruning as pruning,
};

type TheirTree = DecisionTreeClassifier<f64, u32, DenseMatrix<f64>, Vec<u32>>;

fn matrix(rows: &[Vec<f64>]) -> DenseMatrix<f64> {
    DenseMatrix::from_2d_vec(&rows.to_vec()).expect("rows are equally long")
}

fn their_tree(rows: &[Vec<f64>], labels: &[usize], levels: Option<u16>) -> TheirTree {
    let labels: Vec<u32> =
        labels.iter().map(|&label| u32::try_from(label).expect("few classes")).collect();
    let parameters = DecisionTreeClassifierParameters { max_depth: levels, ..Default::default() };
    DecisionTreeClassifier::fit(&matrix(rows), &labels, parameters).expect("well formed")
}

fn our_tree(rows: &[Vec<f64>], labels: &[usize], depth: usize) -> cart::Node {
    cart::grow(rows, labels, 3, &(0..rows.len()).collect::<Vec<_>>(), depth)
}

proptest! {
    /// Information gain is mutual information, so feature and class may change places.
    #[test]
    fn information_gain_is_symmetric_and_within_bounds(
        rows in prop::collection::vec((0_usize..4, 0_usize..3), 1..40),
    ) {
        let names = ["a", "b", "c", "d"];
        let (values, classes): (Vec<&str>, Vec<&str>) =
            rows.iter().map(|&(value, class)| (names[value], names[class])).unzip();
        let information = gain::gain(gain::entropy, &values, &classes);
        assert_close!(information, gain::gain(gain::entropy, &classes, &values), 1e-12);
        let most = gain::entropy(&gain::counts(&classes));
        prop_assert!((-1e-12..=most + 1e-12).contains(&information));
        let gini = gain::gini_impurity(&gain::counts(&classes));
        prop_assert!((0.0..=1.0 - 1.0 / 3.0 + 1e-12).contains(&gini));
        prop_assert!(gain::gain(gain::gini_impurity, &values, &classes) >= -1e-12);
    }

    #[test]
    fn the_sweep_finds_what_exhaustive_search_finds(
        rows in prop::collection::vec((-6_i8..6, 0_usize..3), 0..40),
    ) {
        let x: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let labels: Vec<usize> = rows.iter().map(|row| row.1).collect();
        match (split::best_split(&x, &labels, 3), split::exhaustive(&x, &labels, 3)) {
            (None, None) => {}
            (Some(fast), Some(slow)) => {
                assert_close!(fast.cost, slow.cost, 1e-12);
                assert_close!(fast.threshold, slow.threshold, 0.0);
            }
            (fast, slow) => prop_assert!(false, "{fast:?} and {slow:?}"),
        }
    }

    /// Where nothing is missing, the split with a side for missing values is the plain one.
    #[test]
    fn without_gaps_the_sides_do_not_matter(
        rows in prop::collection::vec((-6_i8..6, any::<bool>()), 0..40),
    ) {
        let x: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let bits: Vec<bool> = rows.iter().map(|row| row.1).collect();
        let labels: Vec<usize> = bits.iter().map(|&bit| usize::from(bit)).collect();
        let gapless: Vec<Option<f64>> = x.iter().copied().map(Some).collect();
        let plain = split::best_split(&x, &labels, 2);
        let sided = missing::best_split(&gapless, &bits);
        prop_assert_eq!(plain.is_some(), sided.is_some());
        if let (Some(plain), Some(sided)) = (plain, sided) {
            assert_close!(plain.cost, sided.cost, 1e-12);
            assert_close!(plain.threshold, sided.threshold, 1e-12);
        }
    }

    /// A full tree makes no mistake on rows that differ.
    #[test]
    fn a_full_tree_knows_its_rows(seed: u64) {
        let (rows, labels) = cart::moons(40, 0.5, &mut Rng::new(seed));
        let tree = our_tree(&rows, &labels, 99);
        assert_close!(cart::accuracy(&tree, &rows, &labels), 1.0, 0.0);
    }
}

/// On these draws no two candidate splits near the root cost the same, so both trees are the same. `smartcore` counts levels of nodes: its `max_depth` 4 is three comparisons.
#[test]
fn trees_agree_with_smartcore() {
    for seed in 0..10 {
        let mut rng = Rng::new(seed);
        let (rows, labels) = cart::moons(200, 0.3, &mut rng);
        let (unseen, _) = cart::moons(500, 0.3, &mut rng);
        let ours = our_tree(&rows, &labels, 2);
        let theirs = their_tree(&rows, &labels, Some(3));
        let theirs = theirs.predict(&matrix(&unseen)).expect("it is fitted");
        let same = unseen.iter().zip(&theirs).filter(|(row, c)| ours.predict(row) == **c as usize);
        assert_eq!(same.count(), unseen.len(), "seed {seed}");
    }
}

#[test]
fn smartcore_counts_levels_not_comparisons() {
    let rows = [vec![1.0], vec![2.0]];
    let stump = their_tree(&rows, &[0, 1], Some(2)).predict(&matrix(&rows)).expect("fitted");
    assert_eq!(stump, [0, 1]);
    let leaf = their_tree(&rows, &[0, 1], Some(1)).predict(&matrix(&rows)).expect("fitted");
    assert_eq!(leaf[0], leaf[1], "one level is a leaf alone");
    assert_eq!(our_tree(&rows, &[0, 1], 1).size(), (1, 2));
}

/// `smartcore` 0.7 looks at a threshold only where the label changes from one sorted row to the next.
/// With equal values that depends on their order: the threshold 1.5 is between two rows of class 1
/// here, and its tree does not split at all. Ours does, and so does exhaustive search.
#[test]
fn ties_hide_a_threshold_from_smartcore() {
    let x = [1.0, 1.0, 1.0, 2.0, 2.0];
    let labels = [0, 0, 1, 1, 1];
    let rows: Vec<Vec<f64>> = x.iter().map(|&x| vec![x]).collect();
    assert_eq!(our_tree(&rows, &labels, 9).predict(&[1.0]), 0, "two of three");
    let slow = split::exhaustive(&x, &labels, 2).expect("two values");
    assert_close!(slow.threshold, 1.5, 0.0);
    assert_close!(slow.cost, 4.0 / 15.0, 1e-12); // 3/5 · 4/9
    let theirs = their_tree(&rows, &labels, None).predict(&matrix(&rows)).expect("fitted");
    assert_eq!(theirs, [1; 5]);
}

/// The whole regression tree answers with the targets themselves, between rows with one of its two
/// neighbours; both implementations cut halfway, so they agree everywhere.
#[test]
fn regression_trees_agree_with_smartcore() {
    let mut rng = Rng::new(4);
    for _ in 0..10 {
        let rows = pruning::wave(50, &mut rng);
        let ours = pruning::grow(&rows, 1);
        let x: Vec<Vec<f64>> = rows.iter().map(|row| vec![row.0]).collect();
        let y: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let theirs =
            DecisionTreeRegressor::fit(&matrix(&x), &y, DecisionTreeRegressorParameters::default());
        let theirs = theirs.expect("well formed");
        let ask: Vec<Vec<f64>> = (0..200).map(|_| vec![6.0 * rng.uniform()]).collect();
        let answers = theirs.predict(&matrix(&ask)).expect("fitted");
        for (x, answer) in ask.iter().zip(answers) {
            assert_close!(ours.predict(x[0]), answer, 1e-9);
        }
    }
}
