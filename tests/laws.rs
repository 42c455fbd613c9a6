//! What holds for any paste: an answer, without a panic; spans inside the text and on its characters; every count
//! naming the same place; the text kept; time in step with length.

use galleyproof::export::json::{self, ArticleJson};
use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, html, read};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// Pieces that newspapers and clipboards are made of, so that random texts meet the rules and not only the alphabet.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "’",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    " ",
    "\u{a0}",
    "\t",
    ".",
    ",",
    "—",
    " - ",
    ":",
    "...",
    "?",
    "he said",
    "said",
    "according to",
    "Sergei Lavrov",
    "Lavrov",
    "Mr. Roe",
    "U.S.",
    "GENEVA, August 27. /TASS/. ",
    "LONDON (AP) — ",
    "FILE - ",
    "By Jane Roe",
    "August 27, 2016, 2:50",
    "on Friday",
    "next week",
    "more than 12 hours",
    "12-hours-long",
    "£2.3bn",
    "some 300 people",
    "3-2",
    "99999999999999999999",
    "Feb 31",
    "30/02/2020",
    "the minister",
    "she",
    "The",
    "the",
    "Read more",
    "Subscribe",
    "😀",
    "é",
    "e\u{301}",
    "שלום",
    "مرحبا",
    "中文",
    "\u{feff}",
    "\u{200b}",
    "\0",
    "İ",
    "ß",
    "<p>",
    "</p>",
    "<",
    ">",
    "&amp;",
    "&#x1F600;",
    "<script>x</script>",
    "<!--",
    "-->",
    "<h1>",
    "<a href='x'>",
    "<table><tr><td>",
    "- ",
    "* ",
    "1. ",
    "www.example.org",
];

fn pasted() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from), 1 => "[a-zA-Z]{1,9} "];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_laws(text in pasted()) {
        keeps_the_laws(&text, Paste::text(&text));
    }

    #[test]
    fn any_html_keeps_the_laws(source in pasted()) {
        keeps_the_laws(&source, html::paste(&source));
    }
}

#[test]
fn monsters_keep_the_laws() {
    for piece in PIECES {
        let text = piece.repeat(3000);
        keeps_the_laws(piece, Paste::text(&text));
        keeps_the_laws(piece, html::paste(&text));
    }
    let every_byte: Vec<u8> = (0..=255).cycle().take(5000).collect();
    let text = String::from_utf8_lossy(&every_byte).into_owned();
    keeps_the_laws("every byte", Paste::text(&text));
    keeps_the_laws("every byte", html::paste(&text));
}

#[test]
fn text_is_kept() {
    for text in ["", " ", "\r\n\r\n", "\u{feff}Rain\r\nwent on\u{2028}and on", "a\0b", "“open"] {
        let article = read(Paste::text(text), &LEXICON);
        assert_eq!(article.layout.text.as_str(), text, "a text paste is what was pasted");
    }
}

/// Reads a paste in every unit and checks all that must hold.
fn keeps_the_laws(name: &str, paste: Paste) {
    let article = read(paste.on(Some("2016-08-27".to_owned())), &LEXICON);
    let text = article.layout.text.as_str().to_owned();
    let views = [Unit::Byte, Unit::Utf16, Unit::Codepoint].map(|unit| json::of(&article, &LEXICON, unit));
    let bytes = serde_json::to_value(&views[0]).expect("JSON");
    let places = places_of(&bytes);
    for (path, start, end) in &places {
        assert!(start <= end && *end <= text.len(), "{name}: {path} {start}..{end} leaves the text of {} bytes", text.len());
        assert!(text.is_char_boundary(*start) && text.is_char_boundary(*end), "{name}: {path} {start}..{end} cuts a character");
    }
    units_agree(name, &text, &views, &places);
    blocks_hold_all(name, &text, &views[0]);
    words_are_their_own(name, &text, &bytes);
    ids_point_somewhere(name, &bytes);
}

/// Every `start`/`end` of an article and every pair of `quoted`, with its path, in the order of the JSON.
fn places_of(value: &Value) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    collect(value, "", &mut found);
    found
}

fn collect(value: &Value, path: &str, found: &mut Vec<(String, usize, usize)>) {
    let number = |value: &Value| value.as_u64().map(|n| n as usize);
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start").and_then(number), fields.get("end").and_then(number)) {
                found.push((path.to_owned(), start, end));
            }
            fields.iter().for_each(|(key, value)| collect(value, &format!("{path}.{key}"), found));
        }
        Value::Array(items) if path.ends_with(".quoted") => {
            found.extend(items.iter().filter_map(|pair| Some((path.to_owned(), number(&pair[0])?, number(&pair[1])?))));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| collect(item, &format!("{path}[{i}]"), found)),
        _ => {}
    }
}

