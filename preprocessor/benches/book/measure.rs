//! Whole processes, measured from outside: wall clock, and processor time of all descendants.

use std::{
    fs::{self, File},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// Clock ticks in a second, as Linux shows processor time to programs on every common machine.
const TICKS: f64 = 100.0;

/// A measurement in which others used more than this part of the machine is done again.
const DISTURBED: f64 = 0.1;

/// How to measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measurer<'a> {
    /// Wait so long at most for the machine to be idle, and measure again what was disturbed.
    pub(crate) patience: Duration,
    /// Where programs write what they say.
    pub(crate) log: &'a Path,
}

/// A measurement, of one run or of several on end.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// Seconds of each run.
    pub(crate) wall: Vec<f64>,
    /// Seconds of processor time of one run: the mean, because the system counts it in hundredths.
    pub(crate) cpu: Option<f64>,
    /// The part of the machine that others used meanwhile.
    pub(crate) others: Option<f64>,
    /// Every run succeeded.
    pub(crate) success: bool,
}

impl Measurer<'_> {
    /// Measure `times` runs of a command; `prepare` goes before them, and before another attempt.
    pub(crate) fn sample(
        &self,
        times: u32,
        mut prepare: impl FnMut() -> Result<()>,
        command: impl Fn() -> Command,
    ) -> Result<Sample> {
        let deadline = Instant::now() + self.patience;
        loop {
            wait_for_quiet(deadline);
            prepare()?;
            let sample = self.attempt(times, &command)?;
            let disturbed = sample.others.is_some_and(|others| others > DISTURBED);
            if !disturbed || Instant::now() >= deadline {
                return Ok(sample);
            }
        }
    }

    fn attempt(&self, times: u32, command: &impl Fn() -> Command) -> Result<Sample> {
        let (machine, own) = (Machine::now(), cpu_of_descendants());
        let (mut wall, mut success) = (Vec::new(), true);
        for _ in 0..times {
            let started = Instant::now();
            let mut child = start(command(), self.log)?;
            success &= child.wait()?.success();
            wall.push(started.elapsed().as_secs_f64());
        }
        reap();
        let used = own.zip(cpu_of_descendants()).map(|(before, after)| after - before);
        let others = machine.zip(Machine::now()).zip(used).map(|((before, after), used)| {
            ((after.busy - before.busy - used) / (after.total - before.total).max(0.01)).max(0.0)
        });
        Ok(Sample { wall, cpu: used.map(|used| used / f64::from(times)), others, success })
    }
}

/// Start a command that says what it says to a file.
pub(crate) fn start(mut command: Command, log: &Path) -> Result<Child> {
    let log = File::create(log)?;
    command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    command.spawn().with_context(|| format!("cannot run {}", command.get_program().display()))
}

/// Processor time, in seconds, of all processes that descend from this one and have ended.
fn cpu_of_descendants() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may hold anything: state is field 3, cutime and cstime are 16 and 17.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    Some((ticks(16)? + ticks(17)?) / TICKS)
}

/// Descendants whose parents ended first become children of this process, so that their processor
/// time is counted, too.
pub(crate) fn adopt_orphans() {
    #[cfg(target_os = "linux")]
    let _: Result<(), _> = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
}

/// Wait for adopted children that are about to end.
pub(crate) fn reap() {
    #[cfg(target_os = "linux")]
    for _ in 0..100 {
        match rustix::process::wait(rustix::process::WaitOptions::NOHANG) {
            Ok(Some(_)) => {}
            Ok(None) => std::thread::sleep(Duration::from_millis(1)),
            Err(_) => break,
        }
    }
}

/// What all processors together have done so far, in seconds.
#[derive(Clone, Copy)]
struct Machine {
    busy: f64,
    total: f64,
}

impl Machine {
    fn now() -> Option<Self> {
        let stat = fs::read_to_string("/proc/stat").ok()?;
        // user nice system idle iowait irq softirq steal
        let ticks = stat.lines().next()?.split_whitespace().skip(1).take(8);
        let ticks: Vec<f64> = ticks.map(str::parse).collect::<Result<_, _>>().ok()?;
        let total: f64 = ticks.iter().sum();
        let idle = ticks.get(3)? + ticks.get(4)?;
        Some(Self { busy: (total - idle) / TICKS, total: total / TICKS })
    }
}

/// Return when the machine has been idle for a moment, or at the deadline.
fn wait_for_quiet(deadline: Instant) {
    while Instant::now() < deadline {
        let before = Machine::now();
        std::thread::sleep(Duration::from_millis(300));
        let Some((before, after)) = before.zip(Machine::now()) else { return };
        if after.busy - before.busy <= DISTURBED / 2.0 * (after.total - before.total) {
            return;
        }
    }
}
