//! Do: compile and run what was decided.
//!
//! A queue of two kinds of work, and two kinds of workers. Compilations take a core each, so there
//! are as many compilers as cores. Listings often sleep, so there are more runners than that.
//! A bundle that does not compile puts the units it names back as lone compilations and the others
//! back as a bundle; what has been compiled is put back to be run.

pub mod bundle;
pub mod clock;
pub mod compile;
pub mod confine;
pub mod execute;
pub mod process;
pub mod queue;
pub mod rooms;
pub mod unit;

use std::{
    env::consts::EXE_SUFFIX,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};

use self::{
    bundle::{Failed, failed, proven_to_fail},
    compile::{Compilation, Compiled, Emit, compile},
    execute::{Stage, execute},
    process::Limits,
    queue::{Queue, Trade, Work},
    rooms::Rooms,
    unit::{Goal, Outcome, Unit},
};
use crate::{decide::dependencies::Dependencies, toolchain::Toolchain};

/// Listings that run at once, for each core: many sleep, and none of them may keep a compiler
/// waiting.
const RUNNERS_PER_CORE: usize = 6;

/// What work needs to know.
#[derive(Debug)]
pub struct Setting<'a> {
    /// The compiler.
    pub toolchain: &'a Toolchain,
    /// The sets of crates that units name by index.
    pub dependencies: &'a [Dependencies],
    /// The book's root.
    pub root: &'a Path,
    /// A folder for what is generated; it is removed when the work is done.
    pub folder: PathBuf,
    /// What a listing may use.
    pub limits: Limits,
    /// How long the compiler may take, each time it is called.
    pub compile_time: Duration,
    /// How many compilers at once.
    pub jobs: usize,
}

/// Told what is going on.
pub trait Progress: Sync {
    /// Units are compiled and run from here on.
    fn begin(&self, units: usize);
    /// One unit is done.
    fn done(&self, unit: &Unit, outcome: &Outcome);
}

/// Compile and run. Each unit's outcome, in the order of `units`: none is ever missing.
pub fn perform(
    units: &[Unit],
    bundles: Vec<Vec<usize>>,
    setting: &Setting<'_>,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    progress.begin(units.len());
    let rooms = setting.folder.join("run");
    fs::create_dir_all(&rooms).with_context(|| format!("cannot write to {}", rooms.display()))?;
    let shared = bundles.iter().filter(|bundle| bundle.len() > 1).count();
    let workshop = Workshop {
        units,
        setting,
        search_path: process::search_path(setting.toolchain.sysroot()),
        rooms: Rooms::new(rooms),
        codegen_units: setting.jobs.div_ceil(shared.max(1)),
        progress,
    };
    let queue = Queue::new(units.len(), bundles.into_iter().map(Work::Compile).collect());
    std::thread::scope(|scope| {
        let compilers = std::iter::repeat_n(Trade::Compile, setting.jobs);
        let runners = std::iter::repeat_n(Trade::Run, setting.jobs * RUNNERS_PER_CORE);
        for trade in compilers.chain(runners) {
            let (queue, workshop) = (&queue, &workshop);
            scope.spawn(move || queue.serve(trade, |work, queue| workshop.work(work, queue)));
        }
    });
    let outcomes = queue.finish()?;
    assert_eq!(outcomes.len(), units.len(), "every unit has one outcome");
    Ok(outcomes)
}

struct Workshop<'a> {
    units: &'a [Unit],
    setting: &'a Setting<'a>,
    search_path: OsString,
    rooms: Rooms,
    /// How many parts the code of a bundle is translated in: as many as keep every core busy.
    codegen_units: usize,
    progress: &'a dyn Progress,
}

