//! Many programs in one crate, and what its failure says about each.

use std::{collections::BTreeSet, fmt::Write as _, fs, io, path::Path};

use super::{
    compile::{Compiled, Emit},
    unit::Unit,
};
use crate::decide::rooted::as_module;

/// The function that stands in for `main` in a bundled program's module.
const ENTRY: &str = "__rehearse_main";

/// Write the file of one program. In a bundle that is linked, its `main` is made callable from
/// outside, behind its last line: lines and columns are the same either way.
pub fn write_program(folder: &Path, unit: &Unit, bundled: bool) -> io::Result<()> {
    let mut text = if bundled { as_module(&unit.program) } else { unit.program.as_str().into() };
    if bundled && unit.emit == Emit::Link {
        let _ = write!(
            text.to_mut(),
            "\n#[doc(hidden)] pub fn {ENTRY}() -> impl ::std::process::Termination {{ main() }}\n"
        );
    }
    fs::write(folder.join(unit.file()), text.as_bytes())
}

/// Write a bundle: every program as a module of its own file, and a root that runs the one whose
/// name it is called by. A program cannot tell: it sees no argument and no variable.
pub fn write(folder: &Path, units: &[&Unit]) -> io::Result<()> {
    // Warnings of a bundle are nobody's business, unless flags say that they are errors: then those
    // who have any are compiled alone.
    let quiet = units.iter().all(|unit| unit.flags.is_empty());
    let mut root = String::from(if quiet { "#![allow(warnings)]\n" } else { "" });
    let mut arms = String::new();
    let mut written = BTreeSet::new();
    for unit in units {
        let module = unit.module();
        if !written.insert(module.clone()) {
            // The same program, of which something else is expected.
            continue;
        }
        write_program(folder, unit, true)?;
        let _ = writeln!(root, "#[path = \"{}\"] mod {module};", unit.file());
        if unit.emit == Emit::Link {
            let _ = writeln!(
                arms,
                "        \"{}\" => ::std::process::Termination::report({module}::{ENTRY}()),",
                unit.name
            );
        }
    }
    let _ = write!(
        root,
        "fn main() -> ::std::process::ExitCode {{\n    let path = ::std::env::args_os().next();\n    \
         let name = path.as_ref().and_then(|path| ::std::path::Path::new(path).file_stem());\n    \
         match name.and_then(|name| name.to_str()).unwrap_or(\"\") {{\n{arms}        _ => \
         ::std::process::ExitCode::from(102),\n    }}\n}}\n"
    );
    fs::write(folder.join(ROOT), root)
}

/// The root file of a bundle.
pub const ROOT: &str = "rehearse_bundle.rs";

/// What a bundle that did not compile says.
#[derive(Debug, PartialEq, Eq)]
pub enum Failed {
    /// These units (by index) have errors; nothing is said about the others.
    In(Vec<usize>),
    /// Something that no one unit can be named for: a linker error, a crash.
    Somewhere,
}

/// Which units a failed bundle has errors in.
pub fn failed(compiled: &Compiled, units: &[&Unit]) -> Failed {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for error in compiled.errors() {
        named.extend(error.files.iter().map(String::as_str));
    }
    let found: Vec<usize> = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| named.contains(unit.file().as_str()))
        .map(|(index, _)| index)
        .collect();
    if found.is_empty() { Failed::Somewhere } else { Failed::In(found) }
}

/// The units of a shared `compile_fail` crate that are proven to fail: each has an error of its own
/// none of whose spans lies in another program, and every code it names is among those.
pub fn proven_to_fail(compiled: &Compiled, units: &[&Unit], wanted: &[&[String]]) -> Vec<usize> {
    units
        .iter()
        .zip(wanted)
        .enumerate()
        .filter(|(_, (unit, wanted))| {
            let file = unit.file();
            let own = || {
                compiled.errors().filter(|error| {
                    !error.files.is_empty() && error.files.iter().all(|f| *f == file)
                })
            };
            own().next().is_some()
                && wanted.iter().all(|code| own().any(|error| error.code.as_ref() == Some(code)))
        })
        .map(|(index, _)| index)
        .collect()
}
