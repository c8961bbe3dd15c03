//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::needless_range_loop, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/models/matrix-factorisation/matrix-factorisation-als.rs"]
pub(crate) mod als;
#[path = "../../../listings/models/matrix-factorisation/matrix-factorisation-implicit.rs"]
pub(crate) mod implicit;