fn units_agree(name: &str, text: &str, views: &[ArticleJson; 3], places: &[(String, usize, usize)]) {
    let mut utf16_at = vec![usize::MAX; text.len() + 1];
    let mut point_at = vec![usize::MAX; text.len() + 1];
    let (mut units, mut points) = (0, 0);
    for (at, c) in text.char_indices() {
        (utf16_at[at], point_at[at]) = (units, points);
        (units, points) = (units + c.len_utf16(), points + 1);
    }
    (utf16_at[text.len()], point_at[text.len()]) = (units, points);
    for (view, counts) in [(&views[1], utf16_at), (&views[2], point_at)] {
        let others = places_of(&serde_json::to_value(view).expect("JSON"));
        assert_eq!(places.len(), others.len(), "{name}: {} has other finds", view.offsets);
        for ((path, start, end), (_, other_start, other_end)) in places.iter().zip(&others) {
            assert_eq!((counts[*start], counts[*end]), (*other_start, *other_end), "{name}: {path} in {}", view.offsets);
        }
    }
}

/// Blocks and sentences stand in order and do not overlap, and every character that is seen stands in a block.
fn blocks_hold_all(name: &str, text: &str, view: &ArticleJson) {
    let mut at = 0;
    for block in &view.blocks {
        let (start, end) = (block.start as usize, block.end as usize);
        assert!(at <= start, "{name}: blocks overlap at {start}");
        assert!(is_blank(&text[at..start]), "{name}: {:?} stands in no block", &text[at..start]);
        at = end;
    }
    assert!(is_blank(&text[at..]), "{name}: {:?} stands in no block", &text[at..]);
    let in_order = view.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start);
    assert!(in_order, "{name}: sentences overlap");
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
    })
}

/// Where an item gives its words, they are the words at its place.
fn words_are_their_own(name: &str, text: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end), Some(words)) = (
                fields.get("start").and_then(Value::as_u64),
                fields.get("end").and_then(Value::as_u64),
                fields.get("text").and_then(Value::as_str),
            ) {
                assert_eq!(text.get(start as usize..end as usize), Some(words), "{name}");
            }
            fields.values().for_each(|value| words_are_their_own(name, text, value));
        }
        Value::Array(items) => items.iter().for_each(|item| words_are_their_own(name, text, item)),
        _ => {}
    }
}

fn ids_point_somewhere(name: &str, article: &Value) {
    let ids: std::collections::HashSet<_> = article["entities"].as_array().into_iter().flatten().filter_map(|e| e["id"].as_str()).collect();
    for quote in article["quotes"].as_array().into_iter().flatten() {
        let confidence = quote["confidence"].as_f64().unwrap_or(-1.0);
        assert!((0.0..=1.0).contains(&confidence), "{name}: a quotation is {confidence} sure");
        if let Some(id) = quote["speaker"]["entity"].as_str() {
            assert!(ids.contains(id), "{name}: nobody is {id}");
        }
    }
}

#[test]
fn time_grows_in_step_with_the_text() {
    type Make = fn(usize) -> String;
    let kinds: [(&str, Make); 9] = [
        ("a long story with a large cast", |n| (0..n).map(story).collect()),
        ("one line", |n| (0..n).map(story).collect::<String>().replace('\n', " ")),
        ("opening marks", |n| "He said “no ".repeat(n * 40)),
        ("brackets", |n| "([".repeat(n * 200)),
        ("names alone", |n| (0..n * 40).map(|i| format!("Ann{} Roe{} ", letters(i), letters(i * 7))).collect()),
        ("nicknames", |n| "Ann \"Red\" Lee ".repeat(n * 40)),
        ("headlines in capitals", |n| "LEE MEETS ROE\n\nAnn Lee, known as Red, said it.\n\n".repeat(n * 10)),
        ("dates alone", |n| "Friday, May 3, 2016, ".repeat(n * 30)),
        ("days that lean on days", |n| "the week of the day before ".repeat(n * 30)),
    ];
    for (name, make) in kinds {
        let (short, long) = (make(40), make(400));
        // A machine that is busy with something else may spoil a try, not three.
        let growth = || time(&long).as_secs_f64() / time(&short).as_secs_f64().max(0.0005);
        let mut tries = Vec::new();
        while tries.len() < 3 && tries.iter().all(|growth| *growth >= 30.0) {
            tries.push(growth());
        }
        assert!(tries.iter().any(|growth| *growth < 30.0), "{name}: ten times the text took {tries:.0?} times as long");
    }
}

/// A story of its own: other people, other days, other words between marks.
fn story(i: usize) -> String {
    let (who, place) = (letters(i), letters(i * 31));
    format!(
        "Council {place} votes again\n\nMayor Ann Roe{who} of {place}ville met Mr. Jan Doe{place} on Friday for {i} hours.\n\n\
         \"We talked about {who},\" Roe{who} said. \"He didn't agree.\"\n\nDoe{place} said the plan was \"too dear\" and cost £{i} million.\n\n"
    )
}

fn letters(mut i: usize) -> String {
    let mut word = String::new();
    loop {
        word.push((b'a' + (i % 26) as u8) as char);
        i /= 26;
        if i == 0 {
            return word;
        }
    }
}

/// The fastest of three readings, since a busy machine only ever adds.
fn time(text: &str) -> Duration {
    let once = |_| {
        let begun = Instant::now();
        let article = read(Paste::text(text), &LEXICON);
        let view = json::of(&article, &LEXICON, Unit::Utf16);
        assert!(!view.schema.is_empty());
        begun.elapsed()
    };
    (0..3).map(once).min().unwrap_or_default()
}
