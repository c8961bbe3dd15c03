//! The listings under test, each a module.

#[path = "../../../listings/evaluation/thresholds-and-costs/thresholds-rule.rs"]
pub(crate) mod rule;
#[path = "../../../listings/evaluation/thresholds-and-costs/thresholds-shift.rs"]
pub(crate) mod shift;
#[path = "../../../listings/evaluation/thresholds-and-costs/thresholds-two-models.rs"]
pub(crate) mod two_models;
