//! Every accepted figure, read as what it is: well-formed, themed, small, legible on a phone, with
//! ids of its own and the numbers behind it.

use std::{collections::BTreeSet, fs, path::Path};

use kit::figure::{Bars, Figure, Line, Side};
use roxmltree::{Document, Node};

/// The accepted files with this ending: their names (`listing@figure`) and what is in them.
fn accepted(ending: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("snapshots") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix(&format!(".{ending}.snap")) else { continue };
        let snapshot = insta::Snapshot::from_file(&path).expect("a snapshot");
        let insta::internals::SnapshotContents::Text(text) = snapshot.contents() else {
            panic!("{} is not text", path.display());
        };
        found.push((name.to_owned(), text.to_string()));
    }
    found.sort();
    assert!(!found.is_empty(), "no .{ending} was accepted");
    found
}

/// The figures of the book, and one with every character that XML minds.
fn figures() -> Vec<(String, String)> {
    let nasty = Figure::new("a < b & \"c\"", "'d' > e")
        .with(Line::new("<&>", [(0.0, 0.0), (1.0, 1.0)]))
        .label(0.2, 0.8, Side::Centre, "]]> &amp;");
    let bars = Figure::new("x", "y").with(Bars::new(1, [("a & b", 1.0), ("<c>", 2.0)]));
    let made = [("nasty", nasty.to_svg("nasty")), ("bars", bars.to_svg("bars"))];
    let made = made.into_iter().map(|(name, svg)| (name.to_owned(), svg));
    accepted("svg").into_iter().chain(made).collect()
}

#[test]
fn figures_are_well_formed_scale_and_leave_their_name_to_the_page() {
    for (name, svg) in figures() {
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
        let root = document.root_element();
        assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")), "{name}");
        assert!(
            root.attribute("viewBox").is_some_and(|view| view.starts_with("0 0 400 ")),
            "{name}"
        );
        for attribute in ["width", "height", "role", "style", "class"] {
            assert!(!root.has_attribute(attribute), "{name}: {attribute}");
        }
        for node in document.descendants() {
            let tag = node.tag_name().name();
            assert!(!["script", "style", "title", "desc", "image"].contains(&tag), "{name}: {tag}");
            assert!(!node.is_comment(), "{name}: a comment");
        }
    }
}

#[test]
fn the_only_colours_are_the_pages() {
    let mut used = BTreeSet::new();
    for (_, svg) in figures() {
        let document = Document::parse(&svg).expect("well-formed");
        for node in document.descendants() {
            let colours = ["fill", "stroke", "color", "stop-color"];
            used.extend(colours.iter().filter_map(|name| node.attribute(*name)).map(str::to_owned));
        }
    }
    let mut allowed: BTreeSet<String> =
        ["none", "currentColor", "var(--bg,none)", "var(--fig-grid)"].map(str::to_owned).into();
    allowed.extend((1..=6).map(|n| format!("var(--fig-{n})")));
    assert!(used.is_subset(&allowed), "{used:?}");
}

#[test]
fn figures_are_small() {
    for (name, svg) in figures() {
        assert!(svg.len() < 30_000, "{name}: {} bytes", svg.len());
    }
}

/// Ids start with the figure's name: two figures can stand in one page.
#[test]
fn ids_are_unique() {
    let mut ids = BTreeSet::new();
    let mut figures_with_ids = 0;
    let cut = Figure::new("x", "y").y_range(0.0, 0.5).with(Line::new("", [(0.0, 0.0), (1.0, 1.0)]));
    let cut = [("cut", "cut-1"), ("cut", "cut-2")].map(|(n, id)| (n.to_owned(), cut.to_svg(id)));
    for (name, svg) in figures().into_iter().chain(cut) {
        let document = Document::parse(&svg).expect("well-formed");
        let own: Vec<&str> =
            document.descendants().filter_map(|node| node.attribute("id")).collect();
        figures_with_ids += usize::from(!own.is_empty());
        for id in own {
            assert!(svg.contains(&format!("url(#{id})")), "{name}: nothing uses {id}");
            assert!(ids.insert(id.to_owned()), "{name}: a second {id}");
        }
    }
    assert!(figures_with_ids >= 2, "the kit's clips have ids");
}

/// On a screen 360 pixels wide a figure has 328: type of 13 of 400 units is 10.7 pixels high there.
#[test]
fn texts_are_large_enough_and_inside() {
    let number = |node: &Node<'_, '_>, name| -> f64 {
        node.attribute(name).and_then(|value| value.parse().ok()).expect("a number")
    };
    for (name, svg) in figures() {
        let document = Document::parse(&svg).expect("well-formed");
        let view = document.root_element().attribute("viewBox").expect("checked");
        let height: f64 = view.rsplit(' ').next().and_then(|h| h.parse().ok()).expect("a height");
        for node in document.descendants().filter(|node| node.has_tag_name("text")) {
            let text = node.text().unwrap_or_default();
            let (x, y, size) = (number(&node, "x"), number(&node, "y"), number(&node, "font-size"));
            assert!(size >= 13.0, "{name}: {text} has size {size}");
            // Half an em for a letter, on average: what is clipped by more than a letter shows.
            let width: f64 = text.chars().map(|_| 0.5 * size).sum();
            let (before, after) = match node.attribute("text-anchor") {
                Some("middle") => (width / 2.0, width / 2.0),
                Some("end") => (width, 0.0),
                _ => (0.0, width),
            };
            let (along, length) =
                if node.has_attribute("transform") { (y, height) } else { (x, 400.0) };
            assert!(along - before > -size && along + after < length + size, "{name}: {text}");
            assert!(y > 0.5 * size && y < height, "{name}: {text}");
        }
    }
}

/// A figure with axes on both sides shows numbers: they are there to be read.
#[test]
fn charts_have_their_numbers_and_diagrams_have_none() {
    let tables = accepted("csv");
    for (name, csv) in &tables {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let headings = reader.headers().expect("headings").len();
        assert!(headings >= 2 && reader.records().all(|row| row.is_ok()), "{name}");
    }
    for (name, svg) in accepted("svg") {
        let is_chart = svg.contains("rotate(-90");
        let has_numbers = tables.iter().any(|(table, _)| *table == name);
        assert_eq!(is_chart, has_numbers, "{name}");
    }
}
