//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../listings/retired-problems/neardups/neardups-bfs.rs"]
pub(crate) mod bfs;
#[path = "../../listings/retired-problems/neardups/neardups-boards.rs"]
pub(crate) mod boards;
#[path = "../../listings/retired-problems/neardups/neardups-closure.rs"]
pub(crate) mod closure;
#[path = "../../listings/retired-problems/neardups/neardups-evaluation.rs"]
pub(crate) mod evaluation;
#[path = "../../listings/retired-problems/neardups/neardups-incremental.rs"]
pub(crate) mod incremental;
#[path = "../../listings/retired-problems/neardups/neardups-rounds.rs"]
pub(crate) mod rounds;
#[path = "../../listings/retired-problems/neardups/neardups-shards.rs"]
pub(crate) mod shards;
#[path = "../../listings/retired-problems/neardups/neardups-union-find.rs"]
pub(crate) mod union_find;
