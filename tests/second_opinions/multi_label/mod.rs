//! Multi-label and noisy labels: `smartcore` on cells and columns, brute force, simulation.

mod listings;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::metrics::{accuracy, f1};

use listings::active::{PENALTY, Row, Strategy, fit, learn, predict};
use listings::fleiss::fleiss_kappa;
use listings::metrics::{hamming_loss, macro_f1, per_label, subset_accuracy, total};
use listings::noise::{ETA, best, losses, noisy};

fn numbers(cells: impl Iterator<Item = bool>) -> Vec<f64> {
    cells.map(|cell| f64::from(u8::from(cell))).collect()
}

proptest! {
    /// One Hamming cell is one item of `smartcore`'s accuracy; micro F1 is its F1 over all cells,
    /// macro F1 the mean over columns. The first two rows make every column and prediction have both
    /// classes and a hit: elsewhere the policies for 0/0 differ.
    #[test]
    fn as_smartcore_on_cells_and_columns(
        cells in prop::collection::vec((prop::bool::ANY, prop::bool::ANY), 0..60),
        k in 1_usize..5,
    ) {
        let (mut truth, mut predicted) = (vec![vec![true; k], vec![false; k]], vec![vec![true; k], vec![false; k]]);
        for row in cells.chunks_exact(k) {
            truth.push(row.iter().map(|cell| cell.0).collect());
            predicted.push(row.iter().map(|cell| cell.1).collect());
        }
        let all = |rows: &[Vec<bool>]| numbers(rows.iter().flatten().copied());
        let cells_of = |rows: &[Vec<bool>]| rows.iter().flatten().map(|&cell| u8::from(cell)).collect::<Vec<u8>>();
        let column = |rows: &[Vec<bool>], label: usize| numbers(rows.iter().map(|row| row[label]));
        let counts = per_label(&truth, &predicted, k);

        let loss = hamming_loss(&truth, &predicted).expect("cells");
        prop_assert!((loss - (1.0 - accuracy(&cells_of(&truth), &cells_of(&predicted)))).abs() < 1e-12);
        prop_assert!((total(&counts).f1() - f1(&all(&truth), &all(&predicted), 1.0)).abs() < 1e-12);
        let mean = (0..k).map(|label| f1(&column(&truth, label), &column(&predicted, label), 1.0)).sum::<f64>() / k as f64;
        prop_assert!((macro_f1(&counts).expect("labels") - mean).abs() < 1e-12);

        // A wrong row has one wrong cell at least and k at most.
        let wrong_rows = 1.0 - subset_accuracy(&truth, &predicted).expect("rows");
        prop_assert!(loss <= wrong_rows + 1e-12 && wrong_rows <= k as f64 * loss + 1e-12);
        // Jaccard is a function of F1.
        let (f1, jaccard) = (total(&counts).f1(), total(&counts).jaccard());
        prop_assert!((jaccard - f1 / (2.0 - f1)).abs() < 1e-12);
    }

    /// Fleiss' κ from the labels themselves: all pairs of people, one pin after the other.
    #[test]
    fn fleiss_by_pairs(
        labels in prop::collection::vec(prop::collection::vec(0_usize..3, 4), 1..12),
    ) {
        let counts: Vec<Vec<u32>> = labels
            .iter()
            .map(|pin| (0..3).map(|k| pin.iter().filter(|&&l| l == k).count() as u32).collect())
            .collect();
        let (mut agreeing, mut pairs) = (0, 0);
        for pin in &labels {
            for a in 0..4 {
                for b in 0..a {
                    pairs += 1;
                    agreeing += u32::from(pin[a] == pin[b]);
                }
            }
        }
        let share = |k| labels.iter().flatten().filter(|&&l| l == k).count() as f64 / (4 * labels.len()) as f64;
        let expected: f64 = (0..3).map(|k| share(k).powi(2)).sum();
        match fleiss_kappa(&counts) {
            None => prop_assert!((0..3).any(|k| share(k) > 0.999)),
            Some(kappa) => {
                let observed = f64::from(agreeing) / f64::from(pairs);
                prop_assert!((kappa - (observed - expected) / (1.0 - expected)).abs() < 1e-9);
                prop_assert!(kappa <= 1.0 + 1e-12);
            }
        }
    }

    /// The identity of the balanced error in the noise listing's header, for any chances and flips
    /// below a sum of 1; and the 0-1 optimum, which stays where flips are symmetric.
    #[test]
    fn optima_that_stay(
        eta in prop::collection::vec(0.02_f64..0.98, 2..12),
        up in 0.0_f64..0.45, down in 0.0_f64..0.45,
    ) {
        let positives: f64 = eta.iter().sum::<f64>() / eta.len() as f64;
        let seen: Vec<f64> = eta.iter().map(|&eta| noisy(eta, (up, down))).collect();
        let noisy_positives = noisy(positives, (up, down));
        let wrong_positives = down * (1.0 - positives) / noisy_positives;
        let wrong_negatives = up * positives / (1.0 - noisy_positives);
        for threshold in 0..=eta.len() {
            let (clean, dirty) = (losses(&eta, threshold).1, losses(&seen, threshold).1);
            let expected = 0.5 + (1.0 - wrong_positives - wrong_negatives) * (clean - 0.5);
            prop_assert!((dirty - expected).abs() < 1e-9, "{} {}", dirty, expected);
        }
        let same: Vec<f64> = eta.iter().map(|&eta| noisy(eta, (up, up))).collect();
        let of_noisy = best(&same, |threshold| losses(&same, threshold).0);
        let of_clean = best(&eta, |threshold| losses(&eta, threshold).0);
        let loss = |threshold| losses(&eta, threshold).0;
        prop_assert!((loss(of_noisy) - loss(of_clean)).abs() < 1e-9);
    }

    /// The fit is a minimum: no small step in any direction is better.
    #[test]
    fn the_fit_is_a_minimum(seed in 0_u64..1000, steps in prop::array::uniform3(-0.1_f64..0.1)) {
        let mut rng = Rng::new(seed);
        let rows: Vec<Row> = (0..30).map(|_| [1.0, rng.normal(), rng.normal()]).collect();
        let labels: Vec<bool> = rows.iter().map(|row| row[1] + rng.normal() > 0.5).collect();
        let loss = |weights: &Row| {
            let penalty: f64 = weights.iter().map(|w| w * w).sum::<f64>() * PENALTY / 2.0;
            let likelihood = |(row, &label): (&Row, &bool)| {
                let p = predict(weights, row);
                if label { -p.ln() } else { -(1.0 - p).ln() }
            };
            penalty + rows.iter().zip(&labels).map(likelihood).sum::<f64>()
        };
        let weights = fit(&rows, &labels, [0.0; 3], 15);
        let near = [weights[0] + steps[0], weights[1] + steps[1], weights[2] + steps[2]];
        prop_assert!(loss(&weights) <= loss(&near) + 1e-9);
    }
}

