//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/practice/hyper-parameter-search/exercise-early-stopping.rs"]
pub(crate) mod early_stopping;
#[path = "../../../listings/practice/hyper-parameter-search/hyper-parameter-search-halving.rs"]
pub(crate) mod halving;
#[path = "../../../listings/practice/hyper-parameter-search/hyper-parameter-search-winners-curse.rs"]
pub(crate) mod winners_curse;
