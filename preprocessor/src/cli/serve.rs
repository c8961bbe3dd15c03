//! `serve`: the book on this machine, rebuilt and reloaded as it is written.

mod server;
pub(super) mod watcher;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use mdbook_rehearse::report::terminal::Terminal;

use self::{server::Server, watcher::Watcher};
use super::build::{Built, build};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder of book.toml.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Open the book in the browser.
    #[arg(long, short)]
    open: bool,
    /// The port; the next free one by default, from 3000 on.
    #[arg(long, short)]
    port: Option<u16>,
    /// The address to listen on.
    #[arg(long, short = 'n', default_value = "127.0.0.1")]
    hostname: String,
}

/// The path of the socket that tells pages to reload.
const RELOAD: &str = "__livereload";

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let built = build(&arguments.dir, Some(RELOAD), terminal)?;
    built.tell(terminal);
    let server = Server::start(&arguments.hostname, arguments.port, &built.folder)?;
    let address = server.address();
    terminal.say(&format!("the book is served on {address} (Ctrl-C to stop)"));
    if arguments.open && open::that_detached(&address).is_err() {
        terminal.say("no browser could be started: open the address yourself");
    }
    let mut watcher = Watcher::new()?;
    watch(&mut watcher, &arguments.dir, &built);
    loop {
        let changed = watcher.wait()?;
        let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
        terminal.say(&format!("changed: {}", names.join(", ")));
        match build(&arguments.dir, Some(RELOAD), terminal) {
            Ok(built) => {
                built.tell(terminal);
                watch(&mut watcher, &arguments.dir, &built);
                server.reload();
            }
            // The last good book stays; the next change may mend it.
            Err(error) => terminal.fail(&error),
        }
    }
}

/// Look at everything the book is made from.
fn watch(watcher: &mut Watcher, dir: &Path, built: &Built) {
    let mut paths = vec![dir.join("book.toml"), dir.join("theme")];
    paths.extend(built.files());
    paths.push(built.sources.clone());
    watcher.watch(&paths, &built.folder);
}
