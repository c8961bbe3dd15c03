//! `exercise`.

use std::{
    io::BufRead,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
};

use anyhow::{Context, Result};
use clap::Args;
use mdbook_rehearse::{
    book::Book,
    check::Options,
    config::Manifest,
    paths,
    practice::{
        attempt::Bench,
        copy::{Copy, Progress},
    },
    problem::nearest,
    read::exercise::{Exercise, Part},
    report::{attempt, terminal::Terminal},
};

use super::serve::watcher::Watcher;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The exercise; without one, all are listed with how far you are.
    exercise: Option<String>,
    /// The folder of book.toml.
    #[arg(long, default_value = ".")]
    book: PathBuf,
    /// Your own folder: each exercise gets one in it.
    #[arg(long, default_value = "practice", value_name = "FOLDER")]
    dir: PathBuf,
    /// Check once and stop, instead of on each save.
    #[arg(long, visible_alias = "no-watch")]
    once: bool,
    /// Start again; what you wrote is kept beside it.
    #[arg(long)]
    reset: bool,
    /// Print this hint (from 1) and stop.
    #[arg(long, value_name = "N")]
    hint: Option<usize>,
    /// Print the solution and the further tests, and stop.
    #[arg(long)]
    solution: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let book = Book::load(&arguments.book)?;
    let Some(wanted) = &arguments.exercise else {
        list(&book, &arguments.dir, terminal);
        return Ok(true);
    };
    let exercise = find(&book, wanted)?;
    if let Some(number) = arguments.hint {
        terminal.result(&hint(exercise, number)?);
        return Ok(true);
    }
    if arguments.solution {
        let parts = [Part::Solution, Part::MoreTests].map(|part| exercise.part(part));
        terminal.result(parts.join("\n\n").trim_end());
        return Ok(true);
    }
    let bench = Bench::new(&book, exercise, &Options::new()?.for_book(&book))?;
    let copy = Copy::new(exercise, &arguments.dir);
    if arguments.reset
        && let Some(kept) = copy.reset()?
    {
        terminal.say(&format!("what you wrote is in {}", shown(&kept)));
    }
    if copy.make(
        book.settings.edition,
        library(&book, exercise, &bench)
            .as_ref()
            .map(|(name, folder)| (name.as_str(), folder.as_path())),
    )? {
        terminal.say(&format!("{}\nwrite in {}\n", exercise.title, shown(&copy.file())));
    }
    if check(&bench, &copy, terminal)? {
        return Ok(true);
    }
    if arguments.once { Ok(false) } else { watch(&bench, &copy, exercise, terminal) }
}

fn shown(path: &Path) -> String {
    paths::display(path)
}

/// The exercise that is meant.
fn find<'a>(book: &'a Book, wanted: &str) -> Result<&'a Exercise> {
    let id = wanted.strip_prefix("exercise-").unwrap_or(wanted);
    book.exercises().find(|exercise| exercise.id == id).with_context(|| {
        let help = match nearest(id, book.exercises().map(|exercise| exercise.id.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`mdbook-rehearse exercise` lists all that can be read".to_owned(),
        };
        format!("there is no exercise `{wanted}`\nhelp: {help}")
    })
}

/// Every exercise, and how far the reader is.
fn list(book: &Book, practice: &Path, terminal: Terminal) {
    let width = book.exercises().map(|exercise| exercise.id.len()).max().unwrap_or(0);
    let (mut count, mut done) = (0, 0);
    for (chapter, read) in book.chapters.iter().zip(&book.read) {
        for exercise in &read.exercises {
            let progress = Copy::new(exercise, practice).progress();
            count += 1;
            done += usize::from(progress == Progress::Done);
            terminal.result(&format!(
                "{:width$}  {:5}  {} ({})",
                exercise.id,
                progress.word(),
                exercise.title,
                chapter.name
            ));
        }
    }
    terminal.say(&format!("{done} of {count} done in {}", shown(practice)));
}

/// The package that a copy has to name: only where the exercise uses a crate that it brings.
fn library(book: &Book, exercise: &Exercise, bench: &Bench<'_>) -> Option<(String, PathBuf)> {
    let Manifest::Path(manifest) = &book.config.manifest else { return None };
    if !bench.names_a_crate(&exercise.starting_file()) {
        return None;
    }
    let folder = book.root.join(manifest.parent().unwrap_or(Path::new("")));
    Some((bench.package()?.to_owned(), folder))
}

fn hint(exercise: &Exercise, number: usize) -> Result<String> {
    let count = exercise.hints.len();
    let text = number.checked_sub(1).and_then(|index| exercise.hints.get(index));
    let text = text.with_context(|| {
        format!("there is no hint {number}\nhelp: exercise `{}` has {count}", exercise.id)
    })?;
    Ok(format!("Hint {number} of {count}: {}", text.text.text()))
}

/// Put the copy to its tests, and say what came of it; whether it is done.
fn check(bench: &Bench<'_>, copy: &Copy<'_>, terminal: Terminal) -> Result<bool> {
    let text = copy.text()?;
    let found = bench.attempt(&text, &copy.file())?;
    copy.remember(&text, found.is_done())?;
    terminal.say(&attempt::attempt(&found, terminal.color));
    if found.is_done() {
        terminal.say("Done. Compare it with the solution: the same command with `--solution`.");
    }
    Ok(found.is_done())
}

/// What the reader does.
enum Event {
    Saved,
    Typed(String),
}

/// Check on each save until it is done, or the reader has had enough.
fn watch(
    bench: &Bench<'_>,
    copy: &Copy<'_>,
    exercise: &Exercise,
    terminal: Terminal,
) -> Result<bool> {
    let events = events(&copy.file())?;
    let mut hints = 0;
    loop {
        terminal.say("Save to check again; `h` and Enter for a hint, `q` and Enter to stop.");
        match events.recv().context("the watcher stopped")? {
            Event::Saved => {
                terminal.say("");
                if check(bench, copy, terminal)? {
                    return Ok(true);
                }
            }
            Event::Typed(line) => match line.trim() {
                "q" => return Ok(false),
                "h" if hints < exercise.hints.len() => {
                    hints += 1;
                    terminal.say(&hint(exercise, hints)?);
                }
                "h" => terminal.say("there are no more hints; `--solution` prints the solution"),
                _ => {}
            },
        }
    }
}

/// Saves of a file, and lines typed.
fn events(file: &Path) -> Result<Receiver<Event>> {
    let (sender, events) = channel();
    let mut watcher = Watcher::new()?;
    let built = file.with_file_name("target");
    watcher.watch(&[file.to_path_buf()], &built);
    let (saved, file) = (sender.clone(), file.file_name().map(ToOwned::to_owned));
    std::thread::spawn(move || {
        while let Ok(changed) = watcher.wait() {
            let ours = changed.iter().any(|path| path.file_name() == file.as_deref());
            if ours && saved.send(Event::Saved).is_err() {
                return;
            }
        }
    });
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(std::io::Result::ok) {
            if sender.send(Event::Typed(line)).is_err() {
                return;
            }
        }
    });
    Ok(events)
}
