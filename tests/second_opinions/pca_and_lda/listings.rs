//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/models/pca-and-lda/pca-and-lda-fisher.rs"]
pub(crate) mod pca_and_lda_fisher;
#[path = "../../../listings/models/pca-and-lda/pca-and-lda-power.rs"]
pub(crate) mod pca_and_lda_power;
