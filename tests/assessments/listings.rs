//! The solutions under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "a starter is there to be filled in")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../listings/assessments/practice-c/exercise-average-precision.rs"]
pub(crate) mod average_precision;
#[path = "../../listings/assessments/practice-a/exercise-board-saves.rs"]
pub(crate) mod board_saves;
#[path = "../../listings/assessments/practice-a/exercise-f-scores.rs"]
pub(crate) mod f_scores;
#[path = "../../listings/assessments/practice-a/exercise-gaussian-naive-bayes.rs"]
pub(crate) mod gaussian_naive_bayes;
#[path = "../../listings/assessments/practice-c/exercise-k-means.rs"]
pub(crate) mod k_means;
#[path = "../../listings/assessments/practice-b/exercise-logistic-regression.rs"]
pub(crate) mod logistic_regression;
#[path = "../../listings/stages/assessment/exercise-order-by-deadline.rs"]
pub(crate) mod order_by_deadline;
#[path = "../../listings/assessments/practice-b/exercise-pin-origins.rs"]
pub(crate) mod pin_origins;
#[path = "../../listings/assessments/practice-b/exercise-sessions.rs"]
pub(crate) mod sessions;
#[path = "../../listings/assessments/practice-c/exercise-top-pins.rs"]
pub(crate) mod top_pins;
