//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/coding/search-and-dynamic-programming/search-and-dynamic-programming-backtracking.rs"]
pub(crate) mod backtracking;
#[path = "../../../listings/coding/search-and-dynamic-programming/exercise-email-days.rs"]
pub(crate) mod email_days;
#[path = "../../../listings/coding/search-and-dynamic-programming/exercise-few-checks.rs"]
pub(crate) mod few_checks;
#[path = "../../../listings/coding/search-and-dynamic-programming/search-and-dynamic-programming-greedy.rs"]
pub(crate) mod greedy;
#[path = "../../../listings/coding/search-and-dynamic-programming/search-and-dynamic-programming-sequences.rs"]
pub(crate) mod sequences;
#[path = "../../../listings/coding/search-and-dynamic-programming/exercise-shortest-feed.rs"]
pub(crate) mod shortest_feed;
#[path = "../../../listings/coding/search-and-dynamic-programming/exercise-split-hashtag.rs"]
pub(crate) mod split_hashtag;
#[path = "../../../listings/coding/search-and-dynamic-programming/search-and-dynamic-programming-table.rs"]
pub(crate) mod table;
