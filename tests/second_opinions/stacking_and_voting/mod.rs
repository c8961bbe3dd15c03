//! Voting against the binomial distribution of `statrs` 0.19 and a simulation; stacking by properties,
//! its base models against `smartcore` 0.7.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::neighbors::knn_classifier::{KNNClassifier, KNNClassifierParameters};
use statrs::distribution::{Binomial, Discrete as _, DiscreteCDF as _};

use listings::{
    stacking_and_voting_condorcet as condorcet, stacking_and_voting_stacking as stacking,
};

proptest! {
    #[test]
    fn the_majority_is_a_tail_of_the_binomial(voters in 1_u32..80, p in 0.0_f64..1.0) {
        let binomial = Binomial::new(p, voters.into()).expect("a valid binomial");
        let half = u64::from(voters / 2);
        let tie = if voters % 2 == 0 { binomial.pmf(half) / 2.0 } else { 0.0 };
        let expected = 1.0 - binomial.cdf(half) + tie;
        assert_close!(condorcet::majority_right(voters, p), expected, 1e-9);
    }

    /// Two more voters help exactly if one is better than a coin.
    #[test]
    fn two_more_voters_help_the_better_half(n in 0_u32..20, p in 0.01_f64..0.99) {
        let odd = 2 * n + 1;
        let gain = condorcet::majority_right(odd + 2, p) - condorcet::majority_right(odd, p);
        if p > 0.5 {
            prop_assert!(gain >= -1e-12);
        } else {
            prop_assert!(gain <= 1e-12);
        }
    }

    #[test]
    fn folds_partition_the_rows(n in 1_usize..200, k in 1_usize..12, seed: u64) {
        let fold = stacking::folds(n, k, &mut Rng::new(seed));
        prop_assert_eq!(fold.len(), n);
        for f in 0..k {
            let size = fold.iter().filter(|&&other| other == f).count();
            prop_assert!(size == n / k || size == n / k + 1);
        }
    }
}

/// 20,000 juries of eleven that copy half of the time, seed 23. Four standard errors are 0.011.
#[test]
fn copying_voters_are_as_simulated() {
    let mut rng = Rng::new(23);
    let mut right = 0.0;
    for _ in 0..20_000 {
        let copied = rng.bernoulli(0.5);
        let first = rng.bernoulli(0.7);
        let votes = (0..11).filter(|_| if copied { first } else { rng.bernoulli(0.7) }).count();
        right += f64::from(u8::from(votes > 5)) / 20_000.0;
    }
    assert_close!(condorcet::copying_majority_right(11, 0.7, 0.5), right, 0.012);
}

#[test]
fn neighbours_agree_with_smartcore() {
    let mut rng = Rng::new(1);
    let (rows, y) = stacking::draw(200, &mut rng);
    let (test, _) = stacking::draw(500, &mut rng);
    let matrix = |rows: &[[f64; 2]]| {
        let rows = rows.iter().map(|row| row.to_vec()).collect();
        DenseMatrix::from_2d_vec(&rows).expect("rows are equally long")
    };
    let classes: Vec<u32> = y.iter().map(|&y| u32::from(y > 0.5)).collect();
    for k in [1, 25] {
        let parameters = KNNClassifierParameters::default().with_k(k);
        let theirs = KNNClassifier::fit(&matrix(&rows), &classes, parameters).expect("well formed");
        let answers: Vec<u32> = theirs.predict(&matrix(&test)).expect("fitted");
        let ours = stacking::neighbours(&rows, &y, k);
        assert!(test.iter().zip(answers).all(|(&row, class)| u32::from(ours(row) > 0.5) == class));
    }
}
