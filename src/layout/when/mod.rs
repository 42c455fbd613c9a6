//! The grammar of time expressions over the tokens of a line: `August 27, 2016, 2:50`, `next week`, `three days ago`.
//!
//! Both the page's own date lines and the dates of the story are read with it, so it stands below both. It reads words
//! only: which day `Friday` was is for `relations/calendar.rs`.

mod clock;
mod days;
mod durations;
mod edges;
mod expression;
mod figures;
mod holidays;
mod periods;
mod relative;
mod sets;
mod spelled;
mod the;
pub mod words;

use super::tokens::TokenKind;
pub use edges::modifier;
pub use expression::{Anchor, Clock, Day, Holiday, Order, Shift, TimeOfDay, Unit, When};
pub use sets::ends_phrase;
use words::Sense;
pub use words::Words;

/// A read expression: tokens `first..end`.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub when: When,
    /// TIMEX3 `mod` in lower case: `more_than`, `approx`, `start`, `mid`, `end`.
    pub modifier: Option<&'static str>,
    pub first: usize,
    pub end: usize,
}

/// What was read, and the token after it.
type Found = Option<(When, usize)>;

/// The expression that begins at token `at`, if one does.
pub fn read(words: &Words, at: usize) -> Option<Read> {
    let plain = |(when, end)| Read { when, modifier: None, first: at, end };
    // Most words begin no time expression; this turns them away by what they are made of.
    let read = match words.kind(at)? {
        TokenKind::Number => number_first(words, at).map(plain),
        TokenKind::Mark if !matches!(words.at(at), "'" | "’" | "‘") => None,
        TokenKind::Mark => periods::short_decade(words, at).or_else(|| periods::short_year(words, at)).map(plain),
        TokenKind::Possessive => None,
        _ if !words.opens(at) => None,
        _ => {
            let Some(sense) = words.sense(at) else {
                let modifier = edges::joined(words, at);
                return unlisted(words, at).map(plain).map(|read| edges::with_tail(words, Read { modifier, ..read }));
            };
            if matches!(sense, Sense::The | Sense::A) && !leads_on(words, at + 1) {
                return None;
            }
            edges::read(words, at, sense).or_else(|| word_first(words, at, sense).map(plain))
        }
    };
    read.map(|read| edges::with_tail(words, read))
}

/// Whether a time may follow an article at all: the commonest words of the language are turned away here.
fn leads_on(words: &Words, next: usize) -> bool {
    match words.kind(next) {
        None => false,
        Some(TokenKind::Number | TokenKind::Mark | TokenKind::Possessive) => true,
        _ => {
            words.opens(next)
                || words.has(&words.lexicon.unit_fillers, next)
                || words.is_any(next, &["future", "near", "foreseeable", "moment", "single", "final", "most"])
        }
    }
}

/// An expression without `early`, `about` or `the end of` before it.
fn core(words: &Words, at: usize) -> Found {
    match words.kind(at)? {
        TokenKind::Number => number_first(words, at),
        TokenKind::Mark => periods::short_decade(words, at),
        TokenKind::Possessive => None,
        _ => match words.sense(at) {
            None => unlisted(words, at),
            Some(sense) => word_first(words, at, sense),
        },
    }
}

/// `27 August 2016`, `2016-08-27`, `2:50 p.m.`, `0600 GMT`, `12 hours`, `12-hours-long`, `2016`, `1990s`, `19th century`.
fn number_first(words: &Words, at: usize) -> Found {
    figures::first(words, at)
        .or_else(|| days::day_month(words, at))
        .or_else(|| clock::first(words, at))
        .or_else(|| periods::decade(words, at))
        .or_else(|| durations::hyphened(words, at))
        .or_else(|| periods::hyphened(words, at))
        .or_else(|| periods::ordinal_first(words, at))
        .or_else(|| durations::counted(words, at))
        .or_else(|| sets::times(words, at))
        .or_else(|| days::another_day(words, at))
        .or_else(|| periods::year_range(words, at))
        .or_else(|| periods::lone_year(words, at))
}

fn word_first(words: &Words, at: usize, sense: Sense) -> Found {
    match sense {
        Sense::Month(_) => periods::month_quarter(words, at)
            .or_else(|| holidays::first(words, at))
            .or_else(|| figures::stroked(words, at))
            .or_else(|| days::month_first(words, at)),
        Sense::Weekday(_) => days::weekday_first(words, at),
        Sense::Weekdays(weekday) => sets::weekdays(words, at, weekday),
        Sense::Season(season) => periods::season(words, at, season, words.is_led(at)),
        Sense::Unit(unit) => durations::bare(words, at, unit),
        Sense::The => the::after(words, at),
        Sense::A => durations::after_a(words, at),
        Sense::Shift(by) => relative::shifted(words, at, by),
        Sense::DayName(by) => (!relative::is_titled(words, at)).then(|| relative::named_day(words, at, by)),
        Sense::Reference(name) => sets::reference(words, at, name),
        Sense::Set(period) => words.is_lower(at).then(|| (When::Set(period.to_owned()), at + 1)),
        Sense::Every => sets::every(words, at),
        Sense::Length(letter) => Unit::of(letter).map(|unit| (When::Duration { amount: Some(1.0), unit }, at + 1)),
        Sense::Noon | Sense::Midnight => clock::named(words, at, sense),
        Sense::That => the::that(words, at),
        Sense::These => words.is(at + 1, "days").then_some((When::Reference("PRESENT_REF"), at + 2)),
        Sense::Recent => durations::recent(words, at).or_else(|| sets::adjective(words, at, "PAST_REF")),
        Sense::Vague => durations::vague(words, at),
        Sense::Fiscal => periods::fiscal(words, at),
        Sense::Half => durations::half(words, at),
        Sense::YearEnd => Some((When::Away { unit: Unit::Year, by: 0, from: Anchor::Issue, time: TimeOfDay::default() }, at + 1)),
        Sense::Times => sets::times(words, at),
        Sense::Middle(letters) => {
            Some((When::Away { unit: Unit::of(letters)?, by: 0, from: Anchor::Issue, time: TimeOfDay::default() }, at + 1))
        }
        Sense::Overnight => clock::overnight(words, at),
        Sense::Part(_) | Sense::Zone(_) | Sense::Edge(_) | Sense::EdgeNoun(_) | Sense::Sooner => None,
        Sense::Same | Sense::Modifier | Sense::Decade(_) => None,
    }
}

/// A word that is in no list of time: `three days`, `third quarter`, `two-day`, `Christmas`, `Q3`.
fn unlisted(words: &Words, at: usize) -> Found {
    let word = words.at(at);
    if (words.is_capital(at) || words.lexicon.holidays.begins(word))
        && let Some(found) = holidays::first(words, at).or_else(|| periods::short_quarter(words, at))
    {
        return Some(found);
    }
    if word.contains('-') {
        return spelled::lone_year(words, at)
            .or_else(|| durations::hyphened(words, at))
            .or_else(|| periods::hyphened(words, at))
            .or_else(|| figures::stroked(words, at))
            .or_else(|| durations::counted(words, at));
    }
    if word.len() > 11 {
        return None;
    }
    match super::numbers::value(words.lexicon, word) {
        Some(_) => durations::counted(words, at)
            .or_else(|| clock::first(words, at))
            .or_else(|| sets::times(words, at))
            .or_else(|| spelled::day_month_year(words, at))
            .or_else(|| spelled::lone_year(words, at)),
        None => periods::ordinal_first(words, at).or_else(|| days::ordinal_in_words(words, at)),
    }
}
