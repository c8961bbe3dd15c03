//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/set-similarity/exercise-bag-overlap.rs"]
pub(crate) mod bag_overlap;
#[path = "../../../listings/data/set-similarity/set-similarity-banding.rs"]
pub(crate) mod banding;
#[path = "../../../listings/data/set-similarity/set-similarity-minhash.rs"]
pub(crate) mod minhash;
#[path = "../../../listings/data/set-similarity/set-similarity-pipeline.rs"]
pub(crate) mod pipeline;
#[path = "../../../listings/data/set-similarity/set-similarity-shingles.rs"]
pub(crate) mod shingles;
#[path = "../../../listings/data/set-similarity/set-similarity-simhash.rs"]
pub(crate) mod simhash;
