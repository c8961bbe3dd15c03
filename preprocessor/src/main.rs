//! `mdbook-rehearse`: an mdBook preprocessor and a command line, in one binary.

mod cli;

use std::process::ExitCode;

use mdbook_rehearse::{
    decide::dependencies::{CAPTURE, capture},
    perform::confine,
    report::terminal::Terminal,
};

fn main() -> ExitCode {
    // Cargo calls this program in rustdoc's place to say what listings can use.
    if let Some(file) = std::env::var_os(CAPTURE) {
        return cli::exit(capture(file.as_ref()).map(|()| true), Terminal::new());
    }
    let mut arguments = std::env::args_os().skip(1).peekable();
    if arguments.peek().is_some_and(|argument| argument == confine::WATCHDOG) {
        confine::watchdog();
        return ExitCode::SUCCESS;
    }
    if let Ok(program) = std::env::current_exe() {
        confine::set_watchdog_program(program);
    }
    let terminal = Terminal::new();
    cli::exit(cli::run(terminal), terminal)
}
