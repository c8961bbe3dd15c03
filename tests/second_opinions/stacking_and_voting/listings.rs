//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/ensembles/stacking-and-voting/stacking-and-voting-condorcet.rs"]
pub(crate) mod stacking_and_voting_condorcet;
#[path = "../../../listings/ensembles/stacking-and-voting/stacking-and-voting-stacking.rs"]
pub(crate) mod stacking_and_voting_stacking;
