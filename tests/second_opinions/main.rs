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

mod ab_testing;
mod ab_testing_2;
mod adaboost;
mod bagging_and_random_forests;
mod bias_variance;
mod byte_pair_encoding;
mod calibration;
mod choosing_a_metric;
mod class_imbalance;
mod classifier_architecture;
mod clustering_metrics;
mod comparison;
mod confusion_matrix;
mod correlation;
mod decision_trees;
mod distributions;
mod drift;
mod edit_distance_and_n_grams;
mod embeddings;
mod fallacies;
mod gradient_boosting;
mod graphs_and_heaps;
mod group_by;
mod hierarchical_and_density_clustering;
mod hyper_parameter_search;
mod interpretability;
mod intervals_and_bootstrap;
mod joins;
mod k_means;
mod k_nearest_neighbours;
mod linear_algebra;
mod linear_regression;
mod logistic_regression;
mod matrix_factorisation;
mod missing_values;
mod multi_label;
mod naive_bayes;
mod numerics;
mod pca_and_lda;
mod pivot_and_melt;
mod precision_recall_curve;
mod probability_drills;
mod random;
mod ranking_metrics;
mod reading_tables;
mod regression_metrics;
mod regularisation;
mod roc_auc;
mod rust_pitfalls;
mod sampling;
mod scaling_and_encoding;
mod search_and_dynamic_programming;
mod sequences;
mod set_similarity;
mod splits;
mod sql;
mod stacking_and_voting;
mod strings_matrices_simulation;
mod support_vector_machine;
mod tf_idf_and_bm25;
mod thresholds_and_costs;
mod training_data;
mod window_functions;
