//! The program as its users meet it: small books in temporary folders, checked by the real binary.
//!
//! One binary, one file for each topic; `harness.rs` builds the books. Tests are independent of each
//! other, of the environment they are started in, of the network, and of how fast the machine is.

mod annotations;
mod broken;
mod bundles;
mod bundling;
mod cache;
mod commands;
mod confined;
mod ends;
mod exercises;
mod figures;
mod glossary;
mod harness;
mod keys;
mod math;
#[path = "../../examples/parity/compare/mod.rs"]
mod parity;
mod progress;
mod quizzes;
mod render;
mod reports;
mod rules;
mod site;
mod slips;
