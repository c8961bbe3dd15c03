//! AdaBoost: the chapter's three implementations against each other, and what theory promises.
//!
//! No crate that the tests may use has AdaBoost. The three share no code: one tries all stumps and
//! multiplies by exponentials, one sweeps, one is given the votes of all stumps and divides the
//! weight by halves.

mod listings;

use kit::approx::is_close;
use proptest::prelude::*;

use listings::{bound, committee, rounds};

/// Points on a line with distinct places, and a label for each.
fn points() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec(any::<bool>(), 4..25).prop_map(|labels| {
        let xs = (0..labels.len()).map(|i| f64::from(u8::try_from(i).expect("few"))).collect();
        (xs, labels.into_iter().map(|y| if y { 1.0 } else { -1.0 }).collect())
    })
}

/// Rows of two features with ties among their values.
fn table() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    let row = prop::collection::vec((0_u8..9).prop_map(f64::from), 2);
    prop::collection::vec((row, any::<bool>()), 2..40)
        .prop_map(|rows| rows.into_iter().map(|(r, y)| (r, if y { 1.0 } else { -1.0 })).unzip())
}

proptest! {
    #[test]
    fn training_error_keeps_the_bound_in_every_round((rows, labels) in table()) {
        let trained = bound::adaboost(&rows, &labels, 30);
        let mut product = 1.0;
        for (round, error) in trained.iter().zip(bound::errors(&trained, &rows, &labels)) {
            prop_assert!(round.z < 1.0);
            product *= round.z;
            prop_assert!(error <= product + 1e-9, "{error} > {product}");
        }
    }

    #[test]
    fn the_product_of_z_is_the_mean_exponential_loss((rows, labels) in table()) {
        let trained = bound::adaboost(&rows, &labels, 15);
        let losses = rows.iter().zip(&labels).map(|(row, y)| (-y * bound::vote(&trained, row)).exp());
        let mean = losses.sum::<f64>() / f64::from(u8::try_from(rows.len()).expect("few"));
        let product: f64 = trained.iter().map(|round| round.z).product();
        // A perfect stump: the error is lifted to 1e-10, the loss is what it is.
        let perfect = trained.first().is_some_and(|round| round.z < 1e-4);
        prop_assert!(perfect || is_close(mean, product, 1e-9), "{mean} {product}");
    }

    /// Which of several equal stumps is taken differs, so what is compared is the error of the first.
    #[test]
    fn brute_force_and_sweep_find_equally_good_stumps((xs, labels) in points()) {
        let rows: Vec<Vec<f64>> = xs.iter().map(|&x| vec![x]).collect();
        let weights = vec![1.0; xs.len()];
        let (_, slow) = rounds::best_stump(&xs, &labels, &weights).expect("several places");
        let orders = bound::orders(&rows);
        let (_, fast) = bound::best_stump(&rows, &labels, &weights, &orders).expect("likewise");
        prop_assert!(is_close(slow, fast, 1e-12));
    }

    #[test]
    fn a_committee_of_all_stumps_is_adaboost((xs, labels) in points()) {
        let sign = |x: f64| if x > 0.0 { 1_i8 } else { -1 };
        let stumps: Vec<rounds::Stump> = xs
            .windows(2)
            .flat_map(|gap| [1.0, -1.0].map(|below| (f64::midpoint(gap[0], gap[1]), below)))
            .map(|(threshold, below)| rounds::Stump { threshold, below })
            .collect();
        let say = |stump: &rounds::Stump| xs.iter().map(|&x| sign(stump.predict(x))).collect();
        let votes: Vec<Vec<i8>> = stumps.iter().map(say).collect();
        let truth: Vec<i8> = labels.iter().map(|&y| sign(y)).collect();
        let taken = committee::committee(&votes, &truth, 8);
        let trained = rounds::adaboost(&xs, &labels, 8);
        prop_assert_eq!(taken.len(), trained.len());
        for ((expert, vote), round) in taken.iter().zip(&trained) {
            prop_assert_eq!(stumps[*expert], round.stump);
            prop_assert!(is_close(*vote, round.alpha, 1e-9));
        }
    }
}
