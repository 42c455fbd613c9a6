//! Parts of a whole in words: `a quarter`, `two-thirds`, `five and a half`, `three quarters of a million`.

use super::{Number, multiple, scaled, spelled, with_multiples};
use crate::layout::when::Words;
use crate::layout::when::words::look_up;

/// A part of a whole, and the token after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    pub value: f64,
    pub end: usize,
    /// `a third` may be another one: `two died and a third was hurt`.
    pub may_be_ordinal: bool,
}

/// Words of the number above the line: `fifty four hundredths`.
const MOST_WORDS: usize = 2;

/// `two-thirds`, `a quarter`, `one fifth`, `three eighths`.
pub fn part(words: &Words, at: usize) -> Option<Part> {
    // Most numbers are no parts, which the words near them tell.
    let is_near = words.at(at).contains('-') || (1..=MOST_WORDS).any(|n| words.has(&words.lexicon.fractions, at + n));
    if !is_near || words.is_number(at) {
        return None;
    }
    let divisor = |word: &str| look_up(&words.lexicon.fractions, word).and_then(|told| told.parse::<f64>().ok());
    let may_be_ordinal = |noun: &str| !noun.ends_with('s') && !noun.eq_ignore_ascii_case("half") && !noun.eq_ignore_ascii_case("quarter");
    if let Some((over, under)) = words.at(at).split_once('-') {
        let (over, divisor) = (spelled::value(words.lexicon, over)?, divisor(under)?);
        return (over < divisor * 10.0).then_some(Part { value: over / divisor, end: at + 1, may_be_ordinal: may_be_ordinal(under) });
    }
    let (over, noun) = match words.is_any(at, &["a", "one"]) {
        true if divisor(words.at(at + 1)).is_some() => (1.0, at + 1),
        _ if words.is(at, "a") => return None,
        _ => spelled::read(words, at).map(|number| (number.value, number.end))?,
    };
    let under = divisor(words.at(noun))?;
    let agrees = (over == 1.0) != words.at(noun).ends_with('s') && over.fract() == 0.0 && over < 100.0;
    agrees.then(|| Part { value: over / under, end: noun + 1, may_be_ordinal: words.is(at, "a") && may_be_ordinal(words.at(noun)) })
}

/// `half a million`, `quarter million`, `three quarters of a billion`.
pub(super) fn of_multiple(words: &Words, at: usize) -> Option<Number> {
    let (value, end) = match words.at(at).len() {
        4 if words.is(at, "half") => (0.5, at + 1),
        7 if words.is(at, "quarter") => (0.25, at + 1),
        _ => part(words, at).filter(|part| !part.may_be_ordinal).map(|part| (part.value, part.end))?,
    };
    let of = usize::from(words.is(end, "of"));
    let article = usize::from(words.is_any(end + of, &["a", "-", "one"]));
    let times = multiple(words, end + of + article).filter(|_| of == 0 || article == 1)?;
    Some(Number { value: scaled(value, times), end: end + of + article + 1 })
}

/// `two and a half`, `a million and a half`, `five and three quarters`, `forty-two and a third percent`.
pub(super) fn with_part(words: &Words, found: Number) -> Number {
    let after = found.end + 1;
    let Some(part) = words.is(found.end, "and").then(|| part(words, after)).flatten() else { return found };
    let is_whole = found.value.fract() == 0.0 && part.value < 1.0;
    let is_measured = words.has(&words.lexicon.units, part.end) || words.has(&words.lexicon.currencies, part.end);
    if !is_whole || part.may_be_ordinal && !is_measured || words.is(part.end, "of") {
        return found;
    }
    // `a million and a half` is 1.5 million; `a billion and a half million` is not.
    let step = multiple(words, found.end - 1).filter(|step| found.value >= *step).unwrap_or(1.0);
    match multiple(words, part.end) {
        Some(times) if step > 1.0 && times < step => Number { value: found.value + scaled(part.value, times), end: part.end + 1 },
        _ => with_multiples(words, Number { value: found.value + step * part.value, end: part.end }),
    }
}
