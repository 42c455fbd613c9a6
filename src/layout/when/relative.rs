//! Steps from here or there: `yesterday`, `next week`, `last May`, `this morning`, `past three years`.

use super::words::Sense;
use super::{Anchor, Found, Shift, TimeOfDay, Unit, When, Words, clock, days, durations, holidays, periods, sets};
use crate::layout::{TokenKind, numbers};
use crate::lexicon::grammar::does;

const NO_TIME: TimeOfDay = TimeOfDay { clock: None, part: None };

/// `yesterday`, `today`, `tomorrow night`, `tonight at 8 p.m.`.
pub(super) fn named_day(words: &Words, at: usize, by: i32) -> (When, usize) {
    let (when, end) = plain_day(at, by);
    let is_tonight = words.is(at, "tonight");
    let night = TimeOfDay { clock: None, part: Some("NI") };
    let when = if is_tonight { When::Away { unit: Unit::Day, by, from: Anchor::Issue, time: night } } else { when };
    let Some((time, after)) = clock::after_day(words, end) else { return (when, end) };
    when.clone().at_time(time).map_or((when, end), |when| (when, after))
}

/// `the BBC's Today programme`, `Radio 4's Today`.
pub(super) fn is_titled(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let is_owned = words.kind(before) == Some(TokenKind::Possessive);
    words.is_capital(at) && (is_owned || words.is_any(at + 1, &["programme", "program", "show"]))
}

pub(super) fn plain_day(at: usize, by: i32) -> (When, usize) {
    (When::Away { unit: Unit::Day, by, from: Anchor::Issue, time: NO_TIME }, at + 1)
}

/// `last week`, `next Friday`, `this morning`, `last May`, `past three years`, `next summer`, `last Christmas`.
pub(super) fn shifted(words: &Words, at: usize, by: i32) -> Found {
    // `expected to last six weeks`: a verb.
    if words.is(at, "last") && words.has(&words.lexicon.last_leads, words.before(at)) && !names_one(words, at + 1) {
        return None;
    }
    // `following Wednesday's killing` came after it.
    if words.is(at, "following") && !words.is(words.before(at), "the") && is_preposition(words, at) {
        return None;
    }
    let is_this = by == 0 && !words.is(at, "current") && !words.is(at, "latest");
    // `this past week`, `this coming Friday`.
    let (by, next) = match words.sense(at + 1) {
        Some(Sense::Shift(by)) if is_this && by != 0 => (by, at + 2),
        _ => (by, at + 1),
    };
    let found = match words.sense(next) {
        None => None,
        Some(sense) => shifted_sense(words, at, next, sense, by),
    };
    found
        .or_else(|| shifted_amount(words, next, by).filter(|_| by != 0))
        .or_else(|| shifted_holiday(words, next, by))
        .or_else(|| sets::adjective(words, at, "PRESENT_REF").filter(|_| words.is(at, "current")))
}

/// Whether one stretch is named after `last`: `compared to last year`, and not `to last six weeks`.
fn names_one(words: &Words, at: usize) -> bool {
    match words.sense(at) {
        Some(Sense::Unit(_)) => !words.at(at).ends_with('s'),
        Some(Sense::Month(_) | Sense::Weekday(_) | Sense::Season(_) | Sense::Part(_) | Sense::Fiscal) => true,
        _ => false,
    }
}

/// `following three weeks of talks`, `following Friday's raid`, `following years of war`: after them.
fn is_preposition(words: &Words, at: usize) -> bool {
    let is_plural = words.unit(at + 1).is_some() && words.at(at + 1).ends_with('s');
    is_plural || words.is_any(at + 2, &["'s", "’s"]) || numbers::read(words, at + 1).is_some()
}

