//! What every figure must be: themed, legible, deterministic, small, and true to its numbers.

use kuva::render::render::{Primitive, TextAnchor};

use super::labels::text_width;
use super::*;

/// A figure of every kind.
fn gallery() -> Vec<(&'static str, Figure)> {
    let grid = Grid::sample((-2.0, 2.0), (-2.0, 2.0), 60, |x, y| (-x * x - y * y).exp());
    let ring = |n: i32, r: f64| {
        (0..n).map(f64::from).map(move |t| (r * t.cos(), r * t.sin())).collect::<Vec<_>>()
    };
    let power = |k: i32| (1..6).map(|i| f64::from(i) * 100.0).map(move |n| (n, n.powi(k)));
    let wave =
        |shift: f64| (0..50).map(move |t| (f64::from(t), (f64::from(t) / 9.0 + shift).sin()));
    let tree = Graph::new([("A", 1.0, 1.0), ("B", 0.0, 0.0), ("C", 2.0, 0.0), ("sum", 3.0, 1.0)])
        .edge("A", "B")
        .arrow("A", "C")
        .dashed_arrow("A", "sum")
        .strong("A");
    let bars =
        Bars::new(2, [("one & two", 0.81), ("<three>", 0.86)]).spans([(0.79, 0.83), (0.84, 0.88)]);
    let chart = || Figure::new("first axis", "second axis");
    vec![
        ("lines", two_lines()),
        ("growth", chart().log_x().log_y().add_all([power(3), power(2), power(1)])),
        ("u", chart().with(Line::new("", wave(0.0)).marked()).vertical("here", 20.0)),
        (
            "band",
            chart().with(Line::new("a", wave(0.0)).band(wave(0.0).map(|p| (p.1 - 0.5, p.1 + 0.5)))),
        ),
        (
            "steps",
            chart().with(Line::new("a", wave(0.0)).step()).with(Line::new("b", wave(1.0)).fill()),
        ),
        ("spans", chart().with(Points::new("", [(0.1, 0.2)]).spans([(0.1, 0.3)]))),
        ("bars", chart().with(bars.clone()).horizontal("chance", 0.5)),
        ("lying", chart().with(bars.sideways())),
        ("bins", two_histograms()),
        (
            "plane",
            chart()
                .with(Surface::new("p", &grid))
                .with(IsoLines::new("p", &grid, [0.2, 0.5]))
                .with(Points::new("inside", ring(10, 0.5)))
                .with(Points::new("outside", ring(10, 1.7))),
        ),
        ("time", Figure::diagram().x_axis("day").with(Line::new("all", [(0.0, 0.0), (9.0, 0.0)]))),
        ("tree", Figure::diagram().size(400.0, 140.0).with(tree)),
    ]
}

impl Figure {
    fn add_all<P: IntoIterator<Item = (f64, f64)>>(self, all: impl IntoIterator<Item = P>) -> Self {
        all.into_iter().enumerate().fold(self, |figure, (index, points)| {
            figure.with(Line::new(format!("line {index}"), points))
        })
    }
}

fn two_lines() -> Figure {
    Figure::new("epoch", "accuracy")
        .with(Line::new("rising", [(0.0, 0.0), (1.0, 1.0 / 3.0), (2.0, 1.0)]))
        .with(Line::new("flat", [(0.0, 0.5), (2.0, 0.5)]))
}

fn two_histograms() -> Figure {
    Figure::new("score", "count")
        .with(Histogram::new("negatives", &[0.0, 0.1, 0.1, 0.3], (0.0, 1.0), 4))
        .with(Histogram::new("positives", &[0.25, 0.9, 1.0], (0.0, 1.0), 4))
}

#[test]
fn every_colour_is_the_pages() {
    for (name, figure) in gallery() {
        let svg = figure.to_svg(name);
        for attribute in [" fill=\"", " stroke=\""] {
            for after in svg.split(attribute).skip(1) {
                let value = after.split('"').next().unwrap_or_default();
                let neutral = ["none", "currentColor", "var(--fig-grid)", "var(--bg,none)"];
                assert!(
                    neutral.contains(&value) || Hue::SERIES.iter().any(|hue| hue.css() == value),
                    "{name}: {value}"
                );
            }
        }
        assert!(!svg.contains("style=") && !svg.contains('#') || svg.contains("url(#"), "{name}");
    }
}

#[test]
fn drawing_twice_gives_the_same_bytes_and_few_of_them() {
    for (name, figure) in gallery() {
        let svg = figure.to_svg(name);
        assert_eq!(svg, figure.to_svg(name));
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 "));
        assert!(svg.ends_with("</svg>\n") && svg.matches("<svg").count() == 1, "{name}");
        assert!(svg.len() < 30_000, "{name}: {} bytes", svg.len());
        for foreign in ["<!--", "<script", "<title", "role=", "kuva", "NaN", "inf"] {
            assert!(!svg.contains(foreign), "{name}: {foreign}");
        }
    }
}

