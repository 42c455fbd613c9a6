//! So long, and so long ago: `12 hours`, `three days ago`, `two weeks before Christmas`, `a decade-long`, `several years`.

use super::words::{Sense, look_up};
use super::{Anchor, Found, TimeOfDay, Unit, When, Words, days, holidays, relative, sets};
use crate::layout::numbers::{self, Number};
use crate::layout::tokens::TokenKind;
use crate::lexicon::grammar::does;

/// The weekend that is meant, where no word says which, and the token after it.
pub(super) fn weekend(end: usize) -> (When, usize) {
    (When::Away { unit: Unit::Weekend, by: 0, from: Anchor::Issue, time: TimeOfDay::default() }, end)
}

/// `12 hours`, `three days ago`, `two weeks later`, `five years from now`, `three more days`.
pub(super) fn counted(words: &Words, at: usize) -> Found {
    let Number { value, end } = amount(words, at)?;
    let (unit, end) = unit(words, end)?;
    let is_ordinal = unit == Unit::Second && words.is(end - 1, "second");
    // `World Cup 2018 day five`.
    let is_year = words.year(at).is_some() && !is_plural(words, end);
    // `three quarters` are three fourths, unless they follow one another.
    let is_share = unit == Unit::Quarter && !words.has(&words.lexicon.unit_fillers, end.wrapping_sub(2)) && direction(words, end).is_none();
    let is_aged = words.is(words.before(at), "of") && words.is(at.wrapping_sub(2), "age")
        || words.is_any(words.before(at), &["aged", "ages"])
        || words.is_any(at.wrapping_sub(3), &["aged", "ages"]);
    // The Thirty Years' War, the Six Day War.
    let is_war = words.is_capital(end - 1) && (words.is(end, "War") || words.touches(end) && words.is(end + 1, "War"));
    if is_war || is_ordinal || is_year || is_share || is_aged || is_age(words, end) {
        return None;
    }
    let (value, unit, end) = and_rest(words, value, unit, end);
    if let Some(found) = sets::each(words, end).filter(|_| value < MOST_A_TIME) {
        return Some(found);
    }
    Some(placed(words, Some(value), unit, end))
}

/// `40 hours a week` recurs; a larger number counts.
const MOST_A_TIME: f64 = 366.0;

