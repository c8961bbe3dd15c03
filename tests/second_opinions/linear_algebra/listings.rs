//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]
#![expect(clippy::needless_range_loop, reason = "the listings' own lint table allows it")]
#![expect(clippy::many_single_char_names, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/coding/linear-algebra/linear-algebra-elimination.rs"]
pub(crate) mod elimination;
#[path = "../../../listings/coding/linear-algebra/exercise-how-many-solutions.rs"]
pub(crate) mod how_many_solutions;
#[path = "../../../listings/coding/linear-algebra/linear-algebra-least-squares.rs"]
pub(crate) mod least_squares;
#[path = "../../../listings/coding/linear-algebra/linear-algebra-symmetric.rs"]
pub(crate) mod symmetric;
