//! A run that is watched, not timed: how much memory its processes take together, and how many of
//! them are compilers. Linux only: it reads `/proc` every two milliseconds.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
    time::Duration,
};

use anyhow::Result;

use crate::measure::{reap, start};

const INTERVAL: Duration = Duration::from_millis(2);

/// What was seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Observed {
    /// The most memory (resident set sizes, added up: pages shared between processes count in each)
    /// that its processes had at one time, in MiB.
    pub(crate) together: f64,
    /// The most that one process had, in MiB.
    pub(crate) largest: f64,
    /// How many times `rustc` compiled something.
    pub(crate) rustc: usize,
    /// How many times `rustdoc` was started.
    pub(crate) rustdoc: usize,
}

/// Run a command and watch it. `None` where there is no `/proc`.
pub(crate) fn observe(command: Command, log: &Path) -> Result<Option<Observed>> {
    let mut watch = Watch::new();
    let mut child = start(command, log)?;
    while child.try_wait()?.is_none() {
        if let Some(watch) = &mut watch {
            watch.look();
        }
        std::thread::sleep(INTERVAL);
    }
    reap();
    Ok(watch.map(|watch| watch.observed()))
}

struct Watch {
    /// Processes that have nothing to do with the command.
    others: BTreeSet<u32>,
    /// Those that have, and what they were when they were last seen.
    ours: BTreeMap<u32, Program>,
    /// Those that have ended: their numbers may come again.
    ended: Vec<Program>,
    together: f64,
    largest: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Program {
    Compiler,
    Rustdoc,
    Other,
}

impl Watch {
    fn new() -> Option<Self> {
        let others = processes()?;
        Some(Self { others, ours: BTreeMap::new(), ended: Vec::new(), together: 0.0, largest: 0.0 })
    }

    fn look(&mut self) {
        let Some(all) = processes() else { return };
        self.others.retain(|process| all.contains(process));
        self.ended
            .extend(self.ours.extract_if(.., |process, _| !all.contains(process)).map(|p| p.1));
        let mut together = 0.0;
        for process in all.difference(&self.others).copied().collect::<Vec<_>>() {
            let Some(parent) = parent(process) else { continue };
            let related = parent == std::process::id() || self.ours.contains_key(&parent);
            if !related && !self.ours.contains_key(&process) {
                self.others.insert(process);
                continue;
            }
            if let Some(program) = program(process) {
                self.ours.insert(process, program);
            }
            if let Some((now, most)) = memory(process) {
                together += now;
                self.largest = self.largest.max(most);
            }
        }
        self.together = self.together.max(together);
    }

    fn observed(&self) -> Observed {
        let all = || self.ours.values().chain(&self.ended);
        let count = |wanted| all().filter(|program| **program == wanted).count();
        Observed {
            together: self.together.max(self.largest),
            largest: self.largest,
            rustc: count(Program::Compiler),
            rustdoc: count(Program::Rustdoc),
        }
    }
}

fn processes() -> Option<BTreeSet<u32>> {
    let entries = fs::read_dir("/proc").ok()?.flatten();
    let found: BTreeSet<u32> =
        entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    (!found.is_empty()).then_some(found)
}

fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// What a process is, by its command line: that of its parent until it has become a program.
fn program(process: u32) -> Option<Program> {
    let line = fs::read(format!("/proc/{process}/cmdline")).ok()?;
    let words: Vec<&[u8]> = line.split(|byte| *byte == 0).collect();
    let name = words.first()?.rsplit(|byte| *byte == b'/').next()?;
    // Asking for the version compiles nothing.
    let asks = || words.iter().any(|word| word.starts_with(b"--print") || *word == b"-vV");
    match name {
        b"" => None,
        b"rustc" if !asks() => Some(Program::Compiler),
        b"rustdoc" => Some(Program::Rustdoc),
        _ => Some(Program::Other),
    }
}

/// Memory that a process has now, and the most it had, in MiB.
fn memory(process: u32) -> Option<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let value = |name: &str| -> Option<f64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()? / 1024.0)
    };
    Some((value("VmRSS:")?, value("VmHWM:")?))
}
