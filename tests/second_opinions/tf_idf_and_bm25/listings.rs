//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/text/tf-idf-and-bm25/tf-idf-and-bm25-cosine.rs"]
pub(crate) mod cosine;
#[path = "../../../listings/text/tf-idf-and-bm25/tf-idf-and-bm25-index.rs"]
pub(crate) mod index;
#[path = "../../../listings/text/tf-idf-and-bm25/exercise-phrase-search.rs"]
pub(crate) mod phrase_search;
#[path = "../../../listings/text/tf-idf-and-bm25/tf-idf-and-bm25-saturation.rs"]
pub(crate) mod saturation;
