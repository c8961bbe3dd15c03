//! The only module that starts processes.
//!
//! Tools run to their end, and the compiler to its end or for so long. Listings run with a cleared
//! environment, limits of time, memory and output, and as little of the file system to write to as
//! the operating system can be made to refuse. Compilers and listings have a process group of their
//! own, which is killed as a whole.

use std::{
    ffi::OsString,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use super::{clock::Clock, confine};

/// Run a tool to its end and collect what it says.
pub fn output(command: &mut Command) -> io::Result<Output> {
    command.stdin(Stdio::null()).output()
}

/// Run a tool for so long; it is killed with all that it started if it has not ended by then.
pub fn output_within(command: &mut Command, time: Duration) -> io::Result<Ran> {
    let started = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let group = Group::new(command.spawn()?);
    let clock = Clock::new(group.child.id(), started, time);
    supervise(group, clock, usize::MAX)
}

/// Run a tool with its input and output on the terminal.
pub fn interactive(command: &mut Command) -> io::Result<ExitStatus> {
    command.status()
}

/// A program to run.
#[derive(Debug)]
pub struct Invocation<'a> {
    /// The binary; its file name is what the program sees as its own.
    pub binary: &'a Path,
    /// Arguments.
    pub arguments: &'a [OsString],
    /// The folder it runs in.
    pub folder: &'a Path,
    /// The only folder it may write to.
    pub writable: &'a Path,
    /// Its whole environment.
    pub environment: &'a [(OsString, OsString)],
    /// What it may use.
    pub limits: Limits,
}

/// What a listing may use.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Time, without what it waits for a processor.
    pub time: Duration,
    /// Address space, in bytes.
    pub memory: u64,
    /// Bytes on stdout and stderr, each.
    pub output: usize,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// With a status.
    Code(i32),
    /// By a signal.
    Signal(i32),
    /// It ran out of time and was killed.
    TimedOut,
    /// It printed too much and was killed.
    TooMuchOutput,
}

impl Exit {
    /// Status 0.
    pub fn is_success(self) -> bool {
        self == Self::Code(0)
    }

    fn of(status: ExitStatus) -> Self {
        #[cfg(unix)]
        if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return Self::Signal(signal);
        }
        Self::Code(status.code().unwrap_or(-1))
    }
}

impl std::fmt::Display for Exit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "exit status {code}"),
            Self::Signal(signal) => match signal_name(*signal) {
                Some(name) => write!(f, "killed by {name}"),
                None => write!(f, "killed by signal {signal}"),
            },
            Self::TimedOut => f.write_str("out of time"),
            Self::TooMuchOutput => f.write_str("too much output"),
        }
    }
}

fn signal_name(signal: i32) -> Option<&'static str> {
    Some(match signal {
        4 => "SIGILL",
        6 => "SIGABRT",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        24 => "SIGXCPU",
        _ => return None,
    })
}

/// What a process did.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// How it ended.
    pub exit: Exit,
    /// What it printed.
    pub stdout: Vec<u8>,
    /// What it said on stderr.
    pub stderr: Vec<u8>,
    /// How long it took.
    pub time: Duration,
    /// It left processes behind, which were killed.
    pub left_children: bool,
}

/// How often a process is looked at whose pipes stay open.
const LOOK: Duration = Duration::from_millis(20);

/// How long to wait between looks at a process whose time may be over.
const BRIEFLY: Duration = Duration::from_millis(1);

/// Run a program within its limits.
pub fn run(invocation: &Invocation<'_>) -> io::Result<Ran> {
    let started = Instant::now();
    let mut command = confine::command(invocation.binary, &invocation.limits);
    command
        .args(invocation.arguments)
        .current_dir(invocation.folder)
        .env_clear()
        .envs(invocation.environment.iter().map(|(name, value)| (name, value)))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let child = confine::spawn(&mut command, invocation.writable)?;
    let mut group = Group::new(child);
    confine::release(&mut group.child);
    let clock = Clock::new(group.child.id(), started, invocation.limits.time);
    supervise(group, clock, invocation.limits.output)
}

/// Collect what a process says, so many bytes of each kind, until it has ended or has to be killed.
fn supervise(mut group: Group, mut clock: Clock, most: usize) -> io::Result<Ran> {
    let (sender, chunks) = mpsc::channel();
    let stdout = group.child.stdout.take().map(|pipe| reader(pipe, 0, sender.clone()));
    let stderr = group.child.stderr.take().map(|pipe| reader(pipe, 1, sender));
    let mut said = [Vec::new(), Vec::new()];
    let mut open = usize::from(stdout.is_some()) + usize::from(stderr.is_some());
    let mut stopped = None;
    let mut exited = None;
    while open > 0 {
        match chunks.recv_timeout(clock.certain().clamp(BRIEFLY, LOOK)) {
            Ok((which, chunk)) if chunk.is_empty() => {
                let _: usize = which;
                open -= 1;
            }
            Ok((which, chunk)) => {
                let room = most.saturating_sub(said[which].len());
                said[which].extend_from_slice(&chunk[..chunk.len().min(room)]);
                if chunk.len() > room && stopped.is_none() {
                    stopped = Some(Exit::TooMuchOutput);
                    group.kill();
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if exited.is_none() {
                    exited = group.child.try_wait()?;
                    if exited.is_some() {
                        // It has ended, yet somebody may hold its pipes: children left behind.
                        group.left_children = confine::kill_rest(group.child.id());
                    }
                }
                if stopped.is_none() && exited.is_none() && clock.is_over() {
                    stopped = Some(Exit::TimedOut);
                    group.kill();
                }
            }
        }
    }
    // Both pipes are closed; it may still run on without them.
    while exited.is_none() {
        exited = group.child.try_wait()?;
        if exited.is_some() {
            break;
        }
        if stopped.is_none() && clock.is_over() {
            stopped = Some(Exit::TimedOut);
            group.kill();
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    let [stdout, stderr] = said;
    let exit = match (stopped, exited) {
        (Some(exit), _) => exit,
        (None, Some(status)) => Exit::of(status),
        (None, None) => Exit::Code(-1),
    };
    // What was killed at a limit was not left behind.
    let left_children = group.finish() && stopped.is_none();
    Ok(Ran { exit, stdout, stderr, time: clock.elapsed(), left_children })
}

fn reader<R: Read + Send + 'static>(
    mut pipe: R,
    which: usize,
    sender: mpsc::Sender<(usize, Vec<u8>)>,
) {
    std::thread::spawn(move || {
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let read = pipe.read(&mut buffer).unwrap_or(0);
            if sender.send((which, buffer[..read].to_vec())).is_err() || read == 0 {
                return;
            }
        }
    });
}

/// A child and everything it started in its process group.
struct Group {
    child: Child,
    left_children: bool,
    done: bool,
}

impl Group {
    fn new(child: Child) -> Self {
        confine::watch(child.id());
        Self { child, left_children: false, done: false }
    }

    fn kill(&mut self) {
        confine::kill_group(&mut self.child);
    }

    /// Kill what is left of the group; whether anything was.
    fn finish(mut self) -> bool {
        self.done = true;
        confine::kill_rest(self.child.id()) || self.left_children
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if !self.done {
            self.kill();
            drop(self.child.wait());
        }
        confine::unwatch(self.child.id());
    }
}

/// Where tools of the system are looked for: the toolchain's own first.
pub fn search_path(sysroot: &Path) -> OsString {
    let mut folders = vec![sysroot.join("bin")];
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path).collect::<Vec<PathBuf>>());
    }
    std::env::join_paths(folders).unwrap_or_default()
}
