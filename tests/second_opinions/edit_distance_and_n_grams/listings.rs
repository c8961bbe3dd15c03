//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/text/edit-distance-and-n-grams/exercise-did-you-mean.rs"]
pub(crate) mod did_you_mean;
#[path = "../../../listings/text/edit-distance-and-n-grams/edit-distance-and-n-grams-levenshtein.rs"]
pub(crate) mod levenshtein;
#[path = "../../../listings/text/edit-distance-and-n-grams/edit-distance-and-n-grams-model.rs"]
pub(crate) mod model;
