//! The style sheet and the script of everything that we put on pages, as files beside them.

use std::path::Path;

use anyhow::{Context, Result};

use super::page::Page;
use crate::{
    files,
    show::assets::{Feature, script, style},
};

/// Names of the files that have been written.
#[derive(Clone, Debug)]
pub struct Assets {
    style: String,
    script: Option<String>,
}

/// Write the files, each with a part of its hash in its name: a reader's browser never takes an old
/// one for a new one.
pub fn write(folder: &Path) -> Result<Assets> {
    let style = write_one(folder, "css", &style(Feature::ALL))?;
    let script = script(Feature::ALL);
    let script = (!script.is_empty()).then(|| write_one(folder, "js", &script)).transpose()?;
    Ok(Assets { style, script })
}

fn write_one(folder: &Path, extension: &str, text: &str) -> Result<String> {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    let name = format!("rehearse-{}.{extension}", &hash[..8]);
    let path = folder.join(&name);
    files::write_atomically(&path, text.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(name)
}

impl Assets {
    /// Have a page link them.
    pub fn link(&self, page: &mut Page) {
        let style = page.address(&self.style);
        page.push_head(&format!("<link rel=\"stylesheet\" href=\"{style}\">\n"));
        if let Some(script) = &self.script {
            let script = page.address(script);
            page.push_head(&format!("<script defer src=\"{script}\"></script>\n"));
        }
    }
}
