//! A Content Security Policy for each page: its own scripts run, and no others; nothing is loaded
//! from elsewhere and nothing is sent.
//!
//! It stands in a `<meta>`, so that it holds wherever the book is published, and also for pages read
//! from files. A policy there has to come before the first thing that it is about.

use base64::{Engine, engine::general_purpose::STANDARD};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use super::page::Page;

/// Whether pages may talk to the server they come from: the socket that says when to reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connect {
    /// To nobody.
    Nobody,
    /// To the server the page comes from.
    Server,
}

/// Put its policy into a page. It must be the last thing that is done to it: scripts that stand in
/// the page are named by their hashes.
pub fn protect(page: &mut Page, connect: Connect) {
    let policy = policy(page.text(), connect);
    page.push_before_head(&format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
    ));
}

/// The policy that fits a page.
fn policy(html: &str, connect: Connect) -> String {
    let document = Html::parse_document(html);
    let mut scripts: Vec<String> = scripts(&document)
        .into_iter()
        .map(|text| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))))
        .collect();
    scripts.sort_unstable();
    scripts.dedup();
    let connect = match connect {
        Connect::Nobody => "'none'",
        Connect::Server => "'self'",
    };
    // mdBook's page for missing addresses has to say where the book begins.
    let base = if has(&document, "base") { "'self'" } else { "'none'" };
    [
        "default-src 'none'".to_owned(),
        ["script-src 'self'".to_owned()].into_iter().chain(scripts).collect::<Vec<_>>().join(" "),
        // mdBook styles elements one by one, and so do figures and maths.
        "style-src 'self' 'unsafe-inline'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        format!("connect-src {connect}"),
        "frame-src 'self'".to_owned(),
        format!("base-uri {base}"),
        "form-action 'none'".to_owned(),
        "object-src 'none'".to_owned(),
    ]
    .join("; ")
}

/// The text of every script that stands in the page. Blocks of data never run and need no leave.
fn scripts(document: &Html) -> Vec<String> {
    let Ok(selector) = Selector::parse("script:not([src])") else { return Vec::new() };
    document
        .select(&selector)
        .filter(|script| {
            let kind = script.value().attr("type").unwrap_or_default().trim();
            let kinds = ["", "module", "text/javascript", "application/javascript"];
            kinds.iter().any(|known| kind.eq_ignore_ascii_case(known))
        })
        .map(|script| script.text().collect())
        .collect()
}

fn has(document: &Html, selector: &str) -> bool {
    Selector::parse(selector).is_ok_and(|selector| document.select(&selector).next().is_some())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const HEAD: &str = "<!DOCTYPE HTML><html><head><meta charset=\"UTF-8\">";

    #[test]
    fn scripts_of_the_page_are_named_by_hash_once_and_data_is_not() {
        // Known answers: printf '%s' 'alert(1)' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        let html = format!(
            "{HEAD}<title>&lt;script></title></head><body>\n<script>alert(1)</script>\
             <script type=\"module\">alert(1)</script><script src=\"a.js\"></script>\
             <script type=\"application/json\">{{}}</script><p>&lt;script>x</p></body></html>"
        );
        let policy = policy(&html, Connect::Nobody);
        assert!(policy.contains(&format!("script-src 'self' {hash};")), "{policy}");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(policy.contains("connect-src 'none'") && policy.contains("base-uri 'none'"));
    }

    #[test]
    fn line_breaks_of_windows_are_hashed_as_browsers_read_them() {
        let of = |text: &str| policy(&format!("<script>{text}</script>"), Connect::Nobody);
        assert_eq!(of("a\r\nb"), of("a\nb"));
        assert_ne!(of("a\nb"), of("a b"));
    }

    #[test]
    fn a_page_with_a_base_may_have_it_and_a_served_one_may_hear_of_changes() {
        assert!(policy("<base href=\"/\">", Connect::Nobody).contains("base-uri 'self'"));
        assert!(policy("", Connect::Server).contains("connect-src 'self'"));
    }

    #[test]
    fn it_comes_before_everything_that_it_is_about() {
        let mut page =
            Page::new(Path::new("a.html"), format!("{HEAD}<link rel=x><script>1</script></head>"));
        protect(&mut page, Connect::Nobody);
        let (policy, link) = (page.text().find("http-equiv"), page.text().find("<link"));
        assert!(policy.is_some() && policy < link, "{}", page.text());
    }
}
