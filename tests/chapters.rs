//! What every chapter of the book has, as CONTRIBUTING.md describes it.
//!
//! A chapter is a numbered entry of SUMMARY.md. Exemptions are data, and must keep being needed: one
//! that is no longer true fails as well.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What a chapter can lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Promise,
    FactsLine,
    Section(&'static str),
    Listing,
    FoldedFollowUps,
    FoldedAnswers,
    Quiz,
    Exercise,
    Exercises,
    /// A practice page's problems, each with what to ask, the cost wanted, an exercise and a folded
    /// discussion.
    Problems,
    DatedSources,
}

use Part::{
    DatedSources, Exercise, Exercises, FactsLine, FoldedAnswers, FoldedFollowUps, Listing,
    Problems, Promise, Quiz, Section,
};

/// What a chapter is for, which is the folder it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A way into the book.
    Guide,
    /// A stage of the process: it says what happens, and is checked and practised like the others.
    Stage,
    /// A mock interview: it begins with what it is, not with what you can do after it.
    Mock,
    RetiredProblem,
    /// A full assessment to sit against the clock.
    Assessment,
    /// How to take a problem that is new.
    Method,
    /// Several problems in short, each an exercise.
    Practice,
    Topic,
}

impl Kind {
    fn of(chapter: &str) -> Self {
        match chapter.split_once('/') {
            None => Self::Guide,
            Some(("stages", page)) if page.starts_with("mock-") => Self::Mock,
            Some(("stages", _)) => Self::Stage,
            Some(("retired-problems", "reading-a-new-problem.md")) => Self::Method,
            Some(("retired-problems", page)) if page.starts_with("practice-") => Self::Practice,
            Some(("retired-problems", _)) => Self::RetiredProblem,
            Some(("assessments", _)) => Self::Assessment,
            Some(_) => Self::Topic,
        }
    }

    /// The sections of such a chapter. A heading counts if it begins with the words.
    fn sections(self) -> Vec<&'static str> {
        match self {
            Self::Guide => Vec::new(),
            Self::Stage | Self::Mock => TAUGHT[3..].to_vec(),
            Self::RetiredProblem => [&TAUGHT[..], &RETIRED].concat(),
            Self::Assessment => ASSESSED.to_vec(),
            Self::Method => [&TAUGHT[..], &METHOD].concat(),
            Self::Practice => {
                vec!["What you will be asked", "Say it in a minute", "Check yourself", "Sources"]
            }
            Self::Topic => [&TAUGHT[..], &["Listings", "Complexity and edge cases"]].concat(),
        }
    }
}

/// Sections of chapters that teach something to write, in this order.
const TAUGHT: [&str; 7] = [
    "What you will be asked",
    "The idea",
    "Follow-up",
    "Say it in a minute",
    "Check yourself",
    "Practise",
    "Sources",
];

/// What a retired problem has beside them.
const RETIRED: [&str; 6] = [
    "Questions to ask first",
    "The sample by hand",
    "Brute force",
    "Pitfalls",
    "How the ways grow",
    "An interview, thinking aloud",
];

/// What a practice assessment has, in this order.
const ASSESSED: [&str; 8] = [
    "How to sit it",
    "Theory",
    "Coding tasks",
    "Marking",
    "Model answers",
    "What to review",
    "Say it in a minute",
    "Sources",
];

/// Theory items and coding tasks of a practice assessment: the reported shape.
const ITEMS: usize = 7;
const TASKS: usize = 3;

/// What the chapter on method has beside them.
const METHOD: [&str; 5] = [
    "Questions to ask first",
    "A problem, read aloud",
    "Signals in the statement",
    "What the size tells",
    "When you are stuck",
];

/// What chapters lack today.
const LACKING: &[(&str, Part)] = &[];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src")
}

fn read(page: &str) -> String {
    fs::read_to_string(src().join(page)).unwrap_or_else(|error| panic!("src/{page}: {error}"))
}

