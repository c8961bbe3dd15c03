//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/missing-values/missing-values-bias.rs"]
pub(crate) mod bias;
#[path = "../../../listings/data/missing-values/missing-values-impute.rs"]
pub(crate) mod impute;
#[path = "../../../listings/data/missing-values/missing-values-knn.rs"]
pub(crate) mod knn;
#[path = "../../../listings/data/missing-values/exercise-training-medians.rs"]
pub(crate) mod training_medians;
#[path = "../../../listings/data/missing-values/missing-values-world.rs"]
pub(crate) mod world;
