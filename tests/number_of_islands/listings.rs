//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]

#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-bfs.rs"]
pub(crate) mod bfs;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-brute-force.rs"]
pub(crate) mod brute_force;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-depth.rs"]
pub(crate) mod depth;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-dfs.rs"]
pub(crate) mod dfs;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-measures.rs"]
pub(crate) mod measures;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-objects.rs"]
pub(crate) mod objects;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-online.rs"]
pub(crate) mod online;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-ray.rs"]
pub(crate) mod ray;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-robot.rs"]
pub(crate) mod robot;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-rows.rs"]
pub(crate) mod rows;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-tiles.rs"]
pub(crate) mod tiles;
#[path = "../../listings/retired-problems/number-of-islands/number-of-islands-union-find.rs"]
pub(crate) mod union_find;