fn events(text: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(text, options).collect()
}

/// Pages that SUMMARY.md names, and whether it numbers them.
fn pages() -> Vec<(String, bool)> {
    let summary = read("SUMMARY.md");
    let (mut pages, mut depth) = (Vec::new(), 0);
    for event in events(&summary) {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::Link { dest_url, .. }) => {
                pages.push((dest_url.into_string(), depth > 0));
            }
            _ => {}
        }
    }
    pages
}

fn chapters() -> Vec<String> {
    pages().into_iter().filter(|(_, numbered)| *numbered).map(|(page, _)| page).collect()
}

/// Headings in order, with their plain text.
fn headings(text: &str) -> Vec<(HeadingLevel, String)> {
    let titles = titles(text).into_iter();
    titles.filter_map(|(level, title)| Some((level?, title))).collect()
}

/// What has an id on its page: headings, and terms that are defined.
fn titles(text: &str) -> Vec<(Option<HeadingLevel>, String)> {
    let mut titles: Vec<(Option<HeadingLevel>, String)> = Vec::new();
    let mut inside = false;
    for event in events(text) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                titles.push((Some(level), String::new()));
            }
            Event::Start(Tag::DefinitionListTitle) => {
                inside = true;
                titles.push((None, String::new()));
            }
            Event::End(TagEnd::Heading(_) | TagEnd::DefinitionListTitle) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                titles.last_mut().expect("one has begun").1.push_str(&text);
            }
            _ => {}
        }
    }
    titles
}

/// The second-level section whose heading begins with these words.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let mut sections = text.split("\n## ");
    sections.find(|section| section.starts_with(heading)).unwrap_or_default()
}

/// What a chapter lacks, exemptions not looked at.
fn lacking(kind: Kind, text: &str) -> BTreeSet<Part> {
    let mut lacking = BTreeSet::new();
    if kind == Kind::Guide {
        return lacking;
    }
    let mut expect = |there: bool, part: Part| {
        if !there {
            lacking.insert(part);
        }
    };
    let opening = text.split("\n## ").next().unwrap_or_default();
    expect(kind == Kind::Mock || opening.contains("\nAfter this chapter you "), Promise);
    let facts = ["**Priority:", "**Read:", "**Practise:", "**You need:"];
    let staged = opening.contains("{{#stages ") || opening.contains("**Stage:**");
    expect(staged && facts.iter().all(|fact| opening.contains(fact)), FactsLine);
    let headings = headings(text);
    for part in kind.sections() {
        let there = headings.iter().any(|(level, heading)| {
            // Follow-ups may come as several sections, the last of them of mixed ones.
            let more = heading.strip_prefix("More ").unwrap_or_default().to_lowercase();
            let follow_ups = part == "Follow-up" && more.starts_with("follow-up");
            *level == HeadingLevel::H2 && (heading.starts_with(part) || follow_ups)
        });
        expect(there, Section(part));
    }
    if matches!(kind, Kind::RetiredProblem | Kind::Method | Kind::Topic) {
        expect(text.contains("\n```rust"), Listing);
        expect(text.contains("<details>"), FoldedFollowUps);
    }
    if kind == Kind::Assessment {
        expect(section(text, "Model answers").matches("<details>").count() == TASKS, FoldedAnswers);
        expect(section(text, "Theory").contains("{{#quiz "), Quiz);
        expect(section(text, "Coding tasks").matches("{{#exercise ").count() == TASKS, Exercises);
    } else {
        expect(section(text, "Check yourself").contains("{{#quiz "), Quiz);
        if kind == Kind::Practice {
            expect(has_problems(text), Problems);
        } else {
            expect(section(text, "Practise").contains("{{#exercise "), Exercise);
        }
    }
    let sources: Vec<&str> =
        section(text, "Sources").lines().filter(|line| line.starts_with("- ")).collect();
    expect(!sources.is_empty() && sources.iter().all(|source| is_dated(source)), DatedSources);
    lacking
}

