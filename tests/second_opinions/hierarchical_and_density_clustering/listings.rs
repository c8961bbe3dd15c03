//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/models/hierarchical-and-density-clustering/hierarchical-and-density-clustering-dbscan.rs"]
pub(crate) mod dbscan;
#[path = "../../../listings/models/hierarchical-and-density-clustering/hierarchical-and-density-clustering-mixture.rs"]
pub(crate) mod mixture;
#[path = "../../../listings/models/hierarchical-and-density-clustering/exercise-responsibilities.rs"]
pub(crate) mod responsibilities;
#[path = "../../../listings/models/hierarchical-and-density-clustering/hierarchical-and-density-clustering-ward.rs"]
pub(crate) mod ward;