/// `two weeks and two days`, `an hour and 20 minutes`: the whole in the smaller unit.
fn and_rest(words: &Words, value: f64, larger: Unit, end: usize) -> (f64, Unit, usize) {
    let whole = (value, larger, end);
    let at = end + usize::from(words.is_any(end, &["and", ","]));
    let Some(rest) = numbers::read(words, at) else { return whole };
    let Some((smaller, after)) = unit(words, rest.end) else { return whole };
    let times = match (larger, smaller) {
        (Unit::Year, Unit::Month) => 12.0,
        (Unit::Week, Unit::Day) => 7.0,
        (Unit::Day, Unit::Hour) => 24.0,
        (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60.0,
        _ => return whole,
    };
    // `four years, 18 months to`: what is more than one of the larger is counted for itself.
    if rest.value >= times {
        return whole;
    }
    // `three hours, 12 minutes and 15 seconds`: units only get smaller, so this ends.
    and_rest(words, value * times + rest.value, smaller, after)
}

/// A number, or a pair of them: `two or three`, `six to eight`. The last is the amount.
fn amount(words: &Words, at: usize) -> Option<Number> {
    let first = numbers::read(words, at)?;
    let joins = words.is_any(first.end, &["or", "to", "–", "-"]);
    let second = if joins { numbers::read(words, first.end + 1) } else { None };
    let pair = second.filter(|second| second.value > first.value && unit(words, second.end).is_some());
    Some(pair.unwrap_or(first))
}

/// A unit and the token after it, over `more`, `full`, `consecutive` and a hyphen of its own: `three full days`.
fn unit(words: &Words, at: usize) -> Option<(Unit, usize)> {
    let at = at + usize::from(words.has(&words.lexicon.unit_fillers, at));
    let stop = usize::from(words.at(at).len() <= 4 && words.is(at + 1, ".") && words.touches(at + 1) && words.is_lower(at + 2));
    match words.sense(at)? {
        Sense::Unit(unit) => Some((unit, at + 1 + stop)),
        _ => None,
    }
}

/// `19 years old`, `nine months of age`, `a 12 year old`.
fn is_age(words: &Words, end: usize) -> bool {
    words.is(end, "old") || words.is(end, "-") && words.is(end + 1, "old") || words.is(end, "of") && words.is(end + 1, "age")
}

/// Where a length lies in time, if its words say so; else the length itself.
pub(super) fn placed(words: &Words, amount: Option<f64>, unit: Unit, end: usize) -> (When, usize) {
    let length = (When::Duration { amount, unit }, end);
    let Some((sign, from, after)) = direction(words, end) else { return length };
    if amount.is_none() {
        // `years later` in a story of the past is no future.
        return match words.at(end) {
            "ago" => (When::Reference("PAST_REF"), after),
            "from" if from.is_none() => (When::Reference("FUTURE_REF"), after),
            "later" | "earlier" => (When::Duration { amount, unit }, after),
            _ => length,
        };
    }
    let Some((unit, by)) = amount.and_then(|amount| steps(amount, unit)) else {
        // `100 million years ago` is before any calendar.
        return if sign < 0 && from.is_none() { (When::Reference("PAST_REF"), after) } else { length };
    };
    let by = by * sign;
    let is_ago = words.is(after - 1, "ago");
    match from.map(|base| (base, after)).or_else(|| this_day(words, after).filter(|_| is_ago)) {
        None => {
            let from = match (words.is_any(after - 1, &["later", "earlier", "before"]), is_ago && unit == Unit::Year && by == -1) {
                (true, _) => Anchor::Story,
                (_, true) => Anchor::Either,
                _ => Anchor::Issue,
            };
            (When::Away { unit, by, from, time: TimeOfDay::default() }, after)
        }
        Some((base, after)) => (When::From { base: Box::new(base), unit, by }, after),
    }
}

/// `this month`, `today`, `Tuesday` after `two years ago`.
fn this_day(words: &Words, at: usize) -> Found {
    match words.sense(at)? {
        Sense::DayName(by) => Some(relative::plain_day(at, by)),
        Sense::Shift(by) if words.is_any(at, &["this", "last", "next"]) && matches!(words.unit(at + 1)?, Unit::Week | Unit::Month) => {
            relative::shifted(words, at, by)
        }
        Sense::Weekday(_) => days::named(words, at),
        _ => None,
    }
}

/// `ago`, `later`, `from now`, `before Christmas`, `after May 3`: the way, what it is measured from, and the token after.
fn direction(words: &Words, end: usize) -> Option<(i32, Option<When>, usize)> {
    let or_so = words.is(end, "or") && words.is_any(end + 1, &["so", "more"]) && words.is_any(end + 2, &["ago", "later", "earlier"]);
    let end = end + 2 * usize::from(or_so);
    let (sign, is_simple) = match words.at(end) {
        "ago" => return Some((-1, None, end + 1)),
        "later" | "hence" => return Some((1, None, end + 1)),
        "earlier" if !words.is(end + 1, "than") => return Some((-1, None, end + 1)),
        "from" if words.is(end + 1, "now") => return Some((1, None, end + 2)),
        "from" => (1, false),
        "before" | "prior" => (-1, true),
        "after" => (1, true),
        _ => return None,
    };
    let to = usize::from(words.is(end, "prior") && words.is(end + 1, "to"));
    let at = end + 1 + to;
    let the = usize::from(words.is(at, "the"));
    let named = holidays::first(words, at + the).filter(|_| words.is_capital(at + the)).or_else(|| days::named(words, at));
    if let Some((base, after)) = named {
        return Some((sign, Some(base), after));
    }
    // `two years before.` is of the story; `two years before the war` says no more than a length.
    let ends = end + 1 >= words.tokens.len() || words.is_any(end + 1, &[".", ",", ";"]);
    (is_simple && words.is(end, "before") && ends).then_some((sign, None, end + 1))
}

/// Whole steps of a unit: half a year is six months; what does not come out whole is no step.
fn steps(amount: f64, unit: Unit) -> Option<(Unit, i32)> {
    let (amount, unit) = match unit {
        Unit::Fortnight => (amount * 2.0, Unit::Week),
        Unit::Year if amount.fract() != 0.0 => (amount * 12.0, Unit::Month),
        Unit::Decade if amount.fract() != 0.0 => (amount * 10.0, Unit::Year),
        Unit::Century if amount.fract() != 0.0 => (amount * 100.0, Unit::Year),
        Unit::Day if amount.fract() != 0.0 => (amount * 24.0, Unit::Hour),
        Unit::Hour if amount.fract() != 0.0 => (amount * 60.0, Unit::Minute),
        _ => (amount, unit),
    };
    let by = amount.round();
    (by.abs() < 1e6).then_some((unit, by as i32))
}

/// `a year`, `a week ago`, `an hour and a half`, `a few days`, `a couple of weeks`, `a full year`.
pub(super) fn after_a(words: &Words, at: usize) -> Found {
    if let Some((when, end)) = hyphened(words, at + 1).filter(|(_, end)| words.is(*end, "period")) {
        return Some((when, end + 1));
    }
    // `another two years`.
    if words.is(at, "another")
        && let Some(found) = counted(words, at + 1).filter(|(when, _)| matches!(when, When::Duration { .. }))
    {
        return Some(found);
    }
    match words.sense(at + 1) {
        Some(Sense::Vague) => return couple(words, at + 1).or_else(|| vague(words, at + 1)),
        Some(Sense::Half) => return half(words, at + 1),
        _ => (),
    }
    if let Some(number) = numbers::read(words, at) {
        let (unit, end) = unit(words, number.end)?;
        return Some(placed(words, Some(number.value), unit, end));
    }
    if words.is(at + 1, "quarter") && words.is_any(at + 2, &["century", "of"]) {
        let of = 2 * usize::from(words.is(at + 2, "of") && words.is(at + 3, "a"));
        return words.is(at + 2 + of, "century").then_some((When::Duration { amount: Some(25.0), unit: Unit::Year }, at + 3 + of));
    }
    // A Millennium Challenge Corporation is one.
    if words.is_capital(at + 1) && words.is_capital(at + 2) && !words.is_capital(at) {
        return None;
    }
    let single = usize::from(words.is(at + 1, "single") && words.is_lower(at + 2));
    // `a year-and-a-half`.
    if let Some(unit) = words.at(at + 1).strip_suffix("-and-a-half").and_then(|name| unit_named(words, name)) {
        return Some(placed(words, Some(1.5), unit, at + 2));
    }
    let (unit, end) = unit(words, at + 1 + single)?;
    let is_half = words.is(end, "and") && words.is(end + 1, "a") && words.is(end + 2, "half");
    let (amount, end) = if is_half { (1.5, end + 3) } else { (1.0, end) };
    let is_plural = words.at(end - 1).ends_with(['s', 'S']);
    let (amount, unit, end) = and_rest(words, amount, unit, end);
    let (when, after) = placed(words, Some(amount), unit, end);
    // `a second term`, `a minute detail`, `a quarter`, `a weekend` are lengths only where they are put somewhere.
    let is_other = matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend) || unit == Unit::Minute && words.is_lower(end);
    let is_none = is_plural || is_age(words, end) || is_other && after == end;
    (!is_none).then_some((when, after))
}

