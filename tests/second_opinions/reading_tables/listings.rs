//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/reading-tables/reading-tables-by-hand.rs"]
pub(crate) mod by_hand;
#[path = "../../../listings/data/reading-tables/reading-tables-json-lines.rs"]
pub(crate) mod json_lines;
#[path = "../../../listings/data/reading-tables/exercise-log-pairs.rs"]
pub(crate) mod log_pairs;
#[path = "../../../listings/data/reading-tables/reading-tables-typed.rs"]
pub(crate) mod typed;
