//! Support vector machines: `smartcore` 0.7 (LASVM, with a bias that is not penalised), the two
//! listings against each other, and properties.

mod listings;

use kit::approx::is_close;
use kit::rng::Rng;
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::svm::Kernels;
use smartcore::svm::svc::{SVC, SVCParameters};

use kernel::{Kernel, Vec2};
use listings::{support_vector_machine_kernel as kernel, support_vector_machine_linear as linear};

/// A grid of 31 × 31 points over the data.
fn grid() -> Vec<Vec2> {
    let at = |i: i32| f64::from(i) / 6.0 - 2.5;
    (0..31).flat_map(|i| (0..31).map(move |j| [at(i), at(j)])).collect()
}

/// The bias is penalised here and not there, so the boundary lies a little elsewhere.
#[test]
fn smartcore_draws_nearly_the_same_boundary() {
    let (points, labels) = kernel::ring(24, 60);
    let rbf = Kernel::Rbf(1.0);
    let alpha = kernel::train(&points, &labels, rbf, 1.0);
    let rows: Vec<Vec<f64>> = points.iter().map(|p| p.to_vec()).collect();
    let x = DenseMatrix::from_2d_vec(&rows).expect("a table");
    let y: Vec<i32> = labels.iter().map(|&y| if y > 0.0 { 1 } else { -1 }).collect();
    let parameters = SVCParameters::default()
        .with_c(1.0)
        .with_epoch(20)
        .with_kernel(Kernels::rbf().with_gamma(1.0))
        .with_seed(Some(1));
    let theirs = SVC::fit(&x, &y, &parameters).expect("fits");
    let places = grid();
    let rows: Vec<Vec<f64>> = places.iter().map(|p| p.to_vec()).collect();
    let predicted =
        theirs.predict(&DenseMatrix::from_2d_vec(&rows).expect("a table")).expect("predicts");
    let same = places.iter().zip(&predicted).filter(|&(&place, &their)| {
        kernel::score(&points, &labels, &alpha, rbf, place) * their > 0.0
    });
    let share = same.count() * 100 / places.len();
    assert!(share >= 97, "{share} % of the grid agree");
}

/// λ = 1/(nC): stochastic descent on the primal against coordinate ascent on the dual.
#[test]
fn primal_and_dual_meet() {
    let mut rng = Rng::new(3);
    let labels: Vec<f64> = (0..60).map(|i| if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
    let points: Vec<Vec2> = labels.iter().map(|y| [0.8 * y + rng.normal(), rng.normal()]).collect();
    let c = 0.5;
    let alpha = kernel::train(&points, &labels, Kernel::Linear, c);
    let mut w = [0.0; 3];
    for ((p, y), a) in points.iter().zip(&labels).zip(&alpha) {
        for (wj, x) in w.iter_mut().zip([p[0], p[1], 1.0]) {
            *wj += a * y * x;
        }
    }
    let rows: Vec<Vec<f64>> = points.iter().map(|p| vec![p[0], p[1], 1.0]).collect();
    let lambda = 1.0 / (60.0 * c);
    let best = linear::objective(&w, &rows, &labels, lambda);
    // Strong duality: the value of the dual, in the same units.
    let dual = alpha.iter().sum::<f64>() - w.iter().map(|w| w * w).sum::<f64>() / 2.0;
    assert!(is_close(best, dual * lambda, 1e-6), "{best} and {}", dual * lambda);
    let found = linear::pegasos(&rows, &labels, lambda, 200_000, &mut rng);
    let reached = linear::objective(&found, &rows, &labels, lambda);
    assert!(reached >= best - 1e-9 && reached < best * 1.01, "{reached} and {best}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_conditions_of_optimality_hold(seed in 0_u64..1000, gamma in 0.2..5.0_f64, c in 0.1..10.0_f64) {
        let (points, labels) = kernel::ring(seed, 12);
        let rbf = Kernel::Rbf(gamma);
        let alpha = kernel::train(&points, &labels, rbf, c);
        for (i, &a) in alpha.iter().enumerate() {
            prop_assert!((0.0..=c).contains(&a));
            let margin = labels[i] * kernel::score(&points, &labels, &alpha, rbf, points[i]);
            prop_assert!(a >= c || margin >= 1.0 - 1e-4, "{a} {margin}");
            prop_assert!(a <= 0.0 || margin <= 1.0 + 1e-4, "{a} {margin}");
        }
    }

    #[test]
    fn turning_the_labels_turns_the_score(seed in 0_u64..1000, x in -2.0..2.0_f64, y in -2.0..2.0_f64) {
        let (points, labels) = kernel::ring(seed, 12);
        let turned: Vec<f64> = labels.iter().map(|y| -y).collect();
        let rbf = Kernel::Rbf(1.0);
        let there = kernel::score(&points, &labels, &kernel::train(&points, &labels, rbf, 1.0), rbf, [x, y]);
        let back = kernel::score(&points, &turned, &kernel::train(&points, &turned, rbf, 1.0), rbf, [x, y]);
        prop_assert!(is_close(there, -back, 1e-9));
    }

    #[test]
    fn kernels_are_symmetric_and_bounded(a in -3.0..3.0_f64, b in -3.0..3.0_f64, gamma in 0.01..10.0_f64) {
        let (x, z) = ([a, b], [b, 1.0]);
        for one in [Kernel::Linear, Kernel::Rbf(gamma)] {
            prop_assert!(is_close(one.apply(x, z), one.apply(z, x), 1e-12));
            // Cauchy and Schwarz.
            prop_assert!(one.apply(x, z).powi(2) <= one.apply(x, x) * one.apply(z, z) + 1e-9);
        }
    }
}
