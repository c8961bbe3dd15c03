//! What the plotting crate's SVG still needs: a view box instead of a size, short numbers.

use kuva::backend::svg::SvgBackend;
use kuva::render::render::{Primitive, Scene};

/// The scene as SVG text that can stand in a page: it scales, its ids are `name`'s own, it has no
/// comment, background or role (its name is the page's to give), and its numbers are short.
pub(super) fn finish(mut scene: Scene, name: &str) -> String {
    number_clips(&mut scene, name);
    let (width, height) = (scene.width, scene.height);
    let drawn = SvgBackend::new().render_scene(&scene);
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         fill=\"currentColor\" font-family=\"inherit\">"
    );
    // `text<tag attributes>`, piece by piece: text passes as it is.
    for piece in body.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        svg.push_str(text);
        let is_backdrop = tag.starts_with("<rect width=\"100%\"");
        if !tag.starts_with("<!--") && !is_backdrop {
            svg.push_str(&shorter(&tag.replace(" />", "/>")));
        }
    }
    svg + "\n"
}

/// The plotting crate counts clips for the whole process: count them for the figure.
fn number_clips(scene: &mut Scene, name: &str) {
    let mut clips = 0;
    for element in &mut scene.elements {
        if let Primitive::ClipStart { id, .. } = element {
            clips += 1;
            let own = format!("{name}-clip-{clips}");
            for definition in &mut scene.defs {
                *definition = definition.replace(&format!("\"{id}\""), &format!("\"{own}\""));
            }
            *id = own;
        }
    }
}

/// The tag with its decimal numbers rounded to two decimals: `61.300000000000004` is 61.3.
fn shorter(tag: &str) -> String {
    let mut out = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let end = number.find(|c: char| !is_number(c)).unwrap_or(number.len());
        let (number, after) = number.split_at(end);
        out.push_str(before);
        match number.parse::<f64>() {
            Ok(value) if number.contains('.') => {
                out.push_str(&((value * 100.0).round() / 100.0).to_string());
            }
            _ => out.push_str(number),
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::shorter;

    #[test]
    fn shortens_decimals_only() {
        assert_eq!(shorter("<a x=\"61.300000000000004\" r=\"12\"/>"), "<a x=\"61.3\" r=\"12\"/>");
        assert_eq!(shorter("<path d=\"M1.005,2.999L3 4\"/>"), "<path d=\"M1,3L3 4\"/>");
        assert_eq!(shorter("<a id=\"v1.2.3\"/>"), "<a id=\"v1.2.3\"/>");
    }
}
