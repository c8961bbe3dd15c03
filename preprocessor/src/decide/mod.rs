//! Decide: what has to be compiled, how, and what is in the key of its outcome.

pub mod dependencies;
pub mod key;
pub mod plan;
pub mod prepare;
pub mod rooted;
pub mod sharing;
