//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/roc-auc/roc-auc-histogram.rs"]
pub(crate) mod roc_auc_histogram;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-interval.rs"]
pub(crate) mod roc_auc_interval;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-multiclass.rs"]
pub(crate) mod roc_auc_multiclass;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-naive-ties.rs"]
pub(crate) mod roc_auc_naive_ties;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-partial.rs"]
pub(crate) mod roc_auc_partial;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-prevalence.rs"]
pub(crate) mod roc_auc_prevalence;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-ranks.rs"]
pub(crate) mod roc_auc_ranks;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-sweep.rs"]
pub(crate) mod roc_auc_sweep;
#[path = "../../../listings/evaluation/roc-auc/roc-auc-threshold.rs"]
pub(crate) mod roc_auc_threshold;
