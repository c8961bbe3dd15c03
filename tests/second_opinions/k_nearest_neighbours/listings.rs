//! The listings of the chapter, each a module.

#[path = "../../../listings/models/k-nearest-neighbours/exercise-choose-k.rs"]
pub(crate) mod choose_k;
#[path = "../../../listings/models/k-nearest-neighbours/k-nearest-neighbours-heap.rs"]
pub(crate) mod heap;
#[path = "../../../listings/models/k-nearest-neighbours/k-nearest-neighbours-k.rs"]
pub(crate) mod k;
#[path = "../../../listings/models/k-nearest-neighbours/k-nearest-neighbours-kd-tree.rs"]
pub(crate) mod kd_tree;
#[path = "../../../listings/models/k-nearest-neighbours/k-nearest-neighbours-scale.rs"]
pub(crate) mod scale;