#[test]
fn texts_lie_inside_the_figure_and_clear_of_each_other() {
    for (name, figure) in gallery() {
        let mut boxes: Vec<(String, [f64; 4])> = Vec::new();
        for element in figure.scene().elements {
            let Primitive::Text { x, y, content, anchor, rotate: None, .. } = element else {
                continue;
            };
            let width = text_width(&content);
            let left = match anchor {
                TextAnchor::Start => x,
                TextAnchor::Middle => x - width / 2.0,
                TextAnchor::End => x - width,
            };
            // The height of digits and small letters: descenders may touch.
            let area = [left, y - 9.0, left + width, y];
            let (inside_x, inside_y) = (area[0] >= -2.0 && area[2] <= 402.0, area[1] >= 0.0);
            assert!(inside_x && inside_y && y <= figure.size.1, "{name}: {content} {area:?}");
            for (other, b) in &boxes {
                let apart =
                    area[0] >= b[2] || b[0] >= area[2] || area[1] >= b[3] || b[1] >= area[3];
                assert!(apart, "{name}: {content:?} and {other:?}");
            }
            boxes.push((content, area));
        }
    }
}

#[test]
fn clips_are_counted_within_the_figure_and_only_where_something_is_cut() {
    assert!(!two_lines().to_svg("demo").contains("clip"));
    let svg = two_lines().y_range(0.2, 0.8).to_svg("demo");
    assert!(svg.contains("id=\"demo-clip-1\"") && svg.contains("url(#demo-clip-1)"));
}

#[test]
fn series_differ_by_more_than_colour() {
    let svg = two_lines().to_svg("demo");
    assert!(svg.contains("stroke=\"var(--fig-1)\" stroke-width=\"2\" fill=\"none\"/>"));
    assert!(
        svg.contains("stroke=\"var(--fig-2)\" stroke-width=\"2\" fill=\"none\" stroke-dasharray")
    );
    assert!(svg.contains(">rising</text>") && svg.contains(">flat</text>"));
    let points =
        two_lines().with(Points::new("a", [(1.0, 0.9)])).with(Points::new("b", [(1.5, 0.1)]));
    let svg = points.to_svg("demo");
    assert!(svg.contains(">a (●)</text>") && svg.contains(">b (×)</text>"));
}

#[test]
fn a_reference_takes_no_turn_and_is_no_number() {
    let figure = two_lines().with(Line::reference("bound", [(0.0, 0.9), (2.0, 0.9)]));
    let later = figure.with(Line::new("third", [(0.0, 0.2), (2.0, 0.1)]));
    assert!(later.to_svg("demo").contains("stroke=\"var(--fig-3)\""));
    let csv = later.to_csv().expect("numbers");
    assert!(csv.starts_with("epoch,rising,flat,third\n"), "{csv}");
}

#[test]
fn series_over_the_same_axis_share_a_row_for_each_x() {
    assert_eq!(
        two_lines().to_csv().expect("numbers"),
        "epoch,rising,flat\n0,0.0000,0.5\n1,0.3333,\n2,1.0000,0.5\n"
    );
}

#[test]
fn a_curve_that_turns_back_has_a_row_for_each_point() {
    let up = Line::new("up", [(0.0, 0.0), (0.0, 0.5), (1.0, 1.0)]);
    let figure = Figure::new("x", "y").with(up.clone());
    assert_eq!(figure.to_csv().expect("numbers"), "x,up\n0,0.0\n0,0.5\n1,1.0\n");
    let figure = figure.with(Points::new("mean", [(0.5, 0.2)]).spans([(0.1, 0.4)]));
    assert_eq!(
        figure.to_csv().expect("numbers"),
        "series,x,y,low,high\nup,0.0,0.0,,\nup,0.0,0.5,,\nup,1.0,1.0,,\nmean,0.5,0.2,0.1,0.4\n"
    );
}

#[test]
fn bars_and_bins_have_tables_of_their_own() {
    let bars = Bars::new(1, [("a, b", 1.5), ("c", 2.0)]).spans([(1.0, 2.0), (1.75, 2.5)]);
    assert_eq!(
        Figure::new("model", "score").with(bars).to_csv().expect("numbers"),
        "model,score,score low,score high\n\"a, b\",1.5,1.00,2.0\nc,2.0,1.75,2.5\n"
    );
    assert_eq!(
        two_histograms().to_csv().expect("numbers"),
        "score from,score to,negatives,positives\n0.00,0.25,3,0\n0.25,0.50,1,1\n0.50,0.75,0,0\n\
         0.75,1.00,0,2\n"
    );
}

