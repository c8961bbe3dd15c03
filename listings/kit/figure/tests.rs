//! What every figure must be: accessible, themed, deterministic, small.

use super::*;

fn figure() -> Figure {
    Figure::new("Two lines & a point", "One rises from 0 to 1, the other is <flat>.")
        .x_axis("epoch")
        .y_axis("accuracy")
        .line(Line::new([(0.0, 0.0), (1.0, 1.0 / 3.0), (2.0, 1.0)]))
        .line(Line::new([(0.0, 0.5), (2.0, 0.5)]))
        .points(Points::new([(1.0, 0.5)]))
        .label(1.0, 0.5, Side::Above, "0.123456 < 1")
}

#[test]
fn is_accessible_and_scales() {
    let svg = figure().to_svg("demo");
    assert!(svg.starts_with(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\" role=\"img\" \
         aria-labelledby=\"demo-title demo-desc\""
    ));
    assert!(svg.contains("<title id=\"demo-title\">Two lines &amp; a point</title>"));
    assert!(svg.contains("the other is &lt;flat&gt;.</desc>"));
    assert!(svg.ends_with("</svg>\n"));
    assert_eq!(svg.matches("<svg").count(), 1);
    assert_eq!(svg.matches("</svg>").count(), 1);
}

#[test]
fn follows_the_theme() {
    let grid = || Grid::sample((0.0, 1.0), (0.0, 1.0), 8, |x, y| x * y);
    let all = figure()
        .surface(grid(), 4, Hue::Two)
        .iso_lines(grid(), [0.5])
        .line(Line::new([(0.0, 1.0), (1.0, 0.9)]).band(vec![0.9, 0.8], vec![1.1, 1.0]).fill())
        .line(Line::reference([(0.0, 0.0), (1.0, 1.0)]))
        .to_svg("all");
    let bars = Figure::new("Bars", "Two.").bars([("a", 1.0), ("b", 2.0)]).to_svg("bars");
    for svg in [all, bars] {
        for attribute in ["fill=\"", "stroke=\""] {
            for (start, _) in svg.match_indices(attribute) {
                let value = &svg[start + attribute.len()..];
                let value = &value[..value.find('"').expect("attributes are closed")];
                let themed = ["none", "currentColor", "var(--fig-grid)", "var(--bg,none)"];
                assert!(
                    themed.contains(&value) || Hue::SERIES.iter().any(|hue| hue.css() == value),
                    "{value} does not follow the theme"
                );
            }
        }
    }
}

#[test]
fn is_the_same_every_time() {
    // A figure that needs a clip, drawn twice: the clip ids must not count on.
    let cut = || figure().x_range(0.0, 1.0).to_svg("demo");
    let svg = cut();
    assert!(svg.contains("id=\"demo-clip-1\"") && svg.contains("url(#demo-clip-1)"));
    assert_eq!(svg, cut());
    assert!(!svg.contains("kuva") && !svg.contains("<!--"));
}

#[test]
fn clips_only_what_is_cut() {
    assert!(!figure().to_svg("demo").contains("clip"));
    assert!(figure().y_range(0.2, 0.8).to_svg("demo").contains("clip-path"));
}

#[test]
fn rounds_coordinates_but_not_text() {
    let svg = figure().to_svg("demo");
    assert!(svg.contains(">0.123456 &lt; 1</text>"));
    for (start, _) in svg.match_indices(" x=\"") {
        let value: String =
            svg[start + 4..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        assert!(value.split_once('.').is_none_or(|(_, digits)| digits.len() <= 2), "{value}");
    }
}

#[test]
fn differs_by_more_than_colour() {
    let svg = figure().to_svg("demo");
    assert!(svg.contains("stroke=\"var(--fig-1)\" stroke-width=\"2\" fill=\"none\"/>"));
    assert!(svg.contains(
        "stroke=\"var(--fig-2)\" stroke-width=\"2\" fill=\"none\" stroke-dasharray=\"8 4\""
    ));
    // The first point set is a circle, the second a cross: two lines.
    let crossed = figure().points(Points::new([(0.5, 0.5)])).to_svg("demo");
    assert_eq!(svg.matches("<circle").count(), crossed.matches("<circle").count());
    assert_eq!(svg.matches("<line").count() + 2, crossed.matches("<line").count());
}

#[test]
fn a_reference_line_takes_no_turn() {
    let svg = Figure::new("t", "d")
        .line(Line::reference([(0.0, 0.0), (1.0, 1.0)]))
        .line(Line::new([(0.0, 1.0), (1.0, 0.0)]))
        .to_svg("demo");
    assert!(svg.contains("stroke=\"var(--fig-1)\""));
}

#[test]
fn a_surface_is_small() {
    let bowl = Grid::sample((-1.0, 1.0), (-1.0, 1.0), 60, |x, y| x * x + y * y);
    let svg = Figure::new("Bowl", "A bowl.").surface(bowl, 8, Hue::One).to_svg("bowl");
    assert!(svg.len() < 32_000, "{} bytes", svg.len());
}

#[test]
fn a_constant_surface_and_a_single_point_can_be_drawn() {
    let flat = Grid::sample((0.0, 1.0), (0.0, 1.0), 3, |_, _| 2.0);
    Figure::new("Flat", "Nothing.").surface(flat, 4, Hue::One).to_svg("flat");
    Figure::new("Point", "One.").points(Points::new([(1.0, 1.0)])).to_svg("point");
}

#[test]
fn ticks_have_the_decimals_of_their_step() {
    let svg = figure().y_range(0.0, 1.0).y_tick(0.25).x_tick(1.0).to_svg("demo");
    assert!(svg.contains(">0.75</text>") && svg.contains(">2</text>"));
}

#[test]
#[should_panic(expected = "nothing to draw")]
fn an_empty_figure_is_a_misuse() {
    Figure::new("t", "d").to_svg("demo");
}

#[test]
#[should_panic(expected = "the vertical axis cannot show a number that is not finite")]
fn nan_is_a_misuse() {
    Figure::new("t", "d").line(Line::new([(0.0, f64::NAN)])).to_svg("demo");
}

#[test]
#[should_panic(expected = "not finite and positive")]
fn zero_on_a_logarithmic_axis_is_a_misuse() {
    Figure::new("t", "d").log_x().line(Line::new([(0.0, 1.0), (1.0, 2.0)])).to_svg("demo");
}

#[test]
#[should_panic(expected = "use lower-case letters, digits and hyphens")]
fn a_name_is_not_a_path() {
    figure().to_svg("../demo");
}

#[test]
#[should_panic(expected = "a figure needs a description")]
fn a_figure_without_description_is_a_misuse() {
    let _ = Figure::new("t", " ");
}
