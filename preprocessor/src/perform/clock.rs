//! How long a process may run, on a machine that it shares.
//!
//! A limit in seconds of the wall clock would fail a good listing because the machine is busy with
//! something else. A limit in seconds of processor time would never end one that sleeps. So the
//! clock of a process stands still while it waits for a processor, where the system tells how long
//! it did: on Linux, the second number of `/proc/<process>/task/<thread>/schedstat`, in nanoseconds
//! ([scheduler statistics](https://docs.kernel.org/scheduler/sched-stats.html)).

use std::time::{Duration, Instant};

/// However busy the machine is, nothing runs for longer than so many times its limit.
const MOST: u32 = 10;

/// The clock of one process.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    started: Instant,
    limit: Duration,
    process: u32,
    /// Until so long after the start its time cannot be over. It moves on with what the process was
    /// last known to have waited, so that the system is asked only when it matters.
    deadline: Duration,
}

impl Clock {
    /// The clock of a process that was started at `started` and may run for `limit`.
    pub fn new(process: u32, started: Instant, limit: Duration) -> Self {
        Self { started, limit, process, deadline: limit }
    }

    /// How long ago the process was started, by the clock on the wall.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// For how long its limit cannot be reached.
    pub fn certain(&self) -> Duration {
        self.deadline.saturating_sub(self.elapsed())
    }

    /// Whether its time is over.
    pub fn is_over(&mut self) -> bool {
        if self.elapsed() >= self.deadline {
            self.deadline = deadline(waited(self.process), self.limit);
        }
        self.elapsed() >= self.deadline
    }
}

/// When the time of a process is over that has waited so long.
fn deadline(waited: Duration, limit: Duration) -> Duration {
    limit.saturating_add(waited).min(limit.saturating_mul(MOST))
}

/// How long the thread that waited longest has waited for a processor; zero where nobody knows.
fn waited(process: u32) -> Duration {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{process}/task")) else {
        return Duration::ZERO;
    };
    threads
        .filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok())
        .filter_map(|text| of_schedstat(&text))
        .max()
        .unwrap_or_default()
}

/// The time on a run queue in a line such as `2510395 1084307 53`: running, waiting, turns.
fn of_schedstat(text: &str) -> Option<Duration> {
    text.split_whitespace().nth(1)?.parse().ok().map(Duration::from_nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn is_over(elapsed: Duration, waited: Duration, limit: Duration) -> bool {
        elapsed >= deadline(waited, limit)
    }

    #[test]
    fn time_on_a_run_queue_does_not_count() {
        assert!(!is_over(29 * SECOND, Duration::ZERO, 30 * SECOND));
        assert!(is_over(30 * SECOND, Duration::ZERO, 30 * SECOND), "it slept or computed");
        assert!(!is_over(100 * SECOND, 80 * SECOND, 30 * SECOND), "it had 20 seconds");
        assert!(is_over(100 * SECOND, 70 * SECOND, 30 * SECOND));
    }

    #[test]
    fn nothing_runs_for_ever() {
        assert!(is_over(300 * SECOND, 299 * SECOND, 30 * SECOND));
    }

    #[test]
    fn a_line_of_schedstat_is_read_and_anything_else_is_no_reason_to_fail() {
        assert_eq!(of_schedstat("2510395 1084307 53\n"), Some(Duration::from_nanos(1_084_307)));
        assert_eq!(of_schedstat(""), None);
        assert_eq!(of_schedstat("1 x 2"), None);
        assert_eq!(waited(u32::MAX), Duration::ZERO);
    }

    /// Four threads for each processor: at least one of them has to wait.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_system_tells_of_threads_that_wait() {
        let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let started = Instant::now();
        let spin = Duration::from_millis(300);
        std::thread::scope(|scope| {
            for _ in 0..4 * processors {
                scope.spawn(move || while started.elapsed() < spin {});
            }
            std::thread::sleep(Duration::from_millis(200));
            assert!(waited(std::process::id()) > Duration::ZERO);
        });
    }
}
