//! What holds for any HTML: an answer, without a panic; nothing of a script, a style or a template in the text; depth and
//! length cost no more than their size: a million bytes of `<` are read as quickly as a million of words.

use galleyproof::{Lexicon, html, read};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// Pieces that pages are made of, whole and broken.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class='related'>",
    "</div>",
    "<h1>",
    "</h1>",
    "<li>",
    "<ul hidden>",
    "</ul>",
    "<a href='x'>",
    "</a>",
    "<br>",
    "<q>",
    "<td>",
    "<table>",
    "<time datetime='2021-03-03'>",
    "<img alt='a tram'>",
    "<!--",
    "-->",
    "<!--StartFragment-->",
    "<!--EndFragment-->",
    "<![CDATA[",
    "]]>",
    "<meta property='og:title' content='Rain'>",
    "<title>",
    "</title>",
    "<svg>",
    "</svg>",
    "<pre>",
    "<span style='display:none'>",
    "</span>",
    "<",
    "&",
    "&amp;",
    "&#x0;",
    "&#xD800;",
    "\"",
    "'",
    "=",
    "/>",
    "It rained in the harbour all day, the mayor said. ",
    "é😀\u{0}\u{FEFF}",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let article = read(html::paste(&pieces.concat()), &LEXICON);
        for hint in &article.layout.hints {
            prop_assert!(hint.start <= hint.end && article.layout.text.as_str().get(hint.start..hint.end).is_some());
        }
    }

    #[test]
    fn what_a_script_says_is_never_text(before in prop::collection::vec(prop::sample::select(&PIECES[..34]), 0..20)) {
        for (open, close) in [("<script>", "</script>"), ("<style>", "</style>")] {
            let page = html::paste(&format!("{}{open}unseenword{close}", before.concat()));
            // Inside an open comment or title, a script is no script.
            let is_element = !before.iter().any(|piece| piece.starts_with("<!") || *piece == "<title>");
            prop_assert!(!is_element || !page.text.contains("unseenword"), "{:?}", page.text);
        }
    }
}

#[test]
fn hidden_elements_leave_no_text() {
    for tag in ["script", "style", "template", "noscript", "iframe", "svg", "select", "textarea", "video", "audio", "canvas"] {
        let page = html::paste(&format!("<p>seen</p><{tag}>unseen</{tag}><p>seen</p>"));
        assert_eq!(page.text, "seen\nseen", "{tag}");
    }
}

#[test]
fn a_million_bytes_of_one_kind_are_read() {
    for piece in PIECES.iter().chain(&["<a", "<p a=", "</", "<!", "&#", "<b><i>", "</b></i>", "<p class='a b c d e f g share'>"]) {
        let source = piece.repeat(1_000_000 / piece.len());
        let took = timed(|| drop(html::paste(&source)));
        assert!(took < Duration::from_secs(5), "{piece}: {took:?}");
    }
}

#[test]
fn depth_costs_no_more_than_length() {
    type Make = fn(usize) -> String;
    let kinds: [(&str, Make); 5] = [
        ("nested divs", |n| "<div>".repeat(n) + "It rained all day."),
        ("nested and closed", |n| "<div>".repeat(n) + "It rained all day." + &"</div>".repeat(n)),
        ("inline elements", |n| "<b>".repeat(n) + "It rained all day." + &"</i>".repeat(n)),
        ("items and links", |n| "<li><a href='x'>It rained all day in the harbour and in the town.</a>".repeat(n / 8)),
        ("asides", |n| "<div class='related'><p>It rained all day in the harbour, the mayor of the town said on Monday.</p>".repeat(n / 8)),
    ];
    for (name, make) in kinds {
        let (short, long) = (make(10_000), make(100_000));
        let whole = |source: &str| (0..3).map(|_| timed(|| drop(read(html::paste(source), &LEXICON)))).min().unwrap_or_default();
        // A machine that is busy with something else may spoil a try, not three.
        let growth = || whole(&long).as_secs_f64() / whole(&short).as_secs_f64().max(0.005);
        let mut tries = Vec::new();
        while tries.len() < 3 && tries.iter().all(|growth| *growth >= 30.0) {
            tries.push(growth());
        }
        assert!(tries.iter().any(|growth| *growth < 30.0), "{name}: ten times the page took {tries:.0?} times as long");
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}
