//! Days and years in words, as speeches have them: `January the twenty-fifth`, `May twenty-nine`, `nineteen eighty-six`.

use super::words::Sense;
use super::{Day, Found, Order, When, Words, sets};
use crate::layout::numbers;

/// `first`, `twenty second`, `twenty-nine` after a month, and the token after it. `March second` may be a verb's; after
/// `the` it is a day.
pub(super) fn day(words: &Words, at: usize, after_the: bool) -> Option<(u8, usize)> {
    if words.is(at, "second") && !after_the {
        return None;
    }
    let of_month = |day: u32, end| u8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end));
    if let Some(day) = words.ordinal(at) {
        return of_month(day, at + 1);
    }
    let tens = plain(words, at).filter(|tens| matches!(tens, 20 | 30));
    if let (Some(tens), Some(ones)) = (tens, words.ordinal(at + 1).filter(|ones| *ones < 10)) {
        return of_month(tens + ones, at + 2);
    }
    // `In May twenty people came`.
    let (value, end) = below_hundred(words, at).filter(|(value, end)| *value > 12 && sets::ends_phrase(words, *end))?;
    of_month(value, end)
}

/// `nineteen eighty-six`, `nineteen hundred ninety three`, `two thousand and twelve`, and the token after it.
pub(super) fn year(words: &Words, at: usize) -> Option<(i32, usize)> {
    let century = plain(words, at)?;
    let and = |i: usize| i + usize::from(words.is(i, "and"));
    let (first, next) = match century {
        2 if words.is(at + 1, "thousand") => (2000, and(at + 2)),
        10..=20 if words.is(at + 1, "hundred") => (century * 100, and(at + 2)),
        10..=20 => (century * 100, at + 1),
        _ => return None,
    };
    match below_hundred(words, next) {
        Some((rest, end)) if rest >= 10 || next > at + 1 => Some(((first + rest) as i32, end)),
        // `two thousand` and `nineteen` alone are more often numbers.
        _ => None,
    }
}

/// `nineteen ninety-six`, `nineteen-eighty-four`, where no month leads to it: broadcasters have their years so.
pub(super) fn lone_year(words: &Words, at: usize) -> Found {
    let century = words.at(at).split('-').next().unwrap_or("");
    if !["seventeen", "eighteen", "nineteen"].iter().any(|name| century.eq_ignore_ascii_case(name)) {
        return None;
    }
    let (year, end) = joined_year(words, at).map(|year| (year, at + 1)).or_else(|| year(words, at))?;
    // `two thousand` is a number more often.
    let is_year = (1700..2000).contains(&year) && !words.is_any(end, &["percent", "dollars", "people"]);
    is_year.then_some((When::Day(Day { year: Some(year), ..Day::default() }), end))
}

/// `fifteen August nineteen ninety-three`: with its year alone it is sure to be a day.
pub(super) fn day_month_year(words: &Words, at: usize) -> Found {
    let is_near = words.is_capital(at + 1) || words.is_capital(at + 2);
    let (day, end) = below_hundred(words, at).filter(|_| is_near)?;
    let month = words.month(end)?;
    let (year, end) = year(words, end + 1)?;
    let day = u8::try_from(day).ok().filter(|day| *day <= 31);
    Some((When::Day(Day { year: Some(year), month: Some(month), day: Some(day?), order: Order::DayFirst, ..Day::default() }), end))
}

/// `nineteen seventies`, after `the`.
pub(super) fn decade(words: &Words, at: usize) -> Found {
    let century = plain(words, at)?;
    match words.sense(at + 1)? {
        Sense::Decade(year) => Some((When::Decade((century * 100) as i32 + i32::from(year)), at + 2)),
        _ => None,
    }
}

/// `nineteen-eighty-four` in one word.
fn joined_year(words: &Words, at: usize) -> Option<i32> {
    let (century, rest) = words.at(at).split_once('-')?;
    let value = |word: &str| numbers::compound(words.lexicon, word).filter(|value| value.fract() == 0.0 && (10.0..100.0).contains(value));
    let century = value(century).filter(|century| (17.0..=20.0).contains(century))?;
    Some((century * 100.0 + value(rest)?) as i32)
}

/// `eighty six`, `eighty-six`, `twelve`.
fn below_hundred(words: &Words, at: usize) -> Option<(u32, usize)> {
    let first = plain(words, at)?;
    let ones = plain(words, at + 1).filter(|ones| (1..10).contains(ones) && first >= 20 && first % 10 == 0);
    Some(ones.map_or((first, at + 1), |ones| (first + ones, at + 2)))
}

fn plain(words: &Words, at: usize) -> Option<u32> {
    let is_word = !words.is_number(at) && !words.at(at).is_empty();
    let value = is_word.then(|| numbers::compound(words.lexicon, words.at(at)))??;
    (value.fract() == 0.0 && (1.0..100.0).contains(&value)).then_some(value as u32)
}