#[test]
fn an_iso_line_along_an_axis_has_its_value_on_it() {
    for f in [|x: f64, _: f64| x, |_: f64, y: f64| y] {
        let grid = Grid::sample((0.0, 1.0), (0.0, 1.0), 9, f);
        let figure = Figure::new("x", "y").with(IsoLines::new("half", &grid, [0.45]));
        assert!(figure.to_svg("demo").contains(">half = 0.45</text>"));
    }
}

#[test]
fn of_a_surface_some_samples_are_written_and_of_a_diagram_nothing() {
    let grid = Grid::sample((0.0, 1.0), (0.0, 1.0), 61, |x, y| x + y);
    let csv = Figure::new("x", "y").with(Surface::new("sum", &grid)).to_csv().expect("numbers");
    assert_eq!(csv.lines().count(), 1 + 7 * 7);
    assert!(
        csv.starts_with("x,y,value\n0.0000,0.0000,0.000\n")
            && csv.ends_with("1.0000,1.0000,2.000\n"),
        "{csv}"
    );
    let diagram = Figure::diagram().with(Line::new("a", [(0.0, 0.0), (1.0, 0.0)]));
    assert_eq!(diagram.to_csv(), None);
}

#[test]
fn names_keep_clear_of_other_lines() {
    // The first place for a name would be above the end of its line: there is another line there.
    let figure = Figure::new("x", "y")
        .with(Line::new("rising", [(0.0, 0.0), (10.0, 9.0)]))
        .with(Line::new("high", [(0.0, 9.6), (10.0, 9.6)]));
    let (mut name, mut high) = (None, None);
    for element in figure.scene().elements {
        match element {
            Primitive::Text { y, content, .. } if content == "rising" => name = Some(y),
            Primitive::PolyLine { points, .. } if points[0].1.total_cmp(&points[1].1).is_eq() => {
                high = Some(points[0].1);
            }
            _ => {}
        }
    }
    let (baseline, high) = (name.expect("a name"), high.expect("a line"));
    assert!(baseline - high > 20.0, "{baseline} {high}");
}

fn panics(expected: &str, draw: impl FnOnce() + std::panic::UnwindSafe) {
    let error = std::panic::catch_unwind(draw).expect_err(expected);
    let said = error.downcast_ref::<String>().cloned();
    let said = said.or_else(|| error.downcast_ref::<&str>().map(|said| (*said).to_owned()));
    assert!(said.as_ref().is_some_and(|said| said.contains(expected)), "{expected}: {said:?}");
}

#[test]
fn misuse_panics_with_a_sentence() {
    fn draw(figure: &Figure) {
        figure.to_csv();
        figure.to_svg("demo");
    }
    let line = |points: &[(f64, f64)]| Figure::new("x", "y").with(Line::new("", points.to_vec()));
    panics("an axis needs a name", || drop(Figure::new("x", " ")));
    panics("nothing to draw", || draw(&Figure::new("x", "y")));
    panics("vertical axis cannot show a number that is not finite", || {
        draw(&line(&[(0.0, f64::NAN)]));
    });
    panics("not finite and positive", || draw(&line(&[(0.0, 1.0), (1.0, 2.0)]).log_x()));
    panics("lower-case letters, digits and hyphens", || drop(two_lines().to_svg("../demo")));
    panics("two series have the name \"flat\"", || {
        draw(&two_lines().with(Line::new("flat", [(0.0, 0.1)])));
    });
    panics("names each of them", || draw(&two_lines().with(Line::new("", [(0.0, 0.1)]))));
    panics("\"a\" and \"b\" overlap", || {
        draw(&two_lines().label(1.0, 0.8, Side::Centre, "a").label(1.0, 0.8, Side::Centre, "b"));
    });
    panics("does not fit into the figure", || {
        draw(&two_lines().label(2.0, 0.9, Side::Right, "far outside"));
    });
    panics("no room for the name", || {
        draw(&Figure::new("x", "y").with(Line::new("x".repeat(60), [(0.0, 0.0), (1.0, 1.0)])));
    });
    panics("an axis name does not fit", || {
        draw(&Figure::new("x".repeat(90), "y").with(Line::new("", [(0.0, 0.0), (1.0, 1.0)])));
    });
    panics("one set of bars", || {
        let bars = || Bars::new(0, [("a", 1.0)]);
        draw(&Figure::new("x", "y").with(bars()).with(bars()));
    });
    panics("a graph needs no axes", || draw(&two_lines().with(Graph::new([("A", 0.0, 0.0)]))));
    panics("no node \"B\"", || drop(Graph::new([("A", 0.0, 0.0)]).edge("A", "B")));
    panics("nowhere on the grid is the value 9", || {
        let grid = Grid::sample((0.0, 1.0), (0.0, 1.0), 9, |x, y| x + y);
        drop(IsoLines::new("", &grid, [1.0, 9.0]));
    });
    panics("cannot count 2", || drop(Histogram::new("", &[2.0], (0.0, 1.0), 3)));
    panics("one (low, high) for each point", || drop(Line::new("", [(0.0, 0.0)]).band([])));
}
