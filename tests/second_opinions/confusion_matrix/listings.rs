//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/confusion-matrix/confusion-agreement.rs"]
pub(crate) mod confusion_agreement;
#[path = "../../../listings/evaluation/confusion-matrix/confusion-counts.rs"]
pub(crate) mod confusion_counts;
#[path = "../../../listings/evaluation/confusion-matrix/confusion-f-beta.rs"]
pub(crate) mod confusion_f_beta;
#[path = "../../../listings/evaluation/confusion-matrix/confusion-merge.rs"]
pub(crate) mod confusion_merge;
#[path = "../../../listings/evaluation/confusion-matrix/confusion-multiclass.rs"]
pub(crate) mod confusion_multiclass;
