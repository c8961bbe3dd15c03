//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-adversary.rs"]
pub(crate) mod adversary;
#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-brute-force.rs"]
pub(crate) mod brute_force;
#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-clique.rs"]
pub(crate) mod clique;
#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-elimination.rs"]
pub(crate) mod elimination;
#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-forms.rs"]
pub(crate) mod forms;
#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-pairs.rs"]
pub(crate) mod pairs;
#[path = "../../listings/retired-problems/find-the-celebrity/find-the-celebrity-rounds.rs"]
pub(crate) mod rounds;
