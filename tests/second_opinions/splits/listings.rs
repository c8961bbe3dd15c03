//! The listings of the chapter, each a module.

#[path = "../../../listings/evaluation/splits-and-leakage/splits-copies.rs"]
pub(crate) mod copies;
#[path = "../../../listings/evaluation/splits-and-leakage/splits-encoding.rs"]
pub(crate) mod encoding;
#[path = "../../../listings/evaluation/splits-and-leakage/splits-folds.rs"]
pub(crate) mod folds;
#[path = "../../../listings/evaluation/splits-and-leakage/splits-order.rs"]
pub(crate) mod order;
#[path = "../../../listings/evaluation/splits-and-leakage/exercise-rolling-splits.rs"]
pub(crate) mod rolling_splits;
