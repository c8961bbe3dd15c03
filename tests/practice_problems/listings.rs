//! The solutions and listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::unwrap_used, reason = "the tests of exercises, which come along, may")]

#[path = "../../listings/retired-problems/practice-problems/exercise-downstream-users.rs"]
pub(crate) mod downstream_users;
#[path = "../../listings/retired-problems/practice-problems/exercise-fewest-lines.rs"]
pub(crate) mod fewest_lines;
#[path = "../../listings/retired-problems/practice-problems/exercise-hike-stops.rs"]
pub(crate) mod hike_stops;
#[path = "../../listings/retired-problems/practice-problems/exercise-itinerary.rs"]
pub(crate) mod itinerary;
#[path = "../../listings/retired-problems/reading-a-new-problem/reading-overlap-index.rs"]
pub(crate) mod overlap_index;
#[path = "../../listings/retired-problems/reading-a-new-problem/reading-overlap-pairs.rs"]
pub(crate) mod overlap_pairs;
#[path = "../../listings/retired-problems/reading-a-new-problem/reading-overlap-prefix.rs"]
pub(crate) mod overlap_prefix;
#[path = "../../listings/retired-problems/practice-problems/exercise-parameter-grid.rs"]
pub(crate) mod parameter_grid;
#[path = "../../listings/retired-problems/reading-a-new-problem/exercise-quiet-log.rs"]
pub(crate) mod quiet_log;
#[path = "../../listings/retired-problems/practice-problems/exercise-round-text.rs"]
pub(crate) mod round_text;
#[path = "../../listings/retired-problems/practice-problems/exercise-sparse-matrix.rs"]
pub(crate) mod sparse_matrix;
#[path = "../../listings/retired-problems/practice-problems/exercise-sudoku.rs"]
pub(crate) mod sudoku;
