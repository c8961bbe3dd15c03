//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/coding/graphs-and-heaps/graphs-and-heaps-arms.rs"]
pub(crate) mod arms;
#[path = "../../../listings/coding/graphs-and-heaps/graphs-and-heaps-dijkstra.rs"]
pub(crate) mod dijkstra;
#[path = "../../../listings/coding/graphs-and-heaps/graphs-and-heaps-euler.rs"]
pub(crate) mod euler;
#[path = "../../../listings/coding/graphs-and-heaps/exercise-finish-times.rs"]
pub(crate) mod finish_times;
#[path = "../../../listings/coding/graphs-and-heaps/graphs-and-heaps-heaps.rs"]
pub(crate) mod heaps;
#[path = "../../../listings/coding/graphs-and-heaps/exercise-merge-boards.rs"]
pub(crate) mod merge_boards;
#[path = "../../../listings/coding/graphs-and-heaps/graphs-and-heaps-order.rs"]
pub(crate) mod order;
#[path = "../../../listings/coding/graphs-and-heaps/exercise-removed-links.rs"]
pub(crate) mod removed_links;
#[path = "../../../listings/coding/graphs-and-heaps/graphs-and-heaps-search.rs"]
pub(crate) mod search;
#[path = "../../../listings/coding/graphs-and-heaps/exercise-sponsored-links.rs"]
pub(crate) mod sponsored_links;
#[path = "../../../listings/coding/graphs-and-heaps/exercise-strongest-chain.rs"]
pub(crate) mod strongest_chain;
