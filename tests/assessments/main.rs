//! The practice assessments: every solution against something that shares no code with it.
//!
//! - `models`: naive Bayes, logistic regression and k-means against `smartcore` 0.7, values of
//!   scikit-learn, and properties;
//! - `metrics`: F-scores and average precision against values of scikit-learn and definitions;
//! - `data`: the tasks on tables and chains against slow and obvious programs.

#[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
mod data;
mod listings;
#[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
mod metrics;
#[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
mod models;
