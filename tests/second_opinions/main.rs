//! Second opinions: the book's listings against references that share no code with them.
//!
//! - published tables, named where they stand;
//! - well-kept crates that compute the same thing;
//! - properties that must hold for any input, tried on hundreds by `proptest`.
//!
//! Each chapter has a folder: `listings.rs` takes its listings in by path, `mod.rs` tests them.
//! Their own tests come along and run once more. Nothing here is a dependency of the book.

mod linear_regression;
mod logistic_regression;
mod pca_and_lda;
mod random;
mod regularisation;
#[expect(clippy::float_cmp, reason = "where a property says equal, it means to the last bit")]
mod roc_auc;
mod support_vector_machine;
