//! Numbers in words: `twelve`, `twenty-one`, `two hundred and five thousand`, `five point one`, `3 million 200 thousand`.

use super::{Number, figures, multiple};
use crate::layout::when::words::{Words, look_up};
use crate::lexicon::Lexicon;

/// Words of the longest number in words.
const MOST_WORDS: usize = 12;

/// `twelve`, `twenty-one`, `two hundred and five thousand`, `a dozen`.
pub(super) fn read(words: &Words, at: usize) -> Option<Number> {
    let start = at + usize::from(words.is_any(at, &["a", "an"]) && multiple(words, at + 1).is_some());
    let (mut total, mut part) = (0.0, 0.0);
    let mut end = start;
    // The step that the last word was: a number in words goes down within each thousand.
    let mut below = f64::INFINITY;
    while end < start + MOST_WORDS {
        let skip = usize::from(end > start && part >= 100.0 && words.is(end, "and"));
        let Some(value) = compound(words.lexicon, words.at(end + skip)) else { break };
        match value {
            // `three lakh crore` are so many crore.
            _ if value >= 1000.0 && skip == 0 && part == 0.0 && total > 0.0 && value > below => {
                (total, below) = (total * value, value);
            }
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

/// `five point one`, `two hundred point zero three`: digit by digit, or a number below a hundred.
pub(super) fn with_decimals(words: &Words, found: Number) -> Number {
    let digit = |i: usize| compound(words.lexicon, words.at(i)).filter(|value| value.fract() == 0.0 && *value < 100.0 && *value != 12.0);
    if !words.is(found.end, "point") || found.value.fract() != 0.0 {
        return found;
    }
    let mut decimals = String::new();
    let mut end = found.end + 1;
    while let Some(value) = digit(end).filter(|value| decimals.len() < MOST_WORDS && (*value < 10.0 || decimals.is_empty())) {
        decimals.push_str(&format!("{value}"));
        end += 1;
        if value >= 10.0 {
            break;
        }
    }
    match format!("{}.{decimals}", found.value).parse() {
        Ok(value) if !decimals.is_empty() => Number { value, end },
        _ => found,
    }
}

/// A word's number: `twenty`, `twenty-one`, `one-hundred`.
pub fn compound(lexicon: &Lexicon, word: &str) -> Option<f64> {
    if matches!(word, "a" | "an" | "A" | "An") || word.eq_ignore_ascii_case("couple") {
        return None;
    }
    if let Some(whole) = word.strip_suffix("-and-a-half").or_else(|| word.strip_suffix("-and-one-half")) {
        return Some(figures::plain(whole).or_else(|| compound(lexicon, whole))? + 0.5);
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