/// Whether there are at least three problems, and each is complete.
fn has_problems(text: &str) -> bool {
    let problems: Vec<&str> =
        text.split("\n## ").filter(|section| section.starts_with("Problem ")).collect();
    let parts = ["**Ask first.**", "**Complexity wanted:**", "{{#exercise ", "<details>"];
    problems.len() >= 3 && problems.iter().all(|problem| parts.iter().all(|p| problem.contains(p)))
}

/// Whether a source on the web has a year, or says that there is none.
fn is_dated(source: &str) -> bool {
    if !source.contains("http") {
        return true; // a book, or our own
    }
    let digits: Vec<&str> = source.split(|c: char| !c.is_ascii_digit()).collect();
    let year =
        |digits: &&str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    source.to_lowercase().contains("undated") || digits.iter().any(year)
}

#[test]
fn every_chapter_has_its_parts() {
    let mut exempt: BTreeMap<&str, BTreeSet<Part>> = BTreeMap::new();
    for &(chapter, part) in LACKING {
        exempt.entry(chapter).or_default().insert(part);
    }
    let chapters = chapters();
    assert!(!chapters.is_empty(), "SUMMARY.md has chapters");
    for chapter in exempt.keys() {
        assert!(chapters.iter().any(|page| page == chapter), "no chapter {chapter}");
    }
    let mut wrong = Vec::new();
    for chapter in &chapters {
        let lacking = lacking(Kind::of(chapter), &read(chapter));
        let exempt = exempt.get(chapter.as_str()).cloned().unwrap_or_default();
        let lacks = lacking.difference(&exempt).map(|part| format!("src/{chapter} lacks {part:?}"));
        let has = exempt.difference(&lacking);
        let has = has.map(|part| format!("src/{chapter} has {part:?}: take it out of LACKING"));
        wrong.extend(lacks.chain(has));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn sections_come_in_one_order() {
    for chapter in chapters().into_iter().filter(|chapter| Kind::of(chapter) != Kind::Guide) {
        let text = read(&chapter);
        let headings = headings(&text);
        let place = |part: &str| headings.iter().position(|(_, heading)| heading.starts_with(part));
        let places: Vec<usize> = TAUGHT.iter().filter_map(|part| place(part)).collect();
        assert!(places.is_sorted(), "src/{chapter}: the order is {TAUGHT:?}");
        if Kind::of(&chapter) == Kind::Assessment {
            let places: Vec<usize> = ASSESSED.iter().filter_map(|part| place(part)).collect();
            assert!(places.is_sorted(), "src/{chapter}: the order is {ASSESSED:?}");
        }
        let last = headings.iter().rfind(|(level, _)| *level == HeadingLevel::H2);
        assert_eq!(last.map(|(_, heading)| heading.as_str()), Some("Sources"), "src/{chapter}");
    }
}

/// A practice assessment has the reported shape, and no two of them share a question or a task.
#[test]
fn assessments_have_seven_questions_and_three_tasks() {
    let mut files = BTreeSet::new();
    let forms = || chapters().into_iter().filter(|chapter| Kind::of(chapter) == Kind::Assessment);
    assert!(forms().count() >= 3, "three forms");
    for form in forms() {
        let text = read(&form);
        let placed: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("{{#")?.strip_suffix("}}")?.split_once(' '))
            .map(|(_, file)| file)
            .filter(|file| file.contains("/listings/"))
            .collect();
        assert_eq!(placed.len(), 1 + TASKS, "src/{form}: a quiz and the tasks");
        let quiz = src().join("assessments").join(placed[0]);
        let quiz = fs::read_to_string(&quiz).unwrap_or_else(|error| panic!("{placed:?}: {error}"));
        assert_eq!(quiz.matches("[[questions]]").count(), ITEMS, "src/{form}: theory items");
        for file in placed {
            assert!(files.insert(file.to_owned()), "src/{form}: {file} is in two forms");
        }
    }
}

/// The ids that mdBook gives the headings and defined terms of a page.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    for (_, title) in titles(text) {
        let id: String = title
            .trim()
            .to_lowercase()
            .chars()
            .filter_map(|c| match c {
                _ if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
                _ if c.is_whitespace() => Some('-'),
                _ => None,
            })
            .collect();
        let numbered = (1..).map(|number| format!("{id}-{number}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| !anchors.contains(id));
        anchors.extend(free);
    }
    anchors
}

#[test]
fn no_internal_link_is_dead() {
    let mut checked = 0;
    for (page, _) in pages() {
        let text = read(&page);
        for event in events(&text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            // `listing:` and `figure:` are the engine's, which checks them.
            if dest_url.contains(':') {
                continue;
            }
            checked += 1;
            let (path, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            let target = if path.is_empty() {
                page.clone()
            } else {
                let folder = Path::new(&page).parent().expect("a page lies in a folder");
                assert!(src().join(folder).join(path).is_file(), "src/{page} links to {dest_url}");
                folder.join(path).to_string_lossy().into_owned()
            };
            let there = anchor.is_empty() || anchors(&read(&target)).contains(anchor);
            assert!(there, "src/{page} links to {dest_url}: no such heading");
        }
    }
    assert!(checked > 0, "there are internal links");
}

#[test]
fn what_is_missing_is_seen() {
    let chapter = "# T\n\nAfter this chapter you can x.\n\n**Stage:** 3 **Priority:** P1 **Read:** 1 \
                   **Practise:** 1 **You need:** x\n\n## The idea\n\n## Sources\n\n- A book, 1982.\n";
    let topic = lacking(Kind::Topic, chapter);
    for there in [Promise, FactsLine, Section("The idea"), Section("Sources"), DatedSources] {
        assert!(!topic.contains(&there), "{there:?}");
    }
    for kind in [Kind::Stage, Kind::Mock] {
        let lacking = lacking(kind, chapter);
        for missing in [Section("Check yourself"), Section("Practise"), Quiz, Exercise] {
            assert!(lacking.contains(&missing), "{kind:?}: {missing:?}");
        }
    }
    assert!(lacking(Kind::Guide, chapter).is_empty());
    for missing in [Section("Listings"), Listing, FoldedFollowUps, Quiz, Exercise] {
        assert!(topic.contains(&missing), "{missing:?}");
    }
    let form = chapter
        .replace("## The idea", "## Theory\n\n{{#quiz q}}\n\n## Coding tasks\n\n{{#exercise e}}");
    let lacking = lacking(Kind::Assessment, &form);
    assert!(!lacking.contains(&Quiz) && !lacking.contains(&Section("Theory")));
    assert!(lacking.contains(&Exercises) && lacking.contains(&FoldedAnswers));
    assert!(lacking.contains(&Section("Marking")));
    let problem =
        "\n## Problem 1: x\n**Ask first.** **Complexity wanted:** {{#exercise x}} <details>";
    assert!(has_problems(&problem.repeat(3)) && !has_problems(&problem.repeat(2)));
    assert!(!has_problems(&format!("{}\n## Problem 4: y\n", problem.repeat(3))));
    for (page, kind) in [
        ("retired-problems/neardups.md", Kind::RetiredProblem),
        ("retired-problems/reading-a-new-problem.md", Kind::Method),
        ("retired-problems/practice-problems-2.md", Kind::Practice),
    ] {
        assert_eq!(Kind::of(page), kind);
    }
    assert!(
        is_dated("- **A:** <https://x.y>, undated.")
            && !is_dated("- <https://x.y/12345>, page 20.")
    );
    assert!(anchors("# A\n\n## 3(n − 1) calls\n\n## A\n").contains("3n--1-calls"));
    assert!(anchors("# A\n\n## A\n").contains("a-1"));
}
