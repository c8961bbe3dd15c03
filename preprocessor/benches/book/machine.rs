//! What figures depend on: the machine, the versions, and what else goes on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::stage::rehearse;

/// mdBook's command line: what `MDBOOK` names, or `mdbook` on the `PATH`.
pub(crate) fn mdbook() -> Option<PathBuf> {
    let program = PathBuf::from(std::env::var_os("MDBOOK").unwrap_or_else(|| "mdbook".into()));
    version(&program).map(|_| program)
}

/// A few lines about the machine and the versions.
pub(crate) fn describe(mdbook: Option<&Path>) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processor = first_line("/proc/cpuinfo", "model name").unwrap_or_default();
    let memory = first_line("/proc/meminfo", "MemTotal")
        .and_then(|line| line.trim_end_matches("kB").trim().parse::<u64>().ok())
        .map_or_else(String::new, |kib| format!(", {} GiB", kib >> 20));
    let rustc = std::env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from);
    let versions = [Some(rehearse()), mdbook, Some(rustc.as_path())];
    let versions: Vec<String> = versions.into_iter().flatten().filter_map(version).collect();
    format!(
        "{cores} cores ({processor}){memory}, {}; {}\nLoad at the start: {}\n\n",
        std::env::consts::OS,
        versions.join(", "),
        load()
    )
}

/// How many processes wanted to run in the last 1, 5 and 15 minutes.
pub(crate) fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.lines().next()?.trim().to_owned())
}

fn first_line(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim_start_matches([' ', '\t', ':']).to_owned())
}
