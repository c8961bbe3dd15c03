//! A drawing as one line of HTML.

use super::html::{START, escaped, figcaption};

/// A drawing with its caption. `svg` is one `<svg>` element (what stands before and after it is
/// dropped), `alt` its name for those who cannot see it, `id` the id to link to (empty for none).
///
/// One line without a line break at its end.
pub fn figure(svg: &str, alt: &str, caption: Option<&str>, id: &str) -> String {
    let svg = named(svg, alt).replace("\r\n", " ").replace(['\n', '\r'], " ");
    let svg = svg.replace("{{", "&#123;&#123;");
    let id = if id.is_empty() { String::new() } else { format!(" id=\"{}\"", escaped(id)) };
    let caption = figcaption(None, caption.map(str::trim).filter(|caption| !caption.is_empty()));
    format!("{START}<figure class=\"rh-figure\"{id}>{svg}{caption}</figure>")
}

/// The `<svg>` element, with `alt` as its accessible name.
fn named(svg: &str, alt: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let end = svg.rfind("</svg>").map_or(svg.len(), |at| at + "</svg>".len());
    let svg = svg.get(start..end).unwrap_or(svg);
    let (Some(attributes), false) = (svg.strip_prefix("<svg"), alt.is_empty()) else {
        return svg.to_owned();
    };
    let mut html = format!("<svg role=\"img\" aria-label=\"{}\"", escaped(alt));
    let mut rest = attributes;
    // Attribute by attribute, up to the end of the tag.
    while let Some((attribute, quote)) = rest
        .split_once(['"', '\''])
        .map(|(before, _)| (before, &rest[before.len()..=before.len()]))
        .filter(|(before, _)| !before.contains('>'))
    {
        let value = &rest[attribute.len() + 1..];
        let Some((value, after)) = value.split_once(quote) else { break };
        let name = attribute.trim().trim_end_matches('=').trim_end();
        if !["role", "aria-label", "aria-labelledby"].contains(&name) {
            html.extend([attribute, quote, value, quote]);
        }
        rest = after;
    }
    html + rest
}

/// Ids in an SVG are those of the page: put the listing's name before each.
pub(super) fn unique_ids(svg: &str, listing: &str) -> String {
    let mut out = svg.to_owned();
    let ids: Vec<String> = svg
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    for id in ids {
        for (before, after) in [("id=\"", "\""), ("url(#", ")"), ("href=\"#", "\"")] {
            let new = format!("{before}{listing}-{id}{after}");
            out = out.replace(&format!("{before}{id}{after}"), &new);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_figures_are_made_unique_with_their_uses() {
        assert_eq!(
            unique_ids("<svg><g id=\"c1\"/><path clip-path=\"url(#c1)\"/></svg>", "x"),
            "<svg><g id=\"x-c1\"/><path clip-path=\"url(#x-c1)\"/></svg>"
        );
    }
}
