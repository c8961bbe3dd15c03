//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/data/sql/sql-nulls.rs"]
pub(crate) mod nulls;
#[path = "../../../listings/data/sql/sql-queries.rs"]
pub(crate) mod queries;
#[path = "../../../listings/data/sql/sql-three-values.rs"]
pub(crate) mod three_values;
