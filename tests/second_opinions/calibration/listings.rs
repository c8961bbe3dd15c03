//! The listings under test, each a module.

#[path = "../../../listings/evaluation/calibration/calibration-maps.rs"]
pub(crate) mod maps;
#[path = "../../../listings/evaluation/calibration/calibration-scores.rs"]
pub(crate) mod scores;
#[path = "../../../listings/evaluation/calibration/calibration-shift.rs"]
pub(crate) mod shift;
