//! The listings of the chapter, each a module.

#[path = "../../../listings/evaluation/bias-and-variance/bias-variance-decompose.rs"]
pub(crate) mod decompose;
#[path = "../../../listings/evaluation/bias-and-variance/bias-variance-knobs.rs"]
pub(crate) mod knobs;
#[path = "../../../listings/evaluation/bias-and-variance/bias-variance-learning-curves.rs"]
pub(crate) mod learning_curves;
#[path = "../../../listings/evaluation/bias-and-variance/exercise-one-standard-error.rs"]
pub(crate) mod one_standard_error;
#[path = "../../../listings/evaluation/bias-and-variance/bias-variance-polynomials.rs"]
pub(crate) mod polynomials;