impl Workshop<'_> {
    fn work(&self, work: Work, queue: &Queue) -> Result<()> {
        match work {
            Work::Compile(units) => match units.as_slice() {
                [] => Ok(()),
                [unit] => self.lone(*unit, queue),
                _ => self.bundle(units, queue),
            },
            Work::Run { unit, binary, filter, outcome } => {
                self.run(unit, &binary, filter.as_deref(), *outcome, queue)
            }
        }
    }

    fn finish(&self, unit: usize, outcome: Outcome, queue: &Queue) {
        self.progress.done(&self.units[unit], &outcome);
        queue.done(unit, outcome);
    }

    /// A new folder for one compilation: for what is generated, and for what comes out. It stays to
    /// the end, because removing small files while others are made slows both down. The name is as
    /// long as any other: a program can see the path of its binary.
    fn build_folder(&self) -> io::Result<PathBuf> {
        tempfile::Builder::new()
            .prefix("b")
            .tempdir_in(&self.setting.folder)
            .map(tempfile::TempDir::keep)
    }

    fn compile(&self, root: &Path, result: &Path, unit: &Unit, bundle: bool) -> Result<Compiled> {
        let compilation = Compilation {
            toolchain: self.setting.toolchain,
            root,
            folder: root.parent().unwrap_or(root),
            result,
            emit: match (&unit.goal, bundle) {
                // A shared crate in which everything fails never gets to the linker.
                (Goal::FailToCompile(_), true) => Emit::Metadata,
                _ => unit.emit,
            },
            edition: unit.edition,
            dependencies: &self.setting.dependencies[unit.dependencies],
            flags: &unit.flags,
            bundle,
            codegen_units: if bundle { self.codegen_units } else { 1 },
            names_its_crate: !bundle && unit.names_its_crate(),
            inputs: !bundle,
            time: self.setting.compile_time,
        };
        compile(&compilation).with_context(|| {
            format!("cannot run the compiler, {}", self.setting.toolchain.rustc().display())
        })
    }

    fn lone(&self, index: usize, queue: &Queue) -> Result<()> {
        let unit = &self.units[index];
        let folder = self.build_folder()?;
        bundle::write_program(&folder, unit, false)?;
        let binary = folder.join(unit.binary());
        let compiled = self.compile(&folder.join(unit.file()), &binary, unit, false)?;
        let outcome = Outcome {
            compiled: compiled.success,
            compiler_timed_out: compiled.timed_out,
            errors: compiled.errors().cloned().collect(),
            noise: compiled.noise,
            alone: true,
            ran: None,
            inputs: compiled.inputs,
            compile_time: compiled.time,
        };
        let runs = match unit.goal {
            Goal::Run | Goal::Panic | Goal::PassTests | Goal::FailTests => !unit.emit.is_metadata(),
            Goal::Compile | Goal::FailToCompile(_) => false,
        };
        if outcome.compiled && runs {
            let filter = (unit.emit == Emit::TestHarness).then(String::new);
            queue.add(Work::Run { unit: index, binary, filter, outcome: Box::new(outcome) });
        } else {
            drop(fs::remove_file(&binary));
            self.finish(index, outcome, queue);
        }
        Ok(())
    }

    fn bundle(&self, indices: Vec<usize>, queue: &Queue) -> Result<()> {
        let units: Vec<&Unit> = indices.iter().map(|index| &self.units[*index]).collect();
        let folder = self.build_folder()?;
        bundle::write(&folder, &units)?;
        let result = folder.join(format!("bundle{EXE_SUFFIX}"));
        let compiled = self.compile(&folder.join(bundle::ROOT), &result, units[0], true)?;
        if compiled.timed_out {
            // Whoever it was, and whatever was said of others: each is asked again, in few rounds.
            for part in indices.chunks(indices.len().isqrt()) {
                queue.add(Work::Compile(part.to_vec()));
            }
            return Ok(());
        }
        let share = compiled.time / u32::try_from(units.len()).unwrap_or(1);
        if let Goal::FailToCompile(_) = units[0].goal {
            self.shared_failures(&indices, &compiled, share, queue);
            return Ok(());
        }
        if compiled.success {
            for index in indices {
                self.acquitted(index, &result, share, queue)?;
            }
            return Ok(());
        }
        match failed(&compiled, &units) {
            Failed::In(guilty) => {
                let mut innocent = Vec::new();
                for (at, index) in indices.into_iter().enumerate() {
                    if guilty.contains(&at) {
                        queue.add(Work::Compile(vec![index]));
                    } else {
                        innocent.push(index);
                    }
                }
                queue.add(Work::Compile(innocent));
            }
            Failed::Somewhere => {
                let (left, right) = indices.split_at(indices.len() / 2);
                queue.add(Work::Compile(left.to_vec()));
                queue.add(Work::Compile(right.to_vec()));
            }
        }
        Ok(())
    }

    /// A unit of a bundle that compiled.
    fn acquitted(&self, index: usize, bundle: &Path, share: Duration, queue: &Queue) -> Result<()> {
        let unit = &self.units[index];
        let outcome = Outcome { compiled: true, compile_time: share, ..Outcome::default() };
        if unit.emit.is_metadata() {
            self.finish(index, outcome, queue);
            return Ok(());
        }
        // The same program, of which something else is expected, has the same binary.
        let binary = bundle.with_file_name(unit.binary());
        if !binary.exists() && fs::hard_link(bundle, &binary).is_err() {
            fs::copy(bundle, &binary)?;
        }
        let filter = (unit.emit == Emit::TestHarness).then(|| format!("{}::", unit.module()));
        queue.add(Work::Run { unit: index, binary, filter, outcome: Box::new(outcome) });
        Ok(())
    }

    fn shared_failures(
        &self,
        indices: &[usize],
        compiled: &Compiled,
        share: Duration,
        queue: &Queue,
    ) {
        let units: Vec<&Unit> = indices.iter().map(|index| &self.units[*index]).collect();
        let wanted: Vec<&[String]> = units
            .iter()
            .map(|unit| match &unit.goal {
                Goal::FailToCompile(codes) => codes.as_slice(),
                Goal::Compile | Goal::Run | Goal::Panic | Goal::PassTests | Goal::FailTests => &[],
            })
            .collect();
        let proven = proven_to_fail(compiled, &units, &wanted);
        let mut rest = Vec::new();
        for (at, index) in indices.iter().enumerate() {
            if !proven.contains(&at) {
                rest.push(*index);
                continue;
            }
            let file = units[at].file();
            let errors = compiled
                .errors()
                .filter(|error| {
                    error.files.iter().all(|name| *name == file) && !error.files.is_empty()
                })
                .cloned()
                .collect();
            let outcome = Outcome { errors, compile_time: share, ..Outcome::default() };
            self.finish(*index, outcome, queue);
        }
        if proven.is_empty() {
            // No progress: errors of an early phase, or none at all. One by one.
            for index in rest {
                queue.add(Work::Compile(vec![index]));
            }
        } else {
            queue.add(Work::Compile(rest));
        }
    }

    fn run(
        &self,
        index: usize,
        binary: &Path,
        filter: Option<&str>,
        mut outcome: Outcome,
        queue: &Queue,
    ) -> Result<()> {
        let unit = &self.units[index];
        let room = self.rooms.take()?;
        let stage = Stage {
            root: self.setting.root,
            room: &room,
            limits: self.setting.limits,
            search_path: &self.search_path,
        };
        let cargo = &self.setting.dependencies[unit.dependencies].environment;
        let ran = execute(&stage, unit, binary, cargo, filter)
            .with_context(|| format!("cannot run a listing in {}", room.own.display()))?;
        self.rooms.give_back(room);
        if outcome.alone {
            drop(fs::remove_file(binary));
        }
        outcome.ran = Some(ran);
        self.finish(index, outcome, queue);
        Ok(())
    }
}
