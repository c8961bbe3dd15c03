//! The programs of listings, of which pages show parts, as files beside the pages.
//!
//! A chapter hands each over in a `<script type="application/json">` (see `show::html`). Under
//! stock mdBook it stays there. In books that we build it moves out, for it is half of a page's
//! weight and few readers ask for it: into a script, which also pages opened from a file can load
//! when the reader asks for hidden lines, and into a text for readers without scripts.

use std::{path::Path, sync::LazyLock};

use anyhow::{Context, Result};
use regex::{Captures, Regex};

use super::page::Page;
use crate::{files, show::code::PROGRAMS};

/// The folder of programs; the script `listing.js` knows it.
const FOLDER: &str = "programs";

static PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?s)<script type="application/json" class="rh-program" data-program="([\w-]+)">(.*?)</script>"#,
    )
    .expect("a valid expression")
});

/// Write the programs of a page to files, and have the page refer to them.
pub fn publish(folder: &Path, page: &mut Page) -> Result<()> {
    if !page.text().contains("rh-program") && !page.text().contains(PROGRAMS) {
        return Ok(());
    }
    for program in PROGRAM.captures_iter(page.text()) {
        write(&folder.join(FOLDER), &program)?;
    }
    let text = PROGRAM.replace_all(page.text(), "");
    let text = text.replace(&format!("\"{PROGRAMS}"), &format!("\"{}", page.address(FOLDER)));
    page.set_text(text);
    Ok(())
}

fn write(folder: &Path, program: &Captures<'_>) -> Result<()> {
    let (name, json) = (&program[1], &program[2]);
    let text: String = serde_json::from_str(json)
        .with_context(|| format!("program {name} is not the JSON that was written"))?;
    let script = format!(
        "document.dispatchEvent(new CustomEvent(\"rehearse:program\",\
         {{detail:{{name:\"{name}\",text:{json}}}}}));\n"
    );
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (extension, content) in [("js", script), ("txt", text + "\n")] {
        let path = folder.join(format!("{name}.{extension}"));
        files::write_atomically(&path, content.as_bytes())
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::code::address_of_text;

    #[test]
    fn programs_move_out_of_the_page() {
        let folder = tempfile::tempdir().expect("a folder");
        let json = "<script type=\"application/json\" class=\"rh-program\" data-program=\"listing-a1\">\
                    \"a \\u003c b\\nc\"</script>";
        let text = format!("<pre></pre>{json}<a href=\"{}\">x</a>", address_of_text("listing-a1"));
        let mut page = Page::new(Path::new("part/ch.html"), text);
        publish(folder.path(), &mut page).expect("written");
        assert_eq!(page.text(), "<pre></pre><a href=\"../programs/listing-a1.txt\">x</a>");
        let read = |name: &str| {
            std::fs::read_to_string(folder.path().join("programs").join(name)).expect("there")
        };
        assert_eq!(read("listing-a1.txt"), "a < b\nc\n");
        assert_eq!(
            read("listing-a1.js"),
            "document.dispatchEvent(new CustomEvent(\"rehearse:program\",\
             {detail:{name:\"listing-a1\",text:\"a \\u003c b\\nc\"}}));\n"
        );
    }
}
