//! What is measured, and in which order.

use std::process::Command;

use anyhow::Result;

use crate::{
    measure::{Measurer, Sample},
    observe::{Observed, observe},
    stage::Stage,
};

/// A situation in which somebody waits for a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Situation {
    /// `mdbook test`, which remembers nothing: all situations are the same to it.
    MdbookTest,
    /// Rehearse, with nothing remembered.
    Cold,
    /// Rehearse, with nothing changed.
    Unchanged,
    /// Rehearse, with a line added to one listing.
    Edited,
}

impl Situation {
    /// What it is called in a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::MdbookTest => "`mdbook test`",
            Self::Cold => "rehearse, cold",
            Self::Unchanged => "rehearse, unchanged",
            Self::Edited => "rehearse, one edited",
        }
    }

    /// Runs on end for one sample: short ones need more for their processor time to be counted.
    fn times(self) -> u32 {
        match self {
            Self::Unchanged => 5,
            Self::MdbookTest | Self::Cold | Self::Edited => 1,
        }
    }

    fn prepare(self, stage: &mut Stage) -> Result<()> {
        match self {
            Self::MdbookTest | Self::Unchanged => Ok(()),
            Self::Cold => stage.forget(),
            Self::Edited => stage.edit(),
        }
    }

    fn command(self, stage: &Stage) -> Command {
        match self {
            Self::MdbookTest => stage.mdbook_test().unwrap_or_else(|| stage.check()),
            Self::Cold | Self::Unchanged | Self::Edited => stage.check(),
        }
    }
}

/// All that was measured of one situation.
#[derive(Debug)]
pub(crate) struct Row {
    /// The situation.
    pub(crate) situation: Situation,
    /// One for every round.
    pub(crate) samples: Vec<Sample>,
    /// From the run that warmed up.
    pub(crate) observed: Option<Observed>,
}

/// Watch every situation once, then measure them in turn, round after round.
pub(crate) fn measure(
    situations: &[Situation],
    stage: &mut Stage,
    rounds: usize,
    measurer: Measurer<'_>,
) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for situation in situations {
        situation.prepare(stage)?;
        let observed = observe(situation.command(stage), measurer.log)?;
        stage.restore()?;
        rows.push(Row { situation: *situation, samples: Vec::new(), observed });
    }
    for _ in 0..rounds {
        for row in &mut rows {
            let situation = row.situation;
            let fresh = situation.command(stage);
            let again = || copy(&fresh);
            let sample = measurer.sample(situation.times(), || situation.prepare(stage), again)?;
            stage.restore()?;
            row.samples.push(sample);
        }
    }
    Ok(rows)
}

/// The same command again.
fn copy(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        copy.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => copy.env(name, value),
            None => copy.env_remove(name),
        };
    }
    copy
}