/// Flips drawn, not computed: 200,000 labels, seed 3. Each loss is a mean of zeros and ones, so five
/// standard errors are 5 · 0.5 / √200,000 = 0.0056.
#[test]
fn simulated_flips() {
    let mut rng = Rng::new(3);
    let (up, down) = (0.3, 0.1);
    let eta = ETA.map(|eta| noisy(eta, (up, down)));
    let mut wrong = [0_u32; 11];
    for _ in 0..200_000 {
        let x = rng.below(10);
        let positive = rng.bernoulli(ETA[x]);
        let label = positive != rng.bernoulli(if positive { up } else { down });
        for (threshold, wrong) in wrong.iter_mut().enumerate() {
            *wrong += u32::from((x >= threshold) != label);
        }
    }
    for (threshold, &wrong) in wrong.iter().enumerate() {
        assert_close!(f64::from(wrong) / 200_000.0, losses(&eta, threshold).0, 0.0056);
    }
}

/// "Twenty-five times the labels": of two rules that differ on 20 % of the items, where the better is
/// right on 70 % of them, clean labels on n items choose the better as often as labels flipped with
/// ρ = 0.4 do on 25 n (ties count half). 2,000 choices each, seed 4: two shares near 0.95 differ by
/// less than 5 · √(2 · 0.95 · 0.05 / 2000) = 0.035.
#[test]
fn the_price_of_noise() {
    let mut rng = Rng::new(4);
    let mut chosen = |n: usize, flip: f64| {
        let right = 0.7 * (1.0 - flip) + 0.3 * flip;
        let points = (0..2000).map(|_| {
            let balance: i32 = (0..n)
                .map(|_| {
                    if !rng.bernoulli(0.2) {
                        0
                    } else if rng.bernoulli(right) {
                        1
                    } else {
                        -1
                    }
                })
                .sum();
            f64::from(balance.signum() + 1) / 2.0
        });
        points.sum::<f64>() / 2000.0
    };
    let (clean, flipped) = (chosen(80, 0.0), chosen(2000, 0.4));
    assert!((0.9..0.985).contains(&clean), "{clean}");
    assert_close!(clean, flipped, 0.035);
}

/// A metric of what is true and what is answered, one row for each item.
type Score = fn(&[Vec<bool>], &[Vec<bool>]) -> Option<f64>;

/// The follow-up on joint and marginal chances: {a, b} 0.4, {a} 0.3, {} 0.3.
#[test]
fn the_best_answer_depends_on_the_metric() {
    let world = [([true, true], 0.4), ([true, false], 0.3), ([false, false], 0.3)];
    let answers = [[false, false], [false, true], [true, false], [true, true]];
    let expected = |answer: [bool; 2], score: Score| {
        let score = |truth: [bool; 2]| score(&[truth.to_vec()], &[answer.to_vec()]).expect("a row");
        world.iter().map(|&(truth, chance)| chance * score(truth)).sum::<f64>()
    };
    let by_subset = answers.map(|answer| expected(answer, subset_accuracy));
    let by_hamming = answers.map(|answer| expected(answer, hamming_loss));
    assert_all_close!(&by_subset, &[0.3, 0.0, 0.3, 0.4], 1e-12);
    assert_all_close!(&by_hamming, &[0.55, 0.65, 0.35, 0.45], 1e-12);
}

/// With other seeds than the listing's, 20 runs: uncertainty sampling is ahead at 30 labels in both
/// worlds, and buys far more positives than random sampling.
#[test]
fn uncertainty_is_ahead() {
    for steepness in [8.0, 1.5] {
        let mut rng = Rng::new(5);
        let mut mean = |strategy| {
            let runs = (0..20).map(|_| learn(&mut rng, strategy, steepness, 30));
            runs.fold((0.0, 0.0), |sum, (accuracies, positives)| {
                (sum.0 + accuracies[20] / 20.0, sum.1 + positives / 20.0)
            })
        };
        let (random, uncertain) = (mean(Strategy::Random), mean(Strategy::Uncertain));
        assert!(uncertain.0 > random.0 + 0.005, "{uncertain:?} {random:?}");
        assert!(uncertain.1 > random.1 + 0.1, "{uncertain:?} {random:?}");
    }
}