/// `couple of weeks`, at `couple`.
fn couple(words: &Words, at: usize) -> Found {
    if !words.is(at, "couple") {
        return None;
    }
    let of = usize::from(words.is(at + 1, "of"));
    let (unit, end) = unit(words, at + 1 + of)?;
    Some(placed(words, Some(2.0), unit, end))
}

/// `several days`, `few weeks ago`, `many years`.
pub(super) fn vague(words: &Words, at: usize) -> Found {
    if words.is(at, "couple") {
        return None;
    }
    // `the second blast in as many days`.
    if words.is(at, "many") && words.is(words.before(at), "as") {
        return None;
    }
    let more = usize::from(words.is_any(at + 1, &["more", "dozen", "hundred", "thousand"]));
    let (unit, end) = unit(words, at + 1 + more)?;
    let (when, after) = placed(words, None, unit, end);
    let is_some = words.is(at, "some") && after == end;
    (is_plural(words, end) && !is_some).then_some((when, after))
}

fn is_plural(words: &Words, end: usize) -> bool {
    words.at(end - 1).ends_with(['s', 'S', 'a'])
}

/// `years ago`, `decades later`, `for months`: a plural alone is a time where it is put somewhere or lasts.
pub(super) fn bare(words: &Words, at: usize, unit: Unit) -> Found {
    if unit == Unit::Weekend && is_plural(words, at + 1) && words.is(words.before(at), "on") {
        return Some((When::Set("P1W".to_owned()), at + 1));
    }
    if unit == Unit::Weekend && words.is(at, "weekend") && words.is_lower(at + 1) && !sets::ends_phrase(words, at + 1) {
        return Some(weekend(at + 1));
    }
    // `by year's end`, `at month's end`.
    let is_whole = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) && !is_plural(words, at + 1);
    if is_whole && words.is_any(at + 1, &["'s", "’s"]) && words.is(at + 2, "end") {
        return Some((When::Away { unit, by: 0, from: Anchor::Issue, time: TimeOfDay::default() }, at + 3));
    }
    let is_year_end = unit == Unit::Year && words.is(at + 1, "end");
    if !is_year_end && !is_plural(words, at + 1) || words.at(at).len() < 4 || matches!(unit, Unit::Quarter | Unit::Weekend) {
        return None;
    }
    // `by year end`.
    if is_year_end {
        return Some((When::Away { unit, by: 0, from: Anchor::Issue, time: TimeOfDay::default() }, at + 2));
    }
    let (when, end) = placed(words, None, unit, at + 1);
    let only = usize::from(words.is_any(words.before(at), &["only", "just"]));
    let is_matter = words.is(words.before(at), "of") && words.is_any(at.wrapping_sub(2), &["matter", "couple"]);
    let lasts = (is_matter
        || words.is_any(at.wrapping_sub(1 + only), &["for", "in", "within", "over", "after", "take", "takes", "took", "lasted"]))
        && !words.is(at + 1, "of");
    let fills = words.is(at + 1, "of") && !words.is_any(at + 2, &["the", "age"])
        || words.is_any(at + 1, &["before", "after", "afterward", "afterwards", "ahead"]);
    (end > at + 1 || lasts || fills && begins_phrase(words, at)).then_some((when, end))
}

