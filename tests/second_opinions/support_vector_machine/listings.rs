//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/models/support-vector-machine/support-vector-machine-kernel.rs"]
pub(crate) mod support_vector_machine_kernel;
#[path = "../../../listings/models/support-vector-machine/support-vector-machine-linear.rs"]
pub(crate) mod support_vector_machine_linear;