/// What `last`, `this` or `next` at the word before `next` may lead to, by what that word is.
fn shifted_sense(words: &Words, at: usize, next: usize, sense: Sense, by: i32) -> Found {
    let is_past = words.is(next - 1, "past");
    match sense {
        Sense::Unit(unit) => shifted_unit(words, next, unit, by).map(|found| with_weekday(words, found)),
        Sense::Weekday(_) if !is_past || next > at + 1 => shifted_weekday(words, next, by),
        Sense::Month(_) => shifted_month(words, next, by),
        Sense::Season(season) => Some((When::Season { season, year: None, by: Some(by) }, next + 1)),
        Sense::Part(part) => shifted_part(words, next, part, by),
        Sense::Fiscal => periods::shifted_fiscal(words, next, by),
        // `the past half century`.
        Sense::Half if by != 0 => match durations::half(words, next)? {
            (When::Duration { amount, unit }, end) => Some((When::Stretch { amount, unit, by }, end)),
            _ => None,
        },
        Sense::Vague if by != 0 => {
            let is_couple = words.is(next, "couple");
            let of = usize::from(is_couple && words.is(next + 1, "of"));
            let (unit, end) = (words.unit(next + 1 + of)?, next + 2 + of);
            Some((When::Stretch { amount: is_couple.then_some(2.0), unit, by }, end))
        }
        Sense::A if by != 0 && words.is(next + 1, "couple") => {
            let of = usize::from(words.is(next + 2, "of"));
            let unit = words.unit(next + 2 + of)?;
            Some((When::Stretch { amount: Some(2.0), unit, by }, next + 3 + of))
        }
        _ => None,
    }
}

/// `last May`; `last May 3`, of which `last` only says the year.
fn shifted_month(words: &Words, next: usize, by: i32) -> Found {
    let month = words.month(next)?;
    let after = next + 1 + usize::from(words.is(next + 1, "."));
    match words.day(after) {
        None => Some((When::AwayMonth { month, by }, next + 1)),
        Some(day) if words.year(after).is_none() && days::year_after(words, after + 1).0.is_none() => {
            Some((When::AwayDay { month, day, by }, after + 1))
        }
        Some(_) => None,
    }
}

fn shifted_unit(words: &Words, next: usize, unit: Unit, by: i32) -> Found {
    // `last year's third quarter`.
    if unit == Unit::Year
        && words.is_any(next + 1, &["'s", "’s"])
        && let Some((when, end)) = periods::part_of_year(words, next + 2)
    {
        return Some((periods::of_year_away(when, by)?, end));
    }
    let is_plural = words.at(next).ends_with(['s', 'S']);
    // `the last minute`, `this day` of the idiom, `the last day of the trial` are no dates.
    let is_part = words.is(next + 1, "of") && by != 0 && is_owned(words, next.wrapping_sub(2));
    let is_other = unit.is_clock() && by != 1 || is_part || unit == Unit::Day && by == 0;
    if is_plural {
        let to_come = matches!(words.at(next - 1), "coming" | "upcoming" | "Coming") && !unit.is_clock();
        if to_come {
            return Some((When::Reference("FUTURE_REF"), next + 1));
        }
        let vague = matches!(words.at(next - 1), "past" | "following" | "previous");
        return (vague && !unit.is_clock()).then_some((When::Stretch { amount: None, unit, by }, next + 1));
    }
    // `the last hour` is so long; `the last minute` is an idiom.
    if unit == Unit::Hour && by != 0 && words.is(next.wrapping_sub(2), "the") && !words.is(next + 1, "of") {
        return Some((When::Stretch { amount: Some(1.0), unit, by }, next + 1));
    }
    // `the past year`, `the last decade`: so long, up to now.
    let is_length =
        words.is(next - 1, "past") && !words.is(next.wrapping_sub(2), "this") || by == -1 && matches!(unit, Unit::Decade | Unit::Century);
    if is_length && !unit.is_clock() && !words.is(next - 1, "previous") {
        return Some((When::Stretch { amount: Some(1.0), unit, by }, next + 1));
    }
    let is_last_day = unit == Unit::Day && !words.is_any(next - 1, &["next", "previous", "following", "preceding"]);
    if is_other || is_last_day {
        return None;
    }
    let from = match words.at(next - 1) {
        "previous" | "following" | "preceding" | "ensuing" | "succeeding" | "prior" if unit == Unit::Year => Anchor::Calendar,
        "previous" | "following" | "preceding" | "ensuing" | "succeeding" | "prior" => Anchor::Story,
        "next" if unit == Unit::Day => Anchor::Story,
        _ => Anchor::Issue,
    };
    // The latest quarter is the last one that is over.
    let by = if words.is(next - 1, "latest") { -1 } else { by };
    let time = words.part(next + 1).filter(|_| unit == Unit::Day);
    let end = next + 1 + usize::from(time.is_some());
    Some((When::Away { unit, by, from, time: TimeOfDay { clock: None, part: time } }, end))
}

