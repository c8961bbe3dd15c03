//! Second opinions: the book's listings against references that share no code with them.
//!
//! - published tables, named where they stand;
//! - well-kept crates that compute the same thing;
//! - properties that must hold for any input, tried on hundreds by `proptest`.
//!
//! Each chapter has a folder: `listings.rs` takes its listings in by path, `mod.rs` tests them.
//! Their own tests come along and run once more. Nothing here is a dependency of the book.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the counts and class numbers of a test are small"
)]

mod adaboost;
mod bagging_and_random_forests;
mod bias_variance;
mod calibration;
mod choosing_a_metric;
mod class_imbalance;
mod classifier_architecture;
mod clustering_metrics;
mod comparison;
mod confusion_matrix;
mod decision_trees;
mod gradient_boosting;
mod hierarchical_and_density_clustering;
mod hyper_parameter_search;
mod interpretability;
mod k_means;
mod k_nearest_neighbours;
mod linear_regression;
mod logistic_regression;
mod matrix_factorisation;
mod multi_label;
mod naive_bayes;
mod pca_and_lda;
mod precision_recall_curve;
mod random;
mod ranking_metrics;
mod regression_metrics;
mod regularisation;
mod roc_auc;
mod sampling;
mod scaling_and_encoding;
mod set_similarity;
mod splits;
mod stacking_and_voting;
mod support_vector_machine;
mod thresholds_and_costs;
mod training_data;
