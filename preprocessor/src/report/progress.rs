//! What is going on, on stderr, with counts and the time left; nothing where nobody looks.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Terminal;
use crate::perform::{
    Progress,
    unit::{Outcome, Unit},
};

/// A bar on a terminal.
#[derive(Debug)]
pub struct Bar {
    terminal: Terminal,
    bar: Mutex<Option<ProgressBar>>,
}

impl Bar {
    /// A bar that shows itself when there is something to do.
    pub fn new(terminal: Terminal) -> Self {
        Self { terminal, bar: Mutex::new(None) }
    }

    /// Take it off the terminal.
    pub fn clear(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, units: usize) {
        if !self.terminal.interactive {
            return;
        }
        let template = "{prefix} [{bar:30}] {pos}/{len} listings, {eta} left {msg}";
        let style = ProgressStyle::with_template(template)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("=> ");
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(units).unwrap_or(0)),
            ProgressDrawTarget::stderr(),
        )
        .with_style(style)
        .with_prefix("verifying");
        bar.enable_steady_tick(std::time::Duration::from_millis(100));
        if let Ok(mut slot) = self.bar.lock() {
            *slot = Some(bar);
        }
    }

    fn done(&self, unit: &Unit, outcome: &Outcome) {
        if let Ok(bar) = self.bar.lock()
            && let Some(bar) = bar.as_ref()
        {
            bar.inc(1);
            if !outcome.reaches(&unit.goal) {
                bar.set_message("(failures)");
            }
        }
    }
}

/// Says nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _units: usize) {}

    fn done(&self, _unit: &Unit, _outcome: &Outcome) {}
}