/// `years of neglect`, `hours after the vote`; `the early days of steam` are no length.
fn begins_phrase(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let lower = words.at(before).to_lowercase();
    let is_named = words.lexicon.grammar.word(&lower).may(does::DET | does::POSS);
    let opens = matches!(words.kind(before), None | Some(TokenKind::Mark))
        || words.has(&words.lexicon.phrase_breaks, before)
        || words.has(&words.lexicon.small_words, before)
        || words.lexicon.grammar.word(&lower).may(does::VERB)
        || lower.ends_with("ed")
        || lower.ends_with("ing");
    opens && !is_named && lower != "-"
}

/// `recent years`.
pub(super) fn recent(words: &Words, at: usize) -> Found {
    let (_, end) = unit(words, at + 1)?;
    is_plural(words, end).then_some((When::Reference("PAST_REF"), end))
}

/// `half an hour`, `half a century ago`, `half-century`.
pub(super) fn half(words: &Words, at: usize) -> Found {
    let article = usize::from(words.is_any(at + 1, &["a", "an", "-"]));
    let (unit, end) = unit(words, at + 1 + article)?;
    if article == 0 && !matches!(unit, Unit::Hour | Unit::Century | Unit::Decade) {
        return None;
    }
    Some(placed(words, Some(0.5), unit, end))
}

/// `12-hours-long`, `two-day`, `decade-long`, `half-hour`, `three-and-a-half-year`; `47-year-old` is an age and no time.
pub(super) fn hyphened(words: &Words, at: usize) -> Found {
    let word = words.at(at);
    let stem = word.strip_suffix("-long").unwrap_or(word);
    let (amount, unit_word) = match stem.rsplit_once('-') {
        Some((amount, unit)) => (hyphened_amount(words, amount)?, unit),
        None if stem.len() < word.len() => (1.0, stem),
        None => return None,
    };
    let unit = unit_named(words, unit_word)?;
    // `decades-long`.
    if stem == unit_word && unit_word.ends_with('s') {
        return Some((When::Duration { amount: None, unit }, at + 1));
    }
    // `one-quarter` of a thing is a share.
    let is_share = unit == Unit::Quarter && !words.is_lower(at + 1) | sets::ends_phrase(words, at + 1) | words.is(at + 1, "of");
    let is_ordinal = unit_word == "second" || is_share || is_age(words, at + 1);
    (!is_ordinal).then(|| placed(words, Some(amount), unit, at + 1))
}

fn unit_named(words: &Words, name: &str) -> Option<Unit> {
    Unit::of(look_up(&words.lexicon.calendar, name)?.strip_prefix("unit ")?)
}

fn hyphened_amount(words: &Words, amount: &str) -> Option<f64> {
    if amount.eq_ignore_ascii_case("half") {
        return Some(0.5);
    }
    if let Some(whole) = amount.strip_suffix("-and-a-half").or_else(|| amount.strip_suffix("-and-one-half")) {
        return Some(hyphened_amount(words, whole)? + 0.5);
    }
    let last = amount.rsplit_once("-to-").map_or(amount, |(_, last)| last);
    let figures = || last.replace(',', "").parse::<f64>().ok().filter(|value| value.is_finite());
    let in_words = || match last.split_once('-') {
        Some((tens, ones)) => Some(numbers::value(words.lexicon, tens)? + numbers::value(words.lexicon, ones)?),
        None => numbers::value(words.lexicon, last),
    };
    figures().or_else(in_words)
}
