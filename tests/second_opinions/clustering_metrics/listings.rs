//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "an exercise has a starter")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/clustering-metrics/clustering-agreement.rs"]
pub(crate) mod clustering_agreement;
#[path = "../../../listings/evaluation/clustering-metrics/clustering-chance.rs"]
pub(crate) mod clustering_chance;
#[path = "../../../listings/evaluation/clustering-metrics/clustering-silhouette.rs"]
pub(crate) mod clustering_silhouette;
#[path = "../../../listings/evaluation/clustering-metrics/exercise-b-cubed.rs"]
pub(crate) mod exercise_b_cubed;
