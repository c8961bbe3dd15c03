//! Work waiting to be done, and what has been done.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use anyhow::{Error, Result};

use super::unit::Outcome;

/// Something to do.
#[derive(Debug)]
pub enum Work {
    /// Compile these units: together if there are several, which then may share a crate.
    Compile(Vec<usize>),
    /// Run a unit that has been compiled.
    Run {
        /// The unit.
        unit: usize,
        /// Its binary.
        binary: PathBuf,
        /// Of a test harness, the tests that are its own.
        filter: Option<String>,
        /// What is known so far.
        outcome: Box<Outcome>,
    },
}

/// What a worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trade {
    /// It compiles.
    Compile,
    /// It runs what has been compiled.
    Run,
}

/// A queue that knows how many units are still without an outcome.
#[derive(Debug)]
pub struct Queue {
    state: Mutex<State>,
    /// Something is to be compiled, or nothing will be any more.
    to_compile: Condvar,
    /// The same for running.
    to_run: Condvar,
}

#[derive(Debug)]
struct State {
    compile: VecDeque<Vec<usize>>,
    run: VecDeque<Work>,
    outcomes: Vec<Option<Outcome>>,
    open: usize,
    error: Option<Error>,
}

impl Queue {
    /// A queue for so many units.
    pub fn new(units: usize, work: Vec<Work>) -> Self {
        let state = State {
            compile: VecDeque::new(),
            run: VecDeque::new(),
            outcomes: (0..units).map(|_| None).collect(),
            open: units,
            error: None,
        };
        let queue =
            Self { state: Mutex::new(state), to_compile: Condvar::new(), to_run: Condvar::new() };
        for work in work {
            queue.add(work);
        }
        queue
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Add work.
    pub fn add(&self, work: Work) {
        // One piece of work wakes one worker: waking all of them costs more than the work.
        match work {
            Work::Compile(units) => {
                self.lock().compile.push_back(units);
                self.to_compile.notify_one();
            }
            Work::Run { .. } => {
                self.lock().run.push_back(work);
                self.to_run.notify_one();
            }
        }
    }

    /// Note a unit's outcome.
    pub fn done(&self, unit: usize, outcome: Outcome) {
        let mut state = self.lock();
        if state.outcomes[unit].replace(outcome).is_none() {
            state.open -= 1;
        }
        let is_last = state.open == 0;
        drop(state);
        if is_last {
            self.send_everybody_home();
        }
    }

    fn send_everybody_home(&self) {
        self.to_compile.notify_all();
        self.to_run.notify_all();
    }

    /// Do work until there is none left, or somebody has failed.
    pub fn serve(&self, trade: Trade, work: impl Fn(Work, &Self) -> Result<()>) {
        while let Some(next) = self.next(trade) {
            let caught =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(next, self)));
            let failed = match caught {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error,
                Err(_) => Error::msg("a worker panicked: this is a bug in mdbook-rehearse"),
            };
            self.lock().error.get_or_insert(failed);
            self.send_everybody_home();
        }
    }

    fn next(&self, trade: Trade) -> Option<Work> {
        let mut state = self.lock();
        loop {
            if state.open == 0 || state.error.is_some() {
                return None;
            }
            let next = match trade {
                Trade::Compile => state.compile.pop_front().map(Work::Compile),
                Trade::Run => state.run.pop_front(),
            };
            if next.is_some() {
                return next;
            }
            let ready = match trade {
                Trade::Compile => &self.to_compile,
                Trade::Run => &self.to_run,
            };
            state = ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// All outcomes, or what went wrong.
    pub fn finish(self) -> Result<Vec<Outcome>> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = state.error {
            return Err(error);
        }
        state
            .outcomes
            .into_iter()
            .enumerate()
            .map(|(unit, outcome)| {
                outcome.ok_or_else(|| Error::msg(format!("unit {unit} was lost: this is a bug")))
            })
            .collect()
    }
}
