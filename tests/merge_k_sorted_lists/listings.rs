//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-collect.rs"]
pub(crate) mod collect;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-external.rs"]
pub(crate) mod external;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-floats.rs"]
pub(crate) mod floats;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-heap.rs"]
pub(crate) mod heap;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-iterators.rs"]
pub(crate) mod iterators;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-loser-tree.rs"]
pub(crate) mod loser_tree;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-pairs.rs"]
pub(crate) mod pairs;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-postings.rs"]
pub(crate) mod postings;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-scan.rs"]
pub(crate) mod scan;
#[path = "../../listings/retired-problems/merge-k-sorted-lists/merge-k-sorted-lists-shards.rs"]
pub(crate) mod shards;
