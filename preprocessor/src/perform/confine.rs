//! What keeps a listing in its place.
//!
//! On Linux: writing is refused everywhere but in the listing's own folder and to `/dev/null` and
//! its like (Landlock, applied to a thread that does nothing but start the process); address space,
//! core files and processor time are limited; and the whole process group is killed at the end.
//! Elsewhere only the process group is. Not refused anywhere: reading, the
//! network, and processes that leave the group with `setsid`.
//!
//! If rehearse itself is killed, a watchdog (this program again, see [`watchdog`]) sees its end of a
//! pipe close and kills what is still running.

use std::{
    io::{self, BufRead, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Mutex, OnceLock},
};

use super::process::Limits;

/// The hidden subcommand of the watchdog.
pub const WATCHDOG: &str = "__watchdog";

/// A command that runs `binary` within these limits.
///
/// Limits must hold from the first instruction on. What a child does between `fork` and `exec` is
/// not to be had in safe code, so the system's shell sets them and makes way: a tenth of a
/// millisecond, and the process stays the same. It waits for [`release`]: should rehearse be killed
/// before somebody watches the process, there is nothing to watch.
#[cfg(target_os = "linux")]
pub fn command(binary: &Path, limits: &Limits) -> Command {
    // In an environment that was cleared the shell has put its own folder.
    const SET_AND_MAKE_WAY: &str = "limit() { command ulimit \"$@\" 2>/dev/null; }; \
        limit -v \"$1\"; limit -c 0; limit -t \"$2\"; shift 2; \
        read -r go || exit; unset go PWD OLDPWD; exec \"$0\" \"$@\" </dev/null";
    let seconds = limits.time.as_secs().saturating_add(1).saturating_mul(8);
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", SET_AND_MAKE_WAY])
        .arg(binary)
        .args([(limits.memory / 1024).to_string(), seconds.to_string()])
        .stdin(Stdio::piped());
    command
}

/// A command that runs `binary`; only Linux has limits.
#[cfg(not(target_os = "linux"))]
pub fn command(binary: &Path, _limits: &Limits) -> Command {
    let mut command = Command::new(binary);
    command.stdin(Stdio::null());
    command
}

/// Let a process of [`command`] go.
pub fn release(child: &mut Child) {
    if let Some(mut pipe) = child.stdin.take() {
        // One that has ended already is noticed elsewhere.
        drop(pipe.write_all(b"go\n"));
    }
}

/// Start a process that may write to `folder` only.
pub fn spawn(command: &mut Command, folder: &Path) -> io::Result<Child> {
    std::thread::scope(|scope| {
        scope
            .spawn(|| {
                restrict_writing(folder);
                command.spawn()
            })
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the thread that starts listings panicked")))
    })
}

#[cfg(target_os = "linux")]
fn restrict_writing(folder: &Path) {
    use landlock::{
        ABI, AccessFs, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
        RulesetCreatedAttr,
    };
    const DEVICES: [&str; 4] = ["/dev/null", "/dev/zero", "/dev/full", "/dev/tty"];
    let restrict = || -> Result<(), Box<dyn std::error::Error>> {
        let writing = AccessFs::from_write(ABI::V3);
        let mut rules = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(writing)?
            .create()?
            .add_rule(PathBeneath::new(PathFd::new(folder)?, writing))?;
        for device in DEVICES.into_iter().filter_map(|path| PathFd::new(path).ok()) {
            let file = AccessFs::from_file(ABI::V3) & writing;
            rules = rules.add_rule(PathBeneath::new(device, file))?;
        }
        rules.restrict_self()?;
        Ok(())
    };
    // A kernel without Landlock cannot refuse: the listing runs all the same, as documented.
    drop(restrict());
}

#[cfg(not(target_os = "linux"))]
fn restrict_writing(_folder: &Path) {}

/// Kill a child and its process group.
pub fn kill_group(child: &mut Child) {
    kill_rest(child.id());
    // Without process groups, at least the child itself.
    drop(child.kill());
}

/// Kill what is left of a process group; whether anything was.
pub fn kill_rest(group: u32) -> bool {
    #[cfg(unix)]
    if let Some(pid) = rustix::process::Pid::from_raw(group.cast_signed()) {
        return rustix::process::kill_process_group(pid, rustix::process::Signal::KILL).is_ok();
    }
    let _ = group;
    false
}

static WATCHER: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// Have this process group killed should rehearse end without doing it itself.
pub fn watch(group: u32) {
    tell(&format!("+{group}\n"));
}

/// The process group has ended.
pub fn unwatch(group: u32) {
    tell(&format!("-{group}\n"));
}

fn tell(line: &str) {
    if !cfg!(unix) {
        return;
    }
    let Ok(mut watcher) = WATCHER.lock() else { return };
    if watcher.is_none() {
        *watcher = start_watchdog();
    }
    if let Some(pipe) = watcher.as_mut() {
        drop(pipe.write_all(line.as_bytes()));
    }
}

fn start_watchdog() -> Option<ChildStdin> {
    let this = WATCHDOG_PROGRAM.get()?;
    let mut command = Command::new(this);
    command.arg(WATCHDOG).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().ok()?.stdin
}

/// The program that answers to [`WATCHDOG`]; unset in programs that use the library otherwise.
static WATCHDOG_PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Say which program answers to [`WATCHDOG`].
pub fn set_watchdog_program(program: PathBuf) {
    WATCHDOG_PROGRAM.get_or_init(|| program);
}

/// The watchdog: note the process groups named on stdin, and when it ends kill those that are left.
pub fn watchdog() {
    let mut groups = std::collections::BTreeSet::new();
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        match line.split_at_checked(1) {
            Some(("+", group)) => groups.extend(group.parse::<u32>()),
            Some(("-", group)) => groups.retain(|known: &u32| known.to_string() != group),
            _ => {}
        }
    }
    for group in groups {
        kill_rest(group);
    }
}