/// `the last year of the war`, `his last day of school`, and not `the killing last month of a man`.
fn is_owned(words: &Words, i: usize) -> bool {
    let before = words.at(i).to_lowercase();
    words.lexicon.grammar.word(&before).may(does::DET | does::POSS) || matches!(before.as_str(), "'s" | "’s")
}

/// `next week on Tuesday`, `last week Monday`: the day of that week.
fn with_weekday(words: &Words, (when, end): (When, usize)) -> (When, usize) {
    let When::Away { unit: Unit::Week, by: by @ -1..=1, .. } = when else { return (when, end) };
    let at = end + usize::from(words.is(end, "on"));
    let short = || match words.sense(at) {
        Some(Sense::Weekday(weekday)) if matches!(words.at(at), "Mon" | "Tue" | "Wed" | "Thu" | "Fri") => Some(weekday),
        _ => None,
    };
    match words.weekday(at).or_else(short) {
        Some(weekday) => (When::Weekday { weekday, shift: of_week(by), time: NO_TIME }, at + 1),
        None => (when, end),
    }
}

/// Which weekday `of last week` makes of a weekday.
pub(super) fn of_week(by: i32) -> Shift {
    match by {
        -1 => Shift::Last,
        0 => Shift::This,
        _ => Shift::Next,
    }
}

fn shifted_weekday(words: &Words, next: usize, by: i32) -> Found {
    let weekday = words.weekday(next)?;
    let shift = match by {
        -1 if words.is(next - 1, "past") => Shift::Before,
        1 if words.is_any(next - 1, &["coming", "upcoming"]) => Shift::After,
        by => of_week(by),
    };
    // `next Friday, May 3` names the day twice.
    if let Some((when, end)) = days::weekday_first(words, next).filter(|(when, _)| matches!(when, When::Day(_))) {
        return Some((when, end));
    }
    let when = When::Weekday { weekday, shift, time: NO_TIME };
    let Some((time, end)) = clock::after_day(words, next + 1) else { return Some((when, next + 1)) };
    Some((when.at_time(time)?, end))
}

/// `this morning`, `last night`.
fn shifted_part(words: &Words, next: usize, part: &'static str, by: i32) -> Found {
    let day = match by {
        0 => 0,
        -1 if matches!(part, "NI" | "EV") => -1,
        1 if words.is(next - 1, "following") || words.is(next - 1, "next") => 1,
        _ => return None,
    };
    let from = if by == 1 || words.is(next - 1, "previous") { Anchor::Story } else { Anchor::Issue };
    let when = When::Away { unit: Unit::Day, by: day, from, time: TimeOfDay { clock: None, part: Some(part) } };
    let at = words.is(next + 1, "at").then(|| clock::read(words, next + 2)).flatten();
    match at {
        Some((clock, end)) => Some((when.at_time(TimeOfDay { clock: Some(clock), part: None })?, end)),
        None => Some((when, next + 1)),
    }
}

/// `past three years`, `next 30 days`.
fn shifted_amount(words: &Words, next: usize, by: i32) -> Found {
    let number = numbers::read(words, next)?;
    let noun = number.end + usize::from(words.has(&words.lexicon.unit_fillers, number.end));
    let unit = words.unit(noun)?;
    (unit != Unit::Second || !words.is(noun, "second")).then_some((When::Stretch { amount: Some(number.value), unit, by }, noun + 1))
}

/// `last Christmas`, `next Easter Monday`.
fn shifted_holiday(words: &Words, next: usize, by: i32) -> Found {
    let (holiday, end) = holidays::named(words, next).filter(|(_, end)| words.is_capital(next) || sets::ends_phrase(words, *end))?;
    Some((When::Holiday { holiday, year: None, by }, end))
}
