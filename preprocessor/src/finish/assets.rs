//! The style sheet and the script of everything that we put on pages, and the font of formulas, as
//! files beside them.

use std::path::Path;

use anyhow::{Context, Result};

use super::page::Page;
use crate::{
    config::Config,
    files,
    show::{
        assets::{Feature, script, style},
        math::{MATH_FONT, MATH_FONT_LICENCE, font_face},
    },
};

/// Names of the files that have been written.
#[derive(Clone, Debug)]
pub struct Assets {
    style: String,
    script: Option<String>,
}

/// Write the files, each with a part of its hash in its name: a reader's browser never takes an old
/// one for a new one. Where a book has formulas, their font comes along with its licence.
pub fn write(folder: &Path, config: &Config) -> Result<Assets> {
    let features = || Feature::ALL.into_iter().filter(|feature| feature.is_wanted(&config.site));
    let mut rules = style(features());
    if config.math.is_some() {
        let font = write_one(folder, "woff2", MATH_FONT)?;
        write_named(folder, &format!("{font}.licence.txt"), MATH_FONT_LICENCE.as_bytes())?;
        rules = format!("{}\n{rules}", font_face(&font));
    }
    let style = write_one(folder, "css", rules.as_bytes())?;
    let script = script(features());
    let script =
        (!script.is_empty()).then(|| write_one(folder, "js", script.as_bytes())).transpose()?;
    Ok(Assets { style, script })
}

fn write_one(folder: &Path, extension: &str, contents: &[u8]) -> Result<String> {
    let hash = blake3::hash(contents).to_hex();
    let name = format!("rehearse-{}.{extension}", &hash[..8]);
    write_named(folder, &name, contents)?;
    Ok(name)
}

fn write_named(folder: &Path, name: &str, contents: &[u8]) -> Result<()> {
    let path = folder.join(name);
    files::write_atomically(&path, contents)
        .with_context(|| format!("cannot write {}", path.display()))
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
