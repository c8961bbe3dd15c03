//! The listings of the chapter on k-means, each a module.

#[path = "../../../listings/models/k-means/k-means-assumptions.rs"]
pub(crate) mod assumptions;
#[path = "../../../listings/models/k-means/k-means-choose-k.rs"]
pub(crate) mod choose_k;
#[path = "../../../listings/models/k-means/k-means-lloyd.rs"]
pub(crate) mod lloyd;
#[path = "../../../listings/models/k-means/k-means-mini-batch.rs"]
pub(crate) mod mini_batch;
#[path = "../../../listings/models/k-means/k-means-seeding.rs"]
pub(crate) mod seeding;
