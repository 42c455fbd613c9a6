//! Numbers in figures and in words: `2,000`, `2.3bn`, `twenty-one`, `three million`, `two and a half`.

use super::tokens::TokenKind;
use super::when::words::{Words, look_up};
use crate::lexicon::Lexicon;

/// A number and the token after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    pub end: usize,
}

/// Nobody writes more multiples in a row; the bound keeps the time in step with the text.
const MOST_MULTIPLES: usize = 3;
/// Words of the longest number in words.
const MOST_WORDS: usize = 12;

/// The number that begins at a token. `a` is one only before a multiple or a half: `a hundred`, `a dozen`.
pub fn read(words: &Words, at: usize) -> Option<Number> {
    if let Some(found) = half_a(words, at) {
        return Some(found);
    }
    let found = match words.kind(at)? {
        TokenKind::Number => figures(words, at)?,
        TokenKind::Lower | TokenKind::Capitalized => in_words(words, at)?,
        _ => return None,
    };
    Some(with_half(words, with_multiples(words, found)))
}

/// `half a million`, `half a dozen`.
fn half_a(words: &Words, at: usize) -> Option<Number> {
    if !words.is(at, "half") {
        return None;
    }
    let end = at + 1 + usize::from(words.is_any(at + 1, &["a", "-"]));
    Some(Number { value: multiple(words, end)? / 2.0, end: end + 1 })
}

/// `2,000`, `3.5`, `38m`, `400k`, `1 1/2`; what holds other letters (`3rd`, `47-year-old`) is no amount.
fn figures(words: &Words, at: usize) -> Option<Number> {
    let whole = figure(words.at(at));
    if let Some(value) = fraction(words.at(at)) {
        return Some(Number { value, end: at + 1 });
    }
    let value = whole?;
    let broken = fraction(words.at(at + 1)).filter(|part| *part < 1.0 && value.fract() == 0.0);
    match broken {
        Some(part) => Some(Number { value: value + part, end: at + 2 }),
        None => Some(Number { value, end: at + 1 }),
    }
}

/// So many times a number, without the last digit's noise: 4.1 million is 4,100,000.
pub fn scaled(value: f64, times: f64) -> f64 {
    let product = value * times;
    let whole = product.round();
    if (product - whole).abs() < whole.abs() * 1e-12 { whole } else { product }
}

/// A number in figures with its letter: `2.3bn`.
pub fn figure(word: &str) -> Option<f64> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let times = match &word[digits.len()..] {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" => 1e6,
        "bn" | "b" | "B" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    plain(digits).map(|value| scaled(value, times))
}

/// `2,000`, `3.5`. Commas must stand where thousands do.
pub fn plain(digits: &str) -> Option<f64> {
    let is_figure = digits.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    if digits.is_empty() || digits.len() > 24 || !is_figure || digits.bytes().filter(|&b| b == b'.').count() > 1 {
        return None;
    }
    if !digits.contains(',') {
        return digits.parse().ok();
    }
    let whole = digits.split('.').next().unwrap_or(digits);
    // `1,50,000` is Indian and as well written as `150,000`.
    let grouped = whole.split(',').skip(1).all(|group| (2..=3).contains(&group.len())) && whole.rsplit(',').next()?.len() == 3;
    grouped.then(|| digits.replace(',', "").parse().ok())?
}

/// `1/2`, `½`.
fn fraction(word: &str) -> Option<f64> {
    match word {
        "½" => return Some(0.5),
        "¼" => return Some(0.25),
        "¾" => return Some(0.75),
        _ => (),
    }
    let (over, under) = word.split_once('/')?;
    let (over, under): (f64, f64) = (plain(over)?, plain(under)?);
    (under > 1.0 && under <= 100.0 && over < under).then_some(over / under)
}

/// `million`, `bn`, `dozen` after a number, as often as they come.
fn with_multiples(words: &Words, mut found: Number) -> Number {
    for _ in 0..MOST_MULTIPLES {
        let Some(times) = multiple(words, found.end) else { break };
        found = Number { value: scaled(found.value, times), end: found.end + 1 };
    }
    found
}

/// `two and a half`, `a million and a half`.
fn with_half(words: &Words, found: Number) -> Number {
    let is_half = words.is(found.end, "and") && words.is_any(found.end + 1, &["a", "one"]) && words.is(found.end + 2, "half");
    if !is_half {
        return found;
    }
    // `a million and a half` is 1.5 million.
    let step = multiple(words, found.end - 1).filter(|step| found.value >= *step).unwrap_or(1.0);
    with_multiples(words, Number { value: found.value + step / 2.0, end: found.end + 3 })
}

/// `hundred`, `million`: how often.
pub fn multiple(words: &Words, at: usize) -> Option<f64> {
    value(words.lexicon, words.at(at)).filter(|&value| value >= 100.0 || value == 12.0 && words.is_any(at, &["dozen", "dozens"]))
}

/// `twelve`, `twenty-one`, `two hundred and five thousand`, `a dozen`.
fn in_words(words: &Words, at: usize) -> Option<Number> {
    let start = at + usize::from(words.is_any(at, &["a", "an"]) && multiple(words, at + 1).is_some());
    let (mut total, mut part) = (0.0, 0.0);
    let mut end = start;
    // The step that the last word was: a number in words goes down within each thousand.
    let mut below = f64::INFINITY;
    while end < start + MOST_WORDS {
        let skip = usize::from(end > start && part >= 100.0 && words.is(end, "and"));
        let Some(value) = compound(words.lexicon, words.at(end + skip)) else { break };
        match value {
            _ if value >= 1000.0 && skip == 0 => {
                total += if part == 0.0 { 1.0 } else { part } * value;
                (part, below) = (0.0, value);
            }
            _ if value == 100.0 && skip == 0 => {
                part = if part == 0.0 { 1.0 } else { part } * value;
                below = 100.0;
            }
            _ if value < 100.0 && (value < below || below >= 1000.0) => {
                let is_tens = value >= 20.0 && value % 10.0 == 0.0;
                part += value;
                below = if is_tens { 10.0 } else { 0.0 };
            }
            _ => break,
        }
        end += skip + 1;
    }
    // `a` and `dozen` count by themselves only together.
    let is_article = end == start + 1 && words.is_any(start, &["a", "an"]);
    (end > start && !is_article).then_some(Number { value: total + part, end })
}

/// A word's number: `twenty`, `twenty-one`, `one-hundred`.
pub fn compound(lexicon: &Lexicon, word: &str) -> Option<f64> {
    if matches!(word, "a" | "an" | "A" | "An") || word.eq_ignore_ascii_case("couple") {
        return None;
    }
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (value(lexicon, tens)?, value(lexicon, ones)?);
        return match (tens, ones) {
            (20.0..=90.0, 1.0..10.0) => Some(tens + ones),
            _ => None,
        };
    }
    value(lexicon, word)
}

/// A single word's number.
pub fn value(lexicon: &Lexicon, word: &str) -> Option<f64> {
    look_up(&lexicon.numbers, word)?.parse().ok()
}
