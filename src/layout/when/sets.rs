//! What recurs, and what is only now or then: `every Monday`, `twice a week`, `Saturdays`, `now`, `in the future`.

use super::words::Sense;
use super::{Found, Unit, When, Words};
use crate::layout::numbers;
use crate::layout::tokens::TokenKind;
use crate::lexicon::grammar::does;

/// `every Monday`, `each year`, `every two weeks`, `every other day`, `every morning`.
pub(super) fn every(words: &Words, at: usize) -> Found {
    // `his every day life` is a slip for `everyday`.
    if words.is(at + 1, "day") && is_owned(words, at) {
        return None;
    }
    // `each other` is a pronoun.
    let other = usize::from(words.is(at, "every") && words.is(at + 1, "other"));
    if words.is(at + 1, "weekday") {
        return Some((When::Set("P1D".to_owned()), at + 2));
    }
    match words.sense(at + 1 + other) {
        Some(Sense::Weekday(weekday)) if words.at(at + 1 + other).len() > 5 => return Some((weekly(weekday), at + 2 + other)),
        Some(Sense::Part(part)) => return Some((When::Set(format!("XXXX-XX-XXT{part}")), at + 2 + other)),
        Some(Sense::Month(month)) if words.is_capital(at + 1) => return Some((When::Set(format!("XXXX-{month:02}")), at + 2 + other)),
        Some(Sense::Season(season)) => return Some((When::Set(format!("XXXX-{season}")), at + 2 + other)),
        Some(Sense::Fiscal) if words.is(at + 2, "year") => return Some((When::Set("P1Y".to_owned()), at + 3)),
        _ => (),
    }
    let (amount, after) = match numbers::read(words, at + 1) {
        Some(number) => (number.value, number.end),
        None => (1.0 + other as f64, at + 1 + other),
    };
    let few = words.is(at + 1, "few");
    let unit = words.unit(after + usize::from(few)).filter(|unit| *unit != Unit::Second || !words.is(after, "second"))?;
    let amount = if few { None } else { Some(amount) };
    Some((When::Set(unit.period(amount)), after + 1 + usize::from(few)))
}

fn is_owned(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    words.kind(before) == Some(TokenKind::Possessive) || words.lexicon.grammar.word(&words.at(before).to_lowercase()).may(does::POSS)
}

fn weekly(weekday: u8) -> When {
    When::Set(format!("XXXX-WXX-{weekday}"))
}

/// `Saturdays`, `Saturday mornings`.
pub(super) fn weekdays(words: &Words, at: usize, weekday: u8) -> Found {
    words.is_capital(at).then(|| (weekly(weekday), at + 1))
}

/// `twice a week`, `three times a day`, `once every two years`.
pub(super) fn times(words: &Words, at: usize) -> Found {
    let end = if words.sense(at) == Some(Sense::Times) {
        at + 1
    } else {
        numbers::read(words, at).filter(|number| words.is(number.end, "times") && number.value < MOST_TIMES)?.end + 1
    };
    each(words, end)
}

/// Nobody does a thing so often in a time; a larger number counts what is done.
const MOST_TIMES: f64 = 1000.0;

/// `a week`, `per day`, `each year`, after what happens in it.
pub(super) fn each(words: &Words, end: usize) -> Found {
    if words.sense(end) == Some(Sense::Every) {
        return every(words, end).filter(|(when, _)| matches!(when, When::Set(_)));
    }
    // `twice daily`.
    if let Some(Sense::Set(period)) = words.sense(end).filter(|_| words.at(end).ends_with("ly")) {
        return Some((When::Set(period.to_owned()), end + 1));
    }
    let unit = words.unit(end + 1).filter(|_| words.is_any(end, &["a", "an", "per"]))?;
    // `three hours a day after` goes on; `two years a month ago` is nobody's.
    let is_placed = words.is_any(end + 2, &["ago", "later", "earlier"]) || words.at(end + 1).ends_with('s');
    (!is_placed).then(|| (When::Set(unit.period(Some(1.0))), end + 2))
}

/// `now`, `currently`, `recently`; `every now and then` and a name that is capitalised within a sentence are none.
pub(super) fn reference(words: &Words, at: usize, name: &'static str) -> Found {
    // `as recently as 2006`.
    let is_idiom = words.is(words.before(at), "every")
        || words.is(words.before(at), "as") && words.is(at + 1, "as")
        || words.is(at + 1, "and") && words.is_any(at + 2, &["then", "again"]);
    let is_name = words.is_capital(at) && (words.is_capital(at + 1) || words.is_capital(words.before(at)));
    (!is_idiom && !is_name).then_some((When::Reference(name), at + 1))
}

/// `the recent strike`, `the current rate`: a time told of a thing.
pub(super) fn adjective(words: &Words, at: usize, name: &'static str) -> Found {
    let is_word = words.is_lower(at) && (words.is_lower(at + 1) || words.is_capital(at + 1)) && !words.is_any(at + 1, &["and", "or"]);
    (is_word && words.kind(at + 1) != Some(TokenKind::Mark)).then_some((When::Reference(name), at + 1))
}

/// `the future`, `the near future`, `at the moment`, at the word after `the`.
pub(super) fn the_reference(words: &Words, next: usize) -> Found {
    let is_near = words.is_any(next, &["near", "foreseeable"]);
    let end = next + 1 + usize::from(is_near);
    if words.is(next, "moment") {
        let is_now = words.is(next.wrapping_sub(2), "at") && ends_phrase(words, end);
        return is_now.then_some((When::Reference("PRESENT_REF"), end));
    }
    // The Forum for the Future is one.
    (ends_phrase(words, end) && words.is_lower(end - 1)).then_some((When::Reference("FUTURE_REF"), end))
}

/// Whether a noun phrase may end before token `at`: no noun follows that the words before would belong to.
pub fn ends_phrase(words: &Words, at: usize) -> bool {
    match words.kind(at) {
        None | Some(TokenKind::Mark) => true,
        Some(TokenKind::Lower) => {
            !words.is(at, "of")
                && (words.is_any(at, &["ended", "ending"])
                    || words.has(&words.lexicon.phrase_breaks, at)
                    || words.has(&words.lexicon.small_words, at))
        }
        Some(TokenKind::Capitalized | TokenKind::Capitals | TokenKind::Initial) => true,
        _ => false,
    }
}
