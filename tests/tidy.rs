//! Rules about the repository.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use mdbook_rehearse::{book::Book, judge::math::typeset, show::math::MATH_FONT_CHARACTERS};
use walkdir::WalkDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the repository")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files below a folder with this extension, relative to the root, with forward slashes.
fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found: Vec<String> = WalkDir::new(root().join(folder))
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| shown(&path))
        .collect();
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    let relative: PathBuf = path.strip_prefix(root()).unwrap_or(path).into();
    relative.to_string_lossy().replace('\\', "/")
}

/// `(name, path)` of every `[[example]]` of the listings' manifest, in order.
fn examples() -> Vec<(String, String)> {
    let manifest: toml::Table = read("listings/Cargo.toml").parse().expect("a manifest");
    let text = |example: &toml::Value, key: &str| {
        example.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
    };
    manifest["example"]
        .as_array()
        .expect("a table of examples")
        .iter()
        .map(|example| (text(example, "name"), text(example, "path")))
        .collect()
}

#[test]
fn every_listing_file_is_an_example_named_like_its_file() {
    let examples = examples();
    let registered: BTreeSet<String> =
        examples.iter().map(|(_, path)| format!("listings/{path}")).collect();
    let present: BTreeSet<String> = files("listings", "rs")
        .into_iter()
        .filter(|path| !path.starts_with("listings/kit/"))
        .collect();
    assert_eq!(registered, present, "listings/Cargo.toml has one `[[example]]` for each file");
    for (name, path) in &examples {
        assert_eq!(Path::new(path).file_stem().and_then(|stem| stem.to_str()), Some(name.as_str()));
    }
    assert!(examples.is_sorted_by_key(|(_, path)| path), "the table is in order of path");
}

#[test]
fn every_example_is_shown_by_a_chapter() {
    let chapters: Vec<String> = files("src", "md").iter().map(|path| read(path)).collect();
    for (name, path) in examples() {
        let is_there = |needle: &str| chapters.iter().any(|text| text.contains(needle));
        if name.starts_with("exercise-") {
            let asked = chapters.iter().flat_map(|text| text.lines()).any(|line| {
                line.starts_with("{{#exercise ") && line.ends_with(&format!("listings/{path}}}}}"))
            });
            assert!(asked, "no chapter asks for exercise `{name}`");
            continue;
        }
        let named = is_there(&format!("name={name}"));
        let shown = is_there(&format!("listings/{path}"));
        assert!(named && shown, "no chapter shows listing `{name}` under its name");
    }
}

#[test]
fn the_readme_opens_with_the_two_commands() {
    let readme = read("README.md");
    let first: String = readme.chars().take(1200).collect();
    for command in ["cargo run --release -- serve --open", "cargo test --workspace"] {
        assert!(first.contains(command), "README.md does not open with `{command}`");
    }
}

#[test]
fn only_one_module_starts_processes_and_only_one_prints() {
    let allowed = |path: &str, needle: &str| match needle {
        ".spawn()" | ".output()" | ".status()" => {
            path.ends_with("perform/process.rs") || path.ends_with("perform/confine.rs")
        }
        _ => path.ends_with("report/terminal.rs") || path.ends_with("report/progress.rs"),
    };
    for path in files("preprocessor/src", "rs") {
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for needle in
            [".spawn()", ".output()", ".status()", "println!", "stdout().lock", "stderr().lock"]
        {
            assert!(
                !code.contains(needle) || allowed(&path, needle),
                "{path} has `{needle}`: processes start in perform/process.rs, output goes \
                 through report/terminal.rs"
            );
        }
    }
}

#[test]
fn files_are_small() {
    let sources = files("preprocessor/src", "rs").into_iter().chain(files("listings", "rs"));
    let tests = files("preprocessor/tests", "rs").into_iter().chain(files("tests", "rs"));
    let limits = sources.map(|path| (path, 450)).chain(tests.map(|path| (path, 600)));
    for (path, limit) in limits {
        let lines = read(&path).lines().count();
        assert!(lines <= limit, "{path} has {lines} lines, more than {limit}: split it");
    }
}

#[test]
fn chapters_type_no_output_and_reach_for_no_network() {
    for path in files("src", "md") {
        let text = read(&path);
        for needle in ["<script", "<iframe", "http-equiv"] {
            assert!(!text.contains(needle), "{path} has `{needle}`");
        }
    }
}

#[test]
fn every_quiz_explains_every_wrong_option_and_has_a_program_to_trace() {
    let chapters: Vec<String> = files("src", "md").iter().map(|path| read(path)).collect();
    for path in files("listings", "toml").iter().filter(|path| path.ends_with("/quiz.toml")) {
        let quiz: toml::Table =
            read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let questions = quiz["questions"].as_array().expect("a list of questions");
        // The theory part of a practice assessment has seven; `chapters.rs` looks.
        let most = if path.starts_with("listings/assessments/") { 7 } else { 6 };
        assert!((3..=most).contains(&questions.len()), "{path} has {} questions", questions.len());
        let is_tracing = |question: &toml::Value| question["type"].as_str() == Some("Tracing");
        assert!(questions.iter().any(is_tracing), "{path} has no `Tracing` question");
        for question in questions {
            let id = question.get("id").and_then(toml::Value::as_str).unwrap_or_default();
            assert!(!id.is_empty(), "{path}: give every question an `id`: it may be reworded");
            assert!(question.get("context").is_some(), "{path}: `{id}` has no `context`");
            let wrong = [("prompt", "distractors"), ("answer", "wrong")];
            for options in wrong.iter().filter_map(|(table, key)| question[*table].get(key)) {
                for option in options.as_array().expect("a list") {
                    assert!(option.get("why").is_some(), "{path}: `{id}`: why not {option}?");
                }
            }
        }
        let placed = |text: &String| text.contains(&format!("{path}}}}}"));
        assert!(chapters.iter().any(placed), "no chapter places {path}");
    }
}

/// The characters of a font, from lines as `U+0041` and `U+0041-005A`.
fn characters(listed: &str) -> BTreeSet<char> {
    let code = |digits: &str| u32::from_str_radix(digits, 16).expect("a code point");
    let ranges = listed.lines().map(|line| {
        let line = line.strip_prefix("U+").expect("a code point");
        let (first, last) = line.split_once('-').unwrap_or((line, line));
        code(first)..=code(last)
    });
    ranges.flatten().filter_map(char::from_u32).collect()
}

#[test]
fn every_character_of_a_formula_is_in_the_font() {
    let font = characters(MATH_FONT_CHARACTERS);
    let book = Book::load(root()).expect("the book can be read");
    let set = typeset(&book);
    assert_eq!(set.problems, []);
    let mut count = 0;
    for (read, formulas) in book.read.iter().zip(&set.chapters) {
        for (formula, rendered) in read.all_formulas().zip(formulas) {
            let rendered = rendered.as_ref().expect("set");
            let missing: String = rendered.mathml.chars().filter(|c| !font.contains(c)).collect();
            let place = formula.latex.place(0);
            assert!(
                missing.is_empty(),
                "{place}: the font has no {missing:?}: see CONTRIBUTING.md"
            );
            count += 1;
        }
    }
    for ((latex, _), rendered) in &set.quizzes {
        let missing: String = rendered.mathml.chars().filter(|c| !font.contains(c)).collect();
        assert!(missing.is_empty(), "`{latex}` in a quiz: the font has no {missing:?}");
    }
    assert!(count > 0, "the book has formulas");
}
