//! From a scene to tidy SVG text.

use std::fmt::Write as _;

use kuva::backend::svg::SvgBackend;
use kuva::render::layout::ComputedLayout;
use kuva::render::render::Scene;

use super::layer::Label;
use super::style::Side;
use super::{Figure, LABEL_SIZE};

impl Figure {
    /// Turns the scene into SVG text: no fixed size but a view box, a role with title and
    /// description, ids of its own, short numbers, no version comment.
    pub(super) fn finish(&self, scene: &Scene, place: &ComputedLayout, name: &str) -> String {
        let drawn = SvgBackend::new().render_scene(scene);
        let body = &drawn[drawn.find('>').map_or(0, |end| end + 1)..];
        let (width, height) = self.size;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" fill=\"currentColor\" \
             font-family=\"inherit\"><title id=\"{name}-title\">{}</title>\
             <desc id=\"{name}-desc\">{}</desc>",
            escape(&self.title),
            escape(&self.description)
        );
        let mut clips = Vec::new();
        for piece in body.trim_end_matches("</svg>").split_inclusive('>') {
            // `text<tag attributes>`: text passes as it is, tags are tidied.
            let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
            svg.push_str(text);
            let backdrop = tag.starts_with("<rect width=\"100%\"");
            if !tag.starts_with("<!--") && !backdrop {
                svg.push_str(&tidy(tag, name, &mut clips));
            }
        }
        for label in &self.labels {
            svg.push_str(&label.text_at(place));
        }
        svg.push_str("</svg>\n");
        svg
    }
}

impl Label {
    /// The text, with an outline in the page's background so that lines behind it do not disturb.
    fn text_at(&self, place: &ComputedLayout) -> String {
        let (dx, dy, anchor) = match self.side {
            Side::Above => (0.0, -8.0, "middle"),
            Side::Below => (0.0, 18.0, "middle"),
            Side::Left => (-8.0, 4.5, "end"),
            Side::Right => (8.0, 4.5, "start"),
            Side::Centre => (0.0, 4.5, "middle"),
        };
        format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{LABEL_SIZE}\" text-anchor=\"{anchor}\" \
             stroke=\"var(--bg,none)\" stroke-width=\"4\" stroke-linejoin=\"round\" \
             paint-order=\"stroke\">{}</text>",
            round(place.map_x(self.x) + dx),
            round(place.map_y(self.y) + dy),
            escape(&self.text)
        )
    }
}

/// Rounds the numbers of a tag to two decimals and gives its clip ids the figure's name.
fn tidy(tag: &str, name: &str, clips: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("kuva-clip-") {
            // The plotting crate counts clips per process: count them per figure.
            let end = rest.find(['"', ')']).unwrap_or(rest.len());
            let clip = rest[..end].to_owned();
            let number = clips.iter().position(|known| *known == clip).unwrap_or(clips.len());
            if number == clips.len() {
                clips.push(clip);
            }
            write!(out, "{name}-clip-{}", number + 1).expect("writing to a String cannot fail");
            rest = &rest[end..];
        } else if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            out.push_str(&short(&rest[..end]));
            rest = &rest[end..];
        } else if rest.starts_with(" />") {
            out.push_str("/>");
            rest = &rest[3..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// `61.300000000000004` → `61.3`; whatever is no decimal number stays.
fn short(number: &str) -> String {
    match number.parse::<f64>() {
        Ok(value) if number.contains('.') => format!("{}", round(value)),
        _ => number.to_owned(),
    }
}

fn round(coordinate: f64) -> f64 {
    (coordinate * 100.0).round() / 100.0
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn shortens_decimals_only() {
        assert_eq!(short("61.300000000000004"), "61.3");
        assert_eq!(short("12"), "12");
        assert_eq!(short("1.2.3"), "1.2.3");
    }
}
