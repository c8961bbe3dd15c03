//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/coding/sequences/sequences-answer-search.rs"]
pub(crate) mod answer_search;
#[path = "../../../listings/coding/sequences/exercise-busy-times.rs"]
pub(crate) mod busy_times;
#[path = "../../../listings/coding/sequences/exercise-comparable-pins.rs"]
pub(crate) mod comparable_pins;
#[path = "../../../listings/coding/sequences/exercise-full-batches.rs"]
pub(crate) mod full_batches;
#[path = "../../../listings/coding/sequences/sequences-intervals.rs"]
pub(crate) mod intervals;
#[path = "../../../listings/coding/sequences/exercise-kth-pairing.rs"]
pub(crate) mod kth_pairing;
#[path = "../../../listings/coding/sequences/sequences-prefix-sums.rs"]
pub(crate) mod prefix_sums;
#[path = "../../../listings/coding/sequences/exercise-shortest-tour.rs"]
pub(crate) mod shortest_tour;
#[path = "../../../listings/coding/sequences/sequences-two-pointers.rs"]
pub(crate) mod two_pointers;
#[path = "../../../listings/coding/sequences/sequences-window.rs"]
pub(crate) mod window;
