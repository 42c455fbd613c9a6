//! Numbers in figures: `2,000`, `3.5`, `2.3bn`, `1 1/2`, `⅔`, `40 000`.

use super::Number;
use crate::layout::when::Words;

/// `2,000`, `3.5`, `38m`, `400k`, `1 1/2`; what holds other letters (`3rd`, `47-year-old`) is no amount.
pub(super) fn read(words: &Words, at: usize) -> Option<Number> {
    let whole = figure(words.at(at)).or_else(|| with_vulgar(words.at(at))).or_else(|| hyphened(words, at));
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
        "m" | "M" | "mn" | "mln" | "mil" | "MM" => 1e6,
        "bn" | "b" | "B" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    plain(digits).map(|value| scaled(value, times))
}

/// `1.5-million`.
fn hyphened(words: &Words, at: usize) -> Option<f64> {
    let (digits, times) = words.at(at).split_once('-')?;
    let times = super::value(words.lexicon, times).filter(|times| *times >= 100.0)?;
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
pub(super) fn fraction(word: &str) -> Option<f64> {
    if let Some(part) = vulgar(word) {
        return Some(part);
    }
    let (over, under) = word.split_once('/')?;
    let (over, under): (f64, f64) = (plain(over)?, plain(under)?);
    (under > 1.0 && under <= 100.0 && over < under).then_some(over / under)
}

/// `2½`.
fn with_vulgar(word: &str) -> Option<f64> {
    let last = word.chars().next_back()?;
    let digits = word.strip_suffix(last).filter(|digits| !digits.is_empty())?;
    Some(plain(digits)? + vulgar(last.encode_utf8(&mut [0; 4]))?)
}

/// `½`, `⅔`: the sign's fraction.
pub fn vulgar(sign: &str) -> Option<f64> {
    let mut signs = sign.chars();
    let (over, under) = match (signs.next()?, signs.next()) {
        ('½', None) => (1, 2),
        ('⅓', None) => (1, 3),
        ('⅔', None) => (2, 3),
        ('¼', None) => (1, 4),
        ('¾', None) => (3, 4),
        ('⅕', None) => (1, 5),
        ('⅖', None) => (2, 5),
        ('⅗', None) => (3, 5),
        ('⅘', None) => (4, 5),
        ('⅙', None) => (1, 6),
        ('⅚', None) => (5, 6),
        ('⅛', None) => (1, 8),
        ('⅜', None) => (3, 8),
        ('⅝', None) => (5, 8),
        ('⅞', None) => (7, 8),
        _ => return None,
    };
    Some(f64::from(over) / f64::from(under))
}

/// `40 000`, `1 234 567.89`: thousands parted by spaces, the whole and the token after it. One plain space alone parts two
/// numbers, unless what follows is round.
pub(super) fn spaced(words: &Words, at: usize) -> Option<Number> {
    let first = words.at(at);
    if first.len() > 3 || !first.bytes().all(|b| b.is_ascii_digit()) || first.starts_with('0') {
        return None;
    }
    let mut end = at + 1;
    let mut is_narrow = true;
    let mut whole = first.to_owned();
    while end < at + MOST_GROUPS && is_group(words.at(end)) && words.is_number(end) {
        let gap = words.source.get(words.tokens[end - 1].end as usize..words.tokens[end].start as usize)?;
        if !matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}") {
            break;
        }
        is_narrow &= gap != " ";
        whole.push_str(words.at(end));
        end += 1;
    }
    let is_sure = end > at + 1 && (is_narrow || end > at + 2 || words.at(at + 1) == "000");
    is_sure.then(|| Some(Number { value: whole.parse().ok()?, end }))?
}

/// No number of a newspaper has more groups of three.
const MOST_GROUPS: usize = 5;

/// `000`, `567.89`.
fn is_group(word: &str) -> bool {
    let whole = word.split('.').next().unwrap_or(word);
    whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit()) && plain(word).is_some()
}
