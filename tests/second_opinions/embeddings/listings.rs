//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/text/embeddings/exercise-cold-neighbours.rs"]
pub(crate) mod cold_neighbours;
#[path = "../../../listings/text/embeddings/embeddings-hashing.rs"]
pub(crate) mod hashing;
#[path = "../../../listings/text/embeddings/embeddings-pair-loss.rs"]
pub(crate) mod pair_loss;
#[path = "../../../listings/text/embeddings/embeddings-popularity.rs"]
pub(crate) mod popularity;
#[path = "../../../listings/text/embeddings/embeddings-skip-gram.rs"]
pub(crate) mod skip_gram;
