//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../listings/stages/creative-algorithms/best-pins.rs"]
pub(crate) mod best_pins;
#[path = "../../listings/stages/creative-algorithms/board-for-tags.rs"]
pub(crate) mod board_for_tags;
#[path = "../../listings/stages/creative-algorithms/board-names.rs"]
pub(crate) mod board_names;
#[path = "../../listings/stages/creative-algorithms/near-texts.rs"]
pub(crate) mod near_texts;
#[path = "../../listings/stages/creative-algorithms/next-query.rs"]
pub(crate) mod next_query;
#[path = "../../listings/stages/creative-algorithms/odd-hours.rs"]
pub(crate) mod odd_hours;
#[path = "../../listings/stages/creative-algorithms/sessions.rs"]
pub(crate) mod sessions;
#[path = "../../listings/stages/creative-algorithms/similar-users.rs"]
pub(crate) mod similar_users;
