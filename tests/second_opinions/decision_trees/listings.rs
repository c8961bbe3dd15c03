//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/models/decision-trees/decision-trees-best-split.rs"]
pub(crate) mod decision_trees_best_split;
#[path = "../../../listings/models/decision-trees/decision-trees-cart.rs"]
pub(crate) mod decision_trees_cart;
#[path = "../../../listings/models/decision-trees/decision-trees-gain.rs"]
pub(crate) mod decision_trees_gain;
#[path = "../../../listings/models/decision-trees/decision-trees-missing.rs"]
pub(crate) mod decision_trees_missing;
#[path = "../../../listings/models/decision-trees/decision-trees-pruning.rs"]
pub(crate) mod decision_trees_pruning;
