//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]

#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-apart.rs"]
pub(crate) mod apart;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-brute-force.rs"]
pub(crate) mod brute_force;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-delay-queue.rs"]
pub(crate) mod delay_queue;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-dependencies.rs"]
pub(crate) mod dependencies;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-heap.rs"]
pub(crate) mod heap;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-intervals.rs"]
pub(crate) mod intervals;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-order-fixed.rs"]
pub(crate) mod order_fixed;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-rows.rs"]
pub(crate) mod rows;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-spacing.rs"]
pub(crate) mod spacing;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-stream.rs"]
pub(crate) mod stream;
#[path = "../../listings/retired-problems/task-scheduler/task-scheduler-workers.rs"]
pub(crate) mod workers;
