//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/text/byte-pair-encoding/byte-pair-encoding-bytes.rs"]
pub(crate) mod bytes;
#[path = "../../../listings/text/byte-pair-encoding/exercise-longest-match.rs"]
pub(crate) mod longest_match;
#[path = "../../../listings/text/byte-pair-encoding/byte-pair-encoding-words.rs"]
pub(crate) mod words;
