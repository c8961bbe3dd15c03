//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/models/classifier-architecture/classifier-architecture-abstain.rs"]
pub(crate) mod classifier_architecture_abstain;
#[path = "../../../listings/models/classifier-architecture/classifier-architecture-eight.rs"]
pub(crate) mod classifier_architecture_eight;
#[path = "../../../listings/models/classifier-architecture/classifier-architecture-heads.rs"]
pub(crate) mod classifier_architecture_heads;
#[path = "../../../listings/models/classifier-architecture/classifier-architecture-pick.rs"]
pub(crate) mod classifier_architecture_pick;
